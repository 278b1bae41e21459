"""The flow of a live session: a host joined to the console and to what the class sees.

The host serves phones in threads of its own; ten times a second the flow looks whether its room
has changed and renders both windows. Nothing here waits for the network or the disk.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from quizapp.core.content.ids import SessionId
from quizapp.core.errors import ExpectedError
from quizapp.core.session.events import End, FromTeacher
from quizapp.core.session.room_state import Phase, Room
from quizapp.core.session.setup import ClassSession
from quizapp.env.clock import Clock
from quizapp.env.settings import Settings
from quizapp.ui.console.screen import ConsoleScreen
from quizapp.ui.console.stage import Stage
from quizapp.ui.console.state import ConsoleState, Trouble
from quizapp.ui.console.wording import flood, new_address, no_network, refusal
from quizapp.ui.live.join_info import JoinInfo
from quizapp.ui.live.networks import Network, has, where_to
from quizapp.ui.live.returning import let_everybody_return
from quizapp.ui.projector.projector_state import projector_state_of
from quizapp.ui.projector.screen import ProjectorScreen
from quizapp.ui.projector.state import ProjectorState
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner

if TYPE_CHECKING:  # the host brings services and bank along
    from quizapp.server.host import SessionHost

log = logging.getLogger(__name__)

HostFactory = Callable[[ClassSession, str], "SessionHost"]
"""Makes a host that is not started yet, from a session and this computer's address."""

LOOK_MS = 100
"""How often the host is looked at (spec SE-10)."""

SETTLE_MS = 400
"""For so long after a session has appeared a press is held to be meant for the page before."""

NETWORK_MS = 3_000
"""How often the computer's networks are looked at."""

OWN_ADDRESS = "127.0.0.1"
"""Where a session without phones, or without a network, is served. It is never shown to a class."""

FLOOD_SHOWN = timedelta(minutes=1)
"""For so long after it was cut off the console names who sent too much."""


