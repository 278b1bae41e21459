"""A row to press: an icon, a title, a quiet line under it, a sign at the right end."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import paint_focus_ring
from quizapp.ui.kit.control.self_painted import SelfPainted
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import RADIUS, TARGET, Space, Type, current_theme

_ICON = 22
_SIGN = 18


class RowButton(SelfPainted):
    """Fills the width it gets, wraps its words and grows with them.

    Args:
        title: what the row is about.
        under: a quiet line under it; spans where a part has its own tone.
        icon: at the left end, in ``colour``.
        colour: name of a colour token for the icon.
        sign: at the right end, such as ``Icon.NEXT``.
        size: of the title.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        title: str,
        under: str | tuple[Span, ...] = "",
        *,
        icon: Icon | None = None,
        colour: str = "quiet",
        sign: Icon | None = Icon.NEXT,
        size: Type = Type.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum, parent)
        self._under = (Span(under),) if isinstance(under, str) and under else tuple(under or ())
        self._icon, self._colour, self._sign, self._size = icon, colour, sign, size
        words = "".join(span.text for span in self._under)
        self.setAccessibleName(f"{title}. {words}" if words else title)

    def say_under(self, spans: tuple[Span, ...]) -> None:
        """Show another quiet line."""
        self._under = spans
        self.updateGeometry()
        self.update()

    def sign(self, icon: Icon) -> None:
        """Show another sign at the right end."""
        self._sign = icon
        self.update()

    def _texts(self, width: int) -> tuple[LaidOutText, LaidOutText | None]:
        look = current_theme()
        room = width - 2 * Space.L
        room -= look.px(_ICON) + Space.M if self._icon else 0
        room -= look.px(_SIGN) + Space.M if self._sign else 0
        title = TextStyle(self._size, bold=True, spread=1.3)
        first = LaidOutText((Span(self.text()),), title, look, room)
        if not self._under:
            return first, None
        small = TextStyle(Type.SMALL, tone=Tone.QUIET, spread=1.5)
        return first, LaidOutText(self._under, small, look, room)

    @override
    def heightForWidth(self, width: int) -> int:
        title, under = self._texts(width)
        words = title.height + (under.height + 2 if under else 0)
        return max(ceil(words) + 2 * Space.M, TARGET)

    @override
    def sizeHint(self) -> QSize:
        width = current_theme().px(320)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(96), TARGET)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1
            )
        title, under = self._texts(self.width())
        height = title.height + (under.height + 2 if under else 0)
        left, top = float(Space.L), (self.height() - height) / 2
        if self._icon:
            side = look.px(_ICON)
            middle = top + look.px(self._size) * 1.3 / 2
            box = QRectF(left, middle - side / 2, side, side)
            paint_icon(painter, self._icon, box, look.colour(self._colour))
            left += side + Space.M
        title.paint(painter, QPointF(left, top))
        if under:
            under.paint(painter, QPointF(left, top + title.height + 2))
        if self._sign:
            side = look.px(_SIGN)
            box = QRectF(self.width() - Space.L - side, (self.height() - side) / 2, side, side)
            paint_icon(painter, self._sign, box, look.colour("quiet"))
        if self._ring.shows(self):
            paint_focus_ring(painter, self.rect(), look, inset=2)
        painter.end()
