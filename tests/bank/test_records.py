"""What learners did: recorded once, in the order they saw it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.learner_rows import erase
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import Attempt, Certainty, QuizSpec, Response, Stage, Timing
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import AttemptId, DocumentId, ItemId, LearnerId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.content.packs import Pack
from quizapp.core.errors import LearnerGone
from quizapp.env.clock import learning_day
from tests.bank.conftest import NOON, add_learner
from tests.bank.packs import a_fact_numbered, a_pack_of
from tests.builders import a_choice

Build = Callable[[Bank, Pack], None]

RIGHT = Response(0, Certainty.CERTAIN, Outcome.RIGHT, 1_200, NOON)
WRONG = Response(1, None, Outcome.WRONG, 900, NOON)

SPEC = QuizSpec(
    topics=frozenset({TopicId("routes"), TopicId("terms")}),
    documents=frozenset({DocumentId("news")}),
    kinds=frozenset({ItemKind.CHOICE}),
    difficulties=frozenset({1, 3}),
    myths_only=True,
    include_sensitive=True,
    number=7,
    timing=Timing.END,
    seconds_per_question=45,
)


@pytest.fixture
def content(any_bank: Bank, build: Build) -> Pack:
    """Three facts with three items each."""
    pack = a_pack_of(*(a_fact_numbered(number) for number in range(3)))
    build(any_bank, pack)
    return pack


def start(bank: Bank, learner_id: LearnerId, spec: QuizSpec = SPEC, *, later: int = 0) -> Attempt:
    with bank.write() as db:
        ids = [ItemId(f"fact-{number}-choice") for number in range(3)]
        shown = [(version.id, (2, 0, 1)) for version in Content(db).current_versions(ids)]
        at = NOON + timedelta(minutes=later)
        records = Records(db)
        return records.attempt(
            records.add_attempt(learner_id, spec, f"Quiz {later}", 2**62, shown, at)
        )


def load(bank: Bank, attempt_id: AttemptId) -> Attempt:
    with bank.read() as db:
        return Records(db).attempt(attempt_id)


def test_an_attempt_reads_back_as_it_was_started(any_bank: Bank, content: Pack) -> None:
    learner = add_learner(any_bank)
    attempt = start(any_bank, learner.id)
    loaded = load(any_bank, attempt.id)
    assert loaded == attempt
    assert loaded.spec == SPEC
    assert (loaded.learner_id, loaded.title, loaded.started_at) == (learner.id, "Quiz 0", NOON)
    assert [q.version.item.id for q in loaded.questions] == [
        "fact-0-choice",
        "fact-1-choice",
        "fact-2-choice",
    ]
    assert [q.order for q in loaded.questions] == [(2, 0, 1)] * 3
    assert loaded.stage is Stage.QUESTION


def test_there_is_no_attempt_that_was_never_started(any_bank: Bank) -> None:
    with pytest.raises(LearnerGone):
        load(any_bank, AttemptId(7))


def test_everything_about_a_question_is_kept(any_bank: Bank, content: Pack) -> None:
    attempt = start(any_bank, add_learner(any_bank).id)
    question = attempt.questions[1]
    with any_bank.write() as db:
        records = Records(db)
        records.mark_shown(question.id, NOON)
        assert records.record(question.id, WRONG)
        records.mark_left(question.id, NOON + timedelta(seconds=30))
        records.set_flag(question.id, flagged=True)
    assert load(any_bank, attempt.id).questions[1] == replace(
        question,
        shown_at=NOON,
        response=WRONG,
        left_at=NOON + timedelta(seconds=30),
        flagged=True,
    )


def test_a_second_response_is_refused_and_the_first_stands(any_bank: Bank, content: Pack) -> None:
    attempt = start(any_bank, add_learner(any_bank).id)
    question = attempt.questions[0]
    with any_bank.write() as db:
        assert Records(db).record(question.id, RIGHT)
    with any_bank.write() as db:
        assert not Records(db).record(question.id, WRONG)
    assert load(any_bank, attempt.id).questions[0].response == RIGHT


def test_what_was_noted_first_stands(any_bank: Bank, content: Pack) -> None:
    attempt = start(any_bank, add_learner(any_bank).id)
    question = attempt.questions[0]
    for minutes in (0, 5):
        with any_bank.write() as db:
            at = NOON + timedelta(minutes=minutes)
            Records(db).mark_shown(question.id, at)
            Records(db).mark_left(question.id, at)
            Records(db).finish(attempt.id, at)
    loaded = load(any_bank, attempt.id)
    assert (loaded.questions[0].shown_at, loaded.questions[0].left_at) == (NOON, NOON)
    assert loaded.finished_at == NOON


def test_a_learner_sees_the_wording_of_the_day_after_the_content_changed(
    any_bank: Bank, content: Pack, build: Build
) -> None:
    attempt = start(any_bank, add_learner(any_bank).id)
    reworded = tuple(
        replace(f, items=tuple(replace(i, stem="Quite new?") for i in f.items))
        for f in content.facts[:1]
    )
    build(any_bank, replace(content, facts=reworded))
    assert load(any_bank, attempt.id) == attempt
    assert attempt.questions[0].version.item.stem == a_choice().stem


def test_debts_are_what_was_shown_or_answered_and_not_left_oldest_first(
    any_bank: Bank, content: Pack
) -> None:
    learner, other = add_learner(any_bank), add_learner(any_bank, "Juno")
    first, second = start(any_bank, learner.id), start(any_bank, learner.id, later=1)
    with any_bank.write() as db:
        records = Records(db)
        records.mark_shown(second.questions[0].id, NOON + timedelta(minutes=3))
        records.mark_shown(first.questions[1].id, NOON + timedelta(minutes=2))
        records.record(first.questions[1].id, WRONG)
        records.mark_shown(first.questions[0].id, NOON + timedelta(minutes=1))
        records.record(first.questions[0].id, RIGHT)
        records.mark_left(first.questions[0].id, NOON + timedelta(minutes=2))
    with any_bank.read() as db:
        debts = Records(db).debts(learner.id)
        assert Records(db).debts(other.id) == ()
    assert [(attempt_id, question.id) for attempt_id, question in debts] == [
        (first.id, first.questions[1].id),
        (second.id, second.questions[0].id),
    ]
    assert all(question.left_at is None for _, question in debts)


def test_the_history_counts_what_was_answered_and_right(any_bank: Bank, content: Pack) -> None:
    learner = add_learner(any_bank)
    done, begun = start(any_bank, learner.id), start(any_bank, learner.id, later=1)
    with any_bank.write() as db:
        records = Records(db)
        for question, response in zip(done.questions, (RIGHT, WRONG, RIGHT), strict=True):
            records.record(question.id, response)
        records.finish(done.id, NOON)
    with any_bank.read() as db:
        lines = Records(db).attempts(learner.id, NOON)
        unfinished = Records(db).open_attempts(learner.id)
    assert [(line.id, line.questions, line.answered, line.right) for line in lines] == [
        (begun.id, 3, 0, 0),
        (done.id, 3, 3, 2),
    ]
    assert [line.finished_at for line in lines] == [None, NOON]
    assert unfinished == (begun,)


def test_facts_met_are_the_present_ones_that_were_answered(
    any_bank: Bank, content: Pack, build: Build
) -> None:
    learner_id = add_learner(any_bank).id
    answered, missed, skipped = start(any_bank, learner_id).questions
    with any_bank.write() as db:
        for question, response in (
            (answered, RIGHT),
            (missed, WRONG),
            (skipped, Response(None, None, Outcome.SKIPPED, 10, NOON)),
        ):
            Records(db).mark_shown(question.id, NOON)
            Records(db).record(question.id, response)
            ReviewCards(db, learning_day).take(learner_id, question.id)
    with any_bank.read() as db:
        assert Records(db).facts_met(learner_id) == 2  # nothing is known of what was skipped
    first, *others = content.facts
    assert answered.version.item.fact_id == first.id
    build(any_bank, replace(content, facts=tuple(others)))
    with any_bank.read() as db:
        assert Records(db).facts_met(learner_id) == 1  # of those that there still are
        assert Content(db).totals().facts == 2


def test_removing_a_learner_erases_everything_of_theirs_and_nothing_else(
    any_bank: Bank, content: Pack
) -> None:
    gone, stays = add_learner(any_bank), add_learner(any_bank, "Juno")
    attempts = [start(any_bank, learner.id) for learner in (gone, stays)]
    for attempt in attempts:
        with any_bank.write() as db:
            Records(db).mark_shown(attempt.questions[0].id, NOON)
            Records(db).record(attempt.questions[0].id, RIGHT)
            ReviewCards(db, learning_day).take(attempt.learner_id, attempt.questions[0].id)
    with any_bank.write() as db:
        erase(db, gone.id)
    with any_bank.read() as db:
        assert [learner.id for learner in LearnerRecords(db).everyone()] == [stays.id]
        assert Records(db).facts_met(gone.id) == 0
        assert Records(db).facts_met(stays.id) == 1
    with pytest.raises(LearnerGone):
        load(any_bank, attempts[0].id)
    assert load(any_bank, attempts[1].id).questions[0].response == RIGHT
