"""The steps of a running attempt, each inside the caller's transaction."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from quizapp.bank.chosen_packs import pack_of
from quizapp.bank.content import Content
from quizapp.bank.engine import Db
from quizapp.bank.plans import Plans
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.bank.variants import Variants
from quizapp.core.answering.attempts import Attempt, Certainty, Question, Response, Stage
from quizapp.core.answering.grading import grade
from quizapp.core.answering.presenting import shown_order
from quizapp.core.content.ids import ItemVersionId, PresentedId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.queue import due_day
from quizapp.core.learning.review_cards import Days
from quizapp.core.learning.variant_choice import return_position
from quizapp.core.views.answered import Answered, NextDue
from quizapp.env.clock import Clock
from quizapp.services.cards import Cards
from quizapp.services.last_time import last_time
from quizapp.services.reading_first import read_first


class Running:
    """The steps of an attempt. Each returns the attempt as it is afterwards, without a new read.

    Args:
        db: the transaction.
        clock: returns the current time.
        rng: random numbers for shuffles.
        day_of: returns the learning day of a moment.
        cards: builds feedback cards.
    """

    def __init__(
        self, db: Db, clock: Clock, rng: random.Random, day_of: Days, cards: Cards
    ) -> None:
        self._db = db
        self._records = Records(db)
        self._clock = clock
        self._rng = rng
        self._day_of = day_of
        self._cards = cards

    def show(self, attempt: Attempt) -> Attempt:
        """Record that the current question is about to be shown, if the attempt is at a question.

        From here on its correction is owed (spec FB-3). A false statement that was shown
        twice within a week, in whatever attempts, gives way to another question on its fact
        (spec FB-6), if the fact has one of a kind that this quiz asks.
        """
        question = attempt.current
        if attempt.stage is not Stage.QUESTION or question is None or question.shown_at is not None:
            return attempt
        variants = Variants(self._db, self._clock())
        kinds = attempt.spec.kinds
        other = variants.instead_of(attempt.learner_id, question.version, kinds)
        if other is not None:
            version = Content(self._db).item_versions([other])[other]
            order = shown_order(version.item, self._rng)
            self._records.replace_question(question.id, other, order)
            question = replace(question, version=version, order=order)
        now = self._clock()
        self._records.mark_shown(question.id, now)
        return _with(attempt, replace(question, shown_at=now))

    def record(
        self,
        attempt: Attempt,
        presented_id: PresentedId,
        shown_position: int | None,
        certainty: Certainty | None,
        elapsed_ms: int,
    ) -> Attempt:
        """Grade a response and record it. If another one was recorded first, that one counts."""
        question = question_of(attempt, presented_id)
        chosen = None if shown_position is None else question.order[shown_position]
        outcome = grade(question.version.item, chosen)
        response = Response(chosen, certainty, outcome, elapsed_ms, self._clock())
        if not self._records.record(presented_id, response):
            return self._records.attempt(attempt.id)
        ReviewCards(self._db, self._day_of).take(attempt.learner_id, presented_id)
        after = _with(attempt, replace(question, response=response))
        return self._records.attempt(attempt.id) if self._brought_back(after, question) else after

    def leave(self, attempt: Attempt, presented_id: PresentedId) -> Attempt:
        """Record that the learner left a card; leaving the last one finishes the attempt."""
        now = self._clock()
        question = question_of(attempt, presented_id)
        self._records.mark_left(presented_id, now)
        attempt = _with(attempt, replace(question, left_at=question.left_at or now))
        if attempt.stage is Stage.SUMMARY and attempt.finished_at is None:
            self._records.finish(attempt.id, now)
            attempt = replace(attempt, finished_at=now)
            # Loaded here: the first question need not wait for what the last one asks for.
            from quizapp.services.milestones import note_milestones

            note_milestones(self._db, attempt, now, self._day_of)
        return attempt

    def ask_another(self, attempt: Attempt, presented_id: PresentedId) -> Attempt:
        """Put another question like one right after it: on its fact, else on its topic.

        It is an extra: no score counts it (spec AN-11).

        Raises:
            ExpectedError: there is none.
        """
        question = question_of(attempt, presented_id)
        version_id = self._like(attempt, question)
        if version_id is None:
            raise ExpectedError(
                "There is no other question like this one now.", "Go on with the next one."
            )
        version = Content(self._db).item_versions([version_id])[version_id]
        order = shown_order(version.item, self._rng)
        place = question_of(attempt, presented_id).position + 1
        self._records.insert_question(attempt.id, place, version_id, order, extra=True)
        return self._records.attempt(attempt.id)

    def _like(self, attempt: Attempt, question: Question) -> ItemVersionId | None:
        from quizapp.core.learning.topic_practice import to_practise
        from quizapp.services.learner_work import learner_work

        learner_id, now, kinds = attempt.learner_id, self._clock(), attempt.spec.kinds
        asked = frozenset(q.version.item.id for q in attempt.questions)
        variants = Variants(self._db, now)
        own = variants.another(learner_id, question.version.item.fact_id, asked, kinds)
        if own is not None:
            return own
        met = {q.version.item.fact_id for q in attempt.questions}
        work = learner_work(self._db, learner_id, now, self._day_of)
        topic = question.version.topic_id
        others = [one for one in work.topic_facts() if one.topic_id == topic and one.id not in met]
        wanted = to_practise(others, len(others), self._rng)
        found = (variants.another(learner_id, fact_id, asked, kinds) for fact_id in wanted)
        return next((version_id for version_id in found if version_id is not None), None)

    def answered(self, attempt: Attempt) -> Answered:
        """Return an attempt with what its stage shows."""
        question = attempt.current
        if question is None:
            return Answered(attempt)
        content = Content(self._db)
        topic = content.topic_title(question.version.topic_id)
        if attempt.stage is not Stage.FEEDBACK:
            return Answered(attempt, topic, read_first(content, question.version.item))
        # Loaded with the first card, as what builds it is.
        from quizapp.bank.objections import Objections
        from quizapp.core.cards.card import with_others
        from quizapp.core.learning.others import others_choice

        today = self._day_of(self._clock())
        version, learner_id = question.version, attempt.learner_id
        missed = last_time(self._db, learner_id, question, today, self._day_of)
        objections = Objections(self._db)
        choices = objections.first_choices(version.id, besides=learner_id)
        others = others_choice(choices, version.item.key)
        card = with_others(self._cards.of(content, question), question.order, others)
        return Answered(
            attempt,
            topic,
            card=replace(card, last_time=missed),
            next_due=next_due(self._db, attempt, question, today, self._day_of),
            objections=objections.on(learner_id, version.id),
            glossary=content.glossary(pack_of(self._db, version.id)),
        )

    def _brought_back(self, attempt: Attempt, question: Question) -> bool:
        """Insert the fact again if it was missed in a review; return whether that was done."""
        if not attempt.spec.purpose.misses_return:
            return False
        position = return_position(attempt, question_of(attempt, question.id))
        if position is None:
            return False
        fact_id = question.version.item.fact_id
        # One right choice settles it where claims take two: the time is worth more elsewhere.
        chosen = Variants(self._db, self._clock()).next(
            attempt.learner_id, [fact_id], prefer_choice=frozenset([fact_id])
        )
        if fact_id not in chosen:
            return False
        version = Content(self._db).item_versions([chosen[fact_id]])[chosen[fact_id]]
        order = shown_order(version.item, self._rng)
        self._records.insert_question(attempt.id, position, version.id, order)
        return True


def next_due(
    db: Db, attempt: Attempt, question: Question, today: date, day_of: Days
) -> NextDue | None:
    """Return when the fact of an answered question comes back; None if it was only skipped.

    Args:
        db: the transaction.
        attempt: the question's attempt, which may ask the fact again.
        question: the question.
        today: the learning day.
        day_of: returns the learning day of a moment.
    """
    fact_id = question.version.item.fact_id
    card = ReviewCards(db, day_of).card(attempt.learner_id, fact_id)
    if card is None:
        return None
    # Its own pack's, which the learner may have left since, or mixed with others.
    pack_id = pack_of(db, question.version.id)
    ahead = Plans(db).ahead(attempt.learner_id, [fact_id], today, day_of, pack_id)
    capped, needed = ahead.capped(card, day_of), ahead.needed(fact_id)
    on = due_day(capped, day_of)
    return NextDue(
        on=on,
        this_session=attempt.finished_at is None
        and any(
            q.response is None and q.version.item.fact_id == fact_id for q in attempt.questions
        ),
        on_list=card.on_list(needed),
        right_days=card.right_days,
        needed=needed,
        missed_last=card.missed_last,
        before_test=on < due_day(card, day_of),
    )


def question_of(attempt: Attempt, presented_id: PresentedId) -> Question:
    """Return a question of an attempt."""
    return next(q for q in attempt.questions if q.id == presented_id)


def _with(attempt: Attempt, question: Question) -> Attempt:
    """Return the attempt with one of its questions as it is now."""
    questions = tuple(question if q.id == question.id else q for q in attempt.questions)
    return replace(attempt, questions=questions)
