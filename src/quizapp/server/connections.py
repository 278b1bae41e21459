"""Limits on the connections of phones, below the web framework.

Everything that arrives is charged to its connection before it is parsed: every frame of a
websocket, including control frames, which the web framework answers without telling us. A
connection that sends more than a phone would is cut off, and so is one that does not identify
itself in time.
"""

import asyncio
import contextlib
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from quizapp.core.content.ids import ParticipantId
from quizapp.env.clock import Clock
from quizapp.server.limits import CONNECTIONS, FRAMES, Bucket, Limiter

OPENING_SECONDS = 15
"""How long a connection may take to send a request, and a websocket to identify itself."""

MOST_SILENT = 4_000
"""How many open connections may not have sent a request yet; the oldest are closed first."""

MOST_OF_ONE = 1_000
"""How many connections one address may have open: three classes with their pages still loading."""

MOST_UNKNOWN_BYTES = 16_384
"""The largest chunk from a connection that is no websocket: a request has about 500 bytes."""

COST_OF_FLOOD = 20
"""A connection that was cut off counts as so many against its address's limit."""

MOST_OFFENDERS = 100

MakeHandler = Callable[[], asyncio.Protocol]
Complain = Callable[[str, str], None]
"""Logs an address and what it did."""


@dataclass(frozen=True)
class Offender:
    """An address whose connection was cut off because it sent more than a phone would."""

    address: str
    at: datetime
    """The last time."""
    times: int
    participant_id: ParticipantId | None
    """The participant it identified as; None if it did not."""


class Connections:
    """All connections of a server.

    Args:
        make_handler: makes what the web framework handles a connection with.
        clock: returns the current time.
        complain: tells the log.
        limited: whether anything is limited; a load test from one address is not.
    """

    def __init__(
        self, make_handler: MakeHandler, clock: Clock, complain: Complain, *, limited: bool
    ) -> None:
        self._make_handler = make_handler
        self._clock = clock
        self._complain = complain
        self.limited = limited
        self._coming = Limiter(CONNECTIONS if limited else None)
        self._open: Counter[str] = Counter()
        self._known: Counter[str] = Counter()
        self._protocols: dict[object, LimitedProtocol] = {}
        self._silent: OrderedDict[LimitedProtocol, None] = OrderedDict()
        self._offenders: OrderedDict[str, Offender] = OrderedDict()

    def accept(self) -> "LimitedProtocol":
        """Return the protocol for the next connection."""
        return LimitedProtocol(self)

    def protocol_of(self, handler: object) -> "LimitedProtocol":
        """Return the protocol of the connection that a handler of the web framework serves."""
        return self._protocols[handler]

    @property
    def offender(self) -> Offender | None:
        """Return who was cut off last; None: nobody was."""
        return next(reversed(self._offenders.values()), None)

    def admit(self, protocol: "LimitedProtocol") -> asyncio.Protocol | None:
        """Return the web framework's handler for a new connection; None if it is refused."""
        if self.limited:
            if not self._coming.take(protocol.address, self._clock()):
                self._complain(protocol.address, "too many connections")
                return None
            if self._open[protocol.address] >= MOST_OF_ONE:
                self._complain(protocol.address, "too many connections at once")
                return None
        self._open[protocol.address] += 1
        handler = self._make_handler()
        self._protocols[handler] = protocol
        self._silent[protocol] = None
        if len(self._silent) > MOST_SILENT:
            oldest, _ = self._silent.popitem(last=False)
            oldest.abort()
        return handler

    def note_request(self, protocol: "LimitedProtocol") -> None:
        """Note that a connection has sent a request."""
        self._silent.pop(protocol, None)

    def note_identity(self, protocol: "LimitedProtocol") -> None:
        """Note that a connection has identified itself."""
        self._known[protocol.address] += 1

    def forget(self, protocol: "LimitedProtocol", handler: object) -> None:
        """Note that a connection has ended."""
        self._protocols.pop(handler, None)
        self._silent.pop(protocol, None)
        for count in (self._open, *((self._known,) if protocol.participant_id is not None else ())):
            count[protocol.address] -= 1
            if not count[protocol.address]:
                del count[protocol.address]

    def blame(self, protocol: "LimitedProtocol", words: str) -> None:
        """Note that a connection was cut off because it sends too much."""
        before = self._offenders.pop(protocol.address, None)
        who = protocol.participant_id
        if who is None and before is not None:
            who = before.participant_id
        times = before.times + 1 if before is not None else 1
        self._offenders[protocol.address] = Offender(protocol.address, self._clock(), times, who)
        if len(self._offenders) > MOST_OFFENDERS:
            self._offenders.popitem(last=False)
        # An attacker alone at its address soon can't connect any more. Behind an address that it
        # shares with a class it is only cut off each time: the class would be locked out with it.
        others = self._known[protocol.address] - (protocol.participant_id is not None)
        if not others:
            self._coming.take(protocol.address, self._clock(), COST_OF_FLOOD)
        named = f"participant {who}, " if who is not None else ""
        self._complain(protocol.address, f"cut off: {named}{words}")


