from dataclasses import replace

import pytest

from quizapp.core.content.ids import PassageId
from quizapp.core.content.items import Item, Option
from quizapp.core.linting.lint import lint_pack
from tests.builders import a_choice, a_fact, a_statement
from tests.core.linting.making import fact_of, fact_rules, form_rules, pack_of

RIGHT, WRONG = Option("Oak", True, "It is."), Option("Elm", False, "It is not.")


@pytest.mark.parametrize(
    "item",
    [
        a_choice(options=(RIGHT, replace(RIGHT, text="Ash"), WRONG)),
        a_choice(options=(WRONG, replace(WRONG, text="Ash"), replace(WRONG, text="Fir"))),
        a_choice(options=()),
        a_choice(options=(RIGHT, WRONG, replace(WRONG, text="Ash", feedback=" "))),
        a_statement(correction=""),
        a_statement(correction=a_statement().stem.upper()),
    ],
)
def test_an_incomplete_item_is_an_error_and_never_a_crash(item: Item) -> None:
    assert form_rules(item) == ["L26 error"]
    assert "L26" in {finding.rule for finding in lint_pack(pack_of(item))}


def test_a_true_statement_needs_no_correction() -> None:
    assert form_rules(a_statement(key=True)) == []


def test_evidence_must_stand_where_it_is_located() -> None:
    (piece,) = a_fact().evidence
    for broken in (
        (),
        (replace(piece, passage_id=PassageId("dmz-news#nowhere")),),
        (replace(piece, start=piece.start + 1),),
        (replace(piece, quote="Most people go by train"),),
        (replace(piece, quote="", end=piece.start),),
    ):
        assert fact_rules(fact_of(evidence=broken)) == ["L26"]
    assert fact_rules(fact_of(evidence=(piece,))) == []
