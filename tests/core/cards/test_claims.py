"""False claims outside a whole card keep their label and their correction."""

import pytest

from quizapp.core.cards.claims import false_claim, in_one_line, myth_of
from tests.builders import a_fact


def test_a_false_claim_leaves_with_label_and_correction() -> None:
    claim = false_claim("X is so.", "X is not so.")
    assert in_one_line(claim) == "FALSE CLAIM – X is so. / CORRECTION – X is not so."
    assert claim.labelled == "False claim: X is so."
    assert not claim.correction_is_fact


def test_what_stood_above_a_false_claim_stands_before_its_label() -> None:
    claim = false_claim("X is so.", "X is not so.", source="South Korea, 2021")
    assert in_one_line(claim) == (
        "South Korea, 2021. FALSE CLAIM – X is so. / CORRECTION – X is not so."
    )


def test_a_correction_that_stands_beside_it_is_the_fact() -> None:
    assert false_claim("X is so.", "X is not so.", fact="X is not so.").correction_is_fact


def test_a_myth_is_told_with_what_takes_its_place() -> None:
    fact = a_fact()
    assert fact.myth is not None
    claim, why, instead = myth_of(fact)
    assert (claim.text, claim.correction) == (fact.myth.claim, fact.statement)
    assert (why.text, instead) == (fact.myth.why_misleading, fact.myth.replacement)
    with pytest.raises(ValueError, match="no myth"):
        myth_of(a_fact(myth=None))
