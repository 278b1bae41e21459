"""The rows of a session's events make the same records, and the same room."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.bank.session_events import record_of, rows_of
from quizapp.core.content.ids import LearnerId
from quizapp.core.session import events as happens
from quizapp.core.session.events import Record, Recorded
from quizapp.core.session.replay import replayed
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Room
from tests.core.session.test_room import EVENTS, LISTED, STEPS, a_listed_room
from tests.server.rooms import ANA, a_join, a_room, later

LEARNERS = frozenset(one.learner_id for one in LISTED if one.learner_id is not None)


def read_back(records: list[Record], learners: frozenset[LearnerId] = LEARNERS) -> list[Record]:
    """Return what is read of the rows that records are kept in."""
    tables = rows_of(1, records, learners)
    back = [record_of(table, row[1:]) for table, rows in tables.items() for row in rows]
    return sorted(back, key=lambda one: one.seq)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([a_room(), a_room(phones=False), a_listed_room()]),
    st.lists(st.one_of(EVENTS, STEPS, STEPS), max_size=60),
)
def test_a_room_replayed_from_its_rows_is_the_same_room(empty: Room, events: list[Any]) -> None:
    room = empty
    records: list[Record] = []
    for number, event in enumerate(events):
        room, messages = after(room, event, later(number))
        records += [one for one in messages if isinstance(one, Record)]
    assert [one.seq for one in records] == list(range(1, len(records) + 1))
    assert replayed(empty, read_back(records)) == replace(room, here=frozenset())


def test_every_event_that_can_be_recorded_reads_back_as_it_was() -> None:
    steps: list[Recorded] = [
        happens.OpenVote(), happens.CloseVote(), happens.ReopenVote(), happens.Discuss(),
        happens.Reveal(), happens.Explain(), happens.End(), happens.LockDoor(locked=True),
        happens.Hands((1, 0, 4)), happens.Rename(ANA, "Owl"), happens.Reassign(ANA, "Owl"),
        happens.AllowReturn(ANA), happens.AllowReturn(ANA, allowed=False),
        happens.Return(ANA, "token"), happens.Remove(ANA), happens.Readmit(ANA),
        happens.Vote(ANA, "key", 0, 2, 1),
    ]  # fmt: skip
    records = [a_join(1, 1, "Ana", "hash", LearnerId(1))]
    records += [Record(seq, later(0), event) for seq, event in enumerate(steps, 2)]
    assert read_back(records) == records
    tested = {type(one.event) for one in records} | {happens.AddTeam}
    assert tested == set(Recorded.__args__), "a new event needs a row of its own"


def test_a_link_with_a_learner_who_is_gone_is_not_kept() -> None:
    (back,) = read_back([a_join(1, 1, "Ana", "hash", LearnerId(1))], frozenset())
    assert back.event == happens.Join("hash", "Ana", None)
