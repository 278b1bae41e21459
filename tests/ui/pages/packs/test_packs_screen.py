"""The page of packs: the cards, what was brought, the keys, what is dropped."""

from dataclasses import replace
from pathlib import Path

import pytest
from devtools.gallery.packs_entries import (
    BUILT,
    a_pack_line,
    a_packs_state,
    a_preview,
    packs_entries,
    some_trouble,
)
from devtools.gallery.render_states import NARROW, Variant, shown
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import PackId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.views.packs import PackPreview, PackState
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.kit.layout.dropping import DropVeil
from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.pages.packs.intents import (
    BringFile,
    BringFolder,
    BringSample,
    CloseNotice,
    LookAt,
    NewPack,
    OfferAgain,
    PutAside,
    RetirePack,
    SaveCopy,
    TakeIn,
)
from quizapp.ui.pages.packs.pack_card import PackCard
from quizapp.ui.pages.packs.screen import PacksScreen
from quizapp.ui.pages.packs.state import Brought, PackNotice, PacksState, Refused
from quizapp.ui.shell.destinations import OpenPack, OpenPage
from quizapp.ui.shell.state import PageId
from tests.ui.looking import acts, button, seen, texts

FOOD, TOWN = PackId("food-myths"), PackId("town-history")


@pytest.fixture
def screen(qtbot: QtBot) -> PacksScreen:
    made = PacksScreen()
    qtbot.addWidget(made)
    made.resize(1000, 1400)
    made.render(a_packs_state())
    made.show()
    made.activateWindow()
    return made


def brought(preview: PackPreview) -> PacksState:
    return replace(a_packs_state(), brought=Brought("food.quizpack", preview))


def test_each_card_says_what_it_is_and_how_it_stands(screen: PacksScreen) -> None:
    built, food, town, farm = (texts(card) for card in seen(screen, PackCard))
    assert "Offered · 1,204 questions · version 4 · comes with the app" in built
    assert "Offered · 11 questions · 3 drafts · version 2 · your own" in food
    assert "Not published yet · 7 drafts · your own" in farm
    assert "Save a copy" not in farm
    assert "Open" not in built
    assert "Retired · version 2 · your own" in town
    assert "Save a copy" not in built


def test_what_can_be_done_with_a_pack_is_asked_for_by_its_buttons(screen: PacksScreen) -> None:
    done = acts(screen)
    button(screen, "New pack").click()
    button(screen, "Open Food").click()
    assert done == [NewPack(), OpenPack(FOOD)]
    done.clear()
    for name in ("Retire North", "Retire Food", "Offer Town history again", "Save a copy of Food"):
        button(screen, name).click()
    assert done == [RetirePack(BUILT_IN), RetirePack(FOOD), OfferAgain(TOWN), SaveCopy(FOOD)]


def test_a_pack_that_was_never_built_can_be_neither_retired_nor_offered(
    screen: PacksScreen,
) -> None:
    never = a_pack_line("Rivers", PackState.NOT_BUILT, some_trouble(1))
    screen.render(PacksState((BUILT, never)))
    card = seen(screen, PackCard)[1]
    assert "Learners are not offered it." in texts(card)
    assert "Retire" not in texts(card)
    assert "Offer" not in texts(card).replace("offered", "")


def test_many_errors_are_folded_and_all_of_them_are_copied(screen: PacksScreen) -> None:
    trouble = some_trouble(9)
    screen.render(PacksState((BUILT, a_pack_line(trouble=trouble))))
    shown = texts(screen)
    assert "Has errors" in shown
    assert "Learners go on with version 2, as it was." in shown
    assert trouble[2] in shown
    assert trouble[3] not in shown
    button(screen, "Show all 9 errors: Food myths").click()
    (box,) = seen(screen, QPlainTextEdit)
    assert box.toPlainText().splitlines() == list(trouble)
    button(screen, "Copy what is wrong").click()
    assert QGuiApplication.clipboard().text().splitlines() == list(trouble)
    button(screen, "Show fewer").click()
    assert seen(screen, QPlainTextEdit) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_the_box_of_errors_grows_with_the_text(qapp: QApplication, percent: int) -> None:
    entry = next(one for one in packs_entries() if one.name == "packs-errors")
    with shown(entry, Variant(Theme(text_percent=percent), *NARROW)) as window:
        (box,) = window.findChildren(QPlainTextEdit)
        assert box.height() == 220 * percent // 100


def test_few_errors_are_not_folded(screen: PacksScreen) -> None:
    trouble = some_trouble(3)
    screen.render(PacksState((BUILT, a_pack_line(trouble=trouble))))
    assert all(line in texts(screen) for line in trouble)
    assert "Show all" not in texts(screen)


