"""Paints the rows of the wrong list, and knows what of a row lies where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from quizapp.core.learning.review_cards import Reason
from quizapp.ui.kit.control.focus import KeyboardRing, paint_focus_ring
from quizapp.ui.kit.control.grounds import paint_tick_box
from quizapp.ui.kit.text.line_count import quick_height
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone, natural_width
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import RADIUS, TARGET, Space, Theme, Type, current_theme
from quizapp.ui.pages.review import wording
from quizapp.ui.pages.review.model import Index, WrongModel

if TYPE_CHECKING:
    from quizapp.core.views.review import WrongLine

ICONS = {
    Reason.CERTAIN_WRONG: (Icon.WARNING, "wrong"),
    Reason.WRONG: (Icon.WRONG, "wrong"),
    Reason.GUESSED: (Icon.SKIPPED, "quiet"),
}
_BOX = 22
_SIGN = 18
_LINK = 28
"""Least height of the link: 24 is the least for a target (spec UI-3)."""
_GAP = Space.S
"""Between rows."""


class Part(StrEnum):
    """A part of a row that does something of its own."""

    BOX = "box"
    PASSAGE = "passage"
    ROW = "row"


@dataclass(frozen=True)
class _Texts:
    """The set texts of a row and their places in it, from its top."""

    title: LaidOutText
    under: LaidOutText
    leech: LaidOutText | None
    read: LaidOutText | None
    left: float
    beside: bool
    """Whether the link stands beside the warning, not under it."""

    @property
    def link_from(self) -> float:
        """Return how far from the texts' left the link begins."""
        return self.leech.used_width + Space.M if self.leech is not None and self.beside else 0.0

    @property
    def height(self) -> float:
        more = 0.0
        if self.leech is not None and self.read is not None:
            link = max(self.read.height, _LINK)
            more = 2 + (max(self.leech.height, link) if self.beside else self.leech.height + link)
        return self.title.height + 2 + self.under.height + more


_TITLE = TextStyle(bold=True, spread=1.3)
_SMALL = TextStyle(Type.SMALL, tone=Tone.QUIET, spread=1.5)


