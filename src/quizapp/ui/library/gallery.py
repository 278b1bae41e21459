"""The library in its states, for the gallery."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from quizapp.core.documents import table_in_words
from quizapp.core.ids import PassageId
from quizapp.services.library import DocumentPage
from quizapp.ui.library.samples import (
    WIDE_TABLE,
    a_disputed_fact,
    a_library,
    a_page,
    a_passage,
    an_article,
    some_facts,
    some_hits,
)
from quizapp.ui.library.screen import LibraryScreen
from quizapp.ui.library.state import Back, LibraryState, Target
from quizapp.ui.showing import Entry


def library_entries() -> tuple[Entry, ...]:
    """Return the entries of the library."""
    states = {
        "library": a_library(),
        "library-empty": LibraryState(documents=()),
        "library-document": a_library(page=a_page(40)),
        "library-table": a_library(
            page=a_page(), target=Target(PassageId("encyclopedia#p5"), _cell("2,914"))
        ),
        "library-wide-table": a_library(page=_wide_table()),
        "library-evidence": a_library(
            page=a_page(),
            target=Target(PassageId("encyclopedia#p2"), ((0, 81),)),
            back=Back.QUESTION,
        ),
        "library-facts": a_library(page=a_page(), facts=some_facts()),
        "library-disputed": a_library(page=a_page(), facts=some_facts((a_disputed_fact(),))),
        "library-results": a_library(query="border", hits=some_hits(8)),
        "library-results-none": a_library(query="gibt es nicht", hits=()),
        "library-from-results": a_library(
            query="탈북자",
            hits=some_hits(),
            page=a_page(),
            target=Target(PassageId("encyclopedia#p3"), ((19, 22),)),
            back=Back.RESULTS,
        ),
    }
    return tuple(Entry(name, _shows(state)) for name, state in states.items())


class _Shows:
    """Builds the screen in one state."""

    def __init__(self, state: LibraryState) -> None:
        self._state = state

    def __call__(self) -> QWidget:
        screen = LibraryScreen()
        screen.render(self._state)
        return screen


def _shows(state: LibraryState) -> _Shows:
    return _Shows(state)


def _cell(text: str) -> tuple[tuple[int, int], ...]:
    start = an_article().passages[4].text.index(text)
    return ((start, start + len(text)),)


def _wide_table() -> DocumentPage:
    document = an_article()
    table = a_passage(1, table_in_words(WIDE_TABLE), ("Arrivals by country",), table=WIDE_TABLE)
    return DocumentPage(replace(document, passages=(table,)), {table.id: 2})
