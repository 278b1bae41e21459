"""What is drawn on a card: charts and maps with the words that say the same, icons, pictures."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QTextCursor

from quizapp.core.content.charts import Chart
from quizapp.core.content.places import places_in_words
from quizapp.ui.kit.chart.locator_map import map_height, map_picture
from quizapp.ui.kit.chart.year_chart import chart_height, chart_in_words, chart_picture
from quizapp.ui.kit.text.pictures_in_text import insert_image
from quizapp.ui.kit.theme.icons import Icon, pixmap
from quizapp.ui.kit.theme.theme import Theme

Picture = tuple[QImage, float, float, str]

OF_QUESTION, OF_PASSAGE = QSize(300, 170), QSize(480, 240)
"""Into how many pixels at 100 % text the picture of a question goes, and that of a passage."""

_NARROWEST = 240.0


def room_for(most: QSize, width: float, theme: Theme) -> QSize:
    """Return the room for a picture of a question or passage, in pixels of the page.

    Args:
        most: one of the two above.
        width: what is free of the line.
        theme: the current theme.
    """
    return QSize(max(min(theme.px(most.width()), int(width)), 1), theme.px(most.height()))


def insert_icon(
    cursor: QTextCursor, icon: Icon, colour: str, pixels: int, theme: Theme, ratio: float
) -> None:
    """Insert an icon at the cursor, so many pixels high and wide at 100 % text."""
    side = theme.px(pixels)
    picture = pixmap(icon, theme.colour(colour), side, ratio)
    insert_image(cursor, f"icon:{icon}:{colour}:{side}", picture, side, side, "")


def chart_image(
    chart: Chart,
    marked: frozenset[str],
    width: float,
    theme: Theme,
    ratio: float,
    *,
    asked: bool = False,
) -> Picture:
    """Return the chart of a table.

    Args:
        chart: what to draw.
        marked: labels of the bars that are evidence.
        width: the room for it, in pixels of the page.
        theme: the current theme.
        ratio: pixels of the screen to one of the page.
        asked: whether it stands with a question that is to be answered from it.
    """
    wide = max(width, _NARROWEST)
    picture = chart_picture(chart, wide, theme, ratio, marked, asked=asked)
    return picture, wide, chart_height(theme, asked=asked), chart_in_words(chart)


def map_image(places: tuple[str, ...], width: float, theme: Theme, ratio: float) -> Picture:
    """Return the map of some countries.

    Args:
        places: ids of places that the map knows, one at least.
        width: the room for it, in pixels of the page.
        theme: the current theme.
        ratio: pixels of the screen to one of the page.
    """
    wide = max(width, _NARROWEST)
    picture = map_picture(places, wide, theme, ratio)
    return picture, wide, map_height(wide, theme), places_in_words(places)
