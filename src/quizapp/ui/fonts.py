"""The small font that comes with the app, for computers without a Korean one."""

import logging
from pathlib import Path

from PySide6.QtGui import QFontDatabase

log = logging.getLogger(__name__)

KOREAN = "Quizapp Korean"
"""The family: Korean letters and Chinese signs of the built-in bank, and no others."""


def has_korean() -> bool:
    """Return whether the system has a font for Korean."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.Korean))


def add_fonts(assets: Path) -> None:
    """Make the Korean words of the built-in bank readable; to be called before fonts are made.

    Args:
        assets: the folder that comes with the app.
    """
    # Only where there is none: two fonts in one word look like a mistake.
    if has_korean():
        return
    if QFontDatabase.addApplicationFont(str(assets / "fonts" / "quizapp-korean.ttf")) < 0:
        log.warning("the font for Korean words could not be loaded")
