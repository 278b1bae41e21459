"""The guide: what makes a good question. It shows the same to everybody, and loads nothing."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from quizapp.core.content.ids import PackId
from quizapp.ui.pages.packs.guide.intents import GuideIntent
from quizapp.ui.pages.packs.guide.state import GuideState
from quizapp.ui.pages.packs.guide.wording import advice
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId


class GuidePage(Page[GuideState, GuideIntent]):
    """Shows the guide."""

    place = PageId.LIBRARY

    def visit(self, pack_id: PackId | None = None) -> None:
        """Show it; the way back leads to a pack that is being written, else to all packs."""
        self.show(GuideState(advice(), pack_id))

    @override
    def build(self, act: Callable[[GuideIntent], None]) -> Screen[GuideState, GuideIntent]:
        from quizapp.ui.pages.packs.guide.screen import GuideScreen

        return GuideScreen(act)

    @override
    def handle(self, intent: GuideIntent) -> None:
        self.context.go(intent)
