"""The outlines of the countries, as they lie in ``assets/maps``: two sheets of a map."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

_DOT = 3.0
"""Half the extent, in units of the sheet, that the smallest country is given."""

_COUNTS = 0.04
"""The share of the biggest part's box from which on another part of a country counts."""


@dataclass(frozen=True)
class Sheet:
    """A part of the world in one projection, in units of its own."""

    room: QRectF
    shapes: dict[str, QPainterPath]
    """The land of each country that can be named on it."""
    bounds: dict[str, QRectF]
    """Where each lies, without islands far off."""
    land: QPainterPath
    borders: QPainterPath
    """Coasts and borders, each once."""
    whole: bool
    """Whether there is nothing beyond it: then more than it may be seen."""


def sheet_of(places: Collection[str]) -> Sheet:
    """Return the sheet on which all these countries are: the nearer one, else the whole world.

    Raises:
        OSError: the outlines did not come with the app.
    """
    near = _sheet("asia")
    return near if all(place in near.shapes for place in places) else _sheet("world")


@cache
def _sheet(name: str) -> Sheet:
    values = json.loads((_folder() / "outlines.json").read_text("utf-8"))[name]
    arcs = [_points(steps) for steps in values["arcs"]]
    shapes = {place: _shape(rings, arcs) for place, rings in values["places"].items()}
    borders, land = QPainterPath(), QPainterPath()
    for arc in arcs:
        borders.addPolygon(QPolygonF(arc))
    for shape in shapes.values():
        land.addPath(shape)
    room = QRectF(0, 0, *values["size"])
    named = {place: shape for place, shape in shapes.items() if place}
    bounds = {place: _bounds(shape) for place, shape in named.items()}
    return Sheet(room, named, bounds, land, borders, whole=name == "world")


def _points(steps: list[int]) -> list[QPointF]:
    x = y = 0
    points = []
    for place in range(0, len(steps), 2):
        x, y = x + steps[place], y + steps[place + 1]
        points.append(QPointF(x, y))
    return points


def _shape(rings: list[list[int]], arcs: list[list[QPointF]]) -> QPainterPath:
    shape = QPainterPath()
    for ring in rings:
        points = []
        for number in ring:
            points += arcs[number] if number >= 0 else arcs[~number][::-1]
        shape.addPolygon(QPolygonF(points))
        shape.closeSubpath()
    box = shape.boundingRect()
    if min(box.width(), box.height()) < _DOT and rings:  # one of the smallest states, or a line
        shape.addEllipse(box.center(), _DOT, _DOT)
    return shape


def _bounds(shape: QPainterPath) -> QRectF:
    """Return the box around the parts of a country that count beside its biggest."""
    boxes = [part.boundingRect() for part in shape.toSubpathPolygons()]
    biggest = max(box.width() * box.height() for box in boxes)
    bounds = QRectF()
    for box in boxes:
        if box.width() * box.height() >= _COUNTS * biggest:
            bounds |= box
    return bounds


def _folder() -> Path:
    """Return where the maps are: inside an installed package, else in the checkout."""
    package = Path(__file__).resolve().parents[3]
    inside = package / "assets" / "maps"
    return inside if inside.is_dir() else package.parent.parent / "assets" / "maps"
