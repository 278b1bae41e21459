"""The line that says which keys do what."""

from PySide6.QtWidgets import QWidget

from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.theme import Type


class KeyHints(Prose):
    """Small print such as "A to D choose · Enter answers · ? all keys".

    Args:
        hints: (keys, what they do).
        parent: the widget it stands in.
    """

    def __init__(
        self, hints: tuple[tuple[str, str], ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("", TextStyle(Type.SMALL, tone=Tone.QUIET), parent)
        self.list(hints)

    def list(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Show other keys."""
        self.say(" · ".join(f"{keys} {deed}" for keys, deed in hints))
