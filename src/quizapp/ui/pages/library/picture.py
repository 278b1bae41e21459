"""A table of years as a picture in a page."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QGuiApplication,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)

from quizapp.core.content.charts import chart_of
from quizapp.core.content.documents import Table
from quizapp.ui.kit.chart.year_chart import chart_height, chart_in_words, chart_picture
from quizapp.ui.kit.theme.theme import Theme

STEP = 48
"""Pictures come in widths this far apart: they are not drawn anew for every pixel of a window."""


def picture_width(room: float) -> int:
    """Return how wide a picture is drawn in lines of this width."""
    return max(int(room) // STEP, 1) * STEP


def insert_chart(cursor: QTextCursor, table: Table, width: int, theme: Theme) -> bool:
    """Draw a table of years at the cursor, and return whether there was anything to draw.

    The picture says no more than the table above it; its words stand in the picture's place for
    whoever can't see it.

    Args:
        cursor: stands in an empty block, which becomes the picture's.
        table: the table.
        width: how wide the picture is to be.
        theme: the current theme.
    """
    chart = chart_of(table)
    if chart is None:
        return False
    height = chart_height(theme)
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    image = chart_picture(chart, width, theme, ratio)
    name = f"chart-{cursor.position()}"
    cursor.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
    shape = QTextImageFormat()
    shape.setName(name)
    shape.setWidth(width)
    shape.setHeight(height)
    shape.setProperty(QTextFormat.Property.ImageAltText, chart_in_words(chart))
    cursor.setBlockFormat(QTextBlockFormat())
    cursor.insertImage(shape)
    return True
