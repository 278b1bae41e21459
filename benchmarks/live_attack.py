"""A live session under attack: sockets of control frames beside a class that votes.

The same is measured twice in one run: while the attackers flood a server of their own, so that the
machine is as busy, and while they flood the session.
"""

import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.banks import SMALL, a_bank, clock
from benchmarks.live import PAGE, ROOT, Case, Crowd, Outcome, ask, begun, memory, set_up
from benchmarks.report import Report
from quizapp.bank.engine import Bank
from quizapp.core.session.events import Vote
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom

PHONES, ATTACKERS, QUESTIONS = 30, 60, 8
MOST_TIMES, MOST_GROWN_MB = 3.0, 20.0


def run(folder: Path) -> Report:
    """Measure without and with the attack."""
    source = a_bank(folder, SMALL)
    with tempfile.TemporaryDirectory(prefix="attack-", dir=folder) as temporary:
        calm, _ = _measure(source, Path(temporary) / "calm.sqlite", attacked=False)
        flooded, cut_off = _measure(source, Path(temporary) / "flooded.sqlite", attacked=True)
    times = round(flooded.at(0.99) / calm.at(0.99), 2)
    return Report(
        figures={
            "equally busy machine: p50 ms": calm.at(0.5),
            "equally busy machine: p99 ms": calm.at(0.99),
            f"{ATTACKERS} sockets of control frames: p50 ms": flooded.at(0.5),
            f"{ATTACKERS} sockets of control frames: p99 ms": flooded.at(0.99),
            "p99 under attack in times of that without": times,
            "attackers cut off, times": cut_off,
            "memory grown under attack MB": flooded.grown_mb,
            "acknowledged and lost, or not acknowledged": calm.lost + flooded.lost,
        },
        budget=(
            f"{PHONES} phones: p99 under attack {MOST_TIMES:.0f} x that of an equally busy machine;"
            f" memory grown by {MOST_GROWN_MB:.0f} MB; nothing lost"
        ),
        ok=(
            times <= MOST_TIMES
            and flooded.grown_mb <= MOST_GROWN_MB
            and calm.lost + flooded.lost == 0
            and cut_off >= ATTACKERS
        ),
    )


def _measure(source: Path, file: Path, *, attacked: bool) -> tuple[Outcome, int]:
    """Return what the class waited, and how often attackers were cut off."""
    file.write_bytes(source.read_bytes())
    outcome = Outcome()
    case = Case("attacked" if attacked else "calm", PHONES)
    with closing(Bank.open(file, clock)) as bank:
        classroom = Classroom(bank, clock, random.Random(1))
        session = begun(classroom, set_up(bank, QUESTIONS))
        host = SessionHost(classroom, session, PAGE, "127.0.0.1", clock, random.Random(2))
        host.start()
        try:
            with Crowd(host.port, session.code, PHONES) as crowd:
                before = memory()
                with _attackers(host.port if attacked else 0, session.code), _most() as most:
                    time.sleep(1.0)  # let them all come
                    for question in range(QUESTIONS):
                        ask(host, crowd, question, case, outcome)
                    outcome.grown_mb = round((max(most) - before) / 1e6, 1)
            offender = host.offender
        finally:
            host.stop()
        kept = [e for e in classroom.records(session.id) if isinstance(e.event, Vote)]
        outcome.lost += abs(len(kept) - len(outcome.waits))
        outcome.lost += QUESTIONS * PHONES - len(outcome.waits)
    return outcome, offender.times if offender is not None else 0


@contextmanager
def _attackers(port: int, code: str) -> Iterator[None]:
    words = ["-m", "benchmarks.live_attackers", str(port), code, str(ATTACKERS)]
    process = subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield
    finally:
        process.communicate("end\n", timeout=30)


@contextmanager
def _most() -> Iterator[list[int]]:
    """Look ten times a second how much memory is held; the list grows meanwhile."""
    held = [memory()]
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.1):
            held.append(memory())

    watching = threading.Thread(target=look)
    watching.start()
    try:
        yield held
    finally:
        over.set()
        watching.join()
