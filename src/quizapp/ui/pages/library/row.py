"""A document as a row of the list: its title and a quiet line under it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.grounds import paint_row_ground
from quizapp.ui.kit.control.painted import Ring
from quizapp.ui.kit.control.titled_row import TitledRow
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.theme import Theme, Type, current_theme


class DocumentRow(TitledRow, QPushButton):
    """A row. Enter and Space press it; the document that is being read is checked.

    Args:
        title: of the document.
        line: kind, date and size.
        parent: the widget it stands in.
    """

    enter_presses = True
    usual_width = 260

    def __init__(self, title: str, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, line, down=QSizePolicy.Policy.Fixed, parent=parent)
        self.setAutoDefault(False)
        self.setCheckable(True)
        give_role(self, Role.ListItem)

    @property
    @override
    def _title_style(self) -> TextStyle:
        return TextStyle(Type.BODY, bold=self.isChecked(), spread=1.35)

    @override
    def _signs(self, theme: Theme) -> tuple[int, int]:
        return 0, 0

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(self.least_width), self.heightForWidth(10_000))

    @override
    def nextCheckState(self) -> None:
        """Stay as it is: whoever is told of the press says what is open."""

    @override
    def _focus_ring(self) -> Ring:
        return Ring(inset=0)

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        on = self.isChecked()
        paint_row_ground(painter, QRectF(self.rect()), theme, on=on, lit=self._lit)
        self._paint_words(painter, theme, theme.colour("accent" if on else "text"))
