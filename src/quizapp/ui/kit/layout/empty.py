"""What an empty screen says: what would be here, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from quizapp.ui.kit.control.buttons import Button
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type


class EmptyState(QWidget):
    """An icon, a sentence, what to do, and the button that does it.

    Args:
        icon: of the thing that is missing.
        title: what there is not.
        text: what to do next.
        button: does it; may be None.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        icon: Icon,
        title: str,
        text: str,
        button: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.HUGE, Space.XL, Space.HUGE)
        column.setSpacing(Space.M)
        column.addStretch(1)
        picture: QLabel = Glyph(icon, 40, "quiet")
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = Prose(title, TextStyle(Type.LEAD, bold=True, centred=True))
        self._text = Prose(text, TextStyle(tone=Tone.QUIET, centred=True))
        column.addWidget(self._title)
        column.addWidget(self._text)
        if button is not None:
            column.addSpacing(Space.S)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.say(title)
        self._text.say(text)
