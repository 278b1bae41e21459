"""What a learner did in class enters their review, on both databases."""

import random

from quizapp.bank.build import build_bank
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import ItemId
from quizapp.core.session.class_work import ClassResponse, ClassWork
from quizapp.core.session.setup import SessionQuestion, SessionSetup
from quizapp.env.clock import learning_day
from quizapp.services.classroom import Classroom
from tests.bank.conftest import NOON, add_learner
from tests.services.stock import a_stock


def test_class_work_is_entered_once_deleted_sessions_leave_it(any_bank: Bank) -> None:
    build_bank(any_bank, a_stock(), "first")
    mina = add_learner(any_bank)
    with any_bank.read() as db:
        (version,) = Content(db).current_versions([ItemId("item-1-choice")])
    setup = SessionSetup("Numbers", (SessionQuestion(version.id, (2, 0, 1)),))
    classroom = Classroom(any_bank, lambda: NOON, random.Random(1))
    session = classroom.begin(setup)
    classroom.end(session.id)
    response = ClassResponse(0, 1, Certainty.CERTAIN, NOON, NOON, 4_000, NOON)
    work = ClassWork(mina.id, (response,))
    assert classroom.enter(session.id, [work]) == 1
    assert classroom.enter(session.id, [work]) == 0
    classroom.delete(session.id)
    with any_bank.read() as db:
        ((question,),) = [one.questions for one in Records(db).whole_attempts(mina.id)]
        cards = ReviewCards(db, learning_day).of(mina.id)
        assert Records(db).debts(mina.id) == ()
    assert question.response is not None
    assert (question.response.chosen, question.response.outcome) == (0, Outcome.RIGHT)
    assert list(cards) == [version.item.fact_id]
