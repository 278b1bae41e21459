"""Pictures that the class sees: large, in nobody's way, and options that are read from the back."""

from collections.abc import Callable
from itertools import combinations

import pytest
from devtools.gallery.projector_entries import pictured_state, projector_state
from devtools.samples.live import a_reveal, a_second_vote, a_vote, an_explanation
from devtools.samples.pictures import a_damaged_picture, coast, tower, wave
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.looking import seen, texts

from quizapp.core.content.pictures import Picture
from quizapp.ui.projector.big_picture import BigPicture
from quizapp.ui.projector.screen import ProjectorScreen

SIZES = ((1280, 720), (1920, 1080), (1024, 768))
READABLE = 0.032
"""The least size of options, as a share of the height of a screen of 16:9."""


@pytest.fixture
def screen(qtbot: QtBot) -> ProjectorScreen:
    made = ProjectorScreen()
    qtbot.addWidget(made)
    made.show()
    return made


def place_of(widget: QWidget, screen: ProjectorScreen) -> QRect:
    return QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("picture", [coast, wave, tower], ids=lambda one: one.__name__)
@pytest.mark.parametrize("claim", [True, False], ids=["claim", "choice"])
def test_picture_question_and_options_are_seen_from_the_last_row(
    screen: ProjectorScreen,
    size: tuple[int, int],
    picture: Callable[[], Picture],
    claim: bool,
) -> None:
    screen.resize(*size)
    room = a_vote(0) if claim else a_vote(1)
    screen.render(pictured_state(room, 0 if claim else 1, picture))
    board = screen.question
    (shown,) = seen(screen, BigPicture)
    assert shown.accessibleName() == picture().alt
    everything = [shown, board.source, board.stem, *board.options.boxes, screen.qr]
    everything += [board.note, board.bar, board.count]
    for one, other in combinations(everything, 2):
        assert not place_of(one, screen).intersects(place_of(other, screen)), (one, other)
    assert all(screen.rect().contains(place_of(one, screen)) for one in everything)
    height = min(size[1], size[0] * 9 / 16)
    for box in board.options.boxes:
        assert box.words.pixels >= round(READABLE * height)
        assert not box.breaks_at(box.words.pixels, box.width())
    assert shown.width() / shown.height() == pytest.approx(
        picture().width / picture().height, rel=0.02
    )
    filled = max(shown.width() / size[0], shown.height() / size[1])
    assert filled >= 0.38, "as large as there is room"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_result_and_the_explanation_show_it_too(
    screen: ProjectorScreen, size: tuple[int, int]
) -> None:
    screen.resize(*size)
    screen.render(pictured_state(a_reveal(1, twice=True), 1, coast))
    (shown,) = seen(screen, BigPicture)
    assert shown.accessibleName() == coast().alt
    board = screen.reveal
    parts = [shown, board.headline, board.sum, *board.rows, screen.qr]
    for one, other in combinations(parts, 2):
        assert not place_of(one, screen).intersects(place_of(other, screen)), (one, other)
    assert all(screen.rect().contains(place_of(one, screen)) for one in parts)
    assert all(bar.width() > bar.height() for row in board.rows for bar in row.bars)
    screen.render(pictured_state(an_explanation(1), 1, coast))
    asked, decides = (one.accessibleName() for one in seen(screen.explain, BigPicture))
    assert {asked, decides} == {coast().alt, wave().alt}
    (own,) = (one for one in seen(screen.explain, BigPicture) if one is screen.explain.picture)
    for other in (*screen.explain.texts, *screen.explain.passages, screen.explain.fact):
        assert not own.geometry().intersects(other.geometry())
    assert not [one for one in screen.reveal.findChildren(BigPicture) if one.picture]


def test_a_question_without_one_has_none_left_from_the_last(screen: ProjectorScreen) -> None:
    screen.resize(1280, 720)
    screen.render(pictured_state(a_second_vote(1), 1, coast))
    before = screen.question.picture.geometry()
    screen.render(pictured_state(a_vote(1), 1, coast))
    assert screen.question.picture.geometry() == before, "a vote that comes in moves nothing"
    state = pictured_state(a_vote(1), 1, coast)
    screen.render(pictured_state(a_reveal(1), 1, coast))
    assert screen.question.picture.picture is None
    screen.render(state)
    assert screen.question.picture.picture == coast()


def test_one_that_is_damaged_is_told_in_words(screen: ProjectorScreen) -> None:
    screen.resize(1280, 720)
    screen.render(pictured_state(a_vote(1), 1, a_damaged_picture))
    assert f"Picture: {wave().alt}" in texts(screen)
    (shown,) = seen(screen, BigPicture)
    assert not shown.is_drawn
    assert shown.height() < 150


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_long_question_takes_its_room_from_the_picture(
    screen: ProjectorScreen, size: tuple[int, int]
) -> None:
    screen.resize(*size)
    board = screen.question
    screen.render(projector_state(a_vote(2)))
    alone = board.options.boxes[0].words.pixels
    screen.render(pictured_state(a_vote(2), 2, coast))
    assert board.options.boxes[0].words.pixels >= 0.75 * alone
    assert board.picture.is_drawn
