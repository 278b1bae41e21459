"""Leaving a quiz and coming back: nothing is lost, and what is owed comes first."""

from PySide6.QtCore import Qt

from quizapp.core.answering.attempts import QuizSpec, Timing
from quizapp.ui.kit.control.option_row import OptionRow
from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.setup.intents import Start as StartQuiz
from quizapp.ui.pages.study.setup.screen import SetupScreen
from quizapp.ui.pages.study.summary.screen import SummaryScreen
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.shell.state import PageId
from tests.services.stock import HandClock
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import seen

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def options(sitting: Sitting) -> list[str]:
    return [row.accessibleName() for row in seen(sitting.window, OptionRow)]


def set_up(sitting: Sitting, spec: QuizSpec) -> None:
    """Start a quiz that the set-up screen asks for."""
    sitting.press("2", ctrl=True)
    sitting.the(SetupScreen).act(StartQuiz(spec))
    sitting.settle()


def test_esc_at_a_question_and_continue_come_back_to_it_as_it_was(mina: Sitting) -> None:
    mina.press(ENTER).respond().press(ENTER)
    asked, shown = mina.asked, options(mina)
    letter = shown[1][0]
    mina.press(letter, ESC)
    assert mina.shows(TodayScreen)
    assert mina.focus_name == "Go on"
    assert "questions to go" in mina.text
    mina.press(ENTER)
    assert (mina.asked, options(mina)) == (asked, shown)
    screen = mina.the(QuestionScreen)
    assert screen.chosen == 1
    assert mina.focus_is_in(QuestionScreen)
    mina.press("3")
    assert "You were certain." in mina.focus_name


def test_a_quiz_left_at_a_question_goes_on_there_after_a_new_start(start: Start) -> None:
    first = start().enter("Mina").press(ENTER).respond().press(ENTER)
    asked, shown = first.asked, options(first)
    first.end()
    second = start()
    assert second.shows(TodayScreen)
    second.press(ENTER)
    assert (second.asked, options(second)) == (asked, shown)
    assert second.focus_name.startswith("Question 2 of ")


def test_a_card_that_was_not_left_comes_before_anything_else(start: Start) -> None:
    first = start().enter("Mina").press(ENTER).respond()
    explained = first.explained
    first.end()
    second = start()
    assert second.shows(FeedbackScreen)
    assert second.explained == explained
    assert second.focus_name.startswith(("Correct", "Not correct"))
    assert "still open" in second.text
    second.press(ENTER)
    assert second.shows(TodayScreen)
    second.press(ENTER)
    assert second.focus_name.startswith("Question 2 of ")


def test_a_card_left_by_esc_is_still_owed_and_the_first_thing_on_today(mina: Sitting) -> None:
    mina.press(ENTER).respond()
    explained = mina.explained
    mina.press(ESC)
    assert mina.focus_name == "Read it now"
    mina.press(ENTER)
    assert mina.explained == explained
    assert mina.focus_name.startswith(("Correct", "Not correct"))
    mina.press(ENTER)
    assert mina.shows(TodayScreen)
    assert mina.focus_name == "Go on"


def test_continue_with_an_open_card_shows_the_card_first(mina: Sitting) -> None:
    mina.begin_quiz().respond()
    explained = mina.explained
    mina.press(ESC).click("Go on with the unfinished quiz")
    assert mina.explained == explained
    assert mina.focus_is_in(FeedbackScreen)
    mina.press(ENTER)
    assert mina.focus_name.startswith("Question 2 of ")


def test_a_new_quiz_asks_then_ends_then_explains_then_starts(mina: Sitting) -> None:
    mina.press(ENTER).respond().press(ENTER)
    fact = mina.services.practice.unfinished(mina.services.learners.everyone()[0].id)
    assert fact is not None
    mina.press(ESC).press("2", ctrl=True)
    assert "You have an unfinished quiz" in mina.text
    assert mina.focus_name == "Start"
    mina.dialogs.says_yes = False
    mina.press(ENTER)
    assert mina.dialogs.asked == ["End the unfinished quiz?"]
    assert mina.shows(SetupScreen)
    mina.dialogs.says_yes = True
    mina.press(ENTER)
    assert mina.shows(FeedbackScreen)  # question 2 was seen: its correction is owed
    assert mina.focus_name == "Skipped."
    mina.press(ENTER)
    assert mina.focus_name.startswith("Question 1 of")
    history = mina.services.practice.history(fact.learner_id)
    assert [line.finished_at is None for line in history] == [True, False]


