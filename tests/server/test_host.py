"""Starting, stopping, restarting a host, and a disk that does not take what happens."""

import asyncio
import errno
import gc
import json
import random
import socket
import sqlite3
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from aiohttp import ClientSession

from quizapp.bank.engine import Bank
from quizapp.bank.errors import BankGone, DiskFull
from quizapp.core.content.ids import SessionId
from quizapp.core.session.events import CloseVote, End, FromTeacher, OpenVote, Record, Reveal
from quizapp.core.session.hosting import NoNetwork, PortTaken
from quizapp.core.session.room_state import Phase, Verdict
from quizapp.env.clock import system_clock
from quizapp.server import write_queue
from quizapp.server.host import SWITCH_SECONDS, SessionHost, allow_open_files
from quizapp.server.http import Server
from quizapp.server.write_queue import StillWriting
from quizapp.services.classroom import Classroom
from tests.server.conftest import LOOPBACK, PAGE, Start, a_setup
from tests.server.phones import Phone, play, several
from tests.server.rooms import votes_in
from tests.services.stock import HandClock
from tests.waiting import PATIENCE, until, wait_until


def a_host(classroom: Classroom, bank: Bank, address: str = LOOPBACK) -> SessionHost:
    session = classroom.begin(a_setup(bank))
    return SessionHost(classroom, session, PAGE, address, system_clock, random.Random(1))


def open_files() -> set[str]:
    found = set()
    for file in Path("/proc/self/fd").iterdir():
        try:
            target = str(file.readlink())
        except OSError:
            continue  # the listing's own
        if "bank.sqlite" not in target:  # the pool keeps a connection or two of its own
            found.add(target)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="open files are counted in /proc")
def test_stopping_closes_every_connection_with_its_reason_and_leaves_nothing(
    start: Start,
) -> None:
    sys.setswitchinterval(0.004)
    before = open_files(), threading.enumerate(), sys.getswitchinterval(), gc.get_freeze_count()
    host = start()
    assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)

    async def story(http: ClientSession) -> list[tuple[str, int]]:
        phones = [await Phone.come(http, host, name) for name in ("Amber Crane", "Jade Owl")]
        reader, writer = await asyncio.open_connection(LOOPBACK, host.port)
        writer.write(b"GET / HT")
        await asyncio.to_thread(host.stop, "the bell rang")
        told = [(await phone.cut_off(), phone.code_of_closing) for phone in phones]
        assert await reader.read() == b""
        writer.close()
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection(LOOPBACK, host.port)
        return told

    assert play(story) == [("the bell rang", 1001)] * 2
    gc.collect()
    after = open_files(), threading.enumerate(), sys.getswitchinterval(), gc.get_freeze_count()
    sys.setswitchinterval(0.005)
    assert after == before
    assert not host.running
    host.stop()
    host.send(OpenVote())


