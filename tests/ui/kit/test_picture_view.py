"""A picture on a screen: its size, its name, the keys, and what stands where it is damaged."""

import pytest
from devtools.samples.pictures import a_damaged_picture, coast, wave
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.content.pictures import Picture
from quizapp.ui.kit.large_picture import LargePicture
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.kit.theme.theme import Theme, apply_theme, current_theme
from quizapp.ui.kit.theme.tokens import Scheme
from tests.pictures import a_png


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.addWidget(QPushButton("before"))
    made.resize(900, 500)
    return made


def add(qtbot: QtBot, page: QWidget, picture: Picture, most_high: int = 200) -> PictureView:
    view = PictureView(picture, most_high)
    column = page.layout()
    assert isinstance(column, QVBoxLayout)
    column.addWidget(view, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    with qtbot.waitActive(page):
        page.show()
    return view


def large(page: QWidget) -> LargePicture | None:
    shown = [one for one in page.findChildren(LargePicture) if one.isVisible()]
    return shown[0] if shown else None


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_a_picture_is_as_large_as_its_room_and_never_larger_than_itself(
    qtbot: QtBot, page: QWidget
) -> None:
    view = add(qtbot, page, wave())
    assert view.size() == QSize(398, 200)  # 720 by 360, in 198 pixels and a line around
    small = Picture("dot.png", "A dot.", "", 40, 30, a_png(40, 30))
    view.show_picture(small)
    assert view.sizeHint() == QSize(42, 32)
    apply_theme(_application(), Theme(Scheme.LIGHT, 200))
    assert view.sizeHint() == QSize(82, 62)


def test_a_narrow_window_makes_it_lower(qtbot: QtBot, page: QWidget) -> None:
    view = add(qtbot, page, wave())
    page.resize(222, 500)
    qtbot.waitUntil(lambda: view.height() < 110)
    assert view.width() <= page.width()
    assert abs(view.width() - 2 - 2 * (view.height() - 2)) <= 2


def test_its_words_are_its_name_and_it_is_pressed_as_a_picture(qtbot: QtBot, page: QWidget) -> None:
    view = add(qtbot, page, wave())
    told = QAccessible.queryAccessibleInterface(view)
    assert told.text(QAccessible.Text.Name) == wave().alt
    assert told.role() is QAccessible.Role.Graphic


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_it_is_reached_by_tab_shown_large_by_a_key_and_put_back_by_escape(
    qtbot: QtBot, page: QWidget, key: Qt.Key
) -> None:
    view = add(qtbot, page, wave())
    page.findChildren(QPushButton)[0].setFocus()
    press(Qt.Key.Key_Tab)
    assert view.hasFocus()
    press(key)
    shown = large(page)
    assert shown is not None
    assert shown.geometry() == page.rect()
    assert _has_focus(shown)
    page.resize(700, 450)
    assert shown.geometry() == page.rect()
    press(Qt.Key.Key_Tab)
    assert _has_focus(shown), "Tab stays with the picture"
    press(Qt.Key.Key_Escape)
    assert large(page) is None
    assert view.hasFocus()


def test_a_click_shows_it_large_and_another_puts_it_back(qtbot: QtBot, page: QWidget) -> None:
    view = add(qtbot, page, wave())
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    shown = large(page)
    assert shown is not None
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert large(page) is None


def test_the_keys_of_the_window_wait_while_it_is_large(qtbot: QtBot, page: QWidget) -> None:
    view, pressed = add(qtbot, page, wave()), []
    shortcut = QShortcut(QKeySequence("F1"), page)
    shortcut.activated.connect(lambda: pressed.append("F1"))
    view.click()
    press(Qt.Key.Key_F1)
    assert pressed == []
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F1)
    assert pressed == ["F1"]


def test_it_is_no_longer_large_when_its_screen_goes(qtbot: QtBot, page: QWidget) -> None:
    view = add(qtbot, page, wave())
    view.click()
    assert large(page) is not None
    view.hide()
    assert large(page) is None


def test_it_is_no_longer_large_when_another_picture_takes_its_place(
    qtbot: QtBot, page: QWidget
) -> None:
    view = add(qtbot, page, wave())
    view.click()
    view.show_picture(wave())
    assert large(page) is not None, "the same again leaves it"
    view.show_picture(coast())
    assert large(page) is None


def test_a_click_beside_it_does_nothing_where_it_has_more_room_than_it_takes(
    qtbot: QtBot, page: QWidget
) -> None:
    view = add(qtbot, page, wave())
    view.setFixedWidth(700)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(600, 50))
    assert large(page) is None
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    accent = QColor(current_theme().colours.accent)
    seen = view.grab().toImage()
    ring = [x for x in range(seen.width()) if seen.pixelColor(x, 100) == accent]
    assert ring
    assert max(ring) <= 398, "the ring goes around the picture"


def test_a_damaged_picture_is_its_words_which_are_no_button(qtbot: QtBot, page: QWidget) -> None:
    view = add(qtbot, page, a_damaged_picture())
    assert not view.is_drawn
    assert view.accessibleName() == f"Picture: {wave().alt}"
    assert QAccessible.queryAccessibleInterface(view).role() is QAccessible.Role.StaticText
    assert view.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert view.height() >= view.heightForWidth(view.width())
    view.click()
    assert large(page) is None
    view.show_picture(wave())
    assert view.is_drawn
    assert view.accessibleName() == wave().alt


def test_without_a_picture_nothing_is_there(qtbot: QtBot, page: QWidget) -> None:
    view = add(qtbot, page, coast())
    view.show_picture(None)
    assert view.isHidden()
    view.show_picture(coast())
    assert view.isVisible()


@pytest.mark.parametrize(
    ("scheme", "line"), [(Scheme.DARK, "#343940"), (Scheme.HIGH_CONTRAST, "#ffffff")]
)
def test_on_dark_grounds_a_transparent_drawing_is_light_and_has_a_line_around(
    qtbot: QtBot, page: QWidget, scheme: Scheme, line: str
) -> None:
    apply_theme(_application(), Theme(scheme))
    view = add(qtbot, page, wave())
    seen = view.grab().toImage()
    assert seen.pixelColor(10, view.height() // 4) == QColor("white")
    assert seen.pixelColor(view.width() // 2, 0) == QColor(line)


def _has_focus(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and part.isAncestorOf(focused)


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
