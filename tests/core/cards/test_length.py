"""How many words a card shows, counted by hand."""

from dataclasses import replace

import pytest
from devtools.samples.cards import a_card, a_judged_card

from quizapp.core.cards.length import card_words, words_shown
from quizapp.core.cards.outline import Claim, FactLine, Options, PassagePart, outline
from quizapp.core.content.documents import Document, Passage, Table
from quizapp.core.content.facts import Evidence, Stance
from quizapp.core.content.ids import PassageId
from quizapp.core.content.technique_words import technique_words
from tests.builders import a_choice, a_document, a_fact, a_passage, a_statement


def bank(*more: Passage) -> dict[PassageId, tuple[Passage, Document]]:
    return {passage.id: (passage, a_document()) for passage in (a_passage(), *more)}


PLACE = 9
"""A soldier crosses the border, August 2024 · The border."""


def test_every_word_that_stands_there_unfolded_counts() -> None:
    fact = a_fact(myth=None, statement="Most leave through China.")
    item = a_choice(stem="Which way do most take?")
    # Skipped. | A is right: + 5 words of feedback | Most leave through China.
    left = 1 + (3 + 5) + 4
    passage = len(a_passage().text.split()) + PLACE
    assert card_words(item, fact, bank()) == (left, left + passage)
    lines = replace(item, source_line="In August 2024", takeaway="China it is.")
    assert card_words(lines, fact, bank())[0] == left - 4 + 3, "the takeaway alone"


def test_the_question_was_read_before_but_a_false_claim_is_told_anew() -> None:
    fact, more = a_fact(myth=None), " and much more that one has read before"
    for item in (a_choice(), a_statement(key=True)):
        longer = replace(item, stem=item.stem + more, source_line="As of 2024")
        assert card_words(longer, fact, bank()) == card_words(item, fact, bank())
    key = a_choice().options[0]
    wordy = a_choice(options=(replace(key, text=key.text + more), *a_choice().options[1:]))
    assert card_words(wordy, fact, bank()) == card_words(a_choice(), fact, bank())
    false = a_statement()
    told = replace(false, stem=false.stem + more)
    left, anew = (card_words(item, fact, bank())[0] for item in (false, told))
    assert anew - left == len(more.split())


def test_which_reading_they_favour_stands_with_the_passages() -> None:
    fact = a_fact()
    (left, whole), (beside, more) = (
        card_words(a_choice(), one, bank()) for one in (fact, replace(fact, reading="It is open."))
    )
    assert (beside - left, more - whole) == (0, 3)


def test_what_is_folded_does_not_count() -> None:
    more = a_passage(id=PassageId("dmz-news#more"), number=2)
    fact = a_fact()
    cited = replace(fact.evidence[0], passage_id=more.id)
    two = replace(fact, evidence=(*fact.evidence, cited))
    alone = card_words(a_choice(), fact, bank())
    assert card_words(a_choice(), two, bank(more)) == alone
    both = a_choice(evidence=(fact.evidence[0].passage_id, more.id))
    left, whole = card_words(both, two, bank(more))
    assert (left, whole - left) == (alone[0], 2 * (alone[1] - alone[0]))


def test_a_myth_counts_only_where_the_question_is_about_it() -> None:
    fact = a_fact()
    assert fact.myth is not None
    without = card_words(a_choice(), fact, bank())[0]
    about = card_words(a_choice(about_myth=True), fact, bank())[0]
    labels = ("False claim:", "Why it misleads.")
    texts = (fact.myth.claim, fact.myth.why_misleading, fact.myth.replacement)
    told = (*labels, *texts, technique_words(fact.myth.technique))
    assert about - without == sum(len(text.split()) for text in told)


def test_a_correction_counts_where_the_headline_is_not_that() -> None:
    (claim,) = (part for part in outline(a_judged_card()) if isinstance(part, Claim))
    said = replace(claim, correction_is_fact=True)
    assert words_shown((claim,)) - words_shown((said,)) == 1 + len(claim.correction.split())


def test_options_that_are_folded_do_not_count_and_signs_are_no_words() -> None:
    (options,) = (part for part in outline(a_card()) if isinstance(part, Options))
    assert options.folded
    assert words_shown((options,)) == words_shown((replace(options, folded=()),))
    assert words_shown((FactLine("Fact:", "71 % – that is many …"),)) == 4


def test_of_a_long_passage_only_the_sentences_with_evidence_count() -> None:
    text = "Most go north first. " + "The rest of it tells of other things at great length. " * 4
    passage = a_passage(text=text.strip())
    quote = replace(a_fact().evidence[0], quote="go north", start=5, end=13)
    left, whole = card_words(a_choice(), a_fact(evidence=(quote,)), bank(passage))
    assert whole - left == 4 + PLACE


def test_of_a_long_table_only_the_rows_around_the_cited_one_count() -> None:
    rows = tuple((str(2000 + n), f"{n} people") for n in range(20))
    table = Table(("Year", "Total"), rows)
    words = "\n".join(f"{year}: Total {total}." for year, total in rows)
    passage = a_passage(table=table, text=words)
    start = words.index("10 people")
    cell = Evidence(passage.id, "10 people", Stance.SUPPORTS, start, start + 9, "2010", "Total")
    left, whole = card_words(a_choice(), a_fact(evidence=(cell,)), bank(passage))
    assert whole - left == 2 + 3 * 3 + PLACE


@pytest.mark.parametrize(("note", "words"), [("Sums fail.", 3), ("Sums fail. " * 20, 0)])
def test_a_short_note_counts_and_a_long_one_is_folded(note: str, words: int) -> None:
    noted = a_passage(note=note.strip())
    plain, whole = (card_words(a_choice(), a_fact(), bank(one))[1] for one in (a_passage(), noted))
    assert whole - plain == words


def test_a_passage_that_is_missing_is_told() -> None:
    with pytest.raises(KeyError):
        card_words(a_choice(), a_fact(), {})


def test_a_passage_says_where_it_stands() -> None:
    passages = [part for part in outline(a_judged_card()) if isinstance(part, PassagePart)]
    (part,) = passages
    text = "".join(span.text for span in part.spans)
    about = f"{part.stance} {part.place}".replace(" · ", " ")
    assert words_shown(passages) == len(f"{text} {about}".split())
