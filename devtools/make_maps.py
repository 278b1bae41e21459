"""Make the outlines of the locator map from Natural Earth's, which are in the public domain.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python devtools/make_maps.py package/countries-50m.json

Two sheets, each in a projection of its own: ``asia``, East and South-East Asia in some detail, and
``world``, cut in the Atlantic, for facts that lead farther. Borders are kept as arcs that the
countries on both sides share, so that what is simplified still fits together.
"""

import json
import math
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizapp.core.content.places import PLACES, place_id

TARGET = Path(__file__).resolve().parents[1] / "assets/maps/outlines.json"

Point = tuple[float, float]
Arc = list[Point]
Ring = list[int]
"""Numbers of arcs; ``~number`` is an arc that is walked backwards."""

LEAST_SHARE = 0.3
"""A country of which less lies on a sheet is only a neighbour there."""

UNNAMED = ""
"""Land of which no fact can speak: it is drawn as an outline only."""

_NAMES = {
    "Antigua and Barb.": "Antigua and Barbuda",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Cabo Verde": "Cape Verde",
    "Central African Rep.": "Central African Republic",
    "Côte d'Ivoire": "Ivory Coast",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Macedonia": "North Macedonia",
    "Marshall Is.": "Marshall Islands",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "St. Kitts and Nevis": "Saint Kitts and Nevis",
    "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
    "São Tomé and Principe": "Sao Tome and Principe",
    "United States of America": "United States",
    "W. Sahara": "Western Sahara",
}
"""Natural Earth's short names that are not the ones of ``PLACES``."""


@dataclass(frozen=True)
class Sheet:
    """How one sheet is drawn. All but the first two are in units of the sheet."""

    project: Callable[[float, float], Point]
    reach: tuple[Point, ...]
    """Longitudes and latitudes of places that lie on its edges."""
    width: int
    detail: float
    """How far a simplified outline may be from the real one."""
    smallest: float
    """The area of the smallest island that is drawn, unless a country has no bigger one."""


def seen_from(longitude: float, latitude: float) -> Callable[[float, float], Point]:
    """Return Lambert's azimuthal equal-area projection with its centre there."""
    middle, up = math.radians(longitude), math.radians(latitude)

    def project(degrees_east: float, degrees_north: float) -> Point:
        east, north = math.radians(degrees_east) - middle, math.radians(degrees_north)
        sin, cos = math.sin(north), math.cos(north) * math.cos(east)
        scale = math.sqrt(2 / max(1e-6, 1 + math.sin(up) * sin + math.cos(up) * cos))
        x = math.cos(north) * math.sin(east)
        return scale * x, -scale * (math.cos(up) * sin - math.sin(up) * cos)

    return project


def whole_world(degrees_east: float, degrees_north: float) -> Point:
    """Return a place in the Equal Earth projection, with 150° east in the middle."""
    a = (1.340264, -0.081106, 0.000893, 0.003796)
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(degrees_north)))
    power = angle**6
    y = angle * (a[0] + a[1] * angle**2 + power * (a[2] + a[3] * angle**2))
    bend = a[0] + 3 * a[1] * angle**2 + power * (7 * a[2] + 9 * a[3] * angle**2)
    x = 2 * math.sqrt(3) / 3 * math.radians(degrees_east - 150) * math.cos(angle) / bend
    return x, -y


SHEETS = {
    "asia": Sheet(seen_from(113, 27), ((72, -9), (146, -9), (66, 52), (156, 52)), 4000, 2.2, 40),
    "world": Sheet(whole_world, ((-29, 0), (329, 0), (150, -56), (150, 83)), 4000, 4.0, 60),
}
CUT = -30.0
"""The meridian in the Atlantic west of which the world begins anew on the right."""


def main(source: Path, target: Path = TARGET) -> None:
    """Write the outlines of the map from the file of the npm package."""
    topology = json.loads(source.read_text("utf-8"))
    arcs = [_unrolled(arc) for arc in _decoded(topology)]
    countries: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = _NAMES.get(shape["properties"]["name"], shape["properties"]["name"])
        if name == "Antarctica" or not shape.get("arcs"):
            continue
        place = place_id(name) if place_id(name) in PLACES else UNNAMED
        several = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        countries.setdefault(place, []).extend(ring for rings in several for ring in rings)
    made = {name: _drawn(sheet, arcs, countries) for name, sheet in SHEETS.items()}
    target.write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")
    for name, sheet in made.items():
        points = sum(len(arc) // 2 for arc in sheet["arcs"])
        print(f"{name}: {len(sheet['places'])} places, {points} points, {sheet['size']}")
    print(f"{target}: {target.stat().st_size} bytes")


def _decoded(topology: dict[str, Any]) -> list[Arc]:
    """Return the arcs of a quantised topology in degrees."""
    (wide, high), (left, bottom) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * wide + left, y * high + bottom))
        arcs.append(arc)
    return arcs


def _unrolled(arc: Arc) -> Arc:
    """Return an arc without the leap from 180° to -180°, on the side of the cut where it lies."""
    placed: Arc = []
    for x, y in arc:
        turns = round((placed[-1][0] - x) / 360) if placed else 0
        placed.append((x + 360 * turns, y))
    turn = 360 if sum(x for x, _ in placed) / len(placed) < CUT else 0
    return [(x + turn, y) for x, y in placed]


