"""Live sessions: phones from a process of their own, all voting within one second.

The host runs in this process as it does in the app: server and write queue in threads, the main
thread as idle as a window is, or busy half the time. The slow disk is a pause of 15 ms before each
commit. What counts is the time from a phone's sending to its reading of the acknowledgement, which
comes after the commit.
"""

import gc
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.banks import SMALL, a_bank, clock
from benchmarks.report import Report
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.sessions import ClassSessions
from quizapp.core.answering.presenting import shown_order
from quizapp.core.content.ids import ItemId, SessionId
from quizapp.core.session.events import CloseVote, End, FromTeacher, OpenVote, Record, Reveal, Vote
from quizapp.core.session.room_state import Room
from quizapp.core.session.setup import (
    ClassSession,
    Naming,
    SessionQuestion,
    SessionSetup,
)
from quizapp.env.clock import Clock
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "assets" / "phone"
SYNC_SECONDS = 0.015
QUESTIONS = 3
SESSIONS, SESSION_PHONES, SESSION_QUESTIONS = 10, 30, 10
BUSY_SECONDS = 0.01
"""The busy window: so long at work, so long at rest, all the time."""


class SlowDisk(Classroom):
    """Takes 15 ms for each commit more than the disk does."""

    def record(self, session_id: SessionId, host: str, records: Sequence[Record]) -> None:
        """Wait, then write."""
        time.sleep(SYNC_SECONDS)
        super().record(session_id, host, records)


@dataclass(frozen=True)
class Case:
    """One measurement. The budgets are in milliseconds."""

    name: str
    phones: int
    busy: bool = False
    slow: bool = False
    p95: float | None = None
    p99: float | None = None
    gap: float | None = None


CASES = (
    Case("40 phones", 40),
    Case("200 phones", 200),
    Case("500 phones", 500, p99=25, gap=30),
    Case("2,000 phones", 2_000, p99=100),
    Case("500 phones, busy window", 500, busy=True, p95=30),
    Case("2,000 phones, busy window", 2_000, busy=True),
    Case("500 phones, slow disk", 500, slow=True),
    Case("2,000 phones, slow disk", 2_000, slow=True),
)


@dataclass
class Outcome:
    """What one measurement gave; times in milliseconds."""

    waits: list[float] = field(default_factory=list)
    spreads: list[float] = field(default_factory=list)
    gap: float = 0.0
    lost: int = 0
    grown_mb: float = 0.0

    def at(self, share: float) -> float:
        """Return a quantile of the waits."""
        ordered = sorted(self.waits)
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1)


class Crowd:
    """The phones' process."""

    def __init__(self, port: int, code: str, number: int) -> None:
        words = ["-m", "benchmarks.live_phones", str(port), code, str(number)]
        self._process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._expect("ready")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate("end\n", timeout=30)

    def start(self, question: int) -> None:
        """Have all vote on a question within a second."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"go {question}\n")
        self._process.stdin.flush()

    def told(self) -> str:
        """Return the next line."""
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def _expect(self, word: str) -> None:
        if self.told().strip() != word:
            raise RuntimeError("the phones did not come in")


def run(folder: Path) -> Report:
    """Measure all cases, then look for leaks."""
    source = a_bank(folder, SMALL)
    figures: dict[str, float] = {}
    ok = True
    with tempfile.TemporaryDirectory(prefix="live-", dir=folder) as temporary:
        for number, case in enumerate(CASES):
            outcome = _measure(source, Path(temporary) / f"{number}.sqlite", case)
            figures |= {
                f"{case.name}: p50 ms": outcome.at(0.5),
                f"{case.name}: p95 ms": outcome.at(0.95),
                f"{case.name}: p99 ms": outcome.at(0.99),
                f"{case.name}: max ms": outcome.at(1),
                f"{case.name}: last phone has the question after ms": max(outcome.spreads),
                f"{case.name}: main-thread gap ms": outcome.gap,
                f"{case.name}: memory grown by MB": outcome.grown_mb,
                f"{case.name}: acknowledged and lost, or not acknowledged": outcome.lost,
            }
            ok = ok and outcome.lost == 0 and _within(case, outcome)
        leaks = _leaks(source, Path(temporary) / "leaks.sqlite")
        figures |= leaks
    return Report(
        figures=figures,
        budget=(
            "500 phones: p99 25 ms, gap 30 ms; 2,000: p99 100 ms; 500 with a busy window:"
            " p95 30 ms; nothing lost"
        ),
        ok=ok and leaks["ten sessions: threads, sockets and rows left over"] == 0,
    )


def _within(case: Case, outcome: Outcome) -> bool:
    return (
        (case.p95 is None or outcome.at(0.95) <= case.p95)
        and (case.p99 is None or outcome.at(0.99) <= case.p99)
        and (case.gap is None or outcome.gap <= case.gap)
    )


def _measure(source: Path, file: Path, case: Case) -> Outcome:
    file.write_bytes(source.read_bytes())
    outcome = Outcome()
    with closing(Bank.open(file, clock)) as bank:
        kind = SlowDisk if case.slow else Classroom
        classroom = kind(bank, clock, random.Random(1))
        session = begun(classroom, set_up(bank, QUESTIONS))
        host = SessionHost(
            classroom, session, PAGE, "127.0.0.1", clock, random.Random(2), limited=False
        )
        before = memory()
        host.start()
        try:
            with Crowd(host.port, session.code, case.phones) as crowd:
                for question in range(QUESTIONS):
                    ask(host, crowd, question, case, outcome)
            outcome.grown_mb = round((memory() - before) / 1e6, 1)
        finally:
            host.stop()
        kept = [e for e in classroom.records(session.id) if isinstance(e.event, Vote)]
        outcome.lost += abs(len(kept) - len(outcome.waits))
        outcome.lost += QUESTIONS * case.phones - len(outcome.waits)
    return outcome


def ask(host: SessionHost, crowd: Crowd, question: int, case: Case, outcome: Outcome) -> None:
    """Ask a question, have all vote within a second, close and reveal it."""
    begin = time.perf_counter()
    step(host, OpenVote())
    time.sleep(1.0)
    lines: list[str] = []
    listening = threading.Thread(target=lambda: lines.append(crowd.told()))
    crowd.start(question)
    listening.start()
    outcome.gap = max(outcome.gap, _live_as_a_window(listening.is_alive, busy=case.busy))
    listening.join()
    told = json.loads(lines[0])
    outcome.waits += [wait * 1000 for wait in told["waits"]]
    # Both processes read the same monotonic clock of the system.
    outcome.spreads.append(round((told["last_view"] - begin) * 1000, 1))
    step(host, CloseVote())
    step(host, Reveal())
    time.sleep(0.5)


def _live_as_a_window(going: Callable[[], bool], *, busy: bool) -> float:
    """Do what the main thread of the app does; return its longest gap in milliseconds."""
    longest, last = 0.0, time.perf_counter()
    while going():
        time.sleep(BUSY_SECONDS if busy else 0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        if busy:
            while time.perf_counter() - now < BUSY_SECONDS:
                sum(range(200))
            last = time.perf_counter()
    return round(longest * 1000, 1)


def step(host: SessionHost, event: FromTeacher) -> Room:
    """Have the teacher do something; return the room once it is durable."""
    seq = host.room.seq
    host.send(event)
    end = time.monotonic() + 20
    while host.room.seq == seq and time.monotonic() < end:
        time.sleep(0.001)
    return host.room


def begun(classroom: Classroom, setup: SessionSetup) -> ClassSession:
    """Begin a session at a port where no other program's phones look for theirs."""
    session = classroom.begin(setup)
    classroom.take(session.id, "nobody")
    classroom.serve_at(session.id, "nobody", random.SystemRandom().randrange(20_000, 32_000))
    classroom.release(session.id, "nobody")
    return classroom.session(session.id)


