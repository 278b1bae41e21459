"""The throw-away server of the tests does not outlive them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bank.servers import MISSING, programs

SCRIPT = """
import sys, time
from tests.bank.servers import a_server, programs
with a_server(programs()) as address:
    print(address.partition("host=")[2], flush=True)
    sys.stdin.readline()
"""


def until(true: Callable[[], bool], seconds: float = 60) -> bool:
    """Wait for a condition and return whether it came."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(programs() is None, reason=MISSING)
@pytest.mark.parametrize("how", ["killed", "ended"])
def test_a_server_ends_with_who_asked_for_it(how: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        folder = Path(process.stdout.readline().strip())
        postmaster = int((folder / "cluster/postmaster.pid").read_text().split()[0])
        assert is_running(postmaster)
        if how == "killed":
            process.send_signal(signal.SIGKILL)
        else:
            process.stdin.write("enough\n")
            process.stdin.flush()
        assert until(lambda: not is_running(postmaster) and not folder.exists())
