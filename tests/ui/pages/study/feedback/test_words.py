"""Words of a card's passages that are explained."""

from dataclasses import replace

import pytest
from devtools.samples.cards import a_judged_card, a_source
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.content.glossary import GlossaryEntry
from quizapp.ui.card.card_text import CardText
from quizapp.ui.card.card_view import PassagesCard
from quizapp.ui.pages.study.feedback.more_row import MoreRow
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.feedback.state import FeedbackState
from quizapp.ui.pages.study.intents import ShowWords
from quizapp.ui.wording.explained import listed
from tests.ui.looking import acts, button, seen, texts

WORDS = "Words in this text"
BROKER = GlossaryEntry("broker", "Someone who leads people out for money.", ("a",), ("brokers",))
OTHER = GlossaryEntry("xylophone", "Music.", ("a",))
CARD = replace(
    a_judged_card(),
    sources=(
        a_source("Most pay brokers in China. A broker takes a share.", "pay brokers in China"),
        a_source("A broker may be a smuggler.", "may be a smuggler"),
    ),
)
STATE = FeedbackState(4, 10, "Escape routes", CARD, 0.4, id=7, glossary=(BROKER, OTHER))


@pytest.fixture
def screen(qtbot: QtBot) -> FeedbackScreen:
    made = FeedbackScreen()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitActive(made):
        made.show()
    made.render(STATE)
    return made


def passages(screen: FeedbackScreen) -> CardText:
    (card,) = seen(screen, PassagesCard)
    return card.text


def dotted(text: CardText) -> list[QTextCursor]:
    """Return the dotted words of a text, chosen."""
    found: list[QTextCursor] = []
    block = text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            dots = QTextCharFormat.UnderlineStyle.DotLine
            if piece.charFormat().underlineStyle() is dots:
                cursor = QTextCursor(text.document())
                cursor.setPosition(piece.position())
                end = piece.position() + piece.length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                found.append(cursor)
            pieces += 1
        block = block.next()
    return found


def test_a_word_is_dotted_once_in_its_evidence_and_says_what_it_means(
    screen: FeedbackScreen,
) -> None:
    (word,) = dotted(passages(screen))
    assert word.selectedText() == "brokers"
    assert word.charFormat().toolTip() == "broker: Someone who leads people out for money."
    assert word.charFormat().background().style() is not Qt.BrushStyle.NoBrush  # still marked
    assert not word.charFormat().isAnchor()  # no stop of the Tab key
    for text in screen.findChildren(CardText):
        assert text is passages(screen) or dotted(text) == []


def test_a_click_tells_the_meaning(screen: FeedbackScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def tell(_: QPoint, meaning: str, __: QWidget) -> None:
        told.append(meaning)

    monkeypatch.setattr(QToolTip, "showText", tell)
    text = passages(screen)
    (word,) = dotted(text)
    word.setPosition(word.selectionStart() + 2)
    spot = text.cursorRect(word).center()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told == ["broker: Someone who leads people out for money."]


def test_a_quiet_link_lists_the_words_by_keyboard_too(screen: FeedbackScreen) -> None:
    done = acts(screen)
    link = button(screen, WORDS)
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert done == [ShowWords()]
    assert STATE.words == (BROKER,)


def test_where_there_is_little_room_it_is_behind_more(screen: FeedbackScreen) -> None:
    screen.resize(800, 600)
    assert WORDS not in texts(screen)
    (row,) = seen(screen, MoreRow)
    done = acts(screen)
    first = row.menu_made().actions()[0]
    assert first.text() == WORDS
    first.trigger()
    assert done == [ShowWords()]


def test_nothing_is_offered_where_no_word_is_explained(screen: FeedbackScreen) -> None:
    screen.render(replace(STATE, id=8, glossary=(OTHER,)))
    assert WORDS not in texts(screen)
    assert dotted(passages(screen)) == []
    assert passages(screen).accessibleDescription() == ""


def test_who_listens_is_told_which_words_are_explained(screen: FeedbackScreen) -> None:
    assert passages(screen).accessibleDescription() == (
        "Explained under “Words in this text”: broker."
    )


def test_each_word_of_the_list_stands_by_itself() -> None:
    assert listed((BROKER, OTHER)) == f"{BROKER.told}\n\n{OTHER.told}"
