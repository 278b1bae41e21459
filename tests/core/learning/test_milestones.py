"""Milestones: what counts, when one is reached, and that none is lost (spec RV-15)."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.content.ids import FactId, TopicId
from quizapp.core.learning.mastery import Mastery
from quizapp.core.learning.milestones import (
    Goal,
    Milestone,
    MilestoneKind,
    TopicFact,
    goals_of,
    newly_reached,
    next_goals,
)

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
LIFE, LAW = TopicId("life"), TopicId("law")
FACTS, MYTHS, CORE, GONE = (
    MilestoneKind.FACTS_MET,
    MilestoneKind.MYTHS_MET,
    MilestoneKind.CORE_KNOWN,
    MilestoneKind.MYTHS_GIVEN_UP,
)


def a_topic_fact(
    number: int,
    mastery: Mastery,
    topic: TopicId = LIFE,
    *,
    core: bool = False,
    myth: bool = False,
    by_choice: bool = False,
) -> TopicFact:
    return TopicFact(FactId(f"{topic}-{number}"), topic, mastery, core, myth, by_choice)


def counted(goals: tuple[Goal, ...]) -> dict[tuple[MilestoneKind, TopicId | None], tuple[int, int]]:
    return {(goal.kind, goal.topic_id): (goal.done, goal.number) for goal in goals}


def test_a_topic_is_met_when_each_of_its_facts_was_answered_right_or_wrong() -> None:
    facts = [
        a_topic_fact(1, Mastery.WRONG),
        a_topic_fact(2, Mastery.UNSURE),
        a_topic_fact(3, Mastery.KNOWN),
        a_topic_fact(4, Mastery.NOT_MET),
    ]
    assert counted(goals_of(facts, 0))[FACTS, LIFE] == (3, 4)
    facts[3] = facts[3]._replace(mastery=Mastery.WRONG)
    (goal,) = (goal for goal in goals_of(facts, 0) if goal.kind is FACTS)
    assert goal.reached


def test_myths_are_counted_by_themselves() -> None:
    facts = [a_topic_fact(n, Mastery.UNSURE, myth=True) for n in range(3)]
    facts.append(a_topic_fact(9, Mastery.NOT_MET))
    found = counted(goals_of(facts, 0))
    assert found[MYTHS, LIFE] == (3, 3)
    assert found[FACTS, LIFE] == (3, 4)


def test_core_facts_count_when_they_are_known_not_when_they_were_met() -> None:
    facts = [a_topic_fact(n, Mastery.KNOWN, core=True) for n in range(3)]
    facts.append(a_topic_fact(4, Mastery.UNSURE, core=True))
    facts.append(a_topic_fact(5, Mastery.NOT_MET))
    assert counted(goals_of(facts, 0))[CORE, LIFE] == (3, 4)


def test_what_is_asked_only_by_choice_counts_once_it_was_met() -> None:
    facts = [a_topic_fact(n, Mastery.UNSURE) for n in range(3)]
    facts.append(a_topic_fact(4, Mastery.NOT_MET, by_choice=True))
    assert counted(goals_of(facts, 0))[FACTS, LIFE] == (3, 3)
    facts[3] = facts[3]._replace(mastery=Mastery.WRONG)
    assert counted(goals_of(facts, 0))[FACTS, LIFE] == (4, 4)


def test_two_facts_make_no_milestone() -> None:
    assert goals_of([a_topic_fact(n, Mastery.KNOWN, core=True) for n in range(2)], 0)[:-1] == ()
    assert len(goals_of([a_topic_fact(n, Mastery.KNOWN) for n in range(3)], 0)) == 2


def test_myths_given_up_go_by_steps() -> None:
    found = [(goal.number, goal.reached) for goal in goals_of((), 6)]
    assert found == [(1, True), (5, True), (10, False)]


def test_what_is_kept_is_not_noted_again_even_when_its_number_has_grown() -> None:
    facts = [a_topic_fact(n, Mastery.UNSURE) for n in range(4)]
    kept = Milestone(FACTS, LIFE, 3, NOW)
    assert newly_reached(goals_of(facts, 0), [kept], lambda _: True, NOW) == ()
    (found,) = newly_reached(goals_of(facts, 0), [], lambda _: False, NOW)
    assert found == Milestone(FACTS, LIFE, 4, NOW, news=False)


def test_each_step_of_myths_given_up_is_a_milestone_of_its_own() -> None:
    kept = [Milestone(GONE, None, 1, NOW)]
    found = newly_reached(goals_of((), 11), kept, lambda _: True, NOW)
    assert [one.number for one in found] == [5, 10]


def test_the_nearest_goals_come_first_one_for_each_topic() -> None:
    facts = [a_topic_fact(n, Mastery.UNSURE, myth=True) for n in range(3)]
    facts += [a_topic_fact(n, Mastery.NOT_MET, myth=n == 4) for n in range(4, 9)]
    facts += [a_topic_fact(n, Mastery.UNSURE, LAW) for n in range(3)]
    facts.append(a_topic_fact(9, Mastery.NOT_MET, LAW))
    near = next_goals(goals_of(facts, 0), 3)
    assert [(goal.topic_id, goal.kind, goal.missing) for goal in near] == [
        (LIFE, MYTHS, 1),
        (LAW, FACTS, 1),
    ]


def test_what_was_not_begun_is_no_near_goal() -> None:
    facts = [a_topic_fact(n, Mastery.NOT_MET, core=True, myth=True) for n in range(3)]
    assert next_goals(goals_of(facts, 0), 3) == ()


@given(
    st.lists(st.tuples(st.sampled_from(Mastery), st.booleans(), st.booleans(), st.booleans())),
    st.integers(0, 200),
)
def test_a_goal_is_reached_exactly_when_nothing_is_missing(
    rows: list[tuple[Mastery, bool, bool, bool]], given_up: int
) -> None:
    facts = [
        a_topic_fact(n, mastery, core=core, myth=myth, by_choice=choice)
        for n, (mastery, core, myth, choice) in enumerate(rows)
    ]
    for goal in goals_of(facts, given_up):
        assert goal.reached == (goal.missing == 0)
        assert goal.done <= goal.number or goal.kind is GONE
        if goal.kind is not GONE:
            assert len(goal.facts) == goal.number
