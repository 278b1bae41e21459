"""Garbage that holds widgets is freed in the window's thread, between events."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.collector import Collector
from quizapp.ui.kit.theme.theme import Theme, apply_theme


class Label(QLabel):
    """A label in a cycle, freed by the collector alone."""

    def __init__(self, freed_in: list[str]) -> None:
        super().__init__("left over")
        self.itself = self
        weakref.finalize(self, lambda: freed_in.append(threading.current_thread().name))


class Allocating(QWidget):
    """Makes the automatic collector run whenever Qt calls it."""

    def changeEvent(self, event: object) -> None:  # noqa: N802
        make_garbage()


def make_garbage() -> list[list[int]]:
    return [[] for _ in range(5_000)]


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    gc.enable()
    found = Collector(qapp)
    found.start()
    yield found
    found.stop()
    assert gc.isenabled()


@pytest.mark.usefixtures("collector")
def test_a_thread_of_work_frees_no_widget(qtbot: QtBot) -> None:
    freed_in: list[str] = []
    Label(freed_in)
    work = threading.Thread(target=make_garbage, name="work")
    work.start()
    work.join()
    assert freed_in == []
    kept = make_garbage()
    qtbot.waitUntil(lambda: bool(freed_in))
    assert freed_in == [threading.main_thread().name]
    assert kept


@pytest.mark.usefixtures("collector")
def test_no_widget_is_freed_while_the_theme_changes(qapp: QApplication) -> None:
    freed_in: list[str] = []
    walked = Allocating()
    for _ in range(50):
        Label(freed_in)
    apply_theme(qapp, Theme(text_percent=150))
    assert freed_in == []
    assert walked.parent() is None


def test_what_a_start_leaves_is_not_looked_at_again_until_the_end(
    collector: Collector, qtbot: QtBot
) -> None:
    collector.settle()
    settled = gc.get_freeze_count()
    assert settled > 1_000
    freed_in: list[str] = []
    Label(freed_in)
    kept = make_garbage()
    qtbot.waitUntil(lambda: bool(freed_in))
    collector.settle()
    assert gc.get_freeze_count() <= settled, "what came later would never be freed"
    collector.stop()
    assert gc.get_freeze_count() == 0
    assert kept
