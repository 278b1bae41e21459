"""The page of feedback: a card, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.content.ids import PresentedId
from quizapp.ui.pages.objecting import Objecting
from quizapp.ui.pages.study.feedback.state import FeedbackState
from quizapp.ui.pages.study.intents import (
    AskAnother,
    Continue,
    FeedbackIntent,
    Leave,
    OpenPassage,
    SayWrong,
    SetFlag,
    ShowWords,
)
from quizapp.ui.pages.study.reading import reading
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId
from quizapp.ui.wording.explained import listed, words_named

if TYPE_CHECKING:
    from quizapp.core.views.objections import Objection
    from quizapp.env.settings import Settings
    from quizapp.ui.shell.context import Context


class FeedbackPage(Page[FeedbackState, FeedbackIntent]):
    """Shows the feedback to a response, or an explanation that is still owed.

    Args:
        context: the services and what is around the page.
        leave: leaves the quiz; the card is still owed.
        flag: flags a question, or takes its flag away.
    """

    place = PageId.STUDY

    def __init__(
        self,
        context: Context,
        leave: Callable[[], None],
        flag: Callable[[PresentedId, bool], None],
    ) -> None:
        super().__init__(context)
        self._flag = flag
        self._leave = leave
        self._then: Callable[[], None] = leave
        self._another: Callable[[], None] | None = None

    def explain(
        self,
        state: FeedbackState,
        then: Callable[[], None],
        another: Callable[[], None] | None = None,
    ) -> None:
        """Show a card.

        Args:
            state: what to show.
            then: called when the learner presses Continue.
            another: called when the learner asks for one more like it; None: that can't be asked.
        """
        self._then, self._another = then, another
        state = replace(state, another=another is not None)
        self.show(state)  # renders first: else the previous card would be laid out again

    @override
    def build(self, act: Callable[[FeedbackIntent], None]) -> Screen[FeedbackState, FeedbackIntent]:
        from quizapp.ui.kit.speech import voice_of_system
        from quizapp.ui.pages.study.feedback.screen import FeedbackScreen

        return FeedbackScreen(act, voice=voice_of_system())

    @override
    def handle(self, intent: FeedbackIntent) -> None:
        state = self.state
        if state is None:
            return
        match intent:
            case Continue():
                self._then()
            case Leave():
                self._leave()
            case SetFlag(flagged):
                self.render(replace(state, flagged=flagged))
                self._flag(PresentedId(state.id), flagged)
            case AskAnother():
                if self._another is not None:
                    self._another()
            case SayWrong():
                question = PresentedId(state.id)
                then = partial(self._show_said, question)
                Objecting(self).open(self.screen, question, state.objections, then)
            case ShowWords():
                self.context.dialogs.tell(self.screen, words_named(), listed(state.words))
            case OpenPassage(passage_id):
                self.context.go(reading(passage_id, (state.card,)))
            case _:
                self.context.go(intent)

    def _show_said(self, presented_id: PresentedId, said: tuple[Objection, ...]) -> None:
        if self.state is not None and self.state.id == presented_id:
            self.render(replace(self.state, objections=said))

    @override
    def settings_changed(self, settings: Settings) -> None:
        if self.state is not None:
            self.render(replace(self.state, settings=settings))
