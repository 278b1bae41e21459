"""The page of packs: a card for each, or in their place the one that was brought."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.ids import PackId
from quizapp.core.views.packs import PackLine
from quizapp.ui.kit.control.buttons import link, primary, quiet
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.banner import Banner
from quizapp.ui.kit.layout.dropping import DropVeil, dropped_files
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.packs import wording
from quizapp.ui.pages.packs.brought_part import BroughtPart
from quizapp.ui.pages.packs.intents import (
    BringFile,
    BringFolder,
    BringSample,
    CloseNotice,
    LookAt,
    NewPack,
    PacksIntent,
    PutAside,
)
from quizapp.ui.pages.packs.pack_card import PackCard
from quizapp.ui.pages.packs.state import SAMPLE, PackNotice, PacksState
from quizapp.ui.shell.destinations import OpenGuide, OpenPage
from quizapp.ui.shell.page import Screen, ignore
from quizapp.ui.shell.state import PageId


class PacksScreen(Screen[PacksState, PacksIntent]):
    """Lists the packs and brings others."""

    def __init__(
        self, act: Callable[[PacksIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: PacksState | None = None
        self._cards: list[PackCard] = []
        self._banner: Banner | None = None
        self._page = ScrollPage(self.tr("Packs"), parent=self)
        self._brought = BroughtPart(lambda intent: self.act(intent), self)
        self._back = link(self.tr("Back to the Library"), Icon.BACK, self)
        self._back.clicked.connect(self._leave)
        self.new = primary(self.tr("New pack…"), self)
        self.new.clicked.connect(lambda: self.act(NewPack()))
        self.bring = quiet(self.tr("Bring a file…"), Icon.ADD, self)
        self.bring.clicked.connect(lambda: self.act(BringFile()))
        self._folder = quiet(self.tr("Bring a folder…"), Icon.FOLDER, self)
        self._folder.clicked.connect(lambda: self.act(BringFolder()))
        self._sample = link(self.tr("See the sample pack"), parent=self)
        self._sample.clicked.connect(lambda: self.act(BringSample()))
        self._guide = link(self.tr("What makes a good question"), parent=self)
        self._guide.clicked.connect(lambda: self.act(OpenGuide()))
        self._doing = body("", self)
        self._notices = QVBoxLayout()
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.M)
        self._lay_out()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._brought)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._veil = DropVeil(
            self.tr("Let go to look at the pack. Nothing is taken in before you say so."), self
        )
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        back = FlowLayout()
        back.addWidget(self._back)
        top.addLayout(back)
        top.addWidget(heading(self.tr("Packs"), Type.DISPLAY))
        top.addWidget(
            body(
                self.tr(
                    "A pack is a subject with its documents and questions. "
                    "Learners choose among the packs that are offered."
                )
            )
        )
        acts = FlowLayout(across=Space.M, down=Space.S)
        acts.addWidget(self.new)
        acts.addWidget(self.bring)
        acts.addWidget(self._folder)
        bring = QVBoxLayout()
        bring.setSpacing(Space.S)
        bring.addLayout(acts)
        links = FlowLayout(across=Space.M, down=Space.S)
        links.addWidget(self._sample)
        links.addWidget(self._guide)
        bring.addLayout(links)
        bring.addWidget(
            small(
                self.tr(
                    "A file is a document, questions from another program, or a pack; a folder is "
                    "a pack if a file pack.yaml is in it. You can also drop them on any page. "
                    "You see what they are before anything is written."
                )
            )
        )
        bring.addWidget(self._doing)
        column = self._page.column
        column.addLayout(top)
        column.addLayout(self._notices)
        column.addLayout(bring)
        column.addLayout(self._list)
        column.addStretch(1)

    @override
    def render(self, state: PacksState) -> None:  # type: ignore[override]
        """Show the packs, or what was brought; the same again leaves focus and scrolling alone."""
        before, self._state = self._state, state
        if before is None or before.packs != state.packs:
            self._fill(state.packs, () if before is None else before.packs)
            self._sample.setVisible(all(line.id != SAMPLE for line in state.packs))
        if before is None or before.notice != state.notice:
            self._tell(state.notice)
        self._say_doing(state)
        self._brought.render(state)
        self._turn(before, state)

    def _turn(self, before: PacksState | None, state: PacksState) -> None:
        """Show the packs or what was brought, and take the focus along."""
        was = None if before is None else before.brought
        if state.brought is not None:
            self._stack.setCurrentWidget(self._brought)
            if state.brought != was and self.isVisible():
                self._brought.begin()
            return
        self._brought.forget()
        self._stack.setCurrentWidget(self._page)
        if was is not None and self.isVisible():
            self._page.back_to_top()
            focus_in(self, self.bring)

    def _fill(self, packs: tuple[PackLine, ...], before: tuple[PackLine, ...]) -> None:
        focused = self._focused_pack()
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for line in packs:
            card = PackCard(line, lambda intent: self.act(intent), self)
            self._cards.append(card)
            self._list.addWidget(card)
        states = {line.id: line.state for line in before}
        for card in self._cards:
            line = card.line
            if line.id == focused:
                focus_in(self, card.first or self.bring)
            if states.get(line.id, line.state) is not line.state:
                announce(self, f"{line.title}: {wording.state_of(line).text}")

    def _focused_pack(self) -> PackId | None:
        """Return the pack on whose card the focus is."""
        focus = self.focusWidget()
        for card in self._cards:
            if focus is not None and card.isAncestorOf(focus):
                return card.line.id
        return None

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
        focus_in(self, self.bring)
        self.act(CloseNotice())

    def _say_doing(self, state: PacksState) -> None:
        doing = state.doing if state.brought is None else ""
        if doing and doing != self._doing.text():
            announce(self, doing)
        self._doing.say(doing)
        self._doing.setVisible(bool(doing))

    def _leave(self) -> None:
        self.act(OpenPage(PageId.LIBRARY))

    # Packs that are dropped

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.hold_files()

    def hold_files(self) -> None:
        """Show what letting go of files will do."""
        self._veil.cover()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.act(LookAt(files))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._veil.isHidden():
            self._veil.cover()

    # Keys

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to the way back, to what was brought, or to where it was."""
        super().showEvent(event)
        if event.spontaneous():
            return
        if self._state is not None and self._state.brought is not None:
            self._brought.begin()
            return
        last = self.focusWidget()
        focus_in(self, last if last is not None and self._page.isAncestorOf(last) else self._back)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._state is not None and self._state.brought is not None:
            self.act(PutAside())
        else:
            self._leave()
