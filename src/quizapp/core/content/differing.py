"""For a file that is no known original: which one it resembles, and what differs.

Of an original only its digest, its number of paragraphs and its file's name are known here. So a
difference is found by undoing, one after another, what programs change when they save a text, and
otherwise by the figures: every figure of a passage occurs in the paragraphs that it renders.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from quizapp.core.content.documents import Document, Passage

ENCODINGS = ("utf-8", "utf-16", "cp949", "cp1252")
"""How a text may be saved, the likeliest first; originals are UTF-8."""

UNDONE_TOGETHER = 3
"""How many changes at once are undone in the search for the original's letters."""

ALIKE = 0.6
"""The share of a document's figures above which a file counts as a version of its original."""

AS_LONG = 0.1
"""By what share of its paragraphs a file may differ in length and still be called similar."""

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_TELLING = 3
"""Digits that a figure needs to tell one text from another."""
_NUMBERED = re.compile(r"(?:[ _-]*\(\d+\)|[ _-]+copy)+$")
"""What file managers and browsers put behind the name of a copy."""
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True)
class Saved:
    """A file that becomes an original once a few things are undone."""

    document: Document
    differing: tuple[str, ...]
    """What differs: "its line ends"."""


@dataclass(frozen=True)
class Resembling:
    """A document whose original a file resembles, and by what."""

    document: Document
    by_length_only: bool


def digest_of(content: bytes) -> str:
    """Return the digest by which an original is recognised."""
    return hashlib.sha256(content).hexdigest()


def saved_otherwise(content: bytes, documents: Sequence[Document]) -> Saved | None:
    """Return the original that a file holds letter by letter, but saved in another way.

    Args:
        content: of the file.
        documents: whose originals may be meant.
    """
    digests = {document.original.sha256.lower(): document for document in documents}
    counts = {document.original.paragraphs for document in documents}
    for encoding in ENCODINGS:
        text = decoded(content, encoding)
        if text is None or sum(bool(line.strip()) for line in text.splitlines()) not in counts:
            continue
        other = () if encoding == "utf-8" else (f"its encoding, which is {encoding.upper()}",)
        for names, mended in _mended(text):
            document = digests.get(digest_of(mended.encode()))
            if document is not None:
                return Saved(document, (*other, *names))
    return None


def decoded(content: bytes, encoding: str = "utf-8") -> str | None:
    """Return a text, with its line ends as they are; None if it is not in this encoding."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mended(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the text with up to three things undone, and what they are."""
    undoing: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("spaces at the ends of its lines", _without_spaces),
        ("how accented and Korean letters are stored", _composed),
        ("the line end after its last line", _other_end),
        ("its line ends", _other_line_ends),
        ("the mark before its first letter (BOM)", _other_bom),
    )
    for number in range(UNDONE_TOGETHER + 1):
        for chosen in combinations(undoing, number):
            mended = text
            for _, undo in chosen:
                mended = undo(mended)
            yield tuple(name for name, _ in chosen), mended


def _without_spaces(text: str) -> str:
    return re.sub(r"[ \t]+(?=\r?\n|$)", "", text)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _other_end(text: str) -> str:
    bare = text.rstrip("\r\n")
    return bare if bare != text else text + ("\r\n" if "\r\n" in text else "\n")


def _other_line_ends(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain if plain != text else text.replace("\n", "\r\n")


def _other_bom(text: str) -> str:
    return text.removeprefix(_BOM) if text.startswith(_BOM) else _BOM + text


def resembling(
    name: str, paragraphs: Sequence[str], documents: Sequence[Document]
) -> Resembling | None:
    """Return the document whose original a file is most like: by name, figures, then length.

    Args:
        name: of the file.
        paragraphs: of the file.
        documents: whose originals may be meant.
    """
    stem = _stem(name)
    for document in documents:
        if _stem(document.original.file) == stem:
            return Resembling(document, by_length_only=False)
    figures = _figures(" ".join(paragraphs))
    shares = [(_share(document, figures), n) for n, document in enumerate(documents)]
    share, place = max(shares, default=(0.0, 0))
    if share >= ALIKE:
        return Resembling(documents[place], by_length_only=False)

    def off(document: Document) -> int:
        return abs(document.original.paragraphs - len(paragraphs))

    closest = min(documents, key=off, default=None)
    if closest is None or off(closest) > closest.original.paragraphs * AS_LONG:
        return None
    return Resembling(closest, by_length_only=True)


def _stem(name: str) -> str:
    stem, _, _ = name.casefold().rpartition(".")
    return _NUMBERED.sub("", stem or name.casefold())


def _share(document: Document, figures: frozenset[str]) -> float:
    own = {f for p in document.passages for f in _figures(p.text) if len(f) >= _TELLING}
    return len(own & figures) / len(own) if own else 0.0


def differences(paragraphs: Sequence[str], document: Document) -> tuple[str, ...]:
    """Return how a file differs from the original of a document, each as "it has …".

    Args:
        paragraphs: of the file.
        document: whose original it resembles.
    """
    expected, found = document.original.paragraphs, len(paragraphs)
    told = []
    if found != expected:
        told.append(f"it has {_counted(found)} where {expected} are expected")
    for passage in sorted(document.passages, key=_first_paragraph):
        lost = _lost(passage, paragraphs)
        if lost:
            place = _listed([str(number) for number in passage.from_paragraphs])
            many = len(passage.from_paragraphs) > 1
            noun, lacks = ("paragraphs", "lack") if many else ("paragraph", "lacks")
            figures = _listed(sorted(lost))
            told.append(
                f"it differs from paragraph {_first_paragraph(passage)} on at the latest: "
                f"{noun} {place} {lacks} {figures}, which our passage {passage.number} has"
            )
            break
    return tuple(told) or ("words or spaces in it were changed, though no figure was",)


def _lost(passage: Passage, paragraphs: Sequence[str]) -> frozenset[str]:
    there = " ".join(
        paragraphs[number - 1] for number in passage.from_paragraphs if number <= len(paragraphs)
    )
    return _figures(passage.text) - _figures(there)


def _first_paragraph(passage: Passage) -> int:
    return min(passage.from_paragraphs, default=0)


def _figures(text: str) -> frozenset[str]:
    return frozenset(figure.replace(",", "").rstrip(".") for figure in _FIGURE.findall(text))


def _counted(number: int) -> str:
    return "1 paragraph" if number == 1 else f"{number} paragraphs"


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
