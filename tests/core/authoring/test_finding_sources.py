"""Proposing the passage that answers a question."""

from quizapp.core.authoring.finding_sources import SourceIndex
from quizapp.core.content.documents import Passage, Table, table_in_words
from quizapp.core.content.ids import DocumentId, PassageId


def passage(name: str, text: str, table: Table | None = None) -> Passage:
    return Passage(
        id=PassageId(f"milk#{name}"),
        document_id=DocumentId("milk"),
        number=1,
        section=(),
        text=text,
        table=table,
        from_paragraphs=(1,),
        sensitive=False,
        unverified="",
        note="",
    )


HEAT = passage("heat", "Pasteurising heats milk briefly. It kills most germs. Then milk is cooled.")
WHITE = passage("white", "Milk is white. Tiny drops of fat scatter the light. So does casein.")
RAW = passage("raw", "Raw milk has caused infections in several countries, and germs live in it.")
YIELD = Table(("Year", "Litres a cow"), (("1950", "2,500"), ("2020", "8,200")))
TABLE = passage("yield", table_in_words(YIELD), YIELD)
KOREAN = passage("ko", "우유는 칼슘이 많다. 뼈를 튼튼하게 한다.")
INDEX = SourceIndex([HEAT, WHITE, RAW, TABLE, KOREAN])


def test_the_passage_with_the_answer_comes_first_and_its_sentence_is_marked() -> None:
    best = INDEX.best("What does heating do to germs in milk?", "It kills most of them")
    assert best[0].passage_id == HEAT.id
    assert HEAT.text[best[0].start : best[0].end] == "It kills most germs."
    assert [one.score for one in best] == sorted((one.score for one in best), reverse=True)


def test_the_right_option_counts_more_than_the_stem() -> None:
    assert INDEX.best("Why is it so?", "Casein and drops of fat")[0].passage_id == WHITE.id


def test_of_a_table_the_cell_is_marked() -> None:
    (best, *_) = INDEX.best("How many litres did a cow give in 2020?", "8,200")
    assert best.passage_id == TABLE.id
    assert TABLE.text[best.start : best.end] == "8,200"


def test_korean_words_are_found_with_other_particles() -> None:
    umbrella = passage("umbrella", "우산은 좋다.")  # shorter, and begins with the same syllable
    best, *_ = SourceIndex([umbrella, KOREAN]).best("우유에게")
    assert best.passage_id == KOREAN.id


def test_nothing_is_proposed_where_no_word_is_shared() -> None:
    assert INDEX.best("Who won?", "Nobody") == ()
    assert SourceIndex([]).best("Milk?", "Milk") == ()
