"""The composition root: builds everything once and hands it down. No logic lives here.

The window is there already, and empty (``ui/shell/first_window.py``); the bank is opened in its
thread, and what needs it is built when it is there.
"""

from __future__ import annotations

import logging
import platform
import random
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtWidgets import QApplication

from quizapp.core.errors import ExpectedError
from quizapp.env.clock import Clock, system_clock
from quizapp.env.logs import log_to
from quizapp.env.settings import (
    REMEMBERED,
    SETTINGS_FILE,
    Settings,
    changed_settings,
    load_settings,
    save_settings,
)
from quizapp.env.version import VERSION
from quizapp.services.bank_opener import BankOpener
from quizapp.ui.kit.collector import Collector
from quizapp.ui.kit.layout.focus_watch import watch_focus
from quizapp.ui.kit.roles import install_roles
from quizapp.ui.kit.theme.fonts import add_fonts, not_shown, trouble_of
from quizapp.ui.kit.theme.theme import Theme, apply_theme, current_theme, font_for, theme_for
from quizapp.ui.shell.destinations import ChangeSettings, MoveBank, RestoreBackup, ToApp
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.first_window import Window
from quizapp.ui.shell.jobs import Jobs
from quizapp.ui.shell.shell import Shell

if TYPE_CHECKING:  # these bring the database along
    from quizapp.core.session.setup import ClassSession
    from quizapp.env.paths import Paths
    from quizapp.server.host import SessionHost
    from quizapp.services.services import Services
    from quizapp.ui.navigator import Navigator
    from quizapp.ui.shell.startup.opening import Opening
    from quizapp.ui.shell.startup.state import Way

log = logging.getLogger(__name__)

_FONTS_AFTER_MS = 1_500


