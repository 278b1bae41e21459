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
from quizapp.ui.console.intents import AskToEnd, Leave, StepIntent, TakeStep
from quizapp.ui.console.session_steps import Step, steps


def intents(room: Room) -> list[StepIntent]:
    return [step.intent for step in steps(room)]


def closed(right: int, wrong: int) -> Room:
    """Return a closed vote on the question with four options."""
    room = room_after(a_room(right + wrong), OpenVote(), CloseVote(), Reveal(), OpenVote())
    return room_after(voted(room, [2] * right + [0] * wrong), CloseVote())


@pytest.mark.parametrize(
    ("room", "first"),
    [
        (a_room(3), TakeStep(OpenVote())),
        (a_vote(), TakeStep(CloseVote())),
        (room_after(a_second_vote(), CloseVote()), TakeStep(Reveal())),
        (room_after(a_closed_vote(), Discuss()), TakeStep(OpenVote())),
        (a_reveal(), TakeStep(Explain())),
        (an_explanation(), TakeStep(OpenVote())),
        (an_explanation(2), TakeStep(End())),
        (room_after(a_vote(), End()), TakeStep(Explain())),
    ],
    ids=str,
)
def test_one_step_is_the_most_sensible(room: Room, first: StepIntent) -> None:
    found = steps(room)
    assert [step.first for step in found] == [True] + [False] * (len(found) - 1)
    assert found[0].intent == first


def test_advice_to_discuss_fills_the_discussion_and_any_other_the_result() -> None:
    assert steps(closed(10, 10))[0].intent == TakeStep(Discuss())
    assert steps(closed(3, 17))[0].intent == TakeStep(Reveal())
    assert steps(closed(18, 2))[0].intent == TakeStep(Reveal())
    assert steps(closed(3, 3))[0].intent == TakeStep(Reveal())
    for room in (closed(10, 10), closed(18, 2)):
        others = {TakeStep(Discuss()), TakeStep(Reveal()), TakeStep(ReopenVote()), AskToEnd()}
        assert set(intents(room)) == others


def test_where_the_class_sees_the_steps_they_tell_nothing_of_the_vote() -> None:
    shown = {steps(closed(right, 20 - right), private=False) for right in range(21)}
    assert len(shown) == 1


def test_a_second_vote_is_not_discussed_again() -> None:
    assert TakeStep(Discuss()) not in intents(room_after(a_second_vote(), CloseVote()))


def test_nothing_leads_past_the_reveal() -> None:
    for room in (a_vote(), a_closed_vote(), room_after(a_closed_vote(), Discuss())):
        for step in steps(room):
            if step.intent == TakeStep(OpenVote()):
                assert room.phase is Phase.DISCUSS
            if isinstance(step.intent, AskToEnd):
                assert room_after(room, End()).phase is Phase.REVEAL


def test_after_an_early_end_there_is_no_next_question() -> None:
    ending = room_after(a_vote(), End())
    assert TakeStep(OpenVote()) not in intents(ending)
    assert TakeStep(OpenVote()) not in intents(room_after(ending, Explain()))
    assert steps(room_after(ending, Explain()))[0].intent == TakeStep(End())


def test_ending_asks_unless_it_is_the_next_step_and_the_end_leads_out() -> None:
    assert AskToEnd() in intents(a_vote())
    assert TakeStep(End()) not in intents(a_vote())
    assert intents(an_explanation(2)) == [TakeStep(End())]
    assert intents(room_after(an_explanation(2), End())) == [Leave()]


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
            if isinstance(step.intent, TakeStep):
                room_after(room, step.intent.event)  # a refusal is an error
