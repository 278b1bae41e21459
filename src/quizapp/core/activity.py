"""What a learner did, counted: weeks, days, time, and what speaks for each fact."""

from collections.abc import Iterable
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


class Calendar:
    """Tells the learning days of responses, asking for each quarter of an hour only once.

    A learning day begins on a full quarter of an hour wherever on Earth the learner is.

    Args:
        day_of: tells the learning day of a moment.
    """

    def __init__(self, day_of: Days) -> None:
        self._day_of = day_of
        self._known: dict[int, date] = {}

    def day(self, response: Logged) -> date:
        """Return the learning day of a response."""
        slot = response.microseconds // _QUARTER
        found = self._known.get(slot)
        if found is None:
            found = self._known[slot] = self._day_of(response.at)
        return found


def proofs(responses: Iterable[Logged], calendar: Calendar) -> dict[FactId, Proof]:
    """Return what speaks for each fact.

    Args:
        responses: one learner's, oldest first.
        calendar: tells their days.
    """
    found: dict[FactId, Proof] = {}
    for one in responses:
        proof = found.get(one.fact_id)
        if proof is None:
            proof = found[one.fact_id] = Proof()
        proof.take(one.kind, one.outcome, one.certainty, calendar.day(one))
    return found


def minutes(responses: Iterable[Logged]) -> int:
    """Return the time spent on questions, rounded; a screen left open counts five minutes."""
    return round(sum(min(one.elapsed_ms, LONGEST_ANSWER) for one in responses) / 60_000)


def weeks(responses: Iterable[Logged], calendar: Calendar) -> tuple[Week, ...]:
    """Return what was done week by week, oldest first; weeks without work between are there too."""
    done: dict[date, list[Logged]] = {}
    for one in responses:
        day = calendar.day(one)
        done.setdefault(day - timedelta(days=day.weekday()), []).append(one)
    if not done:
        return ()
    first, last = min(done), max(done)
    number = (last - first).days // 7 + 1
    starts = sorted(done)
    if number <= MOST_WEEKS:
        starts = [first + timedelta(weeks=n) for n in range(number)]
    return tuple(_week(start, done.get(start, [])) for start in starts)


def _week(starts: date, responses: list[Logged]) -> Week:
    outcomes = [one.outcome for one in responses]
    return Week(
        starts=starts,
        right=outcomes.count(Outcome.RIGHT),
        wrong=outcomes.count(Outcome.WRONG),
        skipped=outcomes.count(Outcome.SKIPPED),
        minutes=minutes(responses),
    )
