"""What every control that paints itself does: each is looked at in turn."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.control.buttons import icon_button, link, primary, quiet
from quizapp.ui.kit.control.check import CheckChip, CheckRow
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.control.option_row import OptionRow
from quizapp.ui.kit.control.painted import PaintedControl
from quizapp.ui.kit.control.question_check import QuestionCheck
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.control.segmented import _Segment
from quizapp.ui.kit.text.text_layout import Span
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Theme, apply_theme
from quizapp.ui.kit.theme.tokens import Scheme
from quizapp.ui.pages.library.row import DocumentRow

WORDS = "Many words that do not fit on one line of a narrow control"


def _menu() -> ChoiceMenu:
    menu = ChoiceMenu("Topic")
    menu.clicked.disconnect()  # the press is looked at, not the menu
    menu.offer((WORDS, "Camps"), 0)
    return menu


BUTTON, CHECK, RADIO, ITEM = (
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ListItem,
)
MAKERS: dict[str, tuple[Callable[[], PaintedControl], QAccessible.Role, bool]] = {
    "primary": (lambda: primary(WORDS), BUTTON, True),
    "quiet": (lambda: quiet(WORDS), BUTTON, True),
    "link": (lambda: link(WORDS), BUTTON, True),
    "icon": (lambda: icon_button(Icon.CLOSE, WORDS), BUTTON, True),
    "row": (lambda: RowButton(WORDS, "A line"), BUTTON, True),
    "menu": (_menu, BUTTON, True),
    "chip": (lambda: CheckChip(WORDS, 3, "3 facts"), CHECK, False),
    "check": (lambda: CheckRow(WORDS, "A line"), CHECK, False),
    "question": (lambda: QuestionCheck(WORDS, (Span("A line"),)), CHECK, True),
    "option": (lambda: OptionRow("A", WORDS, (1, 3)), RADIO, False),
    "segment": (lambda: _Segment(WORDS, first=True, last=True), RADIO, False),
    "document": (lambda: DocumentRow(WORDS, "A line"), ITEM, True),
}
"""Makes one; its role; whether Enter presses it (elsewhere Enter is the screen's, spec UI-1)."""


@pytest.fixture(params=MAKERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def control(window: QWidget, name: str) -> PaintedControl:
    made = MAKERS[name][0]()
    made.setParent(window)
    made.resize(400, made.heightForWidth(400))
    return made


def _picture(control: PaintedControl) -> QImage:
    return control.grab().toImage()


def test_its_role_and_its_words_are_told(name: str, control: PaintedControl) -> None:
    interface = QAccessible.queryAccessibleInterface(control)
    assert interface.role() == MAKERS[name][1]
    assert WORDS in interface.text(QAccessible.Text.Name)


def test_a_click_in_any_corner_presses_it(qtbot: QtBot, control: PaintedControl) -> None:
    for corner in (control.rect().topLeft(), control.rect().bottomRight()):
        with qtbot.waitSignal(control.clicked):
            QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=corner)


def test_space_presses_it_and_enter_where_it_is_not_the_screens(
    qtbot: QtBot, name: str, control: PaintedControl
) -> None:
    with qtbot.waitSignal(control.clicked):
        QTest.keyClick(control, Qt.Key.Key_Space)
    pressed: list[bool] = []
    control.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(control, Qt.Key.Key_Return)
    assert bool(pressed) is MAKERS[name][2]
    pressed.clear()
    QTest.keyClick(control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not pressed


def test_it_is_large_enough_to_hit_and_grows_with_its_words(
    name: str, control: PaintedControl, qapp: QApplication
) -> None:
    for hint in (control.sizeHint(), control.minimumSizeHint()):
        assert min(hint.width(), hint.height()) >= 24  # spec UI-3
    if name != "icon":
        assert control.heightForWidth(150) > control.heightForWidth(900)
    before = control.heightForWidth(600)
    apply_theme(qapp, Theme(text_percent=200))
    assert control.heightForWidth(600) > before


def test_the_keyboard_shows_a_ring_and_a_click_none(qtbot: QtBot, control: PaintedControl) -> None:
    window = control.window()
    elsewhere = quiet("Elsewhere", parent=window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    elsewhere.setFocus()
    plain = _picture(control)
    control.setFocus(Qt.FocusReason.MouseFocusReason)
    assert control.hasFocus()
    assert _picture(control) == plain
    elsewhere.setFocus()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    assert _picture(control) != plain


def test_the_pointer_shows_what_can_be_pressed(name: str, control: PaintedControl) -> None:
    plain = _picture(control)
    here = QPointF(5, 5)
    QApplication.sendEvent(control, QEnterEvent(here, here, here))
    control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert _picture(control) != plain
    control.setEnabled(False)
    lit = _picture(control)
    control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    assert name == "link" or _picture(control) == lit


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_it_takes_the_colours_of_the_theme(
    control: PaintedControl, qapp: QApplication, scheme: Scheme
) -> None:
    light = _picture(control)
    apply_theme(qapp, Theme(scheme))
    assert _picture(control) != light
