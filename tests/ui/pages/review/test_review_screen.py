"""What the screens of the page Review say was done."""

from dataclasses import replace

import pytest
from devtools.samples.review import a_line, a_list, a_state, an_answer, an_entry
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import AttemptId, PresentedId
from quizapp.core.views.objections import ObjectionId
from quizapp.ui.card.card_text import CardText
from quizapp.ui.kit.control.buttons import Button
from quizapp.ui.kit.control.check import CheckChip
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.focus_watch import watch_focus
from quizapp.ui.kit.layout.page import PAGE_WIDEST, ScrollPage, side_margins
from quizapp.ui.pages.review.entry_screen import EntryScreen
from quizapp.ui.pages.review.filters_bar import FiltersBar
from quizapp.ui.pages.review.intents import (
    BackToList,
    OpenEntry,
    Practise,
    ReadAnswer,
    ReviewDue,
)
from quizapp.ui.pages.review.list_view import WrongView
from quizapp.ui.pages.review.myths_part import MythCard
from quizapp.ui.pages.review.screen import ReviewScreen
from quizapp.ui.pages.review.state import ReviewState
from quizapp.ui.shell.destinations import OpenSummary, SetUpQuiz
from tests.ui.looking import acts, button, named, seen, texts

CONTROL = Qt.KeyboardModifier.ControlModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def _list(qtbot: QtBot, state: ReviewState) -> ReviewScreen:
    screen = ReviewScreen()
    qtbot.addWidget(screen)
    screen.resize(1000, 800)
    screen.render(state)
    screen.show()
    return screen


def test_all_or_the_chosen_facts_are_practised_in_the_lists_order(qtbot: QtBot) -> None:
    screen = _list(qtbot, a_state())
    done = acts(screen)
    view = seen(screen, WrongView)[0]
    every = view.rows.askable
    button(screen, "Practise these").click()
    view.rows.choose((every[2], every[0]))
    QTest.keyClick(screen, Qt.Key.Key_Return, CONTROL)
    assert done == [Practise(every), Practise((every[0], every[2]))]


def test_a_list_that_takes_the_keyboard_leaves_the_pages_beginning_in_sight(
    qtbot: QtBot, qapp: QApplication
) -> None:
    watch_focus(qapp)
    five = a_list(tuple(a_line(number) for number in range(5)))
    screen = ReviewScreen()
    qtbot.addWidget(screen)
    screen.resize(1000, 620)
    screen.render(a_state(wrong=five))
    screen.show()
    view = seen(screen, WrongView)[0]
    qtbot.waitUntil(view.hasFocus)
    for _ in range(5):
        qapp.processEvents()
    page = screen.findChildren(ScrollPage)[0]
    bar = page.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert bar.value() > 0


def test_enter_opens_the_fact_that_the_keyboard_is_on(qtbot: QtBot) -> None:
    screen = _list(qtbot, a_state())
    done = acts(screen)
    view = seen(screen, WrongView)[0]
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.current is not None
    assert done == [OpenEntry(view.current)]


def test_what_is_switched_off_promises_nothing(qtbot: QtBot) -> None:
    lines = (a_line(0), a_line(1, rests=True))
    screen = _list(qtbot, a_state(wrong=a_list(lines)))
    view = seen(screen, WrongView)[0]
    said = [view.rows.index(row, 0).data(SPOKEN) for row in (1, 2)]
    assert "3 days needed" in said[0]
    assert "Not asked now: sensitive questions are switched off" in said[1]
    assert "needed" not in said[1]
    assert view.rows.askable == (lines[0].card.fact_id,)
    screen.render(a_state(wrong=a_list(lines[1:])))
    assert "Practise" not in texts(screen)


def test_a_myth_that_is_switched_off_is_told_and_not_practised(qtbot: QtBot) -> None:
    myths = [replace(myth, can_ask=place > 0) for place, myth in enumerate(a_state().myths)]
    held = [myth for myth in myths if not myth.gone]
    assert held[0] is myths[0]
    screen = _list(qtbot, a_state(myths=tuple(myths)))
    done = acts(screen)
    named(screen, Segmented, "What to show").segment(1).click()
    assert len(seen(screen, MythCard)) == len(myths)
    assert len([b for b in seen(screen, Button) if b.text() == "Practise this"]) == len(myths) - 1
    QTest.keyClick(seen(screen, MythCard)[0], Qt.Key.Key_Return)
    assert done == []
    button(screen, f"Practise {len(held) - 1} that are not gone yet").click()
    assert done == [Practise(tuple(myth.fact_id for myth in held[1:]))]


