"""After a session: entered into reviews once, learned from, deleted."""

import json
import random
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.bank.backup import back_up
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import Attempt, Certainty, Learner
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId, LearnerId, ParticipantId
from quizapp.core.errors import ExpectedError
from quizapp.core.session.class_work import class_work
from quizapp.core.session.events import (
    CloseVote,
    Discuss,
    End,
    Event,
    Explain,
    Join,
    OpenVote,
    Reassign,
    Record,
    Remove,
    Rename,
    Reveal,
    Vote,
)
from quizapp.core.session.replay import replayed
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Room, new_room
from quizapp.core.session.setup import ClassSession, Naming, Roster, RosterName, SessionPlan
from quizapp.env.clock import learning_day, system_clock
from quizapp.services import preparing
from quizapp.services.classroom import Classroom
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice
from quizapp.services.preparing import Preparing
from quizapp.services.rights import Rights
from tests.server.conftest import a_setup
from tests.services.stock import HandClock

SURE = Certainty.CERTAIN


class Class:
    """A teacher's computer with a clock that is set by hand."""

    def __init__(self, bank: Bank, clock: HandClock) -> None:
        self.bank = bank
        self.clock = clock
        rng = random.Random(7)
        self.classroom = Classroom(bank, self.clock, rng)
        self.preparing = Preparing(bank, self.clock, rng)
        self.learners = Learners(bank, self.clock)
        self.practice = Practice(bank, self.clock, rng, learning_day)

    def begin(self, *items: str, **changes: object) -> ClassSession:
        return self.classroom.begin(a_setup(self.bank, *items, **changes))

    def happen(self, session: ClassSession, *events: Event) -> None:
        """Let events happen that are all recorded, five seconds apart."""
        for event in events:
            _, messages = after(self.room(session), event, self.clock())
            (record,) = (one for one in messages if isinstance(one, Record))
            self.classroom.take(session.id, "a host")
            self.classroom.record(session.id, "a host", [record])
            self.classroom.release(session.id, "a host")
            self.clock.tick(seconds=5)

    def room(self, session: ClassSession) -> Room:
        setup = session.setup
        empty = new_room(setup, self.classroom.versions(setup))
        return replayed(empty, self.classroom.records(session.id))

    def vote(
        self, session: ClassSession, who: int, *, right: bool, sure: Certainty | None = SURE
    ) -> Vote:
        room = self.room(session)
        question = room.current
        assert question is not None
        choice = question.key if right else (question.key + 1) % len(question.presented.options)
        key = f"{who}-{room.ballot}-{right}"
        return Vote(ParticipantId(who), key, *room.ballot, choice, sure)

    def next_lesson(self, session: ClassSession) -> SessionPlan:
        results = self.classroom.results(session.id)
        return self.preparing.next_lesson(session.setup, results.ask_again, results.not_reached)

    def ask(self, session: ClassSession, *right: bool) -> None:
        """Ask the next question; participant 1 is right or not, and so on."""
        self.happen(session, OpenVote())
        for who, one in enumerate(right, 1):
            self.happen(session, self.vote(session, who, right=one))
        self.happen(session, CloseVote(), Reveal(), Explain())

    def attempts(self, learner: Learner) -> list[Attempt]:
        lines = self.practice.history(learner.id)
        return [self.practice.attempt(line.id) for line in lines]

    def cards(self, learner: Learner) -> dict[FactId, Outcome]:
        with self.bank.read() as db:
            cards = ReviewCards(db, learning_day).of(learner.id)
        return {fact_id: card.last.outcome for fact_id, card in cards.items()}


@pytest.fixture
def school(bank: Bank, clock: HandClock) -> Class:
    return Class(bank, clock)


def facts_of(school: Class, session: ClassSession) -> list[FactId]:
    versions = school.classroom.versions(session.setup)
    return [versions[one.version_id].item.fact_id for one in session.setup.questions]


