"""One fact that the class missed: its counts and what drew most; all of it when it is opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.views.reports import MissedLine
from quizapp.ui.card.claim_spans import claim_spans
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.text.prose import body
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.classroom import wording
from quizapp.ui.pages.classroom.card_part import CardPart


class MissedRow(Card):
    """A row that opens. Its title is the fact, never what is false (spec FB-5)."""

    toggled = Signal()
    passage_opened = Signal(str)

    def __init__(self, line: MissedLine, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0, name=line.fact)
        self.line = line
        self._detail: QWidget | None = None
        self.column.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        self.column.setSpacing(0)
        self.row = RowButton(
            line.fact, self._under(), icon=Icon.WRONG, colour="wrong", sign=Icon.DOWN, parent=self
        )
        self.row.clicked.connect(self.toggled)
        self.column.addWidget(self.row)
        self.column.addWidget(self._drawn())
        self._say_open(False)

    def _under(self) -> tuple[Span, ...]:
        line = self.line
        told = [Span(wording.missed(line), Tone.WRONG)]
        if wording.certain(line):
            told.append(Span(f" · {wording.certain(line)}", Tone.WRONG))
        told.append(Span(f"\n{wording.reach(line)}"))
        return tuple(told)

    def _drawn(self) -> QWidget:
        """Return what drew most of them, and who they were."""
        line = self.line
        drawn = QWidget(self)
        column = QVBoxLayout(drawn)
        # As far in as the title, which stands behind its icon.
        column.setContentsMargins(Space.L + current_theme().px(22) + Space.M, 0, Space.L, Space.M)
        column.setSpacing(Space.XS)
        if line.lure is not None:
            if not line.lure.stem_is_false:
                source = f"{line.lure.source_line} · " if line.lure.source_line else ""
                label = self.tr("Asked:") + f" {source}"
                column.addWidget(body((Span(label, Tone.LABEL), Span(line.lure.stem)), drawn))
            label, text = wording.lure_label(line.lure, line.asked), wording.lure_text(line.lure)
            told = (Span(label, Tone.LABEL), Span(f" {text}")) if text else (Span(label),)
            column.addWidget(body(told, drawn))
        claim = wording.claim_behind(line)
        if claim is not None:
            column.addWidget(body(claim_spans(claim), drawn))
        if wording.doubt(line):
            column.addWidget(body(wording.doubt(line), drawn))
        if line.names:
            label = self.tr("Missed by:") + " "
            names = ", ".join(line.names)
            column.addWidget(body((Span(label, Tone.LABEL), Span(names)), drawn))
        return drawn

    @property
    def is_open(self) -> bool:
        """Return whether question, key and passage are shown."""
        return self._detail is not None and not self._detail.isHidden()

    def show_card(self, card: FeedbackCard | None) -> None:
        """Show key, reasons and passage, or hide them.

        Args:
            card: of the question that most of them missed; None hides it.
        """
        if card is not None and self._detail is None:
            self._detail = self._make_detail(card)
            self.column.addWidget(self._detail)
        if self._detail is not None:
            self._detail.setVisible(card is not None)
        self.row.sign(Icon.DOWN if card is None else Icon.UP)
        self._say_open(card is not None)

    def _say_open(self, opened: bool) -> None:
        state = self.tr("shown") if opened else self.tr("hidden")
        under = ", ".join(part for part in (wording.missed(self.line), wording.certain(self.line)))
        self.row.setAccessibleName(
            self.tr("{under}. Fact: {fact} Key and passage {state}").format(
                under=under.removesuffix(", "), fact=self.line.fact, state=state
            )
        )

    def _make_detail(self, card: FeedbackCard) -> QWidget:
        detail = QWidget(self)
        column = QVBoxLayout(detail)
        column.setContentsMargins(Space.L, 0, Space.L, Space.L)
        column.setSpacing(Space.M)
        part = CardPart(card, detail)
        part.passage_opened.connect(self.passage_opened)
        column.addWidget(part)
        return detail
