"""The outlines of the map, made from a small topology."""

import json
from pathlib import Path
from typing import Any

from devtools.make_maps import main

GRID = {"scale": [1, 1], "translate": [0, 0]}


def made(tmp_path: Path, arcs: list[Any], countries: dict[str, list[list[int]]]) -> Any:
    """Return both sheets of some countries, whose arcs begin at a place and go on in steps."""
    shapes = [
        {"type": "Polygon", "arcs": rings, "properties": {"name": name}}
        for name, rings in countries.items()
    ]
    topology = {"transform": GRID, "objects": {"countries": {"geometries": shapes}}, "arcs": arcs}
    source, target = tmp_path / "countries.json", tmp_path / "outlines.json"
    source.write_text(json.dumps(topology))
    main(source, target)
    return json.loads(target.read_text())


SHARED = [[110, 30], [0, 3], [0, 3]]
WEST = [[110, 36], [-8, 0], [0, -6], [8, 0]]
EAST = [[110, 30], [8, 0], [0, 6], [-8, 0]]


def test_two_countries_share_their_border(tmp_path: Path) -> None:
    sheet = made(tmp_path, [SHARED, WEST, EAST], {"China": [[0, 1]], "Japan": [[2, -1]]})["asia"]
    china, japan = sheet["places"]["china"][0], sheet["places"]["japan"][0]
    assert set(china) & {~number for number in japan}
    assert len(sheet["arcs"]) == 3
    assert len(sheet["arcs"][china[0]]) == 4  # a straight border keeps its two ends


def test_land_that_no_fact_can_name_is_drawn_without_a_name(tmp_path: Path) -> None:
    sheets = made(tmp_path, [SHARED, WEST, EAST], {"China": [[0, 1]], "Atlantis": [[2, -1]]})
    assert set(sheets["world"]["places"]) == {"china", ""}


def test_what_lies_outside_a_sheet_is_not_on_it(tmp_path: Path) -> None:
    chile = [[-70, -40], [4, 0], [0, 10], [-4, 0], [0, -10]]
    sheets = made(tmp_path, [SHARED, WEST, chile], {"China": [[0, 1]], "Chile": [[2]]})
    assert "chile" not in sheets["asia"]["places"]
    assert "chile" in sheets["world"]["places"]


def test_a_country_across_180_degrees_is_in_one_piece(tmp_path: Path) -> None:
    russia = [[170, 60], [15, 0], [0, 5], [-10, 3], [-5, 0], [0, -8]]
    leaping = [[170, 60], [-345, 0], [0, 5], [350, 3], [-5, 0], [0, -8]]
    one, other = (
        made(tmp_path, [arc], {"Russia": [[0]]})["world"]["arcs"] for arc in (russia, leaping)
    )
    assert one == other
