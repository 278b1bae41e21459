"""Hosts a session for the window: starts and stops the server, passes the teacher's events to it.

The server runs in a thread and event loop of its own, and the window never waits for it. Events go
in by ``send``. What there is to see is ``room``, an immutable value that is replaced as a whole.
"""

import asyncio
import contextlib
import errno
import functools
import gc
import logging
import random
import secrets
import socket
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.cards.picturing import pictures_of_card, pictures_to_read
from quizapp.core.content.pictures import Picture
from quizapp.core.errors import ExpectedError
from quizapp.core.session.events import Event, FromTeacher, Record
from quizapp.core.session.hosting import NoNetwork, PortTaken
from quizapp.core.session.replay import replayed
from quizapp.core.session.room_state import Reply, Room, Verdict, new_room
from quizapp.core.session.setup import ClassSession, LeaseLost
from quizapp.env.clock import Clock
from quizapp.env.processes import own_process
from quizapp.server.connections import Offender
from quizapp.server.write_queue import WriteQueue
from quizapp.services.classroom import Classroom
from quizapp.services.leases import host_id

if TYPE_CHECKING:  # the web framework is loaded when a session starts
    from quizapp.server.http import Server

log = logging.getLogger(__name__)

FIRST_PORT = 8080
MOST_PORTS = 20
"""How many ports are tried, one after the other, when a session is new."""

SWITCH_SECONDS = 0.0005
"""How soon a busy window lets the server's thread have its turn while a session runs.

With Python's 5 ms the slowest twentieth of the votes waited four times as long (spec SE-10).
"""

SETTLE_SECONDS = 2
"""How long a session that is closed waits for what is being written."""

OPEN_FILES = 8_192
"""Each phone is an open file to the system, and some let a program have 256 of them."""


