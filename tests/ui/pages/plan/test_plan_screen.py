"""Setting the day of a test: by keys, by presets, with what follows in words."""

from dataclasses import replace
from datetime import date

import pytest
from devtools.gallery.plan_entries import FRIDAY, ROUTES, TODAY, a_plan_state
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import PackId
from quizapp.core.learning.test_plan import Outlook, Preparation
from quizapp.ui.pages.plan.intents import ChooseSize, ChooseTopics, SavePlan, TypeDate
from quizapp.ui.pages.plan.screen import PlanScreen
from quizapp.ui.pages.plan.state import TypedDate
from quizapp.ui.shell.destinations import OpenPage, RemoveTestPlan
from quizapp.ui.shell.state import PageId
from tests.ui.looking import acts, button, named, texts

SET = a_plan_state(
    typed=TypedDate("27", "11", "2026"), test_on=FRIDAY, sessions=(TODAY, date(2026, 11, 26))
)


@pytest.fixture
def screen(qtbot: QtBot) -> PlanScreen:
    made = PlanScreen()
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.render(a_plan_state())
    made.show()
    return made


def _field(screen: QWidget, name: str) -> QLineEdit:
    return named(screen, QLineEdit, name)


def test_it_begins_at_the_day(screen: PlanScreen) -> None:
    assert _field(screen, "Day").hasFocus()
    assert "Choose the day" in texts(screen)


def test_the_example_in_the_empty_fields_is_a_day_to_come(screen: PlanScreen) -> None:
    screen.render(replace(a_plan_state(), today=date(2026, 12, 28)))
    shown = [_field(screen, name).placeholderText() for name in ("Day", "Month", "Year")]
    assert shown == ["4", "1", "2027"]


def test_the_forecast_of_each_length_is_told_in_facts(screen: PlanScreen) -> None:
    screen.render(SET)
    assert "Working out what to expect" in texts(screen)
    screen.render(replace(SET, outlook=Outlook(238, 0.1, (0.15, 0.24, 0.31, 0.4))))
    assert (
        "Of 238 facts you would remember about 24 on the day as things stand. With these "
        "sessions about 36 at 4 minutes, 57 at 8 minutes, 74 at 12 minutes, 95 at 16 minutes."
    ) in texts(screen)


def test_what_is_typed_is_told(screen: PlanScreen) -> None:
    done = acts(screen)
    QTest.keyClicks(_field(screen, "Day"), "5")
    assert done == [TypeDate(TypedDate("5", "", ""))]


def test_a_day_shows_its_sessions_and_enter_saves(screen: PlanScreen) -> None:
    screen.render(SET)
    assert (
        "Test on Friday 27 November. Two sessions of 8 minutes each are left: "
        "today or tomorrow, then Thursday." in texts(screen)
    )
    done = acts(screen)
    QTest.keyClick(_field(screen, "Day"), Qt.Key.Key_Return)
    button(screen, "Save").click()
    assert done == [SavePlan(), SavePlan()]


def test_it_is_told_that_days_named_for_the_test_move_with_it(screen: PlanScreen) -> None:
    told = "Facts that were to come back before your test follow the new plan."
    kept = Preparation(FRIDAY)
    screen.render(replace(SET, kept=kept))
    assert told not in texts(screen)
    screen.render(replace(SET, kept=replace(kept, test_on=date(2026, 11, 30))))
    assert texts(screen).count(told) == 1
    screen.render(replace(SET, kept=kept, chosen=frozenset({SET.topics[0][0]})))
    assert texts(screen).count(told) == 1


def test_what_is_wrong_with_the_date_is_said_at_its_fields_too(screen: PlanScreen) -> None:
    screen.render(a_plan_state(typed=TypedDate("20", "11", "2026"), problem="Over."))
    assert "Over." in texts(screen)
    assert "Over." in _field(screen, "Day").accessibleDescription()


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("In 3 days", TypedDate("27", "11", "2026")),
        ("In a week", TypedDate("1", "12", "2026")),
        ("In two weeks", TypedDate("8", "12", "2026")),
    ],
)
def test_a_preset_fills_the_fields(screen: PlanScreen, name: str, day: TypedDate) -> None:
    done = acts(screen)
    QTest.keyClick(button(screen, name), Qt.Key.Key_Space)
    assert done == [TypeDate(day)]


@pytest.mark.parametrize(
    ("field", "key", "day"),
    [
        ("Day", Qt.Key.Key_Up, TypedDate("28", "11", "2026")),
        ("Day", Qt.Key.Key_Down, TypedDate("26", "11", "2026")),
        ("Month", Qt.Key.Key_Up, TypedDate("27", "12", "2026")),
        ("Month", Qt.Key.Key_Down, TypedDate("25", "11", "2026")),  # not before tomorrow
        ("Year", Qt.Key.Key_Up, TypedDate("27", "11", "2027")),
    ],
)
def test_the_arrow_keys_step(screen: PlanScreen, field: str, key: Qt.Key, day: TypedDate) -> None:
    screen.render(SET)
    done = acts(screen)
    QTest.keyClick(_field(screen, field), key)
    assert done == [TypeDate(day)]


def test_a_short_month_ends_a_step_earlier_and_a_year_turns(screen: PlanScreen) -> None:
    screen.render(a_plan_state(typed=TypedDate("31", "12", "2026"), test_on=date(2026, 12, 31)))
    month = _field(screen, "Month")
    done = acts(screen)
    QTest.keyClick(month, Qt.Key.Key_Up)
    assert done == [TypeDate(TypedDate("31", "1", "2027"))]
    screen.render(a_plan_state(typed=TypedDate("31", "1", "2027"), test_on=date(2027, 1, 31)))
    done = acts(screen)
    QTest.keyClick(month, Qt.Key.Key_Up)
    assert done == [TypeDate(TypedDate("28", "2", "2027"))]


def test_without_a_date_an_arrow_begins_with_tomorrow(screen: PlanScreen) -> None:
    done = acts(screen)
    QTest.keyClick(_field(screen, "Day"), Qt.Key.Key_Up)
    assert done == [TypeDate(TypedDate("25", "11", "2026"))]


def test_topics_size_and_the_ways_out_are_told(screen: PlanScreen) -> None:
    own = PackId("town-history")
    screen.render(replace(SET, kept=Preparation(FRIDAY), pack_id=own))
    assert "Change the test" in texts(screen)
    done = acts(screen)
    button(screen, "Routes and borders").click()
    button(screen, "12 minutes, 18 questions").click()
    button(screen, "Remove the test").click()
    button(screen, "Cancel").click()
    QTest.keyClick(_field(screen, "Day"), Qt.Key.Key_Escape)
    left = OpenPage(PageId.TODAY)
    chosen = [ChooseTopics(frozenset({ROUTES})), ChooseSize(18)]
    assert done == [*chosen, RemoveTestPlan(own), left, left]


def test_a_slow_reader_is_offered_longer_sessions(screen: PlanScreen) -> None:
    screen.render(replace(SET, minutes=(10, 20, 30, 40)))
    assert "20 minutes, 12 questions" in texts(screen)
    assert "8 minutes, 12 questions" not in texts(screen)
