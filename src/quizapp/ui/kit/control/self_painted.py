"""What all buttons that paint themselves share: keys, the focus ring, growing with the text."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import KeyboardRing


class SelfPainted(QPushButton):
    """A button. Enter and Space press it; it knows its height in a width and paints itself.

    Args:
        text: what it says.
        across: how it takes width.
        down: how it takes height.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        text: str,
        across: QSizePolicy.Policy,
        down: QSizePolicy.Policy,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._ring = KeyboardRing()
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(across, down)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.isAutoRepeat()
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier  # the screen's own
        ):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring.note(event)
        super().focusInEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()
