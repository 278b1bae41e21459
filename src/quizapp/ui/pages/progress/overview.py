"""How it goes: what will stay, how sure and how right, week by week, by document."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.views.reports import MasteryCounts, Progress
from quizapp.ui.kit.chart.fills import Fill, LegendEntry
from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage, clear
from quizapp.ui.kit.table.bar_table import BarColumn, BarRow, BarTable
from quizapp.ui.kit.table.calibration_table import CalibrationTable
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.progress import wording
from quizapp.ui.pages.progress.state import ProgressState
from quizapp.ui.pages.progress.topic_row import parts_of
from quizapp.ui.pages.progress.weeks_chart import WeeksChart, lately

_SIDE_BY_SIDE = 760


class Overview(ScrollPage):
    """How it goes over time. A new state is drawn from its beginning."""

    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Over time"), parent=parent)
        self._pair: QBoxLayout | None = None
        self._drawn: Progress | None = None
        self._today: date | None = None
        self._saved: Prose | None = None

    def render(self, state: ProgressState) -> None:  # type: ignore[override]
        """Show a progress; the same one again stays as it was looked at."""
        today = state.now.date()
        if state.progress != self._drawn or today != self._today:
            self._drawn, self._today = state.progress, today
            self._draw(state)
        self._tell_saved(state.saved)

    def _draw(self, state: ProgressState) -> None:
        progress = state.progress
        clear(self.column)
        self.back_to_top()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addLayout(self._forecast(progress), 1)
        self._pair.addLayout(self._calibration(progress), 1)
        self.column.addLayout(self._pair)
        self._add_weeks(state)
        self._add_documents(progress.documents)
        self._add_export()
        self.column.addStretch(1)
        self._arrange()

    def _section(self, title: str, under: str = "") -> QVBoxLayout:
        section = QVBoxLayout()
        section.setSpacing(Space.S)
        section.addWidget(heading(title, Type.LEAD))
        if under:
            section.addWidget(body(under))
        return section

    def _add_documents(self, lines: tuple[MasteryCounts, ...]) -> None:
        if not lines:
            return
        title = self.tr("By document")
        columns = (
            BarColumn(self.tr("Document")),
            BarColumn(self.tr("Known"), Icon.RIGHT, "right"),
            BarColumn(self.tr("Unsure"), Icon.UNSURE, "right"),
            BarColumn(self.tr("Wrong"), Icon.WRONG, "wrong"),
            BarColumn(self.tr("Not met"), Icon.UNMET),
        )
        table = BarTable(title, columns)
        table.show_rows(
            tuple(
                BarRow(
                    title=line.title,
                    cells=tuple(
                        f"{n:,}" for n in (line.known, line.unsure, line.wrong, line.not_met)
                    ),
                    parts=parts_of(line),
                    whole=line.facts,
                )
                for line in lines
            )
        )
        section = self._section(title)
        section.addWidget(small(self.tr("A fact that rests on several documents counts in each.")))
        section.addWidget(table)
        self.column.addLayout(section)

    def _forecast(self, progress: Progress) -> QVBoxLayout:
        section = self._section(self.tr("What will stay"), wording.forecast(progress))
        columns = (BarColumn(self.tr("When")), BarColumn(self.tr("Still known")))
        table = BarTable(self.tr("What will stay"), columns)
        table.show_rows(
            tuple(
                BarRow(
                    title=wording.ahead(point.days),
                    cells=(
                        self.tr("about {n} of {all}").format(
                            n=f"{wording.recalled(progress, point):,}",
                            all=f"{progress.forecast_facts:,}",
                        ),
                    ),
                    parts=((Fill.KNOWN, point.recall), (Fill.NONE, 1 - point.recall)),
                )
                for point in progress.forecast
            )
        )
        section.addWidget(table)
        section.addWidget(
            small(
                self.tr(
                    "An estimate, from when and how you last answered each fact. What you missed "
                    "last time counts as not known."
                )
            )
        )
        section.addStretch(1)
        return section

    def _calibration(self, progress: Progress) -> QVBoxLayout:
        shown = any(bar.shown for bar in progress.calibration)
        section = self._section(
            self.tr("How sure, how right"),
            self.tr("The bar is how often you were right, the mark how often you claimed to be.")
            if shown
            else self.tr("When you say how sure you are, this shows how well you know yourself."),
        )
        titles = (self.tr("You said"), self.tr("Claimed"), self.tr("Right"), self.tr("Answers"))
        table = CalibrationTable(self.tr("How sure, how right"), titles, wording.level)
        table.show_levels(progress.calibration)
        section.addWidget(table)
        section.addStretch(1)
        return section

    def _add_weeks(self, state: ProgressState) -> None:
        progress = state.progress
        weeks = lately(progress.weeks, state.now.date())
        section = self._section(self.tr("Week by week"), wording.effort(progress))
        legend = FlowLayout(across=Space.XL, down=Space.XS)
        legend.addWidget(LegendEntry(Fill.KNOWN, Icon.RIGHT, self.tr("right")))
        legend.addWidget(LegendEntry(Fill.WRONG, Icon.WRONG, self.tr("wrong")))
        legend.addWidget(LegendEntry(Fill.NONE, Icon.SKIPPED, self.tr("skipped")))
        section.addLayout(legend)
        chart = WeeksChart(weeks)
        section.addWidget(chart)
        columns = (
            BarColumn(self.tr("Week")),
            BarColumn(self.tr("Right"), Icon.RIGHT, "right"),
            BarColumn(self.tr("Wrong"), Icon.WRONG, "wrong"),
            BarColumn(self.tr("Skipped"), Icon.SKIPPED),
            BarColumn(self.tr("Minutes")),
        )
        table = BarTable(self.tr("Week by week"), columns)
        table.show_rows(
            tuple(
                BarRow(
                    title=wording.week(one, weeks[-1]),
                    cells=(f"{one.right}", f"{one.wrong}", f"{one.skipped}", f"{one.minutes}"),
                )
                for one in reversed(weeks)
            )
        )
        table.hide()
        section.addWidget(table)
        toggle = link("")

        def say() -> None:
            text = self.tr("Show as a table") if table.isHidden() else self.tr("Show as a picture")
            toggle.setText(text)
            toggle.call(f"{text}: {self.tr('Week by week')}")

        def turn() -> None:
            as_table = table.isHidden()
            table.setVisible(as_table)
            chart.setVisible(not as_table)
            say()

        toggle.clicked.connect(turn)
        say()
        row = QHBoxLayout()
        row.addWidget(toggle)
        row.addStretch(1)
        section.addLayout(row)
        self.column.addLayout(section)

    def _add_export(self) -> None:
        export = quiet(self.tr("Export as CSV"), Icon.SAVE)
        export.clicked.connect(self.export_wanted)
        flow = FlowLayout(across=Space.L, down=Space.S)
        flow.addWidget(export)
        section = QVBoxLayout()
        section.setSpacing(Space.S)
        section.addLayout(flow)
        section.addWidget(
            small(self.tr("Every fact with how you stand on it, to open in a spreadsheet."))
        )
        self._saved = body("")
        self._saved.hide()
        section.addWidget(self._saved)
        self.column.addLayout(section)

    def _tell_saved(self, name: str) -> None:
        if self._saved is None:
            return
        text = self.tr("Saved as {name}.").format(name=name) if name else ""
        if text and text != self._saved.text():
            announce(self, text)
        self._saved.say(text)
        self._saved.setVisible(bool(text))

    def _arrange(self) -> None:
        if self._pair is None:
            return
        around = self.column.contentsMargins()
        room = self.viewport().width() - around.left() - around.right()
        wide = room >= current_theme().px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction
        self._pair.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._pair.setSpacing(Space.XXL if wide else Space.XL)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
