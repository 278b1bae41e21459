"""Building packs too large to be held in memory."""

from dataclasses import replace

import pytest

from quizapp.bank.backup import check
from quizapp.bank.build import build_bank, build_new_pack
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.errors import IdTwice, PackThere
from quizapp.core.content.ids import PackId
from quizapp.core.content.packs import BuildReport
from tests.bank.packs import a_fact_numbered, a_pack_of


def test_a_pack_whose_facts_come_one_by_one_is_the_same_pack(
    any_bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.bank.build._FACTS", 4)
    pack = a_pack_of(*(a_fact_numbered(n, topic=f"t{n % 2}") for n in range(10)))
    told: list[int] = []
    added = build_new_pack(
        any_bank, replace(pack, facts=()), iter(pack.facts), "one", lambda n, _: told.append(n)
    )
    assert added == 30
    assert told == [12, 24, 30]
    assert check(any_bank) == ()
    with any_bank.read() as db:
        assert list(Content(db).facts([f.id for f in pack.facts]).values()) == list(pack.facts)
    assert build_bank(any_bank, pack, "two") == BuildReport(0, 0, 0, unchanged=30)


def test_a_pack_that_is_there_is_not_built_a_second_time(bank: Bank) -> None:
    pack = a_pack_of(a_fact_numbered(1))
    build_bank(bank, pack, "one")
    with pytest.raises(PackThere, match="sample"):
        build_new_pack(bank, replace(pack, facts=()), iter(pack.facts), "two")
    assert _digest(bank, "sample") == "one"


def test_an_id_that_comes_twice_stops_the_build_and_leaves_nothing(any_bank: Bank) -> None:
    pack = a_pack_of(a_fact_numbered(1))
    twice = iter((*pack.facts, *pack.facts))
    with pytest.raises(IdTwice, match="sample"):
        build_new_pack(any_bank, replace(pack, facts=()), twice, "one")
    assert _digest(any_bank, "sample") is None
    with any_bank.read() as db:
        assert Content(db).totals().items == 0


def _digest(bank: Bank, pack_id: str) -> str | None:
    with bank.read() as db:
        return Content(db).digest(PackId(pack_id))
