"""What becomes of raised, lowered and mathematical elements of HTML in plain text."""

import re
from collections.abc import Callable, Mapping, Sequence

_RAISED = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓ", strict=True))
_ORDINALS = re.compile(r"st|[nr]d|th", re.IGNORECASE)
"""Raised by habit, and read as well when they aren't."""


def raised(text: str) -> str:
    """Return a superscript in Unicode's signs, else as ``^(…)``."""
    text = " ".join(text.split())
    if not text or _ORDINALS.fullmatch(text):
        return text
    if all(sign in _RAISED for sign in text):
        return "".join(_RAISED[sign] for sign in text)
    return f"^({text})"


def lowered(text: str) -> str:
    """Return a subscript in Unicode's signs, else as ``_(…)``."""
    text = " ".join(text.split())
    if not text or all(sign in _LOWERED for sign in text):
        return "".join(_LOWERED[sign] for sign in text)
    return f"_({text})"


def _together(parts: Sequence[str]) -> str:
    return "".join(part.strip() for part in parts)


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _scripts(parts: Sequence[str], *shapes: Callable[[str], str]) -> str:
    """Return the first part with the others as its scripts; as they are if there are others."""
    if len(parts) != 1 + len(shapes):
        return _together(parts)
    rest = (shape(part) for shape, part in zip(shapes, parts[1:], strict=True))
    return parts[0].strip() + "".join(rest)


def _fraction(parts: Sequence[str]) -> str:
    if len(parts) != 2:
        return _together(parts)
    return f"{_grouped(parts[0].strip())}/{_grouped(parts[1].strip())}"


def _root(parts: Sequence[str]) -> str:
    return f"√{_grouped(_together(parts))}"


def _nth_root(parts: Sequence[str]) -> str:
    if len(parts) != 2:
        return _together(parts)
    return raised(parts[1]) + _root(parts[:1])


def _nothing(parts: Sequence[str]) -> str:
    return ""


SHAPES: Mapping[str, Callable[[Sequence[str]], str]] = {
    "sub": lambda parts: lowered("".join(parts)),
    "sup": lambda parts: raised("".join(parts)),
    "math": lambda parts: f" {_together(parts)} " if parts else "",
    "annotation": _nothing,
    "annotation-xml": _nothing,
    "semantics": _together,
    "mrow": _together,
    "mstyle": _together,
    "mi": _together,
    "mn": _together,
    "mo": _together,
    "mtext": lambda parts: " ".join(parts),
    "mtd": lambda parts: _together(parts) + ", ",
    "mtr": lambda parts: _together(parts).rstrip(", ") + "; ",
    "msup": lambda parts: _scripts(parts, raised),
    "msub": lambda parts: _scripts(parts, lowered),
    "msubsup": lambda parts: _scripts(parts, lowered, raised),
    "munderover": lambda parts: _scripts(parts, lowered, raised),
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _nth_root,
}
"""By the name of an element what its parts, without empty ones, become. Each part of a formula is
an element of its own, so white space between them says nothing."""
