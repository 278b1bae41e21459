"""Ids of packs side by side."""

from dataclasses import replace

import pytest

from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import FactId, PackId
from quizapp.core.content.scoping import BUILT_IN, scoped
from tests.builders import a_choice, a_fact, a_pack, a_statement


def test_every_id_of_a_pack_gets_its_name() -> None:
    choice = a_choice()
    lure = replace(choice.options[1], misconception=FactId("routes-china"))
    item = replace(
        choice,
        options=(choice.options[0], lure, *choice.options[2:]),
        evidence=(a_fact().evidence[0].passage_id,),
    )
    entry = GlossaryEntry("zone", "A strip.", ("routes-china", "dmz-news#usual-route"))
    pack = scoped(a_pack(facts=(a_fact(items=(item, a_statement())),), glossary=(entry,)))
    assert pack.id == "sample"
    assert [topic.id for topic in pack.topics] == ["sample:routes"]
    (document,) = pack.documents
    assert document.id == "sample:dmz-news"
    assert {p.document_id for p in document.passages} == {"sample:dmz-news"}
    assert all(p.id.startswith("sample:dmz-news#") for p in document.passages)
    (fact,) = pack.facts
    assert (fact.id, fact.topic_id) == ("sample:routes-china", "sample:routes")
    assert {piece.passage_id for piece in fact.evidence} <= {p.id for p in document.passages}
    first = fact.items[0]
    assert (first.id, first.fact_id) == ("sample:routes-china-way", "sample:routes-china")
    assert first.evidence == (fact.evidence[0].passage_id,)
    assert [option.misconception for option in first.options] == [None, fact.id, None]
    assert pack.glossary[0].rests_on == ("sample:routes-china", "sample:dmz-news#usual-route")


def test_what_learners_see_is_the_same() -> None:
    bare = a_pack()
    pack = scoped(bare)
    assert [i.fingerprint for i in pack.items()] == [i.fingerprint for i in bare.items()]


def test_the_built_in_pack_keeps_its_ids() -> None:
    pack = a_pack(id=BUILT_IN)
    assert scoped(pack) is pack


def test_ids_are_told_apart_once_only() -> None:
    with pytest.raises(ValueError, match="already"):
        scoped(scoped(a_pack(id=PackId("own"))))
