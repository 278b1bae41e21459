import time

import pytest

from quizapp.core.content.ids import FactId, ItemId, PassageId
from quizapp.core.content.items import Deck
from quizapp.core.content.packs import Pack
from quizapp.core.linting.findings import RULES
from quizapp.core.linting.lengths import length_profile
from quizapp.core.linting.lint import lint_bank, lint_pack
from quizapp.core.linting.positions import keys_too_often_in_one_place
from tests.builders import a_choice, a_document, a_fact, a_pack, a_passage, a_statement
from tests.core.linting.making import (
    bank_rules,
    choice,
    fact_of,
    options,
    pack_of,
    renamed,
    statements,
)

STEM = (
    "By which way did most of the people who fled across a border in 2009, as far as our list "
    "tells it, reach the South of Korea?"
)
SAME = STEM.replace("2009", "2010")


def test_items_with_nearly_one_stem_and_one_key_are_told_once() -> None:
    first = choice(STEM, "*Through China", "By sea", "On foot", id=ItemId("first"))
    second = choice(SAME, "By air", "*through china.", "On foot", id=ItemId("second"))
    (finding,) = lint_bank(pack_of(first, second))
    assert (finding.rule, finding.where) == ("L09", "second")
    assert "first" in finding.message


def test_items_with_another_key_or_another_stem_are_no_duplicates() -> None:
    first = choice(STEM, "*Through China", "By sea", "On foot")
    other_key = choice(SAME, "*By sea", "Through China", "On foot")
    other_stem = choice("Which way is the longest of all?", "*Through China", "By sea", "By air")
    assert bank_rules(*renamed((first, other_key, other_stem))) == []


def test_a_statement_and_its_false_variant_are_no_duplicates() -> None:
    true = statements(True, STEM)
    assert bank_rules(*true, *statements(False, SAME)) == []
    assert bank_rules(*renamed(true + statements(True, SAME))) == ["L09 warning"]


def test_rare_words_find_every_pair_that_comparing_all_would_find() -> None:
    base = [f"word{n}" for n in range(20)]
    stems = [" ".join([*base[:19], f"last{n}"]) for n in range(12)]
    items = renamed(tuple(options("*Oak", "Elm", "Ash") for _ in stems))
    alike = [
        choice(stem, "*Oak", "Elm", "Ash", id=item.id)
        for stem, item in zip(stems, items, strict=True)
    ]
    # 19 shared of 21: 0.905, each pair
    assert len(lint_bank(pack_of(*alike))) == 12 * 11 / 2


@pytest.mark.parametrize(("counts", "flagged"), [((10, 4, 3, 3), False), ((11, 4, 3, 2), True)])
def test_the_reference_counts_of_key_positions(counts: tuple[int, ...], flagged: bool) -> None:
    items = []
    for place, times in enumerate(counts):
        texts = ["10", "20", "30", "40"]
        texts[place] = f"*{texts[place]}"
        items += [options(*texts)] * times
    found = keys_too_often_in_one_place(items, "pack")
    assert [f.rule for f in found] == ["L10"] * flagged


def test_key_positions_are_judged_apart_by_the_number_of_options() -> None:
    three, four = options("*10", "20", "30"), options("10", "20", "30", "*40")
    items = [three] * 19 + [four] * 19 + [a_statement()] * 9
    assert list(keys_too_often_in_one_place(items, "pack")) == []


def test_key_positions_are_judged_where_the_options_are_not_shuffled() -> None:
    def rules_of(*texts: str) -> list[str]:
        words = [f"{one} {two}" for one in ("Oak", "Elm", "Ash", "Fir", "Yew") for two in "pqrs"]
        return bank_rules(*(choice(f"How tall is {word}?", *texts) for word in words))

    assert "L10 warning" in rules_of("*10 m", "20 m", "30 m")
    assert "L10 warning" not in rules_of("*Oakwood", "Elmwood", "Ashwood")


def test_the_length_profile_tells_how_far_the_limit_is() -> None:
    longest = choice("Which of the trees grows by it?", "*Oakwood", "Elm", "Ash", "Fir")
    shortest = choice("Which of the trees grows by it?", "*Oak", "Elms", "Ashes", "Pine")
    tied = choice("Which of the trees grows by it?", "*Oak", "Elm", "Fir", "It")
    profile = length_profile([longest] * 8 + [shortest] * 7 + [tied] * 5 + [a_statement()] * 4)
    assert (profile.items, profile.longest) == (20, 8)
    assert profile.expected == pytest.approx(5)
    assert profile.p_longest == pytest.approx(0.102, abs=5e-4)
    assert profile.flagged_from == 9
    assert not profile.flagged


