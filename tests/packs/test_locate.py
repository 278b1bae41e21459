import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.content.documents import Passage, Table, table_in_words
from quizapp.core.content.ids import PassageId
from quizapp.packs.locate import NotFound, Place, cell_place, find_cell, find_quote
from tests.builders import a_passage

TABLE = Table(("Year", "Men", "Total"), (("2009", "662", "2,914"), ("2010", "591", "2,402")))
A_TABLE = a_passage(id=PassageId("a#table"), table=TABLE, text=table_in_words(TABLE))


def _passage(text: str, name: str = "a#here") -> Passage:
    return a_passage(id=PassageId(name), text=text)


def _quoted(text: str, quote: str) -> str:
    found = find_quote(_passage(text), quote, ())
    assert isinstance(found, Place)
    return text[found.start : found.end]


def _lost(text: str, quote: str, *others: Passage) -> tuple[str, str]:
    here = _passage(text)
    found = find_quote(here, quote, (here, *others))
    assert isinstance(found, NotFound)
    return found.what, found.remedy


def test_a_quote_is_found_where_it_stands() -> None:
    assert find_quote(_passage("The border is mined."), "border is", ()) == Place(4, 13)


def test_a_quote_that_occurs_twice_is_taken_at_its_first_place() -> None:
    assert find_quote(_passage("mined and mined"), "mined", ()) == Place(0, 5)


def test_runs_of_white_space_count_as_one_space() -> None:
    assert _quoted("The  border\nis mined.", "border   is") == "border\nis"


@given(st.text(min_size=1, max_size=60), st.data())
@settings(deadline=None)
def test_every_span_of_whole_words_is_found(text: str, drawn: st.DataObject) -> None:
    words = " ".join(text.split())
    if not words:
        return
    count = len(words.split())
    first = drawn.draw(st.integers(0, count - 1))
    last = drawn.draw(st.integers(first, count - 1))
    quote = " ".join(words.split()[first : last + 1])
    assert _quoted(words, quote) == quote


def test_a_quote_is_not_found_inside_a_word_or_number() -> None:
    what, remedy = _lost("In 2009 there were 2,914 arrivals.", "914")
    assert "begins or ends inside a word or number of a#here" in what
    assert remedy == "quote whole words and numbers"
    assert "inside a word" in _lost("Almost everybody came.", "most everybody")[0]


def test_a_whole_word_is_found_behind_one_that_only_contains_it() -> None:
    assert find_quote(_passage("2,914 people, 914 men"), "914", ()) == Place(14, 17)


def test_a_korean_noun_is_found_with_a_particle_attached() -> None:
    assert _quoted("탈북자는 많다.", "탈북자") == "탈북자"


def test_a_quote_ends_before_a_comma_or_full_stop() -> None:
    assert _quoted("There were 2,914, in 2009.", "2,914") == "2,914"
    assert _quoted("It was in 2009.", "2009") == "2009"


@pytest.mark.parametrize(
    ("text", "quote", "difference"),
    [
        (
            "Most people go by way of China.",
            "Most people travel by way of China",
            "the passage has 'go' where the quote has 'travel'",
        ),
        (
            "Most of them typically go by way of China.",
            "Most of them go by way of China",
            "the passage has 'typically' after 'them', the quote has not",
        ),
        (
            "Most people go by way of China.",
            "Most people usually go by way of China",
            "the quote has 'usually', the passage has not",
        ),
        (
            "The soldier’s way was long and hard.",
            "The soldier's way was long",
            "the passage has 'soldier’s' where the quote has 'soldier's'",
        ),
    ],
)
def test_a_quote_that_is_not_found_is_told_where_it_differs(
    text: str, quote: str, difference: str
) -> None:
    what, remedy = _lost(text, quote)
    assert what == f"the quote '{quote}' is not in a#here"
    assert remedy == difference


def test_a_quote_that_is_not_found_names_the_nearest_passage() -> None:
    other = _passage("The border has been mined and guarded since 1953.", "b#there")
    what, remedy = _lost("A table of arrivals.", "mined and watched since 1953", other)
    assert what.endswith("is not in a#here, nearest is b#there")
    assert remedy == "the passage has 'guarded' where the quote has 'watched'"


def test_a_quote_from_another_passage_is_sent_there() -> None:
    other = _passage("The border is mined.", "b#there")
    assert _lost("A table of arrivals.", "border is mined", other)[1] == "it stands in b#there"


def test_a_quote_like_nothing_says_so() -> None:
    assert "no passage is close to it" in _lost("The border is mined.", "zzz qqq xxx")[1]


def test_every_cell_is_marked_in_the_tables_words() -> None:
    words = table_in_words(TABLE)
    for cells in TABLE.rows:
        for head, cell in zip(TABLE.columns, cells, strict=True):
            place = find_cell(A_TABLE, cells[0], head, cell)
            assert isinstance(place, Place)
            assert words[place.start : place.end] == cell
    assert cell_place(TABLE, "2010", "Total") == Place(49, 54)


@pytest.mark.parametrize(
    ("row", "column", "quote", "what", "remedy"),
    [
        ("2009", "Totals", "2,914", "a#table has no column 'Totals'", "'Year', 'Men', 'Total'"),
        ("209", "Total", "2,914", "a#table has no row '209'", "the nearest row is '2009'"),
        ("2009", "Total", "2914", "2009 / Total of a#table is '2,914', not '2914'", "whole cell"),
    ],
)
def test_a_cell_that_is_not_there_says_what_is(
    row: str, column: str, quote: str, what: str, remedy: str
) -> None:
    found = find_cell(A_TABLE, row, column, quote)
    assert isinstance(found, NotFound)
    assert what in found.what
    assert remedy in found.remedy


def test_prose_has_no_cells() -> None:
    found = find_cell(_passage("Text."), "2009", "Total", "2,914")
    assert found == NotFound("a#here is not a table", "leave out row and column")
