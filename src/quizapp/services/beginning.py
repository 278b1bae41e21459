"""Storing an attempt with the questions that it will show, and the orders of their options."""

import random
from collections.abc import Sequence
from datetime import datetime

from quizapp.bank.engine import Db
from quizapp.bank.records import Records
from quizapp.core.answering.attempts import Attempt, ItemVersion, QuizSpec
from quizapp.core.answering.presenting import shown_order
from quizapp.core.content.ids import LearnerId


def begun(
    db: Db,
    learner_id: LearnerId,
    spec: QuizSpec,
    title: str,
    seed: int,
    versions: Sequence[ItemVersion],
    at: datetime,
) -> Attempt:
    """Store an attempt and return it.

    Args:
        db: the transaction.
        learner_id: who answers.
        spec: what was asked for.
        title: what the attempt is called.
        seed: what the orders of the options are shuffled by.
        versions: the questions in their order.
        at: when it starts.

    Raises:
        LearnerGone: the learner was removed.
    """
    rng = random.Random(seed)
    orders = [(version.id, shown_order(version.item, rng)) for version in versions]
    records = Records(db)
    return records.attempt(records.add_attempt(learner_id, spec, title, seed, orders, at))
