"""``replay``: reading a stored session back, against taking its events one by one.

500 phones answer 20 questions, and every fifth answer is changed. A room is rebuilt from all its
records whenever a session is reopened or its results are looked at.
"""

import random
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.report import Report
from quizapp.core.answering.presenting import PresentedItem
from quizapp.core.content.ids import ItemId, ItemVersionId, ParticipantId
from quizapp.core.content.items import ItemKind
from quizapp.core.session.events import CloseVote, End, Event, Join, OpenVote, Record, Reveal, Vote
from quizapp.core.session.replay import replayed
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Room, RoomQuestion
from quizapp.core.session.setup import SessionQuestion, SessionSetup

PHONES, QUESTIONS = 500, 20
CHANGED = 0.2
TIMES = 5
MOST = 0.3
"""Of the time that it took to take the events. Taken one by one they are replayed as slowly."""

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def run(folder: Path) -> Report:
    """Play a session in memory, then replay its records; the folder is not used."""
    del folder
    live, again = [], []
    records: list[Record] = []
    for _ in range(TIMES):
        began = time.process_time()
        room, records = _played()
        live.append(time.process_time() - began)
        began = time.process_time()
        same = replayed(_empty(), records)
        again.append(time.process_time() - began)
        assert same == room
    ratio = min(again) / min(live)
    return Report(
        figures={
            "records": len(records),
            "taking them one by one ms": round(min(live) * 1_000, 1),
            "replay ms": round(min(again) * 1_000, 1),
            "replay, times taking them": round(ratio, 2),
        },
        budget=f"a replay takes at most {MOST} times as long as taking the events did",
        ok=ratio <= MOST,
    )


def _empty() -> Room:
    setup = SessionSetup(
        "Numbers", tuple(SessionQuestion(ItemVersionId(n), (0, 1, 2)) for n in range(QUESTIONS))
    )
    options = ("East", "West", "North")
    worded = (
        PresentedItem(ItemId(f"item-{n}"), ItemKind.CHOICE, f"Question {n}?", options)
        for n in range(QUESTIONS)
    )
    return Room(setup, tuple(RoomQuestion(one, 0) for one in worded))


def _played() -> tuple[Room, list[Record]]:
    rng = random.Random(1)
    room, records = _empty(), []
    for number, event in enumerate(_events(rng)):
        room, messages = after(room, event, START + timedelta(milliseconds=number))
        records += [one for one in messages if isinstance(one, Record)]
    return room, records


def _events(rng: random.Random) -> list[Event]:
    events: list[Event] = [Join(f"token {n}", f"Name {n}") for n in range(1, PHONES + 1)]
    for question in range(QUESTIONS):
        events.append(OpenVote())
        for who in rng.sample(range(1, PHONES + 1), PHONES):
            for turn in range(2 if rng.random() < CHANGED else 1):
                key = f"{question}-{turn}"
                events.append(Vote(ParticipantId(who), key, question, 1, rng.randrange(3)))
        events += [CloseVote(), Reveal()]
    return [*events, End()]
