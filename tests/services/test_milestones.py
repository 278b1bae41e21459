"""Milestones through the services: noted with the attempt that reached them (spec RV-15)."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Attempt, Learner, Stage
from quizapp.core.content.ids import AttemptId, FactId, TopicId
from quizapp.core.learning.milestones import MilestoneKind
from quizapp.env.clock import learning_day
from quizapp.services.learners import Learners
from quizapp.services.milestones import MilestonesTold
from quizapp.services.practice import Practice
from quizapp.services.reporting import Reporting
from quizapp.services.rights import Rights
from tests.services.stock import HandClock, a_stock, allow

ROUTES = [FactId(f"fact-{n}") for n in (3, 6, 9)]
CHINA = [FactId(f"fact-{n}") for n in (1, 4, 7, 10)]


def day_of(at: datetime) -> date:
    return learning_day(at, UTC)


@pytest.fixture
def told(bank: Bank) -> MilestonesTold:
    return MilestonesTold(bank)


@pytest.fixture
def reporting(bank: Bank, clock: HandClock) -> Reporting:
    return Reporting(bank, clock, day_of)


def ask(
    practice: Practice, learner: Learner, facts: list[FactId], *, leave_last: bool = True
) -> AttemptId:
    """Answer a question on each fact, rightly, and leave the cards."""
    attempt: Attempt = practice.start_on(learner.id, facts, "Some facts")
    for place in range(len(facts)):
        question = practice.go_on(attempt.id).attempt.current
        assert question is not None
        key = question.order.index(question.version.item.key)
        practice.answer(attempt.id, question.id, key, None, 1000)
        if leave_last or place < len(facts) - 1:
            attempt = practice.leave_feedback(attempt.id, question.id)
    assert (attempt.stage is Stage.SUMMARY) == leave_last
    return attempt.id


def named(told: MilestonesTold, attempt_id: AttemptId) -> list[tuple[str, str, int]]:
    return [
        (one.milestone.kind.value, one.topic, one.milestone.number)
        for one in told.reached_in(attempt_id)
    ]


def test_the_attempt_that_meets_the_last_fact_of_a_topic_tells_it(
    practice: Practice, told: MilestonesTold, mina: Learner
) -> None:
    first = ask(practice, mina, CHINA[:3])
    assert named(told, first) == []
    last = ask(practice, mina, CHINA[3:])
    assert ("facts met", "China", 4) in named(told, last)


def test_it_is_told_with_that_attempt_and_with_no_later_one(
    practice: Practice, told: MilestonesTold, mina: Learner, reporting: Reporting
) -> None:
    last = ask(practice, mina, CHINA)
    again = ask(practice, mina, CHINA)
    assert "facts met" in [kind for kind, _, _ in named(told, last)]
    assert "facts met" not in [kind for kind, _, _ in named(told, again)]
    reached = reporting.progress(mina.id).reached
    assert [one.milestone.kind for one in reached].count(MilestoneKind.FACTS_MET) == 1


def test_a_quiz_that_is_ended_early_keeps_what_it_reached(
    practice: Practice, told: MilestonesTold, mina: Learner
) -> None:
    attempt_id = ask(practice, mina, CHINA, leave_last=False)
    practice.end(attempt_id)
    assert ("facts met", "China", 4) in named(told, attempt_id)


def test_what_was_skipped_is_not_met(
    practice: Practice, told: MilestonesTold, mina: Learner
) -> None:
    attempt = practice.start_on(mina.id, CHINA, "Skipped")
    for _ in CHINA:
        question = practice.go_on(attempt.id).attempt.current
        assert question is not None
        practice.answer(attempt.id, question.id, None, None, 1000)
        practice.leave_feedback(attempt.id, question.id)
    assert named(told, attempt.id) == []


def test_a_sensitive_fact_that_nobody_chose_keeps_no_topic_open(
    bank: Bank, practice: Practice, told: MilestonesTold, mina: Learner, reporting: Reporting
) -> None:
    attempt_id = ask(practice, mina, ROUTES)  # the fourth, fact-12, is sensitive
    assert ("facts met", "Routes", 3) in named(told, attempt_id)
    progress = reporting.progress(mina.id)
    (routes,) = [line for line in progress.topics if line.title == "Routes"]
    assert (routes.facts, routes.not_met) == (3, 0)  # as the milestone says
    assert (progress.by_choice, progress.by_choice_sensitive) == (0, 0)  # nothing is said of it
    allow(bank)
    progress = reporting.progress(mina.id)
    assert (progress.by_choice, progress.by_choice_sensitive) == (1, 1)
    ask(practice, mina, [FactId("fact-12")])
    progress = reporting.progress(mina.id)
    (routes,) = [line for line in progress.topics if line.title == "Routes"]
    assert (routes.facts, progress.by_choice) == (4, 0)


def test_a_milestone_stays_when_the_topic_grows(
    bank: Bank, practice: Practice, mina: Learner, reporting: Reporting
) -> None:
    smaller = a_stock(without=frozenset({"item-10-choice", "item-10-statement"}))
    build_bank(bank, smaller, "smaller")
    ask(practice, mina, CHINA[:3])
    build_bank(bank, a_stock(), "larger")
    progress = reporting.progress(mina.id)
    (kept,) = (x for x in progress.reached if x.milestone.kind is MilestoneKind.FACTS_MET)
    assert (kept.topic, kept.milestone.number) == ("China", 3)
    assert any(line.id == TopicId("china") and line.not_met == 1 for line in progress.topics)


def test_what_was_reached_before_milestones_were_kept_is_listed_and_is_no_news(
    bank: Bank, practice: Practice, told: MilestonesTold, mina: Learner, reporting: Reporting
) -> None:
    ask(practice, mina, CHINA)
    with bank.write() as db:
        db.execute(text("DELETE FROM milestone"))
    later = ask(practice, mina, [FactId("fact-2")])
    assert "facts met" not in [kind for kind, _, _ in named(told, later)]
    reached = reporting.progress(mina.id).reached
    assert MilestoneKind.FACTS_MET in [one.milestone.kind for one in reached]


def test_milestones_go_with_their_learner_and_move_when_two_are_merged(
    bank: Bank, practice: Practice, learners: Learners, mina: Learner, clock: HandClock
) -> None:
    reporting = Reporting(bank, clock, day_of)
    other = learners.add("Minna")
    ask(practice, mina, CHINA)
    ask(practice, other, CHINA)
    rights = Rights(bank, clock, day_of)
    rights.merge(other.id, mina.id)
    kinds = [one.milestone.kind for one in reporting.progress(mina.id).reached]
    assert kinds.count(MilestoneKind.FACTS_MET) == 1
    rights.erase(mina.id)
    with bank.read() as db:
        assert db.scalar(text("SELECT count(*) FROM milestone")) == 0
    rights.close()


def test_the_nearest_goal_is_named_with_what_is_missing(
    practice: Practice, mina: Learner, reporting: Reporting
) -> None:
    ask(practice, mina, CHINA[:3])
    near = reporting.progress(mina.id).ahead[0]
    assert (near.topic, near.goal.missing) == ("China", 1)
