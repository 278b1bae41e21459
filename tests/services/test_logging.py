"""What the log tells: one line for each thing that a user did, and nothing personal."""

import logging
import random
from pathlib import Path

import pytest

from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Attempt, Certainty, QuizSpec
from quizapp.env.clock import learning_day
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice
from quizapp.services.rights import Rights
from tests.services.stock import HandClock

NAME = "Wanda Quill"


def infos(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [one.getMessage() for one in caplog.records if one.levelno == logging.INFO]


def run(stocked_file: Path, clock: HandClock) -> Attempt:
    """Let a learner start, take a quiz of two questions, and save a copy of it all."""
    bank = Bank.open(stocked_file, clock)
    practice = Practice(bank, clock, random.Random(5), learning_day)
    learner = Learners(bank, clock).add(NAME)
    attempt = practice.start(learner.id, QuizSpec(number=2))
    for position in (0, None):
        attempt = practice.go_on(attempt.id).attempt
        assert attempt.current is not None
        presented = attempt.current.id
        practice.answer(attempt.id, presented, position, Certainty.CERTAIN, 900)
        attempt = practice.leave_feedback(attempt.id, presented)
    practice.flag(attempt.questions[0].id, flagged=True)
    Rights(bank, clock, learning_day).export(learner.id, stocked_file.with_name("copy.json"))
    bank.close()
    return attempt


@pytest.fixture
def file(bank: Bank) -> Path:
    assert bank.path is not None
    bank.close()
    return bank.path


def test_each_action_of_a_user_is_one_line(
    file: Path, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "quizapp"):
        attempt = run(file, clock)
    first, second = (question.id for question in attempt.questions)
    opened, *rest = infos(caplog)
    assert opened.startswith("bank opened: sqlite 3.")
    assert "migration 00" in opened
    assert rest == [
        f"learner {attempt.learner_id} added",
        f"learner {attempt.learner_id} started attempt {attempt.id}: a quiz (2)",
        f"attempt {attempt.id}: question {first} answered",
        f"attempt {attempt.id}: card {first} left for the question",
        f"attempt {attempt.id}: question {second} skipped",
        f"attempt {attempt.id}: card {second} left for the summary",
        f"question {first} flagged",
        f"learner {attempt.learner_id} exported",
    ]
    assert [one for one in caplog.records if one.levelno != logging.INFO] == []


def test_debug_adds_steps_with_how_long_they_took_and_nothing_personal(
    file: Path, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "quizapp"):
        attempt = run(file, clock)
    steps = [one.getMessage() for one in caplog.records if one.levelno == logging.DEBUG]
    assert {one.split(":")[0] for one in steps} >= {"opening the bank", "reading", "writing"}
    assert all(one.endswith(" ms") for one in steps if one.startswith(("reading", "writing")))
    told = caplog.text
    for word in NAME.split():
        assert word not in told
    for question in attempt.questions:
        item = question.version.item
        for text in (item.stem, item.id, *(option.text for option in item.options)):
            assert text not in told


def test_what_was_refused_was_not_done_and_is_not_told(
    learners: Learners, practice: Practice, caplog: pytest.LogCaptureFixture
) -> None:
    mina = learners.add("Mina")
    caplog.clear()
    with caplog.at_level(logging.INFO, "quizapp"):
        with pytest.raises(Exception, match="already a learner"):
            learners.add("Mina")
        with pytest.raises(Exception, match="No question fits"):
            practice.start(mina.id, QuizSpec(number=2, topics=frozenset({"none"})))  # type: ignore[arg-type]
    assert infos(caplog) == []
