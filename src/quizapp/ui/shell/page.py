"""The page protocol: a page loads and acts, its screen shows a state and says what was done.

A page has ``load``, which reads what it shows in one job and one transaction; a screen with one
``render``; and ``handle`` for a small union of intents, the only way from the screen back to it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.errors import ExpectedError
from quizapp.core.views.changes import Changed
from quizapp.ui.kit.control.tab_order import order_tabs
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.keys.bindings import Where
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.content.ids import LearnerId
    from quizapp.env.settings import Settings

State = TypeVar("State")
Intent = TypeVar("Intent")
Result = TypeVar("Result")

log = logging.getLogger(__name__)


def ignore(_: object) -> None:
    """Take an intent and do nothing, for a screen that is only looked at."""


class Screen(QWidget, Generic[State, Intent]):
    """Shows a state, whole, as often as it is told to; knows no service and keeps no truth.

    Args:
        act: takes what the user did, as one of the screen's intents.
        parent: the parent widget.
    """

    of_pack: ClassVar[bool] = False
    """Whether it shows something of the pack that the learner works with: the choice of packs
    stands above it where there are several."""
    keys: ClassVar[Where | None] = None
    """Whose keys the key sheet begins with; None: those of its place in the rail."""

    def __init__(
        self, act: Callable[[Intent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.act = act

    def render(self, state: State) -> None:  # type: ignore[override]  # QWidget's paints a picture
        """Show a state; the same one again leaves focus and scrolling alone."""
        raise NotImplementedError

    def regions(self) -> tuple[QWidget, ...]:
        """Return the parts that F6 goes to, in their order."""
        return (self,)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go on by Tab as the screen is laid out now: Qt goes by when controls were made."""
        order_tabs(self)
        return super().focusNextPrevChild(next)


class Page(QObject, Generic[State, Intent]):
    """Leads through one place of the app. It is built on its first visit.

    Args:
        context: the services and everything around the page.
    """

    place: ClassVar[PageId | None] = None
    """The place of the rail at which its screen is shown; None: alone, without the rail."""
    watches: ClassVar[frozenset[Changed]] = frozenset()
    """A change of one of these kinds loads the page again while it is on the screen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.state: State | None = None
        """What the screen shows; None before the first load."""
        self._screen: Screen[State, Intent] | None = None
        self._in_trouble = False

    def learner_id(self) -> LearnerId | None:
        """Return who is learning, by id; None for nobody."""
        learner = self.context.learner()
        return None if learner is None else learner.id

    # What a page says of itself

    def load(self, learner: Learner) -> State:
        """Return what to show; runs off the window's thread, and reads only."""
        raise NotImplementedError

    def build(self, act: Callable[[Intent], None]) -> Screen[State, Intent]:
        """Return the screen; its module is imported here, so that the start need not wait."""
        raise NotImplementedError

    def handle(self, intent: Intent) -> None:
        """Do what the user asked for."""
        raise NotImplementedError

    def settings_changed(self, settings: Settings) -> None:
        """Apply changed settings, if the page shows any of them."""

    def rest(self) -> None:
        """Let go of timers and of what is half done: another learner, or the end, has come."""

    # What every page does

    @property
    def screen(self) -> Screen[State, Intent]:
        """Return the screen, built when it is first asked for."""
        if self._screen is None:
            self._screen = self.build(self._take)
        return self._screen

    @property
    def on_screen(self) -> bool:
        """Return whether the page is what is looked at now."""
        return self._screen is not None and self._screen.isVisible()

    def open(self) -> None:
        """Load for whoever is learning, and show."""
        learner = self.context.learner()
        if learner is not None:
            self.run(partial(self.load, learner), self.show)

    def show(self, state: State) -> None:
        """Show a state at the page's place."""
        self.render(state)
        self.context.show(self.place, self.screen)

    def render(self, state: State) -> None:
        """Show a state where the screen is, also if it is not looked at."""
        self.state = state
        self.screen.render(state)

    def changed(self, kinds: frozenset[Changed]) -> None:
        """Load again what is on the screen, if it shows anything of these kinds."""
        if kinds & self.watches and self.on_screen:
            self.reload()

    def reload(self) -> None:
        """Load again and show it where the page is, unless it has been left meanwhile."""
        learner = self.context.learner()
        if learner is not None:
            self.run(partial(self.load, learner), self.refresh)

    def refresh(self, state: State) -> None:
        """Show what was loaded again, if the page is still looked at."""
        if self.on_screen:
            self.render(state)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[ExpectedError], None] | None = None,
    ) -> None:
        """Run a service call off the window's thread, then ``done`` with what it returned.

        Args:
            work: calls a service; must not touch widgets.
            done: gets what it returned.
            failed: gets the error where the page tells of it itself; else the shell does. What is
                on the screen stays. Anything else than an ``ExpectedError`` is a bug and raised.
        """

        def succeed(outcome: Result) -> None:
            if self._in_trouble:
                self._in_trouble = False
                self.context.tell(None)
            done(outcome)

        def fail(error: Exception) -> None:
            if failed is not None and isinstance(error, ExpectedError):
                failed(error)
            else:
                self.fail(error)

        self.context.jobs.run(work, succeed, fail)

    def fail(self, error: Exception) -> None:
        """Tell of trouble until something works again; re-raise what is no ``ExpectedError``."""
        if not isinstance(error, ExpectedError):
            raise error
        self._in_trouble = True
        self.context.tell(error)

    def _take(self, intent: Intent) -> None:
        log.info("%s: %s", type(self).__name__, type(intent).__name__)
        self.handle(intent)
