"""What Today shows, made of what the services say."""

from datetime import datetime, timedelta

from quizapp.core.answering.attempts import Attempt, Learner
from quizapp.core.answering.scoring import score
from quizapp.core.learning.duration import minutes, pace
from quizapp.core.learning.queue import Agenda
from quizapp.core.views.planning import PlanView
from quizapp.core.views.practice import LearnerOverview
from quizapp.env.clock import learning_day
from quizapp.ui.pages.today.state import DueFacts, LastResult, TestAhead, TodayState, Unfinished


def today_state(
    learner: Learner,
    now: datetime,
    overview: LearnerOverview,
    agenda: Agenda,
    plan: PlanView | None,
) -> TodayState:
    """Return where a learner stands today.

    Args:
        learner: who.
        now: the present, in the reader's time zone.
        overview: what is open, was last and was never met.
        agenda: what is due.
        plan: the test ahead, if there is one.
    """
    each = pace(overview.last.questions if overview.last else ())
    coming = agenda.upcoming
    return TodayState(
        learner_name=learner.name,
        now=now,
        today=learning_day(now),
        facts=overview.facts,
        questions=overview.questions,
        not_met=overview.not_met,
        on_myths=overview.offered.myths_only,
        corrections_due=overview.corrections_due,
        unfinished=_unfinished(overview.unfinished),
        last=_last(overview.last),
        due=_due(agenda, each),
        on_list=agenda.on_list,
        next_day=coming.day if coming else None,
        next_facts=coming.facts if coming else 0,
        test=_test(plan, each),
    )


def _unfinished(attempt: Attempt | None) -> Unfinished | None:
    if attempt is None:
        return None
    moments = [attempt.started_at]
    for question in attempt.questions:
        moments += [at for at in (question.shown_at, question.left_at) if at]
    number = min(attempt.answered + 1, len(attempt.questions))
    return Unfinished(
        attempt_id=attempt.id,
        title=attempt.title,
        question=number,
        of=len(attempt.questions),
        left_at=max(moments),
    )


def _due(agenda: Agenda, each: timedelta) -> DueFacts:
    queue, session = agenda.queue, agenda.session
    questions = session.review + session.new
    return DueFacts(
        certain_wrong=len(queue.certain_wrong),
        wrong=len(queue.wrong),
        lucky=len(queue.lucky),
        again=queue.again,
        session=session.review,
        new=session.new,
        minutes=minutes(questions, each) if questions else 0,
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
    )


def _last(attempt: Attempt | None) -> LastResult | None:
    if attempt is None or attempt.finished_at is None:
        return None
    return LastResult(attempt.id, attempt.title, score(attempt.questions), attempt.finished_at)
