"""The pictures of a card: where they stand, how large, their words, their keys."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from devtools.samples.cards import a_card, a_judged_card
from devtools.samples.pictures import a_damaged_picture, coast, wave
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QTextBlock, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.pictures import Picture
from quizapp.ui.card.card_text import CardText
from quizapp.ui.card.card_view import CardView, SaidText, explanation_of
from quizapp.ui.card.written import BAR
from quizapp.ui.kit.large_picture import LargePicture
from quizapp.ui.kit.theme.theme import Theme, apply_theme
from quizapp.ui.kit.theme.tokens import Scheme

Show = Callable[..., CardView]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def build(card: FeedbackCard, width: int = 1200) -> CardView:
        view = CardView()
        qtbot.addWidget(view)
        view.resize(width, 900)
        view.arrange(wide=width > 800)
        with qtbot.waitActive(view):
            view.show()
        view.render(card)
        settle()
        return view

    return build


def settle() -> None:
    for _ in range(3):  # a text's height follows from the width that its layout just gave it
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.sendPostedEvents()


def with_picture(card: FeedbackCard, picture: Picture) -> FeedbackCard:
    """Return a card with a picture in its first passage."""
    first, *rest = card.sources
    passage = replace(first.passage, picture=picture)
    return replace(card, sources=(replace(first, passage=passage), *rest))


def drawn(text: CardText) -> Iterator[tuple[QTextBlock, QTextCharFormat]]:
    """Yield the pictures of questions and passages in a text, with their paragraphs."""
    block = text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            form = pieces.fragment().charFormat()
            if form.isImageFormat() and form.anchorHref().startswith("picture:"):
                yield block, form
            pieces += 1
        block = block.next()


def words_of(form: QTextCharFormat) -> str:
    return str(form.property(QTextCharFormat.Property.ImageAltText))


def test_the_picture_of_the_question_is_small_under_the_fact(show: Show) -> None:
    view = show(replace(a_judged_card(), picture=wave()))
    ((block, form),) = drawn(view.said)
    assert block.previous().text() == a_judged_card().fact
    assert words_of(form) == f"Picture: {wave().alt}"
    image = form.toImageFormat()
    assert (image.width(), image.height()) == (300, 150)


def test_the_picture_of_a_passage_stands_inside_it_below_what_is_marked(show: Show) -> None:
    view = show(with_picture(a_judged_card(), coast()))
    assert not list(drawn(view.said))
    ((block, form),) = drawn(view.passages.text)
    assert words_of(form) == f"Picture: {coast().alt}"
    above = block.previous()
    assert above.text() == a_judged_card().sources[0].passage.text
    assert block.blockFormat().intProperty(BAR) == above.blockFormat().intProperty(BAR) != 0
    assert form.toImageFormat().height() <= 240


def test_in_a_narrow_card_a_picture_is_as_wide_as_its_column(show: Show) -> None:
    view = show(with_picture(a_judged_card(), wave()), 300)
    ((_, form),) = drawn(view.passages.text)
    room = view.passages.text.viewport().width()
    assert room - 20 <= form.toImageFormat().width() <= room - 18
    view.resize(700, 900)
    settle()
    ((_, form),) = drawn(view.passages.text)
    assert form.toImageFormat().width() == 480


def test_pictures_grow_with_the_text(show: Show, qapp: QApplication) -> None:
    apply_theme(qapp, Theme(Scheme.LIGHT, 200, reduced_motion=True))
    view = show(replace(a_judged_card(), picture=wave()), 1400)
    ((_, form),) = drawn(view.said)
    assert form.toImageFormat().width() == 600


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told of links."""
    told: list[str] = []

    def announce(widget: QWidget, text: str) -> None:
        del widget
        told.append(text)

    monkeypatch.setattr("quizapp.ui.kit.text.links.announce", announce)
    return told


def test_tab_reaches_a_picture_and_says_its_words_and_enter_shows_it_large(
    show: Show, spoken: list[str]
) -> None:
    view = show(with_picture(replace(a_judged_card(), picture=wave()), coast()))
    text = view.passages.text
    text.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert spoken == [f"Picture: {coast().alt}, link"]
    QTest.keyClick(text, Qt.Key.Key_Return)
    (large,) = view.findChildren(LargePicture)
    assert large.accessibleName() == coast().alt
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not large.isVisible()
    assert text.hasFocus()


def test_a_picture_is_pressed_with_the_mouse(show: Show) -> None:
    view = show(replace(a_judged_card(), picture=wave()))
    ((block, _),) = drawn(view.said)
    layout = view.said.document().documentLayout()
    spot = layout.blockBoundingRect(block).topLeft().toPoint()
    QTest.mouseClick(view.said.viewport(), Qt.MouseButton.LeftButton, pos=spot + QPoint(20, 20))
    (large,) = view.findChildren(LargePicture)
    assert large.accessibleName() == wave().alt


def test_what_is_copied_has_the_words_of_a_picture(show: Show) -> None:
    view = show(replace(a_judged_card(), picture=wave()))
    view.said.selectAll()
    view.said.copy()
    copied = QApplication.clipboard().text().split("\n")
    assert copied[:2] == [a_judged_card().fact, f"Picture: {wave().alt}"]


def test_words_stand_for_pictures_that_are_damaged_or_not_here(show: Show) -> None:
    gone = replace(coast(), data=b"")
    view = show(with_picture(replace(a_card(), picture=a_damaged_picture()), gone))
    assert f"Picture: {wave().alt}" in view.said.toPlainText()
    assert f"Picture: {coast().alt}" in view.passages.text.toPlainText()
    assert not [*drawn(view.said), *drawn(view.passages.text)]


def test_what_is_said_of_a_question_in_a_list_has_its_picture(qtbot: QtBot) -> None:
    card = replace(a_judged_card(), picture=wave())
    text = SaidText(card, explanation_of(card))
    qtbot.addWidget(text)
    assert len(list(drawn(text))) == 1
