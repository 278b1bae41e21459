"""Formulas of Word files in one line of text."""

from collections.abc import Sequence

from quizapp.packs.formats.html_shapes import lowered, raised
from quizapp.packs.intake.elements import Element

_DEEPEST = 25


def in_words(formula: Element, depth: int = 0) -> str:
    """Return a formula as one would type it: ``(a+b)/2``, ``x²``, ``√(2)``."""
    name = formula.name
    if depth > _DEEPEST:
        return formula.words()
    if name in ("m:t", "w:t"):
        return formula.text
    if name == "m:f":
        over, under = _parts(formula, ("m:num", "m:den"), depth)
        return f"{_grouped(over)}/{_grouped(under)}"
    if name in ("m:sSup", "m:sSub", "m:sSubSup"):
        base, low, high = _parts(formula, ("m:e", "m:sub", "m:sup"), depth)
        return base + (lowered(low) if low else "") + (raised(high) if high else "")
    if name == "m:rad":
        degree, inside = _parts(formula, ("m:deg", "m:e"), depth)
        return f"{raised(degree) if degree else ''}√{_grouped(inside)}"
    if name == "m:nary":
        sign = formula.at("m:naryPr", "m:chr")
        low, high, inside = _parts(formula, ("m:sub", "m:sup", "m:e"), depth)
        shown = sign.attributes.get("m:val", "∫") if sign is not None else "∫"
        bounds = (lowered(low) if low else "") + (raised(high) if high else "")
        return f"{shown}{bounds} {inside}"
    if name == "m:d":
        begin, end = formula.at("m:dPr", "m:begChr"), formula.at("m:dPr", "m:endChr")
        opened = begin.attributes.get("m:val", "(") if begin is not None else "("
        closed = end.attributes.get("m:val", ")") if end is not None else ")"
        inside = ", ".join(
            in_words(child, depth + 1) for child in formula.children if child.name == "m:e"
        )
        return f"{opened}{inside}{closed}"
    if name.endswith("Pr"):
        return ""
    return "".join(in_words(child, depth + 1) for child in formula.children)


def _parts(formula: Element, names: Sequence[str], depth: int) -> list[str]:
    found = []
    for name in names:
        part = formula.child(name)
        found.append("" if part is None else in_words(part, depth + 1).strip())
    return found


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"
