"""The command line with the bank on a server: passwords are typed, and never in the arguments."""

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from quizapp.cli import main
from tests.bank.servers import MISSING, a_server, programs
from tests.packs.folders import a_folder


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://teacher:secret@host/bank",
        "postgresql://teacher:@host/bank",
        "postgresql+psycopg://teacher:se:cr@et@host/bank",
        "postgresql://teacher@host/bank?password=secret",
        "postgresql:///bank?host=host&PASSWORD=secret",
    ],
)
@pytest.mark.parametrize("words", [["doctor"], ["bank", "build"], []], ids=" ".join)
def test_a_password_in_the_address_is_refused(
    address: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--database", address, *words]) == 1
    said = capsys.readouterr().err
    assert "There is a password in the database address." in said
    assert "PGPASSFILE" in said
    assert "secret" not in said


def test_it_is_refused_where_a_command_names_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bank", "build", "--database", "postgresql://teacher:secret@host/bank"]) == 1
    assert "There is a password" in capsys.readouterr().err


def test_an_address_without_a_password_is_not_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for address in ("postgresql://teacher@127.0.0.1:1/bank", "postgresql:///?service=nowhere"):
        assert main(["--database", address, "bank", "build"]) == 1
        assert "There is a password" not in capsys.readouterr().err


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    with a_server(found, "local all all scram-sha-256") as owner:
        control = owner.replace("postgresql+psycopg", "postgresql")
        with psycopg.connect(control, autocommit=True) as connection:
            connection.execute(b"CREATE ROLE teacher LOGIN PASSWORD 'right'")
            connection.execute(b"CREATE DATABASE school OWNER teacher")
        yield control.replace("quiz@/postgres", "teacher@/school")


def at_a_terminal(typed: str, *words: str) -> tuple[int, str]:
    """Run a command whose terminal is one of ours; return its status and what it showed."""
    if shutil.which("setsid") is None:
        pytest.skip("setsid (util-linux) is not installed")
    ours, theirs = pty.openpty()
    command = ["setsid", "--ctty", "--wait", sys.executable, "-m", "quizapp", *words]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        waiting = typed
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:  # the terminal ends with its last program
                break
            if not more:
                break
            shown += more
            if shown.endswith(b"Password: ") and waiting:
                line, _, waiting = waiting.partition("\n")
                os.write(ours, line.encode() + b"\n")
        os.close(ours)
        return process.wait(timeout=60), shown.decode()


def test_a_password_is_asked_for_at_the_terminal(address: str, tmp_path: Path) -> None:
    content = str(a_folder(tmp_path))
    words = ("--database", address, "bank", "build", "--content", content)
    status, shown = at_a_terminal("wrong\nright\n", *words)
    assert status == 0, shown
    assert "The database server asks for a password." in shown
    assert "does not accept the name teacher" in shown
    assert "questions added" in shown
    assert "right" not in shown


def test_where_nobody_can_type_the_other_ways_are_told(address: str) -> None:
    command = [sys.executable, "-m", "quizapp", "--database", address, "bank", "build"]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "asks for a password" in done.stderr
    assert "PGPASSFILE" in done.stderr
