"""Finding the sources of imported questions, in the whole app."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from quizapp.core.content.ids import PackId
from quizapp.env.paths import find_paths
from quizapp.ui.pages.packs.pack.screen import PackScreen
from quizapp.ui.pages.sources.screen import SourcesScreen
from quizapp.ui.shell.destinations import FindSources
from tests.ui.journeys.sitting import Sitting

ENTER = Qt.Key.Key_Return
SAMPLE = PackId("kitchen-myths")

QUIZ = """Why sear a steak?
A) For the crust
B) To keep the juice in
ANSWER: A

What goes into the bin whole?
A) Mouldy bread
B) Hard cheese
ANSWER: A

Who won the cup?
A) Nobody
B) Somebody
ANSWER: B
"""


@pytest.fixture
def finding(mina: Sitting, tmp_path: Path) -> Sitting:
    """Return a sitting at the first of three questions without a source."""
    services = mina.services
    services.packs.add(find_paths().assets / "sample-pack")
    file = tmp_path / "quiz.txt"
    file.write_text(QUIZ, "utf-8")
    exchanging = services.exchanging
    preview = exchanging.preview(exchanging.read(file), file.name, SAMPLE)
    exchanging.take(preview, SAMPLE)
    assert mina.app.navigator is not None
    mina.settle()
    mina.app.navigator.go(FindSources(SAMPLE))
    return mina.settle()


def test_the_page_of_the_pack_leads_to_it_as_long_as_a_source_is_missing(finding: Sitting) -> None:
    finding.press(ENTER, Qt.Key.Key_Escape)
    finding.click("Find the sources of 2 questions")
    assert finding.shows(SourcesScreen)
    assert "Question 1 of 2 without a source" in finding.text


def quotes(sitting: Sitting) -> list[str]:
    copy = sitting.services.workbench.open(SAMPLE).copy
    return [piece.quote for draft in copy.drafts[-3:] for piece in draft.fact.evidence]


def test_each_choice_is_an_edit_with_the_marked_words_as_quote(finding: Sitting) -> None:
    assert "Question 1 of 3 without a source" in finding.text
    finding.press(ENTER)
    assert quotes(finding) == ["Searing a steak makes a brown crust that tastes good."]
    opened = finding.services.workbench.open(SAMPLE)
    assert opened.undo == "Source of “Why sear a steak?”"
    finding.press("1")
    assert quotes(finding)[1].startswith("Mouldy bread, jam and soft fruit")
    assert "Question 3 of 3" in finding.text
    finding.press("S")
    assert "2 of 3 questions got a source." in finding.text
    finding.press(ENTER)
    assert finding.shows(PackScreen)


def test_going_back_takes_the_source_away_again(finding: Sitting) -> None:
    finding.press(ENTER)
    finding.press(Qt.Key.Key_Backspace)
    assert quotes(finding) == []
    assert "Question 1 of 3" in finding.text


def test_passages_are_found_by_words_too(finding: Sitting) -> None:
    finding.press("S").press("S")
    finding.press("/")
    finding.type("salt in a litre")
    finding.press(ENTER)
    assert "Who won the cup?" in finding.text
    finding.press(ENTER)
    assert "ten grams" in quotes(finding)[0]
