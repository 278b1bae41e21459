"""The line that says time is nearly up, and gives more of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space

WARNING = 20
"""Seconds before the end from which a timer warns (spec UI-2)."""
MORE_TIME = Qt.Key.Key_F2
"""Gives more time. No letter: it works with single keys off too."""


class TimeLine(QWidget):
    """Says that time is nearly up, beside the button that gives more; else nothing.

    Signals:
        more_pressed: more time is wished.
    """

    more_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Prose("", TextStyle(tone=Tone.STRONG))
        self._more = quiet(self.tr("More time"), Icon.CLOCK)
        self._more.show_key("F2")
        self._more.clicked.connect(self.more_pressed)
        self._sentence = ""
        self._low = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.S)  # the buttons that answer stand right below
        row = FlowLayout(across=Space.L, down=Space.S)
        column.addLayout(row)
        row.addWidget(self._words)
        row.addWidget(self._more)
        self.hide()

    @property
    def has_focus(self) -> bool:
        """Return whether the keys are at its button."""
        return self._more.hasFocus()

    def show_seconds(self, left: int | None, more: int) -> bool:
        """Show or take away the warning; return whether it warns.

        Args:
            left: seconds to the end; None where there is no timer.
            more: seconds that the button gives.
        """
        warns = left is not None and left <= WARNING
        if warns and self.isHidden():
            words = self.tr("Time is nearly up. F2 gives you {more} seconds more.")
            self._sentence = words.format(more=more)
            self._more.setAccessibleDescription(self._sentence)
            self._say()
        self.setVisible(warns)
        return warns

    def make_room(self, *, low: bool) -> None:
        """Say no more than that time is nearly up in a low window: the button says the rest."""
        if low != self._low:
            self._low = low
            self._say()

    def _say(self) -> None:
        self._words.say(self.tr("Time is nearly up.") if self._low else self._sentence)

    def warning(self, left: int | None, more: int) -> str:
        """Return what is said when it begins to warn."""
        words = self.tr("{left} seconds left. F2 gives you {more} seconds more.")
        return words.format(left=left, more=more)

    def given(self, left: int, more: int) -> str:
        """Return what is said when more time was given."""
        return self.tr("{more} seconds more: {left} seconds left.").format(more=more, left=left)
