"""The start: opening the bank, updating its content, and the ways out of trouble."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from quizapp.core.errors import ExpectedError, Kind
from quizapp.env.clock import Clock
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.startup.state import BuildingState, TroubleState, Way

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.core.views.records import BackupFile
    from quizapp.ui.shell.startup.building import BuildingScreen
    from quizapp.ui.shell.startup.trouble import TroubleScreen


class Opened(Protocol):
    """What opening needs of the services on one bank (``services.services.Services``)."""

    @property
    def is_current(self) -> bool:
        """Whether the bank was built from the content as it is now."""

    @property
    def is_empty(self) -> bool:
        """Whether the bank holds no questions yet."""

    def build(self, progress: Callable[[float], None]) -> object:
        """Bring the bank's content up to date."""

    def close(self) -> None:
        """Close the bank."""


Bank = TypeVar("Bank", bound=Opened)
Bank_co = TypeVar("Bank_co", bound=Opened, covariant=True)


class Opener(Protocol[Bank_co]):
    """How a bank is reached before it is open; every method may take its time."""

    @property
    def on_server(self) -> bool:
        """Whether the bank is kept on a database server, and in no folder."""

    def take_password(self, password: str) -> None:
        """Use a password for the database server from now on."""

    def open(self, data: Path) -> Bank_co:
        """Open the bank in a data folder."""

    def backups(self, data: Path) -> tuple[BackupFile, ...]:
        """Return the backups that can be restored, the latest first."""

    def restore(self, data: Path, backup: Path) -> object:
        """Put a backup in the bank's place."""

    def remember(self, data: Path) -> None:
        """Remember the chosen data folder for later starts."""


@dataclass(frozen=True)
class Outcomes(Generic[Bank]):
    """What the start can come to."""

    opened: Callable[[Bank], None]
    """Takes the services on an open bank, with content to learn from."""
    moved: Callable[[Path], None]
    """Takes another data folder that was chosen; it is opened then."""
    gave_up: Callable[[], object]
    """Is called when the user quits."""


