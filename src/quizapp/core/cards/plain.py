"""A card as plain text, and as what a screen reader says."""

from collections.abc import Iterable

from quizapp.core.cards.outline import (
    CORRECTION,
    GOES_ON,
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
from quizapp.core.cards.sentences import sentence
from quizapp.core.content.pictures import Picture
from quizapp.core.content.places import places_in_words


def plain_text(parts: Iterable[Part]) -> str:
    """Return a whole card for the clipboard, a file or print, nothing folded.

    A false claim never stands without its correction (spec FB-4).
    """
    return "\n\n".join(line for part in parts for line in _lines(part))


def spoken_text(parts: Iterable[Part]) -> tuple[str, ...]:
    """Return what a screen reader says when a card appears, one entry a part, verdict first.

    What was asked is not said again, the options that nobody chose, the map and the passages
    that are folded are left to be walked to, of a passage only the evidence is said, in its
    sentence where more was left out (spec UI-8).
    """
    said: list[str] = []
    for part in parts:
        match part:
            case Asked():
                continue
            case Claim():
                said += [sentence(part.source)] if part.source else []
                said.append(f"{part.label} {part.text}")
                if not part.correction_is_fact:
                    said.append(f"{CORRECTION} {part.correction}")
            case Options():
                said += map(_option, part.shown)
            case PassagePart(folded=True) | MapPart() | PicturePart():
                continue
            case PassagePart():
                said.append(_passage_spoken(part))
            case _:
                said += _lines(part)
    return tuple(said)


def _lines(part: Part) -> list[str]:
    match part:
        case Asked(label, text, source):
            return [_under(source, f"{label} {text}")]
        case FactLine(label, text):
            return [f"{label} {text}"]
        case Verdict() | RightAnswer():
            return [part.whole]
        case Provenance(text=text) | Paragraph(text=text):
            return [sentence(text)]
        case Claim():
            claim = _under(part.source, f"{part.label.upper()} {part.text}")
            return [f"{claim}\n{CORRECTION.upper()} {part.correction}"]
        case Why():
            chip = f" ({part.technique})" if part.technique else ""
            return [f"{part.label} {part.text}{chip}"]
        case Options():
            return [_option(one) for one in (*part.shown, *part.folded)]
        case Reading():
            return [f"{part.label} {part.text}".strip()]
        case PassagePart():
            return [_passage(part)]
        case PicturePart(picture):
            return [picture_in_words(picture)]
        case MapPart(places):
            return [sentence(places_in_words(places))]


def picture_in_words(picture: Picture) -> str:
    """Return what stands for a picture where there are only words."""
    return f"Picture: {sentence(picture.alt)}"


def _under(source: str, text: str) -> str:
    return f"{source}\n{text}" if source else text


def _option(option: OptionLine) -> str:
    return f"{option.label} {sentence(option.text)} {option.feedback}".strip()


def _passage(part: PassagePart) -> str:
    spans = part.whole or part.spans
    text = "".join(f"[{span.text}]" if span.marked else span.text for span in spans)
    if part.table is not None and part.rows:
        text = "\n".join(part.evidence)
    head = " · ".join(filter(None, (part.stance, part.full_place)))
    shown = "" if part.picture is None else picture_in_words(part.picture)
    return "\n".join(filter(None, (f"Source: {head}", text, shown, *part.cautions, part.note)))


def _passage_spoken(part: PassagePart) -> str:
    head = ". ".join(filter(None, (part.stance, f"Source: {part.place}")))
    evidence = " … ".join(part.evidence) or part.source.passage.text
    said = [sentence(part.shown_text), GOES_ON] if part.whole else [sentence(evidence)]
    shown = () if part.picture is None else (picture_in_words(part.picture),)
    return " ".join((f"{head}. Evidence:", *said, *shown, *part.cautions))
