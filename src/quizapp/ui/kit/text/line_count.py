"""How high a text is, told from how wide its words are: most texts need no laying out for that."""

from functools import cache, lru_cache

from PySide6.QtGui import QFontMetricsF

from quizapp.ui.kit.text.text_layout import Span, TextStyle, height_in
from quizapp.ui.kit.theme.theme import Theme, Type, font_for

_ROUNDING = 2.0
"""Pixels by which a line laid out may differ from the sum of its words."""


def quick_height(text: str, setting: TextStyle, theme: Theme, room: int) -> float:
    """Return how high a text is in a width, as ``height_in`` does.

    Its words are put on lines by their widths. Where that is a near thing, or a line may break
    inside a word, the text is laid out.
    """
    number = _lines(text, setting, theme, room)
    if number is None:
        return height_in((Span(text),), setting, theme, room)
    return number * round(theme.px(setting.size) * setting.line_height)


def _lines(text: str, setting: TextStyle, theme: Theme, room: int) -> int | None:
    """Return on how many lines a text stands; None if only laying it out can tell."""
    if not text or "\n" in text:
        return None
    words, space = _widths(text, setting.size, setting.bold, theme)
    number, begin = 1, 0.0
    fits, breaks = room - _ROUNDING, room + _ROUNDING
    for wide, whole in words:
        end = begin + wide
        if end <= fits:
            begin = end + space
        elif end < breaks or not whole or wide > fits:
            return None
        else:
            number += 1
            begin = wide + space
    return number


@lru_cache(maxsize=4096)
def _widths(
    text: str, size: Type, bold: bool, theme: Theme
) -> tuple[tuple[tuple[float, bool], ...], float]:
    """Return how wide each word is and whether no line can break in it; and how wide a space."""
    known = _known(size, bold, theme)
    return tuple(known[word] for word in text.split(" ")), known[" "][0]


class _Words(dict[str, tuple[float, bool]]):
    """The words of a size, measured when first met: texts on one topic share most of theirs."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, word: str) -> tuple[float, bool]:
        whole = word.strip("().,;:!?'\"“”‘’%").replace("’", "").isalnum() or word == "·"
        self[word] = made = self._metrics.horizontalAdvance(word), whole
        return made


@cache
def _known(size: Type, bold: bool, theme: Theme) -> _Words:
    return _Words(QFontMetricsF(font_for(theme, size, bold=bold)))
