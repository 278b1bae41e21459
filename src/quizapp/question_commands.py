"""The commands for questions in the files of other programs.

As in ``commands``, only what a command needs is imported, and only when it runs.
"""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from quizapp.commands import logged, maintenance_of, opened

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.core.authoring.importing import ImportPreview
    from quizapp.core.authoring.questions import Parsed, WrittenFile
    from quizapp.services.exchanging import Exchanging

_SHOWN = 60
"""Characters of a question in a line of the terminal."""


def questions_look(words: argparse.Namespace) -> int:
    """Print what a file of questions holds; nothing is changed."""
    from quizapp.core.authoring.drafts import PackHead, WorkingCopy
    from quizapp.core.authoring.importing import held_against
    from quizapp.core.content.ids import PackId

    nothing = WorkingCopy(PackId("none"), PackHead("", "en", "", "", ()))
    preview = held_against(_parsed(words.file), words.file.name, nothing)
    _print(preview, as_json=words.json)
    return 0


def questions_import(words: argparse.Namespace) -> int:
    """Take the questions of a file as drafts; with ``--dry-run`` only tell what would be taken."""
    from quizapp.core.content.ids import PackId

    pack_id = PackId(words.pack)
    with _exchanging(words, "questions import") as exchanging:
        parsed = exchanging.read(words.file)
        preview = exchanging.preview(parsed, words.file.name, pack_id)
        done = None if words.dry_run else exchanging.take(preview, pack_id)
    _print(preview, as_json=words.json)
    if not words.json:
        if done is not None:
            print(f"Into {pack_id}: {done.change.label}. They are drafts: no learner sees them.")
        elif not words.dry_run:
            print("Nothing was taken: nothing in it is new.")
    return 0


def questions_export(words: argparse.Namespace) -> int:
    """Write the questions of a pack in a format of another program."""
    from quizapp.core.content.ids import PackId

    with _exchanging(words, "questions export") as exchanging:
        written = exchanging.export(PackId(words.pack), words.format, words.file)
    if words.json:
        print(json.dumps(told_of(written, words.format), ensure_ascii=False, indent=2))
    else:
        print(f"Written: {words.file}, {_number(written.written)}")
        for out in written.left_out:
            print(f"  left out: {out.number} ({_short(out.stem)}): {out.reason}")
        for lost in written.lost:
            print(f"  does not come along: {lost.what} ({lost.number})")
    return 0


def told_of(written: "WrittenFile", name: str) -> dict[str, Any]:
    """Return what was written, as ``--json`` prints it; ``name`` is the format."""
    return {
        "format": name,
        "written": written.written,
        "left_out": [
            {"number": one.number, "question": one.stem, "reason": one.reason}
            for one in written.left_out
        ],
        "lost": [{"what": one.what, "number": one.number} for one in written.lost],
    }


@contextmanager
def _exchanging(words: argparse.Namespace, command: str) -> "Iterator[Exchanging]":
    """Yield what exchanges questions with files, and close its bank afterwards."""
    from quizapp.env.clock import system_clock
    from quizapp.services.exchanging import Exchanging
    from quizapp.services.packs import Packs
    from quizapp.services.services import OWN_PACKS
    from quizapp.services.workbench import Workbench

    paths = logged(words, command)
    bank = opened(maintenance_of(words))
    try:
        packs = Packs(bank, paths.data / OWN_PACKS)
        yield Exchanging(Workbench(bank, packs, system_clock), packs, paths.content)
    finally:
        bank.close()


def _parsed(file: "Path") -> "Parsed":
    from quizapp.core.authoring.questions import ignore_progress
    from quizapp.core.errors import ExpectedError
    from quizapp.packs.file_kinds import question_format
    from quizapp.packs.formats.known import reader

    name = question_format(file)
    try:
        with file.open("rb") as stream:
            return reader(name)(stream, ignore_progress)
    except OSError as error:
        raise ExpectedError(
            f"{file.name} could not be read.", "Look whether it is still there, and may be opened."
        ) from error


def _print(preview: "ImportPreview", *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(counted(preview), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(preview)))


def counted(preview: "ImportPreview") -> dict[str, Any]:
    """Return what a file of questions holds, as ``--json`` prints it.

    ``taken`` and ``left_out`` together are ``in_file``; ``duplicates`` are of those taken, and are
    not stored a second time.
    """
    from quizapp.core.authoring.importing import Fate
    from quizapp.core.content.items import ItemKind

    kinds = [one.question.kind for one in preview.incoming]
    return {
        "format": preview.format,
        "in_file": preview.in_file,
        "taken": len(kinds),
        "choice": kinds.count(ItemKind.CHOICE),
        "true_false": kinds.count(ItemKind.TRUE_FALSE),
        "left_out": [
            {"number": one.number, "question": one.stem, "reason": one.reason}
            for one in preview.left_out
        ],
        "lost": [{"what": what, "number": number} for what, number in preview.lost],
        "duplicates": preview.count(Fate.SAME),
        "changed": preview.count(Fate.CHANGED),
        "look_at": [
            {"number": one.question.number, "question": one.question.stem, "why": list(one.notes)}
            for one in preview.incoming
            if one.notes
        ],
        "notes": list(preview.notes),
    }


def _lines(preview: "ImportPreview") -> list[str]:
    """Return what a file of questions holds, for people."""
    told = counted(preview)
    lines = [
        f"{preview.name}: {_number(told['in_file'])} ({preview.format})",
        f"  can be taken: {told['taken']} "
        f"({told['choice']} choice, {told['true_false']} true/false)",
    ]
    if told["duplicates"]:
        lines.append(f"  of these there already, and not taken again: {told['duplicates']}")
    if told["changed"]:
        lines.append(f"  of these changed since: {told['changed']}")
    lines += [
        f"  look at {one['number']} ({_short(one['question'])}): {'; '.join(one['why'])}"
        for one in told["look_at"]
    ]
    if told["left_out"]:
        lines.append(f"  left out: {len(told['left_out'])}")
    lines += [
        f"    {one['number']} ({_short(one['question'])}): {one['reason']}"
        for one in told["left_out"]
    ]
    lines += [f"  does not come along: {one['what']} ({one['number']})" for one in told["lost"]]
    lines += [f"  {note}" for note in told["notes"]]
    return lines


def _number(questions: int) -> str:
    return "1 question" if questions == 1 else f"{questions:,} questions"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
