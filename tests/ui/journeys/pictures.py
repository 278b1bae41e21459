"""Pictures of the real app for the README: python -m tests.ui.journeys.pictures docs/pictures

The window is the whole one with the built-in bank, and what is done in it is what a person does.
"""

import os
import sys
import tempfile
from pathlib import Path

from devtools.gallery.entries import every_entry
from devtools.gallery.render_states import VARIANTS, shown
from PySide6.QtWidgets import QApplication

from quizapp.bank.content import Content
from quizapp.core.content.ids import FactId
from quizapp.core.content.items import Item
from quizapp.ui.kit.control.option_row import OptionRow
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from tests.services.stock import HandClock
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import seen

ROOT = Path(__file__).resolve().parents[3]
FACT = FactId("numbers-growth")
ITEM = "numbers-growth-meaning"
PASSAGE = "Read in the document"
CHOSEN = "It fell to less than half"
"""The question whose card is shown: a myth, and a table that says otherwise."""

MOST_TURNS = 12


def main(folder: Path) -> None:
    """Write the pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QApplication([])
    with tempfile.TemporaryDirectory() as data:
        sitting = Sitting(Path(data), ROOT / "content", HandClock())
        sitting.window.resize(1280, 800)
        sitting.begin().enter("Mina").to_front()
        learner = sitting.services.learners.everyone()[0].id
        asked = next(one.stem for one in _items(sitting) if one.id == ITEM)
        done = False
        for _ in range(MOST_TURNS):  # the questions on a fact take turns
            if done:
                break
            sitting.services.practice.start_on(learner, [FACT], "Numbers")
            sitting.click("Study").click("Today").click("Go on with the unfinished quiz")
            done = sitting.asked.startswith(asked)
            sitting.clock.tick(seconds=20)
            rows = {row.text(): row for row in seen(sitting.window, OptionRow)}
            sitting.click_on(rows[CHOSEN] if done else next(iter(rows.values())))
            if done:
                picture(sitting, folder / "question.png")
            sitting.click("Certain")
            assert sitting.shows(FeedbackScreen)
            if done:
                picture(sitting, folder / "feedback.png")
            if done:  # its passages, with what else is asked about them
                sitting.click(PASSAGE)
                picture(sitting, folder / "library.png")
                sitting.click("Back to the question")
            sitting.click("Continue").click("Done")
        assert done, "the question never came"
        sitting.clock.tick(days=1)
        sitting.click("Study").click("Today")
        picture(sitting, folder / "today.png")
        sitting.end()
    (entry,) = (each for each in every_entry() if each.name == "projector-vote-choice")
    with shown(entry, VARIANTS[0]) as window:
        window.grab().save(str(folder / "projector.png"))


def _items(sitting: Sitting) -> tuple[Item, ...]:
    with sitting.services.bank.read() as db:
        return Content(db).fact(FACT).items


def picture(sitting: Sitting, file: Path) -> None:
    """Write what the window shows."""
    sitting.settle()
    sitting.window.grab().save(str(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
