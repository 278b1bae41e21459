"""The demo's weeks, small: two learners, three days, twelve facts."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from devtools.demo.school import CLASS, SimulatedClock, Written, play
from devtools.demo.weeks import NAMES, pupils, school_days, sittings

from quizapp.bank.build import build_bank
from quizapp.core.answering.attempts import Attempt
from quizapp.services.bank_maintenance import BankMaintenance
from quizapp.services.services import Services, open_services
from tests.services.stock import a_stock
from tests.waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
FIRST = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)  # a Monday


def opened(data: Path, clock: SimulatedClock) -> Services:
    maintenance = BankMaintenance(data / "bank.sqlite", data / "content", clock)
    services = open_services(maintenance, data, clock, random.Random(1))
    build_bank(services.bank, a_stock(), "stock")
    return services


@pytest.fixture
def played(tmp_path: Path) -> Iterator[tuple[Services, Written]]:
    clock = SimulatedClock(FIRST)
    services = opened(tmp_path / "data", clock)
    yield services, play(services, clock, learners=2, days=3)
    services.close()


def attempts_of(services: Services) -> list[Attempt]:
    return [
        services.practice.attempt(line.id)
        for learner in services.learners.everyone()
        for line in services.practice.history(learner.id)
    ]


def test_a_class_has_learned_on_each_of_its_days(played: tuple[Services, Written]) -> None:
    services, written = played
    assert [one.name for one in services.learners.everyone()] == ["Alba", "Bruno"]
    attempts = attempts_of(services)
    responses = [q.response for one in attempts for q in one.questions if q.response]
    assert written.days == 3
    assert len(responses) > written.responses > 4  # those of the lesson come on top
    days = {response.at.date() for response in responses}
    assert min(days) == FIRST.date()
    assert max(days) <= date(2026, 10, 7)
    assert len({response.outcome for response in responses}) > 1


def test_there_is_something_to_go_on_with_a_test_and_a_class(
    played: tuple[Services, Written],
) -> None:
    services, _ = played
    learners = services.learners.everyone()
    assert any(services.practice.unfinished(one.id) for one in learners)
    assert services.planning.plan(learners[0].id) is not None
    (roster,) = services.preparing.rosters()
    assert (roster.title, len(roster.names)) == (CLASS, 2)
    assert len(services.preparing.plans()) == 1


def test_the_lesson_is_over_and_in_the_reviews_of_its_pupils(
    played: tuple[Services, Written],
) -> None:
    services, _ = played
    (line,) = services.classroom.sessions()
    session = services.classroom.session(line.id)
    assert session.ended_at is not None
    assert services.classroom.catch_up() == 0
    assert services.classroom.interrupted() is None
    titles = {attempt.title for attempt in attempts_of(services)}
    assert session.setup.title in titles


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    told = []
    for name in ("one", "two"):
        clock = SimulatedClock(FIRST)
        services = opened(tmp_path / name, clock)
        written = play(services, clock, learners=2, days=3)
        told.append((written, attempts_of(services), clock.now))
        services.close()
    assert told[0] == told[1]


def test_a_class_sits_down_on_school_days_in_the_order_of_time() -> None:
    days = school_days(date(2026, 10, 18), 42)
    assert len(days) == 30
    assert {day.weekday() for day in days} == {0, 1, 2, 3, 4}
    of = pupils(len(NAMES), random.Random(1))
    plan = list(sittings(of, days, random.Random(1)))
    assert [one.day for one in plan] == sorted(one.day for one in plan)
    assert {one.pupil for one in plan if one.day == days[0]} == set(range(len(NAMES)))
    assert len(NAMES) < len(plan) < len(NAMES) * len(days) / 2


def test_a_clock_never_goes_back() -> None:
    clock = SimulatedClock(FIRST)
    clock.go_on_to(FIRST.date() - timedelta(days=1), 14)
    assert clock() == FIRST
    clock.go_on_to(FIRST.date(), 14)
    assert clock() == FIRST.replace(hour=14)


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "devtools.demo", "--keep", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert list(tmp_path.iterdir()) == []
