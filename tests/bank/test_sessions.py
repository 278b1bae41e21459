"""Live sessions: what was recorded comes back in its order, and once."""

from dataclasses import replace

import pytest

from quizapp.bank.engine import Bank
from quizapp.bank.sessions import ClassSessions, setup_from_json, setup_to_json
from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.ids import ItemVersionId, LearnerId, ParticipantId, SessionId
from quizapp.core.session.events import (
    CloseVote,
    Hands,
    Join,
    OpenVote,
    Participant,
    Reassign,
    Record,
    Rename,
    Vote,
)
from quizapp.core.session.setup import (
    ClassSession,
    LeaseLost,
    Naming,
    RecordsDiffer,
    RosterName,
    SessionQuestion,
    SessionSetup,
)
from tests.bank.conftest import NOON, add_learner
from tests.server.rooms import a_join

ANA = ParticipantId(1)
SETUP = SessionSetup(
    title="Numbers",
    questions=(
        SessionQuestion(ItemVersionId(7), (2, 0, 1)),
        SessionQuestion(ItemVersionId(3), (0, 1)),
    ),
    ask_certainty=False,
    naming=Naming.ROSTER,
    roster=(RosterName("Ana"), RosterName("Élise 김")),
    phones=False,
    seconds=90,
    ranking=True,
)
STORY: tuple[Record, ...] = (
    a_join(1, 1, "Ana", "hash"),
    Record(2, NOON, OpenVote()),
    Record(3, NOON, Vote(ANA, "key-1", 0, 1, 2, Certainty.CERTAIN)),
    Record(4, NOON, Vote(ANA, "key-2", 0, 1, 0)),
    Record(5, NOON, Hands((1, 2, 3))),
    Record(6, NOON, Rename(ANA, "Owl")),
)


def begun(bank: Bank, code: str = "ACDE") -> ClassSession:
    with bank.write() as db:
        session = ClassSessions(db).add(code, SETUP, NOON)
        ClassSessions(db).take(session.id, "here")
        return session


def record(bank: Bank, session_id: SessionId, *records: Record, host: str = "here") -> None:
    with bank.write() as db:
        ClassSessions(db).record(session_id, host, records)


def story(bank: Bank, session_id: SessionId) -> tuple[Record, ...]:
    with bank.read() as db:
        return ClassSessions(db).records(session_id)


def test_a_session_reads_back_as_it_was_set_up(any_bank: Bank) -> None:
    session = begun(any_bank)
    with any_bank.write() as db:
        ClassSessions(db).set_port(session.id, 8080)
    with any_bank.read() as db:
        again = ClassSessions(db).get(session.id)
    assert (again.setup, again.code, again.port) == (SETUP, "ACDE", 8080)


def test_what_happened_reads_back_in_its_order(any_bank: Bank) -> None:
    session = begun(any_bank)
    record(any_bank, session.id, *STORY[:4])
    record(any_bank, session.id, *STORY[4:])
    assert story(any_bank, session.id) == STORY


def test_a_batch_that_is_written_twice_is_there_once(any_bank: Bank) -> None:
    session = begun(any_bank)
    record(any_bank, session.id, *STORY)
    record(any_bank, session.id, *STORY)
    assert story(any_bank, session.id) == STORY


def test_a_participant_is_linked_with_the_learner_it_was_named_as_last(any_bank: Bank) -> None:
    ana, ben = add_learner(any_bank, "Ana"), add_learner(any_bank, "Ben")
    session = begun(any_bank)
    record(any_bank, session.id, a_join(1, 1, "Ben", "hash", ben.id))
    for learner_id, left in ((ana.id, ana.id), (LearnerId(999), None)):
        now = Participant(ANA, "Ana", "hash", NOON, learner_id)
        record(any_bank, session.id, Record(2, NOON, Reassign(ANA, "Ana"), now))
        joined, told = story(any_bank, session.id)
        assert isinstance(joined.event, Join)
        assert (joined.event.learner_id, told.seq) == (left, 2)
        assert "Ben" not in joined.event.name


def test_a_vote_of_a_session_that_is_not_there_is_no_silent_loss(any_bank: Bank) -> None:
    with pytest.raises(LeaseLost):
        record(any_bank, SessionId(99), STORY[2])


# The lease


