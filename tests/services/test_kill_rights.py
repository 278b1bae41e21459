"""kill -9 while a learner is erased: wholly there or wholly gone, no trace after the next start."""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.bank.backup import check
from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.bank.secure_erase import has_traces
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.ids import LearnerId
from quizapp.core.views.records import Traces
from quizapp.env.clock import learning_day, system_clock
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice
from quizapp.services.rights import Rights
from tests.services.stock import a_stock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")


def a_bank_with_zaragossa(file: Path) -> tuple[LearnerId, LearnerId]:
    bank = Bank.open(file, system_clock)
    build_bank(bank, a_stock(), "first")
    learners = Learners(bank, system_clock)
    gone, stays = learners.add("Zaragossa").id, learners.add("Jonas").id
    practice = Practice(bank, system_clock, random.Random(3), learning_day)
    for learner_id in (gone, stays):
        for _ in range(5):
            attempt = practice.go_on(practice.start(learner_id, QuizSpec(number=12)).id).attempt
            practice.answer(attempt.id, attempt.questions[0].id, 0, None, 5)
    bank.close()
    return gone, stays


def killed_while(work: Callable[[], None], after: float | None) -> None:
    """Do something in a process of its own that is killed so many seconds after it began.

    None kills it once it is done; what dies by itself is never waited for.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # the child: nothing of the test's own may run here
        try:
            os.write(writing, b"b")
            work()
            os.write(writing, b"d")
            signal.pause()
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as said:
        assert said.read(1) == b"b"
        if after is None:
            said.read(1)
        else:
            time.sleep(after)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the work failed before it was killed"


def bytes_beside(file: Path) -> bytes:
    parts = [file.with_name(file.name + end) for end in ("", "-wal", "-shm")]
    return b"".join(part.read_bytes() for part in parts if part.exists())


def test_an_erasing_that_was_killed_before_the_file_was_cleaned_is_finished_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bank.sqlite"
    gone, stays = a_bank_with_zaragossa(file)

    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        Rights(Bank.open(file, system_clock), system_clock, learning_day).erase(gone)

    with monkeypatch.context() as patched:
        patched.setattr("quizapp.services.erasing.vacuum_erased", die)
        killed_while(work, None)
    assert b"Zaragossa" in bytes_beside(file)
    bank = Bank.open(file, system_clock)
    assert [one.id for one in Learners(bank, system_clock).everyone()] == [stays]
    assert has_traces(bank)
    assert Rights(bank, system_clock, learning_day).finish_erasing() is Traces.NONE
    assert not has_traces(bank)
    assert b"Zaragossa" not in bytes_beside(file)
    assert check(bank) == ()
    bank.close()


def test_a_kill_at_any_moment_leaves_a_learner_wholly_there_or_wholly_gone(tmp_path: Path) -> None:
    gone, stays = a_bank_with_zaragossa(tmp_path / "first.sqlite")
    for place, after in enumerate((0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, None)):
        file = tmp_path / f"bank{place}.sqlite"
        shutil.copy(tmp_path / "first.sqlite", file)

        def work(file: Path = file, gone: LearnerId = gone) -> None:
            Rights(Bank.open(file, system_clock), system_clock, learning_day).erase(gone)

        killed_while(work, after)
        bank = Bank.open(file, system_clock)
        Rights(bank, system_clock, learning_day).finish_erasing()
        practice = Practice(bank, system_clock, random.Random(3), learning_day)
        assert check(bank) == ()
        assert len(practice.history(stays)) == 5
        there = gone in {one.id for one in Learners(bank, system_clock).everyone()}
        assert len(practice.history(gone)) == (5 if there else 0)
        assert there or b"Zaragossa" not in bytes_beside(file)
        assert not (there and after is None), "an erasing that was told as done is not done"
        bank.close()
