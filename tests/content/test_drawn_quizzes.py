"""Quizzes of ten drawn from the built-in bank.

Twenty as one learner would meet them, one after the other, and two hundred first quizzes.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, pairwise
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.content import Content
from quizapp.bank.draws import candidates
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Attempt, QuizSpec, Timing
from quizapp.core.answering.drawing import (
    LONGEST_RUN,
    Candidate,
    choose,
    quote_one_passage,
    quote_the_same,
)
from quizapp.core.content.items import Item, ItemKind
from quizapp.core.content.packs import Pack
from quizapp.core.linting.cross import cross_cues
from quizapp.env.clock import learning_day, system_clock
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice


@pytest.fixture(scope="module")
def bank(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    folder: Path = tmp_path_factory.mktemp("drawn")
    bank = Bank.open(folder / "bank.sqlite", system_clock)
    build_bank(bank, pack, "built in")
    yield bank
    bank.close()


@pytest.fixture(scope="module")
def quizzes(bank: Bank) -> list[Attempt]:
    practice = Practice(bank, system_clock, random.Random(2026), learning_day)
    learner = Learners(bank, system_clock).add("Mina").id
    drawn = []
    for _ in range(20):
        attempt = practice.start(learner, QuizSpec(number=10, timing=Timing.END))
        for question in attempt.questions:
            practice.go_on(attempt.id)
            practice.answer(attempt.id, question.id, None, None, 0)
        drawn.append(attempt)
    return drawn


@pytest.fixture(scope="module")
def first_quizzes(bank: Bank) -> list[tuple[Candidate, ...]]:
    learner = Learners(bank, system_clock).add("Juno").id
    drawn = []
    with bank.read() as db:
        for seed in range(200):
            rng = random.Random(seed)
            drawn.append(choose(candidates(db, QuizSpec(), learner, 10, rng), 10, rng))
    return drawn


def test_no_two_questions_rest_on_the_same_words(
    first_quizzes: list[tuple[Candidate, ...]],
) -> None:
    for quiz in first_quizzes:
        assert not [(a, b) for a, b in combinations(quiz, 2) if quote_the_same(a, b)]


def test_neighbours_rest_on_different_passages_and_topics(
    first_quizzes: list[tuple[Candidate, ...]],
) -> None:
    for quiz in first_quizzes:
        assert not [(a, b) for a, b in pairwise(quiz) if quote_one_passage(a, b)]
        assert not [(a, b) for a, b in pairwise(quiz) if a.topic_id == b.topic_id]


def test_neither_kind_nor_key_runs_on(first_quizzes: list[tuple[Candidate, ...]]) -> None:
    for quiz in first_quizzes:
        assert _longest_run(one.kind for one in quiz) <= LONGEST_RUN
        keys = [one.key_is_true for one in quiz if one.key_is_true is not None]
        assert _longest_run(keys) <= LONGEST_RUN


def test_in_a_quiz_on_one_topic_the_same_words_are_never_neighbours(bank: Bank, pack: Pack) -> None:
    learner = Learners(bank, system_clock).add("Hana").id
    with bank.read() as db:
        for topic in pack.topics:
            for seed in range(15):
                rng = random.Random(seed)
                spec = QuizSpec(topics=frozenset({topic.id}))
                quiz = choose(candidates(db, spec, learner, 10, rng), 10, rng)
                assert not [(a, b) for a, b in pairwise(quiz) if quote_the_same(a, b)]


def _longest_run(values: Iterable[object]) -> int:
    return max(len(list(group)) for _, group in groupby(values))


def test_every_quiz_has_ten_questions_on_ten_facts(quizzes: list[Attempt]) -> None:
    for quiz in quizzes:
        assert len({q.version.item.fact_id for q in quiz.questions}) == 10


def test_no_question_comes_twice_while_there_are_others(quizzes: list[Attempt]) -> None:
    asked = [q.version.item.id for quiz in quizzes for q in quiz.questions]
    assert len(set(asked)) == len(asked) == 200


def test_topics_are_mixed_and_neighbours_differ(quizzes: list[Attempt]) -> None:
    for quiz in quizzes:
        topics = [q.version.topic_id for q in quiz.questions]
        assert max(Counter(topics).values()) <= 3
        assert all(a != b for a, b in pairwise(topics))


def cues_in(items: Sequence[Item]) -> list[tuple[str, str]]:
    return [(a.id, b.id) for a in items for b in items if a is not b and cross_cues(a, b)]


class Dice(random.Random):
    """Deals one seed, so that a service draws what the test has drawn."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.dealt = seed

    def getrandbits(self, k: int, /) -> int:
        """Return the seed."""
        return self.dealt


def test_a_draw_in_which_a_question_gives_away_another_is_drawn_again(
    bank: Bank, first_quizzes: list[tuple[Candidate, ...]]
) -> None:
    """Of two hundred draws some hold such a pair: those very ones are given to the service."""
    with bank.read() as db:
        drawn = Content(db).item_versions(c.version_id for quiz in first_quizzes for c in quiz)
    clashing = [
        seed
        for seed, quiz in enumerate(first_quizzes)
        if cues_in([drawn[one.version_id].item for one in quiz])
    ]
    assert len(clashing) >= 3
    learner = Learners(bank, system_clock).add("Sumi").id
    for seed in clashing:
        quiz = Practice(bank, system_clock, Dice(seed), learning_day).start(learner, QuizSpec())
        assert cues_in([question.version.item for question in quiz.questions]) == []


def test_no_question_gives_away_another(quizzes: list[Attempt]) -> None:
    for quiz in quizzes:
        assert cues_in([question.version.item for question in quiz.questions]) == []


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
