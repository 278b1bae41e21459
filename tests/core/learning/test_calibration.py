"""Reference values worked out by hand (spec AN-8)."""

import pytest

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.scoring import Fit, fit_of
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.calibration import (
    ENOUGH,
    picture,
    stated_chance,
)

C1, C2, C3 = Certainty.GUESS, Certainty.THINK_SO, Certainty.CERTAIN


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
