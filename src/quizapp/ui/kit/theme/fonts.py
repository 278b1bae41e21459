"""The small font that comes with the app, for computers without a Korean one."""

import logging
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication

from quizapp.core.errors import ExpectedError
from quizapp.core.scripts import by_script

log = logging.getLogger(__name__)

KOREAN = "Quizapp Korean"
"""The family: Korean letters and Chinese signs of the built-in bank, and no others."""


def has_korean() -> bool:
    """Return whether the system has a font for Korean."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.Korean))


def not_shown(signs: Iterable[str], font: QFont) -> dict[str, str]:
    """Return the signs, by script, that neither a font nor any that stands in for it has.

    Args:
        signs: letters in use.
        font: what they are written in.
    """
    metrics = QFontMetrics(font)
    return by_script(sign for sign in signs if not metrics.inFontUcs4(ord(sign)))


def trouble_of(missing: dict[str, str]) -> ExpectedError:
    """Return what to tell of signs that would be shown as boxes."""
    scripts = _tr(", ").join(missing)
    return ExpectedError(
        _tr("This computer has no font for {scripts} letters: they are shown as boxes.").format(
            scripts=scripts
        ),
        _tr(
            "Install one, such as Noto Sans for {scripts}, and start quizapp again. All else works."
        ).format(scripts=scripts),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("fonts", text)


def missing_fonts(assets: Path, signs: frozenset[str]) -> dict[str, str]:
    """Return which signs could not be shown here, without opening a window."""
    if QGuiApplication.instance() is None:
        # Elsewhere than on Linux, only the system's own platform knows its fonts.
        platform = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
        app = QGuiApplication(["quizapp", *platform])
        add_fonts(assets)
        missing = not_shown(signs, QFont([app.font().family(), KOREAN]))
        app.shutdown()
        return missing
    return not_shown(signs, QFont([QGuiApplication.font().family(), KOREAN]))


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
