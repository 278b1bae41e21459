import pytest

from quizapp.core.linting.stems import sentence_count
from tests.core.linting.making import choice, form_rules, rules

TREES = ("*Oak", "Elm", "Ash")


@pytest.mark.parametrize("word", ["not", "except", "least", "never", "false", "incorrect"])
def test_a_negative_stem_is_an_error_unless_emphasised(word: str) -> None:
    stem = "Which of the trees by the river is {} among the tall?"
    assert form_rules(choice(stem.format(word), *TREES)) == ["L07 error"]
    assert form_rules(choice(stem.format(word.upper()), *TREES)) == ["L07 warning"]
    assert form_rules(choice(stem.format(f"**{word}**"), *TREES)) == ["L07 warning"]


def test_a_contraction_makes_a_stem_negative() -> None:
    assert form_rules(choice("Which tree by the river isn't old?", *TREES)) == ["L07 error"]


def test_a_negative_option_under_a_negative_stem_is_an_error_even_in_capitals() -> None:
    item = choice("Which is NOT what the guides say of them?", "*No tree", "An elm", "An ash")
    assert form_rules(item) == ["L07 error"]


@pytest.mark.parametrize(
    "stem",
    [
        "Which tree is at least a hundred years old?",
        "Which tree grows not only here but elsewhere?",
        "Which document says that people “never return” to it?",
        "Who is the author of 'Nothing, Not Even Rain' by name?",
        "Which notable tree stands in Nottingham these years?",
    ],
)
def test_words_that_negate_nothing_leave_a_stem_positive(stem: str) -> None:
    assert "L07" not in rules(choice(stem, *TREES))


@pytest.mark.parametrize(
    "stem",
    [
        "Name of the tree?",
        "Name the tree that grows beside the river.",
        "Which of the following is true?",
        "Which of these statements is correct?",
    ],
)
def test_a_stem_without_a_question_of_its_own_is_unfocused(stem: str) -> None:
    assert rules(choice(stem, *TREES)) == ["L19"]


@pytest.mark.parametrize(
    "stem",
    [
        "The tree that grows beside the river is the",
        "Which of the following is true of the tree by the river?",
        "The tree that grows beside the river:",
        "The tree that grows beside the river is the ____.",
        "Which tree does the author call “the old one”?",
    ],
)
def test_questions_colons_and_final_blanks_are_focused(stem: str) -> None:
    unfocused = "L19" in rules(choice(stem, *TREES))
    assert unfocused is stem.endswith("the")


def test_a_blank_belongs_at_the_end_and_alone() -> None:
    assert rules(choice("The tree called ____ grows beside which river?", *TREES)) == ["L21"]
    assert rules(choice("The ____ tree that grows beside the river: ____", *TREES)) == ["L21"]
    assert rules(choice("The tree that grows beside the river: ____", *TREES)) == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One.", 1),
        ("One. Two? Three!", 3),
        ("In the U.S. Congress and by Dr. Kim and J. Lee.", 1),
        ("It rose by 2.5 per cent. It fell.", 2),
        ("“It fell.” Then it rose.", 2),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text: str, sentences: int) -> None:
    assert sentence_count(text) == sentences
