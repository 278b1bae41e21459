"""The commands. Each is one function that takes the parsed words and returns the exit status.

Only what a command needs is imported, and only when it runs: ``quizapp content check`` must not
wait for Qt, and the first window must not wait for what checks content.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.errors import ExpectedError, Kind
from quizapp.env.version import VERSION

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from quizapp.bank.engine import Bank
    from quizapp.core.content.documents import Document
    from quizapp.env.paths import Paths
    from quizapp.services.bank_maintenance import BankMaintenance
    from quizapp.services.originals import Originals
    from quizapp.ui.shell.first_window import Window

_TRIES = 3
"""How often a password is asked for."""


def paths_of(data: Path | None = None) -> "Paths":
    """Return the folders of this installation, and of a data folder if one was named."""
    from quizapp.env.paths import find_paths

    return find_paths(data)


def logged(words: argparse.Namespace, command: str) -> "Paths":
    """Return the folders; from here on the log is written into the data folder."""
    import logging  # not at the top: the first window waits for nothing that it does not need
    import platform

    from quizapp.env.logs import log_to

    paths = paths_of(words.data_dir)
    log_to(paths.data)
    log = logging.getLogger(__name__)
    python, system = platform.python_version(), platform.platform()
    log.info("quizapp %s runs %s: Python %s, %s", VERSION, command, python, system)
    return paths


def _lacks_libraries() -> bool:
    """Say which libraries of the system are missing; without them Qt would end the process."""
    from quizapp.env.system_libraries import missing_libraries, telling

    missing = missing_libraries()
    if missing:
        print(telling(missing), file=sys.stderr)
    return bool(missing)


def open_app(words: argparse.Namespace) -> int:
    """Open the app."""
    from quizapp.env.screen import has_screen

    if _lacks_libraries():
        return 1
    if not has_screen():
        print(
            "There is no screen to open a window on: `quizapp doctor` looks over the installation "
            "without one.",
            file=sys.stderr,
        )
        return 1
    from quizapp.env.settings import SETTINGS_FILE, load_settings
    from quizapp.ui.shell.first_window import run

    paths = paths_of(words.data_dir)

    def build_ui(qt: "QApplication", window: "Window") -> object:
        from quizapp import app

        return app.build_ui(qt, window, paths, words.database)

    settings = load_settings(paths.data / SETTINGS_FILE)
    return run(build_ui, maximised=settings.maximised)


def maintenance_of(words: argparse.Namespace, content: Path | None = None) -> "BankMaintenance":
    """Return the maintenance of the bank that a command is about."""
    from quizapp.env.clock import system_clock
    from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance

    paths = paths_of(words.data_dir)
    return BankMaintenance(
        words.database or paths.data / BANK_FILE, content or paths.content, system_clock
    )


def opened(maintenance: "BankMaintenance") -> "Bank":
    """Open the bank; ask whoever sits at the terminal for the password of a database server."""
    from getpass import getpass

    for _ in range(_TRIES):
        try:
            return maintenance.open()
        except ExpectedError as error:
            if error.kind is not Kind.PASSWORD or not sys.stdin.isatty():
                raise
            print(error.message, file=sys.stderr)
            maintenance.take_password(getpass("Password: "))
    return maintenance.open()


def bank_build(words: argparse.Namespace) -> int:
    """Build or update the bank and say what changed."""
    logged(words, "bank build")
    maintenance = maintenance_of(words, words.content)
    bank = opened(maintenance)
    try:
        report = maintenance.build(bank)
    finally:
        bank.close()
    print(
        f"{report.added} questions added, {report.changed} changed, {report.retired} retired, "
        f"{report.unchanged} unchanged: {bank.path or 'database'}"
    )
    return 0


def bank_backup(words: argparse.Namespace) -> int:
    """Copy the bank, check the copy and say where it is."""
    logged(words, "bank backup")
    maintenance = maintenance_of(words)
    bank = opened(maintenance)
    try:
        print(f"Written: {maintenance.back_up(bank, words.file)}")
    finally:
        bank.close()
    return 0


def bank_restore(words: argparse.Namespace) -> int:
    """Put a backup in the bank's place; the present bank is kept aside."""
    logged(words, "bank restore")
    aside = maintenance_of(words).restore(words.file)
    print(f"Restored: {words.file}")
    if aside is not None:
        print(f"The bank that was there is kept: {aside}")
    return 0


def _originals(words: argparse.Namespace) -> "Originals":
    from quizapp.services.examining import bank_file, is_there
    from quizapp.services.originals import ORIGINALS, Originals, documents_in, documents_of

    paths = paths_of(words.data_dir)

    def documents() -> "tuple[Document, ...]":
        if words.content is None and (words.database or is_there(bank_file(paths))):
            bank = opened(maintenance_of(words))
            try:
                built = documents_of(bank)
            finally:
                bank.close()
            if built:
                return built
        return documents_in(words.content or paths.content)

    return Originals(paths.data / ORIGINALS, documents)


def documents_attach(words: argparse.Namespace) -> int:
    """Attach originals; status 1 if any file was refused, the others are attached all the same."""
    logged(words, "documents attach")
    report = _originals(words).attach(words.files)
    for each in report.attached:
        done = "Attached already" if each.already else "Attached"
        print(f"{done}: {each.file}: the original of {'; '.join(each.titles)}")
    for refusal in report.refused:
        print(f"Refused: {refusal.file}: {refusal.reason} {refusal.hint}", file=sys.stderr)
    return 1 if report.refused else 0


