"""Originals: the texts that our documents render, for users who have them as files.

They are shown beside our passages on the user's computer and never leave it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from quizapp.core.content.documents import Passage
from quizapp.core.content.ids import PassageId


class Copy(StrEnum):
    """Whether a document's original is attached on this computer."""

    NONE = "none"
    ATTACHED = "attached"
    CHANGED = "changed"
    """There is a copy, but it is no longer what was attached; it is not shown."""


@dataclass(frozen=True)
class OriginalParagraph:
    """One paragraph of an original."""

    number: int
    """1-based: the non-empty lines of the file are counted."""
    text: str


@dataclass(frozen=True)
class Beside:
    """A document's original as far as it stands beside our passages."""

    copy: Copy = Copy.NONE
    paragraphs: Mapping[PassageId, tuple[OriginalParagraph, ...]] = field(default_factory=dict)
    """What each passage renders; nothing unless the original is attached."""


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of an original: its non-empty lines (docs/content-format.md)."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def rendered_by(passage: Passage, paragraphs: Sequence[str]) -> tuple[OriginalParagraph, ...]:
    """Return the paragraphs of the original that a passage renders.

    Args:
        passage: the passage.
        paragraphs: all paragraphs of the original.
    """
    return tuple(
        OriginalParagraph(number, paragraphs[number - 1])
        for number in passage.from_paragraphs
        if number <= len(paragraphs)
    )
