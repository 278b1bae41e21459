"""Every key of the app, declared once: the key sheet lists them, screens may hint at them."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("keys", text)


class Where(StrEnum):
    """Where a key works."""

    QUESTION = "question"
    EXPLANATION = "explanation"
    REVIEW = "review"
    LIBRARY = "library"
    WORKBENCH = "workbench"
    SESSION = "session"
    DOCUMENT = "document"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class Binding:
    """A key, or several that do the like."""

    keys: str
    """As they are named on the sheet."""
    deed: str
    """What they do, as it goes on after the keys."""
    bare: bool = False
    """A letter, digit or sign by itself: off when single keys are off (WCAG 2.1.4)."""


@dataclass(frozen=True)
class KeyGroup:
    """The keys of one place."""

    where: Where
    title: str
    bindings: tuple[Binding, ...]


def key_groups(first: Where | None = None) -> tuple[KeyGroup, ...]:
    """Return all keys by place.

    Args:
        first: the place to begin with, where the reader just is.
    """
    groups = (
        _question(),
        _explanation(),
        _review(),
        _session(),
        _library(),
        _workbench(),
        _document(),
        _everywhere(),
    )
    return tuple(sorted(groups, key=lambda group: group.where is not first))


def _question() -> KeyGroup:
    return KeyGroup(
        Where.QUESTION,
        _tr("At a question"),
        (
            Binding(_tr("A to D, or T and F"), _tr("choose"), bare=True),
            Binding(_tr("1, 2, 3"), _tr("answer: guess, think so, certain"), bare=True),
            Binding(_tr("Enter"), _tr("answer without saying how sure")),
            Binding("M", _tr("flag the question, or take the flag away"), bare=True),
            Binding("R", _tr("read aloud, or stop, where the system has a voice"), bare=True),
            Binding("F2", _tr("more time, where a timer runs; as often as you like")),
            Binding(_tr("Esc"), _tr("leave; the quiz is kept")),
        ),
    )


def _explanation() -> KeyGroup:
    return KeyGroup(
        Where.EXPLANATION,
        _tr("At the explanation"),
        (
            Binding(_tr("Enter"), _tr("go on")),
            Binding("M", _tr("flag the question, or take the flag away"), bare=True),
            Binding("R", _tr("read aloud, or stop, where the system has a voice"), bare=True),
            Binding("Ctrl+C", _tr("copy the explanation")),
            Binding(_tr("Esc"), _tr("leave; the quiz is kept")),
        ),
    )


def _review() -> KeyGroup:
    return KeyGroup(
        Where.REVIEW,
        _tr("In the review"),
        (
            Binding(_tr("Up, Down"), _tr("to the fact before or after")),
            Binding(_tr("Space"), _tr("choose the fact, or leave it out again")),
            Binding(_tr("Shift+Up, Shift+Down"), _tr("choose on the way")),
            Binding("Ctrl+A", _tr("choose all, or none")),
            Binding(_tr("Enter"), _tr("open the fact")),
            Binding(_tr("Ctrl+Enter"), _tr("practise what is chosen, else all")),
            Binding(_tr("Esc"), _tr("back to the list")),
        ),
    )


def _session() -> KeyGroup:
    return KeyGroup(
        Where.SESSION,
        _tr("In a session with a class"),
        (
            Binding(_tr("Space, Enter"), _tr("take the filled step")),
            Binding("N", _tr("to the next question"), bare=True),
            Binding("C", _tr("close the vote"), bare=True),
            Binding("D", _tr("discuss, then vote again"), bare=True),
            Binding("V", _tr("open the second vote"), bare=True),
            Binding("O", _tr("open a vote again that was just closed"), bare=True),
            Binding("R", _tr("show the result"), bare=True),
            Binding("E", _tr("explain"), bare=True),
            Binding("X", _tr("end the session"), bare=True),
            Binding("P", _tr("show who is in the room, or go back"), bare=True),
            Binding("L", _tr("lock the door, or open it"), bare=True),
            Binding("Q", _tr("show or hide the way in, large"), bare=True),
            Binding(_tr("Page Down, Page Up"), _tr("move the explanation on the projector")),
            Binding("F5", _tr("on one screen: the console, or what the class sees")),
        ),
    )


def _library() -> KeyGroup:
    return KeyGroup(
        Where.LIBRARY,
        _tr("In the library"),
        (
            Binding(_tr("Up, Down"), _tr("to the passage before or after")),
            Binding(_tr("K, J"), _tr("the same"), bare=True),
            Binding(_tr("Enter"), _tr("show the facts that rest on the passage")),
            Binding("O", _tr("show or hide the original of the passage, if attached"), bare=True),
            Binding("Ctrl+F", _tr("search")),
            Binding(_tr("Esc"), _tr("close the facts, or go back")),
        ),
    )


def _workbench() -> KeyGroup:
    return KeyGroup(
        Where.WORKBENCH,
        _tr("Writing questions"),
        (
            Binding("N", _tr("in the passages: a question from the selected words"), bare=True),
            Binding(_tr("Shift+arrows"), _tr("in the passages: select words")),
            Binding(_tr("Up, Down"), _tr("in the list: to the question before or after")),
            Binding(_tr("Delete"), _tr("in the list: retire the question, or bring it back")),
            Binding(_tr("Enter"), _tr("to the next field")),
            Binding(_tr("Ctrl+Enter"), _tr("ready, or a draft again")),
            Binding(_tr("Ctrl+Z, Ctrl+Y"), _tr("undo, do again")),
            Binding(_tr("Ctrl+V"), _tr("a copied picture: put it with the question or passage")),
            Binding("F8", _tr("to the next thing that is wrong")),
            Binding(_tr("Esc"), _tr("from the editor to the list, then back to the pack")),
        ),
    )


def _document() -> KeyGroup:
    return KeyGroup(
        Where.DOCUMENT,
        _tr("At a document that was brought"),
        (
            Binding("J", _tr("join the passage with the next"), bare=True),
            Binding("S", _tr("split it where the cursor is"), bare=True),
            Binding("M", _tr("mark it as sensitive, or not"), bare=True),
            Binding(_tr("Delete, Space"), _tr("leave it out, or take it again")),
            Binding(_tr("Enter, F2"), _tr("change its words")),
            Binding("E", _tr("the same"), bare=True),
            Binding("F8", _tr("to the next one that wants a look")),
            Binding(_tr("Ctrl+Z, Ctrl+Y"), _tr("undo, redo")),
            Binding(_tr("Ctrl+Enter"), _tr("take the document")),
        ),
    )


def _everywhere() -> KeyGroup:
    return KeyGroup(
        Where.EVERYWHERE,
        _tr("Everywhere"),
        (
            Binding(_tr("Ctrl+1 to Ctrl+7"), _tr("open a place of the rail")),
            Binding(
                _tr("F6, Shift+F6"),
                _tr("to the rail, the page, the columns of a card or of the library, and back"),
            ),
            Binding(_tr("Tab, Shift+Tab"), _tr("to the next or the previous control")),
            Binding(_tr("Space, Enter"), _tr("press the control that has the focus")),
            Binding(_tr("Enter"), _tr("at a picture: see it large; Esc puts it back")),
            Binding(_tr("Ctrl+Enter"), _tr("press the filled button of a summary or a review")),
            Binding("F11", _tr("full screen, and back")),
            Binding("F1", _tr("this sheet")),
            Binding("?", _tr("this sheet"), bare=True),
        ),
    )
