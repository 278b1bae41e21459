"""What a written card holds beyond its words: chips, bars, and what is copied as a whole."""

from dataclasses import dataclass

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

CHIP = QTextCharFormat.Property.UserProperty + 1
"""Marks a piece of text that is outlined as a chip when the document is painted."""

BAR = QTextBlockFormat.Property.UserProperty + 2
"""Marks the blocks of a passage, beside which a bar is painted."""


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
