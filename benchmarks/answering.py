"""``answering``: what the window's thread does from an answer to its feedback, and on from there.

The real window on the offscreen platform with the shipped bank; a quiz is answered by keys. What
counts as time and as a slice is told in ``benchmarks/driving.py``.
"""

import random
from itertools import cycle
from pathlib import Path

from benchmarks.driving import Driver, an_application
from benchmarks.report import Report, spread

QUESTIONS = 50
QUIZZES = 2
WARM = 3
"""Steps at the beginning that build the screens; they are told apart."""
MOST_MS = 33


def run(folder: Path) -> Report:
    """Measure, with the shipped bank built in ``folder``."""
    driver = Driver(an_application(), prepare(folder / "answering"))
    try:
        driver.begin()
        steps = _answer_all(driver)
    finally:
        driver.end()
    return _report(steps)


def _report(steps: dict[str, list[list[float]]]) -> Report:
    figures: dict[str, float] = {}
    ok = True
    longest = 0.0
    for name, slices in steps.items():
        first, usual = slices[:WARM], slices[WARM:]
        found = spread([sum(step) for step in usual])
        most = 1000 * max(max(step) for step in usual)
        longest = max(longest, most)
        figures[f"{name}, steps"] = len(usual)
        figures[f"{name}, p50 ms"] = round(found.median, 1)
        figures[f"{name}, p95 ms"] = round(found.p95, 1)
        figures[f"{name}, longest slice ms"] = round(most, 1)
        figures[f"{name}, the very first ms"] = round(1000 * sum(first[0]), 1)
        ok = ok and found.p95 <= MOST_MS
    return Report(
        figures=figures,
        budget=f"p95 <= {MOST_MS} ms of the main thread each, no slice over {MOST_MS} ms",
        ok=ok and longest <= MOST_MS,
    )


def _answer_all(driver: Driver) -> dict[str, list[list[float]]]:
    """Go through the quizzes; return the slices of every step, by what it was."""
    from PySide6.QtCore import Qt

    from quizapp.core.answering.attempts import QuizSpec
    from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
    from quizapp.ui.pages.study.question.screen import QuestionScreen
    from quizapp.ui.pages.study.summary.screen import SummaryScreen
    from quizapp.ui.shell.destinations import StartAttempt

    navigator, services = driver.app.navigator, driver.app.services
    assert navigator is not None
    assert services is not None
    learner = services.learners.everyone()[0]
    steps: dict[str, list[list[float]]] = {
        "answer to feedback": [],
        "feedback to next question": [],
        "choosing an option": [],
    }
    places = cycle((0, 1))
    for number in range(QUIZZES):
        spec = QuizSpec(number=QUESTIONS, include_sensitive=bool(number))
        navigator.go(
            StartAttempt(lambda spec=spec: services.practice.start(learner.id, spec))  # type: ignore[misc]
        )
        driver.until(lambda: driver.shown(QuestionScreen) is not None)
        while True:
            asked = navigator.pages.study.state
            assert asked is not None
            letter = asked.item.letters[next(places)]
            steps["choosing an option"].append(driver.press(letter, lambda: True))
            enter = Qt.Key.Key_Return
            slices = driver.press(enter, lambda: driver.is_painted(FeedbackScreen))
            steps["answer to feedback"].append(slices)
            slices = driver.press(
                enter,
                lambda: driver.is_painted(QuestionScreen) or driver.is_painted(SummaryScreen),
            )
            if driver.shown(SummaryScreen) is not None:
                break
            steps["feedback to next question"].append(slices)
    return steps


def prepare(data: Path) -> Path:
    """Build the shipped bank with one learner who has been here before; return its folder."""
    from quizapp.env.clock import system_clock
    from quizapp.env.paths import find_paths
    from quizapp.env.settings import Settings, save_settings
    from quizapp.services.bank_opener import BankOpener

    paths = find_paths(data)
    services = BankOpener(paths.content, None, system_clock, random.Random(1)).open(data)
    services.build(lambda *_: None)
    everyone = services.learners.everyone()
    learner = everyone[0] if everyone else services.learners.add("Mina")
    for attempt in (services.practice.unfinished(learner.id),):
        if attempt is not None:
            services.practice.end(attempt.id)
    for attempt_id, question in services.practice.debts(learner.id):
        services.practice.leave_feedback(attempt_id, question.id)
    save_settings(data / "settings.json", Settings(last_learner=learner.id))
    services.close()
    return data
