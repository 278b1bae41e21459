"""Which passages of a card are shown, and which are folded."""

from dataclasses import replace

from devtools.samples.cards import a_card

from quizapp.core.cards.card import FeedbackCard, Source
from quizapp.core.cards.outline import PassagePart, Reading, outline
from quizapp.core.content.facts import Stance, Status
from quizapp.core.content.ids import PassageId


def _named(source: Source, name: str) -> Source:
    return replace(source, passage=replace(source.passage, id=PassageId(name)))


def _shown(card: FeedbackCard) -> list[PassagePart]:
    return [part for part in outline(card) if isinstance(part, PassagePart)]


def _folds(card: FeedbackCard) -> list[tuple[str, bool]]:
    return [(part.source.passage.id, part.folded) for part in _shown(card)]


def test_where_the_question_names_none_the_first_is_shown() -> None:
    so, _ = a_card().sources
    sources = tuple(_named(so, name) for name in ("a#1", "a#2", "a#3"))
    card = replace(a_card(), status=Status.SETTLED, sources=sources)
    assert _folds(card) == [("a#1", False), ("a#2", True), ("a#3", True)]
    assert _folds(replace(card, sources=())) == []


def test_those_that_the_question_names_come_first_and_the_others_are_folded() -> None:
    so, otherwise = a_card().sources
    sources = (_named(so, "a#1"), _named(so, "a#2"), _named(otherwise, "b#1"), _named(so, "a#3"))
    card = replace(a_card(), sources=sources, deciding=(PassageId("a#3"), PassageId("a#2")))
    assert _folds(card) == [("a#3", False), ("a#2", False), ("a#1", True), ("b#1", True)]
    gone = replace(card, deciding=(PassageId("gone#1"),))
    assert _folds(gone)[:2] == [("a#1", False), ("b#1", False)], "older than its fact"


def test_of_a_dispute_one_of_each_side_is_shown_and_more_are_folded() -> None:
    so, otherwise = a_card().sources
    assert (so.stance, otherwise.stance) == (Stance.SUPPORTS, Stance.CONTRADICTS)
    names = (("a#1", so), ("a#2", so), ("b#1", otherwise), ("b#2", otherwise))
    card = replace(a_card(), sources=tuple(_named(source, name) for name, source in names))
    assert [part.stance for part in _shown(card)[:2]] == [
        "This passage says so",
        "This passage says otherwise",
    ]
    assert _folds(card) == [("a#1", False), ("b#1", False), ("a#2", True), ("b#2", True)]


def test_only_of_a_dispute_it_is_told_on_which_side_a_passage_is() -> None:
    readings = [part for part in outline(a_card()) if isinstance(part, Reading)]
    assert [reading.label for reading in readings] == ["The passages differ."]
    settled = replace(a_card(), status=Status.SETTLED)
    assert not any(part.stance for part in _shown(settled))
