"""What one learner's records amount to, read in one transaction: mastery, activity, myths."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.content import Content
from quizapp.bank.engine import Db
from quizapp.bank.owner import allows_sensitive
from quizapp.bank.reports import Belief, FactLine, Reports
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import DocumentId, FactId, LearnerId, PresentedId
from quizapp.core.learning.activity import Activity, Logged, activity
from quizapp.core.learning.clocks import ran_ahead
from quizapp.core.learning.mastery import Mastery, Proof, mastery_of
from quizapp.core.learning.milestones import TopicFact
from quizapp.core.learning.misconceptions import Encounter, history_of
from quizapp.core.learning.review_cards import Days, ReviewCard
from quizapp.core.views.reports import HeldMyth


@dataclass(frozen=True)
class LearnerWork:
    """The records of one learner."""

    facts: dict[FactId, FactLine]
    """Those that are not retired."""
    by_choice: frozenset[FactId]
    """Those of them that are asked only by choice and were not met; not counted (spec DY-7)."""
    cited: dict[DocumentId, tuple[str, tuple[FactId, ...]]]
    cards: dict[FactId, ReviewCard]
    responses: tuple[Logged, ...]
    activity: Activity
    masteries: dict[FactId, Mastery]

    def topic_facts(self) -> tuple[TopicFact, ...]:
        """Return the facts as milestones and practice look at them, in the topics' order."""
        return tuple(
            TopicFact(
                fact.id,
                fact.topic_id,
                self.masteries[fact.id],
                core=fact.core,
                myth=fact.myth is not None,
                by_choice=fact.by_choice,
            )
            for fact in self.facts.values()
        )


def learner_work(db: Db, learner_id: LearnerId, now: datetime, day_of: Days) -> LearnerWork:
    """Return what a learner's records amount to.

    Args:
        db: the transaction.
        learner_id: the learner.
        now: the current time.
        day_of: returns the learning day of a moment.
    """
    reports = Reports(db)
    pack_id = chosen_pack(db, learner_id)
    facts = {fact.id: fact for fact in reports.facts(pack_id).values() if not fact.retired}
    cards = ReviewCards(db, day_of).of(learner_id)
    responses = reports.responses(learner_id, now)
    done = activity(responses, day_of)
    masteries = {
        fact_id: mastery_of(cards.get(fact_id), done.proofs.get(fact_id, Proof()), now)
        for fact_id in facts
    }
    return LearnerWork(
        facts=facts,
        by_choice=frozenset(
            fact_id
            for fact_id, fact in facts.items()
            if fact.by_choice and masteries[fact_id] is Mastery.NOT_MET
        ),
        cited=reports.cited(pack_id),
        cards=cards,
        responses=responses,
        activity=done,
        masteries=masteries,
    )


def held_myths(
    db: Db,
    learner_id: LearnerId,
    responses: Iterable[Logged],
    cards: Mapping[FactId, ReviewCard],
    now: datetime,
    day_of: Days,
) -> tuple[HeldMyth, ...]:
    """Return the myths that a learner once believed.

    First those that came back, then those not gone yet, then the rest; the latest first within
    each.

    Args:
        db: the transaction.
        learner_id: the learner.
        responses: all of the learner's, oldest first.
        cards: the learner's review cards.
        now: the current time.
        day_of: returns the learning day of a moment.
    """
    reports = Reports(db)
    facts = reports.facts(chosen_pack(db, learner_id))
    found = []
    met = _encounters(reports.beliefs(learner_id), responses, now, day_of)
    asked = Content(db).facts_with_items(met, with_sensitive=allows_sensitive(db))
    for fact_id, encounters in met.items():
        fact = facts.get(fact_id)
        history = history_of(encounters)
        # A myth of another pack, or one that the content no longer has.
        if fact is None or history is None or fact.myth is None:
            continue
        card = cards.get(fact_id)
        found.append(
            HeldMyth(
                fact_id=fact_id,
                fact=fact.statement,
                topic_id=fact.topic_id,
                topic=fact.topic,
                myth=fact.myth,
                technique=fact.technique,
                history=history,
                listed=card is not None and card.on_list(),
                can_ask=fact_id in asked,
            )
        )
    return tuple(
        sorted(found, key=lambda m: (not m.came_back, m.gone, -m.now.at.timestamp(), m.fact_id))
    )


def _encounters(
    beliefs: Iterable[Belief], responses: Iterable[Logged], now: datetime, day_of: Days
) -> dict[FactId, list[Encounter]]:
    """Return the responses on each myth that was ever believed, oldest first.

    A response may tell of two: of the myth of its own fact and of the one that the chosen
    option embodies.
    """
    believed: dict[PresentedId, list[Belief]] = {}
    for belief in beliefs:
        believed.setdefault(belief.presented_id, []).append(belief)
    once = {one.fact_id for each in believed.values() for one in each}
    told: dict[FactId, list[Encounter]] = {}
    for one in responses:
        mine = believed.get(one.presented_id, [])
        for belief in mine:
            told.setdefault(belief.fact_id, []).append(_encounter(one, belief, now, day_of))
        if one.fact_id not in once or one.outcome is Outcome.SKIPPED:
            continue
        if all(belief.fact_id != one.fact_id for belief in mine):
            told.setdefault(one.fact_id, []).append(_encounter(one, None, now, day_of))
    return told


def _encounter(one: Logged, belief: Belief | None, now: datetime, day_of: Days) -> Encounter:
    corrected = None if belief is None else belief.corrected_at
    # Whichever clock dated the correction, it was not read before the answer.
    if corrected is not None and ran_ahead(corrected, now):
        corrected = one.at
    return Encounter(
        at=one.at,
        day=day_of(one.at),
        outcome=one.outcome,
        certainty=one.certainty,
        believed=belief is not None,
        corrected_on=None if corrected is None else day_of(corrected),
    )
