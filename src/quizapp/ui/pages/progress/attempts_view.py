"""The list of attempts: one wide row each, opened by a click or Enter."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from quizapp.core.answering.attempts import AttemptLine
from quizapp.ui.kit.control.focus import paint_focus_ring
from quizapp.ui.kit.table.row_list import RowList
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import RADIUS, Space, Theme, Type, current_theme, font_for
from quizapp.ui.pages.progress.model import LINE_ROLE, AttemptsModel, Column, Index

_BAR = 120
_ICON = 22
_ROOM_FOR_BAR = 560
_TWO_LINES = 520


class AttemptsView(RowList):
    """Attempts, the latest first. It asks to open a row; it doesn't select.

    Args:
        opened: takes the attempt of the row that was clicked.
        parent: the widget it stands in.
    """

    def __init__(
        self, opened: Callable[[AttemptLine], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self.setAccessibleName(self.tr("Quizzes, the latest first"))
        self.setItemDelegate(_AttemptDelegate(self))
        self.setUniformItemSizes(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.row_opened.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, AttemptLine):
            self._opened(line)


class _AttemptDelegate(QStyledItemDelegate):
    """Paints an attempt: sign, title, when and result, and how much was right as a bar."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = current_theme()
        title = QFontMetricsF(font_for(theme, bold=True)).height()
        under = QFontMetricsF(font_for(theme, Type.SMALL)).height()
        lines = 2 if self._narrow(theme) else 1
        return QSize(theme.px(200), round(title + lines * (under + 2)) + 2 * Space.M + Space.S + 4)

    def _narrow(self, theme: Theme) -> bool:
        """Return whether day and result take a line each."""
        view = self.parent()
        return isinstance(view, QListView) and view.viewport().width() < theme.px(_TWO_LINES)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        model = index.model()
        if not isinstance(line, AttemptLine) or not isinstance(model, AttemptsModel):
            return
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1, 1, -1, -Space.S - 1)
        state: QStyle.StateFlag = option.state
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(theme.colour("hover" if over else "card"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        open_quiz = line.finished_at is None
        self._sign(painter, theme, box, open_quiz)
        right = box.right() - Space.L - theme.px(18) - Space.L
        if line.answered and not open_quiz and box.width() > theme.px(_ROOM_FOR_BAR):
            right -= theme.px(_BAR)
            self._bar(painter, theme, QRectF(right, box.center().y() - 4, theme.px(_BAR), 8), line)
            right -= Space.L
        left = box.left() + Space.L + theme.px(_ICON) + Space.M
        under = model.index(index.row(), Column.STARTED).data()
        result = model.index(index.row(), Column.RESULT).data()
        self._words(
            painter,
            theme,
            QRectF(left, box.top(), right - left, box.height()),
            (
                (line.title, under, result)
                if self._narrow(theme)
                else (line.title, f"{under} · {result}")
            ),
            open_quiz,
        )
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, box, theme, inset=1)
        painter.restore()

    def _sign(self, painter: QPainter, theme: Theme, box: QRectF, open_quiz: bool) -> None:
        side = theme.px(_ICON)
        place = QRectF(box.left() + Space.L, box.center().y() - side / 2, side, side)
        icon = Icon.PLAY if open_quiz else Icon.HISTORY
        paint_icon(painter, icon, place, theme.colour("accent" if open_quiz else "quiet"))
        side = theme.px(18)
        place = QRectF(box.right() - Space.L - side, box.center().y() - side / 2, side, side)
        paint_icon(painter, Icon.NEXT, place, theme.colour("quiet"))

    def _bar(self, painter: QPainter, theme: Theme, place: QRectF, line: AttemptLine) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(place, 4, 4)
        if line.right:
            done = QRectF(place)
            done.setWidth(max(place.width() * line.right / line.counted, 8))
            painter.setBrush(theme.colour("right"))
            painter.drawRoundedRect(done, 4, 4)

    def _words(
        self,
        painter: QPainter,
        theme: Theme,
        room: QRectF,
        texts: tuple[str, ...],
        open_quiz: bool,
    ) -> None:
        small = len(texts) - 1
        fonts = (font_for(theme, bold=True), *(font_for(theme, Type.SMALL),) * small)
        colours = ("text", *("accent" if open_quiz else "quiet",) * small)
        heights = [QFontMetricsF(font).height() for font in fonts]
        top = room.center().y() - (sum(heights) + 2 * small) / 2
        for text, font, colour, height in zip(texts, fonts, colours, heights, strict=True):
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            line = QRectF(room.left(), top, room.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            top += height + 2
