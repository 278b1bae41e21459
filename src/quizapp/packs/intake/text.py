"""Reading a plain text: which lines belong together, which are headings, lists or tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.core.authoring.handouts import Block, BlockKind, Handout
from quizapp.core.authoring.plain_text import one_line
from quizapp.core.authoring.questions import Progress, ignore_progress
from quizapp.packs.formats.texts import decoded
from quizapp.packs.intake.gathering import Gathering
from quizapp.packs.intake.grids import as_table

ITEM = re.compile(
    r"\s*(?:(?P<bullet>[-*•‣◦▪●·–])|(?P<number>\(?(?:(?:\d{1,3}|[a-z])[.)]|[A-Z]\))))\s+(?=\S)"
)
"""The beginning of an item of a list; a capital with a full stop may be that of a name."""
_RULE = re.compile(r"\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,})\s*")
_UNDERLINE = {"=": 1, "-": 2, "~": 3}
_WIDEST_WRAP = 120
"""Lines that programs break have at most so many characters."""
_LONGEST_HEADING = 80
_MOST_WORDS = 12
_LEAST_BELOW = 80
"""Characters of the paragraph below a line that is taken for its heading."""
_NO_HEADING = tuple(".,;:!…。，、")


def read(data: bytes, name: str, progress: Progress = ignore_progress) -> Handout:
    """Return a plain text as blocks.

    Blank lines end paragraphs; lines that a program broke are joined; where every line is a
    paragraph, each is one.

    Args:
        data: the file.
        name: its name, as refusals say it.
        progress: told the share that is done.

    Raises:
        NoHandout: there is no text in it.
    """
    text, note = decoded(data)
    progress(0.2)
    gathering = Gathering()
    for block in _with_headings(list(blocks_of(text))):
        gathering.add(block)
    gathering.tell_whole(*filter(None, (note,)))
    progress(0.9)
    handout = gathering.handout("txt", data, name)
    return replace(handout, lines=sum(1 for line in text.split("\n") if line.strip()))


def blocks_of(text: str) -> Iterator[Block]:
    """Yield paragraphs, items, tables and underlined headings of a text, in their order."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = _width(lines)
    group: list[str] = []
    before = 0
    for line in [*lines, ""]:
        if line.strip():
            group.append(line)
        elif group:
            for begin, end, block in _blocks_in(group, width):
                numbers = tuple(range(before + begin + 1, before + end + 1))
                yield replace(block, from_lines=numbers)
            before += len(group)
            group = []


def is_like_heading(text: str) -> bool:
    """Return whether a line is short and ends as headings do."""
    return (
        len(text) <= _LONGEST_HEADING
        and len(text.split()) <= _MOST_WORDS
        and not text.endswith(_NO_HEADING)
        and any(letter.isalpha() for letter in text)
    )


def _width(lines: Sequence[str]) -> int:
    """Return at how many characters a program broke the lines; 0 where none did."""
    sizes = sorted(len(line) for line in lines if line.strip())
    if not sizes:
        return 0
    widest = sizes[-1 - len(sizes) // 50]
    return widest if 20 <= widest <= _WIDEST_WRAP else 0


def _blocks_in(group: Sequence[str], width: int) -> Iterator[tuple[int, int, Block]]:
    """Yield the blocks of lines without an empty one between them: from which to which, and it."""
    table = _table(group)
    if table is not None:
        yield 0, len(group), table
        return
    open_lines: list[str] = []
    kind = BlockKind.PARAGRAPH
    numbered = False
    for place, line in enumerate(group):
        if _RULE.fullmatch(line):
            level = _UNDERLINE.get(line.strip()[0], 0)
            if len(open_lines) == 1 and level and len(open_lines[0]) <= 2 * _LONGEST_HEADING:
                yield place - 1, place, Block(BlockKind.HEADING, open_lines.pop(), level)
            elif open_lines:
                yield place - len(open_lines), place, Block(kind, " ".join(open_lines))
                open_lines.clear()
            kind = BlockKind.PARAGRAPH
            continue
        item = ITEM.match(line)
        # A line that a program broke may begin with a number too, as "2. May".
        begins = item is not None and (
            item["bullet"] is not None
            or numbered
            or place == 0
            or item["number"].strip("().") in ("1", "a", "A")
        )
        numbered = numbered or (begins and item is not None and item["bullet"] is None)
        if open_lines and (begins or not _is_wrapped(open_lines[-1], line, width)):
            yield place - len(open_lines), place, Block(kind, " ".join(open_lines))
            open_lines.clear()
            kind = BlockKind.PARAGRAPH
        if begins and item is not None:
            kind = BlockKind.LIST_ITEM
            line = line[item.end() :] if item["bullet"] else line.strip()
        open_lines.append(line)
    if open_lines:
        yield len(group) - len(open_lines), len(group), Block(kind, " ".join(open_lines))


def _is_wrapped(line: str, following: str, width: int) -> bool:
    """Return whether a line ends only because there was no more room."""
    if not width:
        return False
    first = following.split(maxsplit=1)[0]
    if len(following) - len(following.lstrip()) > len(line) - len(line.lstrip()) + 1:
        return bool(ITEM.match(line)) or first[0].islower()  # an indent begins a paragraph
    return len(line) + 1 + len(first) > 0.8 * width or first[0].islower()


def _table(group: Sequence[str]) -> Block | None:
    """Return the table that lines with tabs make up, if it is clear that they do."""
    rows = [[one_line(cell) for cell in line.strip().split("\t")] for line in group]
    if len(rows) < 3 or len(rows[0]) < 2:
        return None
    if any(len(row) != len(rows[0]) or not all(row) for row in rows):
        return None
    if len({row[0] for row in rows}) < len(rows):
        return None
    made = as_table(rows)
    if made is None:
        return None
    table, told = made
    return Block(BlockKind.TABLE, "", table=table, warnings=tuple(told))


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks, with short lines above a paragraph as headings."""
    plain = BlockKind.PARAGRAPH
    found: list[Block] = []
    for place in range(len(blocks) - 1, -1, -1):  # from below: a title stands above a heading
        block = blocks[place]
        below = found[-1] if found else None
        is_line = block.kind is plain or (
            block.kind is BlockKind.LIST_ITEM and block.text[:1].isdigit()
        )
        is_above = below is not None and (
            (below.kind is plain and len(below.text) >= _LEAST_BELOW)
            or (place == 0 and below.kind is BlockKind.HEADING)
        )
        if is_line and is_above and is_like_heading(one_line(block.text)):
            block = replace(block, kind=BlockKind.HEADING, level=1 if place == 0 else 2)
        found.append(block)
    return found[::-1]
