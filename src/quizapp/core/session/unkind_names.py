"""Names that are refused where a pupil types them: unkind words, in disguise too.

A filter that finds words inside others renames innocent people, one that finds whole words alone
misses "buttface" and "Hurensohn99". So whole words are looked for, and inside of words only such
that no name is known to hold (``unkind_words``). Nobody is ever renamed: whoever is refused is told
so, has friendly names one tap away, and the teacher lets in whom the filter is wrong about: neither
names of a class list nor those that the teacher gives are filtered.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from quizapp.core.session.names import spelled_in_latin
from quizapp.core.session.unkind_words import (
    ACCENTED,
    ATTRIBUTES,
    HEADS,
    INNOCENT,
    NOUNS,
    PHRASES,
    RUDE_SIGN,
    STEMS,
    SURNAMES,
    TAILS,
    WORDS,
)

_DIGITS = str.maketrans("013457@$!|+", "oieastasiit")
_COMPOUND = re.compile(f"(?:{HEADS.replace(' ', '|')}) ?(?:{TAILS.replace(' ', '|')})")
_PHRASE = re.compile(f"(?:{ATTRIBUTES.replace(' ', '|')}) ?(?:{NOUNS.replace(' ', '|')})")
_STEM = re.compile("|".join(map(re.escape, STEMS)))
_PLAIN_NAMES = re.compile("|".join(map(re.escape, INNOCENT)))
_LEAST_MASKED = 4


def is_kind(name: str) -> bool:
    """Return whether nothing in a name is unkind, digits read as letters or left out."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    folded = re.sub("['\u2019\u00ad\u200b-\u200d]", "", folded)  # O'Brien is one word
    if ACCENTED & set(_words(folded)) or _is_masked(folded) or RUDE_SIGN in folded:
        return False
    return not any(_is_unkind(words) for words in _readings(folded))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _readings(folded: str) -> Iterator[list[str]]:
    """Return the words of a name as they may be meant."""
    for text in dict.fromkeys((_without_accents(folded), spelled_in_latin(folded))):
        yield _words(text)
        yield _words("".join(sign for sign in text if not sign.isdigit()))
        # A number alone is a number ("Phone 455"): digits are letters only where letters are near.
        near = " ".join(
            word if not re.search(r"[^\W\d_]", word) else word.translate(_DIGITS)
            for word in text.split()
        )
        yield _words(near)
        yield _words(near.replace("ph", "f").replace("v", "u"))
        for times in (r"\1", r"\1\1"):  # fuuuck, asssss
            yield _words(re.sub(r"(.)\1{2,}", times, near))


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("ı", "i"))
    apart = apart.replace("и\u0306", "й")  # another letter, not an accent
    bare = re.sub(r"[\u0300-\u036f]", "", apart)
    return unicodedata.normalize("NFC", bare)


def _is_unkind(words: list[str]) -> bool:
    if not words:
        return False
    together = "".join(words)
    if together in PHRASES or (together in WORDS and (len(words) > 1 or together not in SURNAMES)):
        return True
    spoken = " ".join(words)
    if any(_COMPOUND.fullmatch(pair) or _PHRASE.fullmatch(pair) for pair in _pairs(words)):
        return True
    if any(_is_unkind_word(word, behind=n > 0) for n, word in enumerate(words)):
        return True
    # Letters apart ("f u c k") are one word; other words are never read across their spaces.
    apart = all(len(word) == 1 for word in words)
    text = together if apart else spoken
    return _STEM.search(_PLAIN_NAMES.sub(" ", text)) is not None


def _pairs(words: list[str]) -> Iterator[str]:
    yield from words
    for one, two in pairwise(words):
        yield f"{one} {two}"


def _is_unkind_word(word: str, *, behind: bool) -> bool:
    return word in WORDS and not (behind and word in SURNAMES)


def _is_masked(folded: str) -> bool:
    """Return whether stars stand for letters of an unkind word: f**k."""
    for word in re.findall(r"[\w*]+", folded):
        if "*" in word and len(word) >= _LEAST_MASKED and re.search(r"[^\W\d_]", word):
            pattern = re.compile(re.escape(word).replace(r"\*", "."))
            if any(map(pattern.fullmatch, WORDS)):
                return True
    return False
