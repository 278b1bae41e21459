"""The commands for packs; as in ``commands``, each loads only what it needs."""

import argparse
import json
from typing import TYPE_CHECKING

from quizapp.commands import logged, maintenance_of, opened, paths_of
from quizapp.core.content.ids import PackId

if TYPE_CHECKING:
    from quizapp.bank.engine import Bank
    from quizapp.core.views.packs import PackLine
    from quizapp.services.packs import Packs


def _with_packs(words: argparse.Namespace, command: str) -> "tuple[Bank, Packs]":
    from quizapp.services.packs import Packs
    from quizapp.services.services import OWN_PACKS

    paths = logged(words, command)
    bank = opened(maintenance_of(words))
    return bank, Packs(bank, paths.data / OWN_PACKS)


def pack_list(words: argparse.Namespace) -> int:
    """Print the packs of the bank; status 1 where the files of one have errors."""
    from dataclasses import asdict

    bank, packs = _with_packs(words, "pack list")
    try:
        packs.build_all()
        lines = packs.lines()
    finally:
        bank.close()
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
    bank, packs = _with_packs(words, "pack add")
    try:
        line = packs.add(words.source)
    finally:
        bank.close()
    print(f"Added: {_told(line)}")
    return 0


def pack_export(words: argparse.Namespace) -> int:
    """Save a pack that was added as one file."""
    bank, packs = _with_packs(words, "pack export")
    try:
        packs.export(PackId(words.pack), words.file)
    finally:
        bank.close()
    print(f"Written: {words.file}")
    return 0


def pack_retire(words: argparse.Namespace) -> int:
    """Offer a pack to nobody any more."""
    bank, packs = _with_packs(words, "pack retire")
    try:
        packs.retire(PackId(words.pack))
    finally:
        bank.close()
    print(f"Retired: {words.pack}. What learners did with it stays.")
    return 0


def pack_publish(words: argparse.Namespace) -> int:
    """Offer a pack that was retired again."""
    bank, packs = _with_packs(words, "pack publish")
    try:
        line = packs.bring_back(PackId(words.pack), paths_of().content)
    finally:
        bank.close()
    print(f"Published: {_told(line)}")
    return 0


def _told(line: "PackLine") -> str:
    """Return a pack in one line."""
    questions = "1 question" if line.questions == 1 else f"{line.questions} questions"
    return f"{line.id}: {line.title}, release {line.release}: {line.state}, {questions}"
