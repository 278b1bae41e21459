"""The screens before a session: labels, order, keys."""

from dataclasses import replace

import pytest
from devtools.gallery.preparing_entries import (
    a_line,
    a_preparing_state,
    a_roster,
    a_roster_state,
    some_lines,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import ItemId
from quizapp.core.session.setup import Naming, Roster, SessionPlan
from quizapp.ui.kit.control.buttons import Button
from quizapp.ui.kit.control.question_check import QuestionCheck
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.pages.classroom.preparing import wording
from quizapp.ui.pages.classroom.preparing.picker import PickerScreen
from quizapp.ui.pages.classroom.preparing.roster_screen import RosterScreen
from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen
from quizapp.ui.pages.classroom.preparing.settings_part import SettingsPart
from quizapp.ui.pages.classroom.preparing.state import PickerState
from tests.ui.looking import button, named, seen, texts
from tests.ui.shell.keys.pressing import compose

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(qtbot: QtBot) -> PreparingScreen:
    made = PreparingScreen()
    qtbot.addWidget(made)
    made.resize(1000, 2400)
    made.render(a_preparing_state())
    made.show()
    return made


@pytest.fixture
def picker(qtbot: QtBot) -> PickerScreen:
    made = PickerScreen()
    qtbot.addWidget(made)
    made.resize(1000, 1600)
    made.render(PickerState(some_lines(200), (ItemId("item-0"), ItemId("item-1"))))
    made.show()
    return made


def test_rows_are_titled_by_the_fact_and_false_claims_carry_their_label(
    screen: PreparingScreen,
) -> None:
    rows = seen(screen.order, RowButton)
    claim = "Most people who leave North Korea walk across the border to the South."
    assert all(claim not in row.text() for row in rows)
    spoken = [row.accessibleName() for row in rows if claim in row.accessibleName()]
    assert spoken
    assert all(f"Asked as: False claim: {claim}" in name for name in spoken)


def test_a_true_claim_stands_under_claim_to_judge_and_a_choice_under_nothing() -> None:
    assert wording.asked_as(a_line(1))[0] == "False claim:"
    assert wording.asked_as(a_line(2))[0] == "Claim to judge:"
    assert wording.asked_as(a_line(3))[0] == ""


def test_what_is_sensitive_says_so() -> None:
    assert "Sensitive: read it before you ask it." in "".join(
        span.text for span in wording.under(a_line(2))
    )
    assert wording.spoken(a_line(2)).endswith("Sensitive.")


def test_tab_goes_from_the_top_to_start(screen: PreparingScreen) -> None:
    button(screen, "Back to Class").setFocus()
    names = []
    for _ in range(40):
        screen.focusNextChild()
        focused = screen.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        if names[-1] == "Start":
            break
    assert names[0] == "All topics"
    order = [names.index(n) for n in ("Draw others", "Choose by hand", "Keep as a plan", "Start")]
    assert order == sorted(order)
    rows = [n for n in names if n.startswith("Question ")]
    assert len(rows) == 1  # one tab stop for the whole list


def test_arrows_go_through_the_list_and_the_row_last_visited_is_its_tab_stop(
    screen: PreparingScreen,
) -> None:
    screen.order.take_focus(0)
    for key, place in ((Qt.Key.Key_Down, 2), (Qt.Key.Key_End, 8), (Qt.Key.Key_Up, 7)):
        QTest.keyClick(screen.focusWidget(), key)
        focused = screen.focusWidget()
        assert focused is not None
        assert focused.accessibleName().startswith(f"Question {place} of 8")
    button(screen, "Keep as a plan").setFocus()
    stops = [row for row in seen(screen.order, RowButton) if row.focusPolicy() & _TAB]
    assert [stop.accessibleName()[:15] for stop in stops] == ["Question 7 of 8"]


_TAB = Qt.FocusPolicy.TabFocus


def test_the_first_cannot_go_up_and_the_last_cannot_go_down(
    qtbot: QtBot, screen: PreparingScreen
) -> None:
    with qtbot.assertNotEmitted(screen.items_changed):
        screen.order.take_focus(0)
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Up, ALT)
        screen.order.take_focus(7)
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Down, ALT)


