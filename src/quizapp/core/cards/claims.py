"""False claims outside a whole card: in lists, tables and files, under the same label."""

from quizapp.core.cards.outline import CORRECTION, FALSE_CLAIM, Claim, Why, why_of
from quizapp.core.cards.sentences import sentence
from quizapp.core.content.facts import Fact


def false_claim(text: str, correction: str, *, fact: str = "", source: str = "") -> Claim:
    """Return a false sentence under its label, with the sentence that corrects it.

    Args:
        text: what is false.
        correction: what is so instead.
        fact: the fact that stands beside it, which need not be said twice.
        source: the line that stands above it where it is judged.
    """
    return Claim(FALSE_CLAIM, text, correction, correction == fact, source)


def myth_of(fact: Fact) -> tuple[Claim, Why, str]:
    """Return a fact's myth, why it misleads, and what takes its place, which may be empty.

    Raises:
        ValueError: the fact has no myth.
    """
    if fact.myth is None:
        raise ValueError(f"{fact.id} has no myth")
    claim = false_claim(fact.myth.claim, fact.statement, fact=fact.statement)
    return claim, why_of(fact.myth), fact.myth.replacement


def in_one_line(claim: Claim) -> str:
    """Return a false claim with its label and its correction, as it may leave the app."""
    label, correction = (each.upper().rstrip(":") for each in (FALSE_CLAIM, CORRECTION))
    above = f"{sentence(claim.source)} " if claim.source else ""
    return f"{above}{label} \N{EN DASH} {claim.text} / {correction} \N{EN DASH} {claim.correction}"
