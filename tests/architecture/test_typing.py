"""What would blind the type checker is not written."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))

UNTYPED_KEYWORDS = re.compile(r"\*\*\w+: (object|Any)\b")
"""A misspelt field of a state would pass: ``dataclasses.replace`` is checked instead."""
UNTYPED_SIGNAL = re.compile(r"\bSignal\([^)]*\bobject\b[^)]*\)(?!\s*#)")
"""It carries anything: allowed only with the reason beside it."""


def found(pattern: re.Pattern[str], text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if pattern.search(line)]


def everywhere(pattern: re.Pattern[str]) -> dict[str, list[str]]:
    hits = {str(f.relative_to(ROOT)): found(pattern, f.read_text("utf-8")) for f in SOURCES}
    return {file: lines for file, lines in hits.items() if lines}


def test_no_function_takes_fields_that_are_not_checked() -> None:
    assert everywhere(UNTYPED_KEYWORDS) == {}


def test_a_signal_says_what_it_carries_or_why_it_cannot() -> None:
    assert everywhere(UNTYPED_SIGNAL) == {}


def test_both_would_be_found() -> None:
    assert found(UNTYPED_KEYWORDS, "def _render(self, **changes: object) -> None:")
    assert found(UNTYPED_SIGNAL, "chosen = Signal(object)")
    assert not found(UNTYPED_SIGNAL, "told = Signal(object)  # of whatever kind")
