"""One card of the page Today: what there is, and the button that goes there."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.kit.chart.progress import ProgressLine
from quizapp.ui.kit.control.buttons import Button
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.theme.theme import Space, Type


class ThingCard(Card):
    """A thing to do. The first on the page is wide, its button at the right.

    Args:
        title: what it is.
        text: where it stands.
        note: small print.
        buttons: what to press, the chief one first.
        share: how far it has come, 0 to 1; None for no line.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        title: str,
        text: str,
        note: str,
        buttons: tuple[Button, ...],
        share: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, name=title)
        self._chief = buttons[0]
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(heading(title, Type.LEAD, self))
        words.addWidget(body(text, self))
        if share is not None:
            line = ProgressLine(self.tr("Answered so far"), self)
            line.reach(share)
            words.addSpacing(Space.S)
            words.addWidget(line)
        self._note = small(note, self)
        self._note.setVisible(bool(note))
        words.addSpacing(Space.XS if note else 0)
        words.addWidget(self._note)
        words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(Space.L)
        self._row.addLayout(words, 1)
        flow = FlowLayout()
        for button in buttons:
            button.setParent(self)
            flow.addWidget(button)
        aside = QVBoxLayout()
        aside.addStretch(1)
        aside.addLayout(flow)
        aside.addStretch(1)
        self._row.addLayout(aside)
        self.column.addLayout(self._row)

    @property
    def chief(self) -> QWidget:
        """Return the button that does what the card is for."""
        return self._chief

    def say_note(self, note: str) -> None:
        """Show other small print."""
        self._note.say(note)
        self._note.setVisible(bool(note))

    def take_focus(self) -> None:
        """Give the chief button the focus: Enter does the next thing."""
        self._chief.setFocus()

    def set_wide(self, wide: bool) -> None:
        """Put the buttons at the right of the words, or under them."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide else way.TopToBottom)
