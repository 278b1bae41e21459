"""FSRS as the app uses it: the values of spec RV-1 to RV-3, and the library's traps."""

import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.scheduling import LONGEST, Memory, Rating, rating_of, recall, reviewed
from tests.builders import MOMENT
from tests.waiting import PATIENCE

AGAIN, HARD, GOOD = Rating.AGAIN, Rating.HARD, Rating.GOOD
DAY = timedelta(days=1)

moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001  hypothesis wants naive limits
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
ratings = st.sampled_from(Rating)


def days_until_due(memory: Memory) -> int:
    return (memory.due_at - memory.reviewed_at) // DAY


@pytest.mark.parametrize(
    ("rating", "stability", "difficulty", "days"),
    [(AGAIN, 0.2120, 6.4133, 1), (HARD, 1.2931, 5.1122, 1), (GOOD, 2.3065, 2.1181, 2)],
)
def test_a_first_rating_gives_the_reference_memory(
    rating: Rating, stability: float, difficulty: float, days: int
) -> None:
    memory = reviewed(None, rating, MOMENT)
    assert memory.stability == pytest.approx(stability, abs=5e-5)
    assert memory.difficulty == pytest.approx(difficulty, abs=5e-5)
    assert memory.due_at - MOMENT == timedelta(days=days)


def test_seven_ratings_at_their_due_dates_give_the_reference_sequence() -> None:
    memory, at = None, MOMENT
    stabilities, days = [], []
    for rating in (GOOD, GOOD, GOOD, GOOD, AGAIN, GOOD, GOOD):
        memory = reviewed(memory, rating, at)
        stabilities.append(memory.stability)
        days.append(days_until_due(memory))
        at = memory.due_at
    expected = [2.3065, 10.9643, 46.2802, 162.8622, 4.7160, 12.1047, 27.6098]
    assert stabilities == pytest.approx(expected, abs=5e-5)
    assert days == [2, 11, 46, 163, 5, 12, 28]


@pytest.mark.parametrize(("days", "chance"), [(1, 0.9468), (7, 0.8083), (30, 0.6675)])
def test_recall_falls_as_the_reference_values_say(days: int, chance: float) -> None:
    memory = reviewed(None, GOOD, MOMENT)
    assert recall(memory, MOMENT + days * DAY) == pytest.approx(chance, abs=5e-5)


@given(
    st.floats(0.001, 36_500),
    st.floats(1, 10),
    st.timedeltas(timedelta(days=-400), timedelta(days=40_000)),
)
def test_recall_is_what_the_library_says(
    stability: float, difficulty: float, past: timedelta
) -> None:
    from fsrs import Card, Scheduler, State

    card = Card(
        card_id=0,
        state=State.Review,
        stability=stability,
        difficulty=difficulty,
        due=MOMENT,
        last_review=MOMENT,
    )
    theirs = Scheduler().get_card_retrievability(card, MOMENT + past)
    ours = recall(Memory(stability, difficulty, MOMENT, MOMENT), MOMENT + past)
    assert ours == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize(("second", "stability"), [(AGAIN, 0.7751), (HARD, 2.3065), (GOOD, 2.3065)])
def test_a_second_rating_on_the_same_day_gives_the_reference_stability(
    second: Rating, stability: float
) -> None:
    memory = reviewed(reviewed(None, GOOD, MOMENT), second, MOMENT + timedelta(hours=2))
    assert memory.stability == pytest.approx(stability, abs=5e-5)


GUESS, THINK_SO, CERTAIN = Certainty.GUESS, Certainty.THINK_SO, Certainty.CERTAIN
CHOICE, CLAIM = ItemKind.CHOICE, ItemKind.TRUE_FALSE


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    ("outcome", "kind", "expected"),
    [
        (Outcome.WRONG, CHOICE, {GUESS: AGAIN, THINK_SO: AGAIN, CERTAIN: AGAIN, None: AGAIN}),
        (Outcome.WRONG, CLAIM, {GUESS: AGAIN, THINK_SO: AGAIN, CERTAIN: AGAIN, None: AGAIN}),
        (Outcome.RIGHT, CHOICE, {GUESS: HARD, THINK_SO: GOOD, CERTAIN: GOOD, None: GOOD}),
        (Outcome.RIGHT, CLAIM, {GUESS: AGAIN, THINK_SO: GOOD, CERTAIN: GOOD}),
        (Outcome.SKIPPED, CHOICE, {GUESS: None, THINK_SO: None, CERTAIN: None, None: None}),
        (Outcome.SKIPPED, CLAIM, {GUESS: None, THINK_SO: None, CERTAIN: None, None: None}),
    ],
)
def test_a_response_is_rated_as_the_table_says(
    outcome: Outcome,
    kind: ItemKind,
    expected: dict[Certainty | None, Rating | None],
    first: bool,
) -> None:
    rated = {sure: rating_of(outcome, sure, kind, first=first) for sure in expected}
    assert rated == expected


