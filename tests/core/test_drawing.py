import itertools
import random
from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.drawing import Candidate, choose
from quizapp.core.ids import DocumentId, FactId, ItemId, ItemVersionId, TopicId
from quizapp.core.items import ItemKind

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def a_candidate(
    number: int,
    *,
    fact: str = "",
    topic: str = "routes",
    documents: tuple[str, ...] = ("news",),
    truth: bool | None = None,
    seen_days: int | None = None,
) -> Candidate:
    return Candidate(
        item_id=ItemId(f"item-{number}"),
        version_id=ItemVersionId(number),
        fact_id=FactId(fact or f"fact-{number}"),
        topic_id=TopicId(topic),
        documents=frozenset(DocumentId(one) for one in documents),
        kind=ItemKind.CHOICE if truth is None else ItemKind.TRUE_FALSE,
        key_is_true=truth,
        last_shown=None if seen_days is None else LONG_AGO + timedelta(days=seen_days),
    )


candidate_lists = st.lists(
    st.builds(
        a_candidate,
        st.integers(0, 10_000),
        fact=st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"]),
        topic=st.sampled_from(["x", "y", "z"]),
        documents=st.sampled_from([("one",), ("two",), ("one", "two")]),
        truth=st.sampled_from([None, True, False]),
        seen_days=st.none() | st.integers(0, 30),
    ),
    max_size=40,
    unique_by=lambda candidate: candidate.item_id,
)


@given(pool=candidate_lists, number=st.integers(1, 12), seed=st.integers())
def test_a_choice_is_as_long_as_the_facts_allow_and_never_asks_a_fact_twice(
    pool: list[Candidate], number: int, seed: int
) -> None:
    chosen = choose(pool, number, random.Random(seed))
    facts = [one.fact_id for one in chosen]
    assert len(set(facts)) == len(facts)
    assert len(chosen) == min(number, len({one.fact_id for one in pool}))


@given(pool=candidate_lists, seed=st.integers())
def test_the_same_seed_chooses_the_same(pool: list[Candidate], seed: int) -> None:
    assert choose(pool, 5, random.Random(seed)) == choose(pool, 5, random.Random(seed))


def test_what_was_never_seen_comes_before_what_was() -> None:
    pool = [a_candidate(n, seen_days=n) for n in range(10)] + [
        a_candidate(n) for n in range(10, 15)
    ]
    chosen = choose(pool, 5, random.Random(1))
    assert {one.last_shown for one in chosen} == {None}


def test_of_what_was_seen_the_longest_ago_comes_first() -> None:
    pool = [a_candidate(n, seen_days=n) for n in range(20)]
    chosen = choose(pool, 5, random.Random(1))
    assert {one.item_id for one in chosen} == {f"item-{n}" for n in range(5)}


def test_topics_are_even_where_the_candidates_allow() -> None:
    pool = [a_candidate(n, topic="big", documents=(f"d{n}",)) for n in range(30)]
    pool += [a_candidate(n, topic="small", documents=(f"d{n}",)) for n in range(30, 36)]
    chosen = choose(pool, 10, random.Random(2))
    assert Counter(one.topic_id for one in chosen) == {"big": 5, "small": 5}


def test_no_document_alone_stands_behind_more_than_half() -> None:
    pool = [a_candidate(n, documents=("long",)) for n in range(40)]
    pool += [a_candidate(n, documents=("short",)) for n in range(40, 46)]
    pool += [a_candidate(n, documents=("long", "short")) for n in range(46, 50)]
    for seed in range(20):
        chosen = choose(pool, 10, random.Random(seed))
        assert sum(one.documents == {"long"} for one in chosen) <= 5


def test_the_share_of_true_statements_stays_between_its_bounds() -> None:
    pool = [a_candidate(n, truth=n % 2 == 0, documents=(f"d{n}",)) for n in range(80)]
    for seed in range(50):
        chosen = choose(pool, 20, random.Random(seed))
        share = sum(one.key_is_true is True for one in chosen) / len(chosen)
        assert 0.35 <= share <= 0.65, seed


def test_neighbours_differ_in_topic_where_that_is_possible() -> None:
    pool = [
        a_candidate(n, topic=topic, documents=(f"d{n}",))
        for n, topic in enumerate(["x"] * 5 + ["y"] * 3 + ["z"] * 2)
    ]
    for seed in range(50):
        topics = [one.topic_id for one in choose(pool, 10, random.Random(seed))]
        assert all(a != b for a, b in itertools.pairwise(topics)), (seed, topics)