def test_only_the_host_of_a_session_writes_to_it(any_bank: Bank) -> None:
    session = begun(any_bank)
    record(any_bank, session.id, *STORY[:3])
    with any_bank.write() as db:
        assert ClassSessions(db).take(session.id, "elsewhere")
    with pytest.raises(LeaseLost):
        record(any_bank, session.id, *STORY[3:])
    with pytest.raises(LeaseLost):  # not even what is there already
        record(any_bank, session.id, *STORY[:3])
    record(any_bank, session.id, *STORY[3:], host="elsewhere")
    assert story(any_bank, session.id) == STORY


def test_an_ended_session_has_no_host_and_gets_none(any_bank: Bank) -> None:
    session = begun(any_bank)
    with any_bank.write() as db:
        ClassSessions(db).end(session.id, NOON)
        assert not ClassSessions(db).take(session.id, "elsewhere")
    with pytest.raises(LeaseLost):
        record(any_bank, session.id, *STORY)


def test_a_host_that_lost_the_lease_does_not_release_it_for_another(any_bank: Bank) -> None:
    session = begun(any_bank)
    with any_bank.write() as db:
        sessions = ClassSessions(db)
        sessions.take(session.id, "elsewhere")
        sessions.release(session.id, "here")
        lease = sessions.get(session.id).lease
        assert lease is not None
        assert lease.host_id == "elsewhere"
        sessions.release(session.id, "elsewhere")
        assert sessions.get(session.id).lease is None


def test_everything_a_host_writes_is_a_heartbeat(any_bank: Bank) -> None:
    session = begun(any_bank)
    beats = []
    for records in ((), STORY[:2], STORY[:2], ()):
        record(any_bank, session.id, *records)
        with any_bank.read() as db:
            lease = ClassSessions(db).get(session.id).lease
        assert lease is not None
        beats.append(lease.heartbeat)
    assert beats == sorted(set(beats))


@pytest.mark.parametrize("place", range(len(STORY)))
def test_another_row_in_the_place_of_one_is_not_taken_for_it(any_bank: Bank, place: int) -> None:
    session = begun(any_bank)
    record(any_bank, session.id, *STORY)
    other = (
        a_join(1, 1, "Ana", "another hash"),
        Record(2, NOON, CloseVote()),
        Record(3, NOON, Vote(ANA, "key-1", 0, 1, 1, Certainty.CERTAIN)),
        Record(9, NOON, Vote(ANA, "key-2", 0, 1, 0)),
        Record(5, NOON, Hands((1, 2, 4))),
        Record(6, NOON, Rename(ParticipantId(2), "Owl")),
    )
    with pytest.raises(RecordsDiffer):
        record(any_bank, session.id, *STORY[:place], other[place])
    assert story(any_bank, session.id) == STORY


def test_open_sessions_are_those_not_ended_and_the_first_end_stands(any_bank: Bank) -> None:
    first, second = begun(any_bank), begun(any_bank, "FHJK")
    with any_bank.write() as db:
        ClassSessions(db).end(first.id, NOON)
    with any_bank.read() as db:
        sessions = ClassSessions(db)
        assert [one.id for one in sessions.open()] == [second.id]
        assert sessions.get(first.id).ended_at == NOON


def test_a_deleted_session_takes_its_names_and_votes_along(any_bank: Bank) -> None:
    gone, stays = begun(any_bank), begun(any_bank, "FHJK")
    record(any_bank, gone.id, *STORY)
    record(any_bank, stays.id, *STORY)
    with any_bank.write() as db:
        ClassSessions(db).remove(gone.id)
    assert story(any_bank, gone.id) == ()
    assert story(any_bank, stays.id) == STORY
    with any_bank.read() as db:
        (line,) = ClassSessions(db).lines()
    assert (line.id, line.participants, line.questions) == (stays.id, 1, 2)


def test_erasing_a_learner_leaves_the_session_without_the_link(any_bank: Bank) -> None:
    learner = add_learner(any_bank, "Ana")
    session = begun(any_bank)
    record(any_bank, session.id, a_join(1, 1, "Owl", "hash", learner.id))
    with any_bank.write() as db:
        db.connection().exec_driver_sql(f"DELETE FROM learner WHERE id = {learner.id}")
    (join,) = story(any_bank, session.id)
    assert isinstance(join.event, Join)
    assert join.event.learner_id is None


def test_a_session_of_an_earlier_version_says_nothing_of_its_subject() -> None:
    plain = setup_to_json(replace(SETUP, subject="Kitchen myths"))
    assert setup_from_json(plain).subject == "Kitchen myths"
    del plain["subject"]
    assert setup_from_json(plain) == SETUP
