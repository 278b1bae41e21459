"""A simulated learner who forgets by a law of its own, and the asking of it by the app's rules.

The learner forgets by another law than the one the schedule assumes, so that the schedule is not
measured against itself. The law is that of half-life regression (Settles & Meeder 2016): recall is
2^(-days/half-life). How half-lives change is ours, after what is known of spaced retrieval
(spec RV-14; Cepeda 2008; Rawson & Dunlosky 2011):

- each fact has a first half-life of its own and a growth of its own, both log-normal about the
  medians of the law (``Law``);
- a recall multiplies the half-life by 1 + growth * sqrt(1 - chance of recalling just then), under
  the first law without the root: what was just seen gains next to nothing, what was nearly
  forgotten gains most;
- after a miss or a guess the feedback is read, and sticks in three of four cases: the fact is then
  known again, with half of its old half-life or with its first one if that is longer;
- one fact in seven is known beforehand; one in five comes with a myth, which a learner who does not
  recall the fact believes in two of three cases, half the time with certainty;
- what is not recalled is guessed, among three options or two.
"""

import random
import statistics
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from math import log

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
from quizapp.core.learning.review_cards import FactResponse, ReviewCard, after_response
from quizapp.core.learning.variant_choice import Variant, next_variant, return_position

KNOWN_BEFORE = 1 / 7
WITH_MYTH = 1 / 5
FEEDBACK_STICKS = 3 / 4
LONGEST_HALF_LIFE = 400.0

BEGIN = datetime(2026, 1, 5, 16, 0, tzinfo=UTC)
BETWEEN_QUESTIONS = timedelta(seconds=40)


@dataclass(frozen=True)
class Law:
    """How fast facts are forgotten, and how much a recall slows that down."""

    first_half_life: float
    """Median, in days."""
    growth: float
    """Median."""
    power: float = 0.5
    """A recall at a chance p multiplies the half-life by 1 + growth * (1 - p) ** power."""


CHOSEN = Law(first_half_life=4.0, growth=4.7)
"""Recall at a chance of 0.9 makes the half-life 2.5 times as long: SM-2 begins with this factor
(Wozniak 1990)."""

FIRST = Law(first_half_life=2.5, growth=3.0, power=1.0)
"""The same makes it 1.3 times as long. This law was there first (docs/adr/0007). It was not kept;
this is it as remembered, and it gives what was found then to within 0.01."""

HARDLY = Law(first_half_life=2.5, growth=0.95)
"""The same makes it 1.3 times as long, too, and no recall ever makes it twice as long."""


@dataclass
class Trace:
    """What the simulated learner holds of one fact."""

    first: float
    growth: float
    power: float
    myth: bool
    half_life: float = 0.0
    """In days; 0: never learned."""
    since: datetime = BEGIN

    def chance(self, at: datetime) -> float:
        """Return the chance of recalling it."""
        if not self.half_life:
            return 0.0
        return float(2 ** (-((at - self.since) / timedelta(days=1)) / self.half_life))

    def recalled(self, at: datetime) -> None:
        """Grow by a recall, the more the less it was expected."""
        grown = self.half_life * (1 + self.growth * (1 - self.chance(at)) ** self.power)
        self.half_life, self.since = min(grown, LONGEST_HALF_LIFE), at

    def told(self, at: datetime) -> None:
        """Take feedback in."""
        self.half_life, self.since = max(self.first, self.half_life / 2), at


class Mind:
    """A simulated learner: what it holds of each fact, and how it responds."""

    def __init__(self, facts: Sequence[FactId], law: Law, seed: int) -> None:
        self._dice = random.Random(seed)
        rng = random.Random(f"facts {seed}")
        self.traces = {fact_id: self._trace(law, rng) for fact_id in facts}

    @staticmethod
    def _trace(law: Law, rng: random.Random) -> Trace:
        trace = Trace(
            first=rng.lognormvariate(log(law.first_half_life), 0.6),
            growth=rng.lognormvariate(log(law.growth), 0.4),
            power=law.power,
            myth=rng.random() < WITH_MYTH,
        )
        if rng.random() < KNOWN_BEFORE:
            trace.half_life = 30.0
        return trace

    def respond(
        self, fact_id: FactId, kind: ItemKind, at: datetime
    ) -> tuple[Outcome, Certainty | None]:
        """Return how a question on a fact is answered, and learn from it."""
        trace, dice = self.traces[fact_id], self._dice
        chance = trace.chance(at)
        if dice.random() < chance:
            trace.recalled(at)
            return Outcome.RIGHT, Certainty.CERTAIN if chance > 0.8 else Certainty.THINK_SO
        outcome, certainty = self._without_knowing(trace, kind)
        if dice.random() < FEEDBACK_STICKS:
            trace.told(at)
        return outcome, certainty

    def _without_knowing(self, trace: Trace, kind: ItemKind) -> tuple[Outcome, Certainty]:
        if trace.myth and self._dice.random() < 2 / 3:
            sure = self._dice.random() < 1 / 2
            return Outcome.WRONG, Certainty.CERTAIN if sure else Certainty.THINK_SO
        lucky = self._dice.random() < (1 / 2 if kind is ItemKind.TRUE_FALSE else 1 / 3)
        return Outcome.RIGHT if lucky else Outcome.WRONG, Certainty.GUESS

    def recall(self, at: datetime, facts: Collection[FactId] = ()) -> float:
        """Return the mean chance of recall over some facts, by default over all."""
        return statistics.fmean(self.traces[one].chance(at) for one in facts or self.traces)


