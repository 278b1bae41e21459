"""Questions as any file may have them, for the round trips of the formats."""

from hypothesis import strategies as st

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.texts import tidy

_SPECIAL = ["a < b & c", "1 &lt; 2", "북한과 남한", "<b>not bold</b>", "]]>", "“q”", "x = {y} ~ #1"]


def texts(least: int = 0, lines: bool = False) -> st.SearchStrategy[str]:
    """Return texts in the form in which questions are kept."""
    signs = st.characters(codec="utf-8", exclude_characters="" if lines else "\n\r\x0b\x0c\x85")
    free = st.text(signs, min_size=least, max_size=30).map(tidy)
    if not lines:
        free = free.map(lambda text: " ".join(text.split()))
    return (free | st.sampled_from(_SPECIAL)).filter(lambda text: len(text) >= least)


@st.composite
def questions(draw: st.DrawFn, told: bool = True) -> ForeignQuestion:
    """Return a question that can be asked, numbered 1.

    Args:
        draw: from hypothesis.
        told: whether it may have a topic, tags, a correction and a source.
    """
    kind = draw(st.sampled_from(ItemKind))
    if kind is ItemKind.TRUE_FALSE:
        is_true = draw(st.booleans())
        options: tuple[ForeignOption, ...] = (
            ForeignOption("True", is_true, draw(texts())),
            ForeignOption("False", not is_true, draw(texts())),
        )
    else:
        key = draw(st.integers(0, 3))
        words = draw(
            st.lists(texts(1), min_size=max(2, key + 1), max_size=6, unique_by=str.casefold)
        )
        options = tuple(
            ForeignOption(text, place == key, draw(texts())) for place, text in enumerate(words)
        )
    more = texts() if told else st.just("")
    return ForeignQuestion(
        1,
        kind,
        draw(texts(1)),
        options,
        feedback=draw(texts()),
        correction=draw(more) if kind is ItemKind.TRUE_FALSE else "",
        name=draw(texts()),
        topic=draw(more),
        tags=tuple(draw(st.lists(texts(1), max_size=2))) if told else (),
        source=draw(more),
    )
