"""The page protocol: what is loaded, shown, handled and told."""

import logging
from collections.abc import Callable
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from quizapp.core.answering.attempts import Learner
from quizapp.core.errors import ExpectedError
from quizapp.core.views.changes import Changed
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.page import Page, Screen


class CountScreen(Screen[int, str]):
    shown = -1

    def render(self, state: int) -> None:  # type: ignore[override]
        self.shown = state


class CountPage(Page[int, str]):
    watches = frozenset({Changed.ANSWERS})
    loads = 0

    def load(self, learner: Learner) -> int:
        self.loads += 1
        return self.loads

    def build(self, act: Callable[[str], None]) -> CountScreen:
        return CountScreen(act)

    def handle(self, intent: str) -> None:
        self.handled = intent


class AtOnce:
    """Runs jobs where they are asked for."""

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        try:
            outcome = work()
        except Exception as error:
            assert failed is not None
            failed(error)
        else:
            done(outcome)


@pytest.fixture
def told() -> list[ExpectedError | None]:
    return []


@pytest.fixture
def page(qtbot: QtBot, told: list[ExpectedError | None]) -> CountPage:
    class Around:
        jobs = AtOnce()
        tell = staticmethod(told.append)

        def learner(self) -> object:
            return object()

        def show(self, place: object, screen: Screen[int, str]) -> None:
            qtbot.addWidget(screen)
            screen.show()

    return CountPage(cast("Context", Around()))


def test_a_page_loads_and_shows_when_it_is_opened_and_is_built_but_once(page: CountPage) -> None:
    page.open()
    screen = page.screen
    page.open()
    assert page.screen is screen
    assert (page.state, cast("CountScreen", screen).shown) == (2, 2)


def test_a_change_of_what_it_watches_loads_it_again_while_it_is_looked_at(page: CountPage) -> None:
    page.open()
    page.changed(frozenset({Changed.FLAGS}))
    assert page.loads == 1
    page.changed(frozenset({Changed.ANSWERS, Changed.FLAGS}))
    assert page.loads == 2
    page.screen.hide()
    page.changed(frozenset({Changed.ANSWERS}))
    assert page.loads == 2


def test_a_page_that_was_left_before_it_was_loaded_again_stays_as_it_was(page: CountPage) -> None:
    page.open()
    page.screen.hide()
    page.refresh(9)
    assert page.state == 1


def test_what_the_screen_reports_is_logged_by_its_kind_and_handled(
    page: CountPage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        page.screen.act("Mina")
    assert page.handled == "Mina"
    assert caplog.messages == ["CountPage: str"]  # the kind of intent, never what it holds


def test_trouble_is_told_once_and_is_over_with_what_works_again(
    page: CountPage, told: list[ExpectedError | None]
) -> None:
    error = ExpectedError("The disk is full.", "Nothing was lost.")

    def fail() -> int:
        raise error

    page.run(fail, page.render)
    page.open()
    page.open()
    assert told == [error, None]


def test_trouble_that_a_page_tells_itself_is_not_told_by_the_shell(
    page: CountPage, told: list[ExpectedError | None]
) -> None:
    caught: list[ExpectedError] = []

    def fail() -> int:
        raise ExpectedError("That name is taken.", "Choose another.")

    page.run(fail, page.render, caught.append)
    assert [error.message for error in caught] == ["That name is taken."]
    assert told == []


def test_a_bug_is_no_trouble_of_the_users(page: CountPage) -> None:
    def fail() -> int:
        raise LookupError("no such thing")

    with pytest.raises(LookupError):
        page.run(fail, page.render)
