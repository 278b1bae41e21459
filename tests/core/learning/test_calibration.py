"""Reference values worked out by hand (spec AN-6, AN-8)."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.scoring import Fit, fit_of
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.calibration import (
    ENOUGH,
    best_level,
    calibration_of,
    certainty_marks,
    expected_mark,
    mark_of,
    picture,
    stated_chance,
)

C1, C2, C3 = Certainty.GUESS, Certainty.THINK_SO, Certainty.CERTAIN

REFERENCE = list(
    zip([0.9] * 4 + [0.75] * 3 + [0.5] * 3, map(bool, map(int, "1110110100")), strict=True)
)

FORECASTS = st.lists(st.tuples(st.sampled_from([0.45, 0.5, 0.75, 0.9]), st.booleans()), min_size=1)


def test_the_reference_forecasts_give_the_reference_values() -> None:
    found = calibration_of(REFERENCE)
    assert found.brier == pytest.approx(0.22775)
    assert found.reliability == pytest.approx(0.0194167, abs=1e-7)
    assert found.resolution == pytest.approx(0.0316667, abs=1e-7)
    assert found.uncertainty == pytest.approx(0.24)
    assert found.bias == pytest.approx(0.135)
    assert found.ece == pytest.approx(0.135)
    assert found.skill == pytest.approx(0.0510, abs=5e-5)
    assert found.log_loss == pytest.approx(0.66598, abs=5e-6)
    assert found.gamma == pytest.approx(0.5294, abs=5e-5)


@given(FORECASTS)
def test_the_brier_score_is_the_sum_of_its_parts(forecasts: list[tuple[float, bool]]) -> None:
    found = calibration_of(forecasts)
    parts = found.reliability - found.resolution + found.uncertainty
    assert found.brier == pytest.approx(parts, abs=1e-12)


@given(FORECASTS)
def test_gamma_counts_every_pair_of_unlike_levels_and_outcomes(
    forecasts: list[tuple[float, bool]],
) -> None:
    signs = [
        math.copysign(1, (f - g) * (o - p))
        for place, (f, o) in enumerate(forecasts)
        for g, p in forecasts[:place]
        if f != g and o != p
    ]
    expected = sum(signs) / len(signs) if signs else None
    assert calibration_of(forecasts).gamma == (
        None if expected is None else pytest.approx(expected)
    )


@given(FORECASTS)
def test_the_order_of_responses_does_not_matter(forecasts: list[tuple[float, bool]]) -> None:
    there, back = calibration_of(forecasts), calibration_of(forecasts[::-1])
    assert there.brier == pytest.approx(back.brier)
    assert there.ece == pytest.approx(back.ece)
    assert there.gamma == back.gamma


def test_outcomes_that_are_all_alike_have_no_skill_to_measure() -> None:
    found = calibration_of([(0.9, True), (0.5, True)])
    assert found.skill is None
    assert found.gamma is None


@pytest.mark.parametrize("forecasts", [[], [(1.0, True)], [(0.5, True), (0.0, False)]])
def test_no_forecasts_and_impossible_ones_are_refused(forecasts: list[tuple[float, bool]]) -> None:
    with pytest.raises(ValueError, match="strictly between"):
        calibration_of(forecasts)


@pytest.mark.parametrize(
    ("level", "right", "wrong"), [(C1, 1, 0), (C2, 2, -2), (C3, 3, -6)], ids=str
)
def test_marks_are_those_of_certainty_based_marking(
    level: Certainty, right: int, wrong: int
) -> None:
    assert (mark_of(level, right=True), mark_of(level, right=False)) == (right, wrong)


@pytest.mark.parametrize(
    ("chance", "marks"),
    [(0.5, (0.5, 0, -1.5)), (0.7, (0.7, 0.8, 0.3)), (0.8, (0.8, 1.2, 1.2)), (0.9, (0.9, 1.6, 2.1))],
)
def test_expected_marks_are_the_reference_values(
    chance: float, marks: tuple[float, float, float]
) -> None:
    assert [expected_mark(level, chance) for level in (C1, C2, C3)] == pytest.approx(marks)


@pytest.mark.parametrize(
    ("chance", "level"),
    [(0.0, C1), (0.66, C1), (2 / 3, C1), (0.67, C2), (0.79, C2), (0.8, C2), (0.81, C3), (1.0, C3)],
)
def test_the_best_level_changes_at_two_thirds_and_at_four_fifths(
    chance: float, level: Certainty
) -> None:
    assert best_level(chance) is level


@pytest.mark.parametrize(
    ("levels", "total", "mean", "bonus", "with_bonus"),
    [((C3, C3, C2, C1, C3), 2, 0.4, -0.02, 0.58), ((C3, C3, C2, C1, C1), 8, 1.6, 0.10, 0.70)],
)
def test_the_bonus_is_the_reference_value(
    levels: tuple[Certainty, ...], total: int, mean: float, bonus: float, with_bonus: float
) -> None:
    right = (True, True, True, False, False)
    found = certainty_marks(list(zip(levels, right, strict=True)))
    assert found.total == total
    assert found.mean == pytest.approx(mean)
    assert found.accuracy == pytest.approx(0.6)
    assert found.bonus == pytest.approx(bonus)
    assert found.with_bonus == pytest.approx(with_bonus)


def test_four_of_eight_certain_is_overconfident_and_one_of_two_only_slightly() -> None:
    assert fit_of(C3, 8, 4) is Fit.OVER
    assert fit_of(C3, 2, 1) is Fit.SLIGHTLY_OVER


def test_a_guess_among_choices_claims_less_than_one_between_two() -> None:
    assert [stated_chance(level, ItemKind.TRUE_FALSE) for level in (C1, C2, C3)] == [0.5, 0.75, 0.9]
    assert [stated_chance(level, ItemKind.CHOICE) for level in (C1, C2, C3)] == [0.45, 0.75, 0.9]


def test_a_level_is_shown_from_twenty_responses_and_not_from_nineteen() -> None:
    counts = {
        (C3, ItemKind.CHOICE, Outcome.RIGHT): ENOUGH - 1,
        (C2, ItemKind.CHOICE, Outcome.RIGHT): 10,
        (C2, ItemKind.TRUE_FALSE, Outcome.WRONG): 10,
        (C2, ItemKind.TRUE_FALSE, Outcome.SKIPPED): 7,
        (None, ItemKind.CHOICE, Outcome.RIGHT): 50,
    }
    certain, think_so, guess = picture(counts)
    assert (certain.stated, certain.shown) == (19, False)
    assert (think_so.stated, think_so.right, think_so.share, think_so.shown) == (20, 10, 0.5, True)
    assert think_so.fit is Fit.OVER
    assert (guess.stated, guess.shown, guess.fit) == (0, False, None)


def test_what_a_level_claims_is_the_mean_over_the_kinds_it_was_stated_on() -> None:
    *_, guess = picture(
        {
            (C1, ItemKind.CHOICE, Outcome.WRONG): 3,
            (C1, ItemKind.TRUE_FALSE, Outcome.RIGHT): 1,
        }
    )
    assert guess.claimed == pytest.approx((3 * 0.45 + 0.5) / 4)
