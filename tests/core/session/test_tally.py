"""Reference values and rules of spec SE-2."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.ids import ParticipantId
from quizapp.core.session import events as happens
from quizapp.core.session.tally import (
    ENOUGH,
    Advice,
    MindChanges,
    OptionTally,
    Tally,
    guess_corrected,
    mind_changes,
    share_to_know,
    tally,
)
from tests.server.rooms import a_room, a_vote, a_vote_closed, a_vote_open, happen


def voted(right: int, of: int, options: int) -> Tally:
    wrong = [OptionTally(0, 0, is_key=False) for _ in range(options - 1)]
    wrong[0] = OptionTally(of - right, 0, is_key=False)
    return Tally((OptionTally(right, 0, is_key=True), *wrong), of)


@pytest.mark.parametrize(
    ("right", "of", "options", "advice"),
    [
        (47, 100, 4, Advice.TEACH_AGAIN),
        (50, 100, 4, Advice.DISCUSS),
        (78, 100, 4, Advice.EXPLAIN),
        (475, 1000, 4, Advice.DISCUSS),
        (775, 1000, 4, Advice.DISCUSS),
        (60, 100, 2, Advice.TEACH_AGAIN),
        (65, 100, 2, Advice.DISCUSS),
        (85, 100, 2, Advice.DISCUSS),
        (86, 100, 2, Advice.EXPLAIN),
        (7, 7, 4, None),
        (8, 8, 4, Advice.EXPLAIN),
    ],
)
def test_advice_follows_the_share_right_corrected_for_guessing(
    right: int, of: int, options: int, advice: Advice | None
) -> None:
    assert voted(right, of, options).advice is advice


@pytest.mark.parametrize(
    ("right", "of", "options", "readings"),
    [
        # Intervals of the share: 0.676 to 1, 0.332 to 0.668, 0.211 to 0.408, 0.375 to 0.567.
        (8, 8, 4, (Advice.EXPLAIN, Advice.DISCUSS)),
        (15, 30, 4, (Advice.DISCUSS, Advice.TEACH_AGAIN)),
        (24, 80, 4, (Advice.TEACH_AGAIN,)),
        (47, 100, 4, (Advice.TEACH_AGAIN, Advice.DISCUSS)),
        (5, 8, 4, (Advice.DISCUSS, Advice.TEACH_AGAIN, Advice.EXPLAIN)),
        (30, 30, 4, (Advice.EXPLAIN,)),
        (300, 480, 4, (Advice.DISCUSS,)),
        (7, 7, 4, ()),
        (0, 0, 4, ()),
    ],
)
def test_every_reading_that_the_interval_allows_is_said(
    right: int, of: int, options: int, readings: tuple[Advice, ...]
) -> None:
    assert voted(right, of, options).readings == readings


@given(st.integers(0, 60), st.integers(0, 60), st.integers(2, 5))
def test_the_advice_is_one_of_the_readings_and_they_are_neighbours(
    right: int, wrong: int, options: int
) -> None:
    result = voted(right, right + wrong, options)
    if right + wrong < 8:
        assert (result.advice, result.readings) == (None, ())
        return
    assert result.readings[0] is result.advice
    places = sorted(list(Advice).index(one) for one in result.readings)
    assert places == list(range(places[0], places[-1] + 1))


def test_a_class_that_guesses_knows_nothing() -> None:
    assert guess_corrected(0.25, 4) == 0
    assert guess_corrected(0.5, 2) == 0
    assert guess_corrected(1, 3) == 1


def test_the_interval_is_wilsons() -> None:
    low, high = voted(4, 6, 4).interval or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.3000, 0.9032)
    assert voted(0, 0, 4).interval is None


def test_certain_and_wrong_are_counted_for_each_option() -> None:
    room = a_vote_open(3)  # the key is option 0
    sure = Certainty.CERTAIN
    room = happen(
        room,
        replace(a_vote(1, 0), certainty=sure),
        replace(a_vote(2, 1), certainty=sure),
        replace(a_vote(3, 1), certainty=Certainty.GUESS),
    )
    result = tally(room, room.ballot)
    assert [(o.count, o.certain) for o in result.options] == [(1, 1), (2, 1), (0, 0)]
    assert result.certain_wrong == 1


def test_hands_and_phones_add_up() -> None:
    room = happen(a_vote_open(2), a_vote(1, 0), happens.Hands((3, 4, 0)))
    result = tally(room, room.ballot)
    assert [option.count for option in result.options] == [4, 4, 0]
    assert (result.votes, result.asked) == (8, 9)


def test_who_was_sent_out_is_neither_asked_nor_counted() -> None:
    room = happen(a_vote_closed([0, 1]), happens.Remove(ParticipantId(2)))
    result = tally(room, room.ballot)
    assert (result.votes, result.asked) == (1, 1)


def test_the_flow_is_told_of_those_who_voted_twice() -> None:
    room = happen(a_vote_closed([0, 0, 1, 1, 1]), happens.Discuss(), happens.OpenVote())
    choices = [0, 1, 0, 2]  # the fifth does not vote again
    room = happen(room, *(a_vote(who, c, round=2) for who, c in enumerate(choices, 1)))
    assert mind_changes(room, 0) == MindChanges(1, 1, 1, 1)


@given(st.lists(st.integers(0, 2), max_size=40))
def test_every_vote_is_counted_once(choices: list[int]) -> None:
    room = a_vote_closed(choices)
    result = tally(room, room.ballot)
    assert [o.count for o in result.options] == [choices.count(n) for n in range(3)]
    assert result.votes == len(choices) == result.asked


def test_a_question_that_nobody_voted_on_has_no_share() -> None:
    assert tally(happen(a_room(), happens.OpenVote()), (0, 1)).share is None


@pytest.mark.parametrize("options", [2, 3, 4])
def test_above_the_share_to_know_a_class_knows(options: int) -> None:
    share = share_to_know(options)
    assert guess_corrected(share, options) == pytest.approx(ENOUGH)
    assert guess_corrected(share + 0.01, options) > ENOUGH
