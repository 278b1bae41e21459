"""Practice that a learner picks: a topic, or the questions that were flagged."""

from __future__ import annotations

import logging
import random

from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.records import Records
from quizapp.bank.variants import Variants
from quizapp.core.answering.attempts import Attempt, QuizSpec
from quizapp.core.content.ids import LearnerId, TopicId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.queue import spread
from quizapp.core.learning.review_cards import Days
from quizapp.core.learning.topic_practice import to_practise
from quizapp.core.views.changes import Changed
from quizapp.env.clock import Clock
from quizapp.services.beginning import begun
from quizapp.services.cues import untold
from quizapp.services.learner_work import learner_work
from quizapp.services.sensitive import without_refused

log = logging.getLogger(__name__)

FLAGGED = "Flagged questions"
"""Title of an attempt on what the learner flagged."""

TOPIC_QUIZ, FLAGGED_QUIZ = 10, 20
"""How many questions a quiz of a topic, or of flagged questions, has at most."""


class Practising:
    """Starts quizzes on what the learner picked.

    Args:
        bank: the open bank.
        clock: returns the current time.
        rng: random numbers for choosing and shuffling.
        day_of: returns the learning day of a moment.
    """

    def __init__(self, bank: Bank, clock: Clock, rng: random.Random, day_of: Days) -> None:
        self._bank = bank
        self._clock = clock
        self._rng = rng
        self._day_of = day_of

    def of_topic(self, learner_id: LearnerId, topic_id: TopicId) -> Attempt:
        """Start a quiz of a topic: what was wrong or never met first, the easier before the harder.

        Raises:
            ExpectedError: nothing of the topic may be asked.
        """
        with self._bank.write(Changed.ATTEMPTS) as db:
            work = learner_work(db, learner_id, self._clock(), self._day_of)
            facts = [fact for fact in work.topic_facts() if fact.topic_id == topic_id]
            # Twice as many as are asked: some may give away the answer of others.
            wanted = to_practise(facts, 2 * TOPIC_QUIZ, self._rng)
            content = Content(db)
            chosen = Variants(db, self._clock()).next(learner_id, wanted)
            found = content.item_versions(chosen.values())
            allowed = without_refused(db, [found[version_id] for version_id in chosen.values()])
            versions = untold(allowed, TOPIC_QUIZ)
            if not versions:
                raise ExpectedError(
                    "This topic has no question that may be asked now.",
                    "Choose another topic, or the source detective in a new quiz.",
                )
            self._rng.shuffle(versions)
            versions.sort(key=lambda version: version.item.difficulty)
            spec = QuizSpec(topics=frozenset({topic_id}), number=len(versions))
            title, seed = content.topic_title(topic_id), self._rng.getrandbits(63)
            attempt = begun(db, learner_id, spec, title, seed, versions, self._clock())
        number = len(attempt.questions)
        log.info("learner %d practises a topic in attempt %d (%d)", learner_id, attempt.id, number)
        return attempt

    def of_flagged(self, learner_id: LearnerId) -> Attempt:
        """Start a quiz on the questions that a learner flagged, the latest of them.

        Raises:
            ExpectedError: none of them is asked any more.
        """
        with self._bank.write(Changed.ATTEMPTS) as db:
            flagged = Records(db).flagged(learner_id)
            items = dict.fromkeys(question.version.item.id for _, _, question in flagged)
            # Two questions on one fact would tell each other's answer: the latest stays.
            by_fact = {
                version.item.fact_id: version
                for version in reversed(Content(db).current_versions(items))
            }
            versions = without_refused(db, list(by_fact.values()))[-FLAGGED_QUIZ:]
            if not versions:
                raise ExpectedError(
                    "None of the flagged questions is asked any more.",
                    "Take their flags away, or start a new quiz.",
                )
            seed = self._rng.getrandbits(63)
            random.Random(seed).shuffle(versions)
            spec = QuizSpec(number=len(versions), include_sensitive=True)
            ordered = spread(versions)
            attempt = begun(db, learner_id, spec, FLAGGED, seed, ordered, self._clock())
        number = len(attempt.questions)
        log.info("learner %d practises %d flagged questions", learner_id, number)
        return attempt
