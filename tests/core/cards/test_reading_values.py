"""What of passages goes to a phone before their question: whole, unmarked, and not without end."""

from dataclasses import replace

from devtools.samples.cards import ARRIVALS, passages_to_read

from quizapp.core.cards.marks import Span
from quizapp.core.cards.values import MOST_ROWS, MOST_SIGNS, reading_values


def test_a_table_goes_whole_with_no_cell_marked() -> None:
    text, table = reading_values(passages_to_read())
    assert text["table"] is None
    assert [marked for _, marked in text["spans"]] == [False]
    rows = table["table"]["rows"]
    assert [tuple(cell for cell, _ in row) for row in rows] == list(ARRIVALS.rows)
    assert not any(marked for row in rows for _, marked in row)
    assert (table["table"]["left_out"], table["note"]) == (0, "")


def test_what_is_very_long_is_cut_at_a_word_and_says_so() -> None:
    part, long_table = passages_to_read()
    words = "passage " * MOST_SIGNS
    (cut,) = reading_values([replace(part, spans=(Span(words, marked=False),))])
    ((text, _),) = cut["spans"]
    assert len(text) <= MOST_SIGNS + 2
    assert text.endswith("passage …")
    (unbroken,) = reading_values([replace(part, spans=(Span("x" * 9_000, marked=False),))])
    assert unbroken["spans"][0][0] == "x" * MOST_SIGNS + " …"
    many = replace(ARRIVALS, rows=ARRIVALS.rows * 5)
    (table,) = reading_values([replace(long_table, table=many)])
    assert len(table["table"]["rows"]) == MOST_ROWS
    assert table["table"]["left_out"] == len(many.rows) - MOST_ROWS
