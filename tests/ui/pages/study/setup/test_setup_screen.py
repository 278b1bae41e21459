"""Setting up a quiz."""

from dataclasses import replace

import pytest
from devtools.gallery.setup_entries import NUMBERS, ROUTES, a_setup_state
from devtools.gallery.summary_entries import a_summary
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from quizapp.core.answering.attempts import QuizSpec, Timing
from quizapp.core.content.ids import DocumentId, PackId, TopicId
from quizapp.core.content.items import Deck, ItemKind
from quizapp.core.content.scoping import BUILT_IN
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.pages.study.setup.intents import ChangeSpec, SetupIntent, Start
from quizapp.ui.pages.study.setup.screen import SetupScreen
from quizapp.ui.pages.study.setup.state import MOST, OpenQuiz
from quizapp.ui.pages.study.setup.wording import loosen, matching
from quizapp.ui.shell.destinations import ContinueAttempt, EndAttempt
from tests.ui.looking import acts, button, named, seen, texts


@pytest.fixture
def screen(qtbot: QtBot) -> SetupScreen:
    made = SetupScreen()
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.render(a_setup_state())
    made.show()
    return made


def specs(screen: SetupScreen) -> list[QuizSpec]:
    """Collect the changes; count as the app does, so that Start stays usable."""
    changes: list[QuizSpec] = []

    def take(intent: SetupIntent) -> None:
        assert isinstance(intent, ChangeSpec)
        changes.append(intent.spec)
        screen.render(a_setup_state(spec=intent.spec, sensitive=True))

    screen.act = take
    return changes


def test_one_press_on_start_is_enough(screen: SetupScreen) -> None:
    done = acts(screen)
    QTest.mouseClick(button(screen, "Start"), Qt.MouseButton.LeftButton)
    assert done == [Start(QuizSpec())]


def test_enter_starts_because_start_has_the_focus(screen: SetupScreen) -> None:
    done = acts(screen)
    assert screen.focusWidget() is button(screen, "Start")
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert done == [Start(QuizSpec())]


def test_topics_add_up_and_all_topics_clears_them(screen: SetupScreen) -> None:
    changes = specs(screen)
    QTest.keyClick(named(screen, QCheckBox, "Routes and borders"), Qt.Key.Key_Space)
    QTest.mouseClick(named(screen, QCheckBox, "How many, and when"), Qt.MouseButton.LeftButton)
    assert changes[-1].topics == {ROUTES, NUMBERS}
    assert not named(screen, QCheckBox, "All topics").isChecked()
    button(screen, "All topics").click()
    assert changes[-1].topics == frozenset()
    assert named(screen, QCheckBox, "All topics").isChecked()


def test_choosing_every_topic_is_the_same_as_all(screen: SetupScreen) -> None:
    changes = specs(screen)
    for _, title, _ in a_setup_state().topics:
        button(screen, title).click()
    assert changes[-1].topics == frozenset()


def test_every_choice_reaches_the_quiz(screen: SetupScreen) -> None:
    screen.render(a_setup_state(sensitive=True))
    changes = specs(screen)
    button(screen, "More choices").click()
    for group, place in (
        ("Which quiz?", 0),
        ("How many questions?", 3),
        ("What kind of question?", 2),
        ("When do you see right, wrong and why?", 1),
        ("Seconds for each question", 3),
    ):
        named(screen, Segmented, group).segment(place).click()
    for name in (
        "A soldier crosses the border",
        "Understanding",
        "Include sensitive questions",
    ):
        button(screen, name).click()
    assert changes[-1] == QuizSpec(
        documents=frozenset({DocumentId("dmz-news")}),
        kinds=frozenset({ItemKind.TRUE_FALSE}),
        difficulties=frozenset({2}),
        myths_only=True,
        include_sensitive=True,
        number=20,
        timing=Timing.END,
        seconds_per_question=45,
    )


def test_the_quiz_is_chosen_in_one_press_and_told_in_a_line(screen: SetupScreen) -> None:
    changes = specs(screen)
    which = named(screen, Segmented, "Which quiz?")
    for place, deck, myths, words in (
        (0, Deck.DEFAULT, True, "What many people believe"),
        (2, Deck.DETECTIVE, False, "Read a passage first"),
        (1, Deck.DEFAULT, False, "Everything"),
    ):
        which.segment(place).click()
        assert (changes[-1].deck, changes[-1].myths_only) == (deck, myths)
        assert which.number == place
        assert words in texts(screen)


def test_only_quizzes_are_offered_for_which_there_are_questions(screen: SetupScreen) -> None:
    which = named(screen, Segmented, "Which quiz?")
    for myths, detective in ((True, True), (True, False), (False, True)):
        screen.render(a_setup_state(myths=myths, detective=detective))
        offered = [which.segment(place).isVisibleTo(screen) for place in range(3)]
        assert offered == [myths, True, detective]
    screen.render(a_setup_state(myths=False, detective=False))
    assert not which.isVisibleTo(screen)


def test_nothing_is_said_of_sensitive_questions_where_they_are_not_allowed(
    screen: SetupScreen,
) -> None:
    button(screen, "More choices").click()
    assert "ensitive" not in " ".join(texts(screen))
    assert "Include sensitive questions" not in [
        box.accessibleName() for box in seen(screen, QCheckBox)
    ]


