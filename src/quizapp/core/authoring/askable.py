"""Quiet help with reading for questions: which sentences have something that could be asked.

It says what is there and ranks nothing: what is worth asking is for the teacher to say.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.cards.excerpt import sentences_of
from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.ids import DocumentId, PassageId


class Sign(StrEnum):
    """What in a sentence could be asked about."""

    FIGURE = "figure"
    DATE = "date"
    NEGATION = "negation"
    COMPARISON = "comparison"
    NAME = "name"


@dataclass(frozen=True)
class Askable:
    """A sentence with something in it that could be asked."""

    start: int
    end: int
    """Offsets into the passage's text, without white space after it."""
    signs: tuple[Sign, ...]
    """In the order of ``Sign``; at least one."""


@dataclass(frozen=True)
class FigurePlace:
    """Where a figure stands."""

    passage_id: PassageId
    document_id: DocumentId
    document_title: str
    number: int
    """Of the passage in its document."""


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b(?:1[0-9]|20)\d\d\b(?![,.]\d)|\b(?:{_MONTHS})\b|\b\d{{1,2}}[a-z]{2} century\b"
    r"|\d{4}년|\d{1,2}월"
)
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|hundred|thousand|million|billion|half|third|quarter|dozen|twice|per cent|percent)s?\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|hardly|rarely|seldom"
    r"|unlike)\b|n['’]t\b|않|아니|없",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:more|less|fewer|most|least|than|as (?:much|many|often) as|compared|whereas|while"
    r"|higher|lower|larger|smaller|longer|shorter|older|younger|better|worse|best|worst|highest"
    r"|lowest|largest|smallest|rather)\b|보다|가장",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-z,;:)\d] )(?:the )?([A-Z][\w’'-]+)")
_NO_NAME = frozenset(("I", *_MONTHS.split("|")))


def askable(passage: Passage) -> tuple[Askable, ...]:
    """Return the sentences of a passage with a figure, date, negation, comparison or name.

    Of a table there are none: every cell could be asked.
    """
    if passage.table is not None:
        return ()
    found = []
    for start, end in sentences_of(passage.text):
        words = passage.text[start:end].rstrip()
        signs = tuple(_signs(words))
        if signs:
            found.append(Askable(start, start + len(words), signs))
    return tuple(found)


def _signs(sentence: str) -> Iterable[Sign]:
    without_dates = _DATE.sub(" ", sentence)
    if _FIGURE.search(without_dates) or _NUMBER_WORDS.search(without_dates):
        yield Sign.FIGURE
    if _DATE.search(sentence):
        yield Sign.DATE
    if _NEGATION.search(sentence):
        yield Sign.NEGATION
    if _COMPARISON.search(sentence):
        yield Sign.COMPARISON
    if any(name not in _NO_NAME for name in _NAME.findall(sentence)):
        yield Sign.NAME


def figures_in(text: str) -> frozenset[str]:
    """Return the figures in a text, each in one way of writing: "2,252" and "2252" are one."""
    return frozenset(_plain(found.group()) for found in _FIGURE.finditer(text))


def figure_at(text: str, place: int) -> str:
    """Return the figure that a place in a text is in or beside, as written; empty for none."""
    for found in _FIGURE.finditer(text):
        if found.start() <= place <= found.end():
            return found.group()
    return ""


class FigureIndex:
    """Where figures stand in the documents of a pack, looked through once.

    Args:
        documents: all of the pack.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._places: dict[str, list[FigurePlace]] = {}
        for document in documents:
            for passage in document.passages:
                for figure in figures_in(passage.text):
                    self._places.setdefault(figure, []).append(
                        FigurePlace(passage.id, document.id, document.title, passage.number)
                    )

    def elsewhere(self, figure: str, here: PassageId) -> tuple[FigurePlace, ...]:
        """Return the other passages with a figure.

        Args:
            figure: as written in one of them.
            here: the passage that is read.
        """
        places = self._places.get(_plain(figure), ())
        return tuple(place for place in places if place.passage_id != here)


def _plain(figure: str) -> str:
    """Return a figure without marks between thousands."""
    return re.sub(r"[,\u00a0\u202f](?=\d{3}(?:\D|$))", "", figure)
