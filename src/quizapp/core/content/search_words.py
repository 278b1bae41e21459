"""How texts and searches are split into words: one rule for all.

Indexing, searching, marking hits and filtering lists all use it, on SQLite and PostgreSQL alike.

- Case and accents do not matter, nor full-width letters and the digits of other scripts.
- A word also matches as the beginning of a longer one, a single Latin letter only as a whole.
- 10,000 and 10000 are one number, with any sign or space between the thousands.
- British and American spellings are one word (``spelling``).
- Korean puts particles behind nouns: the beginning of a word counts, be it one syllable. While a
  syllable is being put together it is not the one that is meant: 타 becomes 탈, 탋 becomes 탈부.
  So where nothing is found, the letters that were typed count as a beginning (``loosely``).
- Chinese and Japanese write no spaces: a run of signs matches wherever it stands.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from quizapp.core.content.spelling import american

LONGEST = 100
"""How many characters of a word count: PostgreSQL keeps no longer ones than some hundreds."""

_SIGNS = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SIGNS += "\U00020000-\U000323af"
"""Chinese signs, and the syllables of Japanese."""
_LETTER = r"[^\W_]"
_WORD = rf"{_LETTER}(?:[\u0300-\u036f]|{_LETTER})*"
_THOUSANDS = r"\d{1,3}([,.'’٬，\u00a0\u2009\u202f ])\d{3}(?:\1\d{3})*(?!\d)"
_PER_CENT = r"[Pp]er[ \u00a0]cent(?![^\W_])"
_TOKEN = re.compile(rf"{_THOUSANDS}|{_PER_CENT}|{_WORD}")
_UNFINISHED = re.compile(r"\d{1,3}([,.'’٬，\u00a0\u2009\u202f])(?:\d{3}\1)*\d{1,2}$")
"""A number whose last thousand is still being typed. A space there only parts two numbers."""
_SIGN = re.compile(f"[{_SIGNS}]")
_PLAIN = re.compile("[a-z0-9]+")
_JOINED = re.compile(r"\d[,.' ]\d|[Pp]er cent")
_PIECE = re.compile(rf"[{_SIGNS}]+|[^{_SIGNS}]+")
_PART = re.compile(_WORD)

_FULL_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)}
_INITIAL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWEL = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_TWO = (
    "ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ"
    " ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ"
)
"""Letters of Korean that are typed as two, which follow each."""
_TYPED = str.maketrans({three[0]: three[1:] for three in _TWO.split()} | {"\0": ""})
_ALONE = re.compile("[ㄱ-ㅣ]")
"""A letter of Korean that is no syllable yet."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Term:
    """One word of a search."""

    ways: tuple[tuple[str, ...], ...]
    """The ways in which it may stand in a text: all words of one of them must occur in it."""
    run: str = ""
    """Chinese or Japanese signs, which are marked only where they stand together."""
    word: str = ""
    """As it was typed, without case and accents."""


@dataclass(frozen=True)
class Marked:
    """Where the terms of a search stand in a text."""

    spans: tuple[Span, ...]
    """In the text's order; none overlaps another."""
    whole: int
    """How many are there as whole words."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A word of a search in a token."""

    term: int
    word: str
    start: int
    end: int
    """0 where it is not to be marked by itself."""
    whole: bool


def index_words(text: str) -> list[str]:
    """Return the index words of a text, each once."""
    if text.isascii() and _JOINED.search(text) is None:  # nearly all of a large bank
        found = dict.fromkeys(_PLAIN.findall(text.lower()))
        if found and max(map(len, found)) <= LONGEST:
            found.update(dict.fromkeys(map(american, found)))
            return list(found)
    found = {}
    for match in _TOKEN.finditer(text):
        found.update(dict.fromkeys(_forms(match[0])))
    return list(found)


