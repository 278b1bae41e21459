"""Opening a bank, and its transactions."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from quizapp.bank.engine import Bank, Db
from quizapp.bank.errors import (
    BankBusy,
    BankGone,
    BankMalformed,
    BankNewer,
    BankReadOnly,
    BankUnreachable,
)
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.migrating import VERSIONS
from quizapp.bank.wal import journal_mode_for, type_of_mount
from quizapp.env.clock import Clock
from tests.bank.conftest import NOON, add_learner
from tests.waiting import PATIENCE


def names(bank: Bank) -> list[str]:
    with bank.read() as db:
        return [learner.name for learner in LearnerRecords(db).everyone()]


def test_a_new_bank_is_made_where_there_is_none(tmp_path: Path, clock: Clock) -> None:
    bank = Bank.open(tmp_path / "new.sqlite", clock)
    add_learner(bank, "Ana")
    bank.close()
    assert names(Bank.open(tmp_path / "new.sqlite", clock)) == ["Ana"]


def test_an_address_may_be_written_as_a_url(tmp_path: Path, clock: Clock) -> None:
    bank = Bank.open(f"sqlite:///{tmp_path / 'new.sqlite'}", clock)
    assert bank.path == tmp_path / "new.sqlite"


def test_every_connection_is_set_up_for_safety(bank: Bank) -> None:
    with bank.read() as db:
        settings = {
            name: db.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
        assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
        assert db.scalar(text("PRAGMA busy_timeout")) >= 5_000


def test_an_error_in_a_write_keeps_nothing_of_it(any_bank: Bank) -> None:
    def fail(db: Db) -> None:
        LearnerRecords(db).add("Ana", NOON)
        raise RuntimeError

    with pytest.raises(RuntimeError), any_bank.write() as db:
        fail(db)
    assert names(any_bank) == []


def test_making_a_table_is_rolled_back_like_everything_else(any_bank: Bank) -> None:
    def fail(db: Db) -> None:
        db.execute(text("CREATE TABLE half (id INTEGER)"))
        raise RuntimeError

    with pytest.raises(RuntimeError), any_bank.write() as db:
        fail(db)
    with pytest.raises(Exception, match="half"), any_bank.read() as db:
        db.execute(text("SELECT * FROM half"))


def test_reading_writes_nothing(any_bank: Bank) -> None:
    with any_bank.read() as db:
        LearnerRecords(db).add("Ana", NOON)
    assert names(any_bank) == []


def test_a_read_sees_one_state_while_another_program_writes(bank: Bank, clock: Clock) -> None:
    assert bank.path is not None
    other = Bank.open(bank.path, clock)
    with bank.read() as db:
        assert LearnerRecords(db).everyone() == ()
        add_learner(other)
        assert LearnerRecords(db).everyone() == ()
    assert names(bank) == ["Mina"]
    other.close()


def test_a_write_waits_for_another_program(bank: Bank, clock: Clock) -> None:
    assert bank.path is not None
    other = Bank.open(bank.path, clock)
    with bank.write() as db:
        waiting = threading.Thread(target=add_learner, args=(other, "Second"))
        waiting.start()
        LearnerRecords(db).add("First", NOON)
        waiting.join(0.2)
        assert waiting.is_alive()
    waiting.join(10)
    assert names(bank) == ["First", "Second"]
    other.close()


def test_a_bank_that_stays_locked_is_told_as_busy(
    bank_file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.bank.engine.BUSY_MS", 50)
    bank = Bank.open(bank_file, clock)
    with closing(sqlite3.connect(bank_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BankBusy, match="Another program"):
            add_learner(bank)
    assert names(bank) == []


def test_foreign_keys_hold(any_bank: Bank) -> None:
    with pytest.raises(IntegrityError), any_bank.write() as db:
        db.execute(
            text(
                "INSERT INTO bucket VALUES (1, 'none', 1, 'choice', NULL, :no, :no, '', 0, '', '')"
            ),
            {"no": False},
        )


def test_a_mistake_in_a_statement_is_a_bug_and_passes_through(bank: Bank) -> None:
    with pytest.raises(OperationalError), bank.read() as db:
        db.execute(text("SELECT * FROM nowhere"))


def test_a_missing_folder_is_told(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(BankUnreachable, match="does not exist"):
        Bank.open(tmp_path / "none" / "bank.sqlite", clock)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be moved there")
def test_a_bank_that_is_moved_away_while_open_is_told_and_used_again_when_it_is_back(
    bank_file: Path, clock: Clock
) -> None:
    bank = Bank.open(bank_file, clock)
    folder = bank_file.parent.rename(bank_file.parent.with_name("elsewhere"))
    with pytest.raises(BankGone):
        add_learner(bank, "Lost")
    folder.rename(bank_file.parent)
    add_learner(bank, "Ana")
    bank.close()
    assert names(Bank.open(bank_file, clock)) == ["Ana"]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be replaced there")
def test_a_bank_that_is_replaced_while_open_is_told(bank_file: Path, clock: Clock) -> None:
    bank = Bank.open(bank_file, clock)
    shutil.copy(bank_file, bank_file.with_name("other"))
    bank_file.with_name("other").replace(bank_file)
    with pytest.raises(BankGone):
        add_learner(bank, "Lost")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(BankUnreachable, match="is a folder"):
        Bank.open(tmp_path, clock)


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "bank.sqlite"
    file.write_text("Dear diary, today I learnt about banks.")
    with pytest.raises(BankMalformed, match="not a question bank"):
        Bank.open(file, clock)
    assert file.read_text() == "Dear diary, today I learnt about banks."


def test_a_database_of_another_program_is_told_and_left_alone(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "bank.sqlite"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(BankMalformed, match="something else"):
        Bank.open(file, clock)
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_damaged_bank_is_told_and_left_alone(bank_file: Path, clock: Clock) -> None:
    content = bytearray(bank_file.read_bytes())
    content[100:4096] = b"\xff" * 3996
    bank_file.write_bytes(content)
    with pytest.raises(BankMalformed, match="damaged"):
        Bank.open(bank_file, clock)
    assert bank_file.read_bytes() == content


def test_a_bank_cut_short_is_told(bank_file: Path, clock: Clock) -> None:
    content = bank_file.read_bytes()
    bank_file.write_bytes(content[: len(content) // 2])
    with pytest.raises(BankMalformed):
        names(Bank.open(bank_file, clock))
    assert bank_file.read_bytes() == content[: len(content) // 2]


def test_a_newer_bank_is_refused_and_left_alone(bank_file: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(bank_file)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    before = bank_file.read_bytes()
    with pytest.raises(BankNewer, match="newer version"):
        Bank.open(bank_file, clock)
    assert bank_file.read_bytes() == before


def test_on_a_network_share_the_journal_is_truncated(
    bank_file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.bank.engine.journal_mode_for", lambda _: "truncate")
    bank = Bank.open(bank_file, clock)
    add_learner(bank)
    with bank.read() as db:
        assert db.scalar(text("PRAGMA journal_mode")) == "truncate"
    assert not bank_file.with_name("bank.sqlite-wal").exists()


def test_network_shares_are_known_by_their_mount() -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\n"
        "//school/share /mnt/school\\040share cifs rw 0 0\n"
        "server:/pupils /pupils nfs4 rw 0 0\n"
    )
    assert type_of_mount(Path("/mnt/school share/quiz/bank.sqlite"), mounts) == "cifs"
    assert type_of_mount(Path("/pupils/ana/bank.sqlite"), mounts) == "nfs4"
    assert type_of_mount(Path("/pupils-old/bank.sqlite"), mounts) == "ext4"
    assert journal_mode_for(Path(__file__)) in ("wal", "truncate")


OPEN_AS_NOBODY = """
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from quizapp.bank.engine import Bank
from quizapp.bank.errors import BankError, BankReadOnly
from quizapp.bank.learners import LearnerRecords
from sqlalchemy import create_engine
create_engine("sqlite://").connect().close()  # loads what it needs while it may
if os.geteuid() == 0:
    os.setuid(65534)