def test_moving_and_removing_by_the_mouse(qtbot: QtBot, screen: PreparingScreen) -> None:
    items = a_preparing_state().plan.items
    with qtbot.waitSignal(screen.items_changed) as moved:
        later = [one for one in seen(screen.order, Button) if one.toolTip() == "Later"]
        later[0].click()
    assert moved.args == [(items[1], items[0], *items[2:])]


def test_nothing_to_ask_cannot_be_started(screen: PreparingScreen) -> None:
    screen.render(a_preparing_state(0))
    assert not button(screen, "Start").isEnabled()
    assert not button(screen, "Preview").isEnabled()
    assert "Draw some, choose by hand, or loosen a choice above." in texts(screen)


def test_lost_questions_of_a_plan_are_told(screen: PreparingScreen) -> None:
    screen.render(a_preparing_state(3, lost=1))
    assert "One question of this plan is no longer in the bank." in texts(screen)


def test_the_class_list_is_taken_when_it_is_chosen(qtbot: QtBot) -> None:
    part = SettingsPart()
    qtbot.addWidget(part)
    part.show_state(a_preparing_state(3, rosters=(a_roster(),)))
    with qtbot.waitSignal(part.plan_changed) as changed:
        part._naming.segments.segment(1).click()
    assert changed.args is not None
    plan: SessionPlan = changed.args[0]
    assert (plan.naming, plan.roster_id) == (Naming.ROSTER, 1)


def test_settings_in_words() -> None:
    plan = SessionPlan("", ())
    assert wording.settings(plan) == "on phones, friendly names, asks how sure"
    assert wording.settings(replace(plan, phones=False, seconds=60, ranking=True)) == (
        "by show of hands, a clock of 60 seconds"
    )


def test_the_list_to_choose_from_is_made_bit_by_bit(picker: PickerScreen) -> None:
    assert len(seen(picker, QuestionCheck)) == 40
    button(picker, "Show 40 more").click()
    assert len(seen(picker, QuestionCheck)) == 80
    assert picker.focusWidget() is picker._rows[40]


def test_search_and_filters_narrow_the_list_together(picker: PickerScreen) -> None:
    picker._search.setText("illegal economic")
    assert {row.text()[:13] for row in seen(picker, QuestionCheck)} == {"China treats "}
    compose(picker._search, "", " Migrant")
    assert {row.text()[:13] for row in seen(picker, QuestionCheck)} == {"China treats "}
    compose(picker._search, "탈")
    assert "No question fits." in texts(picker)
    compose(picker._search, "")
    named(picker, QuestionCheck.__mro__[1], "Without sensitive ones").click()
    assert "No question fits." in texts(picker)


def test_what_is_chosen_keeps_its_order_and_new_ones_come_after(
    qtbot: QtBot, picker: PickerScreen
) -> None:
    fresh = next(row for row in seen(picker, QuestionCheck) if not row.isChecked())
    QTest.keyClick(fresh, Qt.Key.Key_Return)
    with qtbot.waitSignal(picker.done) as done:
        QTest.keyClick(picker, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done.args is not None
    assert done.args[0][:2] == (ItemId("item-0"), ItemId("item-1"))
    assert len(done.args[0]) == 3


def test_more_than_a_session_holds_cannot_be_taken(picker: PickerScreen) -> None:
    lines = some_lines(70)
    picker.render(PickerState(lines, tuple(line.item_id for line in lines[:61])))
    assert "A session has at most 60." in texts(picker)
    assert not button(picker, "Take these").isEnabled()


def test_a_list_tells_its_problems_by_line_and_links_the_same_names(qtbot: QtBot) -> None:
    screen = RosterScreen()
    qtbot.addWidget(screen)
    screen.resize(900, 2400)
    screen.render(a_roster_state())
    screen.show()
    assert "13 names, 2 lines to check" in texts(screen)
    assert "1 of 13 names is a learner here." in texts(screen)
    assert "Mina is: Mina" in texts(screen)
    with qtbot.waitSignal(screen.kept) as kept:
        button(screen, "Keep this list").click()
    assert kept.args is not None
    roster: Roster = kept.args[0]
    linked = {one.name: one.learner_id for one in roster.names}
    assert linked["Mina"] == 1
    assert linked["Ada"] is None
    assert len(linked) == 13
    assert not any(one.apart for one in roster.names)
