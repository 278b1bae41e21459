"""Syllables and the grade of a sentence."""

import pytest

from quizapp.core.linting.readability import grade, syllables

COUNTED = {
    1: "asked while year use used some leave leaves pays poor reached crossed friend sea",
    2: "people border money nation going wanted table tables houses science create region escape "
    "escaped settle settled troubles payment seven soldiers police guarded quiet sentence being",
    3: "defector refugee family government radio idea area areas actual interview violence "
    "companies marriages sentences",
    4: "society experience historical",
}


@pytest.mark.parametrize(
    ("word", "number"), [(word, n) for n, words in COUNTED.items() for word in words.split()]
)
def test_syllables_are_counted_as_they_are_spoken(word: str, number: int) -> None:
    assert syllables(word) == number


def test_a_grade_is_that_of_the_formula() -> None:
    # 8 words, 10 syllables, one sentence: 3.12 + 14.75 - 15.59.
    assert grade("We walk to the river with our money.") == pytest.approx(2.28)


def test_names_and_numbers_are_easy_wherever_they_stand() -> None:
    plain = grade("They went on to the town by night.")
    assert grade("They went on to Mongolia by night.") < plain + 0.5
    assert grade("They paid 2,914 in all.") == grade("They paid nine in all.")


def test_a_longer_sentence_and_longer_words_are_harder() -> None:
    short = grade("They leave. They pay a guide.")
    assert grade("They leave and then they pay a guide.") > short
    assert grade("They emigrate. They compensate an intermediary.") > short


@pytest.mark.parametrize("text", ["", " ", "…", "?!"])
def test_a_text_without_a_word_has_no_grade(text: str) -> None:
    assert grade(text) == 0
