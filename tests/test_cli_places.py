"""The command line where no bank can be: a sentence, another folder, no traceback, no waiting."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packs.folders import a_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such files are not there")

COMMANDS = [("doctor",), ("bank", "build"), ("documents", "list")]


def run(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody to whom rights mean something, even where the tests run as root."""
    command = [sys.executable, "-m", "quizapp", "--data-dir", str(data), *words]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("setpriv (util-linux) is not installed")
        command = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]
    return subprocess.run(
        command, capture_output=True, text=True, errors="replace", check=False, timeout=120
    )


@pytest.fixture
def shut(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "shut"
    folder.mkdir(mode=0o000)
    yield folder
    folder.chmod(0o700)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_folder_that_may_not_be_entered_is_told(shut: Path, words: tuple[str, ...]) -> None:
    done = run(shut, *words)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"The folder {shut} may not be entered." in done.stdout + done.stderr
    assert ("--data-dir DIR" in done.stderr) == (words != ("doctor",))


@pytest.mark.parametrize("words", COMMANDS[:2], ids=" ".join)
def test_a_folder_inside_one_that_may_not_be_entered_is_told(
    shut: Path, words: tuple[str, ...]
) -> None:
    done = run(shut / "data", *words)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "cannot be made: Permission denied." in done.stdout + done.stderr


@pytest.mark.parametrize("words", COMMANDS[:2], ids=" ".join)
def test_a_folder_whose_name_is_no_text_is_told(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(tmp_path / os.fsdecode(b"\xe9t\xe9"), *words)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "is not valid text (UTF-8)." in done.stdout + done.stderr


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_pipe_in_the_place_of_the_bank_is_told_and_not_waited_for(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    os.mkfifo(tmp_path / "bank.sqlite")
    done = run(tmp_path, *words)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "is a pipe, a socket or a device, not a file." in done.stdout + done.stderr


def test_doctor_tells_of_the_backups_and_of_one_that_is_damaged(tmp_path: Path) -> None:
    assert run(tmp_path, "bank", "build", "--content", str(a_folder(tmp_path))).returncode == 0
    assert "ok  backups: none yet" in run(tmp_path, "doctor").stdout
    assert run(tmp_path, "bank", "backup").returncode == 0
    (backup,) = (tmp_path / "backups").iterdir()
    told = run(tmp_path, "doctor")
    assert told.returncode == 0
    assert "ok  backups: 1, from 20" in told.stdout
    assert f"ok  latest backup: ok: {backup.name}" in told.stdout
    backup.write_bytes(backup.read_bytes()[:50_000])
    told = run(tmp_path, "doctor")
    assert told.returncode == 1
    assert "BAD latest backup: " in told.stdout


def test_doctor_tells_of_a_bank_that_a_restore_put_aside(tmp_path: Path) -> None:
    run(tmp_path, "bank", "build", "--content", str(a_folder(tmp_path)))
    run(tmp_path, "bank", "backup")
    (backup,) = (tmp_path / "backups").iterdir()
    assert run(tmp_path, "bank", "restore", str(backup)).returncode == 0
    (aside,) = tmp_path.glob("bank-replaced-*")
    assert str(aside) in run(tmp_path, "doctor").stdout
