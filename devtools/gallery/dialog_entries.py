"""The prompts, for the gallery."""

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.ui.shell.dialogs import Prompt


def dialog_entries() -> tuple[Entry, ...]:
    """Return a question that would lose something, and a message."""
    return (Entry("dialog-question", _question), Entry("dialog-message", _message))


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
