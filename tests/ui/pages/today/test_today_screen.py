"""The page Today: one task, one filled button, and what has grown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from devtools.gallery.today_entries import (
    DONE,
    LAST_SESSION,
    NEXT,
    OTHER_TESTS,
    SESSION,
    TEASER,
    TEST,
    TODAY,
    TOPICS,
    UNFINISHED,
    a_day,
    a_done_day,
    a_new_day,
    a_today_state,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.answering.scoring import Score
from quizapp.core.content.ids import PackId, TopicId
from quizapp.core.views.planning import OtherTest
from quizapp.ui.kit.chart.ring import ProgressRing
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.layout.page import ScrollPage
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.theme.theme import Theme, Type, apply_theme
from quizapp.ui.pages.today.days_card import WeekDots
from quizapp.ui.pages.today.intents import More, PractiseTopic, StartTask
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.pages.today.state import TestAhead, TodayState, TopicLine
from quizapp.ui.pages.today.task_card import TaskCard
from quizapp.ui.pages.today.topics_part import TopicTile
from quizapp.ui.pages.today.wording import title, topic_under
from quizapp.ui.shell.destinations import (
    BeginReading,
    ContinueAttempt,
    EndAttempt,
    OpenSummary,
    OpenTestPlan,
    PayCorrections,
    RemoveTestPlan,
    SetUpQuiz,
)
from quizapp.ui.shell.state import PageId
from quizapp.ui.wording import words
from tests.ui.looking import acts, button, seen, texts

BEGUN = a_today_state(a_day(asked=3, review=0, new=5, begun=SESSION))
ALL = a_today_state(a_done_day())


@pytest.fixture
def screen(qtbot: QtBot) -> TodayScreen:
    made = TodayScreen()
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    return made


@pytest.mark.parametrize(
    ("state", "filled"),
    [
        (a_today_state(a_new_day(), reads_first=True), ["Begin"]),
        (a_today_state(a_new_day()), ["Start"]),
        (a_today_state(), ["Start"]),
        (a_today_state(a_day(asked=3, review=0)), ["Go on"]),
        (BEGUN, ["Go on"]),
        (a_today_state(test=TEST, unfinished=UNFINISHED), ["Start"]),
        (a_today_state(a_day(corrections_due=1)), ["Read it now"]),
        (a_today_state(a_day(corrections_due=2)), ["Read them now"]),
        (ALL, []),
    ],
)
def test_one_button_is_filled_and_none_when_the_day_is_done(
    screen: TodayScreen, state: TodayState, filled: list[str]
) -> None:
    screen.render(state)
    primaries = [b for b in seen(screen, Button) if b.kind is ButtonKind.PRIMARY]
    assert [b.text() for b in primaries] == filled


def test_everything_leads_where_it_says(screen: TodayScreen) -> None:
    done = acts(screen)
    test = replace(TEST, pack_id=PackId("town-history"))
    screen.render(a_today_state(test=test, unfinished=UNFINISHED))
    for name, intent in (
        ("Start", StartTask()),
        ("Go on with the unfinished quiz", ContinueAttempt(UNFINISHED.attempt_id)),
        ("Drop the unfinished quiz", EndAttempt(UNFINISHED.attempt_id, PageId.TODAY)),
        ("Change the test", OpenTestPlan()),
        ("Remove the test", RemoveTestPlan(PackId("town-history"))),
    ):
        QTest.keyClick(button(screen, name), Qt.Key.Key_Return)
        assert done.pop() == intent
    screen.render(BEGUN)
    button(screen, "Go on").click()
    screen.render(a_today_state(a_day(corrections_due=1)))
    button(screen, "Read it now").click()
    screen.render(ALL)
    button(screen, "Look back").click()
    button(screen, "Five more, if you like").click()
    button(screen, "Set a date").click()
    screen.render(a_today_state(a_new_day(), reads_first=True))
    button(screen, "Begin").click()
    button(screen, "Straight to a quiz").click()
    assert done == [
        ContinueAttempt(SESSION.id),
        PayCorrections(),
        OpenSummary(SESSION.id),
        More(),
        OpenTestPlan(),
        BeginReading(),
        SetUpQuiz(),
    ]


def test_the_task_is_told_once_with_its_time_and_what_it_is_made_of(screen: TodayScreen) -> None:
    screen.render(a_today_state())
    said = texts(screen)
    assert "8 questions, about 4 minutes" in said
    assert "3 come back, 5 are new." in said
    assert "Where do most people who leave go first?" in said
    assert "You were certain on Thursday." in said
    assert "4 of the last 7" in said


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (a_today_state(a_day(review=1, new=1)), "1 comes back, 1 is new."),
        (a_today_state(a_day(review=1, new=0)), "1 question, about 1 minute"),
        (a_today_state(a_day(review=0, teaser=None)), "All of it is new to you."),
        (a_today_state(a_day(review=12, new=0, waiting=1)), "1 more can wait; it is first"),
        (a_today_state(a_day(review=12, new=0, waiting=88)), "88 more can wait"),
        (a_today_state(a_day(asked=3, review=0, new=5)), "5 questions to go, about 2 minutes"),
        (BEGUN, "5 questions to go, about 2 minutes"),
        (a_today_state(a_day(teaser=replace(TEASER, question=""))), "on the topic Routes and"),
        (
            a_today_state(a_day(teaser=replace(TEASER, missed_on=TODAY - timedelta(days=1)))),
            "You were certain yesterday.",
        ),
        (
            a_today_state(a_day(teaser=replace(TEASER, missed_on=TODAY - timedelta(days=7)))),
            "You were certain.",
        ),
        (a_today_state(a_day(after_pause=True)), "Welcome back, Mina."),
        (a_today_state(a_day(after_pause=True)), "Nothing is lost."),
        (a_today_state(a_day(is_test=True), test=TEST), "the session for your test"),
        (a_today_state(a_new_day(), reads_first=True), "Read a little, then five questions"),
        (a_today_state(a_new_day()), "Welcome, Mina."),
        (a_today_state(now=datetime(2026, 11, 24, 13, 0, tzinfo=UTC)), "Good afternoon, Mina."),
        (a_today_state(now=datetime(2026, 11, 24, 19, 0, tzinfo=UTC)), "Good evening, Mina."),
        (a_today_state(now=datetime(2026, 11, 25, 3, 0, tzinfo=UTC)), "Good evening, Mina."),
        (a_today_state(unfinished=UNFINISHED), "Unfinished: Routes and borders, question 4 of 10"),
        (a_today_state(a_day(corrections_due=3)), "3 answers whose explanations"),
    ],
)
def test_few_and_many_are_said_in_whole_sentences(
    screen: TodayScreen, state: TodayState, said: str
) -> None:
    screen.render(state)
    assert said in texts(screen)


def test_a_day_ends_and_says_what_comes_next(screen: TodayScreen) -> None:
    screen.render(ALL)
    said = texts(screen)
    assert "Done for today." in said
    assert "7 of 8 right. 2 facts left your review list." in said
    assert (
        "Tomorrow: 7 questions, 5 of them new. One is on a mistake you were certain about." in said
    )
    assert "comes back" not in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"next_task": replace(NEXT, certain_wrong=0)}, "Tomorrow: 7 questions, 5 of them new."),
        ({"next_task": replace(NEXT, certain_wrong=2)}, "Two are on mistakes"),
        ({"next_task": replace(NEXT, review=1, new=0)}, "Tomorrow: 1 question. It is on a"),
        (
            {"next_task": replace(NEXT, day=TODAY + timedelta(days=3), certain_wrong=0)},
            "Next, on Friday: 7 questions, 5 of them new.",
        ),
        ({"next_task": None}, "Nothing more comes back"),
        ({"done": replace(DONE, score=Score(2, 6, 0), off_list=1)}, "2 of 8 right. 1 fact left"),
        ({"done": None}, "You have learned something already."),
        ({"done": None, "learned_today": False}, "Nothing to do today."),
    ],
)
def test_the_end_of_a_day_in_words(
    screen: TodayScreen, changes: dict[str, object], said: str
) -> None:
    screen.render(a_today_state(a_done_day(**changes)))
    assert said in texts(screen)


def test_ring_dots_and_topics_say_in_words_what_they_show(screen: TodayScreen) -> None:
    screen.render(BEGUN)
    (ring,) = seen(screen, ProgressRing)
    assert ring.accessibleName() == "Today's task: 3 of 8 questions done."
    assert ring.shown_share == pytest.approx(3 / 8)
    (dots,) = seen(screen, WeekDots)
    assert dots.accessibleName() == (
        "Days learned: Wednesday, Friday, Saturday, Monday. 4 of the last 7."
    )
    tile = next(t for t in seen(screen, TopicTile) if t.text() == "Routes and borders")
    assert tile.accessibleName() == (
        "Routes and borders: 9 known, 3 unsure, 2 wrong, 4 not met. Practise it"
    )
    screen.render(ALL)
    assert ring.accessibleName() == "Today's task is done."
    assert ring.shown_share == 1
    assert "today. 5 of the last 7." in dots.accessibleName()


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        (replace(TOPICS[0], known=0, unsure=0, wrong=0, not_met=9), "Not met yet"),
        (replace(TOPICS[0], known=0, unsure=3, wrong=0, not_met=6), "3 of 9 met"),
        (replace(TOPICS[0], known=0, unsure=1, wrong=2, not_met=6), "3 of 9 met, 2 wrong"),
        (replace(TOPICS[0], known=1, unsure=1, wrong=1, not_met=6), "1 of 9 known, 1 wrong"),
    ],
)
def test_a_topic_counts_what_has_grown(topic: TopicLine, said: str) -> None:
    assert topic_under(topic) == said


def test_the_end_of_a_day_is_the_biggest_thing_on_the_page(screen: TodayScreen) -> None:
    for state, size in ((a_today_state(), Type.LEAD), (ALL, Type.DISPLAY)):
        screen.render(state)
        (shown,) = [prose for prose in seen(screen, Prose) if prose.text() == title(state)]
        assert shown.setting.size == size
    sizes = [prose.setting.size for prose in seen(screen, Prose)]
    assert sizes.count(max(sizes)) == 1


def test_a_topic_is_one_press_from_practising_it(screen: TodayScreen) -> None:
    done = acts(screen)
    screen.render(a_today_state())
    tiles = seen(screen, TopicTile)
    assert len(tiles) == len(TOPICS)
    QTest.keyClick(tiles[3], Qt.Key.Key_Return)
    QTest.mouseClick(tiles[5], Qt.MouseButton.LeftButton)
    assert done == [PractiseTopic(TopicId("topic-3")), PractiseTopic(TopicId("topic-5"))]


@pytest.mark.parametrize(
    ("before", "state"),
    [
        (ALL, a_today_state(test=TEST, unfinished=UNFINISHED)),
        (BEGUN, a_today_state()),
        (a_today_state(topics=()), ALL),
        (a_today_state(), a_today_state(a_new_day(), reads_first=True)),
    ],
)
def test_tab_goes_down_the_page_as_it_is_read(
    qtbot: QtBot, screen: TodayScreen, before: TodayState, state: TodayState
) -> None:
    screen.render(before)
    screen.render(state)
    qtbot.waitUntil(lambda: isinstance(screen.focusWidget(), Button))
    reached = [screen.focusWidget()]
    while len(reached) < len(seen(screen, Button)) + len(seen(screen, TopicTile)):
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        reached.append(screen.focusWidget())
    places = [one.mapTo(screen, QPoint(0, one.height() // 2)) for one in reached if one]
    rows = [(place.y() // 20, place.x()) for place in places]
    assert len(set(rows)) == len(rows)
    assert rows == sorted(rows)
    assert isinstance(reached[-1], TopicTile)


def test_enter_is_said_beside_the_button_that_it_presses(screen: TodayScreen) -> None:
    screen.render(a_today_state(a_new_day(), reads_first=True))
    (hint,) = [prose for prose in seen(screen, Prose) if prose.text() == "Enter"]
    left, right = button(screen, "Begin"), button(screen, "Straight to a quiz")
    assert left.geometry().right() < hint.geometry().left()
    assert hint.geometry().right() < right.geometry().left()


def test_what_comes_a_moment_later_leaves_the_focus_alone(screen: TodayScreen) -> None:
    before = a_today_state(topics=(), test=replace(TEST, expected_now=0.0, expected_then=0.0))
    screen.render(before)
    assert button(screen, "Start").hasFocus()
    focused = button(screen, "Change the test")
    focused.setFocus()
    assert "you would remember" not in texts(screen)
    screen.render(replace(before, topics=TOPICS, test=TEST))
    assert "On the day you would remember about 57 of them" in texts(screen)
    assert focused.hasFocus()
    tile = seen(screen, TopicTile)[0]
    tile.setFocus()
    screen.render(replace(before, topics=(replace(TOPICS[0], known=4), *TOPICS[1:]), test=TEST))
    assert tile.hasFocus()
    assert "4 of 9 known" in tile.accessibleName() or tile._topic.known == 4
    screen.render(BEGUN)
    assert button(screen, "Go on").hasFocus()


@pytest.mark.parametrize(
    ("test", "said"),
    [
        (TEST, "Test on Friday 27 November"),
        (TEST, "in 3 days"),
        (TEST, "Two sessions of 8 minutes each are left: today or tomorrow, then Thursday."),
        (TEST, "about 57 of them as things stand, about 70 with these sessions."),
        (TEST, "All topics: 98 facts, 14 not met yet."),
        (replace(TEST, sessions=TEST.sessions[1:], done_today=True), "Today's session is done."),
        (replace(TEST, sessions=()), "All sessions are done."),
        (LAST_SESSION, "Test tomorrow, Wednesday 25 November"),
        (LAST_SESSION, "One session of 8 minutes is left: today."),
        (TestAhead(TODAY), "Good luck today, Mina."),
        (TestAhead(TODAY - timedelta(days=4)), "The test on Friday 20 November is over"),
        (TestAhead(TODAY - timedelta(days=4)), "Set another date"),
    ],
)
def test_the_way_to_the_test_is_told_in_words(
    screen: TodayScreen, test: TestAhead, said: str
) -> None:
    screen.render(a_today_state(test=test))
    assert said in texts(screen)


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (OTHER_TESTS[:1], "Your test in another subject: Town history, Thursday."),
        (
            OTHER_TESTS,
            "Your tests in other subjects: Town history, Thursday; "
            "Cells and tissues, Friday 4 December.",
        ),
        (OTHER_TESTS * 2, "Town history, Thursday; 1 more later."),
    ],
)
def test_tests_in_other_subjects_are_told_whether_there_is_one_here_or_not(
    screen: TodayScreen, others: tuple[OtherTest, ...], said: str
) -> None:
    for test in (None, TEST):
        screen.render(a_today_state(a_day(other_tests=others), test=test))
        assert said in texts(screen)
    screen.render(a_today_state(test=TEST))
    assert "subject" not in texts(screen)


def test_big_text_begins_with_the_first_line_that_leaves_the_button_in_sight(
    qtbot: QtBot, qapp: QApplication, screen: TodayScreen
) -> None:
    apply_theme(qapp, Theme(text_percent=200, reduced_motion=True))
    screen.resize(1000, 760)
    screen.render(a_today_state(a_day(corrections_due=1), unfinished=UNFINISHED))

    def look() -> None:
        read = button(screen, "Read it now")
        assert read.hasFocus()
        assert read.visibleRegion().boundingRect() == read.rect()
        assert screen.findChildren(ScrollPage)[0].verticalScrollBar().value() < 200

    qtbot.waitUntil(look)


def test_the_ring_moves_only_where_things_may_move(
    qtbot: QtBot, qapp: QApplication, screen: TodayScreen
) -> None:
    apply_theme(qapp, Theme(reduced_motion=True))
    screen.render(BEGUN)
    (ring,) = seen(screen, ProgressRing)
    screen.render(ALL)
    assert ring.shown_share == 1
    apply_theme(qapp, Theme())
    screen.render(BEGUN)
    screen.render(ALL)
    assert ring.shown_share < 1
    qtbot.waitUntil(lambda: ring.shown_share == 1)


NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(hours=2), "today, 08:30"),
        (timedelta(hours=11), "yesterday, 23:30"),
        (timedelta(days=6), "Thursday, 10:30"),
        (timedelta(days=7), "18 November"),
        (timedelta(days=400), "21 October 2025"),
    ],
)
def test_a_moment_is_told_as_people_tell_it(ago: timedelta, said: str) -> None:
    assert words.moment(NOW - ago, NOW) == said


def test_a_moment_of_a_clock_that_ran_ahead_is_told_without_its_date() -> None:
    ahead = NOW + timedelta(days=3650)
    assert words.moment(ahead, NOW) == "on a day when the clock was wrong"
    assert words.day(ahead, NOW) == "a day when the clock was wrong"
    assert "2036" not in words.moment(ahead, NOW)


def test_what_stands_beside_a_button_or_a_link_is_level_with_it(screen: TodayScreen) -> None:
    screen.render(a_today_state(unfinished=UNFINISHED))

    def middle(widget: QWidget) -> int:
        return widget.mapTo(screen, widget.contentsRect().center()).y()

    (hint,) = (p for p in seen(screen, Prose) if p.text() == "Enter")
    assert abs(middle(hint) - middle(button(screen, "Start"))) <= 1
    (said,) = (p for p in seen(screen, Prose) if p.text().startswith("Unfinished:"))
    for link in ("Go on with", "Drop"):
        assert abs(middle(said) - middle(button(screen, link))) <= 1


@pytest.mark.parametrize("state", [a_today_state(), BEGUN, ALL])
def test_where_ring_and_words_stand_below_each_other_the_task_comes_before_the_ring(
    screen: TodayScreen, state: TodayState
) -> None:
    screen.resize(1000, 700)
    screen.render(state)
    (ring,) = seen(screen, ProgressRing)
    said = next(p for p in seen(screen, Prose) if p.text() == title(state))

    def left(widget: QWidget) -> int:
        return widget.mapTo(screen, QPoint()).x()

    assert left(ring) < left(said)
    screen.resize(420, 700)
    seen(screen, Prose)  # laid out anew
    last = screen.findChildren(TaskCard)[0].findChildren(Button)[-1]
    assert left(ring) == left(said)
    assert ring.mapTo(screen, QPoint()).y() > last.mapTo(screen, last.rect().bottomLeft()).y()
