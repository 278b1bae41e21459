"""The Korean font is tried in processes that see no other font than those that are named."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[3]
LATIN = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
pytestmark = pytest.mark.skipif(
    not LATIN.exists() or not sys.platform.startswith("linux"),
    reason="DejaVu is not installed, or this is not Linux: apt-get install fonts-dejavu-core",
)
SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication
from quizapp.env.paths import find_paths
from quizapp.ui.kit.theme.fonts import KOREAN, add_fonts, has_korean
from quizapp.ui.kit.theme.theme import Theme, apply_theme, font_for

qt = QApplication([])
print("korean before", has_korean())
add_fonts(find_paths().assets)
print("korean after", has_korean())
apply_theme(qt, Theme())

def drawn(letter):
    image = QImage(40, 40, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(font_for(Theme()))
    painter.drawText(4, 30, letter)
    painter.end()
    return bytes(image.constBits())

box = drawn("\\ud7a3\\u0301"[0])
content = "".join(
    file.read_text("utf-8") for file in Path(sys.argv[1]).rglob("*")
    if file.suffix in (".md", ".yaml", ".yml")
)
letters = {letter for letter in content if ord(letter) >= 0x2E80}
print("boxes", sorted(letter for letter in letters if drawn(letter) == box), len(letters) > 15)
"""


def told(tmp_path: Path, fonts: str) -> str:
    """Run the script where only one font is installed, and return what it printed."""
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{fonts}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    environment = dict(os.environ, FONTCONFIG_FILE=str(config), QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(ROOT / "content")],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return done.stdout


def test_every_korean_word_of_the_built_in_bank_is_drawn_without_a_korean_font(
    tmp_path: Path,
) -> None:
    assert told(tmp_path, str(LATIN.parent)) == (
        "korean before False\n"
        "korean after False\n"  # a few words are no language: what warns of that still warns
        "boxes [] True\n"
    )


def test_its_licence_is_beside_it() -> None:
    text = (ROOT / "assets/fonts/OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in text
    assert "NAVER Corporation" in text
