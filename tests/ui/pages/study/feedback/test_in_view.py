"""What is seen of a card without scrolling, on the smallest common screens, over the whole bank."""

from collections.abc import Iterator

import pytest
from devtools.samples.cards import YEARS, a_card
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.answering.attempts import Certainty
from quizapp.core.cards.card import answered
from quizapp.core.cards.length import words_shown
from quizapp.core.cards.outline import outline
from quizapp.ui.card.card_text import CardText
from quizapp.ui.kit.control.buttons import Button
from quizapp.ui.kit.layout.scrolling import MoreBelow
from quizapp.ui.kit.theme.theme import current_theme
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.feedback.state import FeedbackState
from quizapp.ui.pages.study.question.header import QuestionHeader
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.question.state import QuestionState
from tests.card_claims import Asked, built_in_questions

PAGES = {"1024 x 600": (828, 600), "1366 x 768": (1170, 768)}
"""Windows, and what the rail with its names leaves to the page."""
EVERY, LONGEST = 9, 30
"""Of the bank every ninth card is shown, and the thirty longest."""


def _sample() -> list[Asked]:
    questions = built_in_questions()
    by_length = sorted(questions, key=lambda one: -words_shown(outline(one.card)))
    return [*by_length[:LONGEST], *by_length[LONGEST::EVERY]]


def _settle() -> None:
    for _ in range(5):
        QCoreApplication.processEvents()


def _marks(text: CardText) -> Iterator[tuple[QTextBlock, QRect]]:
    """Yield where each marked piece ends, and the paragraph it is in."""
    block = text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            ground = piece.charFormat().background()
            marked = ground.color() == current_theme().colour("mark")
            if ground.style() != Qt.BrushStyle.NoBrush and marked:
                cursor = QTextCursor(text.document())
                cursor.setPosition(piece.position() + piece.length())
                yield block, text.cursorRect(cursor)
            pieces += 1
        block = block.next()


def _hidden(screen: FeedbackScreen) -> int:
    """Return how many pixels of the first marked passage are below what is seen."""
    text = next(one for one in screen.findChildren(CardText) if any(_marks(one)))
    first = next(block for block, _ in _marks(text))
    lowest = max(place.bottom() for block, place in _marks(text) if block == first)
    area = screen.findChild(QScrollArea)
    assert area is not None
    edge = area.viewport().mapTo(screen, QPoint(0, area.viewport().height())).y()
    return max(0, text.viewport().mapTo(screen, QPoint(0, lowest)).y() - edge)


@pytest.mark.parametrize("size", PAGES.values(), ids=PAGES)
def test_what_decides_is_seen_without_scrolling(qtbot: QtBot, size: tuple[int, int]) -> None:
    screen = FeedbackScreen()
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    hidden = {}
    for number, question in enumerate(_sample()):
        wrong = next(n for n, option in enumerate(question.card.options) if not option.right)
        card = answered(question.card, wrong, Certainty.CERTAIN)
        words = "Comes back after four more questions, then tomorrow."
        state = FeedbackState(4, 10, "Routes", card, 0.4, next_text=words, id=number)
        screen.render(state)
        _settle()
        if pixels := _hidden(screen):
            hidden[question.id] = pixels
    assert hidden == {}


def _below(screen: FeedbackScreen, words: str) -> int:
    """Return how many pixels of a paragraph are below what is seen."""
    area = screen.findChild(QScrollArea)
    assert area is not None
    edge = area.viewport().mapTo(screen, QPoint(0, area.viewport().height())).y()
    for text in screen.findChildren(CardText):
        block = text.document().begin()
        while block.isValid():
            if block.text().strip() == words:
                cursor = QTextCursor(text.document())
                cursor.setPosition(block.position() + block.length() - 1)
                lowest = text.cursorRect(cursor).bottom()
                return max(0, text.viewport().mapTo(screen, QPoint(0, lowest)).y() - edge)
            block = block.next()
    pytest.fail(f"{words!r} is not on the card")


@pytest.mark.parametrize("size", PAGES.values(), ids=PAGES)
def test_why_the_own_answer_is_wrong_is_seen_without_scrolling(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    screen = FeedbackScreen()
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    hidden = {}
    for number, question in enumerate(_sample()):
        wrong = next(n for n, option in enumerate(question.card.options) if not option.right)
        card = answered(question.card, wrong, Certainty.CERTAIN)
        words = "Comes back after four more questions, then tomorrow."
        screen.render(FeedbackState(4, 10, "Routes", card, 0.4, next_text=words, id=number))
        _settle()
        if pixels := _below(screen, card.options[wrong].feedback.strip()):
            hidden[question.id] = pixels
    assert hidden == {}


def _place(screen: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(screen, QPoint()), widget.size())


def _named(screen: QWidget, name: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.accessibleName() == name)


@pytest.mark.parametrize("size", [*PAGES.values(), (613, 344)], ids=[*PAGES, "613 x 344"])
def test_question_and_feedback_share_header_edge_and_the_row_of_buttons(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    question = next(q for q in built_in_questions() if not q.card.statement_is_false)
    before, after = QuestionScreen(), FeedbackScreen()
    for screen in (before, after):
        qtbot.addWidget(screen)
        screen.resize(*size)
    before.render(QuestionState(4, 10, "Routes", YEARS, 0.3))
    after.render(FeedbackState(4, 10, "Routes", answered(question.card, 0), 0.4, next_text="Soon."))
    for screen in (before, after):
        screen.show()
    _settle()
    headers = [screen.findChild(QuestionHeader) for screen in (before, after)]
    assert headers[0] is not None
    assert headers[1] is not None
    assert _place(before, headers[0]) == _place(after, headers[1])
    sure, go_on = (
        _place(before, _named(before, "Certain")),
        _place(after, _named(after, "Continue")),
    )
    assert (sure.top(), sure.height()) == (go_on.top(), go_on.height())
    lead, area = after.findChildren(CardText)[0], before.findChildren(QScrollArea)[0]
    assert _place(after, lead).left() == _place(before, area).left()


def test_a_hairline_parts_the_card_from_what_stands_under_it_while_there_is_more(
    qtbot: QtBot,
) -> None:
    screen = FeedbackScreen()
    qtbot.addWidget(screen)
    screen.resize(400, 400)
    screen.render(FeedbackState(4, 10, "Escape routes", a_card(), 0.4, next_text="Tomorrow."))
    screen.show()
    _settle()
    line, bar = screen.findChildren(MoreBelow)[0], screen.findChildren(QScrollArea)[0]
    assert line.isVisible()
    view = bar.viewport()
    assert _place(screen, line).bottom() == _place(screen, view).bottom()
    assert line.width() == view.width()
    bar.verticalScrollBar().setValue(bar.verticalScrollBar().maximum())
    assert not line.isVisible()
    bar.verticalScrollBar().setValue(0)
    assert line.isVisible()
    screen.resize(1400, 1400)
    _settle()
    assert not line.isVisible()
