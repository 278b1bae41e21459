"""The card as texts to read: their parts, what may be copied, links, folds and keys."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from devtools.samples.cards import a_card, a_judged_card
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QKeyEvent, QTextCursor, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import outline
from quizapp.core.content.facts import Status
from quizapp.core.content.ids import PassageId
from quizapp.core.content.originals import OriginalParagraph
from quizapp.ui.card.card_text import CardText
from quizapp.ui.card.card_view import CardView
from quizapp.ui.kit.theme.theme import Theme, Type, apply_theme, current_theme
from quizapp.ui.kit.theme.tokens import Scheme
from tests.ui.looking import follow, links

Show = Callable[[FeedbackCard], CardView]
LONG = "A long fact, told at length. " * 5 + "So it is."
TOLD = "Quaint wording of somebody else."


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    kept = []

    def build(card: FeedbackCard) -> CardView:
        view = CardView()
        kept.append(view)
        qtbot.addWidget(view)
        view.resize(1200, 700)
        with qtbot.waitActive(view):
            view.show()
        view.render(card)
        view.arrange(wide=True)
        for _ in range(3):  # a text's height follows from the width that its layout just gave it
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            QApplication.sendPostedEvents()
        return view

    return build


def choose(text: CardText, words: str) -> None:
    """Select words as a reader would."""
    found = text.document().find(words)
    assert not found.isNull(), words
    text.setTextCursor(found)


def copied(text: CardText) -> str:
    text.copy()
    return QApplication.clipboard().text()


def test_the_fact_is_the_heading_and_the_biggest_below_the_verdict_and_no_false_sentence_is(
    show: Show,
) -> None:
    for card in (
        a_card(),
        a_judged_card(),
        replace(a_card(), fact="A long fact, told at length. " * 5 + "So it is."),
    ):
        view = show(card)
        sizes: dict[str, int] = {}
        for text in (view.lead, view.said, view.passages.text):
            block = text.document().begin()
            while block.isValid():
                pieces = block.begin()
                while not pieces.atEnd():
                    piece = pieces.fragment()
                    size = piece.charFormat().font().pixelSize()
                    sizes[piece.text()] = max(size, sizes.get(piece.text(), 0))
                    if block.blockFormat().headingLevel() == 2:
                        assert piece.text() == card.fact
                    pieces += 1
                block = block.next()
        lead = {text for text in sizes if "orrect." in text or (" is " in text and ":" in text)}
        lead |= {text for text in sizes if text.strip().startswith("The claim is")}
        others = sizes.keys() - lead - {card.fact}
        assert max(sizes[text] for text in lead) >= sizes[card.fact], "the verdict leads"
        assert all(sizes[text] < sizes[card.fact] for text in others)


def test_a_false_claim_is_copied_with_its_label_and_its_correction_only(show: Show) -> None:
    card = a_judged_card()
    said = show(card).said
    choose(said, card.stem[8:30])
    whole = f"FALSE CLAIM: {card.stem}\nCORRECTION: {card.correction}"
    assert copied(said) == f"{card.source_line}\n{whole}"
    said.selectAll()
    assert copied(said).count(card.stem) == 1
    assert "FALSE CLAIM" in copied(said)
    choose(said, card.fact[:20])
    assert copied(said) == card.fact[:20], "what is true may be copied in pieces"


def test_a_wrong_option_is_copied_with_its_label(show: Show) -> None:
    said = show(a_card()).said
    choose(said, "2002\n".strip())
    said.moveCursor(QTextCursor.MoveOperation.Start)
    choose(said, "Here the rise")
    assert copied(said).startswith("Your answer B, not correct: 2002.")


def test_a_passage_is_opened_in_its_document_by_mouse_and_by_key(show: Show, qtbot: QtBot) -> None:
    text = show(a_judged_card()).passages.text
    with qtbot.waitSignal(text.passage_opened) as caught:
        follow(text, "Read in the document")
    assert caught.args == ["dmz-news#usual-route"]
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    with qtbot.waitSignal(text.passage_opened):
        QTest.keyClick(text, Qt.Key.Key_Return)


def test_the_other_options_unfold_with_their_labels_and_fold_again(show: Show) -> None:
    said = show(a_card()).said
    assert "1998" not in said.toPlainText().replace("1998 and 1999", "").partition("Other")[0][-80:]
    follow(said, "Other options (2)")
    assert "A, not correct: 1998" in said.toPlainText()
    assert "D, not correct: 2023" in said.toPlainText()
    follow(said, "Other options (2)")
    assert "A, not correct" not in said.toPlainText()


def test_a_long_table_opens_to_all_its_rows_and_to_a_picture(show: Show) -> None:
    text = show(a_card()).passages.text
    assert "2,914" in text.toPlainText()
    assert "1,142" not in text.toPlainText()
    high = text.heightForWidth(500)
    follow(text, "Show all 13 rows")
    assert "1,142" in text.toPlainText()
    assert "Show all" not in text.toPlainText()
    assert text.heightForWidth(500) > high
    rows = text.heightForWidth(500)
    follow(text, "Show as a chart")
    assert text.heightForWidth(500) > rows + 200
    assert "Show as a chart" not in text.toPlainText()


def test_a_long_passage_unfolds_in_place_with_its_full_place_and_folds_again(show: Show) -> None:
    card = a_judged_card()
    first = card.sources[0]
    more = "What follows tells of other things at length, and none of it is asked about. " * 3
    passage = replace(first.passage, text=f"{first.passage.text} {more}".strip())
    text = show(replace(card, sources=(replace(first, passage=passage),))).passages.text
    assert "Most people go by way of China" in text.toPlainText()
    assert "mined and guarded" not in text.toPlainText()
    assert "paragraph 9" not in text.toPlainText()
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert passage.text in text.toPlainText()
    assert "paragraph 9" in text.toPlainText()
    follow(text, "Show less")
    assert "mined and guarded" not in text.toPlainText()


def test_what_points_at_a_place_tells_it_in_full(show: Show) -> None:
    text = show(a_judged_card()).passages.text
    found = text.document().find("20 August 2024")
    assert found.charFormat().toolTip() == a_judged_card().sources[0].full_place


def test_a_map_opens_to_a_picture_that_says_its_countries(show: Show) -> None:
    view = show(replace(a_card(), places=("north-korea", "china")))
    text = view.passages.text
    closed = text.heightForWidth(500)
    assert "Show on a map" not in view.said.toPlainText()
    follow(text, "Show on a map")
    assert text.heightForWidth(500) > closed + 150
    assert "Map: North Korea, China" in picture_words(text)
    follow(text, "Hide the map")
    assert text.heightForWidth(500) == closed
    assert "map" not in show(a_card()).passages.text.toPlainText()


def test_a_map_is_as_wide_as_the_text(show: Show) -> None:
    view = show(replace(a_card(), places=("north-korea",)))
    text = view.passages.text
    follow(text, "Show on a map")
    for width in (1200, 700):
        view.resize(width, 700)
        QApplication.processEvents()
        room = text.document().idealWidth()
        assert room == pytest.approx(text.viewport().width(), abs=2)


def picture_words(text: CardText) -> list[str]:
    """Return what a screen reader says of each picture of a text."""
    words = []
    block = text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            form = pieces.fragment().charFormat()
            words.append(str(form.property(QTextFormat.Property.ImageAltText) or ""))
            pieces += 1
        block = block.next()
    return words


def test_the_marked_cell_and_the_marked_words_are_the_evidence(show: Show) -> None:
    text = show(a_card()).passages.text
    marked = []
    block = text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            form = pieces.fragment().charFormat()
            if form.background().color() == current_theme().colour("mark"):
                marked.append(pieces.fragment().text())
            pieces += 1
        block = block.next()
    assert marked[0] == "2,914"
    assert marked[1:] == ["the article's opening puts the height at 1998 and 1999"]


def test_doubts_about_a_passage_are_told_and_a_long_note_unfolds(show: Show) -> None:
    card = a_judged_card()
    source = card.sources[0]
    note = ("The rows do not add up to the last row. " * 6).strip()
    passage = replace(source.passage, unverified="the figure", note=note, sensitive=True)
    text = show(replace(card, sources=(replace(source, passage=passage),))).passages.text
    assert "The source itself marks this as unverified: the figure" in text.toPlainText()
    assert "This passage speaks of violence or death." in text.toPlainText()
    assert note not in text.toPlainText()
    assert "The rows do not add up" not in text.toPlainText(), "no piece of it either"
    follow(text, "Note on this passage")
    assert f"Note: {note}" in text.toPlainText()


def test_the_original_is_shown_and_hidden_again_and_never_said_with_the_card(show: Show) -> None:
    card = a_judged_card()
    first = replace(card.sources[0], original=(OriginalParagraph(9, TOLD),))
    card = replace(card, sources=(first, *card.sources[1:]))
    view = show(card)
    text = view.passages.text
    assert TOLD not in text.toPlainText()
    follow(text, "Show the original")
    assert "The original, paragraph 9" in text.toPlainText()
    assert TOLD in text.toPlainText()
    follow(text, "Hide the original")
    assert TOLD not in text.toPlainText()
    assert TOLD not in view.accessibleDescription()


def test_more_passages_are_folded_and_the_first_ones_are_not(show: Show) -> None:
    so, otherwise = a_card().sources
    more = (
        replace(otherwise, passage=replace(otherwise.passage, id=PassageId(f"news#{number}")))
        for number in range(2)
    )
    text = show(replace(a_card(), sources=(so, otherwise, *more))).passages.text
    assert text.toPlainText().count("Late in the famine") == 1
    follow(text, "2 more passages")
    assert text.toPlainText().count("Late in the famine") == 3


def test_what_is_said_stands_in_name_and_description_too(show: Show) -> None:
    view = show(a_card())
    assert view.accessibleName() == "Not correct. You were fairly sure."
    told = view.accessibleDescription()
    for words in ("C is right: 2009", "Fact: Arrivals", "False claim:", "Why it misleads."):
        assert words in told
    assert told.index("C is right") < told.index("Fact:")
    assert "Evidence: 2009" in told


def test_a_card_is_written_unheard_and_shown_whole(show: Show) -> None:
    view = show(a_card())
    typed: list[int] = []
    for text in (view.lead, view.said, view.passages.text):
        text.document().contentsChange.connect(lambda at, _gone, _come: typed.append(at))
    view.render(a_judged_card())
    assert "Correct." in view.lead.toPlainText()
    assert not typed, "a screen reader is told what is typed into a text that is shown"


def test_links_are_told_one_by_one_on_the_way_by_tab(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "quizapp.ui.kit.text.links.announce", lambda _widget, text: said.append(text)
    )
    passages = show(a_card()).passages.text
    passages.setFocus()
    QTest.keyClick(passages, Qt.Key.Key_Tab)
    QTest.keyClick(passages, Qt.Key.Key_Tab)
    assert said == ["Show all 13 rows, link", "Show as a chart, link"]


def test_keys_that_a_text_has_no_use_for_reach_the_screen(show: Show) -> None:
    said = show(a_card()).said
    for key in (Qt.Key.Key_Return, Qt.Key.Key_M, Qt.Key.Key_Escape):
        letters = "m" if key is Qt.Key.Key_M else ""
        press = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letters)
        QApplication.sendEvent(said, press)
        assert not press.isAccepted(), key


def test_it_is_as_high_as_its_text_and_other_looks_are_taken_at_once(show: Show) -> None:
    said = show(a_card()).said
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = said.heightForWidth(500)
    assert said.heightForWidth(300) > before
    apply_theme(app, Theme(text_percent=200))
    try:
        assert said.heightForWidth(500) > before * 1.5
        apply_theme(app, Theme(Scheme.DARK))
        block = said.document().begin()
        colour = block.begin().fragment().charFormat().foreground().color()
        assert colour == current_theme().colour("text")
    finally:
        apply_theme(app, Theme())


def test_a_bar_stands_beside_each_passage(show: Show) -> None:
    text = show(a_judged_card()).passages.text
    picture = text.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    bar = current_theme().colour("mark_bar").rgb()
    painted = [y for y in range(picture.height()) if picture.pixel(QPoint(2, y)) == bar]
    assert len(painted) > 20


def test_the_same_parts_keep_their_folds_and_others_begin_folded(show: Show) -> None:
    view = show(a_card())
    follow(view.said, "Other options (2)")
    view.render(a_card())
    assert "A, not correct" in view.said.toPlainText()
    view.render(replace(a_card(), stem="Another?"))
    assert "A, not correct" not in view.said.toPlainText()
    assert outline(a_card())


def test_reading_begins_at_the_verdict_and_a_caret_is_there_for_whoever_walks_by_keys(
    show: Show,
) -> None:
    view = show(a_card())
    view.render(a_judged_card())
    assert view.lead.textCursor().position() == 0
    assert view.lead.cursorWidth() == 0
    QTest.keyClick(view.lead, Qt.Key.Key_Down)
    assert view.lead.cursorWidth() > 0
    assert view.lead.textCursor().position() > 0


def test_bars_and_chips_move_along_when_the_text_is_laid_out_anew(show: Show) -> None:
    view = show(a_card())
    view.grab()  # where they are is found when they are first painted, and kept
    changes: tuple[Callable[[], None], ...] = (
        lambda: view.resize(900, 700),
        lambda: view.passages.text.unfold("passages"),
        lambda: view.render(a_judged_card()),
    )
    for change in changes:
        change()
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            QApplication.sendPostedEvents()
        kept = view.grab().toImage()
        for text in (view.lead, view.said, view.passages.text):
            text._places = None
        assert view.grab().toImage() == kept


def _size_of(text: CardText, words: str) -> int:
    cursor = text.document().find(words)
    assert not cursor.isNull()
    return cursor.charFormat().font().pixelSize()


def test_the_verdict_is_as_big_as_one_line_with_the_right_option_allows(show: Show) -> None:
    view = show(a_card())
    view.resize(1000, 600)
    QCoreApplication.processEvents()
    assert _size_of(view.lead, "Not correct.") == current_theme().px(Type.TITLE)
    cursor = view.lead.document().find("is right")
    assert _size_of(view.lead, "is right") == current_theme().px(Type.TITLE)
    assert cursor.block().layout().lineCount() == 1
    view.resize(330, 600)
    QCoreApplication.processEvents()
    assert _size_of(view.lead, "Not correct.") == current_theme().px(Type.LEAD)


def test_the_outline_of_a_chip_that_begins_a_text_is_whole(show: Show) -> None:
    card = replace(a_card(), status=Status.DISPUTED, reading="The later count is the better one.")
    text = show(card).passages.text
    assert text.toPlainText().strip().startswith("This passage says")
    QCoreApplication.processEvents()
    (_, chips) = text._drawn()  # what is painted over the text stands nowhere else
    assert chips[0].top() >= 1


def test_a_link_is_not_torn_over_two_lines(show: Show) -> None:
    text = show(a_judged_card()).passages.text
    words = "Read in the document"
    for width in range(300, 420, 10):
        text.document().setTextWidth(width)
        start = links(text)[words]
        block = text.document().findBlock(start)
        lines = {
            block.layout().lineForTextPosition(start + place - block.position()).lineNumber()
            for place in (0, len(words) - 1)
        }
        assert len(lines) == 1, width


def test_the_second_line_of_an_option_begins_below_its_words(show: Show) -> None:
    text = show(a_card()).said
    form = text.document().find("Your answer").blockFormat()
    below = text.document().find("Your answer").block().next().blockFormat()
    assert form.leftMargin() == below.leftMargin() > 0
    assert form.textIndent() == -form.leftMargin()


def test_the_card_of_the_passages_ends_where_they_end(show: Show) -> None:
    view = show(a_card())
    view.arrange(wide=True)
    view.resize(1100, 900)
    QCoreApplication.processEvents()
    room = view.height() - view.passages.y()
    assert view.passages.height() < room - 200
    assert view.passages.text.height() >= view.passages.text.document().size().height()
