"""Two subjects in one window: the choice stands above every page that shows something of one."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from quizapp.bank.chosen_packs import choose_pack
from quizapp.bank.plans import Plans
from quizapp.core.content.ids import PackId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.pages.progress.screen import ProgressScreen
from quizapp.ui.pages.review.screen import ReviewScreen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.setup.screen import SetupScreen
from quizapp.ui.shell.pack_bar import PackBar
from tests.services.test_packs import OWN, renamed
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.journeys.stock_folder import a_stock_folder


@pytest.fixture
def two(start: Start, data: Path, tmp_path: Path) -> Sitting:
    sitting = start()
    sitting.enter("Mina")
    sitting.services.packs.add(renamed(a_stock_folder(tmp_path / "brought"), OWN))
    return sitting.settle()


def chosen(sitting: Sitting) -> str:
    menu = sitting.the(PackBar).findChild(ChoiceMenu)
    assert menu is not None
    return menu.accessibleName()


def choose(sitting: Sitting, number: int) -> None:
    menu = sitting.the(PackBar).findChild(ChoiceMenu)
    assert menu is not None
    menu.menu_made().actions()[number].trigger()
    sitting.settle()


def test_one_subject_offers_no_choice(start: Start, data: Path) -> None:
    sitting = start()
    sitting.enter("Mina")
    assert not sitting.shows(PackBar)


def test_the_subject_chosen_above_a_page_is_that_of_every_page(two: Sitting) -> None:
    assert chosen(two) == "Subject: A stock"
    two.press("2", ctrl=True)
    assert two.shows(SetupScreen)
    choose(two, 1)
    assert chosen(two) == "Subject: Town history"
    assert two.shows(SetupScreen)
    learner = two.services.learners.everyone()[0]
    assert two.services.packs.offered(learner.id).chosen == OWN
    for key, screen in (("3", ReviewScreen), ("5", LibraryScreen), ("6", ProgressScreen)):
        two.press(key, ctrl=True)
        assert two.shows(screen)
        assert chosen(two) == "Subject: Town history"
    two.press("7", ctrl=True)
    assert not two.shows(PackBar), "settings are nobody's subject"
    two.press("2", ctrl=True).begin_quiz()
    assert two.shows(QuestionScreen)
    assert not two.shows(PackBar), "no other subject in the middle of a question"
    (unfinished,) = [two.services.practice.unfinished(learner.id)]
    assert unfinished is not None
    assert all(q.version.item.id.startswith(f"{OWN}:") for q in unfinished.questions)


def test_a_document_of_another_subject_does_not_stay_open(two: Sitting) -> None:
    two.press("5", ctrl=True)
    two.click("Document news")
    assert "Passage 1 of news" in two.text
    choose(two, 1)
    page = two.the(LibraryScreen)
    assert page.isVisible()
    assert "Passage 1 of news" not in two.text


def test_the_subject_is_remembered_and_given_up_when_it_is_retired(
    two: Sitting, start: Start, data: Path
) -> None:
    choose(two, 1)
    two.end()
    again = start()
    assert chosen(again) == "Subject: Town history"
    again.services.packs.retire(OWN)
    again.settle()
    assert not again.shows(PackBar), "one is left"
    learner = again.services.learners.everyone()[0]
    assert again.services.packs.offered(learner.id).chosen == BUILT_IN


def test_several_subjects_are_asked_together_only_where_they_are_picked(two: Sitting) -> None:
    two.press("2", ctrl=True)
    learner = two.services.learners.everyone()[0]
    two.tab_to("More choices").press(Qt.Key.Key_Space)
    two.tab_to("Town history").press(Qt.Key.Key_Space)
    state = two.the(SetupScreen)._state
    assert state is not None
    assert state.spec.packs == {BUILT_IN, OWN}
    assert len(state.topics) == 6
    assert state.matching == 2 * 22  # but the sensitive ones
    assert two.focus_name.startswith("Town history")
    two.tab_to("Start").press(Qt.Key.Key_Return)
    attempt = two.services.practice.unfinished(learner.id)
    assert attempt is not None
    of = {question.version.item.id.startswith(f"{OWN}:") for question in attempt.questions}
    assert of == {True, False}


def test_subjects_picked_together_are_let_go_with_a_change_of_subject(two: Sitting) -> None:
    two.press("2", ctrl=True)
    two.tab_to("More choices").press(Qt.Key.Key_Space)
    two.tab_to("Town history").press(Qt.Key.Key_Space)
    two.services.packs.retire(OWN)
    two.press("1", ctrl=True).press("2", ctrl=True)
    state = two.the(SetupScreen)._state
    assert state is not None
    assert (state.spec.packs, state.others, len(state.topics)) == (frozenset(), (), 3)
    assert "From several subjects?" not in two.text
    assert state.matching == 22


def test_another_subject_above_the_page_is_asked_alone(two: Sitting) -> None:
    two.press("2", ctrl=True)
    two.tab_to("More choices").press(Qt.Key.Key_Space)
    two.tab_to("Town history").press(Qt.Key.Key_Space)
    for _ in range(2):
        choose(two, 1)
        state = two.the(SetupScreen)._state
        assert state is not None
        assert (state.spec.packs, state.pack[0], state.matching) == (frozenset(), OWN, 22)
        assert all(topic.startswith(f"{OWN}:") for topic, _, _ in state.topics)
        two.press("1", ctrl=True).press("2", ctrl=True)


def set_test(sitting: Sitting, preset: str) -> None:
    sitting.click("Set a date").click(preset).click("Save")


def test_each_subject_has_its_test_and_today_tells_of_the_other(two: Sitting) -> None:
    set_test(two, "In 3 days")
    assert "in 3 days" in two.text
    choose(two, 1)
    assert "A test coming up?" in two.text
    assert "Your test in another subject: A stock, " in two.text
    set_test(two, "In a week")
    assert "in 7 days" in two.text
    choose(two, 0)
    assert "in 3 days" in two.text
    assert "Your test in another subject: Town history, " in two.text
    two.click("Change the test")
    choose(two, 1)
    assert "in 7 days" in two.text, "the form of one subject is not left open over another"


def test_a_test_is_of_the_subject_that_is_shown_whatever_another_window_chose(
    two: Sitting,
) -> None:
    learner = two.services.learners.everyone()[0]

    def choose_elsewhere(pack_id: PackId) -> None:
        with two.services.bank.write() as db:  # names no kind, so that this window hears nothing
            choose_pack(db, learner.id, pack_id)

    def has_test(pack_id: PackId) -> bool:
        with two.services.bank.read() as db:
            return Plans(db).of(learner.id, pack_id) is not None

    choose(two, 1)
    set_test(two, "In a week")
    choose(two, 0)
    two.click("Set a date").click("In 3 days")
    choose_elsewhere(OWN)
    two.click("Save")
    assert has_test(BUILT_IN)
    assert "in 7 days" in two.text, "now this window shows the other subject too"
    choose_elsewhere(BUILT_IN)
    two.click("Remove the test")
    assert (has_test(BUILT_IN), has_test(OWN)) == (True, False)


def test_a_quiz_that_another_subject_has_not_is_let_go_with_the_change(
    start: Start, tmp_path: Path
) -> None:
    sitting = start()
    sitting.enter("Mina")
    folder = renamed(a_stock_folder(tmp_path / "brought"), OWN)
    for file in (folder / "facts").glob("*.yaml"):
        text = re.sub(r"\n( +)myth:(\n\1 +.*)+", "", file.read_text("utf-8"))
        file.write_text(re.sub(r"\n *(misconception|about_myth):.*", "", text), "utf-8")
    sitting.services.packs.add(folder)
    sitting.settle()
    sitting.press("2", ctrl=True)
    sitting.tab_to("Mixed").press(Qt.Key.Key_Left)
    state = sitting.the(SetupScreen)._state
    assert state is not None
    assert state.spec.myths_only
    choose(sitting, 1)
    state = sitting.the(SetupScreen)._state
    assert state is not None
    assert (state.spec.myths_only, state.myths, state.matching) == (False, False, 22)
    assert "No question fits" not in sitting.text
