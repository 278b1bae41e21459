"""Studies in a loop and says on standard output what it saw recorded; made to be killed.

    study_until_killed.py BANK LEARNER SEED

Lines: ``shown ATTEMPT QUESTION``, ``recorded ATTEMPT QUESTION CHOSEN``, ``left ATTEMPT QUESTION``.
Each is written after the bank said that it is durable, as the screen shows it.
"""

import random
import sys
from pathlib import Path

from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Attempt, QuizSpec, Stage
from quizapp.core.content.ids import LearnerId
from quizapp.env.clock import learning_day, system_clock
from quizapp.services.cards import Cards
from quizapp.services.practice import Practice
from quizapp.services.review import Review


def study(bank: Bank, learner: LearnerId, rng: random.Random) -> None:
    practice = Practice(bank, system_clock, rng, learning_day)
    review = Review(bank, system_clock, rng, learning_day, Cards())
    for attempt_id, question in practice.debts(learner):
        practice.leave_feedback(attempt_id, question.id)
        _say("left", attempt_id, question.id)
    while True:
        attempt = practice.unfinished(learner) or _begun(practice, review, learner, rng)
        while attempt.stage is not Stage.SUMMARY:
            attempt = _step(practice, attempt, rng)


def _begun(practice: Practice, review: Review, learner: LearnerId, rng: random.Random) -> Attempt:
    """Begin a quiz or, where enough was missed, a review in which misses come back."""
    missed = review.queue(learner).facts
    if len(missed) > 4 and rng.random() < 0.8:
        return review.start(learner)
    return practice.start(learner, QuizSpec(number=5))


def _step(practice: Practice, attempt: Attempt, rng: random.Random) -> Attempt:
    question = attempt.current
    assert question is not None
    if attempt.stage is Stage.FEEDBACK:
        attempt = practice.go_on(attempt.id, left=question.id).attempt
        _say("left", attempt.id, question.id)
        return attempt
    question = practice.go_on(attempt.id).attempt.current  # a false claim shown too often gave way
    assert question is not None
    _say("shown", attempt.id, question.id)
    chosen = rng.randrange(len(question.order))
    attempt = practice.answer(attempt.id, question.id, chosen, None, 5).attempt
    _say("recorded", attempt.id, question.id, question.order[chosen])
    return attempt


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    study(
        Bank.open(Path(sys.argv[1]), system_clock),
        LearnerId(int(sys.argv[2])),
        random.Random(int(sys.argv[3])),
    )
