"""Words: tokens, content stems and the word lists of the rules (spec QU-3)."""

import re
from collections.abc import Collection
from functools import lru_cache

from quizapp.core.linting.limits import CONTENT_WORD_LETTERS
from quizapp.core.linting.vocabulary import NEGATIONS, NEGATIVE_STEM, STOP_WORDS

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*\w*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)")
_POSSESSIVE = re.compile(r"['’]s?$")
_LEAST = re.compile(r"\bat\s+least\b|\bnot\s+only\b|\bnot\s+least\b", re.IGNORECASE)
_NOT_ONLY = re.compile(r"\bnot\s+(?:only|just|least)\b|\bno\.\s*\d+|\bwhether\s+or\s+not\b", re.I)
_MONTH_OF_MAY = re.compile(r"\bMay\b(?=,?\s+\d)|(?<=\d )May\b|(?<=[a-z,] )May\b")


def words(text: str) -> list[str]:
    """Return the words as written; hyphens part words, an apostrophe inside does not."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[str, ...]:
    """Return the lower-cased words, without possessive endings.

    Remembered, because a dozen rules ask for the same options and passages.
    """
    return tuple(bare for word in words(text) if (bare := _bare(word)))


def word_count(text: str) -> int:
    """Return how many words a reader would count: a hyphenated word is one."""
    return sum(any(c.isalnum() for c in chunk) for chunk in text.split())


def plain(text: str) -> str:
    """Return the text casefolded, without punctuation, in single spaces; 5 % is not 5."""
    return " ".join(tokens(text.replace("%", " percent ")))


def content_stems(text: str) -> frozenset[str]:
    """Return the stems of words longer than three letters that are no stop words."""
    return frozenset(
        stem(token)
        for token in tokens(text)
        if len(token) >= CONTENT_WORD_LETTERS and token.isalpha() and token not in STOP_WORDS
    )


def as_written(text: str, stems: Collection[str]) -> str:
    """Return the words of a text that have these stems, quoted for a message."""
    seen = dict.fromkeys(token for token in tokens(text) if stem(token) in stems)
    return ", ".join(repr(token) for token in seen)


def stem(word: str) -> str:
    """Return a lower-case word without the endings of inflection (filters, filtering: filter)."""
    for ending, rest in (
        ("ies", "y"),
        ("ied", "y"),
        ("ingly", ""),
        ("edly", ""),
        ("ings", ""),
        ("ing", ""),
        ("sses", "ss"),
        ("ed", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            if word.endswith(("ss", "us", "is", "eed")):
                break
            word = word[: -len(ending)] + rest
            if ending[-1] != "s" and not rest and len(word) > 3 and word[-1] == word[-2]:
                word = word if word[-1] in "lsz" else word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def unquoted(text: str) -> str:
    """Return the text without what stands in quotation marks: there words are only mentioned."""
    return _QUOTED.sub(" ", text)


def found(text: str, listed: Collection[str]) -> list[str]:
    """Return the words of the text that are in the list, in their order; May the month is none."""
    return [token for token in tokens(_MONTH_OF_MAY.sub(" ", text)) if token in listed]


def negations(text: str) -> list[str]:
    """Return the negating words, in order; ``not only`` and the like negate nothing.

    ``neither ... nor`` is one negation: ``nor`` counts only where none stands before it.
    """
    counted: list[str] = []
    for token in tokens(_NOT_ONLY.sub(" ", text)):
        if (token in NEGATIONS or _contracted(token)) and not (token == "nor" and counted):
            counted.append(token)
    return counted


def negative_words(stem_text: str) -> list[str]:
    """Return the words, as written, that make a stem negative (L07)."""
    text = _LEAST.sub(" ", unquoted(stem_text))
    return [
        word
        for word in words(text)
        if _bare(word) in NEGATIVE_STEM or _bare(word) == "cannot" or _contracted(word.lower())
    ]


def jaccard(a: Collection[str], b: Collection[str]) -> float:
    """Return how alike two sets of tokens are: shared to all."""
    first, second = set(a), set(b)
    union = first | second
    return len(first & second) / len(union) if union else 0.0


def _bare(word: str) -> str:
    folded = word.casefold()
    return folded if folded.isalnum() else _POSSESSIVE.sub("", folded)


def _contracted(token: str) -> bool:
    return token.endswith(("n't", "n’t"))
