"""Reading an option as a number, a date or a range of them (spec QU-4; L09, L12, L13)."""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class QuantityKind(StrEnum):
    """What a quantity counts in. A bare year may be meant as a number: it is comparable to both."""

    NUMBER = "number"
    YEAR = "year"
    DATE = "date"


@dataclass(frozen=True)
class Quantity:
    """A number, a date or a range. A single value has equal edges; an open range is infinite."""

    low: float
    high: float
    unit: str
    """What is counted, lower-cased and without a plural s; empty for a bare number."""
    kind: QuantityKind

    @property
    def is_range(self) -> bool:
        """Return whether it covers more than one value."""
        return self.low < self.high


_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
_MONTHS = _MONTH_NAMES.split()
_MONTH = r"(?P<month>" + "|".join(f"{m}|{m[:3]}\\.?" for m in _MONTHS) + r"|sept\.?)"
_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {
    "zero": 0.0,
    **{word: float(n) for n, word in enumerate(f"{_UNITS} {_TEENS}".split(), 1)},
    **{word: float(n) for n, word in zip(range(20, 100, 10), _TENS.split(), strict=True)},
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHARES = {
    "half": 0.5,
    "third": 1 / 3,
    "quarter": 0.25,
    "fifth": 0.2,
    "sixth": 1 / 6,
    "tenth": 0.1,
}
_DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.4375,
    "year": 365.25,
    "decade": 3652.5,
    "centurie": 36525.0,
    "century": 36525.0,
}

_ABOUT = re.compile(
    r"^(?:about|around|roughly|approximately|some|nearly|almost|exactly|only|circa|c\.|~|≈"
    r"|(?:just|a little|slightly) (?:over|under|more than|less than|fewer than|above|below)"
    r"|well (?=over|under|above|below))\s*"
)
_FROM = re.compile(r"^(?:more than|over|above|at least|upwards of|>|≥)\s*")
_UP_TO = re.compile(r"^(?:fewer than|less than|under|below|at most|up to|no more than|<|≤)\s*")
_AFTER = re.compile(r"^(?:after|since|later than)\s+")
_BEFORE = re.compile(r"^(?:before|until|earlier than)\s+")
_IN = re.compile(r"^(?:in|on|by|at)\s+(?:the\s+)?(?=.*\d|" + "|".join(_MONTHS) + ")")
_OR_MORE = re.compile(r"\s+(?:or|and) (?:more|over|above|later|after)$")
_OR_LESS = re.compile(r"\s+(?:or|and) (?:less|fewer|under|below|earlier|before)$")
_RANGE = re.compile(
    r"^(?:between\s+(?P<a>.+?)\s+and\s+(?P<b>.+)|from\s+(?P<c>.+?)\s+(?:to|until|till)\s+(?P<d>.+)"
    r"|(?P<e>.*?\d[^-]*?)\s*-\s*(?P<f>\D{0,12}\d.*)|(?P<g>.+?)\s+to\s+(?P<h>.+))$"
)
_YEAR = re.compile(r"^(1\d{3}|20\d\d)$")
_DECADE = re.compile(r"^(?:the\s+)?(?:(early|mid|late)[\s-]*)?(1\d\d0|20\d0)s$")
_ISO = re.compile(r"^(\d{4})-(\d{2})(?:-(\d{2}))?$")
_DATED = re.compile(
    rf"^(?:(?P<day>\d{{1,2}})(?:st|[nr]d|th)?\s+(?:of\s+)?)?{_MONTH}"
    r"(?:\s+(?P<day2>\d{1,2})(?:st|[nr]d|th)?(?!\d))?(?:,?\s+(?P<year>\d{4}))?$"
)
_NUMBER = re.compile(
    r"^(?P<sign>[-−])?(?P<coin>[$€£₩])?\s*(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s*/\s*(?P<below>\d+))?(?:\s*(?P<scale>hundred|thousand|million|billion|trillion|bn|m|k)\b)?"
    r"(?P<rest>.*)$"
)
_OUT_OF = re.compile(r"^(?P<a>\w+)\s+(?:in|out of)\s+(?:every\s+)?(?P<b>\w+)(?P<rest>.*)$")
_PERCENT = re.compile(r"^\s*(?:%|per ?cents?|percent|percentage points?)(?![a-z])\s*")
_NO_UNIT = re.compile(
    r"^(?:st|[nr]d|th)\b|^\s*of\s+(?:the|these|those|its|them)\b"
    r"|\b(?:and|or|to|who|that|which)\b"
)
"""After a number: an ordinal, one of several, or a list; no count of a unit."""
_UNIT = re.compile(r"^\s*(?:[^\W\d_]+(?:['’-][^\W\d_]+)*\s*){0,4}$")


