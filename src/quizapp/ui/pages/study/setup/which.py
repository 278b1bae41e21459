"""Which quiz: on common myths, mixed, or on how sources argue."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from PySide6.QtWidgets import QWidget

from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.items import Deck
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.form import Group
from quizapp.ui.kit.text.prose import small


class Which(Enum):
    """The quizzes on offer, in their order."""

    MYTHS = 0
    MIXED = 1
    DETECTIVE = 2


def which_of(spec: QuizSpec) -> Which:
    """Return which quiz the choices make."""
    if spec.deck is Deck.DETECTIVE:
        return Which.DETECTIVE
    return Which.MYTHS if spec.myths_only else Which.MIXED


def with_which(spec: QuizSpec, which: Which) -> QuizSpec:
    """Return the choices with another quiz; all else stays."""
    deck = Deck.DETECTIVE if which is Which.DETECTIVE else Deck.DEFAULT
    return replace(spec, deck=deck, myths_only=which is Which.MYTHS)


class WhichQuiz(Group):
    """Chooses the quiz, and says in a line what it is.

    Args:
        take: gets the quiz chosen.
        parent: the widget it stands in.
    """

    def __init__(self, take: Callable[[Which], None], parent: QWidget | None = None) -> None:
        title = self.tr("Which quiz?")
        super().__init__(title, parent)
        self._told = {
            Which.MYTHS: self.tr("What many people believe, put to the test."),
            Which.MIXED: self.tr("Everything that there is on this subject."),
            Which.DETECTIVE: self.tr("Read a passage first, then find out how it argues."),
        }
        labels = (self.tr("Common myths"), self.tr("Mixed"), self.tr("Source detective"))
        self._segments = Segmented(title, labels, self)
        self._segments.chosen.connect(lambda place: take(Which(place)))
        self._line = small("", self)
        self.column.addWidget(self._segments)
        self.column.addWidget(self._line)

    def show_which(self, which: Which, *, myths: bool, detective: bool) -> None:
        """Show what is chosen, without telling of it.

        Args:
            which: the quiz.
            myths: whether there are questions about myths.
            detective: whether there are questions on how sources argue.
        """
        self.setVisible(myths or detective)
        self._segments.show_chosen(which.value)
        self._segments.segment(Which.MYTHS.value).setVisible(myths)
        self._segments.segment(Which.DETECTIVE.value).setVisible(detective)
        self._line.say(self._told[which])
