"""A Markdown text as a flat list of blocks with their lines: the little that documents may hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from markdown_it import MarkdownIt
from markdown_it.token import Token


class BlockKind(StrEnum):
    """What a block is; everything that a document may not hold is ``other``."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    QUOTE = "quote"
    FENCE = "fence"
    OTHER = "other"


@dataclass(frozen=True)
class Block:
    """A block of a Markdown text."""

    kind: BlockKind
    line: int
    """The file's line at which it begins."""
    lines: tuple[str, ...]
    """Its lines as written, without indentation; in a quote without the ``>``, of what is fenced
    without the fence."""
    level: int = 0
    """For a heading, how many ``#`` it has."""
    name: str = ""
    """For another block, what an author would call it; for a fence what stands behind it."""


_NAMES = {
    "bullet_list_open": "a list",
    "ordered_list_open": "a numbered list",
    "fence": "a code block",
    "code_block": "an indented block",
    "html_block": "HTML",
    "hr": "a horizontal rule",
}


def blocks_of(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text in their order.

    Args:
        text: Markdown with newlines as line ends.
        first_line: the line of the file at which the text begins.
    """
    markdown = MarkdownIt("commonmark").enable("table").disable(["lheading", "reference", "inline"])
    lines = text.split("\n")
    blocks: list[Block] = []
    for token in markdown.parse(text):
        if token.map is None or token.nesting < 0:
            continue
        if token.level == 0:
            blocks.append(_block(token, lines, first_line))
        elif blocks[-1].kind is BlockKind.QUOTE and token.type not in ("paragraph_open", "inline"):
            inner = f"{_NAMES.get(token.type, 'more than a paragraph')} in a block quote"
            blocks[-1] = replace(blocks[-1], kind=BlockKind.OTHER, name=inner)
    return tuple(blocks)


def _block(token: Token, lines: Sequence[str], first_line: int) -> Block:
    start, end = token.map or [0, 0]
    written = tuple(line.strip() for line in lines[start:end])
    while written and not written[-1]:
        written = written[:-1]
    line = start + first_line
    if token.type == "heading_open":
        title = written[0].strip("#").strip() if written else ""
        return Block(BlockKind.HEADING, line, (title,), level=len(token.markup))
    if token.type == "paragraph_open":
        return Block(BlockKind.PARAGRAPH, line, written)
    if token.type == "table_open":
        return Block(BlockKind.TABLE, line, written)
    if token.type == "blockquote_open":
        inner = tuple(line.removeprefix(">").strip() for line in written)
        return Block(BlockKind.QUOTE, line, inner)
    if token.type == "fence":
        inside = tuple(one.strip() for one in token.content.split("\n"))
        return Block(BlockKind.FENCE, line, inside[:-1], name=token.info.strip())
    return Block(BlockKind.OTHER, line, written, name=_NAMES.get(token.type, token.type))


def table_rows(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a table's lines as written, the line of dashes left out.

    Rows keep the number of cells that they were written with, so that a ragged one is seen.
    """
    rows = [tuple(_cells(line)) for line in lines]
    return tuple(rows[:1] + rows[2:])


def _cells(line: str) -> list[str]:
    cells, cell, escaped = [], "", False
    for character in line.strip():
        if character == "|" and not escaped:
            cells.append(cell)
            cell = ""
        else:
            cell = cell[:-1] + character if escaped and character == "|" else cell + character
        escaped = character == "\\"
    cells.append(cell)
    if line.strip().startswith("|"):
        cells = cells[1:]
    if cells and not cells[-1].strip() and line.strip().endswith("|"):
        cells = cells[:-1]
    return [" ".join(cell.split()) for cell in cells or [""]]  # a line may be a single pipe


_MAY_BE_MARKUP = re.compile(r"[*_`<&\\\]]")
"""Without one of these a line is plain: it spares the parser on nearly all of them."""


def markup_in(text: str) -> str:
    """Return what markup a text holds in an author's words; empty for plain text."""
    if not _MAY_BE_MARKUP.search(text):
        return ""
    (inline,) = MarkdownIt("commonmark").disable("text_join").parseInline(text)
    for token in inline.children or []:
        if token.type in _MARKUP:
            return _MARKUP[token.type]
    return ""


_MARKUP = {
    "em_open": "emphasis",
    "strong_open": "emphasis",
    "link_open": "a link",
    "image": "a picture",
    "code_inline": "code in back quotes",
    "html_inline": "HTML",
    "text_special": "a backslash or an HTML entity",
}
