"""Backing up and restoring, killed at random moments: the old bank or the new one, never a half."""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.bank.backup import back_up, check
from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.bank.places import SIDE_FILES
from quizapp.bank.sqlite_files import copies_of_bank, sweep, troubles_of
from quizapp.env.clock import Clock, system_clock
from tests.bank.conftest import add_learner
from tests.bank.packs import a_fact_numbered, a_pack_of
from tests.waiting import PATIENCE

FOR_EVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from quizapp.bank.backup import back_up, restore
from quizapp.bank.engine import Bank
def clock():
    return datetime.now(UTC)
file, backups = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
print("ready", flush=True)
while True:
    for backup in backups:
        restore(backup, file, clock)
        bank = Bank.open(file, clock)
        back_up(bank)
        bank.close()
"""


def learners_in(file: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM learner ORDER BY id")]


@pytest.fixture(scope="module")
def two_banks(empty_bank_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two backups that can be told apart: Ana's, and Ana's and Bea's."""
    folder = tmp_path_factory.mktemp("two")
    file = folder / "bank.sqlite"
    shutil.copy(empty_bank_file, file)
    bank = Bank.open(file, system_clock)
    build_bank(bank, a_pack_of(*(a_fact_numbered(n) for n in range(300))), "some")
    add_learner(bank, "Ana")
    one = back_up(bank, folder / "one.sqlite")
    add_learner(bank, "Bea")
    two = back_up(bank, folder / "two.sqlite")
    bank.close()
    return one, two


@pytest.mark.parametrize("seed", range(5))
def test_killing_a_restore_or_a_backup_leaves_whole_banks_only(
    two_banks: tuple[Path, Path], tmp_path: Path, clock: Clock, seed: int
) -> None:
    file = tmp_path / "bank.sqlite"
    shutil.copy(two_banks[0], file)
    process = subprocess.Popen(
        [sys.executable, "-c", FOR_EVER, str(file), *map(str, two_banks)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(random.Random(seed).uniform(0.05, 0.8))  # the moment is what is drawn
    process.send_signal(signal.SIGKILL)
    _, complaint = process.communicate(timeout=PATIENCE)
    assert complaint == ""
    sweep(file)
    bank = Bank.open(file, clock)
    assert check(bank) == ()
    bank.close()
    assert learners_in(file) in (["Ana"], ["Ana", "Bea"])
    for copy in copies_of_bank(file):
        assert troubles_of(copy, needs_table="alembic_version") == (), copy.name
        assert learners_in(copy) in (["Ana"], ["Ana", "Bea"])
    left = {path.name for path in file.parent.rglob("*")}
    whole = {copy.name for copy in copies_of_bank(file)} | {"bank.sqlite", "backups"}
    journals = {f"bank.sqlite{ending}" for ending in SIDE_FILES}
    assert left - whole - journals == set()