def _drawn(sheet: Sheet, arcs: list[Arc], countries: dict[str, list[Ring]]) -> dict[str, Any]:
    """Return a sheet as plain values: its size, its arcs as steps, the rings of each country."""
    edges = [sheet.project(*place) for place in sheet.reach]
    left, top = min(x for x, _ in edges), min(y for _, y in edges)
    unit = sheet.width / (max(x for x, _ in edges) - left)
    high = round((max(y for _, y in edges) - top) * unit)
    projected = []
    for arc in arcs:
        placed = (sheet.project(x, y) for x, y in arc)
        projected.append([((x - left) * unit, (y - top) * unit) for x, y in placed])
    chosen: dict[str, list[Ring]] = {}
    for place, every in countries.items():
        rings = _worth_drawing(every, projected, sheet, high, named=bool(place))
        named = place if _share(every, projected, sheet, high) > LEAST_SHARE else UNNAMED
        chosen.setdefault(named, []).extend(rings)
    numbers: dict[int, int] = {}
    for ring in (ring for rings in chosen.values() for ring in rings):
        for arc_number in ring:
            numbers.setdefault(max(arc_number, ~arc_number), len(numbers))
    return {
        "size": [sheet.width, high],
        "arcs": [_steps(_simple(projected[number], sheet.detail)) for number in numbers],
        "places": {
            place: [[numbers[n] if n >= 0 else ~numbers[~n] for n in ring] for ring in rings]
            for place, rings in sorted(chosen.items())
        },
    }


def _worth_drawing(
    rings: list[Ring], arcs: list[Arc], sheet: Sheet, high: int, *, named: bool
) -> list[Ring]:
    """Return the rings that lie on the sheet and are big enough; a named country keeps one."""
    seen = []
    for ring in rings:
        points = _points(ring, arcs)
        inside = any(0 <= x <= sheet.width and 0 <= y <= high for x, y in points)
        if inside:
            seen.append((abs(_area(points)), ring))
    seen.sort(key=lambda one: -one[0])
    big = [ring for area, ring in seen if area >= sheet.smallest]
    return big or [ring for _, ring in seen[:1] if named]


def _share(rings: list[Ring], arcs: list[Arc], sheet: Sheet, high: int) -> float:
    """Return how much of the box around a country lies on the sheet."""
    points = [point for ring in rings for point in _points(ring, arcs)]
    share = 1.0
    for edge, along in ((sheet.width, [x for x, _ in points]), (high, [y for _, y in points])):
        low, up = min(along), max(along)
        share *= max(0.0, min(up, edge) - max(low, 0)) / (up - low)
    return share


def _points(ring: Ring, arcs: list[Arc]) -> list[Point]:
    return [p for n in ring for p in (arcs[n] if n >= 0 else reversed(arcs[~n]))]


def _area(points: list[Point]) -> float:
    following = zip(points, [*points[1:], points[0]], strict=True)
    return sum(x * y2 - x2 * y for (x, y), (x2, y2) in following) / 2


def _simple(arc: Arc, detail: float) -> Arc:
    """Return the arc with fewer points (Douglas and Peucker); a ring stays one of four at least."""
    if arc[0] != arc[-1]:
        return [arc[0], *_between(arc, 0, len(arc) - 1, detail), arc[-1]]
    far = max(range(len(arc)), key=lambda n: math.dist(arc[0], arc[n]))
    halves = ((0, far), (far, len(arc) - 1))
    first, second = (_between(arc, *half, detail) for half in halves)
    if not first and not second:
        off = {n: _off(arc[n], arc[0], arc[far]) for n in range(len(arc)) if n not in (0, far)}
        widest = max(off, key=lambda n: off[n])
        first, second = ([arc[widest]], []) if widest < far else ([], [arc[widest]])
    return [arc[0], *first, arc[far], *second, arc[0]]


def _between(arc: Arc, start: int, end: int, detail: float) -> Arc:
    inside = range(start + 1, end)
    if not inside:
        return []
    far = max(inside, key=lambda n: _off(arc[n], arc[start], arc[end]))
    if _off(arc[far], arc[start], arc[end]) <= detail:
        return []
    return [*_between(arc, start, far, detail), arc[far], *_between(arc, far, end, detail)]


def _off(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from a straight piece."""
    (x, y), (wide, high) = point, (end[0] - start[0], end[1] - start[1])
    length = wide**2 + high**2
    along = 0.0
    if length:
        along = min(1.0, max(0.0, ((x - start[0]) * wide + (y - start[1]) * high) / length))
    return math.dist(point, (start[0] + along * wide, start[1] + along * high))


def _steps(arc: Iterable[Point]) -> list[int]:
    """Return an arc as whole numbers: where it begins, then the steps from point to point."""
    steps: list[int] = []
    x = y = 0
    for at in arc:
        step = round(at[0]) - x, round(at[1]) - y
        if steps and step == (0, 0):
            continue
        x, y = x + step[0], y + step[1]
        steps += step
    return steps


if __name__ == "__main__":
    main(Path(sys.argv[1]))