def set_up(bank: Bank, questions: int) -> SessionSetup:
    """Return the set-up of a session with so many questions."""
    rng = random.Random(3)
    with bank.read() as db:
        ids = [ItemId(f"item-{n:07}-choice") for n in range(questions)]
        versions = Content(db).current_versions(ids)
    asked = tuple(SessionQuestion(v.id, shown_order(v.item, rng)) for v in versions)
    return SessionSetup("Measured", asked, naming=Naming.TYPED)


class FastClock:
    """A clock by which a minute takes some milliseconds."""

    def __init__(self) -> None:
        self._now = clock()

    def __call__(self) -> datetime:
        """Return the time."""
        return self._now

    def tick(self) -> None:
        """Let six minutes go by."""
        self._now += timedelta(minutes=6)


def _leaks(source: Path, file: Path) -> dict[str, float]:
    """Hold ten sessions of an hour; return what each left over beyond the third."""
    file.write_bytes(source.read_bytes())
    left: list[tuple[int, int, int]] = []
    fast = FastClock()
    with closing(Bank.open(file, fast)) as bank:
        classroom = Classroom(bank, fast, random.Random(1))
        for _ in range(SESSIONS):
            session = begun(classroom, set_up(bank, SESSION_QUESTIONS))
            _hold(classroom, session, fast, fast.tick)
            rows = len(classroom.records(session.id))
            wanted = SESSION_PHONES + SESSION_QUESTIONS * (SESSION_PHONES + 3) + 1
            with bank.write() as db:
                ClassSessions(db).remove(session.id)
            gc.collect()
            left.append((memory(), threading.active_count() + _open_files(), rows - wanted))
    third, last = left[2], left[-1]
    return {
        "ten sessions: memory grown after the third MB": round((last[0] - third[0]) / 1e6, 1),
        "ten sessions: threads, sockets and rows left over": last[1]
        - third[1]
        + sum(abs(rows) for _, _, rows in left),
    }


def _hold(
    classroom: Classroom, session: ClassSession, now: Clock, tick: Callable[[], None]
) -> None:
    host = SessionHost(classroom, session, PAGE, "127.0.0.1", now, random.Random(2), limited=False)
    host.start()
    try:
        with Crowd(host.port, session.code, SESSION_PHONES) as crowd:
            for question in range(SESSION_QUESTIONS):
                step(host, OpenVote())
                crowd.start(question)
                crowd.told()
                tick()
                step(host, CloseVote())
                step(host, Reveal())
            step(host, End())
    finally:
        host.stop()


def memory() -> int:
    """Return the memory that this process holds, in bytes; 0 where that cannot be told."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * 4096 if statm.exists() else 0


def _open_files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0
