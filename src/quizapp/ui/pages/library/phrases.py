"""What the library says of documents and facts, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from quizapp.core.content.documents import DocumentKind, Original, Passage
from quizapp.core.content.facts import Fact, Status
from quizapp.core.content.search_words import terms_of
from quizapp.ui.wording.words import counted

if TYPE_CHECKING:
    from quizapp.core.views.library import DocumentLine

NOT_STATED = "not stated"
"""What a document says of itself where the original does not tell (docs/content-format.md)."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def kind_in_words(kind: DocumentKind) -> str:
    """Return what sort of source a document is."""
    return {
        DocumentKind.ENCYCLOPEDIA: _tr("Encyclopedia article"),
        DocumentKind.NEWS: _tr("News report"),
        DocumentKind.LISTICLE: _tr("List of facts"),
        DocumentKind.OVERVIEW: _tr("Overview"),
        DocumentKind.WORKSHEET: _tr("Worksheet"),
        DocumentKind.TEXTBOOK: _tr("Textbook"),
        DocumentKind.OWN_TEXT: _tr("Own text"),
    }[kind]


def date_in_words(date: str) -> str:
    """Return "2024-10-26" as "26 October 2024", "2024-08" as "August 2024"; others unchanged."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", date)
    if found is None:
        return date
    year, month, day = found.groups()
    parts = [year]
    if month and 1 <= int(month) <= 12:
        parts.insert(0, _tr(QLocale.c().monthName(int(month))))
        if day:
            parts.insert(0, str(int(day)))
    return " ".join(parts)


def facts_in_words(number: int) -> str:
    """Return "1 fact", "3 facts"."""
    return counted(number, _tr("fact"), _tr("facts"))


def document_line(line: DocumentLine) -> str:
    """Return kind, date and size of a document on one line."""
    parts = [kind_in_words(line.kind)]
    if line.date != NOT_STATED:
        parts.append(date_in_words(line.date))
    parts.append(facts_in_words(line.facts))
    return " · ".join(parts)


def original_in_words(original: Original) -> tuple[tuple[str, str], ...]:
    """Return what is known of the original: (label, value) without its address."""
    return tuple(
        (label, date_in_words(value))
        for label, value in (
            (_tr("Author"), original.author),
            (_tr("Publisher"), original.publisher),
            (_tr("Date"), original.date),
        )
    )


def paragraph_in_words(passage: Passage) -> str:
    """Return "Paragraph 12" or "Table 12"."""
    words = _tr("Table {number}") if passage.table else _tr("Paragraph {number}")
    return words.format(number=passage.number)


def status_in_words(fact: Fact) -> str:
    """Return how firmly the documents support a fact, and of when it is."""
    parts = {
        Status.SETTLED: _tr("Settled: nothing in the documents speaks against it"),
        Status.ATTRIBUTED: _tr("According to {who}").format(who=fact.attributed_to),
        Status.DISPUTED: _tr("Disputed: passages disagree"),
    }
    words = parts[fact.status]
    if fact.as_of:
        words += " · " + _tr("as of {date}").format(date=date_in_words(fact.as_of))
    return words


SIGNS = {
    **{"%": "percent", "‰": "per thousand", "&": "and", "+": "plus", "=": "equals", "@": "at"},
    **{"€": "euro", "$": "dollar", "£": "pound", "¥": "yen", "₩": "won", "₽": "rouble"},
    **{"°": "degrees", "§": "section", "#": "number", "×": "times", "©": "copyright"},
}
"""Words to search for in the place of signs, which are not indexed."""


def nothing_found(query: str) -> tuple[str, str]:
    """Return what is said where a search found nothing, and what to type instead."""
    if not query or terms_of(query):
        return (
            _tr("No passage holds all these words."),
            _tr("Try fewer, or the beginning of a word."),
        )
    sign = next((sign for sign in query if not sign.isspace()), "")
    title = _tr("Signs such as “{sign}” are not searched.").format(sign=sign)
    word = SIGNS.get(sign)
    if word is None:
        return title, _tr("Type a word or a number.")
    return title, _tr("Type the word instead: “{word}”.").format(word=word)
