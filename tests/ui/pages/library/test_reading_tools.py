"""Words that are explained, and reading aloud, in the library."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from devtools.gallery.library_entries import with_words
from devtools.samples.library import a_library, a_page
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from quizapp.core.views.library import DocumentPage
from quizapp.ui.pages.library.intents import ShowWords
from quizapp.ui.pages.library.reading_tools import aloud
from quizapp.ui.pages.library.screen import LibraryScreen
from tests.ui.looking import acts, button, seen

WORDS, READ = "Words in this text", "Read aloud"


@pytest.fixture
def voice(tmp_path: Path) -> str:
    """Stand in for the system's voice: it takes its time."""
    file = tmp_path / "voice"
    file.write_text('#!/bin/sh\n[ "$1" = -S ] || exec sleep 20\n')
    file.chmod(0o755)
    return str(file)


@pytest.fixture
def screen(qtbot: QtBot, voice: str) -> Iterator[LibraryScreen]:
    made = LibraryScreen(voice=voice)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.render(a_library(page=with_words()))
    made.show()
    yield made
    made.hide()  # it stops reading


def dotted(screen: LibraryScreen) -> list[tuple[str, str]]:
    """Return the words that are dotted, each with what is shown where one points."""
    found: list[tuple[str, str]] = []
    cursor = QTextCursor(screen.reader.document())
    before = False
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        style = cursor.charFormat()  # of the letter that was passed
        here = style.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
        if here and not before:
            found.append((style.toolTip().partition(":")[0], style.toolTip()))
        before = here
    return found


def test_words_are_dotted_once_in_a_section_and_say_what_they_mean(
    screen: LibraryScreen,
) -> None:
    (entry,) = with_words().glossary
    found = dotted(screen)
    assert found
    assert {meaning for _, meaning in found} == {f"{entry.term}: {entry.means}"}
    sections = {
        passage.section
        for passage in with_words().document.passages
        if passage.table is None and entry.term in passage.text
    }
    assert len(found) == len(sections)


def test_dotted_words_are_no_stops_on_the_way_of_the_tab_key(screen: LibraryScreen) -> None:
    before = screen.reader.document().toHtml().count("<a ")
    screen.render(a_library(page=replace(with_words(), glossary=())))
    assert screen.reader.document().toHtml().count("<a ") == before
    assert dotted(screen) == []


def test_one_button_lists_the_words_of_the_text(screen: LibraryScreen) -> None:
    done = acts(screen)
    button(screen, WORDS).click()
    assert done == [ShowWords()]


def test_nothing_is_offered_that_is_not_there(qtbot: QtBot) -> None:
    silent = LibraryScreen()
    qtbot.addWidget(silent)
    silent.render(a_library(page=a_page()))
    silent.show()
    names = [each.accessibleName() for each in seen(silent, QAbstractButton)]
    assert WORDS not in names
    assert READ not in names


def test_reading_begins_where_the_reader_is_and_ends_on_leaving(screen: LibraryScreen) -> None:
    passages = with_words().document.passages
    screen.reader.go_to(passages[2].id)
    assert screen.reader.passages_from_here() == passages[2:]
    button(screen, READ).click()
    assert button(screen, "Stop reading").text() == "Stop reading"
    screen.hide()
    screen.show()
    assert button(screen, READ).isVisible()
    button(screen, READ).click()
    screen.render(a_library(page=other_page()))
    assert button(screen, READ).isVisible()


def other_page() -> DocumentPage:
    page = with_words()
    return replace(page, facts=dict(page.facts))


def test_cautions_are_read_with_the_passages() -> None:
    passage = a_page().document.passages[0]
    plain = replace(passage, sensitive=False, unverified="")
    assert aloud([plain]) == (plain.text,)
    hard = replace(plain, sensitive=True, unverified="the figure")
    first, text, last = aloud([hard])
    assert first.startswith("Hard to read")
    assert text == plain.text
    assert last == "The source itself marks this as unverified: the figure."
