"""The settings on one page, each with immediate effect: there is nothing to confirm."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.env.settings import Appearance, Motion, Settings
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.control.check import CheckRow
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.banner import Banner
from quizapp.ui.kit.layout.card import Rule
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.learners.intents import CloseNotice, DeleteCopies, Undo
from quizapp.ui.pages.learners.notice import RightsBanner
from quizapp.ui.pages.learners.state import RightsNotice
from quizapp.ui.pages.settings.intents import CloseMessage, SettingsIntent
from quizapp.ui.pages.settings.owner import OwnerPart
from quizapp.ui.pages.settings.records import Records
from quizapp.ui.pages.settings.section import Choice, Section, TextSize
from quizapp.ui.pages.settings.state import SettingsState
from quizapp.ui.shell.destinations import ChangeSettings, ChooseLearner, ShowKeys
from quizapp.ui.shell.page import Screen, ignore

WIDEST = 720


class SettingsScreen(Screen[SettingsState, SettingsIntent]):
    """Shows and changes the settings."""

    def __init__(
        self, act: Callable[[SettingsIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._settings = Settings()
        self._visited = False
        self._shown: SettingsState | None = None
        self._banner: Banner | None = None
        self._rights: RightsBanner | None = None
        self.page = ScrollPage(self.tr("Settings"), WIDEST, parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._column = self.page.column
        self._column.setSpacing(Space.XXL)
        self._column.addWidget(heading(self.tr("Settings"), parent=self))
        self.records = Records(lambda intent: self.act(intent), self)
        self.owner = OwnerPart(lambda intent: self.act(intent), self)
        sections = (
            *(self._looks(), self._answering(), self._learning(), self.records),
            *(self.owner, self._about()),
        )
        for place, section in enumerate(sections):
            if place:
                self._column.addWidget(Rule(self))
            self._column.addWidget(section)
        self._column.addStretch(1)

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
            lambda place: self._set(replace(self._settings, appearance=list(Appearance)[place]))
        )
        self.text_size = TextSize(self)
        self.text_size.chosen.connect(
            lambda size: self._set(replace(self._settings, text_size=size))
        )
        self.motion = Choice(
            self.tr("Motion"),
            self.tr("Whether parts of the screen may slide and fade."),
            (self.tr("As the system"), self.tr("Reduced")),
            self,
        )
        self.motion.chosen.connect(
            lambda place: self._set(replace(self._settings, motion=list(Motion)[place]))
        )
        for each in (self.appearance, self.text_size, self.motion):
            section.column.addWidget(each)
        return section

    def _answering(self) -> Section:
        section = Section(self.tr("Answering"), self)
        self.single_keys = CheckRow(
            self.tr("Single keys"),
            self.tr(
                "A to D and T or F choose, 1 to 3 answer and say how sure you are, J and K go "
                "through a document. Turn this off if you speak to the computer or often hit keys "
                "by chance."
            ),
            self,
        )
        self.single_keys.clicked.connect(
            lambda on: self._set(replace(self._settings, single_keys=on))
        )
        self.ask_certainty = CheckRow(
            self.tr("Ask how sure I am"),
            self.tr(
                "After choosing and before the explanation. What you were certain of and got "
                "wrong is what you learn most from."
            ),
            self,
        )
        self.ask_certainty.clicked.connect(
            lambda on: self._set(replace(self._settings, ask_certainty=on))
        )
        keys = quiet(self.tr("Show all keys"), Icon.KEYBOARD, self)
        keys.clicked.connect(lambda: self.act(ShowKeys()))
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
        button.clicked.connect(lambda: self.act(ChooseLearner()))
        row = FlowLayout()
        row.addWidget(button)
        section.column.addWidget(self._who)
        section.column.addLayout(row)
        return section

    def _about(self) -> Section:
        section = Section(self.tr("About"), self)
        self._version = body("", self)
        self._licence = small("", self)
        section.column.addWidget(self._version)
        section.column.addWidget(self._licence)
        return section

    @override
    def render(self, state: SettingsState) -> None:  # type: ignore[override]
        """Show the settings as they are."""
        before, self._shown = self._shown, state
        self._settings = settings = state.settings
        self.appearance.segments.show_chosen(list(Appearance).index(settings.appearance))
        self.text_size.show_size(settings.text_size)
        self.motion.segments.show_chosen(list(Motion).index(settings.motion))
        self.single_keys.setChecked(settings.single_keys)
        self.ask_certainty.setChecked(settings.ask_certainty)
        self._who.setVisible(state.learner is not None)
        if state.learner is not None:
            self._who.say(self.tr("{name} is learning.").format(name=state.learner.name))
        self.records.show_records(state)
        self.owner.show_owner(state.owner, busy=bool(state.busy))
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
            self._column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if state.message is None:
            return
        message = state.message
        self._banner = Banner(message.kind, message.text, message.hint, parent=self)
        self._banner.closed.connect(lambda: self.act(CloseMessage()))
        self._column.insertWidget(1, self._banner)
        self._banner.speak()
        self.page.back_to_top()

    def _show_notice(self, notice: RightsNotice | None) -> None:
        if self._rights is not None:
            self._column.removeWidget(self._rights)
            self._rights.hide()
            self._rights.deleteLater()
            self._rights = None
        if notice is None:
            return
        self._rights = RightsBanner(notice, self)
        self._rights.undo_wanted.connect(lambda: self.act(Undo()))
        self._rights.deletion_wanted.connect(lambda: self.act(DeleteCopies()))
        self._rights.closed.connect(lambda: self.act(CloseNotice()))
        self._column.insertWidget(1, self._rights)
        self._rights.speak()
        self.page.back_to_top()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top on the first visit: later the keys go on where they were."""
        super().showEvent(event)
        if not self._visited and not event.spontaneous():
            self._visited = True
            focus_in(self, self.appearance.segments.segment(self._appearance))
            self.page.back_to_top()

    @property
    def _appearance(self) -> int:
        return list(Appearance).index(self._settings.appearance)

    def _set(self, settings: Settings) -> None:
        self.act(ChangeSettings(settings))
