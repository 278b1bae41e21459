"""A session has one host: two windows or computers at one bank, on SQLite and on PostgreSQL."""

import asyncio
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.bank.errors import BankBusy, BankError
from quizapp.bank.sessions import ClassSessions
from quizapp.core.content.ids import SessionId
from quizapp.core.session.events import CloseVote, OpenVote, Record
from quizapp.core.session.replay import replayed
from quizapp.core.session.room_state import new_room
from quizapp.core.session.setup import (
    ClassSession,
    HostedElsewhere,
    Lease,
    LeaseLost,
    SessionSetup,
)
from quizapp.env.clock import Clock, learning_day, system_clock
from quizapp.env.processes import has_ended
from quizapp.server import write_queue
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom
from quizapp.services.leases import LEASE_SECONDS, LeaseWatch
from tests.bank.servers import MISSING, a_server, programs
from tests.server.conftest import LOOPBACK, PAGE, a_setup
from tests.server.phones import Phone, play
from tests.server.rooms import joins_in, votes_in
from tests.server.serve_until_killed import next_step
from tests.server.test_kill_host import BIRDS, ROOT, Pupil
from tests.services.stock import a_stock
from tests.waiting import PATIENCE, until, wait_until

RUNS = int(os.environ.get("QUIZAPP_TAKEOVERS", "1"))
"""How often a session is taken over at a random moment, on each kind of database."""
PACE = 0.1


