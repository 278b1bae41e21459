"""Where the room meets the phones: everything of a running session but the web framework.

It lives in the server's event loop. The room takes an event at once; what comes of it is told when
the record is durable. Therefore there are two rooms: ``_newest`` with everything that arrived, and
``shown`` with everything that is written down. Only the latter is ever shown to anybody, and every
reply waits for it.
"""

import asyncio
import contextlib
import functools
import hashlib
import json
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import Event, Gone, Here, Record
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Changed, Message, Reply, Room
from quizapp.core.session.transitions import apply
from quizapp.env.clock import Clock
from quizapp.server.views import PhoneCards, own_view, room_view
from quizapp.server.write_queue import WriteQueue

MOST_SEATS = 8
"""How many connections one participant may have: some tabs, and some that are dying."""

Callback = Callable[[Reply | None], None]


class Seat:
    """One connection of a phone: what it still has to be told. Never more than one view waits."""

    def __init__(self, participant_id: ParticipantId) -> None:
        self.participant_id = participant_id
        self._news = asyncio.Event()
        self._stale = True
        self._acks: list[str] = []
        self.closing = ""
        """Why the connection is to be closed; empty while it is not."""
        self.owed = 0
        """How many votes came by it that are not acknowledged yet."""
        self._news.set()

    def refresh(self) -> None:
        """Have the view sent anew."""
        self._stale = True
        self._news.set()

    def say(self, text: str) -> None:
        """Have a message sent, a JSON object that is not empty."""
        self._acks.append(text)
        self._news.set()

    def close(self, reason: str) -> None:
        """Have the connection closed."""
        self.closing = reason
        self._news.set()

    async def next(self, view: Callable[[ParticipantId], str]) -> list[str]:
        """Wait for news; return the messages to send.

        The view goes with the last acknowledgement: sending is what takes most of the time.
        """
        await self._news.wait()
        self._news.clear()
        messages, self._acks = self._acks, []
        if self._stale:
            self._stale = False
            ack = messages.pop()[:-1] + ", " if messages else "{"
            messages.append(f'{ack}"view": {view(self.participant_id)}}}')
        return messages


@dataclass
class _Waiting:
    """An event that was taken and is not known to be durable yet, and who waits for that."""

    record: Record
    told: tuple[Message, ...]
    replies: list[tuple[Callback, Reply | None]]


