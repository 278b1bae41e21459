"""A window with one question, for tests with a real keyboard: prints what the screen reports."""

import sys

from devtools.samples.cards import YEARS
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from quizapp.core.answering.attempts import Certainty
from quizapp.ui.kit.theme.theme import Theme, apply_theme
from quizapp.ui.pages.study.intents import Answer, Choose, QuestionIntent, SetFlag
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.question.state import QuestionState


def tell(words: str) -> None:
    """Print a line now."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def report(intent: QuestionIntent) -> None:
    """Print what was done."""
    match intent:
        case Choose(place):
            tell(f"chose {'ABCD'[place]}")
        case Answer(certainty=Certainty() as certainty):
            tell(f"sure {certainty.value}")
        case SetFlag():
            tell("flag")


def main() -> None:
    """Show the window until it is killed."""
    app = QApplication([])
    apply_theme(app, Theme(reduced_motion=True))
    screen = QuestionScreen(report)
    screen.render(QuestionState(4, 10, "Escape routes", YEARS, 0.3))
    screen.resize(900, 700)
    screen.show()
    screen.activateWindow()

    def ready() -> None:
        if screen.isActiveWindow():
            tell("ready")
        else:
            screen.activateWindow()
            QTimer.singleShot(50, ready)

    ready()
    app.exec()


if __name__ == "__main__":
    main()
