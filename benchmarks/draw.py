"""Drawing a quiz of twenty: filters, "not seen", loaded with options."""

import itertools
import random
import shutil
from datetime import timedelta
from functools import partial
from pathlib import Path

from benchmarks.banks import LARGE, SMALL, a_bank, clock
from benchmarks.report import Report, Times, no_collection, spread, timed
from quizapp.bank.content import Content
from quizapp.bank.draws import candidates
from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.record_tables import SeenRow
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.answering.drawing import choose
from quizapp.core.content.ids import LearnerId, TopicId

MOST_MS = 5.0
MOST_RATIO = 1.5
WANTED = 20
SEEN = 3_000
ROUNDS = 60

SPEC = QuizSpec(
    topics=frozenset(TopicId(f"topic-{n}") for n in range(6)),
    difficulties=frozenset({1, 2}),
    number=WANTED,
)


def run(folder: Path) -> Report:
    """Draw from both banks in turn, for a learner new to them and one who has seen thousands."""
    banks = {size: Bank.open(_copy(a_bank(folder, size)), clock) for size in (SMALL, LARGE)}
    learners = {size: _learners(bank, size) for size, bank in banks.items()}
    cases = list(itertools.product(("new", "old"), banks))
    times: dict[tuple[str, int], list[float]] = {case: [] for case in cases}
    with no_collection():
        for round_number in range(ROUNDS + 5):
            for who, size in cases:
                rng = random.Random(f"{round_number} {who}")  # else one warms up for the other
                learner_id = learners[size][who]
                took = timed(partial(_draw, banks[size], learner_id, rng))
                if round_number >= 5:
                    times[who, size].append(took)
    spreads = {case: spread(measured) for case, measured in times.items()}
    for bank in banks.values():
        bank.close()
    return _report(spreads)


def _report(spreads: dict[tuple[str, int], Times]) -> Report:
    figures: dict[str, float] = {}
    names = {"new": "nothing seen", "old": f"{SEEN:,} seen"}
    for (who, size), times in spreads.items():
        figures |= times.figures(f"{size:,} items, {names[who]}:")
    ratios = {
        who: spreads[who, LARGE].median / spreads[who, SMALL].median for who in ("new", "old")
    }
    for who, ratio in ratios.items():
        figures[f"large to small, {names[who]}"] = round(ratio, 2)
    slowest = max(times.median for (_, size), times in spreads.items() if size == LARGE)
    return Report(
        figures=figures,
        budget=f"at most {MOST_MS:g} ms from {LARGE:,} items, "
        f"and at most {MOST_RATIO:g} times as long as from {SMALL:,}",
        ok=slowest <= MOST_MS and max(ratios.values()) <= MOST_RATIO,
    )


def _draw(bank: Bank, learner_id: LearnerId, rng: random.Random) -> None:
    with bank.read() as db:
        pool = candidates(db, SPEC, learner_id, WANTED, rng)
        picked = choose(pool, WANTED, rng)
        versions = Content(db).item_versions(one.version_id for one in picked)
    if len(versions) != WANTED or not all(v.item.options for v in versions.values()):
        raise RuntimeError


def _copy(file: Path) -> Path:
    """Return a copy to write in: the generated bank stays as it is."""
    copy = file.with_name(f"draw-{file.name}")
    if not copy.exists():
        shutil.copy(file, copy)
    return copy


def _learners(bank: Bank, size: int) -> dict[str, LearnerId]:
    """Return a learner who saw nothing, and one who saw thousands of items all over the bank."""
    rng = random.Random(size)
    with bank.write() as db:
        new = LearnerRecords(db).add("New", clock()).id
        old = LearnerRecords(db).add("Old", clock()).id
        db.add_all(
            SeenRow(
                learner_id=old,
                item_number=number,
                last_shown=clock() - timedelta(minutes=rng.randrange(100_000)),
            )
            for number in rng.sample(range(1, size + 1), SEEN)
        )
    return {"new": new, "old": old}
