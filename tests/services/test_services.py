"""Opening a bank for learning."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.bank.errors import DiskFull
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import Certainty, QuizSpec, Response
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import LearnerId
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.services.practice import Practice
from quizapp.services.services import Services, open_services
from tests.services.reviewing import day_of
from tests.services.stock import HandClock, a_stock
from tests.waiting import PATIENCE

OPENING = """
import random, sys
from pathlib import Path
from quizapp.env.clock import system_clock
from quizapp.services.services import open_services
from quizapp.services.bank_maintenance import BankMaintenance
file = Path(sys.argv[1])
bank = BankMaintenance(file, file.parent, system_clock)
open_services(bank, file.parent, system_clock, random.Random(1))
sys.exit("fsrs" in sys.modules)
"""


def a_house(folder: Path, clock: HandClock) -> Services:
    return open_services(
        BankMaintenance(folder / BANK_FILE, folder, clock), folder, clock, random.Random(1)
    )


@pytest.fixture
def folder_before_cards(tmp_path: Path, clock: HandClock) -> Path:
    """A data folder without a card, as from before there were any: two learners, five answers."""
    bank = Bank.open(tmp_path / BANK_FILE, clock)
    build_bank(bank, a_stock(), "first")
    practice = Practice(bank, clock, random.Random(5), day_of)
    for name, number in (("Mina", 3), ("Juno", 2)):
        with bank.write() as db:
            learner = LearnerRecords(db).add(name, clock())
        attempt = practice.start(learner.id, QuizSpec(number=number))
        for question in attempt.questions:
            response = Response(1, Certainty.CERTAIN, Outcome.WRONG, 5, clock())
            with bank.write() as db:
                Records(db).record(question.id, response)
    bank.close()
    return tmp_path


def test_a_bank_from_before_review_opens_with_its_cards_made(
    folder_before_cards: Path, clock: HandClock
) -> None:
    services = a_house(folder_before_cards, clock)
    queues = {
        learner.name: services.review.queue(learner.id) for learner in services.learners.everyone()
    }
    assert {name: len(queue.certain_wrong) for name, queue in queues.items()} == {
        "Mina": 3,
        "Juno": 2,
    }
    services.close()


def test_a_first_answer_cannot_come_before_the_cards_are_made(
    folder_before_cards: Path, clock: HandClock
) -> None:
    """A learner with one card counts as caught up, so all must be made before."""
    services = a_house(folder_before_cards, clock)
    mina = next(one for one in services.learners.everyone() if one.name == "Mina")
    attempt = services.practice.go_on(
        services.practice.start(mina.id, QuizSpec(number=1)).id
    ).attempt
    services.practice.answer(attempt.id, attempt.questions[0].id, 0, None, 5)
    services.close()
    again = a_house(folder_before_cards, clock)
    assert len(again.review.wrong_list(mina.id).lines) >= 3
    again.close()


def test_making_cards_that_was_broken_off_goes_on_at_the_next_start(
    folder_before_cards: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[LearnerId] = []
    rebuild = ReviewCards.rebuild

    def full(self: ReviewCards, learner_id: LearnerId, now: datetime) -> None:
        rebuild(self, learner_id, now)
        if made:
            raise DiskFull
        made.append(learner_id)

    with monkeypatch.context() as small_disk:
        small_disk.setattr(ReviewCards, "rebuild", full)
        with pytest.raises(DiskFull):
            a_house(folder_before_cards, clock)
    with closing(sqlite3.connect(folder_before_cards / BANK_FILE)) as connection:
        owners = connection.execute("SELECT DISTINCT learner_id FROM review_card").fetchall()
        assert owners == [(made[0],)]
    services = a_house(folder_before_cards, clock)
    for learner in services.learners.everyone():
        assert services.review.queue(learner.id).facts != ()
    services.close()


def test_opening_a_bank_whose_cards_are_made_does_not_load_the_scheduler(
    stocked_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / BANK_FILE
    file.write_bytes(stocked_file.read_bytes())
    command = [sys.executable, "-c", OPENING, str(file)]
    assert subprocess.run(command, timeout=PATIENCE).returncode == 0


LOADED = """
import random, sys
from pathlib import Path
from quizapp.env.clock import system_clock
from quizapp.services.bank_opener import BankOpener

data, content = map(Path, sys.argv[1:])
services = BankOpener(content, None, system_clock, random.Random(1)).open(data)
services.practice.overview(services.learners.add("Mina").id)
at_start = {name.rpartition(".")[2] for name in sys.modules if name.startswith("quizapp.services.")}
services.library.documents()
later = {name.rpartition(".")[2] for name in sys.modules if name.startswith("quizapp.services.")}
services.close()
print(*sorted(at_start), "|", *sorted(later - at_start))
"""


def test_a_service_is_loaded_when_it_is_first_asked_for(tmp_path: Path) -> None:
    from tests.packs.folders import a_folder

    words = [sys.executable, "-c", LOADED, str(tmp_path / "data"), str(a_folder(tmp_path))]
    at_start, later = subprocess.run(
        words, capture_output=True, text=True, check=True, timeout=PATIENCE
    ).stdout.split("|")
    late = {"classroom", "library", "planning", "preparing", "reporting", "rights", "cues"}
    late |= {"originals", "running", "review_outcome", "wrong_list"}
    assert not late & set(at_start.split())
    assert later.split() == ["library"]
