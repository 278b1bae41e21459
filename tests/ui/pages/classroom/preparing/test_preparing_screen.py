"""The screens before a session: labels, order, keys."""

from dataclasses import replace

import pytest
from devtools.gallery.class_lists_entries import a_roster
from devtools.gallery.preparing_entries import (
    a_detective_line,
    a_line,
    a_preparing_state,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.items import Deck
from quizapp.core.session.setup import Naming, SessionPlan
from quizapp.ui.kit.control.buttons import Button
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.pages.classroom.preparing import wording
from quizapp.ui.pages.classroom.preparing.intents import ChangePlan, Draw, EditClassList, Reorder
from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen
from quizapp.ui.pages.classroom.preparing.settings_part import SettingsPart
from tests.ui.looking import acts, button, seen, texts

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(qtbot: QtBot) -> PreparingScreen:
    made = PreparingScreen()
    qtbot.addWidget(made)
    made.resize(1000, 2400)
    made.render(a_preparing_state())
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


def test_the_source_line_stands_before_what_is_asked_and_its_label() -> None:
    line = replace(a_line(1), source_line="South Korea, 2021")
    told = "".join(span.text for span in wording.under(line))
    assert told.startswith(f"South Korea, 2021 · False claim: {line.stem}")
    assert f"Asked as: South Korea, 2021. False claim: {line.stem}" in wording.spoken(line)


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
    assert names[0] == "Mixed", "Tab comes to the one that is chosen"
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


def test_the_first_cannot_go_up_and_the_last_cannot_go_down(screen: PreparingScreen) -> None:
    done = acts(screen)
    screen.order.take_focus(0)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Up, ALT)
    screen.order.take_focus(7)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Down, ALT)
    assert done == []


def test_moving_and_removing_by_the_mouse(screen: PreparingScreen) -> None:
    items = a_preparing_state().plan.items
    done = acts(screen)
    for name in ("Later", "Remove"):
        next(one for one in seen(screen.order, Button) if one.toolTip() == name).click()
    assert done == [Reorder((items[1], items[0], *items[2:])), Reorder(items[1:])]


def test_nothing_to_ask_cannot_be_started(screen: PreparingScreen) -> None:
    screen.render(a_preparing_state(0))
    assert not button(screen, "Start").isEnabled()
    assert not button(screen, "Preview").isEnabled()
    assert "Draw some, choose by hand, or loosen a choice above." in texts(screen)


def test_lost_questions_of_a_plan_are_told(screen: PreparingScreen) -> None:
    screen.render(a_preparing_state(3, lost=1))
    assert "One question of this plan is no longer in the bank." in texts(screen)


def test_the_class_list_is_taken_when_it_is_chosen(qtbot: QtBot) -> None:
    done: list[ChangePlan | EditClassList] = []
    part = SettingsPart(done.append)
    qtbot.addWidget(part)
    state = a_preparing_state(3, rosters=(a_roster(),))
    part.show_state(state)
    part._naming.segments.segment(1).click()
    assert done == [ChangePlan(replace(state.plan, naming=Naming.ROSTER, roster_id=1))]


def test_settings_in_words() -> None:
    plan = SessionPlan("", ())
    assert wording.settings(plan) == "on phones, friendly names, asks how sure"
    assert wording.settings(replace(plan, phones=False, seconds=60, ranking=True)) == (
        "by show of hands, a clock of 60 seconds"
    )


def test_the_quiz_is_chosen_among_three_as_in_study(screen: PreparingScreen) -> None:
    done = acts(screen)
    button(screen, "Source detective").click()
    assert done == [Draw(QuizSpec(number=8, deck=Deck.DETECTIVE))]
    screen.render(a_preparing_state(spec=QuizSpec(number=8, deck=Deck.DETECTIVE)))
    assert "Read a passage first, then find out how it argues." in texts(screen)
    button(screen, "Common myths").click()
    assert done[1:] == [Draw(QuizSpec(number=8, myths_only=True))]
    screen.render(a_preparing_state(myths=False, detective=False))
    assert "Which quiz?" not in texts(screen)


def test_a_question_on_how_a_source_argues_is_marked() -> None:
    told = "".join(span.text for span in wording.under(a_detective_line(0)))
    assert told.endswith("source detective: the class reads first")
    assert wording.spoken(a_detective_line(0)).endswith("Source detective: the class reads first.")
    assert "detective" not in "".join(span.text for span in wording.under(a_line(0)))


def test_no_more_questions_are_offered_than_there_are(screen: PreparingScreen) -> None:
    def offered() -> tuple[list[str], str]:
        (number,) = [
            one for one in seen(screen, Segmented) if one.accessibleName().startswith("How many")
        ]
        segments = number.findChildren(QRadioButton)
        on = [one.text() for one in segments if one.isChecked()]
        return [one.text() for one in segments], on[0]

    assert offered() == (["5", "8", "10", "12", "15", "20"], "8")
    screen.render(a_preparing_state(5, most=5))
    assert offered() == (["All 5"], "All 5")
    screen.render(a_preparing_state(7, most=7))
    assert offered() == (["5", "All 7"], "All 7")
    done = acts(screen)
    button(screen, "All 7").click()
    assert done == [Draw(QuizSpec(number=7))]
    screen.render(a_preparing_state(8, most=300))
    assert offered() == (["5", "8", "10", "12", "15", "20"], "8")
