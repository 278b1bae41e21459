"""A session told once more is the room that it was."""

import random

from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import (
    AddTeam,
    CloseVote,
    Discuss,
    Event,
    Join,
    OpenVote,
    Reveal,
    TeamVote,
    Vote,
)
from quizapp.core.session.replay import story_of
from quizapp.core.session.room import Record, Room, after, replayed
from tests.server.rooms import a_plan, later


def random_story(seed: int) -> list[Record]:
    """Return what a room records of random events, many of which it refuses."""
    rng = random.Random(seed)
    room, records = Room(a_plan()), []
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
    return records


def test_taking_votes_together_makes_the_same_room_as_one_by_one() -> None:
    voted = 0
    for seed in range(60):
        records = random_story(seed)
        story = story_of(a_plan(), records)
        assert story.room == replayed(a_plan(), records)
        voted += len(story.room.cast)
    assert voted > 60


def test_it_is_known_when_votes_opened_and_when_the_class_went_on() -> None:
    events: list[Event] = [OpenVote(), CloseVote(), Discuss(), OpenVote()]
    events += [CloseVote(), Reveal(), OpenVote()]
    records = [Record(n, later(n), event) for n, event in enumerate(events, 1)]
    story = story_of(a_plan(), records)
    assert story.opened == {(0, 1): later(1), (0, 2): later(4), (1, 1): later(7)}
    assert story.left == {0: later(7)}
