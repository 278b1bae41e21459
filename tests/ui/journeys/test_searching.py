"""Searching the built-in documents in the window, as people type."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.ui.pages.library.screen import LibraryScreen
from tests.services.stock import HandClock
from tests.ui.journeys.conftest import Start
from tests.ui.looking import texts
from tests.ui.shell.keys.pressing import compose
from tests.whole_content import keep_what_is_read

CONTENT = Path(__file__).parents[3] / "content"
FOUND = {
    "탈": r"\d+ passages with “탈”",
    "北": r"\d+ passages? with “北”",
    "脫": r"\d+ passages? with “脫”",
    "10000": r"4 passages with “10000”",
    "10,000": r"4 passages with “10,000”",
    "demilitarised": r"\d+ passages? with “demilitarised”",
    "demilitarized": r"\d+ passages? with “demilitarized”",
    "%": r"Type the word instead: “percent”\.",
}
"""What people typed and did not find, and what the window says now."""


def test_what_people_missed_is_found(
    start: Start, data: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_what_is_read(monkeypatch)
    (data / BANK_FILE).unlink()
    maintenance = BankMaintenance(data / BANK_FILE, CONTENT, clock)
    bank = maintenance.open()
    maintenance.build(bank)
    bank.close()
    sitting = start(content=CONTENT).enter("Mina")
    sitting.press("5", ctrl=True).press("f", ctrl=True)
    said = {}
    for typed, expected in FOUND.items():
        field = sitting.the(LibraryScreen).finder.field
        field.selectAll()
        compose(field, typed if typed in "탈北脫" else "", "" if typed in "탈北脫" else typed)
        sitting.press(Qt.Key.Key_Return)
        words = texts(sitting.window)
        if re.search(expected, words) is None:
            said[typed] = words
        compose(field, "", "")
        field.setFocus()
    assert said == {}
