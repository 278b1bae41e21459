"""Links in a text, for whoever goes from one to the next by Tab."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.pictures_in_text import words_of_image


def address_at(cursor: QTextCursor) -> str:
    """Return the address of the link that is chosen; empty where none is."""
    return cursor.charFormat().anchorHref() if cursor.hasSelection() else ""


def tell_link(text: QTextEdit) -> None:
    """Say the link that is chosen: a screen reader is silent of it, or says "selected"."""
    cursor = text.textCursor()
    if address_at(cursor):
        words = words_of_image(cursor.charFormat()) or " ".join(cursor.selectedText().split())
        announce(text, QCoreApplication.translate("text", "{words}, link").format(words=words))


def links_in(document: QTextDocument, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the links of a stretch of text begin and end.

    Args:
        document: the text.
        start: the first character.
        end: the one after the last.
    """
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        first, href = 0, ""
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            here = piece.charFormat().anchorHref()
            if here != href:
                if href and start <= first < end:
                    yield first, piece.position()
                first, href = piece.position(), here
            pieces += 1
        if href and start <= first < end:
            yield first, block.position() + block.length() - 1
        block = block.next()
