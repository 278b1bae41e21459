"""The locator map: what is filled and named on it, in every scheme and size."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, qGray
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from quizapp.core.content.places import PLACES
from quizapp.ui.kit.chart.locator_map import map_height, map_picture, paint_map
from quizapp.ui.kit.chart.outlines import sheet_of
from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.kit.theme.tokens import Scheme

pytestmark = pytest.mark.usefixtures("qapp")

KOREA = ("north-korea",)
FAR = ("south-korea", "united-states", "canada", "united-kingdom")
MANY = ("south-korea", "china", "thailand", "vietnam", "laos", "mongolia")


def filled(picture: QImage, theme: Theme) -> int:
    """Return how many dots of a picture have the fill of a country that is meant."""
    fill = theme.colour("accent").rgb()
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(picture.pixelColor(x, y).rgb() == fill for x, y in places)


def names_on(places: tuple[str, ...], theme: Theme, width: int) -> str:
    """Return a map as SVG, in which its words stand as words."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(QSize(width, map_height(width, theme)))
    painter = QPainter(drawing)
    paint_map(painter, QRectF(0, 0, width, map_height(width, theme)), places, theme)
    painter.end()
    return bytes(kept.data()).decode()


def test_every_place_that_a_fact_can_name_is_on_the_map() -> None:
    world = sheet_of(PLACES)
    assert set(world.shapes) == set(PLACES)
    assert all(not shape.isEmpty() for shape in world.shapes.values())
    outside = [place for place, box in world.bounds.items() if not world.room.intersects(box)]
    assert not outside


def test_east_asia_has_a_sheet_of_its_own() -> None:
    near, far = sheet_of(MANY), sheet_of(FAR)
    assert not near.whole
    assert far.whole
    detail = near.shapes["south-korea"].elementCount()
    assert detail > 2 * far.shapes["south-korea"].elementCount()


def test_north_korea_lies_north_of_south_korea_and_east_of_china() -> None:
    for sheet in (sheet_of(KOREA), sheet_of(FAR)):
        middle = {place: box.center() for place, box in sheet.bounds.items()}
        assert middle["north-korea"].y() < middle["south-korea"].y()
        assert middle["china"].x() < middle["north-korea"].x() < middle["japan"].x()


@pytest.mark.parametrize("places", [KOREA, MANY, FAR])
@pytest.mark.parametrize("percent", [100, 200])
def test_each_country_is_named_once_and_no_other(places: tuple[str, ...], percent: int) -> None:
    drawn = names_on(places, Theme(text_percent=percent), 460)
    for place, name in PLACES.items():
        assert drawn.count(f">{name}<") == (place in places), name


@pytest.mark.parametrize("scheme", Scheme)
def test_a_country_is_told_from_its_neighbours_in_greyscale(scheme: Scheme) -> None:
    theme = Theme(scheme)
    picture = map_picture(KOREA, 460, theme, 1.0)
    assert 500 < filled(picture, theme) < picture.width() * picture.height() / 4
    fill, land, sea = (qGray(theme.colour(each).rgb()) for each in ("accent", "card", "ground"))
    assert min(abs(fill - land), abs(fill - sea)) > 100


def test_the_fill_is_that_of_the_countries_that_are_meant() -> None:
    theme = Theme()
    one, both = (filled(map_picture(each, 460, theme, 1.0), theme) for each in (KOREA, MANY))
    assert both > 5 * one


def test_names_stand_apart_from_each_other(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes: list[QRectF] = []
    monkeypatch.setattr(
        "quizapp.ui.kit.chart.locator_map._Names._write",
        lambda _self, _text, box: boxes.append(box),
    )
    for places in (MANY, FAR, ("north-korea", "south-korea")):
        boxes.clear()
        map_picture(places, 460, Theme(), 1.0)
        room = QRectF(0, 0, 460, map_height(460, Theme()))
        assert len(boxes) == len(places)
        assert all(room.contains(box) for box in boxes)
        pairs = [(a, b) for a in range(len(boxes)) for b in range(a)]
        assert not [pair for pair in pairs if boxes[pair[0]].intersects(boxes[pair[1]])]
