"""A machine without a font for a script that is in use is told so."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from quizapp.services.examining import check_fonts
from quizapp.ui.kit.theme.fonts import not_shown, trouble_of

NOWHERE = "\U00010570"
"""A letter of the Vithkuqi script. Few fonts have it."""


def test_letters_that_no_font_has_are_found(qapp: QApplication) -> None:
    assert not_shown("aZ09", QFont()) == {}
    if not not_shown(NOWHERE, QFont()):
        pytest.skip("this machine has a font for Vithkuqi")
    assert not_shown(f"a{NOWHERE}", QFont()) == {"Vithkuqi": NOWHERE}


def test_the_script_and_what_to_do_are_told() -> None:
    trouble = trouble_of({"Korean": "탈북", "Chinese": "北"})
    assert "no font for Korean, Chinese letters" in trouble.message
    assert "Noto Sans" in trouble.hint
    result = check_fonts({"Korean": "탈북"})
    assert not result.sound
    assert "Korean (탈북)" in result.detail
    assert check_fonts({}).sound


def test_doctor_looks_for_fonts(tmp_path: Path) -> None:
    """Without any font of its own kind, what the app brings along shows the built-in words."""
    command = [sys.executable, "-m", "quizapp", "--data-dir", str(tmp_path)]
    subprocess.run([*command, "bank", "build"], check=True, capture_output=True)
    told = subprocess.run([*command, "doctor"], check=False, capture_output=True, text=True)
    assert "fonts: every letter of the passages can be shown" in told.stdout
