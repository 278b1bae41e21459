"""Building packs into a bank."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from quizapp.bank.backup import check
from quizapp.bank.build import build_bank
from quizapp.bank.content import Content
from quizapp.bank.content_tables import ItemRow
from quizapp.bank.draws import count
from quizapp.bank.engine import Bank
from quizapp.bank.errors import BankTaken
from quizapp.bank.records import Records
from quizapp.bank.search import search_items, search_passages
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.documents import Table, table_in_words
from quizapp.core.content.facts import Status
from quizapp.core.content.ids import FactId, ItemId, ItemVersionId, PackId, TopicId
from quizapp.core.content.packs import BuildReport, Pack
from tests.bank.conftest import NOON, add_learner
from tests.bank.packs import a_fact_numbered, a_pack_of, without_items
from tests.builders import a_choice, a_document, a_fact, a_pack, a_passage
from tests.pictures import a_picture

Build = Callable[[Bank, Pack], None]


def test_a_built_pack_reads_back_as_it_was(any_bank: Bank) -> None:
    table = Table(("Year", "Men", "Women"), (("2009", "662", "2,252"), ("2010", "591", "1,811")))
    passages = (
        a_passage(note="The sum fails.", unverified="the share of 70 per cent", sensitive=True),
        a_passage(
            id="dmz-news#table", number=2, table=table, text=table_in_words(table), section=()
        ),
    )
    facts = (
        a_fact(sensitive=True, as_of="2016-02"),
        a_fact(
            id=FactId("second"),
            status=Status.DISPUTED,
            reading="It cannot be decided.",
            explanation="So it is.",
            myth=None,
            items=(),
        ),
    )
    pack = a_pack(documents=(a_document(passages=passages),), facts=facts)
    report = build_bank(any_bank, pack, "one")
    with any_bank.read() as db:
        content = Content(db)
        assert report == BuildReport(added=2, changed=0, retired=0, unchanged=0)
        assert content.documents() == pack.documents
        assert content.topics() == pack.topics
        assert content.facts([fact.id for fact in facts]) == {fact.id: fact for fact in facts}


def test_an_unchanged_digest_builds_nothing(bank: Bank) -> None:
    build_bank(bank, a_pack(), "one")
    other = a_pack(title="Another title")
    assert build_bank(bank, other, "one") == BuildReport(0, 0, 0, unchanged=2)
    assert _digest(bank, "sample") == "one"
    assert _digest(bank, "never-built") is None


def test_building_again_from_other_files_changes_nothing_that_did_not_change(bank: Bank) -> None:
    build_bank(bank, a_pack(), "one")
    assert build_bank(bank, a_pack(), "two") == BuildReport(0, 0, 0, unchanged=2)
    assert _digest(bank, "sample") == "two"


def test_a_reworded_item_gets_a_new_version_and_the_old_one_stays(any_bank: Bank) -> None:
    build_bank(any_bank, a_pack(), "one")
    old = _version(any_bank, "routes-china-way")
    reworded = a_fact(items=(a_choice(stem="Which way do most take?"), a_fact().items[1]))
    report = build_bank(any_bank, a_pack(facts=(reworded,)), "two")
    new = _version(any_bank, "routes-china-way")
    assert report == BuildReport(added=0, changed=1, retired=0, unchanged=1)
    assert new != old
    with any_bank.read() as db:
        versions = Content(db).item_versions([old, new])
    assert versions[old].item == a_choice()
    assert versions[new].item.stem == "Which way do most take?"


def test_a_wording_that_comes_back_is_the_version_it_was(bank: Bank, build: Build) -> None:
    build(bank, a_pack())
    old = _version(bank, "routes-china-way")
    build(bank, a_pack(facts=(a_fact(items=(a_choice(stem="Another?"),)),)))
    build(bank, a_pack())
    assert _version(bank, "routes-china-way") == old


def test_refiling_an_item_makes_no_new_version(bank: Bank) -> None:
    build_bank(bank, a_pack(), "one")
    old = _version(bank, "routes-china-way")
    harder = a_choice(difficulty=3, tags=("table",))
    report = build_bank(bank, a_pack(facts=(a_fact(items=(harder, a_fact().items[1])),)), "two")
    assert report == BuildReport(added=0, changed=1, retired=0, unchanged=1)
    assert _version(bank, "routes-china-way") == old
    with bank.read() as db:
        assert count(db, QuizSpec(difficulties=frozenset({3}))) == 1
        assert Content(db).item_versions([old])[old].item == harder


def test_a_misconception_that_nobody_sees_makes_no_new_version(bank: Bank) -> None:
    build_bank(bank, a_pack(), "one")
    old = _version(bank, "routes-china-way")
    key, lure, other = a_choice().options
    named = a_choice(options=(key, replace(lure, misconception=FactId("routes-china")), other))
    report = build_bank(bank, a_pack(facts=(a_fact(items=(named, a_fact().items[1])),)), "two")
    assert report.changed == 1
    with bank.read() as db:
        assert Content(db).item_versions([old])[old].item == named


def test_a_removed_item_is_retired_and_comes_back_with_its_version(
    any_bank: Bank, build: Build
) -> None:
    fact = a_fact_numbered(1)
    build(any_bank, a_pack_of(fact))
    old = _version(any_bank, "fact-1-true")
    shorter = build_bank(any_bank, a_pack_of(without_items(fact, "true")), "shorter")
    assert shorter == BuildReport(added=0, changed=0, retired=1, unchanged=2)
    with any_bank.read() as db:
        content = Content(db)
        assert count(db, QuizSpec()) == 2
        assert content.current_versions([ItemId("fact-1-true")]) == ()
        assert content.item_versions([old])[old].item == fact.items[1]
        assert len(content.fact(fact.id).items) == 2
    again = build_bank(any_bank, a_pack_of(fact), "again")
    assert again == BuildReport(added=1, changed=0, retired=0, unchanged=2)
    assert _version(any_bank, "fact-1-true") == old
    assert check(any_bank) == ()


def test_a_removed_fact_can_still_be_explained_and_its_evidence_follows_its_passage(
    bank: Bank, build: Build
) -> None:
    build(bank, a_pack())
    moved = a_passage(text="First of all: " + a_passage().text)
    build(bank, a_pack(documents=(a_document(passages=(moved,)),), facts=()))
    with bank.read() as db:
        content = Content(db)
        fact = content.fact(a_fact().id)
        (piece,) = fact.evidence
        assert content.facts_citing(moved.id) == ()
        assert content.totals().facts == 0
    assert moved.text[piece.start : piece.end] == piece.quote
    rewritten = a_passage(text="Nothing of it is left.")
    build(bank, a_pack(documents=(a_document(passages=(rewritten,)),), facts=()))
    with bank.read() as db:
        (piece,) = Content(db).fact(a_fact().id).evidence
    assert (piece.start, piece.end) == (0, 0)


def test_a_removed_passage_is_kept_for_old_attempts_and_found_no_more(
    any_bank: Bank, build: Build
) -> None:
    build(any_bank, a_pack())
    other = a_passage(id="dmz-news#other", text="Something else entirely.")
    build(any_bank, a_pack(documents=(a_document(passages=(other,)),), facts=()))
    with any_bank.read() as db:
        content = Content(db)
        assert content.document(a_document().id).passages == (other,)
        found = content.passages_with_documents([a_passage().id])
        assert found[a_passage().id][0] == a_passage()
        assert search_passages(db, "mined", 10) == ()
        assert len(search_passages(db, "entirely", 10)) == 1
    build(any_bank, a_pack())
    with any_bank.read() as db:
        assert len(search_passages(db, "mined", 10)) == 1
        assert search_passages(db, "entirely", 10) == ()


def test_search_follows_every_change_of_an_item(any_bank: Bank, build: Build) -> None:
    build(any_bank, a_pack())
    build(any_bank, a_pack(facts=(a_fact(items=(a_choice(stem="Quite another wording?"),)),)))
    with any_bank.read() as db:
        assert search_items(db, "flee", 10) == ()
        assert len(search_items(db, "wording", 10)) == 1
    build(any_bank, a_pack(facts=(a_fact(items=()),)))
    with any_bank.read() as db:
        assert search_items(db, "wording", 10) == ()
    build(any_bank, a_pack())
    with any_bank.read() as db:
        assert len(search_items(db, "flee", 10)) == 2


def test_buckets_stay_without_gaps_whatever_is_removed(bank: Bank, build: Build) -> None:
    facts = [a_fact_numbered(number, topic=f"t{number % 2}") for number in range(12)]
    build(bank, a_pack_of(*facts))
    build(bank, a_pack_of(*facts[3:9]))
    assert check(bank) == ()
    build(bank, a_pack_of(*(replace(f, topic_id=TopicId("t0")) for f in facts[1:7]), *facts[7:]))
    assert check(bank) == ()
    with bank.read() as db:
        assert count(db, QuizSpec()) == 33


def test_an_item_that_closes_a_gap_may_itself_move_or_change(bank: Bank, build: Build) -> None:
    facts = [a_fact_numbered(number, topic="t0") for number in range(6)]
    build(bank, a_pack_of(*facts))
    moved = replace(facts[5], topic_id=TopicId("t1"))
    changed = replace(facts[4], items=tuple(replace(i, tags=("new",)) for i in facts[4].items))
    # The first facts leave gaps at the beginning, which the last two close.
    build(bank, a_pack_of(*facts[2:4], changed, moved))
    assert check(bank) == ()
    build(bank, a_pack_of(*facts))
    assert check(bank) == ()
    with bank.read() as db:
        assert count(db, QuizSpec()) == 18


def test_gaps_that_earlier_versions_left_are_closed_with_the_next_content(
    any_bank: Bank, build: Build
) -> None:
    facts = [a_fact_numbered(number, topic="t0") for number in range(4)]
    build(any_bank, a_pack_of(*facts))
    with any_bank.write() as db:
        row = db.scalars(select(ItemRow).where(ItemRow.seq == 1).order_by(ItemRow.number)).first()
        assert row is not None
        row.seq = 40
    assert [each for each in check(any_bank) if "gaps" in each]
    build(any_bank, a_pack_of(*facts[:3]))
    assert check(any_bank) == ()
    with any_bank.read() as db:
        assert count(db, QuizSpec()) == 9


def test_building_does_not_touch_records(bank: Bank, build: Build) -> None:
    build(bank, a_pack())
    learner = add_learner(bank)
    shown = [(_version(bank, "routes-china-way"), (2, 0, 1))]
    with bank.write() as db:
        attempt_id = Records(db).add_attempt(learner.id, QuizSpec(), "Quiz", 1, shown, NOON)
    with bank.read() as db:
        before = Records(db).attempt(attempt_id)
    build(bank, a_pack(facts=(), documents=()))
    with bank.read() as db:
        assert Records(db).attempt(attempt_id) == before


def test_an_id_of_another_pack_is_refused_and_nothing_is_built(bank: Bank) -> None:
    build_bank(bank, a_pack(), "one")
    thief = a_pack_of(replace(a_fact_numbered(1), items=(a_choice(fact_id=FactId("fact-1")),)))
    with pytest.raises(BankTaken, match="routes"):
        build_bank(bank, replace(thief, id=PackId("thief")), "two")
    topics = tuple(replace(topic, id=TopicId("other")) for topic in thief.topics)
    facts = tuple(replace(fact, topic_id=TopicId("other")) for fact in thief.facts)
    with pytest.raises(BankTaken, match="item id routes-china-way"):
        build_bank(bank, replace(thief, id=PackId("thief"), topics=topics, facts=facts), "two")
    with bank.read() as db:
        assert Content(db).totals().items == 2
    assert _digest(bank, "thief") is None


def test_two_packs_live_side_by_side(any_bank: Bank, build: Build) -> None:
    build(any_bank, a_pack())
    build(any_bank, replace(a_pack_of(a_fact_numbered(1, topic="other")), id=PackId("second")))
    build(any_bank, a_pack(title="Rebuilt"))
    with any_bank.read() as db:
        totals = Content(db).totals()
    assert totals.items == 5
    assert (totals.facts, totals.documents) == (2, 2)


def test_progress_is_told_and_may_stop_the_build(bank: Bank) -> None:
    told: list[tuple[int, int]] = []
    build_bank(bank, a_pack(), "one", lambda done, of: told.append((done, of)))
    assert told == [(2, 2)]

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    fact = a_fact_numbered(1, topic="other")
    with pytest.raises(KeyboardInterrupt):
        build_bank(bank, replace(a_pack_of(fact), id=PackId("second")), "one", stop)
    assert _digest(bank, "second") is None


def _version(bank: Bank, item_id: str) -> ItemVersionId:
    with bank.read() as db:
        (version,) = Content(db).current_versions([ItemId(item_id)])
    return version.id


def _digest(bank: Bank, pack_id: str) -> str | None:
    with bank.read() as db:
        return Content(db).digest(PackId(pack_id))


def test_any_bank_keeps_pictures(any_bank: Bank) -> None:
    pack = a_pack(
        documents=(a_document(passages=(a_passage(picture=a_picture("p.png", shade=3)),)),),
        facts=(a_fact(items=(a_choice(picture=a_picture()),)),),
    )
    build_bank(any_bank, pack, "one")
    with any_bank.read() as db:
        content = Content(db)
        assert content.documents() == pack.documents
        assert content.fact(pack.facts[0].id) == pack.facts[0]
        (version,) = content.current_versions([ItemId("routes-china-way")])
        (passage,) = content.documents()[0].passages
    assert version.item.picture is not None
    assert passage.picture is not None
    assert version.item.picture.data == a_picture().data
    assert passage.picture.data == a_picture(shade=3).data
