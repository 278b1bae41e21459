"""Modules that do things can be watched at it. How a line is written is checked by ruff."""

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVICES = sorted((ROOT / "src" / "quizapp" / "services").glob("*.py"))
DOES = {"write", "write_atomically", "write_wholly", "_write_json"}
"""What a method calls that changes the bank or a file."""
ON_THE_WAY = {
    "writing.py",  # the files that others log
    "authoring.py",  # the schemas for editors, one after another, told on the terminal
}


def _calls(function: ast.AST) -> set[str]:
    return {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
    }


def test_whatever_changes_something_is_logged() -> None:
    silent = []
    seen = 0
    for file in SERVICES:
        if file.name in ON_THE_WAY:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            calls = _calls(node)
            if calls & DOES:
                seen += 1
                if not calls & {"info", "debug", "_log_start"}:
                    silent.append(f"{file.name}: {node.name}")
    assert silent == []
    assert seen > 25


def test_a_logger_has_the_name_of_its_module() -> None:
    wrong = []
    for file in sorted((ROOT / "src").rglob("*.py")):
        text = file.read_text("utf-8")
        if "log = logging.getLogger(" in text and "getLogger(__name__)" not in text:
            wrong.append(file.name)
    assert wrong == []


def test_ruff_refuses_lines_that_are_put_together_before_they_are_wanted() -> None:
    chosen = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
    assert {"G", "LOG"} <= set(chosen["select"])
    assert not {each for each in chosen["ignore"] if each.startswith(("G", "LOG"))}
