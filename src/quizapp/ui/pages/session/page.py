"""The page of a running session: a host joined to the console and to what the class sees.

The host serves phones in threads of its own; ten times a second the page looks whether its room
has changed and renders both windows. Nothing here waits for the network or the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from typing_extensions import override

from quizapp.core.session.events import End, FromTeacher
from quizapp.core.session.hosting import PortTaken
from quizapp.core.session.room_state import Phase
from quizapp.core.session.setup import ClassSession
from quizapp.ui.console.intents import (
    AskToEnd,
    Leave,
    Send,
    SessionIntent,
    ShowJoinInfo,
    TakeStep,
    UseNetwork,
)
from quizapp.ui.console.wording import new_address, refusal
from quizapp.ui.live.returning import let_everybody_return
from quizapp.ui.pages.session.hosting import OWN_ADDRESS, Move, move_host, start_host
from quizapp.ui.pages.session.networks import NetworkWatch
from quizapp.ui.pages.session.screen import SessionScreen, SessionState
from quizapp.ui.pages.session.states import session_state, troubles_of
from quizapp.ui.pages.session.step_guard import StepGuard
from quizapp.ui.pages.session.windows import SessionWindows
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import OpenPage, OpenResults
from quizapp.ui.shell.page import Page
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:  # the host brings services and bank along
    from quizapp.core.errors import ExpectedError
    from quizapp.server.host import SessionHost

LOOK_MS = 100
"""How often the host is looked at (spec SE-10)."""


class SessionPage(Page[SessionState, SessionIntent]):
    """Runs one session at a time.

    It is begun with a session, and has nothing to load: what it shows is the room of a host.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.windows = SessionWindows(context.window, context.put_alone, self._hold_window)
        self.networks = NetworkWatch(context.jobs, self._serving, self._move)
        self.guard = StepGuard(self)
        self.host: SessionHost | None = None
        """The one that serves phones; None between sessions, and while it moves."""
        self._starting = False
        self._moving = False
        self._join_info_large = False
        self._notice = ""
        self._seen: tuple[object, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Return whether a session is on the screen."""
        return self.host is not None

    def begin(self, session: ClassSession) -> None:
        """Host a session that was begun just now or interrupted, and show its windows.

        One that was interrupted has the same code, address and scores as before.
        """
        if self.host is not None or self._starting:
            return
        self.networks.forget()
        likely = self.networks.likely() if session.setup.phones else None
        self._start(session, likely or OWN_ADDRESS)

    @override
    def build(self, act: Callable[[SessionIntent], None]) -> SessionScreen:
        return SessionScreen(act)

    @override
    def handle(self, intent: SessionIntent) -> None:
        match intent:
            case TakeStep(event):
                if self.guard.is_open:
                    self._take_step(event)
            case Send(event):
                self._send(event)
            case AskToEnd():
                self._ask_end()
            case Leave():
                if self.guard.is_open:
                    self._close()
            case UseNetwork(address):
                self._move(address)
            case ShowJoinInfo(large):
                self._join_info_large = large
                self.look()

    @override
    def rest(self) -> None:
        """Let go of a session at once: the window, or the bank, is about to go."""
        host, self.host = self.host, None
        self._leave_screen()
        if host is not None:
            host.stop()

    # Beginning

    def _start(self, session: ClassSession, address: str, *, any_port: bool = False) -> None:
        self._starting = True

        def failed(error: Exception) -> None:
            self._starting = False
            if isinstance(error, PortTaken) and not any_port:
                self.context.dialogs.confirm(
                    self.context.window,
                    error.message,
                    error.hint,
                    self.tr("Go on at another port"),
                    destructive=False,
                    then=lambda: self._start(session, address, any_port=True),
                )
            else:
                self.fail(error)

        make = self.context.make_host
        work = partial(start_host, make, session, address, any_port=any_port)
        self.context.jobs.run(work, self._serve, failed)

    def _serve(self, host: SessionHost) -> None:
        """Show what a host serves, which was started just now."""
        self._starting = False
        self.host = host
        if self.windows.screen is None:
            screen = self.build(self._take)
            self._screen = screen
            self.windows.show(screen)
        # An impatient second Enter on Start shall not begin the first question. And a step that
        # was under way when the session moved may have been lost.
        self.guard.reset()
        self._seen = ()
        self.look()
        self._timer.start()
        if host.session.setup.phones:
            self.networks.start()

    # While it runs

    def look(self) -> None:
        """Render both windows if anything has changed; a clock changes once a second."""
        host, screen = self.host, self.windows.screen
        if host is None or screen is None:
            return
        if host.lost is not None:
            self._give_up(host, host.lost)
            return
        self._take_refused(host)
        now, networks = self.context.clock(), self.networks.found
        troubles = troubles_of(host, networks, now)
        single_keys = self.context.settings().single_keys
        seen = (
            *(host.changes, int(now.timestamp()), troubles, self._notice, self._join_info_large),
            *(single_keys, screen.one_screen, host.port, networks),
        )
        if seen == self._seen:
            return
        self._seen = seen
        if host.room.phase in (Phase.LOBBY, Phase.END):
            self._join_info_large = False
        self.render(
            session_state(
                host,
                now,
                networks,
                troubles,
                self._notice,
                join_info_large=self._join_info_large,
                single_keys=single_keys,
            )
        )
        self.guard.show(host.room)

    def _take_refused(self, host: SessionHost) -> None:
        while host.refused:
            _, reply = host.refused.pop(0)
            self._notice = refusal(reply.verdict)
            self.guard.refuse()

    def _take_step(self, event: FromTeacher) -> None:
        self.guard.take()
        self._send(event)

    def _send(self, event: FromTeacher) -> None:
        self._notice = ""
        if self.host is not None:
            self.host.send(event)

    def _ask_end(self) -> None:
        if self.host is None or not self.guard.is_open:
            return
        if self.host.room.phase in (Phase.VOTE, Phase.CLOSED, Phase.DISCUSS):
            text = self.tr("The class first sees the result of this question. Answers are kept.")
        else:
            text = self.tr("Answers are kept. Questions that were not asked stay in the plan.")
        self.context.dialogs.confirm(
            self.context.window,
            self.tr("End the session?"),
            text,
            self.tr("End the session"),
            destructive=False,
            then=lambda: self._take_step(End()),
        )

    # Moving

    def _serving(self) -> str | None:
        """Return the address at which phones are served; None: they are not, just now."""
        return None if self.host is None or self._moving else self.host.address

    def _move(self, address: str) -> None:
        """Serve at another address of this computer; phones scan the new code."""
        host = self.host
        if host is None or self._moving:
            return
        self._timer.stop()
        self._moving = True
        self.host = None
        served_at = host.address, host.port

        def moved(move: Move) -> None:
            self._moving = False
            now_at = move.host
            if self.windows.screen is None:  # the window was closed meanwhile
                now_at.stop()
                return
            self._notice = "" if move.worked else self._did_not_work()
            if (now_at.address, now_at.port) != served_at and let_everybody_return(now_at):
                self._notice = self._notice or new_address()
            self._serve(now_at)

        def failed(error: Exception) -> None:
            self._moving = False
            self._leave_screen()
            self.context.go(OpenPage(PageId.CLASS))
            self.fail(error)

        reason = self.tr("The session moves to another network.")
        work = partial(move_host, self.context.make_host, host, address, reason)
        self.context.jobs.run(work, moved, failed)

    def _did_not_work(self) -> str:
        return self.tr("That network did not work. The address is as before.")

    # Leaving

    def _close(self) -> None:
        """Close a session that has ended: phones are told, the host stops, the bank knows."""
        host, self.host = self.host, None
        if host is None:
            return
        session_id = host.session.id
        reason = self.tr("The session has ended.")
        self._leave_screen()

        def work() -> None:
            host.stop(reason)
            self.context.services.classroom.finish(session_id)

        self.run(work, lambda _: self.context.go(OpenResults(session_id)))

    def _give_up(self, host: SessionHost, lost: ExpectedError) -> None:
        """Leave a session to the host that has taken it over: this computer had been asleep."""
        self.host = None
        self._leave_screen()
        reason = self.tr("The session goes on elsewhere. Scan the code that the teacher shows.")
        # Not by ``run``: that the host has stopped does not end the trouble.
        self.context.jobs.run(lambda: host.stop(reason), lambda _: None)
        self.context.go(OpenPage(PageId.CLASS))
        self.fail(lost)

    def _hold_window(self) -> bool:
        """Ask before the window is closed in the middle of a session; return whether it stays."""
        if self.host is None:
            return False
        self.context.dialogs.confirm(
            self.context.window,
            self.tr("Close quizapp in the middle of a session?"),
            self.tr(
                "Every answer so far is kept. You can go on with the same code and the same "
                "scores; phones come back by themselves."
            ),
            self.tr("Close"),
            destructive=False,
            then=self._close_window,
        )
        return True

    def _close_window(self) -> None:
        """Leave the session as it is; it can be reopened, also after the app was closed."""
        if self.host is not None:
            self.rest()
            self.context.go(OpenPage(PageId.CLASS))
        self.context.window.close()

    def _leave_screen(self) -> None:
        self._timer.stop()
        self.networks.stop()
        self.guard.reset()
        self._join_info_large, self._notice, self._seen = False, "", ()
        self.windows.leave()
        self._screen = None  # the next session has a new one
