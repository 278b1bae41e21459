"""Shows the explanations that are still owed, one by one, before anything else.

A crash or a quit leaves them (spec FB-3).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from quizapp.ui.shell.page import Result

if TYPE_CHECKING:
    from quizapp.core.content.ids import LearnerId
    from quizapp.core.views.answered import Owed
    from quizapp.services.practice import Practice


class Run(Protocol):
    """Runs a service call off the window's thread, then goes on with what it returned."""

    def __call__(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Run ``work``, then ``done``."""


class Corrections:
    """Leads through the corrections that are owed.

    Args:
        practice: knows what is owed.
        run: runs service calls.
        show: shows an explanation.
    """

    def __init__(self, practice: Practice, run: Run, show: Callable[[Owed], None]) -> None:
        self._practice = practice
        self._run = run
        self._show = show
        self._learner: LearnerId | None = None
        self._owed: Owed | None = None
        self._then: Callable[[], None] | None = None

    def forget(self) -> None:
        """Let go of them; they stay owed."""
        self._learner = self._owed = self._then = None

    def pay(self, learner_id: LearnerId, then: Callable[[], None]) -> None:
        """Show every explanation that a learner is owed, one by one, then go on.

        Args:
            learner_id: who is owed.
            then: what follows when none is owed any more.
        """
        self._learner, self._then = learner_id, then
        self._run(lambda: self._practice.owed(learner_id), self._go_on)

    def leave(self) -> None:
        """Note that the card on the screen was left by hand, and show the next one."""
        owed, learner_id = self._owed, self._learner
        if owed is None or learner_id is None:
            return

        def leave() -> Owed | None:
            self._practice.leave_feedback(owed.attempt_id, owed.question.id)
            return self._practice.owed(learner_id)

        self._run(leave, self._go_on)

    def _go_on(self, owed: Owed | None) -> None:
        self._owed = owed if self._learner is not None else None  # ``forget`` was called meanwhile
        if self._owed is not None:
            self._show(self._owed)
        elif self._then is not None:
            then, self._then = self._then, None
            then()
