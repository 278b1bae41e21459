"""Which facts of a topic are practised first (spec RV-16)."""

import random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.learning.mastery import Mastery
from quizapp.core.learning.topic_practice import to_practise
from tests.core.learning.test_milestones import a_topic_fact

WRONG, NEW, UNSURE, KNOWN = Mastery.WRONG, Mastery.NOT_MET, Mastery.UNSURE, Mastery.KNOWN


def test_wrong_and_unmet_come_before_unsure_and_known() -> None:
    facts = [a_topic_fact(n, mastery) for n, mastery in enumerate((KNOWN, UNSURE, NEW, WRONG))]
    wanted = to_practise(facts, 10, random.Random(1))
    assert wanted == tuple(facts[place].id for place in (3, 2, 1, 0))


def test_a_core_fact_never_met_comes_before_a_side_issue_that_was_wrong() -> None:
    facts = [a_topic_fact(1, WRONG), a_topic_fact(2, NEW, core=True), a_topic_fact(3, NEW)]
    wanted = to_practise(facts, 10, random.Random(1))
    assert wanted == (facts[1].id, facts[0].id, facts[2].id)


def test_what_is_sensitive_waits_until_it_was_met_by_choice() -> None:
    facts = [a_topic_fact(1, NEW, by_choice=True), a_topic_fact(2, WRONG, by_choice=True)]
    assert to_practise(facts, 10, random.Random(1)) == (facts[1].id,)


@given(
    st.lists(st.tuples(st.sampled_from(Mastery), st.booleans(), st.booleans()), max_size=40),
    st.integers(1, 12),
    st.integers(0, 99),
)
def test_no_known_fact_takes_the_place_of_a_wrong_or_unmet_one(
    rows: list[tuple[Mastery, bool, bool]], number: int, seed: int
) -> None:
    facts = [
        a_topic_fact(n, mastery, core=core, by_choice=choice)
        for n, (mastery, core, choice) in enumerate(rows)
    ]
    wanted = to_practise(facts, number, random.Random(seed))
    able = [one for one in facts if one.counts]
    assert len(wanted) == min(number, len(able)) == len(set(wanted))
    left = [one for one in able if one.id not in wanted]
    taken = [one for one in able if one.id in wanted]
    if any(one.mastery in (WRONG, NEW) for one in left):
        assert all(one.mastery in (WRONG, NEW) for one in taken)