class App:
    """The running app: what lives as long as the window.

    Args:
        qt: the Qt application.
        window: the window, still empty.
        paths: the folders.
        database: the URL of a database in place of the file in the data folder.
        clock: returns the current time.
        rng: random numbers.
    """

    def __init__(
        self,
        qt: QApplication,
        window: Window,
        paths: Paths,
        database: str | None,
        clock: Clock,
        rng: random.Random,
    ) -> None:
        self.qt = qt
        self.window = window
        self.collector = Collector(window)
        self.collector.start()
        self.paths = paths
        self.clock = clock
        self.settings = load_settings(paths.data / SETTINGS_FILE)
        self.opener = BankOpener(paths.content, database, clock, rng)
        self.jobs = Jobs()
        self.background = Jobs()
        """For what nobody waits for: the backup of the day."""
        self.fonts_timer = QTimer(window)
        self.fonts_timer.setSingleShot(True)
        self.fonts_timer.timeout.connect(self.collector.settle)  # the first page is there
        self.fonts_timer.timeout.connect(self.read_signs)
        self.dialogs = Dialogs(lambda: self.settings.last_folder, self.remember_folder)
        self.services: Services | None = None
        self.navigator: Navigator | None = None
        self.opening: Opening[Services] | None = None
        add_fonts(paths.assets)
        install_roles(qt)
        watch_focus(qt)
        self.went_back = False
        """Whether a backup was restored that is not told of yet."""
        self.theme: Theme | None = None
        """What is applied."""
        self.apply_theme()
        qt.styleHints().colorSchemeChanged.connect(lambda _: self.apply_theme())
        self.shell = Shell()
        window.hold(self.shell)
        window.maximised.connect(self.remember_size)
        qt.aboutToQuit.connect(self.close)

    def apply_theme(self) -> None:
        """Apply the theme that the settings and the system ask for, if it is another one.

        Every widget is laid out anew for it, which a setting that is not seen should not cost.
        """
        settings = self.settings
        reduced = settings.motion == "reduced"
        theme = theme_for(settings.appearance, settings.text_size, reduced_motion=reduced)
        if theme != self.theme:
            self.theme = theme
            apply_theme(self.qt, theme)

    def open_bank(self) -> None:
        """Open the bank, with every way out of trouble."""
        from quizapp.ui.shell.startup.opening import Opening, Outcomes

        self.opening = Opening(
            self.opener,
            self.paths.data,
            Outcomes(self.build_ui, self.move, self.window.close),
            self.jobs,
            self.shell.put_alone,
            self.dialogs,
            self.clock,
        )
        self.opening.start()

    def move(self, data: Path) -> None:
        """Work in another data folder from now on."""
        log.info("moving to another data folder")
        log_to(data)
        self.paths = replace(self.paths, data=data)
        self.settings = load_settings(data / SETTINGS_FILE)
        self.apply_theme()

    def build_ui(self, services: Services) -> None:
        """Build what needs an open bank, and begin."""
        from quizapp.ui.navigator import Navigator
        from quizapp.ui.shell.context import Context

        self.services = services
        navigator = Navigator(
            self.shell, self.settings, self.act, partial(self.back_up_today, services)
        )
        self.navigator = navigator
        navigator.begin(
            Context(
                services=services,
                jobs=self.jobs,
                clock=self.clock,
                dialogs=self.dialogs,
                window=self.window,
                data=self.paths.data,
                assets=self.paths.assets,
                settings=lambda: self.settings,
                learner=navigator.learner,
                show=self.shell.put,
                put_alone=self.shell.put_alone,
                go=navigator.go,
                tell=navigator.tell,
                make_host=partial(self.make_host, services),
            )
        )
        if self.went_back:
            from quizapp.ui.pages.settings.wording import gone_back

            self.went_back = False
            title, text = gone_back()
            self.dialogs.tell(self.window, title, text)
        self.back_up_today(services)
        if services.has_own_packs:
            self.background.run(lambda: services.packs.build_all(), lambda _: None, _let_out)
        # Not before the first page: reading every text to see its letters takes a moment.
        self.fonts_timer.start(_FONTS_AFTER_MS)

    def read_signs(self) -> None:
        """Look in the background which letters are in use, and whether fonts have them."""
        services = self.services
        if services is not None:
            self.background.run(
                lambda: services.library.signs_in_use(), self.look_for_fonts, lambda _: None
            )

    def make_host(self, services: Services, session: ClassSession, address: str) -> SessionHost:
        """Return a host for a session, not started yet."""
        return live_host(services, self.paths.assets / "phone", self.clock, session, address)

    def act(self, wanted: ToApp) -> None:
        """Do what goes beyond one open bank."""
        match wanted:
            case ChangeSettings(settings):
                self.take_settings(settings)
            case MoveBank(folder):
                self.reopen_in(folder)
            case RestoreBackup(backup):
                self.reopen_from(backup)

    def back_up_today(self, services: Services) -> None:
        """Make the backup of the day in the background, where there is none yet."""
        self.background.run(services.back_up_today, lambda _: None, self.tell_no_backup)

    def tell_no_backup(self, error: Exception) -> None:
        """Say that the backup of the day could not be made, beside what is being done."""
        if not isinstance(error, ExpectedError):
            raise error
        if self.navigator is not None:
            self.navigator.tell(error)

    def look_for_fonts(self, signs: frozenset[str]) -> None:
        """Tell if letters that are in use would be shown as boxes."""
        missing = not_shown(signs, font_for(current_theme()))
        if missing and self.navigator is not None:
            self.navigator.tell(trouble_of(missing))

    def take_settings(self, settings: Settings) -> None:
        """Keep changed settings and apply them."""
        before, self.settings = self.settings, settings
        self.apply_theme()
        changed = changed_settings(before, settings) - REMEMBERED
        if changed:
            log.info("settings changed: %s", ", ".join(sorted(changed)))
        if self.navigator is not None:
            self.navigator.take_settings(settings)
        try:
            save_settings(self.paths.data / SETTINGS_FILE, settings)
        except OSError:
            log.warning("the settings could not be written")

    def remember_size(self, maximised: bool) -> None:
        """Begin with a window that fills the screen next time, or not."""
        self.take_settings(replace(self.settings, maximised=maximised))

    def remember_folder(self, folder: Path) -> None:
        """Look for the next file where the last one was."""
        if str(folder) != self.settings.last_folder:
            self.take_settings(replace(self.settings, last_folder=str(folder)))

    def reopen_in(self, data: Path) -> None:
        """Close the bank and go on in another data folder."""
        self.move(data)
        self.close_bank(lambda: self.opener.remember(data))

    def reopen_from(self, backup: Path) -> None:
        """Close the bank, put a backup in its place and open that."""

        def restore() -> None:
            self.opener.restore(self.paths.data, backup)
            self.went_back = True

        self.close_bank(restore)

    def close_bank(self, between: Callable[[], None]) -> None:
        """Close the bank, do something to its files, and open it again."""
        services, self.services = self.services, None
        self.fonts_timer.stop()
        if self.navigator is not None:
            self.navigator.rest()

        def work() -> None:
            self.background.wait()
            if services is not None:
                services.close()
            between()

        self.jobs.run(work, lambda _: self.renew(None), self.renew)

    def renew(self, error: Exception | None) -> None:
        """Empty the window, tell what failed, and open the bank."""
        self.navigator = None
        self.shell = Shell()
        self.window.hold(self.shell)
        if isinstance(error, ExpectedError):
            self.dialogs.tell(self.window, error.message, error.hint)
        elif error is not None:
            self.show_bug(error)
        self.open_bank()

    def show_bug(self, error: BaseException) -> None:
        """Tell of a bug: what was kept, and how to report it."""
        from quizapp.ui.shell.startup.trouble import TroubleScreen
        from quizapp.ui.shell.startup.troubles import unexpected

        details = "".join(traceback.format_exception(error)) + "\n" + _versions()
        screen = TroubleScreen(self.leave_bug)
        screen.render(unexpected(details, can_go_on=self.navigator is not None))
        self.shell.put_alone(screen)

    def leave_bug(self, way: Way) -> None:
        """Go on, or end the app."""
        if way == "go on" and self.navigator is not None:
            self.navigator.come_back()
        else:
            self.window.close()

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Stand in for ``sys.excepthook``: the last of the edges at which errors are caught."""
        if issubclass(kind, KeyboardInterrupt):
            self.qt.quit()
            return
        log.critical("a bug", exc_info=(kind, error, trace))
        self.show_bug(error)

    def close(self) -> None:
        """Let running work end, and close the bank."""
        self.fonts_timer.stop()
        if self.navigator is not None:
            self.navigator.rest()
        self.jobs.close()
        self.background.close()
        if self.services is not None:
            self.services.close()
            self.services = None
        self.collector.stop()
        log.info("closed")


def live_host(
    services: Services, page: Path, clock: Clock, session: ClassSession, address: str
) -> SessionHost:
    """Return a host for a session, not started yet."""
    from quizapp.server.host import SessionHost

    return SessionHost(services.classroom, session, page, address, clock, random.Random())


def _let_out(error: Exception) -> None:
    """Let what nobody waits for and nobody can act on be told as a bug."""
    raise error


def _versions() -> str:
    own, python = VERSION, platform.python_version()
    return f"quizapp {own}, Python {python}, Qt {qVersion()}, {platform.system()}"


def build_ui(qt: QApplication, window: Window, paths: Paths, database: str | None) -> App:
    """Make the app in its window and begin.

    Args:
        qt: the Qt application.
        window: the window, still empty.
        paths: the folders.
        database: the URL of a database in place of the file in the data folder.
    """
    log_to(paths.data)
    # Not platform.platform(): that runs a program to learn of the processor.
    python, system = platform.python_version(), f"{platform.system()} {platform.release()}"
    log.info("quizapp %s started: Python %s, Qt %s, %s", VERSION, python, qVersion(), system)
    app = App(qt, window, paths, database, system_clock, random.Random())
    sys.excepthook = app.catch
    app.jobs.broke.connect(app.show_bug)
    # Qt's loop hides Ctrl-C from Python; a timer lets Python look now and then.
    pulse = QTimer(window)
    pulse.timeout.connect(lambda: None)
    pulse.start(500)
    app.open_bank()
    return app
