"""The commands for packs; as in ``commands``, each loads only what it needs."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from quizapp.commands import logged, maintenance_of, opened, paths_of

if TYPE_CHECKING:
    from quizapp.core.views.packs import PackLine
    from quizapp.services.packs import Packs
    from quizapp.services.publishing import Publishing
    from quizapp.services.workbench import Workbench


class _Desk(NamedTuple):
    """What the commands work with."""

    packs: "Packs"
    workbench: "Workbench"
    publishing: "Publishing"


@contextmanager
def _desk(words: argparse.Namespace, command: str) -> Iterator[_Desk]:
    """Yield the packs of the bank that a command is about, and close it afterwards."""
    from quizapp.env.clock import system_clock
    from quizapp.services.packs import Packs
    from quizapp.services.publishing import Publishing
    from quizapp.services.services import OWN_PACKS
    from quizapp.services.workbench import Workbench

    paths = logged(words, command)
    bank = opened(maintenance_of(words))
    try:
        packs = Packs(bank, paths.data / OWN_PACKS)
        workbench = Workbench(bank, packs, system_clock)
        yield _Desk(packs, workbench, Publishing(bank, packs, workbench, system_clock))
    finally:
        bank.close()


def pack_list(words: argparse.Namespace) -> int:
    """Print the packs of the bank; status 1 where the files of one have errors."""
    from dataclasses import asdict

    with _desk(words, "pack list") as desk:
        desk.packs.build_all(sweep=False)
        lines = desk.publishing.lines()
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
    with _desk(words, "pack add") as desk:
        line = desk.packs.add(words.source)
    print(f"Added: {_told(line)}")
    return 0


def pack_new(words: argparse.Namespace) -> int:
    """Begin a pack in which nothing is written yet."""
    title = words.title or words.pack.replace("-", " ").capitalize()
    with _desk(words, "pack new") as desk:
        pack_id = desk.workbench.new(title, wanted=words.pack)
    print(f"Begun: {pack_id}: {title}. No learner sees it before it is published.")
    return 0


def pack_export(words: argparse.Namespace) -> int:
    """Save a pack that was added as one file."""
    from quizapp.core.content.ids import PackId

    with _desk(words, "pack export") as desk:
        desk.packs.export(PackId(words.pack), words.file)
    print(f"Written: {words.file}")
    return 0


def pack_retire(words: argparse.Namespace) -> int:
    """Offer a pack to nobody any more."""
    from quizapp.core.content.ids import PackId

    with _desk(words, "pack retire") as desk:
        desk.packs.retire(PackId(words.pack))
    print(f"Retired: {words.pack}. What learners did with it stays.")
    return 0


def pack_publish(words: argparse.Namespace) -> int:
    """Publish what is ready in a pack, or offer one again that was retired."""
    from quizapp.core.content.ids import PackId
    from quizapp.core.content.scoping import BUILT_IN
    from quizapp.core.views.packs import PackState

    pack_id = PackId(words.pack)
    with _desk(words, "pack publish") as desk:
        line = {one.id: one for one in desk.publishing.lines()}.get(pack_id)
        if line is None or pack_id == BUILT_IN or line.state is PackState.RETIRED:
            line = desk.packs.bring_back(pack_id, paths_of().content)
        else:
            if words.ready:
                number = desk.publishing.make_ready(pack_id)
                print(f"Marked as ready: {number}")
            desk.publishing.publish(pack_id, words.note, words.by)
            line = next(one for one in desk.publishing.lines() if one.id == pack_id)
    print(f"Published: {_told(line)}")
    return 0


def _told(line: "PackLine") -> str:
    """Return a pack in one line."""
    questions = "1 question" if line.questions == 1 else f"{line.questions} questions"
    drafts = f", drafts: {line.drafts}" if line.drafts else ""
    return f"{line.id}: {line.title}, release {line.release}: {line.state}, {questions}{drafts}"
