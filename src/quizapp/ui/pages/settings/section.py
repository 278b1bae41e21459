"""The building blocks of the settings: a section, a choice, the size of the text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.env.settings import TEXT_SIZES
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type


class Section(QWidget):
    """A heading with what belongs to it. Put widgets into ``column``."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.M)
        self.column.addWidget(heading(title, Type.LEAD, self))


class Choice(QWidget):
    """A label, a sentence on what it means, and the choices under it.

    Signals:
        chosen: the place of the choice, counted from 0.
    """

    chosen = Signal(int)

    def __init__(
        self, name: str, under: str, labels: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(body(name, self))
        if under:
            column.addWidget(small(under, self))
        column.addSpacing(Space.XS)
        self.segments = Segmented(name, labels, self)
        self.segments.chosen.connect(self.chosen)
        row = QHBoxLayout()
        row.addWidget(self.segments)
        row.addStretch(1)
        column.addLayout(row)


class TextSize(QWidget):
    """Smaller, larger, and the size between them.

    Signals:
        chosen: a size in per cent.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = TEXT_SIZES[0]
        name = self.tr("Text size")
        self.smaller = self._step(Icon.MINUS, self.tr("Smaller text"), -1)
        self.larger = self._step(Icon.ADD, self.tr("Larger text"), 1)
        self._shown = Prose("", TextStyle(bold=True, centred=True), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(body(name, self))
        column.addWidget(
            small(self.tr("Everything grows with it, on this screen too, so look around."), self)
        )
        column.addSpacing(Space.XS)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(Space.M)
        row.addWidget(self.smaller)
        row.addWidget(self._shown, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.larger)
        row.addStretch(1)
        column.addLayout(row)

    def _step(self, icon: Icon, name: str, by: int) -> Button:
        button = Button("", ButtonKind.QUIET, icon, name, self)
        button.clicked.connect(lambda: self._go(by))
        return button

    def show_size(self, size: int) -> None:
        """Show the size that is set."""
        self._size = size
        words = self.tr("{size} %").format(size=size)
        self._shown.say(words)
        self._shown.setAccessibleName(self.tr("Text size: {size} %").format(size=size))
        for button in (self.smaller, self.larger):
            button.setAccessibleDescription(self._shown.accessibleName())
        self.smaller.setEnabled(size > TEXT_SIZES[0])
        self.larger.setEnabled(size < TEXT_SIZES[-1])

    def _go(self, by: int) -> None:
        sizes = sorted({*TEXT_SIZES, self._size})
        place = min(max(sizes.index(self._size) + by, 0), len(sizes) - 1)
        self.chosen.emit(sizes[place])
        said = self.tr("Text size: {size} %").format(size=sizes[place])
        announce(self, said, rest="")  # it is the new description of what was pressed
