"""A sentence on the question screen: what happened by itself, or why a key did nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space


class NoticeLine(QWidget):
    """One sentence with an icon, or nothing.

    Args:
        icon: shown before it.
        parent: the widget it stands in.
    """

    def __init__(self, icon: Icon = Icon.CLOCK, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Prose("", TextStyle(tone=Tone.STRONG))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.S, 0, Space.S)
        row.setSpacing(Space.M)
        glyph = Glyph(icon, 20, "accent", beside=TextStyle())
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Show another sentence; an empty one takes the line away."""
        self._words.say(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
