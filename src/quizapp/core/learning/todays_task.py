"""What a learner does today: one rule for Today, the session it starts, and what is told ahead.

A day's task is what was told to come back, then a few facts never met; it has a bound, and so the
day an end (spec DY-1 to DY-4). The same function says what tomorrow's is, so that "Tomorrow: 4" is
what Today says the next morning.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime

from quizapp.core.content.ids import FactId
from quizapp.core.learning.queue import queue_of
from quizapp.core.learning.review_cards import Days, ReviewCard

SIZE = 8
"""How many questions a day's task has where little comes back: about four minutes (spec DY-2)."""

MOST = 12
"""The most that it asks of what comes back (spec RV-13)."""

NEW = 5
"""The most facts that are met for the first time on one day (spec DY-2)."""

AFTER_PAUSE = 5
"""How many questions it has on the day of coming back, nothing new among them (spec DY-3)."""

PAUSE = 14
"""From how many days without learning on somebody comes back from a pause (spec DY-3)."""


@dataclass(frozen=True)
class Begun:
    """What the learner did on the day already."""

    asked: frozenset[FactId] = frozenset()
    """The facts that sessions of the day's task asked."""
    met: int = 0
    """How many facts were shown for the first time, in whatever quiz; skipped ones count."""


@dataclass(frozen=True)
class Task:
    """What is left of a day's task, in the order to ask it."""

    review: tuple[FactId, ...] = ()
    """What was told to come back, and before a test what has faded."""
    new: tuple[FactId, ...] = ()
    """Facts never met."""
    waiting: int = 0
    """What else comes back and finds no room: it is first the next day."""
    asked: int = 0
    """How many facts its sessions asked before."""

    @property
    def facts(self) -> tuple[FactId, ...]:
        """Return all that is left to ask, promises first (spec RV-5)."""
        return self.review + self.new

    @property
    def whole(self) -> int:
        """Return how many questions the day has, those done included."""
        return self.asked + len(self.facts)


@dataclass(frozen=True)
class TestSession:
    """The session of a test that falls on the day (spec TP-1)."""

    __test__ = False

    facts: tuple[FactId, ...]
    """What it asks, in its order."""
    size: int


def task_of(
    cards: Mapping[FactId, ReviewCard],
    new: Sequence[FactId],
    at: datetime,
    day_of: Days,
    *,
    begun: Begun | None = None,
    after_pause: bool = False,
    session: TestSession | None = None,
) -> Task:
    """Return what is left of the task of a day.

    What comes back is bounded by ``MOST``; facts never met fill it up to ``SIZE``. What was
    answered on the day already is not asked again on it: a miss comes first the next day. On a day
    of the plan for a test its session takes the places of what is new.

    Args:
        cards: the learner's cards of facts that can be asked, due before the test that is ahead.
        new: facts never met, in the order to meet them.
        at: a moment of the day.
        day_of: returns the learning day of a moment.
        begun: what was done on the day already.
        after_pause: whether the learner is back from a pause.
        session: the session of a test that is due on the day, and not begun.
    """
    begun = begun or Begun()
    due = [fact for fact in due_on(cards.values(), at, day_of) if fact not in begun.asked]
    most = AFTER_PAUSE if after_pause else MOST
    if session is not None:
        most = max(most, session.size)
    review = due[: max(0, most - len(begun.asked))]
    if session is not None:
        room = max(0, session.size - len(review))
        others = [fact for fact in session.facts if fact not in {*review, *begun.asked}][:room]
        review += [fact for fact in others if fact in cards]
        fresh = [fact for fact in others if fact not in cards]
    else:
        room = min(NEW - begun.met, SIZE - len(begun.asked) - len(review))
        if after_pause and (review or begun.asked):
            room = 0
        fresh = [fact for fact in new if fact not in begun.asked][: max(0, room)]
    waiting = len(set(due) - set(review))
    return Task(tuple(review), tuple(fresh), waiting, len(begun.asked))


def due_on(cards: Iterable[ReviewCard], at: datetime, day_of: Days) -> tuple[FactId, ...]:
    """Return what comes back on a day and was not answered on it yet, the most urgent first."""
    today = day_of(at)
    left = [card for card in cards if card.last.day != today]
    return queue_of(left, at, day_of).facts


def is_after_pause(learned: Set[date], today: date, *, before: bool) -> bool:
    """Return whether somebody comes back from a pause.

    Args:
        learned: the learning days of at least the last two weeks.
        today: the learning day.
        before: whether anything was answered before them.
    """
    ago = [(today - day).days for day in learned]
    return (before or max(ago, default=0) >= PAUSE) and not any(0 < days < PAUSE for days in ago)