@lru_cache(maxsize=1024)
def parse_quantity(text: str) -> Quantity | None:
    """Return what an option's text says as a number, date or range; None if it is a phrase.

    Understood: ``1,142``, ``0.5``, ``1/2``, ``50 %``, ``$3 million``, ``about 34,000 people``,
    ``half``, ``two thirds``, ``one in five``, ``10–20``, ``between 5 and 10 years``,
    ``more than 2,000``, ``2009``, ``February 2016``, ``25 July 1950``, ``the mid-1990s``,
    ``before 1990``. At most four words may follow the number (its unit).
    """
    flat = unicodedata.normalize("NFKC", text).replace("⁄", "/").lower()
    flat = re.sub(r"[‐-―−]", "-", flat)
    flat = re.sub(r"\s+", " ", flat).strip().rstrip(".;,").strip()
    return _open_range(flat)


def comparable(quantities: Sequence[Quantity]) -> bool:
    """Return whether the quantities are of one unit and kind, so that they have an order."""
    kinds = {quantity.kind for quantity in quantities}
    if kinds == {QuantityKind.NUMBER, QuantityKind.DATE} or len(kinds) > 2:
        return False
    return len({quantity.unit for quantity in quantities} - {""}) <= 1


def parse_all(texts: Sequence[str]) -> tuple[Quantity, ...] | None:
    """Return the quantities of all texts if each is one and they can be compared, else None."""
    read = [quantity for text in texts if (quantity := parse_quantity(text)) is not None]
    return tuple(read) if len(read) == len(texts) and comparable(read) else None


def _open_range(text: str) -> Quantity | None:
    text = _ABOUT.sub("", text)
    if (rest := _FROM.sub("", text)) != text or (rest := _OR_MORE.sub("", text)) != text:
        return _widened(_value(_IN.sub("", rest)), up=True)
    if (rest := _UP_TO.sub("", text)) != text or (rest := _OR_LESS.sub("", text)) != text:
        return _widened(_value(_IN.sub("", rest)), up=False)
    for pattern, up in ((_AFTER, True), (_BEFORE, False)):
        if (rest := pattern.sub("", text)) != text:
            value = _value(rest)
            dated = value is not None and value.kind is not QuantityKind.NUMBER
            return _widened(value, up=up) if dated else None
    text = _ABOUT.sub("", _IN.sub("", text))
    if _ISO.match(text):
        return _value(text)
    return _closed_range(text) or _value(text)


def _closed_range(text: str) -> Quantity | None:
    match = _RANGE.match(text)
    if match is None:
        return None
    first, last = [group for group in match.groups() if group is not None]
    high = _value(_ABOUT.sub("", last))
    low = _value(_ABOUT.sub("", first))
    if low is None or high is None or low.is_range or high.is_range:
        return None
    if low.kind is not QuantityKind.DATE and (tail := _tail(last)):
        low = _value(f"{first} {tail}") or low
    if low.low > high.high or not comparable((low, high)):
        return None
    kind = high.kind if high.kind is low.kind else QuantityKind.DATE
    return Quantity(low.low, high.high, high.unit or low.unit, kind)


def _tail(text: str) -> str:
    return re.sub(r"^\D?[\d.,/]+\s*|^[a-z]+\s+", "", text)


def _value(text: str) -> Quantity | None:
    return _date(text) or _share(text) or _number(text)


