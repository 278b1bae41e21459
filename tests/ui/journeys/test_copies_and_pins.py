"""A learner's copy taken in, and a PIN, through the real app by keyboard."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from quizapp.ui.pages.learners.pin_parts import PinAsked, PinSetting
from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.pages.settings.screen import SettingsScreen
from quizapp.ui.pages.today.screen import TodayScreen
from tests.services.stock import HandClock
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import qt_until

ENTER = Qt.Key.Key_Return


def answers(sitting: Sitting) -> dict[str, int]:
    services = sitting.services
    return {
        one.name: sum(line.answered for line in services.practice.history(one.id))
        for one in services.learners.everyone()
    }


def saved(start: Start, file: Path) -> Sitting:
    """Mina has done a quiz of ten and saved a copy."""
    sitting = start(dialogs=FakeDialogs(path=file)).enter("Mina")
    sitting.press("2", ctrl=True).click("Start").go_through()
    return sitting.press("7", ctrl=True).click("Save a copy of everything")


def test_a_copy_is_looked_at_taken_in_and_taken_out_by_keyboard(
    start: Start, tmp_path: Path
) -> None:
    sitting = saved(start, tmp_path / "Mina.json")
    (mina,) = sitting.services.learners.everyone()
    sitting.services.rights.erase(mina.id)
    sitting.press("2", ctrl=True)
    assert sitting.shows(LearnersScreen)
    sitting.tab_to("Take in a copy from another computer…").press(ENTER)
    assert "10 answers are new here, from 1 quiz." in sitting.text
    assert "Nothing has been changed yet." in sitting.text
    assert answers(sitting) == {}
    assert sitting.focus_name == "Take in as a new learner"
    sitting.press(ENTER)
    assert "Mina is on the list now, with 10 answers." in sitting.text
    assert answers(sitting) == {"Mina": 10}
    sitting.tab_to("Undo: take the copy out again").press(ENTER)
    assert "The copy was taken out again." in sitting.text
    assert answers(sitting) == {}


def test_a_copy_taken_in_twice_is_told_and_counts_once(start: Start, tmp_path: Path) -> None:
    sitting = saved(start, tmp_path / "Mina.json")
    assert sitting.shows(SettingsScreen)
    sitting.click("Take in a copy")
    assert sitting.shows(LearnersScreen)
    assert "10 answers are here already, and are not counted again." in sitting.text
    sitting.click("Add to Mina")
    assert "Nothing in the copy was new for Mina." in sitting.text
    assert answers(sitting) == {"Mina": 10}


def test_a_broken_copy_is_told_and_the_list_is_back(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "Mina.json"
    sitting = saved(start, file)
    file.write_bytes(file.read_bytes()[:5_000])
    sitting.click("Take in a copy")
    assert "it is cut short or damaged." in sitting.text
    assert sitting.click("Mina").shows(TodayScreen)


def test_what_was_looked_at_can_be_put_away(start: Start, tmp_path: Path) -> None:
    sitting = saved(start, tmp_path / "Mina.json").click("Take in a copy").click("Cancel")
    assert "Who is learning?" in sitting.text
    assert sitting.click("Mina").shows(TodayScreen)


def type_into(sitting: Sitting, kind: type[PinAsked | PinSetting], place: int, text: str) -> None:
    sitting.the(kind).findChildren(QLineEdit)[place].setText(text)


def with_pin(start: Start) -> Sitting:
    sitting = start().enter("Mina").press("7", ctrl=True).click("PIN, merging, removing")
    sitting.click("Records of Mina").click("Set a PIN")
    assert "whoever owns this computer can still read the data" in sitting.text
    assert "quizapp learners reset-pin Mina" in sitting.text
    type_into(sitting, PinSetting, 0, "2468")
    type_into(sitting, PinSetting, 1, "2468")
    return sitting.click("Save PIN")


def test_a_pin_is_asked_for_at_the_start_and_a_wrong_one_waits(
    start: Start, clock: HandClock
) -> None:
    first = with_pin(start)
    assert "Mina has a PIN now." in first.text
    first.end()
    second = start()
    assert second.shows(LearnersScreen)
    assert "PIN of Mina" in second.text
    type_into(second, PinAsked, 0, "1111")
    second.press(ENTER)
    assert "That is not the PIN." in second.text
    assert second.services.learners.check_pin(
        second.services.learners.everyone()[0].id, "2468"
    ).wait == timedelta(seconds=1)
    clock.tick(seconds=2)
    type_into(second, PinAsked, 0, "2468")
    qt_until(lambda: not second.the(PinAsked).waiting)
    second.press(ENTER)
    assert second.shows(TodayScreen)


def test_a_pin_keeps_records_from_others_and_can_be_taken_away(
    start: Start, clock: HandClock
) -> None:
    sitting = with_pin(start)
    jonas = sitting.services.learners.add("Jonas")
    sitting.settle().click("Jonas").press("7", ctrl=True).click("PIN, merging, removing")
    for action in ("Rename Mina", "Records of Mina", "Remove Mina"):
        sitting.click(action)
        assert "PIN of Mina" in sitting.text
        sitting.click("Cancel")
    assert "Remove Mina?" not in sitting.text
    sitting.click("Records of Mina")
    type_into(sitting, PinAsked, 0, "2468")
    sitting.press(ENTER).click("Change the PIN").click("Take the PIN away")
    assert "Mina has no PIN any more." in sitting.text
    assert not any(one.has_pin for one in sitting.services.learners.everyone())
    assert sitting.services.learners.find(jonas.id) == jonas
