from dataclasses import replace
from functools import partial
from operator import eq

import pytest
from devtools.samples.cards import ARRIVALS
from devtools.samples.library import (
    a_disputed_fact,
    a_fact,
    a_library,
    a_page,
    some_facts,
    some_hits,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import DocumentId, FactId, PassageId
from quizapp.ui.kit.chart.year_chart import chart_height
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.theme.theme import Theme, Type, apply_theme, current_theme, font_for
from quizapp.ui.pages.library.intents import (
    CloseDocument,
    CloseFacts,
    GoBack,
    OpenDocument,
    OpenLink,
    OpenPassage,
    Search,
    ShowFacts,
)
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.pages.library.state import Back, LibraryState, Target
from quizapp.ui.shell.destinations import OpenPacks
from quizapp.ui.shell.regions import go_on
from tests.ui.looking import acts, button, seen, texts
from tests.ui.shell.keys.pressing import compose, press

WIDE, NARROW = (1280, 800), (600, 600)
MYTH = "Most people who flee North Korea walk across the border to the South."
STATEMENT = "Most people who flee reach the South on foot, across the zone between the Koreas."


@pytest.fixture
def screen(qtbot: QtBot) -> LibraryScreen:
    made = LibraryScreen()
    qtbot.addWidget(made)
    made.resize(*WIDE)
    made.show()
    return made


def marker_centre(screen: LibraryScreen, number: int) -> QPoint:
    """Return where on the page the marker of a passage is."""
    reader = screen.reader
    for y in range(0, reader.viewport().height(), 4):
        for x in range(0, reader.viewport().width(), 8):
            if reader.anchorAt(QPoint(x, y)) == f"facts:{number}":
                return QPoint(x + 8, y + 6)
    raise AssertionError("the marker is not in view")


def test_a_document_is_chosen_by_mouse_and_by_keyboard(screen: LibraryScreen) -> None:
    screen.render(a_library())
    chosen = acts(screen)
    QTest.mouseClick(button(screen, "News report of August"), Qt.MouseButton.LeftButton)
    row = button(screen, "A list of 35 facts")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert chosen == [
        OpenDocument(DocumentId("dmz-news")),
        OpenDocument(DocumentId("thirty-five-facts")),
    ]


def test_a_document_is_listed_with_its_kind_date_passages_and_facts(
    screen: LibraryScreen,
) -> None:
    screen.render(a_library())
    name = button(screen, "A list of 35 facts").accessibleName()
    assert name.endswith("List of facts · 26 October 2024 · 38 facts")
    last = button(screen, "Questions and answers").accessibleName()
    assert last.endswith("Overview · 1 fact")


def test_typing_searches_after_a_pause_and_enter_at_once(
    screen: LibraryScreen, qtbot: QtBot
) -> None:
    screen.render(a_library())
    searched = acts(screen)
    QTest.keyClicks(screen.finder.field, "border")
    assert searched == []
    qtbot.waitUntil(lambda: searched == [Search("border")])
    screen.finder.field.setText("탈북자")
    QTest.keyClick(screen.finder.field, Qt.Key.Key_Return)
    assert searched[1:] == [Search("탈북자")]


def test_a_syllable_is_searched_while_it_is_put_together(
    screen: LibraryScreen, qtbot: QtBot
) -> None:
    screen.render(a_library())
    field = screen.finder.field
    searched = acts(screen)
    for shape in ("ㅌ", "타", "탈"):
        compose(field, shape)
        qtbot.waitUntil(partial(eq, searched, [Search(shape)]))
        searched.clear()
        screen.render(a_library(query=shape, hits=some_hits()))
        assert field.text() == "", "what is not finished is left to the input method"
    compose(field, "", "탈")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.typed, searched) == ("탈", "탈", [])
    compose(field, "부")
    qtbot.waitUntil(lambda: searched == [Search("탈부")])


def test_latin_letters_that_will_become_signs_are_not_searched(screen: LibraryScreen) -> None:
    screen.render(a_library())
    compose(screen.finder.field, "bei")
    assert not screen.finder.field.is_composing
    assert screen.finder.field.typed == ""


