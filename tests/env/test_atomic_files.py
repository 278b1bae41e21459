"""A file is there wholly, or as it was before: full disks, kills, two writers."""

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from quizapp.env.atomic_files import atomic_file, part_of, write_atomically
from tests.disks import no_file_larger_than
from tests.waiting import wait_until

posix = pytest.mark.skipif(os.name != "posix", reason="rights and locks of POSIX")


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_a_file_is_written_and_nothing_else_is_left(file: Path) -> None:
    for content in (b"first", b"", b"the third, longer than both"):
        write_atomically(file, content, private=True)
        assert file.read_bytes() == content
    assert list(file.parent.iterdir()) == [file]


@posix
def test_a_private_file_is_its_owners_whatever_was_there(file: Path) -> None:
    file.write_bytes(b"open")
    file.chmod(0o644)
    write_atomically(file, b"closed", private=True)
    assert mode(file) == 0o600


@posix
def test_a_file_for_the_user_has_the_rights_of_the_one_before_it(file: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(file, b"new", private=False)
    finally:
        os.umask(before)
    assert mode(file) == 0o640
    file.chmod(0o444)
    write_atomically(file, b"newer", private=False)
    assert (mode(file), file.read_bytes()) == (0o444, b"newer")


@posix
def test_a_full_disk_leaves_what_was_there_and_no_half_file(file: Path) -> None:
    write_atomically(file, b"kept", private=True)
    with no_file_larger_than(1000), pytest.raises(OSError, match="too large"):
        write_atomically(file, b"x" * 5000, private=True)
    assert file.read_bytes() == b"kept"
    assert list(file.parent.iterdir()) == [file]


def test_an_error_in_the_block_leaves_what_was_there(file: Path) -> None:
    write_atomically(file, b"kept", private=True)

    def stopped() -> None:
        with atomic_file(file, private=True) as part:
            part.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert file.read_bytes() == b"kept"
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_in_its_place_is_an_error_and_stays(file: Path) -> None:
    file.mkdir()
    with pytest.raises(OSError, match=r"directory|folder|denied"):
        write_atomically(file, b"content", private=True)
    assert list(file.parent.iterdir()) == [file]


@posix
def test_file_and_folder_are_on_the_disk_before_and_after_it_has_its_name(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    real = os.fsync

    def fsync(handle: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        synced.append((kind, os.fstat(handle).st_size if kind == "file" else 0, file.exists()))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    write_atomically(file, b"12345", private=True)
    assert synced == [("file", 5, False), ("folder", 0, True)]


@posix
def test_what_a_killed_program_left_is_taken_over(file: Path) -> None:
    part_of(file).write_bytes(b"the half of something much longer")
    write_atomically(file, b"whole", private=True)
    assert file.read_bytes() == b"whole"
    assert list(file.parent.iterdir()) == [file]


@posix
def test_a_link_in_the_place_of_the_unfinished_file_is_not_followed(file: Path) -> None:
    precious = file.with_name("precious")
    precious.write_bytes(b"precious")
    part_of(file).symlink_to(precious)
    with pytest.raises(OSError, match="symbolic"):
        write_atomically(file, b"content", private=True)
    assert precious.read_bytes() == b"precious"


WRITES_ON = """
import itertools, sys
from pathlib import Path
from quizapp.env.atomic_files import write_atomically
for number in itertools.count():
    write_atomically(Path(sys.argv[1]), b"%d" % (number % 10) * 400_000, private=True)
"""


@posix
@pytest.mark.parametrize("after", [0.0, 0.01, 0.03, 0.07])
def test_killed_at_any_moment_it_leaves_a_whole_file(file: Path, after: float) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITES_ON, str(file)]) as writing:
        wait_until(file.exists)
        time.sleep(after)  # for the kill to find it at another place, not for anything to be ready
        writing.send_signal(signal.SIGKILL)
    content = file.read_bytes()
    assert len(content) == 400_000
    assert len(set(content)) == 1
    write_atomically(file, b"afterwards", private=True)
    assert list(file.parent.iterdir()) == [file]


@posix
def test_two_writers_take_turns_and_each_writes_its_own(file: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with atomic_file(file, private=True) as part:
            part.write_bytes(b"slow: half")
            begun.set()
            go_on.wait()
            part.write_bytes(b"slow: whole")

    with ThreadPoolExecutor(2) as writers:
        first = writers.submit(slow)
        begun.wait()
        second = writers.submit(write_atomically, file, b"quick", private=True)
        wait([second], timeout=0.2)  # one that takes no turn is done by then
        waited, written = not second.done(), file.exists()
        go_on.set()
        first.result()
        second.result()
    assert waited
    assert not written
    assert file.read_bytes() == b"quick"
    assert list(file.parent.iterdir()) == [file]


@posix
def test_who_lost_the_unfinished_file_to_another_account_does_not_name_what_is_there(
    file: Path,
) -> None:
    def robbed() -> None:
        with atomic_file(file, private=True) as part:
            part.unlink()
            part.write_bytes(b"of somebody else, and not whole")

    with pytest.raises(OSError, match="Stale"):
        robbed()
    assert not file.exists()
    assert part_of(file).read_bytes() == b"of somebody else, and not whole"
