"""Stories of a learner who reviews: what is asked, and how it is answered."""

import random
from datetime import UTC, date, datetime

from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Attempt, Certainty, Learner, Question, Stage
from quizapp.core.content.ids import FactId
from quizapp.core.views.answered import NextDue
from quizapp.env.clock import learning_day
from quizapp.services.cards import Cards
from quizapp.services.practice import Practice
from quizapp.services.review import Review
from quizapp.services.running import next_due
from tests.services.stock import HandClock


def day_of(at: datetime) -> date:
    return learning_day(at, UTC)


def due_again(bank: Bank, clock: HandClock, question: Question, attempt: Attempt) -> NextDue | None:
    """Return when the fact of a question comes back, as its card says it now."""
    with bank.read() as db:
        return next_due(db, attempt, question, day_of(clock.now), day_of)


class Reviewer:
    """One learner in one window of the app."""

    def __init__(self, bank: Bank, clock: HandClock, learner: Learner) -> None:
        self.bank = bank
        self.clock = clock
        self.learner = learner
        self.practice = Practice(bank, clock, random.Random(5), day_of)
        self.review = Review(bank, clock, random.Random(6), day_of, Cards())

    def start(self, *facts: str) -> Attempt:
        """Start a session on facts, or on what is due."""
        wanted = [FactId(fact) for fact in facts] or None
        return self.review.start(self.learner.id, wanted)

    def show(self, attempt: Attempt) -> Question:
        """Show the next question of an attempt."""
        question = self.practice.go_on(attempt.id).attempt.current
        assert question is not None
        return question

    def respond(
        self,
        attempt: Attempt,
        *,
        right: bool | None = True,
        certainty: Certainty | None = Certainty.THINK_SO,
        seconds: int = 10,
    ) -> Attempt:
        """Show the next question and respond; None skips."""
        question = self.show(attempt)
        self.clock.tick(seconds=seconds)
        if right is None:
            return self.practice.answer(attempt.id, question.id, None, None, 5).attempt
        key = question.order.index(question.version.item.key)
        shown = key if right else (key + 1) % len(question.order)
        return self.practice.answer(attempt.id, question.id, shown, certainty, 5).attempt

    def leave(self, attempt: Attempt) -> Attempt:
        """Leave the card that is shown."""
        attempt = self.practice.attempt(attempt.id)
        assert attempt.stage is Stage.FEEDBACK
        assert attempt.current is not None
        return self.practice.leave_feedback(attempt.id, attempt.current.id)

    def answer(
        self,
        attempt: Attempt,
        *,
        right: bool | None = True,
        certainty: Certainty | None = Certainty.THINK_SO,
    ) -> Attempt:
        """Respond and leave the card."""
        return self.leave(self.respond(attempt, right=right, certainty=certainty))

    def once(
        self,
        fact: str,
        *,
        right: bool | None = True,
        certainty: Certainty | None = Certainty.THINK_SO,
    ) -> Question:
        """Be asked one fact alone, once; return the question answered."""
        attempt = self.start(fact)
        (question,) = self.answer(attempt, right=right, certainty=certainty).questions
        return question


def facts_of(attempt: Attempt) -> list[str]:
    return [question.version.item.fact_id for question in attempt.questions]
