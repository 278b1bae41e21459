"""Judging the questions of a pack, some at a time, so that what is typed meanwhile is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quizapp.core.authoring.drafts import WorkingCopy
    from quizapp.core.authoring.judging import Trouble
    from quizapp.core.content.ids import FactId, ItemId

    Judged: TypeAlias = dict[ItemId, tuple[Trouble, ...]]
else:
    Judged = dict

_AT_ONCE = 25
"""How many questions are judged in one job: others, such as what is typed, come between."""


class Judge:
    """Says what is wrong with questions, off the window's thread.

    Args:
        run: runs work elsewhere, then the second with what it returned.
        told: takes what was found, and the working copy that was judged.
    """

    def __init__(
        self,
        run: Callable[[Callable[[], Judged], Callable[[Judged], None]], None],
        told: Callable[[WorkingCopy, Judged], None],
    ) -> None:
        self._run = run
        self._told = told
        self._copy: WorkingCopy | None = None
        self._waiting: list[ItemId] = []
        self._busy = False

    def all_of(self, copy: WorkingCopy) -> None:
        """Judge every question of a working copy."""
        self._copy = copy
        self._waiting = [question.item.id for _, question in copy.questions()]
        self._go_on()

    def fact(self, copy: WorkingCopy, fact_id: FactId) -> None:
        """Judge the questions of one fact before any that wait.

        Args:
            copy: as it is now; those that wait are judged as they are in it.
            fact_id: the fact.
        """
        self._copy = copy
        mine = [question.item.id for draft, question in copy.questions() if draft.id == fact_id]
        self._waiting = [*mine, *(one for one in self._waiting if one not in mine)]
        self._go_on()

    def _go_on(self) -> None:
        copy = self._copy
        if self._busy or not self._waiting or copy is None:
            return
        self._busy = True
        some, self._waiting = set(self._waiting[:_AT_ONCE]), self._waiting[_AT_ONCE:]

        def work() -> Judged:
            # Its rules take a moment to load.
            from quizapp.core.authoring import judging

            judge = judging.Judge(copy)
            return {
                question.item.id: judge.troubles(draft, question)
                for draft, question in copy.questions()
                if question.item.id in some
            }

        def show(found: Judged) -> None:
            self._busy = False
            self._told(copy, found)
            self._go_on()

        self._run(work, show)
