"""The wrong list's rules (spec RV-7), and that a card is what its responses amount to."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.review_cards import (
    CHECK_AFTER,
    DAYS_NEEDED,
    DAYS_NEEDED_BY_CLAIMS,
    FactResponse,
    Reason,
    ReviewCard,
    after_response,
    replayed,
)
from quizapp.env.clock import learning_day
from tests.builders import MOMENT

FACT = FactId("routes-china")
GUESS, THINK_SO, CERTAIN = Certainty.GUESS, Certainty.THINK_SO, Certainty.CERTAIN
CHOICE, CLAIM = ItemKind.CHOICE, ItemKind.TRUE_FALSE
RIGHT, WRONG, SKIPPED = Outcome.RIGHT, Outcome.WRONG, Outcome.SKIPPED
DAY = timedelta(days=1)


def a_fact_response(
    outcome: Outcome,
    certainty: Certainty | None = THINK_SO,
    *,
    at: datetime = MOMENT,
    kind: ItemKind = CHOICE,
    number: int = 1,
    zone: tzinfo = UTC,
) -> FactResponse:
    return FactResponse(
        presented_id=PresentedId(number),
        item_id=ItemId("routes-china-way"),
        kind=kind,
        outcome=outcome,
        certainty=certainty,
        at=at,
        day=learning_day(at, zone),
    )


def card_after(*responses: FactResponse) -> ReviewCard:
    card = replayed((FACT, response) for response in responses)[FACT]
    assert card.responses == sum(r.outcome is not SKIPPED for r in responses)
    return card


def right_on(
    *days: float, kind: ItemKind = CHOICE, sure: Certainty = THINK_SO
) -> list[FactResponse]:
    return [a_fact_response(RIGHT, sure, at=MOMENT + day * DAY, kind=kind) for day in days]


def missed(sure: Certainty | None = THINK_SO, *, day: float = 0, number: int = 1) -> FactResponse:
    return a_fact_response(WRONG, sure, at=MOMENT + day * DAY, number=number)


@pytest.mark.parametrize(
    ("outcome", "certainty", "reason"),
    [
        (WRONG, CERTAIN, Reason.CERTAIN_WRONG),
        (WRONG, THINK_SO, Reason.WRONG),
        (WRONG, GUESS, Reason.WRONG),
        (WRONG, None, Reason.WRONG),
        (RIGHT, GUESS, Reason.GUESSED),
        (RIGHT, THINK_SO, None),
        (RIGHT, CERTAIN, None),
        (RIGHT, None, None),
    ],
)
def test_a_first_response_puts_a_fact_on_the_list_or_not(
    outcome: Outcome, certainty: Certainty | None, reason: Reason | None
) -> None:
    card = card_after(a_fact_response(outcome, certainty, number=7))
    assert card.reason is reason
    assert card.on_list() is (reason is not None)
    assert card.reason_id == (None if reason is None else 7)


def test_a_missed_fact_leaves_after_three_different_days_and_not_before() -> None:
    responses = [missed(), *right_on(1, 1.1, 1.2, 2, 2.1)]
    card = card_after(*responses)
    assert (card.on_list(), card.right_days) == (True, 2)
    assert not card_after(*responses, *right_on(3)).on_list()


def test_right_on_the_day_of_the_miss_is_relearning_and_counts_for_nothing() -> None:
    """Doing the wrong ones again a minute later made it one of three different days."""
    card = card_after(missed(), *right_on(0.001, 0.1, 1, 2))
    assert (card.on_list(), card.right_days) == (True, 2)
    assert not card_after(missed(), *right_on(0.1, 1, 2, 3)).on_list()
    late = card_after(missed(day=0.5), *right_on(0.7))  # 21:30, and 2:18 in the same night
    assert late.right_days == 0


def test_right_on_the_day_of_a_guess_is_relearning_too() -> None:
    assert card_after(*right_on(0, sure=GUESS), *right_on(0.1, 0.2)).right_days == 0
    between = card_after(missed(), *right_on(1, 2), *right_on(3, sure=GUESS), *right_on(3.1))
    assert (between.on_list(), between.right_days) == (True, 2)


def test_a_guess_is_no_day_of_knowing() -> None:
    card = card_after(missed(), *right_on(1, 2, 3, 4, sure=GUESS))
    assert (card.on_list(), card.right_days) == (True, 0)


def test_a_guess_between_does_not_take_earned_days_away() -> None:
    card = card_after(missed(), *right_on(1, 2), *right_on(3, sure=GUESS))
    assert (card.reason, card.right_days) == (Reason.WRONG, 2)


def test_claims_alone_must_be_right_on_five_days() -> None:
    claims = [missed(), *right_on(1, 2, 3, 4, kind=CLAIM)]
    assert card_after(*claims).on_list()
    assert not card_after(*claims, *right_on(5, kind=CLAIM)).on_list()


def test_one_choice_among_the_claims_makes_three_days_enough() -> None:
    assert not card_after(missed(), *right_on(1, 2, kind=CLAIM), *right_on(3)).on_list()
    assert not card_after(missed(), *right_on(1), *right_on(2, 3, kind=CLAIM)).on_list()


def test_a_miss_takes_all_days_away() -> None:
    card = card_after(missed(), *right_on(1, 2), missed(day=3), *right_on(4, 5))
    assert (card.on_list(), card.right_days, card.misses) == (True, 2, 2)


def test_the_choice_before_a_miss_does_not_help_the_claims_after_it() -> None:
    card = card_after(missed(), *right_on(1), missed(day=2), *right_on(3, 4, 5, kind=CLAIM))
    assert card.on_list()


@pytest.mark.parametrize(
    ("misses", "reason", "number"),
    [
        ([CERTAIN, THINK_SO], Reason.CERTAIN_WRONG, 1),
        ([THINK_SO, CERTAIN], Reason.CERTAIN_WRONG, 2),
        ([THINK_SO, None], Reason.WRONG, 2),
        ([CERTAIN, CERTAIN, GUESS], Reason.CERTAIN_WRONG, 2),
    ],
)
def test_the_worst_reason_is_kept_with_the_latest_question_that_gave_it(
    misses: list[Certainty | None], reason: Reason, number: int
) -> None:
    card = card_after(
        *(missed(sure, day=place, number=place + 1) for place, sure in enumerate(misses))
    )
    assert (card.reason, card.reason_id) == (reason, number)


def test_a_lucky_guess_that_is_missed_later_is_a_mistake() -> None:
    card = card_after(*right_on(0, sure=GUESS), missed(day=1, number=9))
    assert (card.reason, card.reason_id) == (Reason.WRONG, 9)


def test_a_fact_that_left_comes_back_for_its_new_reason_only() -> None:
    left = [missed(CERTAIN), *right_on(1, 2, 3)]
    card = card_after(*left, a_fact_response(RIGHT, GUESS, at=MOMENT + 9 * DAY, number=5))
    assert (card.reason, card.reason_id) == (Reason.GUESSED, 5)


def test_certain_and_wrong_is_asked_once_more_after_a_week_even_if_it_left_the_list() -> None:
    card = card_after(missed(CERTAIN), *right_on(1, 2, 3))
    assert not card.on_list()
    assert card.check_at == MOMENT + CHECK_AFTER == MOMENT + 7 * DAY
    assert card.due_at() == min(card.memory.due_at, MOMENT + 7 * DAY)
    firmer = replace(card, memory=replace(card.memory, due_at=MOMENT + 50 * DAY))
    assert firmer.due_at() == MOMENT + 7 * DAY


def test_a_right_response_on_the_seventh_day_is_the_check_whatever_the_hour() -> None:
    before = card_after(missed(CERTAIN), *right_on(6.7))  # 2:18 in the night before
    assert before.check_at == MOMENT + CHECK_AFTER
    assert card_after(missed(CERTAIN), *right_on(6.8)).check_at is None  # 4:42, hours before
    assert card_after(missed(CERTAIN), *right_on(7)).check_at is None


def test_a_guess_is_no_check() -> None:
    card = card_after(missed(CERTAIN), *right_on(1), *right_on(8, sure=GUESS))
    assert card.check_at == MOMENT + CHECK_AFTER
    assert card_after(missed(CERTAIN), *right_on(1), *right_on(8, 9)).check_at is None


@pytest.mark.parametrize("sure", [CERTAIN, THINK_SO, None])
@pytest.mark.parametrize("day", [3, 8])
def test_missed_again_the_check_is_a_week_after_that(day: int, sure: Certainty | None) -> None:
    card = card_after(missed(CERTAIN), missed(sure, day=day))
    assert card.check_at == MOMENT + (day + 7) * DAY
    closed = card_after(missed(CERTAIN), *right_on(8), missed(sure, day=9))
    assert closed.reason is Reason.CERTAIN_WRONG
    assert closed.check_at == MOMENT + 16 * DAY


def test_right_on_the_day_of_the_miss_is_not_the_check() -> None:
    card = card_after(missed(CERTAIN), missed(CERTAIN, day=8), *right_on(8.1))
    assert card.check_at == MOMENT + 15 * DAY


def test_an_unsure_miss_asks_for_no_check() -> None:
    assert card_after(missed(THINK_SO), missed(None, day=1)).check_at is None


def test_a_check_set_by_a_clock_that_ran_ahead_comes_within_a_week_of_the_next_response() -> None:
    card = card_after(missed(CERTAIN, day=365), missed(THINK_SO))
    assert card.check_at == MOMENT + CHECK_AFTER


def test_misses_of_one_day_count_once_and_are_counted_by_learning_days() -> None:
    late = [missed(day=hours / 24) for hours in (0, 0.1, 0.2, 17, 18)]  # until 3.30 in the night
    assert card_after(*late).misses == 1
    assert card_after(*late, missed(day=1)).misses == 2
    assert card_after(*late, missed(day=1)).missed_day == MOMENT.date() + DAY


def test_returns_missed_within_one_session_make_no_leech() -> None:
    session = [missed(day=minute / 1440) for minute in range(4)]
    assert not card_after(*session).leech


def test_what_was_missed_last_time_is_not_expected_to_be_known_until_it_is_right() -> None:
    card = card_after(*right_on(0, 2), missed(day=3))
    assert [card.expected(MOMENT + day * DAY) for day in (3, 4, 30)] == [0, 0, 0]
    again = card_after(*right_on(0, 2), missed(day=3), *right_on(3.1))
    assert again.expected(MOMENT + 3.2 * DAY) == 1
    assert 0 < again.expected(MOMENT + 33 * DAY) < 1


def test_misses_on_four_days_make_a_leech_and_on_three_do_not() -> None:
    misses = [missed(day=day) for day in range(4)]
    assert not card_after(*misses[:3]).leech
    assert card_after(*misses).leech
    assert not card_after(*misses, *right_on(5, 6, 7)).leech


def test_one_day_is_enough_where_the_plan_says_so() -> None:
    card = card_after(missed(), *right_on(1))
    assert card.on_list(DAYS_NEEDED)
    assert not card.on_list(1)
    assert card_after(missed()).on_list(1)


def test_a_skipped_question_changes_nothing() -> None:
    skipped = a_fact_response(SKIPPED, None, at=MOMENT + DAY, number=2)
    assert after_response(None, FACT, skipped) is None
    card = card_after(missed(CERTAIN))
    assert after_response(card, FACT, skipped) is card
    assert replayed([(FACT, skipped)]) == {}


def test_a_guessed_claim_then_a_claim_unasked_is_no_first_time() -> None:
    """The gentler rating of the first time is for the first response, not for the first right."""
    first = a_fact_response(RIGHT, None, kind=CLAIM)
    second = replace(first, at=MOMENT + DAY, day=first.day + DAY)
    alone, again = card_after(first), card_after(first, second)
    assert alone.memory.stability == pytest.approx(1.2931, abs=5e-5)
    assert again.memory.stability > alone.memory.stability


# Time


BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")


def local(zone: ZoneInfo, *when: int) -> datetime:
    return datetime(*when, tzinfo=zone).astimezone(UTC)  # type: ignore[misc,arg-type]


def at_each(zone: ZoneInfo, *moments: datetime) -> list[FactResponse]:
    return [a_fact_response(RIGHT, THINK_SO, at=at, zone=zone) for at in moments]


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK], ids=str)
def test_a_session_past_midnight_is_one_day(zone: ZoneInfo) -> None:
    evening = local(zone, 2026, 11, 3, 23, 50)
    session = [evening + timedelta(minutes=minutes) for minutes in (0, 9, 11, 30, 120)]
    start = replace(missed(), at=evening - DAY, day=learning_day(evening - DAY, zone))
    assert card_after(start, *at_each(zone, *session)).right_days == 1


@pytest.mark.parametrize(
    ("zone", "changes"),
    [
        (BERLIN, (2026, 3, 29)),
        (BERLIN, (2026, 10, 25)),
        (NEW_YORK, (2026, 3, 8)),
        (NEW_YORK, (2026, 11, 1)),
    ],
    ids=str,
)
@pytest.mark.parametrize("hour", [5, 12, 23])
def test_summer_time_begins_and_ends_without_a_day_lost_or_won(
    zone: ZoneInfo, changes: tuple[int, int, int], hour: int
) -> None:
    day = date(*changes)
    same_time = [
        local(zone, one.year, one.month, one.day, hour) for one in (day - DAY, day, day + DAY)
    ]
    days = [learning_day(at, zone) for at in same_time]
    assert days == [day - DAY, day, day + DAY]
    start = replace(missed(), at=same_time[0] - DAY, day=day - 2 * DAY)
    assert card_after(start, *at_each(zone, *same_time[:2])).right_days == 2
    assert not card_after(start, *at_each(zone, *same_time)).on_list()


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK], ids=str)
def test_the_night_of_a_change_belongs_to_the_day_before(zone: ZoneInfo) -> None:
    for night in (date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1)):
        hour = local(zone, night.year, night.month, night.day)
        seen = set()
        while hour < local(zone, night.year, night.month, night.day, 4):
            seen.add(learning_day(hour, zone))
            hour += timedelta(minutes=10)
        assert seen == {night - DAY}


def test_travel_across_zones_never_loses_a_card_or_a_right_day() -> None:
    auckland, honolulu = ZoneInfo("Pacific/Auckland"), ZoneInfo("Pacific/Honolulu")
    responses = [missed()]
    for number, zone in enumerate((auckland, honolulu, auckland), start=1):
        responses.append(a_fact_response(RIGHT, at=MOMENT + number * DAY, zone=zone))
    days = [card_after(*responses[: n + 1]).right_days for n in range(1, 3)]
    assert days == [1, 1]  # a day later in Honolulu it is the same date as in Auckland before
    card = card_after(*responses)
    assert card.right_days == 2
    assert card.memory.due_at > responses[-1].at


@pytest.mark.parametrize("year", [-365, 365])
def test_a_clock_a_year_off_and_put_right_costs_a_fact_nothing_but_an_early_question(
    year: int,
) -> None:
    before = [missed(), *right_on(1)]
    off = card_after(*before, *right_on(2 + year))
    assert off.right_days == 2
    now = MOMENT + 3 * DAY
    assert off.stale(now) is (year > 0)
    again = card_after(*before, *right_on(2 + year, 3))
    assert not again.on_list()
    assert not again.stale(now)
    assert again.memory.reviewed_at == now
    assert again.memory.due_at >= now + DAY


# Whatever happens

facts = st.sampled_from([FactId(name) for name in "abc"])
minutes = st.integers(-600_000, 600_000)  # more than a year either way: clocks are set wrong


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[FactId, FactResponse]]:
    rows = draw(
        st.lists(
            st.tuples(
                facts,
                st.sampled_from(Outcome),
                st.sampled_from([None, *Certainty]),
                st.sampled_from(ItemKind),
                minutes,
            ),
            max_size=25,
        )
    )
    return [
        (
            fact_id,
            a_fact_response(
                outcome, sure, at=MOMENT + timedelta(minutes=at), kind=kind, number=number
            ),
        )
        for number, (fact_id, outcome, sure, kind, at) in enumerate(rows)
    ]


@given(histories())
def test_replaying_is_folding_one_response_after_the_other(
    history: list[tuple[FactId, FactResponse]],
) -> None:
    cards: dict[FactId, ReviewCard | None] = {}
    for fact_id, response in history:
        cards[fact_id] = after_response(cards.get(fact_id), fact_id, response)
    assert replayed(history) == {id_: card for id_, card in cards.items() if card is not None}


@given(histories(), st.randoms(use_true_random=False))
def test_how_the_responses_on_different_facts_are_interleaved_matters_to_none(
    history: list[tuple[FactId, FactResponse]], rng: random.Random
) -> None:
    queues = {id_: [one for one in history if one[0] == id_] for id_, _ in history}
    other: list[tuple[FactId, FactResponse]] = []
    while queues:
        fact_id = rng.choice(sorted(queues))
        other.append(queues[fact_id].pop(0))
        if not queues[fact_id]:
            del queues[fact_id]
    assert replayed(other) == replayed(history)


@given(histories())
def test_a_fact_has_a_card_exactly_if_it_was_answered_and_none_is_ever_lost(
    history: list[tuple[FactId, FactResponse]],
) -> None:
    known: set[FactId] = set()
    for end in range(len(history) + 1):
        cards = replayed(history[:end])
        answered = {id_ for id_, response in history[:end] if response.outcome is not SKIPPED}
        assert set(cards) == answered
        assert known <= set(cards)
        known = set(cards)
        assert all(card.fact_id == fact_id for fact_id, card in cards.items())


@given(histories())
def test_no_card_contradicts_itself(history: list[tuple[FactId, FactResponse]]) -> None:
    for fact_id, card in replayed(history).items():
        mine = [r for id_, r in history if id_ == fact_id and r.outcome is not SKIPPED]
        assert card.responses == len(mine)
        assert card.last == mine[-1]
        days = {r.day for r in mine if r.outcome is WRONG}
        assert (card.misses > 0) == bool(days) == (card.missed_day in days)
        assert len(days) <= card.misses <= sum(r.outcome is WRONG for r in mine)
        assert card.expected(mine[-1].at) == (0 if card.missed_last else 1)
        assert card.memory.due_at >= card.memory.reviewed_at + DAY
        assert card.memory.reviewed_at == mine[-1].at
        assert (card.reason is None) == (card.reason_id is None)
        assert not card.missed_last or card.reason in (Reason.WRONG, Reason.CERTAIN_WRONG)
        assert card.right_days < DAYS_NEEDED_BY_CLAIMS
        assert card.check_at is None or card.check_at <= card.last.at + CHECK_AFTER
        if card.reason is None:
            assert (card.right_days, card.right_day, card.right_by_choice) == (0, None, False)
        assert card.right_days == 0 or card.right_day in {r.day for r in mine}
        assert card.reason is not Reason.CERTAIN_WRONG or card.right_days or card.check_at
