"""The milestones that an attempt reached: a line or two, no more (spec RV-15)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import body
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space


class ReachedPart(QWidget):
    """Lines with a tick each.

    Args:
        lines: what was reached, in words; not empty.
        parent: the widget it stands in.
    """

    def __init__(self, lines: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.XS)
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            glyph = Glyph(Icon.RIGHT, 20, "right", self, beside=TextStyle())
            row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(body(line, self), 1)
            column.addLayout(row)
