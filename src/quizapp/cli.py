"""Reads a command and runs it; what each does stands in ``commands``."""

import argparse
import io
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from quizapp.commands import (
    bank_backup,
    bank_build,
    bank_reset_pin,
    bank_restore,
    content_check,
    content_coverage,
    content_export,
    content_schema,
    documents_attach,
    documents_detach,
    documents_list,
    learners_reset_pin,
    look_over,
    open_app,
)
from quizapp.core.errors import ExpectedError, Kind
from quizapp.env.version import VERSION
from quizapp.pack_commands import (
    pack_add,
    pack_export,
    pack_list,
    pack_new,
    pack_publish,
    pack_retire,
)
from quizapp.question_commands import questions_export, questions_import, questions_look

_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Args:
        argv: the words after the program's name; None for those of this process.
    """
    words = parse(argv)
    if words.debug:
        from quizapp.env.logs import show_debug

        show_debug()
    try:
        _refuse_password(words.database)
        status: int = words.run(words)
        sys.stdout.flush()
    except ExpectedError as error:
        print(error.message, error.hint, *error.lines, sep="\n", file=sys.stderr)
        if error.kind is Kind.BAD_PLACE:
            print("Another folder is named with --data-dir DIR.", file=sys.stderr)
        return 1
    except FileNotFoundError as error:  # from find_paths: a copy without its content
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


_HOLDS_PASSWORD = re.compile(r"^[^:/]*://[^/@]*:[^/]*@|[?&](ssl)?password=", re.IGNORECASE)


def _refuse_password(database: str | None) -> None:
    """Refuse an address with a password in it: the list of programs (``ps``) shows it to everybody.

    Scrubbing it after the start was decided against: it has been readable by then, and whoever
    typed it would go on doing so.
    """
    if database is not None and _HOLDS_PASSWORD.search(database):
        raise ExpectedError(
            "There is a password in the database address.",
            "Everybody on this computer can read it in the list of running programs, so it was not "
            "used; choose another one if others work here. Leave it out and type it when it is "
            "asked for, or keep it in the file that PGPASSFILE names (~/.pgpass), or in a service "
            "file: postgresql:///?service=NAME.",
        )


def _print_anything() -> None:
    """Let a terminal that knows no Korean show an escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def parse(argv: Sequence[str] | None, prog: str = "quizapp", about: str = "") -> argparse.Namespace:
    """Read a command; the process ends here for ``--help``, ``--version`` and what is mistyped.

    ``run.py`` asks this before anything is installed: nothing but Python's own modules may be
    imported here and at the top of this file and of ``commands``.

    Args:
        argv: the words after the program's name; None for those of this process.
        prog: the program's name.
        about: what ``--help`` says at the beginning.

    Returns:
        The words; ``run`` is the function that takes them, ``draws`` whether it needs Qt.
    """
    _print_anything()
    return _parser(prog, about).parse_args(argv)


def _parser(prog: str, about: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=prog,
        description=about
        or "Quizzes and myth-busting from documents, with the source after each question.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=VERSION)
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="keep bank, backups and settings here"
    )
    parser.add_argument(
        "--database",
        metavar="URL",
        help="use this database, not a file: postgresql://NAME@HOST/DB; the password is asked for",
    )
    parser.add_argument(
        "--debug", action="store_true", help="log every step, in the terminal and in the log file"
    )
    parser.set_defaults(run=open_app, draws=True)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_content(commands)
    _add_bank(commands)
    _add_packs(commands)
    _add_questions(commands)
    _add_documents(commands)
    _add_learners(commands)
    doctor = commands.add_parser("doctor", help="look over this installation and its bank")
    doctor.set_defaults(run=look_over, draws=False)
    lines = _every_command(parser, "")
    width = max(len(line) for line, _ in lines)
    told = [f"  {line:{width}}  {help_}" for line, help_ in lines]
    parser.epilog = "\n".join(["every command (COMMAND --help tells more):", *told])
    return parser


def _every_command(parser: argparse.ArgumentParser, before: str) -> list[tuple[str, str]]:
    """Return each command with the commands below it, and what it does."""
    found = []
    for action in parser._actions:  # noqa: SLF001  # argparse has no other way to list them
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            helps = {each.dest: each.help or "" for each in action._choices_actions}  # noqa: SLF001
            for name, command in action.choices.items():
                below = _every_command(command, f"{before}{name} ")
                found += below or [(before + name, helps.get(name, ""))]
    return found


_Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse names its type nowhere else


def _add_content(commands: "_Commands[argparse.ArgumentParser]") -> None:
    content = commands.add_parser("content", help="check, export and survey a content folder")
    content.set_defaults(draws=False)
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


