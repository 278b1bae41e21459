"""Reading a class list as schools export it: which columns make the name, in which order.

What is guessed can be said instead (``Wish``). No line is left out without a word: each that is not
empty is a ``ListLine``, taken or not, with the reason where a person should look at it.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from quizapp.core.session.given_names import is_given_name
from quizapp.core.session.list_headings import Heading, HeadingRow, headings_in
from quizapp.core.session.list_lines import (
    NUMBERED,
    LineKind,
    LineReader,
    ListLine,
    Order,
    last_in_capitals,
    told_apart,
    unnumbered,
)
from quizapp.core.session.list_tables import WHOLE_LINE, Row, rows_of, separator_of
from quizapp.core.session.names import NAME_LENGTH, tidy_name

_HEADING_WITHIN = 20
"""Lines in which a heading is looked for: titles, school and date may stand above it."""


@dataclass(frozen=True)
class Wish:
    """How a list is to be read; None: as it looks."""

    separator: str | None = None
    heading: int | None = None
    """The line of the headings, from 1; 0: there are none."""
    columns: tuple[int, ...] | None = None
    """Which columns make the name, in the order in which they are put together."""
    order: Order | None = None


AS_IT_STANDS = Wish(WHOLE_LINE, 0, (0,), Order.AS_WRITTEN)
"""For a list that was kept: each line is a name already."""


@dataclass(frozen=True)
class ListReading:
    """What a list says."""

    lines: tuple[ListLine, ...]
    """Every line that is not empty, in their order."""
    wish: Wish
    """How it was read."""
    labels: tuple[str, ...] = ()
    """What each column is called: its heading, or what stands first in it."""
    doubt: str = ""
    """What of the whole list should be looked at."""
    groups: tuple[str, ...] = ()
    """The classes that a column names."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that are taken."""
        return tuple(one.name for one in self.lines if one.taken)

    @property
    def doubtful(self) -> tuple[ListLine, ...]:
        """Return the lines that a person should look at."""
        return tuple(one for one in self.lines if one.doubt)

    @property
    def problems(self) -> tuple[str, ...]:
        """Return one sentence for each doubtful line."""
        return tuple(f"Line {one.line}: {one.doubt}" for one in self.doubtful)


@dataclass(frozen=True)
class LineChange:
    """What a person changed in a line; None: nothing."""

    name: str | None = None
    taken: bool | None = None


def read_roster(
    text: str,
    wish: Wish | None = None,
    group: str = "",
    changes: Mapping[tuple[int, str], LineChange] = MappingProxyType({}),
) -> ListReading:
    """Return what a list of names says.

    Args:
        text: the list, decoded: one name a line, or a table that some program wrote.
        wish: what of its reading is said and not guessed.
        group: only the lines of this class are taken; empty: all.
        changes: what a person changed, by number and text of the line.
    """
    wish = wish or Wish()
    separator = separator_of(text) if wish.separator is None else wish.separator
    rows = rows_of(text, separator)
    if wish.separator is None and _is_one_column(rows, separator):
        separator = WHOLE_LINE
        rows = rows_of(text, separator)
    place = _heading(rows) if wish.heading is None else _place_of(rows, wish.heading)
    heads = headings_in(rows[place].cells) if place is not None else None
    body = rows[place + 1 :] if place is not None else rows
    guess = _Guess(heads, body)
    columns = guess.columns if wish.columns is None else wish.columns
    order = guess.order(columns) if wish.order is None else wish.order
    group_column = guess.group_column
    reader = LineReader(columns, order, body)
    lines = [ListLine(row.line, row.text, LineKind.ABOVE) for row in rows[: place or 0]]
    if place is not None:
        lines.append(ListLine(rows[place].line, rows[place].text, LineKind.HEADING))
    lines += (
        replace(reader.read(row), group=row.cell(group_column) if group_column is not None else "")
        for row in body
    )
    groups = tuple(dict.fromkeys(one.group for one in lines if one.group))
    lines = [_changed(one, changes.get((one.line, one.text))) for one in lines]
    done = told_apart(lines, group)
    sure = guess.sure or wish.columns is not None
    return ListReading(
        done,
        Wish(separator, rows[place].line if place is not None else 0, columns, order),
        _labels(rows[place] if place is not None else None, body),
        "" if sure else _UNSURE,
        groups,
    )


