"""The log file: what a bug report needs, and no names of learners."""

import errno
import logging
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

from quizapp.env.private import make_private_folder, private_opener

LOG_FILE = "quizapp.log"
LARGEST = 500_000
"""Bytes after which the file is rotated; one older file is kept."""


class _Log(RotatingFileHandler):
    """Writes a file that only its owner may read; where it can't be written nothing is said.

    What keeps it from being written (a full disk, a folder that is shut) is told where it matters,
    and not by a traceback in the terminal for each line of the log.
    """

    @override
    def _open(self) -> TextIOWrapper:
        file = Path(self.baseFilename)
        if file.exists() and not file.is_file():  # a pipe would be waited for
            raise OSError(errno.EINVAL, "not a file", self.baseFilename)
        return open(file, "a", encoding=self.encoding, opener=private_opener)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        pass


def log_to(folder: Path) -> None:
    """Write warnings and errors to a file in the data folder; to nowhere if it can't be written."""
    try:
        make_private_folder(folder)
        handler: logging.Handler = _Log(
            folder / LOG_FILE, maxBytes=LARGEST, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("quizapp")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
