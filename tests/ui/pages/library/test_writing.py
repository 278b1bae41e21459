from collections.abc import Callable
from dataclasses import replace

import pytest
from devtools.samples.cards import ARRIVALS
from devtools.samples.library import a_page, a_passage, an_article
from PySide6.QtGui import QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication

from quizapp.core.content.documents import Table, table_in_words
from quizapp.core.content.ids import PassageId
from quizapp.core.content.searching import PassageHit
from quizapp.core.views.library import DocumentPage
from quizapp.ui.kit.text.text_layout import Tone, plain
from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.pages.library.phrases import date_in_words
from quizapp.ui.pages.library.places import Place, Stretch, cell_spans
from quizapp.ui.pages.library.results import excerpt
from quizapp.ui.pages.library.tables import table_width
from quizapp.ui.pages.library.writing import write_page

Write = Callable[[DocumentPage, float], tuple[QTextDocument, tuple[Place, ...]]]


@pytest.fixture
def write(qapp: QApplication) -> Write:
    def written(page: DocumentPage, room: float) -> tuple[QTextDocument, tuple[Place, ...]]:
        paper = QTextDocument()
        return paper, write_page(paper, page, Theme(), room)

    return written


def said(paper: QTextDocument, stretch: Stretch) -> str:
    """Return the text of a stretch, counted as Qt counts."""
    units = paper.toPlainText().encode("utf-16-le")
    return units[2 * stretch.start : 2 * stretch.end].decode("utf-16-le")


def one_passage(text: str) -> DocumentPage:
    passage = a_passage(1, text, ("Introduction",))
    return DocumentPage(replace(an_article(), passages=(passage,)), {})


def test_every_passage_stands_on_the_page_in_its_own_words(write: Write) -> None:
    page = a_page(12)
    paper, places = write(page, 600)
    for passage, place in zip(page.document.passages, places, strict=True):
        if passage.table is None:
            assert said(paper, place.text) == passage.text


@pytest.mark.parametrize("room", [600, 120], ids=["as a table", "as a list"])
def test_every_cell_is_found_however_the_table_is_written(write: Write, room: float) -> None:
    paper, places = write(a_page(), room)
    place = next(place for place in places if place.passage.table)
    found = [[said(paper, cell) for cell in row] for row in place.cells[1:]]
    assert found == [list(row) for row in ARRIVALS.rows]


def test_a_table_that_does_not_fit_becomes_a_list(write: Write) -> None:
    wide = table_width(ARRIVALS, Theme())
    for room, tables in ((wide + 1, 1), (wide - 1, 0)):
        paper, _ = write(a_page(), room)
        made = [f for f in paper.rootFrame().childFrames() if isinstance(f, QTextTable)]
        assert len(made) == tables


def test_marks_stand_at_the_marked_words_after_characters_of_two_units(write: Write) -> None:
    text = "𝒜 letter outside the basic plane 😀 before the evidence."
    start = text.index("evidence")
    paper, places = write(one_passage(text), 600)
    marked = list(places[0].marked(((start, start + 8),)))
    assert [said(paper, each) for each in marked] == ["evidence"]


def test_a_mark_in_a_tables_words_marks_its_cell(write: Write) -> None:
    paper, places = write(a_page(), 600)
    place = next(place for place in places if place.passage.table)
    start = place.passage.text.index("2,914")
    marked = list(place.marked(((start + 1, start + 3),)))
    assert [said(paper, each) for each in marked] == ["2,914"]


def test_cell_spans_agree_with_the_tables_words() -> None:
    for table in (
        ARRIVALS,
        Table(("A", "B"), (("x", ""), ("y", "1; 2."))),
        Table(("A",), (("x",),)),
    ):
        words = table_in_words(table)
        spans = cell_spans(table)
        assert [[words[a:b] for a, b in row] for row in spans] == [list(r) for r in table.rows]


def test_notes_and_doubts_stand_apart_with_their_labels(write: Write) -> None:
    paper, places = write(a_page(), 600)
    noted, doubted = places[2], places[3]
    assert said(paper, noted.notes[0]).startswith("Our note. Since 2005")
    assert said(paper, doubted.notes[0]) == (
        "The source itself marks this as unverified: the number of those sent back"
    )
    assert said(paper, doubted.whole).startswith("Hard to read:")


def test_a_note_names_a_passage_by_its_place_and_not_by_its_id(write: Write) -> None:
    paper, places = write(a_page(), 600)
    assert said(paper, places[2].notes[0]).endswith(
        "people of a new land; paragraph 1 does not use it."
    )
    page = one_passage("Text.")
    noted = replace(page.document.passages[0], note="See elsewhere#gone and the rest.")
    paper, places = write(replace(page, document=replace(page.document, passages=(noted,))), 600)
    assert said(paper, places[0].notes[0]) == "Our note. See elsewhere#gone and the rest."


def test_only_passages_with_facts_have_a_marker(write: Write) -> None:
    page = a_page(12)
    paper, places = write(page, 600)
    for place in places:
        facts = page.facts[PassageId(place.passage.id)]
        assert (place.marker is None) is (facts == 0)
        if place.marker is not None:
            assert said(paper, place.marker).split()[0] == str(facts)


def test_headings_are_headings_and_come_once(write: Write) -> None:
    paper, _ = write(a_page(12), 600)
    blocks = [paper.findBlockByNumber(n) for n in range(paper.blockCount())]
    heads = [(b.blockFormat().headingLevel(), b.text()) for b in blocks]
    assert [head for head in heads if head[0]] == [
        (1, "Encyclopedia article on North Korean defectors"),
        (2, "Introduction"),
        (3, "Terms"),
        (2, "Return by force"),
        (2, "Statistics"),
        (3, "South Korea"),
        (2, "Motives"),
        (3, "Part 1"),
    ]


def test_an_unknown_address_is_said_and_not_linked(write: Write) -> None:
    page = a_page()
    original = replace(page.document.original, address="not stated")
    paper, _ = write(replace(page, document=replace(page.document, original=original)), 600)
    assert "The address of the original is not stated." in paper.toPlainText()
    assert "Open the original" not in paper.toPlainText()


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-10-26", "26 October 2024"),
        ("2024-08", "August 2024"),
        ("2016", "2016"),
        ("not stated", "not stated"),
        ("2024-13", "2024"),
    ],
)
def test_dates_are_said_in_words(date: str, words: str) -> None:
    assert date_in_words(date) == words


def a_hit(text: str, marks: tuple[tuple[int, int], ...], snippet: tuple[int, int]) -> PassageHit:
    return PassageHit(a_passage(1, text, ("A",)), "Title", "Title, paragraph 1", marks, snippet)


def test_a_short_passage_is_shown_whole() -> None:
    spans = excerpt(a_hit("One two three", ((4, 7),), (4, 7)))
    assert [(s.text, s.tone) for s in spans] == [
        ("One ", Tone.PLAIN),
        ("two", Tone.MARK),
        (" three", Tone.PLAIN),
    ]


def test_of_a_long_passage_the_snippet_is_shown_between_dots() -> None:
    text = "word " * 100
    spans = excerpt(a_hit(text, ((0, 4), (250, 254)), (245, 300)))
    assert plain(spans).startswith("… word word")
    assert plain(spans).endswith(" …")
    assert [s.text for s in spans if s.tone is Tone.MARK] == ["word"]
