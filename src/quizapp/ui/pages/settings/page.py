"""The page of the settings: appearance, answering, the data folder, backup and restore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from quizapp.core.errors import ExpectedError
from quizapp.core.views.changes import Changed
from quizapp.env.settings import Settings
from quizapp.env.version import VERSION
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.learners.intents import ChooseCopy, CloseNotice, DeleteCopies, Export, Undo
from quizapp.ui.pages.learners.rights import LearnerRights
from quizapp.ui.pages.settings.intents import (
    AllowSensitive,
    BackUp,
    ChooseFolder,
    CloseMessage,
    OpenFolder,
    RemoveOwnerPin,
    Restore,
    RestoreFromFile,
    SetOwnerPin,
    SettingsIntent,
)
from quizapp.ui.pages.settings.state import Message, SettingsState
from quizapp.ui.pages.settings.wording import restore_question
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import ChooseLearner, MoveBank, RestoreBackup
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.views.records import BackupFile


class SettingsPage(Page[SettingsState, SettingsIntent]):
    """Leads through the settings.

    Args:
        context: the services and what is around the page.
        rights: what is done with learners' records, here and on the page of learners.
    """

    place = PageId.SETTINGS
    watches = frozenset({Changed.DAY, Changed.OWNER})

    def __init__(self, context: Context, rights: LearnerRights) -> None:
        super().__init__(context)
        self._rights = rights
        rights.follow(self._take_notice)

    @override
    def load(self, learner: Learner) -> SettingsState:
        services = self.context.services
        return SettingsState(
            settings=self.context.settings(),
            data_folder=self.context.data if services.bank.path is not None else None,
            now=self.context.now(),
            version=VERSION,
            backups=services.maintenance.backups(),
            learner=learner,
            owner=services.owner.view(),
            busy=self._rights.busy,
            notice=self._rights.notice,
        )

    @override
    def build(self, act: Callable[[SettingsIntent], None]) -> Screen[SettingsState, SettingsIntent]:
        from quizapp.ui.pages.settings.screen import SettingsScreen

        return SettingsScreen(act)

    @override
    def refresh(self, state: SettingsState) -> None:
        message = self.state.message if self.state is not None else None
        super().refresh(replace(state, message=message))

    @override
    def settings_changed(self, settings: Settings) -> None:
        if self.state is not None:
            self.render(replace(self.state, settings=settings))

    @override
    def handle(self, intent: SettingsIntent) -> None:
        match intent:
            case OpenFolder():
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.context.data)))
            case ChooseFolder():
                self._choose_folder()
            case BackUp():
                self._back_up()
            case Restore(backup):
                self._confirm_backup(backup)
            case RestoreFromFile():
                self._choose_backup()
            case AllowSensitive(allowed):
                self._with_pin(lambda pin: self._allow_sensitive(pin, allowed=allowed))
            case SetOwnerPin():
                self._with_pin(self._ask_new_pin)
            case RemoveOwnerPin():
                self._with_pin(lambda pin: self._set_pin(None, pin))
            case CloseMessage():
                self._tell(None)
            case Export(learner):
                self._rights.export(learner, self.screen)
            case ChooseCopy(into):
                self._rights.copies.choose(
                    into, self.screen, lambda: self.context.go(ChooseLearner())
                )
            case Undo():
                self._rights.undo()
            case DeleteCopies():
                self._rights.delete_copies(self.screen)
            case CloseNotice():
                self._rights.close_notice()
            case _:
                self.context.go(intent)

    def _tell(self, message: Message | None, busy: str = "") -> None:
        """Say what came of a press, or what is being done."""
        if self.on_screen and self.state is not None:
            self.render(replace(self.state, message=message, busy=busy))

    def _take_notice(self) -> None:
        """Say what became of a learner's records, if the settings are what is on the screen."""
        if not self.on_screen or self.state is None:
            return
        if self._rights.busy:
            self.render(replace(self.state, busy=self._rights.busy, notice=None))
        else:
            self._tell(None)
            self.reload()

    # The folder and the backups

    def _choose_folder(self) -> None:
        self.context.dialogs.choose_folder(
            self.screen, self.tr("Choose a folder for your data"), self._confirm_move
        )

    def _confirm_move(self, folder: Path) -> None:
        self.context.dialogs.confirm(
            self.screen,
            self.tr("Keep your data in another folder?"),
            self.tr(
                "From now on the app keeps everything in {folder}. What is in {before} stays "
                "there: choose that folder again to have it back."
            ).format(folder=folder, before=self.context.data),
            self.tr("Use this folder"),
            destructive=False,
            then=lambda: self.context.go(MoveBank(folder)),
        )

    def _back_up(self) -> None:
        self._tell(None, self.tr("Making a backup"))

        def done(file: Path) -> None:
            text = self.tr("A backup was made and checked: {name}.").format(name=file.name)
            self._tell(Message(BannerKind.DONE, text))
            self.reload()

        def failed(error: ExpectedError) -> None:
            self._tell(Message(BannerKind.TROUBLE, error.message, error.hint))

        self.run(self.context.services.back_up, done, failed)

    # What holds for the whole bank

    def _with_pin(self, then: Callable[[str], None]) -> None:
        """Do something that the PIN guards, if there is one."""
        if self.state is None:
            return
        self.render(self.state)  # nothing is changed yet, whatever the tick says
        if not self.state.owner.has_pin:
            then("")
            return
        self.context.dialogs.ask_password(
            self.screen,
            self.tr("The PIN of whoever looks after this bank"),
            self.tr(
                "It was set to keep pupils from changing what holds for everybody. Whoever owns "
                "the data folder can take it away with the command quizapp bank reset-pin."
            ),
            then,
        )

    def _ask_new_pin(self, pin: str) -> None:
        def again(new: str) -> None:
            def look(second: str) -> None:
                if second == new:
                    self._set_pin(new, pin)
                    return
                text = self.tr("The two PINs are not the same.")
                hint = self.tr("Nothing was changed. Try it once more.")
                self._tell(Message(BannerKind.TROUBLE, text, hint))

            title = self.tr("The same PIN again")
            text = self.tr("So that no slip locks you out.")
            self.context.dialogs.ask_password(self.screen, title, text, look)

        self.context.dialogs.ask_password(
            self.screen,
            self.tr("A new PIN for this question bank"),
            self.tr(
                "4 to 8 digits. It keeps pupils from changing what holds for everybody; whoever "
                "keeps the bank can still read and change everything."
            ),
            again,
        )

    def _allow_sensitive(self, pin: str, *, allowed: bool) -> None:
        owner = self.context.services.owner
        text = (
            self.tr("Sensitive questions are allowed now. Learners may add them to a new quiz.")
            if allowed
            else self.tr("No quiz and no review asks sensitive questions now.")
        )
        self._decide(lambda: owner.allow_sensitive(allowed=allowed, pin=pin), text)

    def _set_pin(self, new: str | None, pin: str) -> None:
        owner = self.context.services.owner
        text = (
            self.tr("This question bank has no PIN any more.")
            if new is None
            else self.tr("This question bank has a PIN now.")
        )
        self._decide(lambda: owner.set_pin(new, pin), text)

    def _decide(self, work: Callable[[], None], text: str) -> None:
        def done(_: None) -> None:
            self._tell(Message(BannerKind.DONE, text))
            self.reload()

        def failed(error: ExpectedError) -> None:
            self._tell(Message(BannerKind.TROUBLE, error.message, error.hint))

        self.run(work, done, failed)

    def _choose_backup(self) -> None:
        self.context.dialogs.choose_file(
            self.screen,
            self.tr("Choose a backup to go back to"),
            self.tr("Backups (*.sqlite)"),
            self._confirm_restore,
            self.context.data,
        )

    def _confirm_backup(self, backup: BackupFile) -> None:
        title, text = restore_question(backup, self.context.now())
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
        self.context.dialogs.confirm(
            self.screen,
            title,
            text,
            self.tr("Go back to it"),
            destructive=True,
            then=lambda: self.context.go(RestoreBackup(file)),
        )
