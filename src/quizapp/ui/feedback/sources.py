"""The card with the source passages: evidence marked and barred, place named, doubts told."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.charts import chart_of
from quizapp.core.documents import Table
from quizapp.core.facts import Status
from quizapp.core.feedback import FeedbackCard, Source
from quizapp.ui.feedback.marking import marked_spans, rows_to_show
from quizapp.ui.feedback.original_part import OriginalPart
from quizapp.ui.feedback.source_table import SourceTable
from quizapp.ui.feedback.wording import stance_words
from quizapp.ui.icons import Icon
from quizapp.ui.theme import Space, Type, worn_look
from quizapp.ui.widgets.buttons import Button, ButtonKind
from quizapp.ui.widgets.card import Card
from quizapp.ui.widgets.chip import Chip
from quizapp.ui.widgets.flow import FlowLayout
from quizapp.ui.widgets.glyph import Glyph
from quizapp.ui.widgets.prose import Prose, body, small
from quizapp.ui.widgets.text_setting import Setting
from quizapp.ui.widgets.year_chart import YearChart

_DOCUMENT = Setting(Type.BODY, bold=True)

_LONG_NOTE = 160
_NOTE_BEGINS = 48
"""A longer note is folded to its beginning, about one line."""


class SourcesCard(Card):
    """All passages that the fact rests on, grouped by document.

    Args:
        card: the feedback card.
        parent: the widget it stands in.

    Signals:
        passage_opened: a PassageId to read in its document.
    """

    passage_opened = Signal(str)

    def __init__(self, card: FeedbackCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._disputed = card.status is Status.DISPUTED
        self.setAccessibleName(self.tr("Source passages"))
        self.column.setSpacing(Space.S)
        self.column.addWidget(small(self._title(len(card.sources))))
        before = ""
        for number, source in enumerate(card.sources):
            if source.document_title != before:
                if number:
                    self.column.addSpacing(Space.M)
                self.column.addWidget(Prose(source.document_title, _DOCUMENT))
                before = source.document_title
            self.column.addSpacing(Space.XS)
            self._add(source)
        if card.reading:
            self.column.addSpacing(Space.S)
            self.column.addWidget(body(card.reading))
        self.column.addStretch(1)

    def _title(self, number: int) -> str:
        if self._disputed and number == 2:
            return self.tr("Source passages · disputed: two passages differ")
        if self._disputed:
            return self.tr("Source passages · disputed: passages differ")
        if number == 0:
            return self.tr("No source passage is stored for this fact.")
        return self.tr("Source passage") if number == 1 else self.tr("Source passages")

    def _add(self, source: Source) -> None:
        if self._disputed:
            chip = Chip(stance_words(source.stance))
            self.column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        block = PassageBlock(source)
        block.opened.connect(self.passage_opened)
        self.column.addWidget(block)


class PassageBlock(QWidget):
    """One passage: its text with the evidence marked, its place, and what to be careful about.

    Args:
        source: the passage and its marks.
        parent: the widget it stands in.

    Signals:
        opened: its PassageId, to be read in its document.
    """

    opened = Signal(str)

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._all: tuple[int, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 2, 0, 2)
        column.setSpacing(6)
        passage = source.passage
        if passage.sensitive:
            column.addLayout(
                self._aside(Icon.SENSITIVE, self.tr("This passage speaks of violence or death."))
            )
        if passage.table is not None and source.cells:
            self._add_table(column)
        else:
            column.addWidget(body(marked_spans(passage.text, source.marks)))
        links = self._place_and_link()
        column.addLayout(links)
        if source.original:
            original = OriginalPart(source.original, source.place, self)
            links.addWidget(original.switch)
            column.addWidget(original)
        if passage.unverified:
            words = self.tr("The source itself marks this as unverified: {what}")
            column.addLayout(self._aside(Icon.WARNING, words.format(what=passage.unverified)))
        if source.note:
            column.addLayout(self._note(source.note))

    def _place_and_link(self) -> FlowLayout:
        words = self.tr("Read in the document")
        opening = Button(words, ButtonKind.LINK, size=Type.SMALL)
        opening.call(f"{words}: {self._source.place}")
        passage_id = self._source.passage.id
        opening.clicked.connect(lambda: self.opened.emit(passage_id))
        row = FlowLayout(across=Space.M, down=0)
        row.addWidget(small(self._place()))
        row.addWidget(opening)
        return row

    def _place(self) -> str:
        source = self._source
        place = source.place.removeprefix(f"{source.document_title}, ")
        place = place[:1].upper() + place[1:]
        if source.document_date in ("", "not stated"):
            return place
        return f"{place} · {source.document_date}"

    def _add_table(self, column: QVBoxLayout) -> None:
        table = self._source.passage.table
        if table is None:
            return
        rows = rows_to_show(table, self._source.cells)
        shown = SourceTable(table, self._source.cells, rows)
        column.addWidget(shown)
        links = FlowLayout(across=Space.M, down=0)
        column.addLayout(links)
        self._offer_chart(table, column, links)
        every = tuple(range(len(table.rows)))
        if rows == every:
            return
        words = self.tr("Show all {n} rows").format(n=len(every))
        toggle = Button(words, ButtonKind.LINK, size=Type.SMALL)

        def show_all() -> None:
            shown.show_rows(every)
            self.setFocus()
            toggle.hide()

        toggle.clicked.connect(show_all)
        links.addWidget(toggle)

    def _offer_chart(self, table: Table, column: QVBoxLayout, links: FlowLayout) -> None:
        """Offer a table of years as a picture; it shows no more than the table says."""
        chart = chart_of(table)
        if chart is None:
            return
        toggle = Button(self.tr("Show as a chart"), ButtonKind.LINK, size=Type.SMALL)

        def show() -> None:
            marked = frozenset(row for row, _ in self._source.cells)
            column.insertWidget(column.indexOf(links), YearChart(chart, marked))
            self.setFocus()
            toggle.hide()

        toggle.clicked.connect(show)
        links.addWidget(toggle)

    def _note(self, note: str) -> QHBoxLayout:
        """Return our note; a long one begins folded, so that it does not bury the passage."""
        words = self.tr("Note: {note}").format(note=note)
        if len(words) <= _LONG_NOTE:
            return self._aside(Icon.NOTE, words)
        begins = words[:_NOTE_BEGINS].rpartition(" ")[0]
        told = small(f"{begins} …")
        row = self._beside(Icon.NOTE, told)
        more = Button(self.tr("more"), ButtonKind.LINK, size=Type.SMALL)
        more.call(self.tr("More of the note: {place}").format(place=self._source.place))

        def unfold() -> None:
            told.say(words)
            self.setFocus()
            more.hide()

        more.clicked.connect(unfold)
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _aside(self, icon: Icon, text: str) -> QHBoxLayout:
        return self._beside(icon, small(text))

    def _beside(self, icon: Icon, told: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(Glyph(icon, 18, "quiet"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(told, 1)
        return row

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn_look().colour("mark_bar"))
        painter.drawRoundedRect(QRectF(0, 4, 4, self.height() - 8), 2, 2)
        painter.end()
