"""Quotes: from chosen words to evidence, and where they are after the passage was changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.authoring.anchoring import (
    cells_of,
    evidence_at,
    nearest,
    sentence_at,
    stands,
    whole_words,
)
from quizapp.core.content.documents import Passage, Table, table_in_words
from quizapp.core.content.facts import Evidence, Stance
from quizapp.core.content.ids import DocumentId, PassageId
from quizapp.core.content.quoting import cuts_a_word

TABLE = Table(("Year", "Men", "Women"), (("2009", "662", "2,252"), ("2010", "591", "1,811")))


def passage(text: str, name: str = "d#p1", table: Table | None = None) -> Passage:
    words = table_in_words(table) if table else text
    return Passage(
        PassageId(name), DocumentId("d"), 1, (), words, table, (), sensitive=False, unverified="",
        note="",
    )  # fmt: skip


MILK = "Heat kills germs. The vitamins that matter survive almost whole. Raw milk has caused harm."


def test_a_choice_is_widened_to_whole_words() -> None:
    at = MILK.index("tamins")
    start, end = whole_words(MILK, at, MILK.index("vive"))
    assert MILK[start:end] == "vitamins that matter survive"
    assert whole_words(MILK, MILK.index("vive"), at) == (start, end), "chosen backwards"
    assert whole_words("a  b", 1, 3) == (3, 3)


@given(st.text("ab 1,.'é우", max_size=30), st.integers(-3, 33), st.integers(-3, 33))
def test_whole_words_never_cut_a_word_and_keep_what_was_chosen(text: str, a: int, b: int) -> None:
    start, end = whole_words(text, a, b)
    assert 0 <= start <= end <= len(text)
    if start < end:
        assert not cuts_a_word(text, start, end)
        chosen = text[max(min(a, b), 0) : min(max(a, b), len(text))].strip()
        assert chosen in text[start:end]


def test_the_sentence_around_a_place() -> None:
    start, end = sentence_at(MILK, MILK.index("matter"))
    assert MILK[start:end] == "The vitamins that matter survive almost whole."


def test_a_quote_is_anchored_at_its_exact_place() -> None:
    text = "Milk is white. Milk is wet."
    at = text.rindex("Milk")
    found = evidence_at(passage(text), at, at + 11)
    assert found == Evidence(PassageId("d#p1"), "Milk is wet", Stance.SUPPORTS, at, at + 11)
    assert evidence_at(passage(text), 4, 5) is None, "nothing but white space"


def test_cells_are_where_the_words_of_the_table_have_them() -> None:
    words = table_in_words(TABLE)
    found = {(one.row, one.column): words[one.start : one.end] for one in cells_of(TABLE)}
    assert found == {
        ("2009", "Men"): "662",
        ("2009", "Women"): "2,252",
        ("2010", "Men"): "591",
        ("2010", "Women"): "1,811",
    }


def test_of_a_table_a_whole_cell_is_chosen() -> None:
    there = passage("", table=TABLE)
    at = there.text.index("252")
    found = evidence_at(there, at, at + 1)
    assert found is not None
    assert (found.quote, found.row, found.column) == ("2,252", "2009", "Women")
    assert stands(found, there)
    assert evidence_at(there, len(there.text), len(there.text)) is None


def test_a_quote_that_stands_and_one_that_does_not() -> None:
    there = passage(MILK)
    found = evidence_at(there, 0, 4)
    assert found is not None
    assert stands(found, there)
    assert not stands(found, passage("So " + MILK))
    assert not stands(found, None)
    assert not stands(replace(found, quote=" ", start=4, end=5), there)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("To begin with: heat kills germs. The vitamins that matter survive almost whole. Raw…",
         "The vitamins that matter survive almost whole"),
        ("Heat kills germs. The vitamins which matter survive nearly whole. Raw milk harms.",
         "The vitamins which matter survive nearly whole"),
    ],
)  # fmt: skip
def test_a_quote_that_moved_is_found_again(text: str, found: str) -> None:
    at = MILK.index("The")
    piece = evidence_at(passage(MILK), at, MILK.index(". Raw"))
    assert piece is not None
    again = nearest(piece, [passage("Bread is baked.", "d#p0"), passage(text)])
    assert again is not None
    assert found in again.quote
    assert stands(again, passage(text))


def test_a_quote_is_found_in_another_passage_but_in_its_own_first() -> None:
    piece = Evidence(PassageId("d#p1"), "germs", Stance.CONTRADICTS, 50, 55)
    one, two = passage("No germs here.", "d#p0"), passage("Here are germs.")
    again = nearest(piece, [one, two])
    assert again is not None
    assert (again.passage_id, again.stance) == ("d#p1", Stance.CONTRADICTS)
    other = nearest(piece, [one, passage("Nothing of the kind, at all.")])
    assert other is not None
    assert other.passage_id == "d#p0"


def test_nothing_near_is_nothing() -> None:
    piece = Evidence(PassageId("d#p1"), "pasteurised at home", Stance.SUPPORTS, 0, 19)
    assert nearest(piece, [passage("우유는 희다.")]) is None


def test_a_cell_whose_figure_changed_is_found_by_its_row_and_column() -> None:
    there = passage("", table=TABLE)
    at = there.text.index("591")
    piece = evidence_at(there, at, at + 3)
    assert piece is not None
    mended = Table(TABLE.columns, (TABLE.rows[0], ("2010", "592", "1,811")))
    now = passage("", table=mended)
    assert not stands(piece, now)
    again = nearest(piece, [now])
    assert again is not None
    assert (again.quote, again.row, again.column) == ("592", "2010", "Men")
    assert stands(again, now)
