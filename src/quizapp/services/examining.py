"""The checks of ``quizapp doctor``: versions, folders, and whether the bank is sound."""

import os
import platform
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from quizapp.bank.engine import Bank
from quizapp.bank.places import refuse_bad_name
from quizapp.core.errors import ExpectedError
from quizapp.core.views.records import BackupFile
from quizapp.env.paths import Paths, shown
from quizapp.env.screen import has_screen
from quizapp.env.system_libraries import missing_libraries, telling
from quizapp.env.version import VERSION
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.services.library import Library

LIBRARIES = ("PySide6_Essentials", "SQLAlchemy", "alembic", "ruamel.yaml", "pydantic")


@dataclass(frozen=True)
class CheckResult:
    """The result of one check."""

    name: str
    detail: str
    sound: bool = True


def examine(
    paths: Paths,
    maintenance: BankMaintenance,
    *,
    with_bank: bool,
    opened: Callable[[], Bank] | None = None,
) -> tuple[CheckResult, ...]:
    """Check this installation, without creating or changing anything.

    Args:
        paths: the folders.
        maintenance: opens and maintains the bank.
        with_bank: whether a bank exists that can be opened and checked.
        opened: opens the bank and asks for a password if needed; None: as the app does.
    """
    bank = _bank(maintenance, opened or maintenance.open) if with_bank else ()
    none = CheckResult("bank", "not built yet: the first start builds it")
    return (*_versions(), *_system(), *_folders(paths), *(bank or (none,)))


def signs_in_use(maintenance: BankMaintenance) -> frozenset[str]:
    """Return the letters in the passages of a bank for which a font is needed.

    Raises:
        ExpectedError: the bank cannot be opened.
    """
    bank = maintenance.open()
    try:
        return Library(bank).signs_in_use()
    finally:
        bank.close()


def check_fonts(missing: dict[str, str]) -> CheckResult:
    """Return the check of fonts.

    Args:
        missing: signs that no font here has, by their script.
    """
    if not missing:
        return CheckResult("fonts", "every letter of the passages can be shown")
    lacking = "; ".join(f"{script} ({signs[:8]})" for script, signs in missing.items())
    return CheckResult("fonts", f"none for {lacking}: install one, such as Noto Sans", sound=False)


def _versions() -> tuple[CheckResult, ...]:
    results = [
        CheckResult("quizapp", VERSION),
        CheckResult("python", sys.version.split()[0]),
        CheckResult("system", platform.platform()),
    ]
    for library in LIBRARIES:
        try:
            results.append(CheckResult(library, version(library)))
        except PackageNotFoundError:
            results.append(CheckResult(library, "not installed", sound=False))
    results.append(CheckResult("sqlite", sqlite3.sqlite_version))
    return tuple(results)


def _system() -> tuple[CheckResult, ...]:
    """Return the check whether Qt can draw here and open a window."""
    missing = missing_libraries()
    libraries = telling(missing).replace("\n", " ") if missing else "all are there"
    screen = "yes" if has_screen() else "none here: pictures and commands work without"
    return (CheckResult("system libraries", libraries, not missing), CheckResult("screen", screen))


def _folders(paths: Paths) -> tuple[CheckResult, ...]:
    return (
        _data_folder(paths.data),
        CheckResult("content", str(paths.content)),
        CheckResult("assets", str(paths.assets)),
    )


def _data_folder(data: Path) -> CheckResult:
    told = shown(data)
    try:
        refuse_bad_name(data)
        nearest = next(folder for folder in (data, *data.parents) if folder.exists())
        made = data.exists()
    except OSError:
        return CheckResult("data folder", f"{told}: may not be entered", sound=False)
    except ExpectedError as error:
        return CheckResult("data folder", error.message, sound=False)
    if not os.access(nearest, os.W_OK | os.X_OK):
        return CheckResult("data folder", f"{told}: cannot be written", sound=False)
    return CheckResult("data folder", told if made else f"{told} (made at the first start)")


def _bank(maintenance: BankMaintenance, opened: Callable[[], Bank]) -> tuple[CheckResult, ...]:
    try:
        bank = opened()
    except ExpectedError as error:
        return (CheckResult("bank", str(error), sound=False),)
    try:
        troubles = maintenance.troubles(bank)
        totals = maintenance.totals(bank)
        current = maintenance.is_current(bank)
    except ExpectedError as error:
        return (CheckResult("bank", str(error), sound=False),)
    finally:
        bank.close()
    held = f"{totals.documents} documents, {totals.facts} facts, {totals.items} questions"
    return (
        CheckResult("bank", f"{bank.path or 'database'}: {held}"),
        CheckResult("integrity", "; ".join(troubles) or "ok", not troubles),
        CheckResult("content built", "current" if current else "older: the next start updates it"),
        *_backups(maintenance, bank.path),
    )


def _backups(maintenance: BankMaintenance, bank_file: Path | None) -> tuple[CheckResult, ...]:
    """Return the check of backups: how many, of which dates, whether the latest is sound."""
    if bank_file is None:
        return (CheckResult("backups", "made by whoever runs the database server"),)
    found = maintenance.backups()
    backups = [one for one in found if not one.replaced]
    if not backups:
        return (CheckResult("backups", "none yet: the first start of a day makes one"),)
    latest = backups[0]
    results = [
        CheckResult(
            "backups",
            f"{len(backups)}, from {_when(backups[-1])} to {_when(latest)}: {latest.file.parent}",
        )
    ]
    damage = maintenance.damage_in(latest)
    results.append(
        CheckResult(
            "latest backup", "; ".join(damage) or f"ok: {latest.file.name}", sound=not damage
        )
    )
    results += [
        CheckResult("put aside by a restore", f"{_when(one)}: {one.file}")
        for one in found
        if one.replaced
    ]
    return tuple(results)


def _when(backup: BackupFile) -> str:
    return f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}"


def is_there(file: Path) -> bool:
    """Return whether something is at a path, or may be because its folder can't be read."""
    try:
        return file.exists()
    except OSError:
        return True


def bank_file(paths: Paths) -> Path:
    """Return where the bank is kept in a data folder."""
    return paths.data / BANK_FILE
