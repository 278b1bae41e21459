"""The body of a Word file, cleaned: what is read of it, and marks for what one should look at.

What comes out is made anew from what is known here, so nothing that a file asks for is carried on:
no picture, no link, no field.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape

from quizapp.core.authoring.handouts import TEXT_BOX
from quizapp.core.authoring.plain_text import one_line
from quizapp.packs.intake.elements import Element
from quizapp.packs.intake.gathering import picture_left_out
from quizapp.packs.intake.text import is_like_heading
from quizapp.packs.intake.word_math import in_words
from quizapp.packs.intake.word_parts import (
    BREAK,
    SHAPES,
    THROUGH,
    Line,
    cell_properties,
    chosen,
    columns_in,
    outermost,
    parts_of,
    told_in,
)
from quizapp.packs.intake.word_styles import Styles

TRACKED = "has tracked changes, shown as if accepted"
HIDDEN = "hidden text was left out"
COMMENT = "a comment was left out"
CONTENTS = "The table of contents was left out."
COLUMNS = "Parts are set in columns; they are read one column after the other."

_DEEPEST = 12
"""Tables and text boxes inside each other."""
_LONGEST_NOTE = 2_000
_MARK = re.compile("\ue000([0-9]{1,7})\ue001")
_EMPTY_LINE = re.compile(f"{BREAK}(?:\\s*{BREAK})+")
_LEVEL = re.compile("\ue002([0-9])\ue003")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class Body:
    """Reads the body of a file; ``whole`` gathers what holds for all of it.

    Args:
        styles: the file's.
        note: returns the text of a footnote or endnote by its kind and id.
        sign: returns the sign of a font of signs, empty where it is not known.
    """

    def __init__(
        self, styles: Styles, note: Callable[[str, str], Element | None],
        sign: Callable[[str, str], str],
    ) -> None:  # fmt: skip
        self._styles = styles
        self._note = note
        self._sign = sign
        self._warnings: list[str] = []
        self._places: dict[str, int] = {}
        self._carried: Line | None = None
        self._seen_notes: set[tuple[str, str]] = set()
        self._level = 0
        self.whole: list[str] = []
        self.title = ""

    def cleaned(self, body: Element) -> str:
        """Return the body as Word's XML, without anything but paragraphs, tables and marks."""
        written = self._blocks(body.children, 0)
        if self._carried is not None:  # the last paragraph's end was deleted
            written.append(self._written(self._carried, 0, -1))
        return "".join(written)

    def marks(self, text: str) -> tuple[str, int, Sequence[str]]:
        """Take the marks out of a text; return it, its heading's level and its warnings."""
        found = [int(match[1]) for match in _MARK.finditer(text)]
        level = max((int(match[1]) for match in _LEVEL.finditer(text)), default=0)
        text = _LEVEL.sub("", _MARK.sub("", text))
        return text, level, [self._warnings[place] for place in found]

    def _blocks(self, elements: Iterable[Element], depth: int) -> list[str]:
        written: list[str] = []
        if depth > _DEEPEST:
            self._tell_whole("Text that was nested too deeply was left out.")
            return written
        for element in elements:
            name = element.name
            if name == "w:p":
                written.extend(self._paragraph(element, depth))
            elif name == "w:tbl":
                written.append(self._table(element, depth))
            elif name == "w:sdt":
                kind = element.value("w:sdtPr", "w:docPartObj", "w:docPartGallery")
                inside = element.child("w:sdtContent")
                if kind == "Table of Contents":
                    self._tell_whole(CONTENTS)
                elif inside is not None:
                    written.extend(self._blocks(inside.children, depth))
            elif name in THROUGH or name in ("w:ins", "w:moveTo"):
                written.extend(self._blocks(element.children, depth))
            elif name == "mc:AlternateContent":
                written.extend(self._blocks(chosen(element), depth))
            elif name in ("m:oMathPara", "m:oMath"):
                line = Line()
                self._formula(element, line)
                written.append(self._written(line, 0, -1))
            elif name == "w:altChunk":
                self._tell_whole("A part that the file takes from another file was left out.")
            elif name == "w:sectPr":
                self._columns(element)
        return written

    def _paragraph(self, element: Element, depth: int) -> list[str]:
        line = self._carried or Line()
        self._carried = None
        properties = element.child("w:pPr")
        style = self._styles.of(element)
        if style.is_contents:
            self._tell_whole(CONTENTS)
            return []
        self._inline(element.children, line, depth)
        if properties is not None:
            if (section := properties.child("w:sectPr")) is not None:
                self._columns(section)
            if properties.at("w:rPr", "w:ins") is not None:
                line.told.append(TRACKED)
            capital = properties.child("w:framePr")
            is_capital = capital is not None and "w:dropCap" in capital.attributes
            if is_capital or properties.at("w:rPr", "w:del") is not None:
                # A big first letter, or an end that was deleted: the next paragraph goes on here.
                if not is_capital:
                    line.told.append(TRACKED)
                self._carried = line
                return []
        level = style.level
        self._level = level or self._level
        text = one_line(line.text().replace(BREAK, " "))
        if style.is_title and not self.title:
            self.title = text
        if (
            not level and depth == 0 and style.list_level < 0 and line.bold and not line.plain
            and is_like_heading(text)
        ):  # fmt: skip
            level = min(6, self._level + 1) if self._level else 2
            line.told.append("taken for a heading, since all of it is bold")
        written = [self._written(line, level, -1 if level else style.list_level)]
        for box in line.boxes:
            place = len(written)
            written.extend(self._blocks(box.children, depth + 1))
            written[place:] = [told_in(one, self._mark(TEXT_BOX)) for one in written[place:]]
        return written

    def _written(self, line: Line, level: int, list_level: int) -> str:
        said = line.text()
        if not said.replace(BREAK, "").strip() and not line.told:
            return ""
        marks = "".join(self._mark(warning) for warning in dict.fromkeys(line.told))
        if level:
            marks += f"\ue002{level}\ue003"
        number = (
            f'<w:pPr><w:numPr><w:ilvl w:val="{list_level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
            if list_level >= 0
            else ""
        )
        written = ""
        for part in _EMPTY_LINE.split(said):
            shown = marks + escape(part.replace(BREAK, " "))
            written += f'<w:p>{number}<w:r><w:t xml:space="preserve">{shown}</w:t></w:r></w:p>'
            marks = f"\ue002{level}\ue003" if level else ""
        return written

    def _mark(self, warning: str) -> str:
        place = self._places.setdefault(warning, len(self._warnings))
        if place == len(self._warnings):
            self._warnings.append(warning)
        return f"\ue000{place}\ue001"

    def _inline(self, elements: Iterable[Element], line: Line, depth: int) -> None:
        if depth > 4 * _DEEPEST:
            self._tell_whole("Text that was nested too deeply was left out.")
            return
        for element in elements:
            name = element.name
            if name == "w:r":
                self._run(element, line)
            elif name in ("w:ins", "w:moveTo"):
                line.told.append(TRACKED)
                self._inline(element.children, line, depth + 1)
            elif name in ("w:del", "w:moveFrom"):
                if element.words().strip():
                    line.told.append(TRACKED)
            elif name in THROUGH:
                self._inline(element.children, line, depth + 1)
            elif name == "w:sdt":
                inside = element.child("w:sdtContent")
                self._inline(inside.children if inside is not None else (), line, depth + 1)
            elif name == "mc:AlternateContent":
                self._inline(chosen(element), line, depth + 1)
            elif name in ("m:oMath", "m:oMathPara"):
                self._formula(element, line)

    def _run(self, run: Element, line: Line) -> None:
        if run.is_on("w:rPr", "w:vanish"):
            if run.words().strip():
                line.told.append(HIDDEN)
            return
        shape = run.value("w:rPr", "w:vertAlign")
        shape = shape if shape in SHAPES else ""
        is_bold = run.is_on("w:rPr", "w:b")
        for element in run.children:
            said = self._said(element, line)
            if said:
                said = said if said.startswith(BREAK) else _PRIVATE.sub("", said)
                line.parts.append((shape, said))
                letters = sum(not letter.isspace() and letter != BREAK for letter in said)
                line.bold += letters * is_bold
                line.plain += letters * (not is_bold)

    def _said(self, element: Element, line: Line) -> str:
        """Return what a part of a run says; what it does not say is told at its paragraph."""
        name = element.name
        if name == "w:t":
            return element.text
        if name in ("w:br", "w:cr"):
            return 2 * BREAK if element.attributes.get("w:type") == "page" else BREAK
        if name in ("w:tab", "w:ptab"):
            return " "
        if name == "w:noBreakHyphen":
            return "-"
        if name == "w:sym":
            font, code = element.attributes.get("w:font", ""), element.attributes.get("w:char", "")
            sign = self._sign(font, code)
            if not sign:
                line.told.append(f"a sign of the font {one_line(font)[:40]} was left out")
            return sign
        if name in ("w:footnoteReference", "w:endnoteReference"):
            self._take_note(name, element.attributes.get("w:id", ""), line)
        elif name == "w:commentReference":
            line.told.append(COMMENT)
        elif name == "w:ruby":
            base = element.child("w:rubyBase")
            return base.words() if base is not None else ""
        elif name == "mc:AlternateContent":
            return "".join(self._said(one, line) for one in chosen(element))
        elif name in ("w:drawing", "w:pict", "w:object"):
            self._drawn(element, line)
        return ""

    def _take_note(self, name: str, own_id: str, line: Line) -> None:
        kind = name.removeprefix("w:").removesuffix("Reference")
        note = self._note(kind, own_id)
        if (kind, own_id) in self._seen_notes:
            return
        self._seen_notes.add((kind, own_id))
        inside = Line()
        for paragraph in note.all("w:p") if note is not None else ():
            self._inline(paragraph.children, inside, 1)
            inside.parts.append(("", " "))
        text = one_line(inside.text().replace(BREAK, " "))
        if not text:
            line.told.append(f"a {kind} was left out")
        elif len(text) > _LONGEST_NOTE:
            line.told.append(f"a {kind} of {len(text):,} characters was left out")
        else:
            line.notes.append(text)
            line.told.append(f"has a {kind}, put in brackets at the end")

    def _drawn(self, drawing: Element, line: Line) -> None:
        boxes = [box for box in drawing.all("w:txbxContent") if box.words().strip()]
        if boxes:
            line.boxes.extend(outermost(boxes))
            return
        if drawing.name == "w:object":
            line.told.append("an object of another program was left out")
            return
        said = ""
        for found in drawing.all("wp:docPr", "v:shape"):
            told = found.attributes
            said = said or told.get("descr") or told.get("title") or told.get("alt") or ""
        for data in drawing.all("a:graphicData"):
            uri = data.attributes.get("uri", "")
            if uri.endswith(("/chart", "/diagram")):
                line.told.append("a chart or diagram was left out")
                return
        is_picture = any(True for _ in drawing.all("a:blip", "v:imagedata", "a:graphicData"))
        if is_picture or said:
            said = one_line(said)[:200]
            line.told.append(picture_left_out(said))

    def _formula(self, element: Element, line: Line) -> None:
        said = _PRIVATE.sub("", in_words(element)).strip()
        if said:
            line.parts.append(("", f" {said} "))
            line.told.append("has a formula, written on one line")

    def _table(self, table: Element, depth: int) -> str:
        rows = []
        tracked = False
        for row in parts_of(table, "w:tr"):
            if row.at("w:trPr", "w:del") is not None:
                tracked = True
                continue
            tracked = tracked or row.at("w:trPr", "w:ins") is not None
            cells = []
            skipped = columns_in(row.value("w:trPr", "w:gridBefore"))
            if skipped:
                cells.append(f'<w:tc><w:tcPr><w:gridSpan w:val="{skipped}"/></w:tcPr><w:p/></w:tc>')
            for cell in parts_of(row, "w:tc"):
                inside = "".join(self._blocks(cell.children, depth + 1)) or "<w:p/>"
                cells.append(f"<w:tc>{cell_properties(cell)}{inside}</w:tc>")
            head = "<w:trPr><w:tblHeader/></w:trPr>" if row.is_on("w:trPr", "w:tblHeader") else ""
            rows.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
        written = "".join(rows)
        if tracked:
            written = told_in(written, self._mark(TRACKED))
        return f"<w:tbl>{written}</w:tbl>" if rows else ""

    def _columns(self, section: Element) -> None:
        columns = section.child("w:cols")
        if columns is not None and columns_in(columns.attributes.get("w:num", "")) > 1:
            self._tell_whole(COLUMNS)

    def _tell_whole(self, warning: str) -> None:
        if warning not in self.whole:
            self.whole.append(warning)
