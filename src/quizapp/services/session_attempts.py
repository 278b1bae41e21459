"""What learners of this bank did in a session, added to the attempts and the review of each."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from quizapp.bank.content import Content
from quizapp.bank.engine import Db
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import ItemVersion, QuizSpec, Response
from quizapp.core.answering.grading import grade
from quizapp.core.content.ids import ItemVersionId
from quizapp.core.learning.review_cards import Days
from quizapp.core.session.class_work import ClassWork
from quizapp.core.session.setup import ClassSession
from quizapp.services.milestones import note_milestones


def add_attempts(
    db: Db, session: ClassSession, works: Iterable[ClassWork], now: datetime, day_of: Days
) -> int:
    """Store each learner's work in a session as an attempt; return for how many.

    Args:
        db: the transaction.
        session: the session, ended.
        works: what each learner did. Who was erased since is left out.
        now: the current time.
        day_of: returns the learning day of a moment.
    """
    versions = Content(db).item_versions(one.version_id for one in session.setup.questions)
    present = {learner.id for learner in LearnerRecords(db).everyone()}
    added = 0
    for work in works:
        if work.learner_id in present and work.responses:
            _add_attempt(db, session, work, versions, now, day_of)
            added += 1
    return added


def _add_attempt(
    db: Db,
    session: ClassSession,
    work: ClassWork,
    versions: Mapping[ItemVersionId, ItemVersion],
    now: datetime,
    day_of: Days,
) -> None:
    records, cards = Records(db), ReviewCards(db, day_of)
    asked = [session.setup.questions[one.question] for one in work.responses]
    first = work.responses[0]
    attempt_id = records.add_attempt(
        work.learner_id,
        QuizSpec(number=len(asked), include_sensitive=True),
        session.setup.title,
        0,  # nothing was drawn
        [(one.version_id, one.order) for one in asked],
        first.shown_at,
    )
    before = cards.of(work.learner_id)
    # A learner who practised at home before a session of this morning was entered has later
    # responses on the cards already: then the cards are made again, in the order of time.
    late = any(card.last.at > first.at for card in before.values())
    questions = records.attempt(attempt_id).questions
    for question, planned, one in zip(questions, asked, work.responses, strict=True):
        item = versions[planned.version_id].item
        chosen = planned.order[one.choice]
        records.mark_shown(question.id, one.shown_at)
        records.record(
            question.id,
            Response(chosen, one.certainty, grade(item, chosen), one.elapsed_ms, one.at),
        )
        if not late:
            cards.take(work.learner_id, question.id)
        if one.left_at is not None:
            records.mark_left(question.id, one.left_at)
    if late:
        cards.rebuild(work.learner_id, now)
    last = work.responses[-1]
    records.finish(attempt_id, session.ended_at or last.left_at or last.at)
    note_milestones(db, records.attempt(attempt_id), now, day_of)
