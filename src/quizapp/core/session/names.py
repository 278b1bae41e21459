"""The one rule for a person's name: of a learner, of a pupil on a class list, on a phone.

A name is kept in the composed form of Unicode (NFC), with single spaces inside and none around it,
without invisible or direction-changing characters. It has at most ``NAME_LENGTH`` characters;
a character is a code point of that form: what Python's ``len`` counts, what a Korean syllable or an
accented letter is one of, and what a family of emoji has several of. It must show something: a
letter, a digit or a symbol such as an emoji.

Two names are the same if their ``name_key`` is. Names that are not the same but hard to tell apart
(``looks_like``) are told and marked, never joined: they may be two people.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

NAME_LENGTH = 40
"""The longest name that fits on phone, projector and table, in code points."""

MOST_MARKS = 4
"""Marks on one letter: Vietnamese needs two, Hebrew and Thai three. More cover the lines around."""

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Persian, Indian scripts and emoji cannot be written without them."""

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u2800\u3164\uffa0")
"""Characters that are letters, marks or symbols by category and yet invisible."""

_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")


class NameFault(StrEnum):
    """Why a name cannot be used."""

    EMPTY = "empty"
    """Nothing of it can be seen, or it is punctuation alone."""
    LONG = "long"
    UNREADABLE = "unreadable"
    """More marks are stacked on a letter than any language needs."""


def tidied(name: str) -> str:
    """Return a name in its stored form, whether it can be used or not."""
    shown = "".join(sign for sign in name if sign.isspace() or not _is_hidden(sign))
    tidy = " ".join(shown.split())
    if any(joiner in tidy for joiner in _JOINERS):
        tidy = "".join(
            sign for n, sign in enumerate(tidy) if sign not in _JOINERS or _joins(tidy, n)
        )
    # Last: without what stood between them, a letter and its mark are one character now.
    return unicodedata.normalize("NFC", tidy)


def name_fault(tidy: str) -> NameFault | None:
    """Return why a tidied name cannot be used; None if it can."""
    if not any(sign.isalnum() or unicodedata.category(sign) == "So" for sign in tidy):
        return NameFault.EMPTY
    if len(tidy) > NAME_LENGTH:
        return NameFault.LONG
    marks = 0
    for sign in tidy:
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if marks > MOST_MARKS:
            return NameFault.UNREADABLE
    return None


