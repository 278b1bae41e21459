"""What is said of the words of a text that the glossary explains."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from quizapp.core.content.glossary import GlossaryEntry


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def words_named() -> str:
    """Return the name of the button, and of the list that it opens."""
    return _tr("Words in this text")


def listed(entries: Iterable[GlossaryEntry]) -> str:
    """Return the list: each word with its meaning, parted by an empty line."""
    return "\n\n".join(entry.told for entry in entries) or _tr(
        "None of its words is in the glossary."
    )


def explained_aloud(entries: Iterable[GlossaryEntry]) -> str:
    """Return which words are explained, for who listens; nothing where none is."""
    terms = ", ".join(entry.term for entry in entries)
    return (
        _tr("Explained under “Words in this text”: {terms}.").format(terms=terms) if terms else ""
    )
