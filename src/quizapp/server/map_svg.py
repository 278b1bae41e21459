"""The locator map as a small inline picture, for phones and for the page to take home.

It is drawn from the same outlines as on the desktop, without Qt: the countries that a fact is
about, filled and named among their neighbours, and nothing else (spec FB-19).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from quizapp.core.content.places import PLACES, places_in_words

WIDTH, HEIGHT = 320, 220
"""Of the picture, in its own units: about pixels on a phone."""

_LEAST = 0.3
"""How much of a sheet's width is always seen: a country alone says nothing of where it is."""
_AROUND = 0.2
"""What is seen around the countries on each side, as a share of their own extent."""
_COUNTS = 0.04
"""The share of the biggest part's box from which on another part of a country counts."""
_DOT = 3
"""Half the extent that the smallest country is given."""
_STEP = 2.2
"""Points of a line that are nearer to the one before are left out."""
_TINY = 12
"""Islands whose box is smaller are left out, unless the map is about their country."""
_LETTER, _LINE = 7.2, 16
"""How wide a letter of a name is about, and how high its line, in units of the picture."""

_Point = tuple[float, float]
_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class _Sheet:
    size: tuple[float, float]
    arcs: tuple[tuple[_Point, ...], ...]
    places: dict[str, tuple[tuple[int, ...], ...]]
    """Rings of each country, as numbers of arcs; ``~number`` is an arc that is walked backwards.

    Those of no country that can be named are under an empty name.
    """
    whole: bool

    def rings(self, place: str, arcs: Sequence[Sequence[_Point]]) -> list[list[_Point]]:
        """Return the rings of a country, made of these arcs."""
        return [
            [point for n in ring for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]
            for ring in self.places[place]
        ]


@cache
def map_svg(places: tuple[str, ...]) -> str:
    """Return a map as an ``svg`` element, which says what it shows to whoever doesn't see it.

    Its parts have classes (``sea``, ``land``, ``here``, ``name``): the page that it
    stands in gives them the colours of its look.

    Args:
        places: ids of places that the map knows, one at least.

    Raises:
        OSError: the outlines did not come with the app.
    """
    near = _sheet("asia")
    sheet = near if all(place in near.places for place in places) else _sheet("world")
    window = _window(sheet, [_bounds(sheet.rings(place, sheet.arcs)) for place in places])
    scale = WIDTH / (window[2] - window[0])
    # Each arc once, before the countries on both sides of it are put together: so they fit.
    arcs = [
        _simplified([((x - window[0]) * scale, (y - window[1]) * scale) for x, y in arc])
        for arc in sheet.arcs
    ]
    drawn = {place: _visible(sheet.rings(place, arcs), place in places) for place in sheet.places}
    others = (drawn[place] for place in drawn if place not in places)
    land = "".join(_path(ring) for rings in others for ring in rings)
    here = "".join(_path(ring) for place in places for ring in drawn[place])
    dots = "".join(_dot(drawn[place]) for place in places)
    words = escape(places_in_words(places), quote=True)
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{words}">'
        f'<rect class="sea" width="{WIDTH}" height="{HEIGHT}"/><path class="land" d="{land}"/>'
        f'<path class="here" d="{here}{dots}"/>{_names(places, drawn)}</svg>'
    )


@cache
def _sheet(name: str) -> _Sheet:
    values = json.loads((_folder() / "outlines.json").read_text("utf-8"))[name]
    arcs = tuple(_points(steps) for steps in values["arcs"])
    places = {
        place: tuple(tuple(ring) for ring in rings) for place, rings in values["places"].items()
    }
    return _Sheet(tuple(values["size"]), arcs, places, whole=name == "world")


def _points(steps: Sequence[int]) -> tuple[_Point, ...]:
    x = y = 0
    points = []
    for place in range(0, len(steps), 2):
        x, y = x + steps[place], y + steps[place + 1]
        points.append((float(x), float(y)))
    return tuple(points)


