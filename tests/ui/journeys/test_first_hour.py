"""The first start of somebody new, with the content that the app comes with."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from quizapp.core.answering.attempts import Purpose
from quizapp.core.content.glossary import entries_in
from quizapp.env.clock import learning_day
from quizapp.ui.pages.classroom.screen import ClassScreen
from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.setup.screen import SetupScreen
from quizapp.ui.pages.study.summary.screen import SummaryScreen
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.pages.welcome.screen import WelcomeScreen
from quizapp.ui.shell.pack_bar import PackBar
from quizapp.ui.wording.explained import listed
from quizapp.ui.wording.tasks import comes_next
from tests.services.stock import HandClock
from tests.services.test_packs import OWN, renamed
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.journeys.stock_folder import a_stock_folder

CONTENT = Path(__file__).parents[3] / "content"
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def fresh(start: Start, tmp_path: Path) -> Sitting:
    """Return the app on its first start, with the built-in content."""
    return start(data=tmp_path / "fresh", content=CONTENT)


def test_a_beginner_reads_and_answers_five_questions_by_enter_and_letters(
    fresh: Sitting, clock: HandClock
) -> None:
    assert fresh.shows(LearnersScreen)
    assert "people who leave North Korea" in fresh.text
    fresh.enter("Mina")
    assert fresh.shows(WelcomeScreen)
    assert fresh.focus_name.startswith("Common myths")
    mina = fresh.services.learners.everyone()[0].id
    titles = [one.offer.title for one in fresh.services.first_hour.offers(mina)]
    assert titles[0] == "Common myths"
    assert len(titles) == 6, "the myths, and topics to choose from at a glance"
    assert all(title in fresh.text for title in titles)
    myths, *others = fresh.services.first_hour.offers(mina)
    for read in myths.passages:
        assert read.myth is not None
        assert read.myth.correction
        assert read.myth.correction_is_fact is (read.headline == read.myth.correction)
    assert not any(read.myth for reading in others for read in reading.passages)
    fresh.press(ENTER)
    assert "passage 1 of" in fresh.text
    fresh.click("Words in this text")
    assert fresh.dialogs.asked[-1] == "Words in this text"
    first = myths.passages[0].passage.text
    assert fresh.dialogs.texts[-1] == listed(entries_in((first,), myths.glossary))
    fresh.click("Read on").press(Qt.Key.Key_Escape)
    assert "passage 1 of" in fresh.text
    while fresh.shows(WelcomeScreen):
        assert "From: " in fresh.text
        assert "False claim: " in fresh.text
        fresh.press(ENTER)
    learner = fresh.services.learners.everyone()[0]
    attempt = fresh.services.practice.unfinished(learner.id)
    assert attempt is not None
    assert attempt.spec.purpose is Purpose.TODAY
    assert [q.version.item.difficulty for q in attempt.questions] == [1] * 5
    why = "How sure you are changes no score."
    assert why in fresh.text
    fresh.respond().press(ENTER)
    assert why in fresh.text  # not said yet
    fresh.press(fresh.letters[0], "2", ENTER)
    assert why not in fresh.text
    fresh.go_through()
    assert fresh.shows(SummaryScreen)
    assert "Done for today." in fresh.text
    told = fresh.services.today.view(learner.id).next_task
    assert told is not None
    assert told.day == learning_day(clock()) + timedelta(days=1)
    assert comes_next(told, learning_day(clock())) in fresh.text
    fresh.click("Done")
    assert fresh.shows(TodayScreen)
    assert "Done for today." in fresh.text
    assert "1 of the last 7" in fresh.text


def test_reading_can_be_left_and_begun_again_from_today(fresh: Sitting) -> None:
    fresh.enter("Mina").press(ENTER, ESC)
    assert fresh.focus_name.startswith("Common myths")
    fresh.press("1", ctrl=True)
    assert "Read a little, then five questions" in fresh.text
    assert fresh.focus_name == "Begin"
    fresh.press(ENTER)
    assert fresh.shows(WelcomeScreen)
    fresh.tab_to("Straight to a quiz").press(ENTER)
    assert fresh.shows(SetupScreen)
    fresh.tab_to("Start").press(ENTER)
    assert fresh.shows(QuestionScreen)


def test_a_teacher_goes_to_the_class(fresh: Sitting) -> None:
    fresh.type("Ms Kim").tab_to("I am a teacher").press(ENTER)
    assert fresh.shows(ClassScreen)


def test_a_second_person_who_teaches_finds_the_way_too(fresh: Sitting) -> None:
    fresh.type("Mina").press(ENTER)
    assert not fresh.shows(LearnersScreen)
    fresh.click("Mina is learning. Change learner")
    assert "Who is learning?" in fresh.text
    fresh.tab_to("Your name").type("Ms Kim").tab_to("I am a teacher").press(ENTER)
    assert fresh.shows(ClassScreen)


def test_somebody_new_is_offered_the_other_subjects_too(fresh: Sitting, tmp_path: Path) -> None:
    fresh.services.packs.add(renamed(a_stock_folder(tmp_path / "brought"), OWN))
    fresh.enter("Mina")
    assert fresh.shows(WelcomeScreen)
    fresh.tab_to("Another subject: Town history").press(ENTER)
    assert fresh.shows(TodayScreen)
    mina = fresh.services.learners.everyone()[0].id
    assert fresh.services.packs.offered(mina).chosen == OWN
    assert fresh.the(PackBar).isVisible()
