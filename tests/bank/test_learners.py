from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.records import Records
from quizapp.core.answering.attempts import QuizSpec
from tests.bank.conftest import NOON, add_learner


def test_learners_are_listed_by_name_and_renamed(any_bank: Bank) -> None:
    zoe = add_learner(any_bank, "zoe")
    add_learner(any_bank, "Ana")
    with any_bank.write() as db:
        LearnerRecords(db).rename(zoe.id, "Aaron")
    with any_bank.read() as db:
        assert [learner.name for learner in LearnerRecords(db).everyone()] == ["Aaron", "Ana"]
        assert LearnerRecords(db).everyone()[0].created_at == NOON


def test_their_lines_tell_when_they_were_last_here_and_how_often(any_bank: Bank) -> None:
    active = add_learner(any_bank, "Zoe")
    idle = add_learner(any_bank, "Ana")
    for _ in range(2):
        with any_bank.write() as db:
            Records(db).add_attempt(active.id, QuizSpec(number=1), "Quiz", 1, (), NOON)
    with any_bank.read() as db:
        lines = LearnerRecords(db).lines()
    assert [(line.learner, line.last_active, line.attempts) for line in lines] == [
        (idle, None, 0),
        (active, NOON, 2),
    ]
