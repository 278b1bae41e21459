"""The library in its states, for the gallery."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from devtools.samples.library import (
    WIDE_TABLE,
    a_disputed_fact,
    a_fact,
    a_library,
    a_page,
    a_passage,
    a_timeline,
    an_article,
    an_original,
    some_facts,
    some_hits,
)
from quizapp.core.content.documents import table_in_words
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import PassageId
from quizapp.core.content.originals import Beside, Copy
from quizapp.core.views.library import DocumentPage
from quizapp.ui.kit.control.buttons import Button
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.library.fact_map import FactMap
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.pages.library.state import Back, LibraryState, Notice, OriginalsShown, Target


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
        "library-timeline": a_library(timeline=a_timeline()),
        **_with_originals(),
    }
    entries = tuple(Entry(name, _shows(state)) for name, state in states.items())
    return (*entries, Entry("library-map", _map), *_more())


def _with_originals() -> dict[str, LibraryState]:
    beside = an_original()
    attached = Notice(
        BannerKind.DONE,
        "1 original attached.",
        "000.txt: the original of “Encyclopedia article on North Korean defectors”.",
    )
    refused = Notice(
        BannerKind.TROUBLE,
        "1 original attached, 2 files refused.",
        "000.txt: the original of “Encyclopedia article on North Korean defectors”.\n"
        "holiday.jpg: It is not UTF-8 text. The originals are plain text files.\n"
        "001 (1).txt: It looks like 001.txt, the original of “News report of August 2024: a "
        "soldier crosses the zone”, but it has 31 paragraphs where 33 are expected. Attach the "
        "file exactly as you were given it: every letter counts.",
    )
    one = OriginalsShown(beside, turned=frozenset((PassageId("encyclopedia#p2"),)))
    return {
        "library-original": a_library(page=a_page(), originals=one, notice=attached),
        "library-originals": a_library(
            page=a_page(), originals=OriginalsShown(beside, everywhere=True)
        ),
        "library-original-changed": a_library(
            page=a_page(), originals=OriginalsShown(Beside(Copy.CHANGED))
        ),
        "library-refused": a_library(notice=refused),
    }


def _dropping() -> QWidget:
    screen = LibraryScreen()
    screen.render(a_library(page=a_page()))
    screen.resize(1280, 800)
    screen.hold_files((Path("/folder/001.txt"),))
    return screen


def with_words() -> DocumentPage:
    """Return a document of which one word is explained."""
    means = "The line at which a country ends."
    return replace(a_page(), glossary=(GlossaryEntry("border", means, ("routes-china",)),))


def _more() -> tuple[Entry, ...]:
    return (
        Entry("library-words", _shows(a_library(page=with_words()))),
        Entry("library-words-aloud", _with_voice),
        Entry("library-dropping", _dropping),
    )


def _with_voice() -> QWidget:
    screen = LibraryScreen(voice="spd-say")  # nothing is said until the button is pressed
    screen.render(a_library(page=with_words(), back=Back.QUESTION))
    return screen


def _map() -> QWidget:
    screen = LibraryScreen()
    screen.render(a_library(page=a_page(), facts=some_facts((a_fact(),))))
    shows = next(each for each in screen.findChildren(FactMap))
    shows.findChildren(Button)[0].click()
    return screen


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