class Opening(QObject, Generic[Bank]):
    """Leads from the first window to an open bank.

    Args:
        opener: reaches the bank.
        data: the data folder.
        outcomes: what is done when it is open, or not to be.
        jobs: runs what takes its time.
        put: shows a screen.
        dialogs: asks for folders, files and passwords.
        clock: the time.
    """

    _progressed = Signal(float)

    def __init__(
        self,
        opener: Opener[Bank],
        data: Path,
        outcomes: Outcomes[Bank],
        jobs: JobRunner,
        put: Callable[[QWidget], None],
        dialogs: Dialogs,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._outcomes = outcomes
        self._jobs = jobs
        self._clock = clock
        self._latest: BackupFile | None = None
        self._opener = opener
        self._data = data
        self._put = put
        self._dialogs = dialogs
        self._services: Bank | None = None
        self._stop = threading.Event()
        self._building: BuildingScreen | None = None
        self._trouble_screen: TroubleScreen | None = None
        self._progressed.connect(self._show_progress)

    def start(self) -> None:
        """Open the bank, and build or update it where that is due."""

        def look() -> tuple[Bank, bool]:
            services = self._opener.open(self._data)
            try:
                return services, services.is_current
            except BaseException:
                services.close()
                raise

        def found(opened: tuple[Bank, bool]) -> None:
            self._services, current = opened
            if current:
                self._finish()
            else:
                self._build()

        self._jobs.run(look, found, self._fall)

    # Building

    def _build(self) -> None:
        services = self._services
        assert services is not None  # start has opened it
        self._stop.clear()
        self._render_building(None)

        def progress(share: float) -> None:  # in the bank's thread
            if self._stop.is_set():
                raise ExpectedError(
                    self.tr("Preparing the question bank was stopped."),
                    self.tr("Nothing was changed. Try again when you have a minute."),
                )
            self._progressed.emit(share)

        self._jobs.run(lambda: services.build(progress), lambda _: self._finish(), self._fall)

    def _render_building(self, share: float | None) -> None:
        if self._building is None:
            from quizapp.ui.shell.startup.building import BuildingScreen

            self._building = BuildingScreen()
            self._building.cancelled.connect(self._cancel)
        reading = share is None or share < 0.8
        doing = (
            self.tr("Reading the documents and checking every quotation")
            if reading
            else self.tr("Writing the questions into the bank")
        )
        cancelling = self._stop.is_set()
        self._put(self._building)
        self._building.render(BuildingState(doing, share, cancelling=cancelling))

    def _show_progress(self, share: float) -> None:
        self._render_building(share)

    def _cancel(self) -> None:
        self._stop.set()
        self._render_building(None)

    def _finish(self) -> None:
        services, self._services = self._services, None
        if services is not None:
            self._outcomes.opened(services)

    # Trouble

    def _fall(self, error: Exception) -> None:
        """Show the ways out. Bugs are not for this: they go on to the crash screen."""
        if not isinstance(error, ExpectedError):
            raise error
        services = self._services

        def look() -> tuple[tuple[BackupFile, ...], bool]:
            usable = services is not None and not services.is_empty
            return self._opener.backups(self._data), usable

        self._jobs.run(
            look,
            lambda found: self._render_trouble(self._describe(error, *found)),
            lambda _: self._render_trouble(self._describe(error, (), False)),
        )

    def _describe(
        self, error: ExpectedError, backups: tuple[BackupFile, ...], usable: bool
    ) -> TroubleState:
        from quizapp.ui.shell.startup import troubles
        from quizapp.ui.wording.words import moment

        details = "\n".join(error.lines)
        if self._opener.on_server and error.kind is not Kind.UNSOUND_CONTENT:
            return self._describe_server(error, usable, details)
        bank = self._data
        if error.kind is Kind.MALFORMED:
            self._latest = backups[0] if backups else None
            latest = moment(backups[0].made_at, self._clock().astimezone()) if backups else ""
            return troubles.bank_malformed(bank, len(backups), details, latest)
        if error.kind is Kind.NEWER:
            return troubles.bank_newer(bank, details)
        if error.kind is Kind.BUSY:
            return troubles.bank_busy(bank, details)
        if error.kind is Kind.DISK_FULL:
            return troubles.disk_full(bank, details)
        if error.kind is Kind.READ_ONLY:
            return troubles.folder_read_only(bank, details)
        if error.kind is Kind.UNSOUND_CONTENT:
            return troubles.content_with_errors(error.lines, bank_is_there=usable)
        ways = (Way.GO_ON,) if usable else ()
        return TroubleState(
            title=self.tr("The question bank can't be opened"),
            what=error.message,
            kept=self.tr("Everything recorded before is kept."),
            advice=error.hint,
            ways=(*ways, Way.TRY_AGAIN, Way.CHOOSE_FOLDER, Way.QUIT),
            details=details,
        )

    def _describe_server(self, error: ExpectedError, usable: bool, details: str) -> TroubleState:
        """Tell of a database server: no folder and no backup of ours leads out of its trouble."""
        asked = (Way.PASSWORD,) if error.kind is Kind.PASSWORD else ()
        on = (Way.GO_ON,) if usable else ()
        return TroubleState(
            title=self.tr("The question bank on the database server can't be opened"),
            what=error.message,
            kept=self.tr("Everything recorded before is kept."),
            advice=error.hint,
            ways=(*asked, *on, Way.TRY_AGAIN, Way.QUIT),
            details=details,
        )

    def _render_trouble(self, state: TroubleState) -> None:
        if self._trouble_screen is None:
            from quizapp.ui.shell.startup.trouble import TroubleScreen

            self._trouble_screen = TroubleScreen(self._act)
        self._put(self._trouble_screen)
        self._trouble_screen.render(state)

    def _act(self, way: Way) -> None:
        if way is Way.GO_ON:
            self._finish()
            return
        if way is Way.QUIT:
            self._outcomes.gave_up()
        elif way is Way.TRY_AGAIN:
            self._close_then(self.start)
        elif way is Way.OPEN_FOLDER:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._data)))
        elif way is Way.PASSWORD:
            self._dialogs.ask_password(
                self._trouble_screen,
                self.tr("Password of the database"),
                self.tr("It is used until the app closes, and kept nowhere."),
                self._take_password,
            )
        elif way is Way.RESTORE_LATEST:
            assert self._latest is not None  # else the way is not offered
            self._restore(self._latest.file)
        elif way is Way.CHOOSE_FOLDER:
            self._dialogs.choose_folder(
                self._trouble_screen,
                self.tr("Choose a folder for your data"),
                self._move,
            )
        elif way is Way.RESTORE:
            self._dialogs.choose_file(
                self._trouble_screen,
                self.tr("Choose a backup to go back to"),
                self.tr("Backups (*.sqlite)"),
                self._restore,
                self._data / "backups",
            )

    def _take_password(self, password: str) -> None:
        self._opener.take_password(password)
        self._close_then(self.start)

    def _move(self, folder: Path) -> None:
        self._data = folder
        self._outcomes.moved(folder)
        self._jobs.run(
            lambda: self._opener.remember(folder),
            lambda _: self._close_then(self.start),
            lambda _: self._close_then(self.start),
        )

    def _restore(self, backup: Path) -> None:
        def work() -> None:
            self._opener.restore(self._data, backup)

        self._close_then(lambda: self._jobs.run(work, lambda _: self.start(), self._fall))

    def _close_then(self, then: Callable[[], None]) -> None:
        services, self._services = self._services, None
        if services is None:
            then()
        else:
            self._jobs.run(services.close, lambda _: then(), self._fall)
