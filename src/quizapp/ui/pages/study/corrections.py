"""The explanations that are still owed: shown one by one before anything else.

A crash or a quit leaves them (spec FB-3).
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from quizapp.core.answering.attempts import Attempt, Question
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.ids import AttemptId, LearnerId, PresentedId
from quizapp.services.practice import Practice

Result = TypeVar("Result")


class Run(Protocol):
    """Runs a service call off the window's thread, then goes on with what it returned."""

    def __call__(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Run ``work``, then ``done``."""


class Corrections:
    """Leads through the corrections that are owed.

    Args:
        practice: knows what is owed.
        run: runs service calls.
        begun: is told once before the first card, if anything is owed.
        show: gets a question, its card and how many are still owed, this one included.
    """

    def __init__(
        self,
        practice: Practice,
        run: Run,
        begun: Callable[[], None],
        show: Callable[[Question, FeedbackCard, int], None],
    ) -> None:
        self._practice = practice
        self._run = run
        self._begun = begun
        self._show = show
        self._owed: list[tuple[AttemptId, Question]] = []
        self._then: Callable[[], None] | None = None

    @property
    def open(self) -> bool:
        """Return whether the card on the screen is one of them."""
        return bool(self._owed)

    def forget(self) -> None:
        """Let go of them; they stay owed."""
        self._owed = []
        self._then = None

    def pay(self, learner_id: LearnerId, then: Callable[[], None]) -> None:
        """Show every explanation that a learner is owed, one by one, then go on.

        Args:
            learner_id: who is owed.
            then: what follows when none is owed any more.
        """

        def begin(owed: tuple[tuple[AttemptId, Question], ...]) -> None:
            self._owed = list(owed)
            self._then = then
            if owed:
                self._begun()
            self._next()

        self._run(lambda: self._practice.debts(learner_id), begin)

    def leave(self, presented_id: PresentedId) -> None:
        """Note that the card on the screen was left by hand, and show the next one."""
        attempt_id, _ = self._owed[0]
        self._run(lambda: self._practice.leave_feedback(attempt_id, presented_id), self._paid_one)

    def _paid_one(self, _attempt: Attempt) -> None:
        del self._owed[:1]  # none, if they were let go of meanwhile
        self._next()

    def _next(self) -> None:
        if self._owed:
            _, question = self._owed[0]
            self._run(
                lambda: self._practice.card(question),
                lambda card: self._show(question, card, len(self._owed)),
            )
            return
        then, self._then = self._then, None
        if then is not None:
            then()
