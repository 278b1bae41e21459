"""Files that a teacher brings, in the whole app: told, looked at, taken, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from quizapp.core.content.ids import PackId
from quizapp.ui.pages.intake.screen import IntakeScreen
from quizapp.ui.pages.packs.pack.screen import PackScreen
from quizapp.ui.pages.packs.screen import PacksScreen
from quizapp.ui.pages.sources.screen import SourcesScreen
from quizapp.ui.pages.workbench.screen import WorkbenchScreen
from quizapp.ui.shell.destinations import OpenIntake, OpenWorkbench
from quizapp.ui.shell.shell import Shell
from tests.packs.folders import a_folder
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape

QUIZ = """What does milk give?
A) Calcium
B) Iron
ANSWER: A

What makes milk white?
A) Chalk
B) Fat and protein
ANSWER: B
"""


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    file = tmp_path / "milk_quiz.txt"
    file.write_text(QUIZ, "utf-8")
    return file


def bring(sitting: Sitting, *files: Path, pack_id: PackId | None = None) -> Sitting:
    assert sitting.app.navigator is not None
    sitting.app.navigator.go(OpenIntake(files, pack_id))
    return sitting.settle()


def drop(sitting: Sitting, *files: Path) -> Sitting:
    """Let files go over the page that is open, as the window system does."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    shell = sitting.the(Shell)
    middle, left = QPoint(600, 400), Qt.MouseButton.LeftButton
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(middle, copy, held, left, none),
        QDropEvent(QPointF(middle), copy, held, left, none),
    ):
        event.ignore()
        QApplication.sendEvent(shell, event)
        assert event.isAccepted()
    return sitting.settle()


def stems(sitting: Sitting, pack_id: str) -> list[str]:
    copy = sitting.services.workbench.open(PackId(pack_id)).copy
    return [question.item.stem for _, question in copy.questions()]


def test_a_file_of_questions_begins_a_pack_by_keys(mina: Sitting, quiz: Path) -> None:
    bring(mina, quiz)
    assert "Which pack takes milk_quiz.txt?" in mina.text
    mina.press(ENTER)  # in the field with the title that was suggested
    assert "milk_quiz.txt: 2 questions from Aiken" in mina.text
    assert "2 can be taken as drafts. Nothing is written yet." in mina.text
    assert stems(mina, "milk-quiz") == []
    assert mina.focus_name == "Take 2 as drafts"
    mina.press(ENTER)
    assert stems(mina, "milk-quiz") == ["What does milk give?", "What makes milk white?"]
    assert not mina.shows(IntakeScreen)
    assert mina.shows(PackScreen)
    assert "2 questions of milk_quiz.txt are taken as drafts." in mina.text
    assert "What does milk give?" in mina.text, "its questions, not its documents"


def test_what_was_asked_for_at_the_workbench_comes_back_to_it(
    start: Start, tmp_path: Path, quiz: Path
) -> None:
    mina = start(dialogs=FakeDialogs(path=quiz)).enter("Mina")
    mina.services.packs.add(a_folder(tmp_path))
    assert mina.app.navigator is not None
    mina.app.navigator.go(OpenWorkbench(PackId("sample")))
    mina.settle().click("Bring questions from a file")
    assert mina.focus_name == "Take 2 as drafts"
    mina.press(ENTER)
    assert mina.shows(WorkbenchScreen)
    assert "2 questions of milk_quiz.txt are taken as drafts. · Ctrl+Z undoes" in mina.text
    assert "What does milk give?" in stems(mina, "sample")
    mina.press("Z", ctrl=True)
    assert "What does milk give?" not in stems(mina, "sample")


@pytest.mark.parametrize("page", ["1", "2", "3", "4", "6", "7"])
def test_a_file_that_is_dropped_on_any_page_is_looked_at(
    mina: Sitting, quiz: Path, page: str
) -> None:
    mina.press(page, ctrl=True)
    drop(mina, quiz)
    assert "Which pack takes milk_quiz.txt?" in mina.text
    assert mina.services.workbench.copies() == ()


def test_the_same_file_again_has_nothing_to_take(mina: Sitting, quiz: Path) -> None:
    pack_id = mina.services.workbench.new("Milk")
    bring(mina, quiz, pack_id=pack_id).press(ENTER)
    bring(mina, quiz, pack_id=pack_id)
    assert "2 are here already" in mina.text
    assert mina.focus_name == "Cancel"
    mina.press(ESCAPE)
    assert mina.shows(PackScreen), "the pack for which it was brought"
    assert len(stems(mina, "milk")) == 2


def test_other_files_are_told_one_after_another(mina: Sitting, quiz: Path, tmp_path: Path) -> None:
    empty, strange = tmp_path / "empty.txt", tmp_path / "strange.bin"
    empty.write_bytes(b"")
    strange.write_bytes(bytes(range(256)) * 40)
    bring(mina, empty, strange, quiz)
    assert "empty.txt can't be taken here" in mina.text
    assert "2 more wait." in mina.text
    mina.click("Close")
    assert "strange.bin can't be taken here" in mina.text
    mina.click("Close")
    assert "Which pack takes milk_quiz.txt?" in mina.text
    mina.press(ESCAPE)
    assert mina.shows(PacksScreen)
    assert mina.services.workbench.copies() == ()


def test_a_new_pack_that_takes_nothing_is_not_kept(mina: Sitting, quiz: Path) -> None:
    bring(mina, quiz).press(ENTER)
    assert "2 can be taken as drafts." in mina.text
    mina.press(ESCAPE)
    assert mina.services.workbench.copies() == ()


def test_sources_are_found_next_where_the_pack_has_documents(
    mina: Sitting, quiz: Path, tmp_path: Path
) -> None:
    pack_id = mina.services.workbench.new("Milk")
    bring(mina, quiz, pack_id=pack_id)
    assert "Then find their sources" not in mina.text
    mina.press(ESCAPE)
    handout = tmp_path / "milk.md"
    handout.write_text("# Milk\n\nMilk gives much calcium to everybody who drinks it.\n", "utf-8")
    bring(mina, handout, quiz, pack_id=pack_id).press(ENTER, ctrl=True)
    mina.click("Take 2 as drafts, then find their sources")
    assert mina.shows(SourcesScreen)
    assert "What does milk give?" in mina.text
    assert len(stems(mina, "milk")) == 2