class SessionHub:
    """A running session.

    Args:
        room: the room to go on with.
        cards: the feedback card of each question.
        journal: writes down what happens; it is started here.
        clock: the time.
        changed: called after every change, in the loop's thread.
    """

    def __init__(
        self,
        room: Room,
        cards: Sequence[FeedbackCard],
        journal: WriteQueue,
        clock: Clock,
        changed: Callable[[Room], None],
    ) -> None:
        self._newest = room
        self.shown = room
        self.cards = cards
        self._phone_cards = PhoneCards(cards)
        self._journal = journal
        self._clock = clock
        self._changed = changed
        self._waiting: deque[_Waiting] = deque()
        self._seats: dict[ParticipantId, list[Seat]] = {}
        self._shared: tuple[int, str] = (-1, "")
        self._loop = asyncio.get_running_loop()
        journal.start(self._hear)

    def take(self, event: Event, then: Callback) -> None:
        """Let something happen.

        Args:
            event: what happens.
            then: called with the reply when it is durable, and everything that it rests on.
        """
        now = self._clock()
        self._newest, messages = after(self._newest, event, now)
        reply = next((one for one in messages if isinstance(one, Reply)), None)
        record = next((one for one in messages if isinstance(one, Record)), None)
        if record is not None:
            self._waiting.append(_Waiting(record, messages, [(then, reply)]))
            self._journal.put(record)
        elif isinstance(event, Here | Gone):
            self.shown, _ = after(self.shown, event, now)
            self._tell(messages)
            then(reply)
        elif self._waiting:
            # "You have voted already", "the vote is closed": that too is only said when the vote
            # or the bell it rests on is written down.
            self._waiting[-1].replies.append((then, reply))
        else:
            then(reply)

    async def happen(self, event: Event) -> Reply | None:
        """Let something happen; return the reply when it is durable."""
        replied: asyncio.Future[Reply | None] = self._loop.create_future()
        self.take(event, functools.partial(_set, replied))
        return await replied

    async def settled(self) -> None:
        """Return when everything that has happened so far is durable and told."""
        if self._waiting:
            done: asyncio.Future[Reply | None] = self._loop.create_future()
            self._waiting[-1].replies.append((functools.partial(_set, done), None))
            await done

    def find(self, secret: str) -> ParticipantId | None:
        """Return whose secret this is; None if nobody's."""
        if not secret.isascii():
            return None
        return self.shown.by_token.get(hashed(secret))

    def view(self, participant_id: ParticipantId) -> str:
        """Return a phone's whole view as JSON."""
        if self._shared[0] != self.shown.seq:
            self._shared = (self.shown.seq, json.dumps(room_view(self.shown, self._phone_cards)))
        own = json.dumps(own_view(self.shown, participant_id, self._phone_cards))
        return self._shared[1][:-1] + ", " + own[1:]

    def sit(self, seat: Seat) -> None:
        """Take note of a connection; the oldest of too many of one participant is closed."""
        seats = self._seats.setdefault(seat.participant_id, [])
        seats.append(seat)
        if len(seats) > MOST_SEATS:
            seats[0].close("too many pages are open on this phone")
        self.take(Here(seat.participant_id), _ignore)

    def stand(self, seat: Seat) -> None:
        """Take note that a connection ended; a participant is gone with the last one."""
        seats = self._seats.get(seat.participant_id, [])
        if seat in seats:
            seats.remove(seat)
        if not seats:
            self._seats.pop(seat.participant_id, None)
            self.take(Gone(seat.participant_id), _ignore)

    def close(self, reason: str) -> None:
        """Have all connections closed."""
        for seats in self._seats.values():
            for seat in seats:
                seat.close(reason)

    @property
    def connections(self) -> int:
        """Return how many connections there are."""
        return sum(len(seats) for seats in self._seats.values())

    def _hear(self, count: int) -> None:
        """Hear from the writing thread: one call for a whole batch."""
        with contextlib.suppress(RuntimeError):  # the session was stopped in between
            self._loop.call_soon_threadsafe(self._publish, count)

    def _publish(self, count: int) -> None:
        """Show what has become durable.

        The shown room takes the written records one by one, as a restarted host does. Keeping the
        rooms themselves until they may be shown would keep thousands of them on a slow disk.
        """
        told: list[Message] = []
        everything = count == len(self._waiting)
        if everything:  # on a fast disk nearly always
            self.shown = self._newest
        for _ in range(count):
            one = self._waiting.popleft()
            if not everything:
                self.shown = apply(self.shown, one.record)
            told += one.told
            for then, reply in one.replies:
                then(reply)
        self._tell(told)

    def _tell(self, messages: Sequence[Message]) -> None:
        whose = {one.participant_id for one in messages if isinstance(one, Changed)}
        told = self._seats if None in whose else whose
        for participant_id in told:
            for seat in self._seats.get(participant_id, ()) if participant_id else ():
                seat.refresh()
        if any(not isinstance(one, Reply) for one in messages):
            self._changed(self.shown)


def _set(future: asyncio.Future[Reply | None], reply: Reply | None) -> None:
    if not future.done():  # nobody waits any more for what was cancelled
        future.set_result(reply)


def _ignore(_: Reply | None) -> None:
    """Presence is not replied to."""


def hashed(secret: str) -> str:
    """Return what the bank keeps of a phone's secret: nobody can vote with it."""
    return hashlib.sha256(secret.encode()).hexdigest()