def documents_list(words: argparse.Namespace) -> int:
    """Tell of each document whether its original is attached; status 1 if a copy was changed."""
    from quizapp.core.content.originals import Copy

    told = {
        Copy.NONE: "not attached",
        Copy.ATTACHED: "attached",
        Copy.CHANGED: "CHANGED since it was attached, not shown; attach it again",
    }
    lines = _originals(words).attached()
    for line in lines:
        document = line.document
        print(f"{document.id}: {document.title}: {document.original.file}: {told[line.copy]}")
    return 1 if any(line.copy is Copy.CHANGED for line in lines) else 0


def documents_detach(words: argparse.Namespace) -> int:
    """Remove copies of originals."""
    logged(words, "documents detach")
    originals = _originals(words)
    known = {line.document.id: line.document for line in originals.attached()}
    strange = [name for name in words.documents if name not in known]
    if strange:
        message = f"There is no document {', '.join(strange)}."
        raise ExpectedError(message, f"Nothing was changed. There are: {', '.join(known)}.")
    for name in words.documents:
        originals.detach(known[name].original)
        print(f"No longer attached: {name}")
    return 0


def bank_reset_pin(words: argparse.Namespace) -> int:
    """Take away the PIN that guards the bank's decisions: whoever can write the folder may."""
    from quizapp.env.clock import system_clock
    from quizapp.services.owner import Owner

    logged(words, "bank reset-pin")
    bank = opened(maintenance_of(words))
    try:
        had = Owner(bank, system_clock).reset_pin()
    finally:
        bank.close()
    print("The bank has no PIN any more." if had else "The bank had no PIN.")
    return 0


def learners_reset_pin(words: argparse.Namespace) -> int:
    """Take the PIN away from a learner: whoever can write the data folder may."""
    from quizapp.env.clock import system_clock
    from quizapp.services.learners import Learners

    logged(words, "learners reset-pin")
    bank = opened(maintenance_of(words))
    try:
        learner = Learners(bank, system_clock).reset_pin(words.name)
    finally:
        bank.close()
    print(f"{learner.name} has no PIN any more.")
    return 0


def look_over(words: argparse.Namespace) -> int:
    """Print versions, folders and the state of the bank; status 1 where something is wrong."""
    from quizapp.services.examining import bank_file, check_fonts, examine, is_there, signs_in_use

    paths = paths_of(words.data_dir)
    exists = words.database is not None or is_there(bank_file(paths))
    maintenance = maintenance_of(words)
    results = examine(paths, maintenance, with_bank=exists, opened=lambda: opened(maintenance))
    if exists and words.database is None and all(result.sound for result in results):
        from quizapp.ui.kit.theme.fonts import (
            missing_fonts,  # loads Qt, whose libraries are all there
        )

        results = (*results, check_fonts(missing_fonts(paths.assets, signs_in_use(maintenance))))
    for result in results:
        print(f"{'ok ' if result.sound else 'BAD'} {result.name}: {result.detail}")
    return 0 if all(result.sound for result in results) else 1


def _content_folder(words: argparse.Namespace) -> Path:
    chosen: Path | None = words.content
    return chosen if chosen is not None else paths_of().content


def content_check(words: argparse.Namespace) -> int:
    """Print every error and warning; status 1 where there is an error."""
    from dataclasses import asdict

    from quizapp.services.authoring import Authoring

    report = Authoring(_content_folder(words)).check()
    if words.json:
        remarks = [asdict(remark) for remark in report.remarks]
        told = {**report.counts, **report.measures, "remarks": remarks}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for remark in report.remarks:
            print(remark)
        print(", ".join(f"{number} {name}" for name, number in report.counts.items()))
        measured = (f"{name.replace('_', ' ')} {value}" for name, value in report.measures.items())
        print(", ".join(measured))
    return 0 if report.is_sound else 1


def content_coverage(words: argparse.Namespace) -> int:
    """Print what became of every paragraph of the originals; the status is 0 even with gaps."""
    from dataclasses import asdict

    from quizapp.services.authoring import Authoring

    coverage = Authoring(_content_folder(words)).coverage()
    gaps = {
        "unaccounted": coverage.unaccounted,
        "without_question": coverage.without_question,
        "stale": coverage.stale,
    }
    if words.json:
        documents = [asdict(document) for document in coverage.documents]
        print(json.dumps({**gaps, "documents": documents}, ensure_ascii=False, indent=2))
        return 0
    for document in coverage.documents:
        for paragraph in document.paragraphs:
            became = ", ".join(paragraph.passages) or paragraph.reason or "UNACCOUNTED"
            asked = f"{len(paragraph.facts)} facts, {len(paragraph.items)} items"
            print(f"{document.id} {paragraph.number}: {became}: {asked}")
    for name, found in gaps.items():
        print(f"{len(found)} {name.replace('_', ' ')}", *found, sep="\n  ")
    return 0


def content_export(words: argparse.Namespace) -> int:
    """Write the whole pack as JSON."""
    from quizapp.services.authoring import Authoring

    Authoring(_content_folder(words)).export(words.file)
    print(f"Written: {words.file}")
    return 0


def content_schema(words: argparse.Namespace) -> int:
    """Write the JSON Schemas for editors."""
    from quizapp.services.authoring import write_schemas

    for file in write_schemas(words.folder):
        print(f"Written: {file}")
    return 0
