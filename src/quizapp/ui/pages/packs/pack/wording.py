"""One pack in words: how it stands, what is wrong, what publishing would change."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from quizapp.core.authoring.comparing import Difference
from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.authoring.questions import WrittenFile
from quizapp.core.content.grades import Grade
from quizapp.core.views.packs import PackState as Offered
from quizapp.core.views.publishing import (
    DocumentRow,
    PackOverview,
    PublishCheck,
    QuestionRow,
    SinceVersion,
    VersionLine,
)
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.pages.packs.pack.state import Show
from quizapp.ui.wording import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("pack", text)


def standing(pack: PackOverview) -> tuple[Span, ...]:
    """Return how a pack stands, in a line."""
    line = pack.line
    if line is None or not line.release:
        first = Span(_tr("Not published yet"), Tone.STRONG)
    elif line.state is Offered.RETIRED:
        first = Span(_tr("Retired"), Tone.STRONG)
    else:
        first = Span(_tr("Learners have version {n}").format(n=line.release), Tone.RIGHT)
    ready, drafts = pack.number(QuestionState.READY), pack.number(QuestionState.DRAFT)
    parts = [_tr("{n} ready").format(n=ready) if pack.questions else _tr("no questions yet")]
    if drafts:
        parts.append(words.counted(drafts, _tr("draft"), _tr("drafts")))
    return first, Span(" · " + " · ".join(parts))


def state(row: QuestionRow) -> str:
    """Return the state of a question in a word."""
    return {
        QuestionState.DRAFT: _tr("Draft"),
        QuestionState.READY: _tr("Ready"),
        QuestionState.RETIRED: _tr("Retired"),
    }[row.state]


def grade(row: QuestionRow) -> str:
    """Return the grade of a question in a word or three."""
    return {
        Grade.NO_SOURCE: _tr("no source yet"),
        Grade.SOURCED: _tr("sourced"),
        Grade.EXPLAINED: _tr("explained"),
    }[row.grade]


def stem(row: QuestionRow) -> str:
    """Return what a question asks, or that nothing is written."""
    return row.stem.strip() or _tr("Nothing is written yet")


def under(row: QuestionRow) -> tuple[Span, ...]:
    """Return state, grade and trouble of a question."""
    spans = [Span(f"{state(row)} · {grade(row)}")]
    if row.troubles:
        tone = Tone.WRONG if row.errors else Tone.QUIET
        spans.append(Span(f" · {row.troubles[0].message}", tone))
        more = len(row.troubles) - 1
        if more:
            spans.append(Span(_tr(" And {n} more.").format(n=more)))
    return tuple(spans)


def shown(number: tuple[int, ...]) -> tuple[str, ...]:
    """Return the entries of the menu that filters questions, with how many each lists."""
    names = {
        Show.ALL: _tr("All but retired"),
        Show.TROUBLE: _tr("To look at"),
        Show.DRAFTS: _tr("Drafts"),
        Show.READY: _tr("Ready"),
        Show.RETIRED: _tr("Retired"),
        Show.NO_SOURCE: _tr("No source yet"),
    }
    return tuple(f"{names[one]} ({number[one]})" for one in Show)


def find_sources(number: int) -> str:
    """Return "Find the sources of 4 questions"."""
    return _tr("Find the sources of {questions}").format(questions=words.questions(number))


def document(row: DocumentRow) -> str:
    """Return what is told of a document under its title."""
    passages = words.counted(row.passages, _tr("passage"), _tr("passages"))
    asked = words.questions(row.questions) if row.questions else _tr("no question on it yet")
    return f"{passages} · {asked}"


def version(line: VersionLine, now: datetime) -> str:
    """Return when a version was published, by whom, and how much it holds."""
    parts = [words.moment(line.at.astimezone(now.tzinfo), now)]
    parts += [_tr("by {name}").format(name=line.by)] if line.by else []
    return " · ".join([*parts, words.questions(line.questions)])


def since(since: SinceVersion) -> str:
    """Return what is different from what learners have."""
    if not since.version:
        return _tr("It is the first version: {questions}.").format(
            questions=words.questions(since.new)
        )
    parts = [
        _tr("{n} {what}").format(n=number, what=what)
        for number, what in (
            (since.new, _tr("new")),
            (since.reworded, _tr("reworded")),
            (since.removed, _tr("removed")),
        )
        if number
    ]
    if not parts:
        what = _tr("nothing asked, but texts around it") if since.other else _tr("nothing is new")
        return _tr("Since version {n}: {what}.").format(n=since.version, what=what)
    said = _tr("Since version {n}: {what}.").format(n=since.version, what=", ".join(parts))
    if since.responses:
        kept = words.counted(since.responses, _tr("response"), _tr("responses"))
        keep = _tr("keeps") if since.responses == 1 else _tr("keep")
        said += " " + _tr("{kept} {keep} the old wording.").format(kept=kept, keep=keep)
    return said


def stays_behind(check: PublishCheck) -> str:
    """Return what is not published; empty for nothing."""
    if not check.drafts:
        return ""
    drafts = words.counted(check.drafts, _tr("draft"), _tr("drafts"))
    stays = _tr("stays behind") if check.drafts == 1 else _tr("stay behind")
    return _tr("{drafts} {stays}: learners don't see them.").format(drafts=drafts, stays=stays)


def why_not(check: PublishCheck) -> str:
    """Return why it can't be published; empty where it can."""
    if check.can_publish:
        return ""
    if check.retired_pack:
        return _tr("This pack is retired. Bring it back first, then publish.")
    if check.whole:
        return " ".join(check.whole)
    if check.errors:
        number = len(check.errors)
        one = _tr("One question has to be mended first. Press it to go there.")
        several = _tr("{n} questions have to be mended first. Press one to go there.")
        return one if number == 1 else several.format(n=number)
    return _tr("Nothing is new since the last version.")


