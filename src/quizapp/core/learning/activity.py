"""A learner's activity in counts: weeks, days, time, and the evidence of mastery per fact."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.mastery import Proof
from quizapp.core.learning.review_cards import Days

LONGEST_ANSWER = 300_000
"""How many milliseconds of one response count at most: more means a screen left open."""

MOST_WEEKS = 520
"""The longest gap for which empty weeks are listed: a wrong clock may make years."""

Level = tuple[Certainty | None, ItemKind, Outcome]
"""What a response says of certainty: how sure, on which kind of question, with what outcome."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_QUARTER = 900_000_000


class Logged(NamedTuple):
    """A response with only what reports count, because there are thousands."""

    presented_id: PresentedId
    fact_id: FactId
    kind: ItemKind
    outcome: Outcome
    certainty: Certainty | None
    microseconds: int
    """When, in microseconds since 1970 in UTC."""
    elapsed_ms: int

    @property
    def at(self) -> datetime:
        """Return when it was."""
        return _EPOCH + timedelta(microseconds=self.microseconds)


@dataclass(frozen=True)
class Week:
    """What was done in one week of learning days."""

    starts: date
    """Its Monday."""
    right: int
    wrong: int
    skipped: int
    minutes: int
    """Time spent on questions, rounded."""


@dataclass(frozen=True)
class Activity:
    """A learner's activity in counts."""

    weeks: tuple[Week, ...]
    """Oldest first; weeks without work between are there too."""
    minutes: int
    """Time spent on questions, rounded; a screen left open counts five minutes."""
    days: int
    """Learning days on which something was answered or skipped."""
    responses: int
    proofs: Mapping[FactId, Proof]
    """The evidence of mastery, by fact."""
    levels: Mapping[Level, int]
    """How often each certainty had each outcome."""


def activity(responses: Sequence[Logged], day_of: Days) -> Activity:
    """Return a learner's activity in counts.

    Args:
        responses: the learner's, oldest first.
        day_of: returns the learning day of a moment. It is asked once for each quarter of an hour:
            a learning day begins on a full quarter wherever on Earth the learner is.
    """
    calendar: dict[int, date] = {}
    days = []
    spent: Counter[date] = Counter()
    for one in responses:
        slot = one.microseconds // _QUARTER
        day = calendar.get(slot)
        if day is None:
            day = calendar[slot] = day_of(one.at)
        days.append(day)
        spent[day] += one.elapsed_ms if one.elapsed_ms < LONGEST_ANSWER else LONGEST_ANSWER
    # Counting pairs that are zipped together takes a fifth of the time of counting in a loop.
    outcomes = [one.outcome for one in responses]
    work = Counter(zip(days, outcomes, strict=True))
    levels = Counter((one.certainty, one.kind, one.outcome) for one in responses)
    return Activity(
        weeks=_weeks(work, spent),
        minutes=_minutes(spent.total()),
        days=len(spent),
        responses=len(responses),
        proofs=_proofs(responses, days),
        levels=levels,
    )


def _proofs(responses: Sequence[Logged], days: Sequence[date]) -> dict[FactId, Proof]:
    """Return the evidence of mastery for each fact.

    What lies before a fact's last miss, or before a right choice after it, changes nothing any
    more: going back from the end, most responses need no look.
    """
    wrong, right, claim, guess = Outcome.WRONG, Outcome.RIGHT, ItemKind.TRUE_FALSE, Certainty.GUESS
    decided: set[FactId] = set()
    telling = []
    for one, day in zip(reversed(responses), reversed(days), strict=True):
        if one.fact_id in decided:
            continue
        telling.append((one, day))
        proven = one.outcome is right and one.kind is not claim and one.certainty is not guess
        if proven or one.outcome is wrong:
            decided.add(one.fact_id)
    proofs: dict[FactId, Proof] = {}
    for one, day in reversed(telling):
        proof = proofs.setdefault(one.fact_id, Proof())
        proof.take(one.kind, one.outcome, one.certainty, day)
    return proofs


def _weeks(work: Mapping[tuple[date, Outcome], int], spent: Mapping[date, int]) -> tuple[Week, ...]:
    counts: dict[date, Counter[Outcome]] = {}
    times: Counter[date] = Counter()
    for (day, outcome), number in work.items():
        counts.setdefault(day - timedelta(days=day.weekday()), Counter())[outcome] += number
    for day, milliseconds in spent.items():
        times[day - timedelta(days=day.weekday())] += milliseconds
    if not counts:
        return ()
    first, last = min(counts), max(counts)
    number = (last - first).days // 7 + 1
    starts = sorted(counts)
    if number <= MOST_WEEKS:
        starts = [first + timedelta(weeks=n) for n in range(number)]
    return tuple(_week(start, counts.get(start, Counter()), times[start]) for start in starts)


def _week(starts: date, done: Mapping[Outcome, int], milliseconds: int) -> Week:
    return Week(
        starts=starts,
        right=done.get(Outcome.RIGHT, 0),
        wrong=done.get(Outcome.WRONG, 0),
        skipped=done.get(Outcome.SKIPPED, 0),
        minutes=_minutes(milliseconds),
    )


def _minutes(milliseconds: int) -> int:
    return round(milliseconds / 60_000)
