"""The first hour: choosing by keyboard, reading, and on to the questions."""

from dataclasses import replace

import pytest
from devtools.gallery.welcome_entries import a_welcome_state
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.core.cards.claims import false_claim
from quizapp.ui.kit.chart.progress import ProgressLine
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.text.explained_prose import ExplainedProse
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import Tone
from quizapp.ui.pages.welcome.intents import BeginWith, ReadBack, ReadOn, ShowWords
from quizapp.ui.pages.welcome.screen import WelcomeScreen
from quizapp.ui.shell.destinations import SetUpQuiz
from tests.ui.looking import acts, button, seen, texts


@pytest.fixture
def screen(qtbot: QtBot) -> WelcomeScreen:
    made = WelcomeScreen()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def _press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_common_myths_come_first_and_enter_begins_with_them(screen: WelcomeScreen) -> None:
    done = acts(screen)
    screen.render(a_welcome_state())
    assert "You read for about a minute" in texts(screen)
    rows = seen(screen, RowButton)
    assert rows[0].text() == "Common myths"
    assert rows[0].hasFocus()
    assert rows[0].accessibleDescription() == "Three short passages, then five questions"
    _press(Qt.Key.Key_Return)
    rows[2].click()
    button(screen, "Straight to a quiz").click()
    assert done == [BeginWith(0), BeginWith(2), SetUpQuiz()]


def test_a_passage_is_read_with_its_source_and_enter_goes_on(screen: WelcomeScreen) -> None:
    done = acts(screen)
    screen.render(a_welcome_state(chosen=0))
    said = texts(screen)
    assert "Common myths · passage 1 of 3" in said
    assert "minute" not in said, "it was told before one chose"
    assert "They travel by way of China" in said
    assert "From: An overview, 2024" in said
    focus = QApplication.focusWidget()
    assert focus is not None
    assert "They travel by way of China" in focus.accessibleName()
    _press(Qt.Key.Key_Return)
    _press(Qt.Key.Key_Escape)
    button(screen, "Back").click()
    assert done == [ReadOn(), ReadBack(), ReadBack()]


def test_a_passage_without_a_headline_gets_the_focus_and_is_told_itself(
    screen: WelcomeScreen,
) -> None:
    state = a_welcome_state(chosen=0)
    reading = state.readings[0]
    bare = replace(reading.passages[1], headline="")
    passages = (reading.passages[0], bare, reading.passages[2])
    readings = (replace(reading, passages=passages), *state.readings[1:])
    screen.render(replace(state, readings=readings))
    screen.render(replace(state, readings=readings, at=1))
    assert reading.passages[1].headline not in texts(screen)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Prose)
    assert focus.text() == bare.passage.text
    told = focus.accessibleName()
    assert told.startswith("Common myths · passage 2 of 3. The overview lists")
    screen.render(replace(state, readings=readings, at=2))
    focus = QApplication.focusWidget()
    assert isinstance(focus, Prose)
    assert focus.text() == reading.passages[2].headline


def test_the_myth_stands_above_its_passage_under_its_label_and_with_what_is_so(
    screen: WelcomeScreen,
) -> None:
    state = a_welcome_state(chosen=0)
    reading = state.readings[0]
    false, so = "Everybody lives in comfort.", "Many have a hard life."

    def show(headline: str) -> tuple[str, str]:
        myth = false_claim(false, so, fact=headline)
        read = replace(reading.passages[0], headline=headline, myth=myth)
        screen.render(replace(state, readings=(replace(reading, passages=(read,)),)))
        focus = QApplication.focusWidget()
        assert focus is not None
        return texts(screen), focus.accessibleName()

    for said in show(""):
        assert "Many people believe this. Is it so?" in said
        assert f"False claim: {false}" in said
        assert f"Correction: {so}" in said
    for said in show(so):
        assert f"False claim: {false}" in said
        assert "Correction:" not in said, "the headline is"
        assert so in said
    screen.render(state)
    assert "False claim" not in texts(screen)
    assert "Is it so?" not in texts(screen)


def test_words_that_are_explained_are_dotted_and_told_at_the_pointer(
    screen: WelcomeScreen,
) -> None:
    done = acts(screen)
    screen.render(a_welcome_state(chosen=0))
    said = texts(screen)
    assert "Words in this text" in said
    (text,) = seen(screen, ExplainedProse)
    assert [one.text for one in text.spans if one.tone is Tone.EXPLAINED] == ["third countries"]
    told = {text.told_at(QPoint(x, y)) for x in range(0, 600, 20) for y in range(0, 60, 10)}
    assert told == {"", "third country: a country between the one left and the last."}
    focus = QApplication.focusWidget()
    assert focus is not None
    assert "Explained under “Words in this text”: third country." in focus.accessibleName()
    button(screen, "Words in this text").setFocus()
    _press(Qt.Key.Key_Return)
    assert done == [ShowWords()]
    screen.render(a_welcome_state(chosen=0, at=2))
    assert "Words in this text" not in texts(screen)


