import pytest

from quizapp.core.answering.grading import Outcome, grade
from tests.builders import a_choice, a_statement


def test_the_key_is_right_and_any_other_option_is_wrong() -> None:
    assert [grade(a_choice(), place) for place in range(3)] == [
        Outcome.RIGHT,
        Outcome.WRONG,
        Outcome.WRONG,
    ]


def test_judging_a_false_statement_false_is_right() -> None:
    assert grade(a_statement(key=False), 1) is Outcome.RIGHT
    assert grade(a_statement(key=False), 0) is Outcome.WRONG


def test_judging_a_true_statement_true_is_right() -> None:
    assert grade(a_statement(key=True), 0) is Outcome.RIGHT


def test_choosing_nothing_is_a_skip_and_not_an_error_of_the_learner() -> None:
    assert grade(a_choice(), None) is Outcome.SKIPPED


@pytest.mark.parametrize("chosen", [-1, 3])
def test_an_option_that_does_not_exist_is_refused(chosen: int) -> None:
    with pytest.raises(IndexError):
        grade(a_choice(), chosen)