class RowDelegate(QStyledItemDelegate):
    """A heading stands free; a fact is a card with a box to tick at its left."""

    def __init__(self, view: QListView, rows: WrongModel, ring: KeyboardRing) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._ring = ring
        self._heights: dict[tuple[Theme, int], dict[int, int]] = {}
        self._unders: dict[int, str] = {}

    def forget(self) -> None:
        """Measure the rows anew."""
        self._heights.clear()
        self._unders.clear()

    def height(self, row: int, width: int) -> int:
        """Return how high a row is, with the gap under it."""
        theme = current_theme()
        heights = self._heights.setdefault((theme, width), {})
        if row not in heights:
            heights[row] = self._height(row, width, theme)
        return heights[row]

    def part_at(self, row: int, box: QRect, place: QPoint) -> Part:
        """Return what of a row lies at a place of the view."""
        line = self._rows.line(row)
        theme = current_theme()
        if place.x() < box.left() + max(Space.L + theme.px(_BOX) + Space.M, TARGET):
            return Part.BOX
        if line is not None and line.reads_first:
            texts = self._texts(row, line, theme, box.width())
            if texts.read is not None:
                top = self._top(QRectF(box), texts) + texts.height - max(texts.read.height, _LINK)
                left = box.left() + texts.left + texts.link_from
                if place.y() >= top and left <= place.x() <= left + texts.read.used_width:
                    return Part.PASSAGE
        return Part.ROW

    def _height(self, row: int, width: int, theme: Theme) -> int:
        model = self._rows
        heading = model.heading(row)
        if heading is not None:
            title, under = self._heading(*heading, theme, width)
            above = Space.L if row else 0
            return ceil(title.height + under.height) + above + Space.S
        line = model.line(row)
        assert line is not None
        room = self._room(theme, width)
        words = quick_height(line.fact, _TITLE, theme, room) + 2
        words += quick_height(self._under(row), _SMALL, theme, room)
        if line.reads_first:
            words += self._warning_height(line, theme, room)
        return max(ceil(words) + 2 * Space.M, TARGET) + _GAP

    def _warning_height(self, line: WrongLine, theme: Theme, room: int) -> float:
        """Return what the warning and its link add, as ``_Texts`` counts it."""
        warning, link = self._warning(line)
        read = quick_height(link[0].text, _SMALL, theme, room)
        told = quick_height(warning[0].text, _SMALL, theme, room)
        high = max(read, _LINK)
        wide = natural_width(warning, _SMALL, theme) + Space.M + natural_width(link, _SMALL, theme)
        return 2 + (max(told, high) if wide <= room and told <= read else told + high)

    def _warning(self, line: WrongLine) -> tuple[tuple[Span], tuple[Span]]:
        return (
            (Span(wording.leech(line.card), Tone.WRONG),),
            (Span(self.tr("Read the passage"), Tone.ACCENT),),
        )

    @staticmethod
    def _room(theme: Theme, width: int) -> int:
        left = Space.L + theme.px(_BOX) + Space.M
        return width - left - Space.M - theme.px(_SIGN) - Space.L

    def _under(self, row: int) -> str:
        known = self._unders.get(row)
        if known is None:
            known = self._unders[row] = self._say_under(row)
        return known

    def _say_under(self, row: int) -> str:
        model = self._rows
        line = model.line(row)
        assert line is not None
        parts = [line.topic] if line.topic else []
        if model.now is not None:
            told = wording.last_missed if line.reads_first else wording.missed
            parts.append(told(line, model.now))
        parts.append(wording.way_off(line, model.needed))
        return " · ".join(parts)

    def _heading(
        self, reason: Reason, size: int, theme: Theme, width: int
    ) -> tuple[LaidOutText, LaidOutText]:
        room = width - theme.px(_BOX) - Space.S
        words = (Span(wording.reason(reason)), Span(f"  {size:,}", Tone.LABEL))
        return (
            LaidOutText(words, TextStyle(Type.LEAD, bold=True), theme, room),
            LaidOutText(
                (Span(wording.about(reason)),), TextStyle(Type.SMALL, tone=Tone.QUIET), theme, room
            ),
        )

    def _texts(self, row: int, line: WrongLine, theme: Theme, width: int) -> _Texts:
        left = Space.L + theme.px(_BOX) + Space.M
        room = self._room(theme, width)
        under, small = self._under(row), _SMALL
        leech = read = None
        if line.reads_first:
            warning, link = self._warning(line)
            leech = LaidOutText(warning, small, theme, room)
            read = LaidOutText(link, small, theme, room)
        return _Texts(
            LaidOutText((Span(line.fact),), _TITLE, theme, room),
            LaidOutText((Span(under),), small, theme, room),
            leech,
            read,
            float(left),
            leech is not None
            and read is not None
            and leech.used_width + Space.M + read.used_width <= room
            and leech.height <= read.height,
        )

    @staticmethod
    def _top(box: QRectF, texts: _Texts) -> float:
        return box.top() + (box.height() - _GAP - texts.height) / 2

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(current_theme().px(160), self.height(index.row(), width))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        model = self._rows
        box = QRectF(option.rect)
        heading = model.heading(index.row())
        line = model.line(index.row())
        if heading is not None:
            self._paint_heading(painter, theme, box, heading)
        elif line is not None:
            self._paint_line(painter, theme, box, line, option, index)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, theme: Theme, box: QRectF, heading: tuple[Reason, int]
    ) -> None:
        title, under = self._heading(*heading, theme, round(box.width()))
        icon, colour = ICONS[heading[0]]
        side = theme.px(_BOX)
        top = box.bottom() - Space.S - title.height - under.height
        place = QRectF(box.left(), top + (title.height - side) / 2, side, side)
        paint_icon(painter, icon, place, theme.colour(colour))
        left = box.left() + side + Space.S
        title.paint(painter, QPointF(left, top))
        under.paint(painter, QPointF(left, top + title.height))

    def _paint_line(
        self,
        painter: QPainter,
        theme: Theme,
        box: QRectF,
        line: WrongLine,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        state: QStyle.StateFlag = option.state
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        card = box.adjusted(1, 1, -1, -_GAP - 1)
        painter.setBrush(theme.colour("accent_soft" if on else "hover" if over else "card"))
        painter.setPen(QPen(theme.colour("accent" if on else "line"), 1))
        painter.drawRoundedRect(card, RADIUS, RADIUS)
        if line.can_ask:
            self._paint_box(painter, theme, card, on=on)
        side = theme.px(_SIGN)
        sign = QRectF(card.right() - Space.L - side, card.center().y() - side / 2, side, side)
        paint_icon(painter, Icon.NEXT, sign, theme.colour("quiet"))
        texts = self._texts(index.row(), line, theme, round(box.width()))
        left, top = box.left() + texts.left, self._top(box, texts)
        texts.title.paint(painter, QPointF(left, top))
        top += texts.title.height + 2
        texts.under.paint(painter, QPointF(left, top))
        top += texts.under.height + 2
        if texts.leech is not None and texts.read is not None:
            spare = (max(texts.read.height, _LINK) - texts.read.height) / 2
            texts.leech.paint(painter, QPointF(left, top + (spare if texts.beside else 0)))
            top += spare + (0 if texts.beside else texts.leech.height)
            left += texts.link_from
            texts.read.paint(painter, QPointF(left, top))
            bottom = top + texts.read.height - 2
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawLine(QPointF(left, bottom), QPointF(left + texts.read.used_width, bottom))
        if state & QStyle.StateFlag.State_HasFocus and self._ring.shows(self._view):
            paint_focus_ring(painter, card, theme, inset=1)

    def _paint_box(self, painter: QPainter, theme: Theme, card: QRectF, *, on: bool) -> None:
        side = theme.px(_BOX)
        box = QRectF(card.left() + Space.L - 1, card.center().y() - side / 2, side, side)
        paint_tick_box(painter, box, theme, on=on)
