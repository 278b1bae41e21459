"""Changing a text only when it changes: a console is rendered every second."""

from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import Span


def tell(prose: Prose, text: str | tuple[Span, ...]) -> None:
    """Show a text, without a new layout where it is shown already."""
    spans = (Span(text),) if isinstance(text, str) else text
    if spans != prose.spans:
        prose.say(spans)
