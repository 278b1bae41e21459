import pytest
from devtools.gallery.startup_entries import all_troubles
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.shell.shell import Shell
from quizapp.ui.shell.startup.building import BuildingScreen
from quizapp.ui.shell.startup.state import BuildingState, TroubleState, Way
from quizapp.ui.shell.startup.trouble import TroubleScreen
from tests.ui.looking import button, seen, texts


@pytest.fixture
def trouble(qtbot: QtBot) -> TroubleScreen:
    screen = TroubleScreen()
    qtbot.addWidget(screen)
    screen.resize(900, 800)
    screen.show()
    return screen


@pytest.fixture
def building(qtbot: QtBot) -> BuildingScreen:
    screen = BuildingScreen()
    qtbot.addWidget(screen)
    screen.resize(900, 700)
    screen.show()
    return screen


@pytest.mark.parametrize("state", all_troubles().values(), ids=all_troubles())
def test_every_trouble_says_what_happened_what_was_kept_and_what_to_do(
    trouble: TroubleScreen, state: TroubleState
) -> None:
    trouble.render(state)
    for words in (state.title, state.what, state.kept, state.advice):
        assert words
        assert words in texts(trouble)
        assert words in trouble.accessibleDescription()


@pytest.mark.parametrize("state", all_troubles().values(), ids=all_troubles())
def test_every_trouble_has_one_filled_button_and_a_way_to_quit(
    trouble: TroubleScreen, state: TroubleState
) -> None:
    trouble.render(state)
    filled = [b for b in seen(trouble, Button) if b.kind is ButtonKind.PRIMARY]
    assert filled == [trouble.ways[state.ways[0]]]
    assert Way.QUIT in trouble.ways


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_way_out_is_taken(trouble: TroubleScreen, by: str) -> None:
    trouble.render(all_troubles()["malformed"])
    taken: list[Way] = []
    trouble.act = taken.append
    for way, each in trouble.ways.items():
        if by == "mouse":
            QTest.mouseClick(each, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(each, Qt.Key.Key_Return)
        assert taken[-1] is way
    assert taken == [Way.RESTORE_LATEST, Way.RESTORE, Way.CHOOSE_FOLDER, Way.QUIT]


def test_the_focus_is_on_the_way_to_try_first(trouble: TroubleScreen) -> None:
    trouble.render(all_troubles()["disk-full"])
    assert trouble.focusWidget() is trouble.ways[Way.TRY_AGAIN]


def test_without_a_backup_beside_it_one_from_elsewhere_may_be_restored() -> None:
    ways = all_troubles()["malformed-no-backup"].ways
    assert ways[:2] == (Way.CHOOSE_FOLDER, Way.RESTORE)
    assert "There is no backup" in all_troubles()["malformed-no-backup"].kept


def test_content_without_a_bank_offers_nothing_to_go_on_with() -> None:
    assert Way.GO_ON in all_troubles()["content"].ways
    assert Way.GO_ON not in all_troubles()["content-no-bank"].ways
    assert all_troubles()["content-no-bank"].what.startswith("1 error keeps")


def test_details_are_folded_away_and_can_be_copied(trouble: TroubleScreen) -> None:
    state = all_troubles()["unexpected"]
    trouble.render(state)
    assert trouble.details is not None
    assert not trouble.details.isVisible()
    QTest.mouseClick(button(trouble, "Show details"), Qt.MouseButton.LeftButton)
    assert trouble.details.isVisible()
    assert trouble.details.toPlainText() == state.details
    QTest.mouseClick(button(trouble, "Copy details"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == state.details
    assert button(trouble, "Copied").isVisible()


def test_another_trouble_replaces_the_first(trouble: TroubleScreen) -> None:
    trouble.render(all_troubles()["unexpected"])
    trouble.render(all_troubles()["busy"])
    assert "Something went wrong" not in texts(trouble)
    assert list(trouble.ways) == [Way.TRY_AGAIN, Way.CHOOSE_FOLDER, Way.QUIT]


def test_building_shows_how_far_it_is_and_what_happens(building: BuildingScreen) -> None:
    building.render(BuildingState("Reading the documents"))
    assert not building.line.isVisible()
    building.render(BuildingState("Writing questions: topic 7 of 12", 0.5))
    assert "Writing questions: topic 7 of 12" in texts(building)
    assert building.line.value() == building.line.maximum() / 2
    assert building.line.accessibleName() == "Preparing the question bank"


@pytest.mark.parametrize("by", ["mouse", "escape"])
def test_building_can_be_cancelled_once(building: BuildingScreen, by: str) -> None:
    building.render(BuildingState("Reading the documents", 0.1))
    heard: list[str] = []
    building.cancelled.connect(lambda: heard.append("cancelled"))

    def cancel() -> None:
        if by == "mouse":
            QTest.mouseClick(building.cancel, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(building, Qt.Key.Key_Escape)

    cancel()
    building.render(BuildingState("Reading the documents", 0.1, cancelling=True))
    cancel()
    assert heard == ["cancelled"]
    assert "Stopping …" in texts(building)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("before", ["nothing", "a button"])
def test_impatient_keys_do_not_cancel_the_building(qtbot: QtBot, key: Qt.Key, before: str) -> None:
    shell, building, trouble = Shell(), BuildingScreen(), TroubleScreen()
    qtbot.addWidget(shell)
    trouble.render(all_troubles()["busy"])
    heard: list[str] = []
    building.cancelled.connect(lambda: heard.append("cancelled"))
    shell.show()
    shell.activateWindow()
    if before == "a button":
        shell.put_alone(trouble)
        button(trouble, "Try again").setFocus()
    building.render(BuildingState("Reading the documents"))
    shell.put_alone(building)
    qtbot.waitUntil(shell.isActiveWindow)
    for share in (None, 0.1, 0.9):
        QTest.keyClick(shell.focusWidget() or shell, key)
        building.render(BuildingState("Reading the documents", share))
        shell.put_alone(building)
    assert heard == []
    QTest.keyClick(shell.focusWidget() or shell, Qt.Key.Key_Tab)
    assert shell.focusWidget() is building.cancel, "it can still be reached with the keyboard"
