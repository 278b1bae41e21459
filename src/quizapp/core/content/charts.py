"""Reading a table of years as a chart: what can be drawn honestly, and what only be told."""

from dataclasses import dataclass

from quizapp.core.content.documents import Table

YEAR_COLUMN = "Year"
TOTAL = "Total"
RANGE_MARK = "~"


@dataclass(frozen=True)
class Bar:
    """One row that can be drawn as it is: a single year."""

    label: str
    parts: tuple[int, ...]
    """One value for each series."""

    @property
    def total(self) -> int:
        """Return the sum of the parts; a printed total is never used."""
        return sum(self.parts)


@dataclass(frozen=True)
class YearRange:
    """A row that stands for several years, whose course is not known: told, not drawn to scale.

    ``first`` is None where the range has no beginning ("up to 1998").
    """

    first: int | None
    last: int
    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return the sum of the parts."""
        return sum(self.parts)


@dataclass(frozen=True)
class Chart:
    """A table of years as stacked bars."""

    series: tuple[str, ...]
    ranges: tuple[YearRange, ...]
    bars: tuple[Bar, ...]
    left_out: tuple[str, ...]
    """Rows and columns of printed totals, which the chart leaves out."""

    def mean(self, year_range: YearRange) -> float | None:
        """Return the yearly mean of a range, or None where it has no beginning."""
        if year_range.first is None:
            return None
        return year_range.total / (year_range.last - year_range.first + 1)


def chart_of(table: Table) -> Chart | None:
    """Return the chart of a table whose first column is "Year"; None for any other table.

    A year with a tilde stands for all years since the row before it. Columns and rows headed
    "Total" are left out: sums are taken from the parts.
    """
    if table.columns[0] != YEAR_COLUMN:
        return None
    places = [n for n, head in enumerate(table.columns) if n and head != TOTAL]
    ranges: list[YearRange] = []
    bars: list[Bar] = []
    left_out = [head for head in table.columns if head == TOTAL]
    last: int | None = None
    for cells in table.rows:
        label = cells[0]
        if label == TOTAL:
            left_out.append(label)
            continue
        parts = tuple(_number(cells[place]) for place in places)
        year = _number(label.removeprefix(RANGE_MARK))
        if label.startswith(RANGE_MARK):
            ranges.append(YearRange(None if last is None else last + 1, year, parts))
        else:
            bars.append(Bar(label, parts))
        last = year
    if len(bars) < 2 or not places:
        return None
    return Chart(
        series=tuple(table.columns[place] for place in places),
        ranges=tuple(ranges),
        bars=tuple(bars),
        left_out=tuple(dict.fromkeys(left_out)),
    )


def _number(cell: str) -> int:
    return int(cell.replace(",", ""))
