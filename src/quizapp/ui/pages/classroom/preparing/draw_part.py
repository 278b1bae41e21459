"""What questions are drawn by: quiz, topics, number, kind, and other ways to fill the list."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.ids import TopicId
from quizapp.core.content.items import ItemKind
from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.control.check import CheckRow
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.form import AnyOf, Group
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.classroom.preparing.intents import ChooseByHand, Draw, TakeMissed
from quizapp.ui.pages.classroom.preparing.state import (
    NUMBERS,
    PreparingState,
    numbers_on_offer,
)
from quizapp.ui.pages.study.setup.which import WhichQuiz, which_of, with_which

_KINDS: tuple[frozenset[ItemKind], ...] = (
    frozenset(),
    frozenset({ItemKind.CHOICE}),
    frozenset({ItemKind.TRUE_FALSE}),
)

_NUMBERS = "numbers"


class DrawPart(QWidget):
    """The filters. Every choice draws anew.

    Args:
        act: takes what the user did.
        parent: the parent widget.
    """

    def __init__(
        self,
        act: Callable[[Draw | ChooseByHand | TakeMissed], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._spec = QuizSpec()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XL)
        self._which = WhichQuiz(lambda which: self._draw(with_which(self._spec, which)), self)
        column.addWidget(self._which)
        topics = Group(self.tr("What about?"), self)
        self._topics: AnyOf[TopicId] = AnyOf(
            self.tr("All topics"),
            lambda chosen: self._draw(replace(self._spec, topics=chosen)),
            topics,
        )
        topics.column.addWidget(self._topics)
        column.addWidget(topics)
        self._how_many = Group(self.tr("How many questions?"), self)
        column.addWidget(self._how_many)
        self._offered: tuple[int, ...] = ()
        self._most = 0
        self._offer_numbers(NUMBERS[-1] + 1)
        self._more_button = link("", Icon.DOWN, self)
        column.addWidget(self._more_button)
        self._more: QWidget = self._make_more()
        self._more_button.clicked.connect(lambda: self.show_more(self._more.isHidden()))
        self._more.hide()
        column.addWidget(self._more)
        ways = FlowLayout(across=Space.M, down=Space.S)
        self._again = quiet(self.tr("Draw others"), Icon.REVIEW, self)
        self._again.clicked.connect(lambda: self._draw(self._spec))
        by_hand = quiet(self.tr("Choose by hand"), Icon.CHECK, self)
        by_hand.clicked.connect(lambda: act(ChooseByHand()))
        self._missed = quiet("", Icon.WRONG, self)
        self._missed.clicked.connect(lambda: act(TakeMissed()))
        for way in (self._again, by_hand, self._missed):
            ways.addWidget(way)
        column.addLayout(ways)
        self._label_more()

    def _make_more(self) -> QWidget:
        more = QWidget(self)
        column = QVBoxLayout(more)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XL)
        self._kinds = self._segments(
            column,
            self.tr("What kind of question?"),
            (self.tr("Both"), self.tr("Multiple choice"), self.tr("True or false")),
        )
        self._kinds.chosen.connect(
            lambda place: self._draw(replace(self._spec, kinds=_KINDS[place]))
        )
        self._sensitive = CheckRow(
            self.tr("Include sensitive questions"),
            self.tr("Torture, executions, sexual violence, suicide. They stay out otherwise."),
            more,
        )
        self._sensitive.clicked.connect(
            lambda on: self._draw(replace(self._spec, include_sensitive=on))
        )
        column.addWidget(self._sensitive)
        return more

    def _segments(self, column: QVBoxLayout, title: str, labels: tuple[str, ...]) -> Segmented:
        group = Group(title, self)
        made = Segmented(title, labels, group)
        group.column.addWidget(made)
        column.addWidget(group)
        return made

    def _offer_numbers(self, most: int) -> None:
        """Offer no more questions than there are; who stands on the numbers stays there."""
        offered = numbers_on_offer(most)
        if (offered, most in offered) == (self._offered, self._most in self._offered):
            return
        before = self.findChild(Segmented, _NUMBERS)
        focus = self.window().focusWidget()
        held = before is not None and focus is not None and before.isAncestorOf(focus)
        labels = (self.tr("All {n}").format(n=n) if n == most else str(n) for n in offered)
        self._number = Segmented(self.tr("How many questions?"), tuple(labels), self._how_many)
        self._number.setObjectName(_NUMBERS)
        self._number.chosen.connect(
            lambda place: self._draw(replace(self._spec, number=offered[place]))
        )
        self._offered, self._most = offered, most
        self._how_many.column.addWidget(self._number)
        if before is not None:
            before.setObjectName("")
            self._how_many.column.removeWidget(before)
            before.hide()
            before.deleteLater()
        if held:
            self._number.segment(len(offered) - 1).setFocus()

    def show_state(self, state: PreparingState) -> None:
        """Show what is chosen, without a signal."""
        spec = self._spec = state.spec
        self._which.show_which(which_of(spec), myths=state.myths, detective=state.detective)
        self._topics.offer(state.topics)
        self._topics.show_chosen(spec.topics)
        self._offer_numbers(state.most)
        number = min(spec.number, state.most) or spec.number
        self._number.show_chosen(self._offered.index(number) if number in self._offered else None)
        self._kinds.show_chosen(_KINDS.index(spec.kinds) if spec.kinds in _KINDS else None)
        self._sensitive.setChecked(spec.include_sensitive)
        said = self.tr("What this class got wrong ({n})").format(n=state.missed)
        self._missed.setText(said)
        self._missed.call(said)
        self._missed.setVisible(state.missed > 0)
        self._label_more()

    def show_more(self, shown: bool) -> None:
        """Open or close the less-used choices."""
        self._more.setVisible(shown)
        self._more_button.draw(Icon.UP if shown else Icon.DOWN)
        self._label_more()

    def _label_more(self) -> None:
        spec = self._spec
        said = []
        if len(spec.kinds) == 1:
            only_choice = ItemKind.CHOICE in spec.kinds
            said.append(self.tr("multiple choice") if only_choice else self.tr("true or false"))
        if spec.include_sensitive:
            said.append(self.tr("with sensitive questions"))
        if not self._more.isHidden():
            text = self.tr("Fewer choices")
        elif said:
            text = self.tr("More choices ({set})").format(set=", ".join(said))
        else:
            text = self.tr("More choices: kind, sensitive questions")
        self._more_button.setText(text)
        self._more_button.call(text)

    def _draw(self, spec: QuizSpec) -> None:
        self._act(Draw(spec))
