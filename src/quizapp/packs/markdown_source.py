"""Reading ``documents/<document>.md``: front matter, sections, addressed passages, notes."""

from dataclasses import dataclass, field, replace

from quizapp.core.content.documents import Document, Original, Passage, Table, table_in_words
from quizapp.core.content.ids import DocumentId, PassageId
from quizapp.packs.addresses import Address, is_address, read_address
from quizapp.packs.files import TextFile
from quizapp.packs.front_matter import read_front
from quizapp.packs.markdown_blocks import Block, BlockKind, blocks_of, markup_in, table_rows
from quizapp.packs.markdown_picture import BEGINS as PICTURE
from quizapp.packs.markdown_picture import picture_in
from quizapp.packs.models import DocumentFront
from quizapp.packs.problems import Problem

TABLE = "table"
"""Stands behind the first fence of a table that is read letter by letter."""

_ONE_ADDRESS = 'write its address line {#id from="…"} directly above it'


@dataclass(frozen=True)
class ReadDocument:
    """A document as far as it could be read, with what is wrong in it."""

    document: Document | None
    """None where the front matter can't be used."""
    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...]
    lines: dict[str, int]
    """The line of every passage id, of the document's own, and of pictures (``picture_key``)."""


def picture_key(passage_id: str) -> str:
    """Return the name under which the line of a passage's picture is noted."""
    return f"{passage_id} picture"


def read_document(file: TextFile) -> ReadDocument:
    """Return the document that a file holds and everything that is wrong in it."""
    reader = _Reader(file)
    return reader.read()


