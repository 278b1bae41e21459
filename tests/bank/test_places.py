"""Where a bank can't be: told in a sentence, never waited for, never touched."""

import os
import shutil
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.bank.engine import Bank
from quizapp.bank.errors import BankUnreachable
from quizapp.env.clock import Clock
from tests.bank.test_engine import as_nobody, open_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such files are not there")

__all__ = ["open_folder"]  # a fixture


def test_a_pipe_in_the_place_of_the_bank_is_told_and_not_waited_for(
    tmp_path: Path, clock: Clock
) -> None:
    file = tmp_path / "bank.sqlite"
    os.mkfifo(file)
    with pytest.raises(BankUnreachable, match="is a pipe, a socket or a device"):
        Bank.open(file, clock)
    assert file.is_fifo()


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_a_pipe_in_the_place_of_a_journal_is_told(
    bank_file: Path, clock: Clock, ending: str
) -> None:
    beside = bank_file.with_name(bank_file.name + ending)
    os.mkfifo(beside)
    with pytest.raises(BankUnreachable, match="is in the way"):
        Bank.open(bank_file, clock)
    assert beside.is_fifo()


def test_a_socket_in_the_place_of_the_bank_is_told(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path may have 107 bytes
    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind("bank.sqlite")
        with pytest.raises(BankUnreachable, match="is a pipe, a socket or a device"):
            Bank.open(tmp_path / "bank.sqlite", clock)


def test_a_device_in_the_place_of_the_bank_is_told(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "bank.sqlite"
    file.symlink_to("/dev/zero")
    with pytest.raises(BankUnreachable, match="is a pipe, a socket or a device"):
        Bank.open(file, clock)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "note").write_text("hello")
    with pytest.raises(BankUnreachable, match="is not a folder"):
        Bank.open(tmp_path / "note" / "bank.sqlite", clock)


def test_a_folder_whose_name_is_no_text_is_told(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / os.fsdecode(b"\xe9t\xe9")
    folder.mkdir()
    with pytest.raises(BankUnreachable, match="t\N{REPLACEMENT CHARACTER} is not valid text"):
        Bank.open(folder / "bank.sqlite", clock)


def test_a_folder_that_may_not_be_entered_is_told(
    bank_file: Path, open_folder: Path, tmp_path: Path
) -> None:
    shut = open_folder / "shut"
    shut.mkdir()
    shutil.copy(bank_file, shut / "bank.sqlite")
    shut.chmod(0o000)
    try:
        assert as_nobody(shut / "bank.sqlite") == ["BadPlace"]
    finally:
        shut.chmod(0o700)


def test_nothing_but_a_file_is_asked_what_it_holds() -> None:
    """The test above would hang instead of failing: here it is seen with a deadline."""
    code = (
        "import os, sys, tempfile; from pathlib import Path; from datetime import UTC, datetime\n"
        "from quizapp.bank.engine import Bank; from quizapp.bank.errors import BankUnreachable\n"
        "file = Path(tempfile.mkdtemp()) / 'bank.sqlite'; os.mkfifo(file)\n"
        "try: Bank.open(file, lambda: datetime.now(UTC))\n"
        "except BankUnreachable: print('told')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "told\n"
