"""A row to press: an icon, a title, a quiet line under it, a sign at the right end."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.grounds import paint_row_ground
from quizapp.ui.kit.control.painted import Ring
from quizapp.ui.kit.control.titled_row import TitledRow
from quizapp.ui.kit.text.text_layout import Span, TextStyle
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import RADIUS, Space, Theme, Type

_END_SIGN = 18


class RowButton(TitledRow, QPushButton):
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

    enter_presses = True

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
        super().__init__(title, under, parent=parent)
        self.setAutoDefault(False)
        self._icon, self._colour, self._end_sign, self._size = icon, colour, sign, size

    def sign(self, icon: Icon) -> None:
        """Show another sign at the right end."""
        self._end_sign = icon
        self.update()

    @property
    @override
    def _title_style(self) -> TextStyle:
        return TextStyle(self._size, bold=True, spread=1.3)

    @override
    def _signs(self, theme: Theme) -> tuple[int, int]:
        before = theme.px(self.sign_side) + Space.M if self._icon else 0
        return before, theme.px(_END_SIGN) + Space.M if self._end_sign else 0

    @override
    def _focus_ring(self) -> Ring:
        return Ring(inset=2)

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_row_ground(painter, ground, theme, on=False, lit=self._lit, radius=RADIUS - 1)
        box = self._paint_words(painter, theme)
        if self._icon:
            paint_icon(painter, self._icon, box, theme.colour(self._colour))
        if self._end_sign:
            side = theme.px(_END_SIGN)
            left, top = self.width() - self.edge - side, (self.height() - side) / 2
            end = QRectF(left, top, side, side)
            paint_icon(painter, self._end_sign, end, theme.colour("quiet"))
