"""What the bank keeps of a room's records makes the same room again."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.session import events as happens
from quizapp.core.session.recording import entry_of, records_of
from quizapp.core.session.room import Record, Room, after, replayed
from quizapp.core.session.setup import LiveEntry, LiveStep
from tests.core.session.test_room import BY_LIST, EVENTS, STEPS
from tests.server.rooms import a_plan, later


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([{"phones": True}, {"phones": False}, BY_LIST]),
    st.lists(st.one_of(EVENTS, STEPS, STEPS), max_size=60),
)
def test_a_room_replayed_from_what_was_kept_is_the_same_room(
    settled: dict[str, Any], events: list[Any]
) -> None:
    room = Room(a_plan(3, **settled))
    kept: list[LiveEntry] = []
    for number, event in enumerate(events):
        room, messages = after(room, event, later(number))
        kept += [entry_of(one, room) for one in messages if isinstance(one, Record)]
    assert [entry.seq for entry in kept] == list(range(1, len(kept) + 1))
    assert replayed(room.plan, records_of(kept)) == replace(room, here=frozenset())


def test_every_step_can_be_written_as_json() -> None:
    steps: list[happens.Event] = [
        happens.OpenVote(), happens.CloseVote(), happens.Discuss(), happens.Reveal(),
        happens.Explain(), happens.End(), happens.LockDoor(locked=True), happens.Hands((1, 0, 4)),
    ]  # fmt: skip
    room = Room(a_plan())
    for event in steps:
        entry = entry_of(Record(1, later(0), event), room)
        assert isinstance(entry, LiveStep)
        back = LiveStep(1, later(0), entry.kind, json.loads(json.dumps(dict(entry.values))))
        assert records_of([back])[0].event == event
