"""What ``quizapp doctor`` tells: versions, folders, and whether the bank is sound."""

import os
import platform
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from quizapp.core.errors import ExpectedError
from quizapp.env.paths import Paths
from quizapp.env.screen import has_screen
from quizapp.env.system_libraries import missing_libraries, telling
from quizapp.env.version import VERSION
from quizapp.services.keeping import BANK_FILE, Keeping

LIBRARIES = ("PySide6_Essentials", "SQLAlchemy", "alembic", "ruamel.yaml", "pydantic")


@dataclass(frozen=True)
class Sign:
    """One thing that was looked at."""

    name: str
    told: str
    sound: bool = True


def examine(paths: Paths, keeping: Keeping, *, with_bank: bool) -> tuple[Sign, ...]:
    """Return what there is to say about this installation. Nothing is made or changed.

    Args:
        paths: the folders.
        keeping: the bank's keeping.
        with_bank: whether a bank exists that can be opened and checked.
    """
    return (*_versions(), *_system(), *_folders(paths), *_bank(paths, keeping, with_bank=with_bank))


def _versions() -> tuple[Sign, ...]:
    signs = [
        Sign("quizapp", VERSION),
        Sign("python", sys.version.split()[0]),
        Sign("system", platform.platform()),
    ]
    for library in LIBRARIES:
        try:
            signs.append(Sign(library, version(library)))
        except PackageNotFoundError:
            signs.append(Sign(library, "not installed", sound=False))
    signs.append(Sign("sqlite", sqlite3.sqlite_version))
    return tuple(signs)


def _system() -> tuple[Sign, ...]:
    """Return whether Qt could draw here, and open a window."""
    missing = missing_libraries()
    libraries = telling(missing).replace("\n", " ") if missing else "all are there"
    screen = "yes" if has_screen() else "none here: pictures and commands work without"
    return (Sign("system libraries", libraries, not missing), Sign("screen", screen))


def _folders(paths: Paths) -> tuple[Sign, ...]:
    data = paths.data
    nearest = next(folder for folder in (data, *data.parents) if folder.exists())
    writable = os.access(nearest, os.W_OK)
    told = str(data) + ("" if data.exists() else " (made at the first start)")
    return (
        Sign("data folder", told if writable else f"{told}: cannot be written", writable),
        Sign("content", str(paths.content)),
        Sign("assets", str(paths.assets)),
    )


def _bank(paths: Paths, keeping: Keeping, *, with_bank: bool) -> tuple[Sign, ...]:
    if not with_bank:
        return (Sign("bank", "not built yet: the first start builds it"),)
    try:
        bank = keeping.open()
    except ExpectedError as error:
        return (Sign("bank", str(error), sound=False),)
    try:
        troubles = keeping.troubles(bank)
        totals = keeping.totals(bank)
        current = keeping.is_current(bank)
    except ExpectedError as error:
        return (Sign("bank", str(error), sound=False),)
    finally:
        bank.close()
    held = f"{totals.documents} documents, {totals.facts} facts, {totals.items} questions"
    return (
        Sign("bank", f"{bank.path or 'database'}: {held}"),
        Sign("integrity", "; ".join(troubles) or "ok", not troubles),
        Sign("content built", "current" if current else "older: the next start updates it"),
        Sign("backups", str(len(keeping.backups()))),
    )


def bank_file(paths: Paths) -> Path:
    """Return where the bank is kept in a data folder."""
    return paths.data / BANK_FILE
