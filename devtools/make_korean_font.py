"""Make the small font for the Korean words of the built-in bank.

    python devtools/make_korean_font.py /usr/share/fonts/truetype/nanum/NanumGothic.ttf

Needs fonttools (``pip install fonttools``) and Debian's package ``fonts-nanum``. Run it again when
``tests/ui/kit/test_fonts.py`` says that the content uses a letter that the font has not.
"""

import sys
from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parents[1]
FAMILY = "Quizapp Korean"
"""Not "Nanum": the licence reserves that name for the whole font."""


def asian_letters(folder: Path) -> str:
    """Return the Korean letters and the Chinese signs that the texts of a folder use."""
    texts = [file.read_text("utf-8") for file in folder.rglob("*") if file.suffix in TEXTS]
    return "".join(sorted({letter for letter in "".join(texts) if ord(letter) >= 0x2E80}))


TEXTS = (".md", ".yaml", ".yml")


def main(source: str) -> None:
    """Write ``assets/fonts/quizapp-korean.ttf`` from the whole font."""
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 6, 13, 14])
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    letters = asian_letters(ROOT / "content")
    subsetter.populate(text=letters)
    subsetter.subset(font)
    names = {1: FAMILY, 2: "Regular", 3: FAMILY, 4: FAMILY, 6: FAMILY.replace(" ", "")}
    for record in list(font["name"].names):
        if record.nameID in names:
            font["name"].removeNames(nameID=record.nameID)
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    # It knows a few words, not a language: nobody shall take it for a font for Korean.
    font["OS/2"].recalcUnicodeRanges(font)
    font["OS/2"].ulCodePageRange1 = font["OS/2"].ulCodePageRange2 = 0
    target = ROOT / "assets/fonts/quizapp-korean.ttf"
    subset.save_font(font, str(target), options)
    print(f"{target}: {len(letters)} letters, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
