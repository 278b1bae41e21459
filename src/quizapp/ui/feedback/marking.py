"""Which spans of a passage are evidence, and which rows of a long table to show. No widgets."""

from quizapp.core.documents import Table
from quizapp.ui.widgets.text_setting import Span, Tone

_LONG = 8
"""Tables with more rows than this are shown around their cited rows first."""


def marked_spans(text: str, marks: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """Return a passage's text with its evidence marked; marks that overlap become one.

    Args:
        text: the passage.
        marks: (start, end) offsets into it, in any order.
    """
    spans: list[Span] = []
    done = 0
    for start, end in _joined(marks):
        if start > done:
            spans.append(Span(text[done:start]))
        spans.append(Span(text[start:end], Tone.MARK))
        done = end
    if done < len(text) or not spans:
        spans.append(Span(text[done:]))
    return tuple(spans)


def _joined(marks: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined


def rows_to_show(table: Table, cells: tuple[tuple[str, str], ...]) -> tuple[int, ...]:
    """Return the rows that matter: all of a short table, else the cited ones and their neighbours.

    Args:
        table: the table.
        cells: (row, column) of the cited cells.
    """
    every = tuple(range(len(table.rows)))
    cited = {place for place in every if table.rows[place][0] in {row for row, _ in cells}}
    if len(every) <= _LONG or not cited:
        return every
    return tuple(p for p in every if {p - 1, p, p + 1} & cited)
