"""Full-text search over a large bank: the first fifty hits."""

from functools import partial
from pathlib import Path

from benchmarks.banks import LARGE, Words, a_bank, clock
from benchmarks.report import Report, no_collection, spread, timed
from quizapp.bank.engine import Bank
from quizapp.bank.search import search_items

MOST_MS = 10
HITS = 50
ROUNDS = 15


def run(folder: Path) -> Report:
    """Search for common words, rare ones, several at once, and beginnings of words."""
    bank = Bank.open(a_bank(folder, LARGE), clock)
    by_rank = Words(1).vocabulary
    searches = {
        "the commonest word": by_rank[0],
        "a common word": by_rank[50],
        "a rare word": by_rank[15_000],
        "two common words": f"{by_rank[1]} {by_rank[30]}",
        "three words": f"{by_rank[3]} {by_rank[20]} {by_rank[400]}",
        "a common and a rare word": f"{by_rank[0]} {by_rank[15_000]}",
        "a beginning of two letters": by_rank[10][:2],
        "a beginning of three letters": by_rank[10][:3],
        "a beginning of four letters": by_rank[10][:4],
        "a word that is nowhere": "xyzzy",
    }
    figures: dict[str, float] = {}
    worst = 0.0
    for name, text in searches.items():
        _search(bank, text)
        with no_collection():
            times = spread([timed(partial(_search, bank, text)) for _ in range(ROUNDS)])
        figures[f"{name} ms"] = round(times.median, 2)
        worst = max(worst, times.median)
    bank.close()
    return Report(
        figures={**figures, "slowest ms": round(worst, 2)},
        budget=f"at most {MOST_MS} ms for the first {HITS} of {LARGE:,} items, whatever the words",
        ok=worst <= MOST_MS,
    )


def _search(bank: Bank, text: str) -> int:
    with bank.read() as db:
        return len(search_items(db, text, HITS))
