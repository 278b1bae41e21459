"""What a learner did on the latest days: for the day's task and the days learned."""

import json
from collections.abc import Container, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from quizapp.bank.bulk import fetch
from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.engine import Db
from quizapp.bank.specs import spec_from_json
from quizapp.bank.tables import moment, stored
from quizapp.core.content.facts import Importance
from quizapp.core.content.ids import AttemptId, FactId, LearnerId, TopicId
from quizapp.core.content.items import Deck
from quizapp.core.learning.review_cards import Days
from quizapp.core.learning.test_plan import PlannedFact
from quizapp.core.learning.todays_task import PAUSE

_RESPONSES = """
    FROM attempt
    JOIN presented_item ON presented_item.attempt_id = attempt.id
    JOIN response ON response.presented_id = presented_item.id
"""
_FACTS = """
    JOIN item_version ON item_version.id = presented_item.version_id
    JOIN item ON item.number = item_version.item_number
"""
_LATELY = f"""
    SELECT response.at {_RESPONSES}
    WHERE attempt.learner_id = :learner AND response.at >= :since
"""
_BEFORE = f"""
    SELECT 1 {_RESPONSES}
    WHERE attempt.learner_id = :learner AND attempt.started_at < :since LIMIT 1
"""
_TODAY = f"""
    SELECT attempt.id, attempt.started_at, CAST(attempt.spec AS TEXT), item.fact_id, response.at
    {_RESPONSES} {_FACTS}
    WHERE attempt.learner_id = :learner AND attempt.pack_id = :pack AND response.at >= :since
    ORDER BY attempt.started_at, attempt.id
"""
_FIRST = f"""
    SELECT item.fact_id, min(response.at) {_RESPONSES} {_FACTS}
    WHERE attempt.learner_id = :learner AND item.fact_id IN ({{facts}})
    GROUP BY item.fact_id
"""
_NEW = f"""
    SELECT fact.id, fact.topic_id, fact.importance, min(item.difficulty)
    FROM fact JOIN item ON item.fact_id = fact.id
    WHERE fact.pack_id = :pack AND NOT fact.retired AND NOT fact.sensitive AND NOT item.retired
        AND item.deck = '{Deck.DEFAULT}'
    GROUP BY fact.id, fact.topic_id, fact.importance, fact.position
    ORDER BY fact.position, fact.id
"""
_LONGEST_DAY = timedelta(hours=26)
"""A learning day on which the clocks are put back, and an hour more."""


class OfToday(NamedTuple):
    """What was done on a learning day."""

    sessions: tuple[AttemptId, ...]
    """The sessions of the day's task in which something was answered or skipped, in order."""
    asked: frozenset[FactId]
    """The facts asked in them."""
    met: int
    """Facts asked for the first time, in whatever quiz."""


class DayRecords:
    """What a learner did, by learning days.

    Args:
        db: the transaction.
        day_of: returns the learning day of a moment.
    """

    def __init__(self, db: Db, day_of: Days) -> None:
        self._db = db
        self._day_of = day_of

    def learned(self, learner_id: LearnerId, now: datetime) -> tuple[frozenset[date], bool]:
        """Return the learning days of the last two weeks, and whether there were any before."""
        since = now - timedelta(days=PAUSE + 1)
        values = {"learner": int(learner_id), "since": stored(since)}
        # Hundreds of moments are on a dozen days: what falls into one quarter of an hour is one.
        slots = {at // 900_000_000: at for (at,) in fetch(self._db, _LATELY, values)}
        days = frozenset(self._day_of(moment(at)) for at in slots.values())
        return days, bool(fetch(self._db, _BEFORE, values))

    def of_today(self, learner_id: LearnerId, now: datetime) -> OfToday:
        """Return what was done on the learning day of a moment, in the learner's pack."""
        today = self._day_of(now)
        values = {"since": stored(now - _LONGEST_DAY), "pack": chosen_pack(self._db, learner_id)}
        rows = self._of(_TODAY, learner_id, values)
        rows = [row for row in rows if self._day_of(moment(row[4])) == today]
        specs = {row[0]: row[2] for row in rows}
        of_the_day = {
            attempt_id
            for attempt_id, started_at, *_ in rows
            if self._day_of(moment(started_at)) == today
            and spec_from_json(json.loads(specs[attempt_id])).purpose.is_of_the_day
        }
        return OfToday(
            sessions=tuple(
                dict.fromkeys(AttemptId(row[0]) for row in rows if row[0] in of_the_day)
            ),
            asked=frozenset(FactId(row[3]) for row in rows if row[0] in of_the_day),
            met=self._met(learner_id, {row[3] for row in rows}, today),
        )

    def new_facts(self, learner_id: LearnerId, met: Container[FactId]) -> tuple[PlannedFact, ...]:
        """Return the facts of the learner's pack that a day may introduce, in the pack's order.

        No sensitive ones, for meeting them is the learner's own choice; nor those on which there
        are only questions on how a source argues.

        Args:
            learner_id: the learner.
            met: the facts that the learner has answered.
        """
        return tuple(
            PlannedFact(FactId(fact_id), TopicId(topic_id), difficulty, Importance(importance))
            for fact_id, topic_id, importance, difficulty in fetch(
                self._db, _NEW, {"pack": chosen_pack(self._db, learner_id)}
            )
            if fact_id not in met
        )

    def _met(self, learner_id: LearnerId, facts: Iterable[str], today: date) -> int:
        names = {f"fact_{place}": fact for place, fact in enumerate(sorted(facts))}
        if not names:
            return 0
        query = _FIRST.format(facts=", ".join(f":{name}" for name in names))
        rows = self._of(query, learner_id, names)
        return sum(self._day_of(moment(at)) == today for _, at in rows)

    def _of(
        self, query: str, learner_id: LearnerId, values: dict[str, Any]
    ) -> Sequence[tuple[Any, ...]]:
        return fetch(self._db, query, {"learner": int(learner_id)} | values)
