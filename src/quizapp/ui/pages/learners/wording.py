"""What is said of exporting, removing and merging learners: what goes, what stays, the way back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.learners.state import RightsNotice
from quizapp.ui.wording import words

if TYPE_CHECKING:  # the services bring the bank with them, which the first window does not need
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.views.copies import CopyPreview, TakenIn
    from quizapp.core.views.records import BackupFile, Erased, UndoOffer

MOST_NAMED = 3
"""How many backups are named by their day; the rest are counted."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("learners", text)


def quizzes_and_responses(attempts: int, responses: int) -> str:
    """Return "10 quizzes with 74 answers"."""
    return _tr("{quizzes} with {answers}").format(
        quizzes=words.counted(attempts, _tr("quiz"), _tr("quizzes")),
        answers=words.counted(responses, _tr("answer"), _tr("answers")),
    )


def exported_notice(learner: Learner, file_name: str) -> RightsNotice:
    """Return what is said when a learner's copy was saved."""
    return RightsNotice(
        BannerKind.DONE,
        _tr("Everything kept of {name} was saved in {file}.").format(
            name=learner.name, file=file_name
        ),
        _tr("Anyone who opens that file can read it. Keep it where only the right people can."),
    )


def erased_notice(told: Erased, offer: UndoOffer | None, now: datetime) -> RightsNotice:
    """Return what is said when a learner was removed."""
    return RightsNotice(
        BannerKind.DONE,
        _tr("{name} was removed.").format(name=told.learner.name),
        f"{_gone(told)} {_traces(told)} {_until(offer, now)}".strip(),
        _tr("Undo: bring {name} back").format(name=told.learner.name) if offer else "",
        _held(told, now),
        _until_gone(told),
        _deletion(told.copies),
    )


def merged_notice(told: Erased, offer: UndoOffer | None, now: datetime) -> RightsNotice:
    """Return what is said when two learners were made one."""
    into = offer.into if offer else ""
    return RightsNotice(
        BannerKind.DONE,
        _tr("{gone} is now part of {kept}.").format(gone=told.learner.name, kept=into),
        _tr(
            "{what} moved over. What comes back when was worked out again from all answers."
        ).format(what=quizzes_and_responses(told.attempts, told.responses))
        + " "
        + _until(offer, now),
        _tr("Undo: make them two again") if offer else "",
    )


def taken_in_notice(told: TakenIn, offer: UndoOffer | None, now: datetime) -> RightsNotice:
    """Return what is said when a copy was taken in."""
    name, counts = told.learner.name, told.counts
    if not told.changed:
        return RightsNotice(
            BannerKind.NOTE,
            _tr("Nothing in the copy was new for {name}.").format(name=name),
            _tr("Every answer that could be taken in is here already, and counts once."),
        )
    said = (
        _tr("{name} is on the list now, with {answers}.")
        if told.is_new
        else _tr("{name} has {answers} more.")
    )
    new = words.counted(counts.new, _tr("answer"), _tr("answers"))
    hint = _tr("What comes back when was worked out from all answers.")
    left = _left_out(counts.left_out)
    return RightsNotice(
        BannerKind.DONE,
        said.format(name=name, answers=new),
        " ".join(part for part in (hint, left, _until(offer, now)) if part),
        _tr("Undo: take the copy out again") if offer else "",
    )


def taken_out_notice(learner: Learner) -> RightsNotice:
    """Return what is said when a copy was taken out again."""
    return RightsNotice(
        BannerKind.DONE,
        _tr("The copy was taken out again. What {name} had before is as it was.").format(
            name=learner.name
        ),
    )


def pin_notice(learner: Learner, *, has_pin: bool) -> RightsNotice:
    """Return what is said when a PIN was set, or taken away."""
    if not has_pin:
        return RightsNotice(
            BannerKind.DONE, _tr("{name} has no PIN any more.").format(name=learner.name)
        )
    return RightsNotice(
        BannerKind.DONE,
        _tr("{name} has a PIN now. It is asked for from the next time on.").format(
            name=learner.name
        ),
        pin_promise(),
    )


def pin_promise() -> str:
    """Return what a PIN does, and what it does not."""
    return _tr(
        "It keeps classmates out of your list; whoever owns this computer can still read the data."
    )


def pin_reset(name: str) -> str:
    """Return what is to be done about a PIN that was forgotten."""
    return _tr(
        "Forgotten? Whoever owns the data folder can take the PIN away, with the command "
        "quizapp learners reset-pin {name}"
    ).format(name=f'"{name}"' if " " in name else name)


def pin_problem(wait_ms: int) -> str:
    """Return what is said of a wrong PIN."""
    seconds = max(1, round(wait_ms / 1000))
    return _tr("That is not the PIN. The next try is possible in {wait}.").format(
        wait=words.counted(seconds, _tr("second"), _tr("seconds"))
    )


