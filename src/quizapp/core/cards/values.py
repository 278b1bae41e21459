"""A card as plain values for JSON, for a page that builds its own elements from them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from quizapp.core.cards.marks import Span
from quizapp.core.cards.outline import (
    Asked,
    Claim,
    FactLine,
    MapPart,
    OptionLine,
    Options,
    Paragraph,
    Part,
    PassagePart,
    PicturePart,
    Provenance,
    Reading,
    RightAnswer,
    Verdict,
    Why,
    WordsPart,
)
from quizapp.core.content.pictures import Picture
from quizapp.core.content.places import places_in_words

Values = dict[str, Any]
Draw = Callable[[tuple[str, ...]], str]
"""Returns a map of some places as an ``svg`` element."""

MOST_SIGNS = 4_000
"""So much of a passage goes with a question to each phone: none of the built-in bank is cut."""
MOST_ROWS = 40
"""So many rows of a table go with a question to each phone."""


def card_values(parts: Iterable[Part], draw: Draw | None = None) -> list[Values]:
    """Return a card's parts in order, each with its kind and its words.

    Args:
        parts: the card.
        draw: draws a map as an ``svg`` element; None: maps are left out.
    """
    values = []
    for part in parts:
        if not isinstance(part, MapPart):
            values.append(part_values(part))
        elif draw is not None:
            text = places_in_words(part.places)
            values.append({"kind": "map", "text": text, "svg": draw(part.places)})
    return values


def part_values(part: WordsPart) -> Values:
    """Return one part; ``kind`` names it in lower-case words."""
    match part:
        case Asked(label, text, source):
            return {"kind": "asked", "source": source, "label": label, "text": text}
        case Verdict(outcome=outcome):
            return {"kind": "verdict", "outcome": str(outcome), "text": part.whole}
        case RightAnswer(label, text):
            return {"kind": "right answer", "label": label, "text": text}
        case FactLine(label, text):
            return {"kind": "fact", "label": label, "text": text}
        case Provenance(text):
            return {"kind": "provenance", "text": text}
        case Claim():
            return {
                "kind": "claim",
                "source": part.source,
                "label": part.label,
                "text": part.text,
                "correction": "" if part.correction_is_fact else part.correction,
            }
        case Why():
            return {
                "kind": "why",
                "label": part.label,
                "text": part.text,
                "technique": part.technique,
            }
        case Paragraph(text):
            return {"kind": "paragraph", "text": text}
        case Options():
            return {
                "kind": "options",
                "shown": [_option(one) for one in part.shown],
                "folded": [_option(one) for one in part.folded],
            }
        case Reading(label, text):
            return {"kind": "reading", "label": label, "text": text}
        case PassagePart():
            return _passage(part)
        case PicturePart(picture):
            return {"kind": "picture", **picture_values(picture)}


def picture_values(picture: Picture) -> Values:
    """Return a picture by its digest, under which the page asks for it, with its size and words."""
    return {
        "digest": picture.digest,
        "alt": picture.alt,
        "width": picture.width,
        "height": picture.height,
    }


def reading_values(parts: Iterable[PassagePart]) -> list[Values]:
    """Return passages as they are read before a question: tables whole, nothing marked.

    What goes beyond ``MOST_SIGNS`` or ``MOST_ROWS`` is left out, and an ellipsis or the number of
    rows says so: the screen in the room shows all of it.

    Args:
        parts: the passages, as ``core.cards.reading.to_read`` makes them.
    """
    return [_passage(_cut(part)) for part in parts]


def _cut(part: PassagePart) -> PassagePart:
    if part.table is not None:
        return replace(part, rows=tuple(range(min(len(part.table.rows), MOST_ROWS))))
    text = "".join(span.text for span in part.spans)
    if len(text) <= MOST_SIGNS:
        return part
    whole_words = text[:MOST_SIGNS].rpartition(" ")[0] or text[:MOST_SIGNS]
    return replace(part, spans=(Span(f"{whole_words} …", marked=False),))


def _option(option: OptionLine) -> Values:
    return {
        "label": option.label,
        "text": option.text,
        "feedback": option.feedback,
    }


def _passage(part: PassagePart) -> Values:
    return {
        "kind": "passage",
        "stance": part.stance,
        "spans": _spans(part.spans) if part.table is None else [],
        "whole": _spans(part.whole),
        "table": None if part.table is None else _table(part),
        "place": part.place,
        "full_place": part.full_place,
        "cautions": list(part.cautions),
        "note": part.note,
        "picture": None if part.picture is None else picture_values(part.picture),
        "folded": part.folded,
    }


def _spans(spans: Iterable[Span]) -> list[list[str | bool]]:
    return [[span.text, span.marked] for span in spans]


def _table(part: PassagePart) -> Values:
    """Return the rows that hold the evidence: a small screen has no room for a long table."""
    assert part.table is not None
    cited = set(part.source.cells)
    rows = [part.table.rows[place] for place in part.rows]
    return {
        "columns": list(part.table.columns),
        "rows": [
            [
                [cell, (row[0], name) in cited]
                for cell, name in zip(row, part.table.columns, strict=True)
            ]
            for row in rows
        ],
        "left_out": len(part.table.rows) - len(rows),
    }