def test_the_focus_stays_on_the_card_whose_pack_was_retired(screen: PacksScreen) -> None:
    button(screen, "Retire Food").setFocus()
    retired = a_pack_line(state=PackState.RETIRED, questions=0)
    state = a_packs_state()
    screen.render(replace(state, packs=(state.packs[0], retired, state.packs[2])))
    assert button(screen, "Offer Food myths again").hasFocus()


def test_the_same_again_leaves_the_focus_and_the_cards_alone(screen: PacksScreen) -> None:
    cards = seen(screen, PackCard)
    button(screen, "Save a copy of Food").setFocus()
    screen.render(a_packs_state())
    assert seen(screen, PackCard) == cards
    assert button(screen, "Save a copy of Food").hasFocus()


def test_a_file_or_a_folder_is_brought(screen: PacksScreen) -> None:
    done = acts(screen)
    button(screen, "Bring a file").click()
    button(screen, "Bring a folder").click()
    button(screen, "See the sample pack").click()
    assert done == [BringFile(), BringFolder(), BringSample()]


def test_what_was_brought_is_shown_before_it_is_taken_in(screen: PacksScreen) -> None:
    done = acts(screen)
    screen.render(brought(a_preview()))
    shown = texts(screen)
    for words in (
        "Food myths",
        "It is new",
        "Questions: 38",
        "Documents: 3",
        "Topics: 4",
        "Licence: CC BY 4.0",
        "Version: 3",
        "From: food.quizpack",
        "Nothing is written yet.",
    ):
        assert words in shown
    assert seen(screen, PackCard) == []
    take = button(screen, "Take it in")
    assert take.hasFocus()
    take.click()
    button(screen, "Cancel").click()
    assert done == [TakeIn(), PutAside()]


@pytest.mark.parametrize(
    ("preview", "words", "can"),
    [
        (a_preview(replaces=2), "It replaces version 2.", True),
        (a_preview(replaces=3), "You have version 3 already.", True),
        (a_preview(replaces=4), "You have version 4, which is newer.", False),
        (a_preview(trouble=some_trouble(5)), "It has 5 errors", False),
        (replace(a_preview(4), id=BUILT_IN), "This pack comes with the app", False),
    ],
    ids=["newer", "same", "older", "errors", "built-in"],
)
def test_it_says_what_taking_it_in_would_do(
    screen: PacksScreen, preview: PackPreview, words: str, can: bool
) -> None:
    screen.render(brought(preview))
    assert words in texts(screen)
    assert ("Take it in" in texts(screen)) is can
    assert ("Nothing is written yet." in texts(screen)) is can
    if not can:
        assert button(screen, "Close").hasFocus()


def test_every_error_of_what_was_brought_stands_open(screen: PacksScreen) -> None:
    trouble = some_trouble(27)
    screen.render(brought(a_preview(trouble=trouble)))
    (box,) = seen(screen, QPlainTextEdit)
    assert box.toPlainText().splitlines() == list(trouble)


def test_what_is_no_pack_is_refused_in_words(screen: PacksScreen) -> None:
    refused = Refused("notes can't be taken in", "There is no pack in notes.", "Nothing changed.")
    screen.render(replace(a_packs_state(), brought=refused, waiting=1))
    shown = texts(screen)
    assert "notes can't be taken in" in shown
    assert "There is no pack in notes." in shown
    assert "Nothing changed." in shown
    assert "1 more waits." in shown


def test_once_it_is_decided_the_packs_are_back_with_the_focus_on_top(screen: PacksScreen) -> None:
    screen.render(brought(a_preview()))
    notice = PackNotice(BannerKind.DONE, "Food myths is taken in.")
    screen.render(replace(a_packs_state(), notice=notice))
    assert "Food myths is taken in." in texts(screen)
    assert len(seen(screen, PackCard)) == 4
    assert button(screen, "Bring a file").hasFocus()
    done = acts(screen)
    button(screen, "Close this message").click()
    assert done == [CloseNotice()]


def test_escape_puts_aside_what_was_brought_and_else_leads_back(screen: PacksScreen) -> None:
    done = acts(screen)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    screen.render(brought(a_preview()))
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert done == [OpenPage(PageId.LIBRARY), PutAside()]


def test_what_is_dropped_is_looked_at(screen: PacksScreen) -> None:
    done = acts(screen)
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile("/folder/food.quizpack")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    spot, none = QPointF(50, 50), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(screen, QDragEnterEvent(spot.toPoint(), copy, held, left, none))
    assert len(seen(screen, DropVeil)) == 1
    QApplication.sendEvent(screen, QDropEvent(spot, copy, held, left, none))
    assert seen(screen, DropVeil) == []
    assert done == [LookAt((Path("/folder/food.quizpack"),))]
