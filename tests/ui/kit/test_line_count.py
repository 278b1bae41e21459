"""The height of a text told from its words is the height of the text laid out."""

import pytest
from devtools.samples.review import FACTS, LONG_FACT
from PySide6.QtWidgets import QApplication

from quizapp.ui.kit.text.line_count import quick_height
from quizapp.ui.kit.text.text_layout import Span, TextStyle, height_in
from quizapp.ui.kit.theme.theme import Theme, Type

TEXTS = (
    *FACTS,
    LONG_FACT,
    "",
    "Word",
    "two words\nand a line",
    "MMMMMMMMMMMM wwwwwwwwwwww " * 5,
    "i l " * 60,
    "an-unusually-long-compound-of-words/with-signs " * 4,
    "Pneumonoultramicroscopicsilicovolcanoconiosis " * 3,
    "Two  spaces and a dash – here — and there … done",
)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(
    "setting", [TextStyle(bold=True, spread=1.3), TextStyle(Type.SMALL, spread=1.5)]
)
def test_the_height_is_that_of_the_text_laid_out(
    qapp: QApplication, setting: TextStyle, percent: int
) -> None:
    look = Theme(text_percent=percent)
    wrong = [
        (text, room)
        for text in TEXTS
        for room in range(80, 1000, 41)
        if quick_height(text, setting, look, room) != height_in((Span(text),), setting, look, room)
    ]
    assert wrong == []
