"""What a quiz reached is told at its end."""

import pytest
from devtools.gallery.summary_entries import some_reached
from PySide6.QtCore import Qt

from quizapp.core.content.ids import AttemptId
from quizapp.core.views.reports import ReachedMilestone
from quizapp.services.milestones import MilestonesTold
from quizapp.ui.pages.study.summary.screen import SummaryScreen
from tests.ui.journeys.sitting import Sitting


def test_a_milestone_is_told_at_the_end_of_its_quiz(
    mina: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reached_in(_: MilestonesTold, __: AttemptId) -> tuple[ReachedMilestone, ...]:
        return some_reached(1)

    monkeypatch.setattr(MilestonesTold, "reached_in", reached_in)
    mina.press(Qt.Key.Key_Return).go_through()
    assert mina.shows(SummaryScreen)
    assert "Routes and borders: all 14 myths met" in mina.text
