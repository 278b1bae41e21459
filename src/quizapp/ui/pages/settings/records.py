"""Where the records are kept, their backups, and what a learner may ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.prose import body, small
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.learners.intents import ChooseCopy, Export
from quizapp.ui.pages.settings.intents import (
    BackUp,
    ChooseFolder,
    OpenFolder,
    Restore,
    RestoreFromFile,
    SettingsIntent,
)
from quizapp.ui.pages.settings.section import Section
from quizapp.ui.pages.settings.state import SettingsState
from quizapp.ui.pages.settings.wording import backup_day, backup_line
from quizapp.ui.shell.destinations import ChooseLearner

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.views.records import BackupFile

MOST_SHOWN = 12
"""How many backups are listed; the folder holds the rest."""


class Records(Section):
    """The folder of the bank and its backups, and the records of who is learning.

    Args:
        act: takes what is done with them.
        parent: the widget it stands in.
    """

    def __init__(
        self, act: Callable[[SettingsIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Your records"), parent)
        self._act = act
        self._learner: Learner | None = None
        self._listed: tuple[object, ...] | None = None
        self._intro = small("", self)
        self._folder = body("", self)
        self.open_folder = quiet(self.tr("Open folder"), Icon.FOLDER, self)
        self.change_folder = quiet(self.tr("Choose another folder…"), parent=self)
        self.back_up = quiet(self.tr("Back up now"), Icon.SAVE, self)
        self.from_file = link(self.tr("Restore from another file…"), parent=self)
        self._busy = small("", self)
        self.open_folder.clicked.connect(lambda: self._act(OpenFolder()))
        self.change_folder.clicked.connect(lambda: self._act(ChooseFolder()))
        self.back_up.clicked.connect(lambda: self._act(BackUp()))
        self.from_file.clicked.connect(lambda: self._act(RestoreFromFile()))
        folder = FlowLayout(across=Space.M)
        for button in (self.open_folder, self.change_folder):
            folder.addWidget(button)
        self._on_disk = QWidget(self)
        column = QVBoxLayout(self._on_disk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._folder)
        column.addLayout(folder)
        column.addSpacing(Space.S)
        column.addWidget(body(self.tr("Backups"), self))
        column.addWidget(
            small(
                self.tr(
                    "The first start of each day makes one and checks it. One a day is kept for "
                    "five days, and one a week for the four weeks before them."
                ),
                self,
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        backups = FlowLayout(across=Space.L)
        backups.addWidget(self.back_up)
        backups.addWidget(self.from_file)
        column.addLayout(backups)
        self.column.addWidget(self._intro)
        self.column.addWidget(self._on_disk)
        self.column.addWidget(self._own())
        self.column.addWidget(self._busy)

    def _own(self) -> QWidget:
        """Return the part on the records of who is learning."""
        own = QWidget(self)
        self._own_part = own
        column = QVBoxLayout(own)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.setSpacing(Space.M)
        self._whose = body("", own)
        column.addWidget(self._whose)
        column.addWidget(
            small(
                self.tr(
                    "A copy holds every question, answer and date in one file, and can be taken in "
                    "on another computer: nothing is counted twice. Removing a learner takes them "
                    "out of the bank's file too; merging makes one learner of two that are the "
                    "same person. All but saving can be undone for 10 minutes."
                ),
                own,
            )
        )
        self.export = quiet(self.tr("Save a copy of everything…"), Icon.SAVE, own)
        self.export.clicked.connect(self._export)
        self.take_in = quiet(self.tr("Take in a copy…"), Icon.COPY, own)
        self.take_in.clicked.connect(lambda: self._act(ChooseCopy(self._learner)))
        self.others = quiet(self.tr("PIN, merging, removing"), Icon.LEARNER, own)
        self.others.clicked.connect(lambda: self._act(ChooseLearner()))
        row = FlowLayout(across=Space.M)
        row.addWidget(self.export)
        row.addWidget(self.take_in)
        row.addWidget(self.others)
        column.addLayout(row)
        return own

    def show_records(self, state: SettingsState) -> None:
        """Show the folder, the backups and what is being done."""
        on_disk = state.data_folder is not None
        self._intro.say(
            self.tr("Learners, quizzes and answers stay on this computer, in this folder.")
            if on_disk
            else self.tr(
                "The question bank is kept on a database server. Whoever runs the server backs it "
                "up, and everybody who can open the bank sees all its learners."
            )
        )
        self._on_disk.setVisible(on_disk)
        self._learner = state.learner
        self._own_part.setVisible(state.learner is not None)
        if state.learner is not None:
            self._whose.say(self.tr("Records of {name}").format(name=state.learner.name))
        self._folder.say(str(state.data_folder or ""))
        listed = (state.backups, state.now, bool(state.busy))
        if listed != self._listed:
            self._listed = listed
            self._list(state)
        self._busy.say(state.busy)
        self._busy.setVisible(bool(state.busy))
        for button in (
            *(self.open_folder, self.change_folder, self.back_up, self.from_file),
            *(self.export, self.take_in, self.others),
        ):
            button.setEnabled(not state.busy)

    def _list(self, state: SettingsState) -> None:
        clear(self._rows)
        if not state.backups:
            words = self.tr("None yet. The next start makes one.")
            self._rows.addWidget(small(words))
        for backup in state.backups[:MOST_SHOWN]:
            self._rows.addWidget(self._row(backup, state))
        more = len(state.backups) - MOST_SHOWN
        if more > 0:
            words = self.tr("{number} older ones are in the folder.").format(number=more)
            self._rows.addWidget(small(words))

    def _row(self, backup: BackupFile, state: SettingsState) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, across=Space.M, down=0, end=1)
        when = backup_day(backup, state.now)
        flow.addWidget(body(backup_line(backup, state.now)))
        button = link(self.tr("Restore"), parent=row)
        button.call(self.tr("Restore the backup of {when}").format(when=when))
        button.setEnabled(not state.busy)
        button.clicked.connect(lambda: self._act(Restore(backup)))
        flow.addWidget(button)
        return row

    def _export(self) -> None:
        if self._learner is not None:
            self._act(Export(self._learner))
