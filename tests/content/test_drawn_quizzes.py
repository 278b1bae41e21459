"""Twenty quizzes of ten drawn from the built-in bank, as one learner would meet them."""

import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.attempts import Attempt, QuizSpec, Timing
from quizapp.core.items import ItemKind
from quizapp.core.linting.cross import cross_cues
from quizapp.core.packs import Pack
from quizapp.env.clock import learning_day, system_clock
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice


@pytest.fixture(scope="module")
def quizzes(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> list[Attempt]:
    folder: Path = tmp_path_factory.mktemp("drawn")
    bank = Bank.open(folder / "bank.sqlite", system_clock)
    build_bank(bank, pack, "built in")
    practice = Practice(bank, system_clock, random.Random(2026), learning_day)
    learner = Learners(bank, system_clock).add("Mina").id
    drawn = []
    for _ in range(20):
        attempt = practice.start(learner, QuizSpec(number=10, timing=Timing.END))
        for question in attempt.questions:
            practice.show(attempt.id)
            practice.respond(attempt.id, question.id, None, None, 0)
        drawn.append(attempt)
    bank.close()
    return drawn


def test_every_quiz_has_ten_questions_on_ten_facts(quizzes: list[Attempt]) -> None:
    for quiz in quizzes:
        assert len({q.version.item.fact_id for q in quiz.questions}) == 10


def test_no_question_comes_twice_while_there_are_others(quizzes: list[Attempt]) -> None:
    asked = [q.version.item.id for quiz in quizzes for q in quiz.questions]
    assert len(set(asked)) == len(asked) == 200


def test_no_document_alone_stands_behind_more_than_half(quizzes: list[Attempt], pack: Pack) -> None:
    documents = {
        fact.id: {piece.passage_id.partition("#")[0] for piece in fact.evidence}
        for fact in pack.facts
    }
    for quiz in quizzes:
        alone = Counter(
            next(iter(documents[q.version.item.fact_id]))
            for q in quiz.questions
            if len(documents[q.version.item.fact_id]) == 1
        )
        assert max(alone.values()) <= 5, alone


def test_topics_are_mixed_and_neighbours_differ(quizzes: list[Attempt]) -> None:
    for quiz in quizzes:
        topics = [q.version.topic_id for q in quiz.questions]
        assert len(set(topics)) >= 8
        assert all(a != b for a, b in pairwise(topics))


def test_no_question_gives_away_another(quizzes: list[Attempt]) -> None:
    for quiz in quizzes:
        items = [q.version.item for q in quiz.questions]
        cues = [(a.id, b.id) for a in items for b in items if a is not b and cross_cues(a, b)]
        assert cues == []


def test_true_and_false_and_both_kinds_are_mixed(quizzes: list[Attempt]) -> None:
    kinds = Counter(q.version.item.kind for quiz in quizzes for q in quiz.questions)
    assert min(kinds[ItemKind.CHOICE], kinds[ItemKind.TRUE_FALSE]) > 60
    truths = Counter(
        q.version.item.statement_is_false
        for quiz in quizzes
        for q in quiz.questions
        if q.version.item.kind is ItemKind.TRUE_FALSE
    )
    assert 0.35 <= truths[True] / sum(truths.values()) <= 0.65


def test_nothing_sensitive_comes_unasked(quizzes: list[Attempt]) -> None:
    assert not [q for quiz in quizzes for q in quiz.questions if q.version.sensitive]
