"""Choosing the questions of a session by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.ui.pages.classroom.preparing.picker.intents import (
    LeavePicker,
    PickerIntent,
    TakeQuestions,
)
from quizapp.ui.pages.classroom.preparing.picker.state import PickerState
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.content.ids import ItemId


class PickerPage(Page[PickerState, PickerIntent]):
    """Lets questions be chosen. It watches nothing: what is half chosen must not be loaded over.

    Args:
        context: the services and what is around the page.
        taken: gets what was chosen.
        left: leads back without a change.
    """

    place = PageId.CLASS

    def __init__(
        self,
        context: Context,
        taken: Callable[[tuple[ItemId, ...]], None],
        left: Callable[[], None],
    ) -> None:
        super().__init__(context)
        self._taken, self._left = taken, left

    def visit(self, chosen: tuple[ItemId, ...]) -> None:
        """Show all questions.

        Args:
            chosen: those that are chosen already, in their order.
        """
        preparing, of = self.context.services.preparing, self.learner_id()
        self.run(
            lambda: preparing.questions(learner_id=of),
            lambda lines: self.show(PickerState(lines, chosen)),
        )

    @override
    def build(self, act: Callable[[PickerIntent], None]) -> Screen[PickerState, PickerIntent]:
        from quizapp.ui.pages.classroom.preparing.picker.screen import PickerScreen

        return PickerScreen(act)

    @override
    def handle(self, intent: PickerIntent) -> None:
        match intent:
            case TakeQuestions(items):
                self._taken(items)
            case LeavePicker():
                self._left()
