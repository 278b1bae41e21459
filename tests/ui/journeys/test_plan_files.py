"""A plan of a session saved as a file, and opened again, on the real app and by keys."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from quizapp.core.session.setup import SessionPlan
from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen
from quizapp.ui.pages.classroom.screen import ClassScreen
from quizapp.ui.pages.intake.screen import IntakeScreen
from quizapp.ui.pages.packs.screen import PacksScreen
from quizapp.ui.shell.destinations import OpenIntake
from tests.services.test_packs import OWN, renamed
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.journeys.stock_folder import a_stock_folder
from tests.ui.journeys.test_intake import drop

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "week.quizplan"


@pytest.fixture
def mina(start: Start, file: Path) -> Sitting:
    return start(dialogs=FakeDialogs(path=file)).enter("Mina")


def test_a_plan_goes_into_a_file_and_comes_back_by_keys(mina: Sitting, file: Path) -> None:
    mina.press("4", ctrl=True).press(ENTER)
    mina.tab_to("Name of the session").type("Routes").press(ENTER)
    (kept,) = mina.services.preparing.plans()
    mina.tab_to("Save this plan as a file…").press(ENTER)
    assert "Saved as week.quizplan." in mina.text
    assert file.is_file()
    mina.press(ESC).tab_to("Delete Routes").press(ENTER)
    assert mina.services.preparing.plans() == ()
    mina.tab_to("Open a plan…").press(ENTER)
    assert mina.shows(IntakeScreen)
    assert "Plan of a session: Routes" in mina.text
    assert "8 questions on A stock: 8 are here already." in mina.text
    assert "Nothing is written yet." in mina.text
    assert mina.focus_name == "Take this plan"
    assert mina.services.preparing.plans() == ()
    mina.press(ENTER)
    assert "The plan “Routes” is kept." in mina.text
    assert mina.focus_name == "Go there"
    mina.press(ENTER)
    assert mina.shows(ClassScreen)
    mina.tab_to("Routes. 8 questions, about 20 minutes").press(ENTER)
    assert mina.the(PreparingScreen).isVisible()
    (again,) = mina.services.preparing.plans()
    assert again.items == kept.items


def test_a_plan_that_is_dropped_says_what_it_brings_and_can_be_left(
    start: Start, mina: Sitting, file: Path, tmp_path: Path
) -> None:
    services = mina.services
    services.packs.add(renamed(a_stock_folder(tmp_path / "town"), OWN))
    (_, own) = [line.title for line in services.packs.lines()]
    items = tuple(line.item_id for line in services.preparing.questions())[:3]
    plan = SessionPlan("Walk", (*(type(one)(f"{OWN}:{one}") for one in items[:2]), items[2]))
    services.plan_files.save(plan, file)
    other = start(data=tmp_path / "other", dialogs=FakeDialogs()).enter("Jun")
    drop(other, file)
    assert f"3 questions on {own}, A stock: 1 is here already, 2 come along." in other.text
    assert f"The pack “{own}” (24 questions) is taken in with it." in other.text
    other.press(ESC)
    assert other.shows(PacksScreen)
    assert OWN not in other.services.packs.ids()
    drop(other, file).press(ENTER)
    assert [one.title for one in other.services.preparing.plans()] == ["Walk"]
    assert OWN in other.services.packs.ids()


def test_a_damaged_plan_is_told_in_words(mina: Sitting, file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("plan.json", '{"format": "quizapp session plan", "version": 9}')
    assert mina.app.navigator is not None
    mina.app.navigator.go(OpenIntake((file,)))
    mina.settle()
    assert "week.quizplan can't be taken here" in mina.text
    assert "was saved by a later version" in mina.text
    assert mina.bugs == []
