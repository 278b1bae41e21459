from dataclasses import replace
from datetime import timedelta

import pytest
from devtools.gallery.settings_entries import FOLDER, MINA, NOW, a_settings_state, some_backups
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.views.records import BackupFile
from quizapp.env.settings import TEXT_SIZES, Appearance, Motion, Settings
from quizapp.ui.kit.layout.banner import Banner, BannerKind
from quizapp.ui.pages.learners.intents import Export
from quizapp.ui.pages.settings.intents import (
    BackUp,
    ChooseFolder,
    CloseMessage,
    OpenFolder,
    Restore,
    RestoreFromFile,
    SettingsIntent,
)
from quizapp.ui.pages.settings.screen import SettingsScreen
from quizapp.ui.pages.settings.state import Message
from quizapp.ui.pages.settings.wording import backup_day, restore_question, size_in_words
from quizapp.ui.shell.destinations import ChangeSettings, ChooseLearner, ShowKeys
from tests.ui.looking import acts, button, seen, texts


@pytest.fixture
def screen(qtbot: QtBot) -> SettingsScreen:
    made = SettingsScreen()
    qtbot.addWidget(made)
    made.resize(900, 2000)
    made.show()
    made.render(a_settings_state())
    return made


def press(widget: QWidget, by: str) -> None:
    if by == "mouse":
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    else:
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Space)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize("place", range(1, 4))
def test_colours_are_chosen(screen: SettingsScreen, place: int, by: str) -> None:
    done = acts(screen)
    press(screen.appearance.segments.segment(place), by)
    assert done == [ChangeSettings(Settings(appearance=list(Appearance)[place]))]


def test_larger_text_takes_the_next_size_up_to_the_largest(screen: SettingsScreen) -> None:
    done = acts(screen)
    for _ in range(len(TEXT_SIZES) + 1):
        match done:
            case [*_, ChangeSettings(last)]:
                screen.render(a_settings_state(settings=last))
        QTest.mouseClick(screen.text_size.larger, Qt.MouseButton.LeftButton)
    assert done == [ChangeSettings(Settings(text_size=size)) for size in TEXT_SIZES[1:]]
    assert not screen.text_size.larger.isEnabled()
    assert "200 %" in texts(screen)


def test_smaller_text_takes_the_size_before(screen: SettingsScreen) -> None:
    done = acts(screen)
    screen.render(a_settings_state(settings=Settings(text_size=130)))
    press(screen.text_size.smaller, "keyboard")
    assert done == [ChangeSettings(Settings(text_size=115))]


def test_the_smallest_text_has_nothing_smaller(screen: SettingsScreen) -> None:
    assert not screen.text_size.smaller.isEnabled()


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_motion_keys_and_certainty_are_switched(screen: SettingsScreen, by: str) -> None:
    done = acts(screen)
    press(screen.motion.segments.segment(1), by)
    press(screen.single_keys, by)
    press(screen.ask_certainty, by)
    assert done == [
        ChangeSettings(Settings(motion=Motion.REDUCED)),
        ChangeSettings(Settings(single_keys=False)),
        ChangeSettings(Settings(ask_certainty=False)),
    ]


def test_everything_shows_what_is_set(screen: SettingsScreen) -> None:
    other = Settings(
        appearance=Appearance.DARK,
        text_size=150,
        motion=Motion.REDUCED,
        single_keys=False,
        ask_certainty=False,
    )
    screen.render(a_settings_state(settings=other))
    assert screen.appearance.segments.number == 2
    assert screen.motion.segments.number == 1
    assert not screen.single_keys.isChecked()
    assert not screen.ask_certainty.isChecked()
    assert "150 %" in texts(screen)


@pytest.mark.parametrize(
    ("name", "intent"),
    [
        ("Everybody who learns here", ChooseLearner()),
        ("Show all keys", ShowKeys()),
        ("Open folder", OpenFolder()),
        ("Choose another folder", ChooseFolder()),
        ("Back up now", BackUp()),
        ("Restore from another file", RestoreFromFile()),
        ("Save a copy of everything", Export(MINA)),
        ("PIN, merging, removing", ChooseLearner()),
    ],
)
def test_buttons_say_what_is_wanted(
    screen: SettingsScreen, name: str, intent: SettingsIntent
) -> None:
    done = acts(screen)
    press(button(screen, name), "mouse")
    press(button(screen, name), "keyboard")
    assert done == [intent, intent]


