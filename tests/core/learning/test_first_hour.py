"""What somebody new reads: short, and it decides the five questions that follow (spec DY-5)."""

from dataclasses import replace

import pytest

from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Importance, Status
from quizapp.core.content.ids import PassageId
from quizapp.core.content.items import Deck, ItemKind
from quizapp.core.content.packs import Pack
from quizapp.core.learning.first_hour import (
    CORE,
    LONGEST,
    PASSAGES,
    QUESTIONS,
    TOGETHER,
    Chosen,
    choose_reading,
    ease,
)
from tests.whole_content import whole_pack


@pytest.fixture(scope="module")
def pack() -> Pack:
    return whole_pack()


@pytest.fixture(scope="module")
def passages(pack: Pack) -> dict[PassageId, tuple[Passage, Document]]:
    return {passage.id: (passage, d) for d in pack.documents for passage in d.passages}


@pytest.fixture(scope="module")
def readings(pack: Pack, passages: dict[PassageId, tuple[Passage, Document]]) -> dict[str, Chosen]:
    found = {"myths": choose_reading(pack.facts, passages, on_myths=True)}
    for topic in pack.topics:
        facts = [fact for fact in pack.facts if fact.topic_id == topic.id]
        found[topic.id] = choose_reading(facts, passages)
    return {name: one for name, one in found.items() if one is not None}


def test_the_built_in_pack_has_myths_and_several_topics_to_begin_with(
    readings: dict[str, Chosen],
) -> None:
    assert "myths" in readings
    assert len(readings) >= 6


def test_what_is_disputed_is_not_asked_and_what_somebody_says_only_if_need_be(
    pack: Pack, passages: dict[PassageId, tuple[Passage, Document]], readings: dict[str, Chosen]
) -> None:
    facts = {fact.id: fact for fact in pack.facts}
    asked = {
        name: {facts[fact_id].status for fact_id, _ in one.questions}
        for name, one in readings.items()
    }
    assert not any(Status.DISPUTED in found for found in asked.values())
    assert asked["myths"] == {Status.SETTLED}
    settled = [name for name, found in asked.items() if found == {Status.SETTLED}]
    assert len(settled) >= 6
    best = min(readings, key=lambda name: ease(readings[name], facts, passages))
    assert best in settled
    only_said = [replace(fact, status=Status.ATTRIBUTED) for fact in pack.facts]
    assert choose_reading(only_said, passages) is not None
    disputed = [replace(fact, status=Status.DISPUTED) for fact in pack.facts]
    assert choose_reading(disputed, passages) is None


def test_the_questions_are_easy_mostly_core_and_each_decided_by_a_passage_that_was_read(
    pack: Pack, readings: dict[str, Chosen]
) -> None:
    facts = {fact.id: fact for fact in pack.facts}
    for name, one in readings.items():
        assert len(one.questions) == QUESTIONS, name
        assert len({fact_id for fact_id, _ in one.questions}) == QUESTIONS, "a fact is asked once"
        homes = set()
        for fact_id, item_id in one.questions:
            fact = facts[fact_id]
            item = next(item for item in fact.items if item.id == item_id)
            decides = item.evidence or (fact.evidence[0].passage_id,)
            assert fact.importance is not Importance.EXTRA
            assert not fact.sensitive
            assert (item.difficulty, item.deck) == (1, Deck.DEFAULT)
            assert set(decides) <= set(one.passages), f"{item_id} needs another passage"
            assert name != "myths" or item.about_myth
            homes.add(decides[0])
        assert homes == set(one.passages), "nothing is read for nothing"
        core = sum(facts[asked].importance is Importance.CORE for asked, _ in one.questions)
        assert core >= CORE, name


def test_options_and_claims_take_turns_wherever_the_passages_decide_both(
    pack: Pack, readings: dict[str, Chosen]
) -> None:
    items = {item.id: item for fact in pack.facts for item in fact.items}
    for name, one in readings.items():
        kinds = [items[item_id].kind for _, item_id in one.questions]
        assert kinds.count(ItemKind.CHOICE) >= 2, name
        facts = (fact for fact in pack.facts if any(fact.id == asked for asked, _ in one.questions))
        decided = {
            item.kind
            for fact in facts
            for item in fact.items
            if (item.difficulty, item.deck) == (1, Deck.DEFAULT)
            and (item.about_myth or name != "myths")
            and (item.evidence or (fact.evidence[0].passage_id,))[0] in one.passages
            and len(item.evidence) < 2
        }
        assert ItemKind.TRUE_FALSE in kinds or ItemKind.TRUE_FALSE not in decided, name


def test_what_is_read_is_short_and_harmless(
    readings: dict[str, Chosen], passages: dict[PassageId, tuple[Passage, Document]]
) -> None:
    for one in readings.values():
        read = [passages[passage_id][0] for passage_id in one.passages]
        words = [len(passage.text.split()) for passage in read]
        assert len(read) in PASSAGES
        assert max(words) <= LONGEST
        assert sum(words) <= TOGETHER
        assert not any(p.sensitive or p.unverified or p.table for p in read)


def test_common_myths_are_from_several_topics_and_not_all_claims(
    pack: Pack, readings: dict[str, Chosen]
) -> None:
    facts = {fact.id: fact for fact in pack.facts}
    asked = readings["myths"].questions
    assert len({facts[fact_id].topic_id for fact_id, _ in asked}) >= 3
    items = {item.id: item for fact in pack.facts for item in fact.items}
    kinds = [items[item_id].kind for _, item_id in asked]
    assert kinds[0] is ItemKind.CHOICE
    assert 1 <= kinds.count(ItemKind.TRUE_FALSE) <= 3


def test_too_little_is_no_first_hour(
    pack: Pack, passages: dict[PassageId, tuple[Passage, Document]]
) -> None:
    assert choose_reading(pack.facts[:2], passages) is None
    assert choose_reading((), passages) is None
    useful = [replace(fact, importance=Importance.USEFUL) for fact in pack.facts]
    assert choose_reading(useful, passages) is None
