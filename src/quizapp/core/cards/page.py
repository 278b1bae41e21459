"""A card as HTML for a self-contained page: no script, no request, a map only inline."""

from base64 import b64encode
from collections.abc import Iterable
from html import escape

from quizapp.core.cards.marks import Span
from quizapp.core.cards.outline import (
    CORRECTION,
    SHOW_WHOLE,
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
)
from quizapp.core.cards.plain import picture_in_words
from quizapp.core.cards.values import Draw
from quizapp.core.content.pictures import Picture
from quizapp.core.content.places import places_in_words


def card_html(parts: Iterable[Part], draw: Draw | None = None) -> str:
    """Return a card as a ``section``, in the order of its parts; the fact is its heading.

    Args:
        parts: the card.
        draw: draws a map as an ``svg`` element; None: maps are left out.
    """
    return f"<section>{''.join(_html(part, draw) for part in parts)}</section>"


def _html(part: Part, draw: Draw | None) -> str:
    match part:
        case Asked(label, text, source):
            return f'<p class="quiet">{_above(source)}{escape(label)} {escape(text)}</p>'
        case Verdict(outcome=outcome):
            return f'<p class="verdict {outcome}">{escape(part.whole)}</p>'
        case RightAnswer():
            return f"<p><b>{escape(part.whole)}</b></p>"
        case FactLine(text=text):
            return f"<h2>{escape(text)}</h2>"
        case Provenance(text=text):
            return f'<p class="quiet">{escape(text)}</p>'
        case Claim():
            return (
                f'<p class="quiet">{_above(part.source)}{escape(part.label)} '
                f"{escape(part.text)}<br>"
                f"{CORRECTION} {escape(part.correction)}</p>"
            )
        case Why():
            chip = f' <span class="quiet">({escape(part.technique)})</span>'
            return (
                f"<p><b>{escape(part.label)}</b> {escape(part.text)}"
                f"{chip if part.technique else ''}</p>"
            )
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Options():
            others = "".join(map(_option, part.folded))
            rest = f"<details><summary>Other options</summary>{others}</details>"
            return "".join(map(_option, part.shown)) + (rest if others else "")
        case Reading(label, text):
            begin = f"<b>{escape(label)}</b> " if label else ""
            return f"<p>{begin}{escape(text)}</p>"
        case PassagePart():
            return _passage(part)
        case PicturePart(picture):
            return picture_html(picture)
        case MapPart(places):
            if draw is None:  # a page of words: the names alone would say nothing of where
                return ""
            words = escape(places_in_words(places))
            return f"<details><summary>{words}</summary>{draw(places)}</details>"


def picture_html(picture: Picture) -> str:
    """Return a picture with its bytes in it; what it shows in words where they aren't here."""
    alt = escape(picture.alt)
    if not picture.data:
        return f'<p class="quiet">{escape(picture_in_words(picture))}</p>'
    data = b64encode(picture.data).decode()
    size = f'width="{picture.width}" height="{picture.height}"'
    return (
        f'<p><img class="picture" {size} alt="{alt}" src="data:{picture.mime};base64,{data}"></p>'
    )


def _above(source: str) -> str:
    return f"{escape(source)}<br>" if source else ""


def _option(option: OptionLine) -> str:
    reason = f'<br><span class="quiet">{escape(option.feedback)}</span>' if option.feedback else ""
    return f"<p><b>{escape(option.label)}</b> {escape(option.text)}{reason}</p>"


def _passage(part: PassagePart) -> str:
    inside = _table(part) if part.table is not None and part.rows else _spans(part.spans)
    small = "".join(
        f'<div class="quiet">{escape(text)}</div>'
        for text in (part.stance, part.place, *part.cautions, part.note)
        if text
    )
    rest = ""
    if part.whole:
        place = f'<div class="quiet">{escape(part.full_place)}</div>'
        rest = f"<details><summary>{SHOW_WHOLE}</summary>{_spans(part.whole)}{place}</details>"
    shown = "" if part.picture is None else picture_html(part.picture)
    whole = f"<blockquote>{inside}{shown}{small}{rest}</blockquote>"
    if not part.folded:
        return whole
    return f"<details><summary>Another passage: {escape(part.place)}</summary>{whole}</details>"


def _spans(spans: Iterable[Span]) -> str:
    return "".join(_marked(span.text, marked=span.marked) for span in spans)


def _table(part: PassagePart) -> str:
    """Return the rows that hold the evidence; the whole table stands in its document."""
    assert part.table is not None
    columns, cited = part.table.columns, set(part.source.cells)
    lines = ["".join(f"<th>{escape(name)}</th>" for name in columns)]
    for place in part.rows:
        row = part.table.rows[place]
        cells = (
            f"<td>{_marked(cell, marked=(row[0], name) in cited)}</td>"
            for cell, name in zip(row, columns, strict=True)
        )
        lines.append("".join(cells))
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<div class="wide"><table>{rows}</table></div>'


def _marked(text: str, *, marked: bool) -> str:
    return f"<mark>{escape(text)}</mark>" if marked else escape(text)