class LimitedProtocol(asyncio.Protocol):
    """Stands between one connection and the web framework's handler, and passes on what it may."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._handler: asyncio.Protocol | None = None
        self._transport: asyncio.Transport | None = None
        self._deadline: asyncio.TimerHandle | None = None
        self._bucket = Bucket(FRAMES)
        self._frames: FrameCount | None = None
        self._unsent: int | None = None
        """How much of a response was not sent yet when the deadline passed the last time."""
        self.address = "?"
        self.participant_id: ParticipantId | None = None
        """Who it is, once it has identified itself."""

    def start_deadline(self) -> None:
        """Cut the connection off in ``OPENING_SECONDS``, unless it sends a request before."""
        self._unsent = None
        self._arm()

    def _arm(self) -> None:
        self.stop_deadline()
        if self._transport is not None:
            loop = asyncio.get_running_loop()
            self._deadline = loop.call_later(OPENING_SECONDS, self.miss_deadline)

    def miss_deadline(self) -> None:
        """Cut the connection off, unless it is still taking what it asked for.

        On a poor Wi-Fi a picture or the page to take home is longer on its way than that.
        """
        before, left = self._unsent, 0
        if self._transport is not None and self._frames is None:
            left = self._transport.get_write_buffer_size()
        if not left or (before is not None and left >= before):
            self.abort()
            return
        self._unsent = left
        self._arm()

    def stop_deadline(self) -> None:
        """Stop the deadline: the connection waits for us, not we for it."""
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def request_begins(self) -> None:
        """Note that a request has begun."""
        self._connections.note_request(self)

    def count_frames(self) -> None:
        """Count websocket frames from now on. The deadline runs on until it identifies itself."""
        self._frames = FrameCount()
        if self._deadline is None:
            self.start_deadline()

    def identify(self, participant_id: ParticipantId) -> None:
        """Note who it is; the deadline stops."""
        self.participant_id = participant_id
        self._connections.note_identity(self)
        self.stop_deadline()

    def abort(self) -> None:
        """Drop the connection without a close frame: a flooder would not read it."""
        self.stop_deadline()
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Accept the connection, or refuse it."""
        self._transport = cast(asyncio.Transport, transport)
        peer = transport.get_extra_info("peername")
        self.address = str(peer[0]) if peer else "?"
        self._handler = self._connections.admit(self)
        if self._handler is None:
            self._transport.abort()
            return
        self.start_deadline()
        self._handler.connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Charge for the data, then pass it on."""
        if self._handler is None or self._transport is None or self._transport.is_closing():
            return
        if self._connections.limited:
            # A chunk without a whole frame is charged as one: each chunk costs us as much.
            count = 1 if self._frames is None else max(1, self._frames.add(data))
            if not self._bucket.take(count, asyncio.get_running_loop().time()):
                self._flood("it sends too much")
                return
            if self._frames is None and len(data) > MOST_UNKNOWN_BYTES:
                self._flood("it sends too much at once")
                return
        self._handler.data_received(data)

    def _flood(self, words: str) -> None:
        self._connections.blame(self, words)
        self.abort()

    def eof_received(self) -> bool | None:
        """Pass on that the phone has stopped sending."""
        return self._handler.eof_received() if self._handler is not None else None

    def pause_writing(self) -> None:
        """Pass on that the send buffer is full."""
        if self._handler is not None:
            self._handler.pause_writing()

    def resume_writing(self) -> None:
        """Pass on that the send buffer has room again."""
        if self._handler is not None:
            self._handler.resume_writing()

    def connection_lost(self, error: Exception | None) -> None:
        """Pass on that the connection has ended."""
        self.stop_deadline()
        self._transport = None
        handler, self._handler = self._handler, None
        if handler is not None:
            self._connections.forget(self, handler)
            handler.connection_lost(error)


class FrameCount:
    """Counts the frames of a websocket, however its bytes are split (RFC 6455, 5.2)."""

    def __init__(self) -> None:
        self._head = b""
        self._left = 0
        """How much of a frame's payload is still to come."""

    def add(self, data: bytes) -> int:
        """Return how many frames begin in the next chunk.

        Stops counting above the burst of ``FRAMES``: the connection is cut off then anyway, and
        this object must not be used again.
        """
        number, enough = 0, FRAMES.burst
        if self._left >= len(data):
            self._left -= len(data)
            return number
        data = self._head + data[self._left :]
        self._head, self._left, at = b"", 0, 0
        while len(data) - at >= 2:
            length = data[at + 1] & 0x7F
            wide = {126: 2, 127: 8}.get(length, 0)
            size = 2 + wide + (4 if data[at + 1] & 0x80 else 0)
            if len(data) - at < size:
                break
            number += 1
            if number > enough:
                return number
            if wide:
                length = int.from_bytes(data[at + 2 : at + 2 + wide])
            at += size + length
            if at >= len(data):
                self._left = at - len(data)
                return number
        self._head = data[at:]
        return number


async def stop_listening(server: asyncio.Server) -> None:
    """Close a listening server once those that it accepted just now have arrived.

    asyncio before 3.13 drops a connection that comes to a server which is closed already, and
    never closes it (gh-109564).
    """
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # on Windows, which has no readers
        for listening in server.sockets:
            loop.remove_reader(listening.fileno())
        await asyncio.sleep(0)
    server.close()
