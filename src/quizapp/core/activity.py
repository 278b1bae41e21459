"""What a learner did, counted: weeks, days, time, and what speaks for each fact."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from quizapp.core.attempts import Certainty
from quizapp.core.grading import Outcome
from quizapp.core.ids import FactId, PresentedId
from quizapp.core.items import ItemKind
from quizapp.core.reviewing import Days
from quizapp.core.standing import Proof

LONGEST_ANSWER = 300_000
"""Milliseconds of one response that count as time spent: the rest was a screen left open."""

MOST_WEEKS = 520
"""Weeks without work between others are told, unless a wrong clock has put years there."""

Level = tuple[Certainty | None, ItemKind, Outcome]
"""What a response says of certainty: how sure, on which kind of question, with what outcome."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_QUARTER = 900_000_000


class Logged(NamedTuple):
    """A response with nothing but what reports count. There are thousands: so no more than that."""

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
    """All that a learner did, counted."""

    weeks: tuple[Week, ...]
    """Oldest first; weeks without work between are there too."""
    minutes: int
    """Time spent on questions, rounded; a screen left open counts five minutes."""
    days: int
    """Learning days on which something was answered or skipped."""
    responses: int
    proofs: Mapping[FactId, Proof]
    """What speaks for each fact."""
    levels: Mapping[Level, int]
    """How often each certainty met each outcome."""


def activity(responses: Iterable[Logged], day_of: Days) -> Activity:
    """Return all that a learner did, counted in one pass.

    Args:
        responses: the learner's, oldest first.
        day_of: tells the learning day of a moment. It is asked once for each quarter of an hour:
            a learning day begins on a full quarter wherever on Earth the learner is.
    """
    days: dict[int, date] = {}
    work: dict[date, Counter[Outcome]] = {}
    spent: Counter[date] = Counter()
    levels: Counter[Level] = Counter()
    proofs: dict[FactId, Proof] = {}
    for one in responses:
        _, fact_id, kind, outcome, certainty, microseconds, elapsed_ms = one
        day = days.get(microseconds // _QUARTER)
        if day is None:
            day = days[microseconds // _QUARTER] = day_of(one.at)
        done = work.get(day)
        if done is None:
            done = work[day] = Counter()
        done[outcome] += 1
        spent[day] += elapsed_ms if elapsed_ms < LONGEST_ANSWER else LONGEST_ANSWER
        levels[certainty, kind, outcome] += 1
        proof = proofs.get(fact_id)
        if proof is None:
            proof = proofs[fact_id] = Proof()
        proof.take(kind, outcome, certainty, day)
    return Activity(
        weeks=_weeks(work, spent),
        minutes=_minutes(spent.total()),
        days=len(work),
        responses=levels.total(),
        proofs=proofs,
        levels=levels,
    )


def _weeks(work: Mapping[date, Counter[Outcome]], spent: Mapping[date, int]) -> tuple[Week, ...]:
    counts: dict[date, Counter[Outcome]] = {}
    times: Counter[date] = Counter()
    for day, done in work.items():
        monday = day - timedelta(days=day.weekday())
        counts.setdefault(monday, Counter()).update(done)
        times[monday] += spent[day]
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
