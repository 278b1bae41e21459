"""The sides of the editor, as words of which one is on."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.group import Group
from quizapp.ui.kit.control.painted import PaintedControl, Ring
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, height_in, natural_width
from quizapp.ui.kit.theme.theme import Space, Theme, current_theme

_EDGE = Space.XS
_LINE = 3


class SideTabs(Group):
    """Words in a row, or in several where they do not fit one; arrows go from one to the next.

    Args:
        name: accessible name of them all.
        labels: one for each side.
        parent: the widget it stands in.

    Signals:
        chosen: the side that was chosen by hand, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self, name: str, labels: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        row = FlowLayout(self, across=Space.XS, down=0)
        for number, label in enumerate(labels):
            tab = _Tab(label, self)
            tab.setAccessibleName(label)
            give_role(tab, Role.PageTab)
            self._group.addButton(tab, number)
            row.addWidget(tab)
        self._group.idClicked.connect(self.chosen)

    def show_chosen(self, number: int) -> None:
        """Turn one side on, without a signal; it is where Tab comes to."""
        for button in self._group.buttons():
            here = self._group.id(button) == number
            button.setChecked(here)
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class _Tab(PaintedControl, QRadioButton):
    padding = Space.XS
    least_height = 36

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, QSizePolicy.Policy.Maximum, parent=parent)
        self.toggled.connect(self.updateGeometry)  # that which is on is bold

    def _style(self, *, bold: bool) -> TextStyle:
        return TextStyle(bold=bold, spread=1.25)

    @override
    def _content_height(self, width: int) -> float:
        room = width - 2 * _EDGE
        return height_in((Span(self.text()),), self._style(bold=True), current_theme(), room)

    @override
    def sizeHint(self) -> QSize:
        style = self._style(bold=self.isChecked())
        words = natural_width((Span(self.text()),), style, current_theme())
        width = ceil(words) + 2 * _EDGE + 2
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), current_theme().px(96)), self.least_height)

    @override
    def _focus_ring(self) -> Ring:
        return Ring(inset=0)

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        on = self.isChecked()
        ink = theme.colour("accent" if on or self._lit else "text")
        room = self.width() - 2 * _EDGE
        words = LaidOutText((Span(self.text()),), self._style(bold=on), theme, room)
        words.paint(painter, QPointF(_EDGE, (self.height() - words.height) / 2), ink)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            line = QRectF(_EDGE, self.height() - _LINE, words.used_width, _LINE)
            painter.drawRoundedRect(line, 1.5, 1.5)
