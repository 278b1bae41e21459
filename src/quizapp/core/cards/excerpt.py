"""What a card shows of a long passage: the sentences that hold its evidence (spec FB-16)."""

import re

from quizapp.core.cards.marks import Span, joined_marks, spans_of

SHORT = 30
"""Words up to which a passage is shown whole."""

LEAST_LEFT_OUT = 6
"""Fewer words than these are not worth a fold."""

_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_NO_END = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|No|Prof|St|vs|e\.g|i\.e)|\b[A-Z])\.\s$")
"""What a full stop ends that is no sentence: an abbreviation, an initial."""


_POINTS_BACK = re.compile(
    r"[\"“‘(\[]?(?:(?:Among|For|In|Of|To|With) (?:it|them|these|this|those)"
    r"|Both|He|Her|His|It|Its|She|Such|Their|These|They|This|Those)\b"
)
"""How a sentence begins that nobody understands without the one before it."""


def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each sentence of a text begins and ends, white space after it included."""
    ends = [
        found.end()
        for found in _END.finditer(text)
        if not _NO_END.search(text[max(0, found.end() - 8) : found.end()])
    ]
    starts = [0, *ends]
    return tuple(
        (a, b) for a, b in zip(starts, (*ends, len(text)), strict=True) if text[a:b].strip()
    )


def excerpt(text: str, marks: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """Return the sentences of a long text that hold its marks, an ellipsis where others are.

    A text that is short, that has no marks or of which hardly anything would go is returned whole.

    Args:
        text: the passage.
        marks: (start, end) offsets into it, in any order.
    """
    kept = _kept(text, joined_marks(marks))
    left_out = _words(text) - sum(_words(text[start:end]) for start, end in kept)
    if _words(text) <= SHORT or not kept or left_out < LEAST_LEFT_OUT:
        return spans_of(text, marks)
    spans: list[Span] = []
    done = 0
    for start, end in kept:
        if start > done:
            spans.append(Span(" … " if spans else "… ", marked=False))
        inside = ((a - start, b - start) for a, b in marks if start <= a < end)
        spans += spans_of(text[start:end], tuple(inside))
        done = _after(text, end)
    if done < len(text):
        spans.append(Span(" …", marked=False))
    return tuple(spans)


def _kept(text: str, marks: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Return the stretches to show, without the white space after them; neighbours as one."""
    sentences = sentences_of(text)
    wanted: set[int] = set()
    for number, (start, end) in enumerate(sentences):
        if any(a < end and b > start for a, b in marks):
            before = number and _POINTS_BACK.match(text, start)
            wanted |= {number, number - 1} if before else {number}
    kept: list[tuple[int, int]] = []
    for number in sorted(wanted):
        start, end = sentences[number]
        trimmed = start + len(text[start:end].rstrip())
        follows = kept and _after(text, kept[-1][1]) == start
        start = kept.pop()[0] if follows else start
        kept.append((start, trimmed))
    return kept


def _after(text: str, end: int) -> int:
    """Return where the next word begins."""
    return end + len(text[end:]) - len(text[end:].lstrip())


def _words(text: str) -> int:
    return len(text.split())
