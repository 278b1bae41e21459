"""Exporting, erasing and merging learners, and undoing it."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.bank.backup import back_up
from quizapp.bank.engine import Bank
from quizapp.bank.learner_rows import Snapshot, snapshot, tables_of_learners
from quizapp.bank.review_cards import ReviewCards
from quizapp.bank.secure_erase import vacuum_erased
from quizapp.bank.tables import stored
from quizapp.core.answering.attempts import Attempt, Certainty, Learner, QuizSpec, Stage
from quizapp.core.content.ids import LearnerId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.errors import ExpectedError, LearnerGone
from quizapp.core.views.records import Change, Traces
from quizapp.env.clock import learning_day
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice
from quizapp.services.rights import Rights
from tests.builders import MOMENT
from tests.services.stock import HandClock


@pytest.fixture
def rights(bank: Bank, clock: HandClock) -> Rights:
    return Rights(bank, clock, learning_day)


@pytest.fixture
def jonas(learners: Learners, clock: HandClock) -> Learner:
    clock.tick(days=1)
    return learners.add("Jonas")


def study(
    practice: Practice, clock: HandClock, learner: Learner, number: int = 6, seed: int = 1
) -> Attempt:
    """Do a quiz with seeded luck, flag its first question, and return it."""
    rng = random.Random(seed)
    attempt = practice.start(learner.id, QuizSpec(number=number))
    practice.flag(attempt.questions[0].id, flagged=True)
    while attempt.stage is not Stage.SUMMARY:
        question = attempt.current
        assert question is not None
        clock.tick(seconds=20)
        if attempt.stage is Stage.FEEDBACK:
            attempt = practice.leave_feedback(attempt.id, question.id)
        else:
            practice.go_on(attempt.id)
            chosen = rng.randrange(len(question.order))
            certainty = rng.choice(list(Certainty))
            attempt = practice.answer(attempt.id, question.id, chosen, certainty, 900).attempt
    clock.tick(hours=20)
    return attempt


def kept(bank: Bank, learner: Learner) -> Snapshot:
    with bank.read() as db:
        return snapshot(db, learner.id)


def bytes_of(bank: Bank) -> bytes:
    assert bank.path is not None
    files = [bank.path.with_name(bank.path.name + end) for end in ("", "-wal", "-shm")]
    return b"".join(file.read_bytes() for file in files if file.exists())


# Export


def test_everything_kept_of_a_learner_is_exported(
    rights: Rights, practice: Practice, bank: Bank, clock: HandClock, mina: Learner, tmp_path: Path
) -> None:
    attempt = study(practice, clock, mina)
    file = rights.export(mina.id, tmp_path / "mina.json")
    told = json.loads(file.read_text("utf-8"))
    rows = kept(bank, mina)
    assert told["learner"]["name"] == "Mina"
    assert [one["id"] for one in told["attempts"]] == [attempt.id]
    questions = told["attempts"][0]["questions"]
    assert [one["id"] for one in questions] == [q.id for q in attempt.questions]
    assert [one["flagged"] for one in questions] == [True] + [False] * 5
    for one, question in zip(questions, attempt.questions, strict=True):
        assert question.response is not None
        assert one["response"]["outcome"] == question.response.outcome
        assert one["response"]["certainty"] == question.response.certainty
        (chosen,) = (option for option in one["options"] if option["chosen"])
        assert chosen["text"] == question.version.item.options[question.response.chosen or 0].text
        assert one["source_line"] == question.version.item.source_line
    assert len(told["review"]) == rows.number_of("review_card")
    assert len(told["seen"]) == rows.number_of("seen")
    assert told["test_plan"] is None
    assert len(told["milestones"]) == rows.number_of("milestone")
    assert len(told["objections"]) == rows.number_of("objection")
    assert list(tmp_path.glob("*.part")) == []


def test_every_table_that_holds_something_of_a_learner_is_in_the_export() -> None:
    exported = {
        *("learner", "attempt", "presented_item", "response", "seen", "review_card", "test_plan"),
        *("milestone", "objection"),
    }
    assert {table.name for table in tables_of_learners()} == exported


def test_no_false_claim_and_no_option_is_exported_without_its_label(
    rights: Rights, practice: Practice, clock: HandClock, mina: Learner, tmp_path: Path
) -> None:
    attempt = study(practice, clock, mina, number=10)
    false = [q.version.item for q in attempt.questions if q.version.item.statement_is_false]
    assert false
    told = json.loads(rights.export(mina.id, tmp_path / "mina.json").read_text("utf-8"))
    corrections = {}
    for one in _objects(told):
        if "false_claim" in one:
            corrections[one["false_claim"]] = one["correction"]
        if "chosen" in one:
            assert one["label"] in ("right", "wrong")
    for item in false:
        assert corrections[item.stem] == item.correction
    for one in _objects(told):
        for field, text in one.items():
            assert field == "false_claim" or text not in [item.stem for item in false]


def test_a_question_that_waits_for_its_response_does_not_give_its_key_away(
    rights: Rights, practice: Practice, mina: Learner, tmp_path: Path
) -> None:
    attempt = practice.go_on(practice.start(mina.id, QuizSpec(number=4)).id).attempt
    text = rights.export(mina.id, tmp_path / "mina.json").read_text("utf-8")
    for question in attempt.questions:
        assert question.version.item.stem not in text
        assert question.version.item.id in text


def test_an_export_that_cannot_be_written_leaves_the_file_that_was_there(
    rights: Rights, bank: Bank, mina: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mina.json"
    file.write_text("before", "utf-8")

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExpectedError, match="disk is full"):
        rights.export(mina.id, file)
    assert file.read_text("utf-8") == "before"
    assert list(tmp_path.glob("*.part")) == []
    assert bank.path is not None
    with pytest.raises(ExpectedError, match="question bank itself"):
        rights.export(mina.id, bank.path)


# Erasing


def test_an_erased_learner_is_not_found_by_reading_the_bytes_of_any_file(
    rights: Rights, practice: Practice, learners: Learners, bank: Bank, clock: HandClock
) -> None:
    gone, stays = learners.add("Wilhelmine Zaragossa"), learners.add("Jonas")
    attempt = study(practice, clock, gone, 8)
    study(practice, clock, stays)
    # After the last checkpoint: the old name stands in the file, the new one in the journal.
    learners.rename(gone.id, "Kunigunde Zaragossa")
    assert bank.path is not None
    with closing(sqlite3.connect(bank.path)) as raw:
        stamps = [row[0] for row in raw.execute("SELECT at FROM response WHERE presented_id <= 8")]
    assert len(stamps) == 8
    traces = [b"Zaragossa", b"Kunigunde", b"Wilhelmine"]
    traces += [stamp.to_bytes(8, "big") for stamp in stamps]
    before = bytes_of(bank)
    assert all(trace in before for trace in traces)
    others = kept(bank, stays)
    told = rights.erase(gone.id)
    assert (told.attempts, told.responses, told.traces) == (1, 8, Traces.NONE)
    after = bytes_of(bank)
    assert [trace for trace in traces if trace in after] == []
    assert kept(bank, stays) == others
    with pytest.raises(LearnerGone):
        practice.attempt(attempt.id)
    clock.tick(minutes=1)
    study(practice, clock, stays)
    assert [trace for trace in traces if trace in bytes_of(bank)] == []


def test_while_another_program_reads_the_traces_stay_and_go_at_the_next_start(
    rights: Rights,
    learners: Learners,
    bank: Bank,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone = learners.add("Zaragossa")
    assert bank.path is not None
    with closing(sqlite3.connect(bank.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM learner").fetchone()
        monkeypatch.setattr(
            "quizapp.services.erasing.vacuum_erased", lambda bank, _=0: vacuum_erased(bank, 50)
        )
        told = rights.erase(gone.id)
        assert told.traces is Traces.BUSY
        assert learners.everyone() == ()
        assert rights.finish_erasing() is Traces.BUSY
        other.execute("ROLLBACK")
    assert Rights(bank, clock, learning_day).finish_erasing() is Traces.NONE
    assert b"Zaragossa" not in bytes_of(bank)


def test_backups_made_before_are_told_and_can_be_deleted_once_there_is_a_fresh_one(
    rights: Rights, learners: Learners, bank: Bank, clock: HandClock, mina: Learner
) -> None:
    before = back_up(bank)
    clock.tick(seconds=1)
    gone = learners.add("Zaragossa")
    holding = back_up(bank)
    told = rights.erase(gone.id)
    assert [copy.file for copy in told.copies] == [holding]
    clock.tick(seconds=1)
    fresh = rights.delete_copies(told.copies)
    assert not holding.exists()
    assert before.exists()
    assert b"Zaragossa" not in fresh.read_bytes()
    assert rights.copies_of(gone) == ()


def test_no_backup_is_deleted_where_a_fresh_one_cannot_be_made(
    rights: Rights, learners: Learners, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = learners.add("Zaragossa")
    holding = back_up(bank)
    told = rights.erase(gone.id)

    def fail(bank: Bank) -> Path:
        raise ExpectedError("The disk is full.", "Free some space.")

    monkeypatch.setattr("quizapp.bank.backup.back_up", fail)
    with pytest.raises(ExpectedError):
        rights.delete_copies(told.copies)
    assert holding.exists()


# Undo


def test_an_erasing_is_undone_with_the_same_ids(
    rights: Rights, practice: Practice, bank: Bank, clock: HandClock, mina: Learner, jonas: Learner
) -> None:
    for learner in (mina, jonas, mina):
        study(practice, clock, learner)
    before = kept(bank, mina)
    rights.erase(mina.id)
    offer = rights.undo_offer()
    assert offer is not None
    assert (offer.change, offer.name, offer.into) == (Change.ERASED, "Mina", "")
    assert rights.undo() == mina
    assert kept(bank, mina) == before
    assert rights.undo_offer() is None


def test_an_erasing_is_undone_beside_what_took_its_ids_and_its_name(
    rights: Rights, practice: Practice, learners: Learners, bank: Bank, clock: HandClock
) -> None:
    gone = learners.add("Mina")
    study(practice, clock, gone)
    before = kept(bank, gone)
    clock.tick(days=1)
    rights.erase(gone.id)
    new = learners.add("Mina")
    assert new.id == gone.id
    attempt = practice.start(new.id, QuizSpec(number=3))
    theirs = kept(bank, new)
    back = rights.undo()
    assert back.name == "Mina 2"
    assert back.id != new.id
    assert kept(bank, new) == theirs
    assert practice.attempt(attempt.id) == attempt
    after = kept(bank, back)
    assert {name: len(rows) for name, rows in after.rows.items()} == {
        name: len(rows) for name, rows in before.rows.items()
    }
    assert after.rows["review_card"] == _rebuilt(bank, back).rows["review_card"]


def test_undo_ends_after_ten_minutes_and_with_the_app(
    rights: Rights, learners: Learners, clock: HandClock
) -> None:
    rights.erase(learners.add("Mina").id)
    clock.tick(minutes=10)
    assert rights.undo_offer() is not None
    clock.tick(seconds=1)
    assert rights.undo_offer() is None
    with pytest.raises(ExpectedError, match="nothing to undo"):
        rights.undo()
    rights.erase(learners.add("Ada").id)
    rights.close()
    assert rights.undo_offer() is None


def test_changes_are_undone_the_latest_first(
    rights: Rights, practice: Practice, bank: Bank, clock: HandClock, mina: Learner, jonas: Learner
) -> None:
    study(practice, clock, mina, seed=2)
    study(practice, clock, jonas, seed=3)
    before = kept(bank, mina), kept(bank, jonas)
    rights.merge(jonas.id, mina.id)
    rights.erase(mina.id)
    assert rights.undo() == mina
    assert rights.undo() == jonas
    assert (kept(bank, mina), kept(bank, jonas)) == before


# Merging


def test_a_merged_learner_has_everything_of_both(
    rights: Rights, practice: Practice, bank: Bank, clock: HandClock, mina: Learner, jonas: Learner
) -> None:
    of_mina, of_jonas = (study(practice, clock, one, seed=4) for one in (mina, jonas))
    told = rights.merge(jonas.id, mina.id)
    assert (told.attempts, told.responses) == (1, 6)
    assert {line.id for line in practice.history(mina.id)} == {of_mina.id, of_jonas.id}
    assert len(practice.flagged(mina.id)) == 2
    assert practice.attempt(of_jonas.id).questions == of_jonas.questions
    assert kept(bank, mina) == _rebuilt(bank, mina)
    with pytest.raises(LearnerGone):
        rights.merge(jonas.id, mina.id)
    with pytest.raises(ExpectedError, match="same learner"):
        rights.merge(mina.id, mina.id)


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.integers(0, 1), st.integers(1, 99)), max_size=4), st.data())
def test_a_merge_comes_out_the_same_whichever_goes_and_can_be_undone(
    tmp_path_factory: pytest.TempPathFactory,
    stocked_file: Path,
    sittings: list[tuple[int, int]],
    data: st.DataObject,
) -> None:
    file = tmp_path_factory.mktemp("merge") / "bank.sqlite"
    clock = HandClock()
    bank = Bank.open(shutil.copy(stocked_file, file), clock)
    try:
        learners, rights = Learners(bank, clock), Rights(bank, clock, learning_day)
        practice = Practice(bank, clock, random.Random(5), learning_day)
        both = [learners.add("Mina"), learners.add("Jonas")]
        packs = st.sampled_from([BUILT_IN, "town-history"])
        for who, seed in sittings:
            study(practice, clock, both[who], number=4, seed=seed)
        for one in both:
            for pack_id in data.draw(st.lists(packs, unique=True)):
                _plan(bank, one, f"2026-05-{data.draw(st.integers(10, 28))}", clock, pack_id)
                clock.tick(minutes=data.draw(st.integers(0, 1)))
        before = [kept(bank, one) for one in both]
        outcomes = []
        for gone, stays in ((0, 1), (1, 0)):
            rights.merge(both[gone].id, both[stays].id)
            outcomes.append(_without_learner(kept(bank, both[stays])))
            rights.undo()
            assert [kept(bank, one) for one in both] == before
        assert outcomes[0] == outcomes[1]
    finally:
        bank.close()


def test_what_the_one_who_stayed_did_since_stays_there_when_a_merge_is_undone(
    rights: Rights, practice: Practice, bank: Bank, clock: HandClock, mina: Learner, jonas: Learner
) -> None:
    study(practice, clock, mina, seed=2)
    first = study(practice, clock, jonas, seed=3)
    rights.merge(jonas.id, mina.id)
    since = practice.start(mina.id, QuizSpec(number=2))
    rights.undo()
    assert since.id in {line.id for line in practice.history(mina.id)}
    assert [line.id for line in practice.history(jonas.id)] == [first.id]
    assert kept(bank, mina) == _rebuilt(bank, mina)
    assert kept(bank, jonas) == _rebuilt(bank, jonas)


# Two copies of the app


@pytest.mark.parametrize(
    "act",
    [
        lambda practice, rights, gone, attempt: practice.start(gone.id, QuizSpec()),
        lambda practice, rights, gone, attempt: practice.go_on(attempt.id),
        lambda practice, rights, gone, attempt: practice.answer(
            attempt.id, attempt.questions[0].id, 0, None, 5
        ),
        lambda practice, rights, gone, attempt: practice.leave_feedback(
            attempt.id, attempt.questions[0].id
        ),
        lambda practice, rights, gone, attempt: practice.summary(attempt.id),
        lambda practice, rights, gone, attempt: rights.erase(gone.id),
        lambda practice, rights, gone, attempt: rights.export(gone.id, Path("/nowhere/x.json")),
    ],
)
def test_who_was_erased_in_another_window_is_told_so(
    rights: Rights,
    practice: Practice,
    bank: Bank,
    clock: HandClock,
    mina: Learner,
    act: Callable[[Practice, Rights, Learner, Attempt], Any],
) -> None:
    attempt = practice.start(mina.id, QuizSpec())
    Rights(bank, clock, learning_day).erase(mina.id)
    with pytest.raises(ExpectedError, match="no longer in the question bank") as told:
        act(practice, rights, mina, attempt)
    assert "list" in told.value.hint


def test_a_full_disk_changes_nothing(
    rights: Rights,
    practice: Practice,
    bank: Bank,
    clock: HandClock,
    mina: Learner,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    study(practice, clock, mina)
    before = kept(bank, mina)

    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with monkeypatch.context() as patched:
        patched.setattr("quizapp.services.rights.erase", full)
        with pytest.raises(ExpectedError, match="disk is full"):
            rights.erase(mina.id)
    assert kept(bank, mina) == before
    assert rights.undo_offer() is None
    rights.erase(mina.id)
    with monkeypatch.context() as patched:
        patched.setattr("quizapp.services.rights.put_back", full)
        with pytest.raises(ExpectedError, match="disk is full"):
            rights.undo()
    assert rights.undo() == mina
    assert kept(bank, mina) == before


def _objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [one for part in value for one in _objects(part)]
    if isinstance(value, dict):
        return [value, *(one for part in value.values() for one in _objects(part))]
    return []


def _rebuilt(bank: Bank, learner: Learner) -> Snapshot:
    with bank.write() as db:
        ReviewCards(db, learning_day).rebuild(LearnerId(learner.id), MOMENT + timedelta(days=999))
    return kept(bank, learner)


def _plan(bank: Bank, learner: Learner, test_on: str, clock: HandClock, pack_id: str) -> None:
    assert bank.path is not None
    with closing(sqlite3.connect(bank.path)) as raw, raw:
        raw.execute(
            "INSERT INTO test_plan (learner_id, pack_id, test_on, topics, size, made_at)"
            " VALUES (?,?,?,?,?,?)",
            (learner.id, pack_id, test_on, '["law"]', 12, stored(clock())),
        )


def _without_learner(one: Snapshot) -> dict[str, list[dict[str, Any]]]:
    return {
        table: [{k: v for k, v in row.items() if k not in hidden(table)} for row in rows]
        for table, rows in one.rows.items()
    }


def hidden(table: str) -> tuple[str, ...]:
    return ("id", "name") if table == "learner" else ("learner_id",)