def test_ending_early_explains_and_comes_back_to_the_set_up(mina: Sitting) -> None:
    mina.press(ENTER).respond().press(ENTER, ESC).press("2", ctrl=True).click("End it")
    assert mina.focus_name == "Skipped."
    mina.press(ENTER)
    assert mina.shows(SetupScreen)
    assert "unfinished quiz" not in mina.text


def test_practising_a_topic_asks_too_while_a_quiz_is_unfinished(mina: Sitting) -> None:
    mina.begin_quiz().respond().press(ENTER, ESC)
    mina.dialogs.says_yes = False
    mina.click("Routes: ")
    assert mina.dialogs.asked == ["End the unfinished quiz?"]
    assert mina.shows(TodayScreen)
    mina.dialogs.says_yes = True
    mina.click("Routes: ")
    assert mina.focus_name == "Skipped."
    mina.press(ENTER)
    assert mina.focus_name.startswith("Question 1 of")
    open_ = [
        line
        for line in mina.services.practice.history(mina.services.learners.everyone()[0].id)
        if line.finished_at is None
    ]
    assert len(open_) == 1


def test_feedback_at_the_end_comes_card_by_card(mina: Sitting) -> None:
    set_up(mina, QuizSpec(number=3, timing=Timing.END))
    for number in (1, 2, 3):
        assert mina.focus_name.startswith(f"Question {number} of 3.")
        mina.respond()
    seen_ = []
    while mina.shows(FeedbackScreen):
        assert mina.focus_name.startswith(("Correct", "Not correct"))
        seen_.append(mina.explained)
        mina.press(ENTER)
    assert len(set(seen_)) == 3
    assert mina.shows(SummaryScreen)


def test_feedback_at_the_end_survives_a_new_start(start: Start) -> None:
    first = start().enter("Mina")
    set_up(first, QuizSpec(number=2, timing=Timing.END))
    first.respond()
    first.end()
    second = start()
    assert second.shows(TodayScreen)  # nothing is explained before the end
    second.tab_to("Go on with the unfinished quiz").press(ENTER).respond()
    assert second.shows(FeedbackScreen)
    second.press(ENTER)
    second.end()
    third = start()
    assert third.shows(TodayScreen)
    third.tab_to("Go on with the unfinished quiz").press(ENTER)
    assert third.shows(FeedbackScreen)
    third.press(ENTER)
    assert third.shows(SummaryScreen)


def test_a_timer_that_runs_out_skips_and_explains(mina: Sitting) -> None:
    set_up(mina, QuizSpec(number=2, seconds_per_question=30))
    assert "0:30 left" in mina.text
    for _ in range(30):
        mina.study._tick()
    assert "0:00 left" in mina.text
    mina.study._tick()
    mina.settle()
    assert mina.focus_name == "Skipped."
    for _ in range(60):  # no question is on the screen: nothing may run out
        mina.study._tick()
    mina.settle()
    assert mina.focus_name == "Skipped."
    mina.press(ENTER)
    assert "0:30 left" in mina.text


def test_a_timer_is_extended_ten_times_and_then_runs_out(mina: Sitting) -> None:
    set_up(mina, QuizSpec(number=2, seconds_per_question=30))
    mina.study._ticks.stop()  # time goes by in this test's ticks alone
    for _ in range(10):
        for _ in range(30):
            mina.study._tick()
        assert "0:00 left" in mina.text
        assert "Time is nearly up." in mina.text
        mina.press(Qt.Key.Key_F2)
        assert "0:30 left" in mina.text
        assert "Time is nearly up." not in mina.text
    assert mina.focus_name.startswith("Question 1 of 2.")
    for _ in range(31):
        mina.study._tick()
    mina.settle()
    assert mina.focus_name == "Skipped."


def test_more_time_pressed_gives_the_keys_back_to_the_question(mina: Sitting) -> None:
    set_up(mina, QuizSpec(number=2, seconds_per_question=30))
    mina.study._ticks.stop()  # time goes by in this test's ticks alone
    for _ in range(10):
        mina.study._tick()
    mina.tab_to("More time").press(ENTER)
    assert "0:50 left" in mina.text
    assert mina.focus_name.startswith("Question 1 of 2.")


