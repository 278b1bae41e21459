"""What must hold on every screen of a run (spec FB-2 to FB-5, UI-4)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from devtools.gallery.layout_checks import faults
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget

from quizapp.core.answering.attempts import QuizSpec, Timing
from quizapp.core.cards.outline import FALSE_CLAIM
from quizapp.env.settings import Settings, save_settings
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.setup.intents import Start as StartQuiz
from quizapp.ui.pages.study.setup.screen import SetupScreen
from quizapp.ui.pages.study.summary.screen import SummaryScreen
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.journeys.stock_folder import false_sentences
from tests.ui.looking import seen

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
FALSE = false_sentences()

Theme = Callable[[Sitting], None]


def a_run(sitting: Sitting, look: Theme) -> None:
    """Go through every screen of the app as a learner does, and look at each."""
    look(sitting)  # the welcome
    sitting.enter("Mina")
    look(sitting)  # Today
    sitting.press("2", ctrl=True)
    look(sitting)  # the set-up
    sitting.the(SetupScreen).act(StartQuiz(QuizSpec(number=6)))
    sitting.settle()
    for number in range(6):
        look(sitting)
        if number == 1:
            sitting.press("m").tab_to("Skip").press(ENTER)
        else:
            sitting.respond(sitting.letters[number % len(sitting.letters)])
        look(sitting)
        if number == 2:
            sitting.click("Read in the document")
            look(sitting)
            sitting.press(ENTER)
            look(sitting)  # the facts that rest on the passage
            sitting.press(ESC, ESC)
            assert sitting.shows(FeedbackScreen)
            sitting.tab_to("Continue")
        if number == 3:
            sitting.press(ESC)
            look(sitting)  # Today, with something to read first
            sitting.press(ENTER)
            look(sitting)
            sitting.press(ENTER)
            look(sitting)  # Today, with a quiz to go on with
            sitting.tab_to("Go on with the unfinished quiz").press(ENTER)
            continue
        sitting.press(ENTER)
    look(sitting)  # the summary
    for row in seen(sitting.the(SummaryScreen), RowButton):
        row.click()
    sitting.settle()
    look(sitting)  # the summary with every question open
    for place in "13567":
        sitting.press(place, ctrl=True)
        look(sitting)
        if place == "3":
            sitting.press(ENTER)
            look(sitting)  # a wrong answer, opened
            sitting.press(ESC)
            for part in ("Myths I held", "Wrong or guessed ("):
                sitting.click(part)
                look(sitting)
        if place == "6":
            sitting.click("Flagged (1)")
            look(sitting)
    sitting.click("Mina is learning. Change learner")
    look(sitting)


def lists(sitting: Sitting) -> Iterator[str]:
    """Yield what stands in lists and headings of lists."""
    for view in seen(sitting.window, QAbstractItemView):
        model = view.model()
        if isinstance(model, QAbstractItemModel):
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield str(model.index(row, column).data() or "")
    for row_button in seen(sitting.window, RowButton):
        yield row_button.text()
        yield row_button.accessibleName()


def no_bare_falsehood(sitting: Sitting) -> None:
    """Look for a false sentence where none may stand (spec FB-5, FB-2)."""
    window = sitting.window
    titles = [each.windowTitle() for each in (window, *window.findChildren(QWidget))]
    for text in (*titles, *lists(sitting)):
        assert not any(false in text for false in FALSE), text
    labels = seen(window, QLabel)
    sizes = {label: label.setting.size for label in labels if isinstance(label, Prose)}
    largest = max(sizes.values(), default=0)
    asked = sitting.asked if sitting.shows(QuestionScreen) else ""
    for label in labels:
        text = label.text()
        if text == asked:
            assert "Claim to judge" in sitting.text or text not in FALSE
            continue
        for false in FALSE:
            if false not in text:
                continue
            assert FALSE_CLAIM in text, f"{text!r} has no label"
            size = sizes[label] if isinstance(label, Prose) else 0
            assert size < largest, f"{text!r} is the largest on its screen"
    for each in seen(window, QAbstractButton):
        assert not any(false in each.accessibleName() for false in FALSE)


def test_no_screen_of_a_run_shows_a_bare_falsehood(start: Start) -> None:
    labelled = 0

    def look(sitting: Sitting) -> None:
        nonlocal labelled
        no_bare_falsehood(sitting)
        labelled += sitting.text.count(FALSE_CLAIM)

    a_run(start(), look)
    assert labelled > 10  # there was something to find


def test_what_is_copied_holds_each_falsehood_with_its_correction(mina: Sitting) -> None:
    mina.services.owner.allow_sensitive(allowed=True)
    mina.press("2", ctrl=True)
    mina.the(SetupScreen).act(StartQuiz(QuizSpec(number=12, include_sensitive=True)))
    mina.settle()
    while mina.shows(QuestionScreen):
        mina.respond().press("c", ctrl=True)
        copied = QGuiApplication.clipboard().text()
        for false in FALSE:
            place = copied.find(false)
            if place >= 0:
                before = copied[:place].rpartition("\n")[2]
                assert before.endswith(f"{FALSE_CLAIM.upper()} ")
                assert copied[place:].split("\n")[1].startswith("CORRECTION: ")
        mina.press(ENTER)


@pytest.mark.parametrize(
    ("size", "percent"), [((1280, 720), 200), ((800, 600), 100)], ids=["200%", "800x600"]
)
def test_no_screen_of_a_run_is_clipped_sideways_or_nameless(
    start: Start, data: Path, size: tuple[int, int], percent: int
) -> None:
    save_settings(data / "settings.json", Settings(text_size=percent))
    found: dict[str, list[str]] = {}

    def look(sitting: Sitting) -> None:
        if faulty := faults(sitting.window):
            found[sitting.text[:60]] = faulty

    sitting = start()
    sitting.window.resize(*size)
    a_run(sitting.settle(), look)
    assert found == {}


def test_every_question_shown_has_its_explanation_left_in_the_end(mina: Sitting) -> None:
    for timing in Timing:
        mina.press("2", ctrl=True)
        mina.the(SetupScreen).act(StartQuiz(QuizSpec(number=4, timing=timing)))
        mina.settle()
        mina.tab_to("Skip").press(ENTER)
        mina.go_through()
        assert mina.shows(SummaryScreen)
    learner = mina.services.learners.everyone()[0].id
    practice = mina.services.practice
    for line in practice.history(learner):
        for question in practice.attempt(line.id).questions:
            assert question.left_at is not None
    assert practice.debts(learner) == ()
