"""Lines of a PDF as blocks: which belong together, which are headings, items or tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from quizapp.core.authoring.handouts import SMALL_PRINT, Block, BlockKind
from quizapp.core.authoring.plain_text import one_line
from quizapp.packs.intake.pdf_columns import Line
from quizapp.packs.intake.pdf_joining import Joining
from quizapp.packs.intake.pdf_tables import table_at
from quizapp.packs.intake.text import ITEM, is_like_heading

_CONTENTS = re.compile(r"(?:\s?\.){5,}\s*\w{0,6}$")
_LARGER = 1.12
_SMALLER = 0.9
_LONGEST_HEADING = 200
_ENDS = (".", "!", "?", "…", "。", ".”", '."', "!”", "?”", ".)", ":")


@dataclass
class _Open:
    """Lines that belong together so far."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    text: str = ""
    warnings: list[str] = field(default_factory=list)
    right: float = 0
    """Where the column of its last line ends."""

    @property
    def size(self) -> float:
        """Return its size."""
        return self.lines[0].size


def blocks_of(columns: Sequence[Sequence[Line]], size: float) -> tuple[list[Block], bool]:
    """Return what columns of lines say, as blocks, and whether a table of contents was left out.

    Args:
        columns: in the order in which they are read, of all pages.
        size: in which most letters are set.
    """
    reading = _Reading(columns, size)
    reading.read()
    return reading.blocks(), reading.has_contents


