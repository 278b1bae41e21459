"""A teacher's document as it was read: blocks in their order, with what one should look at."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.content.documents import Table


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"


TEXT_BOX = "stood in a text box"
SMALL_PRINT = "is set small: a footnote, perhaps"
LINK = "is only a link: part of a menu, perhaps"
"""Warnings of blocks that stand apart from those around them."""


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, an item of a list or a table, in plain text."""

    kind: BlockKind
    text: str
    """On one line, NFC; of a table its cells in words (``table_in_words``)."""
    level: int = 0
    """Of a heading 1 to 6, else 0."""
    table: Table | None = None
    page: int = 0
    """1-based, where the file has pages; else 0."""
    warnings: tuple[str, ...] = ()
    """What one should look at here, in words: "has tracked changes, shown as if accepted"."""
    from_lines: tuple[int, ...] = ()
    """Of a plain text the non-empty lines that it stands on, 1-based; else empty."""


@dataclass(frozen=True)
class Handout:
    """A document as it was read."""

    format: str
    """docx, pdf, html, md or txt."""
    title: str
    author: str
    """What the file says of itself; empty where it doesn't."""
    date: str
    """As ``2024-08-20``, from the file's properties; empty where there is none."""
    blocks: tuple[Block, ...]
    sha256: str
    """The digest of the file's bytes, in 64 hexadecimal digits."""
    warnings: tuple[str, ...] = ()
    """What holds for the whole: the encoding that was guessed, pages without text."""
    lines: int = 0
    """Of a plain text how many lines are not empty: as its paragraphs are counted when it is shown
    beside the passages. Else 0."""
