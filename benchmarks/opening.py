"""Opening a large bank, up to the first rows read from it."""

from functools import partial
from pathlib import Path

from benchmarks.banks import LARGE, SMALL, a_bank, clock
from benchmarks.report import Report, no_collection, spread, timed
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank

MOST_MS = 50
ROUNDS = 30


def run(folder: Path) -> Report:
    """Open banks of both sizes in turn, count what they hold by topic, and close them."""
    small, large = a_bank(folder, SMALL), a_bank(folder, LARGE)
    _open(small)
    _open(large)
    times: dict[Path, list[float]] = {small: [], large: []}
    with no_collection():
        for _ in range(ROUNDS):
            for file, measured in times.items():
                measured.append(timed(partial(_open, file)))
    of_small, of_large = spread(times[small]), spread(times[large])
    return Report(
        figures={
            **of_small.figures(f"{SMALL:,} items"),
            **of_large.figures(f"{LARGE:,} items"),
            "large to small": round(of_large.median / of_small.median, 2),
        },
        budget=f"at most {MOST_MS} ms for {LARGE:,} items",
        ok=of_large.median <= MOST_MS,
    )


def _open(file: Path) -> None:
    bank = Bank.open(file, clock)
    with bank.read() as db:
        if not Content(db).topics():
            raise RuntimeError
    bank.close()
