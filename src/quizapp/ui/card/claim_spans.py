"""Parts of a card as the pieces of a painted text, for lists and for the projector."""

from quizapp.core.cards.outline import CORRECTION, Claim, Why
from quizapp.ui.kit.text.text_layout import Span, Tone


def claim_spans(claim: Claim, tone: Tone = Tone.PLAIN) -> tuple[Span, ...]:
    """Return a false claim under its label, and its correction unless the fact beside it is that.

    Args:
        claim: the claim.
        tone: of the claim itself.
    """
    spans = (Span(f"{claim.label} ", Tone.LABEL), Span(claim.text, tone))
    if claim.correction_is_fact or not claim.correction:
        return spans
    return (*spans, Span(f"\n{CORRECTION} ", Tone.LABEL), Span(claim.correction))


def why_spans(why: Why) -> tuple[Span, ...]:
    """Return why a claim misleads, and what makes it tempting as a chip."""
    spans = (Span(why.label, Tone.STRONG), Span(f" {why.text}"))
    return (*spans, Span("  "), Span(why.technique, Tone.CHIP)) if why.technique else spans
