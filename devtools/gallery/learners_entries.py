"""Pictures of the screen of learners."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import LearnerId
from quizapp.core.views.copies import CopyCounts, CopyPreview, TakenIn
from quizapp.core.views.records import UNDO_FOR, BackupFile, Change, Erased, Traces, UndoOffer
from quizapp.services.learner_copy import CopyBroken
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.learners import wording
from quizapp.ui.pages.learners.rows import LearnerCard
from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.pages.learners.state import (
    CopyState,
    LearnerRow,
    LearnersState,
    NameProblem,
    PinQuestion,
    RightsNotice,
    Wanted,
)

NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
_LONG = "Maximiliane-Charlotte von Hohenstein-Ost"


def a_learners_state(
    *names: str,
    problem: NameProblem | None = None,
    notice: RightsNotice | None = None,
    busy: str = "",
) -> LearnersState:
    """Return a state with learners of these names, who were last here a day apart."""
    rows = tuple(
        LearnerRow(
            Learner(LearnerId(number), name, NOW - timedelta(days=40)),
            None if number == 3 else NOW - timedelta(days=number, hours=3),
            0 if number == 3 else max(14 - 4 * number, 1),
        )
        for number, name in enumerate(names)
    )
    current = LearnerId(0) if names else None
    return LearnersState(rows, NOW, problem, current, notice, busy)


def on_server(state: LearnersState) -> LearnersState:
    """Return a state as it is with the bank on a database server."""
    return replace(state, on_server=True)


def learners_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    taken = NameProblem(
        "There is already a learner named Mina.",
        "Choose that name from the list, or add a letter to tell the two apart.",
    )
    alike = NameProblem(
        "There is already a learner named Jose, and José looks almost the same.",
        "If that is you, choose Jose from the list.",
        anyway="Take that name all the same",
    )
    four = ("Mina", "Jonas", _LONG, "Ji-woo")
    return (
        Entry("learners-first-start", lambda: _screen(a_learners_state())),
        Entry("learners-server", lambda: _screen(on_server(a_learners_state()))),
        Entry("learners-several", lambda: _screen(a_learners_state(*four))),
        Entry("learners-name-taken", lambda: _screen(a_learners_state("Mina", problem=taken))),
        Entry("learners-look-alike", lambda: _screen(a_learners_state("Jose", problem=alike))),
        Entry("learners-many", lambda: _screen(a_school())),
        Entry("learners-many-searched", lambda: _searched("mull")),
        Entry("learners-many-nobody", lambda: _searched("xyz")),
        Entry("learners-renaming", _renaming),
        Entry("learners-removing", _removing),
        Entry("learners-records", lambda: _asking("Mina", "Jonas", _LONG, do=_more)),
        Entry("learners-records-alone", lambda: _asking("Mina", do=_more)),
        Entry("learners-merging-whom", lambda: _asking("Mina", "Jonas", _LONG, do=_whom)),
        Entry("learners-merging", lambda: _asking("Mina", _LONG, do=_merge)),
        Entry("learners-busy", lambda: _screen(a_learners_state("Mina", busy="Removing"))),
        Entry("learners-removed", lambda: _noticed(_removed("Jonas", 2), "Mina", "Ji-woo")),
        Entry("learners-removed-last", lambda: _noticed(_removed(_LONG, 6))),
        Entry("learners-removed-traces", lambda: _noticed(_removed("Jonas", 0, "busy"), "Mina")),
        Entry("learners-merged", lambda: _noticed(_merged(), "Mina", "Ji-woo")),
        Entry("learners-back", lambda: _noticed(_back(), "Mina", "Mina 2", "Ji-woo")),
        Entry("learners-pin", lambda: _screen(_with_pin("Mina"))),
        Entry("learners-pin-wrong", lambda: _screen(_with_pin("Mina", wait_ms=4_000))),
        Entry("learners-pin-set", lambda: _asking("Mina", "Jonas", do=_set_pin)),
        Entry("learners-pin-saved", lambda: _noticed(_pin_saved(), "Mina", "Jonas")),
        Entry("learners-copy-reading", lambda: _screen(_copy(doing="Reading", share=0.4))),
        Entry("learners-copy-new", lambda: _screen(_copy(_preview(None)))),
        Entry("learners-copy-same", lambda: _screen(_copy(_preview("Mina")))),
        Entry("learners-copy-known", lambda: _screen(_copy(_preview("Mina", same=True)))),
        Entry("learners-copy-locked", lambda: _screen(_copy(_preview("Mina", has_pin=True)))),
        Entry("learners-copy-taken-in", lambda: _noticed(_taken_in(), "Mina", "Jonas")),
        Entry("learners-copy-broken", lambda: _noticed(_broken(), "Mina", "Jonas")),
        Entry("learners-copy-saved", lambda: _noticed(_saved(), "Mina", "Jonas")),
        Entry("learners-copies-gone", lambda: _noticed(_copies_gone(), "Mina", "Ji-woo")),
    )


def _asking(*names: str, do: Callable[[LearnerCard, LearnersState], None]) -> QWidget:
    state = a_learners_state(*names)
    screen = _screen(state)
    do(screen.findChildren(LearnerCard)[0], state)
    return screen


def _more(card: LearnerCard, _: LearnersState) -> None:
    card.offer_more()


def _whom(card: LearnerCard, _: LearnersState) -> None:
    card.ask_other()


def _merge(card: LearnerCard, state: LearnersState) -> None:
    card.ask_merge(state.rows[1])


def _noticed(notice: RightsNotice, *names: str) -> QWidget:
    return _screen(a_learners_state(*names, notice=notice))


def _told(name: str, copies: int, traces: str = "none") -> Erased:
    return Erased(
        Learner(LearnerId(9), name, NOW - timedelta(days=40)),
        attempts=10,
        responses=74,
        traces=Traces(traces),
        copies=tuple(
            BackupFile(
                Path(f"bank-{place}.sqlite"), NOW - timedelta(days=place, hours=2), 3_412_000
            )
            for place in range(copies)
        ),
    )


def _removed(name: str, copies: int, traces: str = "none") -> RightsNotice:
    offer = UndoOffer(Change.ERASED, name, "", NOW + UNDO_FOR)
    return wording.erased_notice(_told(name, copies, traces), offer, NOW)


def _merged() -> RightsNotice:
    offer = UndoOffer(Change.MERGED, "Jonas", "Mina", NOW + UNDO_FOR)
    return wording.merged_notice(_told("Jonas", 1), offer, NOW)


def _with_pin(name: str, wait_ms: int = 0) -> LearnersState:
    state = a_learners_state(name, "Jonas")
    row = state.rows[0]
    locked = replace(row, learner=replace(row.learner, has_pin=True), is_locked=True)
    problem = wording.pin_problem(wait_ms) if wait_ms else ""
    asked = PinQuestion(row.learner.id, Wanted.CHOOSE, problem, wait_ms)
    return replace(state, rows=(locked, *state.rows[1:]), pin=asked)


def _set_pin(card: LearnerCard, _: LearnersState) -> None:
    card.set_pin()


def _pin_saved() -> RightsNotice:
    return wording.pin_notice(Learner(LearnerId(9), "Mina", NOW), has_pin=True)


def _copy(preview: CopyPreview | None = None, doing: str = "", share: float = 0.0) -> LearnersState:
    state = a_learners_state("Mina", "Jonas")
    return replace(state, copy=CopyState("Mina.json", doing, share, preview))


def _preview(into: str | None, *, same: bool = False, has_pin: bool = False) -> CopyPreview:
    found = None if into is None else Learner(LearnerId(1), into, NOW, has_pin)
    counts = CopyCounts(attempts=12, new=118, here=40 if same else 0, unknown=3)
    return CopyPreview("Mina", NOW - timedelta(days=90), counts, found, same)


def _taken_in() -> RightsNotice:
    told = TakenIn(
        Learner(LearnerId(1), "Mina", NOW), False, CopyCounts(12, 118, unknown=3), changed=True
    )
    return wording.taken_in_notice(told, UndoOffer(Change.TAKEN_IN, "Mina", "Mina", NOW), NOW)


def _broken() -> RightsNotice:
    error = CopyBroken("it is cut short or damaged.")
    return RightsNotice(BannerKind.TROUBLE, error.message, error.hint)


def _back() -> RightsNotice:
    offer = UndoOffer(Change.ERASED, "Mina", "", NOW + UNDO_FOR)
    return wording.undone_notice(Learner(LearnerId(9), "Mina 2", NOW), offer)


def _saved() -> RightsNotice:
    return wording.exported_notice(Learner(LearnerId(9), "Mina", NOW), "Mina.json")


def _copies_gone() -> RightsNotice:
    return wording.copies_gone_notice(2, "Jonas")


def _screen(state: LearnersState) -> LearnersScreen:
    screen = LearnersScreen()
    screen.render(state)
    return screen


def a_school(learners: int = 400) -> LearnersState:
    """Return a state with so many learners."""
    first = ("Anna", "Ben", "Çelik", "Élise", "Ji-woo", "Łukasz")
    last = ("Berg", "Dvořák", "Müller", "Nguyễn", "Öztürk")
    names = (f"{first[n % 6]} {last[n % 5]} {n}" for n in range(1, learners + 1))
    return a_learners_state(*names)


def _searched(text: str) -> QWidget:
    screen = _screen(a_school())
    screen.search(text)
    return screen


def _renaming() -> QWidget:
    problem = NameProblem(
        "The name is empty.", "Type a name, or any word you will know again.", LearnerId(1)
    )
    return _screen(a_learners_state("Mina", "Jonas", problem=problem))


def _removing() -> QWidget:
    screen = _screen(a_learners_state("Mina", "Jonas"))
    screen.findChildren(LearnerCard)[1].ask_removal()
    return screen
