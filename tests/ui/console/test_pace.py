"""The pace of a session: which steps there are, which is filled, what all may see of them."""

import pytest
from devtools.samples.live import (
    a_closed_vote,
    a_reveal,
    a_room,
    a_second_vote,
    a_session,
    a_vote,
    an_explanation,
    room_after,
    voted,
)

from quizapp.core.session.events import (
    CloseVote,
    Discuss,
    End,
    Explain,
    OpenVote,
    ReopenVote,
    Reveal,
)
from quizapp.core.session.room_state import Phase, Room
from quizapp.ui.console.session_steps import Ask, Step, steps


def events(room: Room) -> list[object]:
    return [step.event for step in steps(room)]


def closed(right: int, wrong: int) -> Room:
    """Return a closed vote on the question with four options."""
    room = room_after(a_room(right + wrong), OpenVote(), CloseVote(), Reveal(), OpenVote())
    return room_after(voted(room, [2] * right + [0] * wrong), CloseVote())


@pytest.mark.parametrize(
    ("room", "first"),
    [
        (a_room(3), OpenVote()),
        (a_vote(), CloseVote()),
        (room_after(a_second_vote(), CloseVote()), Reveal()),
        (room_after(a_closed_vote(), Discuss()), OpenVote()),
        (a_reveal(), Explain()),
        (an_explanation(), OpenVote()),
        (an_explanation(2), End()),
        (room_after(a_vote(), End()), Explain()),
    ],
    ids=str,
)
def test_one_step_is_the_most_sensible(room: Room, first: object) -> None:
    found = steps(room)
    assert [step.first for step in found] == [True] + [False] * (len(found) - 1)
    assert found[0].event == first


def test_advice_to_discuss_fills_the_discussion_and_any_other_the_result() -> None:
    assert steps(closed(10, 10))[0].event == Discuss()
    assert steps(closed(3, 17))[0].event == Reveal()
    assert steps(closed(18, 2))[0].event == Reveal()
    assert steps(closed(3, 3))[0].event == Reveal()
    for room in (closed(10, 10), closed(18, 2)):
        assert {type(event) for event in events(room)} == {Discuss, Reveal, ReopenVote, End}


def test_where_the_class_sees_the_steps_they_tell_nothing_of_the_vote() -> None:
    shown = {steps(closed(right, 20 - right), private=False) for right in range(21)}
    assert len(shown) == 1


def test_a_second_vote_is_not_discussed_again() -> None:
    assert Discuss() not in events(room_after(a_second_vote(), CloseVote()))


def test_nothing_leads_past_the_reveal() -> None:
    for room in (a_vote(), a_closed_vote(), room_after(a_closed_vote(), Discuss())):
        for step in steps(room):
            if isinstance(step.event, OpenVote):
                assert room.phase is Phase.DISCUSS
            if isinstance(step.event, End):
                assert room_after(room, step.event).phase is Phase.REVEAL


def test_after_an_early_end_there_is_no_next_question() -> None:
    ending = room_after(a_vote(), End())
    assert OpenVote() not in events(ending)
    assert OpenVote() not in events(room_after(ending, Explain()))
    assert steps(room_after(ending, Explain()))[0].event == End()


def test_ending_asks_unless_it_is_the_next_step_and_the_end_leads_out() -> None:
    asking = {step.ask for step in steps(a_vote()) if isinstance(step.event, End)}
    assert asking == {Ask.CONFIRM}
    assert steps(an_explanation(2))[0].ask is Ask.NOTHING
    (out,) = steps(room_after(an_explanation(2), End()))
    assert (out.ask, out.event) == (Ask.LEAVE, None)


def test_every_step_can_be_taken_and_no_two_have_the_same_key() -> None:
    rooms = [
        *(a_room(3), a_vote(), a_closed_vote(), room_after(a_closed_vote(), Discuss())),
        *(a_second_vote(), a_reveal(), an_explanation(), an_explanation(2)),
        room_after(a_session(phones=False), OpenVote()),
    ]
    for room in rooms:
        found: tuple[Step, ...] = steps(room)
        keys = [step.key for step in found]
        assert len(set(keys)) == len(keys)
        assert not {"P", "L", "Q"} & set(keys), "these do something else everywhere"
        for step in found:
            if step.event is not None:
                room_after(room, step.event)  # a refusal is an error
