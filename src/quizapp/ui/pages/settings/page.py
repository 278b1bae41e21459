"""The flow of the settings: appearance, the data folder, backup and restore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from quizapp.core.answering.attempts import Learner
from quizapp.core.errors import ExpectedError
from quizapp.core.views.records import BackupFile
from quizapp.env.clock import Clock
from quizapp.env.settings import Settings
from quizapp.env.version import VERSION
from quizapp.services.services import Services
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.learners.rights import RightsFlow
from quizapp.ui.pages.settings.state import Message, SettingsState
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.settings.screen import SettingsScreen


class PreferencesFlow(Flow):
    """Leads through the settings.

    Signals:
        settings_chosen: all Settings as they are now.
        folder_chosen: a Path: the bank is to be kept there from now on.
        restore_chosen: a Path: this backup is to take the bank's place. It has been confirmed.
        learners_wanted, keys_wanted: as they say.
    """

    settings_chosen = Signal(object)
    folder_chosen = Signal(object)
    restore_chosen = Signal(object)
    learners_wanted = Signal()
    keys_wanted = Signal()

    def __init__(
        self,
        house: Services,
        data: Path,
        jobs: JobRunner,
        clock: Clock,
        settings: Callable[[], Settings],
        put: Callable[[QWidget], None],
        dialogs: Dialogs,
        rights: RightsFlow,
    ) -> None:
        super().__init__(jobs)
        self._rights = rights
        rights.told.connect(self._take_notice)
        self._learner: Learner | None = None
        self._house = house
        self._data = data
        self._put = put
        self._dialogs = dialogs
        self._settings = settings
        self._clock = clock
        self._state = SettingsState(
            settings=settings(),
            data_folder=data if house.bank.path is not None else None,
            now=clock().astimezone(),
            version=VERSION,
        )
        self._screen: SettingsScreen | None = None

    def open(self, learner: Learner) -> None:
        """Show the settings."""
        self._learner = learner
        self._state = replace(
            self._state, learner_name=learner.name, message=None, notice=self._rights.notice
        )
        self._look_for_backups()

    def _look_for_backups(self, message: Message | None = None) -> None:
        def show(backups: tuple[BackupFile, ...]) -> None:
            self._render(backups=backups, busy="", message=message)

        self.run(self._house.keeping.backups, show)

    def _render(self, **changes: object) -> None:
        self._state = replace(
            self._state,
            settings=self._settings(),
            now=self._clock().astimezone(),
            **changes,  # type: ignore[arg-type]
        )
        if self._screen is None:
            from quizapp.ui.pages.settings.screen import SettingsScreen

            screen = SettingsScreen()
            screen.changed.connect(self._change)
            screen.learners_wanted.connect(self.learners_wanted)
            screen.keys_wanted.connect(self.keys_wanted)
            screen.folder_opened.connect(self._open_folder)
            screen.folder_change_wanted.connect(self._choose_folder)
            screen.backup_wanted.connect(self._back_up)
            screen.restore_wanted.connect(self._confirm_backup)
            screen.restore_from_file_wanted.connect(self._choose_backup)
            screen.export_wanted.connect(self._export)
            screen.undo_wanted.connect(self._rights.undo)
            screen.copies_deletion_wanted.connect(lambda: self._rights.delete_copies(screen))
            screen.notice_closed.connect(self._rights.close_notice)
            screen.message_closed.connect(lambda: self._render(message=None))
            self._screen = screen
        self._put(self._screen)
        self._screen.render(self._state)

    def _change(self, settings: Settings) -> None:
        self.settings_chosen.emit(settings)
        self._render()

    def _export(self) -> None:
        if self._learner is not None:
            self._rights.export(self._learner, self._screen)

    def _take_notice(self) -> None:
        """Say what became of a learner's records, if the settings are what is on the screen."""
        if self._screen is None or not self._screen.isVisible():
            return
        if self._rights.busy:
            self._render(busy=self._rights.busy, notice=None)
        else:
            self._state = replace(self._state, notice=self._rights.notice)
            self._look_for_backups()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._data)))

    def _choose_folder(self) -> None:
        self._dialogs.choose_folder(
            self._screen, self.tr("Choose a folder for your data"), self._confirm_move
        )

    def _confirm_move(self, folder: Path) -> None:
        self._dialogs.confirm(
            self._screen,
            self.tr("Keep your data in another folder?"),
            self.tr(
                "From now on the app keeps everything in {folder}. What is in {before} stays "
                "there: choose that folder again to have it back."
            ).format(folder=folder, before=self._data),
            self.tr("Use this folder"),
            destructive=False,
            then=lambda: self.folder_chosen.emit(folder),
        )

    def _back_up(self) -> None:
        self._render(busy=self.tr("Making a backup"), message=None)

        def done(file: Path) -> None:
            text = self.tr("A backup was made and checked: {name}.").format(name=file.name)
            self._look_for_backups(Message(BannerKind.DONE, text))

        def failed(error: Exception) -> None:
            if not isinstance(error, ExpectedError):
                raise error
            message = Message(BannerKind.TROUBLE, error.message, error.hint)
            self._render(busy="", message=message)

        self._jobs.run(self._house.back_up, done, failed)

    def _choose_backup(self) -> None:
        self._dialogs.choose_file(
            self._screen,
            self.tr("Choose a backup to go back to"),
            self.tr("Backups (*.sqlite)"),
            self._confirm_restore,
            self._data,
        )

    def _confirm_backup(self, backup: BackupFile) -> None:
        from quizapp.ui.pages.settings.wording import restore_question

        title, text = restore_question(backup, self._state.now)
        self._ask_restore(title, text, backup.file)

    def _confirm_restore(self, file: Path) -> None:
        self._ask_restore(
            self.tr("Go back to this backup?"),
            self.tr(
                "Everything becomes as it was in {name}. The present question bank is kept, and "
                "listed here afterwards as the way back."
            ).format(name=file.name),
            file,
        )

    def _ask_restore(self, title: str, text: str, file: Path) -> None:
        self._dialogs.confirm(
            self._screen,
            title,
            text,
            self.tr("Go back to it"),
            destructive=True,
            then=lambda: self.restore_chosen.emit(file),
        )


def preferences_flow(context: Context, rights: RightsFlow) -> PreferencesFlow:
    """Return the flow of the settings."""
    flow = PreferencesFlow(
        context.services,
        context.data,
        context.jobs,
        context.clock,
        context.settings,
        partial(context.show, PageId.SETTINGS),
        context.dialogs,
        rights,
    )
    flow.trouble.connect(context.tell)
    flow.trouble_over.connect(lambda: context.tell(None))
    flow.settings_chosen.connect(lambda settings: context.go(to.ChangeSettings(settings)))
    flow.folder_chosen.connect(lambda folder: context.go(to.MoveBank(folder)))
    flow.restore_chosen.connect(lambda backup: context.go(to.RestoreBackup(backup)))
    flow.learners_wanted.connect(lambda: context.go(to.ChooseLearner()))
    flow.keys_wanted.connect(lambda: context.go(to.ShowKeys()))
    return flow
