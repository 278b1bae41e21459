"""Originals in the library: the line under the head, what stands under passages, dropped files."""

from dataclasses import replace
from pathlib import Path

import pytest
from devtools.samples.library import a_library, a_page, an_original, some_facts, some_hits
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import PassageId
from quizapp.core.content.originals import Beside, Copy, OriginalParagraph
from quizapp.ui.kit.layout.banner import Banner, BannerKind
from quizapp.ui.kit.layout.dropping import DropVeil
from quizapp.ui.pages.library.intents import (
    AttachFiles,
    ChooseOriginal,
    CloseNotice,
    RemoveOriginal,
    TurnOriginal,
    TurnOriginals,
)
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.pages.library.state import LibraryState, Notice, OriginalsShown
from tests.ui.looking import acts, button, seen, texts

SECOND = PassageId("encyclopedia#p2")
ATTACHED = OriginalsShown(an_original())
ONE = replace(ATTACHED, turned=frozenset((SECOND,)))
EVERYWHERE = replace(ATTACHED, everywhere=True)
DONE = Notice(BannerKind.DONE, "1 original attached.", "000.txt: the original of “An article”.")


@pytest.fixture
def screen(qtbot: QtBot) -> LibraryScreen:
    made = LibraryScreen()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def page_with(originals: OriginalsShown) -> LibraryState:
    return a_library(page=a_page(), originals=originals)


def read(screen: LibraryScreen) -> str:
    return screen.reader.toPlainText().replace("\N{NO-BREAK SPACE}", " ")


def click(screen: LibraryScreen, address: str) -> None:
    """Click a link of the page that is in view."""
    view = screen.reader.viewport()
    for y in range(0, view.height(), 4):
        for x in range(0, view.width(), 8):
            if screen.reader.anchorAt(QPoint(x, y)) == address:
                place = QPoint(x + 6, y + 4)
                QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
                return
    raise AssertionError(f"{address} is not in view")


def test_without_an_original_the_head_invites_to_attach_one(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page()))
    wanted = acts(screen)
    assert "Have the original text? Drop its file here, or choose it." in read(screen)
    assert "Show the original" not in read(screen)
    click(screen, "original:choose")
    assert wanted == [ChooseOriginal()]


def test_an_attached_original_is_offered_at_every_passage_that_renders_some_of_it(
    screen: LibraryScreen,
) -> None:
    beside = an_original()
    without = {k: told for k, told in beside.paragraphs.items() if k != SECOND}
    screen.render(page_with(OriginalsShown(replace(beside, paragraphs=without))))
    assert "Original attached." in read(screen)
    assert read(screen).count("Show the original") == len(without)
    assert "The original, paragraph" not in read(screen)


def test_the_original_of_one_passage_stands_under_it_set_apart(screen: LibraryScreen) -> None:
    screen.render(page_with(ONE))
    told = read(screen)
    ours = told.index("The strategy that defectors use most often")
    heading = told.index("The original, paragraph 2")
    assert ours < heading < told.index("Hardly anyone walks") < told.index("The Korean word")
    assert told.count("The original, paragraph") == 1
    assert told.count("Hide the original") == 1


def test_the_switches_ask_for_one_passage_or_for_all(screen: LibraryScreen) -> None:
    screen.render(page_with(ATTACHED))
    asked = acts(screen)
    click(screen, "original:1")
    click(screen, "original:everywhere")
    click(screen, "original:remove")
    assert asked == [TurnOriginal(SECOND), TurnOriginals(), RemoveOriginal()]


def test_everywhere_shows_all_and_offers_to_hide(screen: LibraryScreen) -> None:
    screen.render(page_with(EVERYWHERE))
    assert read(screen).count("The original, paragraph") == 8
    assert "Hide it" in read(screen)


def test_a_changed_copy_is_told_and_not_shown(screen: LibraryScreen) -> None:
    screen.render(page_with(OriginalsShown(Beside(Copy.CHANGED), everywhere=True)))
    assert "was changed since you attached it, so it is not shown" in read(screen)
    assert "The original, paragraph" not in read(screen)


def test_the_o_key_turns_the_passage_that_is_read(screen: LibraryScreen) -> None:
    screen.render(page_with(ATTACHED))
    turned = acts(screen)
    screen.reader.setFocus()
    QTest.keyClick(screen.reader, Qt.Key.Key_Down)
    QTest.keyClick(screen.reader, Qt.Key.Key_Down)
    QTest.keyClick(screen.reader, Qt.Key.Key_O)
    assert turned == [TurnOriginal(SECOND)]
    screen.render(replace(page_with(ATTACHED), single_keys=False))
    QTest.keyClick(screen.reader, Qt.Key.Key_O)
    assert turned == [TurnOriginal(SECOND)]


