"""Invented wrong answers and myths for the gallery's pictures and the tests of the page."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from devtools.samples.cards import a_card, a_judged_card

from quizapp.core.answering.attempts import Certainty, ItemVersion, Question, Response
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import (
    AttemptId,
    DocumentId,
    FactId,
    ItemId,
    ItemVersionId,
    PresentedId,
    TopicId,
)
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.learning.misconceptions import Encounter, history_of
from quizapp.core.learning.review_cards import FactResponse, Reason, ReviewCard
from quizapp.core.learning.scheduling import Memory
from quizapp.core.views.objections import AnsweredObjection, Objection, ObjectionId
from quizapp.core.views.reports import HeldMyth
from quizapp.core.views.review import WrongEntry, WrongLine, WrongList
from quizapp.ui.pages.review.state import EntryState, ReviewState

NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
"""A Wednesday."""
TOPICS = (
    (TopicId("numbers"), "Numbers and what they count"),
    (TopicId("routes"), "Routes and borders"),
    (TopicId("law"), "Law and status"),
)
DOCUMENTS = (
    (DocumentId("encyclopedia"), "North Korean defectors: an encyclopedia article"),
    (DocumentId("dmz-news"), "A soldier crosses the border"),
)
FACTS = (
    "Arrivals in the South peaked in 2009, with 2,914 people.",
    "Most leave through China and third countries; few cross the border to the South.",
    "Women have been more than two thirds of those who arrived in the years since 2002.",
    "Who arrives in the South is a citizen of it under its constitution.",
    "China treats those who cross the river as migrants who came to work, not as refugees.",
    "The support that is paid after arrival was changed in 2005.",
)
LONG_FACT = (
    "Of the people who fled into China during the famine only a small part had arrived in South "
    "Korea by the end of 1998, when the table counts 947 of them, most of whom had travelled by "
    "way of third countries and had waited there for a year or longer."
)


def a_response(
    days_ago: float,
    outcome: Outcome = Outcome.WRONG,
    certainty: Certainty | None = Certainty.THINK_SO,
) -> FactResponse:
    """Return a response of so many days ago."""
    at = NOW - timedelta(days=days_ago, hours=2)
    return FactResponse(
        PresentedId(round(days_ago * 10)),
        ItemId("an-item"),
        ItemKind.CHOICE,
        outcome,
        certainty,
        at,
        at.date(),
    )


def a_line(
    number: int,
    reason: Reason = Reason.WRONG,
    *,
    misses: int = 1,
    days_ago: float = 1,
    right_days: int = 0,
    can_ask: bool = True,
    rests: bool = False,
    fact: str = "",
) -> WrongLine:
    """Return a fact on the list."""
    last = a_response(days_ago)
    card = ReviewCard(
        FactId(f"fact-{number}"),
        Memory(2.0, 5.0, last.at, last.at + timedelta(days=1)),
        misses + right_days,
        0 if reason is Reason.GUESSED else misses,
        last,
        reason=reason,
        reason_id=PresentedId(number),
        right_days=right_days,
        right_by_choice=right_days > 0,
    )
    topic_id, topic = TOPICS[number % len(TOPICS)]
    return WrongLine(
        card=card,
        fact=fact or FACTS[number % len(FACTS)],
        topic_id=topic_id,
        topic=topic,
        documents=(DOCUMENTS[number % 2][0],),
        is_myth=number % 2 == 0,
        sensitive=rests,
        can_ask=can_ask and not rests,
        rests=rests,
        last_error_at=last.at,
    )


def a_list(lines: tuple[WrongLine, ...] | None = None, *, off_list: int = 0) -> WrongList:
    """Return a list: certain and wrong, wrong, lucky guesses."""
    if lines is None:
        lines = (
            a_line(0, Reason.CERTAIN_WRONG, misses=2, days_ago=1),
            a_line(1, Reason.CERTAIN_WRONG, misses=5, days_ago=3),
            a_line(2, Reason.CERTAIN_WRONG, misses=1, days_ago=12, right_days=2),
            a_line(3, misses=1, days_ago=0),
            a_line(4, misses=3, days_ago=8, right_days=1),
            a_line(5, misses=1, days_ago=40, can_ask=False),
            a_line(6, Reason.GUESSED, days_ago=5, fact="Some who arrive study law."),
        )
    topics = {line.topic_id for line in lines}
    documents = {document for line in lines for document in line.documents}
    return WrongList(
        lines,
        3,
        tuple(one for one in TOPICS if one[0] in topics),
        tuple(one for one in DOCUMENTS if one[0] in documents),
        off_list,
    )


def many(number: int = 60) -> WrongList:
    """Return a long list with long texts among it."""
    third = number // 3
    reasons = [Reason.CERTAIN_WRONG] * third + [Reason.WRONG] * third + [Reason.GUESSED] * third
    return a_list(
        tuple(
            a_line(n, reason, misses=1 + n % 6, days_ago=n, fact=LONG_FACT if n % 7 == 0 else "")
            for n, reason in enumerate(reasons)
        )
    )


def a_myth(
    number: int, *outcomes: Outcome, certainty: Certainty | None = Certainty.CERTAIN
) -> HeldMyth:
    """Return a myth that was believed first and then met with these outcomes, ten days apart."""
    start = NOW - timedelta(days=10 * len(outcomes) + 3)
    first = Encounter(start, start.date(), Outcome.WRONG, certainty, True, start.date())
    later = tuple(
        Encounter(
            start + timedelta(days=10 * (place + 1)),
            start.date() + timedelta(days=10 * (place + 1)),
            outcome,
            Certainty.THINK_SO,
            outcome is Outcome.WRONG,
        )
        for place, outcome in enumerate(outcomes)
    )
    history = history_of((first, *later))
    assert history is not None
    claims = (
        "the numbers have only fallen since the famine of the 1990s.",
        "most walk across the border to the South.",
    )
    topic_id, topic = TOPICS[number % len(TOPICS)]
    return HeldMyth(
        FactId(f"fact-{number}"),
        FACTS[number % len(FACTS)],
        topic_id,
        topic,
        claims[number % 2],
        "confused terms" if number % 2 == 0 else "",
        history,
    )


def some_myths() -> tuple[HeldMyth, ...]:
    """Return myths with every end: gone, come back, gone again, not gone yet."""
    right, wrong = Outcome.RIGHT, Outcome.WRONG
    return (
        a_myth(0, wrong),
        a_myth(1, right, wrong),
        a_myth(2, right, wrong, right),
        a_myth(3, right),
        a_myth(4),
    )


def a_state(**changes: object) -> ReviewState:
    """Return the page with a list and myths."""
    return replace(ReviewState(a_list(), NOW, 4, some_myths(), session=4), **changes)  # type: ignore[arg-type]


def an_answer(number: int) -> AnsweredObjection:
    """Return what a teacher answered to what the learner said is wrong."""
    said = Objection(
        ObjectionId(number),
        PresentedId(70 + number),
        "The passage says most, not all. So A can't be right either.",
        NOW - timedelta(days=2),
        'Good eye: the question will say "most" with the next pack.',
        NOW - timedelta(hours=3),
    )
    fact = "Most leave through China; hardly anyone walks across the zone to the South."
    return AnsweredObjection(said, AttemptId(90 + number), fact)


def an_entry(*, leech: bool = False, judged: bool = False) -> EntryState:
    """Return a fact of the list, opened."""
    line = a_line(0, Reason.CERTAIN_WRONG, misses=5 if leech else 2, days_ago=1)
    card = a_judged_card() if judged else a_card()
    item = Item(
        ItemId("an-item"),
        line.card.fact_id,
        ItemKind.CHOICE,
        card.stem,
        (Option("Yes", True, "So it is."), Option("No", False, "It is not.")),
        1,
    )
    version = ItemVersion(ItemVersionId(1), item, line.topic_id, False)
    at = line.card.last.at
    question = Question(
        PresentedId(1), 0, version, (0, 1), at, Response(1, Certainty.CERTAIN, Outcome.WRONG, 1, at)
    )
    shown = replace(card, outcome=Outcome.WRONG, certainty=Certainty.CERTAIN)
    if judged:
        told = tuple(replace(o, chosen=not o.right) for o in shown.options)
        shown = replace(shown, options=told)
    responses = (
        a_response(30, Outcome.WRONG, Certainty.GUESS),
        a_response(9, Outcome.SKIPPED, None),
        a_response(3, Outcome.RIGHT),
        a_response(1, Outcome.WRONG, Certainty.CERTAIN),
    )
    return EntryState(WrongEntry(line, question, shown, responses), 3, NOW)
