import pytest

from quizapp.core.content.facts import Importance
from quizapp.core.content.ids import FactId
from quizapp.core.content.items import Deck
from quizapp.core.linting.card_lengths import card_lengths
from quizapp.core.linting.measures import measures, tenth_most
from quizapp.core.linting.readability import grade
from tests.builders import a_fact, a_pack, a_statement

CORE, USEFUL, EXTRA = "One two.", "One two three four.", "One two three."


def _measured() -> dict[str, float]:
    detective = a_statement(stem="word " * 40, deck=Deck.DETECTIVE)
    facts = (
        a_fact(
            statement=CORE,
            importance=Importance.CORE,
            items=(
                a_statement(stem="The report says that it is so."),
                a_statement(stem="It is so."),
                detective,
            ),
        ),
        a_fact(id=FactId("two"), statement=USEFUL, items=(a_statement(stem="It is a river."),)),
        a_fact(
            id=FactId("three"),
            statement=EXTRA,
            importance=Importance.EXTRA,
            items=(detective, a_statement(stem="It grows in a very quiet valley.")),
        ),
    )
    return measures(a_pack(facts=facts))


def test_items_are_counted_by_their_facts_importance_without_the_detective_deck() -> None:
    found = _measured()
    assert (found["core"], found["useful"], found["extra"]) == (2, 1, 1)
    assert found["detective"] == 2


def test_stems_are_measured_without_the_detective_deck() -> None:
    found = _measured()
    assert found["stems_naming_documents"] == 0.25
    assert found["median_stem_words"] == (4 + 7) / 2
    middle = ("It is a river.", "The report says that it is so.")
    assert found["median_stem_grade"] == pytest.approx(sum(map(grade, middle)) / 2, abs=0.05)


def test_facts_are_measured() -> None:
    found = _measured()
    assert found["median_fact_words"] == 3
    assert found["p90_fact_words"] == 4
    assert found["median_fact_grade"] == pytest.approx(grade(EXTRA), abs=0.05)


def test_cards_are_measured_with_and_without_their_passages() -> None:
    pack = a_pack()
    lengths = card_lengths(pack)
    found = measures(pack)
    assert len(lengths) == 2
    for place, name in enumerate(("card_words_beside", "card_words")):
        assert found[f"median_{name}"] == sum(length[place] for length in lengths) / 2
        assert found[f"p90_{name}"] == max(length[place] for length in lengths)


def test_nine_in_ten_do_not_exceed_the_tenth_most() -> None:
    assert tenth_most([*range(10, 0, -1)]) == 9
    assert tenth_most([7]) == 7
    assert tenth_most([1, 2]) == 2


def test_an_empty_pack_measures_nothing() -> None:
    assert set(measures(a_pack(facts=())).values()) == {0}
