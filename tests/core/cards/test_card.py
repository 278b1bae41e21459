from dataclasses import replace

from devtools.samples.cards import a_card

from quizapp.core.cards.card import feedback_card, marks_in, sources_of
from quizapp.core.content.facts import Evidence, Stance
from tests.builders import (
    a_choice,
    a_document,
    a_fact,
    a_passage,
    a_question,
    a_version,
)


def test_a_passage_cited_twice_is_one_source_with_its_marks_in_reading_order() -> None:
    passage = a_passage()
    later, earlier = (
        Evidence(passage.id, passage.text[a:b], stance, a, b)
        for a, b, stance in ((20, 30, Stance.CONTRADICTS), (0, 10, Stance.SUPPORTS))
    )
    (source,) = sources_of((later, earlier), {passage.id: (passage, a_document())})
    assert source.marks == ((0, 10), (20, 30))
    assert source.stance is Stance.CONTRADICTS, "that of the evidence which is named first"
    assert source.cells == ()


def test_a_cell_of_a_table_is_named_by_its_row_and_column() -> None:
    passage = a_passage()
    cell = Evidence(passage.id, "947", Stance.SUPPORTS, 0, 3, row="1998", column="Total")
    words = Evidence(passage.id, "told", Stance.SUPPORTS, 5, 9)
    (source,) = sources_of((cell, words), {passage.id: (passage, a_document())})
    assert source.cells == (("1998", "Total"),)


def test_the_marks_of_a_passage_are_those_of_the_card_that_shows_it() -> None:
    card = a_card()
    (source,) = card.sources[:1]
    other = replace(card, sources=())
    assert source.marks
    assert marks_in((other, card), source.passage.id) == source.marks
    assert marks_in((other,), source.passage.id) == ()


def test_a_card_has_the_lines_of_its_question_and_the_provenance_of_its_fact() -> None:
    passage = a_passage()
    item = a_choice(source_line="In 2024", takeaway="It is China.", evidence=(passage.id,))
    fact = a_fact(provenance="News report of 2024")
    question = a_question(version=a_version(item=item))
    card = feedback_card(question, fact, {passage.id: (passage, a_document())})
    assert (card.source_line, card.takeaway) == ("In 2024", "It is China.")
    assert (card.deciding, card.provenance) == ((passage.id,), "News report of 2024")
    assert (card.fact, card.headline) == (fact.statement, "It is China.")


def test_a_card_has_the_places_that_the_map_knows_each_once() -> None:
    passage = a_passage()
    fact = a_fact(places=("north-korea", "atlantis", "china", "north-korea"))
    card = feedback_card(a_question(), fact, {passage.id: (passage, a_document())})
    assert card.places == ("north-korea", "china")


def test_only_a_question_about_the_myth_has_it_on_its_card() -> None:
    passage, fact = a_passage(), a_fact()
    for about in (True, False):
        question = a_question(version=a_version(item=a_choice(about_myth=about)))
        card = feedback_card(question, fact, {passage.id: (passage, a_document())})
        assert card.myth == (fact.myth if about else None)