def terms_of(text: str) -> tuple[Term, ...]:
    """Return the terms of a search; empty if no letter or digit was typed.

    Args:
        text: what the user typed; its last Korean syllable may be incomplete.
    """
    terms: dict[Term, None] = {}
    at = 0
    text = text.rstrip()
    unfinished = _UNFINISHED.search(text)
    while match := _TOKEN.search(text, at):
        at = match.end()
        if unfinished is not None and match.start() == unfinished.start() and not match[1]:
            parts = tuple(_PART.findall(fold(unfinished[0])))
            terms[Term((("".join(parts),), parts))] = None
            break
        terms.update(dict.fromkeys(_terms(match)))
    return tuple(terms)


def loosely(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms with Korean words by their letters; nothing if that changes none."""
    loose = tuple(
        Term(((letters_of(term.word)[:LONGEST],),), word=term.word)
        if _is_korean(term.word)
        else term
        for term in terms
    )
    return () if loose == tuple(terms) else loose


def matches(word: str, form: str) -> bool:
    """Return whether a search word equals a word of a text, or is its beginning."""
    return form == word or (len(word) > 1 and form.startswith(word))


class Marker:
    """Finds the terms of a search in many texts; each distinct token is compared once."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = tuple(terms)
        self._words = [
            (number, word)
            for number, term in enumerate(terms)
            for word in dict.fromkeys(word for way in term.ways for word in way)
        ]
        self._beginnings = tuple(word for _, word in self._words)
        self._hits: dict[str, tuple[_Hit, ...]] = {}

    def marked(self, text: str) -> Marked:
        """Return where the terms stand in a text."""
        hits: list[_Hit] = []
        spans: list[Span] = []
        for match in _TOKEN.finditer(text):
            token = match[0]
            there = self._hits.get(token)
            if there is None:
                there = self._hits[token] = self._look_at(token)
            if there:
                hits += there
                at = match.start()
                spans += [(at + hit.start, at + hit.end) for hit in there if hit.end]
        if not hits:
            return Marked((), 0)
        entire = {(hit.term, hit.word) for hit in hits if hit.whole}
        for term in self._terms:
            if term.run:
                spans += _runs(text, term.run)
        return Marked(_merged(spans), self._complete(entire))

    def _complete(self, words: set[tuple[int, str]]) -> int:
        """Return of how many terms all words of a way are there."""
        return sum(
            any(all((number, word) in words for word in way) for way in term.ways)
            for number, term in enumerate(self._terms)
        )

    def _look_at(self, token: str) -> tuple[_Hit, ...]:
        if token.isascii() and token.isalnum():  # nearly all, and most of them are others
            word = token.lower()
            begins = word.startswith(self._beginnings)
            if not begins and not american(word).startswith(self._beginnings):
                return ()
        return tuple(self._in_token(token))

    def _in_token(self, token: str) -> Iterator[_Hit]:
        for (start, end), forms in _pieces(token):
            for number, word in self._words:
                for form in forms:
                    if not matches(word, form):
                        continue
                    stop = _end(token[start:end], form, word)
                    if self._terms[number].run:  # marked where the signs stand together
                        start = stop = 0
                    yield _Hit(number, word, start, start + stop if stop else 0, form == word)


def holds(text: str, terms: Sequence[Term]) -> bool:
    """Return whether a text holds all terms of a search."""
    forms = index_words(text)
    return all(
        any(all(any(matches(word, form) for form in forms) for word in way) for way in term.ways)
        for term in terms
    )


def fold(text: str) -> str:
    """Return a text without case and accents, composed (NFC)."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=50_000)
def letters_of(word: str) -> str:
    """Return a Korean word as the letters that are typed for it: 탈 is ㅌㅏㄹ."""
    letters = []
    for sign in word:
        number = ord(sign) - 0xAC00
        if 0 <= number < 11172:
            letters += [_INITIAL[number // 588], _VOWEL[number // 28 % 21], _FINAL[number % 28]]
        else:
            letters.append(sign)
    return "".join(letters).translate(_TYPED)


def _terms(match: re.Match[str]) -> Iterator[Term]:
    """Yield the terms of a token that was typed."""
    token = match[0]
    parts = tuple(_PART.findall(fold(token)))
    if len(parts) > 1:
        joined = "".join(parts)
        loose = (parts,) if not match[1] or match[1].isspace() else ()
        yield Term(((joined,), *loose))
        return
    for piece in _PIECE.findall(fold(token)[:LONGEST]):
        if _is_sign(piece[0]):
            pairs = [piece[n : n + 2] for n in range(len(piece) - 1)]
            yield Term((tuple(pairs or [piece]),), run=piece)
        elif _ALONE.search(piece):
            yield Term(((letters_of(piece)[:LONGEST],),), word=piece)
        else:
            yield Term(tuple((way,) for way in dict.fromkeys((piece, american(piece)))), word=piece)


@lru_cache(maxsize=100_000)
def _forms(token: str) -> tuple[str, ...]:
    """Return all words that a token is found by."""
    if token.isascii() and token.isalpha():
        word = token.lower()[:LONGEST]
        key = american(word)
        return (word,) if key == word else (word, key)
    return tuple(form for _, forms in _pieces(token) for form in forms)


def _pieces(token: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield the spans of a token that can be found, with what they are found by."""
    if token.isascii() and token.isalpha():
        yield (0, len(token)), _forms(token)
        return
    parts = list(_PART.finditer(token))
    if len(parts) > 1:
        yield (0, len(token)), (fold("".join(part[0] for part in parts)),)
    for part in parts:
        word = fold(part[0])[:LONGEST]
        alike = len(word) == len(part[0])
        for piece in _PIECE.finditer(word):
            start, end = piece.span() if alike else (0, len(part[0]))
            at = part.start()
            signs = piece[0]
            forms = _forms_of(signs)
            if _is_sign(signs[0]):
                pairs = (signs[n : n + 2] for n in range(len(signs) - 1))
                forms = tuple(dict.fromkeys((*signs, *pairs)))
            yield (at + start, at + end), forms


def _forms_of(word: str) -> tuple[str, ...]:
    """Return what a word without signs is found by."""
    if not _is_korean(word):
        return tuple(dict.fromkeys((word, american(word))))
    letters = letters_of(word)[:LONGEST]
    return tuple(dict.fromkeys((word, word[0], letters, letters[0])))


def _end(token: str, form: str, word: str) -> int:
    """Return how much of a token to mark: what was typed, or all where that cannot be told."""
    folded = fold(token)
    if len(folded) != len(token):
        return len(token)
    if folded.startswith(word):
        return len(word)
    if _is_korean(folded):
        reached = 0
        for n, sign in enumerate(folded, start=1):
            reached += len(letters_of(sign))
            if reached >= len(word):
                return n
    if folded.isalpha() and form != word:
        return min(len(word), len(token))
    return len(token)


def _runs(text: str, run: str) -> Iterator[Span]:
    folded = fold(text)
    if len(folded) != len(text):
        folded = text
    at = folded.find(run)
    while at >= 0:
        yield at, at + len(run)
        at = folded.find(run, at + len(run))


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans in their order, those that overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def _is_sign(character: str) -> bool:
    return _SIGN.match(character) is not None


def _is_korean(word: str) -> bool:
    """Return whether a word begins with a syllable or a letter of Korean."""
    return "가" <= word[:1] <= "힣" or "ㄱ" <= word[:1] <= "ㅣ"


@cache
def _folded(character: str) -> str:
    """Return one character for one, without case and accents."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    apart = unicodedata.normalize("NFD", character.translate(_FULL_WIDTH))
    if len(apart) == 1 or all(unicodedata.combining(mark) for mark in apart[1:]):
        character = apart[0]
    lower = character.casefold()
    return lower if len(lower) == 1 else character
