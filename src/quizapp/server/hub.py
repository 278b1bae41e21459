"""The running session: events go in, and what phones may be told comes out. No web framework here.

It lives in the server's event loop. The room takes an event at once, but its result is shown only
when the record is durable (spec SE-9). So there are two rooms: ``_newest`` has everything that
arrived, ``shown`` has everything that is written. Phones and the teacher's screens see ``shown``
only, and every reply waits for the records it rests on.
"""

import asyncio
import contextlib
import functools
import hashlib
import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import PassagePart
from quizapp.core.content.ids import ParticipantId
from quizapp.core.content.pictures import Picture
from quizapp.core.session.events import Event, Gone, Here, Record
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Changed, Reply, Room, RoomMessage
from quizapp.core.session.transitions import apply
from quizapp.env.clock import Clock
from quizapp.server.phone_pictures import PhonePictures
from quizapp.server.views import PhoneCards, own_view, room_view
from quizapp.server.write_queue import WriteQueue

MOST_CONNECTIONS = 8
"""How many connections one participant may have: some tabs, and some that are dying."""

Callback = Callable[[Reply | None], None]


class Connection:
    """A phone's websocket, as the hub sees it: the messages that it still has to be sent."""

    def __init__(self, participant_id: ParticipantId) -> None:
        self.participant_id = participant_id
        self._news = asyncio.Event()
        self._stale = True
        self._acks: list[str] = []
        self.closing = ""
        """Why the connection is to be closed; empty while it is not."""
        self.unacknowledged = 0
        """How many votes came by it that are not acknowledged yet."""
        self._news.set()

    def refresh(self) -> None:
        """Have the view sent again. However often it is called, one view at most is waiting."""
        self._stale = True
        self._news.set()

    def send(self, text: str) -> None:
        """Have a message sent, a JSON object that is not empty."""
        self._acks.append(text)
        self._news.set()

    def close(self, reason: str) -> None:
        """Have the connection closed."""
        self.closing = reason
        self._news.set()

    async def next(self, view: Callable[[ParticipantId], str]) -> list[str]:
        """Wait for news; return the messages to send."""
        await self._news.wait()
        self._news.clear()
        messages, self._acks = self._acks, []
        if self._stale:
            self._stale = False
            # The view goes in one message with the last acknowledgement: of all that a vote costs
            # the server, each message it sends costs most.
            ack = messages.pop()[:-1] + ", " if messages else "{"
            messages.append(f'{ack}"view": {view(self.participant_id)}}}')
        return messages


@dataclass
class _Pending:
    """An accepted event whose record is not known to be durable yet, and who waits for that."""

    record: Record
    messages: tuple[RoomMessage, ...]
    replies: list[tuple[Callback, Reply | None]]


