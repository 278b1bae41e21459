"""Practising a topic, and what was flagged (spec RV-16)."""

import random

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Attempt, Learner, QuizSpec
from quizapp.core.content.ids import FactId, TopicId
from quizapp.core.errors import ExpectedError
from quizapp.env.clock import learning_day
from quizapp.services.practice import Practice
from quizapp.services.practising import FLAGGED, Practising
from tests.services.stock import HandClock, a_stock, allow

CHINA = TopicId("china")


@pytest.fixture
def practising(bank: Bank, clock: HandClock) -> Practising:
    return Practising(bank, clock, random.Random(5), learning_day)


def facts(attempt: Attempt) -> set[FactId]:
    return {question.version.item.fact_id for question in attempt.questions}


def answer(practice: Practice, attempt: Attempt, *, right: bool) -> None:
    for _ in attempt.questions:
        question = practice.go_on(attempt.id).attempt.current
        assert question is not None
        place = question.order.index(question.version.item.key)
        shown = place if right else (place + 1) % len(question.order)
        practice.answer(attempt.id, question.id, shown, None, 1000)
        practice.leave_feedback(attempt.id, question.id)


def test_a_quiz_of_a_topic_asks_each_of_its_facts_once(
    practising: Practising, mina: Learner
) -> None:
    attempt = practising.of_topic(mina.id, CHINA)
    assert attempt.title == "China"
    assert attempt.spec.topics == {CHINA}
    assert facts(attempt) == {"fact-1", "fact-4", "fact-7", "fact-10"}
    assert len(attempt.questions) == 4


def test_sensitive_facts_stay_out_until_they_were_met(
    bank: Bank, practising: Practising, practice: Practice, mina: Learner
) -> None:
    allow(bank)
    routes = TopicId("routes")
    assert "fact-12" not in facts(practising.of_topic(mina.id, routes))
    answer(practice, practice.start_on(mina.id, [FactId("fact-12")], "Chosen"), right=False)
    assert "fact-12" in facts(practising.of_topic(mina.id, routes))


def test_wrong_and_unmet_facts_push_known_ones_out(
    bank: Bank, practising: Practising, practice: Practice, mina: Learner
) -> None:
    from quizapp.services import practising as module

    before, module.TOPIC_QUIZ = module.TOPIC_QUIZ, 2
    try:
        right = [FactId("fact-1"), FactId("fact-4")]
        answer(practice, practice.start_on(mina.id, right, "Right"), right=True)
        answer(practice, practice.start_on(mina.id, [FactId("fact-7")], "Wrong"), right=False)
        assert facts(practising.of_topic(mina.id, CHINA)) == {"fact-7", "fact-10"}
    finally:
        module.TOPIC_QUIZ = before


def test_a_topic_without_questions_says_what_to_do(practising: Practising, mina: Learner) -> None:
    with pytest.raises(ExpectedError) as refused:
        practising.of_topic(mina.id, TopicId("none"))
    assert "new quiz" in refused.value.hint


def test_flagged_questions_are_asked_in_their_own_words(
    practising: Practising, practice: Practice, mina: Learner
) -> None:
    attempt = practice.start(mina.id, QuizSpec(number=6))
    flagged = attempt.questions[1], attempt.questions[4]
    for question in flagged:
        practice.flag(question.id, flagged=True)
    again = practising.of_flagged(mina.id)
    assert again.title == FLAGGED
    assert {q.version.id for q in again.questions} == {q.version.id for q in flagged}


def test_of_two_flagged_questions_on_one_fact_one_is_asked(
    practising: Practising, practice: Practice, mina: Learner
) -> None:
    fact = [FactId("fact-1")]
    for _ in range(2):
        attempt = practice.start_on(mina.id, fact, "One")
        answer(practice, attempt, right=True)
        practice.flag(attempt.questions[0].id, flagged=True)
    assert len(practising.of_flagged(mina.id).questions) == 1


def test_flagged_questions_that_left_the_bank_are_told(
    bank: Bank, practising: Practising, practice: Practice, mina: Learner
) -> None:
    attempt = practice.start_on(mina.id, [FactId("fact-1")], "One")
    practice.flag(attempt.questions[0].id, flagged=True)
    gone = frozenset({"item-1-choice", "item-1-statement"})
    build_bank(bank, a_stock(without=gone), "without")
    with pytest.raises(ExpectedError) as refused:
        practising.of_flagged(mina.id)
    assert "flags" in refused.value.hint