@pytest.mark.parametrize(
    ("query", "title", "advice"),
    [
        ("%", "Signs such as “%” are not searched.", "Type the word instead: “percent”."),
        ("& ?", "Signs such as “&” are not searched.", "Type the word instead: “and”."),
        ("*", "Signs such as “*” are not searched.", "Type a word or a number."),
        ("xyz", "No passage holds all these words.", "Try fewer, or the beginning of a word."),
    ],
)
def test_where_nothing_is_found_it_is_said_what_to_type(
    screen: LibraryScreen, query: str, title: str, advice: str
) -> None:
    screen.render(a_library(query=query, hits=()))
    assert title in texts(screen)
    assert advice in texts(screen)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_a_key_leads_from_the_search_to_what_it_found(screen: LibraryScreen, key: Qt.Key) -> None:
    screen.render(a_library(query="border", hits=some_hits()))
    screen.finder.field.setFocus()
    QTest.keyClick(screen.finder.field, key)
    assert screen.focusWidget() is screen.results.view
    assert screen.results.view.currentIndex().row() == 0


@pytest.mark.parametrize("by", ["cross", "escape"])
def test_a_search_is_cleared(screen: LibraryScreen, by: str) -> None:
    screen.render(a_library(query="border", hits=some_hits()))
    searched = acts(screen)
    if by == "cross":
        QTest.mouseClick(button(screen, "Clear the search"), Qt.MouseButton.LeftButton)
    else:
        screen.finder.field.setFocus()
        QTest.keyClick(screen.finder.field, Qt.Key.Key_Escape)
    assert searched == [Search("")]
    assert screen.finder.field.text() == ""


def test_results_are_opened_by_mouse_and_by_keyboard(screen: LibraryScreen) -> None:
    hits = some_hits()
    screen.render(a_library(query="border", hits=hits))
    assert f"{len(hits)} passages with “border”" in texts(screen)
    opened = acts(screen)
    view = screen.results.view
    middle = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    screen.results.focus_first()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [OpenPassage(hits[1].passage.id), OpenPassage(hits[0].passage.id)]


def test_a_result_says_its_place_and_text_to_screen_readers(screen: LibraryScreen) -> None:
    hits = some_hits()
    screen.render(a_library(query="border", hits=hits))
    index = screen.results.view.model().index(0, 0)
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == f"{hits[0].place}. {hits[0].passage.text}"


def test_finding_nothing_says_what_to_try(screen: LibraryScreen) -> None:
    screen.render(a_library(query="zzz", hits=()))
    assert "No passage holds all these words." in texts(screen)
    assert "Try fewer, or the beginning of a word." in texts(screen)


def test_an_empty_library_says_what_to_do(screen: LibraryScreen) -> None:
    screen.render(LibraryState(documents=()))
    assert "Close the app and open it again" in texts(screen)


def test_the_packs_are_a_link_also_where_there_is_nothing_to_read(qtbot: QtBot) -> None:
    empty = LibraryScreen()
    qtbot.addWidget(empty)
    empty.render(LibraryState(documents=()))
    empty.resize(1200, 800)
    empty.show()
    done = acts(empty)
    packs = button(empty, "Packs")
    assert empty.focusWidget() is packs
    assert "Timeline" not in texts(empty)
    packs.click()
    assert done == [OpenPacks()]


def test_a_marker_opens_the_facts_of_its_passage(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page()))
    wanted = acts(screen)
    viewport = screen.reader.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=marker_centre(screen, 1))
    assert wanted == [ShowFacts(PassageId("encyclopedia#p2"))]


def test_the_address_of_the_original_is_a_link(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page()))
    opened = acts(screen)
    reader = screen.reader
    reader.setFocus()
    QTest.keyClick(reader, Qt.Key.Key_Tab)
    QTest.keyClick(reader, Qt.Key.Key_Return)
    assert opened == [OpenLink("https://example.org/wiki/North_Korean_defectors")]


def test_tab_stops_at_the_links_of_the_passage_that_is_read_and_tells_them(
    screen: LibraryScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "quizapp.ui.kit.text.links.announce", lambda _widget, text: said.append(text)
    )
    screen.render(a_library(page=a_page(30)))
    reader = screen.reader
    reader.setFocus()
    for _ in range(2):
        QTest.keyClick(reader, Qt.Key.Key_Down)
    asked = acts(screen)
    QTest.keyClick(reader, Qt.Key.Key_Tab)
    assert said == ["1 fact, link"]
    QTest.keyClick(reader, Qt.Key.Key_Return)
    assert asked == [ShowFacts(PassageId("encyclopedia#p2"))]
    for _ in range(3):  # its notes may have links too, and then the page is left
        if reader.hasFocus():
            QTest.keyClick(reader, Qt.Key.Key_Tab)
    assert not reader.hasFocus()
    assert not reader.textCursor().hasSelection()
    assert all(words.endswith(", link") for words in said)