def test_a_learner_has_the_lesson_as_an_attempt_and_owes_nothing(school: Class) -> None:
    mina = school.learners.add("Mina")
    session = school.begin()
    school.happen(session, Join("t1", "Mina", mina.id), Join("t2", "Red Owl"))
    school.ask(session, True, False)
    school.ask(session, False, True)
    school.happen(session, End())
    school.classroom.finish(session.id)
    (attempt,) = school.attempts(mina)
    assert (attempt.title, len(attempt.questions)) == ("Numbers", 2)
    assert attempt.finished_at is not None
    first, second = attempt.questions
    assert first.response is not None
    assert (first.response.outcome, first.response.certainty) == (Outcome.RIGHT, SURE)
    assert first.response.elapsed_ms == 5_000
    assert first.order == session.setup.questions[0].order
    assert second.response is not None
    assert second.response.outcome is Outcome.WRONG
    assert first.shown_at is not None
    assert first.left_at is not None
    assert first.shown_at < first.response.at < first.left_at
    assert school.practice.debts(mina.id) == ()
    assert school.practice.unfinished(mina.id) is None
    asked = facts_of(school, session)
    assert school.cards(mina) == {asked[0]: Outcome.RIGHT, asked[1]: Outcome.WRONG}


def test_entering_happens_once_however_often_a_session_is_finished(school: Class) -> None:
    mina = school.learners.add("Mina")
    session = school.begin()
    school.happen(session, Join("t1", "Mina", mina.id))
    school.ask(session, True)
    school.happen(session, End())
    for _ in range(3):
        school.classroom.finish(session.id)
        school.classroom.catch_up()
    assert len(school.attempts(mina)) == 1


def test_a_crash_between_the_end_and_the_entering_is_made_good(school: Class) -> None:
    mina = school.learners.add("Mina")
    session = school.begin()
    school.happen(session, Join("t1", "Mina", mina.id))
    school.ask(session, True)
    school.happen(session, End())
    school.classroom.end(session.id)
    assert school.attempts(mina) == []
    assert school.classroom.catch_up() == 1
    assert len(school.attempts(mina)) == 1
    assert school.classroom.catch_up() == 0


