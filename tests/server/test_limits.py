"""How often one address may try what could be abused."""

import sys
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.session.setup import CODE_LENGTH, CODE_SIGNS
from quizapp.server.limits import MOST_ADDRESSES, WRONG_CODES, Limiter, Rate
from tests.services.stock import HandClock

RATE = Rate(5, timedelta(seconds=10))


@given(st.lists(st.floats(0, 20), max_size=80))
def test_in_no_stretch_of_time_is_more_allowed_than_the_burst_and_what_came_since(
    pauses: list[float],
) -> None:
    clock, limiter = HandClock(), Limiter(RATE)
    taken = []
    for pause in pauses:
        clock.tick(seconds=pause)
        allowed = limiter.wait("a", clock()) == 0
        assert limiter.take("a", clock()) is allowed
        if allowed:
            taken.append(clock())
    for first, begin in enumerate(taken):
        for last, end in enumerate(taken[first:], 1):
            assert last <= RATE.burst + (end - begin) / RATE.over * RATE.burst + 1e-6


@given(st.integers(0, 12), st.floats(0, 30))
def test_the_wait_that_is_told_is_enough_and_a_second_less_is_not(tries: int, pause: float) -> None:
    clock, limiter = HandClock(), Limiter(RATE)
    for _ in range(tries):
        limiter.take("a", clock())
    clock.tick(seconds=pause)
    wait = limiter.wait("a", clock())
    clock.tick(seconds=wait - 1)
    assert wait == 0 or not limiter.take("a", clock())
    clock.tick(seconds=1)
    assert limiter.take("a", clock())


def test_addresses_do_not_disturb_each_other() -> None:
    clock, limiter = HandClock(), Limiter(RATE)
    while limiter.take("loud", clock()):
        pass
    assert limiter.wait("loud", clock()) == 2
    assert limiter.wait("quiet", clock()) == 0


def test_a_clock_that_is_set_back_gives_nothing_and_takes_nothing() -> None:
    clock, limiter = HandClock(), Limiter(RATE)
    for _ in range(4):
        limiter.take("a", clock())
    clock.tick(hours=-5)
    assert limiter.take("a", clock())
    assert not limiter.take("a", clock())


def test_only_so_many_addresses_are_remembered() -> None:
    clock, limiter = HandClock(), Limiter(RATE)
    for number in range(MOST_ADDRESSES + 100):
        limiter.take(str(number), clock())
    assert len(limiter._buckets) == MOST_ADDRESSES


def test_without_a_rate_everything_is_allowed() -> None:
    clock, limiter = HandClock(), Limiter(None)
    assert all(limiter.take("a", clock()) for _ in range(1_000))
    assert limiter.wait("a", clock()) == 0


def test_guessing_a_code_takes_weeks(capsys: pytest.CaptureFixture[str]) -> None:
    clock, limiter = HandClock(), Limiter(WRONG_CODES)
    tries = 0
    for _ in range(24 * 60 * 10):  # a day, tried every 0.6 seconds
        while limiter.take("guesser", clock()):
            tries += 1
        clock.tick(seconds=6)
    days = len(CODE_SIGNS) ** CODE_LENGTH / 2 / tries
    with capsys.disabled():
        sys.stdout.write(f" code guessing: {tries:,} codes a day, half of all in {days:.1f} days ")
    assert days > 10
