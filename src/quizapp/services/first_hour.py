"""The first hour: what to begin with, what is read, and the questions on it."""

from __future__ import annotations

import logging
import random
from collections.abc import Mapping
from typing import TYPE_CHECKING

from quizapp.bank.bulk import fetch
from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank, Db
from quizapp.core.answering.attempts import Attempt, Purpose, QuizSpec
from quizapp.core.content.ids import FactId, LearnerId, PassageId, TopicId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.todays_task import NEW
from quizapp.core.views.changes import Changed
from quizapp.core.views.first_hour import Offer, Reading, ReadPassage
from quizapp.env.clock import Clock
from quizapp.services.beginning import begun

if TYPE_CHECKING:
    from quizapp.core.content.documents import Document, Passage
    from quizapp.core.content.facts import Fact
    from quizapp.core.content.items import Item
    from quizapp.core.content.packs import Topic
    from quizapp.core.learning.first_hour import Chosen

log = logging.getLogger(__name__)

MYTHS = "Common myths"

TOPICS = 5
"""How many topics are offered besides the myths, at most: a choice is made at a glance."""

_EASY = """
    SELECT fact.id, fact.topic_id, fact.importance = 'core' FROM fact
    WHERE fact.pack_id = :pack AND NOT fact.retired AND NOT fact.sensitive
        AND fact.importance <> 'extra' AND fact.status <> 'disputed' AND EXISTS (
        SELECT 1 FROM item
        WHERE item.fact_id = fact.id AND NOT item.retired AND item.difficulty = 1
            AND item.deck = 'default'
    )
    ORDER BY fact.position, fact.id
"""


class FirstHour:
    """What somebody new begins with.

    Args:
        bank: the open bank.
        clock: returns the current time.
        rng: random numbers for the order of options.
    """

    def __init__(self, bank: Bank, clock: Clock, rng: random.Random) -> None:
        self._bank = bank
        self._clock = clock
        self._rng = rng

    def is_offered(self, learner_id: LearnerId) -> bool:
        """Return whether there is likely something to read: it is asked at a start."""
        from quizapp.core.learning.first_hour import CORE

        with self._bank.read() as db:
            easy = fetch(db, _EASY, {"pack": chosen_pack(db, learner_id)})
        return len(easy) >= NEW and sum(is_core for _, _, is_core in easy) >= CORE

    def offers(self, learner_id: LearnerId) -> tuple[Reading, ...]:
        """Return what can be begun with in the learner's pack.

        Common myths come first, then the topics that are easiest to begin with.
        """
        from quizapp.core.learning.first_hour import choose_reading, ease

        with self._bank.read() as db:
            content = Content(db)
            pack_id = chosen_pack(db, learner_id)
            topics: dict[TopicId, list[FactId]] = {}
            for fact_id, topic_id, _ in fetch(db, _EASY, {"pack": pack_id}):
                topics.setdefault(TopicId(topic_id), []).append(FactId(fact_id))
            facts = content.facts(fact for ids in topics.values() for fact in ids)
            cited = {e.passage_id for fact in facts.values() for e in fact.evidence}
            passages = content.passages_with_documents(cited)
            titles = content.topics(pack_id)
            glossary = content.glossary(pack_id)

        def reading(offered: Offer, chosen: Chosen) -> Reading:
            asked = _by_passage(chosen, facts)
            read = tuple(_read(*passages[one], asked[one], offered) for one in chosen.passages)
            return Reading(offered, read, chosen.questions, glossary)

        myths = choose_reading(tuple(facts.values()), passages, on_myths=True)
        found = []
        for topic in titles:
            held = tuple(facts[fact_id] for fact_id in topics.get(topic.id, ()))
            chosen = choose_reading(held, passages)
            if chosen is not None:
                found.append((ease(chosen, facts, passages), topic, chosen))
        found.sort(key=lambda one: one[0])
        about = "What many people believe, and what is so."
        first = () if myths is None else (reading(Offer(None, MYTHS, about), myths),)
        rest = (reading(_offer_of(topic), chosen) for _, topic, chosen in found[:TOPICS])
        return (*first, *rest)

    def start(self, learner_id: LearnerId, reading: Reading) -> Attempt:
        """Start the questions on what was read; they are the task of the day.

        Raises:
            ExpectedError: the bank no longer has them.
        """
        with self._bank.write(Changed.ATTEMPTS) as db:
            attempt = self._begin(db, learner_id, reading)
        log.info("learner %d started attempt %d: the first questions", learner_id, attempt.id)
        return attempt

    def _begin(self, db: Db, learner_id: LearnerId, reading: Reading) -> Attempt:
        versions = Content(db).current_versions(item for _, item in reading.questions)
        if not versions:
            raise ExpectedError(
                "The bank has no question on this any more.", "Start a new quiz instead."
            )
        spec = QuizSpec(number=len(versions), difficulties=frozenset({1}), purpose=Purpose.TODAY)
        title, seed = reading.offer.title, self._rng.getrandbits(63)
        return begun(db, learner_id, spec, title, seed, versions, self._clock())


def _read(
    passage: Passage, document: Document, asked: list[tuple[Fact, Item]], offer: Offer
) -> ReadPassage:
    """Return a passage with what stands above it: among the myths the one that it corrects."""
    from quizapp.core.cards.claims import false_claim
    from quizapp.core.cards.headline import headline_above

    headline = headline_above(passage, asked)
    if offer.topic_id is not None:
        return ReadPassage(headline, passage, document)
    fact = next(fact for fact, item in asked if item.about_myth)
    assert fact.myth is not None
    claim = false_claim(fact.myth.claim, fact.statement, fact=headline)
    return ReadPassage(headline, passage, document, claim)


def _by_passage(
    chosen: Chosen, facts: Mapping[FactId, Fact]
) -> dict[PassageId, list[tuple[Fact, Item]]]:
    """Return of each passage the questions that it decides, in their order, with their facts."""
    found: dict[PassageId, list[tuple[Fact, Item]]] = {one: [] for one in chosen.passages}
    for fact_id, item_id in chosen.questions:
        fact = facts[fact_id]
        item = next(one for one in fact.items if one.id == item_id)
        found[item.evidence[0] if item.evidence else fact.evidence[0].passage_id].append(
            (fact, item)
        )
    return found


def _offer_of(topic: Topic) -> Offer:
    return Offer(topic.id, topic.title, topic.about)
