"""Which question of a fact is asked next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import text

from quizapp.bank import variants
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.records import Records
from quizapp.bank.variants import Variants
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import FactId, ItemId, LearnerId
from quizapp.core.content.items import Deck
from quizapp.core.content.packs import Pack
from tests.bank.conftest import NOON, add_learner
from tests.bank.packs import a_fact_numbered, a_pack_of, without_items

Build = Callable[[Bank, Pack], None]

DAY = timedelta(days=1)
FACTS = [FactId(f"fact-{number}") for number in range(3)]


@pytest.fixture
def content(any_bank: Bank, build: Build) -> Pack:
    pack = a_pack_of(*(a_fact_numbered(number) for number in range(3)))
    build(any_bank, pack)
    return pack


@pytest.fixture
def mina(any_bank: Bank, content: Pack) -> LearnerId:
    return add_learner(any_bank).id


def show(bank: Bank, learner_id: LearnerId, item_id: str, at: datetime) -> None:
    with bank.write() as db:
        (version,) = Content(db).current_versions([ItemId(item_id)])
        records = Records(db)
        attempt_id = records.add_attempt(
            learner_id, QuizSpec(), "Quiz", 1, [(version.id, (0, 1))], NOON
        )
        records.mark_shown(records.attempt(attempt_id).questions[0].id, at)


def asked(
    bank: Bank, learner_id: LearnerId, now: datetime, *, prefer_choice: tuple[FactId, ...] = ()
) -> list[str]:
    """Return which kind of question is asked on each fact."""
    with bank.read() as db:
        chosen = Variants(db, now).next(learner_id, FACTS, frozenset(prefer_choice))
        versions = Content(db).item_versions(chosen.values())
        return [versions[version_id].item.id for version_id in chosen.values()]


def test_each_wording_is_asked_once_before_any_comes_again(any_bank: Bank, mina: LearnerId) -> None:
    seen = []
    for day in range(6):
        (item_id, *_) = asked(any_bank, mina, NOON + day * DAY)
        seen.append(item_id)
        show(any_bank, mina, item_id, NOON + day * DAY)
    assert set(seen[:3]) == {"fact-0-choice", "fact-0-true", "fact-0-false"}
    assert seen[3:] == seen[:3]


def test_what_another_learner_saw_does_not_count(any_bank: Bank, mina: LearnerId) -> None:
    before = asked(any_bank, mina, NOON)
    show(any_bank, add_learner(any_bank, "Juno").id, before[0], NOON - DAY)
    assert asked(any_bank, mina, NOON) == before


def test_what_was_shown_in_a_quiz_counts_though_it_was_long_ago(
    any_bank: Bank, mina: LearnerId
) -> None:
    for days, kind in ((400, "false"), (90, "choice"), (200, "true")):
        show(any_bank, mina, f"fact-0-{kind}", NOON - days * DAY)
    assert asked(any_bank, mina, NOON)[0] == "fact-0-false"


def test_a_false_statement_comes_twice_in_seven_days_at_most(
    any_bank: Bank, content: Pack, build: Build, mina: LearnerId
) -> None:
    first, *rest = content.facts
    build(any_bank, replace(content, facts=(without_items(first, "true"), *rest)))
    days = {}
    for number in range(40):
        now = NOON + number * timedelta(hours=8)
        days[now] = asked(any_bank, mina, now)[0]
        show(any_bank, mina, days[now], now)
    false = [at for at, item_id in days.items() if item_id == "fact-0-false"]
    assert len(false) > 2
    for at in false:
        assert sum(at <= other < at + 7 * DAY for other in false) <= 2


def test_a_choice_is_preferred_where_claims_prove_too_little(
    any_bank: Bank, mina: LearnerId
) -> None:
    for name in ("fact-0", "fact-1"):
        for days, kind in ((9, "choice"), (20, "true"), (1, "false")):
            show(any_bank, mina, f"{name}-{kind}", NOON - days * DAY)
    found = asked(any_bank, mina, NOON, prefer_choice=(FACTS[1],))
    assert found[:2] == ["fact-0-true", "fact-1-choice"]


def test_a_retired_question_gives_way_to_another_of_its_fact(
    any_bank: Bank, content: Pack, build: Build, mina: LearnerId
) -> None:
    first, second, third = content.facts
    kept = without_items(first, "choice", "true"), without_items(second, "choice", "true", "false")
    build(any_bank, replace(content, facts=(*kept, third)))
    show(any_bank, mina, "fact-0-false", NOON - timedelta(hours=1))
    found = asked(any_bank, mina, NOON)
    assert found[0] == "fact-0-false"  # the only one left
    assert [item_id.partition("-t")[0][:6] for item_id in found] == ["fact-0", "fact-2"]


def test_a_question_on_how_a_source_argues_is_asked_only_where_there_is_no_other(
    any_bank: Bank, mina: LearnerId, build: Build
) -> None:
    first, second = (a_fact_numbered(number) for number in range(2))

    def detective(fact: Fact, *names: str) -> Fact:
        return replace(
            fact,
            items=tuple(
                replace(one, deck=Deck.DETECTIVE) if one.id.endswith(names) else one
                for one in fact.items
            ),
        )

    build(any_bank, a_pack_of(detective(first, "choice", "true"), detective(second, "")))
    for day in range(4):
        found = asked(any_bank, mina, NOON + day * DAY)
        assert found[0] == "fact-0-false"
        assert found[1].startswith("fact-1-")
        for item_id in found:
            show(any_bank, mina, item_id, NOON + day * DAY)


def test_new_wording_is_asked_as_it_is_now(
    any_bank: Bank, content: Pack, build: Build, mina: LearnerId
) -> None:
    for kind in ("choice", "true", "false"):
        show(any_bank, mina, f"fact-0-{kind}", NOON)
    reworded = tuple(
        replace(f, items=tuple(replace(i, stem="Quite new?") for i in f.items))
        for f in content.facts
    )
    build(any_bank, replace(content, facts=reworded))
    with any_bank.read() as db:
        chosen = Variants(db, NOON + DAY).next(mina, FACTS[:1])
        (version,) = Content(db).item_versions(chosen.values()).values()
    assert version.item.stem == "Quite new?"


def test_a_clock_that_ran_ahead_for_a_day_does_not_stop_the_rotation(
    any_bank: Bank, mina: LearnerId
) -> None:
    for kind in ("choice", "true"):
        show(any_bank, mina, f"fact-0-{kind}", NOON + 365 * DAY)
    seen = []
    for day in range(0, 90, 9):
        (item_id, *_) = asked(any_bank, mina, NOON + day * DAY)
        seen.append(item_id)
        show(any_bank, mina, item_id, NOON + day * DAY)
    assert set(seen[:3]) == {"fact-0-choice", "fact-0-true", "fact-0-false"}
    assert all(a != b for a, b in pairwise(seen))


def test_facts_are_asked_in_the_order_wanted_each_once(any_bank: Bank, mina: LearnerId) -> None:
    wanted = [FACTS[2], FACTS[0], FACTS[2], FactId("unknown"), FACTS[1]]
    with any_bank.read() as db:
        assert list(Variants(db, NOON).next(mina, wanted)) == [FACTS[2], FACTS[0], FACTS[1]]
        assert Variants(db, NOON).next(mina, []) == {}


@pytest.mark.parametrize("query", [variants._ITEMS.format(facts=":fact"), variants._LATELY])
def test_looking_for_variants_uses_indexes(bank: Bank, query: str) -> None:
    with bank.read() as db:
        values = {"learner": 1, "fact": "fact-1", "since": 0}
        plan = [row[3] for row in db.execute(text("EXPLAIN QUERY PLAN " + query), values)]
    assert plan
    assert [step for step in plan if step.startswith("SCAN")] == []
