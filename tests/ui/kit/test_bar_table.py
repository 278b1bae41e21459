"""A table with bars: a picture for the eye, a table for keys and readers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.chart.fills import Fill
from quizapp.ui.kit.table.bar_table import BarColumn, BarModel, BarRow, BarTable

COLUMNS = (BarColumn("Topic"), BarColumn("Held"), BarColumn("Missed"))
ROWS = (
    BarRow("Routes", ("12", "4"), ((Fill.KNOWN, 12), (Fill.WRONG, 4)), 16),
    BarRow("China", ("8", "0"), ((Fill.KNOWN, 8),), 8, under="All of it."),
)


@pytest.fixture
def table(qtbot: QtBot) -> BarTable:
    made = BarTable("By topic", COLUMNS)
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show_rows(ROWS)
    made.show()
    return made


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = BarModel(COLUMNS)
    model.set_rows(ROWS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_screen_reader_gets_the_row_and_each_figure_with_its_word(table: BarTable) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    model = table.bar_model
    assert model.index(0, 0).data(role) == "Routes. Held 12, Missed 4"
    assert model.index(1, 0).data(role) == "China. All of it. Held 8, Missed 0"
    assert model.index(0, 2).data(role) == "Missed 4"


def test_arrows_go_from_cell_to_cell_and_tab_leaves_the_table(
    qtbot: QtBot, table: BarTable
) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)


def test_in_a_narrow_place_the_figures_stand_in_words_under_the_title(table: BarTable) -> None:
    wide = table.height()
    assert not table.isColumnHidden(1)
    table.resize(300, table.height())
    assert table.narrow
    assert table.isColumnHidden(1)
    assert not table.horizontalHeader().isVisible()
    assert table.bar_model.figures(ROWS[0]) == "Held 12 · Missed 4"
    table.resize(800, table.height())
    assert not table.isColumnHidden(1)
    assert table.height() == wide