def _changed(one: ListLine, change: LineChange | None) -> ListLine:
    if change is None:
        return one
    name = tidy_name(change.name) if change.name is not None else None
    if name is not None:
        one = replace(one, kind=LineKind.NAME, name=name, doubt="", taken=True)
    if change.taken is not None and one.name:
        one = replace(one, taken=change.taken, doubt="" if not change.taken else one.doubt)
    return one


_UNSURE = (
    "No heading says which column is the first name: the second one was taken for it. Change the "
    "order below if that is wrong."
)


def _place_of(rows: Sequence[Row], line: int) -> int | None:
    return next((n for n, row in enumerate(rows) if row.line == line), None)


def _heading(rows: Sequence[Row]) -> int | None:
    """Return the place of the row of headings; None if there is none."""
    for place, row in enumerate(rows[:_HEADING_WITHIN]):
        heads = headings_in(row.cells)
        if not heads.names:
            continue
        filled = sum(bool(cell) for cell in row.cells)
        if heads.known >= 2 or place == 0:
            # One known word among several is a heading only if it stands in a row of words.
            if heads.known >= 2 or filled == 1 or not any(map(_has_digit, row.cells)):
                return place
        elif all(
            _is_title(above) if filled == 1 else len(above.cells) != len(row.cells)
            for above in rows[:place]
        ):
            return place
    return None


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _is_title(row: Row) -> bool:
    return _has_digit(row.text) or ":" in row.text


_LAST_COMMA_FIRST = re.compile(
    r"[^,]*[^\W\d_][^,]*,\s+[^,\d]*[^\W\d_][^,\d]*(?:,\s*(?i:jr|sr|ii|iii|iv)\.?)?"
)


def _is_one_column(rows: Sequence[Row], separator: str) -> bool:
    """Return whether a separator only happens to stand in some lines, or in "Last, First"."""
    if not separator or _heading(rows) is not None:
        return False
    cut = sum(len(row.cells) > 1 for row in rows)
    return cut < len(rows) * 0.7 or (separator == "," and _is_last_comma_first(rows))


def _is_last_comma_first(rows: Sequence[Row]) -> bool:
    """Return whether most lines are "Last, First" without a heading: one cell, not two columns."""
    fits = [
        row
        for row in rows
        if _LAST_COMMA_FIRST.fullmatch(NUMBERED.sub("", row.text, count=1).strip())
        and not any(_is_group(cell) or _is_sex(cell) for cell in row.cells)
    ]
    return len(fits) > len(rows) / 2


# Which columns


_SEX = frozenset(
    (
        *("m", "w", "f", "d", "x", "h", "k", "v", "n", "ж", "м", "남", "여", "男", "女"),
        *("male", "female", "männlich", "weiblich", "divers", "boy", "girl"),
    )
)
_GROUP = re.compile(r"(?:\d{1,2}\s?[./-]?\s?\w{0,3}|[A-Za-z]{1,2}\d{1,2}\w?)")


def _is_sex(cell: str) -> bool:
    return cell.casefold().rstrip(".") in _SEX


def _is_group(cell: str) -> bool:
    return _has_digit(cell) and len(cell) <= 6 and _GROUP.fullmatch(cell) is not None


def _is_namelike(cell: str) -> bool:
    return (
        any(sign.isalpha() for sign in cell)
        and not _has_digit(cell)
        and "@" not in cell
        and not _is_sex(cell)
        and len(cell) <= 2 * NAME_LENGTH
    )


