"""Plans and class lists, and what sessions tell about the past, on both databases."""

from dataclasses import replace
from datetime import timedelta

from quizapp.bank.engine import Bank
from quizapp.bank.session_plans import SessionPlans
from quizapp.bank.sessions import ClassSessions
from quizapp.core.content.ids import ItemId, ItemVersionId, LearnerId
from quizapp.core.session.setup import (
    Naming,
    Roster,
    RosterName,
    SessionPlan,
    SessionQuestion,
    SessionSetup,
)
from tests.bank.conftest import NOON

PLAN = SessionPlan(
    title="Borders",
    items=(ItemId("b"), ItemId("a")),
    ask_certainty=False,
    naming=Naming.ROSTER,
    roster_id=3,
    phones=False,
    seconds=90,
    ranking=True,
)


def test_a_plan_reads_back_is_changed_in_place_and_deleted(any_bank: Bank) -> None:
    with any_bank.write() as db:
        plans = SessionPlans(db)
        number = plans.keep(PLAN, NOON)
        other = plans.keep(replace(PLAN, title="Other"), NOON + timedelta(seconds=1))
    with any_bank.write() as db:
        plans = SessionPlans(db)
        assert [plan.title for plan in plans.plans()] == ["Other", "Borders"]
        assert plans.plans()[1] == replace(PLAN, id=number)
        changed = replace(PLAN, id=number, items=(ItemId("c"),), roster_id=None)
        assert plans.keep(changed, NOON + timedelta(seconds=2)) == number
    with any_bank.write() as db:
        plans = SessionPlans(db)
        assert plans.plans()[0] == changed
        plans.remove(number)
        assert [plan.id for plan in plans.plans()] == [other]


def test_a_class_list_reads_back_is_changed_in_place_and_deleted(any_bank: Bank) -> None:
    names = (RosterName("Ana"), RosterName("김 Élise", LearnerId(4)))
    with any_bank.write() as db:
        plans = SessionPlans(db)
        number = plans.keep_roster(Roster("b", names), NOON)
        plans.keep_roster(Roster("A", names[:1]), NOON)
    with any_bank.write() as db:
        plans = SessionPlans(db)
        assert plans.rosters()[1] == Roster("b", names, number)
        assert [roster.title for roster in plans.rosters()] == ["A", "b"]
        plans.keep_roster(Roster("b", names[1:], number), NOON)
    with any_bank.write() as db:
        plans = SessionPlans(db)
        assert plans.rosters()[1].names == names[1:]
        plans.remove_roster(number)
        assert [roster.title for roster in plans.rosters()] == ["A"]


def test_a_session_is_entered_by_one_alone_and_waits_until_then(any_bank: Bank) -> None:
    setup = SessionSetup("Numbers", (SessionQuestion(ItemVersionId(7), (0, 1)),))
    with any_bank.write() as db:
        sessions = ClassSessions(db)
        running, over = sessions.add("ACDE", setup, NOON), sessions.add("FHJK", setup, NOON)
        sessions.end(over.id, NOON)
        assert [one.id for one in sessions.not_entered()] == [over.id]
    with any_bank.write() as db:
        assert ClassSessions(db).mark_entered(over.id, NOON)
    with any_bank.write() as db:
        sessions = ClassSessions(db)
        assert not sessions.mark_entered(over.id, NOON)
        assert sessions.not_entered() == ()
        assert [one.id for one in sessions.open()] == [running.id]


def test_the_latest_session_with_a_question_says_when_it_was_asked(any_bank: Bank) -> None:
    first, second = (SessionQuestion(ItemVersionId(n), (0, 1)) for n in (1, 2))
    later = NOON + timedelta(days=3)
    with any_bank.write() as db:
        sessions = ClassSessions(db)
        sessions.add("FHJK", SessionSetup("Later", (first,)), later)
        sessions.add("ACDE", SessionSetup("Numbers", (first, second)), NOON)
        assert sessions.last_asked() == {1: later, 2: NOON}