def test_tab_and_enter_reach_the_switch(screen: LibraryScreen, qtbot: QtBot) -> None:
    screen.render(page_with(ATTACHED))
    qtbot.waitExposed(screen)
    every = acts(screen)
    screen.reader.setFocus()
    for _ in range(6):
        QTest.keyClick(screen.reader, Qt.Key.Key_Tab)
        if screen.reader.textCursor().selectedText() == "Show it under every passage":
            break
    else:
        raise AssertionError("Tab never comes to the switch")
    QTest.keyClick(screen.reader, Qt.Key.Key_Return)
    assert every == [TurnOriginals()]


def test_what_is_read_stays_in_place_when_originals_come_and_go(
    screen: LibraryScreen, qtbot: QtBot
) -> None:
    state = a_library(page=a_page(40), originals=_long_originals())
    screen.render(state)
    reader = screen.reader
    twentieth = PassageId("encyclopedia#p20")
    reader.go_to(twentieth)
    before = reader.place_of(twentieth).top()
    everywhere = replace(state.originals, everywhere=True)
    screen.render(replace(state, originals=everywhere))
    assert reader.place_of(twentieth).top() == pytest.approx(before, abs=2)
    screen.render(state)
    assert reader.place_of(twentieth).top() == pytest.approx(before, abs=2)
    assert reader.current == twentieth


def test_turning_on_the_first_screen_leaves_the_head_in_sight(screen: LibraryScreen) -> None:
    screen.render(page_with(ATTACHED))
    screen.render(page_with(EVERYWHERE))
    assert screen.reader.verticalScrollBar().value() == 0


def test_evidence_is_marked_in_our_text_not_in_the_original(screen: LibraryScreen) -> None:
    screen.render(page_with(EVERYWHERE))
    screen.reader.mark({SECOND: ((0, 12),)})
    (piece,) = screen.reader.extraSelections()
    cursor = QTextCursor(piece.cursor)
    assert cursor.selectedText() == "The strategy"


def test_a_notice_is_shown_until_it_is_closed(screen: LibraryScreen) -> None:
    state = replace(page_with(ATTACHED), notice=DONE)
    screen.render(state)
    closed = acts(screen)
    assert DONE.message in texts(screen)
    assert "000.txt: the original of" in texts(screen)
    QTest.mouseClick(button(screen, "Close this message"), Qt.MouseButton.LeftButton)
    assert closed == [CloseNotice()]
    screen.render(replace(state, notice=None))
    assert seen(screen, Banner) == []


def test_a_long_notice_leaves_most_of_the_screen(screen: LibraryScreen) -> None:
    screen.render(a_library(notice=replace(DONE, hint="Another refused file.\n" * 60)))
    assert screen.finder.mapTo(screen, QPoint(0, 0)).y() < screen.height() / 2


# Dropping


def files(*paths: str) -> QMimeData:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return held


def hold(screen: LibraryScreen, held: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(400, 300),
        Qt.DropAction.CopyAction,
        held,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(screen, event)
    return event


def let_go(screen: LibraryScreen, held: QMimeData) -> None:
    event = QDropEvent(
        QPoint(400, 300),
        Qt.DropAction.CopyAction,
        held,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(screen, event)


def test_dropped_files_are_handed_on(screen: LibraryScreen) -> None:
    screen.render(page_with(OriginalsShown()))
    dropped = acts(screen)
    held = files("/folder/one.txt", "/folder/two.txt")
    assert hold(screen, held).isAccepted()
    assert len(seen(screen, DropVeil)) == 1
    let_go(screen, held)
    assert dropped == [AttachFiles((Path("/folder/one.txt"), Path("/folder/two.txt")))]
    assert seen(screen, DropVeil) == []


def test_files_held_over_the_library_are_looked_at_before_anything_is_taken(
    screen: LibraryScreen,
) -> None:
    screen.render(a_library())
    hold(screen, files("/folder/one.txt"))
    assert "Nothing is taken in before you say so" in seen(screen, DropVeil)[0].accessibleName()


def test_links_and_words_are_not_taken(screen: LibraryScreen) -> None:
    screen.render(a_library())
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/article")])
    words = QMimeData()
    words.setText("/folder/one.txt")
    for held in (link, words):
        event = hold(screen, held)
        assert not event.isAccepted()
        assert seen(screen, DropVeil) == []


def test_what_is_carried_away_again_leaves_the_screen_as_it_was(screen: LibraryScreen) -> None:
    screen.render(a_library())
    hold(screen, files("/folder/one.txt"))
    QApplication.sendEvent(screen, QDragLeaveEvent())
    assert seen(screen, DropVeil) == []


def test_nothing_in_the_library_takes_a_file_for_text(screen: LibraryScreen) -> None:
    hits = some_hits()
    screen.render(a_library(page=a_page(), facts=some_facts(), query="border", hits=hits))
    assert screen.acceptDrops()
    assert [each for each in screen.findChildren(QWidget) if each.acceptDrops()] == []


def _long_originals() -> OriginalsShown:
    told = "Some words of the original that go on for a while. " * 4
    passages = a_page(40).document.passages
    each = {p.id: (OriginalParagraph(p.number, told),) for p in passages}
    return OriginalsShown(Beside(Copy.ATTACHED, each))
