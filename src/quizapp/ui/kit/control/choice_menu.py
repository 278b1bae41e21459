"""A quiet button that opens a menu of which one entry is on."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.theme.icons import Icon

_LONGEST = 60


class ChoiceMenu(Button):
    """Shows what is chosen; Enter, Space or a click opens the menu.

    Args:
        name: what is chosen among, such as "Topic".
        parent: the widget it stands in.

    Signals:
        chosen: the number of an entry chosen by hand.
    """

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", ButtonKind.QUIET, Icon.DOWN, parent=parent)
        self._name = name
        self._labels: tuple[str, ...] = ()
        self._number = 0
        self.clicked.connect(self.open_menu)

    def offer(self, labels: tuple[str, ...], number: int) -> None:
        """Offer entries, one of them on.

        Args:
            labels: of the entries.
            number: which one is on.
        """
        self._labels, self._number = labels, number
        self.setText(_short(labels[number]))
        self.call(f"{self._name}: {labels[number]}")
        self.updateGeometry()
        self.update()

    def open_menu(self) -> None:
        """Open the menu under the button."""
        self.menu_made().popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def menu_made(self) -> QMenu:
        """Return the menu, not yet open."""
        menu = QMenu(self)
        menu.setAccessibleName(self._name)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        for number, label in enumerate(self._labels):
            action = QAction(_short(label).replace("&", "&&"), group)
            action.setCheckable(True)
            action.setChecked(number == self._number)
            action.triggered.connect(lambda _=False, n=number: self.chosen.emit(n))
            menu.addAction(action)
            if number == self._number:
                menu.setActiveAction(action)
        return menu


def _short(label: str) -> str:
    if len(label) <= _LONGEST:
        return label
    return label[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
