"""Nothing is told as recorded that went into a file, or a journal, that is not there any more."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.bank.backup import check
from quizapp.bank.engine import Bank, Db
from quizapp.bank.errors import BankGone, WalGone
from quizapp.bank.learners import LearnerRecords
from quizapp.env.clock import Clock
from tests.bank.conftest import NOON, add_learner
from tests.waiting import PATIENCE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be deleted")

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.core.errors import ExpectedError
bank = Bank.open(Path(sys.argv[1]), lambda: datetime.now(UTC))
number = 0
while True:
    try:
        with bank.write() as db:
            LearnerRecords(db).add(f"Learner {number}", datetime.now(UTC))
    except ExpectedError as error:
        print(type(error).__name__, flush=True)
        sys.stdin.readline()
    print(number, flush=True)
    number += 1
    sys.stdin.readline()
"""


def names_in(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM learner ORDER BY id")]


def wal_of(file: Path) -> Path:
    return file.with_name(file.name + "-wal")


def test_a_deleted_journal_is_told_and_a_crash_then_loses_nothing_that_was_confirmed(
    bank_file: Path, clock: Clock
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(bank_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    for number in range(5):
        assert process.stdout.readline() == f"{number}\n"
        if number == 4:
            wal_of(bank_file).unlink()
        process.stdin.write("\n")
        process.stdin.flush()
    assert process.stdout.readline() == "WalGone\n"
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=PATIENCE)
    process.stdout.close()
    process.stdin.close()
    bank = Bank.open(bank_file, clock)
    assert check(bank) == ()
    bank.close()
    assert names_in(bank_file) == [f"Learner {number}" for number in range(5)]


def test_a_journal_that_another_took_the_place_of_is_told(bank_file: Path, clock: Clock) -> None:
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    wal_of(bank_file).rename(bank_file.with_name("away"))
    wal_of(bank_file).write_bytes(b"")
    with pytest.raises(WalGone, match="journal") as told:
        add_learner(bank, "Lost")
    assert "was not recorded. Everything recorded before is saved." in told.value.hint
    wal_of(bank_file).unlink()
    bank.close()
    assert names_in(bank_file) == ["Ana"]


@pytest.mark.parametrize("gone", ["bank.sqlite", "bank.sqlite-wal"])
def test_what_is_deleted_during_a_write_is_told_too(
    bank_file: Path, clock: Clock, gone: str
) -> None:
    bank = Bank.open(bank_file, clock)

    def add_and_delete(db: Db) -> None:
        LearnerRecords(db).add("Lost", NOON)
        bank_file.with_name(gone).unlink()

    with pytest.raises((BankGone, WalGone)), bank.write() as db:
        add_and_delete(db)
    bank.close()


def test_a_journal_that_another_program_empties_is_the_same_journal(
    bank_file: Path, clock: Clock
) -> None:
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    with closing(sqlite3.connect(bank_file)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    Bank.open(bank_file, clock).close()
    add_learner(bank, "Bea")
    bank.close()
    assert names_in(bank_file) == ["Ana", "Bea"]


def test_after_a_checkpoint_the_file_alone_holds_everything(
    bank_file: Path, clock: Clock, tmp_path: Path
) -> None:
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    alone = tmp_path / "carried away.sqlite"
    alone.write_bytes(bank_file.read_bytes())
    assert names_in(alone) == []
    bank.checkpoint()
    alone.write_bytes(bank_file.read_bytes())
    assert names_in(alone) == ["Ana"]
    bank.close()


def test_a_checkpoint_beside_a_reader_does_what_it_can_and_says_nothing(
    bank_file: Path, clock: Clock
) -> None:
    bank = Bank.open(bank_file, clock)
    with closing(sqlite3.connect(bank_file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM learner").fetchall()
        add_learner(bank, "Ana")
        bank.checkpoint()
    bank.close()
    assert names_in(bank_file) == ["Ana"]


def test_the_bank_and_its_journals_are_closed_to_other_accounts(
    tmp_path: Path, clock: Clock
) -> None:
    before = os.umask(0o000)
    try:
        bank = Bank.open(tmp_path / "new.sqlite", clock)
        add_learner(bank, "Ana")
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in tmp_path.iterdir()}
        bank.close()
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("new.sqlite", "new.sqlite-wal", "new.sqlite-shm"), "0o600")


def test_a_bank_of_before_is_closed_to_other_accounts_when_it_is_opened(
    bank_file: Path, clock: Clock
) -> None:
    bank_file.chmod(0o664)
    Bank.open(bank_file, clock).close()
    assert bank_file.stat().st_mode & 0o777 == 0o600


def test_a_bank_in_a_folder_that_is_shared_on_purpose_stays_shared(
    bank_file: Path, clock: Clock
) -> None:
    bank_file.parent.chmod(0o2770)
    bank_file.chmod(0o660)
    Bank.open(bank_file, clock).close()
    assert bank_file.stat().st_mode & 0o777 == 0o660
