"""Bulk import: from the parsed rows of a CSV file to committed rows in the bank."""

import csv
import random
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.banks import Words, clock, header
from benchmarks.report import Report
from quizapp.bank.build import build_new_pack
from quizapp.bank.engine import Bank
from quizapp.core.content.facts import Evidence, Fact, Stance, Status
from quizapp.core.content.ids import FactId, ItemId, PassageId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option

ITEMS = 100_000
LEAST = 50_000
ROUNDS = 3


def run(folder: Path) -> Report:
    """Import a generated file into new banks; the best of three counts."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "import.csv"
    if not file.exists():
        _generate(file)
    rates = []
    for number in range(ROUNDS):
        place = folder / f"import-{number}.sqlite"
        place.unlink(missing_ok=True)
        bank = Bank.open(place, clock)
        with file.open(newline="", encoding="utf-8") as opened:
            rows = list(csv.reader(opened))
        pack = header()  # inventing its passages takes as long as importing thousands of items
        begin = time.perf_counter()
        added = build_new_pack(bank, pack, _facts(rows), "import")
        rates.append(added / (time.perf_counter() - begin))
        bank.close()
        place.unlink()
    return Report(
        figures={
            "items": ITEMS,
            "items per second, best": round(max(rates)),
            "items per second, worst": round(min(rates)),
        },
        budget=f"at least {LEAST:,} items per second from parsed CSV to committed rows",
        ok=max(rates) >= LEAST,
    )


def _generate(file: Path) -> None:
    words, rng = Words(3), random.Random(3)
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        for number in range(ITEMS):
            options = [words.sentence(length) for _ in range(3) for length in (5, 10)]
            writer.writerow(
                [
                    f"item-{number:07}",
                    f"topic-{rng.randrange(12)}",
                    words.sentence(12),
                    words.sentence(14) + "?",
                    rng.randrange(1, 4),
                    *options,
                ]
            )


def _facts(rows: list[list[str]]) -> Iterator[Fact]:
    """Yield a fact with its two items for each pair of rows."""
    evidence = (Evidence(PassageId("overview#p1"), "a", Stance.SUPPORTS, 0, 1),)
    for first, second in zip(rows[::2], rows[1::2], strict=True):
        item_id, topic, statement, *_ = first
        fact_id = FactId("f-" + item_id)
        yield Fact(
            fact_id,
            TopicId(topic),
            statement,
            Status.SETTLED,
            *("", "", False, "It is so.", ""),
            evidence,
            None,
            (_item(fact_id, first), _item(fact_id, second)),
        )


def _item(fact_id: FactId, row: list[str]) -> Item:
    item_id, _, _, stem, difficulty, *options = row
    return Item(
        ItemId(item_id),
        fact_id,
        ItemKind.CHOICE,
        stem,
        (
            Option(options[0], True, options[1]),
            Option(options[2], False, options[3]),
            Option(options[4], False, options[5]),
        ),
        int(difficulty),
    )