@pytest.mark.parametrize(
    ("short", "tied", "flagged"), [(11, 0, True), (10, 0, False), (10, 2, True), (10, 1, False)]
)
def test_keys_too_often_the_shortest_are_a_cue_too(short: int, tied: int, flagged: bool) -> None:
    # one-sided binomial of 20 items with three options: 11 p = .038, 10 p = .092; ties count half
    every = [
        choice(
            f"Which tree is number {n} by it?",
            "*Oak" if n < short + tied else "*Poplar",
            "Elm" if short <= n < short + tied else "Alder",
            "Birch",
        )
        for n in range(20)
    ]
    found = [f for f in lint_bank(pack_of(*renamed(tuple(every)))) if f.rule == "C10"]
    assert len(found) == flagged


def test_the_profile_of_no_items_flags_nothing() -> None:
    profile = length_profile([])
    assert (profile.items, profile.longest, profile.flagged) == (0, 0, False)


def test_findings_come_passages_first_then_fact_by_fact_then_the_bank() -> None:
    bad = choice("Which?", "*Oak", "Elm", "Ash", id=ItemId("bad"))
    first = fact_of(bad, id=FactId("one"), statement="hill " * 17)
    second = fact_of(*statements(True, *["Rain fell on it."] * 2), id=FactId("two"))
    shot = a_passage(id=PassageId("dmz-news#shot"), text="A soldier was shot.")
    documents = (a_document(passages=(a_passage(), shot)),)
    findings = lint_pack(a_pack(facts=(first, second), documents=documents))
    assert [(f.rule, f.where) for f in findings] == [
        ("L34", "dmz-news#shot"),
        ("L31", "one"),
        ("L19", "bad"),
        ("L09", "true-1"),
    ]


def test_every_rule_that_is_found_stands_in_the_table() -> None:
    messy = fact_of(
        choice("Which is not of the above?", "*No (usual) oak", "All of the above", "Elm only"),
        a_statement(correction=""),
        statement="hill " * 26,
    )
    findings = lint_pack(a_pack(facts=(messy,)))
    assert len({finding.rule for finding in findings}) > 5
    assert {finding.rule for finding in findings} <= RULES.keys()
    assert all(finding.message.endswith(".") and finding.remedy for finding in findings)
    for letter in "LC":
        ids = [rule for rule in RULES if rule[0] == letter]
        assert ids == sorted(ids)


def test_an_empty_pack_has_nothing_against_it() -> None:
    assert lint_pack(a_pack(facts=(), documents=())) == ()


def _large(items: int) -> Pack:
    passage = a_passage(text=" ".join(f"word{n % 97} of the report" for n in range(60)))
    facts = []
    for n in range(items // 4):
        own = [f"word{(n * 7 + step) % 89}" for step in range(14)]
        stem = f"Which of the {' '.join(own)} is told of in the report of 2009?"
        facts.append(
            a_fact(
                id=FactId(f"fact-{n}"),
                evidence=(),
                items=tuple(
                    a_choice(id=ItemId(f"choice-{n}-{k}"), stem=f"{stem} {k}") for k in range(2)
                )
                + statements(True, f"The report of 2009 tells of {' '.join(own)} and of {n}.")
                + statements(False, f"The report of 2011 tells of {' '.join(own[::-1])} and {n}."),
            )
        )
    return a_pack(facts=tuple(facts), documents=(a_document(passages=(passage,)),))


def test_a_thousand_items_are_linted_in_well_under_five_seconds() -> None:
    pack = _large(1000)
    start = time.process_time()
    findings = lint_pack(pack)
    assert time.process_time() - start < 5
    assert findings


def test_the_detective_deck_is_judged_by_no_cue_of_the_bank() -> None:
    def longest(deck: Deck) -> list[str]:
        stems = [f"Which tree is number {n} by it?" for n in range(12)]
        every = (choice(stem, "*Oakwood", "Elm", "Ash", deck=deck) for stem in stems)
        return [rule[:3] for rule in bank_rules(*renamed(tuple(every)))]

    assert "L02" in longest(Deck.DEFAULT)
    assert longest(Deck.DETECTIVE) == []


def test_detective_items_that_are_alike_are_told_all_the_same() -> None:
    first = choice(STEM, "*Through China", "By sea", "On foot", deck=Deck.DETECTIVE)
    assert bank_rules(*renamed((first, first))) == ["L09 warning"]