def test_a_passage_that_was_asked_for_is_said(
    screen: LibraryScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "quizapp.ui.pages.library.reader.announce", lambda _widget, text: said.append(text)
    )
    page = a_page(30)
    target = page.document.passages[4]
    screen.render(a_library(page=page, target=Target(target.id, ())))
    (words,) = said
    assert target.text in words


def test_the_passage_that_is_read_is_told_to_whoever_comes_by_tab(screen: LibraryScreen) -> None:
    page = a_page()
    screen.render(a_library(page=page))
    screen.finder.field.setFocus()
    screen.reader.setFocus(Qt.FocusReason.TabFocusReason)
    told = screen.reader.accessibleDescription()
    assert page.document.passages[0].text in told
    assert "Up and Down go from passage to passage." in told


def test_keys_go_from_passage_to_passage_and_enter_opens_the_facts(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page()))
    wanted = acts(screen)
    reader = screen.reader
    reader.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K):
        QTest.keyClick(reader, key)
    assert reader.current == PassageId("encyclopedia#p2")
    QTest.keyClick(reader, Qt.Key.Key_Return)
    assert wanted == [ShowFacts(PassageId("encyclopedia#p2"))]


def test_letters_and_ctrl_f_work_by_their_place(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page()))
    for place, text in ("J", "о"), ("J", "ㅓ"), ("K", "κ"):
        press(place, text, on=screen.reader)
    assert screen.reader.current == PassageId("encyclopedia#p1")
    press("F", "а", Qt.KeyboardModifier.ControlModifier, on=screen.reader)
    assert screen.finder.field.hasFocus()


def test_letters_do_nothing_when_single_keys_are_off_but_arrows_do(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page(), single_keys=False))
    QTest.keyClick(screen.reader, Qt.Key.Key_J)
    assert screen.reader.current is None
    QTest.keyClick(screen.reader, Qt.Key.Key_Down)
    assert screen.reader.current == PassageId("encyclopedia#p1")


def test_every_passage_can_be_reached_and_is_in_view_when_it_is(screen: LibraryScreen) -> None:
    page = a_page(30)
    screen.render(a_library(page=page))
    reached = []
    for _ in range(60):  # a table longer than the view takes more than one key
        QTest.keyClick(screen.reader, Qt.Key.Key_Down)
        here = screen.reader.current
        assert here is not None
        reached.append(here)
        place = screen.reader.place_of(here)
        assert place.top() < screen.reader.viewport().height()
        assert place.bottom() > 0
    assert list(dict.fromkeys(reached)) == [passage.id for passage in page.document.passages]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_target_is_scrolled_into_view(qtbot: QtBot, size: tuple[int, int]) -> None:
    screen = LibraryScreen()
    qtbot.addWidget(screen)
    last = PassageId("encyclopedia#p40")
    screen.render(a_library(page=a_page(60), target=Target(last, ((0, 11),))))
    screen.resize(*size)
    screen.show()
    seen(screen, QLabel)
    place = screen.reader.place_of(last)
    assert place.top() >= 0
    assert place.bottom() <= screen.reader.viewport().height()


def test_evidence_far_down_a_long_table_is_scrolled_to(screen: LibraryScreen) -> None:
    screen.resize(1280, 300)
    page = a_page()
    table = page.document.passages[4]
    start = table.text.index("1,502")
    screen.render(a_library(page=page, target=Target(table.id, ((start, start + 5),))))
    place = screen.reader.place_of(table.id)
    height = place.height() - chart_height(current_theme())  # the picture stands below the table
    row = place.top() + height * (len(ARRIVALS.rows) + 0.5) / (len(ARRIVALS.rows) + 1)
    assert 0 < row < screen.reader.viewport().height()


def test_a_table_of_years_is_drawn_too_and_the_picture_has_its_words(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page()))
    formats = screen.reader.document().allFormats()
    (picture,) = [one.toImageFormat() for one in formats if one.isImageFormat()]
    words = picture.property(QTextFormat.Property.ImageAltText)
    assert "2009: 2,914 in all (Men 662, Women 2,252)" in words
    assert "up to 1998: 947 in all" in words


def test_rendering_the_same_target_again_does_not_scroll(screen: LibraryScreen) -> None:
    state = a_library(page=a_page(60), target=Target(PassageId("encyclopedia#p40")))
    screen.render(state)
    screen.reader.verticalScrollBar().setValue(0)
    screen.render(replace(state, query="other"))
    assert screen.reader.verticalScrollBar().value() == 0


