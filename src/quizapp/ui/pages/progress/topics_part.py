"""The topics with how each stands, one press from practising it; milestones near and reached."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.core.content.ids import TopicId
from quizapp.core.views.reports import MasteryCounts, NextGoal, Progress, ReachedMilestone
from quizapp.ui.kit.chart.fills import Fill, LegendEntry, PartsBar
from quizapp.ui.kit.control.buttons import link
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.card import Card, Rule
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage, clear
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.progress import wording
from quizapp.ui.pages.progress.intents import PractiseTopic, TopicsIntent
from quizapp.ui.pages.progress.state import ProgressState
from quizapp.ui.pages.progress.topic_row import TopicRow, parts_of
from quizapp.ui.shell.destinations import OpenPage
from quizapp.ui.shell.state import PageId
from quizapp.ui.wording import milestones, words

_REACHED_SHOWN = 6
"""Milestones that are listed at once; the others when they are asked for."""


class TopicsPart(ScrollPage):
    """The page's first part. A new state is drawn from its beginning.

    Args:
        act: takes what is pressed.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[TopicsIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Topics"), parent=parent)
        self._act = act
        self._drawn: Progress | None = None

    def render(self, state: ProgressState) -> None:  # type: ignore[override]
        """Show the topics; the same ones again stay as they were looked at."""
        if state.progress == self._drawn:
            return
        self._drawn = state.progress
        clear(self.column)
        self.back_to_top()
        self._add_top(state.progress.total)
        if state.progress.ahead:
            self._add_ahead(state.progress.ahead)
        self._add_topics(state.progress)
        if state.progress.reached:
            self._add_reached(state)
        self.column.addStretch(1)

    def _add_top(self, total: MasteryCounts) -> None:
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(heading(wording.headline(total), Type.DISPLAY))
        top.addWidget(Prose(wording.under_headline(total), TextStyle(tone=Tone.QUIET)))
        self.column.addLayout(top)
        shown = QVBoxLayout()
        shown.setSpacing(Space.M)
        shown.addWidget(PartsBar(parts_of(total), wording.standing(total)))
        legend = FlowLayout(across=Space.XL, down=Space.XS)
        for fill, icon, text in (
            (Fill.KNOWN, Icon.RIGHT, self.tr("{n} known").format(n=f"{total.known:,}")),
            (Fill.UNSURE, Icon.UNSURE, self.tr("{n} unsure").format(n=f"{total.unsure:,}")),
            (Fill.WRONG, Icon.WRONG, self.tr("{n} wrong").format(n=f"{total.wrong:,}")),
            (Fill.NONE, Icon.UNMET, self.tr("{n} not met").format(n=f"{total.not_met:,}")),
        ):
            legend.addWidget(LegendEntry(fill, icon, text))
        shown.addLayout(legend)
        shown.addWidget(small(wording.meanings()))
        self.column.addLayout(shown)

    def _section(self, title: str, under: str = "") -> QVBoxLayout:
        section = QVBoxLayout()
        section.setSpacing(Space.S)
        section.addWidget(heading(title, Type.LEAD))
        if under:
            section.addWidget(body(under))
        self.column.addLayout(section)
        return section

    def _rows(self, rows: list[RowButton], name: str) -> Card:
        card = Card(padding=Space.XS, name=name)
        card.column.setSpacing(0)
        for place, row in enumerate(rows):
            if place:
                card.column.addWidget(Rule(card))
            card.column.addWidget(row)
        return card

    def _add_ahead(self, ahead: tuple[NextGoal, ...]) -> None:
        title = self.tr("Next milestones")
        rows = []
        for one in ahead:
            row = RowButton(
                milestones.missing(one), milestones.so_far(one), icon=Icon.UNMET, sign=Icon.PLAY
            )
            row.clicked.connect(partial(self._act, _towards(one)))
            rows.append(row)
        self._section(title).addWidget(self._rows(rows, title))

    def _add_topics(self, progress: Progress) -> None:
        title = self.tr("Topics")
        section = self._section(
            title, self.tr("Press a topic to practise it: what was wrong or is new comes first.")
        )
        rows: list[RowButton] = []
        for line in progress.topics:
            row = TopicRow(line)
            row.clicked.connect(partial(self._act, PractiseTopic(TopicId(line.id))))
            rows.append(row)
        section.addWidget(self._rows(rows, title))
        if progress.by_choice:
            section.addWidget(small(wording.by_choice(progress)))

    def _add_reached(self, state: ProgressState) -> None:
        reached = state.progress.reached
        section = self._section(self.tr("Reached"))
        for one in reached[:_REACHED_SHOWN]:
            section.addWidget(_reached_line(one, state))
        rest = reached[_REACHED_SHOWN:]
        if not rest:
            return
        more = link(self.tr("Show the other {n}").format(n=len(rest)), parent=self)
        row = FlowLayout()
        row.addWidget(more)

        def show_rest() -> None:
            for place, one in enumerate(rest):
                section.insertWidget(1 + _REACHED_SHOWN + place, _reached_line(one, state))
            more.hide()

        more.clicked.connect(show_rest)
        section.addLayout(row)


def _reached_line(one: ReachedMilestone, state: ProgressState) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    glyph = Glyph(Icon.RIGHT, 20, "right", line, beside=TextStyle())
    row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
    day = words.day(one.milestone.reached_at, state.now)
    told = (Span(milestones.reached(one)), Span(f"  {day}", Tone.LABEL))
    row.addWidget(body(told, line), 1)
    return line


def _towards(one: NextGoal) -> TopicsIntent:
    """Return what leads towards a goal: practising its topic, or the review of myths."""
    if one.goal.topic_id is None:
        return OpenPage(PageId.REVIEW)
    return PractiseTopic(one.goal.topic_id)
