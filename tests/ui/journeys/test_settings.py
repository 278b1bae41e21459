"""Settings: applied at once, kept, and the bank that they lead to."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from quizapp.app import App
from quizapp.core.answering.attempts import Learner
from quizapp.env.paths import find_paths
from quizapp.env.settings import Appearance, Motion, Settings, load_settings
from quizapp.services.learners import Learners
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.theme.theme import Theme, current_theme
from quizapp.ui.kit.theme.tokens import Scheme
from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.pages.settings.screen import SettingsScreen
from quizapp.ui.pages.settings.wording import backup_day
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.shell.keys.sheet import KeySheet
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import button, seen
from tests.waiting import PATIENCE

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def kept(data: Path) -> Settings:
    return load_settings(data / "settings.json")


@pytest.mark.parametrize(
    ("choose", "worn", "setting"),
    [
        (
            lambda screen: screen.appearance.segments,
            lambda: current_theme().scheme is Scheme.HIGH_CONTRAST,
            lambda settings: settings.appearance is Appearance.HIGH_CONTRAST,
        ),
        (
            lambda screen: screen.motion.segments,
            lambda: current_theme().reduced_motion,
            lambda settings: settings.motion is Motion.REDUCED,
        ),
    ],
    ids=["appearance", "motion"],
)
def test_a_look_is_worn_at_once_and_kept(
    start: Start,
    data: Path,
    choose: Callable[[SettingsScreen], Segmented],
    worn: Callable[[], bool],
    setting: Callable[[Settings], bool],
) -> None:
    first = start().enter("Mina").press("7", ctrl=True)
    assert not worn()
    segments = choose(first.the(SettingsScreen))
    last = 3 if len(segments.findChildren(type(segments.segment(0)))) == 4 else 1
    first.click_on(segments.segment(last))
    assert worn()
    assert setting(kept(data))
    first.end()
    start()
    assert worn()


def test_larger_text_is_worn_at_once_and_kept(start: Start, data: Path) -> None:
    first = start().enter("Mina").press("7", ctrl=True)
    first.the(SettingsScreen).text_size.chosen.emit(150)
    first.settle()
    assert current_theme().text_percent == 150
    assert kept(data).text_size == 150
    first.end()
    start()
    assert current_theme().text_percent == 150


def test_only_a_setting_that_is_seen_restyles(
    mina: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied: list[Theme] = []
    monkeypatch.setattr("quizapp.app.apply_theme", lambda _, theme: applied.append(theme))
    mina.press("7", ctrl=True).click("Single keys").click("Ask how sure")
    assert applied == []
    mina.click("Dark").click("Reduced")
    assert [(one.scheme, one.reduced_motion) for one in applied] == [
        (Scheme.DARK, False),
        (Scheme.DARK, True),
    ]


def test_single_keys_and_certainty_take_effect_in_the_question_on_the_screen(
    mina: Sitting, data: Path
) -> None:
    mina.press(ENTER, "5", ctrl=False).press("7", ctrl=True)
    mina.click("Single keys").click("Ask how sure")
    assert (kept(data).single_keys, kept(data).ask_certainty) == (False, False)
    mina.press("2", ctrl=True)
    assert "How sure are you?" not in mina.text
    assert "Tab and arrows" in mina.text
    before = mina.text
    mina.press("A", "T", "M", "?")
    assert mina.text == before
    assert not seen(mina.window, KeySheet)


def test_the_keys_are_shown_and_closed_by_key(mina: Sitting) -> None:
    mina.press("7", ctrl=True).click("Show all keys")
    (sheet,) = mina.window.findChildren(KeySheet)
    assert sheet.isVisible()
    mina.press(ESC)
    assert not [s for s in mina.window.findChildren(KeySheet) if s.isVisible()]


def test_a_backup_can_be_made_and_gone_back_to(mina: Sitting, data: Path) -> None:
    mina.press("7", ctrl=True).click("Back up now")
    assert "A backup was made and checked" in mina.text
    assert len(list((data / "backups").glob("*.sqlite"))) == 1
    mina.press(
        "1",
        ctrl=True,
    ).press(ENTER).go_through()
    learner = mina.services.learners.everyone()[0].id
    assert len(mina.services.practice.history(learner)) == 1
    mina.press("7", ctrl=True).click("Restore the backup")
    went, told = mina.dialogs.asked
    assert went.startswith("Go back to ")
    assert told == "You went back to a backup"
    assert mina.shows(TodayScreen)  # the window goes on, with the bank of before
    assert "Welcome, Mina." in mina.text
    assert mina.services.practice.history(learner) == ()
    assert button(mina.window, "Start")
    mina.press(ENTER).respond()
    assert mina.shows(FeedbackScreen)
    assert [f for f in data.iterdir() if f.suffix == ".sqlite" and f.name != "bank.sqlite"]


def test_a_restore_is_undone_by_the_bank_that_was_put_aside(mina: Sitting) -> None:
    mina.press("7", ctrl=True).click("Back up now")
    mina.clock.tick(hours=1)
    mina.press("1", ctrl=True).press(ENTER).go_through()
    learner = mina.services.learners.everyone()[0].id
    mina.press("7", ctrl=True).click("Restore the backup")
    assert mina.services.practice.history(learner) == ()
    mina.press("7", ctrl=True)
    assert "kept when you went back to a backup" in mina.text
    aside, _ = mina.services.maintenance.backups()
    assert aside.replaced
    mina.click(f"Restore the backup of {backup_day(aside, mina.clock().astimezone())}")
    assert len(mina.services.practice.history(learner)) == 1


def test_the_first_start_of_a_day_makes_a_backup_by_itself(start: Start, data: Path) -> None:
    def made() -> list[str]:
        return sorted(file.name for file in (data / "backups").glob("*.sqlite"))

    first = start().enter("Mina")
    first.end()
    assert made() == []  # there was nobody yet when it started
    second = start()
    second.end()
    assert len(made()) == 1
    third = start()
    third.end()
    assert len(made()) == 1
    third.clock.tick(days=1)
    fourth = start().press("7", ctrl=True)
    fourth.app.background.wait()
    assert len(made()) == 2
    fourth.press("1", ctrl=True).press("7", ctrl=True)
    assert "The first start of each day makes one" in fourth.text
    assert len(fourth.services.maintenance.backups()) == 2


def test_a_window_that_stays_open_makes_the_next_days_backup_too(start: Start, data: Path) -> None:
    start().enter("Mina").end()
    mina = start()
    mina.app.background.wait()
    assert len(list((data / "backups").glob("*.sqlite"))) == 1
    mina.clock.tick(days=1)
    assert mina.app.navigator is not None
    mina.app.navigator.look_at_clock()
    mina.app.background.wait()
    assert len(list((data / "backups").glob("*.sqlite"))) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder can't be shut so")
def test_a_backup_of_the_day_that_fails_is_told_and_keeps_nobody_from_learning(
    start: Start, data: Path, qtbot: QtBot
) -> None:
    start().enter("Mina").end()
    (data / "backups").write_text("a file where a folder should be")
    sitting = start()
    qtbot.waitUntil(lambda: "Today's backup could not be made" in sitting.text)
    sitting.press(ENTER).respond()
    assert sitting.shows(FeedbackScreen)


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder can't be shut so")
def test_a_backup_that_fails_before_the_learner_is_found_is_told_all_the_same(
    start: Start, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start().enter("Mina").end()
    (data / "backups").write_text("a file where a folder should be")
    told = threading.Event()
    tell, everyone = App.tell_no_backup, Learners.everyone

    def tell_first(self: App, error: Exception) -> None:
        tell(self, error)
        told.set()

    def find_last(self: Learners) -> tuple[Learner, ...]:
        assert told.wait(PATIENCE)
        return everyone(self)

    monkeypatch.setattr(App, "tell_no_backup", tell_first)
    monkeypatch.setattr(Learners, "everyone", find_last)
    assert "Today's backup could not be made" in start().text


def test_a_file_that_is_no_backup_changes_nothing(
    mina: Sitting, data: Path, tmp_path: Path
) -> None:
    mina.dialogs.path = tmp_path / "letter.sqlite"
    mina.dialogs.path.write_text("Dear all,")
    mina.press("7", ctrl=True).click("Restore from another file")
    assert len(mina.dialogs.asked) == 3  # the file, whether to, and that it cannot be
    assert mina.shows(TodayScreen)
    assert [one.name for one in mina.services.learners.everyone()] == ["Mina"]


def test_another_folder_is_used_from_now_on(mina: Sitting, data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    mina.dialogs.path = other
    mina.press(ENTER).press("7", ctrl=True).click("Choose another folder")
    assert mina.dialogs.asked[-1] == "Keep your data in another folder?"
    assert mina.shows(LearnersScreen)
    mina.enter("Jonas").press(ENTER).respond()
    assert mina.shows(FeedbackScreen)
    assert (other / "bank.sqlite").exists()
    assert find_paths().data == other


def test_settings_that_cannot_be_written_are_worn_all_the_same(mina: Sitting, data: Path) -> None:
    (data / "settings.json").unlink()
    (data / "settings.json").mkdir()
    mina.press("7", ctrl=True)
    mina.the(SettingsScreen).text_size.chosen.emit(130)
    mina.settle()
    assert current_theme().text_percent == 130


def test_the_settings_begin_at_their_top_and_go_on_where_one_was(start: Start) -> None:
    mina = start().enter("Mina").press("7", ctrl=True)
    screen = mina.the(SettingsScreen)
    assert screen.page.verticalScrollBar().value() == 0
    assert screen.appearance.isAncestorOf(mina.focus or screen)
    mina.tab_to("Everybody who learns here").press("1", ctrl=True).press("7", ctrl=True)
    assert mina.focus_name == "Everybody who learns here"


def test_the_folder_of_the_last_file_is_known_after_a_restart(start: Start, tmp_path: Path) -> None:
    first = start().enter("Mina")
    first.app.remember_folder(tmp_path)
    first.end()
    assert start().app.settings.last_folder == str(tmp_path)