def test_a_document_opens_at_its_beginning(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page(60), target=Target(PassageId("encyclopedia#p40"))))
    other = a_page(50)
    screen.render(a_library(page=other))
    assert screen.reader.verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    ("back", "words"),
    [(Back.QUESTION, "Back to the question"), (Back.RESULTS, "Back to the passages found")],
)
@pytest.mark.parametrize("by", ["mouse", "escape"])
def test_the_way_back_is_named_and_taken(
    screen: LibraryScreen, back: Back, words: str, by: str
) -> None:
    screen.render(a_library(page=a_page(), back=back))
    went = acts(screen)
    if by == "mouse":
        QTest.mouseClick(button(screen, words), Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(screen.reader, Qt.Key.Key_Escape)
    assert went == [GoBack()]


def test_in_a_narrow_window_the_page_leads_back_to_the_documents(screen: LibraryScreen) -> None:
    screen.resize(*NARROW)
    screen.render(a_library(page=a_page()))
    assert not screen.finder.isVisible()
    closed = acts(screen)
    QTest.mouseClick(button(screen, "All documents"), Qt.MouseButton.LeftButton)
    assert closed == [CloseDocument()]
    screen.render(a_library())
    assert button(screen, "News report of August").isVisible()


@pytest.mark.parametrize(("width", "columns"), [(1280, 3), (1084, 2), (900, 2), (600, 1)], ids=str)
def test_the_columns_follow_the_room(screen: LibraryScreen, width: int, columns: int) -> None:
    screen.resize(width, 700)
    screen.render(a_library(page=a_page(), facts=some_facts()))
    assert screen.columns == columns
    assert screen.panel.isVisible()
    assert screen.reader.isVisible()


def test_facts_show_status_myth_reading_and_other_passages(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page(), facts=some_facts()))
    words = texts(screen.panel)
    assert "2 facts rest on it" in words
    assert "Settled: nothing in the documents speaks against it" in words
    assert f"False claim: {MYTH}" in words
    assert "Disputed: passages disagree · as of August 2024" in words
    assert "How to read this. The evidence favours the three" in words
    opened = acts(screen)
    other = button(screen.panel, "Also said in: News report of August")
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert opened == [OpenPassage(PassageId("dmz-news#way"))]


def test_another_passage_of_the_same_document_is_named_by_its_place(
    screen: LibraryScreen,
) -> None:
    screen.render(a_library(page=a_page(), facts=some_facts((a_fact(),))))
    opened = acts(screen)
    other = button(screen.panel, "Also said in: paragraph 6")
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert opened == [OpenPassage(PassageId("encyclopedia#p6"))]


def test_a_note_that_names_a_passage_leads_there(screen: LibraryScreen) -> None:
    screen.resize(1280, 400)
    screen.render(a_library(page=a_page(), target=Target(PassageId("encyclopedia#p3"))))
    reader = screen.reader
    viewport = reader.viewport()
    spot = next(
        QPoint(x, y)
        for y in range(0, viewport.height(), 4)
        for x in range(0, viewport.width(), 8)
        if reader.anchorAt(QPoint(x, y)) == "passage:0"
    )
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot + QPoint(4, 4))
    assert reader.current == PassageId("encyclopedia#p1")


def test_one_fact_can_be_marked_alone(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page(), facts=some_facts()))
    both = len(screen.reader.extraSelections())
    QTest.mouseClick(
        button(screen.panel, "Mark only the evidence for: Three documents"),
        Qt.MouseButton.LeftButton,
    )
    assert (both, len(screen.reader.extraSelections())) == (2, 1)


def test_many_facts_come_a_few_at_a_time(screen: LibraryScreen) -> None:
    many = tuple(
        replace(a_disputed_fact(), id=FactId(f"fact-{number}"), statement=f"Fact number {number}.")
        for number in range(14)
    )
    screen.render(a_library(page=a_page(), facts=some_facts(many)))
    assert "14 facts rest on it" in texts(screen.panel)
    for shown, name in ((6, "Show 8 facts more"), (12, "Show 2 facts more"), (14, "")):
        words = texts(screen.panel)
        assert [f"Fact number {n}.\n" in words for n in range(14)] == [n < shown for n in range(14)]
        if name:
            press = button(screen.panel, name)
            press.setFocus()
            QTest.keyClick(press, Qt.Key.Key_Return)
            assert f"Fact number {shown}." in screen.panel.focusWidget().accessibleName()


