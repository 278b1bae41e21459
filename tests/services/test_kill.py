"""kill -9 at random moments of a running attempt."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from quizapp.bank.backup import check
from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import Attempt, Purpose, QuizSpec, Stage
from quizapp.core.content.ids import AttemptId, LearnerId
from quizapp.env.clock import learning_day, system_clock
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice
from tests.services.stock import a_stock
from tests.services.study_until_killed import study

ROUNDS = int(os.environ.get("QUIZAPP_KILLS", "25"))
MOST_WORDS = 90
"""After how many lines of what it says the studying is killed at the latest: thirty responses."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")


def _study_and_be_killed(file: Path, learner: LearnerId, seed: int) -> list[list[str]]:
    """Run the studying in a process of its own, kill it, and return what it had said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # the child: nothing of the test's own may run here
        os.dup2(writing, 1)
        sys.stdout = os.fdopen(1, "w")
        try:
            study(Bank.open(file, system_clock), learner, random.Random(seed))
        finally:
            os._exit(1)
    os.close(writing)
    moment = random.Random(seed)
    with os.fdopen(reading) as said:
        # After so many words, and then somewhere within a step: never at a certain time.
        text = "".join(said.readline() for _ in range(moment.randint(1, MOST_WORDS)))
        time.sleep(moment.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        text += said.read()
    return [line.split() for line in text.splitlines(keepends=True) if line.endswith("\n")]


def _verify(practice: Practice, learner: LearnerId, said: list[list[str]]) -> None:
    attempts: dict[int, Attempt] = {}
    for word, attempt_id, question_id, *chosen in said:
        number = int(attempt_id)
        if number not in attempts:
            attempts[number] = practice.attempt(AttemptId(number))
        question = next(q for q in attempts[number].questions if q.id == int(question_id))
        assert question.shown_at is not None
        if word == "recorded":
            assert question.response is not None
            assert question.response.chosen == int(chosen[0])
        if word == "left":
            assert question.left_at is not None
    if not said:
        return
    word, attempt_id, question_id, *_ = said[-1]
    attempt = attempts[int(attempt_id)]
    place = next(q.position for q in attempt.questions if q.id == int(question_id))
    if word == "recorded" and attempt.questions[place].left_at is None:
        # Its explanation was still owed: it is the first thing that comes.
        assert attempt.stage is Stage.FEEDBACK
        assert attempt.current == attempt.questions[place]
        assert practice.debts(learner)[0][1].id == int(question_id)
    elif attempt.stage is Stage.QUESTION:
        assert attempt.current is not None
        assert attempt.current.position in (place, place + 1)


def _miss_everything(practice: Practice, learner: LearnerId) -> None:
    """Leave much to review, so that reviews are among what is killed."""
    attempt = practice.start(learner, QuizSpec(number=11))
    for question in attempt.questions:
        practice.go_on(attempt.id)
        wrong = question.order.index((question.version.item.key + 1) % len(question.order))
        practice.answer(attempt.id, question.id, wrong, None, 5)
        practice.leave_feedback(attempt.id, question.id)


def _verify_review(bank: Bank, learner: LearnerId) -> int:
    """Check that every response is in its card, and every attempt whole; count what came back."""
    with bank.write() as db:
        cards = ReviewCards(db, learning_day)
        kept = cards.of(learner)
        cards.rebuild(learner, system_clock())
        assert cards.of(learner) == kept
        attempts = Records(db).whole_attempts(learner)
    for attempt in attempts:
        assert [q.position for q in attempt.questions] == list(range(len(attempt.questions)))
        open_from = attempt.answered
        assert all(q.response is None for q in attempt.questions[open_from:])
    reviews = [attempt for attempt in attempts if attempt.spec.purpose is Purpose.REVIEW]
    return sum(len(attempt.questions) - attempt.spec.number for attempt in reviews)


def test_no_kill_loses_a_response_that_was_shown_as_recorded(tmp_path: Path) -> None:
    file = tmp_path / "bank.sqlite"
    bank = Bank.open(file, system_clock)
    build_bank(bank, a_stock(), "first")
    learner = Learners(bank, system_clock).add("Mina").id
    _miss_everything(Practice(bank, system_clock, random.Random(1), learning_day), learner)
    bank.close()
    recorded = came_back = 0
    for seed in range(ROUNDS):
        said = _study_and_be_killed(file, learner, seed)
        recorded += sum(line[0] == "recorded" for line in said)
        bank = Bank.open(file, system_clock)
        assert check(bank) == ()
        _verify(Practice(bank, system_clock, random.Random(seed), learning_day), learner, said)
        came_back = _verify_review(bank, learner)
        bank.close()
    assert recorded > ROUNDS
    assert came_back > 0, "no review was among what was killed"