def test_an_empty_list_leads_to_what_is_due_or_to_a_new_quiz(qtbot: QtBot) -> None:
    nothing = a_list(())
    due = _list(qtbot, a_state(wrong=nothing, due=4, session=4, myths=()))
    done = acts(due)
    QTest.keyClick(due, Qt.Key.Key_Return, CONTROL)
    assert done == [ReviewDue()]
    none = _list(qtbot, a_state(wrong=nothing, due=0, myths=()))
    done = acts(none)
    button(none, "New quiz").click()
    assert done == [SetUpQuiz()]


def test_an_opened_fact_is_practised_or_left(qtbot: QtBot) -> None:
    screen = EntryScreen()
    qtbot.addWidget(screen)
    state = an_entry()
    screen.render(state)
    screen.show()
    done = acts(screen)
    QTest.keyClick(screen, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    button(screen, "Back to the list").click()
    assert done == [Practise((state.entry.line.card.fact_id,)), BackToList(), BackToList()]


def test_a_myth_is_practised_by_its_button_and_by_keys_on_its_card(qtbot: QtBot) -> None:
    screen = _list(qtbot, a_state())
    named(screen, Segmented, "What to show").segment(1).click()
    done = acts(screen)
    card = seen(screen, MythCard)[0]
    button(card, "Practise this").click()
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    QTest.keyClick(card, Qt.Key.Key_Space)
    first = a_state().myths[0].fact_id
    assert done == [Practise((first,))] * 3


def test_the_myths_that_are_not_gone_are_practised_together(qtbot: QtBot) -> None:
    screen = _list(qtbot, a_state())
    named(screen, Segmented, "What to show").segment(1).click()
    done = acts(screen)
    button(screen, "Practise 3 that are not gone yet").click()
    held = tuple(myth.fact_id for myth in a_state().myths if not myth.gone)
    assert len(held) == 3
    assert done == [Practise(held)]


def test_an_answer_to_what_was_written_stays_until_it_was_read(qtbot: QtBot) -> None:
    screen = _list(qtbot, a_state(answers=(an_answer(1),)))
    assert "An answer to what you wrote" in texts(screen)
    assert "You wrote: The passage says most, not all." in texts(screen)
    done = acts(screen)
    button(screen, "Look at the question").click()
    button(screen, "I have read it").click()
    assert done == [OpenSummary(AttemptId(91), PresentedId(71)), ReadAnswer(ObjectionId(1))]
    screen.render(a_state())
    assert "An answer to what you wrote" not in texts(screen)


@pytest.mark.parametrize("width", [600, 1100])
def test_an_opened_fact_begins_where_every_other_page_does(qtbot: QtBot, width: int) -> None:
    screen = EntryScreen()
    qtbot.addWidget(screen)
    screen.resize(width, 700)
    screen.render(an_entry())
    screen.show()
    texts(screen)
    edges = {
        part.mapTo(screen, QPoint(0, 0)).x()
        for part in (screen.findChildren(CardText)[0], button(screen, "Practise this one"))
    }
    assert edges == {side_margins(width, PAGE_WIDEST)[0]}


def test_the_title_says_that_guesses_are_there_too_and_few_facts_need_no_filters(
    qtbot: QtBot,
) -> None:
    def listed(number: int) -> ReviewState:
        return a_state(wrong=a_list(tuple(a_line(place) for place in range(number))))

    screen = _list(qtbot, listed(6))
    assert "Wrong or guessed (6)" in texts(screen)
    assert not seen(screen, FiltersBar)
    screen.render(listed(7))
    (bar,) = seen(screen, FiltersBar)
    (myths,) = seen(bar, CheckChip)
    myths.click()
    screen.render(listed(6))
    assert seen(screen, FiltersBar), "what is set can be undone"
    button(screen, "Show all").click()
    assert not seen(screen, FiltersBar)


def test_in_a_low_window_the_list_has_the_room_of_the_hint(qtbot: QtBot) -> None:
    screen = _list(qtbot, a_state())
    assert "Or choose some" in texts(screen)
    screen.resize(800, 360)
    assert "Or choose some" not in texts(screen)
    view = seen(screen, WrongView)[0]
    view.rows.choose(view.rows.askable[:2])
    assert "2 of 6 chosen" in texts(screen), "what was done is told in every window"
    view.rows.choose(())
    screen.resize(1000, 800)
    assert "Or choose some" in texts(screen)
