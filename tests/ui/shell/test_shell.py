"""The shell: places, learner corner, banner, keys."""

import pytest
from devtools.gallery.shell_entries import PACKS, TROUBLE
from devtools.gallery.today_entries import a_today_state
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.layout.banner import Banner
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Theme, apply_theme
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.shell.keys.bindings import key_groups
from quizapp.ui.shell.keys.sheet import KeySheet
from quizapp.ui.shell.rail import ICONS, Rail
from quizapp.ui.shell.shell import Shell
from quizapp.ui.shell.state import PageId, ShellState
from tests.ui.looking import button, seen
from tests.ui.shell.keys.pressing import press


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    made = Shell()
    for page in PageId:
        made.put(page, QLabel(page.value))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.render(ShellState(PageId.TODAY, "Mina"))
    made.show()
    return made


def visible_texts(shell: Shell) -> set[str]:
    return {label.text() for label in seen(shell, QLabel)}


def rail_button(shell: Shell, name: str) -> QWidget:
    found = shell.findChild(QWidget, f"rail-{name}")
    assert isinstance(found, QWidget)
    return found


def test_every_page_has_an_icon_and_a_name(shell: Shell) -> None:
    assert set(ICONS) | {PageId.CLASS} == set(PageId)
    assert set(ICONS) == set(shell.findChild(Rail).names())  # type: ignore[union-attr]


def test_the_window_is_named_by_the_open_page(shell: Shell) -> None:
    shell.render(ShellState(PageId.LIBRARY, "Mina"))
    assert shell.window().windowTitle() == "Library – quizapp"
    alone = QLabel("Who is learning?")
    shell.put_alone(alone)
    assert shell.window().windowTitle() == "quizapp", "no page of the rail is open"
    shell.put_alone(None)
    assert shell.window().windowTitle() == "Library – quizapp"


def test_only_the_open_place_is_seen(shell: Shell) -> None:
    assert "library" not in visible_texts(shell)
    shell.render(ShellState(PageId.LIBRARY, "Mina"))
    assert "library" in visible_texts(shell)
    assert "today" not in visible_texts(shell)


def test_a_place_that_has_nothing_yet_is_empty(qtbot: QtBot) -> None:
    made = Shell()
    qtbot.addWidget(made)
    made.put(PageId.TODAY, QLabel("today"))
    made.render(ShellState(PageId.TODAY, "Mina"))
    made.show()
    assert "today" in visible_texts(made)
    made.render(ShellState(PageId.STUDY, "Mina"))
    assert "today" not in visible_texts(made)


def test_a_widget_without_a_place_is_shown_alone(shell: Shell) -> None:
    shell.put(None, QLabel("who?"))
    assert "who?" in visible_texts(shell)
    assert not rail_button(shell, "today").isVisible()