@pytest.mark.parametrize("by", ["mouse", "escape"])
def test_facts_are_closed_and_the_page_has_the_focus_again(screen: LibraryScreen, by: str) -> None:
    screen.render(a_library(page=a_page(), facts=some_facts()))
    closed = acts(screen)
    if by == "mouse":
        QTest.mouseClick(button(screen, "Close the facts"), Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(screen.panel.close_button, Qt.Key.Key_Escape)
    assert closed == [CloseFacts()]
    assert screen.focusWidget() is screen.reader


def open_questions(screen: LibraryScreen) -> None:
    QTest.mouseClick(button(screen.panel, "Show 2 questions"), Qt.MouseButton.LeftButton)


def test_questions_are_folded_away_until_asked_for(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page(), facts=some_facts()))
    assert "By which way" not in texts(screen.panel)
    open_questions(screen)
    assert "News report of August 2024\nBy which way" in texts(screen.panel)
    assert "Right: Through China and other countries" in texts(screen.panel)
    QTest.mouseClick(button(screen.panel, "Hide 2 questions"), Qt.MouseButton.LeftButton)
    assert "By which way" not in texts(screen.panel)


def test_wrong_options_are_not_shown(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page(), facts=some_facts()))
    open_questions(screen)
    assert "By boat" not in texts(screen.panel)


@pytest.mark.parametrize("false", [MYTH, STATEMENT], ids=["myth", "statement"])
def test_a_false_sentence_stands_under_its_label_and_not_large(
    screen: LibraryScreen, false: str
) -> None:
    screen.render(a_library(page=a_page(), facts=some_facts()))
    open_questions(screen)
    showing = [label for label in seen(screen, Prose) if false in label.text()]
    assert len(showing) == 1
    assert showing[0].text().startswith("False claim: ")
    assert showing[0].setting.size <= Type.BODY


@pytest.mark.parametrize("false", [MYTH, STATEMENT], ids=["myth", "statement"])
def test_a_screen_reader_never_hears_a_false_sentence_without_its_correction(
    screen: LibraryScreen, false: str
) -> None:
    screen.render(a_library(page=a_page(), facts=some_facts((a_fact(),))))
    open_questions(screen)
    names = [
        QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        for widget in seen(screen, QLabel)
    ]
    telling = [name for name in names if false in name]
    assert telling
    for name in telling:
        assert name.startswith(f"FALSE CLAIM – {false} / CORRECTION – Most people who flee")


def test_another_text_size_keeps_the_place(screen: LibraryScreen) -> None:
    from PySide6.QtWidgets import QApplication

    screen.render(a_library(page=a_page(60), target=Target(PassageId("encyclopedia#p40"))))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, Theme(text_percent=150, reduced_motion=True))
    seen(screen, QLabel)
    assert screen.reader.document().defaultFont() == font_for(Theme(text_percent=150))
    assert screen.reader.place_of(PassageId("encyclopedia#p40")).top() >= 0
    apply_theme(app, Theme(reduced_motion=True))


def test_the_reader_and_every_control_have_names(screen: LibraryScreen) -> None:
    screen.render(a_library(page=a_page(), facts=some_facts((a_disputed_fact(),))))
    assert screen.reader.accessibleName().startswith("Document: Encyclopedia article")
    assert screen.finder.field.accessibleName() == "Search all passages"
    assert screen.panel.close_button.accessibleName() == "Close the facts"


def test_the_picture_of_a_table_stays_within_the_lines_when_the_window_gets_narrower(
    screen: LibraryScreen,
) -> None:
    screen.render(a_library(page=a_page()))
    for width in (800, 640, 1100, 520):
        screen.resize(width, 800)
        seen(screen, QLabel)  # lets the layouts settle
        assert screen.reader.horizontalScrollBar().maximum() == 0, width


def test_f6_goes_from_the_documents_to_what_is_read_and_round(
    qtbot: QtBot, screen: LibraryScreen
) -> None:
    screen.render(a_library(page=a_page()))
    with qtbot.waitActive(screen):
        screen.activateWindow()
    screen.finder.field.setFocus()
    met = []
    for _ in range(3):
        go_on(screen.regions(), screen.focusWidget(), forward=True)
        focused = screen.focusWidget()
        met.append(next(n for n, one in enumerate(screen.regions()) if one.isAncestorOf(focused)))
    assert met == [1, 0, 1], "no facts are shown beside it"
