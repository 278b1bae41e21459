"""The result of an attempt, and what awaits a learner; each read inside one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from quizapp.bank.chosen_packs import chosen_pack, pack_of
from quizapp.bank.content import Content
from quizapp.bank.draws import count
from quizapp.bank.engine import Db
from quizapp.bank.records import Records
from quizapp.bank.reports import Reports
from quizapp.core.answering.attempts import Attempt, Question, QuizSpec, Timing
from quizapp.core.answering.scoring import TopicScore, calibration, first_answers, score
from quizapp.core.content.ids import AttemptId, LearnerId
from quizapp.core.views.practice import AttemptSummary, FlaggedQuestion, LearnerOverview

if TYPE_CHECKING:
    from quizapp.core.views.answered import Owed
    from quizapp.services.cards import Cards


def summary_of(db: Db, attempt: Attempt, cards: Cards) -> AttemptSummary:
    """Return the result of an attempt: score, topics, calibration and every card."""
    content = Content(db)
    done = [q for q in attempt.questions if q.response]
    counted = [q for q in done if not q.extra]
    # What came back after a miss was explained before: it counts once (spec DY-6).
    told = first_answers(counted) if attempt.spec.purpose.misses_return else tuple(counted)
    again = frozenset(q.id for q in counted) - {q.id for q in told}
    titles = {topic.id: topic.title for topic in content.topics()}
    topics = tuple(
        TopicScore(
            topic_id,
            titles.get(topic_id, topic_id),
            score([q for q in told if q.version.topic_id == topic_id]),
        )
        for topic_id in dict.fromkeys(q.version.topic_id for q in told)
    )
    return AttemptSummary(
        attempt=attempt,
        score=score(counted),
        first=score(first_answers(counted)),
        topics=topics,
        calibration=calibration([q for q in done if q.id not in again]),
        cards=tuple((q, cards.of(content, q)) for q in done),
        again=again,
    )


def overview_of(db: Db, learner_id: LearnerId, now: datetime) -> LearnerOverview:
    """Return what awaits a learner: an open attempt, owed corrections, facts never met."""
    records = Records(db)
    totals = Content(db).totals_of(chosen_pack(db, learner_id))
    last = Reports(db).last_finished(learner_id, now)
    return LearnerOverview(
        facts=totals.facts,
        questions=totals.items,
        not_met=totals.facts - records.facts_met(learner_id),
        corrections_due=len(debts_of(db, learner_id)),
        unfinished=unfinished_of(db, learner_id),
        last=None if last is None else records.attempt(last),
        offered=_offered(db, learner_id, new=last is None),
    )


def offered_first_of(db: Db, learner_id: LearnerId, now: datetime) -> QuizSpec:
    """Return the quiz that is offered to a learner."""
    return _offered(db, learner_id, new=Reports(db).last_finished(learner_id, now) is None)


def _offered(db: Db, learner_id: LearnerId, *, new: bool) -> QuizSpec:
    myths = QuizSpec(myths_only=True)
    there = count(db, replace(myths, packs=frozenset({chosen_pack(db, learner_id)})))
    # A fact has about three questions, and a quiz asks each fact once.
    return myths if new and there >= 3 * myths.number else QuizSpec()


def unfinished_of(db: Db, learner_id: LearnerId) -> Attempt | None:
    """Return the attempt to go on with, the latest if there are several."""
    attempts = Reports(db).open_attempts(learner_id)
    return Records(db).attempt(attempts[-1][0]) if attempts else None


def debts_of(db: Db, learner_id: LearnerId) -> tuple[tuple[AttemptId, Question], ...]:
    """Return answered questions whose card was never left, oldest first.

    A crash or a quit leaves them; they are shown before anything else. What an unfinished
    attempt owes beyond that is paid by going on with it or by ending it: a question that was
    shown and not answered, and all cards where feedback comes at the end.
    """
    open_attempts = Reports(db).open_attempts(learner_id)
    later = {attempt_id for attempt_id, spec in open_attempts if spec.timing is Timing.END}
    return tuple(
        (attempt_id, question)
        for attempt_id, question in Records(db).debts(learner_id)
        if question.response is not None and attempt_id not in later
    )


def owed_of(db: Db, learner_id: LearnerId, cards: Cards) -> Owed | None:
    """Return the oldest of the explanations that are owed; None where nothing is."""
    debts = debts_of(db, learner_id)
    if not debts:
        return None
    from quizapp.bank.objections import Objections
    from quizapp.core.views.answered import Owed  # most starts find nothing owed

    attempt_id, question = debts[0]
    content = Content(db)
    topic = content.topic_title(question.version.topic_id)
    said = Objections(db).on(learner_id, question.version.id)
    card = cards.of(content, question)
    glossary = content.glossary(pack_of(db, question.version.id))
    return Owed(attempt_id, question, topic, card, len(debts), said, glossary)


def flagged_of(db: Db, learner_id: LearnerId) -> tuple[FlaggedQuestion, ...]:
    """Return the questions that a learner has flagged, the latest first."""
    found = Records(db).flagged(learner_id)
    facts = Content(db).facts({q.version.item.fact_id for _, _, q in found})
    return tuple(
        FlaggedQuestion(
            attempt_id=attempt_id,
            attempt_title=title,
            question=question,
            fact=facts[question.version.item.fact_id].statement,
        )
        for attempt_id, title, question in found
    )