class Watch:
    """A stopwatch that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def nobody_has_ended(_: str) -> bool:
    """Stand for a host on another computer: nothing can be told of its process."""
    return False


@dataclass
class Computer:
    """A copy of the app with a connection, a clock and a stopwatch of its own."""

    bank: Bank
    clock: Clock = system_clock
    stopwatch: Watch = field(default_factory=Watch)

    def __post_init__(self) -> None:
        rng = random.Random(5)
        clock = self.clock
        watch = LeaseWatch(self.stopwatch, nobody_has_ended)
        self.classroom = Classroom(self.bank, clock, rng, learning_day, watch)

    def host(self, session: ClassSession) -> SessionHost:
        rng = random.Random(11)
        return SessionHost(
            self.classroom, session, PAGE, LOOPBACK, system_clock, rng, limited=False
        )

    def look(self, seconds: float) -> None:
        """Let time go by, and look every second whether somebody hosts a session."""
        for _ in range(round(seconds)):
            self.stopwatch.seconds += 1
            self.classroom.hosted()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    with a_server(found) as address:
        bank = Bank.open(address, system_clock)
        build_bank(bank, a_stock(), "first")
        bank.close()
        yield address


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def place(request: pytest.FixtureRequest, stock_file: Path, tmp_path: Path) -> Path | str:
    """Where a bank is; on the server it is the same one for all tests."""
    if request.param == "PostgreSQL":
        address: str = request.getfixturevalue("server")
        return address
    shutil.copyfile(stock_file, tmp_path / "bank.sqlite")
    return tmp_path / "bank.sqlite"


@pytest.fixture
def computer(place: Path | str) -> Iterator[Callable[..., Computer]]:
    """Makes computers that are all at the same bank."""
    made: list[Computer] = []

    def make(**changes: object) -> Computer:
        made.append(Computer(Bank.open(place, system_clock), **changes))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        for session in one.classroom.open():  # nothing is left for the next test
            with one.bank.write() as db:
                ClassSessions(db).end(session.id, system_clock())
        one.bank.close()


@pytest.fixture
def serving(computer: Callable[..., Computer]) -> Iterator[tuple[SessionHost, Computer, Computer]]:
    """A host, its computer, and another computer."""
    first, second = computer(), computer()
    host = first.host(first.classroom.begin(a_setup(first.bank)))
    host.start()
    yield host, first, second
    host.stop()


def test_a_living_session_is_not_offered_ended_or_moved_by_another(
    serving: tuple[SessionHost, Computer, Computer],
) -> None:
    host, _, second = serving
    session = host.session
    assert second.classroom.interrupted() is None
    assert [one.id for one in second.classroom.hosted()] == [session.id]
    for any_port in (False, True):
        with pytest.raises(HostedElsewhere):
            second.host(second.classroom.session(session.id)).start(any_port=any_port)
    with pytest.raises(HostedElsewhere):
        second.classroom.end(session.id)
    with pytest.raises(HostedElsewhere):
        second.classroom.finish(session.id)
    with pytest.raises(LeaseLost):
        second.classroom.serve_at(session.id, "somebody else", 9)

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        assert await phone.vote(1) == "done"

    play(story)
    kept = second.classroom.session(session.id)
    assert (kept.ended_at, kept.port) == (None, host.port)
    assert host.lost is None


def test_a_session_that_was_left_is_offered_at_once(
    serving: tuple[SessionHost, Computer, Computer],
) -> None:
    host, _, second = serving
    assert second.classroom.interrupted() is None
    host.stop()
    offered = second.classroom.interrupted()
    assert offered is not None
    assert (offered.id, offered.port) == (host.session.id, host.port)
    again = second.host(second.classroom.session(host.session.id))
    again.start()
    again.stop()


def _await_beat(classroom: Classroom, session_id: SessionId, lease: Lease | None) -> None:
    """Wait until the lease is renewed."""
    wait_until(lambda: classroom.session(session_id).lease != lease)


@pytest.mark.parametrize("days", [-2, 3_650])
def test_no_clock_decides_whether_a_host_lives(
    computer: Callable[..., Computer], monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    monkeypatch.setattr(write_queue, "BEAT_SECONDS", 0.01)
    first = computer()
    second = computer(clock=lambda: system_clock() + timedelta(days=days))
    host = first.host(first.classroom.begin(a_setup(first.bank)))
    host.start()
    try:
        session_id = host.session.id
        for _ in range(20):  # far longer than a lease, while its heart beats
            lease = second.classroom.session(session_id).lease
            _await_beat(second.classroom, session_id, lease)
            second.look(1)
            second.classroom.catch_up()  # a session of another day is one to be closed
            with pytest.raises(HostedElsewhere):
                second.classroom.end(session_id)
        assert host.lost is None
        assert second.classroom.session(session_id).ended_at is None
    finally:
        host.stop()


def test_a_host_is_dead_when_its_heart_stood_still_for_long_enough_while_one_looked(
    computer: Callable[..., Computer],
) -> None:
    first, second = computer(), computer()
    session = first.classroom.begin(a_setup(first.bank))
    first.classroom.take(session.id, "a host that will be switched off")
    second.look(LEASE_SECONDS)
    assert second.classroom.interrupted() is None
    # This computer slept for a night, and so may the host have: its heart beats on now.
    second.stopwatch.seconds += 30_000
    assert second.classroom.interrupted() is None
    first.classroom.record(session.id, "a host that will be switched off", ())
    second.look(LEASE_SECONDS)
    assert second.classroom.interrupted() is None
    second.look(2)
    assert second.classroom.interrupted() == session
    again = second.host(second.classroom.session(session.id))
    again.start()
    try:
        with pytest.raises(LeaseLost):
            first.classroom.record(session.id, "a host that will be switched off", ())
    finally:
        again.stop()


class Sleep:
    """Keeps a host from writing, as a computer that sleeps does, until it is woken."""

    def __init__(self, classroom: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
        self._record = classroom.record
        self.awake = threading.Event()
        self.awake.set()
        monkeypatch.setattr(classroom, "record", self.record)

    def record(self, session_id: SessionId, host: str, records: Sequence[Record]) -> None:
        assert self.awake.wait(PATIENCE)
        self._record(session_id, host, records)


def test_a_host_that_slept_while_it_was_taken_over_acknowledges_nothing_and_says_why(
    computer: Callable[..., Computer], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = computer(), computer()
    sleep = Sleep(first.classroom, monkeypatch)
    host = first.host(first.classroom.begin(a_setup(first.bank)))
    host.start()
    taken: list[SessionHost] = []

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        assert await phone.vote(1, key="before") == "done"
        sleep.awake.clear()
        await phone.send({"vote": phone.a_vote(0, key="asleep")})
        newcomer = Phone(http, host, "Jade Owl")
        joining = asyncio.create_task(newcomer.join())
        second.look(LEASE_SECONDS + 2)
        other = second.host(second.classroom.session(host.session.id))
        await asyncio.to_thread(other.start, any_port=True)
        taken.append(other)
        assert other.room.phase.value == "vote"
        moved = Phone(http, other, "Amber Crane", phone.secret)
        await moved.connect()
        assert moved.view["mine"]["key"] == "before"
        sleep.awake.set()
        await until(lambda: host.lost)
        assert host.trouble is host.lost
        host.send(CloseVote())
        await phone.send({"vote": phone.a_vote(2, key="awake")})
        assert await moved.vote(2, key="moved") == "done"
        assert await Phone(http, other, "Ruby Kite").join() != (0, {})
        assert not phone.acks
        assert not joining.done()
        await asyncio.to_thread(host.stop, "it goes on elsewhere")
        assert await phone.cut_off() == "it goes on elsewhere"
        joining.cancel()
        with suppress(asyncio.CancelledError, ClientError):
            await joining

    try:
        play(story)
    finally:
        host.stop()
        for other in taken:
            other.stop()
    records = first.classroom.records(host.session.id)
    assert [one.seq for one in records] == list(range(1, len(records) + 1))
    votes = [vote.client_key for vote in votes_in(records)]
    joins = [join.name for join in joins_in(records)]
    assert votes == ["before", "moved"]
    assert joins == ["Amber Crane", "Ruby Kite"]
    setup = host.session.setup
    room = replayed(new_room(setup, first.classroom.versions(setup)), records)
    assert room.phase.value == "vote"


def test_a_host_that_fell_asleep_in_the_middle_of_a_write_blocks_nobody(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.bank.server.ASLEEP_MS", 500)
    first = Computer(Bank.open(server, system_clock))
    second = Computer(Bank.open(server, system_clock))
    session = first.classroom.begin(a_setup(first.bank))
    first.classroom.take(session.id, "asleep")
    second.look(LEASE_SECONDS + 2)

    def fall_asleep() -> None:
        with first.bank.write() as db:
            ClassSessions(db).record(session.id, "asleep", ())
            second.classroom.take(session.id, "awake")  # without a limit it waits for ever

    try:
        with pytest.raises(BankError):
            fall_asleep()
        second.classroom.record(session.id, "awake", ())
        with pytest.raises(LeaseLost):
            first.classroom.record(session.id, "asleep", ())
        second.classroom.release(session.id, "awake")
        second.classroom.end(session.id)
    finally:
        first.bank.close()
        second.bank.close()


# Random moments


class Child:
    """A host in a process of its own: a computer that can be put to sleep, woken and killed."""

    def __init__(self, place: Path | str, session: ClassSession, seed: int) -> None:
        words = ["-m", "tests.server.host_until_lost", str(place), str(session.id), str(seed)]
        self.process = subprocess.Popen(
            [sys.executable, *words, str(PACE)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        said = self.process.stdout.readline().split()
        if said[:1] != ["serving"]:
            self.end()
            pytest.fail("the host did not start")
        self.port = int(said[1])

    def sleep(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def last_words(self) -> str:
        """Return what it says before it ends; it must end by itself, and soon."""
        said, _ = self.process.communicate(timeout=PATIENCE)
        return said.strip()

    def end(self) -> None:
        self.kill()
        assert self.process.stdout is not None
        self.process.stdout.close()


@dataclass
class Counts:
    runs: int = 0
    killed: int = 0
    first: int = 0
    second: int = 0
    joins: int = 0
    kept: int = 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals on Windows")
def test_nothing_acknowledged_is_lost_when_a_session_is_taken_over(
    place: Path | str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.bank.engine.BUSY_MS", 500)
    monkeypatch.setattr("quizapp.bank.server.LOCK_MS", 500)
    counts = Counts()
    bank = Bank.open(place, system_clock)
    try:
        for seed in range(RUNS):
            asyncio.run(_take_over(place, bank, random.Random(seed), counts))
    finally:
        bank.close()
    kind = "PostgreSQL" if isinstance(place, str) else "SQLite"
    with capsys.disabled():
        sys.stdout.write(
            f"\n{kind}: {counts.runs} sessions taken over at random moments ({counts.killed} of "
            f"hosts that were killed, the others slept and woke up); acknowledged: {counts.joins} "
            f"joins, {counts.first} votes by the first host, {counts.second} by the second; kept: "
            f"{counts.kept}; lost: {counts.joins + counts.first + counts.second - counts.kept}\n"
        )
    assert counts.first > 5 * RUNS
    assert counts.second > 5 * RUNS


async def _take_over(place: Path | str, bank: Bank, rng: random.Random, counts: Counts) -> None:
    # Every look is a second later; what is told of the other host's process is real.
    looks = itertools.count()
    watch = LeaseWatch(lambda: float(next(looks)), has_ended)
    classroom = Classroom(bank, system_clock, rng, learning_day, watch)
    setup = a_setup(bank)
    session = classroom.begin(SessionSetup(setup.title, setup.questions * 20))
    # A port of its own: when the first host is gone nobody else's may take its place.
    classroom.take(session.id, "nobody")
    classroom.serve_at(session.id, "nobody", random.SystemRandom().randrange(12_000, 20_000))
    classroom.release(session.id, "nobody")
    child = await asyncio.to_thread(Child, place, session, rng.randrange(1000))
    names = [f"{colour} {bird}" for colour in ("Amber", "Jade") for bird in BIRDS]
    base = f"http://{LOOPBACK}:{child.port}"
    pupils = [Pupil(base, session.code, n, random.Random(n)) for n in names[:12]]
    connector = TCPConnector(limit=0, force_close=True)
    timeout = ClientTimeout(total=3)
    host: SessionHost | None = None
    async with ClientSession(connector=connector, timeout=timeout) as http:
        living = [asyncio.create_task(_live(pupil, http)) for pupil in pupils]
        try:
            await until(lambda: all(pupil.joined for pupil in pupils[:6]))
            await asyncio.sleep(rng.uniform(0.2, 1.2))
            with pytest.raises(HostedElsewhere):
                classroom.take(session.id, "another window")
            killed = rng.random() < 0.3
            if killed:
                child.kill()
            else:
                child.sleep()
            host = await asyncio.to_thread(_host_in_place_of, child, classroom, session, rng)
            counts.first += sum(len(pupil.acknowledged) for pupil in pupils)
            before = [len(pupil.acknowledged) for pupil in pupils]
            # Half the class scans the new code; new pupils come; the others stay where they are.
            for pupil in pupils[::2]:
                pupil.base = f"http://{LOOPBACK}:{host.port}"
            more = [
                Pupil(f"http://{LOOPBACK}:{host.port}", session.code, n, random.Random(n))
                for n in names[12:]
            ]
            pupils += more
            living += [asyncio.create_task(_live(pupil, http)) for pupil in more]
            teaching = asyncio.create_task(_teach(host, rng))
            await asyncio.sleep(rng.uniform(0.1, 0.6))
            if not killed:
                child.wake()
                assert await asyncio.to_thread(child.last_words) == "lost"
            await until(lambda: all(p.joined and p.acknowledged for p in more))
            teaching.cancel()
            counts.second += sum(len(p.acknowledged) for p in pupils) - sum(before)
        finally:
            child.wake()
            child.end()
            for task in living:
                task.cancel()
            ends = await asyncio.gather(*living, return_exceptions=True)
            if host is not None:
                await asyncio.to_thread(host.stop)
    for end in ends:
        if not isinstance(end, asyncio.CancelledError):
            raise AssertionError(end)
    assert host is not None
    counts.runs += 1
    counts.killed += killed
    _verify(classroom, session, pupils, counts)
    classroom.end(session.id)


async def _live(pupil: Pupil, http: ClientSession) -> None:
    """Live as a phone does; one whose host does not answer tries again for ever."""
    while True:
        with suppress(TimeoutError):
            await pupil.live(http)


async def _teach(host: SessionHost, rng: random.Random) -> None:
    while True:
        await asyncio.sleep(rng.uniform(0.5, 1.5) * PACE)
        event = next_step(host.room, rng)
        if event is not None:
            host.send(event)


def _host_in_place_of(
    child: Child, classroom: Classroom, session: ClassSession, rng: random.Random
) -> SessionHost:
    """Host the session as soon as the other host is held for dead."""
    end = time.monotonic() + PATIENCE
    while True:
        assert time.monotonic() < end, "it is never held for dead"
        host = SessionHost(classroom, session, PAGE, LOOPBACK, system_clock, rng, limited=False)
        try:
            host.start(any_port=True)
        except HostedElsewhere:
            time.sleep(0.05)
        except BankBusy:  # it fell asleep in the middle of a transaction
            child.wake()
            time.sleep(rng.uniform(0.02, 0.3))
            child.sleep()
        else:
            return host


def _verify(
    classroom: Classroom, session: ClassSession, pupils: list[Pupil], counts: Counts
) -> None:
    """Hold what every phone was told against the rows."""
    records = classroom.records(session.id)
    assert [one.seq for one in records] == list(range(1, len(records) + 1))
    empty = new_room(session.setup, classroom.versions(session.setup))
    room = replayed(empty, records)
    kept = {(one.participant_id, one.client_key): one for one in votes_in(records)}
    for pupil in pupils:
        if not pupil.joined:
            continue
        counts.joins += 1
        who = room.names[pupil.name.casefold()]
        counts.kept += 1
        if pupil.view:
            assert pupil.view["me"]["id"] == who
        for key, vote in pupil.acknowledged.items():
            row = kept[who, key]
            told = (row.question, row.round, row.choice)
            assert told == (vote["question"], vote["round"], vote["choice"])
            counts.kept += 1
