"""Techniques in plain words, in the language of the screens."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.content import technique_words as plain


def technique_words(label: str) -> str:
    """Return a technique in plain words; a label that is not known stays as it is."""
    words = plain.TECHNIQUE_WORDS.get(label)
    return QCoreApplication.translate("Technique", words) if words else label