def test_a_crash_in_the_middle_of_entering_leaves_nothing_half_done(
    school: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina, jonas = school.learners.add("Mina"), school.learners.add("Jonas")
    session = school.begin()
    school.happen(session, Join("t1", "Mina", mina.id), Join("t2", "Jonas", jonas.id))
    school.ask(session, True, True)
    school.happen(session, End())

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("quizapp.bank.records.Records.finish", die)
        with pytest.raises(KeyboardInterrupt):
            school.classroom.finish(session.id)
    assert (school.attempts(mina), school.cards(mina)) == ([], {})
    school.classroom.catch_up()
    assert [len(school.attempts(one)) for one in (mina, jonas)] == [1, 1]


def test_the_last_vote_counts_and_who_was_sent_out_or_only_looked_on_has_nothing(
    school: Class,
) -> None:
    mina, jonas, ana = (school.learners.add(name) for name in ("Mina", "Jonas", "Ana"))
    session = school.begin()
    learners = (mina, jonas, ana)
    school.happen(session, *(Join(f"t{n}", one.name, one.id) for n, one in enumerate(learners)))
    school.happen(session, OpenVote())
    school.happen(session, *(school.vote(session, who, right=False) for who in (1, 2)))
    school.happen(session, CloseVote(), Discuss(), OpenVote())
    school.happen(session, school.vote(session, 1, right=True, sure=None))
    school.happen(session, CloseVote(), Reveal(), Remove(ParticipantId(2)), End())
    school.classroom.finish(session.id)
    (attempt,) = school.attempts(mina)
    response = attempt.questions[0].response
    assert response is not None
    assert (response.outcome, response.certainty, response.elapsed_ms) == (
        *(Outcome.RIGHT, None, 5_000),
    )
    assert school.attempts(jonas) == school.attempts(ana) == []


def roster_of(*learners: Learner) -> tuple[RosterName, ...]:
    return tuple(RosterName(one.name, one.id) for one in learners)


def test_what_was_answered_under_anothers_name_enters_the_review_of_who_answered(
    school: Class,
) -> None:
    mina, jonas = school.learners.add("Mina"), school.learners.add("Jonas")
    session = school.begin(naming=Naming.ROSTER, roster=roster_of(mina, jonas))
    school.happen(session, Join("t1", "Jonas", jonas.id))  # it is Mina's phone
    school.ask(session, True)
    school.happen(session, Reassign(ParticipantId(1), "Mina"), Join("t2", "Jonas", jonas.id))
    school.ask(session, False, True)
    school.happen(session, End())
    results = school.classroom.finish(session.id)
    asked = facts_of(school, session)
    assert school.cards(mina) == {asked[0]: Outcome.RIGHT, asked[1]: Outcome.WRONG}
    assert school.cards(jonas) == {asked[1]: Outcome.RIGHT}
    assert [(one.name, one.learner_id) for one in results.pupils] == [
        ("Jonas", jonas.id),
        ("Mina", mina.id),
    ]


def test_a_guest_who_had_taken_a_name_of_the_list_enters_nobodys_review(school: Class) -> None:
    jonas = school.learners.add("Jonas")
    session = school.begin(naming=Naming.ROSTER, roster=roster_of(jonas))
    school.happen(session, Join("t1", "Jonas", jonas.id))
    school.ask(session, True)
    school.happen(session, Reassign(ParticipantId(1), "A guest"), End())
    school.classroom.finish(session.id)
    assert school.attempts(jonas) == []


def test_a_corrected_spelling_keeps_the_review(school: Class) -> None:
    jonas = school.learners.add("Jonsa")
    session = school.begin(naming=Naming.ROSTER, roster=roster_of(jonas))
    school.happen(session, Join("t1", "Jonsa", jonas.id), Rename(ParticipantId(1), "Jonas"))
    school.ask(session, True)
    school.happen(session, End())
    school.classroom.finish(session.id)
    assert len(school.attempts(jonas)) == 1


def test_a_name_taken_by_mistake_leaves_the_bank_with_its_learner(school: Class) -> None:
    mina, xanthippe = school.learners.add("Mina"), school.learners.add("Xanthippe")
    session = school.begin(naming=Naming.ROSTER, roster=roster_of(mina, xanthippe))
    school.happen(session, Join("t1", "Xanthippe", xanthippe.id))
    school.happen(session, Reassign(ParticipantId(1), "Mina"))
    rights = Rights(school.bank, school.clock, learning_day)
    rights.erase(xanthippe.id)
    assert [one.name for one in school.room(session).present] == ["Mina"]
    school.bank.close()
    assert b"Xanthippe" not in names_in(school.bank)


def test_nobody_has_seen_a_question_before_coming_in(school: Class) -> None:
    early, late = school.learners.add("Mina"), school.learners.add("Jonas")
    session = school.begin()
    school.happen(session, Join("t1", "Mina", early.id), OpenVote())
    school.clock.tick(minutes=3)
    came = school.clock()
    school.happen(session, Join("t2", "Jonas", late.id))
    school.happen(session, school.vote(session, 1, right=True))
    school.happen(session, school.vote(session, 2, right=True))
    school.happen(session, CloseVote(), Reveal(), End())
    school.classroom.finish(session.id)
    shown = {}
    for learner in (early, late):
        (attempt,) = school.attempts(learner)
        (question,) = attempt.questions
        assert question.shown_at is not None
        assert question.response is not None
        shown[learner.name] = (question.shown_at, question.response.elapsed_ms)
    assert shown["Mina"][0] < came
    assert shown["Jonas"] == (came, 10_000)


def test_a_key_that_was_never_shown_is_owed_to_the_learner(school: Class) -> None:
    mina = school.learners.add("Mina")
    session = school.begin()
    school.happen(session, Join("t1", "Mina", mina.id), OpenVote())
    school.happen(session, school.vote(session, 1, right=False))
    school.clock.tick(days=2)
    school.classroom.catch_up()
    ((_, owed),) = school.practice.debts(mina.id)
    assert owed.version.item.fact_id == facts_of(school, session)[0]
    ended = school.classroom.session(session.id).ended_at
    assert ended is not None
    assert ended < school.clock() - timedelta(days=1)


def test_what_was_practised_since_keeps_its_place_in_time(school: Class) -> None:
    mina = school.learners.add("Mina")
    session = school.begin()
    school.happen(session, Join("t1", "Mina", mina.id))
    school.ask(session, False)
    school.happen(session, End())
    school.classroom.end(session.id)
    school.clock.tick(hours=2)
    fact_id = facts_of(school, session)[0]
    alone = school.practice.start_on(mina.id, [fact_id], "Alone")
    question = school.practice.go_on(alone.id).attempt.current
    assert question is not None
    right = question.order.index(question.version.item.key)
    school.practice.answer(alone.id, question.id, right, SURE, 3_000)
    school.classroom.catch_up()
    assert school.cards(mina)[fact_id] is Outcome.RIGHT
    with school.bank.read() as db:
        before = ReviewCards(db, learning_day).of(mina.id)
    with school.bank.write() as db:
        ReviewCards(db, learning_day).rebuild(mina.id, school.clock())
    with school.bank.read() as db:
        assert ReviewCards(db, learning_day).of(mina.id) == before


def test_a_learner_who_came_with_two_phones_counts_once(school: Class) -> None:
    mina = school.learners.add("Mina")
    session = school.begin()
    school.happen(session, Join("t1", "Mina", mina.id), Join("t2", "Mina 2", mina.id), OpenVote())
    school.happen(session, school.vote(session, 1, right=False))
    school.happen(session, school.vote(session, 2, right=True))
    school.happen(session, CloseVote(), Reveal(), End())
    school.classroom.finish(session.id)
    (attempt,) = school.attempts(mina)
    assert [q.response.outcome for q in attempt.questions if q.response] == [Outcome.RIGHT]


def test_a_learner_erased_before_the_end_gets_nothing_and_keeps_nobody_from_theirs(
    school: Class,
) -> None:
    mina, jonas = school.learners.add("Mina"), school.learners.add("Jonas")
    session = school.begin()
    school.happen(session, Join("t1", "Mina", mina.id), Join("t2", "Jonas", jonas.id))
    school.ask(session, True, True)
    with_all = school.classroom.results(session.id).questions
    Rights(school.bank, school.clock, learning_day).erase(mina.id)
    school.happen(session, Rename(ParticipantId(2), "J."), End())
    results = school.classroom.finish(session.id)
    assert [one.name for one in results.pupils] == ["(removed)", "J."]
    assert [one.first for one in results.questions] == [one.first for one in with_all]
    assert len(school.attempts(jonas)) == 1


def test_work_of_a_learner_who_is_gone_is_left_out(school: Class) -> None:
    session = school.begin()
    school.happen(session, Join("t1", "Mina", None))
    school.ask(session, True)
    school.happen(session, End())
    school.classroom.end(session.id)
    empty = new_room(session.setup, school.classroom.versions(session.setup))
    records = [
        Record(1, school.clock(), Join("t1", "Mina", LearnerId(99))),
        *school.classroom.records(session.id)[1:],
    ]
    works = class_work(replayed(empty, records), school.clock())
    assert len(works) == 1
    assert school.classroom.enter(session.id, works) == 0


def test_only_the_latest_session_of_the_last_day_is_offered_to_be_gone_on_with(
    school: Class,
) -> None:
    old = school.begin()
    school.clock.tick(hours=23)
    recent = school.begin()
    assert school.classroom.interrupted() == recent
    school.classroom.end(recent.id)
    assert school.classroom.interrupted() == old
    school.clock.tick(hours=2)
    assert school.classroom.interrupted() is None
    school.classroom.catch_up()
    assert school.classroom.session(old.id).ended_at == old.started_at


def lesson(school: Class, wrong: Iterable[int], *items: str) -> ClassSession:
    """Hold a session in which two pupils get some questions wrong, counted from 0."""
    session = school.begin(*items)
    school.happen(session, Join("t1", "Red Owl"), Join("t2", "Blue Jay"))
    for number in range(len(session.setup.questions)):
        school.ask(session, number not in wrong, number not in wrong)
    school.happen(session, End())
    school.classroom.finish(session.id)
    school.clock.tick(days=1)
    return session


def test_the_next_lesson_asks_in_other_words_what_the_class_does_not_have(school: Class) -> None:
    session = lesson(school, {0, 2}, "item-1-choice", "item-2-choice", "item-3-statement")
    plan = school.next_lesson(session)
    assert plan.title == "Numbers · again"
    assert set(plan.items) == {ItemId("item-1-statement"), ItemId("item-3-choice")}
    kept = school.preparing.keep(plan)
    assert school.next_lesson(session).title == "Numbers · again 2"
    assert school.preparing.setup(kept).title == "Numbers · again"


def test_a_next_lesson_takes_up_no_more_than_fits_into_it(
    school: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = lesson(school, {0, 2}, "item-1-choice", "item-2-choice", "item-3-statement")
    monkeypatch.setattr(preparing, "MOST_TAKEN_UP", 1)
    assert len(school.next_lesson(session).items) == 1


def test_questions_that_were_not_reached_come_in_the_next_lesson_as_they_are(
    school: Class,
) -> None:
    session = school.begin("item-1-choice", "item-2-choice")
    school.happen(session, Join("t1", "Red Owl"))
    school.ask(session, True)
    school.happen(session, End())
    school.classroom.finish(session.id)
    assert school.next_lesson(session).items == (ItemId("item-2-choice"),)


def test_a_class_that_has_everything_is_told_so(school: Class) -> None:
    session = lesson(school, ())
    with pytest.raises(ExpectedError, match="Nothing was left open"):
        school.next_lesson(session)


def test_the_next_lesson_takes_over_the_class_list_if_it_is_still_there(school: Class) -> None:
    names = school.preparing.linked(["Mina", "Jonas"])
    session = school.begin(naming=Naming.ROSTER, roster=names)
    roster = school.preparing.keep_roster(Roster("7b", names))
    school.classroom.finish(session.id)
    plan = school.next_lesson(session)
    assert (plan.naming, plan.roster_id) == (Naming.ROSTER, roster.id)
    assert roster.id is not None
    school.preparing.remove_roster(roster.id)
    assert school.next_lesson(session).naming is Naming.OFFERED


def test_what_a_class_got_wrong_is_what_no_later_session_settled(school: Class) -> None:
    lesson(school, {0, 1}, "item-1-choice", "item-2-choice")
    lesson(school, {1}, "item-1-statement", "item-3-choice")
    assert school.classroom.got_wrong() == (FactId("fact-3"), FactId("fact-2"))


def test_a_question_that_nobody_answered_settles_nothing(school: Class) -> None:
    lesson(school, {0}, "item-1-choice")
    session = school.begin("item-1-statement", "item-2-choice")
    school.happen(session, Join("t1", "Red Owl"), OpenVote(), End(), End())  # the bell rang
    school.classroom.finish(session.id)
    assert school.classroom.got_wrong() == (FactId("fact-1"),)
    plan = school.next_lesson(session)
    assert plan.items == (ItemId("item-1-statement"), ItemId("item-2-choice"))


def test_what_learners_missed_alone_comes_after_what_the_class_missed(school: Class) -> None:
    lesson(school, {0}, "item-1-choice")
    mina = school.learners.add("Mina")
    attempt = school.practice.start_on(mina.id, [FactId("fact-5")], "Alone")
    question = school.practice.go_on(attempt.id).attempt.current
    assert question is not None
    wrong = (question.order.index(question.version.item.key) + 1) % len(question.presented.options)
    school.practice.answer(attempt.id, question.id, wrong, SURE, 3_000)
    assert school.classroom.got_wrong() == (FactId("fact-1"), FactId("fact-5"))
    assert school.classroom.got_wrong(1) == (FactId("fact-1"),)


def test_the_question_asked_longest_ago_comes_when_all_were_asked(school: Class) -> None:
    lesson(school, (), "item-1-choice")
    lesson(school, (), "item-1-statement")
    assert school.preparing.again([FactId("fact-1")]) == (ItemId("item-1-choice"),)


def test_a_name_is_linked_with_the_learner_of_that_name(school: Class) -> None:
    mina = school.learners.add("Mina")
    assert school.preparing.linked(["MINA", "Jonas"]) == (
        RosterName("MINA", mina.id),
        RosterName("Jonas"),
    )


def names_in(bank: Bank) -> bytes:
    assert bank.path is not None
    beside = (bank.path.with_name(bank.path.name + end) for end in ("", "-wal", "-shm"))
    return b"".join(file.read_bytes() for file in beside if file.exists())


def test_a_deleted_session_is_gone_from_the_file_with_every_name(school: Class) -> None:
    roster = (RosterName("Xanthippe"), RosterName("Quirinius"))
    session = school.begin(naming=Naming.ROSTER, roster=roster)
    school.happen(session, Join("t1", "Xanthippe"), Rename(ParticipantId(1), "Zenobia"))
    school.ask(session, True)
    school.happen(session, End())
    with pytest.raises(ExpectedError, match="has not ended"):
        school.classroom.delete(session.id)
    school.classroom.finish(session.id)
    assert b"Zenobia" in names_in(school.bank)
    deleted = school.classroom.delete(session.id)
    assert (deleted.traces, deleted.copies) == ("none", ())
    for name in (b"Xanthippe", b"Quirinius", b"Zenobia"):
        assert name not in names_in(school.bank)
    assert school.classroom.delete(session.id).traces == "none"  # another window was first


def test_a_deleted_session_names_the_backups_that_still_hold_it(school: Class) -> None:
    before = back_up(school.bank)
    session = school.begin()
    school.clock.tick(seconds=2)
    school.classroom.finish(session.id)
    holding = back_up(school.bank)
    deleted = school.classroom.delete(session.id)
    assert before != holding
    assert [copy.file for copy in deleted.copies] == [holding]


def test_what_entered_a_learners_review_stays_when_the_session_is_deleted(school: Class) -> None:
    mina = school.learners.add("Mina")
    session = school.begin()
    school.happen(session, Join("t1", "Mina", mina.id))
    school.ask(session, True)
    school.happen(session, End())
    school.classroom.finish(session.id)
    school.classroom.delete(session.id)
    assert len(school.attempts(mina)) == 1


def test_a_deleted_class_list_is_gone_from_the_file(school: Class) -> None:
    roster = school.preparing.keep_roster(Roster("7b", (RosterName("Xanthippe"),)))
    assert roster.id is not None
    assert school.preparing.remove_roster(roster.id) == "none"
    assert b"Xanthippe" not in names_in(school.bank)


def test_the_facts_of_a_session_include_those_of_its_myths(school: Class) -> None:
    session = school.begin()
    assert set(facts_of(school, session)) <= set(school.classroom.facts(session.setup))


def test_the_clock_of_the_computer_is_enough(bank: Bank) -> None:
    classroom = Classroom(bank, system_clock, random.Random(1))
    session = classroom.begin(a_setup(bank))
    assert classroom.interrupted() == session
    with bank.read() as db:
        assert Content(db).totals().items


def test_a_learners_copy_lists_the_sessions_and_class_lists(school: Class, tmp_path: Path) -> None:
    mina = school.learners.add("Mina")
    school.preparing.keep_roster(Roster("7b", school.preparing.linked(["Mina", "Jonas"])))
    session = school.begin()
    school.happen(session, Join("t1", "Red Owl", mina.id))
    school.ask(session, True)
    rights = Rights(school.bank, school.clock, learning_day)
    told = json.loads(rights.export(mina.id, tmp_path / "mina.json").read_text("utf-8"))
    (kept,) = told["live_sessions"]
    assert (kept["title"], kept["name"], len(kept["votes"])) == ("Numbers", "Red Owl", 1)
    assert told["class_lists"] == [{"title": "7b", "name": "Mina"}]