@dataclass
class Asked:
    """Which questions a learner was asked and when: each fact has a choice and two claims."""

    shown: dict[ItemId, list[datetime]] = field(default_factory=dict)
    number: int = 0

    def question(
        self, fact_id: FactId, position: int, at: datetime, *, prefer_choice: bool = False
    ) -> Question:
        """Return the question to ask on a fact: the app chooses among its variants."""
        variant = next_variant(
            [
                Variant(
                    item.id, ItemVersionId(0), item.kind, place == 2, tuple(self._when(item.id))
                )
                for place, item in enumerate(_items(fact_id))
            ],
            at,
            prefer_choice=prefer_choice,
        )
        assert variant is not None
        item = next(item for item in _items(fact_id) if item.id == variant.item_id)
        self.number += 1
        version = ItemVersion(variant.version_id, item, TopicId("topic"), sensitive=False)
        return Question(PresentedId(self.number), position, version, order=())

    def attempt(self, facts: Sequence[FactId], at: datetime) -> Attempt:
        """Return a session on facts."""
        return Attempt(
            id=AttemptId(1),
            learner_id=LearnerId(1),
            spec=QuizSpec(purpose=Purpose.REVIEW),
            title="",
            started_at=at,
            questions=tuple(self.question(fact_id, n, at) for n, fact_id in enumerate(facts)),
        )

    def response(
        self, mind: Mind, question: Question, at: datetime
    ) -> tuple[Question, FactResponse]:
        """Let a question be answered; return it answered, and what the fact's card needs."""
        item = question.version.item
        self._when(item.id).append(at)
        outcome, certainty = mind.respond(item.fact_id, item.kind, at)
        answered = replace(question, response=Response(None, certainty, outcome, 0, at))
        fact_response = FactResponse(
            question.id, item.id, item.kind, outcome, certainty, at, day_of(at)
        )
        return answered, fact_response

    def ask_all(self, mind: Mind, facts: Sequence[FactId], begin: datetime) -> bool:
        """Ask facts once each, as a quiz does; return whether all were right."""
        right = True
        for place, fact_id in enumerate(facts):
            at = begin + place * BETWEEN_QUESTIONS
            _, response = self.response(mind, self.question(fact_id, place, at), at)
            right = right and response.outcome is Outcome.RIGHT
        return right

    def session(
        self,
        mind: Mind,
        cards: dict[FactId, ReviewCard],
        facts: Sequence[FactId],
        begin: datetime,
        most: int,
    ) -> None:
        """Ask a session as the app does: what is missed comes back, and cards are kept.

        Args:
            mind: who is asked.
            cards: the learner's cards; brought up to date.
            facts: what to ask.
            begin: when.
            most: how many questions are asked at most, returns included.
        """
        attempt = self.attempt(facts, begin)
        at = begin
        for place in range(most):
            if place >= len(attempt.questions):
                break  # nothing is left to ask: the learner is done earlier
            question, fact_response = self.response(mind, attempt.questions[place], at)
            fact_id = question.version.item.fact_id
            card = after_response(cards.get(fact_id), fact_id, fact_response)
            assert card is not None
            cards[fact_id] = card
            attempt = _with(attempt, question)
            back = return_position(attempt, question)
            if back is not None:
                attempt = _inserted(
                    attempt, back, self.question(fact_id, back, at, prefer_choice=True)
                )
            at += BETWEEN_QUESTIONS

    def _when(self, item_id: ItemId) -> list[datetime]:
        return self.shown.setdefault(item_id, [])


def _items(fact_id: FactId) -> Iterator[Item]:
    options = (Option("", True, ""), Option("", False, ""))
    for kind, name in (
        (ItemKind.CHOICE, "choice"),
        (ItemKind.TRUE_FALSE, "true"),
        (ItemKind.TRUE_FALSE, "false"),
    ):
        yield Item(ItemId(f"{fact_id}-{name}"), fact_id, kind, "", options, 1)


def _with(attempt: Attempt, question: Question) -> Attempt:
    """Return the attempt with a question answered."""
    questions = (question if q.id == question.id else q for q in attempt.questions)
    return replace(attempt, questions=tuple(questions))


def _inserted(attempt: Attempt, position: int, question: Question) -> Attempt:
    """Return the attempt with a question more; those after it move on."""
    questions = list(attempt.questions)
    questions.insert(position, question)
    return replace(
        attempt, questions=tuple(replace(q, position=n) for n, q in enumerate(questions))
    )


def day_of(at: datetime) -> date:
    """Return the learning day."""
    return (at - timedelta(hours=4)).date()
