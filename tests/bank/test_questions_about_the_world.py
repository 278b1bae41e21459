"""What a question about the world has beside its words is read, checked and built into the bank."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.core.content.facts import Fact, Importance
from quizapp.core.content.ids import FactId, PassageId
from quizapp.core.content.items import Deck
from quizapp.env.clock import Clock
from quizapp.packs.load import read_pack
from tests.builders import a_choice
from tests.packs.folders import FACTS, a_folder, changed, read_with_facts, said

FULL = changed(
    changed(
        FACTS,
        "    status: settled\n",
        "    status: settled\n    importance: core\n    provenance: A news report of 2024\n"
        "    source_line: North Korea, 2024\n    places: [china, south-korea]\n",
    ),
    "        difficulty: 1\n",
    "        difficulty: 1\n        takeaway: They go north first.\n        talk: true\n"
    "        deck: detective\n        evidence: [dmz-news#arrivals]\n"
    "        source_line: As of 2024\n",
)


def the_fact(folder: Path) -> Fact:
    loaded = read_pack(folder)
    assert said(loaded) == []
    return loaded.sound.facts[0]


def test_every_field_reaches_the_bank_and_comes_back(
    tmp_path: Path, any_bank: Bank, clock: Clock
) -> None:
    loaded = read_pack(a_folder(tmp_path, facts=FULL))
    build_bank(any_bank, loaded.sound, "digest")
    with any_bank.read() as db:
        fact = Content(db).fact(FactId("routes-china"))
    assert fact == loaded.sound.facts[0]
    assert (fact.importance, fact.provenance) == (Importance.CORE, "A news report of 2024")
    assert fact.places == ("china", "south-korea")
    choice, statement = fact.items
    assert (choice.takeaway, choice.talk, choice.deck) == (
        "They go north first.",
        True,
        Deck.DETECTIVE,
    )
    assert choice.evidence == (PassageId("dmz-news#arrivals"),)
    assert (choice.source_line, statement.source_line) == ("As of 2024", "North Korea, 2024")


def test_what_changes_beside_the_words_is_built_without_a_new_version(
    tmp_path: Path, any_bank: Bank
) -> None:
    before = read_pack(a_folder(tmp_path, facts=FULL)).sound
    build_bank(any_bank, before, "one")
    plain = changed(FULL, "talk: true", "talk: false")
    plain = changed(plain, "evidence: [dmz-news#arrivals]", "evidence: [dmz-news#usual-route]")
    after = read_pack(a_folder(tmp_path, facts=changed(plain, "core", "extra"))).sound
    report = build_bank(any_bank, after, "two")
    assert (report.changed, report.unchanged) == (2, 0)
    with any_bank.read() as db:
        fact = Content(db).fact(FactId("routes-china"))
    assert fact == after.facts[0]
    assert [a.fingerprint for a in before.items()] == [b.fingerprint for b in after.items()]


def test_what_a_learner_reads_beside_the_words_makes_another_version() -> None:
    item = a_choice()
    others = [replace(item, source_line="As of 2024"), replace(item, takeaway="As of 2024")]
    assert len({one.fingerprint for one in (item, *others)}) == 3


def test_a_question_is_about_the_myth_that_it_embodies_or_as_its_author_says(
    tmp_path: Path,
) -> None:
    assert [item.about_myth for item in the_fact(a_folder(tmp_path)).items] == [True, True]
    facts = changed(FACTS, "            misconception: routes-china\n", "")
    facts = changed(
        facts, "        key: false\n", "        about_myth: false\n        key: false\n"
    )
    folder = a_folder(tmp_path / "other", facts=facts)
    assert [item.about_myth for item in the_fact(folder).items] == [False, False]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            "        difficulty: 1\n",
            "        difficulty: 1\n        evidence: [dmz-news#punishment]\n",
            "the passage dmz-news#punishment is not evidence of its fact",
        ),
        ("    status: settled\n", "    status: settled\n    importance: vital\n", "importance is"),
        (
            "        difficulty: 1\n",
            "        difficulty: 1\n        deck: secret\n",
            "deck is 'secret'",
        ),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, before: str, after: str, words: str) -> None:
    loaded = read_with_facts(tmp_path, before, after)
    assert any(words in problem for problem in said(loaded)), said(loaded)


def test_a_question_about_a_myth_needs_one(tmp_path: Path) -> None:
    start, end = FACTS.index("    myth:"), FACTS.index("    items:")
    facts = changed(FACTS[:start] + FACTS[end:], "            misconception: routes-china\n", "")
    facts = changed(
        facts, "        difficulty: 1\n", "        difficulty: 1\n        about_myth: true\n"
    )
    (only,) = said(read_pack(a_folder(tmp_path, facts=facts)))
    assert "the question is about a myth, but its fact has none" in only
