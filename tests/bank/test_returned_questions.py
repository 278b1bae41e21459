"""Questions put into a running attempt keep every other in its place."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.records import Records
from quizapp.core.answering.attempts import Attempt, QuizSpec
from quizapp.core.content.ids import AttemptId, ItemId
from tests.bank.conftest import NOON
from tests.bank.packs import a_fact_numbered, a_pack_of
from tests.bank.test_records import Build


@pytest.fixture
def stocked(any_bank: Bank, build: Build) -> Bank:
    build(any_bank, a_pack_of(*(a_fact_numbered(number) for number in range(5))))
    return any_bank


def begin(bank: Bank) -> Attempt:
    with bank.write() as db:
        learner = LearnerRecords(db).add("Mina", NOON)
        ids = [ItemId(f"fact-{number}-choice") for number in range(5)]
        shown = [(version.id, (0, 1, 2)) for version in Content(db).current_versions(ids)]
        records = Records(db)
        return records.attempt(
            records.add_attempt(learner.id, QuizSpec(), "Review", 1, shown, NOON)
        )


def put(bank: Bank, attempt_id: AttemptId, position: int) -> Attempt:
    with bank.write() as db:
        (version,) = Content(db).current_versions([ItemId("fact-0-true")])
        Records(db).insert_question(attempt_id, position, version.id, (1, 0))
        return Records(db).attempt(attempt_id)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.floats(0, 1), max_size=5))
def test_those_after_it_move_on_by_one_and_none_is_lost(stocked: Bank, shares: list[float]) -> None:
    attempt = begin(stocked)
    for share in shares:
        before = [question.id for question in attempt.questions]
        position = round(share * len(before))
        attempt = put(stocked, attempt.id, position)
        after = [question.id for question in attempt.questions]
        assert [one for one in after if one in before] == before
        assert after.index(next(one for one in after if one not in before)) == position
        assert [q.position for q in attempt.questions] == list(range(len(after)))
        assert attempt.questions[position].order == (1, 0)


def test_another_attempt_is_left_alone(stocked: Bank) -> None:
    attempt, other = begin(stocked), begin(stocked)
    put(stocked, attempt.id, 1)
    with stocked.read() as db:
        assert Records(db).attempt(other.id) == other
