"""The log file: what a bug report needs, and no names of learners."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_FILE = "quizapp.log"
LARGEST = 500_000
"""Bytes after which the file is rotated; one older file is kept."""


def log_to(folder: Path) -> None:
    """Write warnings and errors to a file in the data folder; to nowhere if it can't be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / LOG_FILE, maxBytes=LARGEST, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("quizapp")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
