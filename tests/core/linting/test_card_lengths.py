from dataclasses import replace

import pytest

from quizapp.core.content.documents import Table
from quizapp.core.content.facts import Evidence, Fact, Stance, Status
from quizapp.core.content.ids import FactId, PassageId
from quizapp.core.content.items import Deck, Item
from quizapp.core.content.packs import Pack
from quizapp.core.linting import limits
from quizapp.core.linting.card_lengths import card_length, card_lengths, placed_passages
from quizapp.core.linting.lint import lint_bank, lint_pack
from tests.builders import a_choice, a_document, a_fact, a_pack, a_passage
from tests.core.linting.making import fact_of

FIRST, SECOND = PassageId("dmz-news#usual-route"), PassageId("dmz-news#other")


def _pack(*facts: Fact, second: str = "It is so.", table: Table | None = None) -> Pack:
    other = a_passage(id=SECOND, number=2, text=second, table=table)
    return a_pack(facts=facts, documents=(a_document(passages=(a_passage(), other)),))


def _length(item: Item, fact: Fact) -> tuple[int, int]:
    length = card_length(item, fact, placed_passages(_pack(fact)))
    assert length is not None
    return length


def _with_words_beside(words: int, **changes: object) -> Fact:
    item = a_choice()
    bare = fact_of(item, **changes)
    missing = words - _length(item, replace(bare, explanation="so"))[0]
    return replace(bare, explanation="so " * (missing + 1))


def _second_evidence() -> Evidence:
    return Evidence(SECOND, "so", Stance.SUPPORTS, 6, 8)


def _found(pack: Pack) -> list[str]:
    return [f.message for f in lint_pack(pack) if f.rule == "L33"]


def test_words_beside_the_passages() -> None:
    assert limits.CARD_LEFT_MOST == 90
    assert _found(_pack(_with_words_beside(90))) == []
    (message,) = _found(_pack(_with_words_beside(91)))
    assert message == "The card has 91 words beside the passage, more than 90."


def _decided_by_second(words: int, item: Item, **changes: object) -> tuple[Fact, str]:
    """Return a fact that the second passage decides, and that passage, for a whole of so many."""
    fact = fact_of(item, evidence=(_second_evidence(),), **changes)
    missing = words - _length(item, fact)[1]
    return fact, "It is so. " + "word " * missing


def test_words_of_the_whole_card() -> None:
    assert limits.CARD_MOST == 170
    fact, passage = _decided_by_second(170, a_choice())
    assert _found(_pack(fact, second=passage)) == []
    fact, passage = _decided_by_second(171, a_choice())
    (message,) = _found(_pack(fact, second=passage))
    assert message == "The card has 171 words with its passage, more than 170."


def test_two_passages_a_table_or_the_sides_of_a_dispute_may_take_more() -> None:
    fact, passage = _decided_by_second(300, a_choice())
    assert len(_found(_pack(fact, second=passage))) == 1
    both = replace(fact, evidence=(*a_fact().evidence, *fact.evidence))
    two = replace(both, items=(a_choice(evidence=(FIRST, SECOND)),))
    assert _found(_pack(two, second=passage)) == []
    tagged = replace(fact, items=(a_choice(tags=("two-passages",)),))
    assert _found(_pack(tagged, second=passage)) == []
    disputed = replace(fact, status=Status.DISPUTED, reading="It is open.")
    assert _found(_pack(disputed, second=passage)) == []
    table = Table(("Year", "Total"), (("2009", "so " * 150),))
    assert _found(_pack(fact, second=passage, table=table)) == []


def test_one_long_passage_of_a_disputed_fact_is_too_long_all_the_same() -> None:
    item = a_choice(evidence=(SECOND,))
    fact, passage = _decided_by_second(300, item, status=Status.DISPUTED)
    assert len(_found(_pack(fact, second=passage))) == 1


@pytest.mark.parametrize(
    ("short", "long", "found"),
    [(10, 10, []), (9, 11, ["beside the passages"]), (8, 11, [])],
)
def test_half_of_the_cards_are_short(short: int, long: int, found: list[str]) -> None:
    assert (limits.CARD_LEFT_MEDIAN, limits.CARDS) == (60, 20)
    lengths = [59] * short + [61] * long
    facts = (
        replace(_with_words_beside(words), id=FactId(f"fact-{n}"))
        for n, words in enumerate(lengths)
    )
    told = [f.message for f in lint_bank(_pack(*facts)) if f.rule == "L33"]
    assert [one for one in told if "beside" not in one] == []
    assert len(told) == len(found)
    assert all(part in one for part, one in zip(found, told, strict=True))


def test_half_of_the_cards_are_short_with_their_passages() -> None:
    assert limits.CARD_MEDIAN == 110

    def told(words: int) -> list[str]:
        fact, passage = _decided_by_second(words, a_choice())
        facts = (replace(fact, id=FactId(f"fact-{n}")) for n in range(20))
        found = lint_bank(_pack(*facts, second=passage))
        return [f.message for f in found if f.rule == "L33"]

    assert told(110) == []
    (message,) = told(111)
    assert "more than 111 words with their passages; it should be 110" in message


def test_the_detective_deck_and_what_has_no_card_are_left_out() -> None:
    detective = fact_of(a_choice(deck=Deck.DETECTIVE))
    keyless = fact_of(replace(a_choice(), options=()), id=FactId("keyless"))
    lost = fact_of(a_choice(), id=FactId("lost"), evidence=(_second_evidence(),))
    sound = fact_of(a_choice(), id=FactId("sound"))
    pack = a_pack(facts=(detective, keyless, lost, sound))
    assert len(card_lengths(pack)) == 1
    assert _found(pack) == []
