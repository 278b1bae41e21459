"""Packs in words: what they are, what was done, what would be."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.views.packs import PackLine, PackPreview, PackState
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.pages.packs.state import Brought, PacksState, Refused
from quizapp.ui.wording import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("packs", text)


def errors(number: int) -> str:
    """Return "1 error", "27 errors"."""
    return words.counted(number, _tr("error"), _tr("errors"))


def state_of(line: PackLine) -> Span:
    """Return the state of a pack in a word or two."""
    if line.trouble or line.state is PackState.NOT_BUILT:
        return Span(_tr("Has errors"), Tone.WRONG)
    if line.state is PackState.RETIRED:
        return Span(_tr("Retired"), Tone.STRONG)
    if line.state is PackState.WRITTEN:
        return Span(_tr("Not published yet"), Tone.STRONG)
    return Span(_tr("Offered"), Tone.RIGHT)


def about(line: PackLine) -> str:
    """Return what else is told of a pack in one line."""
    parts = []
    if line.state is PackState.PUBLISHED:  # of others no questions are asked
        parts.append(words.questions(line.questions))
    if line.drafts:
        parts.append(words.counted(line.drafts, _tr("draft"), _tr("drafts")))
    if line.release:
        parts.append(_tr("version {n}").format(n=line.release))
    parts.append(_tr("comes with the app") if line.built_in else _tr("your own"))
    return " · ".join(parts)


def meanwhile(line: PackLine) -> str:
    """Return what errors in its files mean for learners, and what to do; empty without any."""
    if not line.trouble:
        return ""
    mend = _tr("Mend its files and bring it again.")
    if line.state is PackState.NOT_BUILT:
        return _tr("Learners are not offered it. {mend}").format(mend=mend)
    if line.state is PackState.RETIRED:
        return mend
    said = _tr("Learners go on with version {n}, as it was. {mend}")
    return said.format(n=line.release, mend=mend)


def facts(preview: PackPreview) -> tuple[tuple[str, str], ...]:
    """Return what is told of a pack before it is taken in, as labels and values."""
    number = "{:,}".format
    return (
        (_tr("Questions"), number(preview.questions)),
        (_tr("Documents"), number(preview.documents)),
        (_tr("Topics"), number(preview.topics)),
        (_tr("Licence"), preview.licence or _tr("not stated")),
        (_tr("Version"), number(preview.release)),
    )


def what_it_does(brought: Brought) -> str:
    """Return what taking a pack in would do, or why it can't be taken in."""
    said = _what_becomes_of_it(brought)
    if brought.is_retired and brought.can_be_taken:
        said += " " + _tr("It is retired here, and would be offered again.")
    return said


def _what_becomes_of_it(brought: Brought) -> str:
    preview = brought.preview
    if brought.comes_with_the_app:
        return _tr(
            "This pack comes with the app, and only a new version of the app changes it. "
            "A pack of your own needs another id in its pack.yaml."
        )
    if preview.trouble:
        said = _tr("It has {errors}, so it can't be taken in. Mend its files and bring it again.")
        return said.format(errors=errors(len(preview.trouble)))
    if preview.replaces is None:
        return _tr("It is new: it comes beside the packs that are here.")
    if brought.is_older:
        said = _tr("You have version {n}, which is newer. A pack never goes back.")
        return said.format(n=preview.replaces)
    if preview.replaces == preview.release:
        said = _tr("You have version {n} already. These files take the place of those.")
        return said.format(n=preview.replaces)
    said = _tr("It replaces version {n}. What learners did with that stays.")
    return said.format(n=preview.replaces)


def cannot_be_taken(name: str) -> str:
    """Return what is said of a file or folder that is refused."""
    return _tr("{name} can't be taken in").format(name=name)


def cannot_be_offered(name: str) -> str:
    """Return what is said of a retired pack whose files have errors now."""
    return _tr("{name} can't be offered").format(name=name)


def title(brought: Brought | Refused) -> str:
    """Return what the view of what was brought is headed."""
    if isinstance(brought, Refused):
        return brought.title
    return brought.preview.title


def nothing_yet(state: PacksState) -> str:
    """Return that nothing is written yet, where something could be, and how many more wait."""
    can = isinstance(state.brought, Brought) and state.brought.can_be_taken
    said = [_tr("Nothing is written yet.")] if can else []
    if state.waiting:
        more = _tr("1 more waits.") if state.waiting == 1 else _tr("{n} more wait.")
        said.append(more.format(n=state.waiting))
    return " ".join(said)


def spoken(brought: Brought | Refused) -> str:
    """Return what a screen reader says when what was brought is shown."""
    if isinstance(brought, Refused):
        return f"{title(brought)}. {brought.message} {brought.hint}".strip()
    known = ", ".join(f"{label}: {value}" for label, value in facts(brought.preview))
    return f"{title(brought)}. {what_it_does(brought)} {known}."


def taken_in(line: PackLine) -> str:
    """Return what is said once a pack was taken in."""
    return _tr("{title} is taken in, with {questions}.").format(
        title=line.title, questions=words.questions(line.questions)
    )
