import pytest

from quizapp.core.linting.cross import cross_cues
from tests.builders import a_statement
from tests.core.linting.making import choice

SPRING = choice("In which season did the soldier cross?", "*In late winter", "In fall", "In May")
RIVER = choice("Which river do they cross in the North?", "*The Tumen River", "The Han", "The Nile")


@pytest.mark.parametrize(
    "other",
    [
        choice("Who guards the Tumen River today?", "*Soldiers", "Monks", "Nobody"),
        choice("Which one is the border?", "*A fence", "the Tumen river", "A wall"),
        a_statement(stem="Most of them cross the Tumen River at night."),
    ],
)
def test_a_key_in_the_text_of_another_item_gives_it_away_either_way_round(other: object) -> None:
    assert cross_cues(RIVER, other)  # type: ignore[arg-type]
    assert cross_cues(other, RIVER)  # type: ignore[arg-type]


def test_a_key_is_found_as_whole_words_only() -> None:
    key = choice("Which country do most of them pass?", "*Iran", "Iraq", "Oman")
    assert not cross_cues(key, a_statement(stem="Tehran and Iranian towns are far away."))
    assert cross_cues(key, a_statement(stem="Iran's towns are far away."))


def test_true_and_false_and_words_that_are_everywhere_give_nothing_away() -> None:
    assert not cross_cues(a_statement(key=True), a_statement(stem="It is true that it rained."))
    three = choice("How many soldiers crossed that night?", "2", "*3", "4")
    assert not cross_cues(three, a_statement(stem="In 3 of the years it rained."))
    year = choice("In which year did they cross?", "2008", "*2009", "2010")
    assert cross_cues(year, a_statement(stem="In 2009 it rained."))


def test_items_on_other_things_go_together() -> None:
    assert not cross_cues(SPRING, RIVER)
