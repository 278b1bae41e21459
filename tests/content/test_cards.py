"""Every question of the built-in bank, every choice, as text, speech and the take-home page."""

import re
from collections.abc import Callable, Mapping
from html import unescape

import pytest

from quizapp.core.cards.comparing import adds_nothing
from quizapp.core.cards.outline import (
    CORRECTION,
    FALSE_CLAIM,
    Asked,
    Claim,
    FactLine,
    Options,
    Paragraph,
    Part,
    PassagePart,
    RightAnswer,
    Why,
    outline,
)
from quizapp.core.cards.page import card_html
from quizapp.core.cards.plain import plain_text, spoken_text
from tests.card_claims import Asked as Question
from tests.card_claims import Outline, built_in_questions, faults, told, words


def _html_text(parts: Outline) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", card_html(parts)))


def _spoken(parts: Outline) -> str:
    return "\n".join(spoken_text(parts))


def _unsaid(part: Part) -> bool:
    """What was asked has been read; the card does not say it again."""
    return isinstance(part, Asked)


RENDERERS: Mapping[str, Callable[[Outline], str]] = {
    "page": _html_text,
    "plain text": plain_text,
    "screen reader": _spoken,
}


@pytest.mark.parametrize("name", RENDERERS)
def test_every_surface_makes_the_same_claims_in_the_same_order(
    name: str,
) -> None:
    render = RENDERERS[name]
    but = _unsaid if render is _spoken else lambda _: False
    wrong = [
        fault
        for question in built_in_questions()
        for parts in question.outlines()
        for fault in faults(question, parts, render(parts), but)
    ]
    assert not wrong, told(wrong)


def test_no_card_explains_a_false_claim_that_it_does_not_state() -> None:
    """After a false statement, 130 questions explained a myth that phones did not tell."""
    explained = 0
    for question in built_in_questions():
        parts = outline(question.card)
        if not any(isinstance(part, Why) for part in parts):
            continue
        explained += 1
        assert question.fact.myth is not None
        stated = [part.text for part in parts if isinstance(part, Claim)]
        # Either the myth itself, or the judged statement that makes the same claim.
        judged = question.card.statement_is_false and len(stated) == 1
        assert question.fact.myth.claim in stated or judged
    assert explained


@pytest.mark.parametrize("name", RENDERERS)
def test_a_false_statement_never_stands_without_its_label(
    name: str,
) -> None:
    judged = 0
    for card in (question.card for question in built_in_questions()):
        if not card.statement_is_false:
            continue
        judged += 1
        text = words(RENDERERS[name](outline(card)))
        bare = text.count(words(card.stem))
        assert bare == text.count(words(f"{FALSE_CLAIM} {card.stem}")) == 1
        correction = card.true_sentence
        (claim,) = (
            part for part in outline(card) if isinstance(part, Claim) and part.text == card.stem
        )
        corrected = words(f"{CORRECTION} {correction}") in text
        assert corrected or (claim.correction_is_fact and words(card.headline) in text)
    assert judged


def test_every_card_leaves_behind_its_takeaway_else_its_fact() -> None:
    taken = 0
    for question in built_in_questions():
        card, parts = question.card, outline(question.card)
        (headline,) = [part.text for part in parts if isinstance(part, FactLine)]
        assert headline == (card.takeaway or question.fact.statement)
        taken += bool(card.takeaway)
    assert taken


def test_the_myth_stands_only_where_the_question_is_about_it_and_nothing_is_empty() -> None:
    about = 0
    for question in built_in_questions():
        parts = outline(question.card)
        told = any(isinstance(part, Why) for part in parts)
        assert told == question.about_myth, question.id
        about += told
        assert all(part.text for part in parts if isinstance(part, Paragraph))
    assert 0 < about < len(built_in_questions())


def test_the_passages_that_decide_are_shown_and_all_others_are_folded() -> None:
    for question in built_in_questions():
        passages = [part for part in outline(question.card) if isinstance(part, PassagePart)]
        shown = [part for part in passages if not part.folded]
        assert passages[: len(shown)] == shown, question.id
        named = question.card.deciding
        if named:
            assert tuple(part.source.passage.id for part in shown) == named, question.id
        else:
            sides = {part.source.stance for part in passages}
            assert len(shown) == len(sides), question.id
            assert {part.source.stance for part in shown} == sides, question.id


def test_each_option_has_its_label_once_and_the_right_one_is_told_first() -> None:
    for question in built_in_questions():
        wrong = sorted(one.text for one in question.card.options if not one.right)
        for parts in question.outlines():
            right = next(part for part in parts if isinstance(part, RightAnswer))
            fact = next(part for part in parts if isinstance(part, FactLine))
            assert parts.index(right) < parts.index(fact)
            assert right.label.endswith((" is right:", "The claim is true.", "The claim is false."))
            options = next(part for part in parts if isinstance(part, Options))
            labelled = (*options.shown, *options.folded)
            told = sorted(one.text for one in labelled)
            assert told == wrong or (len(wrong) == 1 and not told), "of a claim none is folded"
            assert all(one.label.casefold().endswith("not correct:") for one in labelled)


def test_no_card_says_again_what_its_headline_says() -> None:
    cut = 0
    for question in built_in_questions():
        (right,) = (o for o in question.card.options if o.right)
        parts = outline(question.card)
        cut += Paragraph(right.feedback) not in parts
        for part in parts:
            match part:
                case Paragraph(text):
                    assert not _again(text, question)
                case Claim() if not part.correction_is_fact:
                    assert not _again(part.correction, question)
    assert cut


def _again(text: str, question: Question) -> bool:
    return adds_nothing(text, question.card.headline)
