"""A writing transaction tells what it changed once it is durable, and not before."""

import pytest

from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.core.views.changes import Changed
from quizapp.env.clock import system_clock


@pytest.fixture
def told(bank: Bank) -> list[frozenset[Changed]]:
    told: list[frozenset[Changed]] = []
    bank.on_change = told.append
    return told


def test_the_kinds_are_told_after_the_transaction(
    bank: Bank, told: list[frozenset[Changed]]
) -> None:
    with bank.write(Changed.LEARNERS, Changed.ANSWERS) as db:
        LearnerRecords(db).add("Mina", system_clock())
        assert told == []
    assert told == [frozenset({Changed.LEARNERS, Changed.ANSWERS})]
    with bank.read() as db:
        assert len(LearnerRecords(db).everyone()) == 1


def test_what_failed_is_not_told(bank: Bank, told: list[frozenset[Changed]]) -> None:
    def fail() -> None:
        with bank.write(Changed.LEARNERS) as db:
            LearnerRecords(db).add("Mina", system_clock())
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert told == []


def test_a_transaction_that_names_nothing_tells_nothing(
    bank: Bank, told: list[frozenset[Changed]]
) -> None:
    with bank.write():
        pass
    assert told == []
