"""What a class missed most when it was first asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemVersionId, LearnerId
from quizapp.core.learning.classwide import First, Flag, fact_counts, most_missed
from quizapp.core.learning.statistics import wilson


def firsts(right: int, wrong: int, *, fact: str = "f", options: int = 4) -> list[First]:
    return [
        First(
            LearnerId(number),
            FactId(fact),
            ItemVersionId(1),
            0 if number < right else 1,
            Outcome.RIGHT if number < right else Outcome.WRONG,
            Certainty.THINK_SO,
            options,
        )
        for number in range(right + wrong)
    ]


def test_fewer_than_five_learners_give_counts_and_no_share() -> None:
    four = fact_counts(firsts(1, 3))[FactId("f")]
    assert (four.asked, four.wrong, four.share, four.interval) == (4, 3, None, None)
    five = fact_counts(firsts(2, 3))[FactId("f")]
    assert five.share == 0.6
    assert five.interval == wilson(3, 5)


@pytest.mark.parametrize(
    ("right", "wrong", "options", "flag"),
    [
        (0, 19, 4, None),
        (0, 20, 4, Flag.TOO_HARD),
        (2, 18, 4, Flag.TOO_HARD),
        (3, 17, 4, None),
        (3, 17, 2, Flag.TOO_HARD),
        (40, 0, 4, Flag.TOO_EASY),
        (20, 0, 4, None),
    ],
)
def test_flags_need_twenty_learners_and_the_whole_interval(
    right: int, wrong: int, options: int, flag: Flag | None
) -> None:
    assert fact_counts(firsts(right, wrong, options=options))[FactId("f")].flag is flag


def test_one_mistake_of_one_learner_stands_below_what_half_of_thirty_missed() -> None:
    counts = fact_counts(firsts(0, 1, fact="one") + firsts(15, 15, fact="half"))
    assert [count.fact_id for count in most_missed(counts)] == ["half", "one"]


def test_what_nobody_missed_is_not_among_the_missed() -> None:
    assert most_missed(fact_counts(firsts(9, 0))) == ()


def test_the_wrong_option_that_drew_most_counts_on_its_own_wording_only() -> None:
    def first(learner: int, version: int, chosen: int, certainty: Certainty) -> First:
        return First(
            LearnerId(learner),
            FactId("f"),
            ItemVersionId(version),
            chosen,
            Outcome.RIGHT if chosen == 0 else Outcome.WRONG,
            certainty,
            3,
        )

    sure, think = Certainty.CERTAIN, Certainty.THINK_SO
    said = [(7, 1, think), (7, 2, sure), (7, 2, think), (7, 0, sure), (8, 1, sure)]
    count = fact_counts(first(n, *one) for n, one in enumerate(said))[FactId("f")]
    drawn = count.drawn
    assert drawn is not None
    assert (drawn.version_id, drawn.option, drawn.chosen, drawn.asked) == (7, 2, 2, 4)
    assert drawn.certain == 1
    assert drawn.share == 0.5
    assert count.certain_wrong == 2
    assert count.missed_by == (0, 1, 2, 4)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_the_published_one(hits: int, n: int, low: float, high: float) -> None:
    assert wilson(hits, n) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilsons_interval_holds_the_share_and_mirrors(pair: tuple[int, int]) -> None:
    hits, n = pair
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n + 1e-12
    assert hits / n - 1e-12 <= high <= 1
    assert wilson(n - hits, n) == pytest.approx((1 - high, 1 - low))
