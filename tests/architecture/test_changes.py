"""Every writing transaction of a service says which kinds of things it changes."""

import ast
from pathlib import Path

SERVICES = Path(__file__).resolve().parents[2] / "src" / "quizapp" / "services"


def silent_writes(source: str) -> list[int]:
    """Return the lines at which ``bank.write`` is called without saying what changes."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "write"
        and ast.unparse(node.func.value).endswith("bank")
        and not node.args
    ]


def test_no_write_of_a_service_is_silent() -> None:
    found = {
        f"{file.name}:{line}"
        for file in SERVICES.glob("*.py")
        for line in silent_writes(file.read_text("utf-8"))
    }
    assert found == set()


def test_a_silent_write_would_be_found() -> None:
    assert silent_writes("with self._bank.write() as db:\n    pass") == [1]
    assert silent_writes("with self._bank.write(Changed.FLAGS) as db:\n    pass") == []
