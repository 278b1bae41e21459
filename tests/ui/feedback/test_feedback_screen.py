"""The feedback screen: the card's order, its invariants and its keys."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.keys.pressing import press

from quizapp.core.facts import Status
from quizapp.core.feedback import FeedbackCard
from quizapp.core.grading import Outcome
from quizapp.ui.feedback.screen import FeedbackScreen
from quizapp.ui.feedback.source_table import SourceTable
from quizapp.ui.feedback.state import FeedbackState
from quizapp.ui.samples import a_card, a_judged_card
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.glyph import Glyph
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.text_setting import Tone
from quizapp.ui.widgets.year_chart import YearChart

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


def _seen(screen: FeedbackScreen) -> list[Prose]:
    """Return the visible texts from top to bottom."""
    shown = [prose for prose in screen.findChildren(Prose) if prose.isVisible()]
    return sorted(shown, key=lambda prose: prose.mapTo(screen, QPoint(0, 0)).y())


def _press(key: Qt.Key | str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)


def _button(screen: FeedbackScreen, name: str) -> Button:
    return next(b for b in screen.findChildren(Button) if b.accessibleName().startswith(name))


def test_the_parts_come_in_the_order_of_the_card_when_narrow(show: Show) -> None:
    card = a_card()
    assert card.myth is not None
    texts = [prose.text() for prose in _seen(show(card, 828, 700))]
    wanted = [
        card.stem,
        "Not correct. You thought so.",
        card.fact,
        f"False claim: {card.myth.claim}",
        "Why it misleads.",
        card.myth.replacement,
        "Source passages",
        "Late in the famine",
        card.reading,
        "You chose B: 2002\nHere the rise begins",
    ]
    places = [next(i for i, t in enumerate(texts) if t.startswith(each)) for each in wanted]
    assert places == sorted(places)


def test_the_passages_stand_beside_the_card_when_wide_and_under_it_when_narrow(
    show: Show,
) -> None:
    card = a_card()

    def places(screen: FeedbackScreen) -> tuple[QPoint, QPoint]:
        by_text = {prose.text(): prose for prose in _seen(screen)}
        return (
            by_text[card.fact].mapTo(screen, QPoint(0, 0)),
            by_text[card.reading].mapTo(screen, QPoint(0, 0)),
        )

    screen = show(card, 1084, 900)
    fact, reading = places(screen)
    assert reading.x() > fact.x() + 400
    screen.resize(828, 900)
    QCoreApplication.sendPostedEvents()
    fact, reading = places(screen)
    assert reading.x() - fact.x() < 60
    assert reading.y() > fact.y() + 200


@pytest.mark.parametrize("width", [828, 1024])
@pytest.mark.parametrize("card", [a_card(), a_judged_card()])
def test_fact_false_claim_reason_and_replacement_fit_without_scrolling(
    show: Show, width: int, card: FeedbackCard
) -> None:
    screen = show(card, width, 700)
    assert card.myth is not None
    last = next(prose for prose in _seen(screen) if prose.text() == card.myth.replacement)
    scroll = screen.findChild(QScrollArea)
    assert scroll is not None
    bottom = last.mapTo(scroll.viewport(), QPoint(0, last.height())).y()
    assert bottom <= scroll.viewport().height()


@pytest.mark.parametrize("card", [a_card(), a_judged_card(), replace(a_judged_card(), myth=None)])
def test_the_fact_is_the_biggest_and_a_false_sentence_never_stands_alone(
    show: Show, card: FeedbackCard
) -> None:
    screen = show(card)
    prose = screen.findChildren(Prose)
    biggest = max(prose, key=lambda each: each.setting.size)
    assert biggest.text() == card.fact
    false = [card.stem] if card.statement_is_false else []
    false += [card.myth.claim] if card.myth else []
    for label in screen.findChildren(QLabel):
        for sentence in false:
            if sentence in label.text():
                assert label.text() == f"False claim: {sentence}"
                assert label.accessibleName() in ("", label.text())
    assert screen.windowTitle() not in false


def test_a_false_statement_without_a_myth_shows_its_correction(show: Show) -> None:
    card = replace(a_judged_card(), myth=None)
    texts = [prose.text() for prose in _seen(show(card, 828))]
    place = texts.index(f"False claim: {card.stem}")
    assert texts[place + 1] == f"Correction: {card.correction}"


def test_an_unlike_myth_leaves_the_statement_small_above_with_its_label(show: Show) -> None:
    card = a_judged_card()
    assert card.myth is not None
    card = replace(card, myth=replace(card.myth, claim="Nobody has ever left by boat."))
    texts = [prose.text() for prose in _seen(show(card, 828))]
    stem = texts.index(f"The statement you judged. False claim: {card.stem}")
    assert stem < texts.index("Correct. You were certain.")
    myth = texts.index("The mistake behind it. False claim: Nobody has ever left by boat.")
    assert myth > texts.index(card.fact)


@pytest.mark.parametrize(
    ("outcome", "tone"),
    [(Outcome.RIGHT, Tone.RIGHT), (Outcome.WRONG, Tone.WRONG), (Outcome.SKIPPED, Tone.QUIET)],
)
def test_the_verdict_is_told_by_word_icon_and_colour(
    show: Show, outcome: Outcome, tone: Tone
) -> None:
    screen = show(replace(a_card(), outcome=outcome))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.findChild(Glyph) is not None
    label = focused.findChild(Prose)
    assert label is not None
    assert label.setting.tone is tone
    assert screen.isAncestorOf(focused)


def test_the_verdict_gets_the_focus_and_the_card_is_announced(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []

    def hear(_widget: QWidget, text: str, assertive: bool = False) -> None:
        said.append((text, assertive))

    monkeypatch.setattr("quizapp.ui.feedback.screen.announce", hear)
    screen = show(a_judged_card())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Correct. You were certain."
    (text, assertive), *more = said
    assert not more
    assert assertive
    assert text.startswith("Correct. You were certain. Fact: Most leave")
    screen.render(replace(_state(a_judged_card()), flagged=True))
    assert len(said) == 1, "a flag is no new card"


def test_enter_goes_on_escape_stops_and_question_mark_asks(show: Show, qtbot: QtBot) -> None:
    screen = show(a_card())
    with qtbot.assertNotEmitted(screen.stopped), qtbot.waitSignal(screen.left):
        _press(Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(screen.left), qtbot.waitSignal(screen.stopped):
        _press(Qt.Key.Key_Escape)
    with qtbot.waitSignal(screen.keys_asked):
        _press("?")
    with qtbot.waitSignal(screen.flag_toggled) as caught:
        _press("m")
    assert caught.args == [True]
    with qtbot.waitSignal(screen.flag_toggled):
        press("M", "μ")


def test_a_passage_is_opened_in_its_document(show: Show, qtbot: QtBot) -> None:
    screen = show(a_judged_card())
    with qtbot.waitSignal(screen.passage_opened) as caught:
        _button(screen, "Read in the document: A soldier crosses").click()
    assert caught.args == ["dmz-news#usual-route"]


def test_copying_gives_the_claim_and_its_correction_together(show: Show, qtbot: QtBot) -> None:
    screen = show(a_judged_card())
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    card = a_judged_card()
    assert f"FALSE CLAIM – {card.stem}\nCORRECTION – {card.correction}" in text
    assert screen.isVisible()


def test_no_text_of_the_card_can_be_selected_piecemeal(show: Show) -> None:
    for label in show(a_judged_card()).findChildren(QLabel):
        flags = label.textInteractionFlags()
        assert not flags & Qt.TextInteractionFlag.TextSelectableByMouse


def test_other_options_are_folded_away_with_their_labels(show: Show) -> None:
    screen = show(a_card())
    texts = [prose.text() for prose in _seen(screen)]
    assert not any("1998\nUp to" in text for text in texts)
    fold = _button(screen, "Other options (2)")
    assert fold.accessibleName().endswith("hidden")
    fold.click()
    QCoreApplication.sendPostedEvents()
    assert fold.accessibleName().endswith("shown")
    texts = [prose.text() for prose in _seen(screen)]
    assert any(text.startswith("Wrong is A: 1998\nUp to") for text in texts)


def test_a_long_table_opens_to_all_its_rows(show: Show) -> None:
    screen = show(a_card())
    table = screen.findChild(SourceTable)
    assert table is not None
    assert "2009: Men 662; Women 2,252; Total 2,914 (evidence)." in table.text()
    assert "2002" not in table.text()
    _button(screen, "Show all 13 rows").click()
    assert "2002: Men 510" in table.text()


def test_a_disputed_card_shows_sides_and_reading(show: Show) -> None:
    texts = [prose.text() for prose in _seen(show(a_card()))]
    assert "Source passages · disputed: two passages differ" in texts
    assert {"supports", "speaks against"} <= set(texts)
    assert a_card().reading in texts


def test_doubts_about_a_passage_are_told(show: Show) -> None:
    card = a_judged_card()
    source = card.sources[0]
    passage = replace(source.passage, unverified="the figure", note="A sum fails.", sensitive=True)
    card = replace(
        card,
        status=Status.ATTRIBUTED,
        attributed_to="the ministry",
        sources=(replace(source, passage=passage),),
    )
    texts = "\n".join(prose.text() for prose in _seen(show(card)))
    assert "The source itself marks this as unverified: the figure" in texts
    assert "Note: A sum fails." in texts
    assert "This passage speaks of violence or death." in texts
    assert "According to the ministry" in texts


LONG_FACT = (
    "In the table arrivals dipped in 2010, rose in 2011 and dropped sharply in 2012; the article "
    "dates the fall from 2011."
)


def test_after_a_wrong_response_the_right_option_is_seen_without_scrolling(show: Show) -> None:
    card = replace(a_card(), fact=LONG_FACT)
    screen = show(card, 1084, 800)
    right = next(prose for prose in _seen(screen) if prose.text().startswith("Right is C"))
    scroll = screen.findChild(QScrollArea)
    assert scroll is not None
    bottom = right.mapTo(scroll.viewport(), QPoint(0, right.height())).y()
    assert bottom <= scroll.viewport().height()


def test_a_long_fact_is_still_the_biggest(show: Show) -> None:
    prose = show(replace(a_card(), fact=LONG_FACT)).findChildren(Prose)
    fact = next(each for each in prose if each.text() == LONG_FACT)
    assert all(each.setting.size < fact.setting.size for each in prose if each is not fact)


def test_the_choice_between_true_and_false_reads_as_the_pupils_choice(show: Show) -> None:
    card = replace(a_judged_card(), outcome=Outcome.WRONG)
    card = replace(card, options=tuple(replace(o, chosen=not o.right) for o in card.options))
    texts = [prose.text() for prose in _seen(show(card))]
    chosen, right = (o for o in sorted(card.options, key=lambda o: not o.chosen))
    assert f"You chose: True\n{chosen.feedback}".rstrip() in texts
    assert f"Right: False\n{right.feedback}".rstrip() in texts


def test_a_long_note_is_folded_to_its_beginning_until_more_is_asked(show: Show) -> None:
    card = a_judged_card()
    note = "The rows do not add up to the last row. " * 6
    source = card.sources[0]
    source = replace(source, passage=replace(source.passage, note=note.strip()))
    screen = show(replace(card, sources=(source,)))
    texts = [prose.text() for prose in _seen(screen)]
    (folded,) = [text for text in texts if text.startswith("Note: The rows")]
    assert len(folded) < 60
    assert folded.endswith(" …")
    more = _button(screen, "More of the note")
    more.click()
    QCoreApplication.sendPostedEvents()
    assert f"Note: {note.strip()}" in [prose.text() for prose in _seen(screen)]
    assert more.isHidden()


@pytest.mark.parametrize(("width", "first"), [(1084, "Other options"), (828, "Show all")])
def test_tab_goes_through_the_card_in_the_order_in_which_it_is_seen(
    show: Show, qtbot: QtBot, width: int, first: str
) -> None:
    screen = show(a_card(), width, 700)
    names = []
    for _ in range(6):
        _press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
    start = next(i for i, name in enumerate(names) if name.startswith(first))
    assert names[start + 1 :][:1] != ["Continue"]
    assert "Continue" in names
    assert screen.isVisible()


def test_a_table_of_years_can_be_seen_as_a_picture_with_its_words(show: Show) -> None:
    screen = show(a_card())
    _button(screen, "Show as a chart").click()
    (chart,) = screen.findChildren(YearChart)
    assert "2009: 2,914 in all" in chart.accessibleName()
