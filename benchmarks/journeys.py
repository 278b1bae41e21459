"""``journeys``: how many files five things pass through that people do, and by which way.

The real window on the offscreen platform, with the shipped bank, and the real server with a phone
in a process of its own. Every journey is taken several times, first of all unseen, so that nothing
is built or loaded meanwhile. Told are the fewest and the most files, since a card with a table
takes more of them than one without, and the moves of the time with the longest path. What counts
as executed, as the path and as a move is defined in ``benchmarks/tracing.py``.
"""

import random
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any, TypeVar

from benchmarks.answering import prepare
from benchmarks.banks import SMALL, a_bank, clock
from benchmarks.driving import Driver, an_application
from benchmarks.live import PAGE, Crowd, begun, set_up, step
from benchmarks.report import Report, no_collection
from benchmarks.tracing import BEGUN, HANDED_OVER, Recorder, Trace
from quizapp.bank.engine import Bank
from quizapp.core.session.events import CloseVote, OpenVote, Reveal
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from quizapp.ui.shell.jobs import Jobs
    from quizapp.ui.shell.page import Screen

Shown = TypeVar("Shown", bound="QWidget")
Result = TypeVar("Result")

PROJECT = Path(__file__).parents[1] / "src" / "quizapp"
ANSWER = "an answer"
MOST_FILES = 25
"""On the path of an answer."""
TIMES = 12
QUESTIONS = 100
"""More than are answered."""
VOTES = 4
MOST_TABS = 40
"""From a card to the link of its first passage."""
SETTLE = 0.3
"""Seconds in which a phone has its question."""


def run(folder: Path) -> Report:
    """Take every journey, with its bank built in ``folder``."""
    found = {**_in_the_window(folder), "a vote": _of_votes(folder)}
    traces = {name: _longest(times) for name, times in found.items()}
    figures: dict[str, float] = {}
    for name, trace in traces.items():
        figures[f"{name}: files executed, at least"] = min(len(t.executed) for t in found[name])
        figures[f"{name}: files executed, at most"] = max(len(t.executed) for t in found[name])
        figures[f"{name}: files of the path, at least"] = min(len(t.path) for t in found[name])
        figures[f"{name}: files of the path, at most"] = len(trace.path)
        figures[f"{name}: moves"] = trace.moves
        figures[f"{name}: hand-overs between threads"] = trace.moments[HANDED_OVER]
        figures[f"{name}: transactions"] = trace.moments[BEGUN]
    return Report(
        figures=figures,
        budget=f"at most {MOST_FILES} files on the path of {ANSWER}",
        ok=len(traces[ANSWER].path) <= MOST_FILES,
        notes=tuple(f"{name}: {', '.join(trace.path)}" for name, trace in traces.items()),
    )


def _longest(traces: list[Trace]) -> Trace:
    return max(traces, key=lambda trace: (len(trace.path), len(trace.executed)))


# In the window


def _in_the_window(folder: Path) -> dict[str, list[Trace]]:
    from quizapp.ui.shell.jobs import Jobs
    from quizapp.ui.shell.page import Screen

    idle = vars(Jobs)["idle"].fget.__code__  # the driver asks for it all the time
    recorder = Recorder(PROJECT, ignored=frozenset({idle}))
    data = folder / "journeys"
    shutil.rmtree(data, ignore_errors=True)  # what was answered before changes what is asked
    prepare(data)
    with recorder.installed():
        driver = Driver(an_application(), data)
        _hook_into(driver.app.jobs, recorder)
        try:
            driver.begin()
            _stop_clockwork(driver)
            journeys = _Journeys(driver, recorder)
            with no_collection():  # garbage may hold widgets, which no job may free in its thread
                journeys.begin_quiz()
                journeys.take(1)  # builds every screen
                recorder.called |= dict.fromkeys(_renders(Screen), "state shown")
                return journeys.take(TIMES)
        finally:
            driver.end()