@pytest.mark.parametrize(("number", "page"), tuple(enumerate(PageId, start=1)))
def test_ctrl_and_a_digit_choose_a_page(
    qtbot: QtBot, shell: Shell, number: int, page: PageId
) -> None:
    with qtbot.waitSignal(shell.page_chosen) as chosen:
        QTest.keyClick(shell, Qt.Key(ord(str(number))), Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == [page]


def test_a_click_on_the_rail_asks_and_the_state_decides(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.page_chosen) as chosen:
        QTest.mouseClick(rail_button(shell, "settings"), Qt.MouseButton.LeftButton)
    assert chosen.args == [PageId.SETTINGS]
    assert "settings" not in visible_texts(shell)


def test_the_learner_corner_asks_for_a_change(qtbot: QtBot, shell: Shell) -> None:
    corner = rail_button(shell, "learner")
    assert "Mina" in corner.accessibleName()
    with qtbot.waitSignal(shell.learner_change_requested):
        QTest.keyClick(corner, Qt.Key.Key_Space)


def test_the_rail_shrinks_to_icons_in_a_narrow_window(shell: Shell) -> None:
    rail = shell.findChild(Rail)
    assert isinstance(rail, Rail)
    wide = rail.width()
    assert not rail.compact
    shell.resize(880, 600)
    seen(shell, Rail)
    assert rail.compact
    assert rail.width() < wide / 2
    assert rail_button(shell, "study").toolTip().startswith("Study")
    shell.resize(920, 600)
    assert not rail.compact


def test_a_widget_put_at_a_place_shows_there_and_the_first_one_can_come_back(
    shell: Shell,
) -> None:
    question = QLabel("a question")
    shell.put(PageId.STUDY, question)
    assert "a question" not in visible_texts(shell)
    shell.render(ShellState(PageId.STUDY, "Mina"))
    assert "a question" in visible_texts(shell)
    again = QLabel("set-up")
    shell.put(PageId.STUDY, again)
    assert "a question" not in visible_texts(shell)
    shell.put(PageId.STUDY, question)
    assert "a question" in visible_texts(shell)


def test_a_widget_alone_hides_the_rail_and_its_keys(qtbot: QtBot, shell: Shell) -> None:
    shell.put_alone(QLabel("who?"))
    assert "who?" in visible_texts(shell)
    assert not rail_button(shell, "today").isVisible()
    with qtbot.assertNotEmitted(shell.page_chosen):
        QTest.keyClick(shell, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    shell.put_alone(None)
    assert "today" in visible_texts(shell)
    assert rail_button(shell, "today").isVisible()


def test_a_notice_says_all_of_it_and_its_buttons_tell(qtbot: QtBot, shell: Shell) -> None:
    shell.render(ShellState(PageId.TODAY, "Mina", TROUBLE))
    assert {TROUBLE.message, TROUBLE.hint} <= visible_texts(shell)
    with qtbot.waitSignal(shell.notice_acted):
        button(shell, "Try again").click()
    with qtbot.waitSignal(shell.notice_closed):
        button(shell, "Close this message").click()
    shell.render(ShellState(PageId.TODAY, "Mina"))
    assert TROUBLE.message not in visible_texts(shell)


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_f1_and_the_question_mark_open_the_key_sheet(
    qtbot: QtBot, shell: Shell, key: Qt.Key
) -> None:
    QTest.keyClick(shell, key)
    sheet = shell.findChild(KeySheet)
    assert isinstance(sheet, KeySheet)
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


@pytest.mark.parametrize(("place", "sign"), [("9", "؟"), ("5", "՞")])
def test_question_marks_of_other_scripts_open_the_key_sheet(
    shell: Shell, place: str, sign: str
) -> None:
    press(place, sign, Qt.KeyboardModifier.ShiftModifier, on=shell)
    sheet = shell.findChild(KeySheet)
    assert isinstance(sheet, KeySheet)
    sheet.close()


def test_ctrl_and_the_place_of_a_digit_choose_a_page(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.page_chosen) as chosen:
        press("3", '"', Qt.KeyboardModifier.ControlModifier, on=shell)  # French
    assert chosen.args == [PageId.REVIEW]


def test_the_bare_key_is_silent_when_single_keys_are_off(qtbot: QtBot, shell: Shell) -> None:
    shell.render(ShellState(PageId.TODAY, "Mina", single_keys=False))
    QTest.keyClick(shell, Qt.Key.Key_Question)
    press("9", "؟", on=shell)
    assert shell.findChild(KeySheet) is None


def test_f11_fills_the_screen_and_goes_back(qtbot: QtBot, shell: Shell) -> None:
    QTest.keyClick(shell, Qt.Key.Key_F11)
    assert shell.isFullScreen()
    QTest.keyClick(shell, Qt.Key.Key_F11)
    assert not shell.isFullScreen()


def test_a_key_pressed_on_the_rail_reaches_the_open_page(qtbot: QtBot, shell: Shell) -> None:
    class Listener(QWidget):
        heard = ""

        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
            self.heard += event.text()

    page = Listener()
    shell.put(PageId.TODAY, page)
    rail_button(shell, "study").setFocus()
    QTest.keyClicks(rail_button(shell, "study"), "b")
    assert page.heard == "b"


def test_a_key_that_the_open_page_left_alone_is_not_given_to_it_twice(shell: Shell) -> None:
    class Deaf(QWidget):
        pressed = 0

        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
            self.pressed += 1
            event.ignore()

    page = Deaf()
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    shell.put(PageId.TODAY, page)
    page.setFocus()
    QTest.keyClicks(page, "b")
    assert page.pressed == 1


def test_the_focus_goes_from_page_to_page_without_a_stop_on_the_rail(
    qtbot: QtBot, qapp: QApplication, shell: Shell
) -> None:
    pages = [QWidget(), QWidget()]
    buttons = [QPushButton("first", pages[0]), QPushButton("second", pages[1])]
    for page, inside in zip(pages, buttons, strict=True):
        QVBoxLayout(page).addWidget(inside)
    with qtbot.waitActive(shell):
        shell.activateWindow()
    shell.put(PageId.TODAY, pages[0])
    buttons[0].setFocus()
    buttons[1].setFocus()  # as a screen does that is rendered before it is shown
    buttons[0].setFocus()
    met: list[QWidget | None] = []
    qapp.focusChanged.connect(lambda _, now: met.append(now))
    shell.put(PageId.TODAY, pages[1])
    assert met == [buttons[1]]


def test_tab_goes_from_the_rail_down_a_page_as_it_is_laid_out(qtbot: QtBot, shell: Shell) -> None:
    page = QWidget()
    later, earlier = QPushButton("later", page), QPushButton("earlier", page)
    column = QVBoxLayout(page)
    column.addWidget(earlier)
    column.addWidget(later)
    shell.put(PageId.LIBRARY, page)
    shell.render(ShellState(PageId.LIBRARY, "Mina"))
    with qtbot.waitActive(shell):
        shell.activateWindow()
    later.setFocus()
    met: list[QWidget | None] = []
    while not met or met[-1] is not later:
        QTest.keyClick(shell.window().focusWidget(), Qt.Key.Key_Tab)
        met.append(shell.window().focusWidget())
    assert met[0] is rail_button(shell, "today"), "not at the open place"
    assert met[-2:] == [earlier, later]


def _page(*names: str) -> tuple[QWidget, list[QPushButton]]:
    """Return a page whose buttons were made from the last one up."""
    page = QWidget()
    buttons = [QPushButton(name, page) for name in reversed(names)][::-1]
    column = QVBoxLayout(page)
    for each in buttons:
        column.addWidget(each)
    return page, buttons


def test_a_page_that_chose_nothing_gets_the_focus_at_its_top_at_once(
    qtbot: QtBot, qapp: QApplication, shell: Shell
) -> None:
    one, (before,) = _page("before")
    other, (first, _) = _page("first", "second")
    with qtbot.waitActive(shell):
        shell.activateWindow()
    shell.put(PageId.TODAY, one)
    before.setFocus()
    met: list[QWidget | None] = []
    qapp.focusChanged.connect(lambda _, now: met.append(now))
    shell.put(PageId.TODAY, other)
    assert [widget for widget in met if widget is not None] == [first]


def test_f6_goes_to_the_rail_the_message_and_the_page_and_shift_back(
    qtbot: QtBot, shell: Shell
) -> None:
    page, (first, second) = _page("first", "second")
    shell.put(PageId.LIBRARY, page)
    shell.render(ShellState(PageId.LIBRARY, "Mina", notice=TROUBLE))
    with qtbot.waitActive(shell):
        shell.activateWindow()
    second.setFocus()
    assert button(shell, "Try again").isVisible()
    rail = rail_button(shell, "library")
    for shift, goal in ((False, rail), (False, None), (False, second), (True, None), (True, rail)):
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(shell.window(), Qt.Key.Key_F6, held)
        focused = shell.window().focusWidget()
        assert focused is not None
        assert goal is focused or (goal is None and focused.accessibleName() == "Try again")
    shell.put(PageId.LIBRARY, QLabel("nothing to stop at"))
    QTest.keyClick(shell.window(), Qt.Key.Key_F6)
    assert shell.window().focusWidget() is not None
    assert first.isHidden() is False


def test_f6_is_on_the_list_of_keys(shell: Shell) -> None:
    bindings = [one for group in key_groups() for one in group.bindings]
    assert any("F6" in one.keys for one in bindings)


def test_a_place_of_the_rail_tells_its_name_once_and_its_key(shell: Shell) -> None:
    told = rail_button(shell, "study")
    assert (told.accessibleName(), told.accessibleDescription()) == ("Study", "Ctrl+2")


def test_at_the_bus_the_place_that_opens_is_told(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("quizapp.ui.shell.shell.is_on_bus", lambda: True)
    monkeypatch.setattr("quizapp.ui.shell.shell.announce", lambda _, text: said.append(text))
    shell.render(ShellState(PageId.LIBRARY, "Mina"))
    shell.render(ShellState(PageId.LIBRARY, "Mina"))
    assert said == ["Library"]


def test_what_is_told_above_a_page_is_whole_where_the_page_would_like_its_room(
    shell: Shell, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme(text_percent=200, reduced_motion=True))
    shell.put(PageId.STUDY, EmptyState(Icon.OPEN, "A page", "It asks for room. " * 9))
    shell.resize(800, 600)
    shell.render(ShellState(PageId.STUDY, "Mina", TROUBLE))
    (banner,) = seen(shell, Banner)
    for words in banner.findChildren(Prose):
        assert words.height() >= words.heightForWidth(words.width()), words.text()


@pytest.mark.parametrize("width", [700, 1280])
def test_the_choice_of_a_subject_begins_where_the_page_does_and_keeps_clear_of_it(
    shell: Shell, width: int
) -> None:
    page = TodayScreen()
    page.render(a_today_state())
    shell.put(PageId.TODAY, page)
    shell.resize(width, 600)
    shell.render(ShellState(PageId.TODAY, "Mina", packs=PACKS))
    (choice,) = seen(shell, ChoiceMenu)
    label = next(p for p in seen(shell, Prose) if p.text() == "Subject")
    greeting = next(p for p in seen(shell, Prose) if p.text().startswith("Good morning"))
    assert label.mapTo(shell, QPoint()).x() == greeting.mapTo(shell, QPoint()).x()
    end = choice.mapTo(shell, choice.rect().bottomLeft()).y()
    assert page.mapTo(shell, QPoint()).y() > end + Space.XS, "a page that scrolls is cut there"
