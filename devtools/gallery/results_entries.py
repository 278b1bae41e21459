"""Pictures of the results of a session."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from devtools.samples.cards import a_card, a_judged_card
from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.scoring import Fit
from quizapp.core.cards.card import answered
from quizapp.core.content.ids import FactId, ItemId, ItemVersionId, ParticipantId, SessionId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.calibration import LevelPicture
from quizapp.core.session.flags import QuestionFlag, Reliability
from quizapp.core.session.results import (
    ClassGoal,
    MythHeld,
    PupilResult,
    QuestionResult,
    SessionResults,
)
from quizapp.core.session.scores import Rank, SessionScore
from quizapp.core.session.setup import ClassSession, SessionQuestion, SessionSetup
from quizapp.core.session.tally import MindChanges, OptionTally, Tally
from quizapp.ui.pages.classroom.results.screen import ResultsScreen
from quizapp.ui.pages.classroom.results.state import Part, ResultsState

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)

_ARRIVALS = "Arrivals in the South peaked in 2009, with 2,914 people."
_ROUTE = "Most leave through China and third countries; few cross the border to the South."
_WALK = "Most people who leave North Korea walk across the border to the South."


def a_tally(*counts: int, key: int = 2, certain: int = 2) -> Tally:
    """Return a vote with so many for each option."""
    options = tuple(
        OptionTally(count, min(count, certain), place == key) for place, count in enumerate(counts)
    )
    return Tally(options, sum(counts))


def a_question(number: int, **changes: object) -> QuestionResult:
    """Return what became of a question."""
    one = QuestionResult(
        number=number,
        version_id=ItemVersionId(number),
        item_id=ItemId(f"item-{number}"),
        fact_id=FactId(f"fact-{number}"),
        fact=_ARRIVALS,
        kind=ItemKind.CHOICE,
        stem="In which year did most North Koreans arrive in the South?",
        source_line="By the ministry's table",
        statement_is_false=False,
        correction="",
        letters=("A", "B", "C", "D"),
        options=("1998", "2002", "2009", "2023"),
        key=2,
        revealed=True,
        first=a_tally(4, 9, 12, 2),
        second=a_tally(1, 3, 22, 1),
        mind_changes=MindChanges(11, 11, 1, 4),
        flags=(),
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def a_claim(number: int, **changes: object) -> QuestionResult:
    """Return what became of a false claim."""
    one = a_question(
        number,
        fact=_ROUTE,
        kind=ItemKind.TRUE_FALSE,
        stem=_WALK,
        statement_is_false=True,
        correction="Most leave through China and third countries.",
        letters=("T", "F"),
        options=("True", "False"),
        key=1,
        first=a_tally(18, 9, key=1, certain=11),
        second=None,
        mind_changes=None,
        flags=(QuestionFlag.TOO_HARD,),
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def some_pupils(number: int) -> tuple[PupilResult, ...]:
    """Return so many pupils; one of them chose many myths."""
    names = ("Amber Heron", "Blue Finch", "Coral Owl", "Maximiliane-Charlotte H.", "Mina")
    return tuple(
        PupilResult(
            participant_id=ParticipantId(n),
            name=names[n] if n < len(names) else f"Pupil {n}",
            by_hand=n == 3,
            learner_id=None,
            score=SessionScore(
                min((n * 5) % 9, 8 - (n % 4 == 2)), 8 - (n % 4 == 2), int(n % 4 == 2)
            ),
            certain_wrong=n % 3,
            misconceptions=(FactId("fact-1"), FactId("fact-2"), FactId("fact-3")) if n == 1 else (),
        )
        for n in range(number)
    )


def some_results(pupils: int = 27, **changes: object) -> SessionResults:
    """Return what a session came to."""
    fits = {Certainty.CERTAIN: Fit.OVER, Certainty.THINK_SO: Fit.GOOD, Certainty.GUESS: None}
    few = a_question(3, first=a_tally(0, 1, 2, 0), second=None, mind_changes=None)
    walk = "The rare crossings make news."
    results = SessionResults(
        title="Routes",
        asked=4,
        facts={FactId("fact-1"): _ARRIVALS, FactId("fact-2"): _ROUTE, FactId("fact-3"): "So."},
        questions=(a_question(1), a_claim(2), few),
        pupils=some_pupils(pupils),
        removed=1,
        myths=(MythHeld(FactId("fact-2"), _ROUTE, _WALK, walk, 2, 18, 11, 27),),
        calibration=tuple(
            LevelPicture(level, stated, right, claimed, right / stated, fit is not None, fit)
            for (level, fit), (stated, right, claimed) in zip(
                fits.items(), ((41, 24, 0.9), (30, 22, 0.75), (9, 4, 0.45)), strict=True
            )
        ),
        reliability=Reliability.DO_NOT_RANK,
        goal=ClassGoal(1, 3),
        score=SessionScore(117, 209, 7),
        absent=("Dmytro Kovalenko", "Hana Kim"),
        ranking=(Rank(1, ("Blue Finch", "Mina"), 7), Rank(3, ("Coral Owl",), 6)),
        ask_again=(FactId("fact-2"), FactId("fact-3")),
        not_reached=(ItemId("item-4"),),
        votes=(),
    )
    return replace(results, **changes)  # type: ignore[arg-type]


def a_results_state(results: SessionResults | None = None, **changes: object) -> ResultsState:
    """Return the results of a session."""
    questions = tuple(SessionQuestion(ItemVersionId(n), (0, 1, 2, 3)) for n in range(1, 5))
    began = NOW - timedelta(minutes=40)
    session = ClassSession(SessionId(4), "K7RM", SessionSetup("Routes", questions), began, NOW)
    found = some_results() if results is None else results
    judged = answered(a_judged_card(), None)  # the card of ``a_claim``, the second question
    cards = tuple(judged if n == 2 else answered(a_card(), None) for n in range(1, 13))
    state = ResultsState(session, found, cards, NOW)
    return replace(state, **changes)  # type: ignore[arg-type]


def results_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    several = a_results_state()
    hands = some_results(0, calibration=(), ranking=(), removed=0, reliability=None)
    alone = a_results_state(hands)
    nothing = some_results(
        0, questions=(), goal=ClassGoal(0, 0), ask_again=(), not_reached=(), removed=0, myths=()
    )
    everything = some_results(6, goal=ClassGoal(3, 3), ask_again=(), not_reached=(), myths=())
    many = some_results(200, questions=tuple(a_question(n) for n in range(1, 13)), asked=12)
    saved = replace(several, saved="Routes 2026-11-23.xlsx")
    return (
        Entry("results-questions", lambda: _screen(several)),
        Entry("results-opened", lambda: _screen(saved, opened=0)),
        Entry("results-claim-opened", lambda: _screen(several, opened=1)),
        Entry("results-pupils", lambda: _screen(several, Part.PUPILS)),
        Entry("results-pupils-many", lambda: _screen(a_results_state(many), Part.PUPILS)),
        Entry("results-many", lambda: _screen(a_results_state(many))),
        Entry("results-class", lambda: _screen(several, Part.CLASS)),
        Entry("results-class-good", lambda: _screen(a_results_state(everything), Part.CLASS)),
        Entry("results-hands", lambda: _screen(alone)),
        Entry("results-hands-pupils", lambda: _screen(alone, Part.PUPILS)),
        Entry("results-nothing-asked", lambda: _screen(a_results_state(nothing))),
    )


def _screen(
    state: ResultsState, part: Part = Part.QUESTIONS, *, opened: int | None = None
) -> QWidget:
    screen = ResultsScreen()
    screen.render(state)
    screen.show_part(part)
    if opened is not None:
        screen.row(opened).toggle()
    return screen
