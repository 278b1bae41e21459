"""Progress for now: every quiz and what came of it, and the questions that were flagged."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.attempts import AttemptLine
from quizapp.ui import words
from quizapp.ui.icons import Icon
from quizapp.ui.progress.attempts_view import AttemptsView
from quizapp.ui.progress.model import AttemptsModel
from quizapp.ui.progress.state import FlaggedLine, ProgressState
from quizapp.ui.theme import Space
from quizapp.ui.widgets.buttons import icon_button, primary
from quizapp.ui.widgets.card import Card
from quizapp.ui.widgets.empty import EmptyState
from quizapp.ui.widgets.outcomes import LOOKS
from quizapp.ui.widgets.page import PAGE_WIDEST, clear, side_margins
from quizapp.ui.widgets.prose import Prose, heading
from quizapp.ui.widgets.row_button import RowButton
from quizapp.ui.widgets.scrolling import VerticalScroll
from quizapp.ui.widgets.segmented import Segmented
from quizapp.ui.widgets.text_setting import Setting, Tone

_QUIZZES, _FLAGGED, _EMPTY = 0, 1, 2


class ProgressScreen(QWidget):
    """A learner's attempts and flagged questions."""

    attempt_opened = Signal(object)
    """The ``AttemptId`` of an ended attempt to look back on."""
    attempt_continued = Signal(object)
    """The ``AttemptId`` of an attempt to go on with."""
    flagged_opened = Signal(object, object)
    """The ``AttemptId`` and ``PresentedId`` of a flagged question to look at."""
    flag_removed = Signal(object)
    """A ``PresentedId``."""
    new_quiz_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._under = Prose("", Setting(tone=Tone.QUIET), self)
        self._model = AttemptsModel(self)
        self._view = AttemptsView(self)
        self._view.setModel(self._model)
        self._view.opened.connect(self._open)
        self._tab_row = QHBoxLayout()
        self._tabs: Segmented | None = None
        self._tab_texts: tuple[str, ...] = ()
        self._place = _QUIZZES
        flagged = QWidget()
        self._flagged = QVBoxLayout(flagged)
        self._flagged.setContentsMargins(0, 0, 0, 0)
        self._flagged.setSpacing(Space.S)
        start = primary(self.tr("New quiz"))
        start.clicked.connect(self.new_quiz_chosen)
        empty = EmptyState(
            Icon.PROGRESS,
            self.tr("No quiz yet"),
            self.tr("Every quiz you finish or leave is listed here, with all its questions."),
            start,
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._view)
        self._stack.addWidget(VerticalScroll(flagged, self.tr("Flagged questions")))
        self._stack.addWidget(empty)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(Space.L)
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(heading(self.tr("Progress"), parent=self))
        top.addWidget(self._under)
        self._column.addLayout(top)
        self._column.addLayout(self._tab_row)
        self._column.addWidget(self._stack, 1)

    def render(self, state: ProgressState) -> None:  # type: ignore[override]
        """Show the attempts, or say what to do when there are none."""
        self._model.set_rows(state.lines, state.now)
        self._fill_flagged(state)
        self._under.say(self._told(state.lines))
        self._under.setVisible(bool(state.lines))
        self._show_tabs(state)
        self._show_place(self._place if state.lines else _EMPTY)
        if state.lines and not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(self._model.index(0, 0))

    def _told(self, lines: tuple[AttemptLine, ...]) -> str:
        answered = sum(line.answered for line in lines)
        return self.tr("{quizzes}, {questions} answered, {right} of them right.").format(
            quizzes=words.counted(len(lines), self.tr("quiz"), self.tr("quizzes")),
            questions=words.questions(answered),
            right=f"{sum(line.right for line in lines):,}",
        )

    def _show_tabs(self, state: ProgressState) -> None:
        texts = (
            self.tr("Quizzes ({n})").format(n=len(state.lines)),
            self.tr("Flagged ({n})").format(n=len(state.flagged)),
        )
        if texts != self._tab_texts or self._tabs is None:
            clear(self._tab_row)
            self._tab_texts = texts
            self._tabs = Segmented(self.tr("What to show"), texts, self)
            self._tabs.chosen.connect(self._show_place)
            self._tab_row.addWidget(self._tabs)
            self._tab_row.addStretch(1)
        self._tabs.show_chosen(self._place)
        self._tabs.setVisible(bool(state.lines))

    def _show_place(self, place: int) -> None:
        if place != _EMPTY:
            self._place = place
        self._stack.setCurrentIndex(place)

    def _open(self, line: AttemptLine) -> None:
        signal = self.attempt_continued if line.finished_at is None else self.attempt_opened
        signal.emit(line.id)

    def _fill_flagged(self, state: ProgressState) -> None:
        clear(self._flagged)
        for line in state.flagged:
            self._flagged.addWidget(self._flagged_card(line, state))
        if not state.flagged:
            self._flagged.addWidget(
                EmptyState(
                    Icon.FLAG,
                    self.tr("No flagged question"),
                    self.tr("Press the flag at a question you want to find again."),
                )
            )
        self._flagged.addStretch(1)

    def _flagged_card(self, line: FlaggedLine, state: ProgressState) -> Card:
        card = Card(padding=0, name=line.fact)
        card.column.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        when = words.moment(line.at, state.now)
        said = words.outcome(line.outcome) if line.outcome else self.tr("Not answered")
        icon, colour = LOOKS[line.outcome] if line.outcome else (Icon.FLAG, "quiet")
        row = RowButton(
            line.fact,
            f"{said} · {line.attempt_title} · {when}",
            icon=icon,
            colour=colour,
            parent=card,
        )
        row.clicked.connect(lambda: self.flagged_opened.emit(line.attempt_id, line.presented_id))
        off = icon_button(
            Icon.FLAG_FILLED, self.tr("Take the flag away: {fact}").format(fact=line.fact), card
        )
        off.clicked.connect(lambda: self.flag_removed.emit(line.presented_id))
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, Space.S, 0)
        across.addWidget(row, 1)
        across.addWidget(off)
        card.column.addLayout(across)
        return card

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        left, right = side_margins(self.width(), PAGE_WIDEST)
        self._column.setContentsMargins(left, Space.XXL, right, Space.L)
        super().resizeEvent(event)
