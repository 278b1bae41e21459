"""The page Progress: topics, how it goes over time, every attempt, and what was flagged."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.answering.attempts import AttemptLine
from quizapp.ui.kit.control.buttons import primary
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.layout.page import PAGE_WIDEST, clear, side_margins
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.prose import Prose, heading
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.progress.attempts_view import AttemptsView
from quizapp.ui.pages.progress.flagged import FlaggedList
from quizapp.ui.pages.progress.intents import ExportProgress, ProgressIntent
from quizapp.ui.pages.progress.model import AttemptsModel
from quizapp.ui.pages.progress.overview import Overview
from quizapp.ui.pages.progress.state import ProgressState
from quizapp.ui.pages.progress.topics_part import TopicsPart
from quizapp.ui.pages.progress.wording import attempts
from quizapp.ui.shell.destinations import ContinueAttempt, OpenSummary, SetUpQuiz
from quizapp.ui.shell.page import Screen, ignore


class Part(IntEnum):
    """What the page shows of it."""

    TOPICS = 0
    OVER_TIME = 1
    ATTEMPTS = 2
    FLAGGED = 3
    EMPTY = 4
    """Nothing was begun yet: what every part but the topics shows."""


class ProgressScreen(Screen[ProgressState, ProgressIntent]):
    """The topics, how it goes over time, the attempts and the flagged questions."""

    of_pack = True

    def __init__(
        self, act: Callable[[ProgressIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._part = Part.TOPICS
        self._begun = False
        self._tabs: Segmented | None = None
        self._tab_texts: tuple[str, ...] = ()
        self._tab_row = QHBoxLayout()
        self._topics = TopicsPart(lambda intent: self.act(intent), self)
        self._overview = Overview(self)
        self._overview.export_wanted.connect(lambda: self.act(ExportProgress()))
        self._said = Prose("", TextStyle(tone=Tone.QUIET), self)
        self._model = AttemptsModel(self)
        self._view = AttemptsView(self._open, self)
        self._view.setModel(self._model)
        self._flagged = FlaggedList(lambda intent: self.act(intent))
        start = primary(self.tr("New quiz"))
        start.clicked.connect(lambda: self.act(SetUpQuiz()))
        empty = EmptyState(
            Icon.PROGRESS,
            self.tr("No quiz yet"),
            self.tr("After the first one you see here what you know, and every quiz you did."),
            start,
        )
        flagged = VerticalScroll(self._flagged, self.tr("Flagged questions"))
        self._lists: list[QVBoxLayout] = []
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._topics)
        self._stack.addWidget(self._overview)
        self._stack.addWidget(self._list(self.tr("Attempts"), self._view, self._said))
        self._stack.addWidget(self._list(self.tr("Flagged questions"), flagged))
        self._stack.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._tab_row)
        whole.addWidget(self._stack, 1)

    def _list(self, title: str, rows: QWidget, under: QWidget | None = None) -> QWidget:
        """Return a title, a line under it and rows that scroll by themselves."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setSpacing(Space.L)
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(heading(title))
        if under is not None:
            top.addWidget(under)
        column.addLayout(top)
        column.addWidget(rows, 1)
        self._lists.append(column)
        return part

    @override
    def render(self, state: ProgressState) -> None:  # type: ignore[override]
        """Show the part that was open, or say what to do when there is nothing yet."""
        self._model.set_rows(state.lines, state.now)
        self._said.say(attempts(state.lines))
        self._flagged.render(state)
        self._show_tabs(state)
        self._begun = bool(state.lines)
        self._topics.render(state)
        if self._begun:
            self._overview.render(state)
        self._show(self._part)
        if self._begun and not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(self._model.index(0, 0))

    def _show_tabs(self, state: ProgressState) -> None:
        texts = (
            self.tr("Topics"),
            self.tr("Over time"),
            self.tr("Attempts ({n})").format(n=len(state.lines)),
            self.tr("Flagged ({n})").format(n=len(state.flagged)),
        )
        if texts != self._tab_texts or self._tabs is None:
            had_focus = self._tabs is not None and self._tabs.isAncestorOf(
                self.focusWidget() or self
            )
            clear(self._tab_row)
            self._tab_texts = texts
            self._tabs = Segmented(self.tr("What to show"), texts, self)
            self._tabs.chosen.connect(self.show_part)
            self._tab_row.addWidget(self._tabs)
            self._tab_row.addStretch(1)
            if had_focus:
                self._tabs.segment(self._part).setFocus()
        self._tabs.show_chosen(self._part)

    def show_part(self, number: int) -> None:
        """Show the topics, how it goes over time, the attempts or the flagged questions."""
        self._show(Part(number))

    def _show(self, part: Part) -> None:
        self._part = part
        filled = self._begun or part is Part.TOPICS
        self._stack.setCurrentIndex(part if filled else Part.EMPTY)

    def _open(self, line: AttemptLine) -> None:
        ended = line.finished_at is not None
        self.act(OpenSummary(line.id) if ended else ContinueAttempt(line.id))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to the choice of parts."""
        super().showEvent(event)
        if not event.spontaneous() and self._tabs is not None:
            focus_in(self, self._tabs.segment(self._part))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        left, right = side_margins(self.width(), PAGE_WIDEST)
        self._tab_row.setContentsMargins(left, Space.XL, right, Space.S)
        for column in self._lists:
            column.setContentsMargins(left, Space.XL, right, Space.L)
        super().resizeEvent(event)