@dataclass
class _Reader:
    """One reading of one file: the place it has reached, and what it found."""

    file: TextFile
    problems: list[Problem] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    section: tuple[str, ...] = ()
    address: Address | None = None
    has_passage_above: bool = False
    paragraphs: int | None = None

    def read(self) -> ReadDocument:
        self.lines[self.file.stem] = 1
        top = read_front(self.file)
        self.problems.extend(top.problems)
        self.paragraphs = top.front.original.paragraphs if top.front else None
        for block in blocks_of(top.body, top.first_line):
            self._take(block)
        self._drop_address()
        if not self.passages and not self.problems:
            self._note(1, "the document has no passages", "write at least one")
        document = self._document(top.front) if top.front else None
        sound = tuple(passage for passage in self.passages if passage.id not in self.broken)
        return ReadDocument(document, sound, tuple(self.problems), self.lines)

    def _document(self, front: DocumentFront) -> Document:
        original = Original(**front.original.model_dump())
        return Document(
            id=DocumentId(self.file.stem),
            title=front.title,
            kind=front.kind,
            original=original,
            trust=front.trust,
            passages=tuple(self.passages),
        )

    def _take(self, block: Block) -> None:
        if block.kind is BlockKind.HEADING:
            self._heading(block)
        elif block.kind is BlockKind.PARAGRAPH:
            self._paragraph(block)
        elif block.kind is BlockKind.TABLE:
            self._table(block)
        elif block.kind is BlockKind.QUOTE:
            self._quote(block)
        elif block.kind is BlockKind.FENCE and self.address is not None:
            self._fence(block)
        else:
            self._drop_address()
            remedy = "write plain paragraphs; a text that begins like one may begin otherwise"
            name = "a code block" if block.kind is BlockKind.FENCE else block.name
            self._note(block.line, f"{name} is not part of the format", remedy)

    def _heading(self, block: Block) -> None:
        self._drop_address()
        self.has_passage_above = False
        (title,) = block.lines
        if block.level not in (2, 3):
            what = f"a heading with {'#' * block.level}"
            self._note(
                block.line, what, "sections are ## and ###; the title is in the front matter"
            )
        elif not title:
            self._note(block.line, "a heading without words", "write or delete it")
        elif block.level == 3 and not self.section:
            self._note(block.line, "a ### section before any ##", "begin with ##")
        else:
            self._plain(block.line, block.lines)
            self.section = (*self.section[: block.level - 2], title)

    def _paragraph(self, block: Block) -> None:
        self._drop_address_unless_above(block)
        lines, line = block.lines, block.line
        while lines and is_address(lines[0]):
            self._drop_address()
            self._set_address(lines[0], line)
            lines, line = lines[1:], line + 1
        if not lines:
            return
        for offset, written in enumerate(lines):
            if is_address(written):
                what = "an address line inside a paragraph"
                self._note(line + offset, what, "leave a line free above it")
                return
        text = " ".join(" ".join(lines).split())
        if text.startswith(PICTURE) and self.address is None:
            self._picture(text, line)
        elif text.startswith("|"):
            what = "a table whose line of dashes does not fit its head"
            self._note(line, what, "give the second line one |---| for each column")
            self.address = None
        elif self.address is None:
            self._note(line, "a paragraph without an address", _ONE_ADDRESS)
        else:
            self._plain(line, lines)
            self._add(text, None)

    def _fence(self, block: Block) -> None:
        """Take what is fenced letter by letter: a passage with signs of Markdown in it."""
        self._drop_address_unless_above(block)
        if self.address is None:
            return
        if block.name == TABLE and len(block.lines) > 1:
            self._rows(block, block.line + 1)
            return
        text = " ".join(" ".join(block.lines).split())
        if not text:
            self._note(block.line, "a fence around nothing", "write the passage between its lines")
            self.broken.add(f"{self.file.stem}#{self.address.id}")
        self._add(text, None)

    def _table(self, block: Block) -> None:
        self._drop_address_unless_above(block)
        for number, (first, *_) in enumerate(table_rows(block.lines)[1:], block.line + 2):
            if is_address(first):
                what = "an address line directly below a table"
                self._note(number, what, "leave a line free above it")
        self._plain(block.line, tuple(line.replace("\\|", "|") for line in block.lines))
        self._rows(block, block.line)

    def _rows(self, block: Block, line: int) -> None:
        """Take a table whose head stands in a line."""
        columns, *rows = table_rows(block.lines)
        sound = self._check_table(columns, rows, line)
        if self.address is None:
            self._note(line, "a table without an address", _ONE_ADDRESS)
        elif sound:
            table = Table(columns, tuple(rows))
            self._add(table_in_words(table), table)
        else:
            self.broken.add(f"{self.file.stem}#{self.address.id}")
            self._add("", None)

    def _check_table(
        self, columns: tuple[str, ...], rows: list[tuple[str, ...]], line: int
    ) -> bool:
        before = len(self.problems)
        if len(columns) < 2:
            self._note(line, "a table with one column", "write it as a paragraph")
        if len(set(columns)) < len(columns) or not all(columns):
            what = "two columns have the same name, or one has none"
            self._note(line, what, "give every column a name of its own")
        if not rows:
            self._note(line, "a table without rows", "write them, or delete it")
        names: set[str] = set()
        for number, cells in enumerate(rows, line + 2):
            if len(cells) != len(columns):
                what = f"this row has {len(cells)} cells, the table has {len(columns)} columns"
                self._note(number, what, "give each row one cell for each column")
            elif not all(cells):
                self._note(number, "an empty cell", "write – or what it means that it is empty")
            elif cells[0] in names:
                self._note(number, f"a second row '{cells[0]}'", "make the first column unique")
            names.add(cells[0] if cells else "")
        return len(self.problems) == before

    def _quote(self, block: Block) -> None:
        text = " ".join(" ".join(block.lines).split())
        if not text.startswith("Note:"):
            what = "a block quote that is not a note"
            self._note(block.line, what, "begin it with 'Note:', or make it a paragraph")
        elif not self.has_passage_above or self.address is not None:
            self._drop_address()
            what = "a note without a passage directly above it"
            self._note(block.line, what, "move it below its passage")
        elif self.passages[-1].note:
            self._note(block.line, "a second note to one passage", "make the two one")
        else:
            note = text.removeprefix("Note:").strip()
            self._plain(block.line, block.lines)
            self.passages[-1] = replace(self.passages[-1], note=note)

    def _picture(self, text: str, line: int) -> None:
        picture = picture_in(text)
        if isinstance(picture, str):
            remedy = "write it so, with the file in the folder pictures"
            self._note(line, picture, remedy)
        elif not self.has_passage_above:
            what = "a picture without a passage directly above it"
            self._note(line, what, "move it below its passage")
        elif self.passages[-1].picture is not None:
            what = "a second picture to one passage"
            self._note(line, what, "make them one, or give each a passage of its own")
        else:
            self.passages[-1] = replace(self.passages[-1], picture=picture)
            self.lines[picture_key(self.passages[-1].id)] = line

    def _plain(self, line: int, lines: tuple[str, ...]) -> None:
        """Note each line with markup, or the first line where markup runs over several."""
        found = [
            (line + place, name) for place, one in enumerate(lines) if (name := markup_in(one))
        ]
        if not found and (name := markup_in(" ".join(lines))):
            found = [(line, name)]
        for at, name in found:
            self._note(at, f"{name} in the text", "write plain text")

    def _set_address(self, written: str, line: int) -> None:
        self.address, troubles = read_address(written, line, self.paragraphs)
        for trouble in troubles:
            self._note(trouble.line, trouble.what, trouble.remedy)
        full = f"{self.file.stem}#{self.address.id}"
        if full in self.lines:
            what = f"a second passage '{self.address.id}', the first is in line {self.lines[full]}"
            self._note(line, what, "give it an id of its own")
        self.lines.setdefault(full, line)

    def _drop_address(self) -> None:
        if self.address is not None:
            what = "an address line without a passage below it"
            self._note(self.address.line, what, "write the passage directly below it")
            self.address = None

    def _drop_address_unless_above(self, block: Block) -> None:
        if self.address is not None and self.address.line + 1 != block.line:
            self._drop_address()

    def _add(self, text: str, table: Table | None) -> None:
        address = self.address
        if address is None:
            return
        self.address = None
        self.has_passage_above = True
        self.passages.append(
            Passage(
                id=PassageId(f"{self.file.stem}#{address.id}"),
                document_id=DocumentId(self.file.stem),
                number=len(self.passages) + 1,
                section=self.section,
                text=text,
                table=table,
                from_paragraphs=address.from_paragraphs,
                sensitive=address.sensitive,
                unverified=address.unverified,
                note="",
            )
        )

    def _note(self, line: int, what: str, remedy: str) -> None:
        self.problems.append(self._problem(line, what, remedy))

    def _problem(self, line: int, what: str, remedy: str) -> Problem:
        where = self.file.stem + (f"#{self.address.id}" if self.address else "")
        return Problem(self.file.label, line, where, what, remedy)
