"""The commands for packs; as in ``commands``, each loads only what it needs."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizapp.commands import logged, maintenance_of, opened, paths_of

if TYPE_CHECKING:
    from quizapp.core.views.packs import PackLine
    from quizapp.services.packs import Packs


@contextmanager
def _packs(words: argparse.Namespace, command: str) -> "Iterator[Packs]":
    """Yield the packs of the bank that a command is about, and close it afterwards."""
    from quizapp.services.packs import Packs
    from quizapp.services.services import OWN_PACKS

    paths = logged(words, command)
    bank = opened(maintenance_of(words))
    try:
        yield Packs(bank, paths.data / OWN_PACKS)
    finally:
        bank.close()


def pack_list(words: argparse.Namespace) -> int:
    """Print the packs of the bank; status 1 where the files of one have errors."""
    from dataclasses import asdict

    with _packs(words, "pack list") as packs:
        packs.build_all(sweep=False)
        lines = packs.lines()
    if words.json:
        print(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=2))
    else:
        for line in lines:
            print(_told(line))
            for trouble in line.trouble:
                print(f"  {trouble}")
    return 1 if any(line.trouble for line in lines) else 0


def pack_add(words: argparse.Namespace) -> int:
    """Add a pack from a folder or a file, or bring it up to date."""
    with _packs(words, "pack add") as packs:
        line = packs.add(words.source)
    print(f"Added: {_told(line)}")
    return 0


def pack_new(words: argparse.Namespace) -> int:
    """Begin a pack in which nothing is written yet."""
    from quizapp.env.clock import system_clock
    from quizapp.services.packs import Packs
    from quizapp.services.services import OWN_PACKS
    from quizapp.services.workbench import Workbench

    title = words.title or words.pack.replace("-", " ").capitalize()
    paths = logged(words, "pack new")
    bank = opened(maintenance_of(words))
    try:
        packs = Packs(bank, paths.data / OWN_PACKS)
        pack_id = Workbench(bank, packs, system_clock).new(title, wanted=words.pack)
    finally:
        bank.close()
    print(f"Begun: {pack_id}: {title}. No learner sees it before it is published.")
    return 0


def pack_export(words: argparse.Namespace) -> int:
    """Save a pack that was added as one file."""
    from quizapp.core.content.ids import PackId

    with _packs(words, "pack export") as packs:
        packs.export(PackId(words.pack), words.file)
    print(f"Written: {words.file}")
    return 0


def pack_retire(words: argparse.Namespace) -> int:
    """Offer a pack to nobody any more."""
    from quizapp.core.content.ids import PackId

    with _packs(words, "pack retire") as packs:
        packs.retire(PackId(words.pack))
    print(f"Retired: {words.pack}. What learners did with it stays.")
    return 0


def pack_publish(words: argparse.Namespace) -> int:
    """Offer a pack that was retired again."""
    from quizapp.core.content.ids import PackId

    with _packs(words, "pack publish") as packs:
        line = packs.bring_back(PackId(words.pack), paths_of().content)
    print(f"Published: {_told(line)}")
    return 0


def _told(line: "PackLine") -> str:
    """Return a pack in one line."""
    questions = "1 question" if line.questions == 1 else f"{line.questions} questions"
    return f"{line.id}: {line.title}, release {line.release}: {line.state}, {questions}"
