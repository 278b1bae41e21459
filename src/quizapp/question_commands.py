"""The commands for questions in the files of other programs.

As in ``commands``, only what a command needs is imported, and only when it runs.
"""

import argparse
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.core.authoring.importing import ImportPreview
    from quizapp.core.authoring.questions import Parsed

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
