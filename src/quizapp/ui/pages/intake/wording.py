"""Files that were brought, in words."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from quizapp.core.authoring.importing import Fate, ImportPreview, Incoming
from quizapp.core.content.items import ItemKind
from quizapp.core.views.plan_files import PlanPreview
from quizapp.ui.wording import words

_FORMATS = {
    "gift": "GIFT",
    "aiken": "Aiken",
    "moodle-xml": "Moodle",
    "qti": "QTI",
    "h5p": "H5P",
    "anki": "Anki",
    "anki-text": "Anki",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("intake", text)


def this_is(what: str) -> str:
    """Return what a file is, as a sentence."""
    return _tr("This is {what}.").format(what=what)


def learners_copy() -> tuple[str, str]:
    """Return what is said of a learner's copy, and what to do with it."""
    return (
        _tr("This is the copy of what a learner did."),
        _tr("It is taken in where the learners are: “Take in a copy…”."),
    )


def original(titles: Sequence[str]) -> tuple[str, str]:
    """Return what is said of the original of documents that are here."""
    named = ", ".join(f"“{title}”" for title in titles)
    return (
        _tr("This is the original of {titles}.").format(titles=named),
        _tr("It was attached: in the Library you read it beside the document."),
    )


def here_already(title: str, pack: str) -> tuple[str, str]:
    """Return what is said of a file from which a document was made before, and what to do."""
    return (
        _tr("This document is here already: “{title}” in {pack}.").format(title=title, pack=pack),
        _tr("Nothing was taken a second time. A file that was changed since is taken as another."),
    )


def plan(preview: PlanPreview) -> tuple[str, ...]:
    """Return what is said of a plan of a session before it is taken, in sentences."""
    said = words.questions(preview.questions)
    if preview.subject and preview.subject != preview.title:
        said = _tr("{questions} on {subject}").format(questions=said, subject=preview.subject)
    counts = (
        (preview.here, _tr("1 is here already"), _tr("{n} are here already")),
        (preview.coming, _tr("1 comes along"), _tr("{n} come along")),
        (
            preview.other_wording,
            _tr("1 is here in other words, which are asked"),
            _tr("{n} are here in other words, which are asked"),
        ),
        (
            preview.missing,
            _tr("1 is missing and is left out"),
            _tr("{n} are missing and are left out"),
        ),
    )
    parts = [(one if n == 1 else many).format(n=n) for n, one, many in counts if n]
    lines = [f"{said}: {', '.join(parts)}."]
    for pack in preview.packs:
        told = _tr("The pack “{title}” ({questions}) is taken in with it.")
        if pack.replaces:
            told = _tr(
                "The pack “{title}” ({questions}) is taken in with it, and replaces the one here."
            )
        lines.append(told.format(title=pack.title, questions=words.questions(pack.questions)))
    if preview.trouble:
        lines.append(_tr("A pack in it has errors and is left out."))
    if preview.had_names:
        lines.append(
            _tr(
                "It was made with a class list, whose names did not come along: pupils get "
                "friendly names until you choose a list of yours."
            )
        )
    if preview.asked:
        lines.append(_tr("Nothing is written yet."))
    else:
        lines.append(_tr("There is nothing to ask. Bring the pack of its questions first."))
    return tuple(lines)


def plan_kept(title: str) -> tuple[str, str]:
    """Return what is said once a plan is taken, and where it is."""
    return (
        _tr("The plan “{title}” is kept.").format(title=title),
        _tr("It stands on the page Class under Plans."),
    )


def name_list() -> tuple[str, str]:
    """Return what is said of a class list, and what to do with it."""
    return (
        _tr("This looks like a class list."),
        _tr("Class lists are brought on the page Class."),
    )


def as_title(stem: str) -> str:
    """Return a file's name without its ending as the title of a pack."""
    plain = " ".join(re.sub(r"[_\-.]+", " ", stem).split())
    return plain[:1].upper() + plain[1:]


def headline(preview: ImportPreview) -> str:
    """Return "quiz-8b.xml: 41 questions from Moodle"."""
    said = _tr("{name}: {questions} from {program}")
    program = _FORMATS.get(preview.format)
    if program is None:
        said, program = _tr("{name}: {questions}"), ""
    return said.format(
        name=preview.name, questions=words.questions(preview.in_file), program=program
    )


def what_becomes(preview: ImportPreview, taken: int, looks: int) -> str:
    """Return what taking them would do, in numbers that add up to those of the file.

    Args:
        preview: the file.
        taken: how many would be taken, those to look at among them.
        looks: how many of these one should look at.
    """
    said = _tr("1 can be taken as a draft") if taken == 1 else _tr("{n} can be taken as drafts")
    parts = [said.format(n=f"{taken:,}")]
    if looks:
        said = _tr(" (1 wants a look)") if looks == 1 else _tr(" ({n} want a look)")
        parts[0] += said.format(n=f"{looks:,}")
    same = preview.count(Fate.SAME)
    if same:
        said = _tr("1 is here already") if same == 1 else _tr("{n} are here already")
        parts.append(said.format(n=f"{same:,}"))
    left = preview.in_file - same - taken
    if left:
        said = _tr("1 is left out") if left == 1 else _tr("{n} are left out")
        parts.append(said.format(n=f"{left:,}"))
    return ", ".join(parts) + ". " + _tr("Nothing is written yet.")


def taken_questions(name: str, number: int) -> str:
    """Return what was taken of a file of questions, once it was."""
    if not number:
        return _tr("Nothing of {name} was new.").format(name=name)
    said = _tr("1 question of {name} is taken as a draft.")
    if number != 1:
        said = _tr("{n} questions of {name} are taken as drafts.")
    return said.format(n=f"{number:,}", name=name)


def taken_document(name: str) -> str:
    """Return that a document was taken, once it was."""
    return _tr("{name} is taken with its passages.").format(name=name)


def kind(one: Incoming) -> str:
    """Return the kind of a question."""
    return _tr("choice") if one.question.kind is ItemKind.CHOICE else _tr("true or false")


def right(one: Incoming) -> str:
    """Return what is right, in a few words."""
    keys = [one.question.options[place].text for place in one.question.keys]
    if len(keys) == 1:
        return keys[0]
    return _tr("none is marked") if not keys else _tr("{n} right answers").format(n=len(keys))


def to_know(one: Incoming) -> str:
    """Return what one should know of a question before taking it."""
    said = list(one.notes)
    if one.fate is Fate.CHANGED:
        said.insert(0, _tr("changed since it was taken: Enter compares"))
    if one.fate is Fate.SAME and not said:
        said.append(_tr("here already"))
    return "; ".join(said)


def take(number: int) -> str:
    """Return the words of the button that takes questions."""
    if number == 0:
        return _tr("Nothing to take")
    return (_tr("Take 1 as a draft") if number == 1 else _tr("Take {n} as drafts")).format(
        n=f"{number:,}"
    )


def waiting(number: int) -> str:
    """Return how many more files wait; empty for none."""
    if not number:
        return ""
    return (_tr("1 more waits.") if number == 1 else _tr("{n} more wait.")).format(n=number)


def lost(preview: ImportPreview) -> str:
    """Return what doesn't come along, in a sentence; empty where everything does."""
    if not preview.lost:
        return ""
    listed = ", ".join(f"{what} ({number:,})" for what, number in preview.lost)
    return _tr("Not taken along: {what}.").format(what=listed)
