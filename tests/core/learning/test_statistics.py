import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.learning.statistics import (
    binomial_two_sided,
    chi_square_tail,
    chi_square_uniform,
    fisher_exact,
    poisson_binomial_tails,
    wilson,
)


@pytest.mark.parametrize(("hits", "p"), [(9, 22 / 1024), (8, 112 / 1024), (5, 1.0), (1, 22 / 1024)])
def test_the_two_sided_binomial_counts_both_tails(hits: int, p: float) -> None:
    assert binomial_two_sided(hits, 10) == pytest.approx(p)


@pytest.mark.parametrize(
    ("hits", "n", "chance", "p"),
    [
        (8, 20, 0.25, 0.102),  # L02
        (9, 20, 0.25, 0.041),  # L02
        (7, 10, 0.5, 0.172),  # spec RV-9: ten guessed true-false items
        (7, 10, 0.25, 0.0035),  # and ten of four options
        (0, 10, 0.5, 1.0),
        (10, 10, 0.5, 1 / 1024),
    ],
)
def test_the_tail_over_equal_chances_has_its_known_values(
    hits: int, n: int, chance: float, p: float
) -> None:
    assert poisson_binomial_tails([chance] * n)[hits] == pytest.approx(p, abs=5e-4)


def test_the_tail_over_mixed_chances_is_the_sum_over_all_outcomes() -> None:
    # by hand: P(X >= 2) for 1/2, 1/3, 1/4 = (1*1*3 + 1*2*1 + 1*1*1 + 1*1*1) / 24
    assert poisson_binomial_tails([1 / 2, 1 / 3, 1 / 4])[2] == pytest.approx(7 / 24)


@given(st.integers(0, 40), st.sampled_from([0.2, 0.25, 1 / 3, 0.5]))
def test_the_tails_over_equal_chances_are_the_binomial(n: int, chance: float) -> None:
    one = [math.comb(n, i) * chance**i * (1 - chance) ** (n - i) for i in range(n + 1)]
    expected = [math.fsum(one[hits:]) for hits in range(n + 1)]
    assert poisson_binomial_tails([chance] * n) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("table", "p"),
    [
        ((6, 4, 1, 9), 0.057),  # L24
        ((7, 3, 1, 9), 0.020),  # L24
        ((3, 1, 1, 3), 34 / 70),  # the lady tasting tea
        ((5, 5, 5, 5), 1.0),
    ],
)
def test_fishers_exact_test_has_its_known_values(
    table: tuple[int, int, int, int], p: float
) -> None:
    assert fisher_exact(*table) == pytest.approx(p, abs=5e-4)


@given(st.tuples(*[st.integers(0, 15)] * 4))
def test_fishers_exact_test_does_not_mind_which_group_comes_first(
    table: tuple[int, int, int, int],
) -> None:
    a, b, c, d = table
    assert fisher_exact(a, b, c, d) == pytest.approx(fisher_exact(c, d, a, b))
    assert 0 < fisher_exact(a, b, c, d) <= 1


@pytest.mark.parametrize(
    ("value", "degrees", "p"),
    [
        (3.841, 1, 0.05),
        (5.991, 2, 0.05),
        (7.815, 3, 0.05),
        (9.488, 4, 0.05),
        (11.345, 3, 0.01),
        (16.919, 9, 0.05),
        (0, 3, 1.0),
    ],
)
def test_the_chi_square_tail_agrees_with_the_tables(value: float, degrees: int, p: float) -> None:
    assert chi_square_tail(value, degrees) == pytest.approx(p, abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "value", "p"), [((10, 4, 3, 3), 6.8, 0.079), ((11, 4, 3, 2), 10.0, 0.019)]
)
def test_uneven_counts_have_their_known_chi_square(
    counts: tuple[int, ...], value: float, p: float
) -> None:
    found, found_p = chi_square_uniform(counts)
    assert found == pytest.approx(value)
    assert found_p == pytest.approx(p, abs=5e-4)


def test_large_counts_neither_overflow_nor_lose_their_sum() -> None:
    assert binomial_two_sided(2500, 5000) == pytest.approx(1.0)


@pytest.mark.parametrize("counts", [(), (3,), (0, 0)])
def test_counts_that_cannot_be_compared_are_refused(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="no test"):
        chi_square_uniform(counts)


def test_chi_square_without_a_degree_of_freedom_is_refused() -> None:
    with pytest.raises(ValueError, match="degree"):
        chi_square_tail(1.0, 0)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),
        (0, 10, 0.0, 0.2775),  # z^2 / (n + z^2): the rule for none
        (10, 10, 0.7225, 1.0),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_wilsons_interval_has_its_known_values(hits: int, n: int, low: float, high: float) -> None:
    assert wilson(hits, n) == pytest.approx((low, high), abs=5e-5)
