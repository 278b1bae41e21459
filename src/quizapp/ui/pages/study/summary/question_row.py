"""One question of the summary: its fact as the title, everything else when it is opened."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.answering.attempts import Question
from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import Asked, Claim
from quizapp.core.content.ids import PassageId, PresentedId
from quizapp.ui.card.card_view import PassagesCard, SaidText, explanation_of
from quizapp.ui.kit.chart.outcomes import LOOKS
from quizapp.ui.kit.control.buttons import Button, link
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.objecting import Said, said_named
from quizapp.ui.pages.study.intents import FlagQuestion, OpenPassage, RowIntent, SayWrongWith
from quizapp.ui.wording import words

_TONES = {Outcome.RIGHT: Tone.RIGHT, Outcome.WRONG: Tone.WRONG, Outcome.SKIPPED: Tone.QUIET}


class QuestionRow(Card):
    """A row that opens. Its title is the fact, never the false statement (spec FB-5).

    Args:
        question: the question.
        card: its card.
        act: called with what the user did in the row.
        parent: the widget it stands in.
        again: whether it came back after a miss, and so does not count.
    """

    was_opened = Signal()
    """By hand: its details may lie below the edge of the window."""

    def __init__(
        self,
        question: Question,
        card: FeedbackCard,
        act: Callable[[RowIntent], None],
        parent: QWidget | None = None,
        *,
        again: bool = False,
    ) -> None:
        super().__init__(parent, padding=0, name=card.fact)
        self._again = again
        self._act = act
        self._question, self._card = question, card
        self._flagged = question.flagged
        self._said: Said = ()
        self._wrong: Button | None = None
        self.column.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        self.column.setSpacing(0)
        icon, colour = LOOKS[card.outcome]
        self._row = RowButton(
            card.fact, self._under(), icon=icon, colour=colour, sign=Icon.DOWN, parent=self
        )
        self._row.clicked.connect(self._toggle)
        self._detail: QWidget | None = None
        self.column.addWidget(self._row)
        self._say_open(False)

    @property
    def presented_id(self) -> PresentedId:
        """Return which question of the attempt it is."""
        return self._question.id

    @property
    def row(self) -> QWidget:
        """Return what opens and closes it, for the focus."""
        return self._row

    @property
    def missed(self) -> bool:
        """Return whether the question was wrong or skipped."""
        return self._card.outcome is not Outcome.RIGHT

    @property
    def is_open(self) -> bool:
        """Return whether everything about the question is shown."""
        return self._detail is not None and not self._detail.isHidden()

    def open(self, opened: bool) -> None:
        """Show or hide everything about the question; it is built when first opened."""
        if self._detail is None:
            self._detail = self._make_detail()
            self.column.addWidget(self._detail)
        self._detail.setVisible(opened)
        self._row.sign(Icon.UP if opened else Icon.DOWN)
        self._say_open(opened)

    def _toggle(self) -> None:
        opened = not self.is_open
        self.open(opened)
        if opened:
            self.was_opened.emit()

    def _say_open(self, opened: bool) -> None:
        state = self.tr("shown") if opened else self.tr("hidden")
        under = "".join(span.text for span in self._under())
        self._row.setAccessibleName(
            self.tr("{under}. Fact: {fact} Details {state}").format(
                under=under, fact=self._card.fact, state=state
            )
        )

    def _under(self) -> tuple[Span, ...]:
        card = self._card
        spans = [Span(words.outcome(card.outcome), _TONES[card.outcome])]
        if card.certainty is not None and card.outcome is not Outcome.SKIPPED:
            spans.append(Span(f" · {words.certainty(card.certainty)}"))
        if self._again:
            spans.append(Span(self.tr(" · Came back, not counted")))
        if self._question.extra:
            spans.append(Span(self.tr(" · Extra, asked for")))
        if self._flagged:
            spans.append(Span(self.tr(" · Flagged")))
        return tuple(spans)

    def _make_detail(self) -> QWidget:
        card = self._card
        detail = QWidget(self)
        column = QVBoxLayout(detail)
        column.setContentsMargins(Space.L, Space.S, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(SaidText(card, (Asked, Claim, *explanation_of(card)), detail))
        sources = PassagesCard(detail)
        sources.render_card(card)
        sources.passage_opened.connect(lambda name: self._act(OpenPassage(PassageId(name))))
        column.addWidget(sources)
        self._flag = link("", Icon.FLAG, detail)
        self._flag.clicked.connect(self._toggle_flag)
        self._label_flag()
        self._wrong = link("", parent=detail)
        self._wrong.clicked.connect(lambda: self._act(SayWrongWith(self.presented_id)))
        row = FlowLayout(across=Space.L, down=Space.S)
        row.addWidget(self._flag)
        row.addWidget(self._wrong)
        column.addLayout(row)
        self.show_said(self._said)
        return detail

    def show_said(self, said: Said) -> None:
        """Tell what the learner said is wrong with the question, where that can be said."""
        self._said = said
        if self._wrong is not None:
            self._wrong.setText(said_named(said))
            self._wrong.call(said_named(said))

    def _toggle_flag(self) -> None:
        self._flagged = not self._flagged
        self._label_flag()
        self._row.say_under(self._under())
        self._say_open(True)
        self._act(FlagQuestion(self._question.id, self._flagged))

    def _label_flag(self) -> None:
        self._flag.draw(Icon.FLAG_FILLED if self._flagged else Icon.FLAG)
        text = self.tr("Take the flag away") if self._flagged else self.tr("Flag this question")
        self._flag.setText(text)
        self._flag.call(text)