def test_the_usual_quiz_has_no_timer_and_no_sensitive_questions(screen: SetupScreen) -> None:
    screen.render(a_setup_state(sensitive=True))
    button(screen, "More choices").click()
    assert named(screen, QRadioButton, "No timer").isChecked()
    sensitive = named(screen, QCheckBox, "Include sensitive questions")
    assert not sensitive.isChecked()
    assert "stay out" in sensitive.accessibleDescription()


def test_closed_choices_that_differ_from_the_usual_are_named(screen: SetupScreen) -> None:
    spec = QuizSpec(timing=Timing.END, seconds_per_question=30, include_sensitive=True)
    screen.render(a_setup_state(spec=spec))
    name = button(screen, "More choices").accessibleName()
    for words in ("at the end", "30 seconds", "sensitive"):
        assert words in name


def test_where_nothing_matches_it_says_what_to_loosen_and_offers_to_undo(
    screen: SetupScreen,
) -> None:
    spec = QuizSpec(topics=frozenset({ROUTES}), myths_only=True)
    screen.render(a_setup_state(spec=spec, matching=0))
    assert not button(screen, "Start").isEnabled()
    assert loosen(spec) in texts(screen)
    assert "topics" in loosen(spec)
    assert "kind" not in loosen(spec)
    done = acts(screen)
    button(screen, "Undo all choices").click()
    assert done == [ChangeSpec(QuizSpec())]


def test_start_waits_for_the_count(screen: SetupScreen) -> None:
    screen.render(a_setup_state(matching=None))
    assert not button(screen, "Start").isEnabled()


@pytest.mark.parametrize(
    ("count", "number", "words"),
    [
        (214, 10, "214 questions match."),
        (1, 10, "1 question matches, so the quiz is shorter than 10."),
        (31, MOST, "31 questions match; a quiz takes up to 50"),
        (1204, 5, "1,204 questions match."),
    ],
)
def test_the_count_is_said_in_words(count: int, number: int, words: str) -> None:
    assert matching(count, number).startswith(words)


def test_an_unfinished_quiz_offers_both_ways_on(screen: SetupScreen) -> None:
    assert "unfinished" not in texts(screen)
    quiz = OpenQuiz("Routes and borders", 4, 10)
    unfinished = a_summary().attempt
    screen.render(replace(a_setup_state(open_quiz=quiz), unfinished=unfinished))
    assert "Routes and borders, question 4 of 10" in texts(screen)
    done = acts(screen)
    button(screen, "Continue it").click()
    button(screen, "End it").click()
    assert done == [ContinueAttempt(unfinished.id), EndAttempt(unfinished.id)]


def test_the_keyboard_reaches_every_choice(screen: SetupScreen) -> None:
    button(screen, "More choices").click()
    wanted = {b for b in seen(screen, QAbstractButton) if not isinstance(b, QRadioButton)}
    met = set()
    for _ in range(60):
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        met.add(screen.focusWidget())
    assert wanted <= met


def test_topics_that_come_later_are_shown(screen: SetupScreen) -> None:
    state = a_setup_state()
    screen.render(replace(state, topics=(*state.topics, (TopicId("new"), "A new topic", 3))))
    assert named(screen, QCheckBox, "A new topic").accessibleName() == "A new topic, 3 questions"


def test_how_many_is_in_sight_in_a_low_window_however_many_topics_there_are(
    screen: SetupScreen,
) -> None:
    screen.resize(828, 560)
    topics = tuple((TopicId(str(n)), f"A topic of some length, {n}", 20) for n in range(16))
    screen.render(a_setup_state(topics=topics))
    number = named(screen, Segmented, "How many questions?")
    topic = named(screen, QCheckBox, "All topics")
    for shown in (number, topic):
        assert shown.visibleRegion().boundingRect() == shown.rect()
    assert number.mapTo(screen, QPoint()).y() < topic.mapTo(screen, QPoint()).y()


def test_other_subjects_are_asked_only_where_they_are_picked(screen: SetupScreen) -> None:
    kitchen, rivers = PackId("kitchen"), PackId("rivers")
    others = ((kitchen, "Kitchen myths", 48), (rivers, "Rivers", 30))
    changes: list[QuizSpec] = []

    def take(intent: SetupIntent) -> None:
        assert isinstance(intent, ChangeSpec)
        changes.append(intent.spec)
        show(intent.spec)

    def show(spec: QuizSpec) -> None:
        screen.render(a_setup_state(spec=spec, pack=(BUILT_IN, "Defectors"), others=others))

    button(screen, "More choices").click()
    assert "From several subjects?" not in texts(screen)
    screen.act = take
    show(QuizSpec())
    assert named(screen, QCheckBox, "Only Defectors").isChecked()
    QTest.keyClick(named(screen, QCheckBox, "Kitchen myths"), Qt.Key.Key_Space)
    assert changes[-1].packs == {BUILT_IN, kitchen}
    assert not named(screen, QCheckBox, "Only Defectors").isChecked()
    button(screen, "Rivers").click()  # all of them are all of them, and not only one's own
    assert changes[-1].packs == {BUILT_IN, kitchen, rivers}
    button(screen, "Fewer choices").click()
    assert button(screen, "More choices (3 subjects)").isVisible()
    button(screen, "More choices (3 subjects)").click()
    button(screen, "Only Defectors").click()
    assert changes[-1] == QuizSpec()
