"""Parts of a card as the pieces of a painted text, for lists and for the projector."""

from quizapp.core.cards.outline import CORRECTION, Claim, Why
from quizapp.ui.kit.text.text_layout import Span, Tone


def claim_spans(claim: Claim, tone: Tone = Tone.PLAIN) -> tuple[Span, ...]:
    """Return a false claim under its source line and label, and its correction.

    Where the fact beside it is the correction, it is not said again.

    Args:
        claim: the claim.
        tone: of the claim itself.
    """
    source = (Span(f"{claim.source}\n", Tone.QUIET),) if claim.source else ()
    spans = (*source, Span(f"{claim.label} ", Tone.LABEL), Span(claim.text, tone))
    if claim.correction_is_fact or not claim.correction:
        return spans
    return (*spans, Span(f"\n{CORRECTION} ", Tone.LABEL), Span(claim.correction))


def why_spans(why: Why) -> tuple[Span, ...]:
    """Return why a claim misleads, and what makes it tempting as a chip."""
    spans = (Span(why.label, Tone.STRONG), Span(f" {why.text}"))
    return (*spans, Span("  "), Span(why.technique, Tone.CHIP)) if why.technique else spans
