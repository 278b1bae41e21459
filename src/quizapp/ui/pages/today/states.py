"""What Today shows, made of what the services say."""

from datetime import datetime, timedelta

from quizapp.core.answering.attempts import Attempt, Learner
from quizapp.core.content.ids import TopicId
from quizapp.core.learning.duration import minutes, pace
from quizapp.core.views.planning import PlanView
from quizapp.core.views.reports import MasteryCounts
from quizapp.core.views.today import DayView
from quizapp.env.clock import learning_day
from quizapp.ui.pages.today.state import TestAhead, TodayState, TopicLine, Unfinished


def today_state(
    learner: Learner,
    now: datetime,
    day: DayView,
    plan: PlanView | None,
    topics: tuple[TopicLine, ...] = (),
    *,
    reads_first: bool = False,
) -> TodayState:
    """Return where a learner stands today.

    Args:
        learner: who.
        now: the present, in the reader's time zone.
        day: the day's task, and what was done of it.
        plan: the test ahead, if there is one.
        topics: the map of what is known, as far as it was read.
        reads_first: whether there is something to read for who is new.
    """
    each = pace(day.last.questions if day.last else ())
    return TodayState(
        learner_name=learner.name,
        now=now,
        today=learning_day(now),
        day=day,
        minutes=minutes(day.to_go, each),
        reads_first=reads_first,
        unfinished=_unfinished(day.unfinished),
        test=_test(plan, each),
        topics=topics,
    )


def topic_lines(topics: tuple[MasteryCounts, ...]) -> tuple[TopicLine, ...]:
    """Return the map of what is known."""
    return tuple(
        TopicLine(TopicId(t.id), t.title, t.known, t.unsure, t.wrong, t.not_met)
        for t in topics
        if t.facts
    )


def _unfinished(attempt: Attempt | None) -> Unfinished | None:
    if attempt is None:
        return None
    moments = [attempt.started_at]
    for question in attempt.questions:
        moments += [at for at in (question.shown_at, question.left_at) if at]
    number = min(attempt.answered + 1, len(attempt.drawn))
    return Unfinished(
        attempt_id=attempt.id,
        title=attempt.title,
        question=number,
        of=len(attempt.drawn),
        left_at=max(moments),
    )


def _test(plan: PlanView | None, each: timedelta) -> TestAhead | None:
    if plan is None:
        return None
    return TestAhead(
        test_on=plan.preparation.test_on,
        sessions=plan.sessions,
        minutes=minutes(min(plan.preparation.size, plan.facts), each),
        done_today=plan.done_today,
        topics=plan.topics,
        facts=plan.facts,
        not_met=plan.not_met,
        expected_now=plan.expected_now,
        expected_then=plan.expected_then,
        pack_id=plan.pack_id,
    )
