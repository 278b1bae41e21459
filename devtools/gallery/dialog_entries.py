"""The prompts, for the gallery."""

from PySide6.QtWidgets import QLineEdit, QWidget

from devtools.gallery.render_states import Entry
from quizapp.ui.shell.dialogs import Prompt


def dialog_entries() -> tuple[Entry, ...]:
    """Return a question that would lose something, a message, and a note to be typed."""
    return (
        Entry("dialog-question", _question),
        Entry("dialog-message", _message),
        Entry("dialog-note", _note),
    )


def _question() -> QWidget:
    return Prompt(
        None,
        "Delete Mina?",
        "All of Mina's quizzes and answers go with her. This cannot be undone.",
        "Delete",
        "Cancel",
        destructive=True,
    )


def _message() -> QWidget:
    return Prompt(
        None,
        "The backup was made",
        "It is in the folder backups beside the question bank, together with the four before it.",
        "Close",
    )


def _note() -> QWidget:
    return Prompt(
        None,
        "What is wrong here?",
        "Say it in a few words. Your teacher reads it with the question and its passage, and can "
        "see your name. The answer comes to Review.",
        "Send",
        "Cancel",
        field=QLineEdit(),
    )
