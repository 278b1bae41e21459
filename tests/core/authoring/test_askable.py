"""Which sentences have something that could be asked, and where a figure stands elsewhere."""

from dataclasses import replace

import pytest

from quizapp.core.authoring.askable import FigureIndex, Sign, askable, figure_at, figures_in
from quizapp.core.content.ids import PassageId
from tests.builders import a_document
from tests.core.authoring.test_anchoring import TABLE, passage


@pytest.mark.parametrize(
    ("sentence", "signs"),
    [
        ("It costs 2,252 crowns.", (Sign.FIGURE,)),
        ("Half of it is lost.", (Sign.FIGURE,)),
        ("It began in 1864.", (Sign.DATE,)),
        ("It began on 3 May.", (Sign.FIGURE, Sign.DATE)),
        ("It does not spoil.", (Sign.NEGATION,)),
        ("It doesn't spoil.", (Sign.NEGATION,)),
        ("Goats give more of it.", (Sign.COMPARISON,)),
        ("It was found by Louis Pasteur.", (Sign.NAME,)),
        ("The milk is white.", ()),
        ("So I drink it.", ()),
        ("Not whole, it is better than none since 1990.",
         (Sign.DATE, Sign.NEGATION, Sign.COMPARISON)),
        ("2009년에 왔다.", (Sign.DATE,)),
    ],
)  # fmt: skip
def test_what_a_sentence_has(sentence: str, signs: tuple[Sign, ...]) -> None:
    found = askable(passage(sentence))
    assert [one.signs for one in found] == ([signs] if signs else [])


def test_sentences_are_told_by_their_places() -> None:
    text = "Milk is white. It has 3 fats. So be it. Nobody minds."
    found = [text[one.start : one.end] for one in askable(passage(text))]
    assert found == ["It has 3 fats.", "Nobody minds."]


def test_of_a_table_nothing_is_marked() -> None:
    assert askable(passage("", table=TABLE)) == ()


def test_figures_are_the_same_with_and_without_marks_between_thousands() -> None:
    assert figures_in("2,252 or 2252 or 3.5") == {"2252", "3.5"}
    assert figure_at("It has 2,252 of them.", 9) == "2,252"
    assert figure_at("It has 2,252 of them.", 3) == ""


def test_the_same_figure_elsewhere() -> None:
    texts = ("It costs 2,252 crowns.", "It costs 2252 or 3.", "It has 3 fats and 12.5.")
    passages = tuple(
        replace(passage(text, f"d#p{number}"), number=number)
        for number, text in enumerate(texts, 1)
    )
    index = FigureIndex([a_document(passages=passages)])
    (place,) = index.elsewhere("2,252", passages[0].id)
    assert (place.passage_id, place.number) == ("d#p2", 2)
    assert [one.number for one in index.elsewhere("3", passages[1].id)] == [3]
    assert index.elsewhere("12.5", passages[2].id) == ()
    assert index.elsewhere("987", PassageId("d#p1")) == ()
