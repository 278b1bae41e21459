"""An erased learner's name leaves class lists and sessions; undoing brings it back."""

import json

from sqlalchemy import select

from quizapp.bank.engine import Bank
from quizapp.bank.learner_rows import erase, join, part, put_back, snapshot
from quizapp.bank.listed_names import NOBODY
from quizapp.bank.session_plans import SessionPlans
from quizapp.bank.session_tables import ClassSessionRow, ParticipantRow, RosterRow, SessionStepRow
from quizapp.bank.sessions import ClassSessions
from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import ItemVersionId, ParticipantId, SessionId
from quizapp.core.session.events import Join, Record, Rename, Vote
from quizapp.core.session.setup import (
    Naming,
    Roster,
    RosterName,
    SessionQuestion,
    SessionSetup,
)
from tests.bank.conftest import NOON, add_learner
from tests.server.rooms import a_join, joins_in, votes_in

QUESTIONS = (SessionQuestion(ItemVersionId(1), (0, 1)),)


def a_lesson(bank: Bank, *learners: Learner) -> SessionId:
    """Keep a class list of learners and a stranger, and a session in which all were renamed."""
    names = (RosterName("Stranger"), *(RosterName(one.name, one.id) for one in learners))
    setup = SessionSetup("Numbers", QUESTIONS, naming=Naming.ROSTER, roster=names)
    story: list[Record] = []
    for number, one in enumerate(learners, 1):
        who, seq = ParticipantId(number), len(story) + 1
        story += [
            a_join(seq, number, one.name, f"hash {number}", one.id),
            Record(seq + 1, NOON, Rename(who, f"{one.name} K.")),
            Record(seq + 2, NOON, Vote(who, "key", 0, 1, 0)),
        ]
    with bank.write() as db:
        SessionPlans(db).keep_roster(Roster("7b", names), NOON)
        session = ClassSessions(db).add("ACDE", setup, NOON)
        ClassSessions(db).take(session.id, "a host")
        ClassSessions(db).record(session.id, "a host", story)
    return session.id


def everything(bank: Bank) -> str:
    """Return all words that are kept of classes."""
    with bank.read() as db:
        return json.dumps(
            [
                list(db.scalars(select(RosterRow.names).order_by(RosterRow.id))),
                list(db.scalars(select(ClassSessionRow.setup))),
                [
                    dict(step)
                    for step in db.scalars(select(SessionStepRow.step).order_by(SessionStepRow.seq))
                ],
                list(db.scalars(select(ParticipantRow.name).order_by(ParticipantRow.number))),
                list(db.scalars(select(ParticipantRow.learner_id).order_by(ParticipantRow.number))),
            ]
        )


def test_an_erased_learner_is_named_nowhere_and_the_votes_stay(any_bank: Bank) -> None:
    mina, jonas = add_learner(any_bank), add_learner(any_bank, "Jonas")
    session = a_lesson(any_bank, mina, jonas)
    with any_bank.write() as db:
        erase(db, mina.id)
    kept = everything(any_bank)
    assert "Mina" not in kept
    assert "Jonas" in kept
    assert "Stranger" in kept
    with any_bank.read() as db:
        records = ClassSessions(db).records(session)
    assert [one.seq for one in records] == [1, 2, 3, 4, 5, 6]
    assert len(votes_in(records)) == 2


def test_two_erased_learners_of_a_session_have_different_names(any_bank: Bank) -> None:
    mina, jonas = add_learner(any_bank), add_learner(any_bank, "Jonas")
    session = a_lesson(any_bank, mina, jonas)
    with any_bank.write() as db:
        erase(db, mina.id)
        erase(db, jonas.id)
    with any_bank.read() as db:
        records = ClassSessions(db).records(session)
    joins = joins_in(records)
    assert [join.name for join in joins] == [NOBODY, f"{NOBODY} 2"]
    assert len({join.token_hash for join in joins} - {""}) == 2


def test_undoing_an_erasing_brings_every_name_back_to_its_place(any_bank: Bank) -> None:
    mina, jonas = add_learner(any_bank), add_learner(any_bank, "Jonas")
    a_lesson(any_bank, mina, jonas)
    before = everything(any_bank)
    with any_bank.write() as db:
        kept = snapshot(db, mina.id)
        erase(db, mina.id)
        put_back(db, kept, "Mina")
    assert everything(any_bank) == before


def test_what_was_deleted_since_stays_deleted(any_bank: Bank) -> None:
    mina = add_learner(any_bank)
    session = a_lesson(any_bank, mina)
    with any_bank.write() as db:
        kept = snapshot(db, mina.id)
        erase(db, mina.id)
        ClassSessions(db).remove(session)
        put_back(db, kept, "Mina")
    with any_bank.read() as db:
        assert ClassSessions(db).lines() == ()


def test_merging_moves_the_links_and_undoing_it_moves_them_back(any_bank: Bank) -> None:
    mina, jonas = add_learner(any_bank), add_learner(any_bank, "Jonas")
    a_lesson(any_bank, mina, jonas)
    before = everything(any_bank)
    with any_bank.write() as db:
        gone, kept = snapshot(db, mina.id), snapshot(db, jonas.id)
        join(db, gone, kept)
    with any_bank.read() as db:
        (roster,) = SessionPlans(db).rosters()
    assert {one.learner_id for one in roster.names} == {None, jonas.id}
    with any_bank.write() as db:
        part(db, gone, kept, "Mina")
    assert everything(any_bank) == before


def test_a_phone_of_somebody_erased_meanwhile_is_recorded_without_the_link(any_bank: Bank) -> None:
    mina = add_learner(any_bank)
    session = a_lesson(any_bank)
    with any_bank.write() as db:
        erase(db, mina.id)
        late = a_join(1, 1, "Owl", "hash", mina.id)
        ClassSessions(db).take(session, "a host")
        ClassSessions(db).record(session, "a host", [late])
        (record,) = ClassSessions(db).records(session)
    assert isinstance(record.event, Join)
    assert record.event.learner_id is None
