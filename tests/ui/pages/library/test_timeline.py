"""The timeline: a list to a screen reader, walked by keys, a line of years to the eye."""

import pytest
from devtools.samples.library import a_library, a_page, a_timeline, some_hits
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.theme.theme import current_theme
from quizapp.ui.pages.library.intents import CloseTimeline, LibraryIntent, OpenDated, ShowTimeline
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.pages.library.state import Back
from quizapp.ui.pages.library.timeline import BEGINS
from tests.ui.looking import button, seen, texts


@pytest.fixture
def asked() -> list[LibraryIntent]:
    return []


@pytest.fixture
def screen(qtbot: QtBot, asked: list[LibraryIntent]) -> LibraryScreen:
    made = LibraryScreen(asked.append)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_the_library_offers_a_timeline(screen: LibraryScreen, asked: list[LibraryIntent]) -> None:
    screen.render(a_library())
    button(screen, "Timeline of the dated facts").click()
    assert asked == [ShowTimeline()]


def test_it_is_a_list_that_says_each_date_and_fact(screen: LibraryScreen) -> None:
    screen.render(a_library(timeline=a_timeline()))
    view = screen.timeline.view
    assert view.isVisible()
    assert view.accessibleName() == "Timeline: 6 facts with a date"
    model = view.model()
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(6)]
    assert said[0] == "1953: The Korean War ended in 1953 with a truce, not a peace."
    assert said[4].startswith("February 2014: A commission")
    begins = [model.index(row, 0).data(BEGINS) for row in range(6)]
    assert begins == [True, True, True, False, True, True]


def test_keys_walk_it_and_enter_reads_the_passage(
    screen: LibraryScreen, asked: list[LibraryIntent]
) -> None:
    screen.render(a_library())
    screen.render(a_library(timeline=a_timeline()))
    view = screen.timeline.view
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked == [OpenDated(a_timeline()[1])]


def test_escape_and_the_link_leave_it_for_the_documents(
    screen: LibraryScreen, asked: list[LibraryIntent]
) -> None:
    screen.render(a_library(timeline=a_timeline()))
    button(screen, "All documents").click()
    QTest.keyClick(screen.timeline.view, Qt.Key.Key_Escape)
    assert asked == [CloseTimeline(), CloseTimeline()]
    screen.render(a_library())
    assert not screen.timeline.isVisible()
    assert screen.finder.timeline.hasFocus()


def test_a_page_and_what_was_found_stand_before_it(screen: LibraryScreen) -> None:
    facts = a_timeline()
    screen.render(a_library(timeline=facts, page=a_page(), back=Back.TIMELINE))
    assert not screen.timeline.isVisible()
    assert "Back to the timeline" in texts(screen)
    screen.render(a_library(timeline=facts, hits=some_hits(), query="border"))
    assert not screen.timeline.isVisible()


def test_in_a_narrow_window_it_takes_the_room_of_the_documents(screen: LibraryScreen) -> None:
    screen.render(a_library(timeline=a_timeline()))
    screen.resize(600, 600)
    QApplication.processEvents()
    assert screen.timeline.view.height() > 300
    assert "A list of 35 facts about defectors" not in texts(screen)
    assert button(screen, "All documents") in seen(screen, type(screen.timeline.close_link))


def test_without_a_dated_fact_it_says_so_and_leads_back(screen: LibraryScreen) -> None:
    screen.render(a_library())
    screen.render(a_library(timeline=()))
    assert "No fact has a date" in texts(screen)
    assert not screen.timeline.view.isVisible()
    assert screen.timeline.close_link.hasFocus()


def test_a_dot_stands_on_the_line_where_a_year_begins(screen: LibraryScreen) -> None:
    screen.render(a_library(timeline=a_timeline()))
    view = screen.timeline.view
    view.setCurrentIndex(view.model().index(5, 0))
    QApplication.processEvents()
    picture = view.viewport().grab().toImage()
    accent, line = (current_theme().colour(each).rgb() for each in ("accent", "control"))
    for row, has_dot in enumerate([True, True, True, False, True]):
        box = view.visualRect(view.model().index(row, 0))
        places = [(x, y) for x in range(50, 90) for y in range(box.top(), box.bottom())]
        dots = {picture.pixel(x, y) for x, y in places}
        assert line in dots
        assert (accent in dots) == has_dot, row