def _date(text: str) -> Quantity | None:
    if _YEAR.match(text):
        return Quantity(float(text), float(text), "", QuantityKind.YEAR)
    if decade := _DECADE.match(text):
        start = float(decade[2])
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}[decade[1]]
        return Quantity(start + low, start + high, "", QuantityKind.DATE)
    if iso := _ISO.match(text):
        return _at(int(iso[1]), int(iso[2]), int(iso[3] or 1))
    if dated := _DATED.match(text):
        month = next(n for n, m in enumerate(_MONTHS, 1) if m[:3] == dated["month"][:3])
        day = int(dated["day"] or dated["day2"] or 1)
        return _at(int(dated["year"] or 0), month, day)
    return None


def _at(year: int, month: int, day: int) -> Quantity:
    moment = year + ((month - 1) * 31 + day - 1) / 372
    return Quantity(moment, moment, "", QuantityKind.DATE)


def _share(text: str) -> Quantity | None:
    parts = text.split()
    if parts and parts[0] in ("a", "one") and len(parts) > 1 and _single(parts[1]) in _SHARES:
        parts = parts[1:]
        return _of(_SHARES[_single(parts[0])], parts[1:])
    if parts and parts[0] == "half":
        return _of(0.5, parts[1:])
    if len(parts) > 1 and parts[0] in _WORDS and parts[1].endswith("s"):
        share = _SHARES.get(_single(parts[1]))
        return _of(_WORDS[parts[0]] * share, parts[2:]) if share else None
    if match := _OUT_OF.match(text):
        some, every = _count(match["a"]), _count(match["b"])
        if some is not None and every:
            return _of(some / every, match["rest"].split())
    return None


def _of(value: float, rest: list[str]) -> Quantity | None:
    """Return a share, unless what follows shows that it is an ordinal (a third country)."""
    if len(rest) > 4 or (rest and rest[0] not in ("of", "the", "a", "their", "its", "as")):
        return None
    return Quantity(value, value, "", QuantityKind.NUMBER)


def _count(word: str) -> float | None:
    return float(word) if word.isdecimal() else _WORDS.get(word)


def _single(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


def _number(text: str) -> Quantity | None:
    spelled = _spelled(text)
    if spelled is not None:
        value, rest, coin = *spelled, ""
    else:
        match = _NUMBER.match(text)
        if match is None:
            return None
        value = float(match["digits"].replace(",", ""))
        if match["below"]:
            if not int(match["below"]):
                return None
            value /= int(match["below"])
        if match["scale"]:
            value *= {"bn": 1e9, "m": 1e6, "k": 1e3}.get(match["scale"]) or _SCALES[match["scale"]]
        value = -value if match["sign"] else value
        rest, coin = match["rest"], match["coin"] or ""
    if percent := _PERCENT.match(rest):
        value, rest = value / 100, rest[percent.end() :]
        few = len(rest.split()) <= 4
        return Quantity(value, value, "", QuantityKind.NUMBER) if few else None
    if not _UNIT.match(rest) or _NO_UNIT.search(rest):
        return None
    unit = _single(" ".join(rest.split()))
    if unit in _DAYS:
        value, unit = value * _DAYS[unit], "day"
    return Quantity(value, value, coin or unit, QuantityKind.NUMBER)


def _spelled(text: str) -> tuple[float, str] | None:
    """Return a number in words and what follows it."""
    parts = text.replace("-", " ").split()
    if parts[:1] == ["a"] and parts[1:2] and parts[1] in _SCALES:
        parts[0] = "one"
    if not parts or parts[0] not in _WORDS:
        return None
    total, run, used = 0.0, 0.0, 0
    for place, part in enumerate(parts):
        if part in _WORDS:
            run += _WORDS[part]
        elif part in _SCALES:
            run *= _SCALES[part]
            if _SCALES[part] > 100:
                total, run = total + run, 0.0
        elif (
            part != "and"
            or parts[place + 1 : place + 2] == []
            or not used
            or parts[place + 1] not in _WORDS
        ):
            break
        used = place + 1
    return total + run, " ".join(parts[used:])


def _widened(value: Quantity | None, *, up: bool) -> Quantity | None:
    if value is None:
        return None
    if up:
        return Quantity(value.low, math.inf, value.unit, value.kind)
    return Quantity(-math.inf, value.high, value.unit, value.kind)
