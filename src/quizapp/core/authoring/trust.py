"""How far to trust a document: sentences that a teacher can take as they are, or change."""

from dataclasses import dataclass

from quizapp.core.content.documents import DocumentKind


@dataclass(frozen=True)
class ReadySentences:
    """What may be said of a sort of source."""

    name: str
    """In a word or two, for the choice."""
    text: str


CHECKED = ReadySentences(
    "Checked by others",
    "A textbook or a work of reference that others than its author have checked. Its facts can be "
    "relied on, but its figures are those of the year in which it was printed.",
)
REPORT = ReadySentences(
    "A report of its day",
    "A report that says what was known on its day, and who said so. Figures and quotations are "
    "those of the people whom it names; later reports may know better.",
)
OWN = ReadySentences(
    "Written for this class",
    "Written by the teacher for this class. It rests on what the teacher has read and names no "
    "sources of its own; ask if something in it seems wrong.",
)
UNKNOWN = ReadySentences(
    "Not known",
    "Nobody has said where this text comes from or who checked it. Take what it says as claims, "
    "and compare them with another source.",
)

READY = (CHECKED, REPORT, OWN, UNKNOWN)
"""All of them, the most trusted first."""


def likely_for(kind: DocumentKind) -> ReadySentences:
    """Return the sentences that fit most documents of a kind."""
    if kind in (DocumentKind.TEXTBOOK, DocumentKind.ENCYCLOPEDIA):
        return CHECKED
    if kind is DocumentKind.NEWS:
        return REPORT
    if kind in (DocumentKind.OWN_TEXT, DocumentKind.WORKSHEET):
        return OWN
    return UNKNOWN
