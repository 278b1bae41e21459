"""L25: an item whose text gives away the key of another in the same quiz."""

from dataclasses import dataclass

from quizapp.core.content.items import Item, ItemKind
from quizapp.core.linting.words import content_stems, tokens


@dataclass(frozen=True)
class Cues:
    """The words of an item that matter to L25, prepared for many comparisons."""

    key: str
    """The key's tokens between spaces; empty where the key alone says nothing."""
    shown: tuple[str, ...]
    """Stem and options, each as tokens between spaces."""


def cues_of(item: Item) -> Cues:
    """Return an item's key and texts in the form that is compared.

    True and False are no keys in this sense, nor are keys without a content word or a number of
    three digits ("Men", "3"): they would be found everywhere.
    """
    key = ""
    shown = [_spaced(item.stem)]
    if item.kind is ItemKind.CHOICE:
        text = next((option.text for option in item.options if option.is_key), "")
        telling = content_stems(text) or any(
            sum(c.isdigit() for c in token) >= 3 for token in tokens(text)
        )
        key = _spaced(text) if telling else ""
        shown += [_spaced(option.text) for option in item.options]
    return Cues(key, tuple(shown))


def cross_cues(a: Item, b: Item) -> bool:
    """Return whether either item gives the other away, so that a quiz should not hold both.

    It does if the key of one stands, word for word, in the stem or an option of the other.
    """
    return cues_cross(cues_of(a), cues_of(b))


def cues_cross(a: Cues, b: Cues) -> bool:
    """Return the same as ``cross_cues`` for cues taken beforehand."""
    return _inside(a.key, b.shown) or _inside(b.key, a.shown)


def _inside(key: str, shown: tuple[str, ...]) -> bool:
    return bool(key) and any(key in text for text in shown)


def _spaced(text: str) -> str:
    return f" {' '.join(tokens(text))} "
