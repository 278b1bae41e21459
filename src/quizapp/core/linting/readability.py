"""How hard a sentence is to read: the grade of Flesch and Kincaid (spec QU-6).

Kincaid and others 1975, "Derivation of new readability formulas": 0.39 words a sentence + 11.8
syllables a word - 15.59. Syllables are counted by rule, not looked up. Names of places, people and
organisations are not what makes a text hard for those who learn about them, so a name counts as a
word of one syllable; so does a number.
"""

import re
from collections.abc import Collection
from functools import lru_cache

_WORD = re.compile(r"\d[\d.,:]*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?])[”\"’)]*\s+")
_VOWELS = re.compile(r"[aeiouy]+")
_PARTED = re.compile(
    r"i[ao](?!u)|[aeiou]ing$|eo(?!u|ple)|[^qg]ua|uou|iu|ien[ct]|iet|[dr]eas?$|creat"
)
"""Vowels that stand together and are spoken apart: di-al, go-ing, the-o-ry, qui-et, a-re-a."""
_TOGETHER = re.compile(r"[tsc]i[oa]|tien|ncien|giou|gion|iage|cious|tious")
"""... and those of them that are one sound: na-tion, so-cial, pa-tient, mar-riage."""
_SILENT = re.compile(r"(?<![^aeiouy]l)(?<=[^aeiouy])e$|(?<=[^aeiouytdl])ed$|(?<=[aeiouy]l)ed$")
_SILENT_PLURAL = re.compile(r"(?<=[^aeiouysxzcghl])es$|(?<=[aeiouy]l)es$")


def grade(text: str, known: Collection[str] = ()) -> float:
    """Return the school grade at which a text is understood: about 5 to 8 is plain.

    Args:
        text: one sentence or more.
        known: small-lettered words that count as names do: readers are just learning them.

    Returns:
        The grade; below 0 for very short words, 0 for a text without a word.
    """
    sentences = [found for part in _SENTENCE.split(text.strip()) if (found := _WORD.findall(part))]
    counts = [
        1 if _is_name(word, first=place == 0) or word.lower() in known else syllables(word)
        for found in sentences
        for place, word in enumerate(found)
    ]
    if not counts:
        return 0.0
    return 0.39 * len(counts) / len(sentences) + 11.8 * sum(counts) / len(counts) - 15.59


def longest_words(text: str, known: Collection[str] = (), most: int = 2) -> tuple[str, ...]:
    """Return the words that make a text hard to read, the longest by syllables first.

    Args:
        text: one sentence or more.
        known: small-lettered words that are not among them.
        most: how many of them at most; words of less than three syllables are never among them.
    """
    found = [
        word
        for part in _SENTENCE.split(text.strip())
        for place, word in enumerate(_WORD.findall(part))
        if not _is_name(word, first=place == 0)
        and word.lower() not in known
        and syllables(word) > 2
    ]
    return tuple(sorted(dict.fromkeys(found), key=syllables, reverse=True)[:most])


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least 1."""
    low = re.sub(r"['’].*$", "", word.lower())
    count = len(_VOWELS.findall(low))
    count += bool(_PARTED.search(low)) and not _TOGETHER.search(low)
    count -= bool(_SILENT.search(low) or _SILENT_PLURAL.search(low))
    return max(1, count)


def _is_name(word: str, *, first: bool) -> bool:
    """Return whether a word is a name or a number; the first of a sentence is capital anyway."""
    return word[0].isdigit() or (word[0].isupper() and not first) or word.isupper()
