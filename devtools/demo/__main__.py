"""``python3 run.py demo``: open the app on a throw-away bank with six weeks of answers."""

import argparse
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from devtools.demo.school import SEED, SimulatedClock, Written, play
from devtools.demo.weeks import NAMES
from quizapp import cli
from quizapp.env.paths import find_paths
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.services.services import open_services

DAYS = 42
IN_MEMORY = Path("/dev/shm")  # not a place of ours: a folder is made in it
"""Where Linux keeps files in memory: thousands of durable writes take seconds there."""
_REPORT_EVERY = 2.0
"""Seconds between two lines about progress."""


def main(argv: list[str] | None = None) -> int:
    """Make the bank, open the app on it, and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python3 run.py demo",
        description="Open the app on a throw-away bank with a class and six weeks of answers.",
    )
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="make the data folder here, and keep it"
    )
    parser.add_argument(
        "--no-window", action="store_true", help="only make the bank, which --keep then keeps"
    )
    parser.add_argument("--debug", action="store_true", help="log every step of the app")
    words = parser.parse_args(argv)
    if words.keep is not None and words.keep.exists():
        print(
            f"{words.keep} is there already; nothing was changed. Name a new folder.",
            file=sys.stderr,
        )
        return 1
    with _throw_away_folder() as folder:
        data = folder / "data"
        print("Making a bank with a class and six weeks of answers …", flush=True)
        began = time.monotonic()
        written = make(data, learners=len(NAMES), days=DAYS, now=datetime.now(UTC))
        print(
            f"{written.learners} learners, {written.attempts} attempts and {written.responses} "
            f"answers on {written.days} days: {time.monotonic() - began:.0f} s",
            flush=True,
        )
        if words.keep is not None:
            data = Path(shutil.move(data, words.keep))
            print(f"Kept: {data}")
        if words.no_window:
            return 0
        return cli.main([*["--debug"] * words.debug, "--data-dir", str(data)])


def make(data: Path, *, learners: int, days: int, now: datetime) -> Written:
    """Make a data folder with a built bank, and play some weeks of a class on it.

    Args:
        data: the folder.
        learners: how many.
        days: how many days, the last of which is yesterday.
        now: the present moment.
    """
    clock = SimulatedClock(now - timedelta(days=days))
    maintenance = BankMaintenance(data / BANK_FILE, find_paths(data).content, clock)
    services = open_services(maintenance, data, clock, random.Random(SEED))
    try:
        services.build(_Telling("building the bank"))
        return play(services, clock, learners=learners, days=days, tell=_Telling("answering"))
    finally:
        services.close()


class _Telling:
    """Prints now and then how much of something is done."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._told_at = time.monotonic()

    def __call__(self, share: float) -> None:
        if time.monotonic() - self._told_at >= _REPORT_EVERY:
            self._told_at = time.monotonic()
            print(f"  {self._what}: {share:.0%}", flush=True)


@contextmanager
def _throw_away_folder() -> Iterator[Path]:
    """Make a folder that is gone afterwards, however the program is asked to end."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    place = IN_MEMORY if IN_MEMORY.is_dir() else None
    try:
        folder = tempfile.TemporaryDirectory(prefix="quizapp-demo-", dir=place)
    except OSError:
        folder = tempfile.TemporaryDirectory(prefix="quizapp-demo-")
    with folder as name:
        yield Path(name)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
