from dataclasses import replace

from devtools.samples.cards import a_card

from quizapp.core.cards.card import marks_in, sources_of
from quizapp.core.content.facts import Evidence, Stance
from tests.builders import a_document, a_passage


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
