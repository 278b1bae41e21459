import pytest

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.scoring import Fit, calibration, fit_of, score
from tests.builders import a_question, a_response


def test_the_score_counts_right_wrong_and_skipped_and_leaves_out_the_unanswered() -> None:
    questions = [
        a_question(response=a_response(outcome=outcome))
        for outcome in (Outcome.RIGHT, Outcome.RIGHT, Outcome.WRONG, Outcome.SKIPPED)
    ]
    counted = score([*questions, a_question()])
    assert (counted.right, counted.wrong, counted.skipped, counted.total) == (2, 1, 1, 4)


@pytest.mark.parametrize(
    ("stated", "right", "fit"),
    [(8, 4, Fit.OVER), (2, 1, Fit.SLIGHTLY_OVER), (10, 9, Fit.GOOD)],
)
def test_certain_is_judged_by_the_reference_values(stated: int, right: int, fit: Fit) -> None:
    """Spec AN-7: n = 8, f = .5 gives 0.72, over; n = 2 gives 0.18, slightly."""
    assert fit_of(Certainty.CERTAIN, stated, right) is fit


@pytest.mark.parametrize(
    ("certainty", "stated", "right", "fit"),
    [
        (Certainty.GUESS, 20, 20, Fit.UNDER),
        (Certainty.GUESS, 3, 3, Fit.SLIGHTLY_UNDER),
        (Certainty.GUESS, 3, 1, Fit.GOOD),
        (Certainty.THINK_SO, 4, 3, Fit.GOOD),
        (Certainty.THINK_SO, 40, 10, Fit.OVER),
        (Certainty.THINK_SO, 40, 40, Fit.UNDER),
    ],
)
def test_the_other_levels_are_judged_by_where_they_pay_best(
    certainty: Certainty, stated: int, right: int, fit: Fit
) -> None:
    assert fit_of(certainty, stated, right) is fit


def test_calibration_lists_the_levels_that_were_stated_most_certain_first() -> None:
    questions = [
        a_question(response=a_response(certainty=certainty, outcome=outcome))
        for certainty, outcome in (
            (Certainty.GUESS, Outcome.WRONG),
            (Certainty.CERTAIN, Outcome.RIGHT),
            (Certainty.CERTAIN, Outcome.WRONG),
            (None, Outcome.RIGHT),
        )
    ]
    levels = calibration(questions)
    assert [(one.certainty, one.stated, one.right) for one in levels] == [
        (Certainty.CERTAIN, 2, 1),
        (Certainty.GUESS, 1, 0),
    ]
