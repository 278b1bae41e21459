import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST = 500
LONGER_FOR_A_REASON: set[str] = set()
"""Files over LONGEST lines. It may only shrink."""


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False
    ).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


def test_no_source_file_outgrows_one_thought() -> None:
    lines = {file: len(file.read_text("utf-8").splitlines()) for file in SOURCES}
    too_long = {
        str(file.relative_to(ROOT)): number
        for file, number in lines.items()
        if number > LONGEST and file.name not in LONGER_FOR_A_REASON
    }
    assert too_long == {}


def test_an_init_file_holds_a_docstring_and_no_code() -> None:
    bodies = {
        str(file.relative_to(ROOT)): ast.parse(file.read_text("utf-8")).body
        for file in SOURCES
        if file.name == "__init__.py"
    }
    assert len(bodies) > 20
    assert [
        file for file, body in bodies.items() if len(body) != 1 or not isinstance(body[0], ast.Expr)
    ] == []


@pytest.mark.parametrize(
    ("package", "absent"),
    [
        ("core", {"PySide6", "sqlalchemy", "pydantic"}),
        ("env", {"PySide6", "sqlalchemy", "pydantic"}),
        ("ui", {"sqlalchemy", "pydantic", "aiohttp"}),
    ],
)
def test_a_layer_loads_none_of_what_belongs_to_others(package: str, absent: set[str]) -> None:
    modules = [
        ".".join(file.relative_to(ROOT / "src").with_suffix("").parts)
        for file in SOURCES
        if file.is_relative_to(ROOT / "src" / "quizapp" / package) and file.name != "__init__.py"
    ]
    code = f"import importlib\nfor name in {modules!r}: importlib.import_module(name)"
    assert _loaded_by(code) & absent == set()


def test_the_command_line_starts_without_qt_and_without_the_database() -> None:
    assert _loaded_by("import quizapp.cli") & {"PySide6", "sqlalchemy"} == set()


def _loaded_by(code: str) -> set[str]:
    """Return the top-level packages that are loaded after running some code."""
    told = "\nimport sys\nprint(*{name.partition('.')[0] for name in sys.modules})"
    shown = subprocess.run(
        [sys.executable, "-c", code + told], capture_output=True, text=True, check=True
    ).stdout
    return set(shown.split())


def test_every_place_that_the_map_names_exists() -> None:
    text = (ROOT / "docs" / "where.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "`" in line]
    assert len(rows) >= 30
    for row in rows:
        for name in re.findall(r"`([^`]+)`", row.split("|")[2]):
            path, _, part = name.partition("::")
            place = ROOT / path
            assert place.exists(), f"docs/where.md names {path}"
            if part:
                assert re.search(rf"\b{re.escape(part)}\b", place.read_text("utf-8")), name


BANNED = re.compile(r"\b(manager|helper|helpers|utils)\b", re.IGNORECASE)


def test_names_avoid_the_words_that_say_nothing() -> None:
    found = []
    for file in SOURCES:
        names = {
            node.name
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        } | {file.stem}
        spaced = [re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name) for name in sorted(names)]
        found += [(file.name, name) for name in spaced if BANNED.search(name)]
    assert found == []


def test_nothing_tracked_names_a_registry_or_a_folder_of_one_machine() -> None:
    forbidden = re.compile(
        rb"files\.pythonhosted\.org|pypi\.org/simple|registry\.npmjs\.org|deb\.debian\.org"
        rb"|/root/|/work/main|/opt/wheels"
    )
    here = Path(__file__).name
    texts = [f for f in _tracked() if f.is_file() and f.name != here and f.suffix != ".png"]
    assert [str(f) for f in texts if forbidden.search(f.read_bytes())] == []


WRITERS = {"fsync", "write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "mkdtemp"}
WRITE_IN_THEIR_OWN_WAY = {
    "env/atomic_files.py",  # the one writer
}


def test_files_are_written_by_the_one_atomic_writer() -> None:
    found = []
    for file in SOURCES:
        name = file.relative_to(ROOT / "src" / "quizapp").as_posix()
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Attribute | ast.Name):
                used = node.attr if isinstance(node, ast.Attribute) else node.id
            elif isinstance(node, ast.Call):
                used = _written_by_open(node)
            else:
                continue
            if (used in WRITERS or used.startswith("open ")) and name not in WRITE_IN_THEIR_OWN_WAY:
                found.append((name, node.lineno, used))
    assert found == []


LABELLED = {"ui/card/card_writer.py", "ui/card/claim_spans.py"}
"""The renderers of what ``core/cards`` says; other screens ask them for a claim with its label."""


def test_no_screen_labels_a_false_claim_by_itself() -> None:
    found = []
    for file in SOURCES:
        name = file.relative_to(ROOT / "src" / "quizapp").as_posix()
        if not name.startswith("ui/") or name in LABELLED:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            by_name = isinstance(node, ast.Name) and node.id in ("FALSE_CLAIM", "CORRECTION")
            by_words = (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value.casefold().startswith(("false claim", "correction:", "correction –"))
            )
            if by_name or by_words:
                found.append(name)
    assert found == []


def _written_by_open(call: ast.Call) -> str:
    """Return "open w" and the like for a call that opens a file to be written, else nothing."""
    function = call.func
    if (function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")) != (
        "open"
    ):
        return ""
    modes = [
        one.value
        for one in (*call.args, *(word.value for word in call.keywords if word.arg == "mode"))
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    return next((f"open {mode}" for mode in modes if re.fullmatch(r"[rwx+bt]*[wx+]\w*", mode)), "")
