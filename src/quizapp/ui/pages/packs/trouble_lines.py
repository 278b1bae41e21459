"""What is wrong with a pack: every error on a line of its own, folded when they are many."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.buttons import Button, link
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme

_FIRST = 3
"""How many errors are seen while the rest is folded."""
_HEIGHT = 220
"""Of the box that holds many errors, in pixels at 100 % text."""


class TroubleLines(QWidget):
    """Shows errors. A few stand open; many are in a box that scrolls, after the first of them.

    Args:
        lines: the errors.
        of: the title of the pack, for the names of what can be pressed.
        unfolded: whether many are shown at once.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        lines: tuple[str, ...],
        of: str,
        *,
        unfolded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines, self._of = lines, of
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self._first = [Prose(line, TextStyle(Type.SMALL), self) for line in lines[:_FIRST]]
        for line in self._first:
            column.addWidget(line)
        self._box: QPlainTextEdit | None = None
        self._fold: Button | None = None
        row = FlowLayout(across=Space.L, down=Space.XS)
        if len(lines) > _FIRST:
            column.addWidget(self._make_box())
            self._fold = link("", parent=self)
            self._fold.clicked.connect(self._turn)
            row.addWidget(self._fold)
            self._show_all(on=unfolded)
        self._copy = link(self.tr("Copy"), Icon.COPY, self)
        self._copy.call(self.tr("Copy what is wrong with {title}").format(title=of))
        self._copy.clicked.connect(self._to_clipboard)
        row.addWidget(self._copy)
        column.addLayout(row)

    def _make_box(self) -> QPlainTextEdit:
        box = _Box("\n".join(self._lines), self)
        box.setAccessibleName(self.tr("What is wrong with {title}").format(title=self._of))
        self._box = box
        return box

    def _turn(self) -> None:
        if self._box is not None:
            self._show_all(on=self._box.isHidden())

    def _show_all(self, *, on: bool) -> None:
        assert self._box is not None
        assert self._fold is not None
        self._box.setVisible(on)
        for line in self._first:
            line.setVisible(not on)
        all_of = self.tr("Show all {n} errors").format(n=len(self._lines))
        text = self.tr("Show fewer") if on else all_of
        self._fold.setText(text)
        self._fold.call(self.tr("{text}: {title}").format(text=text, title=self._of))
        self._fold.updateGeometry()

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))
        self._copy.setText(self.tr("Copied"))
        self._copy.updateGeometry()
        announce(self._copy, self.tr("Copied"))


class _Box(QPlainTextEdit):
    """Text to read, as high as the size of the type asks for.

    A fixed height would not hold: the style sheet sets the least height of such fields.
    """

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().px(_HEIGHT))
