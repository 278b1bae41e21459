"""Small rooms for the tests of live sessions."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from quizapp.core.answering.presenting import PresentedItem
from quizapp.core.content.ids import ItemId, ItemVersionId, LearnerId, ParticipantId
from quizapp.core.content.items import ItemKind
from quizapp.core.session.events import CloseVote, Event, Join, OpenVote, Participant, Record, Vote
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Reply, Room, RoomMessage, RoomQuestion, Verdict
from quizapp.core.session.setup import Naming, RosterName, SessionQuestion, SessionSetup

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ANA = ParticipantId(1)


def a_question(number: int = 1, *, key: int = 1, claim: bool = False) -> RoomQuestion:
    """Return a question of three options, or a claim to judge."""
    options = ("True", "False") if claim else ("East", "West", "North")
    kind = ItemKind.TRUE_FALSE if claim else ItemKind.CHOICE
    presented = PresentedItem(ItemId(f"item-{number}"), kind, f"Question {number}?", options)
    return RoomQuestion(presented, key)


def a_room(
    questions: int = 3,
    *,
    phones: bool = True,
    naming: Naming = Naming.OFFERED,
    roster: tuple[RosterName, ...] = (),
) -> Room:
    """Return a room that nobody has joined; every second question is a claim."""
    worded = tuple(a_question(n + 1, key=n % 2, claim=n % 2 == 1) for n in range(questions))
    asked = tuple(
        SessionQuestion(ItemVersionId(n), tuple(range(len(one.presented.options))))
        for n, one in enumerate(worded, 1)
    )
    setup = SessionSetup("Numbers", asked, naming=naming, roster=roster, phones=phones)
    return Room(setup, worded)


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


def verdict_of(messages: Iterable[RoomMessage]) -> Verdict:
    return next(one.verdict for one in messages if isinstance(one, Reply))


def a_room_with(people: int, room: Room | None = None) -> Room:
    joins = (Join(f"token-{n}", f"Bird {n}") for n in range(1, people + 1))
    return happen(room or a_room(), *joins)


def a_vote_open(people: int, room: Room | None = None) -> Room:
    return happen(a_room_with(people, room), OpenVote())


def a_vote_closed(choices: Iterable[int], room: Room | None = None) -> Room:
    """Return a room whose first vote is closed after these choices, one for each participant."""
    wanted = list(choices)
    votes = [a_vote(who, choice) for who, choice in enumerate(wanted, 1)]
    return happen(a_vote_open(len(wanted), room), *votes, CloseVote())


def votes_in(records: Iterable[Record]) -> list[Vote]:
    return [one.event for one in records if isinstance(one.event, Vote)]


def joins_in(records: Iterable[Record]) -> list[Join]:
    return [one.event for one in records if isinstance(one.event, Join)]


def a_join(
    seq: int, who: int, name: str, token: str, learner_id: LearnerId | None = None
) -> Record:
    """Return the record of somebody who joins, as the room makes it."""
    one = Participant(ParticipantId(who), name, token, NOW, learner_id)
    return Record(seq, NOW, Join(token, name, learner_id), one)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)
