"""Who is learning? Ten thousand learners in a bank: the query, the list, a search in it.

A school that shares a bank has that many. Each has had a quiz, every tenth one a second.
"""

import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.banks import clock
from benchmarks.report import Report, no_collection, spread
from quizapp.bank.bulk import insert_rows
from quizapp.bank.engine import Bank
from quizapp.bank.record_tables import AttemptRow, LearnerRow
from quizapp.bank.specs import spec_to_json
from quizapp.bank.tables import stored
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.ids import LearnerId
from quizapp.core.session import names
from quizapp.services.learners import Learners

LEARNERS = 10_000
MOST_MS = 200
"""Of the processor, for the query and the screen together."""
ROUNDS = 8

_FIRST = ("Anna", "Ben", "Çelik", "Dörte", "Élise", "Finn", "Ji-woo", "Łukasz", "Minh", "Zoë")
_LAST = ("Berg", "Dvořák", "García", "Kowalski", "Lee", "Müller", "Nguyễn", "Öztürk", "Smith")
NOW = datetime(2026, 11, 1, 16, tzinfo=UTC)


def run(folder: Path) -> Report:
    """Measure what it takes until the list is on the screen, and until a search is."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from quizapp.ui.kit.theme.theme import Theme, apply_theme
    from quizapp.ui.pages.learners.screen import LearnersScreen
    from quizapp.ui.pages.learners.state import LearnerRow as ShownRow
    from quizapp.ui.pages.learners.state import LearnersState

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, Theme(reduced_motion=True))
    bank = Bank.open(_a_school(folder), clock)
    try:
        learners = Learners(bank, clock)
        query: list[float] = []
        shown: list[float] = []
        searched: list[float] = []
        with no_collection():
            for _ in range(ROUNDS):
                names.forget()  # each round is a first opening
                took, lines = _worked(learners.overview)
                query.append(took)
                screen = LearnersScreen()
                screen.resize(1024, 768)
                rows = tuple(
                    ShownRow(one.learner, one.last_active, one.attempts, one.looks_like)
                    for one in lines
                )
                state = LearnersState(rows, NOW, current=LearnerId(LEARNERS // 2))

                def show(screen: LearnersScreen = screen, state: LearnersState = state) -> object:
                    screen.render(state)
                    return screen.grab()

                shown.append(_worked(show)[0])
                searched.append(_worked(partial(screen.search, "mull 77"))[0])
                screen.deleteLater()
    finally:
        bank.close()
    both = spread([one + other for one, other in zip(query, shown, strict=True)])
    return Report(
        figures={
            "learners": LEARNERS,
            **spread(query).figures("query, processor"),
            **spread(shown).figures("screen, processor"),
            **spread(searched).figures("search, processor"),
            **both.figures("until the list is there, processor"),
        },
        budget=f"until the list is there at most {MOST_MS} ms of the processor (median)",
        ok=both.median <= MOST_MS,
    )


Result = TypeVar("Result")


def _worked(work: Callable[[], Result]) -> tuple[float, Result]:
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def _a_school(folder: Path) -> Path:
    """Return the bank; it is made once for each folder."""
    file = folder / "school.sqlite"
    if file.exists():
        return file
    bank = Bank.open(file, clock)
    with bank.write() as db:
        called = (
            f"{_FIRST[n % len(_FIRST)]} {_LAST[n // 10 % len(_LAST)]} {n}" for n in range(LEARNERS)
        )
        insert_rows(
            db,
            LearnerRow,
            ("id", "name", "created_at"),
            ((n, name, stored(NOW)) for n, name in enumerate(called, 1)),
        )
        spec = json.dumps(spec_to_json(QuizSpec()))
        insert_rows(
            db,
            AttemptRow,
            ("learner_id", "spec", "title", "seed", "started_at", "uid"),
            (
                (1 + n % LEARNERS, spec, "Quiz", n, stored(NOW - timedelta(minutes=n)), str(n))
                for n in range(LEARNERS + LEARNERS // 10)
            ),
        )
    bank.close()
    return file
