"""Writes the outline of a card into a text document: formats, not words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.marks import Span
from quizapp.core.cards.outline import (
    CORRECTION,
    SHOW_WHOLE,
    Asked,
    Claim,
    FactLine,
    MapPart,
    OptionLine,
    Options,
    Paragraph,
    Part,
    PassagePart,
    PicturePart,
    Provenance,
    Reading,
    RightAnswer,
    Verdict,
    Why,
)
from quizapp.core.cards.plain import picture_in_words, plain_text
from quizapp.core.content.charts import chart_of
from quizapp.core.content.documents import Table
from quizapp.core.content.glossary import GlossaryEntry, words_in
from quizapp.core.content.pictures import Picture
from quizapp.ui.card.pictures import (
    OF_PASSAGE,
    OF_QUESTION,
    chart_image,
    insert_icon,
    map_image,
    room_for,
)
from quizapp.ui.card.written import (
    BAR,
    CHIP,
    Whole,
    link_format,
    table_frame,
    text_format,
    unbroken,
)
from quizapp.ui.kit.table.document_table import CellStyle, insert_table
from quizapp.ui.kit.table.shown_table import GAP, Cell, shown_table
from quizapp.ui.kit.text.explained import as_explained
from quizapp.ui.kit.text.pictures_in_text import insert_image, insert_picture
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Theme, Type, font_for
from quizapp.ui.wording.originals import heading_in_words

_CHIP_RISE = 4
"""Pixels by which the outline of a chip is higher than its line."""

_READING, _HEADING = 132, 112
"""Line heights in percent of the font's own."""

_VERDICTS = {
    Outcome.RIGHT: (Icon.RIGHT, "right"),
    Outcome.WRONG: (Icon.WRONG, "wrong"),
    Outcome.SKIPPED: (Icon.SKIPPED, "quiet"),
}


