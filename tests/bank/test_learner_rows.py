"""A learner's rows: erased, put back, joined and parted, on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.bank.learner_rows import (
    Snapshot,
    erase,
    join,
    part,
    put_back,
    snapshot,
    tables_of_learners,
)
from quizapp.bank.listed_names import NOBODY
from quizapp.bank.plans import Plan, Plans
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.bank.session_tables import ClassSessionRow, ParticipantRow
from quizapp.bank.tables import Base
from quizapp.core.answering.attempts import Certainty, Learner, QuizSpec, Response
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import ItemVersionId, LearnerId, PackId
from quizapp.core.errors import LearnerGone
from quizapp.core.learning.test_plan import Preparation
from quizapp.env.clock import learning_day
from tests.bank.conftest import NOON, add_learner
from tests.bank.packs import a_fact_numbered, a_pack_of


@pytest.fixture
def bank(any_bank: Bank) -> Bank:
    build_bank(any_bank, a_pack_of(*(a_fact_numbered(n) for n in range(4))), "first")
    return any_bank


def study(bank: Bank, learner: Learner, days: int, outcome: Outcome) -> None:
    """Answer four questions on one day."""
    at = NOON + timedelta(days=days)
    shown = [(ItemVersionId(number), (0, 1)) for number in range(1, 5)]
    with bank.write() as db:
        records = Records(db)
        attempt = records.attempt(
            records.add_attempt(learner.id, QuizSpec(), "Mixed", 1, shown, at)
        )
        for question in attempt.questions:
            records.mark_shown(question.id, at)
            records.record(question.id, Response(0, Certainty.CERTAIN, outcome, 5, at))
        records.set_flag(attempt.questions[0].id, flagged=True)
        ReviewCards(db, learning_day).rebuild(learner.id, NOON)


def kept(bank: Bank, learner_id: LearnerId) -> Snapshot:
    with bank.read() as db:
        return snapshot(db, learner_id)


def test_an_erased_learner_is_put_back_row_for_row(bank: Bank) -> None:
    mina, jonas = add_learner(bank), add_learner(bank, "Jonas")
    for learner in (mina, jonas):
        study(bank, learner, 0, Outcome.WRONG)
    before = kept(bank, mina.id), kept(bank, jonas.id)
    unused = {t.name for t in tables_of_learners() if not before[0].rows[t.name]}
    assert unused <= {"test_plan", "milestone", "objection"}  # study writes none of these
    with bank.write() as db:
        erase(db, mina.id)
    with bank.read() as db, pytest.raises(LearnerGone):
        snapshot(db, mina.id)
    with bank.write() as db:
        assert put_back(db, before[0], "Mina") == mina.id
    assert (kept(bank, mina.id), kept(bank, jonas.id)) == before
    new = add_learner(bank, "Ada")  # the next id is still a free one
    study(bank, new, 1, Outcome.RIGHT)


def test_two_learners_are_joined_and_parted(bank: Bank) -> None:
    mina, jonas = add_learner(bank), add_learner(bank, "Jonas")
    study(bank, mina, 0, Outcome.WRONG)
    study(bank, jonas, 3, Outcome.RIGHT)
    before = kept(bank, mina.id), kept(bank, jonas.id)
    with bank.write() as db:
        join(db, *before)
        ReviewCards(db, learning_day).rebuild(jonas.id, NOON)
    joined = kept(bank, jonas.id)
    assert joined.number_of("attempt") == 2
    assert joined.number_of("response") == 8
    assert sum(card["responses"] for card in joined.rows["review_card"]) == 8
    with bank.write() as db:
        assert part(db, *before, "Mina") == mina.id
        for learner in (mina, jonas):
            ReviewCards(db, learning_day).rebuild(learner.id, NOON)
    assert (kept(bank, mina.id), kept(bank, jonas.id)) == before


def prepare(bank: Bank, learner: Learner, pack_id: str, day: int, minutes: int = 0) -> None:
    plan = Plan(Preparation(date(2026, 5, day)), NOON + timedelta(minutes=minutes), PackId(pack_id))
    with bank.write() as db:
        Plans(db).put(learner.id, plan)


def days_of(bank: Bank, learner: Learner) -> dict[str, int]:
    rows = kept(bank, learner.id).rows["test_plan"]
    return {row["pack_id"]: int(row["test_on"][-2:]) for row in rows}


def test_in_each_pack_the_later_test_is_joined_and_what_was_changed_since_stays(
    bank: Bank,
) -> None:
    mina, jonas = add_learner(bank), add_learner(bank, "Jonas")
    for pack_id, day in (("both", 1), ("hers", 2), ("changed", 3)):
        prepare(bank, mina, pack_id, day)
    prepare(bank, jonas, "both", 11, minutes=5)
    prepare(bank, jonas, "his", 12)
    prepare(bank, jonas, "changed", 13, minutes=-5)
    before = kept(bank, mina.id), kept(bank, jonas.id)
    with bank.write() as db:
        join(db, *before)
    assert days_of(bank, jonas) == {"both": 11, "hers": 2, "his": 12, "changed": 3}
    prepare(bank, jonas, "changed", 20, minutes=60)
    prepare(bank, jonas, "new", 21, minutes=60)
    with bank.write() as db:
        part(db, *before, "Mina")
    assert kept(bank, mina.id).rows == before[0].rows
    assert days_of(bank, jonas) == {"both": 11, "his": 12, "changed": 20, "new": 21}


def test_no_table_names_a_learner_that_erasing_does_not_know() -> None:
    owned = {table.name for table in tables_of_learners()}
    naming = {
        table.name
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in owned
    }
    assert naming - owned == {"participant"}  # belongs to the class: loses its name


def test_a_phone_in_class_loses_the_name_of_who_is_erased_and_gets_it_back(bank: Bank) -> None:
    mina, jonas = add_learner(bank), add_learner(bank, "Jonas")
    with bank.write() as db:
        session = ClassSessionRow(code="ABC", title="A lesson", setup={}, started_at=NOON)
        db.add(session)
        db.flush()
        for number, learner in enumerate((mina, jonas)):
            phone = ParticipantRow(
                session_id=session.id, number=number, seq=number, at=NOON, name=learner.name
            )
            phone.token_hash, phone.learner_id = "secret", learner.id
            db.add(phone)
    before = kept(bank, mina.id), kept(bank, jonas.id)
    assert [phone["name"] for phone in before[0].phones] == ["Mina"]
    with bank.write() as db:
        erase(db, mina.id)
    with bank.read() as db:
        assert sorted(db.scalars(select(ParticipantRow.name))) == [NOBODY, "Jonas"]
        assert sorted(db.scalars(select(ParticipantRow.token_hash))) == ["removed 0", "secret"]
    with bank.write() as db:
        put_back(db, before[0], "Mina")
    assert kept(bank, mina.id) == before[0]
    with bank.write() as db:
        join(db, *before)
    assert len(kept(bank, jonas.id).phones) == 2
    with bank.write() as db:
        part(db, *before, "Mina")
    assert (kept(bank, mina.id), kept(bank, jonas.id)) == before
