"""A quiz on given facts, and the card of a question that nobody is being asked."""

import pytest

from quizapp.core.answering.attempts import Learner
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId
from quizapp.core.errors import ExpectedError
from quizapp.services.practice import Practice

FACTS = tuple(FactId(f"fact-{number}") for number in (3, 6, 9, 1))


def test_a_quiz_on_given_facts_asks_each_of_them_once(practice: Practice, mina: Learner) -> None:
    attempt = practice.start_on(mina.id, FACTS, "What the class got wrong")
    assert {q.version.item.fact_id for q in attempt.questions} == set(FACTS)
    assert len(attempt.questions) == len(FACTS)
    assert attempt.title == "What the class got wrong"


def test_the_next_quiz_on_the_same_facts_asks_in_another_way(
    practice: Practice, mina: Learner
) -> None:
    first = practice.start_on(mina.id, FACTS[:1], "One")
    practice.go_on(first.id)
    practice.end(first.id)
    second = practice.start_on(mina.id, FACTS[:1], "One")
    assert second.questions[0].version.item.id != first.questions[0].version.item.id


def test_facts_that_have_no_question_any_more_start_nothing(
    practice: Practice, mina: Learner
) -> None:
    with pytest.raises(ExpectedError, match="no question"):
        practice.start_on(mina.id, (FactId("gone"),), "Gone")
    assert practice.unfinished(mina.id) is None


def test_the_card_of_a_question_that_nobody_is_asked_has_its_key_and_its_passage(
    practice: Practice, mina: Learner
) -> None:
    version = practice.start_on(mina.id, FACTS[:1], "One").questions[0].version
    card = practice.card_on(version.id)
    assert card.fact_id == FACTS[0]
    assert card.outcome is Outcome.SKIPPED
    assert [option.right for option in card.options].count(True) == 1
    assert not any(option.chosen for option in card.options)
    assert card.sources
