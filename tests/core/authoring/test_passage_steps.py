"""Steps with passages: undone and made again, and where one goes on reading."""

from quizapp.core.authoring.passage_steps import PassageSteps, place_after
from quizapp.core.authoring.passages import ProposedPassage, split, with_left_out, with_next

THREE = tuple(
    ProposedPassage(text, (number,))
    for number, text in enumerate(("Milk is white.", "It gives calcium.", "Cows give it."), start=1)
)


def test_each_step_is_undone_and_made_again() -> None:
    joined = with_next(THREE, 0)
    steps = PassageSteps(THREE).made(joined).made(with_left_out(joined, 1, True))
    assert steps.undone().now == joined
    assert steps.undone().undone().now == THREE
    assert steps.undone().undone().redone().redone() == steps


def test_nothing_is_undone_before_the_first_step_nor_redone_after_the_last() -> None:
    steps = PassageSteps(THREE)
    assert steps.undone() == steps
    assert steps.redone() == steps


def test_the_same_passages_are_no_step_and_a_new_step_forgets_what_was_undone() -> None:
    steps = PassageSteps(THREE)
    assert steps.made(THREE) is steps
    undone = steps.made(with_next(THREE, 0)).undone()
    assert undone.made(with_next(THREE, 1)).ahead == ()


def test_one_goes_on_where_the_second_of_two_joined_begins() -> None:
    joined = with_next(THREE, 1)
    place, letter = place_after(THREE, joined, 1)
    assert joined[place].text[letter:] == "Cows give it."


def test_one_goes_on_at_the_second_part_of_what_was_split() -> None:
    assert place_after(THREE, split(THREE, 1, 3), 1) == (2, 0)


def test_one_stays_at_a_passage_that_was_changed() -> None:
    assert place_after(THREE, with_left_out(THREE, 2, True), 2) == (2, 0)