@dataclass
class CardWriter:
    """Writes parts into a document.

    Links are addresses of one word and a number: ``passage:0`` is to be read in its document,
    ``whole:0``, ``rows:0``, ``chart:0``, ``original:0``, ``note:0``, ``options``, ``passages`` and
    ``map`` are folds.

    Args:
        document: an empty document.
        theme: colours and sizes.
        width: of the text in pixels, for a chart.
        unfolded: addresses of the folds that are open.
        glossary: words that are explained where a passage has them first.
    """

    document: QTextDocument
    theme: Theme
    width: float
    unfolded: Collection[str] = ()
    ratio: float = 1.0
    glossary: tuple[GlossaryEntry, ...] = ()
    wholes: list[Whole] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    """Those of question and passages; ``picture:0`` shows the first of them large."""
    verdict: int | None = None
    """Where the verdict was written."""
    verdict_icon: int = 24
    """How big its icon is, in pixels at 100 % text."""
    verdict_needs: float = 0
    """How many pixels its line takes in the biggest type."""
    _sure: str = ""
    _first: bool = True

    def __post_init__(self) -> None:
        """Begin at the start of the document."""
        self._cursor = QTextCursor(self.document)
        self._passages = 0
        self._right: RightAnswer | None = None
        self._lead = Type.LEAD
        self._explained: set[str] = set()

    def write(self, parts: Iterable[Part]) -> None:
        """Write the parts in their order."""
        everything = list(parts)
        lead = (part for part in everything if isinstance(part, RightAnswer))
        self._right = next(lead, None)
        folded = [part for part in everything if isinstance(part, PassagePart) and part.folded]
        for part in everything:
            if part in folded and "passages" not in self.unfolded:
                continue
            self._part(part)
        for part in everything:
            if isinstance(part, Options):
                self._other_options(part)
        if folded:
            words = _tr("{n} more passages") if len(folded) > 1 else _tr("One more passage")
            self._fold("passages", words.format(n=len(folded)))

    def heading(self, text: str) -> None:
        """Write small quiet words above what follows."""
        self._block(Type.SMALL)
        self._say(text, "quiet", Type.SMALL)

    def _part(self, part: Part) -> None:
        start = self._cursor.position()
        match part:
            case Asked(label, text, source):
                self._block(Type.SMALL)
                asked = " · ".join(filter(None, (source, f"{label} {text}")))
                self._say(asked, "quiet", Type.SMALL)
            case Verdict(outcome=outcome):
                icon, colour = _VERDICTS[outcome]
                self._lead = self._lead_size(part)
                self.verdict_icon = 30 if self._lead is Type.TITLE else 24
                self._block(self._lead, above=Space.S)
                self.verdict = self._cursor.position()
                self._icon(icon, colour, self.verdict_icon)
                self._say(f" {part.text}", colour, self._lead, bold=True)
                self._sure = part.sure
            case RightAnswer():
                self._right_answer(part)
            case FactLine(text=text):
                self._block(Type.LEAD, level=2, above=Space.M)
                self._say(text, size=Type.LEAD, bold=True)
            case Provenance(text):
                self._block(Type.SMALL, above=Space.XS)
                self._say(text, "quiet", Type.SMALL)
            case Claim():
                self._claim(part)
            case Why():
                self._block()
                self._say(part.label, bold=True)
                self._say(f" {part.text}")
                if part.technique:
                    self._say("  ")
                    self._chip(part.technique)
            case Paragraph(text):
                self._block()
                self._say(text)
            case Options():
                self._options(part)
            case Reading(label, text):
                self._block(above=Space.L)
                if label:
                    self._say(f"{label} ", bold=True)
                self._say(text)
            case PassagePart():
                self._passage(part)
            case MapPart():
                self._map(part)
            case PicturePart(picture):
                self._picture(picture, OF_QUESTION, self._block())
        if isinstance(part, Claim):
            self.wholes.append(Whole(start, self._cursor.position(), plain_text((part,))))

    def _right_answer(self, part: RightAnswer) -> None:
        """Write the right option: in one line with the verdict, if that was written."""
        if self.verdict is None:
            self._block(above=Space.XS)
            self._say(part.whole, bold=True)
            return
        self._say(f"  {part.whole}", size=self._lead, bold=True)
        if self._sure:
            self._block(Type.SMALL, above=Space.XS)
            self._say(self._sure, "quiet", Type.SMALL)

    def _lead_size(self, verdict: Verdict) -> Type:
        """Return the biggest type in which verdict and right option are one line, if any is."""
        words = f" {verdict.text}  {self._right.whole if self._right else ''}"
        font = font_for(self.theme, Type.TITLE)
        font.setWeight(QFont.Weight.Bold)
        self.verdict_needs = QFontMetricsF(font).horizontalAdvance(words) + self.theme.px(30)
        return Type.TITLE if self.verdict_needs <= self.width else Type.LEAD

    def _source_line(self, text: str) -> None:
        if text:
            self._block(Type.SMALL)
            self._say(text, "quiet", Type.SMALL)

    def _claim(self, part: Claim) -> None:
        self._source_line(part.source)
        self._block(above=0 if part.source else Space.M)
        self._say(f"{part.label} ", "quiet", Type.SMALL)
        self._say(part.text)
        if not part.correction_is_fact:
            self._block(above=Space.XS)
            self._say(f"{CORRECTION} ", "quiet", Type.SMALL)
            self._say(part.correction)

    # Options

    def _options(self, part: Options) -> None:
        above: int = Space.L
        for option in part.shown:
            self._option(option, above)
            above = Space.S

    def _other_options(self, part: Options) -> None:
        """Write what nobody chose, folded away below all that is said."""
        if not part.folded:
            return
        if "options" in self.unfolded:
            for option in part.folded:
                self._option(option, Space.S)
        words = _tr("Other option") if len(part.folded) == 1 else _tr("Other options ({n})")
        self._fold("options", words.format(n=len(part.folded)))

    def _option(self, option: OptionLine, above: int) -> None:
        start = self._cursor.position()
        indent = self.theme.px(18) + Space.XS
        made = self._block(above=above, left=indent)
        made.setTextIndent(-indent)  # its second line begins below its words, as its feedback does
        self._cursor.setBlockFormat(made)
        self._icon(Icon.WRONG, "wrong", 18)
        self._say(f" {option.label} ", "wrong")
        self._say(option.text, bold=True)
        if option.feedback:
            self._block(above=0, left=indent)
            self._say(option.feedback)
        text = plain_text((Options((option,), ()),))
        self.wholes.append(Whole(start, self._cursor.position(), text))

    # Passages

    def _passage(self, part: PassagePart) -> None:
        number, source = self._passages, part.source
        self._passages += 1
        if part.stance:
            if self._first:  # else the edge of the text cuts its outline off
                frame = self.document.rootFrame().frameFormat()
                frame.setTopMargin(_CHIP_RISE)
                self.document.rootFrame().setFrameFormat(frame)
            self._block(above=Space.M)
            self._chip(part.stance)
        for caution in part.cautions[:1] if source.passage.sensitive else ():
            self._aside(Icon.SENSITIVE, caution)
        if part.table is not None:
            self._table(part, part.table, number)
        else:
            self._text(part, number)
        if part.picture is not None:
            shape = self._block(above=Space.S, left=18, bar=number)
            self._picture(part.picture, OF_PASSAGE, shape)
        self._place(part, number)
        if part.linked:
            self._link(f"passage:{number}", _tr("Read in the document"))
        self._original(part, number)
        for caution in part.cautions[1:] if source.passage.sensitive else part.cautions:
            self._aside(Icon.WARNING, caution)
        self._note(part, number)

    def _text(self, part: PassagePart, number: int) -> None:
        unfolded = f"whole:{number}" in self.unfolded
        self._block(above=Space.XS if part.stance else Space.M, left=18, bar=number)
        self._dotted(part.whole if unfolded and part.whole else part.spans)
        if part.whole:
            self._block(Type.SMALL, above=Space.XS, left=18, bar=number)
            words = _tr("Show less") if unfolded else _tr(SHOW_WHOLE)
            self._link(f"whole:{number}", words)

    def _dotted(self, spans: tuple[Span, ...]) -> None:
        """Write a passage; the words that are explained are dotted, each once on the card."""
        words = words_in("".join(span.text for span in spans), self.glossary)
        fresh = [word for word in words if word.entry.term not in self._explained]
        self._explained.update(word.entry.term for word in fresh)
        begin = self._cursor.position()
        for span in spans:
            self._say(span.text, "on_mark" if span.marked else "text", mark=span.marked)
        for word in fresh:  # one may lie half in the evidence
            self._cursor.setPosition(begin + word.start)
            self._cursor.setPosition(begin + word.end, QTextCursor.MoveMode.KeepAnchor)
            dots = as_explained(QTextCharFormat(), word.entry, self.theme)
            self._cursor.mergeCharFormat(dots)
            self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _place(self, part: PassagePart, number: int) -> None:
        """Write where the passage is: in full with the whole of it, else when it is pointed at."""
        unfolded = f"whole:{number}" in self.unfolded
        self._block(Type.SMALL, above=Space.XS, left=18, bar=number)
        start = self._cursor.position()
        self._say(part.full_place if unfolded else part.place, "quiet", Type.SMALL)
        place = QTextCharFormat()
        place.setToolTip(part.full_place)
        self._cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self._cursor.mergeCharFormat(place)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._say("   ", size=Type.SMALL)
        if part.as_chart and f"rows:{number}" not in self.unfolded:
            self._link(f"rows:{number}", _tr("Show as a table"))

    def _original(self, part: PassagePart, number: int) -> None:
        paragraphs = part.source.original
        if not paragraphs:
            return
        address = f"original:{number}"
        shown = address in self.unfolded
        self._say("   ", size=Type.SMALL)
        self._link(address, _tr("Hide the original") if shown else _tr("Show the original"))
        if not shown:
            return
        texts = (heading_in_words(paragraphs), *(one.text for one in paragraphs))
        for place, text in enumerate(texts):
            made = self._block(Type.SMALL, above=Space.XS, left=18 + Space.M)
            made.setBackground(QBrush(self.theme.colour("ground")))
            self._cursor.setBlockFormat(made)
            self._say(text, size=Type.SMALL, bold=place == 0)

    def _note(self, part: PassagePart, number: int) -> None:
        if not part.note:
            return
        address = f"note:{number}"
        if not part.note_is_long or address in self.unfolded:
            self._aside(Icon.NOTE, part.note)
            return
        self._aside(Icon.NOTE, "")
        self._link(address, _tr("Note on this passage · show"))

    def _aside(self, icon: Icon, text: str) -> None:
        self._block(Type.SMALL, above=Space.XS, left=18)
        self._icon(icon, "quiet", 16)
        self._say(f" {text}", "quiet", Type.SMALL)

    def _table(self, part: PassagePart, table: Table, number: int) -> None:
        if part.as_chart and f"rows:{number}" not in self.unfolded:
            self._chart(part, table, number)
            return
        every = tuple(range(len(table.rows)))
        rows = every if f"rows:{number}" in self.unfolded else part.near_rows
        self._block(above=Space.XS, bar=number)
        lines = shown_table(table, rows, frozenset(part.source.cells))
        insert_table(self._cursor, lines, table_frame(18), self._cell_style)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        links = []
        if len(rows) < len(table.rows):
            links.append((f"rows:{number}", _tr("Show all {n} rows").format(n=len(table.rows))))
        chart = chart_of(table)
        drawn = chart is not None and f"chart:{number}" in self.unfolded
        if chart is not None and not drawn:
            links.append((f"chart:{number}", _tr("Show as a chart")))
        self._first = True  # a table ends with an empty block: it is written into
        if drawn:
            self._chart(part, table, number)
        if links:
            self._block(Type.SMALL, above=Space.XS, left=18, bar=number)
            for place, (address, words) in enumerate(links):
                if place:
                    self._say("   ", size=Type.SMALL)
                self._link(address, words)

    def _chart(self, part: PassagePart, table: Table, number: int) -> None:
        chart = chart_of(table)
        if chart is None:
            return
        made = self._block(above=Space.S, left=18)
        made.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._cursor.setBlockFormat(made)  # else a third of its height stays empty below it
        marked = frozenset(row for row, _ in part.source.cells)
        width, asked = self.width - 18, part.as_chart
        picture = chart_image(chart, marked, width, self.theme, self.ratio, asked=asked)
        insert_image(self._cursor, f"chart:{number}", *picture)

    def _cell_style(self, cell: Cell) -> CellStyle:
        is_quiet = cell.head or cell.text == GAP
        size = Type.SMALL if is_quiet else Type.BODY
        colour = "on_mark" if cell.marked else "quiet" if is_quiet else "text"
        return CellStyle(self._format(colour, size, mark=cell.marked), right_margin=Space.S)

    def _picture(self, picture: Picture, most: QSize, shape: QTextBlockFormat) -> None:
        """Draw a picture in a paragraph that was just begun, or write its words into it."""
        start = self._cursor.position()
        room = room_for(most, self.width - shape.leftMargin(), self.theme)
        address = f"picture:{len(self.pictures)}"
        self.pictures.append(picture)
        if insert_picture(self._cursor, picture, room, self.theme, self.ratio, address):
            shape.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            self._cursor.setBlockFormat(shape)
        else:
            self._say(picture_in_words(picture), "quiet")
        self.wholes.append(Whole(start, self._cursor.position(), picture_in_words(picture)))

    def _map(self, part: MapPart) -> None:
        shown = "map" in self.unfolded
        self._block(Type.SMALL, above=Space.M)
        self._link("map", _tr("Hide the map") if shown else _tr("Show on a map"))
        if shown:
            self._block(above=Space.S)
            picture = map_image(part.places, self.width, self.theme, self.ratio)
            insert_image(self._cursor, "map", *picture)

    # The document

    def _block(
        self,
        size: Type = Type.BODY,
        *,
        above: int = Space.M,
        left: int = 0,
        level: int = 0,
        bar: int | None = None,
    ) -> QTextBlockFormat:
        """Begin a paragraph, and return its format."""
        made = QTextBlockFormat()
        percent = _READING if size <= Type.BODY else _HEADING
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        made.setLineHeight(percent, proportional.value)
        made.setTopMargin(above if self._cursor.position() else 0)
        made.setLeftMargin(left)
        made.setHeadingLevel(level)
        if bar is not None:
            made.setProperty(BAR, bar + 1)
        if self._first:
            self._cursor.setBlockFormat(made)
            self._first = False
        else:
            self._cursor.insertBlock(made, self._format("text", size))
        return made

    def _say(
        self,
        text: str,
        colour: str = "text",
        size: Type = Type.BODY,
        *,
        bold: bool = False,
        mark: bool = False,
    ) -> None:
        if text:
            self._cursor.insertText(text, self._format(colour, size, bold=bold, mark=mark))

    def _format(
        self, colour: str, size: Type, *, bold: bool = False, mark: bool = False
    ) -> QTextCharFormat:
        return text_format(self.theme, colour, size, bold=bold, mark=mark)

    def _chip(self, text: str) -> None:
        made = self._format("quiet", Type.SMALL)
        made.setProperty(CHIP, True)
        hard = text.replace(" ", "\N{NO-BREAK SPACE}")
        pad = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
        self._cursor.insertText(f"{pad}{hard}{pad}", made)

    def _link(self, address: str, words: str) -> None:
        self._cursor.insertText(unbroken(words, self.theme), link_format(self.theme, address))

    def _fold(self, address: str, words: str) -> None:
        self._block(above=Space.M)
        shown = address in self.unfolded
        state = _tr("hide") if shown else _tr("show")
        self._link(address, f"{words} · {state}")

    def _icon(self, icon: Icon, colour: str, pixels: int) -> None:
        insert_icon(self._cursor, icon, colour, pixels, self.theme, self.ratio)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Feedback", text)
