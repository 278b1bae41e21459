"""The pictures of a card: each with its width, its height and the words that say the same."""

from PySide6.QtGui import QImage

from quizapp.core.content.charts import Chart
from quizapp.core.content.places import places_in_words
from quizapp.ui.kit.chart.locator_map import map_height, map_picture
from quizapp.ui.kit.chart.year_chart import chart_height, chart_in_words, chart_picture
from quizapp.ui.kit.theme.theme import Theme

Picture = tuple[QImage, float, float, str]

_NARROWEST = 240.0


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
