"""A test in each of two packs: neither touches the other, and both travel in a copy."""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from quizapp.bank.plans import Plans
from quizapp.core.answering.attempts import Attempt, Certainty, QuizSpec
from quizapp.core.content.ids import LearnerId, PackId, TopicId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.learning.test_plan import Preparation
from quizapp.core.views.planning import OtherTest, PlanView
from quizapp.env.clock import learning_day
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.services.services import Services, open_services
from tests.services.stock import HandClock
from tests.services.test_packs import OWN, renamed
from tests.ui.journeys.stock_folder import a_stock_folder

LAW = TopicId("law")
OWN_LAW = TopicId(f"{OWN}:law")


class School:
    """A computer with two packs, and a learner who works with either."""

    def __init__(self, services: Services, content: Path, clock: HandClock) -> None:
        self.services = services
        self.content = content
        self.clock = clock
        self.mina = services.learners.add("Mina")

    def in_days(self, ahead: int) -> date:
        return learning_day(self.clock.now) + timedelta(days=ahead)

    def choose(self, pack_id: PackId) -> None:
        self.services.packs.choose(self.mina.id, pack_id)

    def prepare(self, pack_id: PackId, ahead: int, *topics: TopicId, size: int = 3) -> None:
        self.choose(pack_id)
        preparation = Preparation(self.in_days(ahead), frozenset(topics), size)
        self.services.planning.set_plan(self.mina.id, preparation)

    def plan(self, pack_id: PackId) -> PlanView | None:
        self.choose(pack_id)
        return self.services.planning.plan(self.mina.id, foresee=False)

    def days(self, learner_id: LearnerId | None = None) -> dict[str, date]:
        """Return the day of the test in each pack that has one."""
        with self.services.bank.read() as db:
            found = {
                pack_id: Plans(db).of(learner_id or self.mina.id, pack_id)
                for pack_id in (BUILT_IN, OWN)
            }
        return {pack_id: one.preparation.test_on for pack_id, one in found.items() if one}

    def answer(self, attempt: Attempt) -> Attempt:
        """Answer a whole attempt rightly."""
        practice = self.services.practice
        while attempt.finished_at is None:
            question = practice.go_on(attempt.id).attempt.current
            assert question is not None
            key = question.order.index(question.version.item.key)
            practice.answer(attempt.id, question.id, key, Certainty.CERTAIN, 1000)
            attempt = practice.leave_feedback(attempt.id, question.id)
        return attempt


Make = Callable[[], School]


def opened(base: Path, clock: HandClock) -> Services:
    maintenance = BankMaintenance(base / "data" / BANK_FILE, base / "app" / "content", clock)
    return open_services(maintenance, base / "data", clock, random.Random(4))


