"""Where the room meets the phones: everything of a running session but the web framework.

It lives in the server's event loop. The room takes an event at once; what comes of it is told when
the record is durable. Therefore there are two rooms: ``_newest`` with everything that arrived, and
``shown`` with everything that is written down. Only the latter is ever shown to anybody.
"""

import asyncio
import contextlib
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from quizapp.core.feedback import FeedbackCard
from quizapp.core.ids import ParticipantId
from quizapp.core.live import LiveEntry
from quizapp.env.clock import Clock
from quizapp.live.events import Event, Gone, Here
from quizapp.live.journal import Journal
from quizapp.live.recording import entry_of
from quizapp.live.room import Changed, Message, Record, Reply, Room, after
from quizapp.live.views import own_view, room_view


class Seat:
    """One connection of a phone: what it still has to be told. Never more than one view waits."""

    def __init__(self, participant_id: ParticipantId) -> None:
        self.participant_id = participant_id
        self._news = asyncio.Event()
        self._stale = True
        self._acks: list[str] = []
        self.closing = ""
        """Why the connection is to be closed; empty while it is not."""
        self._news.set()

    def refresh(self) -> None:
        """Have the view sent anew."""
        self._stale = True
        self._news.set()

    def say(self, text: str) -> None:
        """Have a message sent."""
        self._acks.append(text)
        self._news.set()

    def close(self, reason: str) -> None:
        """Have the connection closed."""
        self.closing = reason
        self._news.set()

    async def next(self, view: Callable[[ParticipantId], str]) -> list[str]:
        """Wait for news; return the messages to send, an acknowledgement before the view."""
        await self._news.wait()
        self._news.clear()
        messages, self._acks = self._acks, []
        if self._stale:
            self._stale = False
            messages.append('{"view":' + view(self.participant_id) + "}")
        return messages


class Hall:
    """A running session.

    Args:
        room: the room to go on with.
        cards: the feedback card of each question.
        journal: writes down what happens.
        clock: the time.
        changed: called after every change, in the loop's thread.
    """

    def __init__(
        self,
        room: Room,
        cards: Sequence[FeedbackCard],
        journal: Journal,
        clock: Clock,
        changed: Callable[[Room], None],
    ) -> None:
        self._newest = room
        self.shown = room
        self.cards = cards
        self._journal = journal
        self._clock = clock
        self._changed = changed
        self._seats: dict[ParticipantId, set[Seat]] = {}
        self._shared: tuple[int, str] = (-1, "")
        self._loop = asyncio.get_running_loop()

    async def happen(self, event: Event) -> Reply | None:
        """Let something happen; return the reply when it is durable."""
        self._newest, messages = after(self._newest, event, self._clock())
        room = self._newest
        records = [one for one in messages if isinstance(one, Record)]
        if records:
            await self._written([entry_of(one, room) for one in records])
            if room.seq > self.shown.seq:
                self.shown = replace(room, here=self._newest.here)
        elif isinstance(event, Here | Gone):
            self.shown = replace(self.shown, here=room.here)
        self._tell(messages)
        return next((one for one in messages if isinstance(one, Reply)), None)

    def find(self, secret: str) -> ParticipantId | None:
        """Return whose secret this is; None if nobody's."""
        return self.shown.by_token.get(hashed(secret))

    def view(self, participant_id: ParticipantId) -> str:
        """Return a phone's whole view as JSON."""
        if self._shared[0] != self.shown.seq:
            self._shared = (self.shown.seq, json.dumps(room_view(self.shown, self.cards)))
        own = json.dumps(own_view(self.shown, participant_id, self.cards))
        return self._shared[1][:-1] + ", " + own[1:]

    async def sit(self, seat: Seat) -> None:
        """Take note of a connection."""
        self._seats.setdefault(seat.participant_id, set()).add(seat)
        await self.happen(Here(seat.participant_id))

    async def stand(self, seat: Seat) -> None:
        """Take note that a connection ended; a participant is gone with the last one."""
        seats = self._seats.get(seat.participant_id, set())
        seats.discard(seat)
        if not seats:
            self._seats.pop(seat.participant_id, None)
            await self.happen(Gone(seat.participant_id))

    def close(self, reason: str) -> None:
        """Have all connections closed."""
        for seats in self._seats.values():
            for seat in seats:
                seat.close(reason)

    @property
    def connections(self) -> int:
        """Return how many connections there are."""
        return sum(len(seats) for seats in self._seats.values())

    async def _written(self, entries: list[LiveEntry]) -> None:
        done: asyncio.Future[None] = self._loop.create_future()

        def finish() -> None:
            if not done.done():
                done.set_result(None)

        def written() -> None:
            with contextlib.suppress(RuntimeError):  # the session was stopped in between
                self._loop.call_soon_threadsafe(finish)

        for entry in entries:  # an event makes one record, so the last is the only
            self._journal.put(entry, written)
        await done

    def _tell(self, messages: Sequence[Message]) -> None:
        for message in messages:
            if isinstance(message, Changed):
                everybody = message.participant_id is None
                chosen = (
                    list(self._seats.values())
                    if everybody
                    else [self._seats.get(ParticipantId(message.participant_id or 0), set())]
                )
                for seats in chosen:
                    for seat in seats:
                        seat.refresh()
        if any(not isinstance(message, Reply) for message in messages):
            self._changed(self.shown)


def hashed(secret: str) -> str:
    """Return what the bank keeps of a phone's secret: nobody can vote with it."""
    return hashlib.sha256(secret.encode()).hexdigest()
