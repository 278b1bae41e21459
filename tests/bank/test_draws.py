"""Draws: fair, without repeats, the unseen first."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.bank.draws import AT_LEAST, _shares, candidates, count
from quizapp.bank.engine import Bank
from quizapp.bank.record_tables import SeenRow
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.answering.drawing import Candidate
from quizapp.core.content.facts import Importance
from quizapp.core.content.ids import DocumentId, LearnerId, TopicId
from quizapp.core.content.items import Deck, ItemKind
from quizapp.core.content.packs import Pack
from tests.bank.conftest import NOON, add_learner
from tests.bank.packs import a_fact_numbered, a_pack_of, without_items

Build = Callable[[Bank, Pack], None]


def draw(
    bank: Bank,
    learner_id: LearnerId,
    *,
    wanted: int = 10,
    seed: int = 1,
    spec: QuizSpec | None = None,
) -> tuple[Candidate, ...]:
    with bank.read() as db:
        return candidates(db, spec or QuizSpec(), learner_id, wanted, random.Random(seed))


def see(bank: Bank, learner_id: LearnerId, numbers: range) -> None:
    """Let a learner have seen items, one a minute."""
    with bank.write() as db:
        db.add_all(
            SeenRow(
                learner_id=learner_id,
                item_number=number,
                last_shown=NOON + timedelta(minutes=number),
            )
            for number in numbers
        )


@pytest.fixture
def school(any_bank: Bank, build: Build) -> Bank:
    """A bank in which every filter leaves something out."""
    facts = (
        a_fact_numbered(1, topic="routes", documents=("news",)),
        a_fact_numbered(2, topic="routes", documents=("news", "report"), myth=None),
        a_fact_numbered(3, topic="terms", documents=("report",), sensitive=True),
        a_fact_numbered(4, topic="terms", documents=("report-2",), myth=None),
    )
    harder = replace(
        facts[0],
        items=tuple(replace(item, difficulty=n + 1) for n, item in enumerate(facts[0].items)),
    )
    build(any_bank, a_pack_of(harder, *facts[1:]))
    return any_bank


@pytest.mark.parametrize(
    ("spec", "matching"),
    [
        (QuizSpec(), 9),
        (QuizSpec(include_sensitive=True), 12),
        (QuizSpec(topics=frozenset({TopicId("terms")})), 3),
        (QuizSpec(topics=frozenset({TopicId("terms"), TopicId("routes")})), 9),
        (QuizSpec(documents=frozenset({DocumentId("report")})), 3),
        (QuizSpec(documents=frozenset({DocumentId("news"), DocumentId("report-2")})), 9),
        (QuizSpec(kinds=frozenset({ItemKind.CHOICE})), 3),
        (QuizSpec(difficulties=frozenset({2, 3})), 2),
        (QuizSpec(myths_only=True), 3),
        (QuizSpec(myths_only=True, include_sensitive=True), 6),
        (QuizSpec(documents=frozenset({DocumentId("re_ort")})), 0),
        (QuizSpec(topics=frozenset({TopicId("nothing")})), 0),
    ],
)
def test_counting_and_drawing_agree_on_what_matches(
    school: Bank, spec: QuizSpec, matching: int
) -> None:
    learner = add_learner(school)
    with school.read() as db:
        assert count(db, spec) == matching
    drawn = draw(school, learner.id, spec=spec)
    assert len({one.item_id for one in drawn}) == len(drawn) == matching


def test_a_candidate_tells_what_choosing_needs(school: Bank) -> None:
    learner = add_learner(school)
    see(school, learner.id, range(5, 6))
    drawn = {one.item_id: one for one in draw(school, learner.id)}
    seen = drawn.pop(next(i for i, one in drawn.items() if one.last_shown))
    assert seen.last_shown == NOON + timedelta(minutes=5)
    assert seen.item_id == "fact-2-true"
    assert seen.fact_id == "fact-2"
    assert seen.topic_id == "routes"
    assert (seen.importance, seen.difficulty) == (Importance.USEFUL, 1)
    assert (seen.about_myth, seen.talk) == (False, False)
    assert sorted(seen.quoted) == [("news#one", 0, 10), ("report#one", 0, 10)]
    assert seen.kind is ItemKind.TRUE_FALSE
    assert seen.key_is_true is True
    assert drawn[next(i for i in drawn if i == "fact-2-false")].key_is_true is False
    assert drawn[next(i for i in drawn if i == "fact-2-choice")].key_is_true is None


def test_every_item_is_equally_likely(bank: Bank, build: Build) -> None:
    # 300 items in six buckets of one topic, and removals that moved some to other places.
    facts = [a_fact_numbered(n, documents=("a",) if n % 3 else ("b",)) for n in range(130)]
    build(bank, a_pack_of(*facts))
    build(bank, a_pack_of(*facts[20:120]))
    learner = add_learner(bank)
    picks: Counter[str] = Counter()
    rounds = 300
    rng = random.Random(7)
    with bank.read() as db:
        for _ in range(rounds):
            picks.update(c.item_id for c in candidates(db, QuizSpec(), learner.id, 10, rng))
    assert len(picks) == 300
    expected = rounds * AT_LEAST / 300
    assert picks.total() / 300 == pytest.approx(expected, rel=0.05)
    # Without replacement the variance is smaller than a multinomial's by this factor.
    spread = sum((n - expected) ** 2 for n in picks.values()) / expected / (1 - AT_LEAST / 300)
    # Chi-square with 299 degrees of freedom: mean 299, standard deviation 24.5; bounds at 4.5.
    assert 189 < spread < 409


def test_what_a_learner_never_saw_comes_first_then_what_was_seen_longest_ago(
    any_bank: Bank, build: Build
) -> None:
    build(any_bank, a_pack_of(*(a_fact_numbered(n) for n in range(100))))
    learner, other = add_learner(any_bank), add_learner(any_bank, "Juno")
    see(any_bank, other.id, range(1, 301))
    assert all(one.last_shown is None for one in draw(any_bank, learner.id))
    see(any_bank, learner.id, range(1, 291))
    drawn = draw(any_bank, learner.id)
    assert [one.last_shown is None for one in drawn[:11]] == [True] * 10 + [False]
    longest_ago = [NOON + timedelta(minutes=n) for n in range(1, AT_LEAST - 9)]
    assert [one.last_shown for one in drawn[10:]] == longest_ago
    assert len({one.item_id for one in drawn}) == len(drawn) == AT_LEAST


def test_topics_have_shares_by_their_sizes(bank: Bank, build: Build) -> None:
    sizes = {"big": 200, "middle": 50, "small": 2}
    facts = [
        a_fact_numbered(start + n, topic=topic, myth=None)
        for start, (topic, size) in zip((0, 1000, 2000), sizes.items(), strict=True)
        for n in range(size)
    ]
    build(bank, a_pack_of(*facts))
    drawn = draw(bank, add_learner(bank).id, wanted=20)
    shares = Counter(one.topic_id for one in drawn)
    assert shares[TopicId("big")] in (63, 64)
    assert shares[TopicId("middle")] in (15, 16)
    assert shares[TopicId("small")] in (0, 1)
    assert shares.total() == 80


def test_beside_little_that_is_core_or_about_a_myth_there_is_a_choice_of_it(
    bank: Bank, build: Build
) -> None:
    facts = [a_fact_numbered(n, myth=None) for n in range(300)]
    facts += [a_fact_numbered(n, myth=None, importance=Importance.CORE) for n in range(300, 310)]
    facts += [a_fact_numbered(n) for n in range(310, 320)]
    build(bank, a_pack_of(*facts))
    drawn = draw(bank, add_learner(bank).id, wanted=20)
    assert sum(one.importance is Importance.CORE for one in drawn) >= 20
    assert sum(one.about_myth for one in drawn) >= 20
    assert len({one.item_id for one in drawn}) == len(drawn)


def test_what_is_worth_talking_about_and_what_is_of_a_deck_is_told(
    bank: Bank, build: Build
) -> None:
    fact = a_fact_numbered(1)
    marked = replace(
        fact,
        items=(
            replace(fact.items[0], talk=True),
            replace(fact.items[1], deck=Deck.DETECTIVE),
            fact.items[2],
        ),
    )
    build(bank, a_pack_of(marked))
    learner = add_learner(bank)
    assert {one.item_id: one.talk for one in draw(bank, learner.id)} == {
        "fact-1-choice": True,
        "fact-1-false": False,
    }
    (only,) = draw(bank, learner.id, spec=QuizSpec(deck=Deck.DETECTIVE))
    assert only.item_id == "fact-1-true"


def test_beside_many_false_statements_there_are_true_ones(bank: Bank, build: Build) -> None:
    facts = [without_items(a_fact_numbered(n), "choice", "true") for n in range(300)]
    facts += [without_items(a_fact_numbered(n), "choice", "false") for n in range(300, 320)]
    build(bank, a_pack_of(*facts))
    drawn = draw(bank, add_learner(bank).id, wanted=20)
    assert sum(one.key_is_true is True for one in drawn) == 20


def test_the_same_dice_draw_the_same(bank: Bank, build: Build) -> None:
    build(bank, a_pack_of(*(a_fact_numbered(n) for n in range(100))))
    learner = add_learner(bank)
    assert draw(bank, learner.id, seed=5) == draw(bank, learner.id, seed=5)
    assert draw(bank, learner.id, seed=5) != draw(bank, learner.id, seed=6)


@given(
    sizes=st.dictionaries(st.text(min_size=1), st.integers(1, 500), max_size=12),
    number=st.integers(0, 400),
    seed=st.integers(),
)
@settings(deadline=None)
def test_shares_follow_sizes(sizes: dict[str, int], number: int, seed: int) -> None:
    shares = _shares(sizes, number, random.Random(seed))
    total = sum(sizes.values())
    assert sum(shares.values()) == min(number, total)
    for topic, share in shares.items():
        assert abs(share - min(number, total) * sizes[topic] / total) < 1


def test_a_small_topic_has_its_share_over_many_draws() -> None:
    sizes = {"big": 99, "small": 1}
    rng = random.Random(3)
    drawn = sum(_shares(sizes, 10, rng)["small"] for _ in range(2_000))
    assert 150 <= drawn <= 250
