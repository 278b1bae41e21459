"""What a careful teacher would want to know of the whole bank."""

from collections import Counter

from devtools.guessing import every_strategy

from quizapp.core.content.facts import Stance, Status
from quizapp.core.content.items import ItemKind
from quizapp.core.content.packs import Pack
from quizapp.core.linting.lint import lint_pack
from quizapp.packs.coverage import survey
from quizapp.packs.load import LoadedPack

POINTS = 0.05
"""How far a strategy of form may be from chance over the bank."""


NOT_YET_ASKED = ("L16 The distractor", "L31", "L32", "L34")
"""Rules, with the beginning of a message where half a rule is meant, that the topics of the first
edition break: to be emptied when the last of them has been written anew."""


def test_the_linter_finds_nothing(pack: Pack) -> None:
    found = [(one.where, f"{one.rule} {one.message}") for one in lint_pack(pack)]
    assert [told for told in found if not told[1].startswith(NOT_YET_ASKED)] == []


def test_every_paragraph_of_the_originals_is_accounted_for(loaded: LoadedPack, pack: Pack) -> None:
    coverage = survey(pack, loaded.omitted)
    assert coverage.unaccounted == ()
    assert coverage.without_question == ()
    assert coverage.stale == ()


def test_the_bank_is_as_large_and_as_mixed_as_it_claims(pack: Pack) -> None:
    items = list(pack.items())
    kinds = Counter(item.kind for item in items)
    disputed = [fact for fact in pack.facts if fact.status is Status.DISPUTED]
    demanding = [i for i in items if {"two-passages", "table"} & set(i.tags)]
    assert len(pack.facts) >= 180
    assert len(items) >= 400
    assert sum(fact.myth is not None for fact in pack.facts) >= 45
    assert len(disputed) >= 30
    assert len(demanding) >= 60
    assert min(kinds[ItemKind.CHOICE], kinds[ItemKind.TRUE_FALSE]) > len(items) / 3


def test_every_document_has_facts_of_its_own(pack: Pack) -> None:
    cited = Counter(
        passage_id.partition("#")[0]
        for fact in pack.facts
        for passage_id in {piece.passage_id for piece in fact.evidence}
    )
    assert set(cited) == {document.id for document in pack.documents}


def test_a_disputed_fact_shows_evidence_of_both_sides(pack: Pack) -> None:
    for fact in pack.facts:
        if fact.status is Status.DISPUTED:
            assert {piece.stance for piece in fact.evidence} == set(Stance), fact.id


def test_no_strategy_of_form_beats_or_misses_chance_by_much(pack: Pack) -> None:
    gains = {one.strategy: one.gain for one in every_strategy(list(pack.items()))}
    assert {name: round(gain, 3) for name, gain in gains.items() if abs(gain) > POINTS} == {}