class LiveFlow(Flow):
    """Runs one session at a time.

    Signals:
        began: the session is on the screen.
        ended: the SessionId of a session that was ended and closed.
        interrupted: the SessionId of one that was left and can be reopened.
    """

    began = Signal()
    ended = Signal(object)
    interrupted = Signal(object)

    def __init__(
        self,
        make_host: HostFactory,
        end: Callable[[SessionId], object],
        jobs: JobRunner,
        clock: Clock,
        settings: Callable[[], Settings],
        put_alone: Callable[[QWidget | None], None],
        window: QWidget,
        dialogs: Dialogs,
        networks: Callable[[], tuple[Network, ...]],
    ) -> None:
        super().__init__(jobs)
        self._make_host = make_host
        self._end = end
        self._clock = clock
        self._settings = settings
        self._put_alone = put_alone
        self._window = window
        self._dialogs = dialogs
        self._find_networks = networks
        self._networks: tuple[Network, ...] = ()
        self._host: SessionHost | None = None
        self._stage: Stage | None = None
        self._starting = False
        self._door_large = False
        self._notice = ""
        self._seen: tuple[object, ...] = ()
        self._fresh = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settled)
        self._moving = False
        self._network_timer = QTimer(self)
        self._network_timer.setInterval(NETWORK_MS)
        self._network_timer.timeout.connect(self.look_at_networks)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._arrange_screens)
            app.screenRemoved.connect(self._arrange_screens)

    @property
    def running(self) -> bool:
        """Return whether a session is on the screen."""
        return self._host is not None

    @property
    def stage(self) -> Stage | None:
        """Return what the window holds during a session."""
        return self._stage

    def begin(self, session: ClassSession) -> None:
        """Host a session that was just started in the bank, and show its windows."""
        if self._host is not None or self._starting:
            return
        self._networks = self._find_networks() if session.setup.phones else ()
        likely = next((one.address for one in self._networks if one.likely), OWN_ADDRESS)
        self._start(session, likely)

    def reopen(self, session: ClassSession) -> None:
        """Host a session again that was interrupted: same code, same address, same scores."""
        self.begin(session)

    def rest(self) -> None:
        """Let go of a session at once: the window, or the bank, is about to go."""
        host, self._host = self._host, None
        self._leave_screen()
        if host is not None:
            host.stop()

    def _start(self, session: ClassSession, address: str, *, any_port: bool = False) -> None:
        self._starting = True

        def work() -> SessionHost:
            from quizapp.core.session.hosting import NoNetwork

            try:
                return self._started(session, address, any_port=any_port)
            except NoNetwork:  # it went away just now
                return self._started(session, OWN_ADDRESS, any_port=any_port)

        def failed(error: Exception) -> None:
            from quizapp.core.session.hosting import PortTaken

            self._starting = False
            if isinstance(error, PortTaken) and not any_port:
                self._dialogs.confirm(
                    self._window,
                    error.message,
                    error.hint,
                    self.tr("Go on at another port"),
                    destructive=False,
                    then=lambda: self._start(session, address, any_port=True),
                )
            else:
                self.fail(error)

        self._jobs.run(work, self._show, failed)

    def _show(self, host: SessionHost) -> None:
        self._starting = False
        self._host = host
        if self._stage is None:
            # An impatient second Enter on Start shall not begin the first question. What was
            # pressed while the window was busy comes first, then the time counts.
            self._fresh = True
            QTimer.singleShot(0, self._settling, lambda: self._settling.start(SETTLE_MS))
            console, projector = ConsoleScreen(), ProjectorScreen()
            self._stage = Stage(console, projector)
            console.acted.connect(self._act)
            console.end_wanted.connect(self._ask_end)
            console.left.connect(self._close)
            console.network_chosen.connect(self._move)
            console.way_in_turned.connect(self._turn_way_in)
            console.text_moved.connect(self._move_text)
            projector.key_pressed.connect(self._press)
            self._window.installEventFilter(self)
            self._put_alone(self._stage)
            self._arrange_screens()
        self._seen = ()
        self.look()
        self._timer.start()
        if host.session.setup.phones:
            self._network_timer.start()
        self.began.emit()

    def look(self) -> None:
        """Render both windows if anything has changed; a clock changes once a second."""
        host, stage = self._host, self._stage
        if host is None or stage is None:
            return
        if host.lost is not None:
            self._give_up(host, host.lost)
            return
        self._take_refused(host)
        now = self._clock()
        troubles = self._troubles(host, now)
        settings = self._settings()
        seen = (
            *(host.changes, int(now.timestamp()), troubles, self._notice, self._door_large),
            *(settings.single_keys, stage.one_screen, host.port, self._networks),
        )
        if seen == self._seen:
            return
        self._seen = seen
        room = host.room
        if room.phase in (Phase.LOBBY, Phase.END):
            self._door_large = False
        door = self._door(host)
        stage.projector.render(
            ProjectorState(projector_state_of(room, host.cards, now), door, self._door_large)
        )
        stage.render(
            ConsoleState(
                room=room,
                cards=host.cards,
                now=now,
                began=host.session.started_at,
                door=door,
                networks=self._networks,
                troubles=troubles,
                notice=self._notice,
                single_keys=settings.single_keys,
                one_screen=stage.one_screen,
                door_large=self._door_large,
                text_below=stage.projector.scrolls,
            )
        )

    def look_at_networks(self) -> None:
        """Find out at which addresses phones reach this computer now, and follow where they are."""
        if self._host is not None and not self._moving:
            self._jobs.run(self._find_networks, self._follow)

    def _follow(self, found: tuple[Network, ...]) -> None:
        host = self._host
        if host is None or self._moving:
            return
        before, self._networks = self._networks, found
        address = where_to(host.address, before, found)
        if address is not None:
            log.info("the network has changed: phones are served at %s", address)
            self._move(address)

    def _troubles(self, host: SessionHost, now: datetime) -> tuple[Trouble, ...]:
        troubles = []
        if host.trouble is not None:
            troubles.append(Trouble(host.trouble.message, host.trouble.hint))
        if host.session.setup.phones and not has(self._networks, host.address):
            troubles.append(no_network())
        offender = host.offender
        if offender is not None and now - offender.at < FLOOD_SHOWN:
            who = offender.participant_id
            one = None if who is None else host.room.participants.get(who)
            troubles.append(flood(offender.address, one.name if one is not None else ""))
        return tuple(troubles)

    def _door(self, host: SessionHost) -> JoinInfo | None:
        if not host.session.setup.phones:
            return None
        if not has(self._networks, host.address):
            return JoinInfo("", host.session.code, "")
        return JoinInfo(f"{host.address}:{host.port}", host.session.code, host.url)

    def _take_refused(self, host: SessionHost) -> None:
        while host.refused:
            _, reply = host.refused.pop(0)
            self._notice = refusal(reply.verdict)

    def _act(self, event: FromTeacher) -> None:
        self._notice = ""
        if self._host is not None and not self._fresh:
            self._host.send(event)

    def _settled(self) -> None:
        self._fresh = False

    def _ask_end(self) -> None:
        room = self._room()
        if room is None or self._fresh:
            return
        if room.phase in (Phase.VOTE, Phase.CLOSED, Phase.DISCUSS):
            text = self.tr("The class first sees the result of this question. Answers are kept.")
        else:
            text = self.tr("Answers are kept. Questions that were not asked stay in the plan.")
        self._dialogs.confirm(
            self._window,
            self.tr("End the session?"),
            text,
            self.tr("End the session"),
            destructive=False,
            then=lambda: self._act(End()),
        )

    def _room(self) -> Room | None:
        return None if self._host is None else self._host.room

    def _close(self) -> None:
        """Close a session that has ended: phones are told, the host stops, the bank knows."""
        host, self._host = self._host, None
        if host is None:
            return
        session_id = host.session.id
        self._leave_screen()

        def work() -> None:
            host.stop(self.tr("The session has ended."))
            self._end(session_id)

        self.run(work, lambda _: self.ended.emit(session_id))

    def _give_up(self, host: SessionHost, lost: ExpectedError) -> None:
        """Leave a session to the host that has taken it over: this computer had been asleep."""
        self._host = None
        self._leave_screen()
        reason = self.tr("The session goes on elsewhere. Scan the code that the teacher shows.")
        self._jobs.run(lambda: host.stop(reason), lambda _: None)
        self.interrupted.emit(host.session.id)
        self.fail(lost)

    def _interrupt(self) -> None:
        """Leave a session as it is; it can be reopened, also after the app was closed."""
        host = self._host
        self.rest()
        if host is not None:
            self.interrupted.emit(host.session.id)

    def _move(self, address: str) -> None:
        """Serve at another address of this computer; phones scan the new code."""
        host = self._host
        if host is None or self._moving:
            return
        self._timer.stop()
        self._moving = True
        before, self._host = host.address, None
        served_at = host.address, host.port
        session = replace(host.session, port=host.port)

        def work() -> SessionHost:
            from quizapp.core.session.hosting import NoNetwork, PortTaken

            host.stop(self.tr("The session moves to another network."))
            for each in (address, before):
                try:
                    # At another address every phone scans a new code: any port will do.
                    moved = self._started(session, each, any_port=each != before)
                except (NoNetwork, PortTaken):
                    self._notice = self.tr("That network did not work. The address is as before.")
                else:
                    if each == address:
                        self._notice = ""
                    return moved
            return self._started(session, OWN_ADDRESS, any_port=True)

        def moved(host: SessionHost) -> None:
            self._moving = False
            if self._stage is None:  # the window was closed meanwhile
                host.stop()
                return
            if (host.address, host.port) != served_at and let_everybody_return(host):
                self._notice = self._notice or new_address()
            self._show(host)

        def failed(error: Exception) -> None:
            self._moving = False
            self._leave_screen()
            self.interrupted.emit(session.id)
            self.fail(error)

        self._jobs.run(work, moved, failed)

    def _started(self, session: ClassSession, address: str, *, any_port: bool) -> SessionHost:
        host = self._make_host(session, address)
        host.start(any_port=any_port)
        return host

    def _turn_way_in(self, on: bool) -> None:
        self._door_large = on
        self.look()

    def _move_text(self, pages: float) -> None:
        if self._stage is not None:
            self._stage.projector.move_text(pages)

    def _press(self, event: QKeyEvent) -> None:
        """Let keys work in the class's window as in the console."""
        stage = self._stage
        if stage is not None and not stage.one_screen:
            stage.console.keyPressEvent(event)
        elif stage is not None:
            stage.keyPressEvent(event)

    def _arrange_screens(self, _: QScreen | None = None) -> None:
        """Give the class a screen of its own if there is one; else both share this one."""
        stage = self._stage
        if stage is None:
            return
        other = other_screen(self._window)
        projector = stage.projector
        if other is None:
            if not stage.one_screen:
                stage.take_projector()
        else:
            if stage.one_screen or projector.parentWidget() is not None:
                stage.give_projector()
            projector.setScreen(other)
            projector.setGeometry(other.geometry())
            projector.showFullScreen()
            self._window.activateWindow()
        self._seen = ()

    def _leave_screen(self) -> None:
        self._timer.stop()
        self._network_timer.stop()
        self._door_large, self._notice, self._seen = False, "", ()
        stage, self._stage = self._stage, None
        if stage is None:
            return
        self._window.removeEventFilter(self)
        self._put_alone(None)
        if stage.projector.parentWidget() is None:
            stage.projector.hide()
            stage.projector.deleteLater()
        stage.hide()
        stage.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask before the window is closed in the middle of a session."""
        if watched is self._window and event.type() is QEvent.Type.Close and self.running:
            event.ignore()
            self._dialogs.confirm(
                self._window,
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
        return super().eventFilter(watched, event)

    def _close_window(self) -> None:
        self._interrupt()
        self._window.close()


def other_screen(window: QWidget) -> QScreen | None:
    """Return a screen that the window is not on: the projector; None if there is only one.

    Where a projector shows the same picture as the computer, the system tells of one screen, or of
    two in the same place.
    """
    app = QApplication.instance()
    own = window.screen()
    if not isinstance(app, QApplication) or own is None:
        return None
    return next(
        (
            screen
            for screen in app.screens()
            if screen is not own and screen.geometry() != own.geometry()
        ),
        None,
    )
