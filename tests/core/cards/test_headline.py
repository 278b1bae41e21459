"""What stands above a passage that is read first says no more than the passage."""

from dataclasses import replace

import pytest

from quizapp.core.cards.headline import headline_above
from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import Fact, Stance
from quizapp.core.content.items import Item
from quizapp.core.content.packs import Pack
from tests.whole_content import whole_pack


@pytest.fixture(scope="module")
def pack() -> Pack:
    return whole_pack()


def _passage(pack: Pack, passage_id: str) -> Passage:
    (found,) = (p for d in pack.documents for p in d.passages if p.id == passage_id)
    return found


def _asked(pack: Pack, fact_id: str, passage_id: str) -> tuple[Fact, Item]:
    """Return a fact with one of its questions that the passage decides."""
    (fact,) = (fact for fact in pack.facts if fact.id == fact_id)
    return fact, next(
        item
        for item in fact.items
        if (item.evidence or (fact.evidence[0].passage_id,)) == (passage_id,)
    )


def test_a_fact_stands_above_the_one_passage_on_which_it_rests(pack: Pack) -> None:
    passage = _passage(pack, "encyclopedia#return-unaccounted")
    fact, item = _asked(pack, "returns-unaccounted", passage.id)
    assert headline_above(passage, [(fact, item)]) == fact.statement
    against = replace(fact.evidence[0], stance=Stance.CONTRADICTS)
    elsewhere = replace(against, passage_id=_passage(pack, "overview#zone").id)
    contested = replace(fact, evidence=(*fact.evidence, elsewhere))
    assert headline_above(passage, [(contested, item)]) == fact.statement


def test_a_fact_that_rests_on_others_too_stands_only_where_the_passage_says_all_of_it(
    pack: Pack,
) -> None:
    passage = _passage(pack, "overview#armistice")
    fact, item = _asked(pack, "dmz-armistice", passage.id)
    assert {one.passage_id for one in fact.evidence} != {passage.id}
    assert headline_above(passage, [(fact, item)]) == fact.statement
    passage = _passage(pack, "encyclopedia#third-country")
    fact, item = _asked(pack, "routes-via-third", passage.id)
    assert "sent back" not in passage.text
    assert headline_above(passage, [(fact, replace(item, takeaway=""))]) == ""


def test_else_the_takeaway_of_a_question_that_the_passage_decides(pack: Pack) -> None:
    passage = _passage(pack, "encyclopedia#third-country")
    fact, item = _asked(pack, "routes-via-third", passage.id)
    item = replace(item, takeaway="From China, people flee onward.")
    assert headline_above(passage, [(fact, item)]) == "From China, people flee onward."


def test_one_sentence_has_no_headline(pack: Pack) -> None:
    passage = _passage(pack, "encyclopedia#canada-residents")
    asked = _asked(pack, "countries-canada-counts", passage.id)
    assert headline_above(passage, [asked]) == ""
    passage = _passage(pack, "encyclopedia#mongolia-sent-south")
    asked = _asked(pack, "routes-caught-depends", passage.id)
    assert headline_above(passage, [asked]) == ""
