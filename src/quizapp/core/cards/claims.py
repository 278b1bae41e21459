"""False claims outside a whole card: in lists, tables and files, under the same label."""

from quizapp.core.cards.outline import CORRECTION, FALSE_CLAIM, Claim, Paragraph, Why, why_of
from quizapp.core.content.facts import Fact


def false_claim(text: str, correction: str, *, fact: str = "") -> Claim:
    """Return a false sentence under its label, with the sentence that corrects it.

    Args:
        text: what is false.
        correction: what is so instead.
        fact: the fact that stands beside it, which need not be said twice.
    """
    return Claim(FALSE_CLAIM, text, correction, correction_is_fact=correction == fact)


def myth_of(fact: Fact) -> tuple[Claim, Why, Paragraph]:
    """Return a fact's myth, why it misleads, and what takes its place.

    Raises:
        ValueError: the fact has no myth.
    """
    if fact.myth is None:
        raise ValueError(f"{fact.id} has no myth")
    claim = false_claim(fact.myth.claim, fact.statement, fact=fact.statement)
    return claim, why_of(fact.myth), Paragraph(fact.myth.replacement)


def in_one_line(claim: Claim) -> str:
    """Return a false claim with its label and its correction, as it may leave the app."""
    label, correction = (each.upper().rstrip(":") for each in (FALSE_CLAIM, CORRECTION))
    return f"{label} \N{EN DASH} {claim.text} / {correction} \N{EN DASH} {claim.correction}"
