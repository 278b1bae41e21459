"""The prompts, for the gallery."""

from PySide6.QtWidgets import QLineEdit, QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.ui.shell.dialogs import Prompt
from quizapp.ui.wording.explained import listed, words_named


def dialog_entries() -> tuple[Entry, ...]:
    """Return a question that would lose something, a message, and what is typed into a prompt."""
    return (
        Entry("dialog-question", _question),
        Entry("dialog-message", _message),
        Entry("dialog-note", _note),
        Entry("dialog-pin", _pin),
        Entry("dialog-words", _words),
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


def _pin() -> QWidget:
    field = QLineEdit("1234")
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return Prompt(
        None,
        "The PIN of whoever looks after this bank",
        "It was set to keep pupils from changing what holds for everybody. Whoever owns the data "
        "folder can take it away with the command quizapp bank reset-pin.",
        "Go on",
        "Cancel",
        field=field,
    )


def _words() -> QWidget:
    told = (
        ("broker", "Somebody who is paid to bring people or money across a border."),
        ("famine", "A time when many people have nothing to eat."),
        ("refoulement", "Sending people back to a country in which they are in danger."),
    )
    entries = tuple(GlossaryEntry(word, means, ("a",)) for word, means in told)
    return Prompt(None, words_named(), listed(entries), "Close")
