"""Which of the usual encodings a class list was written in.

A list is short, and every encoding of one byte a letter reads any bytes at all. Statistics of long
texts (``charset-normalizer``) only decide what is left open by what is known of lists: headings,
the letters that one language uses together, and how names of a script usually begin.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from quizapp.core.session.list_headings import headings_in
from quizapp.core.session.list_tables import rows_of, separator_of


@dataclass(frozen=True)
class Encoding:
    """An encoding in which schools' programs write lists."""

    codec: str
    letters: tuple[str, ...]
    """For each language that it serves, the letters beyond a to z."""
    begins: str = ""
    """Signs that most names of these languages begin with, where there are thousands of signs."""


_DE, _FR, _ES = "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúüªº"
_WEST = (_DE, _FR, _ES, "ãáâàçéêíõóôúü", "àèéìíòóùú", "åäöé", "æøåéö", "ëïéèöü", "àçèéíïóòúü·")
_PL, _CS, _HU = "ąćęłńóśźż", "áčďéěíňóřšťúůýžľĺŕäô", "áéíóöőúüű"
_CENTRAL = (_PL, _CS, _HU, "ăâîşţșț", "čćđšž", _DE)
_RU = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџќѓѕ"

_KOREAN = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원"
)
_HANS = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许"
    "邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢"
)
_HANT = (
    "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林高羅鄭梁謝宋唐許"
    "鄧馮韓曹曾彭蕭蔡潘田董袁於余葉蔣杜蘇魏程呂丁沈任姚盧"
)
_JAPANESE = (
    "佐鈴高田渡伊山中小加吉松井木林清斎藤橋村森池本岡石長前近遠青坂福西太三岩金上野原竹大河今川内"
)

ENCODINGS = (
    Encoding("utf-8", ()),
    Encoding("cp1252", _WEST),
    Encoding("cp1250", _CENTRAL),
    Encoding("cp1251", (_RU,)),
    Encoding("cp949", (), _KOREAN),
    Encoding("gb18030", (), _HANS),
    Encoding("big5", (), _HANT),
    Encoding("cp932", (), _JAPANESE),
    Encoding("cp1254", ("çğıöşüâîû",)),
    Encoding("cp1253", ("αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ",)),
    Encoding("cp1257", ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž")),
    Encoding("cp1258", ("àáâãèéêìíòóôõùúăđĩũơưýỳ",)),
    Encoding("cp1255", ("אבגדהוזחטיכךלמםנןסעפףצץקרשת",)),
    Encoding("cp1256", ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچژگ",)),
    Encoding("mac_roman", _WEST),
    Encoding("mac_latin2", _CENTRAL),
    Encoding("koi8_r", (_RU,)),
    Encoding("iso8859_15", (_FR,)),
    Encoding("cp850", _WEST),
    Encoding("cp852", _CENTRAL),
    Encoding("cp866", (_RU,)),
)
"""In the order in which they are likely where nothing else decides."""

_BY_CODEC = {one.codec: one for one in ENCODINGS}


def likeliest(texts: Mapping[str, str], ranks: Mapping[str, int]) -> tuple[str, bool]:
    """Return the encoding in which a list reads as one, and whether no other is as likely.

    Args:
        texts: by codec what the list says in it.
        ranks: by codec its place in what statistics of the text say, 0 first.
    """
    scores = {codec: _score(text, _BY_CODEC[codec], "\r" in text) for codec, text in texts.items()}
    places = {one.codec: place for place, one in enumerate(ENCODINGS)}
    order = sorted(
        texts,
        key=lambda codec: (-scores[codec], ranks.get(codec, len(ENCODINGS)) > 0, places[codec]),
    )
    best = order[0]
    rivals = [
        codec
        for codec in order[1:]
        if scores[codec] == scores[best] and texts[codec] != texts[best]
    ]
    same = next(one.codec for one in ENCODINGS if texts.get(one.codec) == texts[best])
    return same, not rivals


_WORDS = re.compile(r"[^\s;,|\t\"]+")
_EARLY_MAC = re.compile(r"\r(?!\n)")


def _score(text: str, encoding: Encoding, returns: bool) -> float:
    """Return how much a text looks like a list of names: 0 is neutral."""
    score = 0.0
    separator = separator_of(text)
    for row in rows_of(text, separator)[:20]:
        heads = headings_in(row.cells)
        if heads.names and any(not cell.isascii() for cell in row.cells):
            # Only headings that are spelled with the letters in question say anything.
            score += 4 * sum(
                1
                for cell, meaning in zip(row.cells, heads.meanings, strict=True)
                if meaning is not None and not cell.isascii()
            )
            break
    if returns and _EARLY_MAC.search(text) and encoding.codec.startswith("mac"):
        score += 1
    words = [word for word in _WORDS.findall(text) if not word.isascii()]
    if not words:
        return score
    odd = sum(map(_is_odd, words)) / len(words)
    score -= 6 * odd
    letters = {sign for word in words for sign in word.lower() if not sign.isascii()}
    if encoding.letters:
        covered = max(sum(sign in language for sign in letters) for language in encoding.letters)
        score += 3 * covered / len(letters)
    if encoding.begins:
        score += 1.5 + 2 * sum(word[0] in encoding.begins for word in words) / len(words)
        if any(not _is_eastern(sign) for sign in letters):
            score -= 3
    return score


def _is_eastern(sign: str) -> bool:
    name = unicodedata.name(sign, "")
    return name.startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "FULLWIDTH", "IDEOGRAPHIC"))


_VOWELS = re.compile(
    r"[aeiouyäöüáéíóúýàèìòùâêîôûãõåæøœëïăąęěėāēīūőűůıαεηιουωάέήίόύώаеёиоуыэюяіїєў]"
)


def _is_odd(word: str) -> bool:
    """Return whether a word is garbled: symbols or a capital inside it, no vowel."""
    for one, two in pairwise(word):
        if two.isalpha() and two.isupper() and one.islower():
            return True
    if any(
        not sign.isascii() and not sign.isalnum() and not unicodedata.combining(sign)
        for sign in word
    ):
        return True
    letters = [sign for sign in word.lower() if sign.isalpha()]
    alphabets = {unicodedata.name(sign, "").partition(" ")[0] for sign in letters}
    if len(alphabets & {"LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC"}) > 1:
        return True
    with_vowels = alphabets <= {"LATIN", "CYRILLIC", "GREEK"}
    return with_vowels and len(letters) > 2 and not _VOWELS.search(word.lower())