def test_what_the_teacher_did_last_still_reaches_the_phones(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(End())
        await asyncio.to_thread(host.stop)
        await phone.cut_off()
        assert phone.view["phase"] == "end"

    play(story)
    assert host.room.phase is Phase.END


def test_a_restarted_host_has_port_code_secrets_votes_and_place(
    start: Start, classroom: Classroom
) -> None:
    host = start()

    async def before(http: ClientSession) -> str:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        assert await phone.vote(1, certainty=1, key="mine") == "done"
        return phone.secret

    secret = play(before)
    room = host.room
    host.stop()
    session = classroom.interrupted()
    assert session is not None
    again = start(session)
    assert again.url == host.url
    assert again.room == host.room
    assert again.room.cast == room.cast

    async def after(http: ClientSession) -> None:
        phone = Phone(http, again, "Amber Crane", secret)
        await phone.connect()
        assert phone.view["mine"]["choice"] == 1
        assert await phone.vote(1, key="mine") == "again"
        assert await phone.vote(0, key="other") == "done"

    play(after)


def test_a_taken_port_is_told_and_another_one_is_taken_when_wished(
    start: Start, classroom: Classroom
) -> None:
    host = start()
    port = host.port
    host.stop()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind((LOOPBACK, port))
        other.listen()
        session = classroom.interrupted()
        assert session is not None
        moved = SessionHost(classroom, session, PAGE, LOOPBACK, system_clock, random.Random(1))
        with pytest.raises(PortTaken) as told:
            moved.start()
        assert str(port) in told.value.message
        assert not moved.running
        moved.start(any_port=True)
        try:
            assert moved.port != port
        finally:
            moved.stop()


def test_a_new_session_finds_a_free_port_beside_a_running_one(start: Start) -> None:
    assert start().port != start().port


@pytest.mark.parametrize("address", ["192.0.2.7", "not an address"])
def test_an_address_that_is_not_this_computers_is_told(
    classroom: Classroom, bank: Bank, address: str
) -> None:
    host = a_host(classroom, bank, address)
    with pytest.raises(NoNetwork) as told:
        host.start()
    assert address in told.value.message
    host.stop()


def test_a_bank_that_cannot_be_written_lets_nothing_start(
    classroom: Classroom, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = a_host(classroom, bank)

    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(classroom, "serve_at", full)
    with pytest.raises(DiskFull):
        host.start()
    assert host._socket is None
    host.stop()


def test_a_server_that_does_not_come_up_says_so_and_leaves_nothing(
    classroom: Classroom, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = a_host(classroom, bank)
    before = threading.enumerate()

    async def broken(*_: object) -> None:
        raise OSError(errno.EMFILE, "no more files")

    monkeypatch.setattr(Server, "start", broken)
    with pytest.raises(OSError, match="no more files"):
        host.start()
    assert threading.enumerate() == before
    assert not host.running
    assert host._socket is not None
    assert host._socket.fileno() == -1


def test_a_step_that_cannot_be_is_kept_for_the_window_to_tell(start: Start) -> None:
    host = start()
    changes = host.changes
    host.send(Reveal())

    async def story(_: ClientSession) -> None:
        await until(lambda: host.refused)

    play(story)
    ((event, reply),) = host.refused
    assert event == Reveal()
    assert reply.verdict is Verdict.NOT_NOW
    assert host.changes > changes
    assert host.room.phase is Phase.LOBBY


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_the_system_is_asked_for_open_files_and_never_for_fewer() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
        allow_open_files(300)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 300
        allow_open_files(280)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 300
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


# A disk that does not take what happens


class Gate:
    """Stands between a host and its bank."""

    def __init__(self, classroom: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
        self._record = classroom.record
        self.open = threading.Event()
        self.open.set()
        self.reached = threading.Event()
        self.failure: Exception | None = None
        monkeypatch.setattr(classroom, "record", self.record)

    def shut(self) -> None:
        self.reached.clear()
        self.open.clear()

    def record(self, session_id: SessionId, host: str, records: Sequence[Record]) -> None:
        if records:  # not a heartbeat
            self.reached.set()
        assert self.open.wait(PATIENCE)
        if self.failure is not None:
            raise self.failure
        self._record(session_id, host, records)


@pytest.fixture
def gate(classroom: Classroom, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    monkeypatch.setattr(write_queue, "RETRY_SECONDS", 0.01)
    made = Gate(classroom, monkeypatch)
    yield made
    made.failure = None
    made.open.set()


async def _nothing_comes(phone: Phone) -> None:
    """Check that a phone learns nothing, by either way, while the server is not idle."""
    views, view = phone.views, phone.view
    for _ in range(10):
        assert (await phone.get(f"/api/state?seq={view['seq']}"))[0] == 204
    assert phone.views == views
    assert not phone.acks


def test_nothing_reaches_a_phone_or_the_window_before_it_is_written(
    start: Start, gate: Gate
) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        gate.shut()
        room = host.room
        await phone.send({"vote": phone.a_vote(0, key="in-time")})
        await phone.send({"vote": phone.a_vote(0, key="in-time")})
        await until(gate.reached.is_set)
        host.send(CloseVote())
        host.send(Reveal())
        await phone.send({"vote": phone.a_vote(1, key="too-late")})
        newcomer = Phone(http, host, "Jade Owl")
        joining = [asyncio.create_task(newcomer.join()) for _ in range(2)]
        await _nothing_comes(phone)
        assert not any(join.done() for join in joining)
        assert host.room == room
        gate.open.set()
        assert await phone.ack("in-time") in ("done", "again")
        assert await phone.ack("too-late") == "late"
        await phone.phase("reveal")
        assert {(await join)[0] for join in joining} == {200}

    play(story)
    assert len(host.room.counted((0, 1))) == 1


def test_every_view_is_one_that_the_bank_can_already_tell(
    start: Start, gate: Gate, classroom: Classroom
) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phones = [await Phone.come(http, host, f"{c} Owl") for c in ("Amber", "Jade", "Ruby")]
        host.send(OpenVote())
        steps: list[tuple[str, FromTeacher]] = [
            ("closed", CloseVote()),
            ("reveal", Reveal()),
            ("vote", OpenVote()),
        ]
        await several([phone.phase("vote", 1) for phone in phones])
        for name, event in steps:
            for phone in phones:
                await phone.send({"vote": phone.a_vote(0)})
            host.send(event)
            for phone in phones:
                await phone.phase(name)
                kept = classroom.records(host.session.id)[-1].seq
                assert phone.view["seq"] <= kept
            shown = host.room.seq
            assert shown <= classroom.records(host.session.id)[-1].seq

    play(story)


def test_a_full_disk_withholds_the_acknowledgement_and_tells_the_teacher(
    start: Start, gate: Gate, classroom: Classroom
) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        assert await phone.vote(0, key="before") == "done"
        gate.failure = DiskFull()
        await phone.send({"vote": phone.a_vote(1, key="held")})
        posted = asyncio.create_task(phone.vote_by_post(1, key="posted"))
        await until(lambda: host.trouble)
        assert isinstance(host.trouble, DiskFull)
        await _nothing_comes(phone)
        assert not posted.done()
        await phone.leave()  # and what was held is sent again, as the page does
        again = Phone(http, host, "Amber Crane", phone.secret)
        await again.connect()
        assert again.view["mine"]["key"] == "before"
        await again.send({"vote": again.a_vote(1, key="held")})
        gate.failure = None
        assert await again.ack("held") == "again"
        assert await posted == "done"
        await until(lambda: host.trouble is None)

    play(story)
    kept = [one.client_key for one in votes_in(classroom.records(host.session.id))]
    assert kept == ["before", "held", "posted"]


def test_who_comes_in_the_very_moment_of_the_stop_is_closed_too(start: Start) -> None:
    host = start()
    loop, asked = host._loop, threading.Event()
    assert loop is not None
    loop.call_soon_threadsafe(asked.wait, PATIENCE)  # so that both are found in one turn
    with socket.create_connection((LOOPBACK, host.port), timeout=PATIENCE) as late:
        stopping = threading.Thread(target=host.stop)
        stopping.start()
        wait_until(lambda: loop._ready, "the wish to stop")  # type: ignore[attr-defined]
        asked.set()
        stopping.join()
        assert late.recv(100) == b""


def test_stopping_while_the_disk_is_full_ends_and_keeps_what_was_confirmed(
    start: Start, gate: Gate, classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.server.host.SETTLE_SECONDS", 0.05)
    host = start()

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        assert await phone.vote(0, key="confirmed") == "done"
        gate.failure = BankGone(Path("bank.sqlite"))
        await phone.send({"vote": phone.a_vote(1, key="held")})
        await until(lambda: host.trouble)
        await asyncio.to_thread(host.stop)
        await phone.cut_off()
        assert not phone.acks

    play(story)
    gate.failure = None
    kept = classroom.records(host.session.id)
    assert [one.client_key for one in votes_in(kept)] == ["confirmed"]
    assert [e.seq for e in kept] == [1, 2, 3]


def test_a_locked_bank_is_told_and_goes_on_when_it_is_free(
    start: Start, bank: Bank, classroom: Classroom
) -> None:
    clock = HandClock()
    host = start(clock=clock)
    assert bank.path is not None
    other = sqlite3.connect(bank.path, isolation_level=None)

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        other.execute("BEGIN IMMEDIATE")
        host.send(OpenVote())
        await until(lambda: host._queue._began)
        assert host.trouble is None
        clock.tick(seconds=3)
        assert isinstance(host.trouble, StillWriting)
        await _nothing_comes(phone)
        other.execute("ROLLBACK")
        await phone.phase("vote")
        assert host.trouble is None

    try:
        play(story)
    finally:
        other.close()
    events = [record.event for record in classroom.records(host.session.id)]
    assert OpenVote() in events


def test_what_the_bank_keeps_is_what_the_room_shows(start: Start, classroom: Classroom) -> None:
    host = start()

    async def story(http: ClientSession) -> str:
        phones = [await Phone.come(http, host, f"{c} Owl") for c in ("Amber", "Jade", "Ruby")]
        host.send(OpenVote())
        for choice, phone in enumerate(phones):
            await phone.phase("vote")
            await phone.vote(choice % 2)
        return (await phones[0].get("/api/state"))[1]

    seen = json.loads(play(story))
    kept = classroom.records(host.session.id)
    assert [one.seq for one in kept] == list(range(1, 8))
    assert seen["seq"] == host.room.seq == 7