class SessionHost:
    """Hosts one session.

    Args:
        classroom: where sessions are kept.
        session: the session, new or interrupted.
        page: the folder of the phone page.
        address: the computer's address that phones use, such as 192.168.1.5.
        clock: returns the current time.
        rng: random numbers for offered names.
        limited: whether addresses are limited (a load test is not).
        names: what else phones may call this computer, if its network gives it a name.
    """

    def __init__(
        self,
        classroom: Classroom,
        session: ClassSession,
        page: Path,
        address: str,
        clock: Clock,
        rng: random.Random,
        *,
        limited: bool = True,
        names: tuple[str, ...] = (),
    ) -> None:
        self._classroom = classroom
        self.session = session
        self._page = page
        self.address = address
        self._clock = clock
        self._rng = rng
        self._limited = limited
        self._names = names
        self.cards = classroom.cards(session.setup)
        self.readings = classroom.readings(session.setup)
        self.phone_pictures: Mapping[str, Picture] = {}
        """Smaller copies of ``pictures`` by digest, set before the start; the others are told in
        words on phones."""
        self._new_room = new_room(session.setup, classroom.versions(session.setup))
        self.room = self._new_room
        """As it is written down: the newest state that anybody may see."""
        self._id = host_id(own_process(), secrets.randbits(64))
        self.changes = 0
        """Grows with every change. The window polls it: 500 votes must not be 500 signals."""
        self.refused: list[tuple[Event, Reply]] = []
        """Steps of the teacher that the room refused, for the window to take and tell."""
        self.port = 0
        self._queue = WriteQueue(self._write, clock)
        self._socket: socket.socket | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._submit: Callable[[Event], None] | None = None
        self._ready = threading.Event()
        self._stopping: asyncio.Event | None = None
        self._server: Server | None = None
        self._reason = ""
        self._failed: Exception | None = None
        self._switch_seconds = sys.getswitchinterval()

    @property
    def url(self) -> str:
        """Return what the QR code holds and what is typed: address, port and code."""
        return f"http://{self.address}:{self.port}/{self.session.code}"

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Return the pictures that its phones show, each once, with their bytes."""
        if not self.session.setup.phones:
            return ()
        shown = [one for card in self.cards for one in pictures_of_card(card)]
        shown += [one for parts in self.readings for one in pictures_to_read(parts)]
        return tuple({one.digest: one for one in shown}.values())

    @property
    def trouble(self) -> ExpectedError | None:
        """Return what keeps votes from being written down now; None: nothing."""
        return self._queue.trouble

    @property
    def lost(self) -> LeaseLost | None:
        """Return why this host may not go on: another one has the session. None: it may."""
        return self._queue.lost

    @property
    def offender(self) -> Offender | None:
        """Return who was cut off last because it sends more than phones do; None: nobody was."""
        return self._server.offender if self._server is not None else None

    @property
    def running(self) -> bool:
        """Return whether phones are served."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, *, any_port: bool = False) -> None:
        """Take the session's lease, bind the socket, then serve. Returns when phones can come.

        Args:
            any_port: whether an interrupted session may move to another port.

        Raises:
            HostedElsewhere: another host has the session and may be alive.
            LeaseLost: the session has ended.
            PortTaken: the port of the interrupted session is in use.
            NoNetwork: the address is not this computer's.
            ExpectedError: the bank cannot be written.
        """
        allow_open_files(OPEN_FILES)
        session_id = self.session.id
        # Before anything else: without the lease it is not for this host to ask about the port.
        self._classroom.take(session_id, self._id)
        try:
            # Not before: until the lease was ours, another host could add records.
            self.room = replayed(self._new_room, self._classroom.records(session_id))
            self._socket = self._bind(any_port=any_port)
            self.port = self._socket.getsockname()[1]
            self._classroom.serve_at(session_id, self._id, self.port)
        except ExpectedError:
            if self._socket is not None:
                self._socket.close()
                self._socket = None
            self._release()
            raise
        self._switch_seconds = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_SECONDS)
        self._thread = threading.Thread(target=self._serve, name="phones", daemon=True)
        self._thread.start()
        self._ready.wait()
        if self._failed is not None:
            failed = self._failed
            self.stop()
            raise failed
        log.info("session %d: phones are served at port %d", session_id, self.port)
        # What is there now stays; the collector's long look at it would stop everything for a
        # tenth of a second (spec SE-10). It is not looked at now either: this is not the thread
        # in which garbage that holds widgets may be freed (``ui/kit/collector.py``).
        gc.freeze()

    def send(self, event: FromTeacher) -> None:
        """Submit an event of the teacher's. ``room`` shows it once it is durable."""
        log.info("session %d: %s", self.session.id, type(event).__name__)
        loop, submit = self._loop, self._submit
        if loop is not None and submit is not None and self.running:
            with contextlib.suppress(RuntimeError):  # its thread has ended just now
                loop.call_soon_threadsafe(submit, event)

    def stop(self, reason: str = "the session was closed") -> None:
        """Close every connection with a reason, write what is pending, and end the threads."""
        self._reason = reason
        loop, stopping = self._loop, self._stopping
        if loop is not None and stopping is not None and self.running:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(stopping.set)
        if self._thread is not None:
            log.info("session %d: phones are no longer served", self.session.id)
            self._thread.join()
            self._queue.close()
            self._release()
            if self._socket is not None:
                self._socket.close()
            sys.setswitchinterval(self._switch_seconds)
            gc.unfreeze()
        self._thread = self._loop = self._stopping = self._submit = self._server = None

    def _write(self, records: Sequence[Record]) -> None:
        self._classroom.record(self.session.id, self._id, records)

    def _release(self) -> None:
        """Give up the lease, so that others can continue at once; on an error, when it expires."""
        with contextlib.suppress(ExpectedError):
            self._classroom.release(self.session.id, self._id)

    def _bind(self, *, any_port: bool) -> socket.socket:
        wanted = self.session.port
        if wanted is not None:
            found = self._bind_one(wanted)
            if found is not None:
                return found
            if not any_port:
                raise PortTaken(wanted)
        for port in range(FIRST_PORT, FIRST_PORT + MOST_PORTS):
            found = self._bind_one(port)
            if found is not None:
                return found
        found = self._bind_one(0)
        if found is None:
            raise PortTaken(FIRST_PORT)
        return found

    def _bind_one(self, port: int) -> socket.socket | None:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if sys.platform == "win32":
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:  # a restarted host must not wait until old connections are forgotten
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((self.address, port))
            listening.listen(2_048)
        except OSError as error:
            listening.close()
            if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
                raise NoNetwork(self.address) from error
            return None
        listening.setblocking(False)
        return listening

    def _serve(self) -> None:
        try:
            asyncio.run(self._run())
        except Exception as error:
            log.exception("the server for the phones ended")
            self._failed = error
        finally:
            self._ready.set()

    async def _run(self) -> None:
        from quizapp.server.http import Server  # loads the web framework, only now
        from quizapp.server.hub import SessionHub

        assert self._socket is not None
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        hub = SessionHub(
            self.room,
            self.cards,
            self.readings,
            self.phone_pictures,
            self._queue,
            self._clock,
            self._on_change,
        )

        def submit(event: Event) -> None:
            hub.submit(event, functools.partial(self._on_reply, event))

        self._submit = submit
        self._server = server = Server(
            hub,
            self.session.code,
            self._page,
            frozenset(f"{name}:{self.port}" for name in (self.address, *self._names)),
            self._clock,
            self._rng,
            limited=self._limited,
        )
        await server.start(self._socket)
        self._ready.set()
        await self._stopping.wait()
        # What the teacher did last, such as ending the session, still reaches the phones. A host
        # that lost the session does not wait: what it has not written it never will.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_SECONDS):
                if self.lost is None:
                    await hub.settled()
        await server.stop(self._reason)

    def _on_reply(self, event: Event, reply: Reply | None) -> None:
        if reply is not None and reply.verdict is not Verdict.DONE:
            self.refused.append((event, reply))
            self.changes += 1

    def _on_change(self, room: Room) -> None:
        self.room = room
        self.changes += 1


def allow_open_files(number: int) -> None:
    """Have the system allow so many open files, or as many as it lets us; never fewer than now."""
    if sys.platform == "win32":
        return  # no such limit
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = number if hard == resource.RLIM_INFINITY else min(number, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