def _hook_into(jobs: "Jobs", recorder: Recorder) -> None:
    """Have every job bring the hook into its thread, which is Qt's."""
    run = jobs.run

    def hooked(
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        run(recorder.in_its_thread(work), done, failed)

    jobs.run = hooked  # type: ignore[method-assign]


def _stop_clockwork(driver: Driver) -> None:
    """Let the day's backup end and stop what would run by the clock in the midst of a journey."""
    driver.until(lambda: driver.app.background.idle)
    driver.app.fonts_timer.stop()
    driver.app.collector.stop()


def _renders(kind: "type[Screen[Any, Any]]") -> set[CodeType]:
    """Return the code of ``render`` of a kind of screen and of all of it that are loaded."""
    found = {kind.render.__code__}
    for each in kind.__subclasses__():
        found |= _renders(each)
    return found


class _Journeys:
    """Takes the journeys of the window, in one quiz that is never ended."""

    def __init__(self, driver: Driver, recorder: Recorder) -> None:
        self._driver = driver
        self._recorder = recorder

    def begin_quiz(self) -> None:
        """Have the first question shown."""
        from quizapp.core.answering.attempts import QuizSpec
        from quizapp.ui.pages.study.question.screen import QuestionScreen
        from quizapp.ui.shell.destinations import StartAttempt

        navigator, services = self._driver.app.navigator, self._driver.app.services
        assert navigator is not None
        assert services is not None
        learner = services.learners.everyone()[0]
        spec = QuizSpec(number=QUESTIONS)
        navigator.go(StartAttempt(lambda: services.practice.start(learner.id, spec)))
        self._driver.until(lambda: self._driver.shown(QuestionScreen) is not None)

    def take(self, times: int) -> dict[str, list[Trace]]:
        """From a question to another, take every journey so many times."""
        from quizapp.ui.pages.study.question.screen import QuestionScreen

        traces: dict[str, list[Trace]] = {}

        def record(name: str, journey: Callable[[], None]) -> None:
            with self._recorder.recording() as trace:
                journey()
            traces.setdefault(name, []).append(trace)

        for _ in range(times):
            record("a click on an option", self._click_option)
            record(ANSWER, self._answer)
        for _ in range(times):
            self._click_option()
            self._submit()
            self._tab_to_passage()
            record("a quote to its mark", self._follow_link)
            self._return_to_card()
            self._click_continue()
        self._open("7")
        for _ in range(times):
            record("a setting switched", self._switch_setting)
        self._open("2")
        assert self._driver.shown(QuestionScreen) is not None
        return traces

    # The journeys

    def _click_option(self) -> None:
        from quizapp.ui.kit.control.option_row import OptionRow
        from quizapp.ui.pages.study.question.screen import QuestionScreen

        self._click(self._screen(QuestionScreen).findChildren(OptionRow)[-1])

    def _answer(self) -> None:
        self._submit()
        self._go_on()

    def _follow_link(self) -> None:
        from PySide6.QtCore import Qt

        from quizapp.ui.pages.library.screen import LibraryScreen

        self._driver.press(Qt.Key.Key_Return, lambda: self._driver.is_painted(LibraryScreen))

    def _switch_setting(self) -> None:
        from quizapp.ui.pages.settings.screen import SettingsScreen

        self._click(self._screen(SettingsScreen).ask_certainty)

    # Between them

    def _submit(self) -> None:
        from PySide6.QtCore import Qt

        from quizapp.ui.pages.study.feedback.screen import FeedbackScreen

        self._driver.press(Qt.Key.Key_Return, lambda: self._driver.is_painted(FeedbackScreen))

    def _go_on(self) -> None:
        from PySide6.QtCore import Qt

        from quizapp.ui.pages.study.question.screen import QuestionScreen

        self._driver.press(Qt.Key.Key_Return, lambda: self._driver.is_painted(QuestionScreen))

    def _click_continue(self) -> None:
        """Go on by the button: Enter belongs to the link that was followed."""
        from quizapp.ui.kit.control.buttons import Button
        from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
        from quizapp.ui.pages.study.question.screen import QuestionScreen

        buttons = self._screen(FeedbackScreen).findChildren(Button)
        self._click(next(one for one in buttons if one.text() == "Continue"))
        self._driver.until(lambda: self._driver.shown(QuestionScreen) is not None)

    def _tab_to_passage(self) -> None:
        """Go on by Tab until the link to a passage has the focus."""
        from PySide6.QtCore import Qt

        from quizapp.ui.card.card_text import CardText

        for _ in range(MOST_TABS):
            text = self._driver.window.focusWidget()
            if isinstance(text, CardText):
                address = text.textCursor().charFormat().anchorHref()
                if text.textCursor().hasSelection() and address.startswith("passage:"):
                    return
            self._driver.press(Qt.Key.Key_Tab, lambda: True)
        message = "no link to a passage"
        raise LookupError(message)

    def _return_to_card(self) -> None:
        from PySide6.QtCore import Qt

        from quizapp.ui.pages.study.feedback.screen import FeedbackScreen

        self._driver.press(
            Qt.Key.Key_Escape, lambda: self._driver.shown(FeedbackScreen) is not None
        )

    def _open(self, place: str) -> None:
        self._driver.press(place, lambda: True, ctrl=True)

    def _click(self, widget: "QWidget") -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self._driver.until(lambda: True)

    def _screen(self, kind: "type[Shown]") -> "Shown":
        found = self._driver.shown(kind)
        assert isinstance(found, kind)
        return found


# On the server


def _of_votes(folder: Path) -> list[Trace]:
    """Have a phone vote on some questions, on the first one unseen."""
    recorder = Recorder(PROJECT)
    file = folder / "journeys.sqlite"
    file.write_bytes(a_bank(folder, SMALL).read_bytes())
    traces = []
    with recorder.installed(), closing(Bank.open(file, clock)) as bank:
        classroom = Classroom(bank, clock, random.Random(1))
        session = begun(classroom, set_up(bank, VOTES))
        host = SessionHost(
            classroom, session, PAGE, "127.0.0.1", clock, random.Random(2), limited=True
        )
        host.start()
        try:
            with Crowd(host.port, session.code, 1) as crowd:
                for question in range(VOTES):
                    step(host, OpenVote())
                    time.sleep(SETTLE)  # until the phone has the question
                    with recorder.recording() as trace:
                        crowd.start(question)
                        crowd.told()  # that it is acknowledged
                    traces.append(trace)
                    step(host, CloseVote())
                    step(host, Reveal())
        finally:
            host.stop()
    return traces[1:]
