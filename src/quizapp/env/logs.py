"""The log: what was done, and what a bug report needs; no names of learners, and no responses.

Each module that does things has a logger of its own name. ``info`` is for what a user did, one
line for each action, and for the start; ``debug`` for the steps in between and how long they took,
which only ``--debug`` shows.
"""

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

from quizapp.env.clock import system_stopwatch
from quizapp.env.private import make_private_folder, private_opener

logging.logThreads = False  # asking for names leaves a dummy in threading for each thread of Qt

LOG_FILE = "quizapp.log"
LARGEST = 500_000
"""Bytes after which the file is rotated; one older file is kept."""

_FORMAT = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
_OWN = logging.getLogger("quizapp")
"""The logger above those of all modules."""


class _Log(RotatingFileHandler):
    """Writes a file that only its owner may read; where it can't be written nothing is said.

    What keeps it from being written (a full disk, a folder that is shut) is told where it matters,
    and not by a traceback in the terminal for each line of the log.
    """

    @override
    def _open(self) -> TextIOWrapper:
        file = Path(self.baseFilename)
        make_private_folder(file.parent)
        if file.exists() and not file.is_file():  # a pipe would be waited for
            raise OSError(errno.EINVAL, "not a file", self.baseFilename)
        return open(file, "a", encoding=self.encoding, opener=private_opener)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        pass


def log_to(folder: Path) -> None:
    """Write the log into a data folder from now on; to nowhere if it can't be written there.

    The folder and the file are made with the first line.
    """
    for before in [one for one in _OWN.handlers if isinstance(one, _Log)]:
        _OWN.removeHandler(before)
        before.close()
    log = _Log(folder / LOG_FILE, maxBytes=LARGEST, backupCount=1, encoding="utf-8", delay=True)
    log.setFormatter(_FORMAT)
    _OWN.addHandler(log)
    if _OWN.level == logging.NOTSET:
        _OWN.setLevel(logging.INFO)


def show_debug() -> None:
    """Log every step: in the terminal, and in the log file if there is one."""
    terminal = logging.StreamHandler()  # stderr: what a command prints stays apart
    terminal.setFormatter(_FORMAT)
    _OWN.addHandler(terminal)
    _OWN.setLevel(logging.DEBUG)


@contextmanager
def timed(log: logging.Logger, step: str) -> Iterator[None]:
    """Log a step with how long it took, as ``debug``.

    Args:
        log: the logger of the module.
        step: what is done; nothing that only this time is so.
    """
    began = system_stopwatch()
    try:
        yield
    finally:
        log.debug("%s: %.1f ms", step, (system_stopwatch() - began) * 1000)
