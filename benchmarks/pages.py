"""``pages``: what the window's thread does to open a page, the first time and again.

The real window on the offscreen platform with the demo's bank: a class of twelve and six weeks of
answers. Every place of the rail is opened by its key, twice round. What counts as time is told in
``benchmarks/driving.py``: imports of a page count, since they happen on the window's thread.
"""

from dataclasses import replace
from pathlib import Path

from benchmarks.driving import Driver, an_application
from benchmarks.report import Report

FIRST_MS = 100
AGAIN_MS = 50
ROUNDS = 5


def run(folder: Path) -> Report:
    """Measure, with the demo's bank made in ``folder``."""
    driver = Driver(an_application(), _prepare(folder / "pages"))
    try:
        driver.begin()
        first = _round(driver)
        rounds = [_round(driver) for _ in range(ROUNDS)]
    finally:
        driver.end()
    again = {name: sorted(one[name] for one in rounds)[ROUNDS // 2] for name in first}
    figures: dict[str, float] = {}
    for name, spent in first.items():
        figures[f"{name}, first ms"] = round(spent, 1)
        figures[f"{name}, again ms"] = round(again[name], 1)
    return Report(
        figures=figures,
        budget=f"first <= {FIRST_MS} ms, again <= {AGAIN_MS} ms of the main thread",
        ok=max(first.values()) <= FIRST_MS and max(again.values()) <= AGAIN_MS,
    )


def _round(driver: Driver) -> dict[str, float]:
    """Open every place once, the first one last; return the milliseconds of each."""
    from quizapp.ui.shell.state import PageId

    spent = {}
    pages = list(PageId)
    for page in (*pages[1:], pages[0]):
        key = str(pages.index(page) + 1)
        slices = driver.press(key, lambda: True, ctrl=True)
        spent[page.value] = 1000 * sum(slices)
    return spent


def _prepare(data: Path) -> Path:
    """Make the demo's bank, where it is not there yet; return its folder."""
    from datetime import UTC, datetime

    from devtools.demo.__main__ import DAYS, make
    from devtools.demo.weeks import NAMES

    from quizapp.env.settings import SETTINGS_FILE, Settings, load_settings, save_settings

    if not data.exists():
        make(data, learners=len(NAMES), days=DAYS, now=datetime.now(UTC))
    settings = load_settings(data / SETTINGS_FILE)
    if settings.last_learner is None:
        save_settings(data / SETTINGS_FILE, replace(Settings(), last_learner=1))
    return data