@dataclass
class _Guess:
    """Which columns make the name, by their headings or by what stands in them."""

    heads: HeadingRow | None
    body: Sequence[Row]
    columns: tuple[int, ...] = (0,)
    sure: bool = True
    group_column: int | None = None
    _order: Order | None = field(default=None)

    def __post_init__(self) -> None:
        if self.heads is not None and self.heads.names:
            self._by_headings(self.heads)
        else:
            self._by_cells()
        if self.heads is not None:
            self.group_column = _first_of(self.heads, Heading.CLASS)

    def _by_headings(self, heads: HeadingRow) -> None:
        first = _all_of(heads, Heading.FIRST)[:1]
        last = _all_of(heads, Heading.LAST)
        name = _all_of(heads, Heading.NAME)[:1]
        if first and not last:
            last = name
        elif last and not first:
            first = name
        if first and last:
            between = _all_of(heads, Heading.BETWEEN)
            self.columns = (*last, *first) if heads.eastern else (*first, *between, *last)
            return
        whole = _all_of(heads, Heading.WHOLE)
        last_first = _all_of(heads, Heading.LAST_FIRST)
        if last_first and not whole:
            self._order = Order.LAST_FIRST
        self.columns = (*whole, *last_first, *name, *first, *last)[:1]

    def _by_cells(self) -> None:
        width = max((len(row.cells) for row in self.body), default=0)
        named = [n for n in range(width) if self._share(n, _is_namelike) >= 0.6 and self._varies(n)]
        if len(named) < 2:
            filled = (n for n in range(width) if self._share(n, bool) > 0.5)
            self.columns = (*named, *filled, 0)[:1]
            return
        one, two = named[:2]
        if self._share(one, lambda cell: " " in cell) > 0.6:
            self.columns = (one,)  # a whole name, and beside it a town, a subject, a teacher
            return
        given = self._share(one, is_given_name), self._share(two, is_given_name)
        self.columns = (one, two) if given[0] > given[1] else (two, one)
        self.sure = given[0] != given[1]

    def order(self, columns: Sequence[int]) -> Order:
        """Return what is done inside the cells of whole names."""
        if len(columns) != 1:
            return Order.AS_WRITTEN
        cells = [cell for row in self.body if (cell := unnumbered(row.cell(columns[0])))]
        if sum("," in cell for cell in cells) > len(cells) / 2:
            return Order.COMMA
        if self._order is not None:
            return self._order
        capitals = sum(last_in_capitals(cell.split()) > 0 for cell in cells)
        return Order.LAST_FIRST if cells and capitals > len(cells) * 0.6 else Order.COMMA

    def _share(self, column: int, is_so: Callable[[str], object]) -> float:
        cells = [row.cell(column) for row in self.body]
        filled = [cell for cell in cells if cell]
        if len(filled) * 2 < len(cells):
            return 0.0
        return sum(bool(is_so(cell)) for cell in filled) / len(filled)

    def _varies(self, column: int) -> bool:
        """Return whether a column has more in it than a few words again and again."""
        cells = Counter(row.cell(column) for row in self.body)
        return len(self.body) < 4 or len(cells) > max(1, len(self.body) // 5)


def _all_of(heads: HeadingRow, meaning: Heading) -> tuple[int, ...]:
    return tuple(n for n, one in enumerate(heads.meanings) if one is meaning)


def _first_of(heads: HeadingRow, meaning: Heading) -> int | None:
    return next(iter(_all_of(heads, meaning)), None)


def _labels(heading: Row | None, body: Sequence[Row]) -> tuple[str, ...]:
    width = max(
        (len(row.cells) for row in ((heading,) if heading else ()) + tuple(body)), default=0
    )
    return tuple(
        (heading.cell(n) if heading else "")
        or next((cell for row in body if (cell := row.cell(n))), "")
        for n in range(width)
    )