def _simplified(points: Sequence[_Point]) -> list[_Point]:
    """Return a line without the points that are hardly away from the one before."""
    kept = [points[0]]
    for x, y in points[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _STEP:
            kept.append((x, y))
    return [*kept, points[-1]]


def _visible(rings: Sequence[Sequence[_Point]], named: bool) -> list[list[_Point]]:
    """Return the rings of a country that are seen, cut at the edge of the picture.

    Args:
        rings: in units of the picture.
        named: whether the map is about it: then none is left out for being small.
    """
    page = (-2.0, -2.0, WIDTH + 2.0, HEIGHT + 2.0)
    seen = (ring for ring in rings if _meet(_box(ring), page))
    return [_clipped(list(ring), page) for ring in seen if named or _size(_box(ring)) >= _TINY]


def _box(points: Sequence[_Point]) -> _Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _size(box: _Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _bounds(rings: Sequence[Sequence[_Point]]) -> _Box:
    """Return the box around the parts of a country that count beside its biggest."""
    boxes = [_box(ring) for ring in rings]
    biggest = max(map(_size, boxes))
    return _around([box for box in boxes if _size(box) >= _COUNTS * biggest])


def _around(boxes: Sequence[_Box]) -> _Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _window(sheet: _Sheet, bounds: Sequence[_Box]) -> _Box:
    """Return the part of the sheet that is seen: around the countries, in the picture's shape."""
    wide, high = sheet.size
    left, top, right, bottom = _around(bounds)
    left, top, right, bottom = max(left, 0), max(top, 0), min(right, wide), min(bottom, high)
    ratio = WIDTH / HEIGHT
    width = max((right - left) * (1 + 2 * _AROUND), wide * _LEAST)
    width = max(width, (bottom - top) * (1 + 2 * _AROUND) * ratio)
    most = (wide, high * ratio)
    width = min(width, max(most) if sheet.whole else min(most))
    height = width / ratio
    x = _start((left + right - width) / 2, wide - width)
    y = _start((top + bottom - height) / 2, high - height)
    return x, y, x + width, y + height


def _start(start: float, room: float) -> float:
    """Return where a window begins that is moved onto the sheet; a bigger one in the middle."""
    return min(max(start, 0), room) if room > 0 else room / 2


def _clipped(points: list[_Point], box: _Box) -> list[_Point]:
    """Return a ring cut at a box, side by side (Sutherland and Hodgman)."""
    for axis, edge, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        before, points = points, []
        for here, there in zip(before, (*before[1:], *before[:1]), strict=True):
            inside, next_inside = (sign * (p[axis] - edge) >= 0 for p in (here, there))
            if inside:
                points.append(here)
            if inside != next_inside:
                share = (edge - here[axis]) / (there[axis] - here[axis])
                x, y = (a + share * (b - a) for a, b in zip(here, there, strict=True))
                points.append((x, y))
    return points


def _path(ring: Sequence[_Point]) -> str:
    """Return a ring in whole units, those of its points left out that fall on the one before."""
    steps: list[str] = []
    at: tuple[int, int] | None = None
    for x, y in ring:
        to = round(x), round(y)
        if at is None:
            steps.append(f"M{to[0]} {to[1]}l")
        elif to != at:
            down = to[1] - at[1]
            steps.append(f"{to[0] - at[0]}{'' if down < 0 else ' '}{down} ")
        at = to
    return "".join(steps).rstrip() + "z" if len(steps) > 2 else ""


def _dot(rings: Sequence[Sequence[_Point]]) -> str:
    """Return a dot for a country that would hardly be seen."""
    points = [point for ring in rings for point in ring]
    if not points:
        return ""
    left, top, right, bottom = _box(points)
    if min(right - left, bottom - top) >= 2 * _DOT:
        return ""
    x, y, across = round((left + right) / 2), round((top + bottom) / 2), 2 * _DOT
    return f"M{x - _DOT} {y}a{_DOT} {_DOT} 0 1 0 {across} 0a{_DOT} {_DOT} 0 1 0 -{across} 0z"


def _names(places: Sequence[str], drawn: dict[str, list[list[_Point]]]) -> str:
    """Return the names, each as near to its country as nothing is in the way."""
    own = {place: _seen(drawn[place]) for place in places}
    taken: list[_Box] = []
    texts = []
    for place in sorted(places, key=lambda one: -_size(own[one])):
        name = PLACES[place]
        small = [box for one, box in own.items() if box[2] - box[0] < len(PLACES[one]) * _LETTER]
        box = _free(name, own[place], taken, small)
        taken.append(box)
        x, y = (box[0] + box[2]) / 2, box[3] - 4
        texts.append(
            f'<text class="name" x="{x:.0f}" y="{y:.0f}" text-anchor="middle">{escape(name)}</text>'
        )
    return "".join(texts)


def _seen(rings: Sequence[Sequence[_Point]]) -> _Box:
    """Return the box of the biggest part that is seen."""
    boxes = [_box(ring) for ring in rings if ring]
    return max(boxes, key=_size, default=(0.0, 0.0, 0.0, 0.0))


def _free(name: str, own: _Box, taken: Sequence[_Box], small: Sequence[_Box]) -> _Box:
    """Return where a name stands: in its country if that is wide enough, else beside it.

    Args:
        name: what is written.
        own: where the country is.
        taken: the boxes of other names: worst is to be on one.
        small: countries that a name would hide, which is bad too.
    """
    wide = len(name) * _LETTER + 6
    x, y = (own[0] + own[2]) / 2, (own[1] + own[3]) / 2
    ways = [] if own in small else [(x, y)]
    for gap in (4, _LINE, 2 * _LINE, 3 * _LINE):
        across, down = wide / 2 + gap, _LINE / 2 + gap
        ways += [(own[2] + across, y), (own[0] - across, y), (x, own[3] + down), (x, own[1] - down)]
    boxes = [_placed(*way, wide) for way in ways]

    def cost(box: _Box) -> int:
        return 10 * sum(_meet(box, one) for one in taken) + sum(_meet(box, one) for one in small)

    return min(boxes, key=cost)  # of equal ones the first: the nearest


def _placed(x: float, y: float, wide: float) -> _Box:
    """Return the box of a name around a point, or as near to it as the picture is wide."""
    x = min(max(x, wide / 2 + 2), WIDTH - wide / 2 - 2)
    y = min(max(y, _LINE / 2 + 2), HEIGHT - _LINE / 2 - 2)
    return x - wide / 2, y - _LINE / 2, x + wide / 2, y + _LINE / 2


def _folder() -> Path:
    """Return where the maps are: inside an installed package, else in the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "assets" / "maps"
    return inside if inside.is_dir() else package.parent.parent / "assets" / "maps"
