"""When it is told how many others chose the same false option (spec SA-5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.content.ids import LearnerId
from quizapp.core.learning.others import FirstChoice, OthersChoice, others_choice


def chose(*options: int) -> list[FirstChoice]:
    """Return the first choices of so many learners."""
    return [FirstChoice(LearnerId(number), option) for number, option in enumerate(options)]


def test_six_of_ten_others_chose_the_same_false_option() -> None:
    choices = chose(1, 1, 1, 1, 1, 1, 0, 0, 0, 2)
    assert others_choice(choices, 0) == OthersChoice(option=1, chosen=6, answered=10)


def test_of_nine_others_nothing_is_told() -> None:
    assert others_choice(chose(*[1] * 9), 0) is None
    assert others_choice(chose(*[1] * 10), 0) == OthersChoice(1, 10, 10)


def test_a_learner_counts_once_and_by_what_was_chosen_first() -> None:
    first = chose(*[0] * 10)
    again = [FirstChoice(LearnerId(number), 1) for number in range(10)]
    assert others_choice([*first, *again], 0) is None
    assert others_choice([*again, *first], 0) == OthersChoice(1, 10, 10)


@pytest.mark.parametrize(("false", "told"), [(3, None), (4, 4), (5, 5)])
def test_what_fewer_than_a_third_chose_is_not_told(false: int, told: int | None) -> None:
    found = others_choice(chose(*[1] * false, *[0] * (12 - false)), 0)
    assert (None if found is None else found.chosen) == told


def test_the_right_option_is_never_the_one_told() -> None:
    assert others_choice(chose(*[0] * 12), 0) is None


def test_of_two_false_options_alike_the_first_is_told() -> None:
    found = others_choice(chose(*[2] * 6, *[1] * 6), 0)
    assert found is not None
    assert found.option == 1


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), max_size=80))
def test_what_is_told_adds_up(rows: list[tuple[int, int]]) -> None:
    choices = [FirstChoice(LearnerId(learner), option) for learner, option in rows]
    found = others_choice(choices, 0)
    if found is not None:
        assert found.option != 0
        assert found.answered == len({learner for learner, _ in rows}) >= 10
        assert 3 * found.chosen >= found.answered >= found.chosen
