"""One question of a session: its vote in words, opened with options, change of minds, passage."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import Asked, Claim
from quizapp.core.session.results import QuestionResult
from quizapp.core.session.tally import Tally
from quizapp.ui.card.card_view import SaidText
from quizapp.ui.kit.chart.fills import Fill
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.table.bar_table import BarColumn, BarRow, BarTable
from quizapp.ui.kit.text.prose import body
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.classroom.card_part import CardPart
from quizapp.ui.pages.classroom.results import wording


class QuestionRow(Card):
    """A row that opens. Its title is the fact, never what is false (spec FB-5).

    Signals:
        opened: it was opened by hand.
        passage_opened: a ``PassageId`` to read in its document.
    """

    opened = Signal()
    passage_opened = Signal(str)

    def __init__(
        self, one: QuestionResult, card: FeedbackCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding=Space.XS, name=one.fact)
        self.one = one
        self._card = card
        self._detail: QWidget | None = None
        self.column.setSpacing(0)
        icon, colour = (Icon.RIGHT, "right") if one.reached else (Icon.WRONG, "wrong")
        if not one.last.votes:
            icon, colour = Icon.SKIPPED, "quiet"
        self.row = RowButton(
            f"{one.number}.  {one.fact}",
            wording.under(one),
            icon=icon,
            colour=colour,
            sign=Icon.DOWN,
            parent=self,
        )
        self.row.clicked.connect(self.toggle)
        self.column.addWidget(self.row)
        self._say_open(False)

    @property
    def is_open(self) -> bool:
        """Return whether options and passage are shown."""
        return self._detail is not None and not self._detail.isHidden()

    def toggle(self) -> None:
        """Open it, or close it."""
        opening = not self.is_open
        if self._detail is None:
            self._detail = self._make_detail()
            self.column.addWidget(self._detail)
        self._detail.setVisible(opening)
        self.row.sign(Icon.UP if opening else Icon.DOWN)
        self._say_open(opening)
        if opening:
            self.opened.emit()

    def _say_open(self, opened: bool) -> None:
        state = self.tr("shown") if opened else self.tr("hidden")
        told = "".join(span.text for span in wording.under(self.one)).replace("\n", ". ")
        self.row.setAccessibleName(
            self.tr("Question {n}. Fact: {fact} {told} Options and passage {state}").format(
                n=self.one.number, fact=self.one.fact, told=told, state=state
            )
        )

    def _make_detail(self) -> QWidget:
        one = self.one
        detail = QWidget(self)
        column = QVBoxLayout(detail)
        column.setContentsMargins(Space.L, 0, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(SaidText(self._card, (Asked, Claim), detail))
        column.addWidget(self._votes(detail))
        if one.mind_changes is not None:
            column.addWidget(body(wording.mind_changes(one.mind_changes), detail))
        for found in one.flags:
            column.addWidget(body(wording.flag(found), detail))
        part = CardPart(self._card, detail, claims=False)
        part.passage_opened.connect(self.passage_opened)
        column.addWidget(part)
        return detail

    def _votes(self, parent: QWidget) -> BarTable:
        """Return the counts of each option; of both votes where there were two."""
        one = self.one
        last = one.last
        twice = one.second is not None
        columns = [BarColumn(self.tr("Option"))]
        columns += [BarColumn(self.tr("First vote"))] if twice else []
        columns += [BarColumn(self.tr("Second vote") if twice else self.tr("Votes"))]
        columns += [BarColumn(self.tr("Certain"))]
        table = BarTable(self.tr("Votes for each option"), tuple(columns), parent)
        rows = []
        for place, text in enumerate(one.options):
            right = place == one.key
            counts = (one.first, last) if twice else (last,)
            cells = (*(f"{_count(t, place):,}" for t in counts), f"{last.options[place].certain:,}")
            share = _count(last, place) / last.votes if last.votes else 0.0
            fill = Fill.KNOWN if right else Fill.WRONG
            rows.append(
                BarRow(
                    title=wording.option(one.letters[place], text, right=right),
                    cells=cells,
                    parts=((fill, share), (Fill.NONE, 1 - share)),
                )
            )
        table.show_rows(tuple(rows))
        return table


def _count(tally: Tally, place: int) -> int:
    return tally.options[place].count
