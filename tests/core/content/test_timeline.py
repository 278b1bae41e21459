"""Which facts stand on the timeline, and in which order."""

from dataclasses import replace

import pytest

from quizapp.core.content.facts import Fact
from quizapp.core.content.timeline import timeline
from tests.builders import a_fact


def told(statement: str, as_of: str = "") -> Fact:
    return replace(a_fact(), statement=statement, as_of=as_of)


@pytest.mark.parametrize(
    ("statement", "as_of", "date"),
    [
        ("The war ended in 1953 with a truce.", "", "1953"),
        ("From 2002 to 2019, more than 1,000 came each year.", "2023", "2002"),
        ("China set eleven people free in 2014.", "2014-08", "2014-08"),
        ("Most of those asked were women.", "2017", "2017"),
    ],
)
def test_a_fact_stands_where_its_year_is_or_the_date_as_of_which_it_holds(
    statement: str, as_of: str, date: str
) -> None:
    (dated,) = timeline((told(statement, as_of),))
    assert (dated.date, dated.year) == (date, int(date[:4]))
    assert dated.statement == statement


@pytest.mark.parametrize(
    "statement",
    [
        "Most people go by way of China.",
        "In the late 1990s more people left.",
        "The table counts 2,009 people.",
        "A household got $2014.50 and 12000 won.",
        "The sum was 1,953.",
    ],
)
def test_a_fact_without_a_year_is_left_out(statement: str) -> None:
    assert timeline((told(statement),)) == ()


def test_the_oldest_comes_first_and_facts_of_one_date_stay_in_their_order() -> None:
    said = ("One of 2014.", "One of 1953.", "Another of 2014.")
    facts = [told(words) for words in said] + [told("In May of 2014.", "2014-05")]
    assert [each.statement for each in timeline(facts)] == [
        "One of 1953.",
        "One of 2014.",
        "Another of 2014.",
        "In May of 2014.",
    ]


def test_a_fact_leads_to_the_first_passage_it_cites_with_its_evidence_marked() -> None:
    fact = told("In 2014.")
    first, *others = fact.evidence
    other = replace(first, passage_id=type(first.passage_id)("later#only"), start=1, end=4)
    again = replace(first, start=40, end=44)
    (dated,) = timeline((replace(fact, evidence=(first, other, again, *others)),))
    assert dated.passage_id == first.passage_id
    assert (first.start, first.end) in dated.marks
    assert (40, 44) in dated.marks
    assert (1, 4) not in dated.marks
