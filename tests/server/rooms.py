"""Small rooms for the tests of live sessions."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from quizapp.core.answering.presenting import PresentedItem
from quizapp.core.content.ids import ItemId, ItemVersionId, ParticipantId
from quizapp.core.content.items import ItemKind
from quizapp.core.session.events import CloseVote, Event, Join, OpenVote, Vote
from quizapp.core.session.plan import RoomPlan, RoomQuestion
from quizapp.core.session.room import Message, Reply, Room, Verdict, after

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def a_question(number: int = 1, *, key: int = 1, claim: bool = False) -> RoomQuestion:
    options = ("True", "False") if claim else ("East", "West", "North")
    kind = ItemKind.TRUE_FALSE if claim else ItemKind.CHOICE
    presented = PresentedItem(ItemId(f"item-{number}"), kind, f"Question {number}?", options)
    order = tuple(range(len(options)))
    return RoomQuestion(ItemVersionId(number), order, presented, key)


def a_plan(questions: int = 3, **changes: object) -> RoomPlan:
    made = tuple(a_question(n + 1, key=n % 2, claim=n % 2 == 1) for n in range(questions))
    return RoomPlan(title="Numbers", questions=made, **changes)  # type: ignore[arg-type]


def a_vote(who: int, choice: int, *, question: int = 0, round: int = 1, key: str = "") -> Vote:
    client_key = key or f"{who}-{question}-{round}-{choice}"
    return Vote(ParticipantId(who), client_key, question, round, choice)


def happen(room: Room, *events: Event) -> Room:
    """Return the room after events that must all be accepted."""
    for event in events:
        room, messages = after(room, event, NOW)
        assert verdict_of(messages) is Verdict.DONE, (event, messages)
    return room


def refuse(room: Room, event: Event) -> Verdict:
    """Return why an event is not accepted; the room must stay as it was."""
    same, messages = after(room, event, NOW)
    assert same == room
    (reply,) = messages
    assert isinstance(reply, Reply)
    assert reply.verdict is not Verdict.DONE
    return reply.verdict


def verdict_of(messages: Iterable[Message]) -> Verdict:
    return next(one.verdict for one in messages if isinstance(one, Reply))


def a_room_with(people: int, plan: RoomPlan | None = None) -> Room:
    joins = (Join(f"token-{n}", f"Bird {n}") for n in range(1, people + 1))
    return happen(Room(plan or a_plan()), *joins)


def a_vote_open(people: int, plan: RoomPlan | None = None) -> Room:
    return happen(a_room_with(people, plan), OpenVote())


def a_vote_closed(choices: Iterable[int], plan: RoomPlan | None = None) -> Room:
    """Return a room whose first vote is closed after these choices, one for each participant."""
    wanted = list(choices)
    votes = [a_vote(who, choice) for who, choice in enumerate(wanted, 1)]
    return happen(a_vote_open(len(wanted), plan), *votes, CloseVote())


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)
