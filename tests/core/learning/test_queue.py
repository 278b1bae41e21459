"""The order of a day's review (spec RV-6)."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty, ItemVersion
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemVersionId, TopicId
from quizapp.core.learning.queue import Queue, due_day, queue_of, spread, upcoming
from quizapp.core.learning.review_cards import FactResponse, ReviewCard, replayed
from quizapp.env.clock import learning_day
from tests.builders import MOMENT, a_version
from tests.core.learning.test_review_cards import a_fact_response, histories

DAY = timedelta(days=1)
GUESS, THINK_SO, CERTAIN = Certainty.GUESS, Certainty.THINK_SO, Certainty.CERTAIN
RIGHT, WRONG = Outcome.RIGHT, Outcome.WRONG


def day_of(at: datetime) -> date:
    return learning_day(at, UTC)


def cards(**responses: list[FactResponse]) -> list[ReviewCard]:
    return list(replayed((FactId(n), r) for n, all_ in responses.items() for r in all_).values())


def on(day: float, outcome: Outcome, sure: Certainty = THINK_SO) -> FactResponse:
    return a_fact_response(outcome, sure, at=MOMENT + day * DAY)


def queue(made: list[ReviewCard], *, day: float) -> Queue:
    return queue_of(made, MOMENT + day * DAY, day_of)


def test_what_was_missed_last_comes_first_by_how_sure_it_was_then_guesses_then_what_is_due() -> (
    None
):
    made = cards(
        due=[on(-3, RIGHT)],
        guessed=[on(-1, RIGHT, GUESS)],
        missed=[on(-1, WRONG)],
        sure=[on(-1, WRONG, CERTAIN)],
        fresh=[on(-1, RIGHT)],
    )
    found = queue(made, day=0)
    assert found.facts == ("sure", "missed", "guessed", "due")
    assert (found.certain_wrong, found.wrong) == (("sure",), ("missed",))
    assert (found.lucky, found.due) == (("guessed",), ("due",))


def test_what_was_missed_today_is_there_at_once() -> None:
    assert queue(cards(a=[on(0, WRONG)]), day=0.01).wrong == ("a",)


def test_once_right_again_it_waits_for_its_date_like_the_rest() -> None:
    mended = cards(a=[on(0, WRONG, CERTAIN), on(0.1, RIGHT)])
    assert queue(mended, day=0.2).facts == ()
    assert queue(mended, day=1).listed == ("a",)


def test_a_guess_of_today_is_not_asked_again_today_but_tomorrow() -> None:
    made = cards(a=[on(0, RIGHT, GUESS)])
    assert queue(made, day=0.2).facts == ()
    assert queue(made, day=1).lucky == ("a",)


def test_a_guess_that_was_known_since_waits_for_its_date() -> None:
    made = cards(a=[on(-2, RIGHT, GUESS), on(-1, RIGHT), on(-0.9, RIGHT)])
    assert queue(made, day=0).lucky == ()


def test_what_is_due_in_the_evening_is_due_in_the_morning() -> None:
    made = cards(a=[a_fact_response(RIGHT, at=MOMENT.replace(hour=22))])
    due_on = MOMENT + 2 * DAY
    assert queue_of(made, due_on.replace(hour=4), day_of).due == ("a",)
    assert queue_of(made, due_on.replace(hour=3), day_of).due == ()


def test_the_longest_overdue_comes_first() -> None:
    made = cards(a=[on(-5, RIGHT)], b=[on(-9, RIGHT)], c=[on(-7, RIGHT)])
    assert queue(made, day=0).due == ("b", "c", "a")


def test_the_check_of_a_certain_mistake_is_due_after_a_week_and_not_before() -> None:
    certain = [on(0, WRONG, CERTAIN), on(1, RIGHT), on(2, RIGHT), on(3, RIGHT), on(6, RIGHT)]
    (card,) = made = cards(a=certain)
    assert card.memory.due_at > MOMENT + 8 * DAY
    assert queue(made, day=6.5).facts == ()
    assert queue(made, day=6.8).checks == queue(made, day=7).checks == ("a",)
    guessed = cards(a=[*certain, on(7, RIGHT, GUESS)])
    assert queue(guessed, day=7.1).facts == ()
    assert queue(guessed, day=8).checks == ("a",)


def test_a_clock_set_back_a_year_makes_everything_due_and_answered_facts_leave() -> None:
    made = cards(a=[on(0, RIGHT)], b=[on(0, RIGHT)])
    assert queue(made, day=-365).due == ("a", "b")
    made = cards(a=[on(0, RIGHT), on(-365, RIGHT)], b=[on(0, RIGHT)])
    assert queue(made, day=-364.9).due == ("b",)


def test_a_clock_set_forward_a_year_and_back_leaves_nothing_waiting_for_that_year() -> None:
    made = cards(
        a=[on(365, RIGHT)], b=[on(365, WRONG)], c=[on(365, RIGHT, GUESS)], d=[on(0, RIGHT)]
    )
    assert set(queue(made, day=0.1).facts) == {"a", "b", "c"}
    again = cards(a=[on(365, RIGHT), on(0.1, RIGHT)])
    (card,) = again
    assert queue(again, day=0.2).facts == ()
    assert card.memory.due_at < MOMENT + 10 * DAY


def test_a_day_of_a_clock_that_ran_ahead_is_never_told_as_the_next_one() -> None:
    made = cards(a=[on(3650, RIGHT)], b=[on(3650, WRONG)])
    assert upcoming(made, MOMENT, day_of) is None
    told = upcoming([*made, *cards(c=[on(0, RIGHT)])], MOMENT, day_of)
    assert told is not None
    assert (told.day, told.facts) == (MOMENT.date() + 2 * DAY, 1)


def test_the_day_told_is_the_day_on_which_it_is_asked() -> None:
    """A right guess of a fact that was firm was told for in a month, and asked the next day."""
    firm = [on(0, RIGHT), on(2, RIGHT), on(13, RIGHT), on(50, RIGHT, GUESS)]
    (card,) = made = cards(a=firm)
    assert card.due_at() > MOMENT + 60 * DAY
    assert due_day(card, day_of) == day_of(MOMENT + 51 * DAY)
    told = upcoming(made, MOMENT + 50.1 * DAY, day_of)
    assert told is not None
    assert told.day == day_of(MOMENT + 51 * DAY)
    assert queue(made, day=51).lucky == ("a",)


def test_some_hours_between_two_clocks_make_nothing_due() -> None:
    """Flying west, or two computers that do not agree, is no wrong clock."""
    assert queue(cards(a=[on(0, RIGHT)]), day=-0.6).facts == ()


@given(histories(), st.integers(-600_000, 600_000))
def test_every_card_is_in_one_group_at_most_and_what_waits_has_a_date_ahead(
    history: list[tuple[FactId, FactResponse]], minutes: int
) -> None:
    now = MOMENT + timedelta(minutes=minutes)
    made = replayed(history)
    found = queue_of(made.values(), now, day_of)
    assert len(set(found.facts)) == len(found.facts)
    assert set(found.facts) <= set(made)
    for fact_id in set(made) - set(found.facts):
        card = made[fact_id]
        assert day_of(now) < due_day(card, day_of)
        assert card.memory.reviewed_at <= now + DAY
        assert not card.missed_last
    assert queue_of(reversed(list(made.values())), now, day_of) == found


# No two neighbours of one topic


def versions(topics: str) -> list[ItemVersion]:
    return [
        a_version(id=ItemVersionId(place), topic_id=TopicId(topic))
        for place, topic in enumerate(topics)
    ]


def order(topics: str) -> str:
    return "".join(version.topic_id for version in spread(versions(topics)))


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        ("", ""),
        ("aaa", "aaa"),
        ("abc", "abc"),
        ("aabb", "abab"),
        ("baa", "aba"),
        ("bcaaa", "abaca"),
        ("aaab", "abaa"),
    ],
)
def test_questions_of_one_topic_are_kept_apart(topics: str, expected: str) -> None:
    assert order(topics) == expected


@given(st.text("abcd", max_size=14))
def test_no_two_neighbours_are_of_one_topic_wherever_that_can_be(topics: str) -> None:
    made = spread(versions(topics))
    assert sorted(version.id for version in made) == list(range(len(topics)))
    most = max(Counter(topics).values(), default=0)
    if most <= (len(topics) + 1) // 2:
        assert all(a.topic_id != b.topic_id for a, b in pairwise(made))
    for topic in set(topics):  # within a topic the order stays
        ids = [version.id for version in made if version.topic_id == topic]
        assert ids == sorted(ids)
