"""Review: what is due, what was wrong, and sessions made of it.

The wrong list and the outcome of a session are loaded when they are first asked for: a start asks
for neither.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quizapp.bank.chosen_packs import pack_of
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank, Db
from quizapp.bank.owner import allows_sensitive
from quizapp.bank.plans import Plans
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.bank.variants import Variants
from quizapp.core.answering.attempts import Attempt, ItemVersion, Purpose, QuizSpec
from quizapp.core.answering.presenting import shown_order
from quizapp.core.content.ids import AttemptId, FactId, LearnerId, PackId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.queue import (
    Agenda,
    Queue,
    from_list,
    queue_of,
    session_of,
    spread_in_turn,
    upcoming,
)
from quizapp.core.learning.review_cards import Days, ReviewCard
from quizapp.core.learning.test_plan import Ahead
from quizapp.core.learning.todays_task import MOST
from quizapp.core.views.changes import Changed
from quizapp.env.clock import Clock

if TYPE_CHECKING:
    from quizapp.core.views.review import ReviewOutcome, WrongEntry, WrongList
    from quizapp.services.cards import Cards

log = logging.getLogger(__name__)

TITLE = "Review"


class Review:
    """The reviews of learners.

    Args:
        bank: the open bank.
        clock: returns the current time.
        rng: random numbers for shuffles.
        day_of: returns the learning day of a moment.
        cards: builds feedback cards.
    """

    def __init__(
        self, bank: Bank, clock: Clock, rng: random.Random, day_of: Days, cards: Cards
    ) -> None:
        self._bank = bank
        self._clock = clock
        self._rng = rng
        self._day_of = day_of
        self._cards = cards

    def catch_up(self) -> int:
        """Create the cards of learners who answered before cards were stored; return how many."""
        with self._bank.read() as db:
            waiting = ReviewCards(db, self._day_of).learners_without()
        for learner_id in waiting:
            with self._bank.write(Changed.ANSWERS) as db:
                ReviewCards(db, self._day_of).rebuild(learner_id, self._clock())
            log.debug("review cards of learner %d made", learner_id)
        return len(waiting)

    def queue(self, learner_id: LearnerId) -> Queue:
        """Return what there is to review today, the most urgent first."""
        with self._bank.read() as db:
            return self._queue(db, learner_id)

    def agenda(self, learner_id: LearnerId) -> Agenda:
        """Return what there is to review today, how much is on the list, and what comes next."""
        now = self._clock()
        with self._bank.read() as db:
            found, ahead = self.present(db, learner_id)
            cards = found.values()
            queue = queue_of(cards, now, self._day_of)
            return Agenda(
                queue=queue,
                session=min(len(queue.facts), MOST),
                on_list=sum(card.on_list(ahead.needed(card.fact_id)) for card in cards),
                upcoming=upcoming(cards, now, self._day_of),
            )

    def wrong_list(self, learner_id: LearnerId) -> WrongList:
        """Return everything on a learner's wrong list, the most urgent first."""
        from quizapp.services.wrong_list import wrong_list_of

        with self._bank.read() as db:
            cards = ReviewCards(db, self._day_of).of(learner_id)
            return wrong_list_of(db, learner_id, cards, self._ahead(db, learner_id, cards))

    def entry(self, learner_id: LearnerId, fact_id: FactId) -> WrongEntry:
        """Return one fact on the wrong list with the question that put it there.

        Raises:
            KeyError: the fact is not on the list.
        """
        from quizapp.services.wrong_list import entry_of

        with self._bank.read() as db:
            return entry_of(db, learner_id, fact_id, self._day_of, self._cards)

    def start(
        self,
        learner_id: LearnerId,
        facts: Sequence[FactId] | None = None,
        number: int = MOST,
    ) -> Attempt:
        """Start a review session and return its attempt.

        Args:
            learner_id: the learner who answers.
            facts: what to ask, the most urgent first; None: what is due today, up to ``number``.
            number: the most facts that a session on what is due asks.

        Raises:
            ExpectedError: nothing is due, or the bank has no question on it any more.
        """
        with self._bank.write(Changed.ATTEMPTS) as db:
            cards = ReviewCards(db, self._day_of).of(learner_id)
            if facts is None:
                facts = session_of(self._queue(db, learner_id), (), number)
            attempt = self.begin(db, learner_id, facts, cards, TITLE)
        number = len(attempt.questions)
        log.info("learner %d started attempt %d: a review (%d)", learner_id, attempt.id, number)
        return attempt

    def outcome(self, attempt_id: AttemptId) -> ReviewOutcome:
        """Return the outcome of a session: what left the list, and when the rest comes back."""
        from quizapp.services.review_outcome import outcome_of

        with self._bank.read() as db:
            attempt = Records(db).attempt(attempt_id)
            met = {question.version.item.fact_id for question in attempt.questions}
            first = attempt.questions[:1]  # a session stays inside one pack
            pack_id = pack_of(db, first[0].version.id) if first else None
            ahead = self._ahead(db, attempt.learner_id, met, pack_id)
            return outcome_of(db, attempt, self._clock(), self._day_of, ahead)

    def begin(
        self,
        db: Db,
        learner_id: LearnerId,
        facts: Iterable[FactId],
        cards: dict[FactId, ReviewCard],
        title: str,
        purpose: Purpose = Purpose.REVIEW,
    ) -> Attempt:
        """Start a session on facts: the variant of each is the one seen longest ago.

        Sensitive ones rest where whoever looks after the bank does not allow them (spec PE-4).

        Raises:
            ExpectedError: there is nothing to ask.
        """
        proven_by_claims = frozenset(
            fact_id
            for fact_id, card in cards.items()
            if card.reason is not None and card.right_days and not card.right_by_choice
        )
        facts = list(facts)
        asked = Content(db).facts_with_items(facts, with_sensitive=allows_sensitive(db))
        may_be = [fact_id for fact_id in facts if fact_id in asked]
        chosen = Variants(db, self._clock()).next(learner_id, may_be, proven_by_claims)
        if not chosen:
            raise ExpectedError(
                "There is nothing to review now.", "Start a new quiz, or come back tomorrow."
            )
        versions = Content(db).item_versions(chosen.values())
        seed = self._rng.getrandbits(63)
        rng = random.Random(seed)
        # Topics are kept apart within each group: nothing that was told to come back today is
        # overtaken by anything new, nor the wrong list by the rest.
        groups: dict[int, list[ItemVersion]] = {0: [], 1: [], 2: []}
        for fact_id, version_id in chosen.items():
            card, now = cards.get(fact_id), self._clock()
            part = 2 if card is None else 0 if from_list(card, now, self._day_of) else 1
            groups[part].append(versions[version_id])
        ordered = spread_in_turn(groups.values())
        spec = QuizSpec(number=len(ordered), include_sensitive=True, purpose=purpose)
        shown = [(version.id, shown_order(version.item, rng)) for version in ordered]
        records = Records(db)
        attempt_id = records.add_attempt(learner_id, spec, title, seed, shown, self._clock())
        return records.attempt(attempt_id)

    def present(self, db: Db, learner_id: LearnerId) -> tuple[dict[FactId, ReviewCard], Ahead]:
        """Return the cards of facts that can be asked, due before the test that is ahead."""
        cards = ReviewCards(db, self._day_of).of(learner_id)
        ahead = self._ahead(db, learner_id, cards)
        asked = Content(db).facts_with_items(cards, with_sensitive=allows_sensitive(db))
        return {
            fact_id: ahead.capped(card, self._day_of)
            for fact_id, card in cards.items()
            if fact_id in asked
        }, ahead

    def _queue(self, db: Db, learner_id: LearnerId) -> Queue:
        cards, _ = self.present(db, learner_id)
        return queue_of(cards.values(), self._clock(), self._day_of)

    def _ahead(
        self,
        db: Db,
        learner_id: LearnerId,
        met: Iterable[FactId],
        pack_id: PackId | None = None,
    ) -> Ahead:
        """Return the test that the learner prepares for, as it touches the facts met."""
        today = self._day_of(self._clock())
        return Plans(db).ahead(learner_id, met, today, self._day_of, pack_id)
