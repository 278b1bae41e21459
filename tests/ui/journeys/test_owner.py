"""Sensitive questions are allowed in the settings, behind a PIN, and then offered in a new quiz."""

from PySide6.QtWidgets import QCheckBox

from quizapp.core.views.owner import OwnerView
from quizapp.ui.pages.study.setup.screen import SetupScreen
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import named, seen

ALLOW = "Allow sensitive questions"


def offered(sitting: Sitting) -> bool:
    sitting.press("2", ctrl=True).the(SetupScreen).show_more(True)
    boxes = seen(sitting.the(SetupScreen), QCheckBox)
    return "Include sensitive questions" in [box.accessibleName() for box in boxes]


def test_a_quiz_offers_sensitive_questions_once_they_are_allowed(start: Start) -> None:
    sitting = start().enter("Mina")
    assert not offered(sitting)
    sitting.press("7", ctrl=True).click(ALLOW)
    assert "Sensitive questions are allowed now." in sitting.text
    assert offered(sitting)
    sitting.press("7", ctrl=True).click(ALLOW)
    assert "No quiz and no review asks sensitive questions now." in sitting.text
    assert not offered(sitting)


def test_with_a_pin_it_is_asked_for_and_a_wrong_one_changes_nothing(start: Start) -> None:
    dialogs = FakeDialogs(password="2468")
    sitting = start(dialogs=dialogs).enter("Mina").press("7", ctrl=True).click("Set a PIN")
    assert dialogs.asked == ["A new PIN for this question bank", "The same PIN again"]
    assert "This question bank has a PIN now." in sitting.text
    assert "whoever keeps the bank can still read and change everything" in dialogs.texts[0]
    dialogs.password = "1111"
    sitting.click(ALLOW)
    assert "That is not the PIN of whoever looks after this question bank." in sitting.text
    assert not named(sitting.window, QCheckBox, ALLOW).isChecked()
    assert sitting.services.owner.view() == OwnerView(allows_sensitive=False, has_pin=True)
    dialogs.password = None  # cancelled
    sitting.click(ALLOW)
    assert not named(sitting.window, QCheckBox, ALLOW).isChecked()
    sitting.clock.tick(seconds=5)
    dialogs.password = "2468"
    sitting.click(ALLOW)
    assert sitting.services.owner.view() == OwnerView(allows_sensitive=True, has_pin=True)
    sitting.click("Take the PIN away")
    assert "This question bank has no PIN any more." in sitting.text
