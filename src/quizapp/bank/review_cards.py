"""Reading and keeping the review cards, and the responses that they are made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete

from quizapp.bank.bulk import fetch, insert_statement, run_many
from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.engine import Db
from quizapp.bank.record_tables import ReviewCardRow
from quizapp.bank.tables import moment, stored
from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId, LearnerId, PackId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.clocks import ran_ahead
from quizapp.core.learning.review_cards import (
    Days,
    FactResponse,
    Reason,
    ReviewCard,
    after_response,
    in_order,
    replayed,
)
from quizapp.core.learning.scheduling import Memory

_KEY = ("learner_id", "fact_id")
_VALUES = (
    *("stability", "difficulty", "reviewed_at", "due_at", "responses", "misses"),
    "missed_day",
    *("last_presented_id", "last_item_id", "last_kind", "last_outcome", "last_certainty"),
    *("last_at", "last_day", "concern", "concern_id", "right_days", "right_day"),
    *("right_by_choice", "check_at"),
)
_COLUMNS = _KEY + _VALUES
_PUT = (
    insert_statement("review_card", _COLUMNS)
    + " ON CONFLICT (learner_id, fact_id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _VALUES)
)
_READ = f"SELECT fact_id, {', '.join(_VALUES)} FROM review_card WHERE learner_id = :learner"
_OF_PACK = " AND fact_id IN (SELECT id FROM fact WHERE pack_id = :pack)"

_RESPONSES = """
    SELECT item.fact_id, response.presented_id, item.id, item_version.kind, response.outcome,
           response.certainty, response.at
    FROM attempt
    JOIN presented_item ON presented_item.attempt_id = attempt.id
    JOIN response ON response.presented_id = presented_item.id
    JOIN item_version ON item_version.id = presented_item.version_id
    JOIN item ON item.number = item_version.item_number
"""
_OF_LEARNER = f"""
    {_RESPONSES} WHERE attempt.learner_id = :learner ORDER BY response.at, response.presented_id
"""
_ON_FACT = f"""
    {_RESPONSES} WHERE attempt.learner_id = :learner AND item.fact_id = :fact
    ORDER BY response.at, response.presented_id
"""
_OF_PRESENTED = f"{_RESPONSES} WHERE presented_item.id = :presented"

_WITHOUT_CARDS = """
    SELECT learner.id FROM learner
    WHERE NOT EXISTS (SELECT 1 FROM review_card WHERE review_card.learner_id = learner.id)
    AND EXISTS (
        SELECT 1 FROM attempt
        JOIN presented_item ON presented_item.attempt_id = attempt.id
        JOIN response ON response.presented_id = presented_item.id
        WHERE attempt.learner_id = learner.id AND response.outcome <> 'skipped'
    )
    ORDER BY learner.id
