"""The navigation rail: the places of the app, and who is learning."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from quizapp.ui.kit.control.grounds import paint_row_ground
from quizapp.ui.kit.control.painted import PaintedControl, Ring
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import TARGET, Space, Theme, Type, current_theme, font_for
from quizapp.ui.shell.state import PageId

ICONS = {
    PageId.TODAY: Icon.TODAY,
    PageId.STUDY: Icon.STUDY,
    PageId.REVIEW: Icon.REVIEW,
    PageId.CLASS: Icon.CLASS,
    PageId.LIBRARY: Icon.LIBRARY,
    PageId.PROGRESS: Icon.PROGRESS,
    PageId.SETTINGS: Icon.SETTINGS,
}
"""One entry for each place: a new place needs its icon here and its name in ``Rail.names``."""

_ICON = 20
_WIDE = 171
_LOW = 460
"""Pixels at 100 % text below which there is no room for more than the places themselves."""


class _RailButton(PaintedControl, QAbstractButton):
    """A row of the rail: an icon, a label beside it and, if given, a small line under it."""

    enter_presses = True

    def __init__(self, icon: Icon, parent: QWidget) -> None:
        super().__init__("", parent=parent)
        self._icon = icon
        self._under = ""
        self._compact = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_texts(self, text: str, under: str = "") -> None:
        self.setText(text)
        self._under = under
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.updateGeometry()
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Leave the mark where it is: the shell moves it when the page has opened."""

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        icon = theme.px(_ICON)
        if self._compact:
            return QSize(icon + 2 * Space.M, max(TARGET, icon + 2 * Space.M))
        return self.size_with_name()

    def size_with_name(self) -> QSize:
        theme = current_theme()
        icon = theme.px(_ICON)
        bold = QFontMetrics(font_for(theme, bold=True))
        small = QFontMetrics(font_for(theme, Type.SMALL))
        height = bold.height() + 2 * Space.S + 4
        if self._under:
            words = small.horizontalAdvance(self._under)
            height += small.height() + 2
        else:
            words = bold.horizontalAdvance(self.text())
        width = max(icon + words + 3 * Space.M, theme.px(_WIDE))
        return QSize(width, max(TARGET, height))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def _content_height(self, width: int) -> float:
        return self.sizeHint().height() - 2 * self.padding

    @override
    def _focus_ring(self) -> Ring:
        return Ring(inset=0)

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        on = self.isChecked()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_row_ground(painter, box, theme, on=on, lit=self._lit)
        colour = theme.colour("accent" if on else "text" if self._under else "quiet")
        icon = theme.px(_ICON)
        left = (self.width() - icon) / 2 if self._compact else float(Space.M)
        place = QRectF(left, (self.height() - icon) / 2, icon, icon)
        paint_icon(painter, self._icon, place, theme.colour("accent" if on else "quiet"))
        if self._compact:
            return
        painter.setPen(colour)
        start = Space.M + icon + Space.M
        room = QRect(start, 0, self.width() - start - Space.S, self.height())
        font = font_for(theme, bold=on)
        lines = QFontMetrics(font)
        if self._under:
            small = font_for(theme, Type.SMALL)
            under = QFontMetrics(small)
            top = (self.height() - lines.height() - under.height() - 2) // 2
            room = QRect(start, top, room.width(), lines.height())
            painter.setFont(small)
            painter.setPen(theme.colour("accent"))
            below = QRect(start, room.bottom() + 3, room.width(), under.height())
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, self._under)
            painter.setPen(colour)
        painter.setFont(font)
        shown = lines.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class Rail(QFrame):
    """The places of the app in a column; icons alone when it is compact."""

    page_chosen = Signal(PageId)
    learner_change_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Places of the app"))
        give_role(self, Role.PageTabList)
        self._compact = False
        self._name = QLabel("quizapp", self)
        self._name.setProperty("type", "lead")
        self._name.setContentsMargins(Space.M, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.XL, Space.M + 1, Space.L)
        column.setSpacing(Space.XS)
        column.addWidget(self._name)
        self._gap = QSpacerItem(0, Space.L)
        column.addItem(self._gap)
        self._buttons: dict[PageId, _RailButton] = {}
        self.home: QWidget | None = None
        """The place that is open: F6 comes to it."""
        names = self.names()
        for page, icon in ICONS.items():
            number = list(PageId).index(page) + 1
            button = _RailButton(icon, self)
            button.setCheckable(True)
            give_role(button, Role.PageTab)
            button.set_texts(names[page])
            button.setObjectName(f"rail-{page.value}")
            button.setAccessibleName(names[page])
            keys = self.tr("Ctrl+{number}").format(number=number)
            button.setToolTip(f"{names[page]} ({keys})")
            button.setAccessibleDescription(keys)  # else the tip, and the name twice
            button.clicked.connect(lambda _=False, chosen=page: self.page_chosen.emit(chosen))
            column.addWidget(button)
            self._buttons[page] = button
        column.addStretch(1)
        self._learner = _RailButton(Icon.LEARNER, self)
        self._learner.setObjectName("rail-learner")
        self._learner.clicked.connect(self.learner_change_requested)
        column.addWidget(self._learner)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up what is empty where the window is low, so that every place can be pressed."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        low = self.height() < current_theme().px(_LOW)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        edge = Space.XS if low else Space.XL
        column.setContentsMargins(Space.M, edge, Space.M + 1, Space.XS if low else Space.L)
        column.setSpacing(0 if low else Space.XS)
        self._name.setVisible(not self._compact and not low)
        self._gap.changeSize(0, 0 if low else Space.L)
        column.invalidate()

    def names(self) -> dict[PageId, str]:
        """Return what each place is called."""
        return {
            PageId.TODAY: self.tr("Today"),
            PageId.STUDY: self.tr("Study"),
            PageId.REVIEW: self.tr("Review"),
            PageId.CLASS: self.tr("Class"),
            PageId.LIBRARY: self.tr("Library"),
            PageId.PROGRESS: self.tr("Progress"),
            PageId.SETTINGS: self.tr("Settings"),
        }

    def set_page(self, page: PageId) -> None:
        """Mark the place that is open."""
        for each, button in self._buttons.items():
            button.setChecked(each is page)
        self.home = self._buttons[page]

    def set_learner(self, name: str) -> None:
        """Say who is learning."""
        self._learner.set_texts(name, self.tr("Change learner"))
        words = self.tr("{name} is learning. Change learner").format(name=name)
        self._learner.setAccessibleName(words)
        self._learner.setToolTip(words)

    def set_compact(self, compact: bool) -> None:
        """Show icons alone, or icons with their names."""
        if compact == self._compact:
            return
        self._compact = compact
        self._fit_height()
        for button in (*self._buttons.values(), self._learner):
            button.set_compact(compact)

    @property
    def width_with_names(self) -> int:
        """Return how wide the rail is when it is not compact."""
        widest = max(b.size_with_name().width() for b in (*self._buttons.values(), self._learner))
        return widest + 2 * Space.M + 1

    @property
    def compact(self) -> bool:
        """Return whether the icons stand alone."""
        return self._compact

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(current_theme().colour("line"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