class _Reading:
    """Goes through the columns, line by line."""

    def __init__(self, columns: Sequence[Sequence[Line]], size: float) -> None:
        self._columns = [column for column in columns if column]
        self._size = size
        self._joining = Joining([line.text for column in self._columns for line in column])
        self._leading = self._usual_leading()
        self._found: list[_Open | Block] = []
        self._open: _Open | None = None
        sizes = Counter(
            _step(line.size) for column in self._columns for line in column if self._is_large(line)
        )
        self.has_contents = False
        self._levels = {step: place for place, step in enumerate(sorted(sizes, reverse=True), 1)}

    def read(self) -> None:
        for column in self._columns:
            left = min(line.x0 for line in column)
            right = max(line.x1 for line in column)
            place = 0
            while place < len(column):
                found = table_at(column, place)
                if found is not None:
                    self._end()
                    table, told, end = found
                    page = column[place].page
                    self._found.append(
                        Block(BlockKind.TABLE, "", table=table, page=page, warnings=tuple(told))
                    )
                    place = end
                    continue
                above = column[place - 1] if place else None
                if _CONTENTS.search(column[place].text):
                    self.has_contents = True
                else:
                    self._take(column[place], above, left, right)
                place += 1
        self._end()

    def blocks(self) -> list[Block]:
        """Return what was found, with headings told from paragraphs."""
        found = []
        for place, one in enumerate(self._found):
            if isinstance(one, Block):
                found.append(one)
                continue
            below = self._found[place + 1] if place + 1 < len(self._found) else None
            level = self._heading_level(one, below)
            kind = BlockKind.HEADING if level else one.kind
            text = one_line(one.text)
            item = ITEM.match(text)
            if kind is BlockKind.LIST_ITEM and _is_circle(one.lines[0]):
                text = text.removeprefix("o ")
            elif kind is BlockKind.LIST_ITEM and item is not None and item["bullet"]:
                text = text[item.end() :]
            warnings = list(one.warnings)
            if not level and one.size < _SMALLER * self._size:
                warnings.append(SMALL_PRINT)
            found.append(Block(kind, text, level, page=one.lines[0].page, warnings=tuple(warnings)))
        return found

    def _take(self, line: Line, above: Line | None, left: float, right: float) -> None:
        current = self._open
        if current is None or above is None:
            self._begin(line, right, at_top=above is None)
            return
        if self._goes_on(current, line, above, left, right):
            current.lines.append(line)
            current.text = self._joining.joined(current.text, one_line(line.text))
        else:
            self._begin(line, right)

    def _begin(self, line: Line, right: float, *, at_top: bool = False) -> None:
        text = one_line(line.text)
        if at_top:
            before = self._last_paragraph()
            if before is not None and self._is_continued(before, line, text):
                before.lines.append(line)
                before.text = self._joining.joined(before.text, text)
                before.right = right
                self._found.remove(before)
                self._open = before
                return
        self._end()
        kind = BlockKind.LIST_ITEM if _is_item(line) else BlockKind.PARAGRAPH
        self._open = _Open([line], kind, text, right=right)
        if kind is BlockKind.PARAGRAPH and len(line.cells) > 2:
            self._open.warnings.append("may be a table: compare it with the page")

    def _last_paragraph(self) -> _Open | None:
        """Return the paragraph that may go on in the next column; small print may follow it."""
        if self._open is not None:
            self._end()
        for one in reversed(self._found):
            if isinstance(one, Block):
                return None
            if one.size >= _SMALLER * self._size:
                return one
        return None

    def _is_continued(self, before: _Open, line: Line, text: str) -> bool:
        if abs(line.size - before.lines[-1].size) > 0.08 * line.size or not text:
            return False
        if self._is_large(line) or _is_item(line):
            return False
        if before.text.endswith("-"):
            return True
        if before.text.endswith(_ENDS):
            return before.text.endswith(":") and text[0].islower()
        return text[0].islower() or not _had_room(before.lines[-1], line, before.right)

    def _goes_on(self, current: _Open, line: Line, above: Line, left: float, right: float) -> bool:
        size = line.size
        text = one_line(line.text)
        item, is_ended = ITEM.match(text), _is_ended(above, line, right)
        drop = above.base - line.base
        if not _are_alike(line, above) or drop > 1.28 * self._leading * size or drop < 0:
            return False
        if line.is_bold != above.is_bold and (line.is_bold or len(current.lines) <= 2):
            return False
        if current.kind is BlockKind.LIST_ITEM:
            hangs = line.x0 > current.lines[0].x0 + 0.4 * size
            if item is None and not _is_circle(line):
                return hangs or not is_ended
            return item is not None and not item["bullet"] and hangs and not is_ended
        if item is not None and (item["bullet"] or is_ended):
            return False
        is_indented = 0.8 * size < line.x0 - left < 6 * size and not text[:1].islower()
        if is_indented and (above.x0 - left < 0.5 * size or _ends(above)):
            return False
        return not is_ended

    def _end(self) -> None:
        if self._open is not None and one_line(self._open.text):
            self._found.append(self._open)
        self._open = None

    def _is_large(self, line: Line) -> bool:
        return line.size >= _LARGER * self._size

    def _heading_level(self, one: _Open, below: "_Open | Block | None") -> int:
        text = one_line(one.text)
        if self._is_large(one.lines[0]) and len(text) <= _LONGEST_HEADING:
            if any(letter.isalpha() for letter in text):
                return min(6, self._levels[_step(one.size)])
            return 0
        follows = below is not None and not (isinstance(below, _Open) and _is_bold(below))
        if _is_bold(one) and follows and len(one.lines) <= 2 and is_like_heading(text):
            return min(6, len(self._levels) + 1)
        return 0

    def _usual_leading(self) -> float:
        """Return how far lines are apart, in sizes of their letters."""
        found = [
            (above.base - line.base) / line.size
            for above, line in self._neighbours()
            if abs(above.size - line.size) < 0.05 * line.size
        ]
        near = [apart for apart in found if 0.8 < apart < 2.2]
        if not near:
            return 1.3
        near.sort()
        return min(max(median(near[: max(1, len(near) * 3 // 4)]), 1.0), 2.0)

    def _neighbours(self) -> Iterator[tuple[Line, Line]]:
        for column in self._columns:
            yield from pairwise(column)


def _is_item(line: Line) -> bool:
    return ITEM.match(one_line(line.text)) is not None or _is_circle(line)


def _is_circle(line: Line) -> bool:
    """Return whether a line hangs behind an "o", as Word draws the dots of inner lists."""
    return len(line.runs) > 1 and line.runs[0].text.strip() == "o"


def _are_alike(line: Line, above: Line) -> bool:
    """Return whether lines have words of one size: names of files in a text are set smaller."""
    sizes = [run.size for run in above.runs]
    return any(abs(run.size - size) <= 0.08 * size for run in line.runs for size in sizes)


def _is_ended(above: Line, line: Line, right: float) -> bool:
    """Return whether a line ends a paragraph, by its room and by how the next one begins."""
    return (_ends(above) or not line.text[:1].islower()) and _had_room(above, line, right)


def _had_room(above: Line, line: Line, right: float) -> bool:
    """Return whether the first word of a line would have stood on the line above."""
    first = len(line.text.split(" ", 1)[0]) + 1
    width = (line.x1 - line.x0) * first / max(1, len(line.text))
    return right - above.x1 > width + line.size


def _ends(line: Line) -> bool:
    return line.text.rstrip().endswith(_ENDS)


def _is_bold(one: _Open) -> bool:
    return all(line.is_bold for line in one.lines)


def _step(size: float) -> int:
    """Return a size in steps of half a point."""
    return round(2 * size)
