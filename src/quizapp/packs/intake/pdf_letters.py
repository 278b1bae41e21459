"""The letters of a page of a PDF, with their places, as runs that stand on one line."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import TYPE_CHECKING

from quizapp.packs.formats.html_shapes import lowered, raised

if TYPE_CHECKING:
    import pypdfium2.raw

MOST_LETTERS = 60_000
"""Of a page; a page of a dictionary has a fifth."""
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_GUESSED = "\t"
"""A space that the file has not, and that pdfium guesses."""
_EASTERN = re.compile("[\u1100-\u11ff\u2e80-\ufeff\uff00-\uffef]")
_SHAPES = {1: raised, -1: lowered}


@dataclass
class Run:
    """Letters beside each other on one line. Lengths are in points, upwards and to the right."""

    x0: float
    x1: float
    base: float
    """The height of the line that they stand on."""
    size: float
    bold: bool = False
    parts: list[tuple[int, str]] = field(default_factory=list)
    """Letters, each with 1 where it is raised, -1 where it is lowered, else 0."""
    gaps: list[tuple[int, float, float]] = field(default_factory=list)
    """Gaps in it that no space of the file fills: the number of parts before, from, to.

    They may lie between two columns of a table that are close to each other.
    """

    def cut(
        self, starts: Sequence[float], between: Sequence[tuple[float, float]] = ()
    ) -> list[Run]:
        """Return it cut at those of its gaps that lie between columns.

        Args:
            starts: places behind a gap: where columns begin.
            between: from where to where no column goes.
        """
        found: list[Run] = []
        begin, x0 = 0, self.x0
        for place, left, right in self.gaps:
            is_start = any(abs(right - start) < 2.5 for start in starts)
            if is_start or any(left < b and a < right for a, b in between):
                found.append(replace(self, x0=x0, x1=left, parts=self.parts[begin:place], gaps=[]))
                begin, x0 = place, right
        return [*found, replace(self, x0=x0, parts=self.parts[begin:], gaps=[])]

    @property
    def text(self) -> str:
        """Return the letters as text; small numbers that are raised or lowered as such."""
        found: list[str] = []
        place = 0
        while place < len(self.parts):
            shape, end = self.parts[place][0], place
            while end < len(self.parts) and self.parts[end][0] == shape:
                end += 1
            said = "".join(part for _, part in self.parts[place:end])
            inner = said.strip()
            found.append(said.replace(inner, _SHAPES[shape](inner)) if shape and inner else said)
            place = end
        return "".join(found)


@dataclass(frozen=True)
class Letters:
    """What a page holds."""

    runs: list[Run]
    askew: int
    """How many letters stand in another direction than most, and were left out."""
    unknown: int
    """How many letters no text can be told of."""
    beyond: int
    """How many letters were too many."""


@dataclass(frozen=True, slots=True)
class _Letter:
    sign: str
    x0: float
    x1: float
    base: float
    size: float
    place: int


def letters_of(text_page: pypdfium2.raw.FPDF_TEXTPAGE, raw: ModuleType) -> Letters:
    """Return the letters of a page.

    Args:
        text_page: pdfium's page of text.
        raw: pdfium's functions, ``pypdfium2.raw``.
    """
    number = raw.FPDFText_CountChars(text_page)
    beyond = max(0, number - MOST_LETTERS)
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    turns: dict[int, list[_Letter]] = {}
    unknown = 0
    for place in range(number - beyond):
        code = raw.FPDFText_GetUnicode(text_page, place)
        if code in (10, 13):
            continue  # where lines end is told by their places
        sign = _sign(code)
        if not sign:
            unknown += code != 0
            continue
        if not raw.FPDFText_GetLooseCharBox(text_page, place, box):
            continue
        raw.FPDFText_GetCharOrigin(text_page, place, x, y)
        angle = raw.FPDFText_GetCharAngle(text_page, place)
        quarter = round(angle / (math.pi / 2))
        # What is generated, white space between words that the file has not, stands upright.
        if sign == " " and raw.FPDFText_IsGenerated(text_page, place) == 1:
            sign, quarter = _GUESSED, next(reversed(turns), 0)
        elif abs(angle - quarter * math.pi / 2) > 0.1:
            quarter = 4
        turns.setdefault(quarter % 4 if quarter != 4 else 4, []).append(
            _letter(sign, box, x.value, y.value, quarter, place)
        )
    kept = max(turns, key=lambda turn: (turn != 4, len(turns[turn])), default=0)
    askew = sum(
        1
        for turn, letters in turns.items()
        if turn != kept
        for one in letters
        if one.sign not in (" ", _GUESSED)
    )
    runs = [] if kept == 4 else _runs(turns.get(kept, []))
    for run, first in runs:
        run.bold = _is_bold(text_page, raw, first)
        run.size = _size(text_page, raw, first) or run.size
    return Letters([run for run, _ in runs], askew, unknown, beyond)


def _sign(code: int) -> str:
    """Return a letter, a space for white space, and nothing for what says nothing."""
    if code in (0x02, 0xAD, 0x2010, 0x2011):  # pdfium's sign for a hyphen at the end of a line
        return "-"
    if code > 0x10FFFF or 0xD800 <= code < 0xE000 or code in (0, 0xFFFD, 0xFFFE, 0xFFFF):
        return ""
    sign = chr(code)
    if sign.isspace():
        return " "
    if 0xF000 <= code < 0xF100:  # a font of signs; nearly always the dot before an item
        return "•"
    return "" if unicodedata.category(sign) in ("Cc", "Co", "Cn") else sign


def _letter(
    sign: str, box: pypdfium2.raw.FS_RECTF, x: float, y: float, quarter: int, place: int
) -> _Letter:
    """Return a letter as it stands on the page when one turns the page upright."""
    corners = ((box.left, box.bottom), (box.right, box.top))
    turned = [_turned(*corner, quarter) for corner in corners]
    (xa, ya), (xb, yb) = turned
    base = _turned(x, y, quarter)[1]
    # The box is a good third higher than the size by which people call a font.
    return _Letter(sign, min(xa, xb), max(xa, xb), base, abs(yb - ya) / 1.28, place)


def _turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    return ((x, y), (-y, x), (-x, -y), (y, -x))[quarter % 4]


def _runs(letters: list[_Letter]) -> list[tuple[Run, int]]:
    found: list[tuple[Run, int]] = []
    current: Run | None = None
    space = ""
    for one in letters:
        if one.sign in (" ", _GUESSED):
            space = space or one.sign
            continue
        if one.size <= 0.5 or one.x1 - one.x0 > 40 * one.size:
            continue
        shape = None if current is None else _shape(current, one)
        if current is None or shape is None:
            current = Run(one.x0, one.x1, one.base, one.size)
            found.append((current, one.place))
            shape = 0
        elif _is_apart(current, one, space):
            current.parts.append((shape, " "))
            if space != " " and one.x0 - current.x1 > 0.3 * current.size:
                current.gaps.append((len(current.parts), current.x1, one.x0))
        if current.size < one.size and shape == 0:
            current.size = one.size
        current.parts.append((shape, one.sign))
        current.x1 = max(current.x1, one.x1)
        space = ""
    return found


def _shape(run: Run, one: _Letter) -> int | None:
    """Return how a letter continues a run: 0 on its line, 1 raised, -1 lowered; None not at all."""
    gap = one.x0 - run.x1
    if gap > 0.8 * run.size or one.x0 < run.x0 - 0.1 * run.size or gap < -0.8 * run.size:
        return None
    rise = (one.base - run.base) / run.size
    if one.size < 0.75 * run.size and 0.05 < abs(rise) < 0.6 and gap < 0.4 * run.size:
        return 1 if rise > 0 else -1
    return 0 if abs(rise) <= 0.12 and one.size < 1.35 * run.size else None


def _is_apart(run: Run, one: _Letter, space: str) -> bool:
    """Return whether a letter begins a word.

    Programs spread letters of East Asia over a line, so that a gap between them says little.
    """
    gap = one.x0 - run.x1
    if _EASTERN.match(one.sign) or _EASTERN.match(run.parts[-1][1][-1]):
        return space == " " or gap > 0.7 * run.size
    return space != "" or gap > 0.22 * run.size


def _is_bold(text_page: pypdfium2.raw.FPDF_TEXTPAGE, raw: ModuleType, place: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, place, name, 128, flags)
    written = name.value.decode("latin-1").lower()
    return any(word in written for word in _BOLD)


def _size(text_page: pypdfium2.raw.FPDF_TEXTPAGE, raw: ModuleType, place: int) -> float:
    """Return the size of a letter as its font counts it; 0 where that says nothing."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text_page, place, matrix):
        return 0
    said = float(raw.FPDFText_GetFontSize(text_page, place)) * math.hypot(matrix.c, matrix.d)
    return said if 0.5 < said < 1_000 else 0


def usual_size(runs: list[Run]) -> float:
    """Return the size in which most letters are set, 0 where there are none."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(2 * run.size) / 2] += len(run.parts)
    return max(sizes, key=lambda size: (sizes[size], size), default=0)
