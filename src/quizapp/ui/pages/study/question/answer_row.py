"""The row under a question: the buttons that answer it, and Skip."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from quizapp.ui.kit.control.buttons import Button, ButtonKind, primary, quiet
from quizapp.ui.kit.control.group import Group
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.theme import Space


class AnswerRow(QWidget):
    """Says how sure one is and answers with it, or just answers where that is not asked.

    Arrows go from one button to the next within the group; Enter and Space press.

    Signals:
        sure_pressed: how sure, counted from 0: the answer is to be submitted with it.
        answer_pressed: the answer is to be submitted; only where it is not asked how sure.
        skip_pressed: the question is to be skipped.
    """

    sure_pressed = Signal(int)
    answer_pressed = Signal()
    skip_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = self._lowest = False
        name = self.tr("How sure are you?")
        self._words = name, self.tr("How sure? Press to answer.")
        self._label = Prose(name, TextStyle(tone=Tone.QUIET))
        self._sure = Group(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # arrows stay within a group, and nothing stays pressed
        buttons = FlowLayout(self._sure, across=Space.M, down=Space.S)
        labels = (self.tr("Guess"), self.tr("Think so"), self.tr("Certain"))
        for number, words in enumerate(labels):
            button = quiet(words)
            button.setAccessibleDescription(self.tr("Answers the question"))
            self._group.addButton(button, number)
            buttons.addWidget(button)
        self._group.idClicked.connect(self.sure_pressed)
        self._answer = primary(self.tr("Answer"))
        self._answer.clicked.connect(self.answer_pressed)
        self._skip = Button(self.tr("Skip"), ButtonKind.BARE)
        self._skip.clicked.connect(self.skip_pressed)
        row = FlowLayout(self, across=Space.XL, down=Space.M, end=1)
        asking = QWidget()
        asked = FlowLayout(asking, across=Space.L, down=Space.S)
        asked.addWidget(self._label)
        asked.addWidget(self._sure)
        asked.addWidget(self._answer)
        row.addWidget(asking)
        row.addWidget(self._skip)

    def ask(self, *, sure: bool, keys: bool) -> None:
        """Show the three buttons or the one.

        Args:
            sure: whether it is asked how sure one is.
            keys: whether 1 to 3 press them, which the buttons then show.
        """
        self._sure.setVisible(sure)
        self._answer.setVisible(not sure)
        for number in range(3):
            self.sure(number).show_key(str(number + 1) if keys else "")
        self._fit()

    def explain(self, text: str) -> None:
        """Tell screen readers, at the group, what saying how sure one is is for."""
        self._sure.setAccessibleDescription(text)

    def make_room(self, *, low: bool, lowest: bool) -> None:
        """Say less before the buttons in a low window; the group keeps its name.

        Args:
            low: the line of keys has gone, so that here it is said what pressing does.
            lowest: nothing is said: options and buttons need all the room.
        """
        self._low, self._lowest = low, lowest
        self._fit()

    def _fit(self) -> None:
        self._label.say(self._words[self._low])
        self._label.setVisible(not self._lowest and not self._sure.isHidden())

    def sure(self, number: int) -> Button:
        """Return the button of a certainty, counted from 0."""
        button = self._group.button(number)
        assert isinstance(button, Button)
        return button
