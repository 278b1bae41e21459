"""L35: the words for a picture."""

import pytest

from quizapp.core.content.items import Option
from quizapp.core.linting.picture_words import picture_words
from tests.builders import a_choice, a_statement
from tests.pictures import a_picture

BLUE, RED = Option("Blue whale", True, ""), Option("Red fox", False, "")


def told(alt: str, *options: Option) -> list[tuple[str, str, tuple[str, ...]]]:
    item = a_choice(options=options or (BLUE, RED), picture=a_picture(alt=alt))
    return [(one.rule, one.case, one.words) for one in picture_words(item)]


@pytest.mark.parametrize("alt", ["A BLUE  whale dives.", "blue whale", "(Blue whale)"])
def test_words_with_the_key_and_no_other_option_give_it_away(alt: str) -> None:
    assert told(alt) == [("L35", "key", ("“Blue whale”",))]


@pytest.mark.parametrize(
    "alt", ["A whale dives.", "A blue whale and a red fox.", "Blue whales", "A red fox.", ""]
)
def test_a_part_of_it_or_all_options_give_nothing_away(alt: str) -> None:
    assert told(alt) == []


def test_marks_at_the_end_of_the_key_are_no_part_of_it() -> None:
    assert told("There is a cow, and grass", Option("A cow.", True, ""), RED)[0][1] == "key"
    assert told("Anything", Option("  ", True, ""), RED) == []


@pytest.mark.parametrize("start", ["Picture of", "An image of", "photo of", "A drawing that shows"])
def test_words_that_begin_with_what_is_known_are_told(start: str) -> None:
    assert told(f"{start} four waves") == [("L35", "start", (start,))]


def test_pictures_inside_the_words_and_questions_without_are_not_told() -> None:
    assert told("A wall with a picture of a king") == []
    assert list(picture_words(a_choice())) == []
    statement = a_statement(picture=a_picture(alt="True"))
    assert list(picture_words(statement)) == []
