"""The preview of a session: as its pupils will see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.answering.presenting import present
from quizapp.core.cards.card import marks_in
from quizapp.core.session.setup import Naming
from quizapp.ui.pages.classroom.intents import OpenPassage
from quizapp.ui.pages.classroom.preparing.preview.intents import (
    LeavePreview,
    PreviewIntent,
    ShowQuestion,
)
from quizapp.ui.pages.classroom.preparing.preview.state import PreviewState
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import ReadPassage
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.session.setup import SessionPlan


class PreviewPage(Page[PreviewState, PreviewIntent]):
    """Goes through the questions of a plan. It watches nothing: the plan is nowhere else.

    Args:
        context: the services and what is around the page.
        left: leads back; gets the place of the question that was shown last, from 0.
    """

    place = PageId.CLASS

    def __init__(self, context: Context, left: Callable[[int], None]) -> None:
        super().__init__(context)
        self._left = left

    def visit(self, plan: SessionPlan, place: int) -> None:
        """Show a plan as it would be asked, whatever is still missing in its settings.

        Args:
            plan: with at least one question.
            place: the question to begin with, from 0.
        """
        self.run(partial(self._preview, replace(plan, naming=Naming.OFFERED), place), self.show)

    @override
    def build(self, act: Callable[[PreviewIntent], None]) -> Screen[PreviewState, PreviewIntent]:
        from quizapp.ui.pages.classroom.preparing.preview.screen import PreviewScreen

        return PreviewScreen(act)

    @override
    def handle(self, intent: PreviewIntent) -> None:
        state = self.state
        if state is None:
            return
        match intent:
            case ShowQuestion(place):
                self.render(replace(state, place=place))
            case LeavePreview():
                self._left(state.place)
            case OpenPassage(passage_id):
                marks = marks_in((state.cards[state.place],), passage_id)
                self.context.go(ReadPassage(passage_id, marks, PageId.CLASS))

    def _preview(self, plan: SessionPlan, place: int) -> PreviewState:
        services = self.context.services
        setup = services.preparing.setup(plan)
        versions = services.classroom.versions(setup)
        return PreviewState(
            title=setup.title,
            questions=tuple(
                present(versions[one.version_id].item, one.order) for one in setup.questions
            ),
            cards=services.classroom.cards(setup),
            place=place,
            ask_certainty=setup.ask_certainty and setup.phones,
            readings=services.classroom.readings(setup),
        )
