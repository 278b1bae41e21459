"""What to review today, and in which order (spec RV-5, RV-6).

An announced day is kept: ``due_day`` is the only rule for when a fact comes back, for every screen
that shows it, and what is due comes before anything new.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from quizapp.core.content.ids import FactId, TopicId
from quizapp.core.learning.review_cards import Days, Reason, ReviewCard
from quizapp.core.learning.scheduling import recall


class OnTopic(Protocol):
    """Anything that belongs to a topic: a question, a fact."""

    @property
    def topic_id(self) -> TopicId:
        """Return the topic."""


_T = TypeVar("_T", bound=OnTopic)


@dataclass(frozen=True)
class Queue:
    """What a learner has to review, the most urgent first; every fact in one group only."""

    certain_wrong: tuple[FactId, ...] = ()
    """Missed last time, and once with certainty."""
    checks: tuple[FactId, ...] = ()
    """Right since, but once certain and wrong: the check a week after the miss."""
    wrong: tuple[FactId, ...] = ()
    """Missed last time."""
    lucky: tuple[FactId, ...] = ()
    """Right last time, by a guess."""
    listed: tuple[FactId, ...] = ()
    """Due by the schedule, and still on the wrong list."""
    due: tuple[FactId, ...] = ()
    """Due by the schedule."""

    @property
    def facts(self) -> tuple[FactId, ...]:
        """Return all of them, in the order to ask them."""
        return self.on_list + self.due

    @property
    def on_list(self) -> tuple[FactId, ...]:
        """Return those from the wrong list, which come before the rest."""
        return self.certain_wrong + self.checks + self.wrong + self.lucky + self.listed

    @property
    def again(self) -> int:
        """Return how many are due although they were right last time, and not by a guess."""
        return len(self.checks) + len(self.listed) + len(self.due)


@dataclass(frozen=True)
class Upcoming:
    """The next day after today on which something is due."""

    day: date
    facts: int
    """How many come back on it."""


@dataclass(frozen=True)
class Agenda:
    """What a learner has to review today, and what comes after it."""

    queue: Queue
    session: int
    """How many of them one session asks."""
    on_list: int
    """Facts on the wrong list, due or not."""
    upcoming: Upcoming | None
    """None: nothing was ever answered."""

    @property
    def waiting(self) -> int:
        """Return how many of those due the session leaves for the next one."""
        return len(self.queue.facts) - self.session


def due_day(card: ReviewCard, day_of: Days) -> date:
    """Return the learning day on which a fact comes back.

    What was missed last is due from then on; a right guess is asked again the next day; else the
    schedule says, or the check a week after a certain mistake if that is earlier. What was right
    comes back on a later day and never on the same: asked at once it would show nothing new.

    Args:
        card: the fact's card.
        day_of: returns the learning day of a moment.
    """
    if card.missed_last:
        return card.last.day
    tomorrow = card.last.day + timedelta(days=1)
    if card.reason is Reason.GUESSED and not card.right_days:
        return tomorrow
    return max(day_of(card.due_at()), tomorrow)


def queue_of(cards: Iterable[ReviewCard], now: datetime, day_of: Days) -> Queue:
    """Return what there is to review in the course of this learning day.

    First what the wrong list sends (certain and wrong, its check after a week, wrong, right
    guesses, what is due of the rest), then what else is due. Within a group the earliest day that
    was told comes first, so that what a session had no room for is first in the next one; of one
    day, what has faded most.

    Args:
        cards: the learner's cards.
        now: the current time.
        day_of: returns the learning day of a moment.
    """
    today = day_of(now)
    groups: dict[str, list[tuple[date, float, FactId]]] = {}
    for card in cards:
        told = due_day(card, day_of)
        if told <= today or card.missed_last or card.stale(now):
            # The id only so that the order is always the same.
            place = (told, recall(card.memory, now), card.fact_id)
            groups.setdefault(_group(card, today, day_of), []).append(place)

    def ids(group: str) -> tuple[FactId, ...]:
        return tuple(fact_id for _, _, fact_id in sorted(groups.get(group, [])))

    return Queue(
        certain_wrong=ids("certain_wrong"),
        checks=ids("checks"),
        wrong=ids("wrong"),
        lucky=ids("lucky"),
        listed=ids("listed"),
        due=ids("due"),
    )


def _group(card: ReviewCard, today: date, day_of: Days) -> str:
    if card.missed_last:
        return "certain_wrong" if card.reason is Reason.CERTAIN_WRONG else "wrong"
    if card.check_at is not None and day_of(card.check_at) <= today:
        return "checks"
    if card.reason is Reason.GUESSED and not card.right_days:
        return "lucky"
    return "due" if card.reason is None else "listed"


def from_list(card: ReviewCard, now: datetime, day_of: Days) -> bool:
    """Return whether a fact is asked because of the wrong list: those come before the rest."""
    return _group(card, day_of(now), day_of) != "due"


def session_of(queue: Queue, new: Sequence[FactId], number: int) -> tuple[FactId, ...]:
    """Return what one session asks, where there may be more to review than time.

    Everything due comes before anything new: the learner was told that it comes back today
    (spec RV-5). What finds no room is first the next time.

    Args:
        queue: what there is to review.
        new: facts never met, in the order to meet them; empty for a session of review only.
        number: the most facts to ask.
    """
    return (*queue.facts, *new)[:number]


def upcoming(cards: Iterable[ReviewCard], now: datetime, day_of: Days) -> Upcoming | None:
    """Return the next learning day after today on which facts come back; None if none.

    What is due already does not count: it is asked before, and then has another day. So a day that
    a clock set wrong once put years ahead is never told.

    Args:
        cards: the learner's cards.
        now: the current time.
        day_of: returns the learning day of a moment.
    """
    today = day_of(now)
    days = [
        day
        for card in cards
        if not (card.missed_last or card.stale(now)) and (day := due_day(card, day_of)) > today
    ]
    return Upcoming(min(days), days.count(min(days))) if days else None


def spread(questions: Sequence[_T], after: TopicId | None = None) -> list[_T]:
    """Return questions in nearly their order, with no two neighbours of one topic if avoidable.

    Each time the first is taken that differs in topic from the one before, unless one topic makes
    up so much of the rest that it must come now to be kept apart.

    Args:
        questions: in their order.
        after: the topic of what comes just before them.
    """
    left = list(questions)
    topics = Counter(one.topic_id for one in left)
    ordered: list[_T] = []
    while left:
        last = ordered[-1].topic_id if ordered else after
        urgent = [topic for topic, count in topics.items() if 2 * count > len(left)]
        fits = [one.topic_id != last and one.topic_id in (urgent or topics) for one in left]
        place = fits.index(True) if True in fits else _first_other(left, last)
        one = left.pop(place)
        topics[one.topic_id] -= 1
        ordered.append(one)
    return ordered


def spread_in_turn(groups: Iterable[Sequence[_T]]) -> list[_T]:
    """Return questions group after group, each spread by itself: no group's overtakes another's."""
    ordered: list[_T] = []
    for group in groups:
        ordered += spread(group, ordered[-1].topic_id if ordered else None)
    return ordered


def _first_other(left: Sequence[OnTopic], last: TopicId | None) -> int:
    return next((i for i, one in enumerate(left) if one.topic_id != last), 0)
