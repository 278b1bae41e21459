"""What is written down, when it is said to be, and what happens when it cannot be."""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from quizapp.bank.errors import DiskFull
from quizapp.core.session.events import OpenVote, Record
from quizapp.server import write_queue
from quizapp.server.write_queue import CannotWrite, StillWriting, WriteQueue
from tests.services.stock import HandClock
from tests.waiting import PATIENCE

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def records(number: int) -> list[Record]:
    return [Record(seq, AT, OpenVote()) for seq in range(1, number + 1)]


class Paper:
    """Takes what is written, or refuses it."""

    def __init__(self) -> None:
        self.batches: list[tuple[Record, ...]] = []
        self.told = 0
        self.refuse: Callable[[], Exception] | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.reached = threading.Event()
        self.enough = threading.Event()
        self.wanted = 0

    def write(self, batch: Sequence[Record]) -> None:
        self.reached.set()
        assert self.gate.wait(PATIENCE)
        if self.refuse is not None:
            raise self.refuse()
        self.batches.append(tuple(batch))

    def hear(self, count: int) -> None:
        self.told += count
        if self.told >= self.wanted:
            self.enough.set()

    def wait_for(self, number: int) -> None:
        self.wanted = number
        if self.told < number:
            assert self.enough.wait(PATIENCE)
        assert self.told == number


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def queue(paper: Paper, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[WriteQueue]:
    monkeypatch.setattr(write_queue, "RETRY_SECONDS", 0.001)
    made = WriteQueue(paper.write, clock)
    made.start(paper.hear)
    yield made
    paper.gate.set()
    made.close()


def test_what_comes_while_a_write_is_under_way_is_written_together(
    queue: WriteQueue, paper: Paper
) -> None:
    paper.gate.clear()
    first, *others = records(50)
    queue.put(first)
    assert paper.reached.wait(PATIENCE)
    for record in others:
        queue.put(record)
    assert paper.told == 0
    paper.gate.set()
    paper.wait_for(50)
    assert paper.batches == [(first,), tuple(others)]


def test_no_batch_is_larger_than_allowed_and_the_order_stays(
    queue: WriteQueue, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_queue, "MOST_AT_ONCE", 7)
    all_of_them = records(30)
    for record in all_of_them:
        queue.put(record)
    paper.wait_for(30)
    assert max(map(len, paper.batches)) <= 7
    assert [record for batch in paper.batches for record in batch] == all_of_them


def test_what_is_refused_is_written_later_and_nobody_is_told_before(
    queue: WriteQueue, paper: Paper, caplog: pytest.LogCaptureFixture
) -> None:
    tries = []

    def full() -> Exception:
        tries.append(queue.trouble)
        if len(tries) == 5:
            paper.refuse = None
        return DiskFull()

    paper.refuse = full
    for record in records(3):
        queue.put(record)
    paper.wait_for(3)
    assert tries[0] is None
    assert all(isinstance(trouble, DiskFull) for trouble in tries[1:])
    assert queue.trouble is None
    assert caplog.text.count("wait to be written") == 1
    assert "that waited are written now" in caplog.text


def test_an_unforeseen_failure_is_logged_told_and_tried_again(
    queue: WriteQueue, paper: Paper, caplog: pytest.LogCaptureFixture
) -> None:
    tries = []

    def bug() -> Exception:
        tries.append(queue.trouble)
        if len(tries) == 2:
            paper.refuse = None
        return ZeroDivisionError()

    paper.refuse = bug
    queue.put(records(1)[0])
    paper.wait_for(1)
    assert isinstance(tries[1], CannotWrite)
    assert queue.trouble is None
    assert "ZeroDivisionError" in caplog.text


def test_a_write_that_takes_long_is_told_while_it_lasts(
    queue: WriteQueue, paper: Paper, clock: HandClock
) -> None:
    paper.gate.clear()
    queue.put(records(1)[0])
    assert paper.reached.wait(PATIENCE)
    assert queue.trouble is None
    clock.now += timedelta(seconds=2.5)
    assert isinstance(queue.trouble, StillWriting)
    paper.gate.set()
    paper.wait_for(1)
    assert queue.trouble is None


def test_closing_writes_what_waits(queue: WriteQueue, paper: Paper) -> None:
    for record in records(20):
        queue.put(record)
    queue.close()
    assert paper.told == 20


def test_closing_gives_up_what_cannot_be_written_and_tells_nobody(
    queue: WriteQueue, paper: Paper, caplog: pytest.LogCaptureFixture
) -> None:
    paper.refuse = DiskFull
    for record in records(4):
        queue.put(record)
    queue.close()
    assert paper.told == 0
    assert not paper.batches
    assert [r.levelno for r in caplog.records if "given up" in r.message] == [logging.ERROR]


def test_a_journal_that_was_never_started_closes(paper: Paper, clock: HandClock) -> None:
    WriteQueue(paper.write, clock).close()
