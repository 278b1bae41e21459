"""The field that searches: a loupe in front, a cross that clears it behind."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.buttons import icon_button
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import Space, current_theme

_LOUPE = 18


class SearchField(QLineEdit):
    """A line to type in. Esc and the cross clear it.

    Signals:
        cleared: it was emptied by Esc or by the cross.
        left_downwards: the Down key: on to what was found.
        composed: an input method changed what it is putting together, such as a Korean syllable.
    """

    cleared = Signal()
    left_downwards = Signal()
    composed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.cross = icon_button(Icon.CLOSE, self.tr("Clear the search"), self)
        self.cross.setCursor(Qt.CursorShape.ArrowCursor)
        self.cross.clicked.connect(self._clear)
        self.textChanged.connect(self._fit)
        self._composing = ""
        self._fit()

    @property
    def typed(self) -> str:
        """Return the text, with what an input method is still putting together.

        Latin letters that will become Chinese signs or kana are not what is meant.
        """
        text, at = self.text(), self.cursorPosition()
        return (text[:at] + self._composing + text[at:]).strip()

    @property
    def is_composing(self) -> bool:
        """Return whether an input method is putting something together."""
        return bool(self._composing)

    def _clear(self) -> None:
        self.clear()
        self.setFocus()
        self.cleared.emit()

    def _fit(self) -> None:
        side = self.cross.sizeHint().height()
        full = bool(self.text())
        self.cross.setVisible(full)
        self.setTextMargins(
            current_theme().px(_LOUPE) + Space.XS, 0, side - Space.M if full else 0, 0
        )
        self.cross.setGeometry(
            self.width() - side - 2, (self.height() - side) // 2, side, min(side, self.height())
        )

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        putting_together = event.preeditString()
        composing = "" if putting_together.isascii() else putting_together
        if composing != self._composing:
            self._composing = composing
            self.composed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "cross"):
            self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        side = theme.px(_LOUPE)
        painter = QPainter(self)
        box = QRectF(Space.M, (self.height() - side) / 2, side, side)
        paint_icon(painter, Icon.SEARCH, box, theme.colour("quiet"))
        painter.end()
