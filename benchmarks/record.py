"""Recording a response durably, against a bare SQLite insert on the same disk.

Printed beside it, without a budget: the same with the response taken into its fact's review card.
"""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks.banks import SMALL, a_bank, clock
from benchmarks.report import Report, no_collection, spread, timed
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import QuizSpec, Response
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import ItemId, LearnerId, PresentedId
from quizapp.env.clock import learning_day

MOST_RATIO = 1.5
ROUNDS = 300


def run(folder: Path) -> Report:
    """Insert and record in turn, each durable before the next begins."""
    source = a_bank(folder, SMALL)
    file = folder / "record.sqlite"
    for beside in ("", "-wal", "-shm"):
        file.with_name(file.name + beside).unlink(missing_ok=True)
    file.write_bytes(source.read_bytes())
    bank = Bank.open(file, clock)
    places = zip(_presented(bank, "Mina"), _presented(bank, "Juno"), strict=True)
    bare_file = folder / "bare.sqlite"
    bare_file.unlink(missing_ok=True)
    bare_times, times, card_times = [], [], []
    with closing(sqlite3.connect(bare_file, isolation_level=None)) as bare, no_collection():
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute(
            "CREATE TABLE response (presented_id INTEGER PRIMARY KEY, chosen INTEGER,"
            " certainty TEXT, outcome TEXT, elapsed_ms INTEGER, at INTEGER)"
        )
        for place, ((_, number), (juno, other)) in enumerate(places):
            bare_time = timed(partial(_insert, bare, number))
            time = timed(partial(_record, bank, number))
            card_time = timed(partial(_record_with_card, bank, juno, other))
            if place >= 20:
                bare_times.append(bare_time)
                times.append(time)
                card_times.append(card_time)
    bank.close()
    bare_spread, recorded, with_card = spread(bare_times), spread(times), spread(card_times)
    ratio = recorded.median / bare_spread.median
    return Report(
        figures={
            **bare_spread.figures("bare insert"),
            **recorded.figures("recording"),
            "recording to bare": round(ratio, 2),
            **with_card.figures("recording with its review card"),
            "taking into the card adds ms": round(with_card.median - recorded.median, 3),
        },
        budget=f"at most {MOST_RATIO:g} times a bare SQLite insert, both with synchronous=FULL",
        ok=ratio <= MOST_RATIO,
    )


def _presented(bank: Bank, name: str) -> list[tuple[LearnerId, PresentedId]]:
    """Return places of a new learner's attempt to record responses for."""
    with bank.write() as db:
        records = Records(db)
        learner = LearnerRecords(db).add(name, clock())
        ids = [ItemId(f"item-{n:07}-choice") for n in range(ROUNDS + 20)]
        shown = [(version.id, (0, 1, 2)) for version in Content(db).current_versions(ids)]
        attempt_id = records.add_attempt(learner.id, QuizSpec(), "Quiz", 1, shown, clock())
        questions = records.attempt(attempt_id).questions
        return [(learner.id, question.id) for question in questions]


def _insert(bare: sqlite3.Connection, number: PresentedId) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute(
        "INSERT INTO response VALUES (?, 0, 'certain', 'right', 1200, 1700000000000000)", (number,)
    )
    bare.execute("COMMIT")


def _record(bank: Bank, number: PresentedId) -> None:
    with bank.write() as db:
        Records(db).record(number, Response(0, None, Outcome.RIGHT, 1200, clock()))


def _record_with_card(bank: Bank, learner_id: LearnerId, number: PresentedId) -> None:
    with bank.write() as db:
        Records(db).record(number, Response(0, None, Outcome.RIGHT, 1200, clock()))
        ReviewCards(db, learning_day).take(learner_id, number)