def copy_lines(preview: CopyPreview) -> tuple[str, ...]:
    """Return what is in a copy, and what becomes of it here, a line each."""
    counts = preview.counts
    if counts.new:
        quizzes = words.counted(counts.attempts, _tr("quiz"), _tr("quizzes"))
        new = _of(counts.new, _tr("1 answer is new here"), _tr("{number} answers are new here"))
        lines = [_tr("{new}, from {quizzes}.").format(new=new, quizzes=quizzes)]
    else:
        lines = [_tr("There are no answers in it that are new here.")]
    if counts.here:
        lines.append(
            _of(
                counts.here,
                _tr("1 answer is here already, and is not counted again."),
                _tr("{number} answers are here already, and are not counted again."),
            )
        )
    if counts.elsewhere:
        lines.append(
            _of(
                counts.elsewhere,
                _tr("1 answer belongs to another learner here, and stays there."),
                _tr("{number} answers belong to another learner here, and stay there."),
            )
        )
    left = _left_out(counts.left_out)
    return (*lines, left) if left else tuple(lines)


def _left_out(number: int) -> str:
    if not number:
        return ""
    return _of(
        number,
        _tr("1 answer is left out: this computer does not have its question."),
        _tr("{number} answers are left out: this computer does not have their questions."),
    )


def _of(number: int, one: str, many: str) -> str:
    return (one if number == 1 else many).format(number=f"{number:,}")


def undone_notice(back: Learner, offer: UndoOffer) -> RightsNotice:
    """Return what is said when a change was undone."""
    said = _tr("{name} is back, with everything.").format(name=back.name)
    if back.name == offer.name:
        return RightsNotice(BannerKind.DONE, said)
    return RightsNotice(
        BannerKind.DONE,
        said,
        _tr("The name {name} was taken in the meantime, so there is a number after it.").format(
            name=offer.name
        ),
    )


def copies_gone_notice(number: int, name: str) -> RightsNotice:
    """Return what is said when the backups that held a learner were deleted."""
    deleted = words.counted(number, _tr("backup"), _tr("backups"))
    return RightsNotice(
        BannerKind.DONE,
        _tr("{backups} that held {name} were deleted.").format(backups=deleted, name=name)
        if number != 1
        else _tr("The backup that held {name} was deleted.").format(name=name),
        _tr("A fresh one without {name} was made first.").format(name=name),
    )


def deletion_question(name: str, copies: tuple[BackupFile, ...], now: datetime) -> tuple[str, str]:
    """Return the title and the text of the question before backups are deleted."""
    title = _deletion(copies).rstrip("…") + "?"
    text = _tr(
        "They hold {name}: {days}. A fresh backup without {name} is made first, so that everybody "
        "else's records stay safe. This can't be undone."
    ).format(name=name, days=_days(copies, now, most=len(copies)))
    return title, text


def _gone(told: Erased) -> str:
    if not told.attempts:
        return _tr("There were no quizzes.")
    what = quizzes_and_responses(told.attempts, told.responses)
    return _tr("{what} went too.").format(what=what)


def _traces(told: Erased) -> str:
    return {
        "none": _tr("Nothing of it is left in the question bank's file."),
        "busy": _tr(
            "Another program is reading the question bank. The last traces leave the file when "
            "the app closes or starts again."
        ),
        "no room": _tr(
            "The disk is too full to clean the file. Free some space: the last traces leave it "
            "when the app closes or starts again."
        ),
        "server": _tr(
            "The database server frees the space in its own time. Whoever runs it has its backups."
        ),
    }[told.traces]


def _until(offer: UndoOffer | None, now: datetime) -> str:
    if offer is None:
        return ""
    until = offer.until.astimezone(now.tzinfo)
    return _tr("You can undo this until {time}, as long as the app stays open.").format(
        time=f"{until:%H:%M}"
    )


def _held(told: Erased, now: datetime) -> str:
    if not told.copies:
        return ""
    number = len(told.copies)
    said = (
        _tr("1 backup still holds {name}: {days}.")
        if number == 1
        else _tr("{number} backups still hold {name}: {days}.")
    )
    return said.format(number=number, name=told.learner.name, days=_days(told.copies, now))


def _until_gone(told: Erased) -> str:
    if not told.copies:
        return ""
    said = _tr(
        "Newer ones replace them, which takes about five weeks. Going back to one brings {name} "
        "back. A copy that you saved elsewhere, on a stick perhaps, holds {name} too."
    ).format(name=told.learner.name)
    if any("-replaced-" in copy.file.name for copy in told.copies):
        said += " " + _tr("A bank put aside when a backup was restored stays until it is deleted.")
    return said


def _days(copies: tuple[BackupFile, ...], now: datetime, most: int = MOST_NAMED) -> str:
    named = [words.moment(copy.made_at, now) for copy in copies[:most]]
    more = len(copies) - most
    if more > 0:
        named.append(_tr("{number} more").format(number=more))
    return "; ".join(named)


def _deletion(copies: tuple[BackupFile, ...]) -> str:
    if not copies:
        return ""
    if len(copies) == 1:
        return _tr("Delete that backup now…")
    return _tr("Delete those {number} backups now…").format(number=len(copies))
