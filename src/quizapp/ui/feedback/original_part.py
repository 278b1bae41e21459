"""The original of a passage on the feedback card, folded away until it is asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.originals import OriginalParagraph
from quizapp.ui.original_words import heading_in_words
from quizapp.ui.theme import Space, Type, worn_look
from quizapp.ui.widgets.buttons import Button, ButtonKind
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.text_setting import Setting


class OriginalPart(QWidget):
    """The paragraphs of the original that a passage renders, set apart from our words.

    It begins hidden; ``switch`` shows it and hides it again.

    Args:
        paragraphs: at least one.
        place: of the passage, for the name of the switch.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        paragraphs: Sequence[OriginalParagraph],
        place: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        heading = heading_in_words(paragraphs)
        self.setAccessibleName(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        column.addWidget(Prose(heading, Setting(Type.SMALL, bold=True)))
        for paragraph in paragraphs:
            column.addWidget(Prose(paragraph.text, Setting(Type.SMALL)))
        self.hide()
        self.switch = Button("", ButtonKind.LINK, size=Type.SMALL)
        self.switch.clicked.connect(lambda: self._show(shown=self.isHidden()))
        self._name_switch(shown=False)

    def _show(self, *, shown: bool) -> None:
        self.setVisible(shown)
        self._name_switch(shown=shown)

    def _name_switch(self, *, shown: bool) -> None:
        words = self.tr("Hide the original") if shown else self.tr("Show the original")
        self.switch.setText(words)
        self.switch.call(f"{words}: {self._place}")
        self.switch.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = worn_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(look.colour("ground"))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, 0, 3, self.height()), look.colour("control"))
        painter.end()
