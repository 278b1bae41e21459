"""The words of a card: no false sentence without its label or its correction."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.attempts import Certainty
from quizapp.core.documents import Table
from quizapp.core.facts import Status
from quizapp.core.grading import Outcome
from quizapp.ui.feedback.marking import marked_spans, rows_to_show
from quizapp.ui.feedback.wording import (
    claim_label,
    copied,
    judged_claim,
    judged_label,
    myth_claim,
    option_label,
    spoken,
    standing,
    verdict,
)
from quizapp.ui.samples import ARRIVALS, a_card, a_judged_card
from quizapp.ui.widgets.text_setting import Tone, plain

CARDS = (
    a_card(),
    a_judged_card(),
    replace(a_judged_card(), myth=None),
    replace(a_card(), myth=None, explanation="So it is."),
)


def _false_sentences(card: object) -> list[str]:
    sentences = []
    for card_ in CARDS:
        if card_ is card and card_.myth is not None:
            sentences.append(card_.myth.claim)
        if card_ is card and card_.statement_is_false:
            sentences.append(card_.stem)
    return sentences


@pytest.mark.parametrize(
    ("outcome", "certainty", "words"),
    [
        (Outcome.RIGHT, Certainty.CERTAIN, "Correct. You were certain."),
        (Outcome.WRONG, Certainty.THINK_SO, "Not correct. You thought so."),
        (Outcome.RIGHT, Certainty.GUESS, "Correct. You guessed."),
        (Outcome.WRONG, None, "Not correct."),
        (Outcome.SKIPPED, Certainty.CERTAIN, "Skipped."),
    ],
)
def test_the_verdict_is_a_word_and_how_sure_one_was(
    outcome: Outcome, certainty: Certainty | None, words: str
) -> None:
    assert verdict(replace(a_card(), outcome=outcome, certainty=certainty)) == words


@pytest.mark.parametrize("card", CARDS)
def test_a_screen_reader_hears_verdict_fact_false_claim_reason_source(card: object) -> None:
    heard = spoken(next(c for c in CARDS if c is card))
    starts = ("Correct", "Not correct", "Fact:", "False claim:", "Why it misleads:", "Source:")
    order = [starts.index(s) for line in heard for s in starts if line.startswith(s)]
    assert order == sorted(order)
    assert heard[1].startswith("Fact: ")
    assert heard[0] == verdict(next(c for c in CARDS if c is card))


@pytest.mark.parametrize("card", CARDS)
def test_no_false_sentence_is_spoken_without_its_label(card: object) -> None:
    for line in spoken(next(c for c in CARDS if c is card)):
        for sentence in _false_sentences(card):
            if sentence in line:
                assert line == f"False claim: {sentence}"


@pytest.mark.parametrize("card", CARDS)
def test_a_copied_false_claim_comes_with_its_correction(card: object) -> None:
    text = copied(next(c for c in CARDS if c is card))
    lines = text.split("\n")
    for sentence in _false_sentences(card):
        for number, line in enumerate(lines):
            if sentence in line:
                assert line == f"FALSE CLAIM – {sentence}"
                assert lines[number + 1].startswith("CORRECTION – ")
    assert (judged_claim(a_judged_card()) is None) or "FALSE CLAIM" in copied(a_judged_card())


def test_a_myth_in_the_words_of_the_statement_is_said_once_and_another_claim_is_kept() -> None:
    card = a_judged_card()
    assert myth_claim(card) is None
    assert card.myth is not None
    other = replace(card.myth, claim="Nobody has ever left by boat.")
    assert myth_claim(replace(card, myth=other)) is not None
    dated = replace(card, stem="Arrivals in the South peaked in 1998.")
    later = replace(card.myth, claim="Arrivals in the South peaked in 2012.")
    assert myth_claim(replace(dated, myth=later)) is not None, "another number, another claim"


def test_two_false_claims_of_one_card_are_told_apart() -> None:
    card = a_judged_card()
    assert judged_label(card) == claim_label(card) == "False claim:"
    assert card.myth is not None
    card = replace(card, myth=replace(card.myth, claim="Nobody has ever left by boat."))
    assert judged_label(card) == "The statement you judged. False claim:"
    assert claim_label(card) == "The mistake behind it. False claim:"
    heard = spoken(card)
    assert f"{judged_label(card)} {card.stem}" in heard
    assert f"{claim_label(card)} Nobody has ever left by boat." in heard


def test_every_option_has_its_right_or_wrong_label() -> None:
    labels = [option_label(option) for option in a_card().options]
    assert labels == ["Wrong is A:", "You chose B:", "Right is C:", "Wrong is D:"]
    copy = copied(a_card())
    assert "Wrong. You chose B: 2002." in copy
    assert "You chose, rightly: False." in copied(a_judged_card())


def test_an_attributed_fact_says_who_says_it_and_of_when() -> None:
    card = replace(a_card(), status=Status.ATTRIBUTED, attributed_to="the ministry", as_of="2016")
    assert standing(card) == "According to the ministry · as of 2016"
    assert standing(a_card()) == ""


def test_a_disputed_source_is_spoken_with_its_side_and_its_cited_row() -> None:
    heard = "\n".join(spoken(a_card()))
    assert "(supports): 2009: Men 662; Women 2,252; Total 2,914." in heard
    assert "(speaks against): Late in the famine" in heard


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_marking_keeps_the_text_and_marks_what_was_asked(
    text: str, marks: list[tuple[int, int]]
) -> None:
    wanted = tuple((a, b) for a, b in marks if a < b <= len(text))
    spans = marked_spans(text, wanted)
    assert plain(spans) == text
    at, marked = 0, set()
    for span in spans:
        if span.tone is Tone.MARK:
            marked |= set(range(at, at + len(span.text)))
        at += len(span.text)
    assert marked == {place for a, b in wanted for place in range(a, b)}


def test_a_long_table_shows_the_cited_rows_and_their_neighbours_first() -> None:
    assert rows_to_show(ARRIVALS, (("2009", "Total"),)) == (8, 9, 10)
    assert rows_to_show(ARRIVALS, (("~1998", "Men"), ("2012", "Men"))) == (0, 1, 11, 12)
    assert rows_to_show(ARRIVALS, ()) == tuple(range(13))
    short = Table(ARRIVALS.columns, ARRIVALS.rows[:8])
    assert rows_to_show(short, (("2002", "Men"),)) == tuple(range(8))
