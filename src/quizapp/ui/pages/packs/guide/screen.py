"""The guide: one card for each rule."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.buttons import link
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage, clear
from quizapp.ui.kit.text.prose import Prose, body, heading
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.packs.guide.intents import GuideIntent
from quizapp.ui.pages.packs.guide.state import Advice, GuideState
from quizapp.ui.shell.destinations import OpenPacks, OpenWorkbench
from quizapp.ui.shell.page import Screen, ignore


class GuideScreen(Screen[GuideState, GuideIntent]):
    """Shows rules with examples."""

    def __init__(
        self, act: Callable[[GuideIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: GuideState | None = None
        self._page = ScrollPage(self.tr("What makes a good question"), parent=self)
        self._back = link("", Icon.BACK, self)
        self._back.clicked.connect(self._leave)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.M)
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        back = FlowLayout()
        back.addWidget(self._back)
        top.addLayout(back)
        top.addWidget(heading(self.tr("What makes a good question"), Type.DISPLAY))
        said = self.tr(
            "It tells who knows from who doesn't, and everybody knows more after the answer."
        )
        top.addWidget(body(said))
        self._page.column.addLayout(top)
        self._page.column.addLayout(self._list)
        self._page.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    @override
    def render(self, state: GuideState) -> None:  # type: ignore[override]
        """Show the guide; the same again leaves focus and scrolling alone."""
        before, self._state = self._state, state
        if before == state:
            return
        words = self.tr("Back to the packs")
        if state.pack_id is not None:
            words = self.tr("Back to the questions")
        self._back.setText(words)
        self._back.call(words)
        if before is None or before.advice != state.advice:
            clear(self._list)
            for number, advice in enumerate(state.advice, start=1):
                self._list.addWidget(_card(number, advice, self))
        self._page.back_to_top()

    def _leave(self) -> None:
        if self._state is not None and self._state.pack_id is not None:
            self.act(OpenWorkbench(self._state.pack_id))
        else:
            self.act(OpenPacks())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            focus_in(self, self._back)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


def _card(number: int, advice: Advice, screen: QWidget) -> Card:
    card = Card(padding=Space.L, name=advice.rule)
    card.column.setSpacing(Space.S)
    card.column.addWidget(heading(f"{number}. {advice.rule}", Type.LEAD))
    card.column.addWidget(body((Span(screen.tr("Not so: "), Tone.WRONG), Span(advice.worse))))
    card.column.addWidget(body((Span(screen.tr("Better: "), Tone.RIGHT), Span(advice.better))))
    card.column.addWidget(Prose(advice.why, TextStyle(tone=Tone.QUIET)))
    return card