def test_a_claim_judged_right_without_certainty_is_hard_the_first_time_only() -> None:
    assert rating_of(Outcome.RIGHT, None, CLAIM, first=True) is HARD
    assert rating_of(Outcome.RIGHT, None, CLAIM, first=False) is GOOD


def test_easy_is_no_rating_that_a_response_can_have() -> None:
    assert [rating.name for rating in Rating] == ["AGAIN", "HARD", "GOOD"]


@pytest.mark.parametrize(
    "zone",
    [ZoneInfo("UTC"), ZoneInfo("Europe/Berlin"), timezone(timedelta(hours=-11)), UTC],
    ids=str,
)
def test_a_moment_may_be_in_any_zone_though_the_library_takes_one_only(
    zone: ZoneInfo | timezone,
) -> None:
    there = MOMENT.astimezone(zone)
    memory = reviewed(reviewed(None, GOOD, there), GOOD, there + 2 * DAY)
    assert memory == reviewed(reviewed(None, GOOD, MOMENT), GOOD, MOMENT + 2 * DAY)
    assert memory.due_at.tzinfo is UTC
    assert recall(memory, there + 9 * DAY) == recall(memory, MOMENT + 9 * DAY)


def test_nothing_is_forgotten_within_a_day() -> None:
    memory = reviewed(None, AGAIN, MOMENT)
    later = MOMENT + timedelta(hours=23)
    assert recall(memory, later) == 1.0


def test_what_was_never_met_is_not_recalled() -> None:
    assert recall(None, MOMENT) == 0.0


def test_a_first_review_does_not_sleep_for_an_id(monkeypatch: pytest.MonkeyPatch) -> None:
    reviewed(None, GOOD, MOMENT)  # loads the library
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    reviewed(None, GOOD, MOMENT)
    assert slept == []  # a card with an id of its own sleeps for a millisecond


def test_intervals_are_not_blurred_and_no_dice_are_thrown() -> None:
    random.seed(1)
    state = random.getstate()
    grown = Memory(8.2956, 1.0, MOMENT, MOMENT + 8 * DAY)
    assert len({reviewed(grown, GOOD, grown.due_at) for _ in range(50)}) == 1
    assert random.getstate() == state


def test_the_library_is_not_loaded_with_the_app() -> None:
    code = "import sys, quizapp.app, quizapp.services.practice, quizapp.services.review"
    code += "; sys.exit('fsrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=PATIENCE).returncode == 0


@given(st.lists(st.tuples(ratings, moments), min_size=1, max_size=12), st.integers(1, 400))
def test_whatever_the_clock_said_the_next_date_is_at_least_a_day_after_the_latest_review(
    reviews: list[tuple[Rating, datetime]], longest: int
) -> None:
    memory = None
    for rating, at in reviews:
        memory = reviewed(memory, rating, at, longest)
        assert DAY <= memory.due_at - at <= longest * DAY
        assert memory.reviewed_at == at
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10


@given(st.lists(ratings, min_size=1, max_size=12), st.lists(st.integers(0, 900), min_size=12))
def test_recall_falls_from_one_towards_zero_as_days_pass(
    rated: list[Rating], gaps: list[int]
) -> None:
    memory, at = None, MOMENT
    for rating, gap in zip(rated, gaps, strict=False):
        at += gap * DAY
        memory = reviewed(memory, rating, at)
    chances = [recall(memory, at + days * DAY) for days in (0, 1, 7, 30, 365, LONGEST)]
    assert chances[0] == 1.0
    assert all(0 < later < earlier for earlier, later in pairwise(chances))


@given(moments, st.integers(1, 5000), ratings, ratings)
def test_a_clock_set_back_counts_as_the_same_day(
    at: datetime, days: int, first: Rating, second: Rating
) -> None:
    wrong = reviewed(None, first, at + days * DAY)
    assert recall(wrong, at) == 1.0
    mended = reviewed(wrong, second, at)
    same_day = reviewed(reviewed(None, first, at), second, at)
    assert mended == same_day


@given(st.integers(0, 40), st.sampled_from([GOOD, HARD]))
def test_an_interval_is_cut_to_the_days_before_a_test(days: int, rating: Rating) -> None:
    grown = Memory(100.0, 3.0, MOMENT, MOMENT + 100 * DAY)
    memory = reviewed(grown, rating, MOMENT + days * DAY, longest=9)
    assert days_until_due(memory) == 9
    assert memory.stability >= 100
