"""What a written card holds: formats of its words, chips, bars, and what is copied as a whole."""

from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from quizapp.ui.kit.theme.theme import Theme, Type, font_for

CHIP = QTextCharFormat.Property.UserProperty + 1
"""Marks a piece of text that is outlined as a chip when the document is painted."""

BAR = QTextBlockFormat.Property.UserProperty + 2
"""Marks the blocks of a passage, beside which a bar is painted."""

_LINK = 220
"""Up to so many pixels at 100 % text a link is not torn over two lines."""


@dataclass(frozen=True)
class Whole:
    """A stretch of the document that is only ever copied as a whole, and as what.

    A false claim is not copied without its label and its correction (spec FB-4).
    """

    start: int
    end: int
    text: str


def table_frame(left: int) -> QTextTableFormat:
    """Return how a table of a passage stands: without borders, as wide as it is.

    Args:
        left: how far from the edge, in pixels.
    """
    made = QTextTableFormat()
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setCellPadding(2)
    made.setLeftMargin(left)
    made.setWidth(QTextLength(QTextLength.Type.VariableLength, 0))
    return made


def text_format(
    theme: Theme, colour: str, size: Type, *, bold: bool = False, mark: bool = False
) -> QTextCharFormat:
    """Return the format of words in a colour of the theme; marked: on the highlighter."""
    made = QTextCharFormat()
    made.setFont(font_for(theme, size))
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setForeground(QBrush(theme.colour(colour)))
    if mark:
        made.setBackground(QBrush(theme.colour("mark")))
    return made


def link_format(theme: Theme, address: str) -> QTextCharFormat:
    """Return the format of a link to an address."""
    made = text_format(theme, "accent", Type.SMALL)
    made.setAnchor(True)
    made.setAnchorHref(address)
    made.setFontUnderline(True)
    return made


def unbroken(words: str, theme: Theme) -> str:
    """Return the words of a link, which are not torn over two lines unless they are long."""
    letters = QFontMetricsF(font_for(theme, Type.SMALL))
    if letters.horizontalAdvance(words) > theme.px(_LINK):
        return words
    return words.replace(" ", "\N{NO-BREAK SPACE}")