def test_the_last_passage_leads_to_the_questions_by_the_one_filled_button(
    screen: WelcomeScreen,
) -> None:
    done = acts(screen)
    screen.render(a_welcome_state(chosen=0, at=2))
    (filled,) = (b for b in seen(screen, Button) if b.kind is ButtonKind.PRIMARY)
    assert filled.text() == "Now the questions"
    filled.click()
    assert done == [ReadOn()]


def test_who_goes_back_finds_the_topic_that_was_read(screen: WelcomeScreen) -> None:
    screen.render(a_welcome_state())
    screen.render(a_welcome_state(chosen=1))
    screen.render(a_welcome_state())
    assert seen(screen, RowButton)[1].hasFocus()


def test_all_there_is_to_begin_with_is_seen_at_a_glance_in_a_low_window(
    screen: WelcomeScreen,
) -> None:
    screen.resize(828, 581)  # what the rail and a title bar leave of 1024 x 600
    screen.render(a_welcome_state())
    straight = button(screen, "Straight to a quiz")
    for shown in (*seen(screen, RowButton), straight):
        bottom = shown.mapTo(screen, shown.rect().bottomLeft()).y()
        assert bottom < screen.height(), shown.accessibleName()
    first, second, third = (one.pos() for one in seen(screen, RowButton)[:3])
    assert (first.y(), first.x()) == (second.y(), third.x())


def test_in_a_narrow_window_the_offers_stand_below_each_other(screen: WelcomeScreen) -> None:
    screen.resize(500, 700)
    screen.render(a_welcome_state())
    assert len({row.x() for row in seen(screen, RowButton)}) == 1


def test_the_line_of_the_reading_is_full_at_its_end_so_that_it_does_not_jump_back(
    screen: WelcomeScreen,
) -> None:
    screen.render(a_welcome_state(chosen=0, at=2))
    line = seen(screen, ProgressLine)[0]
    assert line.value() == line.maximum()


def test_a_date_is_told_in_words_and_not_where_the_title_has_it(screen: WelcomeScreen) -> None:
    state = a_welcome_state(chosen=0)
    reading = state.readings[0]
    read = reading.passages[0]
    original = replace(read.document.original, date="2024-08")

    def shown(title: str) -> str:
        document = replace(read.document, title=title, original=original)
        passages = (replace(read, document=document),)
        screen.render(replace(state, readings=(replace(reading, passages=passages),)))
        return texts(screen)

    assert "From: A report, August 2024" in shown("A report")
    assert "From: News of August 2024: a soldier" in shown("News of August 2024: a soldier")
    assert "2024-08" not in texts(screen)


def test_the_hint_stands_on_the_line_of_the_buttons(screen: WelcomeScreen) -> None:
    screen.render(a_welcome_state(chosen=0))
    hint = next(one for one in seen(screen, Prose) if one.text() == "Enter goes on")
    middle = hint.mapTo(screen, hint.contentsRect().center()).y()
    on = button(screen, "Read on")
    assert abs(middle - on.mapTo(screen, on.rect().center()).y()) <= 2


def test_back_stays_where_it_is_while_one_reads(screen: WelcomeScreen) -> None:
    places = set()
    for at in range(3):
        screen.render(a_welcome_state(chosen=0, at=at))
        texts(screen)
        back = button(screen, "Back")
        places.add(back.mapTo(screen, back.rect().topLeft()).x())
    assert len(places) == 1


def test_words_stand_in_the_middle_of_a_button_that_is_wider_than_they_are(
    screen: WelcomeScreen,
) -> None:
    screen.render(a_welcome_state(chosen=0))
    texts(screen)
    on = button(screen, "Read on")
    drawn = on.grab().toImage()
    ratio = drawn.devicePixelRatio()
    ground = drawn.pixelColor(drawn.width() // 2, 4)
    inked = [
        x
        for x in range(12, drawn.width() - 12)
        for y in range(drawn.height() // 3, drawn.height() * 2 // 3)
        if drawn.pixelColor(x, y) != ground
    ]
    assert abs((min(inked) + max(inked)) / 2 - drawn.width() / 2) <= 3 * ratio


def test_what_stands_above_the_choices_is_in_a_named_group(screen: WelcomeScreen) -> None:
    screen.render(a_welcome_state())
    told = QAccessible.queryAccessibleInterface(screen)
    assert told.role() == QAccessible.Role.Grouping
    assert told.text(QAccessible.Text.Name) == "First reading"


@pytest.mark.parametrize("width", [600, 900, 1300])
def test_the_buttons_stand_under_the_beginning_of_what_is_read(
    screen: WelcomeScreen, width: int
) -> None:
    screen.render(a_welcome_state(chosen=0))
    screen.resize(width, 600)
    on = button(screen, "Read on")
    (headline,) = (p for p in seen(screen, Prose) if p.text().startswith("The usual way out"))
    assert on.mapTo(screen, QPoint()).x() == headline.mapTo(screen, QPoint()).x()
