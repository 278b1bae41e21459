"""A matrix worked out by hand (spec SA-1), and what cannot be told."""

import pytest

from quizapp.core.learning.item_analysis import (
    correlation,
    kr20,
    rest_correlation,
    rest_scores,
)

KEY = "BCADT"
PAPERS = ("BCADT", "BCADF", "BCABF", "BCBAF", "BACBT", "BADAT")
ROWS = [[given == key for given, key in zip(paper, KEY, strict=True)] for paper in PAPERS]


@pytest.mark.parametrize(
    ("question", "expected"), [(0, None), (1, 0.25), (2, 0.6547), (3, 0.7906), (4, -0.3974)]
)
def test_the_correlation_with_the_rest_is_the_reference(
    question: int, expected: float | None
) -> None:
    found = rest_correlation(ROWS, question)
    assert found == (None if expected is None else pytest.approx(expected, abs=5e-5))


@pytest.mark.parametrize(
    ("question", "option", "expected"),
    [(1, "A", -0.25), (2, "B", -0.2928), (2, "D", -0.2928), (3, "A", -0.6325), (3, "B", -0.1581)],
)
def test_options_go_with_the_rest_as_in_the_reference(
    question: int, option: str, expected: float
) -> None:
    chosen = [paper[question] == option for paper in PAPERS]
    found = correlation(chosen, rest_scores(ROWS, question))
    assert found == pytest.approx(expected, abs=5e-5)


def test_reliability_divides_by_n_and_not_by_one_less() -> None:
    assert kr20(ROWS) == pytest.approx(0.3646, abs=5e-5)


def test_what_cannot_vary_is_nothing_and_never_zero() -> None:
    assert kr20([]) is None
    assert kr20([[True], [False]]) is None
    assert kr20([[True, False], [False, True]]) is None
    assert rest_correlation([], 0) is None
