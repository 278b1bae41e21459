"""Pictures of the summary."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from devtools.gallery.today_entries import TODAY, a_day, a_done_day
from devtools.samples.cards import a_card, a_judged_card
from quizapp.core.answering.attempts import (
    Attempt,
    Certainty,
    ItemVersion,
    Purpose,
    Question,
    QuizSpec,
    Response,
)
from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.scoring import TopicScore, calibration, first_answers, score
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.ids import (
    AttemptId,
    FactId,
    ItemId,
    ItemVersionId,
    LearnerId,
    PresentedId,
    TopicId,
)
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.learning.milestones import Milestone, MilestoneKind
from quizapp.core.views.practice import AttemptSummary
from quizapp.core.views.reports import ReachedMilestone
from quizapp.core.views.review import Reviewed, ReviewOutcome
from quizapp.core.views.today import DayView
from quizapp.ui.pages.study.summary.question_row import QuestionRow
from quizapp.ui.pages.study.summary.screen import SummaryScreen
from quizapp.ui.pages.study.summary.state import DayShown, ReviewShown, SummaryState

WHEN = datetime(2026, 11, 24, 16, 40, tzinfo=UTC)
NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
_TOPICS = ("Routes and borders", "How many, and when", "Soldiers who cross the zone")
_R, _W, _S = Outcome.RIGHT, Outcome.WRONG, Outcome.SKIPPED
MIXED = (_R, _W, _R, _R, _S, _R, _R, _W, _R, _R)
_SURE = (Certainty.CERTAIN, Certainty.CERTAIN, Certainty.THINK_SO, None, None, Certainty.GUESS)


def a_question(place: int, outcome: Outcome) -> Question:
    """Return a question of a finished attempt."""
    item = Item(
        ItemId(f"item-{place}"),
        FactId(f"fact-{place}"),
        ItemKind.TRUE_FALSE,
        "A statement.",
        (Option("True", False, ""), Option("False", True, "")),
        1,
    )
    chosen = {_R: 1, _W: 0, _S: None}[outcome]
    sure = None if outcome is _S else _SURE[place % len(_SURE)]
    return Question(
        PresentedId(place),
        place,
        ItemVersion(ItemVersionId(place), item, TopicId(_TOPICS[place % 3]), sensitive=False),
        (0, 1),
        WHEN,
        Response(chosen, sure, outcome, 4000, WHEN),
        WHEN,
        flagged=place == 1,
    )


def a_summary(outcomes: tuple[Outcome, ...] = MIXED, unasked: int = 0) -> AttemptSummary:
    """Return a summary with these outcomes, its certainty and topics counted from them."""
    done = [a_question(place, outcome) for place, outcome in enumerate(outcomes)]
    later = [
        replace(a_question(place, _S), response=None, shown_at=None, left_at=None)
        for place in range(len(outcomes), len(outcomes) + unasked)
    ]
    attempt = Attempt(
        AttemptId(7), LearnerId(1), QuizSpec(), "Mixed questions", WHEN, (*done, *later), WHEN
    )
    topics = dict.fromkeys(q.version.topic_id for q in done)
    return AttemptSummary(
        attempt=attempt,
        score=score(done),
        first=score(first_answers(done)),
        topics=tuple(
            TopicScore(t, str(t), score([q for q in done if q.version.topic_id == t]))
            for t in topics
        ),
        calibration=calibration(done),
        cards=tuple((q, _card(q)) for q in done),
    )


def _card(question: Question) -> FeedbackCard:
    made = a_judged_card() if question.position % 2 else a_card()
    response = question.response
    assert response is not None  # every question here is done
    outcome = response.outcome
    wrong = next(o.letter for o in made.options if not o.right)
    options = tuple(
        replace(o, chosen=o.right if outcome is _R else outcome is _W and o.letter == wrong)
        for o in made.options
    )
    return replace(made, outcome=outcome, certainty=response.certainty, options=options)


def summary_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    return (
        Entry("summary-mixed", lambda: _screen(a_summary())),
        Entry("summary-open", lambda: _screen(a_summary(), opened=1)),
        Entry("summary-open-choice", lambda: _screen(a_summary((_W,)), opened=0)),
        Entry("summary-all-right", lambda: _screen(a_summary((_R,) * 5))),
        Entry("summary-fifty", lambda: _screen(a_summary(MIXED * 5))),
        Entry("summary-ended-early", lambda: _screen(a_summary((_R, _W, _S), 7))),
        Entry("summary-nothing", lambda: _screen(a_summary((), 10))),
        Entry("summary-review", _review),
        Entry("summary-reached", lambda: _reached(2)),
        Entry("summary-reached-many", lambda: _reached(4)),
        Entry("summary-two-of-ten", lambda: _screen(a_summary((_R,) * 2 + (_W,) * 8))),
        Entry("summary-day-done", lambda: _day(a_done_day())),
        Entry("summary-day-goes-on", lambda: _day(a_day(asked=3, review=1, new=4))),
    )


def a_day_summary(day: DayView, outcomes: tuple[Outcome, ...] = (_R,) * 7 + (_W,)) -> SummaryState:
    """Return the summary of a session of the day's task."""
    summary = a_summary(outcomes)
    spec = replace(summary.attempt.spec, purpose=Purpose.TODAY)
    summary = replace(summary, attempt=replace(summary.attempt, title="Task of the day", spec=spec))
    return SummaryState(summary, review=a_review(), day=DayShown(day, TODAY))


