"""The pictures of passages on a document's page: drawn, told, pressed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from devtools.samples.library import a_library, a_page
from devtools.samples.pictures import a_damaged_picture, coast, wave
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.core.content.pictures import Picture
from quizapp.core.views.library import DocumentPage
from quizapp.ui.kit.large_picture import LargePicture
from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.pages.library.reading_tools import aloud
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.pages.library.screen_reader_text import passage_aloud
from quizapp.ui.pages.library.state import NO_ORIGINALS, Target
from quizapp.ui.pages.library.writing import write_page
from tests.ui.looking import qt_until


def a_page_with(picture: Picture) -> DocumentPage:
    """Return a page whose second passage has a picture, and no table."""
    page = a_page()
    first, second, *others = (one for one in page.document.passages if one.table is None)
    passages = (first, replace(second, picture=picture), *others)
    return replace(page, document=replace(page.document, passages=passages))


def drawn(paper: QTextDocument) -> Iterator[tuple[int, QTextCharFormat]]:
    """Yield where the pictures of passages stand, and how."""
    block = paper.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            form = piece.charFormat()
            if form.isImageFormat() and form.anchorHref():
                yield piece.position(), form
            pieces += 1
        block = block.next()


@pytest.mark.parametrize(("room", "width"), [(900, 560), (330, 288)])
def test_a_picture_stands_below_its_passage_no_wider_than_the_lines(
    qapp: QApplication, room: float, width: int
) -> None:
    paper = QTextDocument()
    places = write_page(paper, a_page_with(wave()), Theme(), room)
    ((at, form),) = drawn(paper)
    assert form.property(QTextCharFormat.Property.ImageAltText) == f"Picture: {wave().alt}"
    assert form.toImageFormat().width() == width
    second = places[1]
    assert second.text.end < at < second.whole.end
    block, layout = paper.findBlock(at), paper.documentLayout()
    tops = [layout.blockBoundingRect(one).top() for one in (block, block.next())]
    assert tops[1] - tops[0] >= form.toImageFormat().height(), "nothing stands over it"


def test_words_stand_for_a_damaged_picture(qapp: QApplication) -> None:
    paper = QTextDocument()
    write_page(paper, a_page_with(a_damaged_picture()), Theme(), 600)
    assert f"Picture: {wave().alt}" in paper.toPlainText()
    assert not list(drawn(paper))


@pytest.fixture
def screen(qtbot: QtBot) -> LibraryScreen:
    made = LibraryScreen()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
    page = a_page_with(coast())
    made.render(a_library(page=page, target=Target(page.document.passages[1].id, ((0, 10),))))
    return made


def test_tab_goes_to_the_picture_of_the_passage_and_enter_shows_it_large(
    screen: LibraryScreen,
) -> None:
    reader = screen.reader
    reader.setFocus()
    for _ in range(2):  # the facts come first
        QTest.keyClick(reader, Qt.Key.Key_Tab)
    QTest.keyClick(reader, Qt.Key.Key_Return)
    (large,) = screen.findChildren(LargePicture)
    assert large.accessibleName() == coast().alt
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not large.isVisible()
    assert reader.hasFocus()


def test_in_a_narrower_window_the_picture_is_drawn_anew(screen: LibraryScreen) -> None:
    ((_, before),) = drawn(screen.reader.document())
    screen.resize(420, 800)

    def narrower() -> bool:
        ((_, now),) = drawn(screen.reader.document())
        room = screen.reader.viewport().width()
        return now.toImageFormat().width() <= room < before.toImageFormat().width()

    qt_until(narrower)


def test_a_passage_is_said_and_read_aloud_with_its_picture() -> None:
    passage = a_page_with(coast()).document.passages[1]
    words = f"Picture: {coast().alt}"
    assert words in passage_aloud(passage, 0, NO_ORIGINALS)
    assert aloud((passage,))[-1] == words
