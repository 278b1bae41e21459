"""The page of the first hour: choosing, reading, and on to the questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.ui.pages.welcome.intents import (
    BeginWith,
    ReadBack,
    ReadOn,
    ShowWords,
    TakeSubject,
    WelcomeIntent,
)
from quizapp.ui.pages.welcome.state import WelcomeState
from quizapp.ui.shell.destinations import OpenPage, StartAttempt
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId
from quizapp.ui.wording.explained import listed, words_named

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner


class WelcomePage(Page[WelcomeState, WelcomeIntent]):
    """Leads somebody new to something worth reading, and to five questions on it.

    It watches nothing: what is half read stays.
    """

    place = PageId.TODAY

    @override
    def load(self, learner: Learner) -> WelcomeState:
        services = self.context.services
        packs = services.packs.offered(learner.id)
        others = tuple(pack for pack in packs.packs if pack[0] != packs.chosen)
        return WelcomeState(services.first_hour.offers(learner.id), others)

    @override
    def build(self, act: Callable[[WelcomeIntent], None]) -> Screen[WelcomeState, WelcomeIntent]:
        from quizapp.ui.pages.welcome.screen import WelcomeScreen

        return WelcomeScreen(act)

    @override
    def show(self, state: WelcomeState) -> None:
        if not state.readings:  # a bank with other content
            self.context.go(OpenPage(PageId.TODAY))
            return
        self.context.show(self.place, self.screen)  # first: what is visible can take the focus
        self.render(state)

    @override
    def handle(self, intent: WelcomeIntent) -> None:
        state, learner = self.state, self.context.learner()
        if state is None or learner is None:
            return
        match intent:
            case TakeSubject(pack_id):
                packs = self.context.services.packs
                self.run(
                    lambda: packs.choose(learner.id, pack_id),
                    lambda _: self.context.go(OpenPage(PageId.TODAY)),
                )
            case BeginWith(place):
                self.render(replace(state, chosen=place, at=0))
            case ReadBack() if state.at == 0:
                self.render(replace(state, chosen=None))
            case ReadBack():
                self.render(replace(state, at=state.at - 1))
            case ShowWords():
                words = listed(word.entry for word in state.words)
                self.context.dialogs.tell(self.screen, words_named(), words)
            case ReadOn() if not state.is_last:
                self.render(replace(state, at=state.at + 1))
            case ReadOn():
                reading = state.reading
                if reading is not None:
                    first_hour = self.context.services.first_hour
                    self.context.go(StartAttempt(lambda: first_hour.start(learner.id, reading)))
            case _:
                self.context.go(intent)
