"""A stored session read back: its records folded into the room that it was."""

from collections.abc import Iterable
from functools import reduce
from itertools import groupby

from quizapp.core.session.events import Record, Vote
from quizapp.core.session.room_state import CastVote, Room
from quizapp.core.session.transitions import apply, count_votes


def replayed(room: Room, records: Iterable[Record]) -> Room:
    """Return the room after recorded events, with nobody connected.

    Args:
        room: the session's room as nobody had joined it.
        records: everything that was recorded, in order.
    """
    for are_votes, group in groupby(records, key=lambda record: isinstance(record.event, Vote)):
        run = tuple(group)
        room = _voted(room, run) if are_votes else reduce(apply, run, room)
    return room


def _voted(room: Room, records: tuple[Record, ...]) -> Room:
    """Return the room after votes that came one after another, counted together."""
    votes = (
        CastVote(record.event, record.at) for record in records if isinstance(record.event, Vote)
    )
    return count_votes(room, votes, records[-1].seq)
