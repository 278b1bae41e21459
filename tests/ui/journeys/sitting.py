"""One sitting at the app: it is started on a data folder, and driven by keys or by clicks.

The services, the screens and the threads are the real ones; only prompts answer by themselves.
"""

import random
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from quizapp.app import App
from quizapp.env.paths import Paths
from quizapp.services.services import Services
from quizapp.ui.kit.control.tab_order import shown_stops
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.page import StudyPage
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.shell.first_window import Window
from tests.services.stock import HandClock
from tests.ui.fakes import FakeDialogs
from tests.ui.looking import button, follow, qt_until, seen, texts, with_link
from tests.waiting import PATIENCE

Kind = TypeVar("Kind", bound=QWidget)


class Sitting:
    """The app from its start to its end.

    Args:
        data: the data folder.
        content: the content folder.
        clock: the time.
        dialogs: what prompts are answered with.
        seed: of the dice.
        database: the address of a database that takes the place of the file.

    Attributes:
        app: the running app.
        dialogs: what was asked.
        bugs: what reached ``sys.excepthook``; the test fails if any is left at its end.
    """

    def __init__(
        self,
        data: Path,
        content: Path,
        clock: HandClock,
        dialogs: FakeDialogs | None = None,
        seed: int = 5,
        database: str | None = None,
    ) -> None:
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        self.clock = clock
        self.window = Window(lambda: None)
        paths = Paths(data, content, content)
        self.app = App(qt, self.window, paths, database, clock, random.Random(seed))
        self.dialogs = dialogs or FakeDialogs()
        self.app.dialogs = self.dialogs
        self.app.jobs.broke.connect(self.app.show_bug)
        self.bugs: list[BaseException] = []
        self._ended = False

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Stand in for ``sys.excepthook``, as the app's own does, and keep the bug."""
        self.bugs.append(error)
        self.app.catch(kind, error, trace)

    def begin(self) -> "Sitting":
        """Show the window, open the bank and wait for what comes first."""
        self.window.show()
        self.to_front()
        self.app.open_bank()
        return self.settle()

    def to_front(self) -> "Sitting":
        """Let this window have the keys."""
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window, int(PATIENCE * 1_000))
        return self.settle()

    def end(self) -> None:
        """Close the window and the bank, if that was not done before."""
        if self._ended:
            return
        self._ended = True
        self.window.close()
        self.app.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> "Sitting":
        """Wait until nothing is under way and the layouts have settled."""
        qt_until(lambda: self.app.jobs.idle, "the end of the work in the background")
        for _ in range(3):
            QCoreApplication.processEvents()
        if not self.app.jobs.idle:
            return self.settle()
        self._check_focus()
        return self

    def _check_focus(self) -> None:
        """Fail if the keyboard is on nothing, once there is anything to go to (spec UI-12)."""
        if self.window.isActiveWindow() and any(shown_stops(self.window)):
            focus = self.focus
            assert focus is not None, f"nothing has the focus: {self.text}"
            assert focus.isVisible(), f"what has the focus is hidden: {focus}"
            assert focus.isEnabled(), f"what has the focus is disabled: {focus}"

    # What is on the screen

    @property
    def services(self) -> Services:
        """Return the services, to look behind the screens."""
        assert self.app.services is not None
        return self.app.services

    @property
    def study(self) -> StudyPage:
        """Return the page of the quiz, for what only time does."""
        assert self.app.navigator is not None
        return self.app.navigator.pages.study

    @property
    def text(self) -> str:
        """Return all that can be read."""
        return texts(self.window)

    @property
    def focus(self) -> QWidget | None:
        """Return what gets the keys."""
        return QApplication.focusWidget()

    @property
    def focus_name(self) -> str:
        """Return the accessible name of what has the focus; in a text, of the link that has it."""
        focus = self.focus
        if isinstance(focus, QTextEdit):
            chosen = focus.textCursor()
            if chosen.hasSelection() and chosen.charFormat().anchorHref():
                return " ".join(chosen.selectedText().split())
        return focus.accessibleName() if focus is not None else ""

    def focus_is_in(self, kind: type[QWidget]) -> bool:
        """Return whether the focus is on this screen."""
        return self.focus is not None and self.the(kind).isAncestorOf(self.focus)

    def shows(self, kind: type[QWidget]) -> bool:
        """Return whether a screen of this kind is open."""
        return bool(seen(self.window, kind))

    def the(self, kind: type[Kind]) -> Kind:
        """Return the one visible widget of a kind."""
        (found,) = seen(self.window, kind)
        return found

    @property
    def asked(self) -> str:
        """Return the question or the claim on the screen."""
        state = self.the(QuestionScreen)._state
        assert state is not None
        return state.item.stem

    @property
    def letters(self) -> tuple[str, ...]:
        """Return the keys that choose an option of the question."""
        state = self.the(QuestionScreen)._state
        assert state is not None
        return state.item.letters

    @property
    def explained(self) -> str:
        """Return the fact whose explanation is on the screen."""
        state = self.the(FeedbackScreen)._state
        assert state is not None
        return state.card.fact

    # What a person does

    def press(self, *keys: Qt.Key | str, ctrl: bool = False) -> "Sitting":
        """Press keys one after another, each where the focus then is."""
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            where = self.focus or self.window
            QTest.keyClick(where, key, held)  # type: ignore[arg-type]  # the stubs know no letters
            self.settle()
        return self

    def type(self, words: str) -> "Sitting":
        """Type a text where the focus is."""
        assert self.focus is not None
        QTest.keyClicks(self.focus, words)
        return self.settle()

    def tab_to(self, name: str) -> "Sitting":
        """Press Tab until the control whose name begins so has the focus."""
        names = []
        for _ in range(80):
            if self.focus_name.startswith(name):
                return self
            names.append(self.focus_name)
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name!r}, only to {names}")

    def click(self, name: str) -> "Sitting":
        """Click the visible button whose name begins so, or the link in a text."""
        page = with_link(self.window, name)
        if page is not None:
            follow(page, name)
            return self.settle()
        return self.click_on(button(self.window, name))

    def click_on(self, widget: QWidget) -> "Sitting":
        """Click a widget in its middle."""
        assert widget.isEnabled(), widget.accessibleName()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        return self.settle()

    # What most tests begin with

    def enter(self, name: str) -> "Sitting":
        """Become a learner on the first screen."""
        return self.type(name).press(Qt.Key.Key_Return)

    def begin_quiz(self) -> "Sitting":
        """Begin a mixed quiz of ten questions, by keyboard."""
        self.press("2", ctrl=True)
        return self.tab_to("Start").press(Qt.Key.Key_Return)

    def respond(self, letter: str | None = None) -> "Sitting":
        """Choose by its letter, the first option if none is named, and submit."""
        return self.press(letter or self.letters[0], Qt.Key.Key_Return)

    def go_through(self) -> "Sitting":
        """Respond and continue until the quiz is done."""
        while True:
            if self.shows(QuestionScreen):
                self.respond()
            elif self.shows(FeedbackScreen):
                self.press(Qt.Key.Key_Return)
            else:
                return self
