"""The feedback screen: the card's order, its invariants and its keys."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from devtools.samples.cards import a_card, a_judged_card
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.cards.card import FeedbackCard
from quizapp.ui.card.card_text import CardText
from quizapp.ui.kit.control.buttons import Button
from quizapp.ui.kit.theme.theme import Theme, apply_theme
from quizapp.ui.pages.study.feedback.right_motion import RightMotion
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.feedback.state import FeedbackState
from quizapp.ui.pages.study.intents import Continue, Leave, SetFlag
from quizapp.ui.shell.destinations import ShowKeys
from quizapp.ui.shell.regions import go_on
from tests.ui.looking import acts, seen
from tests.ui.shell.keys.pressing import press

Show = Callable[..., FeedbackScreen]


def _state(card: FeedbackCard, number: int = 4) -> FeedbackState:
    return FeedbackState(number, 10, "Escape routes", card, 0.4, next_text="Tomorrow.")


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    kept = []  # the test may hold only a part of the screen

    def build(card: FeedbackCard, width: int = 1084, height: int = 800) -> FeedbackScreen:
        screen = FeedbackScreen()
        kept.append(screen)
        qtbot.addWidget(screen)
        screen.resize(width, height)
        with qtbot.waitActive(screen):
            screen.show()
        screen.render(_state(card))
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            QCoreApplication.sendPostedEvents()
        return screen

    return build


def _press(key: Qt.Key | str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)


def test_the_verdict_gets_the_focus_and_the_card_is_announced(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []

    def hear(
        _widget: QWidget, text: str, assertive: bool = False, *, rest: str | None = None
    ) -> None:
        assert rest == "", "the focus tells all of it"
        said.append((text, assertive))

    monkeypatch.setattr("quizapp.ui.pages.study.feedback.screen.announce", hear)
    screen = show(a_judged_card())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Correct. You were certain."
    assert not isinstance(focused, CardText), "of a text screen readers tell no description"
    assert focused.accessibleDescription().startswith("The claim is false. Fact: Most leave")
    (text, assertive), *more = said
    assert not more
    assert assertive
    assert text.startswith("Correct. You were certain. The claim is false. Fact: Most leave")
    assert "The border is mined and guarded." in text
    screen.render(replace(_state(a_judged_card()), flagged=True))
    assert len(said) == 1, "a flag is no new card"


def test_what_happened_by_itself_is_said_beside_the_card(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    rests: list[str | None] = []
    monkeypatch.setattr(
        "quizapp.ui.pages.study.feedback.screen.announce",
        lambda *_, rest=None, **__: rests.append(rest),
    )
    screen = show(a_card())
    screen.render(replace(_state(a_card(), 5), notice="Time was up."))
    assert rests == ["", "Time was up."]


def test_arrows_begin_to_walk_the_card_where_it_begins(show: Show) -> None:
    screen = show(a_card())
    _press(Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert isinstance(focused, CardText)
    assert focused.accessibleName() == "Verdict"
    assert focused.textCursor().position() > 0
    assert screen.isVisible()


def test_enter_goes_on_escape_stops_and_question_mark_asks(show: Show) -> None:
    screen = show(a_card())
    done = acts(screen)
    _press(Qt.Key.Key_Return)
    assert done == [Continue()]
    _press(Qt.Key.Key_Escape)
    assert done[1:] == [Leave()]
    _press("?")
    _press("m")
    press("M", "μ")
    assert done[2:] == [ShowKeys(), SetFlag(True), SetFlag(True)]


def _where(screen: FeedbackScreen, words: str) -> QRect:
    """Return where words of the card are on the screen."""
    for text in screen.findChildren(CardText):
        found = text.document().find(words)
        if not found.isNull():
            spot = text.cursorRect(found)
            return QRect(text.viewport().mapTo(screen, spot.topLeft()), spot.size())
    pytest.fail(f"{words!r} is not on the card")


def test_the_passages_stand_beside_what_is_said_when_wide_and_under_it_when_narrow(
    show: Show,
) -> None:
    card = a_card()
    screen = show(card, 1084, 900)
    assert _where(screen, card.reading[:20]).x() > _where(screen, card.fact[:20]).x() + 300
    screen.resize(828, 900)
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
    assert _where(screen, card.reading[:20]).y() > _where(screen, card.fact[:20]).y() + 200


@pytest.mark.parametrize("width", [828, 1024])
@pytest.mark.parametrize("card", [a_card(), a_judged_card()])
def test_verdict_right_option_fact_claim_and_why_are_seen_without_scrolling(
    show: Show, width: int, card: FeedbackCard
) -> None:
    screen = show(card, width, 700)
    scroll = screen.findChild(QScrollArea)
    assert scroll is not None
    assert card.myth is not None
    edge = scroll.mapTo(screen, QPoint(0, scroll.height())).y()
    for words in ("orrect.", "right:" if card.stem.endswith("?") else "is false", card.fact[:20]):
        assert _where(screen, words).bottom() <= edge
    chosen = [option.feedback for option in card.options if option.chosen and not option.right]
    last = card.myth.why_misleading if chosen else card.myth.replacement
    for words in (*(text[-20:] for text in chosen), last[-20:]):
        assert _where(screen, words).bottom() <= edge


def test_the_page_ends_where_the_card_ends(show: Show) -> None:
    screen = show(a_judged_card(), 828, 900)
    scroll = screen.findChild(QScrollArea)
    assert scroll is not None
    assert scroll.verticalScrollBar().maximum() == 0


def test_tab_goes_through_the_card_in_the_order_in_which_it_is_seen(show: Show) -> None:
    screen = show(a_card(), 1084, 700)
    stops: list[str] = []
    for _ in range(12):
        _press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if not stops or stops[-1] != focused.accessibleName():
            stops.append(focused.accessibleName())
    passages = stops.index("Source passages · disputed: they differ")
    assert passages < stops.index("Continue")
    assert screen.isVisible()


def test_copying_without_a_selection_gives_the_whole_card(show: Show) -> None:
    screen = show(a_judged_card())
    card = a_judged_card()
    screen.copy()
    text = QGuiApplication.clipboard().text()
    assert f"FALSE CLAIM: {card.stem}\nCORRECTION: {card.correction}" in text
    assert "Source:" in text


def test_the_verdict_and_the_right_option_stand_in_one_line_and_how_sure_below(show: Show) -> None:
    screen = show(a_card())
    verdict, right = _where(screen, "Not correct."), _where(screen, "C is right: 2009.")
    assert verdict.center().y() == right.center().y()
    assert _where(screen, "You were fairly sure.").top() > verdict.bottom()


def test_a_double_click_does_not_leave_the_card(show: Show) -> None:
    screen = show(a_card())
    done = acts(screen)
    button = next(one for one in seen(screen, Button) if one.accessibleName() == "Continue")
    twice = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(9, 9),
        button.mapToGlobal(QPointF(9, 9)),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(button, twice)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert done == []
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [Continue()]


@pytest.mark.parametrize(
    ("card", "reduced", "moves"),
    [(a_judged_card(), False, True), (a_judged_card(), True, False), (a_card(), False, False)],
    ids=["right", "right, less motion", "wrong"],
)
def test_a_right_answer_moves_once_unless_less_motion_is_wished(
    show: Show, qtbot: QtBot, card: FeedbackCard, reduced: bool, moves: bool
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, Theme(reduced_motion=reduced))
    try:
        screen = show(card)
        motion = screen.findChild(RightMotion)
        assert motion is not None
        running = motion.animation.state() is QVariantAnimation.State.Running
        assert (running, motion.isVisible()) == (moves, moves)
        qtbot.waitUntil(lambda: not motion.isVisible())
    finally:
        apply_theme(app, Theme())


def test_f6_goes_to_the_columns_of_the_card_and_to_the_way_on(show: Show) -> None:
    screen = show(a_card())
    met = []
    for _ in range(4):
        go_on(screen.regions(), QApplication.focusWidget(), forward=True)
        focused = QApplication.focusWidget()
        assert focused is not None
        met.append(focused.accessibleName())
    passages = "Source passages · disputed: they differ"
    assert met == [passages, "Continue", "Explanation", passages]
    go_on(screen.regions(), QApplication.focusWidget(), forward=False)
    back = QApplication.focusWidget()
    assert back is not None
    assert back.accessibleName() == "Explanation"
