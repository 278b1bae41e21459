"""Preparing for a test: its days, its sessions, its forecast (spec TP-1 to TP-5)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId, PresentedId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.review_cards import DAYS_NEEDED, FactResponse, ReviewCard, after_response
from quizapp.core.learning.scheduling import recall
from quizapp.core.learning.test_plan import (
    NO_TEST,
    Ahead,
    PlannedFact,
    Preparation,
    choose_for_test,
    forecast,
    session_days,
    within_test,
)

NOW = datetime(2026, 11, 2, 16, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
RIGHT, WRONG = Outcome.RIGHT, Outcome.WRONG


def day_of(at: datetime) -> date:
    return (at - timedelta(hours=4)).date()


def a_card(
    number: int, *, days_ago: float = 3, outcome: Outcome = RIGHT, sure: bool = False
) -> ReviewCard:
    at = NOW - days_ago * DAY
    certainty = Certainty.CERTAIN if sure else Certainty.THINK_SO
    response = FactResponse(
        PresentedId(number), ItemId("item"), ItemKind.CHOICE, outcome, certainty, at, day_of(at)
    )
    card = after_response(None, FactId(f"fact-{number:02}"), response)
    assert card is not None
    return card


def some_facts(topics: str) -> tuple[PlannedFact, ...]:
    """Return facts named by their place, each on the topic that its letter names."""
    return tuple(
        PlannedFact(FactId(f"fact-{number:02}"), TopicId(topic))
        for number, topic in enumerate(topics)
    )


def chosen(
    facts: Iterable[PlannedFact], *cards: ReviewCard, size: int = 12, days: int = 10
) -> list[int]:
    """Return the places of the facts that are chosen."""
    found = choose_for_test(
        tuple(facts),
        {card.fact_id: card for card in cards},
        Preparation(TODAY + days * DAY, size=size),
        NOW,
        day_of,
    )
    return [int(fact_id.removeprefix("fact-")) for fact_id in found]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-3, []),
        (0, []),
        (1, [0]),
        (2, [0, 1]),
        (3, [0, 1, 2]),
        (6, [0, 2, 3, 4, 5]),
        (10, [0, 2, 4, 6, 7, 8, 9]),
        (20, [0, 4, 8, 11, 13, 15, 16, 17, 18, 19]),
    ],
)
def test_sessions_lie_a_fifth_of_the_days_left_apart_and_the_last_on_the_eve(
    days: int, expected: list[int]
) -> None:
    found = session_days(TODAY, TODAY + days * DAY)
    assert [(day - TODAY).days for day in found] == expected


def test_a_test_in_a_year_asks_for_few_sessions_at_first() -> None:
    found = session_days(TODAY, TODAY + 365 * DAY)
    assert (found[1] - found[0]).days == 73
    assert len(found) < 30


def test_after_todays_session_the_next_one_waits_for_its_gap() -> None:
    assert session_days(TODAY, TODAY + 10 * DAY, last=TODAY)[0] == TODAY + 2 * DAY


def test_a_session_that_was_missed_is_due_today() -> None:
    assert session_days(TODAY, TODAY + 5 * DAY, last=TODAY - 9 * DAY)[0] == TODAY


def test_after_the_session_on_the_eve_none_is_left() -> None:
    assert session_days(TODAY, TODAY + DAY, last=TODAY) == ()


def test_a_session_dated_in_the_future_by_a_wrong_clock_does_not_stop_the_plan() -> None:
    assert session_days(TODAY, TODAY + 5 * DAY, last=TODAY + 300 * DAY)[0] == TODAY


@given(st.integers(-5, 500), st.none() | st.integers(-400, 5))
def test_every_session_is_before_the_test_and_keeps_the_gap_rule(
    days: int, last: int | None
) -> None:
    test_on = TODAY + days * DAY
    latest = None if last is None else TODAY + last * DAY
    found = session_days(TODAY, test_on, latest)
    assert list(found) == sorted(set(found))
    assert all(TODAY <= day < test_on for day in found)
    for before, after in pairwise(found):
        left = (test_on - before).days
        assert (after - before).days >= max(1, 0.2 * left)
        assert (after - before).days < max(1, 0.2 * left) + 1
    if days > 0 and latest != test_on - DAY:
        assert found[-1] == test_on - DAY


def test_with_no_facts_there_is_nothing_to_ask() -> None:
    assert chosen([]) == []


def test_facts_never_met_are_asked() -> None:
    assert sorted(chosen(some_facts("abab"))) == [0, 1, 2, 3]


def test_more_is_wanted_than_there_is_and_all_of_it_comes_once() -> None:
    assert sorted(chosen(some_facts("abc"), a_card(0), size=50)) == [0, 1, 2]


def test_what_was_right_today_is_not_crammed() -> None:
    assert chosen(some_facts("ab"), a_card(0, days_ago=0), a_card(1, days_ago=0.1)) == []


def test_a_session_is_plain_review_what_is_due_then_the_new_then_the_most_faded() -> None:
    facts = some_facts("abcabc")
    firm = [firmer(a_card(number, days_ago=8), 5) for number in (0, 1)]
    cards = [firmer(firm[0], 1), firmer(firm[1], 2), a_card(2), a_card(3, outcome=WRONG)]
    assert chosen(facts, *cards) == [3, 2, 4, 5, 1, 0]
    assert chosen(facts, *cards, size=3) == [3, 2, 4]


def firmer(card: ReviewCard, days_ago: float) -> ReviewCard:
    """Return the card after one more right response."""
    at = NOW - days_ago * DAY
    again = after_response(
        card, card.fact_id, replace(card.last, outcome=RIGHT, at=at, day=day_of(at))
    )
    assert again is not None
    return again


def test_new_facts_come_easiest_first_and_else_in_their_order() -> None:
    hard, easy, easy_too = some_facts("abc")
    assert chosen([replace(hard, difficulty=3), easy, easy_too]) == [1, 2, 0]


def test_what_the_schedule_has_after_the_test_comes_on_its_eve() -> None:
    card = firmer(a_card(0, days_ago=8), 1)
    assert day_of(card.due_at()) > TODAY
    assert chosen(some_facts("ab"), card, days=1) == [0, 1]
    assert chosen(some_facts("ab"), card, days=2) == [1, 0]


def test_misconceptions_come_before_mistakes_and_mistakes_before_the_rest() -> None:
    facts = some_facts("abc")
    cards = [
        a_card(0),
        a_card(1, outcome=WRONG),
        a_card(2, outcome=WRONG, sure=True),
    ]
    assert chosen(facts, *cards) == [2, 1, 0]


@settings(max_examples=40)
@given(st.integers(0, 14), st.integers(1, 12), st.integers(0, 40), st.data())
def test_a_session_has_no_fact_twice_and_is_as_long_as_it_can_be(
    number: int, size: int, days: int, data: st.DataObject
) -> None:
    facts = some_facts("a" * number)
    met = data.draw(st.sets(st.integers(0, max(0, number - 1)), max_size=number))
    cards = [a_card(one, days_ago=data.draw(st.integers(1, 30))) for one in met]
    found = chosen(facts, *cards, size=size, days=days)
    assert len(set(found)) == len(found) == min(size, number)


def test_the_forecast_of_nothing_is_nothing() -> None:
    expected = forecast([], {}, Preparation(TODAY + DAY), NOW, day_of, (TODAY,))
    assert (expected.now, expected.then) == (0.0, 0.0)


def test_what_was_missed_last_time_is_not_foreseen_as_known_before_a_session_asks_it() -> None:
    card = a_card(0, outcome=WRONG)
    preparation = Preparation(TODAY + 10 * DAY)
    sessions = session_days(TODAY, preparation.test_on)
    cards = {card.fact_id: card}
    assert forecast(some_facts("a"), cards, preparation, NOW, day_of, ()).then == 0
    expected = forecast(some_facts("a"), cards, preparation, NOW, day_of, sessions)
    assert (expected.now, expected.then > 0.5) == (0, True)


def test_without_sessions_the_forecast_is_plain_forgetting() -> None:
    card = a_card(0)
    preparation = Preparation(TODAY + 10 * DAY)
    expected = forecast(some_facts("ab"), {card.fact_id: card}, preparation, NOW, day_of, ())
    assert expected.now == expected.then
    assert expected.now == pytest.approx(recall(card.memory, NOW + 10 * DAY) / 2)


@settings(max_examples=20)
@given(st.integers(1, 15), st.integers(1, 10), st.sets(st.integers(0, 9)))
def test_the_planned_sessions_are_expected_to_help(days: int, size: int, met: set[int]) -> None:
    cards = [a_card(number) for number in met]
    preparation = Preparation(TODAY + days * DAY, size=size)
    expected = forecast(
        some_facts("abcabcabca"),
        {card.fact_id: card for card in cards},
        preparation,
        NOW,
        day_of,
        session_days(TODAY, preparation.test_on),
    )
    assert 0 <= expected.now < expected.then <= 1


def test_with_two_sessions_left_one_right_day_is_enough_for_facts_of_the_test() -> None:
    fact_id = FactId("fact-00")
    days = tuple(TODAY + n * DAY for n in range(3))
    assert Ahead(TODAY, frozenset({fact_id}), days).needed(fact_id) == DAYS_NEEDED
    assert Ahead(TODAY, frozenset({fact_id}), days[:2]).needed(fact_id) == 1
    assert Ahead(TODAY, frozenset({fact_id}), days[:2]).needed(FactId("other")) == DAYS_NEEDED


def test_no_test_touches_nothing() -> None:
    card = a_card(0)
    assert NO_TEST.needed(card.fact_id) == DAYS_NEEDED
    assert NO_TEST.capped(card, day_of) is card


@given(st.integers(-20, 60), st.integers(0, 30))
def test_a_fact_of_the_test_is_due_on_its_eve_at_the_latest_and_never_before_its_review(
    days: int, ago: int
) -> None:
    card = a_card(0, days_ago=ago)
    test_on = TODAY + days * DAY
    capped = within_test(card, test_on, day_of)
    eve = test_on - DAY
    assert capped.memory.due_at <= card.memory.due_at
    assert capped.memory.due_at > card.memory.reviewed_at
    if day_of(card.memory.reviewed_at) < eve:
        assert day_of(capped.memory.due_at) <= eve
    else:
        assert capped == card
