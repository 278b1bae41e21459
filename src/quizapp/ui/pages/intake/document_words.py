"""Documents that were brought, in words."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.authoring.document_making import DocumentHead
from quizapp.core.authoring.passages import Passages, ProposedPassage
from quizapp.core.authoring.trust import READY
from quizapp.core.content.documents import DocumentKind
from quizapp.ui.wording import words

KINDS = (
    DocumentKind.WORKSHEET,
    DocumentKind.OWN_TEXT,
    DocumentKind.TEXTBOOK,
    DocumentKind.ENCYCLOPEDIA,
    DocumentKind.NEWS,
    DocumentKind.OVERVIEW,
    DocumentKind.LISTICLE,
)
"""In the order in which teachers have them."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("intake", text)


def kind(kind: DocumentKind) -> str:
    """Return what sort of document it is."""
    return {
        DocumentKind.WORKSHEET: _tr("Worksheet"),
        DocumentKind.OWN_TEXT: _tr("Own text"),
        DocumentKind.TEXTBOOK: _tr("Textbook"),
        DocumentKind.ENCYCLOPEDIA: _tr("Encyclopedia article"),
        DocumentKind.NEWS: _tr("News report"),
        DocumentKind.OVERVIEW: _tr("Overview"),
        DocumentKind.LISTICLE: _tr("List of facts"),
    }[kind]


def of_passage(number: int, passage: ProposedPassage) -> str:
    """Return "3 · page 2 · sensitive · left out"."""
    parts = [f"{number}"]
    if passage.page:
        parts.append(_tr("page {n}").format(n=passage.page))
    if passage.table is not None:
        parts.append(_tr("table"))
    if passage.sensitive:
        parts.append(_tr("sensitive"))
    if passage.left_out:
        parts.append(_tr("left out"))
    return " · ".join(parts)


def what_becomes(passages: Passages) -> str:
    """Return how many passages a document would have."""
    left = sum(one.left_out for one in passages)
    looks = sum(bool(one.warnings) and not one.left_out for one in passages)
    taken = words.counted(len(passages) - left, _tr("passage"), _tr("passages"))
    parts = [taken]
    if looks:
        said = _tr("1 wants a look") if looks == 1 else _tr("{n} want a look")
        parts.append(said.format(n=f"{looks:,}"))
    if left:
        said = _tr("1 is left out") if left == 1 else _tr("{n} are left out")
        parts.append(said.format(n=f"{left:,}"))
    return ", ".join(parts) + ". " + _tr("Nothing is written yet.")


def of_head(head: DocumentHead) -> str:
    """Return what is said of a document on one line."""
    trust = next((one.name for one in READY if one.text == head.trust), _tr("in your words"))
    author = head.author or _tr("author not stated")
    date = head.date or _tr("date not stated")
    known = _tr("trust: {trust}").format(trust=trust[:1].lower() + trust[1:])
    return " · ".join((kind(head.kind), author, date, known))