def tidy_name(name: str) -> str | None:
    """Return a typed name as it is stored and shown; None if it cannot be used.

    What is shown is text everywhere; nothing in it is ever read as markup.
    """
    tidy = tidied(name)
    return None if name_fault(tidy) else tidy


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Return the key that all spellings of the same name share.

    Case, width, the kind of apostrophe and dash, and joiners don't matter; accents do, and ß is not
    ss: Strauß and Strauss are two families.
    """
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).lower())
    return plain.translate(_SAME)


def looks_like(name: str, others: Iterable[str]) -> str | None:
    """Return the first other name that is hard to tell from this one, but not the same.

    Letters of other alphabets that look alike (the Cyrillic a of "Аnna"), l and I and 1, accents,
    spaces and hyphens make two names that people mix up.
    """
    shapes, key = frozenset(_shapes(name)), name_key(name)
    return next(
        (
            other
            for other in others
            if not shapes.isdisjoint(_shapes(other)) and name_key(other) != key
        ),
        None,
    )


def spelled_in_latin(name: str) -> str:
    """Return a name with every letter that looks like a Latin one as that: for filters."""
    apart = unicodedata.normalize("NFKD", name).translate(_LOOKS_LIKE).lower()
    return re.sub(r"[\u0300-\u036f]+", "", unicodedata.normalize("NFKD", apart))


def look_alikes(names: Iterable[str]) -> dict[str, str]:
    """Return of every name that is hard to tell from another one, or the same, such another one.

    Args:
        names: of different people, the same name as often as it occurs.
    """
    several = tuple(names)
    first: dict[str, int] = {}
    near: dict[str, list[str]] = {}
    for place, name in enumerate(several):
        for shape in _shapes(name):
            before = first.setdefault(shape, place)
            if before != place:
                near.setdefault(shape, [several[before]]).append(name)
    found: dict[str, str] = {}
    for group in near.values():
        for name in group:
            found.setdefault(name, next((one for one in group if one != name), name))
    return found


@lru_cache(maxsize=20_000)
def sort_key(name: str) -> tuple[str, str]:
    """Return a sort key that orders names as people do: É with E, Ł with L, 2 before 10.

    Letters count first, then accents and case. One order for all languages, whatever the computer
    is set to: the same class is in the same order on every screen and in every file.
    """
    plain = _apart(name).translate(_IN_ORDER).lower()
    return plain if plain.isalpha() else _NUMBER.sub(_padded, plain), name


@lru_cache(maxsize=20_000)
def search_key(text: str) -> str:
    """Return the form in which a name and a search for it are compared: lower case, no accents."""
    return _apart(text).translate(_SPELLED_OUT).lower()


def _padded(number: re.Match[str]) -> str:
    return number.group().zfill(NAME_LENGTH)


def _is_hidden(sign: str) -> bool:
    if sign in _BLANK:
        return True
    return sign not in _JOINERS and unicodedata.category(sign) in _HIDDEN


def _joins(text: str, place: int) -> bool:
    """Return whether a joiner stands between two signs that it can have a meaning for."""
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return len(around) == 2 and all(sign > "\u02ff" and not sign.isspace() for sign in around)


def _apart(name: str) -> str:
    """Return a name with its accents as signs of their own.

    The breve of the Cyrillic й is none: it makes another letter.
    """
    if name.isascii():
        return name
    apart = unicodedata.normalize("NFKD", name)
    if "\u0306" in apart:
        apart = apart.replace("и\u0306", "й").replace("И\u0306", "Й")
    return apart


@lru_cache(maxsize=20_000)
def _shapes(name: str) -> tuple[str, str]:
    """Return what a name looks like at a glance, and what is left of it in small letters."""
    apart = name if name.isascii() else unicodedata.normalize("NFKD", name)
    glance, spelled = apart.translate(_AT_A_GLANCE), apart.translate(_SPELLED).lower()
    return f"glance {glance or name}", f"spelled {spelled or name}"


_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u02bb\u00b4\u0060\u2032", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys((*_JOINERS, "\ufe0e", "\ufe0f"), ""),
        "\N{GREEK SMALL LETTER FINAL SIGMA}": "\N{GREEK SMALL LETTER SIGMA}",
    }
)

_LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th"}

_SORTED = str.maketrans(
    {
        **_LATIN,
        **{one.upper(): two for one, two in _LATIN.items() if one != "ß"},
        "ẞ": "ss",
        "ı": "i",
    }
)
"""Letters that stand where others do in an alphabet; small ones for both cases."""

_NUMBER = re.compile(r"\d+")

_LOOKS_LIKE = str.maketrans(
    {
        **dict(
            zip(
                "АВЕЅІЈКМНОРСТХУԚԜԁԛԝаеѕіјкорсухһӏѵ",
                "ABESIJKMHOPCTXYQWdqwaesijkopcyxhlv",
                strict=True,
            )
        ),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορυχ", "ABEZHIKMNOPTYXiknopux", strict=True)),
        **dict(zip("ՍՏՕհոսցօ", "USOhnugo", strict=True)),
        **dict(zip("ᎪᏴᏟᎠᎬᎻᎥᎫᏞᎷᏢᏒᏚᎢᏙᎳᏃ", "ABCDEHiJLMPRSTVWZ", strict=True)),
        "0": "o",
    }
)
"""The letters of Unicode's list of confusables (UTS 39) that names are written with in schools."""

_STROKES = {**dict.fromkeys(map(ord, "I1|\u01c0\u04c0"), "l"), ord("O"): "o"}
"""What is one upright stroke, or one ring, in many typefaces."""

_NOT_SPELLED = dict.fromkeys(
    sign
    for first, last in (
        *((0x300, 0x36F), (0x591, 0x5C7), (0x64B, 0x65F), (0x670, 0x670), (0xFE00, 0xFE0F)),
        *((0x00, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0xA0), (0x2B0, 0x2FF), (0x2000, 0x206F)),
    )
    for sign in range(first, last + 1)
)
"""Accents and the points of Hebrew and Arabic; then spaces and punctuation."""


def _stroked(looks: dict[int, str]) -> dict[int, str]:
    return {sign: latin.translate(_STROKES) for sign, latin in looks.items()}


_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_AT_A_GLANCE = {**_NOT_SPELLED, **_stroked(_LOOKS_LIKE), **_STROKES}
_SPELLED = {**_NOT_SPELLED, **_SORTED, **_LOOKS_LIKE}
_SPELLED_OUT = {**_ACCENTS, **_SORTED}
_IN_ORDER = {
    **_SPELLED_OUT,
    **dict.fromkeys(map(ord, "'\u2019\u2018\u02bc.,")),  # passed over: O'Brien is near Obrist
    ord("-"): " ",
}


def forget() -> None:
    """Clear the caches of keys, so that a benchmark starts cold."""
    for kept in (name_key, sort_key, search_key, _shapes):
        kept.cache_clear()
