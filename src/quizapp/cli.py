"""The commands. Each is one function that takes the parsed words and returns the exit status.

Only what a command needs is imported, and only when it runs: ``quizapp content check`` must not
wait for Qt, and the first window must not wait for what checks content.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from quizapp.core.errors import ExpectedError
from quizapp.env.paths import find_paths

_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Args:
        argv: the words after the program's name; None for those of this process.
    """
    _print_anything()
    words = _parser().parse_args(argv)
    try:
        status: int = words.run(words)
        sys.stdout.flush()
    except ExpectedError as error:
        print(error.message, error.hint, sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _print_anything() -> None:
    """Let a terminal that knows no Korean show an escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quizapp",
        description="Quizzes and myth-busting from documents, with the source after each question.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_content(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse names its type nowhere else


def _add_content(commands: "_Commands[argparse.ArgumentParser]") -> None:
    content = commands.add_parser("content", help="check, export and survey a content folder")
    actions = content.add_subparsers(title="commands", required=True, metavar="COMMAND")

    check = actions.add_parser("check", help="report every error and warning")
    check.set_defaults(run=content_check)
    coverage = actions.add_parser("coverage", help="tell what became of every source paragraph")
    coverage.set_defaults(run=content_coverage)
    export = actions.add_parser("export", help="write the whole pack as JSON")
    export.add_argument("file", type=Path, metavar="FILE.json")
    export.set_defaults(run=content_export)
    schema = actions.add_parser("schema", help="write JSON Schemas for editors")
    schema.add_argument("folder", type=Path, metavar="DIR")
    schema.set_defaults(run=content_schema)
    for reading in (check, coverage, export):
        place = "the content folder; the built-in pack if left out"
        reading.add_argument("--content", type=Path, metavar="DIR", help=place)
    for telling in (check, coverage):
        telling.add_argument("--json", action="store_true", help="print JSON")


def _content_folder(words: argparse.Namespace) -> Path:
    chosen: Path | None = words.content
    return chosen if chosen is not None else find_paths().content


def content_check(words: argparse.Namespace) -> int:
    """Print every error and warning; status 1 where there is an error."""
    from dataclasses import asdict

    from quizapp.services.authoring import Authoring

    report = Authoring(_content_folder(words)).check()
    if words.json:
        remarks = [asdict(remark) for remark in report.remarks]
        print(json.dumps({**report.counts, "remarks": remarks}, ensure_ascii=False, indent=2))
    else:
        for remark in report.remarks:
            print(remark)
        print(", ".join(f"{number} {name}" for name, number in report.counts.items()))
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
