"""``guessing``: what form alone gives away over the built-in bank, strategy by strategy."""

from pathlib import Path

from devtools.guessing import every_strategy

from benchmarks.report import Report
from quizapp.env.paths import find_paths
from quizapp.packs.load import read_pack

POINTS = 0.05
"""How far from chance a strategy may score: the share of items, up or down."""


def run(folder: Path) -> Report:
    """Score every strategy on the built-in pack; the folder is not used."""
    del folder
    pack = read_pack(find_paths().content).sound
    figures: dict[str, float] = {}
    worst = 0.0
    for guessing in every_strategy(list(pack.items())):
        name = guessing.strategy.replace("_", " ")
        figures[f"{name}: items"] = guessing.items
        figures[f"{name}: items with the cue"] = guessing.cued
        figures[f"{name}: share right"] = round(guessing.score / guessing.items, 3)
        figures[f"{name}: chance"] = round(guessing.chance / guessing.items, 3)
        worst = max(worst, abs(guessing.gain))
    return Report(
        figures=figures,
        budget=f"every strategy within {POINTS:.0%} of chance",
        ok=worst <= POINTS,
    )
