"""The library: finding on the left, reading in the middle, what rests on a passage on the right.

Where the window is narrow the three stand in one column: the search on top, then what was found or
the page, and the facts in a sheet under the passage they rest on.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.ids import FactId, PassageId
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.dropping import DropVeil, dropped_files
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.speech import Speaker
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.library.facts_panel import FactsPanel
from quizapp.ui.pages.library.finder import Finder
from quizapp.ui.pages.library.intents import (
    AttachFiles,
    CloseDocument,
    CloseFacts,
    CloseNotice,
    CloseTimeline,
    GoBack,
    LibraryIntent,
)
from quizapp.ui.pages.library.notices import Notices
from quizapp.ui.pages.library.phrases import paragraph_in_words
from quizapp.ui.pages.library.reader import Reader
from quizapp.ui.pages.library.reading_tools import ReadingTools
from quizapp.ui.pages.library.results import Results
from quizapp.ui.pages.library.state import Back, LibraryState
from quizapp.ui.pages.library.timeline import TimelineView
from quizapp.ui.shell.keys.pressed import with_control
from quizapp.ui.shell.page import Screen, ignore

FINDER, PAGE, PANEL = 300, 500, 340
"""Widths that the three columns want at 100 % text."""


class LibraryScreen(Screen[LibraryState, LibraryIntent]):
    """Reads and finds.

    Args:
        act: takes what the reader did.
        parent: the parent widget.
        voice: the program that reads aloud; None: there is none.
    """

    of_pack = True

    def __init__(
        self,
        act: Callable[[LibraryIntent], None] = ignore,
        parent: QWidget | None = None,
        *,
        voice: str | None = None,
    ) -> None:
        super().__init__(act, parent)
        self._state = LibraryState(documents=())
        self._columns = 0
        self.finder = Finder(self._pass_on, self)
        self.reader = Reader(self._pass_on, self)
        self.results = Results(self._pass_on, self)
        self.timeline = TimelineView(self._pass_on, self)
        self.panel = FactsPanel(self._pass_on, self._point_at, self)
        self._nothing = EmptyState(
            Icon.LIBRARY,
            self.tr("There is nothing to read yet"),
            self.tr(
                "The documents come with the question bank, and it holds none. "
                "Close the app and open it again to prepare the bank."
            ),
            parent=self,
        )
        self._empty = EmptyState(
            Icon.LIBRARY,
            self.tr("Choose a document to read"),
            self.tr(
                "Every question rests on a passage of one of these documents. "
                "Read them here, or search them all at once."
            ),
            parent=self,
        )
        self._bar = QWidget(self)
        self.back = Button("", ButtonKind.LINK, Icon.BACK, parent=self._bar)
        self.back.setObjectName("library-back")
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        bar.addWidget(self.back)
        bar.addStretch(1)
        self.tools = ReadingTools(
            self._pass_on, Speaker(voice, self), self.reader.passages_from_here, self._bar
        )
        bar.addWidget(self.tools)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.reader, 1)
        self._page = page
        self._centre = QStackedWidget(self)
        for each in (self._empty, self._nothing, self.results, self.timeline, page):
            self._centre.addWidget(each)
        self._notices = Notices(self)
        self._notices.closed.connect(self._close_notice)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._notices)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        rows.addLayout(self._whole, 1)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.finder)
        self._whole.addWidget(self._centre, 1)
        self._whole.addWidget(self.panel)
        self.panel.hide()
        self._veil = DropVeil("", self)
        self._take_drops()
        self._connect()

    @override
    def regions(self) -> tuple[QWidget, ...]:
        """Return the columns: the documents, what is read, the facts that rest on it."""
        return self.finder, self._centre, self.panel

    def _take_drops(self) -> None:
        """Take files wherever they are dropped: a text field would take them for text."""
        self.setAcceptDrops(True)
        for each in (self.reader, self.reader.viewport(), self.finder.field):
            each.setAcceptDrops(False)

    def _connect(self) -> None:
        self.finder.results_wanted.connect(self._go_to_results)
        self.panel.closed.connect(self._close_facts)
        self.back.clicked.connect(self._go_back)

    def _pass_on(self, intent: LibraryIntent) -> None:
        """Pass on what a part asks for."""
        self.act(intent)

    @override
    def render(self, state: LibraryState) -> None:  # type: ignore[override]
        """Show the library."""
        before, self._state = self._state, state
        chosen = state.page.document.id if state.page else None
        self.finder.show_documents(state.documents, chosen)
        self.finder.show_query(state.query)
        if state.hits is not None:
            self.results.show_hits(state.hits, state.query)
        if state.timeline is not None:
            self.timeline.show_facts(state.timeline)
        new_page = state.page is not None and state.page != self.reader.page
        if state.page is not None and new_page:
            self.reader.show_page(state.page, state.originals)
        elif state.page is not None:
            self.reader.show_originals(state.originals)
        if state.notice != before.notice:
            self._notices.tell(state.notice)
        self.reader.single_keys = state.single_keys
        self._show_centre()
        if state.facts is not None:
            titles = {line.id: line.title for line in state.documents}
            own = state.page.document.passages if state.page else ()
            places = {passage.id: paragraph_in_words(passage).lower() for passage in own}
            self.panel.show_facts(state.facts, titles, places)
        self._arrange()
        self._mark()
        self._move(before, new_page=new_page)

    def _close_notice(self) -> None:
        if self._state.page is not None:
            self.reader.setFocus()
        else:
            self.finder.field.setFocus()
        self.act(CloseNotice())

    def _show_centre(self) -> None:
        if self._state.page is not None:
            self._centre.setCurrentWidget(self._page)
        elif self._state.hits is not None:
            self._centre.setCurrentWidget(self.results)
        elif self._state.timeline is not None:
            self._centre.setCurrentWidget(self.timeline)
        else:
            self._centre.setCurrentWidget(self._empty if self._state.documents else self._nothing)

    def _move(self, before: LibraryState, *, new_page: bool) -> None:
        """Scroll and move the focus, where this render opened or closed something."""
        state = self._state
        if state.target is not None and (new_page or state.target != before.target):
            self._settle()
            self.reader.go_to(state.target.passage_id)
            if self.isVisible():
                self.reader.setFocus()
                self.reader.say_current()
        elif new_page and self.isVisible():
            self.reader.setFocus()
        listed = state.timeline is not None and state.page is None
        was_listed = before.timeline is not None and before.page is None
        if self.isVisible() and listed and not was_listed:
            self.timeline.focus_first()
        elif self.isVisible() and was_listed and not listed and state.page is None:
            self.finder.timeline.setFocus()
        if state.facts is not None and (
            before.facts is None or before.facts.passage.id != state.facts.passage.id
        ):
            self._settle()
            self.reader.go_to(state.facts.passage.id, outline=False)
            if self.isVisible():
                self.panel.close_button.setFocus()

    def _settle(self) -> None:
        """Give the reader its final width before scrolling to a place in it."""
        self._whole.activate()
        layout = self._page.layout()
        if layout is not None:
            layout.activate()

    def _mark(self, only: FactId | None = None) -> None:
        state = self._state
        marks: dict[PassageId, tuple[tuple[int, int], ...]] = {}
        if state.target is not None:
            marks[state.target.passage_id] = state.target.marks
        if state.facts is not None:
            spans = [
                span
                for fact, source in zip(state.facts.facts, state.facts.sources, strict=True)
                if only in (None, fact.id)
                for span in source.marks
            ]
            marks[state.facts.passage.id] = tuple(sorted(set(spans)))
        self.reader.mark(marks)

    def _point_at(self, fact_id: FactId) -> None:
        self._mark(fact_id)
        if self._state.facts is not None:
            self.reader.go_to(self._state.facts.passage.id)

    def _go_to_results(self) -> None:
        if self._centre.currentWidget() is self.results:
            self.results.focus_first()

    def _close_facts(self) -> None:
        self.reader.setFocus()
        self.act(CloseFacts())

    def _go_back(self) -> None:
        if self._state.back is Back.NOWHERE:
            self.act(CloseDocument())
        else:
            self.act(GoBack())

    # Files that are dropped

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.hold_files(files)

    def hold_files(self, files: tuple[Path, ...]) -> None:
        """Show what letting go of files will do."""
        self._veil.say(self.tr("Let go to see what it is. Nothing is taken in before you say so."))
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
            self.act(AttachFiles(files))

    # Room

    @property
    def columns(self) -> int:
        """Return how many columns stand side by side."""
        return self._columns

    def _arrange(self) -> None:
        state, theme, width = self._state, current_theme(), self.width()
        self._notices.fit(width, self.height())
        facts = state.facts is not None and state.page is not None
        page = state.page is not None
        beside = width >= theme.px(FINDER + PAGE)
        panel_beside = width >= theme.px(PAGE + PANEL)
        all_three = width >= theme.px(FINDER + PAGE + PANEL)
        finder = (all_three or not facts) if beside else not page
        across = beside or (facts and panel_beside)
        self._whole.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        )
        self.finder.setVisible(finder)
        self.finder.set_list_shown(beside or not state.lists)
        self._centre.setVisible(beside or page or state.lists or not state.documents)
        self.panel.setVisible(facts)
        _size(self.finder, theme.px(FINDER) if beside else None)
        _size(self.panel, theme.px(PANEL) if facts and across else None)
        stacked = not across
        self._whole.setStretchFactor(self.finder, 1 if stacked and not state.lists else 0)
        self._whole.setStretchFactor(self._centre, 2 if stacked else 1)
        self._whole.setStretchFactor(self.panel, 3 if stacked and facts else 0)
        self._columns = finder + page + facts if across else 1
        self._name_back(finder)

    def _name_back(self, finder: bool) -> None:
        words = {
            Back.NOWHERE: self.tr("All documents"),
            Back.QUESTION: self.tr("Back to the question"),
            Back.REVIEW: self.tr("Back to the review"),
            Back.CLASS: self.tr("Back to the class"),
            Back.RESULTS: self.tr("Back to the passages found"),
            Back.TIMELINE: self.tr("Back to the timeline"),
        }[self._state.back]
        self.back.setText(words)
        self.back.call(words)
        self.back.updateGeometry()
        leads_back = self._state.back is not Back.NOWHERE or not finder
        self.back.setVisible(leads_back)
        self.tools.show_page(self._state.page)
        self._bar.setVisible(leads_back or self.tools.has_any)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._state.facts is not None:
            self._close_facts()
            return
        if event.key() == Qt.Key.Key_Escape and self.back.isVisible():
            self._go_back()
            return
        if event.key() == Qt.Key.Key_Escape and self._centre.currentWidget() is self.timeline:
            self.act(CloseTimeline())
            return
        if with_control(event, "F"):
            self.finder.show()
            self.finder.field.setFocus()
            self.finder.field.selectAll()
            return
        super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys on the first visit: later they go on where they were."""
        super().showEvent(event)
        if not event.spontaneous() and self.focusWidget() is None:
            reads = self._state.page is not None
            focus_in(self, self.reader if reads else self.finder.first)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if not self._veil.isHidden():
            self._veil.cover()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_bar"):
            self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if (
            not self.finder.isVisible()
            or self._whole.direction() != self._whole.Direction.LeftToRight
        ):
            return
        painter = QPainter(self)
        painter.setPen(current_theme().colour("line"))
        edge = self._centre.geometry().left() - 1
        painter.drawLine(edge, self._centre.geometry().top(), edge, self.height())
        painter.end()


def _size(widget: QWidget, width: int | None) -> None:
    if width is None:
        widget.setMinimumWidth(0)
        widget.setMaximumWidth(16_777_215)
    else:
        widget.setFixedWidth(width)
