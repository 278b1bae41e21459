"""The timeline of what the bank holds."""

from dataclasses import replace

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.services.library import Library
from tests.services.stock import a_stock


def test_the_timeline_has_the_dated_facts_that_the_bank_holds_now(bank: Bank) -> None:
    assert Library(bank).timeline() == ()
    pack = a_stock()
    first, second, *others = pack.facts
    dated = (replace(first, as_of="2016"), replace(second, as_of="2004-05"))
    build_bank(bank, replace(pack, facts=(*dated, *others)), "second")
    shown = Library(bank).timeline()
    assert [(each.id, each.date) for each in shown] == [
        (second.id, "2004-05"),
        (first.id, "2016"),
    ]
    assert shown[1].passage_id == first.evidence[0].passage_id
    build_bank(bank, replace(pack, facts=(dated[0], *others)), "third")
    assert [each.id for each in Library(bank).timeline()] == [first.id]
