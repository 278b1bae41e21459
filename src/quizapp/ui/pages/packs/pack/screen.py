"""The page of one pack: what can be done with it, its check, its three parts."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.views.packs import PackState as Offered
from quizapp.ui.kit.control.buttons import Button, ButtonKind, link, quiet
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.banner import Banner
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.packs.intents import CloseNotice, OfferAgain, RetirePack, SaveCopy
from quizapp.ui.pages.packs.pack import wording
from quizapp.ui.pages.packs.pack.check_part import CheckPart
from quizapp.ui.pages.packs.pack.documents_part import DocumentsPart
from quizapp.ui.pages.packs.pack.intents import (
    Check,
    CloseCheck,
    ExportAs,
    PackIntent,
    ShowTab,
    Teach,
)
from quizapp.ui.pages.packs.pack.questions_part import QuestionsPart
from quizapp.ui.pages.packs.pack.state import PackState, Tab
from quizapp.ui.pages.packs.pack.versions_part import VersionsPart
from quizapp.ui.pages.packs.state import PackNotice
from quizapp.ui.shell.destinations import OpenIntake, OpenPacks, OpenWorkbench
from quizapp.ui.shell.page import Screen, ignore


class PackScreen(Screen[PackState, PackIntent]):
    """Shows one pack."""

    def __init__(
        self, act: Callable[[PackIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: PackState | None = None
        self._banner: Banner | None = None
        self._published = False
        """Whether it was just published, and the way to a class is to be offered next."""
        self._page = ScrollPage(self.tr("Pack"), parent=self)
        self._back = link(self.tr("Back to the packs"), Icon.BACK, self)
        self._back.clicked.connect(lambda: self.act(OpenPacks()))
        self._title = heading("", Type.DISPLAY, self)
        self._standing = Prose("", TextStyle(tone=Tone.QUIET), self)
        self._notices = QVBoxLayout()
        self._doing = body("", self)
        self.check = self._button(self.tr("Check and publish"), Icon.CHECK, lambda _: Check())
        self.write = self._button(
            self.tr("Write questions"), Icon.EDIT, lambda state: OpenWorkbench(state.pack.pack_id)
        )
        self.bring = self._button(
            self.tr("Bring a file…"), Icon.ADD, lambda state: OpenIntake((), state.pack.pack_id)
        )
        self.save = self._button(
            self.tr("Save a copy for a colleague…"),
            Icon.SAVE,
            lambda state: SaveCopy(state.pack.pack_id),
        )
        self.export = quiet(self.tr("Save for Moodle, Kahoot and others…"), Icon.DOWN, self)
        self.export.clicked.connect(self._open_exports)
        self.teach = self._button(self.tr("Teach it in class"), Icon.CLASS, lambda _: Teach())
        self.retire = self._button(
            self.tr("Retire the pack"), Icon.HISTORY, lambda state: RetirePack(state.pack.pack_id)
        )
        self.offer = self._button(
            self.tr("Offer again"), Icon.RESTORE, lambda state: OfferAgain(state.pack.pack_id)
        )
        self._giving = small("", self)
        self.panel = CheckPart(lambda intent: self.act(intent), self)
        self.tabs = Segmented(
            self.tr("What to show"),
            (self.tr("Documents"), self.tr("Questions"), self.tr("Versions")),
            self,
        )
        self.tabs.chosen.connect(lambda place: self.act(ShowTab(Tab(place))))
        self.documents = DocumentsPart(lambda intent: self.act(intent), self)
        self.questions = QuestionsPart(lambda intent: self.act(intent), self)
        self.versions = VersionsPart(lambda intent: self.act(intent), self)
        self._lay_out()

    def _button(self, text: str, icon: Icon, intent: Callable[[PackState], PackIntent]) -> Button:
        button = quiet(text, icon, self)

        def press() -> None:
            if self._state is not None:
                self.act(intent(self._state))

        button.clicked.connect(press)
        return button

    def exports_menu(self) -> QMenu:
        """Return the menu of the programs that the questions can be written for, not yet open."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Programs that take the questions"))
        menu.aboutToHide.connect(menu.deleteLater)
        for name, export in wording.EXPORTS.items():
            entry = menu.addAction(export.program)
            entry.triggered.connect(lambda _=False, one=name: self.act(ExportAs(one)))
        return menu

    def _open_exports(self) -> None:
        self.exports_menu().popup(self.export.mapToGlobal(QPoint(0, self.export.height() + 4)))

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        back = FlowLayout()
        back.addWidget(self._back)
        top.addLayout(back)
        top.addWidget(self._title)
        top.addWidget(self._standing)
        acts = FlowLayout(across=Space.M, down=Space.S)
        for button in (
            self.write,
            self.bring,
            self.check,
            self.teach,
            self.save,
            self.export,
            self.retire,
            self.offer,
        ):
            acts.addWidget(button)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        column = self._page.column
        column.addLayout(top)
        column.addLayout(self._notices)
        given = QVBoxLayout()
        given.setSpacing(Space.S)
        given.addLayout(acts)
        given.addWidget(self._giving)
        column.addLayout(given)
        column.addWidget(self._doing)
        column.addWidget(self.panel)
        column.addLayout(tabs)
        for part in (self.documents, self.questions, self.versions):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    @override
    def render(self, state: PackState) -> None:  # type: ignore[override]
        """Show the pack; the same again leaves focus and scrolling alone."""
        before, self._state = self._state, state
        pack = state.pack
        self._title.say(pack.title)
        self._standing.say(wording.standing(pack))
        self._offer_acts(state)
        self.tabs.show_chosen(state.tab)
        for tab, part in zip(Tab, (self.documents, self.questions, self.versions), strict=True):
            part.setVisible(tab is state.tab)
        self.documents.show_documents(pack.pack_id, pack.documents)
        self.questions.show_pack(pack)
        self.versions.show_versions(state)
        if before is None or before.notice != state.notice:
            self._tell(state.notice)
        self._say_doing(state.doing)
        had_check = before is not None and before.check is not None
        self.panel.show_check(state.check, busy=bool(state.doing))
        if state.check is not None and not had_check and self.isVisible():
            focus_in(self, self.panel.first)
            self._page.reveal(self.panel)
        elif state.check is None and had_check and self.isVisible():
            focus_in(self, self.check)
            self._published = state.notice is not None
            if self._published:
                self._page.back_to_top()  # where what was done is told
        if self._published and not self.teach.isHidden():  # a moment later, loaded anew
            self._published = False
            if self.focusWidget() is self.check:
                focus_in(self, self.teach)

    def _offer_acts(self, state: PackState) -> None:
        """Offer what can be done; the button that comes next is filled."""
        pack = state.pack
        line = pack.line
        published = line is not None and bool(line.release)
        retired = line is not None and line.state is Offered.RETIRED
        ready = bool(pack.number(QuestionState.READY))
        self.save.setVisible(published)
        self.teach.setVisible(published and not retired)
        self.export.setVisible(ready or published)
        self._giving.say(wording.giving(copy=published, programs=ready or published))
        self._giving.setVisible(ready or published)
        self.retire.setVisible(line is not None and line.state is Offered.PUBLISHED)
        self.offer.setVisible(retired)
        self.check.setVisible(ready and not retired)
        self.check.show_kind(ButtonKind.PRIMARY if state.check is None else ButtonKind.QUIET)
        self.write.show_kind(ButtonKind.QUIET if ready else ButtonKind.PRIMARY)

    def _tell(self, notice: PackNotice | None) -> None:
        if self._banner is not None:
            self._notices.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if notice is None:
            return
        self._banner = Banner(notice.kind, notice.message, notice.hint, parent=self)
        self._banner.closed.connect(self._close_notice)
        self._notices.addWidget(self._banner)
        self._banner.speak()

    def _close_notice(self) -> None:
        focus_in(self, self._back)
        self.act(CloseNotice())

    def _say_doing(self, doing: str) -> None:
        if doing and doing != self._doing.text():
            announce(self, doing)
        self._doing.say(doing)
        self._doing.setVisible(bool(doing))

    def begin(self) -> None:
        """Begin at the top: another pack is shown."""
        self._state = None
        self._page.back_to_top()

    @override
    def regions(self) -> tuple[QWidget, ...]:
        part = (self.documents, self.questions, self.versions)[self.tabs.number or 0]
        return (self._back, self.tabs, part)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to the way back, or to where it was."""
        super().showEvent(event)
        if not event.spontaneous():
            last = self.focusWidget()
            focus_in(self, last if last is not None and last.isVisible() else self._back)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._state is not None and self._state.check is not None:
            self.act(CloseCheck())
        else:
            self.act(OpenPacks())