def test_backups_are_listed_with_day_and_size_and_can_be_restored(
    screen: SettingsScreen,
) -> None:
    backups = some_backups()
    done = acts(screen)
    assert "Today, 16:40 · 3.4 MB" in texts(screen)
    assert "Yesterday, 13:40 · 3.3 MB" in texts(screen)
    press(button(screen, "Restore the backup of yesterday, 13:40"), "mouse")
    assert done == [Restore(backups[1])]


def test_without_a_backup_it_says_when_there_will_be_one(screen: SettingsScreen) -> None:
    screen.render(a_settings_state(backups=()))
    assert "None yet." in texts(screen)


def test_of_many_backups_the_latest_are_listed(screen: SettingsScreen) -> None:
    screen.render(a_settings_state(backups=some_backups(16)))
    assert texts(screen).count("Restore the backup of") == 12
    assert "4 older ones are in the folder." in texts(screen)


def test_nothing_is_done_to_the_records_while_something_is(screen: SettingsScreen) -> None:
    screen.render(a_settings_state(busy="Backing up …"))
    assert "Backing up …" in texts(screen)
    done = acts(screen)
    QTest.mouseClick(screen.records.back_up, Qt.MouseButton.LeftButton)
    restore = button(screen, "Restore the backup of yesterday")
    QTest.mouseClick(restore, Qt.MouseButton.LeftButton)
    assert done == []
    assert not restore.isEnabled()


def test_a_bank_on_a_server_has_no_folder_and_no_backups(screen: SettingsScreen) -> None:
    screen.render(a_settings_state(data_folder=None, backups=()))
    assert "database server" in texts(screen)
    assert "Back up now" not in texts(screen)


def test_folder_version_and_licences_are_named(screen: SettingsScreen) -> None:
    words = texts(screen)
    assert str(FOLDER) in words
    assert "quizapp 0.1.0" in words
    assert "CC BY 4.0" in words
    assert "PySide6" in words
    assert "LGPL 3" in words
    assert "Mina is learning." in words


def test_a_message_is_shown_until_it_is_closed(screen: SettingsScreen) -> None:
    done = acts(screen)
    message = Message(BannerKind.DONE, "The backup was made.")
    state = a_settings_state(message=message)
    screen.render(state)
    screen.render(replace(state, busy=""))
    assert len(seen(screen, Banner)) == 1
    press(button(screen, "Close this message"), "mouse")
    assert done == [CloseMessage()]
    screen.render(a_settings_state())
    assert seen(screen, Banner) == []


def test_restoring_asks_and_says_that_nothing_is_lost() -> None:
    title, text = restore_question(some_backups()[1], NOW)
    assert title == "Go back to yesterday, 13:40?"
    assert "the present question bank is kept, and listed here as the way back" in text


def test_a_bank_that_was_put_aside_is_told_from_a_backup(screen: SettingsScreen) -> None:
    screen.render(a_settings_state())
    assert "Yesterday, 13:40 · 3.3 MB · kept when you went back to a backup" in texts(screen)
    assert texts(screen).count("kept when you went back") == 1


def test_an_old_backup_is_named_by_date_and_time() -> None:
    backup = BackupFile(FOLDER, NOW - timedelta(days=200), 900)
    assert backup_day(backup, NOW) == "20 October 2025, 16:40"
    assert size_in_words(900) == "900 bytes"


def test_the_size_of_the_text_is_told_where_it_is_changed(
    screen: SettingsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, str | None]] = []
    monkeypatch.setattr(
        "quizapp.ui.pages.settings.section.announce",
        lambda _, text, *, rest=None: said.append((text, rest)),
    )
    size = TEXT_SIZES[1]
    QTest.mouseClick(screen.text_size.larger, Qt.MouseButton.LeftButton)
    assert said == [(f"Text size: {size} %", "")]
    screen.text_size.show_size(size)
    assert screen.text_size.larger.accessibleDescription() == f"Text size: {size} %"
