"""What goes wrong in mid-quiz: told, nothing lost, and a way on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from quizapp.bank.errors import DiskFull
from quizapp.core.answering.attempts import Attempt
from quizapp.services.cards import Cards
from quizapp.services.running import Running
from quizapp.ui.kit.theme.fonts import not_shown
from quizapp.ui.kit.theme.theme import current_theme, font_for
from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.shell.startup.trouble import TroubleScreen
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import button

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow: the system refuses what the bank has to append."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def attempt_of(sitting: Sitting) -> Attempt:
    learner = sitting.services.learners.everyone()[0]
    found = sitting.services.practice.unfinished(learner.id)
    assert found is not None
    return found


def test_a_full_disk_in_mid_quiz_is_told_and_loses_nothing(mina: Sitting) -> None:
    mina.press(ENTER).respond().press(ENTER)
    asked = mina.asked
    letter = mina.letters[1]
    mina.press(letter)
    with full_disk():
        mina.press("3")
        assert "The disk is full" in mina.text
        assert mina.shows(QuestionScreen)
        assert mina.asked == asked
        assert mina.the(QuestionScreen).chosen == 1
        mina.press("3")  # still full
        assert mina.shows(QuestionScreen)
        assert attempt_of(mina).answered == 1
    mina.press("3")  # there is room again: the same key does it
    assert mina.shows(FeedbackScreen)
    assert "You were certain." in mina.focus_name
    assert "The disk is full" not in mina.text
    assert attempt_of(mina).answered == 2


def test_a_full_disk_at_continue_keeps_the_explanation_and_its_debt(mina: Sitting) -> None:
    mina.press(ENTER).respond()
    explained = mina.explained
    with full_disk():
        mina.press(ENTER)
        assert "The disk is full" in mina.text
        assert mina.explained == explained
    mina.press(ENTER)
    assert mina.focus_name.startswith("Question 2 of ")
    assert attempt_of(mina).questions[0].left_at is not None


def test_a_card_is_left_and_the_next_question_shown_together_or_not_at_all(
    mina: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving the card is written, then showing the next question fails, then all is well."""

    def refused(*_: object) -> None:
        raise DiskFull

    mina.press(ENTER).respond()
    with monkeypatch.context() as patch:
        patch.setattr(Running, "show", refused)
        mina.press(ENTER)
        assert mina.shows(FeedbackScreen)
        assert attempt_of(mina).questions[0].left_at is None
    mina.press(ENTER)
    assert mina.focus_name.startswith("Question 2 of ")
    assert [q.left_at is not None for q in attempt_of(mina).questions[:2]] == [True, False]
    mina.respond()
    assert mina.shows(FeedbackScreen)


def test_the_message_can_be_closed(mina: Sitting) -> None:
    mina.press(ENTER)
    with full_disk():
        mina.respond()
        mina.click("Close this message")
        assert "The disk is full" not in mina.text


# Two copies of the app on one bank


def test_two_apps_in_one_attempt_lose_no_response(start: Start) -> None:
    one = start().enter("Mina").press(ENTER)
    two = start()
    assert two.shows(TodayScreen)
    two.press(ENTER)
    assert two.asked == one.asked
    first, second = one.letters[:2]
    one.to_front().respond(first)
    two.to_front().respond(second)
    attempt = attempt_of(one)
    assert attempt.answered == 1
    response = attempt.questions[0].response
    assert response is not None
    assert attempt.questions[0].order[0] == response.chosen  # the first that came stands
    assert two.shows(FeedbackScreen)
    assert two.explained == one.explained
    two.press(ENTER)
    assert two.focus_name.startswith("Question 2 of ")
    two.respond().press(ENTER)
    one.to_front().press(ENTER)
    assert one.focus_name.startswith("Question 3 of ")
    one.go_through()
    two.to_front().go_through()
    learner = one.services.learners.everyone()[0].id
    (line,) = one.services.practice.history(learner)
    assert (line.answered, line.finished_at is None) == (line.questions, False)


def test_an_attempt_ended_in_another_copy_goes_on_to_its_summary(start: Start) -> None:
    one = start().enter("Mina").press(ENTER)
    one.services.practice.end(attempt_of(one).id)
    one.respond()
    assert one.shows(FeedbackScreen)
    assert one.focus_name == "Skipped."  # ending it counted the question as skipped
    one.press(ENTER)
    assert "No question was answered." in one.text


# Bugs


def break_card(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise LookupError("a part is missing")

    monkeypatch.setattr(Cards, "of", lambda *_: broken())


def test_a_bug_in_a_job_comes_to_the_crash_screen_and_the_app_goes_on(
    mina: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina.press(ENTER)
    with monkeypatch.context() as broken:
        break_card(mina, broken)
        mina.respond()
    assert mina.shows(TroubleScreen)
    assert [type(bug) for bug in mina.bugs] == [LookupError]
    mina.bugs.clear()
    mina.click("Show details")
    details = mina.the(TroubleScreen).details
    assert details is not None
    assert "a part is missing" in details.toPlainText()
    assert "quizapp " in details.toPlainText()  # the versions
    mina.click("Go on")
    assert mina.shows(QuestionScreen)
    mina.press(ENTER)  # the response was recorded: it is explained now
    assert mina.shows(FeedbackScreen)
    assert attempt_of(mina).answered == 1


def test_a_bug_in_a_slot_comes_to_the_crash_screen(
    mina: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina.press(ENTER)

    def broken(_: object) -> None:
        raise LookupError("no such thing")

    assert mina.app.navigator is not None
    monkeypatch.setattr(mina.study, "render", broken)
    mina.press("m")
    assert mina.shows(TroubleScreen)
    assert mina.bugs
    mina.bugs.clear()
    monkeypatch.undo()
    mina.click("Go on")
    assert mina.shows(QuestionScreen)


def test_a_bug_while_nobody_is_chosen_leads_back_to_choosing(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = start()

    def broken(*_: object) -> None:
        raise LookupError("no such thing")

    with monkeypatch.context() as patch:
        patch.setattr(type(sitting.services.learners), "add", broken)
        sitting.enter("Mina")
    assert sitting.shows(TroubleScreen)
    sitting.bugs.clear()
    sitting.click("Go on")
    assert sitting.shows(LearnersScreen)
    sitting.enter("Mina")
    assert sitting.shows(TodayScreen)


def test_the_details_of_a_bug_name_no_learner(
    start: Start, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A database error would carry the values of its statement."""
    sitting = start()
    with sqlite3.connect(data / "bank.sqlite") as db:
        db.execute(
            "CREATE TRIGGER broken BEFORE INSERT ON learner "
            "BEGIN SELECT RAISE(ABORT, 'out of order'); END"
        )
    db.close()
    sitting.enter("Geheimnisvolle")
    assert sitting.shows(TroubleScreen)
    sitting.bugs.clear()
    details = sitting.the(TroubleScreen).details
    assert details is not None
    assert "out of order" in details.toPlainText()
    assert "Geheimnisvolle" not in details.toPlainText()
    assert "Geheimnisvolle" not in caplog.text
    assert button(sitting.window, "Quit")


def test_letters_without_a_font_are_told_of(mina: Sitting) -> None:
    nowhere = "\U00010570"  # Vithkuqi
    mina.app.look_for_fonts(mina.services.library.signs_in_use())
    assert "has no font" not in mina.text
    if not not_shown(nowhere, font_for(current_theme())):
        pytest.skip("this machine has a font for Vithkuqi")
    mina.app.look_for_fonts(frozenset(nowhere))
    assert "This computer has no font for Vithkuqi letters" in mina.settle().text
