"""Class: what was missed, without names, with every false sentence under its label."""

from dataclasses import replace

import pytest
from devtools.gallery.classroom_entries import (
    a_class,
    a_class_card,
    a_class_state,
    a_lure,
    a_missed_line,
    an_interrupted_session,
    some_sessions,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import FactId
from quizapp.core.content.items import ItemKind
from quizapp.core.views.reports import ClassReview
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.pages.classroom import wording
from quizapp.ui.pages.classroom.intents import (
    EndSession,
    OpenLine,
    OpenPassage,
    QuizOnFacts,
    RemovePlan,
    ShowNames,
)
from quizapp.ui.pages.classroom.missed_part import FIRST
from quizapp.ui.pages.classroom.missed_row import MissedRow
from quizapp.ui.pages.classroom.screen import ClassScreen
from quizapp.ui.shell.destinations import OpenResults, PrepareSession, RunSession, SetUpQuiz
from tests.ui.looking import acts, button, follow_on, named, seen, texts


@pytest.fixture
def screen(qtbot: QtBot) -> ClassScreen:
    made = ClassScreen()
    qtbot.addWidget(made)
    made.resize(1000, 1600)
    made.render(a_class_state())
    made.show()
    return made


def test_rows_are_titled_by_the_fact(screen: ClassScreen) -> None:
    titles = [row.row.text() for row in seen(screen, MissedRow)]
    assert titles[0] == "Arrivals in the South peaked in 2009, with 2,914 people."
    assert len(titles) == 4


def test_a_false_claim_and_a_wrong_option_never_stand_without_their_labels(
    screen: ClassScreen,
) -> None:
    lines = texts(screen).splitlines()
    assert "Not correct, but chosen by 5 of 9: 2002" in lines
    assert "False claim: The numbers have only fallen since the famine of the 1990s." in lines
    walking = [line for line in lines if "walk across" in line]
    assert walking == [
        "False claim: Most people who leave North Korea walk across the border to the South."
    ]
    assert "Correction: Most leave through China and third countries." in lines


def test_small_numbers_are_said_to_be_small() -> None:
    few, some, many = (a_missed_line(1, "Fact.", 2, asked) for asked in (3, 9, 30))
    assert wording.reach(few) == "Too few answers to say how many others would."
    assert wording.reach(some).startswith("Few answers so far: of 100 others, anywhere from")
    assert wording.reach(many).startswith("Of 100 others, about")


@pytest.mark.parametrize(
    ("wrong", "certain", "said"),
    [
        (3, 0, ""),
        (3, 2, "2 of them certain"),
        (3, 3, "all of them certain"),
        (1, 1, "certain of it"),
    ],
)
def test_certain_and_wrong_is_counted(wrong: int, certain: int, said: str) -> None:
    assert wording.certain(a_missed_line(1, "Fact.", wrong, 9, certain_wrong=certain)) == said


def test_a_true_sentence_that_was_doubted_has_no_false_claim() -> None:
    lure = a_lure(kind=ItemKind.TRUE_FALSE, stem="It is so.", text="False", myth="", myth_fact="")
    line = a_missed_line(1, "It is so.", 5, 9, lure=lure)
    assert wording.claim_behind(line) is None
    assert wording.lure_label(lure, 9) == "Not correct: 5 of 9 took a true sentence to be false."


def test_an_option_of_one_wording_says_how_many_were_asked_in_it() -> None:
    lure = a_lure(chosen=1, asked=2)
    assert wording.lure_label(lure, 9) == "Not correct, but chosen by 1 of 2 asked in these words:"


def test_tab_goes_down_the_page_also_through_what_was_opened_later(screen: ClassScreen) -> None:
    screen.render(a_class_state(a_class(lines=34)))
    seen(screen, MissedRow)[1].row.click()
    screen.render(a_class_state(a_class(lines=34), cards=((FactId("fact-2"), a_class_card()),)))
    button(screen, "Make a quiz").setFocus()
    names = []
    for _ in range(9):
        screen.focusNextChild()
        focused = screen.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName().partition(":")[0])
    assert names[0] == "Show names"
    assert names[1].startswith("6 of 9")
    assert names[2].startswith("24 of 31")
    told = [name for place, name in enumerate(names[3:]) if name != names[2 + place]]
    assert told[0] == "About this question"
    assert told[1].startswith("Source passages")


def test_a_myth_of_another_fact_comes_with_its_correction() -> None:
    lure = a_lure(myth="The earth is flat.", myth_fact="The earth is round.")
    line = a_missed_line(1, "Another fact.", 5, 9, lure=lure)
    claim = wording.claim_behind(line)
    assert claim is not None
    assert (claim.text, claim.correction) == ("The earth is flat.", "The earth is round.")
    assert not claim.correction_is_fact


def test_what_was_asked_stands_under_its_source_line(screen: ClassScreen) -> None:
    lure = a_lure(source_line="By the table")
    review = replace(a_class(), lines=(a_missed_line(1, "Fact.", 5, 9, lure=lure),))
    screen.render(a_class_state(review))
    assert f"Asked: By the table · {lure.stem}" in texts(screen)
    false = a_lure(source_line="By the table", stem_is_false=True, correction="So it is.")
    claim = wording.claim_behind(a_missed_line(1, "Fact.", 5, 9, lure=false))
    assert claim is not None
    assert claim.source == "By the table"


