"""The lines of a page in the order in which one reads them: columns downwards, not across."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from quizapp.packs.intake.pdf_letters import Run

_LEAST_LINES = 2
_DEEPEST = 6


@dataclass(frozen=True)
class Line:
    """Runs on one line of a column."""

    runs: tuple[Run, ...]
    """From left to right."""
    page: int = 0

    @cached_property
    def x0(self) -> float:
        """Return where it begins."""
        return self.runs[0].x0

    @cached_property
    def x1(self) -> float:
        """Return where it ends."""
        return max(run.x1 for run in self.runs)

    @cached_property
    def base(self) -> float:
        """Return the height at which most of it stands."""
        return max(self.runs, key=lambda run: len(run.parts)).base

    @cached_property
    def size(self) -> float:
        """Return the size in which most of it is set."""
        return max(self.runs, key=lambda run: len(run.parts)).size

    @cached_property
    def is_bold(self) -> bool:
        """Return whether all of it is bold."""
        return all(run.bold for run in self.runs)

    @cached_property
    def cells(self) -> tuple[tuple[float, float, str], ...]:
        """Return its parts between wide gaps: from, to, text."""
        found: list[tuple[float, float, str]] = []
        for run in self.runs:
            if found and run.x0 - found[-1][1] <= 1.1 * self.size:
                x0, x1, text = found[-1]
                between = " " if run.x0 - x1 > 0.15 * self.size else ""
                found[-1] = (x0, max(x1, run.x1), text + between + run.text)
            else:
                found.append((run.x0, run.x1, run.text))
        return tuple(found)

    @cached_property
    def text(self) -> str:
        """Return what it says."""
        return " ".join(text for _, _, text in self.cells)


def lines_of(runs: Iterable[Run], page: int = 0) -> list[Line]:
    """Return runs as lines from top to bottom, across the whole width."""
    found: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.x0)):
        if found and abs(found[-1][0].base - run.base) <= 0.35 * min(run.size, found[-1][0].size):
            found[-1].append(run)
        else:
            found.append([run])
    return [Line(tuple(sorted(line, key=lambda run: run.x0)), page) for line in found]


def columns_of(runs: Sequence[Run], page: int = 0, depth: int = 0) -> list[list[Line]]:
    """Return the columns of a page in the order in which they are read, each as its lines."""
    split = _split(runs) if depth < _DEEPEST and len(runs) > 3 else None
    if split is None:
        lines = lines_of(runs, page)
        return [lines] if lines else []
    return [column for part in split for column in columns_of(part, page, depth + 1)]


def _split(runs: Sequence[Run]) -> list[list[Run]] | None:
    """Return runs parted along a gap between columns; None where there is none."""
    for gap in _gaps(runs):
        parts = _parted(runs, gap)
        if parts is not None:
            return parts
    return None


def _gaps(runs: Sequence[Run]) -> list[tuple[float, float]]:
    """Return upright gaps that few lines cross, the likeliest between columns first."""
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    width = int(right - left) + 1
    if not 20 < width < 20_000:
        return []
    size = median(run.size for run in runs)
    steps = [0] * (width + 2)
    for run in runs:
        steps[max(0, int(run.x0 - left))] += 1
        steps[min(width, int(run.x1 - left) + 1)] -= 1
    covered, here = [], 0
    for step in steps[:width]:
        here += step
        covered.append(here)
    most = max(covered)
    allowed = 0.34 * most
    found: list[tuple[int, float, float]] = []
    begin = None
    for place, number in enumerate([*covered, most + 1]):
        if number <= allowed:
            begin = place if begin is None else begin
        elif begin is not None:
            if begin > 0 and place < width and place - begin >= max(4.0, 0.6 * size):
                found.append((sum(covered[begin:place]), left + begin, left + place))
            begin = None
    # The emptiest first; of those that nothing crosses the widest.
    found.sort(key=lambda gap: (gap[0] / (gap[2] - gap[1]), gap[1] - gap[2]))
    return [(x0, x1) for _, x0, x1 in found[:8]]


def _parted(runs: Sequence[Run], gap: tuple[float, float]) -> list[list[Run]] | None:
    """Return runs in bands from top to bottom: what crosses the gap, and columns beside it."""
    middle = (gap[0] + gap[1]) / 2
    lines = lines_of(runs)
    bands: list[tuple[bool, list[Run]]] = []
    for line in lines:
        crosses = any(run.x0 < middle < run.x1 for run in line.runs)
        if not bands or bands[-1][0] != crosses:
            bands.append((crosses, []))
        bands[-1][1].extend(line.runs)
    parts: list[list[Run]] = []
    across: list[Run] = []
    for place, (crosses, whole) in enumerate(bands):
        above, band, below = ([], whole, []) if crosses else _three_parts(whole, middle)
        if place == len(bands) - 1:
            band, below = [*band, *below], []  # the left column may just be the longer one
        if place == 0:
            above, band = [], [*above, *band]
        left = [run for run in band if run.x1 <= middle]
        right = [run for run in band if run.x0 >= middle]
        if not crosses and _are_columns(left, right):
            across = across + above
            parts += [across, left, right] if across else [left, right]
            across = below
        else:
            across = across + whole
    if not parts:
        return None
    return [*parts, across] if across else parts


def _is_near(line: Line, heights: Sequence[float]) -> bool:
    """Return whether one of the heights, in their order, is the line's."""
    place = bisect_left(heights, line.base - 0.1 * line.size)
    return place < len(heights) and heights[place] < line.base + 0.1 * line.size


def _three_parts(band: Sequence[Run], middle: float) -> tuple[list[Run], list[Run], list[Run]]:
    """Return lines on the left above two columns, the columns, and lines on the left below them.

    The lines above and below belong to what stands there over the whole width. A heading or the
    end of a paragraph may be too short to cross the gap: it stands apart, or in another size.
    """
    lines = lines_of(band)
    first, last = 0, len(lines)
    while first < last and lines[first].x1 <= middle:
        first += 1
    while last > first and lines[last - 1].x1 <= middle:
        last -= 1
    begin = next((place for place in range(first, 0, -1) if _is_break(lines, place)), 0)
    end = next(
        (place for place in range(max(1, last), len(lines)) if _is_break(lines, place)), len(lines)
    )
    parts = (lines[:begin], lines[begin:end], lines[end:])
    above, columns, below = ([run for line in part for run in line.runs] for part in parts)
    return above, columns, below


def _is_break(lines: Sequence[Line], place: int) -> bool:
    if place >= len(lines):
        return False
    above, line = lines[place - 1], lines[place]
    is_apart = above.base - line.base > 1.7 * line.size
    return is_apart or abs(above.size - line.size) > 0.08 * line.size


def _are_columns(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Return whether text runs down on both sides; beside each other in a table are cells."""
    sides = [lines_of(side) for side in (left, right)]
    if any(len(lines) < _LEAST_LINES for lines in sides):
        return False
    heights = sorted(line.base for line in sides[1])
    level = sum(_is_near(line, heights) for line in sides[0])
    is_level = level >= 0.7 * min(len(lines) for lines in sides)
    for lines in sides:
        x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
        full = median((line.x1 - line.x0) / max(1.0, x1 - x0) for line in lines)
        letters = median(len(line.text) for line in lines)
        if letters < (15 if is_level else 8) or full < (0.7 if is_level else 0.45):
            return False
        if is_level and len(lines) < 3:
            return False
    return True
