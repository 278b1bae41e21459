"""The feedback screen: the card between a header and the way on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.outline import outline
from quizapp.core.cards.plain import plain_text, spoken_text
from quizapp.core.content.ids import PassageId
from quizapp.ui.card.card_view import CardView
from quizapp.ui.kit.control.buttons import ButtonKind
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.hints import KeyHints
from quizapp.ui.kit.text.prose import small
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.study.feedback.continue_button import ContinueButton
from quizapp.ui.pages.study.feedback.more_row import MoreRow
from quizapp.ui.pages.study.feedback.right_motion import RightMotion
from quizapp.ui.pages.study.feedback.state import FeedbackState
from quizapp.ui.pages.study.intents import (
    Continue,
    FeedbackIntent,
    Leave,
    OpenPassage,
    SetFlag,
)
from quizapp.ui.pages.study.question.header import (
    ALOUD_KEY,
    FLAG_KEY,
    GUTTER,
    QuestionHeader,
    is_low,
    margin_above,
    margins,
)
from quizapp.ui.pages.study.question.notice import NoticeLine
from quizapp.ui.shell.destinations import ShowKeys
from quizapp.ui.shell.keys.bindings import Where
from quizapp.ui.shell.keys.pressed import BARE, copies, meant
from quizapp.ui.shell.page import Screen, ignore
from quizapp.ui.wording.explained import explained_aloud

_WIDE = 780
_UNFOLDED, _WORDS = 1000, 180
"""Pixels at 100 % text from which what else can be done stands beside Continue, and how many more
where that is one thing more."""


class FeedbackScreen(Screen[FeedbackState, FeedbackIntent]):
    """Shows what came of a response. It is left by Continue or Enter, never by itself (spec FB-3).

    Esc leaves the quiz; the card is still owed then.

    Args:
        act: takes what is done.
        parent: the parent widget.
        voice: the program that reads aloud (R); None: there is none.
    """

    keys = Where.EXPLANATION

    def __init__(
        self,
        act: Callable[[FeedbackIntent], None] = ignore,
        parent: QWidget | None = None,
        *,
        voice: str | None = None,
    ) -> None:
        super().__init__(act, parent)
        self._state: FeedbackState | None = None
        self._view = CardView()
        self._view.passage_opened.connect(lambda passage: self.act(OpenPassage(PassageId(passage))))
        self._wide: bool | None = None
        self._unsaid = self._rest = ""
        self._header = QuestionHeader(voice)
        self._header.aloud_pressed.connect(self._read_or_stop)
        self._header.flag_toggled.connect(lambda flagged: self.act(SetFlag(flagged)))
        self._notice = NoticeLine()
        self._scroll = VerticalScroll(self._view, gutter=GUTTER)
        self._scroll.show_more_below()
        self._next = small("")
        self._continue = ContinueButton(self.tr("Continue"), ButtonKind.PRIMARY)
        self._continue.clicked.connect(lambda: self.act(Continue()))
        self._hints = KeyHints()
        self._motion = RightMotion(self._view.lead)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, GUTTER, 0)
        foot.setSpacing(Space.L)
        foot.addWidget(self._next, 1, Qt.AlignmentFlag.AlignVCenter)
        self._more = MoreRow(lambda intent: self.act(intent))
        foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._continue, 0, Qt.AlignmentFlag.AlignBottom)
        # The same rows as under a question: the button that goes on is in the row of those that
        # answered.
        whole = self._whole = QVBoxLayout(self)
        whole.setSpacing(0)
        whole.addWidget(self._header)
        whole.addWidget(self._notice)
        whole.addWidget(self._scroll, 1)
        whole.addSpacing(Space.S)
        whole.addLayout(foot)
        self._gap = QSpacerItem(0, Space.L)
        whole.addItem(self._gap)
        whole.addWidget(self._hints)

    @override
    def render(self, state: FeedbackState) -> None:  # type: ignore[override]
        """Show a card; the focus goes to the verdict, and the card is announced.

        The same card again, with another flag or text, leaves focus and scrolling alone.
        """
        before, self._state = self._state, state
        self._header.show_place(
            state.number,
            state.of,
            state.answered,
            state.topic,
            state.come_back,
            extra=state.extra,
        )
        self._header.show_flag(state.flagged, state.settings.single_keys)
        self._more.offer(state.objections, another=state.another, words=bool(state.words))
        self._notice.say(state.notice)
        self._next.say(state.next_text)
        self._hints.list(self._keys(state))
        if before is not None and _identity(before) == _identity(state):
            return
        self._header.stop_reading()
        self._view.render(state.card, state.glossary)
        self._arrange()
        self._scroll.back_to_top()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        said = spoken_text(outline(state.card))
        explained = explained_aloud(state.words)
        self._view.passages.text.setAccessibleDescription(explained)
        self._unsaid = _joined(state.notice, *said, explained)
        self._rest = _joined(state.notice, explained)
        if self.isVisible():
            self._announce()

    @override
    def regions(self) -> tuple[QWidget, ...]:
        """Return the columns of the card, and the way on."""
        return self._view.said, self._view.passages, self._continue

    def _read_or_stop(self) -> None:
        self._header.read_or_stop(self.aloud())

    def aloud(self) -> tuple[str, ...]:
        """Return the card as it is read aloud, each part with its label (spec FB-4)."""
        return () if self._state is None else spoken_text(outline(self._state.card))

    def _announce(self) -> None:
        """Say the card once, when it can be seen too."""
        if self._unsaid:
            announce(self, self._unsaid, assertive=True, rest=self._rest)
            self._unsaid = ""
            if self._state is not None and self._state.card.outcome is Outcome.RIGHT:
                self._motion.start()

    def _keys(self, state: FeedbackState) -> tuple[tuple[str, str], ...]:
        keys = ((self.tr("Enter"), self.tr("goes on")),)
        if not state.settings.single_keys:
            return (*keys, (self.tr("Esc"), self.tr("leaves")))
        return (*keys, ("?", self.tr("all keys")))

    def _arrange(self) -> None:
        """Put the passages beside the card on a wide screen and under it on a narrow one.

        In a low window leave the room to the card: margins shrink, hints go.
        """
        low = is_low(self)
        self._whole.setContentsMargins(margins(low=low))
        self._view.set_margin_above(margin_above(low=low))
        self._hints.setVisible(not low)
        self._gap.changeSize(0, 0 if low else Space.L)
        self._whole.invalidate()
        wide = self.width() >= current_theme().px(_WIDE)
        wanted = _UNFOLDED + (_WORDS if self._state is not None and self._state.words else 0)
        self._more.fold(folded=self.width() < current_theme().px(wanted))
        if wide != self._wide:
            self._wide = wide
            self._view.arrange(wide=wide)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys: who comes back from a passage goes on where the link was."""
        super().showEvent(event)
        self._announce()
        if not event.spontaneous():
            last = self.focusWidget() or self._view
            last.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        state = self._state
        if state is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.act(Continue())
        elif event.key() == Qt.Key.Key_Escape:
            self.act(Leave())
        elif copies(event):
            self.copy()
        elif not state.settings.single_keys or event.modifiers() & ~BARE or not self._typed(event):
            super().keyPressEvent(event)

    def _typed(self, event: QKeyEvent) -> bool:
        voiced = (ALOUD_KEY,) if self._header.has_voice else ()
        key = meant(event, (FLAG_KEY, *voiced, "?"))
        if key == FLAG_KEY:
            self._header.toggle_flag()
        elif key == ALOUD_KEY:
            self._read_or_stop()
        elif key == "?":
            self.act(ShowKeys())
        return key is not None

    def copy(self) -> None:
        """Copy the card as text: a false claim always together with its correction (spec FB-4)."""
        if self._state is not None:
            QGuiApplication.clipboard().setText(plain_text(outline(self._state.card)))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy this card")).triggered.connect(self.copy)
        menu.popup(event.globalPos())


def _identity(state: FeedbackState) -> tuple[object, ...]:
    return state.id, state.number, state.card


def _joined(*told: str) -> str:
    return " ".join(filter(None, told))
