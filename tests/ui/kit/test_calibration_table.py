"""How sure, how right: a row for each level of certainty."""

from pytestqt.qtbot import QtBot

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.scoring import Fit
from quizapp.core.learning.calibration import LevelPicture
from quizapp.ui.kit.chart.fills import Fill
from quizapp.ui.kit.table.calibration_table import CalibrationTable

TITLES = ("You said", "Claimed", "Right", "Answers")
SURE = LevelPicture(Certainty.CERTAIN, 1_200, 900, 0.95, 0.75, shown=True, fit=Fit.OVER)
FEW = LevelPicture(Certainty.GUESS, 3, 1, 0.33, 0.33, shown=False, fit=Fit.GOOD)


def test_a_level_has_its_claim_its_share_and_how_many_there_are(qtbot: QtBot) -> None:
    table = CalibrationTable("How sure, how right", TITLES, lambda level: str(level.fit))
    qtbot.addWidget(table)
    table.show_levels((SURE, FEW))
    sure, few = (table.bar_model.row(number) for number in range(2))
    assert (sure.title, sure.cells) == ("Certain", ("95 %", "75 %", "1,200"))
    assert (sure.parts, sure.mark) == (((Fill.KNOWN, 0.75), (Fill.NONE, 0.25)), 0.95)
    assert sure.under == str(Fit.OVER)
    assert (few.title, few.cells) == ("Guess", ("", "", "3"))
    assert (few.parts, few.mark) == ((), None)
