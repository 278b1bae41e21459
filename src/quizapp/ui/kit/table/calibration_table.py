"""How sure, how right: what was claimed at each level of certainty beside what came true."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from quizapp.core.learning.calibration import LevelPicture
from quizapp.ui.kit.chart.fills import Fill
from quizapp.ui.kit.table.bar_table import BarColumn, BarRow, BarTable
from quizapp.ui.wording import words


class CalibrationTable(BarTable):
    """A row for each level, with how often it was right as a bar and what it claims as a mark.

    Args:
        name: accessible name of the table.
        titles: of its four columns: level, claimed, right, number of answers.
        told: returns what a level says of those who answered.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        name: str,
        titles: tuple[str, str, str, str],
        told: Callable[[LevelPicture], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, tuple(BarColumn(title) for title in titles), parent)
        self._told = told

    def show_levels(self, levels: Iterable[LevelPicture]) -> None:
        """Show the levels; of those with too few answers only how many there are."""
        self.show_rows(tuple(self._row(level) for level in levels))

    def _row(self, level: LevelPicture) -> BarRow:
        said, under = words.certainty_label(level.certainty), self._told(level)
        if not level.shown:
            return BarRow(title=said, cells=("", "", f"{level.stated:,}"), under=under)
        claimed, right = words.percent(level.claimed), words.percent(level.share)
        return BarRow(
            title=said,
            cells=(claimed, right, f"{level.stated:,}"),
            parts=((Fill.KNOWN, level.share), (Fill.NONE, 1 - level.share)),
            mark=level.claimed,
            under=under,
        )
