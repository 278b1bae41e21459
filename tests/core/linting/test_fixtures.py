"""Questions of which the flaws are known (spec QU-5): an item and exactly its rules of form."""

import pytest

from quizapp.core.content.items import Item
from tests.builders import a_choice, a_statement
from tests.core.linting.making import choice, form_rules, rules

BONES = "How many bones does an adult human have?"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            choice(
                "Where does most of a tree's dry mass come from?",
                "Soil",
                "Water",
                "*Carbon dioxide taken from the air through the leaves",
                "Sunlight",
            ),
            ["L01 warning"],
        ),
        (
            choice("Which of these bodies is NOT a planet today?", "Mars", "*Pluto", "Venus"),
            ["L07 warning"],
        ),
        (
            choice("Which of these bodies is not a planet today?", "Mars", "*Pluto", "Venus"),
            ["L07 error"],
        ),
        (
            choice(
                "Which gas makes up most of the air we breathe?",
                "Oxygen",
                "*Nitrogen",
                "All of the above",
                "Argon",
            ),
            ["L03 error"],
        ),
        (
            choice(
                "An animal that eats both plants and meat is called an ____",
                "*omnivore",
                "herbivore",
                "carnivore",
            ),
            ["L08 error"],
        ),
        (choice(BONES, "*206", "186", "226"), ["L12 warning"]),
        (choice(BONES, "10–20", "*15–25", "30–40"), ["L13 error"]),
        (choice(BONES, "0.5", "*1/2", "2"), ["L09 error"]),
        (
            choice(
                "Which organ filters the blood of waste?",
                "The heart",
                "*The blood-filtering kidney",
                "The lung",
            ),
            ["L01 warning", "L16 warning"],
        ),
        (
            a_statement(key=True, stem="Bats are not blind and they never fly in daylight."),
            ["L24 error", "L24 warning"],
        ),
    ],
)
def test_an_item_is_found_to_break_exactly_these_rules(item: Item, expected: list[str]) -> None:
    assert form_rules(item) == expected


@pytest.mark.parametrize("item", [a_choice(), a_statement(), a_statement(key=True)])
def test_nothing_is_said_of_a_sound_item(item: Item) -> None:
    assert rules(item) == []
