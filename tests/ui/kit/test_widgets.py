"""The small widgets."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.control.buttons import icon_button, primary, quiet
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import body, heading
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Theme, apply_theme, current_theme
from tests.ui.looking import qt_until


def test_prose_asks_for_more_height_in_less_width(qtbot: QtBot) -> None:
    label = body("word " * 60)
    qtbot.addWidget(label)
    assert label.heightForWidth(200) > label.heightForWidth(600) >= 24


def test_a_word_longer_than_the_line_wraps(qtbot: QtBot) -> None:
    long = "Donaudampfschifffahrtsgesellschaft" * 4
    assert LaidOutText((Span(long),), TextStyle(), Theme(), 200).used_width <= 200
    label = heading(long)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() <= 60


def test_prose_grows_when_the_text_size_does(qtbot: QtBot, qapp: QApplication) -> None:
    label = body("word " * 20)
    qtbot.addWidget(label)
    before = label.heightForWidth(300)
    apply_theme(qapp, Theme(text_percent=200, reduced_motion=True))
    assert label.heightForWidth(300) > 2 * before


def test_prose_says_its_spans_as_one_text(qtbot: QtBot) -> None:
    label = body((Span("False claim: ", Tone.LABEL), Span("it rains.")))
    qtbot.addWidget(label)
    assert label.text() == "False claim: it rains."


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button(qtbot: QtBot, key: Qt.Key) -> None:
    button = quiet("Skip")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_an_icon_alone_has_a_name_and_a_tool_tip(qtbot: QtBot) -> None:
    button = icon_button(Icon.CLOSE, "Close this message")
    qtbot.addWidget(button)
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Close this message"
    assert button.toolTip() == "Close this message"


def test_buttons_are_tall_enough_to_hit(qtbot: QtBot) -> None:
    for button in (primary("Go"), quiet("Stop"), icon_button(Icon.FLAG, "Flag")):
        qtbot.addWidget(button)
        assert button.sizeHint().height() >= 40


def test_a_segmented_control_starts_with_nothing_on_and_is_a_named_group(qtbot: QtBot) -> None:
    control = Segmented("How sure are you?", ("Guess", "Think so", "Certain"))
    qtbot.addWidget(control)
    assert control.number is None
    interface = QAccessible.queryAccessibleInterface(control)
    assert interface.role() == QAccessible.Role.Grouping
    assert interface.text(QAccessible.Text.Name) == "How sure are you?"
    child = QAccessible.queryAccessibleInterface(control.segment(2))
    assert child.role() == QAccessible.Role.RadioButton
    with qtbot.waitSignal(control.chosen) as caught:
        control.segment(2).click()
    assert caught.args == [2]
    control.show_chosen(None)
    assert control.number is None


def test_a_flow_wraps_what_does_not_fit_and_parts_its_end_while_it_does(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, across=10, down=10, end=1)
    buttons = [quiet("one"), quiet("two"), quiet("three")]
    for button in buttons:
        flow.addWidget(button)
    page.resize(900, 60)
    flow.setGeometry(page.rect())
    assert buttons[2].geometry().right() == page.rect().right()
    page.resize(160, 300)
    flow.setGeometry(page.rect())
    assert buttons[2].y() > buttons[0].y()
    assert flow.heightForWidth(160) > flow.heightForWidth(900)


@pytest.mark.parametrize(("assertive", "level"), [(True, "Assertive"), (False, "Polite")])
def test_an_announcement_carries_its_text_and_its_urgency(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, assertive: bool, level: str
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    said: list[tuple[str, str]] = []

    def hear(event: QAccessibleEvent) -> None:
        said.append((event.message(), event.politeness().name))  # type: ignore[attr-defined]

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    announce(page, "Correct.", assertive=assertive)
    assert said == [("Correct.", level)]


def _heard_at_the_bus(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of what is told as shown from now on, as on Linux."""
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        told = QAccessible.queryAccessibleInterface(event.object())
        assert event.type() == QAccessible.Event.ObjectShow
        assert told.role() == QAccessible.Role.Notification
        heard.append(told.text(QAccessible.Text.Name))

    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def test_at_the_bus_an_announcement_is_a_notification_after_the_focus(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = QWidget()
    inside = QWidget(page)
    qtbot.addWidget(page)
    heard = _heard_at_the_bus(monkeypatch)
    for text in ("One", "Two", "Three", "Four", "Five"):
        announce(inside, text, assertive=True)
    QCoreApplication.processEvents()
    assert not heard, "the focus may be about to change, and would silence it"
    qt_until(lambda: len(heard) == 5)
    assert heard == ["One", "Two", "Three", "Four", "Five"]
    kept = [child for child in page.children() if isinstance(child, QWidget) and child != inside]
    assert [one.accessibleName() for one in kept] == ["Three", "Four", "Five"]
    assert all(one.isHidden() for one in kept)


def test_at_the_bus_what_the_focus_tells_is_not_said_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    heard = _heard_at_the_bus(monkeypatch)
    announce(page, "Correct. Time was up.", rest="Time was up.")
    announce(page, "Correct.", rest="")
    announce(page, "Last.")
    qt_until(lambda: "Last." in heard)
    assert heard == ["Time was up.", "Last."]


def test_tab_comes_to_the_segment_that_is_on(qtbot: QtBot) -> None:
    page = QWidget()
    row = QVBoxLayout(page)
    before, sure = QPushButton("before"), Segmented("How many?", ("5", "10", "All"))
    row.addWidget(before)
    row.addWidget(sure)
    qtbot.addWidget(page)
    sure.show_chosen(1)
    with qtbot.waitActive(page):
        page.show()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert sure.segment(1).hasFocus()
    QTest.keyClick(sure.segment(1), Qt.Key.Key_Tab)
    assert before.hasFocus(), "one stop for all of them"
    sure.show_chosen(None)
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert sure.segment(0).hasFocus()


def test_the_line_under_a_chosen_segment_stays_inside_its_round_corner(qtbot: QtBot) -> None:
    sure = Segmented("How sure are you?", ("Guess", "Think so", "Certain"))
    qtbot.addWidget(sure)
    sure.show_chosen(2)
    sure.show()
    picture = sure.grab().toImage()
    corner = picture.pixelColor(picture.width() - 2, picture.height() - 3)
    beside = picture.pixelColor(picture.width() - 40, picture.height() - 3)
    accent = current_theme().colour("accent")
    assert beside == accent
    assert corner != accent


@pytest.mark.parametrize("percent", [100, 200])
def test_an_icon_beside_a_text_is_level_with_its_first_line(
    qapp: QApplication, qtbot: QtBot, percent: int
) -> None:
    apply_theme(qapp, Theme(text_percent=percent, reduced_motion=True))
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    glyph = Glyph(Icon.RIGHT, 20, "right", beside=TextStyle())
    words = body("All that was met, in more words than a line of so narrow a page can hold")
    row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    page.resize(300, 700)
    page.show()
    line = body("One line")
    qtbot.addWidget(line)
    assert glyph.geometry().top() == words.geometry().top()
    assert glyph.height() == line.heightForWidth(1000) < words.height()
