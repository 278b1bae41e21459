"""Problems in a content folder, in words that help an author mend them."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

_CLOSE_ENOUGH = 70.0


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend.

    ``file`` is written from the content folder's own name on (``content/facts/routes.yaml``),
    ``line`` counts from 1, ``id`` is the fact, item, document or passage that it is about.
    """

    file: str
    line: int
    id: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return the problem as ``file:line: id: what is wrong; how to mend it``."""
        return f"{self.file}:{self.line}: {self.id}: {self.what}; {self.remedy}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, or None where none is close."""
    found = process.extractOne(word.casefold(), list(known), scorer=fuzz.ratio)
    return found[0] if found is not None and found[1] >= _CLOSE_ENOUGH else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return advice that names the nearest known word, or all of them where none is close."""
    choices = sorted(known)
    if (meant := nearest(word, choices)) is not None:
        return f"did you mean '{meant}'?"
    if len(choices) > 20:  # too many words to be helpful
        return "check the spelling"
    return "known are: " + ", ".join(choices) if choices else "there are none yet"
