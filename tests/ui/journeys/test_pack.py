"""A pack of one's own in the whole app: begun, published, compared, gone back to, retired."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.authoring.edits import added, put
from quizapp.core.content.ids import FactId, PackId
from quizapp.core.views.packs import PackState
from quizapp.packs.formats.known import WRITABLE
from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen
from quizapp.ui.pages.packs.pack import wording
from quizapp.ui.pages.packs.pack.screen import PackScreen
from quizapp.ui.pages.packs.screen import PacksScreen
from quizapp.ui.pages.workbench.screen import WorkbenchScreen
from tests.services.test_publishing import a_question
from tests.ui.journeys.sitting import Sitting

FARM = PackId("farm")
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def farm(mina: Sitting) -> Sitting:
    """Return a sitting at a pack that was just begun, with two ready questions and a draft."""
    mina.press("5", ctrl=True).tab_to("Packs").press(ENTER)
    mina.dialogs.note = "Farm"
    mina.tab_to("New pack").press(ENTER)
    assert mina.dialogs.asked == ["A new pack"]
    assert mina.shows(PackScreen)
    assert "No questions yet" in mina.text
    topic = mina.services.workbench.open(FARM).copy.head.topics[0].id
    drafts = [
        a_question("cows", "cows"),
        a_question("hens", "hens"),
        a_question("pigs", "pigs", state=QuestionState.DRAFT),
    ]
    drafts = [replace(one, fact=replace(one.fact, topic_id=topic)) for one in drafts]
    mina.services.workbench.edit(FARM, added("3 questions", drafts))
    return mina.settle()


def test_a_pack_is_begun_checked_and_published_by_keys(farm: Sitting) -> None:
    assert "Not published yet · 2 ready · 1 draft" in farm.text
    farm.tab_to("Check and publish").press(ENTER)
    assert "It is the first version: 2 questions." in farm.text
    assert "1 draft stays behind" in farm.text
    assert farm.focus_name == "A note on this version"
    farm.type("The first").press(ENTER)
    assert "Version 1 of Farm is published." in farm.text
    assert "Learners have version 1" in farm.text
    (version,) = farm.services.publishing.versions(FARM)
    assert (version.note, version.by) == ("The first", "Mina")


def reworded(farm: Sitting, stem: str) -> None:
    copy = farm.services.workbench.open(FARM).copy
    draft = copy.draft(FactId("cows"))
    question = draft.questions[0]
    after = draft.with_question(replace(question, item=replace(question.item, stem=stem)))
    farm.services.workbench.edit(FARM, put("typed", (draft, after)))


def test_versions_are_compared_and_gone_back_to(farm: Sitting) -> None:
    farm.services.publishing.publish(FARM, "", "Mina")
    reworded(farm, "How many brown cows?")
    farm.services.publishing.publish(FARM, "", "Mina")
    farm.settle().click("Versions").click("What it changed: Version 2")
    assert "How many cows? → How many brown cows?" in farm.text
    farm.click("Go back to version 1")
    assert farm.dialogs.asked[-1] == "Go back to version 1?"
    assert "Version 1 is published again, as version 3." in farm.text
    farm.click("Questions")
    assert "How many cows?" in farm.text
    farm.click("Undo: gone back to version 1")
    assert "How many brown cows?" in farm.text


def test_a_question_is_retired_and_undone(farm: Sitting) -> None:
    farm.click("Retire: How many hens?")
    assert "1 ready · 1 draft" in farm.text
    assert "How many hens?" not in farm.text
    farm.click("Undo: a question retired")
    assert "2 ready · 1 draft" in farm.text


def test_a_fault_is_told_and_nothing_is_published(farm: Sitting) -> None:
    reworded(farm, " ")
    farm.settle().click("Check and publish")
    assert "One question has to be mended first." in farm.text
    assert "The question is empty. Write what is asked." in farm.text
    farm.press(ESCAPE)
    assert "Check and publish version 1" not in farm.text
    farm.press(ESCAPE)
    assert farm.shows(PacksScreen)
    assert "Not published yet · 1 draft" in farm.text
    assert farm.services.publishing.versions(FARM) == ()


def test_a_check_of_what_was_there_before_does_not_stay(farm: Sitting) -> None:
    farm.click("Check and publish")
    assert "Check and publish version 1" in farm.text
    reworded(farm, "How many brown cows?")
    assert "Check and publish version 1" not in farm.settle().text
    farm.click("Check and publish").click("Back to the packs").click("Open Farm")
    assert "Check and publish version 1" not in farm.text


def test_retiring_asks_for_the_pin_where_there_is_one(farm: Sitting) -> None:
    farm.services.publishing.publish(FARM, "", "Mina")
    farm.services.owner.set_pin("1234")
    farm.settle().click("Back to the packs").click("Open Farm")
    farm.dialogs.password = "9999"
    farm.click("Retire the pack")
    assert farm.dialogs.asked[-1] == "Retire Farm?"
    assert "PIN" in farm.dialogs.texts[-1]
    assert "That is not the PIN" in farm.text
    assert farm.services.publishing.overview(FARM).line is not None
    farm.dialogs.password = None
    farm.click("Retire the pack")
    states = {line.id: line.state for line in farm.services.packs.lines()}
    assert states[FARM] is PackState.PUBLISHED


def test_a_copy_is_saved(farm: Sitting, tmp_path: Path) -> None:
    farm.services.publishing.publish(FARM, "", "Mina")
    farm.settle().dialogs.path = file = tmp_path / "farm.quizpack"
    farm.click("Save a copy")
    assert file.is_file()
    assert "drafts are not in it" in farm.text


def test_the_page_of_packs_lists_what_is_being_written(farm: Sitting) -> None:
    farm.click("Back to the packs")
    assert "Not published yet · 1 draft · your own" in farm.text
    farm.tab_to("Open Farm").press(ENTER)
    assert farm.shows(PackScreen)


def choose_program(farm: Sitting, program: str) -> Sitting:
    menu = farm.the(PackScreen).exports_menu()
    next(entry for entry in menu.actions() if entry.text() == program).trigger()
    return farm.settle()


def test_what_is_ready_is_written_for_another_program(farm: Sitting, tmp_path: Path) -> None:
    farm.dialogs.path = file = tmp_path / "farm.csv"
    choose_program(farm, "CSV")
    assert farm.dialogs.asked[-1] == "Write the questions of Farm"
    assert "2 questions written as farm.csv." in farm.text
    assert "pigs" not in file.read_text("utf-8-sig")


def test_what_another_program_cannot_hold_is_told_before_anything_is_written(
    farm: Sitting, tmp_path: Path
) -> None:
    reworded(farm, "How many cows? " + "They graze behind the barn. " * 6)
    farm.settle().dialogs.path = file = tmp_path / "farm.xlsx"
    farm.dialogs.says_yes = False
    choose_program(farm, "Kahoot")
    assert farm.dialogs.asked[-1] == "1 of 2 questions fit Kahoot"
    assert "120" in farm.dialogs.texts[-1]
    assert not file.exists()
    farm.dialogs.says_yes = True
    choose_program(farm, "Kahoot")
    assert "1 question written as farm.xlsx." in farm.text
    assert file.exists()


def test_every_format_that_is_written_stands_in_the_menu() -> None:
    assert set(wording.EXPORTS) == set(WRITABLE)


def test_a_question_written_at_the_workbench_reaches_a_learner(mina: Sitting) -> None:
    """The whole way of a teacher without a file: a title, a question, a version, a quiz."""
    mina.press("5", ctrl=True).tab_to("Packs").press(ENTER)
    mina.dialogs.note = "Farm"
    mina.click("New pack").click("Write the first question")
    assert mina.shows(WorkbenchScreen)
    mina.click("New question").type("How many stomachs has a cow?").press(ENTER)
    mina.type("One").press(ENTER).type("Two").press(ENTER).type("Three").press(ENTER)
    mina.click("A is the right option").press(ENTER, ctrl=True)
    (question,) = [one for _, one in mina.services.workbench.open(FARM).copy.questions()]
    assert question.item.stem == "How many stomachs has a cow?"
    mina.click("Back to the pack")
    assert mina.shows(PackScreen)
    assert "How many stomachs has a cow?" in mina.text
    assert "1 ready" in mina.text
    mina.click("Check and publish").click("Publish version 1")
    assert "Version 1 of Farm is published." in mina.text
    learner = mina.services.learners.overview()[0].learner
    mina.services.packs.choose(learner.id, FARM)
    attempt = mina.services.practice.start(learner.id, QuizSpec(number=5))
    assert [one.version.item.stem for one in attempt.questions] == ["How many stomachs has a cow?"]


def test_the_workbench_leads_straight_to_what_publishing_would_do(farm: Sitting) -> None:
    farm.click("Write questions").click("Check and publish")
    assert farm.shows(PackScreen)
    assert "It is the first version: 2 questions." in farm.text
    assert farm.focus_name == "A note on this version"


def test_class_leads_to_a_subject_of_ones_own(farm: Sitting) -> None:
    farm.press("4", ctrl=True).click("A subject of your own")
    assert farm.shows(PacksScreen)


def test_a_published_pack_is_taught_with_one_button_and_no_other_subject_comes_between(
    farm: Sitting,
) -> None:
    farm.click("Check and publish").press(ENTER)
    assert "Version 1 of Farm is published." in farm.text
    assert farm.focus_name == "Teach it in class"
    farm.press(ENTER)
    assert farm.shows(PreparingScreen)
    learner = farm.services.learners.everyone()[0]
    assert farm.services.packs.offered(learner.id).chosen == FARM
    assert "cows" in farm.text
