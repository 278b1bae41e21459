"""A picture as large as the window, over everything in it."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.content.pictures import Picture
from quizapp.ui.kit.control.buttons import icon_button
from quizapp.ui.kit.pictures import pixmap_of
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, current_theme

_ENLARGE = 4.0
"""By how much it is shown larger than its own size: more is only blurred."""


def show_large(picture: Picture, origin: QWidget) -> "LargePicture":
    """Show a picture over the whole window.

    Args:
        picture: what can be decoded.
        origin: what was pressed: it has the focus again afterwards.
    """
    made = LargePicture(picture, origin)
    made.show()
    made.take_focus()
    return made


def put_back(origin: QWidget) -> None:
    """Take the large picture of a widget away, if there is one: it shows another now."""
    for shown in origin.window().findChildren(LargePicture):
        if shown.origin is origin:
            shown.close()


class LargePicture(QWidget):
    """Covers a window with a picture; Esc, Enter, Space or a click takes it away.

    It also goes when what it was opened from is no longer on the screen, such as when time is up.

    Args:
        picture: what can be decoded.
        origin: what was pressed: it has the focus again afterwards.
    """

    def __init__(self, picture: Picture, origin: QWidget) -> None:
        window = origin.window()
        super().__init__(window)
        self._picture = picture
        self._origin: QWidget | None = origin
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(picture.alt)
        give_role(self, Role.Dialog)
        self._close = icon_button(Icon.CLOSE, self.tr("Close"), self)
        self._close.setAccessibleDescription(picture.alt)
        self._close.clicked.connect(self.close)
        window.installEventFilter(self)
        origin.installEventFilter(self)
        self._cover()

    @property
    def origin(self) -> QWidget | None:
        """Return what was pressed; None when that has gone."""
        return self._origin

    def take_focus(self) -> None:
        """Give the keyboard to the button that closes it."""
        self.raise_()
        self._close.setFocus(Qt.FocusReason.TabFocusReason)

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        side = self._close.sizeHint()
        self._close.setGeometry(self.width() - side.width() - Space.M, Space.M, *side.toTuple())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window; go when what it was opened from goes."""
        if watched is self.parentWidget() and event.type() is QEvent.Type.Resize:
            self._cover()
        if watched is self._origin and event.type() is QEvent.Type.Hide:
            self._origin = None
            self.close()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:  # the window's keys wait until it is gone
            event.accept()
            return True
        if event.type() is QEvent.Type.Close and self._origin is not None:
            self._origin.setFocus(Qt.FocusReason.OtherFocusReason)
        if event.type() is QEvent.Type.StyleChange:
            self._cover()
        return super().event(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Stay here: there is one thing to press."""
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (keys.Key_Escape, keys.Key_Return, keys.Key_Enter, keys.Key_Space):
            self.close()
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.close()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("ground"))
        above = self._close.geometry().bottom() + Space.S
        room = self.rect().adjusted(Space.XL, above, -Space.XL, -Space.XL)
        ratio = self.devicePixelRatioF()
        pixmap = pixmap_of(self._picture.data, QSize(room.size()), ratio, enlarge=_ENLARGE)
        if pixmap is not None:
            size = pixmap.deviceIndependentSize()
            left = room.left() + (room.width() - size.width()) / 2
            top = room.top() + (room.height() - size.height()) / 2
            painter.drawPixmap(QPointF(left, top), pixmap)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawRect(QRectF(left - 0.5, top - 0.5, size.width() + 1, size.height() + 1))
        painter.end()