def _add_bank(commands: "_Commands[argparse.ArgumentParser]") -> None:
    bank = commands.add_parser("bank", help="build, back up and restore the question bank")
    bank.set_defaults(draws=False)
    actions = bank.add_subparsers(title="commands", required=True, metavar="COMMAND")
    build = actions.add_parser("build", help="build or update the bank from a content folder")
    build.add_argument("--content", type=Path, metavar="DIR", help="the built-in pack if left out")
    build.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help="see above")
    build.set_defaults(run=bank_build)
    backup = actions.add_parser("backup", help="copy the bank while it may be in use")
    backup.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="a dated one if left out"
    )
    backup.set_defaults(run=bank_backup)
    restore = actions.add_parser("restore", help="put a backup in the bank's place")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(run=bank_restore)
    reset = actions.add_parser("reset-pin", help="take away the PIN that guards its decisions")
    reset.set_defaults(run=bank_reset_pin)


def _add_packs(commands: "_Commands[argparse.ArgumentParser]") -> None:
    packs = commands.add_parser("pack", help="add packs of questions, retire and publish them")
    packs.set_defaults(draws=False)
    actions = packs.add_subparsers(title="commands", required=True, metavar="COMMAND")
    listing = actions.add_parser("list", help="tell which packs the bank has")
    listing.add_argument("--json", action="store_true", help="print JSON")
    listing.set_defaults(run=pack_list)
    add = actions.add_parser("add", help="add a pack, or bring it up to date")
    what = "a folder with a pack.yaml, a .quizpack file, or a pack exported as JSON"
    add.add_argument("source", type=Path, metavar="FOLDER|FILE", help=what)
    add.set_defaults(run=pack_add)
    new = actions.add_parser("new", help="begin a pack in which nothing is written yet")
    new.add_argument("pack", metavar="ID", help="small letters, digits and hyphens")
    new.add_argument("--title", metavar="TITLE", help="made from the id if left out")
    new.set_defaults(run=pack_new)
    retire = actions.add_parser("retire", help="offer a pack to nobody any more")
    retire.set_defaults(run=pack_retire)
    what = "publish what is ready in a pack, or offer a retired one again"
    publish = actions.add_parser("publish", help=what)
    what = "mark every draft as ready first that has no errors"
    publish.add_argument("--ready", action="store_true", help=what)
    publish.add_argument("--note", default="", metavar="NOTE", help="what is new")
    publish.add_argument("--by", default="", metavar="NAME", help="who publishes it")
    publish.set_defaults(run=pack_publish)
    export = actions.add_parser("export", help="save a pack that was added as one file")
    export.set_defaults(run=pack_export)
    for action in (retire, publish, export):
        action.add_argument("pack", metavar="ID", help="as `list` names it")
    export.add_argument("file", type=Path, metavar="FILE.quizpack")


_FORMATS = "gift, aiken, moodle-xml, qti, h5p, kahoot, csv or anki"


def _add_questions(commands: "_Commands[argparse.ArgumentParser]") -> None:
    questions = commands.add_parser("questions", help="exchange questions with other programs")
    questions.set_defaults(draws=False)
    actions = questions.add_subparsers(title="commands", required=True, metavar="COMMAND")
    look = actions.add_parser("look", help="tell what is in a file of questions")
    look.add_argument("file", type=Path, metavar="FILE", help="in any format that is read")
    look.set_defaults(run=questions_look)
    importing = actions.add_parser("import", help="take the questions of a file as drafts")
    importing.add_argument("file", type=Path, metavar="FILE", help="in any format that is read")
    importing.add_argument(
        "--dry-run", action="store_true", help="take nothing; tell what would be taken"
    )
    importing.set_defaults(run=questions_import)
    export = actions.add_parser("export", help="write the questions of a pack for another program")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--format", required=True, metavar="FORMAT", help=_FORMATS)
    export.set_defaults(run=questions_export)
    for action in (importing, export):
        action.add_argument("--pack", required=True, metavar="ID", help="as `pack list` names it")
    for action in (look, importing, export):
        action.add_argument("--json", action="store_true", help="print JSON")


def _add_documents(commands: "_Commands[argparse.ArgumentParser]") -> None:
    documents = commands.add_parser("documents", help="attach the originals of the documents")
    documents.set_defaults(draws=False)
    actions = documents.add_subparsers(title="commands", required=True, metavar="COMMAND")
    attach = actions.add_parser("attach", help="show original texts beside our passages")
    attach.add_argument("files", type=Path, nargs="+", metavar="FILE")
    attach.set_defaults(run=documents_attach)
    listing = actions.add_parser("list", help="tell which originals are attached")
    listing.set_defaults(run=documents_list)
    detach = actions.add_parser("detach", help="remove the copy of an original")
    detach.add_argument("documents", nargs="+", metavar="DOCUMENT", help="as `list` names it")
    detach.set_defaults(run=documents_detach)
    for action in (attach, listing, detach):
        place = "a content folder; the bank, else the built-in pack, if left out"
        action.add_argument("--content", type=Path, metavar="DIR", help=place)


def _add_learners(commands: "_Commands[argparse.ArgumentParser]") -> None:
    learners = commands.add_parser("learners", help="take away the PIN that a learner forgot")
    learners.set_defaults(draws=False)
    actions = learners.add_subparsers(title="commands", required=True, metavar="COMMAND")
    reset = actions.add_parser("reset-pin", help="let a learner in again who forgot the PIN")
    reset.add_argument("name", metavar="NAME", help="as it stands on the page of learners")
    reset.set_defaults(run=learners_reset_pin)
