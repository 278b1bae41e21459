"""Variants rotate; what was missed comes back within a session (spec RV-4, RV-8)."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Attempt, Purpose, Question, QuizSpec
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId, ItemVersionId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.variant_choice import (
    BETWEEN,
    FALSE_WITHIN,
    MOST_FALSE,
    MOST_RETURNS,
    Variant,
    next_variant,
    return_position,
)
from tests.builders import MOMENT, a_choice, a_response, a_statement, a_version, an_attempt

DAY = timedelta(days=1)
RIGHT, WRONG, SKIPPED = Outcome.RIGHT, Outcome.WRONG, Outcome.SKIPPED


def a_variant(name: str, *shown: float, kind: str = "choice") -> Variant:
    """Return a variant that was shown so many days ago; kinds are choice, true, false."""
    return Variant(
        item_id=ItemId(name),
        version_id=ItemVersionId(ord(name)),
        kind=ItemKind.CHOICE if kind == "choice" else ItemKind.TRUE_FALSE,
        statement_is_false=kind == "false",
        shown=tuple(sorted(MOMENT - ago * DAY for ago in shown)),
    )


def chosen(*variants: Variant, prefer_choice: bool = False) -> str | None:
    found = next_variant(variants, MOMENT, prefer_choice=prefer_choice)
    return found.item_id if found else None


def test_a_fact_without_questions_has_no_variant() -> None:
    assert chosen() is None


def test_what_was_never_shown_comes_before_what_was_shown_longest_ago() -> None:
    assert chosen(a_variant("a", 300), a_variant("b", 2), a_variant("c")) == "c"
    assert chosen(a_variant("a", 300), a_variant("b", 2), a_variant("c", 1)) == "a"


def test_the_only_variant_is_asked_again() -> None:
    assert chosen(a_variant("a", 0.1)) == "a"


def test_a_choice_goes_first_where_claims_prove_too_little() -> None:
    variants = (a_variant("a", 30, kind="true"), a_variant("b", 20), a_variant("c", 1, kind="true"))
    assert chosen(*variants) == "a"
    assert chosen(*variants, prefer_choice=True) == "b"


def test_even_then_the_wording_of_last_time_gives_way() -> None:
    assert chosen(a_variant("a", 30, kind="true"), a_variant("b", 1), prefer_choice=True) == "a"


def test_a_false_statement_shown_twice_in_a_week_gives_way_to_any_other() -> None:
    assert chosen(a_variant("a", 6, 5, kind="false"), a_variant("b", 1)) == "b"
    assert chosen(a_variant("a", 8, 5, kind="false"), a_variant("b", 1)) == "a"
    assert chosen(a_variant("a", 6, 5, kind="true"), a_variant("b", 1)) == "a"


def test_what_was_shown_under_a_clock_that_ran_ahead_is_not_the_latest_for_a_year() -> None:
    ahead = a_variant("a", -365)
    assert chosen(ahead, a_variant("b", 1)) == "a"
    assert chosen(a_variant("a", -365, 0.5), a_variant("b", 1)) == "b"
    false = a_variant("a", -365, -364, kind="false")
    assert chosen(false, a_variant("b", 1)) == "a"


kinds = st.sampled_from(["choice", "true", "false"])


@given(
    st.lists(kinds, min_size=1, max_size=4),
    st.lists(
        st.tuples(st.floats(0.01, 4), st.booleans(), st.integers(-9000, 9000)),
        min_size=1,
        max_size=40,
    ),
)
def test_no_wording_comes_twice_running_and_no_false_one_a_third_time_in_a_week(
    made_of: list[str], steps: list[tuple[float, bool, int]]
) -> None:
    variants = [a_variant(name, kind=kind) for name, kind in zip("abcd", made_of, strict=False)]
    now, last = MOMENT, None
    for gap, prefer_choice, _ in steps:
        now += gap * DAY
        choice = next_variant(variants, now, prefer_choice=prefer_choice)
        assert choice is not None
        allowed = [v for v in variants if not _exhausted(v, now)]
        if allowed:
            assert choice in allowed
        if len(allowed) > 1:
            assert choice.item_id != last
        last = choice.item_id
        variants = [replace(v, shown=(*v.shown, now)) if v is choice else v for v in variants]


def _exhausted(variant: Variant, now: timedelta | object) -> bool:
    lately = [at for at in variant.shown if now - FALSE_WITHIN < at]  # type: ignore[operator]
    return variant.statement_is_false and len(lately) >= MOST_FALSE


# Within a session


def a_session(number: int) -> Attempt:
    """Return a review of as many facts, each by a choice."""
    return an_attempt(
        spec=QuizSpec(number=number, purpose=Purpose.REVIEW),
        questions=tuple(_a_question(place, f"fact-{place}", place) for place in range(number)),
    )


def _a_question(number: int, fact: str, position: int, kind: str = "choice") -> Question:
    make = a_choice if kind == "choice" else a_statement
    item = make(id=ItemId(f"{fact}-{kind}"), fact_id=FactId(fact))
    version = a_version(id=ItemVersionId(number), item=item)
    order = tuple(range(len(item.options)))
    return Question(id=PresentedId(number), position=position, version=version, order=order)


def answered(attempt: Attempt, outcome: Outcome, *, back_as: str = "choice") -> Attempt:
    """Answer the next question, and put it back into the session where it comes back."""
    place = next(i for i, q in enumerate(attempt.questions) if q.response is None)
    question = replace(attempt.questions[place], response=a_response(outcome=outcome))
    attempt = _with_questions(
        attempt, [*attempt.questions[:place], question, *attempt.questions[place + 1 :]]
    )
    back = return_position(attempt, question)
    if back is None:
        return attempt
    fact = question.version.item.fact_id
    new = _a_question(100 + len(attempt.questions), fact, back, back_as)
    return _with_questions(attempt, [*attempt.questions[:back], new, *attempt.questions[back:]])


def _with_questions(attempt: Attempt, questions: list[Question]) -> Attempt:
    return replace(
        attempt, questions=tuple(replace(q, position=i) for i, q in enumerate(questions))
    )


def facts_of(attempt: Attempt) -> list[int]:
    return [int(q.version.item.fact_id.removeprefix("fact-")) for q in attempt.questions]


def test_a_missed_fact_returns_after_four_others() -> None:
    attempt = answered(a_session(8), WRONG)
    assert facts_of(attempt) == [0, 1, 2, 3, 4, 0, 5, 6, 7]


def test_with_exactly_four_others_left_it_comes_at_the_end() -> None:
    assert facts_of(answered(a_session(5), WRONG)) == [0, 1, 2, 3, 4, 0]


def test_with_fewer_left_it_does_not_come_back_today() -> None:
    assert facts_of(answered(a_session(4), WRONG)) == [0, 1, 2, 3]


@pytest.mark.parametrize("outcome", [RIGHT, SKIPPED])
def test_what_was_not_missed_does_not_return(outcome: Outcome) -> None:
    assert facts_of(answered(a_session(8), outcome)) == list(range(8))


def test_two_misses_in_a_row_both_wait_for_four_others() -> None:
    attempt = answered(answered(a_session(9), WRONG), WRONG)
    assert facts_of(attempt) == [0, 1, 2, 3, 4, 0, 1, 5, 6, 7, 8]


def _through(attempt: Attempt, *outcomes: Outcome, back_as: str = "choice") -> Attempt:
    """Answer fact 0 so each time that it comes, everything else right, to the end."""
    mine = iter(outcomes)
    while any(q.response is None for q in attempt.questions):
        current = next(q for q in attempt.questions if q.response is None)
        is_mine = current.version.item.fact_id == "fact-0"
        attempt = answered(attempt, next(mine) if is_mine else RIGHT, back_as=back_as)
    assert next(mine, None) is None
    return attempt


def test_it_returns_three_times_at_most() -> None:
    attempt = _through(a_session(40), WRONG, WRONG, WRONG, WRONG)
    assert facts_of(attempt).count(0) == 1 + MOST_RETURNS


def test_one_right_choice_settles_it() -> None:
    assert facts_of(_through(a_session(40), WRONG, RIGHT)).count(0) == 2


def test_a_claim_must_be_right_twice() -> None:
    attempt = _through(a_session(40), WRONG, RIGHT, RIGHT, back_as="claim")
    assert facts_of(attempt).count(0) == 3


def test_a_claim_missed_again_starts_anew() -> None:
    attempt = _through(a_session(40), WRONG, RIGHT, WRONG, RIGHT, back_as="claim")
    assert facts_of(attempt).count(0) == 1 + MOST_RETURNS


def test_a_return_that_is_skipped_is_not_settled() -> None:
    assert facts_of(_through(a_session(40), WRONG, SKIPPED, RIGHT)).count(0) == 3


def test_what_comes_back_already_is_not_put_in_twice() -> None:
    attempt = answered(a_session(8), WRONG)
    assert return_position(attempt, attempt.questions[0]) is None


def test_nothing_comes_back_into_an_attempt_that_was_ended() -> None:
    attempt = a_session(8)
    missed = replace(attempt.questions[0], response=a_response(outcome=WRONG))
    ended = replace(attempt, questions=(missed, *attempt.questions[1:]), finished_at=MOMENT)
    assert return_position(replace(ended, finished_at=None), missed) == 5
    assert return_position(ended, missed) is None


@given(st.integers(1, 20), st.lists(st.sampled_from(Outcome), min_size=80), st.booleans())
def test_whatever_is_answered_returns_are_spaced_few_and_never_endless(
    number: int, outcomes: list[Outcome], claims: bool
) -> None:
    attempt = a_session(number)
    answers = iter(outcomes)
    while any(q.response is None for q in attempt.questions):
        attempt = answered(attempt, next(answers), back_as="claim" if claims else "choice")
    order = facts_of(attempt)
    for fact in range(number):
        places = [place for place, one in enumerate(order) if one == fact]
        assert 1 <= len(places) <= 1 + MOST_RETURNS
        assert all(b - a > BETWEEN for a, b in pairwise(places))
