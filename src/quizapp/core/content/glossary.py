"""The glossary of a pack: words that a reader may not know, and where a text has them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class GlossaryEntry:
    """A word with what it means, in one sentence or two."""

    term: str
    means: str
    rests_on: tuple[str, ...]
    """Ids of the facts and passages that it follows from."""
    forms: tuple[str, ...] = ()
    """Other forms under which texts have it: plurals, abbreviations."""

    @property
    def told(self) -> str:
        """Return the word with what it means, as readers see it."""
        return f"{self.term}: {self.means}"


class FoundWord(NamedTuple):
    """Where a text has a word of the glossary."""

    start: int
    end: int
    entry: GlossaryEntry


def words_in(text: str, glossary: Iterable[GlossaryEntry]) -> tuple[FoundWord, ...]:
    """Return the words of a glossary that a text has, each where it stands first.

    The longest fits: an asylum seeker is no asylum. Capitals matter only where a word has some
    beyond its first letter, such as NGO.
    """
    by_form = {_key(form): entry for entry in glossary for form in (entry.term, *entry.forms)}
    if not by_form:
        return ()
    longest_first = sorted(by_form, key=len, reverse=True)
    pattern = r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])"
    found: dict[str, FoundWord] = {}
    for match in re.finditer(pattern, text, re.IGNORECASE):
        entry = by_form.get(_key(match.group()))
        if entry is not None:  # else "ngo" is no NGO
            found.setdefault(entry.term, FoundWord(match.start(), match.end(), entry))
    return tuple(found.values())


def entries_in(
    texts: Iterable[str], glossary: Iterable[GlossaryEntry]
) -> tuple[GlossaryEntry, ...]:
    """Return the words of a glossary that texts have, by name."""
    known = tuple(glossary)
    found = {word.entry.term: word.entry for text in texts for word in words_in(text, known)}
    return tuple(sorted(found.values(), key=lambda entry: entry.term.casefold()))


def _key(form: str) -> str:
    """Return a form as it is looked up."""
    return form if any(sign.isupper() for sign in form[1:].split(" ")[0]) else form.lower()
