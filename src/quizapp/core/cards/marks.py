"""A text cut into pieces where it is marked as evidence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """A piece of a passage, marked where it is evidence."""

    text: str
    marked: bool


def joined_marks(marks: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return spans sorted, those that touch or overlap as one, empty ones left out."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return tuple(joined)


def spans_of(text: str, marks: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """Return a text cut where its marks begin and end.

    Args:
        text: the passage.
        marks: (start, end) offsets into it, in any order.
    """
    spans: list[Span] = []
    done = 0
    for start, end in joined_marks(marks):
        if start > done:
            spans.append(Span(text[done:start], marked=False))
        spans.append(Span(text[start:end], marked=True))
        done = end
    if done < len(text) or not spans:
        spans.append(Span(text[done:], marked=False))
    return tuple(spans)
