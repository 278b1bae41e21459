"""What a day asks: promises first, then a few new facts, with a bound (spec DY-1 to DY-4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.review_cards import FactResponse, ReviewCard, after_response
from quizapp.core.learning.todays_task import (
    AFTER_PAUSE,
    MOST,
    NEW,
    SIZE,
    Begun,
    Task,
    TestSession,
    is_after_pause,
    task_of,
)
from tests.builders import MOMENT
from tests.services.reviewing import day_of

TODAY = day_of(MOMENT)
NEVER_MET = [FactId(f"new-{n:02}") for n in range(20)]


def a_card(number: int, *, days_ago: int, right: bool = True) -> ReviewCard:
    """Return the card of a fact that was answered once."""
    at = MOMENT - timedelta(days=days_ago)
    outcome = Outcome.RIGHT if right else Outcome.WRONG
    said = FactResponse(
        PresentedId(number), ItemId("item"), ItemKind.CHOICE, outcome, None, at, day_of(at)
    )
    card = after_response(None, FactId(f"fact-{number:02}"), said)
    assert card is not None
    return card


def task(*cards: ReviewCard, new: int = 20, **more: object) -> Task:
    found = {card.fact_id: card for card in cards}
    return task_of(found, NEVER_MET[:new], MOMENT, day_of, **more)  # type: ignore[arg-type]


def due(number: int, first: int = 0) -> list[ReviewCard]:
    """Return cards of facts that come back today."""
    return [a_card(first + n, days_ago=3, right=False) for n in range(number)]


@pytest.mark.parametrize(
    ("back", "review", "new", "waiting"),
    [
        (0, 0, 5, 0),
        (2, 2, 5, 0),
        (3, 3, 5, 0),
        (5, 5, 3, 0),
        (8, 8, 0, 0),
        (12, 12, 0, 0),
        (30, 12, 0, 18),
    ],
)
def test_what_comes_back_is_asked_before_a_few_new_facts(
    back: int, review: int, new: int, waiting: int
) -> None:
    found = task(*due(back))
    assert (len(found.review), len(found.new), found.waiting) == (review, new, waiting)
    assert found.facts == found.review + found.new


def test_where_little_is_new_the_day_is_short() -> None:
    assert task(*due(1), new=2).whole == 3
    assert task(new=0).facts == ()


def test_what_was_answered_today_is_not_asked_again_today() -> None:
    missed_now = a_card(1, days_ago=0, right=False)
    assert task(missed_now, new=0).facts == ()
    tomorrow = task_of({missed_now.fact_id: missed_now}, [], MOMENT + timedelta(days=1), day_of)
    assert tomorrow.review == (missed_now.fact_id,)


def test_a_day_goes_on_where_it_stopped_and_does_not_grow() -> None:
    cards = due(3)
    whole = task(*cards).whole
    for done in range(4):
        # Each that was asked has a card of today; the rest is still due.
        now = [a_card(n, days_ago=0, right=n % 2 == 0) for n in range(done)] + cards[done:]
        begun = Begun(frozenset(card.fact_id for card in now[:done]))
        found = task(*now, begun=begun)
        assert (found.asked, found.whole) == (done, whole)
    met = frozenset(card.fact_id for card in cards) | set(NEVER_MET[:5])
    assert task(begun=Begun(met, 5)).facts == ()


def test_what_was_skipped_today_waits_for_the_next_day() -> None:
    cards = due(2)
    found = task(*cards, new=0, begun=Begun(frozenset({cards[0].fact_id})))
    assert found.review == (cards[1].fact_id,)
    skipped = task(begun=Begun(frozenset(NEVER_MET[:5]), 5))
    assert skipped.facts == ()


def test_new_facts_of_any_quiz_count_towards_those_of_the_day() -> None:
    assert len(task(begun=Begun(met=3)).new) == 2
    assert task(begun=Begun(met=10)).facts == ()


def test_after_a_pause_the_task_is_smaller_and_nothing_in_it_is_new() -> None:
    back = task(*due(30), after_pause=True)
    assert (len(back.review), back.new, back.waiting) == (AFTER_PAUSE, (), 30 - AFTER_PAUSE)
    few = task(*due(2), after_pause=True)
    assert (len(few.review), few.new) == (2, ())
    done = task(*due(25, 5), after_pause=True, begun=Begun(frozenset(c.fact_id for c in due(5))))
    assert (done.facts, done.whole) == ((), AFTER_PAUSE)
    assert task(after_pause=True).whole == AFTER_PAUSE  # with nothing due it begins anew


def test_a_session_for_a_test_takes_the_places_of_what_is_new() -> None:
    known = a_card(9, days_ago=1)
    session = TestSession((*NEVER_MET[:3], known.fact_id, *NEVER_MET[3:]), 8)
    found = task(*due(2), known, session=session)
    assert found.facts == (FactId("fact-00"), FactId("fact-01"), FactId("fact-09"), *NEVER_MET[:5])
    many = task(*due(20), session=replace(session, size=15))
    assert (len(many.review), many.new, many.waiting) == (15, (), 5)


@pytest.mark.parametrize(("away", "paused"), [(1, False), (13, False), (14, True), (40, True)])
def test_two_weeks_away_are_a_pause(away: int, paused: bool) -> None:
    learned = {TODAY, TODAY - timedelta(days=away)}
    assert is_after_pause(learned, TODAY, before=True) is paused


def test_who_is_new_has_not_been_away() -> None:
    assert not is_after_pause(set[date](), TODAY, before=False)


@given(
    ages=st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=40),
    new=st.integers(0, 20),
    met=st.integers(0, 8),
    after_pause=st.booleans(),
)
def test_whatever_is_due_the_day_has_a_bound(
    ages: list[tuple[int, bool]], new: int, met: int, after_pause: bool
) -> None:
    cards = [a_card(n, days_ago=ago, right=right) for n, (ago, right) in enumerate(ages)]
    found = task(*cards, new=new, begun=Begun(met=met), after_pause=after_pause)
    assert len(found.review) <= (AFTER_PAUSE if after_pause else MOST)
    assert len(found.new) <= max(0, NEW - met)
    assert not (found.waiting and found.new)
    assert not found.new or len(found.facts) <= SIZE
    today = {card.fact_id for card in cards if card.last.day == TODAY}
    assert not today & set(found.facts)
