"""The question screen: what it shows, and what it reports."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from devtools.samples.cards import WALK, YEARS, a_chart_to_read, opening_source, passages_to_read
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from quizapp.core.answering.attempts import Certainty
from quizapp.env.settings import Settings
from quizapp.ui.card.card_text import CardText
from quizapp.ui.kit.control.buttons import Button
from quizapp.ui.kit.control.group import Group
from quizapp.ui.kit.control.option_row import OptionRow
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.theme.theme import Space, Theme, apply_theme, current_theme
from quizapp.ui.kit.theme.tokens import Scheme
from quizapp.ui.pages.study.intents import Answer, Choose, Leave, MoreTime, SetFlag, Skip
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.question.state import QuestionState
from quizapp.ui.pages.study.question.time_line import WARNING
from quizapp.ui.shell.destinations import ShowKeys
from tests.ui.card.test_card_text import picture_words
from tests.ui.looking import acts, button, follow, seen, texts
from tests.ui.shell.keys.pressing import press

CHOICE = QuestionState(4, 10, "Escape routes", YEARS, 0.3)
JUDGED = QuestionState(5, 10, "Escape routes", WALK, 0.4)
Show = Callable[[QuestionState], QuestionScreen]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def build(state: QuestionState) -> QuestionScreen:
        screen = QuestionScreen()
        qtbot.addWidget(screen)
        screen.resize(1400, 700)
        screen.render(state)
        with qtbot.waitActive(screen):
            screen.show()
        return screen

    return build


def _press(key: Qt.Key | str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)


def test_passages_are_read_before_the_question_with_nothing_marked(show: Show) -> None:
    screen = show(replace(CHOICE, read_first=passages_to_read()))
    read = screen.findChild(CardText)
    assert read is not None
    assert read.isVisible()
    assert read.hasFocus()
    first_option = screen.findChildren(OptionRow)[0]
    assert read.mapTo(screen, QPoint()).y() < first_option.mapTo(screen, QPoint()).y()
    assert opening_source().passage.text in read.toPlainText()
    assert "1,898" in read.toPlainText()
    assert len(read.parts) == 2
    assert read.height() >= read.document().size().height()
    assert "Read in the document" not in read.toPlainText()
    _press("B")
    assert screen.chosen == 1


def test_a_chart_stands_above_the_options_with_all_of_it_in_words_and_nothing_marked(
    show: Show,
) -> None:
    screen = show(replace(CHOICE, read_first=a_chart_to_read()))
    read = screen.findChild(CardText)
    assert read is not None
    assert read.hasFocus()
    assert read.accessibleName() == "Read the chart"
    assert "1,898" not in read.toPlainText(), "it is drawn, not listed"
    (words,) = [each for each in picture_words(read) if each]
    assert words.startswith("Chart of years: Men, Women.")
    assert "2009: 2,914 in all (Men 662, Women 2,252)" in words
    first_option = screen.findChildren(OptionRow)[0]
    assert read.mapTo(screen, QPoint()).y() < first_option.mapTo(screen, QPoint()).y()
    follow(read, "Show as a table")
    assert "1,898" in read.toPlainText()
    _press("B")
    assert screen.chosen == 1
    screen.render(replace(CHOICE, id=9, read_first=passages_to_read()))
    assert read.accessibleName() == "Read first"


def test_without_passages_nothing_stands_above_the_question(show: Show) -> None:
    screen = show(replace(CHOICE, read_first=passages_to_read()))
    screen.render(replace(CHOICE, id=7))
    read = screen.findChild(CardText)
    assert read is not None
    assert not read.isVisible()
    assert not read.hasFocus()


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    told: list[str] = []

    def announce(widget: QWidget, text: str, assertive: bool = False) -> None:
        del widget, assertive
        told.append(text)

    monkeypatch.setattr("quizapp.ui.pages.study.question.screen.announce", announce)
    return told


def _rows(screen: QuestionScreen) -> list[OptionRow]:
    return sorted(screen.findChildren(OptionRow), key=lambda row: row.y())


def _button(screen: QuestionScreen, name: str) -> Button:
    return next(b for b in screen.findChildren(Button) if b.accessibleName() == name)


CERTAINTIES = (("Guess", "1"), ("Think so", "2"), ("Certain", "3"))


def test_nothing_is_chosen_at_first_and_the_three_buttons_answer(show: Show) -> None:
    screen = show(CHOICE)
    assert screen.chosen is None
    names = [each.accessibleName() for each in seen(screen, Button) if each.accessibleName()]
    assert names[-4:] == ["Guess", "Think so", "Certain", "Skip"]
    assert not [name for name in names if name == "Answer"]


def test_a_statement_stands_under_claim_to_judge_and_a_stem_does_not(show: Show) -> None:
    screen = show(JUDGED)
    labels = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    above = f"Claim to judge · {WALK.source_line}"
    assert labels.index(above) + 1 == labels.index(WALK.stem)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert f"{WALK.source_line}. Claim to judge: Most people" in focused.accessibleName()
    screen.render(CHOICE)
    assert "Claim to judge" not in texts(screen)


def test_the_source_line_stands_above_the_stem_and_is_spoken_before_it(show: Show) -> None:
    screen = show(CHOICE)
    labels = [label.text() for label in seen(screen, QLabel)]
    assert labels.index(YEARS.source_line) + 1 == labels.index(YEARS.stem)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().endswith(f". {YEARS.source_line}. {YEARS.stem}")
    screen.render(replace(CHOICE, number=5, item=replace(YEARS, source_line="")))
    labels = [label.text() for label in seen(screen, QLabel)]
    assert "" not in labels[: labels.index(YEARS.stem)], "no empty line takes room"
    assert focused.accessibleName().endswith(f"of {CHOICE.of}. {YEARS.stem}")


def test_choosing_by_mouse_does_not_submit(show: Show) -> None:
    screen = show(CHOICE)
    done = acts(screen)
    QTest.mouseClick(_rows(screen)[2], Qt.MouseButton.LeftButton)
    assert done == [Choose(2)]


@pytest.mark.parametrize(
    ("name", "key", "sure"),
    [(*each, sure) for each, sure in zip(CERTAINTIES, Certainty, strict=True)],
)
def test_a_question_takes_two_clicks_or_two_keys(
    show: Show, name: str, key: str, sure: Certainty
) -> None:
    screen = show(CHOICE)
    done = acts(screen)
    QTest.mouseClick(_rows(screen)[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(_button(screen, name), Qt.MouseButton.LeftButton)
    _press("b")
    _press(key)
    assert done == [Choose(1), Answer(1, sure), Choose(1), Answer(1, sure)]


def test_enter_answers_without_saying_how_sure(show: Show) -> None:
    screen = show(CHOICE)
    done = acts(screen)
    _press("b")
    _press(Qt.Key.Key_Return)
    assert done == [Choose(1), Answer(1, None)]


def test_arrows_go_from_button_to_button_and_enter_presses(show: Show) -> None:
    screen = show(replace(CHOICE, chosen=1))
    done = acts(screen)
    _button(screen, "Guess").setFocus()
    for _ in range(5):
        _press(Qt.Key.Key_Right)
    assert _button(screen, "Certain").hasFocus(), "they stay within the three"
    _press(Qt.Key.Key_Left)
    assert done == [], "moving answers nothing"
    _press(Qt.Key.Key_Return)
    assert done == [Answer(1, Certainty.THINK_SO)]


def test_f_chooses_false_and_m_flags(show: Show) -> None:
    screen = show(JUDGED)
    done = acts(screen)
    _press("f")
    assert screen.chosen == 1
    _press("m")
    screen.render(replace(JUDGED, flagged=True, chosen=1))
    _press("m")
    assert done == [Choose(1), SetFlag(True), SetFlag(False)]


def test_a_question_is_answered_on_a_keyboard_of_another_script(show: Show) -> None:
    screen = show(CHOICE)
    press("B", "и")  # Russian
    assert screen.chosen == 1
    done = acts(screen)
    press("3", '"')  # French
    assert done.pop() == Answer(1, Certainty.CERTAIN)
    press("M", "ь")
    press("9", "؟")  # Arabic
    assert done == [SetFlag(True), ShowKeys()]
    press("A", "ㅁ")
    assert screen.chosen == 0
    screen.render(JUDGED)
    press("F", "а")
    assert screen.chosen == 1
    press("T", "ا")
    assert screen.chosen == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, "1", "3"])
def test_without_a_choice_no_key_answers_and_it_is_said_and_leads_to_the_options(
    show: Show, spoken: list[str], key: Qt.Key | str
) -> None:
    screen = show(CHOICE)
    done = acts(screen)
    _press(key)
    assert done == []
    assert _rows(screen)[0].hasFocus()
    assert "Choose an option first." in texts(screen)
    assert spoken == ["Choose an option first."]
    _press("b")
    assert "Choose an option first" not in texts(screen)


def test_that_an_option_is_missing_is_said_after_the_option_that_gets_the_focus(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = show(CHOICE)
    focused: list[bool] = []
    monkeypatch.setattr(
        "quizapp.ui.pages.study.question.screen.announce",
        lambda *_, **__: focused.append(_rows(screen)[0].hasFocus()),
    )
    _press("1")
    assert focused == [True], "a change of focus silences what was said before"


@pytest.mark.parametrize("name", ["Guess", "Certain", "Answer"])
def test_without_a_choice_no_button_answers(show: Show, spoken: list[str], name: str) -> None:
    screen = show(replace(CHOICE, settings=Settings(ask_certainty=name != "Answer")))
    done = acts(screen)
    QTest.mouseClick(_button(screen, name), Qt.MouseButton.LeftButton)
    assert done == []
    assert spoken == ["Choose an option first."]


@pytest.mark.parametrize(
    ("state", "key", "said"),
    [
        (JUDGED, "a", "A does nothing here. Press T for True, F for False."),
        (JUDGED, "b", "B does nothing here. Press T for True, F for False."),
        (CHOICE, "t", "T does nothing here. A to D choose an option."),
        (CHOICE, "e", "E does nothing here. A to D choose an option."),
        (
            CHOICE,
            "4",
            "4 does nothing here. A to D choose an option. 1 to 3 answer and say how sure you are.",
        ),
        (
            replace(CHOICE, settings=Settings(ask_certainty=False)),
            "1",
            "1 does nothing here. A to D choose an option.",
        ),
    ],
)
def test_a_key_that_does_nothing_says_what_would(
    show: Show, spoken: list[str], state: QuestionState, key: str, said: str
) -> None:
    screen = show(state)
    _press(key)
    assert said in texts(screen)
    assert spoken == [said]
    assert screen.chosen is None
    screen.render(replace(state, number=state.number + 1))
    assert said not in texts(screen)


@pytest.mark.parametrize("height", [700, 540])
def test_nothing_that_comes_and_goes_moves_a_button_or_an_option(show: Show, height: int) -> None:
    state = replace(CHOICE, explains_certainty=True)
    screen = show(state)
    screen.resize(1000, height)

    def places() -> list[QPoint]:
        return [
            each.mapTo(screen, QPoint(0, 0))
            for each in (*_rows(screen), _button(screen, "Guess"), _button(screen, "Skip"))
        ]

    texts(screen)
    before = places()
    _press(Qt.Key.Key_Return)
    assert "Choose an option first." in texts(screen)
    assert places() == before
    timed = replace(state, seconds_left=WARNING, seconds_more=30)
    screen.render(timed)
    assert "Time is nearly up." in texts(screen)
    assert places() == before


def test_other_signs_and_keys_with_single_keys_off_say_nothing(
    show: Show, spoken: list[str]
) -> None:
    screen = show(CHOICE)
    for sign in "+- ":
        _press(sign)
    screen.render(replace(JUDGED, settings=Settings(single_keys=False)))
    _press("a")
    assert spoken == []


def test_enter_on_skip_skips(show: Show) -> None:
    screen = show(replace(CHOICE, chosen=0))
    done = acts(screen)
    _button(screen, "Skip").setFocus()
    _press(Qt.Key.Key_Return)
    assert done == [Skip()]


def test_escape_leaves_and_question_mark_asks_for_the_keys(show: Show) -> None:
    screen = show(CHOICE)
    done = acts(screen)
    _press("?")
    _press(Qt.Key.Key_Escape)
    assert done == [ShowKeys(), Leave()]


def test_single_keys_do_nothing_when_they_are_off(show: Show) -> None:
    screen = show(replace(CHOICE, settings=Settings(single_keys=False)))
    for key in "b3m?":
        _press(key)
    assert screen.chosen is None
    hints = " ".join(label.text() for label in screen.findChildren(QLabel))
    assert "A to D" not in hints


def test_without_single_keys_tab_arrows_space_and_enter_do_it_all(show: Show) -> None:
    screen = show(replace(CHOICE, settings=Settings(single_keys=False)))
    _press(Qt.Key.Key_Tab)
    assert _rows(screen)[0].hasFocus()
    _press(Qt.Key.Key_Down)
    assert _rows(screen)[1].hasFocus()
    assert screen.chosen is None, "arrows in an unanswered group only move"
    _press(Qt.Key.Key_Space)
    assert screen.chosen == 1
    done = acts(screen)
    _press(Qt.Key.Key_Tab)
    assert _button(screen, "Guess").hasFocus()
    _press(Qt.Key.Key_Space)
    assert done == [Answer(1, Certainty.GUESS)]


def test_keys_with_control_are_not_taken(show: Show) -> None:
    screen = show(CHOICE)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert screen.chosen is None


def test_certainty_is_not_asked_when_the_quiz_does_not(show: Show) -> None:
    screen = show(replace(CHOICE, settings=Settings(ask_certainty=False)))
    assert not _button(screen, "Certain").isVisible()
    _press("a")
    done = acts(screen)
    _press("3")
    assert done == []
    QTest.mouseClick(_button(screen, "Answer"), Qt.MouseButton.LeftButton)
    _press(Qt.Key.Key_Return)
    assert done == [Answer(0, None), Answer(0, None)]


def test_a_tick_of_the_timer_keeps_focus_and_choice(show: Show) -> None:
    screen = show(replace(CHOICE, seconds_left=75))
    _press("c")
    row = QApplication.focusWidget()
    screen.render(replace(CHOICE, seconds_left=74, chosen=2))
    assert QApplication.focusWidget() is row
    assert screen.chosen == 2
    assert "1:14 left" in [label.text() for label in screen.findChildren(QLabel)]


def test_twenty_seconds_before_the_end_are_announced_once(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(_widget: QWidget, text: str, assertive: bool = False) -> None:
        said.append(text)

    monkeypatch.setattr("quizapp.ui.pages.study.question.screen.announce", hear)
    screen = show(replace(CHOICE, seconds_left=21, seconds_more=30))
    more = _button(screen, "More time")
    assert not more.isVisible()
    for seconds in (20, 20, 19):
        screen.render(replace(CHOICE, seconds_left=seconds, seconds_more=30))
    assert said == ["20 seconds left. F2 gives you 30 seconds more."]
    assert "Time is nearly up. F2 gives you 30 seconds more." in texts(screen)
    assert more.isVisible()
    assert more.accessibleDescription() == "Time is nearly up. F2 gives you 30 seconds more."
    screen.render(replace(CHOICE, seconds_left=49, seconds_more=30))
    assert not more.isVisible()
    screen.render(replace(CHOICE, seconds_left=20, seconds_more=30))
    assert len(said) == 2


def test_more_time_is_asked_for_by_key_and_button(show: Show) -> None:
    screen = show(replace(CHOICE, seconds_left=20, settings=Settings(single_keys=False)))
    done = acts(screen)
    _press(Qt.Key.Key_F2)
    more = _button(screen, "More time")
    more.setFocus()
    _press(Qt.Key.Key_Return)
    assert done == [MoreTime(), MoreTime()]


def test_without_a_timer_the_key_for_more_time_does_nothing(show: Show) -> None:
    screen = show(CHOICE)
    done = acts(screen)
    _press(Qt.Key.Key_F2)
    assert done == []


def test_the_next_question_starts_afresh_with_the_stem_in_focus(show: Show) -> None:
    screen = show(CHOICE)
    _press("a")
    screen.render(JUDGED)
    assert screen.chosen is None
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLabel)
    assert focused.text() == WALK.stem


def test_options_are_radio_buttons_in_a_named_group(show: Show) -> None:
    screen = show(replace(CHOICE, chosen=1))
    row = QAccessible.queryAccessibleInterface(_rows(screen)[1])
    assert row.role() == QAccessible.Role.RadioButton
    assert row.text(QAccessible.Text.Name) == "B. 2002"
    assert row.state().checked
    options = _rows(screen)[1].parentWidget()
    assert options is not None
    group = QAccessible.queryAccessibleInterface(options)
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Options"


def test_the_stem_is_the_biggest_thing_on_the_screen(show: Show) -> None:
    from quizapp.ui.kit.text.prose import Prose

    screen = show(CHOICE)
    biggest = max(screen.findChildren(Prose), key=lambda prose: prose.setting.size)
    assert biggest.text() == YEARS.stem


def test_who_comes_back_to_a_question_answers_it_with_keys_at_once(
    show: Show, qtbot: QtBot
) -> None:
    screen, elsewhere, rail = show(CHOICE), QLabel("Today"), QPushButton("Study")
    window, places = QWidget(), QStackedWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(rail)
    column.addWidget(places)
    places.addWidget(elsewhere)
    places.addWidget(screen)
    with qtbot.waitActive(window):
        window.show()
    rail.setFocus()
    places.setCurrentWidget(screen)
    done = acts(screen)
    _press("b")
    assert done == [Choose(1)]


def test_certainty_and_buttons_stand_on_one_line(show: Show) -> None:
    screen = show(CHOICE)
    first, skip = _button(screen, "Guess"), _button(screen, "Skip")
    middles = [widget.mapTo(screen, widget.rect().center()).y() for widget in (first, skip)]
    assert abs(middles[0] - middles[1]) <= 1


class _Watch(QObject):
    """Notes which widgets are painted or laid out."""

    def __init__(self, screen: QuestionScreen) -> None:
        super().__init__()
        self.touched: set[QObject] = set()
        for widget in screen.findChildren(QWidget):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Paint, QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.touched.add(watched)
        return False


def test_choosing_another_option_touches_only_the_two_rows(show: Show) -> None:
    screen = show(replace(CHOICE, chosen=0))
    screen.act = lambda intent: screen.render(replace(CHOICE, chosen=1)) if intent else None
    for _ in range(3):
        QCoreApplication.processEvents()
    watch = _Watch(screen)
    first, second, *others = _rows(screen)
    second.click()
    for _ in range(3):
        QCoreApplication.processEvents()
    assert second in watch.touched
    around = {widget for widget in watch.touched if widget not in (first, second)}
    assert all(isinstance(widget, QWidget) and widget.isAncestorOf(second) for widget in around), (
        "what lies under a row is painted with it, and nothing else"
    )
    assert not around & {*others, _button(screen, "Certain")}


def test_what_certainty_is_for_is_said_once_when_it_is_time_to_say_it(
    show: Show, spoken: list[str]
) -> None:
    screen = show(replace(CHOICE, explains_certainty=True))
    assert not spoken, "the question is read first"
    _press("b")
    (said,) = spoken
    assert said.startswith("How sure you are changes no score.")
    _press("a")
    screen.render(replace(CHOICE, id=7, explains_certainty=True))
    _press("a")
    assert spoken == [said]


def test_where_certainty_is_not_explained_choosing_says_nothing(
    show: Show, spoken: list[str]
) -> None:
    show(CHOICE)
    _press("b")
    assert not spoken


def test_certainty_is_explained_until_it_was_said_for_the_first_time(show: Show) -> None:
    why = "How sure you are changes no score."
    screen = show(replace(CHOICE, explains_certainty=True))
    screen.resize(828, 560)  # in a window of 1024 by 600
    assert why in texts(screen)
    (sure,) = (g for g in seen(screen, Group) if g.accessibleName() == "How sure are you?")
    assert sure.accessibleDescription().startswith(why)
    screen.render(CHOICE)
    assert why not in texts(screen)
    assert sure.accessibleDescription() == ""
    screen.render(replace(CHOICE, explains_certainty=True, settings=Settings(ask_certainty=False)))
    assert why not in texts(screen)


@pytest.mark.parametrize(
    ("size", "words"),
    [((828, 560), "How sure? Press to answer."), ((1170, 728), "How sure are you?")],
)
def test_what_the_three_buttons_ask_is_in_sight_in_low_windows_too(
    show: Show, size: tuple[int, int], words: str
) -> None:
    screen = show(replace(CHOICE, explains_certainty=True))
    screen.resize(*size)
    guess = button(screen, "Guess")
    (label,) = (
        each
        for each in seen(screen, Prose)
        if each.text().startswith("How sure?") or each.text() == "How sure are you?"
    )
    assert label.text() == words
    before, at = label.mapTo(screen, QPoint()), guess.mapTo(screen, QPoint())
    assert before.x() + label.width() <= at.x(), "on one line"
    assert at.y() - guess.height() < before.y() < at.y() + guess.height()
    screen.render(replace(CHOICE, settings=Settings(ask_certainty=False)))
    assert words not in texts(screen)


def test_where_a_window_has_no_room_for_it_certainty_is_explained_below_the_options(
    show: Show,
) -> None:
    screen = show(replace(CHOICE, explains_certainty=True))
    screen.resize(1000, 420)  # as at 200 % text in a window of 1366 by 768
    (why,) = (p for p in seen(screen, Prose) if p.text().startswith("How sure you are changes"))
    last = _rows(screen)[-1]
    assert why.mapTo(screen, QPoint()).y() > last.mapTo(screen, last.rect().bottomLeft()).y()
    screen.resize(1000, 800)
    (why,) = (p for p in seen(screen, Prose) if p.text().startswith("How sure you are changes"))
    assert why.mapTo(screen, QPoint()).y() > last.mapTo(screen, last.rect().bottomLeft()).y() + 100


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((1000, 800), "Time is nearly up. F2 gives you 30 seconds more."),
        ((640, 420), "Time is nearly up."),
    ],
)
def test_the_warning_of_the_timer_keeps_clear_of_the_buttons_that_answer(
    show: Show, size: tuple[int, int], said: str
) -> None:
    screen = show(replace(CHOICE, seconds_left=WARNING, seconds_more=30))
    screen.resize(*size)
    (words,) = (p for p in seen(screen, Prose) if p.text().startswith("Time is nearly up"))
    assert words.text() == said
    more, sure = _button(screen, "More time"), _button(screen, "Guess")
    free = sure.mapTo(screen, QPoint()).y() - more.mapTo(screen, more.rect().bottomLeft()).y()
    assert free >= Space.S
    assert more.accessibleDescription() == "Time is nearly up. F2 gives you 30 seconds more."


@pytest.mark.parametrize("scheme", Scheme)
def test_an_option_that_only_has_the_focus_does_not_look_chosen(
    show: Show, qapp: QApplication, scheme: Scheme
) -> None:
    apply_theme(qapp, Theme(scheme, reduced_motion=True))
    screen = show(CHOICE)
    _press("1")
    row = screen.findChildren(OptionRow)[0]
    assert row.hasFocus()
    assert "Choose an option first." in texts(screen)

    def has(name: str) -> bool:
        """Return whether the colour is at the row's edge, where it is framed."""
        drawn, wanted = row.grab().toImage(), current_theme().colour(name)
        middle = drawn.width() // 2
        return any(
            drawn.pixelColor(x, y) == wanted for x in range(middle, middle + 40) for y in range(9)
        )

    assert has("text"), "the ring"
    assert not has("accent")
    row.click()
    assert has("accent")
