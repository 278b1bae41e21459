"""The page Review: what was wrong, practised until it holds, all by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from quizapp.core.answering.attempts import Purpose, QuizSpec
from quizapp.core.cards.outline import FALSE_CLAIM
from quizapp.core.content.ids import LearnerId
from quizapp.core.content.items import ItemKind
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.pages.library.reader import Reader
from quizapp.ui.pages.review.entry_screen import EntryScreen
from quizapp.ui.pages.review.filters_bar import FiltersBar
from quizapp.ui.pages.review.list_view import WrongView
from quizapp.ui.pages.review.myths_part import MythCard
from quizapp.ui.pages.review.screen import ReviewScreen
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.setup.intents import Start
from quizapp.ui.pages.study.setup.screen import SetupScreen
from quizapp.ui.pages.study.summary.screen import SummaryScreen
from tests.services.stock import HandClock
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import button, seen

ENTER, ESC, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space
UP, DOWN, TAB = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab


def learner(sitting: Sitting) -> LearnerId:
    return sitting.services.learners.everyone()[0].id


def letter(sitting: Sitting, *, right: bool) -> str:
    """Return a key that answers the question on the screen rightly or wrongly."""
    unfinished = sitting.services.practice.unfinished(learner(sitting))
    assert unfinished is not None
    question = unfinished.current
    assert question is not None
    item = question.version.item
    shown = next(n for n, o in enumerate(question.order) if item.options[o].is_key is right)
    return sitting.letters[shown]


def answer(sitting: Sitting, *, right: bool, sure: str = "3") -> Sitting:
    """Answer, say how sure, and leave the explanation."""
    assert sitting.shows(QuestionScreen)
    sitting.press(letter(sitting, right=right), sure)
    assert sitting.shows(FeedbackScreen)
    return sitting.press(ENTER)


def answer_all(sitting: Sitting, *, right: bool) -> Sitting:
    while sitting.shows(QuestionScreen):
        answer(sitting, right=right)
    return sitting


def quiz(sitting: Sitting, number: int, kind: ItemKind | None = None) -> Sitting:
    sitting.press("2", ctrl=True)
    kinds = frozenset() if kind is None else frozenset({kind})
    sitting.the(SetupScreen).act(Start(QuizSpec(number=number, kinds=kinds)))
    return sitting.settle()


def to_review(sitting: Sitting) -> Sitting:
    return sitting.press("3", ctrl=True)


@pytest.fixture
def missed(mina: Sitting) -> Sitting:
    """Return a sitting in which three facts are on the list, and the list is open."""
    quiz(mina, 4)
    answer(mina, right=False, sure="3")
    answer(mina, right=False, sure="2")
    answer(mina, right=True, sure="1")
    answer(mina, right=True, sure="3")
    return to_review(mina)


@pytest.fixture
def many_missed(mina: Sitting) -> Sitting:
    """Return a sitting in which so many facts are on the list that it can be filtered."""
    quiz(mina, 8)
    answer_all(mina, right=False)
    return to_review(mina)


def test_who_has_answered_nothing_is_told_what_will_stand_here(mina: Sitting) -> None:
    to_review(mina)
    assert mina.shows(ReviewScreen)
    assert "Nothing wrong yet" in mina.text
    mina.press(ENTER)  # one too many, from where one came
    assert mina.shows(ReviewScreen)
    mina.press(TAB)
    assert mina.focus_name == "New quiz"
    mina.press(ENTER)
    assert mina.shows(SetupScreen)


def test_the_list_has_the_groups_in_order_and_the_keyboard(missed: Sitting) -> None:
    assert isinstance(missed.focus, WrongView)
    model = missed.the(WrongView).rows
    told = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(6)]
    assert told[0::2] == ["Certain and wrong", "Wrong", "Lucky guess"]
    assert "Missed today. 3 days needed. Not chosen." in told[1]
    assert "Right by a guess today" in told[5]
    assert "Practise these 3" in missed.text


def test_a_row_opens_with_enter_and_esc_goes_back_to_it(missed: Sitting) -> None:
    missed.press(DOWN)
    current = missed.the(WrongView).current
    missed.press(ENTER)
    assert missed.shows(EntryScreen)
    assert missed.focus_name.startswith("Not correct. You were fairly sure.")
    link = "Read in the document"
    for words in ("Your answers on this fact", "Your answer", link, "3 days needed"):
        assert words in missed.text
    missed.press(ESC)
    assert missed.the(WrongView).current == current
    assert isinstance(missed.focus, WrongView)


def test_one_entry_after_another_has_the_keys(missed: Sitting) -> None:
    for fact in missed.the(WrongView).rows.askable:
        assert missed.the(WrongView).current == fact
        missed.press(ENTER)
        assert missed.focus_is_in(EntryScreen)
        missed.press(ESC)
        assert missed.shows(ReviewScreen)
        missed.press(DOWN)


def test_from_the_entry_to_the_passage_and_back(missed: Sitting) -> None:
    missed.press(ENTER).tab_to("Read in the document").press(ENTER)
    assert isinstance(missed.focus, Reader)
    assert "Back to the review" in missed.text
    missed.press(ESC)
    assert missed.shows(EntryScreen)
    assert missed.focus_name.startswith("Read in the document")
    to_review(missed)
    assert missed.shows(ReviewScreen)


def test_one_is_practised_from_its_entry(missed: Sitting) -> None:
    fact = missed.the(WrongView).current
    missed.press(ENTER).tab_to("Practise this one").press(ENTER)
    assert missed.shows(QuestionScreen)
    attempt = missed.services.practice.unfinished(learner(missed))
    assert attempt is not None
    assert attempt.spec.purpose is Purpose.REVIEW
    assert [q.version.item.fact_id for q in attempt.questions] == [fact]


def test_some_are_chosen_by_keyboard_and_practised(missed: Sitting) -> None:
    missed.press(SPACE, DOWN, SPACE)
    assert "Practise the 2 chosen" in missed.text
    assert "2 of 3 chosen" in missed.text
    chosen = missed.the(WrongView).rows.chosen
    missed.press(ENTER, ctrl=True)
    attempt = missed.services.practice.unfinished(learner(missed))
    assert attempt is not None
    assert {q.version.item.fact_id for q in attempt.questions} == set(chosen)


def test_all_and_none_are_chosen_with_one_key(missed: Sitting) -> None:
    missed.press("a", ctrl=True)
    assert "Practise the 3 chosen" in missed.text
    missed.press("a", ctrl=True)
    assert "Practise these 3" in missed.text


def test_all_are_practised_and_done_leads_back_to_the_list(missed: Sitting) -> None:
    missed.tab_to("Practise these 3").press(ENTER)
    answer_all(missed, right=True)
    assert missed.shows(SummaryScreen)
    assert "What comes back, and when" in missed.text
    needed = "Right on three different days, and a mistake leaves your list."
    assert missed.text.count(needed) == 1, "all of them were relearned on the day of the miss"
    assert "3 days needed" not in missed.text
    missed.press(ENTER)
    assert missed.shows(SummaryScreen)
    missed.tab_to("Done").press(ENTER)
    assert missed.shows(ReviewScreen)
    assert "3 days needed" in str(
        missed.the(WrongView).rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    )


def test_a_miss_comes_back_in_the_session_and_the_header_says_so(mina: Sitting) -> None:
    quiz(mina, 8)
    answer_all(mina, right=False)
    to_review(mina).press(ENTER, ctrl=True)
    answer(mina, right=False)
    assert "Question 2 of 9 · 1 comes back" in mina.text


def test_right_on_three_days_and_it_leaves_the_list(mina: Sitting, clock: HandClock) -> None:
    quiz(mina, 1, ItemKind.CHOICE)
    answer_all(mina, right=False)
    for day in range(3):
        clock.tick(days=1)
        to_review(mina).press(ENTER, ctrl=True)
        answer_all(mina, right=True)
        assert ("1 fact left your list" in mina.text) is (day == 2)
        mina.press(ENTER, ctrl=True)
    assert mina.shows(ReviewScreen)
    assert "You know everything you once missed" in mina.text
    assert "1 fact left this list" in mina.text


def test_what_left_the_list_is_told_again_by_an_old_summary(
    mina: Sitting, clock: HandClock
) -> None:
    quiz(mina, 1, ItemKind.CHOICE)
    answer_all(mina, right=False)
    for _ in range(3):
        clock.tick(days=1)
        to_review(mina).press(ENTER, ctrl=True)
        answer_all(mina, right=True)
    lines = mina.services.practice.history(learner(mina))
    first = mina.services.review.outcome(lines[2].id)
    last = mina.services.review.outcome(lines[0].id)
    assert (len(first.left), len(first.stay), len(first.off_list)) == (0, 0, 1)
    assert first.off_list[0].on == last.left[0].on  # as things stand, not a day that is past
    assert (len(last.left), len(last.stay)) == (1, 0)


def test_filters_leave_out_and_show_all_brings_back(many_missed: Sitting) -> None:
    every = len(many_missed.the(WrongView).rows.askable)
    bar = many_missed.the(FiltersBar)
    topic = next(m for m in seen(bar, ChoiceMenu) if m.accessibleName().startswith("Topic"))
    topic.menu_made().actions()[1].trigger()
    many_missed.settle()
    shown = len(many_missed.the(WrongView).rows.askable)
    assert 0 < shown < every
    assert many_missed.services.review.wrong_list(learner(many_missed)).topics[0][1] in topic.text()
    many_missed.tab_to("Show all").press(ENTER)
    assert len(many_missed.the(WrongView).rows.askable) == every


def test_filters_that_leave_nothing_say_so(many_missed: Sitting, clock: HandClock) -> None:
    clock.tick(days=20)
    to_review(many_missed)
    since = next(
        m
        for m in seen(many_missed.the(FiltersBar), ChoiceMenu)
        if m.accessibleName().startswith("Miss")
    )
    since.chosen.emit(1)
    many_missed.settle()
    assert "Nothing fits these filters" in many_missed.text
    assert not seen(many_missed.window, WrongView)
    since.chosen.emit(2)
    many_missed.settle()
    assert many_missed.shows(WrongView)


def test_a_fact_missed_again_and_again_asks_to_be_read_first(
    mina: Sitting, clock: HandClock
) -> None:
    quiz(mina, 1)
    answer_all(mina, right=False)
    for _ in range(3):
        clock.tick(days=1)
        to_review(mina).press(ENTER, ctrl=True)
        answer_all(mina, right=False)
    to_review(mina)
    view = mina.the(WrongView)
    told = str(view.rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Missed on four days: read the passage first" in told
    mina.press(ENTER).tab_to("Read the passage").press(ENTER)
    assert isinstance(mina.focus, Reader)


def test_a_myth_once_believed_is_told_by_its_fact(mina: Sitting) -> None:
    quiz(mina, 12, ItemKind.TRUE_FALSE)
    while mina.shows(QuestionScreen):
        mina.press("T", "3", ENTER)
    to_review(mina).tab_to("Wrong or guessed (").press(Qt.Key.Key_Right, SPACE)
    cards = seen(mina.window, MythCard)
    assert cards
    mina.tab_to("Fact: ")
    assert mina.focus is cards[0]
    assert mina.focus_name.index("Fact: ") < mina.focus_name.index(FALSE_CLAIM)
    assert "First: Wrong, you were certain, today." in mina.focus_name
    assert "A week later: Not checked yet." in mina.focus_name
    assert len(cards) > 1
    mina.press(DOWN)
    assert mina.focus is cards[1]
    mina.press(UP, UP)  # before the first there is none
    assert mina.focus is cards[0]


def test_another_learner_begins_without_filters_and_choice(missed: Sitting) -> None:
    missed.press(SPACE)
    missed.click("Mina is learning. Change learner")
    (field,) = seen(missed.window, QLineEdit)
    field.setFocus()
    missed.enter("Noah")
    to_review(missed)
    assert "Nothing wrong yet" in missed.text


def test_leaving_a_review_in_the_middle_keeps_it(missed: Sitting) -> None:
    missed.press(ENTER, ctrl=True)
    missed.press(ESC)
    assert "Question 1 of 3" in missed.text or "question 1 of 3" in missed.text
    to_review(missed).press(ENTER, ctrl=True)
    assert missed.dialogs.asked[-1] == "End the unfinished quiz?"


def test_a_click_on_the_box_chooses_and_on_the_row_opens(missed: Sitting) -> None:
    from PySide6.QtCore import QPoint
    from PySide6.QtTest import QTest

    view = missed.the(WrongView)
    row = view.visualRect(view.rows.index(1, 0))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, pos=QPoint(row.left() + 24, row.center().y()))
    missed.settle()
    assert len(view.rows.chosen) == 1
    later = view.visualRect(view.rows.index(5, 0))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(view.viewport(), left, shift, QPoint(later.center()))
    missed.settle()
    assert len(view.rows.chosen) == 3
    QTest.mouseClick(view.viewport(), left, pos=row.center())
    missed.settle()
    assert missed.shows(EntryScreen)
    assert button(missed.window, "All wrong or guessed")
