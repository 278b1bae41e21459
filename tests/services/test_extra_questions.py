"""Another question like the one before: on its fact, else its topic; no score counts it (AN-11)."""

import random

import pytest

from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Attempt, Learner, QuizSpec, Stage
from quizapp.core.content.ids import FactId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.env.clock import learning_day
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice
from tests.services.stock import HandClock


def respond(practice: Practice, attempt: Attempt, *, right: bool) -> Attempt:
    """Answer the current question; its card is open afterwards."""
    question = practice.go_on(attempt.id).attempt.current
    assert question is not None
    place = question.order.index(question.version.item.key)
    shown = place if right else (place + 1) % len(question.order)
    return practice.answer(attempt.id, question.id, shown, None, 1000).attempt


def test_it_is_on_the_same_fact_comes_next_and_is_an_extra(
    practice: Practice, mina: Learner
) -> None:
    attempt = respond(practice, practice.start(mina.id, QuizSpec(number=3)), right=False)
    before = attempt.current
    assert before is not None
    told = practice.ask_another(attempt.id, before.id)
    extra = told.attempt.current
    assert told.attempt.stage is Stage.QUESTION
    assert extra is not None
    assert extra.extra
    assert extra.version.item.fact_id == before.version.item.fact_id
    assert extra.version.item.id != before.version.item.id
    assert extra.shown_at is not None
    assert told.attempt.questions[0].left_at is not None  # the card is paid
    assert [q.extra for q in told.attempt.questions] == [False, True, False, False]
    assert [told.attempt.number_of(q) for q in told.attempt.questions] == [1, 1, 2, 3]


def test_where_the_fact_has_no_other_it_is_on_the_topic(practice: Practice, mina: Learner) -> None:
    kinds = frozenset({ItemKind.CHOICE})
    spec = QuizSpec(topics=frozenset({TopicId("china")}), kinds=kinds, number=2)
    attempt = respond(practice, practice.start(mina.id, spec), right=True)
    before = attempt.current
    assert before is not None
    extra = practice.ask_another(attempt.id, before.id).attempt.current
    assert extra is not None
    assert extra.version.topic_id == "china"
    assert extra.version.item.kind is ItemKind.CHOICE
    asked = {q.version.item.fact_id for q in attempt.questions}
    assert extra.version.item.fact_id not in asked


def test_after_the_last_question_the_quiz_goes_on_with_the_extra(
    practice: Practice, mina: Learner
) -> None:
    attempt = practice.start_on(mina.id, [FactId("fact-1")], "One")
    attempt = respond(practice, attempt, right=True)
    assert attempt.current is not None
    told = practice.ask_another(attempt.id, attempt.current.id)
    assert told.attempt.stage is Stage.QUESTION
    assert told.attempt.finished_at is None


def test_no_score_counts_it(practice: Practice, mina: Learner) -> None:
    attempt = practice.start_on(mina.id, [FactId("fact-1")], "One")
    attempt = respond(practice, attempt, right=True)
    assert attempt.current is not None
    attempt = practice.ask_another(attempt.id, attempt.current.id).attempt
    attempt = respond(practice, attempt, right=False)
    assert attempt.current is not None
    practice.go_on(attempt.id, left=attempt.current.id)
    summary = practice.summary(attempt.id)
    assert (summary.score.right, summary.score.total) == (1, 1)
    assert len(summary.cards) == 2
    (line,) = practice.history(mina.id)
    assert (line.questions, line.answered, line.right) == (1, 1, 1)


def test_when_everything_was_asked_it_says_so_and_the_card_stays(
    practice: Practice, mina: Learner
) -> None:
    facts = [FactId(f"fact-{n}") for n in (1, 4, 7, 10)]
    attempt = practice.start_on(mina.id, facts, "All of it")
    for _ in range(8):
        attempt = respond(practice, attempt, right=True)
        assert attempt.current is not None
        last = attempt.current.id
        try:
            attempt = practice.ask_another(attempt.id, last).attempt
        except ExpectedError:
            break
    else:
        pytest.fail("more questions than the topic has")
    owed = practice.attempt(attempt.id).current
    assert owed is not None
    assert owed.id == last


def test_what_others_chose_is_told_at_the_card_from_ten_of_them(
    bank: Bank, practice: Practice, learners: Learners, clock: HandClock
) -> None:
    fact = [FactId("fact-1")]
    told = []
    for number in range(12):
        learner = learners.add(f"Learner {number}")
        attempt = Practice(bank, clock, random.Random(number), learning_day).start_on(
            learner.id, fact, "One"
        )
        question = practice.go_on(attempt.id).attempt.current
        assert question is not None
        wrong = question.order.index((question.version.item.key + 1) % len(question.order))
        card = practice.answer(attempt.id, question.id, wrong, None, 1000).card
        assert card is not None
        told.append([option.others for option in card.options if option.chosen])
        assert all(option.others is None for option in card.options if not option.chosen)
        clock.tick(minutes=1)
    assert told == [[None]] * 10 + [[(10, 10)], [(11, 11)]]
