"""A document before it is taken: the file as read, its passages, what is said of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.buttons import Button, ButtonKind, primary, quiet
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import side_margins
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.intake import document_words, wording
from quizapp.ui.pages.intake.handout_text import HandoutText
from quizapp.ui.pages.intake.head_form import HeadForm
from quizapp.ui.pages.intake.intents import (
    IntakeIntent,
    PutAside,
    RedoStep,
    TakeDocument,
    UndoStep,
)
from quizapp.ui.pages.intake.passages_part import PassagesPart
from quizapp.ui.pages.intake.state import LookAtDocument

_WIDEST = 1240
_SIDE_BY_SIDE = 620
"""Pixels at 100 % text from which the file and its passages stand side by side."""
_LEAST = 230
"""Pixels at 100 % text that they need from top to bottom."""


class DocumentPart(QWidget):
    """Shows a document that was brought.

    Args:
        act: takes what is done with it.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[IntakeIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._step: LookAtDocument | None = None
        inside = QWidget(self)
        self._scroll = VerticalScroll(inside, self.tr("The document"), self)
        self._title = heading("", Type.TITLE, self)
        self._said = body("", self)
        self._warned = small("", self)
        self.file = HandoutText(self)
        self.passages = PassagesPart(act, self)
        self.passages.text.moved.connect(self._follow)
        self.head = HeadForm(self)
        self.head.changed.connect(self._tell_head)
        self._about = small("", self)
        self.unfold = Button(
            "", ButtonKind.LINK, Icon.EDIT, self.tr("Change what is said of it"), self, Type.SMALL
        )
        self.unfold.clicked.connect(self._turn)
        self.take = primary(self.tr("Take this document"), self)
        self.take.clicked.connect(lambda: act(TakeDocument(self.head.head)))
        self.aside = quiet(self.tr("Cancel"), parent=self)
        self.aside.clicked.connect(lambda: act(PutAside()))
        self._foot = small("", self)
        self._lay_out(inside)

    def _lay_out(self, inside: QWidget) -> None:
        left = Card(padding=Space.M, name=self.tr("The file as it was read"))
        left.column.setSpacing(Space.S)
        left.column.addWidget(Prose(self.tr("The file as it was read"), TextStyle(bold=True)))
        left.column.addWidget(self.file, 1)
        self._columns = QWidget(self)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._columns)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(Space.M)
        self._pair.addWidget(left, 9)
        self._pair.addWidget(self.passages, 11)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._columns)
        self._stack.addWidget(self.head)
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(Space.S)
        for widget in (self._title, self._said, self._warned):
            self._column.addWidget(widget)
        self._column.addWidget(self._stack, 1)
        about = FlowLayout(across=Space.M, down=0)
        about.addWidget(self._about)
        about.addWidget(self.unfold)
        self._column.addLayout(about)
        acts = FlowLayout(across=Space.M, down=Space.S)
        acts.addWidget(self.take)
        acts.addWidget(self.aside)
        acts.addWidget(self._foot)
        self._column.addLayout(acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def render(  # type: ignore[override]
        self, name: str, step: LookAtDocument, waiting: int, *, taking: bool
    ) -> None:
        """Show a document; the same again leaves what was typed and the cursor alone."""
        fresh = self._step is None or self._step.handout is not step.handout
        self._step = step
        if fresh:
            self._title.say(name)
            told = " ".join(step.handout.warnings)
            self._warned.say(told)
            self._warned.setVisible(bool(told))
            self.file.show_handout(step.handout)
            self.head.begin(step.head)
            self._stack.setCurrentWidget(self._columns)
            self._name_turn()
        tell(self._said, document_words.what_becomes(step.steps.now))
        self.passages.render(step, fresh=fresh)
        some = any(not one.left_out for one in step.steps.now)
        self.take.setEnabled(some and not taking)
        foot = self.tr("It goes into {pack}. One undo takes it back.").format(pack=step.pack)
        tell(self._foot, f"{foot} {wording.waiting(waiting)}".strip())
        self._fit()

    def begin(self) -> None:
        """Give the focus to the passages, and say what there is."""
        focus_in(self, self.head.title if self._unfolded else self.passages.text)
        announce(self, f"{self._title.text()}. {self._said.text()}")

    def _follow(self) -> None:
        """Show in the file what the passage with the cursor was made from."""
        if self._step is None:
            return
        passages, place = self.passages.text.passages, self.passages.text.place
        if place < len(passages):
            self.file.show_blocks(passages[place].from_paragraphs)

    def _tell_head(self) -> None:
        tell(self._about, document_words.of_head(self.head.head))

    @property
    def _unfolded(self) -> bool:
        return self._stack.currentWidget() is self.head

    def _turn(self) -> None:
        """Show the fields in the place of the passages, or the passages again."""
        self._stack.setCurrentWidget(self._columns if self._unfolded else self.head)
        self._name_turn()
        focus_in(self, self.head.title if self._unfolded else self.passages.text)

    def _name_turn(self) -> None:
        words = self.tr("Change what is said of it")
        if self._unfolded:
            words = self.tr("Back to the passages")
        self.unfold.setText(words)
        self.unfold.call(words)
        self.unfold.draw(Icon.BACK if self._unfolded else Icon.EDIT)
        self.unfold.updateGeometry()

    def close_fields(self) -> bool:
        """Leave the fields or the words that are being changed; return whether there were any."""
        if self._unfolded:
            self._turn()
            return True
        return self.passages.stop_writing()

    def _fit(self) -> None:
        theme = current_theme()
        left, right = side_margins(self.width(), _WIDEST)
        self._column.setContentsMargins(left, Space.XL, right, Space.L)
        wide = self.width() - left - right >= theme.px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction
        self._pair.setDirection(way.LeftToRight if wide else way.BottomToTop)
        self._stack.setMinimumHeight(theme.px(_LEAST) if wide else theme.px(2 * _LEAST))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._unfolded:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._act(UndoStep())
        elif event.matches(QKeySequence.StandardKey.Redo) or (held and event.key() == Qt.Key.Key_Y):
            self._act(RedoStep())
        elif held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take.click()
        else:
            super().keyPressEvent(event)
