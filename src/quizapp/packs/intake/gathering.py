"""What the readers of documents share: blocks as they gather, their bounds, and refusals."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from quizapp.core.authoring.handouts import Block, BlockKind, Handout
from quizapp.core.authoring.plain_text import day_of, one_line
from quizapp.core.content.documents import Table, table_in_words
from quizapp.core.errors import ExpectedError

MOST_BYTES = 50_000_000
"""A larger file is no text that one makes questions of."""
MOST_BLOCKS = 5_000
LONGEST_BLOCK = 20_000
"""Characters of a block; a longer one is split, and that is told."""
MOST_WARNINGS = 20
"""Of one block: a paragraph with a hundred pictures is not told a hundred things."""

_LONGEST_TITLE = 300
_END_OF_SENTENCE = re.compile(r"[.!?。！？]['\"”’)]*(?:\s|$)|[。！？]")


PICTURE = "a picture was left out"
"""How it begins that a picture was not taken along."""


def picture_left_out(described: str = "") -> str:
    """Return that a picture was left out, with what the file says of it, and what to do."""
    named = f'{PICTURE}: "{described}"' if described else PICTURE
    return f"{named}; add it in the Workbench"


class NoHandout(ExpectedError):
    """A file holds no text that can be taken, said in words."""


def nothing_in(name: str) -> NoHandout:
    """Return the refusal of a file without any text."""
    return NoHandout(
        f"{name} has no text in it.", "Nothing was taken. Check that it is the right file."
    )


def scanned(name: str) -> NoHandout:
    """Return the refusal of a file whose text is in pictures."""
    return NoHandout(
        f"{name} has no text: its pages are pictures of text.",
        "Nothing was taken. A scan can't be read here. Bring the file that it was printed from, or "
        "let a program for scans make text of it first.",
    )


def damaged(name: str, what: str) -> NoHandout:
    """Return the refusal of a file that can't be read.

    Args:
        name: the file's.
        what: what it should be, as "a Word file".
    """
    return NoHandout(
        f"{name} is damaged, or it is not {what}.",
        "Nothing was taken. Open it in the program that made it, save it again and bring that "
        "file; or paste its text into a plain text file.",
    )


def joined(parts: Iterable[str]) -> str:
    """Return texts on one line."""
    return one_line(" ".join(parts))


def without_repeats(parts: Iterable[str]) -> tuple[str, ...]:
    """Return texts in their order, each once."""
    return tuple(dict.fromkeys(parts))


def pieces(text: str, longest: int = LONGEST_BLOCK) -> list[str]:
    """Return a text cut into pieces of at most so many characters, at sentences where it can be."""
    found = []
    begin = 0
    while len(text) - begin > longest:
        middle, end = begin + longest // 2, begin + longest
        ends = [match.end() for match in _END_OF_SENTENCE.finditer(text, middle, end)]
        at = ends[-1] if ends else text.rfind(" ", middle, end) + 1 or end
        found.append(text[begin:at].strip())
        begin = at
    found.append(text[begin:].strip())
    return [piece for piece in found if piece]


@dataclass
class Gathering:
    """Blocks of a document in their order, with what is told of them."""

    blocks: list[Block] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    """Warnings before the first block: they go to the next one."""
    beyond: int = 0
    """How many blocks were too many."""

    def add(self, block: Block) -> None:
        """Take a block; its text is made plain, and it is split where it is too long."""
        if block.table is not None:
            self._add_table(block, block.table)
            return
        parts = pieces(one_line(block.text))
        if not parts and block.warnings:
            self.tell(*block.warnings)
        for number, part in enumerate(parts):
            told = block.warnings if number == 0 else ()
            if len(parts) > 1:
                told = (*told, f"a paragraph too long for one was split: part {number + 1}")
            kind = block.kind
            if kind is BlockKind.HEADING and len(parts) > 1:
                kind = BlockKind.PARAGRAPH
            level = block.level if kind is BlockKind.HEADING else 0
            self._put(replace(block, kind=kind, level=level, text=part, warnings=told))

    def tell(self, *warnings: str) -> None:
        """Tell something at this place: at the last block, or else at the next."""
        if not self.blocks or self.beyond:
            self.waiting.extend(warnings)
        else:
            last = self.blocks[-1]
            told = without_repeats((*last.warnings, *warnings))[:MOST_WARNINGS]
            self.blocks[-1] = replace(last, warnings=told)

    def tell_whole(self, *warnings: str) -> None:
        """Tell something of the whole document, once."""
        self.warnings.extend(warning for warning in warnings if warning not in self.warnings)

    def _add_table(self, block: Block, table: Table) -> None:
        rows: list[tuple[str, ...]] = []
        size, parts = 0, []
        for row in table.rows:
            long = len(table_in_words(Table(table.columns, (row,)))) + 1
            if rows and size + long > LONGEST_BLOCK:
                parts.append(Table(table.columns, tuple(rows)))
                rows, size = [], 0
            rows.append(row)
            size += long
        parts.append(Table(table.columns, tuple(rows)))
        for number, part in enumerate(parts):
            told = block.warnings if number == 0 else ()
            if len(parts) > 1:
                told = (*told, f"a long table was split: part {number + 1}")
            text = table_in_words(part)
            if len(text) > LONGEST_BLOCK:  # one row is longer than a block may be
                self.add(Block(BlockKind.PARAGRAPH, text, page=block.page, warnings=told))
            else:
                self._put(replace(block, table=part, text=text, warnings=told))

    def _put(self, block: Block) -> None:
        if len(self.blocks) >= MOST_BLOCKS:
            self.beyond += 1
            return
        told = without_repeats((*self.waiting, *block.warnings))[:MOST_WARNINGS]
        self.waiting.clear()
        self.blocks.append(replace(block, warnings=told))

    def handout(
        self,
        form: str,
        data: bytes,
        name: str,
        *,
        title: str = "",
        author: str = "",
        date: str = "",
    ) -> Handout:
        """Return the document that has gathered.

        Args:
            form: the short name of the format.
            data: the file's bytes.
            name: the file's name, as refusals say it.
            title: what the file says; else the first heading is taken, if a file begins so.
            author: what the file says.
            date: what the file says, in any usual form.

        Raises:
            NoHandout: there is no text.
        """
        if not self.blocks:
            raise nothing_in(name)
        if self.beyond:
            self.tell_whole(
                f"Only the first {MOST_BLOCKS:,} paragraphs were read; {self.beyond:,} more were "
                "left out. Split the file to bring them too."
            )
        title = one_line(title)
        if not title and self.blocks[0].kind is BlockKind.HEADING:
            title = self.blocks[0].text
        return Handout(
            format=form,
            title=title[:_LONGEST_TITLE],
            author=one_line(author)[:_LONGEST_TITLE],
            date=day_of(date),
            blocks=tuple(self.blocks),
            sha256=hashlib.sha256(data).hexdigest(),
            warnings=tuple(self.warnings + self.waiting),
        )
