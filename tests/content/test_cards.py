"""Every question of the built-in bank, every choice, through every renderer of its card."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

import pytest

from quizapp.core.answering.attempts import Certainty, ItemVersion, Question
from quizapp.core.cards.card import FALSE_CLAIM, FeedbackCard, feedback_card
from quizapp.core.cards.outline import (
    CORRECTION,
    Claim,
    FactLine,
    Options,
    Part,
    PassagePart,
    RightAnswer,
    Verdict,
    Why,
    answered,
    outline,
)
from quizapp.core.cards.page import card_html
from quizapp.core.cards.plain import plain_text, spoken_text
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import ItemVersionId, PresentedId
from quizapp.core.content.packs import Pack

Outline = tuple[Part, ...]


@pytest.fixture(scope="module")
def cards(pack: Pack) -> list[tuple[Fact, FeedbackCard]]:
    """Return each question's fact and its card, made without a response."""
    passages = {
        passage.id: (passage, document)
        for document in pack.documents
        for passage in document.passages
    }
    made = []
    for fact in pack.facts:
        for item in fact.items:
            version = ItemVersion(ItemVersionId(1), item, fact.topic_id, fact.sensitive)
            order = tuple(range(len(item.options)))
            question = Question(PresentedId(1), 0, version, order)
            made.append((fact, feedback_card(question, fact, passages)))
    return made


@pytest.fixture(scope="module")
def outlines(cards: list[tuple[Fact, FeedbackCard]]) -> list[Outline]:
    """Return the outline of every card, for no answer and for every choice."""
    return [
        outline(answered(card, choice, Certainty.CERTAIN))
        for _, card in cards
        for choice in (None, *range(len(card.options)))
    ]


def _html_text(parts: Outline) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", card_html(parts)))


def _spoken(parts: Outline) -> str:
    return "\n".join(spoken_text(parts))


RENDERERS: Mapping[str, Callable[[Outline], str]] = {
    "page": _html_text,
    "plain text": plain_text,
    "screen reader": _spoken,
}


def claims(parts: Outline) -> Iterator[tuple[str, str]]:
    """Yield (label, text) of what a card claims, in order: what no surface may leave out."""
    for part in parts:
        match part:
            case Verdict(text=text):
                yield "", text
            case RightAnswer(label, text) | Why(label, text):
                yield label, text
            case FactLine(text=text):
                yield "", text
            case Claim(label, text):
                yield label, text
            case Options(shown=shown):
                for option in shown:
                    # A screen reader has said the right option where there is no more to say.
                    if option.chosen or option.feedback:
                        yield option.label, option.text
            case PassagePart(folded=False):
                for evidence in part.evidence:
                    yield "", evidence
            case _:
                pass


def _words(text: str) -> str:
    """Return a text's words alone: brackets, table bars and white space are how a surface looks."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize("name", RENDERERS)
def test_every_surface_makes_the_same_claims_in_the_same_order(
    name: str, outlines: list[Outline]
) -> None:
    wrong = []
    for parts in outlines:
        text, at = _words(RENDERERS[name](parts)), 0
        for label, claim in claims(parts):
            wanted = _words(f"{label} {claim}")
            if any(isinstance(p, PassagePart) and p.rows and claim in p.evidence for p in parts):
                continue  # a table's cells stand in columns: see below
            found = text.find(wanted, at)
            if found < 0:
                wrong.append(f"{label} {claim}")
                break
            at = found
    assert not wrong, f"{len(wrong)} cards, the first: {wrong[0]}"


@pytest.mark.parametrize("name", RENDERERS)
def test_the_marked_cells_of_a_table_are_on_every_surface(
    name: str, outlines: list[Outline]
) -> None:
    tables = 0
    for parts in outlines:
        text = _words(RENDERERS[name](parts))
        for part in parts:
            if not isinstance(part, PassagePart) or part.table is None or part.folded:
                continue
            tables += 1
            for row, column in part.source.cells:
                cell = part.table.cell(row, column)
                assert cell is not None
                assert _words(row) in text
                assert _words(cell) in text
    assert tables


def test_no_surface_explains_a_false_claim_that_it_does_not_state(
    cards: list[tuple[Fact, FeedbackCard]],
) -> None:
    """After a false statement, 130 questions explained a myth that phones did not tell."""
    explained = 0
    for fact, card in cards:
        parts = outline(card)
        if not any(isinstance(part, Why) for part in parts):
            continue
        explained += 1
        assert fact.myth is not None
        told = [part for part in parts if isinstance(part, Claim)]
        stated = [part.text for part in told]
        # Either the myth itself, or the judged statement that makes the same claim.
        assert fact.myth.claim in stated or (card.statement_is_false and len(stated) == 1)
        for name, render in RENDERERS.items():
            text = _words(render(parts))
            assert all(_words(f"{FALSE_CLAIM} {claim}") in text for claim in stated), name
    assert explained


@pytest.mark.parametrize("name", RENDERERS)
def test_a_false_statement_never_stands_without_its_label(
    name: str, cards: list[tuple[Fact, FeedbackCard]]
) -> None:
    judged = 0
    for _, card in cards:
        if not card.statement_is_false:
            continue
        judged += 1
        text = _words(RENDERERS[name](outline(card)))
        bare = text.count(_words(card.stem))
        assert bare == text.count(_words(f"{FALSE_CLAIM} {card.stem}")) == 1
        correction = card.correction or card.fact
        assert _words(correction) in text
        if correction != card.fact:
            assert _words(f"{CORRECTION} {correction}") in text
    assert judged


def test_each_option_has_its_label_and_the_right_one_is_told_first(
    outlines: list[Outline],
) -> None:
    for parts in outlines:
        right = next(part for part in parts if isinstance(part, RightAnswer))
        fact = next(part for part in parts if isinstance(part, FactLine))
        assert parts.index(right) < parts.index(fact)
        options = next(part for part in parts if isinstance(part, Options))
        for option in (*options.shown, *options.folded):
            word = "correct" if option.right else "not correct"
            assert option.label.casefold().endswith(f"{word}:")
            assert ("not correct" in option.label.casefold()) == (not option.right)
