"""What rows with a title and a quiet line under it share."""

from math import ceil
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.painted import PaintedControl
from quizapp.ui.kit.text.text_layout import (
    LaidOutText,
    Span,
    TextStyle,
    Tone,
    height_in,
    natural_width,
    plain,
)
from quizapp.ui.kit.theme.theme import Space, Theme, Type, current_theme


class TitledRow(PaintedControl):
    """A title and a quiet line under it, both wrapping, with room for a sign at either end.

    Args:
        title: what the row is about.
        under: the quiet line; spans where a part has its own tone.
        across: how it takes width.
        down: how it takes height.
        parent: the widget it stands in.
    """

    edge: ClassVar[int] = Space.L
    """At the left and the right."""
    between: ClassVar[int] = 2
    """Between title and line."""
    sign_side: ClassVar[int] = 22
    """How wide the sign before the title is, in pixels at 100 % text."""
    line_style: ClassVar[TextStyle] = TextStyle(Type.SMALL, tone=Tone.QUIET)

    def __init__(
        self,
        title: str,
        under: str | tuple[Span, ...] = "",
        across: QSizePolicy.Policy = QSizePolicy.Policy.Expanding,
        down: QSizePolicy.Policy = QSizePolicy.Policy.Minimum,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, across, down, parent)
        self._under: tuple[Span, ...] = ()
        self.say(title, under)

    def say(self, title: str, under: str | tuple[Span, ...] = "") -> None:
        """Show another title and line; screen readers are told both."""
        self.setText(title)
        self.say_under(under)
        self._tell_readers(title, plain(self._under))

    def _tell_readers(self, title: str, under: str) -> None:
        """Set name and description for screen readers."""
        self.setAccessibleName(f"{title}. {under}" if under else title)

    def say_under(self, under: str | tuple[Span, ...]) -> None:
        """Show another quiet line."""
        spans = (Span(under),) if isinstance(under, str) else under
        self._under = spans if plain(spans) else ()
        self.updateGeometry()
        self.update()

    @property
    def _title_style(self) -> TextStyle:
        return TextStyle(bold=True, spread=1.3)

    def _signs(self, theme: Theme) -> tuple[int, int]:
        """Return the room for the signs before and after the words."""
        return theme.px(self.sign_side) + Space.M, 0

    def _room(self, theme: Theme, width: int) -> int:
        return width - 2 * self.edge - sum(self._signs(theme))

    @override
    def _content_height(self, width: int) -> float:
        theme = current_theme()
        room = self._room(theme, width)
        title = height_in((Span(self.text()),), self._title_style, theme, room)
        if not self._under:
            return title
        return title + self.between + height_in(self._under, self.line_style, theme, room)

    def _natural_width(self, theme: Theme, longest_line: int) -> int:
        """Return how wide it is when the title does not wrap, nor the line up to a width."""
        words = natural_width((Span(self.text()),), self._title_style, theme)
        if self._under:
            line = natural_width(self._under, self.line_style, theme)
            words = max(words, min(line, longest_line))
        return ceil(words) + 2 + 2 * self.edge + sum(self._signs(theme))

    def _paint_words(self, painter: QPainter, theme: Theme, ink: QColor | None = None) -> QRectF:
        """Paint title and line, and return the square of the sign before them.

        Args:
            painter: paints on the control.
            theme: the current theme.
            ink: the title's colour where it is not the theme's text.
        """
        room = self._room(theme, self.width())
        top = (self.height() - self._content_height(self.width())) / 2
        left = self.edge + self._signs(theme)[0]
        style = self._title_style
        title = LaidOutText((Span(self.text()),), style, theme, room)
        title.paint(painter, QPointF(left, top), ink)
        if self._under:
            line = LaidOutText(self._under, self.line_style, theme, room)
            line.paint(painter, QPointF(left, top + title.height + self.between))
        side = theme.px(self.sign_side)
        middle = top + theme.px(style.size) * style.line_height / 2
        return QRectF(self.edge, middle - side / 2, side, side)
