"""What must hold when things go wrong: nothing told as recorded is ever lost."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.bank.backup import back_up, check
from quizapp.bank.build import build_bank
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.errors import BankError, DiskFull
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.records import Records
from quizapp.core.answering.attempts import QuizSpec, Response
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import ItemId, LearnerId, PresentedId
from quizapp.core.content.packs import Pack
from quizapp.env.clock import Clock
from tests.bank.conftest import NOON, add_learner
from tests.bank.packs import a_fact_numbered, a_pack_of
from tests.disks import no_file_larger_than
from tests.waiting import PATIENCE

Build = Callable[[Bank, Pack], None]

RECORDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.records import Records
from quizapp.core.answering.attempts import Response
from quizapp.core.answering.grading import Outcome
bank = Bank.open(Path(sys.argv[1]), lambda: datetime.now(UTC))
print("ready", flush=True)
sys.stdin.readline()
mine = int(sys.argv[2])
for presented_id in range(1, int(sys.argv[3]) + 1):
    now = datetime.now(UTC)
    with bank.write() as db:
        records = Records(db)
        records.mark_shown(presented_id, now)
        stands = records.record(presented_id, Response(0, None, Outcome.RIGHT, mine, now))
    print(presented_id, stands, flush=True)
"""


def a_recorder(file: Path, mine: int, number: int) -> subprocess.Popen[str]:
    """Start a program that records responses and prints each one that is safe."""
    process = subprocess.Popen(
        [sys.executable, "-c", RECORDER, str(file), str(mine), str(number)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def start_attempts(bank: Bank, build: Build, number: int) -> LearnerId:
    """Start attempts of a hundred questions until there are so many presented items."""
    build(bank, a_pack_of(*(a_fact_numbered(n) for n in range(100))))
    learner = add_learner(bank)
    with bank.write() as db:
        ids = [ItemId(f"fact-{n}-choice") for n in range(100)]
        shown = [(version.id, (0, 1, 2)) for version in Content(db).current_versions(ids)]
        for _ in range(0, number, 100):
            Records(db).add_attempt(learner.id, QuizSpec(), "Quiz", 1, shown, NOON)
    return learner.id


def responses(file: Path) -> dict[int, int]:
    with closing(sqlite3.connect(file)) as connection:
        return dict(connection.execute("SELECT presented_id, elapsed_ms FROM response"))


@pytest.mark.parametrize("seed", range(4))
def test_killing_the_program_loses_no_response_that_was_recorded(
    bank_file: Path, clock: Clock, build: Build, seed: int
) -> None:
    bank = Bank.open(bank_file, clock)
    learner_id = start_attempts(bank, build, 1000)
    bank.close()
    process = a_recorder(bank_file, 1, 1000)
    go(process)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 0.4))
    process.send_signal(signal.SIGKILL)
    told = first + process.communicate(timeout=PATIENCE)[0]
    safe = {int(line.split()[0]) for line in told.splitlines() if line.endswith(" True")}
    assert safe
    bank = Bank.open(bank_file, clock)
    assert check(bank) == ()
    assert safe <= set(responses(bank_file))
    with bank.read() as db:
        owed = {question.id for _, question in Records(db).debts(learner_id)}
    assert owed == set(responses(bank_file))
    bank.close()


def test_two_programs_record_at_once_and_each_response_is_kept_once(
    bank_file: Path, clock: Clock, build: Build
) -> None:
    bank = Bank.open(bank_file, clock)
    start_attempts(bank, build, 100)
    processes = [a_recorder(bank_file, mine, 50) for mine in (1, 2)]
    for process in processes:
        go(process)
    stands: dict[int, int] = {}
    for mine, process in enumerate(processes, start=1):
        told, complaint = process.communicate(timeout=PATIENCE)
        assert complaint == ""
        for line in told.splitlines():
            presented_id, kept = line.split()
            if kept == "True":
                assert int(presented_id) not in stands
                stands[int(presented_id)] = mine
    assert len(stands) == 50
    assert responses(bank_file) == stands
    bank.close()


def record_all(bank: Bank) -> list[int]:
    recorded = []
    for number in range(1, 2001):
        with bank.write() as db:
            assert Records(db).record(
                PresentedId(number), Response(0, None, Outcome.RIGHT, 1, NOON)
            )
        recorded.append(number)
    return recorded


def test_on_a_full_disk_nothing_recorded_is_lost_and_recording_goes_on_later(
    bank_file: Path, clock: Clock, build: Build
) -> None:
    bank = Bank.open(bank_file, clock)
    start_attempts(bank, build, 2000)
    bank.close()
    bank = Bank.open(bank_file, clock)
    with no_file_larger_than(bank_file.stat().st_size), pytest.raises(DiskFull) as told:
        record_all(bank)
    assert "kept" in told.value.hint
    kept = set(responses(bank_file))
    assert kept == set(range(1, len(kept) + 1))
    assert len(kept) > 10
    with bank.write() as db:
        following = PresentedId(len(kept) + 1)
        assert Records(db).record(following, Response(0, None, Outcome.RIGHT, 1, NOON))
    assert check(bank) == ()
    bank.close()


def test_a_full_disk_stops_a_build_and_leaves_the_bank_as_it_was(bank: Bank, build: Build) -> None:
    build(bank, a_pack_of(a_fact_numbered(0)))
    assert bank.path is not None
    many = a_pack_of(*(a_fact_numbered(n) for n in range(2000)))
    with no_file_larger_than(200_000), pytest.raises(DiskFull):
        build_bank(bank, many, "too much")
    with bank.read() as db:
        assert Content(db).totals().items == 3
    assert check(bank) == ()
    assert build_bank(bank, many, "now it fits").added == 5997


def test_a_full_disk_makes_no_half_backup(bank: Bank, build: Build, tmp_path: Path) -> None:
    build(bank, a_pack_of(*(a_fact_numbered(n) for n in range(300))))
    with no_file_larger_than(100_000), pytest.raises(DiskFull):
        back_up(bank, tmp_path / "copies" / "copy.sqlite")
    assert list((tmp_path / "copies").iterdir()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = os.geteuid() == 0 and (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place],
            capture_output=True,
            check=False,
        ).returncode
        == 0
    )
    if not mounted:
        pytest.skip("a small disk can be mounted only by root")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def test_a_disk_that_is_really_full_is_told_at_every_step(small_disk: Path, clock: Clock) -> None:
    bank = Bank.open(small_disk / "bank.sqlite", clock)
    add_learner(bank, "Ana")
    with pytest.raises(OSError, match="space"):
        fill(small_disk / "filler")
    with pytest.raises(DiskFull):
        build_bank(bank, a_pack_of(*(a_fact_numbered(n) for n in range(500))), "too much")
    with bank.read() as db:
        assert Content(db).totals().items == 0
        assert len(LearnerRecords(db).everyone()) == 1
    with pytest.raises(BankError):
        Bank.open(small_disk / "other.sqlite", clock)
    with pytest.raises(DiskFull):
        add_many_learners(bank)
    (small_disk / "filler").unlink()
    add_learner(bank, "Bea")
    assert check(bank) == ()
    bank.close()


def fill(file: Path) -> None:
    with file.open("wb", buffering=0) as opened:
        while True:
            opened.write(b"x" * 4096)


def add_many_learners(bank: Bank) -> None:
    for number in range(1000):
        add_learner(bank, f"Learner {number} " + "x" * 2000)