"""


class ReviewCards:
    """The cards of all learners.

    Args:
        db: the transaction.
        day_of: returns the learning day of a moment.
    """

    def __init__(self, db: Db, day_of: Days) -> None:
        self._db = db
        self._day_of = day_of

    def of(self, learner_id: LearnerId, pack_id: PackId | None = None) -> dict[FactId, ReviewCard]:
        """Return the cards of a learner on a pack, by fact.

        Facts that the content has lost are included.

        Args:
            learner_id: the learner.
            pack_id: the pack; None: the one that the learner works with.
        """
        if pack_id is None:
            pack_id = chosen_pack(self._db, learner_id)
        rows = fetch(self._db, _READ + _OF_PACK, {"learner": int(learner_id), "pack": pack_id})
        return {FactId(row[0]): _card_of(row) for row in rows}

    def card(self, learner_id: LearnerId, fact_id: FactId) -> ReviewCard | None:
        """Return a learner's card of one fact; None where it was never answered."""
        query = _READ + " AND fact_id = :fact"
        rows = fetch(self._db, query, {"learner": int(learner_id), "fact": str(fact_id)})
        return _card_of(rows[0]) if rows else None

    def take(self, learner_id: LearnerId, presented_id: PresentedId) -> ReviewCard | None:
        """Update the card of a fact by a response that was just recorded; return the card.

        Returns None for a skipped question on a fact without a card. A card that was written under
        a clock that ran ahead is made again from all responses on its fact; where all of them are
        dated ahead, the clock is more likely behind now, and the card goes on as it is.
        """
        ((fact_id, response),) = self._responses(_OF_PRESENTED, {"presented": int(presented_id)})
        before = self.card(learner_id, fact_id)
        stale = before is not None and before.stale(response.at)
        every = self.responses_on(learner_id, fact_id) if stale else ()
        known = (one for one in every if one.presented_id != presented_id)
        if any(not ran_ahead(one.at, response.at) for one in known):
            after = self._replayed({fact_id: every}, response.at).get(fact_id)
        else:
            after = after_response(before, fact_id, response)
        if after is not None and after is not before:
            self._put(learner_id, [after])
        return after

    def responses_on(self, learner_id: LearnerId, fact_id: FactId) -> tuple[FactResponse, ...]:
        """Return every response of a learner on a fact, skipped ones included, oldest first."""
        values = {"learner": int(learner_id), "fact": str(fact_id)}
        return tuple(response for _, response in self._responses(_ON_FACT, values))

    def rebuild(self, learner_id: LearnerId, now: datetime) -> None:
        """Rebuild a learner's cards from all recorded responses.

        Args:
            learner_id: the learner.
            now: the moment; what is dated after it was dated by a clock that ran ahead.
        """
        self._db.execute(delete(ReviewCardRow).where(ReviewCardRow.learner_id == learner_id))
        responses: dict[FactId, list[FactResponse]] = {}
        for fact_id, one in self._responses(_OF_LEARNER, {"learner": int(learner_id)}):
            responses.setdefault(fact_id, []).append(one)
        self._put(learner_id, self._replayed(responses, now).values())

    def _replayed(
        self, responses: Mapping[FactId, Sequence[FactResponse]], now: datetime
    ) -> dict[FactId, ReviewCard]:
        return replayed(
            (fact_id, one)
            for fact_id, every in responses.items()
            for one in in_order(every, now, self._day_of)
        )

    def learners_without(self) -> tuple[LearnerId, ...]:
        """Return learners who have answered and have no card: an older version stored none."""
        return tuple(LearnerId(row[0]) for row in fetch(self._db, _WITHOUT_CARDS))

    def _responses(
        self, query: str, values: dict[str, Any]
    ) -> Iterator[tuple[FactId, FactResponse]]:
        for fact_id, presented_id, item_id, kind, outcome, certainty, at in fetch(
            self._db, query, values
        ):
            when = moment(at)
            yield (
                FactId(fact_id),
                FactResponse(
                    presented_id=PresentedId(presented_id),
                    item_id=ItemId(item_id),
                    kind=ItemKind(kind),
                    outcome=Outcome(outcome),
                    certainty=_certainty(certainty),
                    at=when,
                    day=self._day_of(when),
                ),
            )

    def _put(self, learner_id: LearnerId, cards: Iterable[ReviewCard]) -> None:
        rows = (_row_of(learner_id, card) for card in cards)
        run_many(self._db, _PUT, _COLUMNS, rows)


def _row_of(learner_id: LearnerId, card: ReviewCard) -> tuple[Any, ...]:
    last = card.last
    return (
        int(learner_id),
        str(card.fact_id),
        card.memory.stability,
        card.memory.difficulty,
        stored(card.memory.reviewed_at),
        stored(card.memory.due_at),
        card.responses,
        card.misses,
        None if card.missed_day is None else card.missed_day.isoformat(),
        last.presented_id,
        last.item_id,
        last.kind.value,
        last.outcome.value,
        None if last.certainty is None else last.certainty.value,
        stored(last.at),
        last.day.isoformat(),
        None if card.reason is None else card.reason.value,
        card.reason_id,
        card.right_days,
        None if card.right_day is None else card.right_day.isoformat(),
        card.right_by_choice,
        None if card.check_at is None else stored(card.check_at),
    )


def _card_of(row: tuple[Any, ...]) -> ReviewCard:
    fact_id, stability, difficulty, reviewed_at, due_at, responses, misses, missed_day = row[:8]
    presented_id, item_id, kind, outcome, certainty, at, day = row[8:15]
    reason, reason_id, right_days, right_day, right_by_choice, check_at = row[15:]
    return ReviewCard(
        fact_id=FactId(fact_id),
        memory=Memory(stability, difficulty, moment(reviewed_at), moment(due_at)),
        responses=responses,
        misses=misses,
        last=FactResponse(
            presented_id=PresentedId(presented_id),
            item_id=ItemId(item_id),
            kind=ItemKind(kind),
            outcome=Outcome(outcome),
            certainty=_certainty(certainty),
            at=moment(at),
            day=date.fromisoformat(day),
        ),
        reason=None if reason is None else Reason(reason),
        reason_id=None if reason_id is None else PresentedId(reason_id),
        right_days=right_days,
        right_day=_day(right_day),
        right_by_choice=bool(right_by_choice),
        missed_day=_day(missed_day),
        check_at=_moment(check_at),
    )


def _certainty(stored_as: str | None) -> Certainty | None:
    return None if stored_as is None else Certainty(stored_as)


def _day(stored_as: str | None) -> date | None:
    return None if stored_as is None else date.fromisoformat(stored_as)


def _moment(stored_as: int | None) -> datetime | None:
    return None if stored_as is None else moment(stored_as)
