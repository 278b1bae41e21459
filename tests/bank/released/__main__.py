"""Keeps banks of earlier versions (see README.md).

``python -m tests.bank.released`` writes the bank of today's schema;
``python -m tests.bank.released derive`` has this version say what follows from all that are kept.
"""

import json
import lzma
import os
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from quizapp.bank.engine import Bank
from quizapp.bank.migrating import VERSIONS
from tests.bank.released.reading import held
from tests.bank.released.story import live_through

HERE = Path(__file__).parent
CONTENT = HERE.parents[2] / "content"


def write(version: str) -> None:
    """Write the bank and what it holds; one that is there already is never written anew."""
    packed = HERE / f"{version}.sqlite.xz"
    if packed.exists():
        sys.exit(f"{packed.name} is there already: it was written by an earlier commit and stays.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bank.sqlite"
        at = live_through(file, CONTENT)
        expected = _held(file, at)
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode=delete")
            connection.execute("VACUUM")
        packed.write_bytes(lzma.compress(file.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
    _tell(version, {"at": at.isoformat(), **expected})


def derive() -> None:
    """Write anew what follows from the records of each bank by the rules of this version."""
    for packed in sorted(HERE.glob("*.sqlite.xz")):
        version = packed.name.partition(".")[0]
        told = json.loads((HERE / f"{version}.json").read_text("utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "bank.sqlite"
            file.write_bytes(lzma.decompress(packed.read_bytes()))
            told["derived"] = _held(file, datetime.fromisoformat(told["at"]))["derived"]
        _tell(version, told)


def _held(file: Path, at: datetime) -> dict[str, Any]:
    bank = Bank.open(file, lambda: at)
    try:
        return held(bank, at)
    finally:
        bank.close()


def _tell(version: str, told: dict[str, Any]) -> None:
    lines = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    (HERE / f"{version}.json").write_text(lines, "utf-8")


if __name__ == "__main__":
    os.environ["TZ"] = "UTC"  # the same days wherever it is run
    time.tzset()
    if sys.argv[1:] == ["derive"]:
        derive()
    else:
        write(VERSIONS[-1])