try:
    bank = Bank.open(Path(sys.argv[1]), lambda: datetime.now(UTC))
    with bank.read() as db:
        print([learner.name for learner in LearnerRecords(db).everyone()])
    with bank.write() as db:
        print("wrote")
except BankError as error:
    print(type(error).__name__)
"""


def as_nobody(file: Path) -> list[str]:
    """Open a bank in a process that may not write everywhere, as root may."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AS_NOBODY, str(file)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others than its owner can enter.

    Not one of pytest's: another run that starts meanwhile shuts their common parent.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


def test_a_bank_in_a_read_only_folder_is_read_and_not_written(
    bank_file: Path, open_folder: Path, clock: Clock
) -> None:
    add_learner(Bank.open(bank_file, clock), "Ana")
    Bank.open(bank_file, clock).close()
    file = open_folder / "bank.sqlite"
    with closing(sqlite3.connect(bank_file)) as source, closing(sqlite3.connect(file)) as target:
        source.backup(target)
    file.chmod(0o444)
    open_folder.chmod(0o555)
    try:
        assert as_nobody(file) == ["['Ana']", "BankReadOnly"]
        assert [path.name for path in open_folder.iterdir()] == ["bank.sqlite"]
    finally:
        open_folder.chmod(0o755)


def test_a_new_bank_in_a_read_only_folder_is_refused(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    try:
        assert as_nobody(open_folder / "bank.sqlite") == ["BankReadOnly"]
    finally:
        open_folder.chmod(0o755)


def test_a_file_that_may_not_be_read_is_told(bank_file: Path, open_folder: Path) -> None:
    file = open_folder / "bank.sqlite"
    shutil.copy(bank_file, file)
    file.chmod(0o000)
    assert as_nobody(file) == ["BadPlace"]


def test_a_read_only_bank_refuses_to_write(
    bank_file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.bank.engine.may_write", lambda _: False)
    bank = Bank.open(bank_file, clock)
    with pytest.raises(BankReadOnly), bank.write():
        pass


OPEN_AT_ONCE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from quizapp.bank import engine, migrating
sys.stdin.read()
bank = engine.Bank.open(Path(sys.argv[1]), lambda: datetime.now(UTC))
with bank.read() as db:
    print(migrating.version_of(db.connection()))
"""


def test_two_programs_can_make_the_same_new_bank_at_once(tmp_path: Path) -> None:
    file = tmp_path / "bank.sqlite"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN_AT_ONCE, str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
    for process in processes:
        told, complaint = process.communicate(timeout=PATIENCE)
        assert complaint == ""
        assert told.strip() == VERSIONS[-1]