@pytest.fixture(scope="session")
def two_packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both packs, made once and copied by each test: migrating takes a while."""
    base = tmp_path_factory.mktemp("two-packs")
    a_stock_folder(base / "app")
    services = opened(base, HandClock())
    services.build(lambda _: None)
    services.packs.add(renamed(a_stock_folder(base / "brought"), OWN))
    services.close()
    return base


@pytest.fixture
def make(two_packs: Path, tmp_path: Path, clock: HandClock) -> Iterator[Make]:
    made: list[School] = []

    def computer() -> School:
        base = shutil.copytree(two_packs, tmp_path / f"computer-{len(made)}")
        made.append(School(opened(base, clock), base / "app" / "content", clock))
        return made[-1]

    yield computer
    for one in made:
        one.services.close()


@pytest.fixture
def school(make: Make) -> School:
    return make()


def on(_: float) -> bool:
    return True


# Beside each other


def test_a_second_test_leaves_the_first_as_it_was(school: School) -> None:
    school.prepare(BUILT_IN, 5, LAW)
    first = school.plan(BUILT_IN)
    assert school.plan(OWN) is None
    school.prepare(OWN, 9, OWN_LAW, size=4)
    second = school.plan(OWN)
    assert second is not None
    assert (second.days_left, second.preparation.topics) == (9, frozenset({OWN_LAW}))
    assert school.plan(BUILT_IN) == first
    school.prepare(OWN, 12)
    assert school.plan(BUILT_IN) == first
    school.services.planning.drop_plan(school.mina.id)
    assert school.days() == {OWN: school.in_days(12)}, "that of the chosen pack alone is removed"


def test_a_session_is_done_for_the_test_of_its_pack(school: School) -> None:
    school.prepare(BUILT_IN, 5)
    school.prepare(OWN, 6)
    services = school.services
    attempt = school.answer(services.today.start(school.mina.id))
    assert {one.version.item.id.startswith(f"{OWN}:") for one in attempt.questions} == {True}
    own, built_in = school.plan(OWN), school.plan(BUILT_IN)
    assert own is not None
    assert own.done_today
    assert own.sessions[0] > school.in_days(0)
    assert built_in is not None
    assert not built_in.done_today
    assert built_in.sessions[0] == school.in_days(0)
    assert services.today.view(school.mina.id).is_test


def test_today_names_the_tests_ahead_in_other_packs(school: School) -> None:
    school.prepare(BUILT_IN, 5)
    school.prepare(OWN, 2)
    today = school.services.today
    assert today.view(school.mina.id).other_tests == (OtherTest("A stock", school.in_days(5)),)
    school.choose(BUILT_IN)
    other = OtherTest("Town history", school.in_days(2))
    assert today.view(school.mina.id).other_tests == (other,)
    school.clock.tick(days=2)
    assert today.view(school.mina.id).other_tests == (other,), "on its day it is still ahead"
    school.clock.tick(days=1)
    assert today.view(school.mina.id).other_tests == ()


def test_a_fact_comes_back_before_the_test_of_its_own_pack(school: School) -> None:
    """Several packs are picked together: the one that is chosen says nothing of the other."""
    school.prepare(OWN, 2)
    school.choose(BUILT_IN)
    both = QuizSpec(number=24, packs=frozenset({BUILT_IN, OWN}))
    practice = school.services.practice
    attempt = practice.start(school.mina.id, both)
    told: dict[bool, set[bool]] = {}
    for question in attempt.questions:
        key = question.order.index(question.version.item.key)
        practice.go_on(attempt.id)
        answered = practice.answer(attempt.id, question.id, key, Certainty.CERTAIN, 1000)
        due = answered.next_due
        assert due is not None
        own = question.version.item.id.startswith(f"{OWN}:")
        told[own] = told.get(own, set()) | {due.before_test}
        practice.leave_feedback(attempt.id, question.id)
    assert told == {True: {True}, False: {False}}


def test_what_a_session_came_to_is_told_by_the_test_of_its_pack(school: School) -> None:
    school.prepare(OWN, 2)
    services = school.services
    attempt = school.answer(services.practice.start(school.mina.id, QuizSpec(number=3)))
    told = services.review.outcome(attempt.id)
    assert {one.on for one in told.off_list} == {school.in_days(1)}
    school.choose(BUILT_IN)
    assert services.review.outcome(attempt.id) == told


def test_a_test_is_set_and_removed_in_the_pack_that_was_shown(school: School) -> None:
    """Another window may have chosen another pack since."""
    planning, mina = school.services.planning, school.mina
    school.prepare(OWN, 9)
    school.choose(BUILT_IN)
    shown = Preparation(school.in_days(4), frozenset({LAW}))
    school.choose(OWN)
    planning.set_plan(mina.id, shown, BUILT_IN)
    assert school.days() == {BUILT_IN: school.in_days(4), OWN: school.in_days(9)}
    built_in = planning.outlook(mina.id, school.in_days(4), shown.topics, (6,), None, BUILT_IN)
    assert built_in.facts > 0
    planning.drop_plan(mina.id, BUILT_IN)
    assert school.days() == {OWN: school.in_days(9)}


# Packs and learners that go


def test_the_test_of_a_retired_pack_waits_until_it_is_brought_back(school: School) -> None:
    school.prepare(BUILT_IN, 5)
    school.prepare(OWN, 9)
    services, mina = school.services, school.mina
    services.packs.retire(OWN)
    plan = services.planning.plan(mina.id)
    assert plan is not None
    assert plan.days_left == 5
    assert services.today.view(mina.id).other_tests == ()
    services.planning.drop_plan(mina.id)
    services.packs.bring_back(OWN, school.content)
    assert school.days() == {OWN: school.in_days(9)}
    again = school.plan(OWN)
    assert again is not None
    assert again.facts == 11, "all but the sensitive one"


def test_both_tests_go_with_their_learner_and_come_back_with_them(school: School) -> None:
    school.prepare(BUILT_IN, 5)
    school.prepare(OWN, 9)
    before, services = school.days(), school.services
    services.rights.erase(school.mina.id)
    assert school.days() == {}
    services.rights.undo()
    assert school.days() == before


# In a copy


def saved(school: School, folder: Path) -> Path:
    return school.services.rights.export(school.mina.id, folder / "mina.json")


def test_both_tests_travel_in_a_copy(make: Make, tmp_path: Path) -> None:
    school, home = make(), make()
    home.prepare(OWN, 3)
    school.clock.tick(hours=1)
    school.prepare(OWN, 9, OWN_LAW, size=4)
    school.prepare(BUILT_IN, 5, LAW)
    file = saved(school, tmp_path)
    home.clock.tick(hours=1)
    home.prepare(BUILT_IN, 7)
    assert home.days() == {BUILT_IN: home.in_days(7), OWN: home.in_days(3)}
    home.services.rights.take_in(file, home.mina.id, on)
    assert home.days() == {BUILT_IN: home.in_days(7), OWN: home.in_days(9)}, "the later set"
    taken, there = home.plan(OWN), school.plan(OWN)
    assert taken is not None
    assert there is not None
    assert taken.preparation == there.preparation
    home.services.rights.undo()
    assert home.days() == {BUILT_IN: home.in_days(7), OWN: home.in_days(3)}
    other = home.services.rights.take_in(file, None, on).learner
    assert home.days(other.id) == school.days()


def test_what_earlier_versions_read_in_it_is_the_test_of_the_built_in_pack(
    school: School, tmp_path: Path
) -> None:
    school.prepare(OWN, 9, OWN_LAW)
    told = json.loads(saved(school, tmp_path).read_text("utf-8"))
    assert (told["format"], told["test_plan"]) == (1, None)
    assert [one["pack_id"] for one in told["test_plans"]] == [OWN]
    school.prepare(BUILT_IN, 5, LAW)
    told = json.loads(saved(school, tmp_path).read_text("utf-8"))
    assert told["test_plan"] in told["test_plans"]
    assert told["test_plan"]["topics"] == [LAW]


OLDER: tuple[tuple[dict[str, Any], str | None], ...] = (
    ({"topics": [LAW]}, BUILT_IN),
    ({"topics": [OWN_LAW]}, OWN),
    ({"topics": [OWN_LAW], "pack_id": BUILT_IN}, OWN),  # taken in from a copy before
    ({"topics": [], "pack_id": OWN}, OWN),
    ({"topics": [OWN_LAW, LAW], "pack_id": OWN}, OWN),
    ({"topics": []}, BUILT_IN),
    ({"topics": [], "pack_id": "unheard-of"}, None),
    ({"topics": ["unheard-of:law"], "pack_id": "unheard-of"}, None),
    ({"topics": ["gone"], "pack_id": OWN}, None),
)
"""What the one test of an older copy says, and the pack that it comes to."""


def test_the_one_test_of_an_older_copy_comes_to_its_pack(school: School, tmp_path: Path) -> None:
    file, services = saved(school, tmp_path), school.services
    told = json.loads(file.read_text("utf-8"))
    del told["test_plans"]
    day = school.in_days(8)
    one = {"test_on": day.isoformat(), "size": 6, "made_at": school.clock().isoformat()}
    for changes, pack_id in OLDER:
        file.write_text(json.dumps(told | {"test_plan": one | changes}), "utf-8")
        services.rights.take_in(file, school.mina.id, on)
        assert school.days() == ({} if pack_id is None else {pack_id: day}), changes
        if pack_id is not None:
            plan = school.plan(PackId(pack_id))
            assert plan is not None
            assert len(plan.preparation.topics) == min(1, len(changes["topics"]))
            services.rights.undo()


def test_a_test_on_a_retired_pack_is_left_out(make: Make, tmp_path: Path) -> None:
    school, home = make(), make()
    school.prepare(OWN, 9)
    home.services.packs.retire(OWN)
    home.services.rights.take_in(saved(school, tmp_path), home.mina.id, on)
    assert home.days() == {}
