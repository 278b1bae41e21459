"""How texts and searches are cut into words, and what is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.content.search_words import (
    Marker,
    holds,
    index_words,
    letters_of,
    loosely,
    terms_of,
)


def marks(text: str, typed: str) -> list[str]:
    terms = terms_of(typed)
    found = Marker(terms).marked(text)
    if not found.spans:
        found = Marker(loosely(terms)).marked(text)
    return [text[start:end] for start, end in found.spans]


@pytest.mark.parametrize(
    ("text", "typed", "words"),
    [
        ("The Demilitarized Zone.", "demilitarised", ["Demilitarized"]),
        ("It was organised.", "organiz", ["organis"]),
        ("camps", "camp", ["camp"]),
        ("With 10,000 men", "10000", ["10,000"]),
        ("With 10000 men", "10.000", ["10000"]),
        ("With 33 500 men", "33500", ["33 500"]),
        ("With 33 500 men", "33 500", ["33 500"]),
        ("Some 70 per cent", "percent", ["per cent"]),
        ("Some 70 percent", "per cent", ["percent"]),
        ("脫北者與北者", "脫北", ["脫北"]),
        ("脫北者與北者", "北者", ["北者", "北者"]),
        ("北北", "北", ["北", "北"]),
        ("탈북자들은", "탈북자", ["탈북자"]),
        ("탈북자들은", "타", ["탈"]),
        ("탈북자들은", "탋", ["탈북"]),
        ("The café; Ōsaka", "cafe OSAKA", ["café", "Ōsaka"]),
        ("The cafe\u0301 here", "café", ["cafe\u0301"]),
        ("Year ２０２０", "2020", ["２０２０"]),
        ("a cat", "a", ["a"]),
    ],
)
def test_what_is_found_is_marked(text: str, typed: str, words: list[str]) -> None:
    assert marks(text, typed) == words


def test_signs_alone_are_no_search() -> None:
    assert terms_of("% & * - _ 。") == ()


def test_korean_letters_are_those_that_are_typed() -> None:
    assert letters_of("탈북") == "ㅌㅏㄹㅂㅜㄱ"
    assert letters_of("값과") == "ㄱㅏㅂㅅㄱㅗㅏ"


def test_a_list_is_filtered_by_the_same_rule() -> None:
    text = "Many were organised in 10,000 groups of 탈북자."
    for typed in ("organized", "10000", "탈", "MANY", "gro"):
        assert holds(text, terms_of(typed))
    assert not holds(text, terms_of("organized xyz"))
    assert not holds(text, terms_of("roups"))


@given(st.text(max_size=40), st.text(max_size=20))
def test_marks_lie_in_the_text_in_order_and_apart(text: str, typed: str) -> None:
    for terms in (terms_of(typed), loosely(terms_of(typed)), terms_of(text)):
        at = 0
        for start, end in Marker(terms).marked(text).spans:
            assert at <= start < end <= len(text)
            at = end


@given(st.text(max_size=40))
def test_a_text_holds_its_own_words(text: str) -> None:
    terms = terms_of(text)
    assert holds(text, terms)
    words = set(index_words(text))
    for term in terms:
        assert any(words.issuperset(way) or text.endswith(tuple("0123456789")) for way in term.ways)
