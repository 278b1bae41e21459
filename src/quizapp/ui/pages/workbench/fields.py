"""Text fields that store what is written at every pause and when they are left."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.layout.dropping import dropped_files
from quizapp.ui.kit.text.text_layout import Span, TextStyle, height_in
from quizapp.ui.kit.theme.theme import current_theme
from quizapp.ui.pages.workbench.picture_held import holds_picture

_MOST_STOPS = 8
"""So many other controls may be between two fields."""

PAUSE_MS = 700
"""How long nothing is typed until what stands there is stored."""

_ROOM = 24
"""The stylesheet's border and padding above and below the text, and a pixel or two more."""
_SIDES = 34
"""The same at its sides: a line must not be thought to fit that does not."""
_STYLE = TextStyle(spread=1.0)


class WritingField(QPlainTextEdit):
    """One paragraph to write, as high as its words. Enter and Tab go on to the next field.

    It keeps no undoing of its own: what was typed since the last pause is stored first, so that
    the Workbench can take it back like everything else.

    Args:
        name: its accessible name.
        write: takes the text at each pause and when the field is left, if it changed.
        placeholder: what is seen while it is empty.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        name: str,
        write: Callable[[str], None],
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._write = write
        self._known = ""
        """What is stored, as far as the field was told."""
        self._held = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.store)
        self.textChanged.connect(self._typed)
        # A long word makes Qt think that there is something to scroll to, though it is wrapped.
        bar = self.horizontalScrollBar()
        bar.rangeChanged.connect(lambda *_: bar.setRange(0, 0))
        # The field grows a moment after its words: without this the first line stays scrolled away.
        upright = self.verticalScrollBar()
        upright.rangeChanged.connect(lambda *_: upright.setRange(0, 0))

    @property
    def words(self) -> str:
        """Return what stands in it, on one line."""
        return self.toPlainText().replace("\n", " ")

    def show_stored(self, text: str) -> None:
        """Show what is stored; what was typed since the last pause stays, and so does the cursor.

        Args:
            text: as it is stored now.
        """
        dirty = self.words != self._known
        self._known = text
        if dirty or self._held or self.words == text:
            return
        place = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.updateGeometry()

    def hold(self, words: str) -> None:
        """Keep words that could not be stored, to be copied, until somebody decides about them."""
        self._held = True
        self._pause.stop()
        if self.words != words:
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)
            self.updateGeometry()

    def let_go(self) -> None:
        """Show again what is stored."""
        if self._held:
            self._held = False
            known, self._known = self._known, self.words
            self.show_stored(known)

    def store(self) -> None:
        """Store what was typed, if anything was since the last time."""
        self._pause.stop()
        if not self._held and self.words != self._known:
            self._known = self.words
            self._write(self.words)

    def go_to_end(self) -> None:
        """Put the cursor behind the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _typed(self) -> None:
        self._pause.start()
        self.updateGeometry()

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        standard = QKeySequence.StandardKey
        if event.matches(standard.Undo) or event.matches(standard.Redo) or key == Qt.Key.Key_F8:
            event.ignore()  # the Workbench's
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                event.ignore()
            else:
                back = bool(held & Qt.KeyboardModifier.ShiftModifier)
                self._go_on(forward=not back)
        elif (event.matches(standard.Paste) and _holds_picture()) or (
            control and key in (Qt.Key.Key_Y, Qt.Key.Key_Z)
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _go_on(self, *, forward: bool) -> None:
        """Go to the next field to write in; where Tab comes to none, stay at what it comes to."""
        window = self.window()
        for _ in range(_MOST_STOPS):
            focused = window.focusWidget()
            if focused is None:
                return
            window_of = focused.focusNextPrevChild(forward)
            after = window.focusWidget()
            if not window_of or after is focused or isinstance(after, WritingField):
                return

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave files and pictures to what the field stands in."""
        return source.hasText() and not dropped_files(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted as one line."""
        self.insertPlainText(" ".join(source.text().split()))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.store()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.store()
        super().hideEvent(event)

    # As high as the words

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        theme = current_theme()
        words = self.words or self.placeholderText() or " "
        room = max(width - _SIDES, 1)
        # As many lines as the words take when they are laid out in this width.
        lines = height_in((Span(words),), _STYLE, theme, room) / round(
            theme.px(_STYLE.size) * _STYLE.line_height
        )
        return ceil(lines) * self.fontMetrics().lineSpacing() + _ROOM

    @override
    def sizeHint(self) -> QSize:
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 0
        usual = current_theme().px(240)
        return QSize(usual, self.heightForWidth(width or usual))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(96), self.heightForWidth(10_000))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


def _holds_picture() -> bool:
    """Return whether a picture was copied last, which goes to what the field stands in."""
    return holds_picture(QApplication.clipboard().mimeData())