class SessionHub:
    """A running session.

    Args:
        room: the room to continue with.
        cards: the feedback card of each question.
        readings: what is read before each question.
        pictures: smaller copies of their pictures, by digest.
        queue: stores the records; it is started here.
        clock: returns the current time.
        changed: called with the shown room after every change, in the loop's thread.
    """

    def __init__(
        self,
        room: Room,
        cards: Sequence[FeedbackCard],
        readings: Sequence[Sequence[PassagePart]],
        pictures: Mapping[str, Picture],
        queue: WriteQueue,
        clock: Clock,
        changed: Callable[[Room], None],
    ) -> None:
        self._newest = room
        self.shown = room
        self._pictures = PhonePictures(cards, readings, pictures)
        self.cards = self._pictures.cards
        self._phone_cards = PhoneCards(self.cards, self._pictures.readings)
        self._queue = queue
        self._clock = clock
        self._changed = changed
        self._pending: deque[_Pending] = deque()
        self._connections: dict[ParticipantId, list[Connection]] = {}
        self._shared: tuple[int, str] = (-1, "")
        self._loop = asyncio.get_running_loop()
        queue.start(self._on_written)

    def submit(self, event: Event, then: Callback) -> None:
        """Give an event to the room.

        Args:
            event: what happened.
            then: called with the reply once everything that the reply rests on is durable.
        """
        now = self._clock()
        self._newest, messages = after(self._newest, event, now)
        reply = next((one for one in messages if isinstance(one, Reply)), None)
        record = next((one for one in messages if isinstance(one, Record)), None)
        if record is not None:
            self._pending.append(_Pending(record, messages, [(then, reply)]))
            self._queue.put(record)
        elif isinstance(event, Here | Gone):
            self.shown, _ = after(self.shown, event, now)
            self._notify(messages)
            then(reply)
        elif self._pending:
            # "You have voted already" and "the vote is closed" wait too: the vote or the closing
            # that they rest on may be among the pending records.
            self._pending[-1].replies.append((then, reply))
        else:
            then(reply)

    async def reply_to(self, event: Event) -> Reply | None:
        """Submit an event; return the reply once it is durable."""
        replied: asyncio.Future[Reply | None] = self._loop.create_future()
        self.submit(event, functools.partial(_resolve, replied))
        return await replied

    async def settled(self) -> None:
        """Return when everything that has happened so far is durable and told."""
        if self._pending:
            done: asyncio.Future[Reply | None] = self._loop.create_future()
            self._pending[-1].replies.append((functools.partial(_resolve, done), None))
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

    def picture(self, digest: str) -> Picture | None:
        """Return a picture that the class has been shown, as phones get it; else None."""
        return self._pictures.find(digest, self.shown)

    def attach(self, connection: Connection) -> None:
        """Add a connection; of too many of one participant the oldest is closed."""
        own = self._connections.setdefault(connection.participant_id, [])
        own.append(connection)
        if len(own) > MOST_CONNECTIONS:
            own[0].close("too many pages are open on this phone")
        self.submit(Here(connection.participant_id), _ignore)

    def detach(self, connection: Connection) -> None:
        """Remove a connection that ended; with their last one a participant is gone."""
        own = self._connections.get(connection.participant_id, [])
        if connection in own:
            own.remove(connection)
        if not own:
            self._connections.pop(connection.participant_id, None)
            self.submit(Gone(connection.participant_id), _ignore)

    def close(self, reason: str) -> None:
        """Have all connections closed."""
        for own in self._connections.values():
            for connection in own:
                connection.close(reason)

    @property
    def connections(self) -> int:
        """Return how many connections there are."""
        return sum(len(own) for own in self._connections.values())

    def _on_written(self, count: int) -> None:
        """Pass on, from the writing thread, that the next records are durable."""
        with contextlib.suppress(RuntimeError):  # the session was stopped in between
            self._loop.call_soon_threadsafe(self._publish, count)

    def _publish(self, count: int) -> None:
        """Show what has become durable, and send the replies that waited for it."""
        messages: list[RoomMessage] = []
        everything = count == len(self._pending)
        if everything:  # on a fast disk nearly always
            self.shown = self._newest
        for _ in range(count):
            one = self._pending.popleft()
            if not everything:
                # Applied again rather than kept with each pending record: on a slow disk that
                # would keep thousands of rooms.
                self.shown = apply(self.shown, one.record)
            messages += one.messages
            for then, reply in one.replies:
                then(reply)
        self._notify(messages)

    def _notify(self, messages: Sequence[RoomMessage]) -> None:
        whose = {one.participant_id for one in messages if isinstance(one, Changed)}
        refreshed = self._connections if None in whose else whose
        for participant_id in refreshed:
            for one in self._connections.get(participant_id, ()) if participant_id else ():
                one.refresh()
        if any(not isinstance(one, Reply) for one in messages):
            self._changed(self.shown)


def _resolve(future: asyncio.Future[Reply | None], reply: Reply | None) -> None:
    if not future.done():  # whoever waited was cancelled
        future.set_result(reply)


def _ignore(_: Reply | None) -> None:
    """Presence is not replied to."""


def hashed(secret: str) -> str:
    """Return what the bank keeps of a phone's secret: nobody can vote with it."""
    return hashlib.sha256(secret.encode()).hexdigest()
