import itertools
import random
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.drawing import (
    LONGEST_RUN,
    Candidate,
    Quoted,
    choose,
    quote_one_passage,
    quote_the_same,
)
from quizapp.core.content.facts import Importance
from quizapp.core.content.ids import FactId, ItemId, ItemVersionId, PassageId, TopicId
from quizapp.core.content.items import ItemKind

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def a_candidate(
    number: int,
    *,
    fact: str = "",
    topic: str = "routes",
    truth: bool | None = None,
    seen_days: int | None = None,
    quoted: tuple[tuple[str, int, int], ...] = (),
    importance: Importance = Importance.USEFUL,
    difficulty: int = 1,
    about_myth: bool = False,
    talk: bool = False,
) -> Candidate:
    return Candidate(
        item_id=ItemId(f"item-{number}"),
        version_id=ItemVersionId(number),
        fact_id=FactId(fact or f"fact-{number}"),
        topic_id=TopicId(topic),
        kind=ItemKind.CHOICE if truth is None else ItemKind.TRUE_FALSE,
        key_is_true=truth,
        last_shown=None if seen_days is None else LONG_AGO + timedelta(days=seen_days),
        quoted=tuple(Quoted(PassageId(passage), start, end) for passage, start, end in quoted),
        importance=importance,
        difficulty=difficulty,
        about_myth=about_myth,
        talk=talk,
    )


def longest_run(values: Iterable[object]) -> int:
    return max((len(list(group)) for _, group in itertools.groupby(values)), default=0)


