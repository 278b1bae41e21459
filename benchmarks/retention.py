"""``retention``: what a learner keeps who reviews, who practises at random, who repeats quizzes.

The learner is simulated, and forgets by another law than the one the schedule assumes, so that the
schedule is not measured against itself. The law is that of half-life regression (Settles & Meeder
2016): recall is 2^(-days/half-life). How half-lives change is ours, after what is known of spaced
retrieval (PEDAGOGY.md 5; Cepeda 2008; Rawson & Dunlosky 2011):

- each fact has a first half-life of its own (log-normal, median 4 days) and a growth of its own
  (log-normal, median 4.7);
- a recall multiplies the half-life by 1 + growth * sqrt(1 - chance of recalling just then): what
  was just seen gains next to nothing, what was nearly forgotten gains most, and at a chance of 0.9
  the factor is 2.5, the one that SM-2 begins with (Wozniak 1990);
- after a miss or a guess the feedback is read, and sticks in three of four cases: the fact is then
  known again, with half of its old half-life or with its first one if that is longer;
- one fact in seven is known beforehand; one in five comes with a myth, which a learner who does not
  recall the fact believes in two of three cases, half the time with certainty;
- what is not recalled is guessed, among three options or two.

Three learners with the same facts come on the same days and answer the same number of questions.
The review asks what the queue says and facts never met, and lets what was missed come back;
everything it decides is decided by the app's own functions.
"""

import random
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from math import log
from pathlib import Path

from benchmarks.report import Report
from quizapp.core.attempts import (
    Attempt,
    Certainty,
    ItemVersion,
    Purpose,
    Question,
    QuizSpec,
    Response,
)
from quizapp.core.grading import Outcome
from quizapp.core.ids import (
    AttemptId,
    FactId,
    ItemId,
    ItemVersionId,
    LearnerId,
    PresentedId,
    TopicId,
)
from quizapp.core.items import Item, ItemKind, Option
from quizapp.core.queueing import queue_of, session_of
from quizapp.core.returning import Variant, next_variant, return_position
from quizapp.core.reviewing import FactResponse, ReviewCard, after_response

SEEDS = 30
FACTS = 160
DAYS = 60
COMES = 5 / 7
"""The share of days on which the learner comes."""
QUESTIONS = 15
"""Per day, returns of missed facts included."""
LATER = 14
"""Recall is measured the day after the last one, and so many days later."""

FIRST_HALF_LIFE = 4.0
GROWTH = 4.7
KNOWN_BEFORE = 1 / 7
WITH_MYTH = 1 / 5
FEEDBACK_STICKS = 3 / 4
LONGEST_HALF_LIFE = 400.0

BEGIN = datetime(2026, 1, 5, 16, 0, tzinfo=UTC)
BETWEEN_QUESTIONS = timedelta(seconds=40)


@dataclass
class Trace:
    """What the simulated learner holds of one fact."""

    first: float
    growth: float
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
        grown = self.half_life * (1 + self.growth * (1 - self.chance(at)) ** 0.5)
        self.half_life, self.since = min(grown, LONGEST_HALF_LIFE), at

    def told(self, at: datetime) -> None:
        """Take feedback in."""
        self.half_life, self.since = max(self.first, self.half_life / 2), at


