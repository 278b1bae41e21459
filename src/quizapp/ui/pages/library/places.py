"""Where the passages of a document stand on its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.content.documents import Passage, Table


@dataclass(frozen=True)
class Stretch:
    """A run of the page's text, as Qt counts it."""

    start: int
    end: int


@dataclass(frozen=True)
class Place:
    """Where a passage stands on the page."""

    passage: Passage
    whole: Stretch
    """From what is said above it to the last note below it."""
    text: Stretch
    """The passage itself; for a table, the table."""
    cells: tuple[tuple[Stretch, ...], ...]
    """For a table, the content of each cell, the header row first."""
    marker: Stretch | None
    """The marker that opens its facts."""
    notes: tuple[Stretch, ...]
    """What is said below it in another voice."""
    original: Stretch | None = None
    """The paragraphs of the original that it renders, where they are shown."""

    def marked(self, marks: tuple[tuple[int, int], ...]) -> Iterator[Stretch]:
        """Yield the stretches of the page that spans of the passage's text stand at."""
        if self.passage.table is None:
            for start, end in marks:
                text = self.passage.text
                yield Stretch(
                    self.text.start + _units(text, start), self.text.start + _units(text, end)
                )
            return
        for row, spans in enumerate(cell_spans(self.passage.table)):
            for column, (start, end) in enumerate(spans):
                if any(first < end and start < last for first, last in marks):
                    yield self.cells[row + 1][column]


def cell_spans(table: Table) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return where each cell stands in the table's words (``core.documents.table_in_words``)."""
    rows = []
    at = 0
    for cells in table.rows:
        spans = [(at, at + len(cells[0]))]
        at += len(cells[0]) + len(": ")
        for head, cell in zip(table.columns[1:], cells[1:], strict=True):
            at += len(head) + 1
            spans.append((at, at + len(cell)))
            at += len(cell) + len("; ")
        at += -len("; ") * (len(cells) > 1) + len(".\n")
        rows.append(tuple(spans))
    return tuple(rows)


def _units(text: str, place: int) -> int:
    """Return a place in a text as Qt counts it, in UTF-16 units."""
    return len(text[:place].encode("utf-16-le")) // 2
