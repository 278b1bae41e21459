"""Telling a process that runs from one that has ended."""

import subprocess
import sys

import pytest

from quizapp.env.processes import has_ended, own_process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="not told there: nothing has ended")

SAY = "from quizapp.env.processes import own_process; print(own_process())"


def test_this_process_runs() -> None:
    assert not has_ended(own_process())


def test_a_process_that_ended_has_ended() -> None:
    said = subprocess.run([sys.executable, "-c", SAY], capture_output=True, text=True, check=True)
    other = said.stdout.strip()
    assert other.partition("/")[0] == own_process().partition("/")[0]
    assert has_ended(other)


@pytest.mark.parametrize("name", ["", "another computer/1/2", "//", "a/b", "a/b/c"])
def test_nothing_is_told_of_a_process_elsewhere(name: str) -> None:
    assert not has_ended(name)


def test_a_number_that_was_given_away_again_is_another_process() -> None:
    computer, number, began = own_process().split("/")
    if not began:
        pytest.skip("this system does not tell when a process began")
    assert has_ended(f"{computer}/{number}/1")
