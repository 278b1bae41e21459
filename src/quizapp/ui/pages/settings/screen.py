"""The settings on one page, each with immediate effect: there is nothing to confirm."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.env.settings import Appearance, Motion
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.control.check import CheckRow
from quizapp.ui.kit.layout.banner import Banner
from quizapp.ui.kit.layout.card import Rule
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.learners.notice import RightsBanner
from quizapp.ui.pages.learners.state import RightsNotice
from quizapp.ui.pages.settings.records import Records
from quizapp.ui.pages.settings.section import Choice, Section, TextSize
from quizapp.ui.pages.settings.state import SettingsState

WIDEST = 720


class SettingsScreen(ScrollPage):
    """Shows and changes the settings.

    Signals:
        changed: a setting was changed; carries all ``Settings`` as they are to be.
        learners_wanted: the learners of this computer are to be shown.
        keys_wanted: the list of keys is to be shown.
        folder_opened, folder_change_wanted, backup_wanted, restore_wanted,
        restore_from_file_wanted, export_wanted: see ``Records``.
        undo_wanted, copies_deletion_wanted, notice_closed: see ``LearnersScreen``.
        message_closed: the message was read.
    """

    changed = Signal(object)
    learners_wanted = Signal()
    keys_wanted = Signal()
    folder_opened = Signal()
    folder_change_wanted = Signal()
    backup_wanted = Signal()
    restore_wanted = Signal(object)
    restore_from_file_wanted = Signal()
    export_wanted = Signal()
    undo_wanted = Signal()
    copies_deletion_wanted = Signal()
    notice_closed = Signal()
    message_closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Settings"), WIDEST, parent=parent)
        self._state: SettingsState | None = None
        self._banner: Banner | None = None
        self._rights: RightsBanner | None = None
        self.column.setSpacing(Space.XXL)
        self.column.addWidget(heading(self.tr("Settings"), parent=self))
        for place, section in enumerate((self._looks(), self._answering(), self._learning())):
            if place:
                self.column.addWidget(Rule(self))
            self.column.addWidget(section)
        self.records = Records(self)
        self._join_records()
        self.column.addWidget(Rule(self))
        self.column.addWidget(self.records)
        self.column.addWidget(Rule(self))
        self.column.addWidget(self._about())
        self.column.addStretch(1)

    def _looks(self) -> Section:
        section = Section(self.tr("Appearance"), self)
        section.column.setSpacing(Space.XL)
        self.appearance = Choice(
            self.tr("Colours"),
            "",
            (
                self.tr("As the system"),
                self.tr("Light"),
                self.tr("Dark"),
                self.tr("High contrast"),
            ),
            self,
        )
        self.appearance.chosen.connect(
            lambda place: self._change(appearance=list(Appearance)[place])
        )
        self.text_size = TextSize(self)
        self.text_size.chosen.connect(lambda size: self._change(text_size=size))
        self.motion = Choice(
            self.tr("Motion"),
            self.tr("Whether parts of the screen may slide and fade."),
            (self.tr("As the system"), self.tr("Reduced")),
            self,
        )
        self.motion.chosen.connect(lambda place: self._change(motion=list(Motion)[place]))
        for each in (self.appearance, self.text_size, self.motion):
            section.column.addWidget(each)
        return section

    def _answering(self) -> Section:
        section = Section(self.tr("Answering"), self)
        self.single_keys = CheckRow(
            self.tr("Single keys"),
            self.tr(
                "A to D and T or F choose, 1 to 3 say how sure you are, J and K go through a "
                "document. Turn this off if you speak to the computer or often hit keys by chance."
            ),
            self,
        )
        self.single_keys.clicked.connect(lambda on: self._change(single_keys=on))
        self.ask_certainty = CheckRow(
            self.tr("Ask how sure I am"),
            self.tr(
                "After choosing and before the explanation. What you were certain of and got "
                "wrong is what you learn most from."
            ),
            self,
        )
        self.ask_certainty.clicked.connect(lambda on: self._change(ask_certainty=on))
        keys = quiet(self.tr("Show all keys"), Icon.KEYBOARD, self)
        keys.clicked.connect(self.keys_wanted)
        row = FlowLayout()
        row.addWidget(keys)
        section.column.addWidget(self.single_keys)
        section.column.addWidget(self.ask_certainty)
        section.column.addLayout(row)
        return section

    def _learning(self) -> Section:
        section = Section(self.tr("Learners"), self)
        self._who = body("", self)
        button = quiet(self.tr("Everybody who learns here"), Icon.LEARNER, self)
        button.clicked.connect(self.learners_wanted)
        row = FlowLayout()
        row.addWidget(button)
        section.column.addWidget(self._who)
        section.column.addLayout(row)
        return section

    def _join_records(self) -> None:
        self.records.folder_opened.connect(self.folder_opened)
        self.records.folder_change_wanted.connect(self.folder_change_wanted)
        self.records.backup_wanted.connect(self.backup_wanted)
        self.records.restore_wanted.connect(self.restore_wanted)
        self.records.restore_from_file_wanted.connect(self.restore_from_file_wanted)
        self.records.export_wanted.connect(self.export_wanted)
        self.records.learners_wanted.connect(self.learners_wanted)

    def _about(self) -> Section:
        section = Section(self.tr("About"), self)
        self._version = body("", self)
        self._licence = small("", self)
        section.column.addWidget(self._version)
        section.column.addWidget(self._licence)
        return section

    def render(self, state: SettingsState) -> None:  # type: ignore[override]
        """Show the settings as they are."""
        before, self._state = self._state, state
        settings = state.settings
        self.appearance.segments.show_chosen(list(Appearance).index(settings.appearance))
        self.text_size.show_size(settings.text_size)
        self.motion.segments.show_chosen(list(Motion).index(settings.motion))
        self.single_keys.setChecked(settings.single_keys)
        self.ask_certainty.setChecked(settings.ask_certainty)
        name = state.learner_name
        self._who.say(self.tr("{name} is learning.").format(name=name) if name else "")
        self._who.setVisible(bool(name))
        self.records.show_records(state)
        self._version.say(self.tr("quizapp {version}").format(version=state.version))
        self._licence.say(
            self.tr(
                "The program is free software under the MIT licence. The documents and questions "
                "are under {licence}; the library names the source of each document and says how "
                "far to trust it. Qt and PySide6, which draw windows, are used under the LGPL 3; "
                "a Korean font under the SIL Open Font License."
            ).format(licence=state.content_licence)
        )
        if before is None or before.message != state.message:
            self._show_message(state)
        if before is None or before.notice != state.notice:
            self._show_notice(state.notice)

    def _show_message(self, state: SettingsState) -> None:
        if self._banner is not None:
            self.column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if state.message is None:
            return
        message = state.message
        self._banner = Banner(message.kind, message.text, message.hint, parent=self)
        self._banner.closed.connect(self.message_closed)
        self.column.insertWidget(1, self._banner)
        self._banner.speak()
        self.back_to_top()

    def _show_notice(self, notice: RightsNotice | None) -> None:
        if self._rights is not None:
            self.column.removeWidget(self._rights)
            self._rights.hide()
            self._rights.deleteLater()
            self._rights = None
        if notice is None:
            return
        self._rights = RightsBanner(notice, self)
        self._rights.undo_wanted.connect(self.undo_wanted)
        self._rights.deletion_wanted.connect(self.copies_deletion_wanted)
        self._rights.closed.connect(self.notice_closed)
        self.column.insertWidget(1, self._rights)
        self._rights.speak()
        self.back_to_top()

    def _change(self, **changes: object) -> None:
        if self._state is not None:
            self.changed.emit(replace(self._state.settings, **changes))  # type: ignore[arg-type]