def test_names_are_shown_only_when_asked_for(screen: ClassScreen) -> None:
    assert "Hyun-woo" not in texts(screen)
    done = acts(screen)
    named(screen, QCheckBox, "Show names").click()
    assert done == [ShowNames(True)]
    screen.render(a_class_state(a_class(with_names=True)))
    assert "Missed by: Ada, Chidi, Hyun-woo" in texts(screen)
    screen.render(a_class_state())
    assert not named(screen, QCheckBox, "Show names").isChecked()
    assert "Hyun-woo" not in texts(screen)


def test_a_line_opens_by_keyboard_with_its_key_and_its_passage(screen: ClassScreen) -> None:
    row = seen(screen, MissedRow)[0].row
    row.setFocus()
    done = acts(screen)
    QTest.keyClick(row, Qt.Key.Key_Return)
    line = a_class().lines[0]
    assert done == [OpenLine(line)]
    screen.render(a_class_state(a_class(), cards=((line.fact_id, a_class_card()),)))
    shown = texts(screen)
    assert "2009" in shown
    assert "Read in the document" in shown
    assert "Key and passage shown" in row.accessibleName()
    follow_on(seen(screen, MissedRow)[0], "Read in the document")
    assert done[1:] == [OpenPassage(a_class_card().sources[0].passage.id)]
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert "Read in the document" not in texts(screen)
    assert "Key and passage hidden" in row.accessibleName()


def test_the_quiz_asks_the_facts_missed_most(screen: ClassScreen) -> None:
    done = acts(screen)
    button(screen, "Make a quiz of these 4").click()
    assert done == [QuizOnFacts(tuple(FactId(f"fact-{n}") for n in range(1, 5)))]
    assert "answered as Mina" in texts(screen)


def test_more_are_shown_when_asked_for_and_the_focus_goes_to_the_first_of_them(
    screen: ClassScreen,
) -> None:
    screen.render(a_class_state(a_class(lines=34)))
    assert len(seen(screen, MissedRow)) == FIRST
    assert button(screen, f"Make a quiz of these {FIRST}")
    button(screen, "Show 10 more").click()
    assert len(seen(screen, MissedRow)) == 2 * FIRST
    focused = screen.focusWidget()
    assert focused is screen.row(FIRST).row


@pytest.mark.parametrize(("learners", "said"), [(0, "two of them"), (1, "One has answered")])
def test_fewer_than_two_learners_are_no_class(
    screen: ClassScreen, learners: int, said: str
) -> None:
    screen.render(a_class_state(replace(a_class(), learners=learners)))
    assert said in texts(screen)
    assert not seen(screen, MissedRow)
    done = acts(screen)
    button(screen, "New quiz").click()
    assert done == [SetUpQuiz()]


def test_a_class_that_missed_nothing_is_told_so(screen: ClassScreen) -> None:
    screen.render(a_class_state(ClassReview((), 3, 12, 30, 0, 0, False)))
    assert "Everything was right" in texts(screen)


def test_there_is_one_filled_button_and_it_has_the_focus(screen: ClassScreen) -> None:
    filled = [one for one in seen(screen, Button) if one.kind is ButtonKind.PRIMARY]
    assert [one.accessibleName() for one in filled] == ["New session"]
    focused = screen.focusWidget()
    assert focused is filled[0]


def test_an_interrupted_session_comes_first_with_its_code(screen: ClassScreen) -> None:
    session = an_interrupted_session()
    screen.render(a_class_state(sessions=some_sessions(interrupted=session)))
    filled = [one for one in seen(screen, Button) if one.kind is ButtonKind.PRIMARY]
    assert [one.accessibleName() for one in filled] == ["Go on with Routes"]
    assert "the same code, K7RM," in texts(screen)
    done = acts(screen)
    filled[0].click()
    button(screen, "End Routes").click()
    button(screen, "New session").click()
    assert done == [RunSession(session), EndSession(session), PrepareSession()]


def test_plans_and_past_sessions_open_and_many_are_folded(screen: ClassScreen) -> None:
    state = some_sessions(14)
    screen.render(a_class_state(ClassReview((), 0, 0, 0, 0, 0, False), sessions=state))
    assert len(seen(screen, RowButton)) == 10
    done = acts(screen)
    seen(screen, RowButton)[0].click()
    next(b for b in seen(screen, Button) if b.accessibleName().startswith("Delete")).click()
    seen(screen, RowButton)[5].click()
    plan = state.plans[0]
    assert done == [PrepareSession(plan), RemovePlan(plan), OpenResults(state.past[0].id)]


def test_all_past_sessions_are_shown_when_asked_for(screen: ClassScreen) -> None:
    screen.render(a_class_state(sessions=some_sessions(14, plans=())))
    button(screen, "Show all 14").click()
    assert len(seen(screen, RowButton)) == 14 + 4
    focused = screen.focusWidget()
    assert isinstance(focused, RowButton)
    assert "30 October" in focused.accessibleName() or "November" in focused.accessibleName()


def test_what_was_missed_makes_a_session(screen: ClassScreen) -> None:
    done = acts(screen)
    button(screen, "Run a session on these 4").click()
    assert done == [PrepareSession(facts=tuple(FactId(f"fact-{n}") for n in range(1, 5)))]


def test_a_new_visit_begins_with_nothing_opened(screen: ClassScreen) -> None:
    cards = ((FactId("fact-1"), a_class_card()),)
    seen(screen, MissedRow)[0].row.click()
    screen.render(a_class_state(a_class(), cards=cards))
    assert screen.row(0).is_open
    screen.begin()
    screen.render(a_class_state())
    assert not screen.row(0).is_open