class Mind:
    """A simulated learner: what it holds of each fact, and how it responds."""

    def __init__(self, facts: Sequence[FactId], seed: int) -> None:
        self._dice = random.Random(seed)
        rng = random.Random(f"facts {seed}")
        self.traces = {fact_id: self._trace(rng) for fact_id in facts}

    @staticmethod
    def _trace(rng: random.Random) -> Trace:
        trace = Trace(
            first=rng.lognormvariate(log(FIRST_HALF_LIFE), 0.6),
            growth=rng.lognormvariate(log(GROWTH), 0.4),
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

    def recall(self, at: datetime) -> float:
        """Return the mean chance of recall over all facts."""
        return statistics.fmean(trace.chance(at) for trace in self.traces.values())


Practice = Callable[[Mind, Sequence[FactId], Sequence[datetime], int], None]
"""Lets a learner practise facts, one session at each moment; the number seeds its choices."""


def run(folder: Path) -> Report:
    """Simulate all learners; the folder is not used."""
    del folder
    practices: dict[str, Practice] = {
        "review": review,
        "random practice": at_random,
        "quizzes in turn": quizzes_in_turn,
        "quizzes until all right": quizzes_until_right,
    }
    found = [
        {name: _simulate(one, seed) for name, one in practices.items()} for seed in range(SEEDS)
    ]
    figures: dict[str, float] = {}
    ok = True
    for place, when in enumerate(("at the end", f"{LATER} days later")):
        for name in practices:
            values = [one[name][place] for one in found]
            figures[f"{name}: recall {when}"] = round(statistics.fmean(values), 3)
        for name in list(practices)[1:]:
            gains = [one["review"][place] - one[name][place] for one in found]
            figures[f"review over {name} {when}: mean"] = round(statistics.fmean(gains), 3)
            figures[f"review over {name} {when}: deviation"] = round(statistics.stdev(gains), 3)
            figures[f"review over {name} {when}: least"] = round(min(gains), 3)
            figures[f"review over {name} {when}: most"] = round(max(gains), 3)
            ok = ok and statistics.fmean(gains) > 2 * statistics.stdev(gains) / SEEDS**0.5
    return Report(
        figures=figures,
        budget=f"review ahead of each by more than twice the standard error over {SEEDS} seeds",
        ok=ok,
    )


def _simulate(practice: Practice, seed: int) -> tuple[float, float]:
    rng = random.Random(f"days {seed}")
    facts = [FactId(f"fact-{number:03}") for number in range(FACTS)]
    sessions = [
        BEGIN + timedelta(days=day, minutes=rng.randrange(240))
        for day in range(DAYS)
        if rng.random() < COMES
    ]
    mind = Mind(facts, seed)
    practice(mind, facts, sessions, seed)
    end = BEGIN + timedelta(days=DAYS)
    return mind.recall(end), mind.recall(end + timedelta(days=LATER))


def at_random(mind: Mind, facts: Sequence[FactId], sessions: Sequence[datetime], seed: int) -> None:
    """Ask facts at random, no fact twice in a session."""
    rng = random.Random(f"random {seed}")
    asked = Asked()
    for begin in sessions:
        asked.ask_all(mind, rng.sample(list(facts), QUESTIONS), begin)


def quizzes_in_turn(
    mind: Mind, facts: Sequence[FactId], sessions: Sequence[datetime], seed: int
) -> None:
    """Do fixed quizzes one after the other, then all again."""
    del seed
    asked = Asked()
    place = 0
    for begin in sessions:
        asked.ask_all(mind, [facts[(place + n) % FACTS] for n in range(QUESTIONS)], begin)
        place += QUESTIONS


def quizzes_until_right(
    mind: Mind, facts: Sequence[FactId], sessions: Sequence[datetime], seed: int
) -> None:
    """Do each fixed quiz again until all of it is right, then the next."""
    del seed
    asked = Asked()
    place = 0
    for begin in sessions:
        quiz = [facts[(place + n) % FACTS] for n in range(QUESTIONS)]
        if asked.ask_all(mind, quiz, begin):
            place += QUESTIONS


def review(mind: Mind, facts: Sequence[FactId], sessions: Sequence[datetime], seed: int) -> None:
    """Ask what the queue says, then facts never met; what is missed comes back."""
    del seed
    asked = Asked()
    cards: dict[FactId, ReviewCard] = {}
    for begin in sessions:
        queue = queue_of(cards.values(), begin, _day_of)
        new = [fact_id for fact_id in facts if fact_id not in cards]
        attempt = asked.attempt(session_of(queue, cards, new, begin, QUESTIONS), begin)
        at = begin
        for place in range(QUESTIONS):
            if place >= len(attempt.questions):
                break  # nothing is due and nothing is new: the learner is done earlier
            question, fact_response = asked.response(mind, attempt.questions[place], at)
            fact_id = question.version.item.fact_id
            card = after_response(cards.get(fact_id), fact_id, fact_response)
            assert card is not None
            cards[fact_id] = card
            attempt = _with(attempt, question)
            back = return_position(attempt, question)
            if back is not None:
                attempt = _inserted(
                    attempt, back, asked.question(fact_id, back, at, prefer_choice=True)
                )
            at += BETWEEN_QUESTIONS


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
            question.id, item.id, item.kind, outcome, certainty, at, _day_of(at)
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


def _day_of(at: datetime) -> date:
    return (at - timedelta(hours=4)).date()
