"""The base of every button, box and row that paints itself."""

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import KeyboardRing, paint_focus_ring
from quizapp.ui.kit.theme.theme import RADIUS, TARGET, Space, Theme, current_theme

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # Mixed in: two C++ bases in one class would each want to make the widget.
    _Button = object


@dataclass(frozen=True)
class Ring:
    """Where the focus ring stands inside a control, and how it looks."""

    inset: float = 3
    radius: float = RADIUS
    colour: str = "accent"
    dashed: bool = False
    around: QRectF | None = None
    """What it surrounds, where that is not the whole control."""


class PaintedControl(_Button):
    """What painted controls share; named before a button of Qt's among the bases.

    ``class OptionRow(PaintedControl, QRadioButton)``: Qt's class gives the control its role for
    screen readers, its state (pressed, checked, one of several) and the keys of its kind. This
    class gives it hovering, the keyboard's ring, a height that follows from its width, a least
    size, and a new look when the theme changes. Colours come from the theme alone, which is what
    makes high contrast work; nothing here moves, so reduced motion asks for nothing.

    A subclass says how high its content is (``_content_height``) and paints it (``_paint``).

    Args:
        text: what it says.
        across: how it takes width.
        down: how it takes height.
        parent: the widget it stands in.
    """

    enter_presses: ClassVar[bool] = False
    """Whether Enter presses it, as Space does. Ctrl+Enter is always the screen's own."""
    padding: ClassVar[int] = Space.M
    """Above and below the content."""
    least_height: ClassVar[int] = TARGET
    usual_width: ClassVar[int] = 320
    """What it asks for, in pixels at 100 % text."""
    least_width: ClassVar[int] = 96
    """What it can do with, in pixels at 100 % text."""
    size_follows_width: ClassVar[bool] = False
    """Whether its hints must be asked again when its width has changed."""

    def __init__(
        self,
        text: str,
        across: QSizePolicy.Policy = QSizePolicy.Policy.Expanding,
        down: QSizePolicy.Policy = QSizePolicy.Policy.Minimum,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self._ring = KeyboardRing()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(across, down)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # What a subclass says

    def _content_height(self, width: int) -> float:
        """Return how high the content is when the control has a width."""
        raise NotImplementedError

    def _paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint ground and content. Antialiasing is on; the ring is painted afterwards."""
        raise NotImplementedError

    def _focus_ring(self) -> Ring:
        """Return where the ring stands."""
        return Ring()

    @property
    def _lit(self) -> bool:
        """Return whether the pointer is over it and could press it."""
        return self.underMouse() and self.isEnabled()

    # Size

    @override
    def hasHeightForWidth(self) -> bool:
        return self.sizePolicy().hasHeightForWidth()

    @override
    def heightForWidth(self, width: int) -> int:
        return max(ceil(self._content_height(width)) + 2 * self.padding, self.least_height)

    @override
    def sizeHint(self) -> QSize:
        width = current_theme().px(self.usual_width)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(self.least_width), self.least_height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.size_follows_width and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()

    # Pointer and keys

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring.note(event)
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            self.enter_presses
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.isAutoRepeat()
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, theme)
        if self._ring.shows(self):
            ring = self._focus_ring()
            paint_focus_ring(
                painter,
                ring.around or self.rect(),
                theme,
                inset=ring.inset,
                radius=ring.radius,
                colour=ring.colour,
                dashed=ring.dashed,
            )
        painter.end()
