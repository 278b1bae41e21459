"""A session read back is the room that it was."""

import random

from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import (
    AddTeam,
    CloseVote,
    Discuss,
    Event,
    Join,
    OpenVote,
    Record,
    Recorded,
    Remove,
    ReopenVote,
    Reveal,
    TeamVote,
    Vote,
)
from quizapp.core.session.replay import replayed
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Room
from quizapp.core.session.transitions import apply
from tests.server.rooms import a_room, later


def random_session(seed: int) -> tuple[Room, list[Record]]:
    """Return a room after random events, many of which it refuses, and what it recorded."""
    rng = random.Random(seed)
    room, records = a_room(), []
    for step in range(120):
        who = ParticipantId(rng.randint(1, 5))
        votes = [
            Vote(who, str(rng.random()), rng.randint(0, 2), rng.randint(1, 2), rng.randint(0, 1))
            for _ in range(6)
        ]
        events: list[Event] = [
            *votes,
            *(TeamVote(who, rng.randint(0, 2)), AddTeam(f"Team {step}"), Join(f"t{who}", str(who))),
            *rng.choices((OpenVote(), CloseVote(), Discuss(), Reveal()), k=3),
        ]
        room, messages = after(room, rng.choice(events), later(step))
        records += [message for message in messages if isinstance(message, Record)]
    return room, records


def test_votes_taken_together_make_the_same_room_as_one_by_one() -> None:
    voted = 0
    for seed in range(60):
        room, records = random_session(seed)
        one_by_one = a_room()
        for record in records:
            one_by_one = apply(one_by_one, record)
        assert replayed(a_room(), records) == one_by_one == room
        voted += len(room.cast)
    assert voted > 60


def recorded(*events: Recorded) -> list[Record]:
    return [Record(n, later(n), event) for n, event in enumerate(events, 1)]


def test_it_is_known_when_votes_opened_and_when_the_class_went_on() -> None:
    room = replayed(
        a_room(),
        recorded(
            *(OpenVote(), CloseVote(), ReopenVote(), CloseVote(), Discuss(), OpenVote()),
            *(CloseVote(), Reveal(), OpenVote()),
        ),
    )
    assert room.opened == {(0, 1): later(1), (0, 2): later(6), (1, 1): later(9)}
    assert room.left == {0: later(9)}


def test_what_was_recorded_counts_whatever_the_rules_are_today() -> None:
    ana = ParticipantId(1)
    late = Vote(ana, "key", 0, 1, 1)
    room = replayed(
        a_room(), recorded(Join("t1", "Ana"), OpenVote(), CloseVote(), Remove(ana), late)
    )
    assert room.cast[0, 1][ana][0].vote == late
    assert room.counted((0, 1)) == {}, "a removed participant does not count"


def test_a_damaged_record_does_not_cost_the_rest_of_the_session() -> None:
    nobody = ParticipantId(9)
    room = replayed(
        a_room(),
        recorded(
            *(Join("t1", "Ana"), OpenVote(), Vote(nobody, "key", 0, 1, 1), Remove(nobody)),
            *(Reveal(), Vote(ParticipantId(1), "key", 0, 1, 1)),
        ),
    )
    assert list(room.counted((0, 1))) == [1]
    assert (room.seq, room.phase) == (6, a_room().phase.VOTE)