candidate_lists = st.lists(
    st.builds(
        a_candidate,
        st.integers(0, 10_000),
        fact=st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"]),
        topic=st.sampled_from(["x", "y", "z"]),
        importance=st.sampled_from(Importance),
        difficulty=st.integers(1, 3),
        about_myth=st.booleans(),
        talk=st.booleans(),
        truth=st.sampled_from([None, True, False]),
        seen_days=st.none() | st.integers(0, 30),
        quoted=st.lists(
            st.tuples(st.sampled_from(["p", "q"]), st.integers(0, 20), st.integers(0, 20)),
            max_size=2,
        ).map(tuple),
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


def test_topics_have_their_shares_of_the_candidates_and_none_more_than_three_of_ten() -> None:
    pool = [a_candidate(n, topic="big") for n in range(30)]
    pool += [a_candidate(30 + n, topic=f"small {n % 5}") for n in range(20)]
    for seed in range(20):
        topics = Counter(one.topic_id for one in choose(pool, 10, random.Random(seed)))
        assert topics[TopicId("big")] == 3
        assert max(n for topic, n in topics.items() if topic != "big") <= 2


def test_one_topic_may_fill_a_quiz_that_asks_for_it() -> None:
    pool = [a_candidate(n, topic="only") for n in range(30)]
    assert len(choose(pool, 10, random.Random(2))) == 10


@given(number=st.integers(1, 30), seed=st.integers())
def test_one_question_in_ten_may_be_extra(number: int, seed: int) -> None:
    pool = [a_candidate(n, importance=Importance.EXTRA, topic=f"t{n}") for n in range(40)]
    pool += [a_candidate(100 + n, topic=f"t{n}", seen_days=1) for n in range(40)]
    extras = sum(
        one.importance is Importance.EXTRA for one in choose(pool, number, random.Random(seed))
    )
    assert extras == -(-number // 10)


def test_half_of_a_quiz_is_core_and_four_of_ten_about_a_myth() -> None:
    pool = [a_candidate(n, topic=f"t{n}") for n in range(60)]
    pool += [a_candidate(100 + n, topic=f"t{n}", importance=Importance.CORE) for n in range(6)]
    pool += [a_candidate(200 + n, topic=f"t{n}", about_myth=True) for n in range(6)]
    for seed in range(20):
        chosen = choose(pool, 10, random.Random(seed))
        assert sum(one.importance is Importance.CORE for one in chosen) >= 5
        assert sum(one.about_myth for one in chosen) >= 4


def test_what_was_never_seen_comes_before_core() -> None:
    pool = [a_candidate(n, topic=f"t{n}") for n in range(10)]
    pool += [
        a_candidate(100 + n, importance=Importance.CORE, talk=True, seen_days=1) for n in range(9)
    ]
    chosen = choose(pool, 10, random.Random(3))
    assert {one.last_shown for one in chosen} == {None}


def test_a_quiz_opens_with_what_is_easy_and_core_and_ends_on_what_is_worth_talking_about() -> None:
    pool = [
        a_candidate(
            n,
            topic=f"t{n % 13}",
            difficulty=1 + n % 3,
            importance=tuple(Importance)[n % 2],
            talk=n % 17 == 0,
        )
        for n in range(60)
    ]
    for seed in range(50):
        chosen = choose(pool, 10, random.Random(seed))
        assert (chosen[0].difficulty, chosen[0].importance) == (1, Importance.CORE)
        assert chosen[-1].talk


def test_what_is_worth_talking_about_yields_where_it_quotes_the_words_of_the_first() -> None:
    """Of forty candidates now and then one alone is worth talking about."""
    same = (("p", 0, 9),)
    pool = [
        a_candidate(1, topic="t1", importance=Importance.CORE, quoted=same),
        a_candidate(2, topic="t2", talk=True, quoted=same),
        *(a_candidate(n, topic=f"t{n}", difficulty=2) for n in range(3, 15)),
    ]
    for seed in range(20):
        chosen = choose(pool, 10, random.Random(seed))
        assert [one.item_id for one in chosen if one.quoted] == ["item-1"]


def test_it_gets_harder_towards_the_end() -> None:
    pool = [a_candidate(n, topic=f"t{n % 13}", difficulty=1 + n % 3) for n in range(60)]
    early = late = 0
    for seed in range(50):
        chosen = choose(pool, 9, random.Random(seed))
        early += sum(one.difficulty for one in chosen[:3])
        late += sum(one.difficulty for one in chosen[-3:])
    assert late > early * 1.5


def test_the_share_of_true_statements_stays_between_its_bounds() -> None:
    pool = [a_candidate(n, truth=n % 2 == 0) for n in range(80)]
    for seed in range(50):
        chosen = choose(pool, 20, random.Random(seed))
        share = sum(one.key_is_true is True for one in chosen) / len(chosen)
        assert 0.35 <= share <= 0.65, seed


def test_neighbours_differ_in_topic_where_that_is_possible() -> None:
    pool = [
        a_candidate(n, topic=topic) for n, topic in enumerate(["x"] * 5 + ["y"] * 3 + ["z"] * 2)
    ]
    for seed in range(50):
        topics = [one.topic_id for one in choose(pool, 10, random.Random(seed))]
        assert all(a != b for a, b in itertools.pairwise(topics)), (seed, topics)


def test_spans_overlap_only_where_they_share_a_character_of_one_passage() -> None:
    one = a_candidate(1, quoted=(("p", 0, 10), ("q", 5, 9)))
    for other, words, passage in (
        ((("p", 9, 12),), True, True),
        ((("p", 10, 12),), False, True),
        ((("r", 0, 12),), False, False),
        ((("r", 0, 12), ("q", 0, 20)), True, True),
        ((("p", 5, 5),), False, True),  # marks nothing: its quote is gone from the passage
    ):
        two = a_candidate(2, quoted=other)
        assert quote_the_same(one, two) is quote_the_same(two, one) is words
        assert quote_one_passage(one, two) is quote_one_passage(two, one) is passage


@given(
    pairs=st.integers(1, 10),
    alone=st.integers(0, 12),
    number=st.integers(2, 12),
    seed=st.integers(),
)
def test_two_that_quote_the_same_words_meet_only_where_nothing_else_is_left(
    pairs: int, alone: int, number: int, seed: int
) -> None:
    pool = [a_candidate(n, quoted=((f"p{n // 2}", n % 2, 9),)) for n in range(2 * pairs)]
    pool += [a_candidate(n, quoted=((f"p{n}", 0, 9),)) for n in range(100, 100 + alone)]
    chosen = choose(pool, number, random.Random(seed))
    met = sum(quote_the_same(a, b) for a, b in itertools.combinations(chosen, 2))
    assert met == max(0, min(number, len(pool)) - pairs - alone)


def test_what_was_seen_comes_before_what_another_question_tells() -> None:
    pool = [a_candidate(n, quoted=(("p", n, n + 5),)) for n in range(4)]
    pool += [a_candidate(n, seen_days=n) for n in range(10, 12)]
    chosen = choose(pool, 3, random.Random(4))
    assert {one.item_id for one in chosen} >= {"item-10", "item-11"}


def test_two_that_quote_the_same_words_are_never_neighbours_if_others_can_stand_between() -> None:
    pool = [a_candidate(n, quoted=(("p", n, 20),)) for n in range(5)]
    pool += [a_candidate(n, quoted=((f"p{n}", 0, 9),)) for n in range(5, 9)]
    for seed in range(100):
        chosen = choose(pool, 9, random.Random(seed))
        assert not any(quote_the_same(a, b) for a, b in itertools.pairwise(chosen)), seed


def test_two_that_quote_one_passage_are_not_neighbours_if_others_can_stand_between() -> None:
    pool = [a_candidate(n, quoted=(("p", 10 * n, 10 * n + 9),)) for n in range(4)]
    pool += [a_candidate(n, quoted=((f"p{n}", 0, 9),)) for n in range(4, 10)]
    for seed in range(100):
        chosen = choose(pool, 10, random.Random(seed))
        assert not any(quote_one_passage(a, b) for a, b in itertools.pairwise(chosen)), seed


@given(
    truths=st.lists(st.sampled_from([None, True, False]), min_size=6, max_size=12),
    seed=st.integers(),
)
def test_no_kind_and_no_key_runs_on_where_it_can_be_broken(
    truths: list[bool | None], seed: int
) -> None:
    pool = [a_candidate(n, truth=truth, topic=f"t{n}") for n, truth in enumerate(truths)]
    chosen = choose(pool, len(pool), random.Random(seed))
    kinds = [one.kind for one in chosen]
    keys = [one.key_is_true for one in chosen if one.key_is_true is not None]
    for values in (kinds, keys):
        rarest = min(Counter(values).values(), default=0)
        if len(set(values)) == 2 and len(values) - rarest <= LONGEST_RUN * (rarest + 1):
            assert longest_run(values) <= LONGEST_RUN, values


def test_an_order_is_mended_where_placing_one_after_the_other_leaves_neighbours() -> None:
    """Half of them quote one passage, and topics, claims and the last question bind the rest."""
    pool = [
        a_candidate(
            n,
            topic=f"t{n % 5}",
            truth=(None, True, False)[n % 3],
            difficulty=1 + (n > 0) + (n > 6),
            talk=n == 9,
            quoted=(("p", 10 * n, 10 * n + 5),) if n < 5 else (),
        )
        for n in range(10)
    ]
    for seed in range(12):
        chosen = choose(pool, 10, random.Random(seed))
        assert not any(quote_one_passage(a, b) for a, b in itertools.pairwise(chosen)), seed
        assert chosen[-1].talk
