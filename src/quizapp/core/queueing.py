"""What to review today, and in which order (PEDAGOGY.md 4.4)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from quizapp.core.ids import FactId, TopicId
from quizapp.core.reviewing import Concern, Days, ReviewCard
from quizapp.core.scheduling import recall

STILL_KNOWN = 0.85
"""With at least so much recall a fact that is due gives way to one never met."""


class OnTopic(Protocol):
    """What belongs to a topic: a question, a fact."""

    @property
    def topic_id(self) -> TopicId:
        """Return the topic."""


_T = TypeVar("_T", bound=OnTopic)


@dataclass(frozen=True)
class Queue:
    """What a learner has to review, the most urgent first; every fact in one group only."""

    certain_wrong: tuple[FactId, ...] = ()
    """Missed last time, and once with certainty."""
    wrong: tuple[FactId, ...] = ()
    """Missed last time."""
    lucky: tuple[FactId, ...] = ()
    """Right last time, by a guess."""
    due: tuple[FactId, ...] = ()
    """Due by the schedule, or for the check a week after a certain mistake."""

    @property
    def facts(self) -> tuple[FactId, ...]:
        """Return all of them in order."""
        return self.certain_wrong + self.wrong + self.lucky + self.due


@dataclass(frozen=True)
class Upcoming:
    """The next day after today on which something is due."""

    day: date
    facts: int
    """How many are due in the course of it."""


@dataclass(frozen=True)
class Session:
    """What one session asks: of what there is to review, and of what was never met."""

    review: int = 0
    new: int = 0


@dataclass(frozen=True)
class Agenda:
    """What a learner has to review today, and what comes after it."""

    queue: Queue
    session: Session
    """What the session of today asks; nothing where there is nothing to review."""
    on_list: int
    """Facts on the wrong list, due or not."""
    upcoming: Upcoming | None
    """None: nothing was ever answered."""


def queue_of(cards: Iterable[ReviewCard], now: datetime, day_of: Days) -> Queue:
    """Return what there is to review.

    What was missed last time comes first whatever its schedule says; then right guesses; then
    what is due in the course of this learning day, the longest overdue first. A guess of today
    waits for its due date: asked again at once it would show nothing new.

    Args:
        cards: the learner's cards.
        now: the moment.
        day_of: tells the learning day of a moment.
    """
    today = day_of(now)
    groups: dict[Concern | None, list[ReviewCard]] = {}
    for card in cards:
        due = card.stale(now) or day_of(card.due_at()) <= today
        if card.missed_last:
            group = card.concern
        elif card.concern is Concern.LUCKY and not card.right_days and card.last.day != today:
            group = Concern.LUCKY
        elif due:
            group = None
        else:
            continue
        groups.setdefault(group, []).append(card)

    def ids(group: Concern | None) -> tuple[FactId, ...]:
        # The longest waiting first; the id only so that the order is always the same.
        found = groups.get(group, [])
        return tuple(card.fact_id for card in sorted(found, key=lambda c: (c.due_at(), c.fact_id)))

    return Queue(
        certain_wrong=ids(Concern.CERTAIN_WRONG),
        wrong=ids(Concern.WRONG),
        lucky=ids(Concern.LUCKY),
        due=ids(None),
    )


def session_of(
    queue: Queue,
    cards: Mapping[FactId, ReviewCard],
    new: Sequence[FactId],
    now: datetime,
    number: int,
) -> tuple[FactId, ...]:
    """Return what one session asks, where there may be more to review than time.

    What was missed or guessed last time, then what is due and fading, the most faded first; then
    facts never met; then what is due and still well remembered. A few days more cost those little
    and bring them more, while what was never met cannot be recalled at all (docs/adr/0007 has the
    measurement). A check after a certain mistake does not give way.

    Args:
        queue: what there is to review.
        cards: the learner's cards; those of the queue must be among them.
        new: facts never met, in the order to meet them; empty for a session of review only.
        now: the moment.
        number: the most facts to ask.
    """
    recalls = {fact_id: recall(cards[fact_id].memory, now) for fact_id in queue.due}

    def still_known(fact_id: FactId) -> bool:
        check_at = cards[fact_id].check_at
        return recalls[fact_id] >= STILL_KNOWN and (check_at is None or check_at > now)

    due = sorted(queue.due, key=lambda fact_id: recalls[fact_id])
    fresh = [fact_id for fact_id in due if still_known(fact_id)]
    fading = [fact_id for fact_id in due if not still_known(fact_id)]
    urgent = queue.certain_wrong + queue.wrong + queue.lucky
    return (*urgent, *fading, *new, *fresh)[:number]


def upcoming(cards: Iterable[ReviewCard], now: datetime, day_of: Days) -> Upcoming | None:
    """Return the next learning day after today on which facts are due, and how many; None if none.

    Args:
        cards: the learner's cards.
        now: the moment.
        day_of: tells the learning day of a moment.
    """
    today = day_of(now)
    days = [day for card in cards if (day := day_of(card.due_at())) > today]
    return Upcoming(min(days), days.count(min(days))) if days else None


def spread(questions: Sequence[_T]) -> list[_T]:
    """Return questions in nearly their order, with no two neighbours of one topic if avoidable.

    Each time the first is taken that differs in topic from the one before, unless one topic makes
    up so much of the rest that it must come now to be kept apart.
    """
    left = list(questions)
    topics = Counter(one.topic_id for one in left)
    ordered: list[_T] = []
    while left:
        last = ordered[-1].topic_id if ordered else None
        urgent = [topic for topic, count in topics.items() if 2 * count > len(left)]
        fits = [one.topic_id != last and one.topic_id in (urgent or topics) for one in left]
        place = fits.index(True) if True in fits else _first_other(left, last)
        one = left.pop(place)
        topics[one.topic_id] -= 1
        ordered.append(one)
    return ordered


def _first_other(left: Sequence[OnTopic], last: TopicId | None) -> int:
    return next((i for i, one in enumerate(left) if one.topic_id != last), 0)