def test_a_timer_that_runs_out_is_told_where_the_feedback_comes_at_the_end(mina: Sitting) -> None:
    set_up(mina, QuizSpec(number=2, seconds_per_question=30, timing=Timing.END))
    for _ in range(31):
        mina.study._tick()
    mina.settle()
    assert mina.focus_name.startswith("Question 2 of 2.")
    assert "Time was up for question 1: it was skipped." in mina.text
    mina.press(options(mina)[0][0])
    assert "Time was up for question 1" in mina.text  # it stays while this question does
    for _ in range(31):
        mina.study._tick()
    mina.settle()
    assert mina.shows(FeedbackScreen)
    assert "Time was up for question 2: what you had chosen was taken." in mina.text
    mina.press(ENTER)
    assert "Time was up" not in mina.text


def test_a_response_that_came_too_late_is_told(start: Start) -> None:
    first = start().enter("Mina")
    set_up(first, QuizSpec(number=1))
    second = start()
    second.tab_to("Go on with the unfinished quiz").press(ENTER)
    letters = [each[0] for each in options(first)]
    first.to_front().respond(letters[0])
    assert "another window" not in first.text
    second.to_front().respond(letters[1])
    assert second.shows(FeedbackScreen)
    told = "Question 1 was already answered in another window. That answer counts."
    assert told in second.text


def test_what_was_chosen_when_a_timer_runs_out_is_the_response(mina: Sitting) -> None:
    set_up(mina, QuizSpec(number=2, seconds_per_question=30))
    mina.press(options(mina)[0][0])
    for _ in range(31):
        mina.study._tick()
    mina.settle()
    assert mina.shows(FeedbackScreen)
    assert "orrect." in mina.focus_name
    assert "You " not in mina.focus_name, "how sure was not said"


def test_time_spent_is_measured_by_the_clock(mina: Sitting, clock: HandClock) -> None:
    mina.press(ENTER)
    clock.tick(seconds=7)
    mina.respond()
    learner = mina.services.learners.everyone()[0]
    attempt = mina.services.practice.unfinished(learner.id)
    assert attempt is not None
    response = attempt.questions[0].response
    assert response is not None
    assert response.elapsed_ms == 7000


def test_another_place_in_mid_question_and_back(mina: Sitting) -> None:
    mina.press(ENTER)
    asked = mina.asked
    mina.press(options(mina)[0][0])
    for page in PageId:
        mina.press(str(list(PageId).index(page) + 1), ctrl=True)
    mina.press("2", ctrl=True)
    assert mina.asked == asked
    assert mina.the(QuestionScreen).chosen == 0
    mina.press(ENTER)
    assert mina.shows(FeedbackScreen)


def test_the_set_up_chosen_in_mid_quiz_lets_the_quiz_rest(mina: Sitting) -> None:
    mina.press(ENTER, ESC).press("2", ctrl=True)
    assert mina.shows(SetupScreen)
    assert "unfinished quiz" in mina.text
    mina.click("Continue it")
    assert mina.focus_name.startswith("Question 1 of ")


def test_the_same_single_question_again_starts_from_its_beginning(mina: Sitting) -> None:
    set_up(mina, QuizSpec(number=1))
    learner_id = mina.services.learners.everyone()[0].id
    for _ in range(3):
        attempt = mina.services.practice.unfinished(learner_id)
        assert attempt is not None
        question = attempt.questions[0]  # each time it may be another one on the fact
        options = question.version.item.options
        wrong = next(n for n, place in enumerate(question.order) if not options[place].is_key)
        assert mina.focus_name.startswith("Question 1 of 1.")
        assert mina.the(QuestionScreen).chosen is None
        mina.respond(question.presented.letters[wrong])
        assert mina.focus_name.startswith(("Correct", "Not correct"))
        mina.press(ENTER)
        assert mina.shows(SummaryScreen)
        if "Again" not in mina.text:
            break
        mina.press(ENTER, ctrl=True)


def test_learners_are_asked_for_where_the_last_one_is_gone(start: Start) -> None:
    first = start().enter("Mina")
    first.services.rights.erase(first.services.learners.everyone()[0].id)
    first.end()
    assert start().shows(LearnersScreen)
