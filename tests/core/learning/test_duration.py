"""How long a session takes: the learner's own pace, else an estimate."""

from datetime import timedelta

from quizapp.core.answering.attempts import Question
from quizapp.core.learning.duration import LONGEST, QUICKEST, USUAL, minutes, pace
from tests.builders import MOMENT, a_question


def _took(seconds: float) -> Question:
    return a_question(shown_at=MOMENT, left_at=MOMENT + timedelta(seconds=seconds))


def test_twelve_facts_of_an_unknown_learner_take_eight_minutes() -> None:
    assert pace([]) == USUAL
    assert minutes(12, USUAL) == 8


def test_from_five_questions_on_the_median_counts() -> None:
    assert pace([_took(s) for s in (5, 10, 100, 12)]) == USUAL
    assert pace([_took(s) for s in (5, 20, 100, 22, 170)]) == timedelta(seconds=22)


def test_what_was_left_alone_not_shown_or_under_a_mended_clock_does_not_count() -> None:
    counted = [_took(20)] * 5
    strange = [_took(LONGEST.total_seconds() + 1), _took(-5)]
    strange += [a_question(left_at=MOMENT), a_question(shown_at=MOMENT)]
    assert pace(counted + strange * 4) == timedelta(seconds=20)


def test_who_clicks_through_is_not_promised_a_shorter_session_than_reading_takes() -> None:
    assert pace([_took(2)] * 10) == QUICKEST


def test_a_session_takes_at_least_a_minute() -> None:
    assert minutes(1, timedelta(seconds=2)) == 1
