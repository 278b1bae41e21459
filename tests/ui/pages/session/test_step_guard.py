"""One step at a time, and none that nobody has seen."""

from collections.abc import Iterator

import pytest
from devtools.samples.live import a_closed_vote, a_reveal, a_room, a_vote

from quizapp.core.session.room_state import Room
from quizapp.ui.pages.session.step_guard import StepGuard
from tests.ui.looking import qt_until


@pytest.fixture
def guard(qapp: object) -> Iterator[StepGuard]:
    made = StepGuard()
    yield made
    made.deleteLater()


def read(guard: StepGuard, room: Room) -> None:
    """Show a room for as long as it takes to read it."""
    guard.show(room)
    qt_until(lambda: guard.is_open)


def test_a_new_state_is_read_before_a_step_leads_on_from_it(guard: StepGuard) -> None:
    guard.reset()
    assert not guard.is_open
    guard.show(a_vote())
    assert not guard.is_open
    qt_until(lambda: guard.is_open)
    guard.show(a_closed_vote())
    assert not guard.is_open


def test_a_second_press_waits_until_the_outcome_of_the_first_was_shown(guard: StepGuard) -> None:
    read(guard, a_vote())
    guard.take()
    assert not guard.is_open
    guard.show(a_vote())  # a second has gone by, and the room has not answered
    assert not guard.is_open
    guard.show(a_closed_vote())
    assert not guard.is_open
    qt_until(lambda: guard.is_open)


def test_votes_and_people_that_come_shut_nothing(guard: StepGuard) -> None:
    read(guard, a_room(3))
    guard.show(a_room(4))
    assert guard.is_open


def test_a_step_that_the_room_refused_can_be_taken_again(guard: StepGuard) -> None:
    read(guard, a_reveal())
    guard.take()
    guard.refuse()
    assert guard.is_open


def test_a_refusal_of_something_else_opens_nothing(guard: StepGuard) -> None:
    guard.show(a_vote())
    guard.refuse()
    assert not guard.is_open
