"""A question with a picture: all is seen at once, the keys stay what they are."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from devtools.samples.cards import WALK, YEARS, passages_to_read
from devtools.samples.pictures import a_damaged_picture, coast, tower, wave
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.content.pictures import Picture
from quizapp.ui.kit.control.option_row import OptionRow
from quizapp.ui.kit.large_picture import LargePicture
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.kit.theme.theme import Theme, apply_theme
from quizapp.ui.kit.theme.tokens import Scheme
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.question.state import QuestionState
from tests.ui.looking import acts

Show = Callable[..., QuestionScreen]
PAGES = [(828, 600), (1024, 600), (1170, 768), (1366, 768)]
"""1024 by 600 and 1366 by 768, with the rail and its names, and without."""


def waves() -> QuestionState:
    return QuestionState(4, 10, "Waves", replace(YEARS, picture=wave()), 0.3)


def press(key: Qt.Key | str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def build(state: QuestionState, size: tuple[int, int] = (1170, 768)) -> QuestionScreen:
        screen = QuestionScreen()
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.render(state)
        with qtbot.waitActive(screen):
            screen.show()
        settle()
        return screen

    return build


def settle() -> None:
    for _ in range(5):
        QCoreApplication.processEvents()


def place(screen: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(screen, QPoint()), widget.size())


def picture_of(screen: QuestionScreen) -> PictureView:
    return screen.findChildren(PictureView)[0]


@pytest.mark.parametrize("size", PAGES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("drawn", [wave, coast, tower])
def test_stem_picture_and_options_are_seen_without_scrolling(
    show: Show, size: tuple[int, int], drawn: Callable[[], Picture]
) -> None:
    picture = drawn()
    for item in (YEARS, WALK):
        screen = show(replace(waves(), item=replace(item, picture=picture)), size)
        area = screen.findChildren(QScrollArea)[0]
        assert area.verticalScrollBar().maximum() == 0
        view = picture_of(screen)
        seen = place(screen, area.viewport())
        rows = screen.findChildren(OptionRow)
        assert all(seen.contains(place(screen, one)) for one in (view, *rows))
        assert not any(place(screen, view).intersects(place(screen, row)) for row in rows)
        assert view.height() >= 120
        assert view.width() <= picture.width + 2
        screen.hide()


def test_where_the_window_is_low_the_picture_stands_beside_the_options(show: Show) -> None:
    beside = show(replace(waves(), item=replace(YEARS, picture=tower())), (1024, 600))
    first = beside.findChildren(OptionRow)[0]
    assert place(beside, picture_of(beside)).left() > place(beside, first).right()
    beside.hide()
    above = show(replace(waves(), item=replace(WALK, picture=wave())), (613, 900))
    first = above.findChildren(OptionRow)[0]
    assert place(above, picture_of(above)).bottom() < place(above, first).top()


def test_tab_goes_from_the_question_to_the_picture_and_on_to_the_options(show: Show) -> None:
    screen = show(waves())
    view = picture_of(screen)
    press(Qt.Key.Key_Tab)
    assert view.hasFocus()
    press(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), OptionRow)


def test_enter_on_the_picture_shows_it_large_and_escape_goes_back_to_the_question(
    show: Show,
) -> None:
    screen = show(replace(waves(), chosen=1))
    done = acts(screen)
    picture_of(screen).setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    (large,) = screen.findChildren(LargePicture)
    press("B")
    press(Qt.Key.Key_Escape)
    assert not large.isVisible()
    assert picture_of(screen).hasFocus()
    assert done == [], "nothing was answered, nobody left"
    press("A")
    assert screen.chosen == 0


def test_the_question_is_told_with_the_words_of_its_picture(show: Show) -> None:
    screen = show(waves())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().endswith(f"Picture: {wave().alt}")
    assert any(f"Picture: {wave().alt}" in text for text in screen.aloud())


def test_a_notice_that_comes_moves_no_option(show: Show) -> None:
    high = replace(waves(), item=replace(YEARS, picture=tower()))
    screen = show(high, (1024, 600))
    before = [place(screen, row) for row in screen.findChildren(OptionRow)]
    screen.render(replace(high, seconds_left=15, seconds_more=30))
    settle()
    assert [place(screen, row) for row in screen.findChildren(OptionRow)] == before


def test_another_question_brings_its_own_picture_or_none(show: Show) -> None:
    screen = show(waves())
    screen.render(replace(waves(), id=2, item=replace(YEARS, picture=tower())))
    settle()
    assert picture_of(screen).accessibleName() == tower().alt
    screen.render(replace(waves(), id=3, item=YEARS))
    settle()
    assert picture_of(screen).isHidden()
    assert "Picture" not in " ".join(screen.aloud())


def test_a_damaged_picture_is_its_words(show: Show) -> None:
    screen = show(replace(waves(), item=replace(YEARS, picture=a_damaged_picture())), (828, 600))
    view = picture_of(screen)
    assert not view.is_drawn
    assert view.height() >= view.heightForWidth(view.width())


def test_at_twice_the_text_picture_and_options_still_fit_a_common_screen(
    show: Show, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme(Scheme.LIGHT, 200, reduced_motion=True))
    screen = show(replace(waves(), item=replace(YEARS, stem="What is b?", picture=wave())))
    assert screen.findChildren(QScrollArea)[0].verticalScrollBar().maximum() == 0


def test_where_the_options_scroll_the_picture_stands_beside_them(
    show: Show, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme(Scheme.LIGHT, 150, reduced_motion=True))
    screen = show(waves(), (1024, 600))
    first = screen.findChildren(OptionRow)[0]
    view = place(screen, picture_of(screen))
    assert view.left() > place(screen, first).right()
    assert view.top() == place(screen, first).top()


def test_larger_text_and_back_leaves_everything_in_sight(show: Show, qapp: QApplication) -> None:
    screen = show(waves(), (1366, 768))
    small = picture_of(screen).size()
    apply_theme(qapp, Theme(Scheme.DARK, 150, reduced_motion=True))
    settle()
    area = screen.findChildren(QScrollArea)[0]
    assert area.verticalScrollBar().maximum() == 0
    assert picture_of(screen).width() > small.width()
    apply_theme(qapp, Theme(reduced_motion=True))
    settle()
    assert picture_of(screen).size() == small


def test_a_picture_and_passages_to_read_first_are_both_there(show: Show) -> None:
    screen = show(replace(waves(), read_first=passages_to_read()[:1]), (828, 600))
    area = screen.findChildren(QScrollArea)[0]
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    seen = place(screen, area.viewport())
    assert all(seen.contains(place(screen, row)) for row in screen.findChildren(OptionRow))
    assert seen.contains(place(screen, picture_of(screen)))


def test_a_click_on_the_picture_shows_it_large(show: Show) -> None:
    screen = show(waves())
    QTest.mouseClick(picture_of(screen), Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert len(screen.findChildren(LargePicture)) == 1
