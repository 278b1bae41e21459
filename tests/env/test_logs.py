"""The log file: private, bounded, and silent where it can't be written."""

import _thread
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.env.logs import LARGEST, LOG_FILE, log_to, show_debug, timed

OWN = logging.getLogger("quizapp")
log = logging.getLogger("quizapp.somewhere")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Let the next test find logging as this one did."""
    handlers, level = list(OWN.handlers), OWN.level
    OWN.setLevel(logging.NOTSET)
    yield
    for handler in OWN.handlers:
        if handler not in handlers:
            handler.close()
    OWN.handlers[:] = handlers
    OWN.setLevel(level)


def test_a_line_tells_when_how_grave_where_and_what(tmp_path: Path) -> None:
    log_to(tmp_path / "data")
    assert not (tmp_path / "data").exists()  # looking over an installation makes nothing
    log.info("attempt %d ended", 7)
    log.debug("a step")
    (line,) = (tmp_path / "data" / LOG_FILE).read_text("utf-8").splitlines()
    assert line.endswith(" INFO quizapp.somewhere: attempt 7 ended")


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    log_to(tmp_path / "data")
    log.info("a line")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "data" / LOG_FILE).stat().st_mode & 0o777 == 0o600


def test_it_is_bounded_and_keeps_what_came_last(tmp_path: Path) -> None:
    log_to(tmp_path)
    for number in range(3 * LARGEST // 1000):
        log.info("%d %s", number, "x" * 1000)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [LOG_FILE, f"{LOG_FILE}.1"]
    assert all(file.stat().st_size <= LARGEST for file in files)
    assert f" {number} x" in files[0].read_text("utf-8").splitlines()[-1]


def test_another_data_folder_has_a_log_of_its_own(tmp_path: Path) -> None:
    for name in ("one", "two"):
        log_to(tmp_path / name)
        log.info("in %s", name)
    assert (tmp_path / "one" / LOG_FILE).read_text("utf-8").count("\n") == 1
    assert "in two" in (tmp_path / "two" / LOG_FILE).read_text("utf-8")


def test_where_it_cannot_be_written_nothing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / LOG_FILE).mkdir()
    for folder in (tmp_path / "file", tmp_path):
        log_to(folder)
        log.info("a line")
    assert capsys.readouterr() == ("", "")


def test_debug_shows_each_step_in_the_terminal_and_in_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show_debug()
    log_to(tmp_path)
    with timed(log, "counting"):
        pass
    kept = (tmp_path / LOG_FILE).read_text("utf-8")
    assert "DEBUG quizapp.somewhere: counting: 0." in kept
    assert capsys.readouterr() == ("", kept)


def test_a_step_that_fails_is_timed_too(caplog: pytest.LogCaptureFixture) -> None:
    def failing() -> None:
        with timed(log, "dividing"):
            raise ZeroDivisionError

    with caplog.at_level(logging.DEBUG, "quizapp"), pytest.raises(ZeroDivisionError):
        failing()
    assert [record.getMessage().split(":")[0] for record in caplog.records] == ["dividing"]


def test_a_line_from_a_thread_that_is_not_pythons_leaves_no_thread_behind(tmp_path: Path) -> None:
    log_to(tmp_path)
    before = threading.enumerate()
    ended = _thread.allocate_lock()
    ended.acquire()

    def elsewhere() -> None:  # as a thread of Qt: threading has not heard of it
        log.info("a line")
        ended.release()

    _thread.start_new_thread(elsewhere, ())
    ended.acquire()
    assert "a line" in (tmp_path / LOG_FILE).read_text("utf-8")
    assert threading.enumerate() == before