def difference(kind: Difference) -> str:
    """Return what became of a fact, as the beginning of a line."""
    return {
        Difference.ADDED: _tr("New"),
        Difference.REWORDED: _tr("Reworded"),
        Difference.REMOVED: _tr("Removed"),
    }[kind]


def published(number: int, title: str) -> str:
    """Return what is said once a version is there."""
    return _tr("Version {n} of {title} is published.").format(n=number, title=title)


def giving(*, copy: bool, programs: bool) -> str:
    """Return what the ways to give a pack away are for.

    Args:
        copy: whether a copy of it can be saved.
        programs: whether its questions can be written for other programs.
    """
    said = []
    if copy:
        said.append(
            _tr(
                "The copy is one file with all that is published. Send it to a colleague, who "
                "drops it on the window of their own quizapp."
            )
        )
    if programs:
        said.append(_tr("Moodle, Kahoot and others take the questions alone, without documents."))
    return " ".join(said)


@dataclass(frozen=True)
class Export:
    """A form of another program, as a teacher knows it."""

    program: str
    ending: str
    """Of its files."""

    def hint(self) -> str:
        """Return what to do with the file."""
        return _tr("Open it in {program} with “Import”.").format(program=self.program)


EXPORTS = {
    "moodle-xml": Export("Moodle", ".xml"),
    "gift": Export("GIFT (Moodle and others)", ".gift"),
    "kahoot": Export("Kahoot", ".xlsx"),
    "csv": Export("CSV", ".csv"),
    "anki": Export("Anki", ".txt"),
    "h5p": Export("H5P", ".h5p"),
    "qti": Export("QTI 2.1", ".zip"),
    "aiken": Export("Aiken", ".txt"),
}
"""By the names that the services have for them, in the order of the menu."""

_NAMED = 5
"""Questions that are named one by one before an export; of more the rest is counted."""


def would_be_written(written: WrittenFile, name: str) -> str:
    """Return how many questions another program could take, as a heading."""
    program, every = EXPORTS[name].program, written.written + len(written.left_out)
    if not written.left_out:
        return _tr("Something does not come along to {program}").format(program=program)
    return _tr("{n} of {every} questions fit {program}").format(
        n=f"{written.written:,}", every=f"{every:,}", program=program
    )


def left_behind(written: WrittenFile) -> str:
    """Return what does not come along, question by question as far as there is room."""
    lines = [
        f"{_short(one.stem) or one.number}: {one.reason}." for one in written.left_out[:_NAMED]
    ]
    more = len(written.left_out) - _NAMED
    if more > 0:
        lines.append(_tr("And {n} more.").format(n=f"{more:,}"))
    if written.lost:
        lost = ", ".join(f"{one.what} ({one.number:,})" for one in written.lost)
        lines.append(_tr("Not taken along: {what}.").format(what=lost))
    return "\n".join(lines)


def exported(number: int, name: str) -> str:
    """Return what is said once questions were written."""
    return _tr("{questions} written as {name}.").format(
        questions=words.questions(number), name=name
    )


def _short(stem: str) -> str:
    plain = " ".join(stem.split())
    return plain if len(plain) <= 60 else plain[:59].rstrip() + "…"
