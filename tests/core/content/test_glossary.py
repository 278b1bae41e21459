"""Where a text has the words of a glossary."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.content.glossary import GlossaryEntry, entries_in, words_in

ENTRIES = (
    GlossaryEntry("asylum", "Safety.", ("a",)),
    GlossaryEntry("asylum seeker", "Who asks.", ("a",), ("asylum seekers",)),
    GlossaryEntry("NGO", "A group.", ("a",), ("NGOs",)),
    GlossaryEntry("Demilitarized Zone", "A strip.", ("a",), ("DMZ",)),
)


def terms(text: str) -> list[tuple[str, str]]:
    return [(word.entry.term, text[word.start : word.end]) for word in words_in(text, ENTRIES)]


def test_the_longest_word_fits_and_each_is_found_where_it_stands_first() -> None:
    text = "Asylum seekers ask for asylum. An asylum seeker sees the demilitarized zone, or DMZ."
    assert terms(text) == [
        ("asylum seeker", "Asylum seekers"),
        ("asylum", "asylum"),
        ("Demilitarized Zone", "demilitarized zone"),
    ]


def test_a_word_is_whole_and_capitals_matter_where_it_has_them_inside() -> None:
    assert terms("Two NGOs, an ngo, a mango, asylums, and DMZ-like") == [("NGO", "NGOs")]
    assert words_in("NGO", ()) == ()


@given(st.text())
def test_what_is_found_stands_in_the_text_in_order_without_overlap(text: str) -> None:
    found = words_in(text, ENTRIES)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len({word.entry.term for word in found}) == len(found)


def test_texts_have_their_words_by_name_each_once() -> None:
    texts = ("An NGO helps.", "The DMZ divides.", "Asylum from an NGO.")
    found = entries_in(texts, iter(ENTRIES))
    assert [entry.term for entry in found] == ["asylum", "Demilitarized Zone", "NGO"]
    assert found[0].told == "asylum: Safety."
    assert entries_in(("Nothing.",), ENTRIES) == ()
