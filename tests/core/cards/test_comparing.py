"""Which wordings say the same."""

import pytest

from quizapp.core.cards.comparing import adds_nothing, names, same_claim


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Every state takes in refugees.", "Refugees find work in most states.", False),
        ("Those who come South a second time are welcome.", "A second time is welcome.", True),
        ("China sends back every refugee whom it finds.", "China sends every refugee back.", True),
        ("China sends every refugee back.", "China sends no refugee back.", False),
        ("Arrivals peaked in 1998.", "Arrivals peaked in 2012.", False),
        ("", "", False),
    ],
)
def test_two_false_sentences_are_one_claim(one: str, other: str, same: bool) -> None:
    assert same_claim(one, other) == same_claim(other, one) == same


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("About 34,000 people had made it to the South.", False),
        ("Of them 34,000 reached the South.", False),
        ("About 35,000 people had reached the South.", True),
        ("Not all of the 34,000 people reached the South.", True),
        ("Most of these people came from provinces near China.", True),
        ("So it is.", True),
        ("", True),
    ],
)
def test_a_text_adds_nothing_where_nearly_all_its_words_were_told(text: str, adds: bool) -> None:
    told = "About 34,000 people from the North had reached the South by 2023."
    assert adds_nothing(text, told) == (not adds)


def test_a_name_is_told_whatever_its_article() -> None:
    assert names("News report of August 2024", "the August 2024")
    assert not names("News report of 2024", "August 2024")
