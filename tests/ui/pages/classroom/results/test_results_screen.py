"""Results of a session: labels, names only where they are private, exact words."""

from dataclasses import replace

import pytest
from devtools.gallery.results_entries import a_question, a_results_state, a_tally, some_results
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.core.session.results import ClassGoal
from quizapp.core.session.tally import Tally
from quizapp.ui.pages.classroom.intents import OpenPassage
from quizapp.ui.pages.classroom.results import wording
from quizapp.ui.pages.classroom.results.intents import (
    DeleteSession,
    PlanNextLesson,
    SaveTables,
    SaveWorkbook,
)
from quizapp.ui.pages.classroom.results.question_row import QuestionRow
from quizapp.ui.pages.classroom.results.screen import ResultsScreen
from quizapp.ui.pages.classroom.results.state import Part
from quizapp.ui.shell.destinations import OpenClass
from tests.ui.looking import acts, button, follow_on, seen, texts

CLAIM = "Most people who leave North Korea walk across the border to the South."


@pytest.fixture
def screen(qtbot: QtBot) -> ResultsScreen:
    made = ResultsScreen()
    qtbot.addWidget(made)
    made.resize(1100, 2400)
    made.render(a_results_state())
    made.show()
    return made


def test_certain_and_wrong_comes_first_and_the_asked_order_is_one_press_away(
    screen: ResultsScreen,
) -> None:
    assert [row.one.number for row in seen(screen, QuestionRow)] == [2, 1, 3]
    button(screen, "In the order they were asked").click()
    assert [row.one.number for row in seen(screen, QuestionRow)] == [1, 2, 3]


def test_a_false_claim_never_stands_without_its_label_and_correction(
    screen: ResultsScreen,
) -> None:
    screen.row(0).toggle()
    lines = [line for line in texts(screen).splitlines() if CLAIM in line]
    assert lines == [f"False claim: {CLAIM}"]
    assert "Correction: Most people who leave North Korea go by way of China" in texts(screen)


def test_options_carry_their_labels() -> None:
    assert wording.option("B", "2002", right=False) == "B. 2002 (Not correct)"
    assert wording.option("C", "2009", right=True) == "C. 2009 (Right)"


def test_names_are_on_the_private_part_only(screen: ResultsScreen) -> None:
    assert "Blue Finch" not in texts(screen)
    screen.show_part(Part.PUPILS)
    assert "Blue Finch: 5 of 8 right" in texts(screen)
    assert "don't grade with them" in texts(screen)
    screen.begin()
    screen.render(a_results_state())
    assert "Blue Finch" not in texts(screen)


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (a_tally(1, 0, 3, 0), "Few votes: of 100 others, from 30 to 95 might be right."),
        (a_tally(1, 3, 22, 1), "Of 100 others, about 63 to 92 would be right."),
        (Tally(a_tally(0, 0, 0, 0).options, 0), ""),
    ],
)
def test_intervals_are_told_in_words(tally: Tally, said: str) -> None:
    assert wording.reach(tally) == said


def test_the_headline_does_not_call_silence_a_failure() -> None:
    silent = a_question(1, first=a_tally(0, 0, 0, 0), second=None, mind_changes=None)
    results = some_results(0, questions=(silent,), goal=ClassGoal(0, 1))
    assert wording.headline(results) == "Nobody answered"
    assert wording.headline(some_results()) == "The class knows 1 of 3 questions"


def test_many_right_answers_and_no_question_known_do_not_contradict(screen: ResultsScreen) -> None:
    one = a_question(1, first=a_tally(0, 12, 14, 0), second=None, mind_changes=None)
    assert (one.last.right, one.last.votes, one.reached) == (14, 26, False)
    screen.render(a_results_state(some_results(0, questions=(one,), goal=ClassGoal(0, 1))))
    assert "The class knows 0 of 1 question" in texts(screen)
    share, guess = {3: (80, 33), 4: (77, 25)}[len(one.options)]
    said = f"A question counts as known when more than {share} % answer it right: {guess} % would"
    assert said in texts(screen)


def test_from_when_on_a_question_is_known_is_told_for_all_kinds_of_it() -> None:
    statement = replace(a_question(2), options=("True", "False"))
    both = some_results(0, questions=(a_question(1), statement), goal=ClassGoal(1, 2))
    assert "more than 77 % to 85 % answer it right" in wording.known_from(both)
    assert wording.known_from(some_results(0, goal=ClassGoal(3, 3))) == ""
    sure = some_results(0, questions=(a_question(1),), goal=ClassGoal(1, 1))
    assert wording.headline(sure) == "The class knows the question"


def test_without_anything_open_there_is_no_plan_to_make(screen: ResultsScreen) -> None:
    screen.render(a_results_state(some_results(ask_again=(), not_reached=())))
    assert "Make the plan" not in texts(screen)


def test_changes_of_mind_are_counted(screen: ResultsScreen) -> None:
    change = a_question(1).mind_changes
    assert change is not None
    assert wording.mind_changes(change).startswith(
        "Of those who voted twice: 11 from wrong to right"
    )


def test_each_button_asks_for_one_thing(screen: ResultsScreen) -> None:
    done = acts(screen)
    for name in ("Make the plan", "Save as XLSX", "Save as CSV", "Delete this", "Back to Class"):
        button(screen, name).click()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    screen.row(0).toggle()
    follow_on(screen.row(0), "Read in the document")
    passage_id = a_results_state().cards[1].sources[0].passage.id
    assert done == [
        PlanNextLesson(),
        SaveWorkbook(),
        SaveTables(),
        DeleteSession(),
        OpenClass(),
        OpenClass(),
        OpenPassage(passage_id),
    ]
