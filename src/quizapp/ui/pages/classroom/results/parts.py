"""The parts of the results that are about people and about the class as a whole."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.cards.claims import false_claim
from quizapp.core.session.results import PupilResult, SessionResults
from quizapp.ui.card.claim_spans import claim_spans
from quizapp.ui.kit.chart.fills import Fill
from quizapp.ui.kit.control.buttons import link
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.table.bar_table import BarColumn, BarRow, BarTable
from quizapp.ui.kit.table.calibration_table import CalibrationTable
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.classroom.results import wording
from quizapp.ui.pages.classroom.results.state import ResultsState

_AT_ONCE = 60
"""How many pupils are shown at once: two classes."""


class PupilsPart(QWidget):
    """Everybody who took part, by name; for the teacher's eyes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ResultsState | None = None
        self._all = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)

    def show_state(self, state: ResultsState) -> None:
        """Show the pupils."""
        self._state = state
        self._fill()

    def _fill(self) -> None:
        state = self._state
        if state is None:
            return
        clear(self._column)
        results = state.results
        if not results.pupils:
            said = self.tr("Nobody took part by name: hands were counted.")
            if results.absent:
                said = self.tr("Nobody of the class list came in.")
            self._column.addWidget(body(said, self))
            return
        self._column.addWidget(
            small(self.tr("With names, so only for you: not for the projector."), self)
        )
        self._column.addWidget(body(wording.reliability(results.reliability), self))
        if results.to_talk_to:
            self._column.addWidget(self._to_talk_to(state))
        pupils = results.pupils if self._all else results.pupils[:_AT_ONCE]
        self._column.addWidget(self._table(pupils))
        if len(pupils) < len(results.pupils):
            every = link(self.tr("Show all {n}").format(n=len(results.pupils)), Icon.DOWN, self)
            every.clicked.connect(self._show_all)
            row = FlowLayout()
            row.addWidget(every)
            self._column.addLayout(row)
        if results.absent:
            self._column.addWidget(body(wording.absent(results), self))
        if results.removed:
            said = self.tr("Sent out, and counted nowhere: {n}.").format(n=results.removed)
            self._column.addWidget(small(said, self))

    def _to_talk_to(self, state: ResultsState) -> QWidget:
        facts = state.results.facts
        card = Card(self, padding=Space.L, name=self.tr("Worth a quiet word"))
        card.column.addWidget(heading(self.tr("Worth a quiet word"), Type.LEAD, card))
        card.column.addWidget(
            small(self.tr("They chose three myths or more. What they should hear:"), card)
        )
        for one in state.results.to_talk_to:
            told = "\n".join(
                f"· {facts[fact_id]}" for fact_id in one.misconceptions if fact_id in facts
            )
            spans = (Span(f"{one.name}: ", Tone.STRONG), Span(wording.pupil(one)))
            card.column.addWidget(body((*spans, Span(f"\n{told}") if told else Span("")), card))
        return card

    def _table(self, pupils: tuple[PupilResult, ...]) -> BarTable:
        columns = (
            BarColumn(self.tr("Name")),
            BarColumn(self.tr("Right"), Icon.RIGHT, "right"),
            BarColumn(self.tr("Answered")),
            BarColumn(self.tr("Not answered")),
            BarColumn(self.tr("Certain and wrong"), Icon.WRONG, "wrong"),
            BarColumn(self.tr("Myths"), Icon.MYTH),
        )
        table = BarTable(self.tr("By pupil"), columns, self)
        table.show_rows(
            tuple(
                BarRow(
                    title=one.name,
                    cells=(
                        f"{one.score.right}",
                        f"{one.score.answered}",
                        f"{one.score.unanswered}",
                        f"{one.certain_wrong}",
                        f"{len(one.misconceptions)}",
                    ),
                    parts=(
                        (Fill.KNOWN, one.score.right),
                        (Fill.WRONG, one.score.answered - one.score.right),
                        (Fill.NONE, one.score.unanswered),
                    )
                    if one.score.answered + one.score.unanswered
                    else (),
                    whole=max(one.score.answered + one.score.unanswered, 1),
                    under=wording.talk(one),
                )
                for one in pupils
            )
        )
        return table

    def _show_all(self) -> None:
        self._all = True
        self._fill()


class ClassPart(QWidget):
    """The class as a whole: myths still held, how sure and how right, the ranking if any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XL)

    def show_state(self, state: ResultsState) -> None:
        """Show the class."""
        clear(self._column)
        results = state.results
        self._column.addLayout(self._myths(results))
        if state.session.setup.ask_certainty and state.session.setup.phones:
            self._column.addLayout(self._calibration(results))
        if results.ranking:
            self._column.addLayout(self._ranking(results))

    def _section(self, title: str, under: str) -> QVBoxLayout:
        section = QVBoxLayout()
        section.setSpacing(Space.S)
        section.addWidget(heading(title, Type.LEAD, self))
        if under:
            section.addWidget(small(under, self))
        return section

    def _myths(self, results: SessionResults) -> QVBoxLayout:
        section = self._section(
            self.tr("Myths still held"),
            self.tr("What a fifth or more chose the last time they could."),
        )
        if not results.myths:
            section.addWidget(body(self.tr("None was: well taught."), self))
        for myth in results.myths:
            card = Card(self, padding=Space.L, name=myth.fact)
            card.column.setSpacing(Space.S)
            card.column.addWidget(body((Span(myth.fact, Tone.STRONG),), card))
            claim = false_claim(myth.claim, myth.fact, fact=myth.fact)
            card.column.addWidget(body(claim_spans(claim), card))
            card.column.addWidget(body(myth.why_misleading, card))
            card.column.addWidget(body((Span(wording.held(myth), Tone.WRONG),), card))
            section.addWidget(card)
        return section

    def _calibration(self, results: SessionResults) -> QVBoxLayout:
        section = self._section(
            self.tr("How sure, how right"),
            self.tr(
                "First votes. The bar is how often they were right, the mark what they claimed."
            ),
        )
        titles = (self.tr("They said"), self.tr("Claimed"), self.tr("Right"), self.tr("Votes"))
        table = CalibrationTable(self.tr("How sure, how right"), titles, wording.level, self)
        table.show_levels(results.calibration)
        section.addWidget(table)
        return section

    def _ranking(self, results: SessionResults) -> QVBoxLayout:
        section = self._section(self.tr("The three best"), "")
        for rank in results.ranking:
            said = self.tr("{place}. {names}: {n} right").format(
                place=rank.place, names=", ".join(rank.names), n=rank.right
            )
            section.addWidget(body(said, self))
        return section