def _day(day: DayView) -> QWidget:
    screen = SummaryScreen()
    screen.render(a_day_summary(day))
    return screen


def a_review() -> ReviewShown:
    """Return what a review did: two facts left, three are on the list, one is off it."""
    tomorrow, later = (NOW + timedelta(days=days) for days in (1, 9))

    def fact(number: int, text: str, at: datetime, days: int, *, missed: bool = False) -> Reviewed:
        return Reviewed(FactId(f"fact-{number}"), text, at.date(), days, missed)

    outcome = ReviewOutcome(
        left=(
            fact(1, "Arrivals in the South peaked in 2009, with 2,914 people.", later, 0),
            fact(2, "Who arrives in the South is a citizen of it.", later, 0),
        ),
        stay=(
            fact(3, a_card().fact * 3, NOW, 0, missed=True),
            fact(4, "Most leave through China; few cross the border.", tomorrow, 1),
            fact(5, "The support after arrival was changed in 2005.", tomorrow, 3),
        ),
        off_list=(fact(6, "Women are more than two thirds of those who arrive.", later, 0),),
        needed=3,
    )
    return ReviewShown(outcome, NOW)


def some_reached(number: int) -> tuple[ReachedMilestone, ...]:
    """Return milestones, up to four."""
    kinds = (
        (MilestoneKind.MYTHS_MET, 14),
        (MilestoneKind.MYTHS_GIVEN_UP, 5),
        (MilestoneKind.FACTS_MET, 32),
        (MilestoneKind.CORE_KNOWN, 9),
    )
    return tuple(
        ReachedMilestone(Milestone(kind, TopicId(_TOPICS[0]), n, WHEN), _TOPICS[0])
        for kind, n in kinds[:number]
    )


def with_extra() -> AttemptSummary:
    """Return a summary whose second question was asked for on top of the quiz."""
    summary = a_summary()
    cards = tuple(
        (replace(question, extra=place == 1), card)
        for place, (question, card) in enumerate(summary.cards)
    )
    return replace(summary, cards=cards)


def _reached(number: int) -> QWidget:
    screen = SummaryScreen()
    screen.render(SummaryState(with_extra(), reached=some_reached(number)))
    return screen


def _review() -> QWidget:
    screen = SummaryScreen()
    screen.render(SummaryState(a_summary(), review=a_review()))
    return screen


def _screen(summary: AttemptSummary, opened: int | None = None) -> QWidget:
    screen = SummaryScreen()
    screen.render(SummaryState(summary, NOW))
    if opened is not None:
        screen.findChildren(QuestionRow)[opened].open(True)
    return screen
