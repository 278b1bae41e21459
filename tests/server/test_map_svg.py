"""The map that phones and take-home pages get: small, whole, and told in words."""

import re
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.content.places import PLACES, places_in_words
from quizapp.server.map_svg import HEIGHT, WIDTH, map_svg
from tests.card_claims import built_in_questions

MOST = 12_000
"""Characters: a card with its map is sent to every phone of a class at once."""


def _parts(places: tuple[str, ...]) -> tuple[ElementTree.Element, dict[str, str]]:
    svg = ElementTree.fromstring(map_svg(places))
    return svg, {path.get("class", ""): path.get("d", "") for path in svg.iter("path")}


def _names(svg: ElementTree.Element) -> list[tuple[str, float, float]]:
    return [
        (text.text or "", float(text.get("x", "")), float(text.get("y", "")))
        for text in svg.iter("text")
    ]


def _places_of_the_bank() -> set[tuple[str, ...]]:
    return {question.card.places for question in built_in_questions() if question.card.places}


def test_the_maps_of_the_bank_are_small_and_their_names_do_not_meet() -> None:
    every = _places_of_the_bank()
    assert len(every) > 10
    for places in every:
        assert len(map_svg(places)) <= MOST, places
        svg, drawn = _parts(places)
        assert drawn["here"], places
        boxes = [(x - 3.4 * len(name), y, x + 3.4 * len(name)) for name, x, y in _names(svg)]
        for number, (left, y, right) in enumerate(boxes):
            for other_left, other_y, other_right in boxes[number + 1 :]:
                apart = abs(y - other_y) >= 12 or left >= other_right or other_left >= right
                assert apart, places


_SOME = st.lists(st.sampled_from(sorted(PLACES)), min_size=1, max_size=4, unique=True).map(tuple)


@settings(max_examples=40, deadline=None)
@given(_SOME)
def test_any_countries_are_drawn_named_and_told(places: tuple[str, ...]) -> None:
    svg, drawn = _parts(places)
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == places_in_words(places)
    assert drawn["here"].count("M") >= len(places), "a state of a few pixels gets a dot"
    assert sorted(name for name, _, _ in _names(svg)) == sorted(PLACES[one] for one in places)
    for _, x, y in _names(svg):
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT
    for x, y in re.findall(r"M(-?\d+) (-?\d+)", drawn["land"]):
        assert -3 <= int(x) <= WIDTH + 3
        assert -3 <= int(y) <= HEIGHT + 3


def test_it_runs_nothing_and_asks_for_nothing() -> None:
    text = map_svg(("north-korea", "china"))
    assert not re.search(r"script|href|src=|url\(|style|\son\w+=", text)
    assert 'aria-label="Map: North Korea, China"' in text
