"""Finding what a person would see on a screen."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit, QWidget

from quizapp.ui.shell.page import Intent, Screen, State
from tests.waiting import wait_until

Kind = TypeVar("Kind", bound=QWidget)


def qt_until(holds: Callable[[], object], what: str = "what was waited for") -> None:
    """Wait until a condition holds, while Qt does its work."""

    def meanwhile() -> None:
        QCoreApplication.processEvents()
        time.sleep(0.001)  # let other threads have the interpreter

    wait_until(holds, what, meanwhile=meanwhile)


def seen(screen: QWidget, kind: type[Kind]) -> list[Kind]:
    """Return the visible widgets of a kind, after layouts have settled."""
    for _ in range(3):  # a layout that changed changes the one around it in the next round
        QCoreApplication.processEvents()
    return [widget for widget in screen.findChildren(kind) if widget.isVisible()]


def texts(screen: QWidget) -> str:
    """Return the text of all visible labels, texts and buttons, one a line."""
    labels = [label.text() for label in seen(screen, QLabel)]
    pages = [page.toPlainText() for page in seen(screen, QTextEdit)]
    buttons = [button.accessibleName() for button in seen(screen, QAbstractButton)]
    return "\n".join([*labels, *pages, *buttons])


def named(screen: QWidget, kind: type[Kind], name: str) -> Kind:
    """Return the one visible widget of a kind whose accessible name begins so."""
    found = [each for each in seen(screen, kind) if each.accessibleName().startswith(name)]
    assert len(found) == 1, f"{name!r}: {[each.accessibleName() for each in seen(screen, kind)]}"
    return found[0]


def button(screen: QWidget, name: str) -> QAbstractButton:
    """Return the one visible button whose accessible name begins so."""
    return named(screen, QAbstractButton, name)


def links(page: QTextEdit) -> dict[str, int]:
    """Return the links of a text: their words, and where in the text they begin."""
    found: dict[str, int] = {}
    block = page.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().anchorHref():
                words = piece.text().replace("\N{NO-BREAK SPACE}", " ")
                found.setdefault(words, piece.position())
            pieces += 1
        block = block.next()
    return found


def follow(page: QTextEdit, words: str) -> None:
    """Click the first link whose words begin so, where it is painted."""
    QCoreApplication.processEvents()
    found = {text: at for text, at in links(page).items() if text.startswith(words)}
    assert found, f"{words!r} is none of {list(links(page))}"
    text, at = next(iter(found.items()))
    middle = QTextCursor(page.document())
    middle.setPosition(at + len(text) // 2)
    page.setTextCursor(QTextCursor(page.document()))
    spot = page.cursorRect(middle).center()
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def with_link(screen: QWidget, words: str) -> QTextEdit | None:
    """Return the first visible text with a link whose words begin so."""
    for page in seen(screen, QTextEdit):
        if any(text.startswith(words) for text in links(page)):
            return page
    return None


def follow_on(screen: QWidget, words: str) -> None:
    """Click the first link with these words on a screen."""
    page = with_link(screen, words)
    assert page is not None, f"no text has a link {words!r}"
    follow(page, words)


def acts(screen: Screen[State, Intent]) -> list[Intent]:
    """Return the list into which a screen's intents go from now on."""
    done: list[Intent] = []
    screen.act = done.append
    return done
