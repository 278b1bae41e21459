"""Whatever a pupil does, what was told is kept (spec RV-5): the review's property test."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.content.ids import FactId
from quizapp.core.learning.queue import Agenda
from quizapp.services.review import Review
from tests.builders import MOMENT
from tests.services.diary import Pupil, a_long_stock, write_diary
from tests.services.stock import HandClock

ACTS = ("task", "review", "quiz", "half", "again", "go on", "end", "test", "drop", "session")

days = st.lists(
    st.tuples(
        st.integers(1, 9),  # days since the last one
        st.sampled_from([4.5, 10, 16, 23.9, 27.5]),  # the hour; 27.5 is half past three at night
        st.lists(st.sampled_from(ACTS), min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=12,
)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("long") / "bank.sqlite"
    bank = Bank.open(file, HandClock())
    build_bank(bank, a_long_stock(40), "first")
    bank.close()
    return file


@contextmanager
def a_copy(stocked: Path) -> Iterator[Bank]:
    with TemporaryDirectory() as folder:
        bank = Bank.open(Path(shutil.copy(stocked, folder)), HandClock())
        try:
            yield bank
        finally:
            bank.close()


def act(pupil: Pupil, what: str) -> None:
    if what == "go on":
        pupil.go_on()
        return
    if what == "session":
        pupil.end_what_is_open()
        pupil.do_test_session()
        return
    if what == "test":
        pupil.plan_test(1 + pupil.dice.randrange(12), size=6)
        return
    if what == "drop":
        pupil.drop_test()
        return
    pupil.end_what_is_open()  # as the window does before something else begins
    if what == "task":
        pupil.do_task()
    elif what == "review":
        pupil.do_review()
    elif what == "half":
        pupil.do_review(stop_after=3)
    elif what == "quiz":
        pupil.do_quiz(6)
    elif what == "again":
        pupil.do_again()


A_TEST_IS_PUT_OFF = [
    (5, 4.5, ["review", "task", "review", "task"]),
    (7, 4.5, ["review", "task", "quiz", "quiz"]),
    (6, 4.5, ["quiz", "test"]),
    (5, 4.5, ["half", "review", "review"]),
    (2, 23.9, ["half", "session"]),
    (8, 27.5, ["session", "half"]),
    (3, 16.0, ["go on", "test", "half"]),
    (7, 16.0, ["again", "test"]),
]
"""A card says "before your test", and on that very day the test is put off by four days."""

A_TEST_IS_SET_IN_A_SESSION = [
    (1, 4.5, ["review", "review"]),
    (5, 4.5, ["review", "review", "review", "review"]),
    (4, 4.5, ["test", "quiz", "half", "drop"]),
    (4, 4.5, ["go on", "review", "go on", "go on"]),
    (6, 27.5, ["go on", "review", "again", "session"]),
    (1, 23.9, ["half", "test"]),
    (2, 4.5, ["go on"]),
]
"""A card names a day; then a test is set before that day, and the summary has to say so."""


@settings(max_examples=12, deadline=None)
@example(seed=209, story=A_TEST_IS_PUT_OFF)
@example(seed=256, story=A_TEST_IS_SET_IN_A_SESSION)
@given(seed=st.integers(0, 10_000), story=days)
def test_whatever_was_told_to_come_back_is_asked_on_its_day_before_anything_new(
    stocked: Path, seed: int, story: list[tuple[int, float, list[str]]]
) -> None:
    """The pupil checks it before and after every act: see ``Pupil.look`` and its sisters."""
    with a_copy(stocked) as bank:
        clock = HandClock()
        pupil = Pupil(bank, clock, seed)
        day = MOMENT.replace(hour=0, minute=0)
        for gap, hour, acts in story:
            day += timedelta(days=gap)
            clock.now = max(clock.now, day + timedelta(hours=hour))
            pupil.look()
            for what in acts:
                act(pupil, what)
                pupil.look()


def test_sixty_days_of_one_pupil_keep_every_promise(stocked: Path) -> None:
    lines: list[str] = []
    with a_copy(stocked) as bank:
        tally = write_diary(bank, 1, lines.append)
    assert tally.told > 200
    assert tally.on_the_day > 50
    assert any(line.startswith("  Told for today") for line in lines)
    assert "None was forgotten." in lines[-1]


def test_a_queue_that_forgets_a_fact_is_seen(
    stocked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test itself can fail: here for one fact that is left out of every day."""
    agenda = Review.agenda

    def without_one(self: Review, learner_id: object) -> Agenda:
        found = agenda(self, learner_id)  # type: ignore[arg-type]
        due: tuple[FactId, ...] = found.queue.due[1:]
        return Agenda(
            queue=type(found.queue)(
                found.queue.certain_wrong,
                found.queue.checks,
                found.queue.wrong,
                found.queue.lucky,
                found.queue.listed,
                due,
            ),
            session=found.session,
            on_list=found.on_list,
            upcoming=found.upcoming,
        )

    monkeypatch.setattr(Review, "agenda", without_one)
    with a_copy(stocked) as bank, pytest.raises(AssertionError, match="told for today"):
        write_diary(bank, 1, lambda line: None)
