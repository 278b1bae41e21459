"""Pictures in a page: a table of years that is drawn, and the pictures that passages have."""

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QGuiApplication,
    QTextBlockFormat,
    QTextCursor,
)

from quizapp.core.content.charts import chart_of
from quizapp.core.content.documents import Table
from quizapp.core.content.pictures import Picture
from quizapp.ui.kit.chart.year_chart import chart_height, chart_in_words, chart_picture
from quizapp.ui.kit.text.pictures_in_text import insert_image, insert_picture
from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.pages.library.pen import Pen

_MOST = QSize(560, 360)
"""Into how many pixels at 100 % text a passage's picture goes."""

STEP = 48
"""Pictures come in widths this far apart: they are not drawn anew for every pixel of a window."""


def picture_width(room: float) -> int:
    """Return how wide a picture is drawn in lines of this width."""
    return max(int(room) // STEP, 1) * STEP


def draw_picture(pen: Pen, picture: Picture, room: float, address: str) -> bool:
    """Draw a passage's picture into an empty paragraph; return whether it could be decoded.

    Args:
        pen: has begun the paragraph.
        picture: the picture.
        room: the width of a line.
        address: where its link leads.
    """
    theme = pen.theme
    wide = min(picture_width(room), theme.px(_MOST.width()))
    most = QSize(wide, theme.px(_MOST.height()))
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    shape = pen.cursor.blockFormat()
    if not insert_picture(pen.cursor, picture, most, theme, ratio, address):
        return False
    single = QTextBlockFormat.LineHeightTypes.SingleHeight
    shape.setLineHeight(0, single.value)  # a line of the text's height would cut it off
    pen.cursor.setBlockFormat(shape)
    return True


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
    cursor.setBlockFormat(QTextBlockFormat())
    name = f"chart-{cursor.position()}"
    insert_image(cursor, name, image, width, height, chart_in_words(chart))
    return True
