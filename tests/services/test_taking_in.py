"""Taking in a learner's copy: nothing twice, nothing believed, everything undone."""

import json
import random
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.bank.learner_rows import snapshot
from quizapp.bank.milestones import Milestones
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import Learner, QuizSpec
from quizapp.core.content.ids import LearnerId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.queue import due_day
from quizapp.core.learning.test_plan import Preparation
from quizapp.core.views.copies import CopyCounts
from quizapp.core.views.records import Change
from quizapp.env.clock import learning_day
from quizapp.services import learner_copy
from quizapp.services.learners import Learners
from quizapp.services.planning import Planning
from quizapp.services.practice import Practice
from quizapp.services.rights import Rights
from tests.services.stock import HandClock, a_stock
from tests.services.test_rights import bytes_of, study


class Computer:
    """A bank of its own, as on the computer at home."""

    def __init__(self, file: Path, clock: HandClock, seed: int, **stock: Any) -> None:
        self.bank = Bank.open(file, clock)
        if stock:
            build_bank(self.bank, a_stock(**stock), "its own")
        self.clock = clock
        self.rights = Rights(self.bank, clock, learning_day)
        self.learners = Learners(self.bank, clock)
        self.practice = Practice(self.bank, clock, random.Random(seed), learning_day)

    def due(self, learner_id: LearnerId) -> dict[str, date]:
        """Return the day that each fact comes back on."""
        with self.bank.read() as db:
            cards = ReviewCards(db, learning_day).of(learner_id)
        return {fact: due_day(card, learning_day) for fact, card in cards.items()}

    def answers(self, learner_id: LearnerId) -> int:
        with self.bank.read() as db:
            return snapshot(db, learner_id).number_of("response")

    def rows(self, learner_id: LearnerId) -> dict[str, Any]:
        with self.bank.read() as db:
            return snapshot(db, learner_id).rows


Make = Callable[..., Computer]


@pytest.fixture
def computer(stocked_file: Path, tmp_path: Path, clock: HandClock) -> Iterator[Make]:
    made: list[Computer] = []

    def make(seed: int, **stock: Any) -> Computer:
        file = tmp_path / f"bank-{len(made)}.sqlite"
        if not stock:  # migrating takes a while
            shutil.copy(stocked_file, file)
        made.append(Computer(file, clock, seed, **stock))
        return made[-1]

    yield make
    for one in made:
        one.bank.close()


def on(_: float) -> bool:
    return True


def saved(school: Computer, learner: Learner, folder: Path) -> Path:
    return school.rights.export(learner.id, folder / f"{learner.name}.json")


@pytest.fixture
def school(computer: Make) -> Computer:
    return computer(1)


@pytest.fixture
def home(computer: Make) -> Computer:
    return computer(2)


@pytest.fixture
def copy(school: Computer, clock: HandClock, tmp_path: Path) -> Path:
    """Mina's copy from school: six answers of a quiz."""
    mina = school.learners.add("Mina")
    study(school.practice, clock, mina)
    return saved(school, mina, tmp_path)


# Taking in


def test_a_copy_makes_a_new_learner_with_all_answers_and_the_days_that_were_told(
    school: Computer, home: Computer, copy: Path
) -> None:
    (mina,) = school.learners.everyone()
    seen = home.rights.look_into(copy, None, on)
    assert (seen.name, seen.into) == ("Mina", None)
    assert seen.counts == CopyCounts(attempts=1, new=6)
    taken = home.rights.take_in(copy, None, on)
    assert (taken.learner.name, taken.is_new, taken.counts) == ("Mina", True, seen.counts)
    assert home.due(taken.learner.id) == school.due(mina.id)
    assert home.due(taken.learner.id)
    (there,), (here,) = (
        one.practice.history(who) for one, who in ((school, mina.id), (home, taken.learner.id))
    )
    assert (here.title, here.right, here.started_at) == (there.title, there.right, there.started_at)
    for table in ("response", "presented_item", "seen"):
        drop = {"id", "attempt_id", "presented_id", "learner_id", "version_id", "item_number"}
        told = [
            [{k: v for k, v in row.items() if k not in drop} for row in one.rows(who)[table]]
            for one, who in ((school, mina.id), (home, taken.learner.id))
        ]
        assert sorted(map(repr, told[0])) == sorted(map(repr, told[1]))


def test_a_copy_taken_in_twice_counts_once(home: Computer, copy: Path) -> None:
    first = home.rights.take_in(copy, None, on)
    before = home.rows(first.learner.id)
    again = home.rights.look_into(copy, None, on)
    assert (again.into, again.same_answers) == (first.learner, True)
    assert again.counts == CopyCounts(here=6)
    second = home.rights.take_in(copy, first.learner.id, on)
    assert not second.changed
    assert home.rows(first.learner.id) == before
    offer = home.rights.undo_offer()
    assert offer is not None  # of the first time: the second did nothing
    assert offer.change is Change.TAKEN_IN


def test_answers_of_somebody_else_here_are_not_counted_for_a_second_learner(
    home: Computer, copy: Path
) -> None:
    home.rights.take_in(copy, None, on)
    jonas = home.learners.add("Jonas")
    seen = home.rights.look_into(copy, jonas.id, on)
    assert seen.counts == CopyCounts(elsewhere=6)
    assert home.rights.take_in(copy, jonas.id, on).counts == CopyCounts(elsewhere=6)
    assert home.answers(jonas.id) == 0


def test_what_was_done_at_home_and_at_school_comes_together(
    school: Computer, home: Computer, copy: Path, clock: HandClock, tmp_path: Path
) -> None:
    (mina,) = school.learners.everyone()
    own = home.rights.take_in(copy, None, on).learner
    study(home.practice, clock, own, seed=4)
    study(school.practice, clock, mina, seed=5)
    file = saved(school, mina, tmp_path)
    assert home.rights.look_into(file, None, on).counts == CopyCounts(attempts=1, new=6, here=6)
    home.rights.take_in(file, own.id, on)
    assert home.answers(own.id) == 18
    back = saved(home, own, tmp_path)
    school.rights.take_in(back, mina.id, on)
    assert school.answers(mina.id) == 18
    assert school.due(mina.id) == home.due(own.id)  # the same answers, the same days


def test_a_quiz_begun_at_school_and_ended_at_home_is_one_quiz(
    school: Computer, home: Computer, clock: HandClock, tmp_path: Path
) -> None:
    mina = school.learners.add("Mina")
    begun = school.practice.start(mina.id, QuizSpec(number=3))
    answer(school, begun.id)
    own = home.rights.take_in(saved(school, mina, tmp_path), None, on).learner
    (attempt,) = (one.id for one in home.practice.history(own.id))
    answer(home, attempt)
    answer(home, attempt)
    file = saved(home, own, tmp_path)
    counts = school.rights.take_in(file, mina.id, on).counts
    assert counts == CopyCounts(attempts=1, new=2, here=1)
    (line,) = school.practice.history(mina.id)
    assert (line.answered, line.questions) == (3, 3)
    assert line.finished_at is not None
    school.rights.undo()
    (line,) = school.practice.history(mina.id)
    assert (line.answered, line.finished_at) == (1, None)


def answer(on_computer: Computer, attempt_id: Any) -> None:
    practice = on_computer.practice
    on_computer.clock.tick(seconds=20)
    question = practice.go_on(attempt_id).attempt.current
    assert question is not None
    practice.answer(attempt_id, question.id, 0, None, 900)
    practice.leave_feedback(attempt_id, question.id)


def test_an_answer_keeps_the_question_it_was_given_to(
    school: Computer, home: Computer, tmp_path: Path
) -> None:
    """A claim shown too often gives way to another question; at home it did, at school it waits."""
    mina = school.learners.add("Mina")
    school.practice.start(mina.id, QuizSpec(number=3))
    own = home.rights.take_in(saved(school, mina, tmp_path), None, on).learner
    (attempt,) = (one.id for one in home.practice.history(own.id))
    with home.bank.write() as db:
        records = Records(db)
        first, second, _ = records.attempt(attempt).questions
        records.replace_question(first.id, second.version.id, second.order)
    answer(home, attempt)
    school.rights.take_in(saved(home, own, tmp_path), mina.id, on)
    (line,) = school.practice.history(mina.id)
    told = school.practice.attempt(line.id).questions[0]
    assert told.response is not None
    assert told.version.item.id == second.version.item.id
    school.rights.undo()
    assert school.practice.attempt(line.id).questions[0].version.item.id == first.version.item.id


def test_a_name_that_is_taken_is_offered_to_be_merged_with(home: Computer, copy: Path) -> None:
    mina = home.learners.add("mina")
    seen = home.rights.look_into(copy, None, on)
    assert (seen.into, seen.same_answers) == (mina, False)
    apart = home.rights.take_in(copy, None, on)
    assert apart.learner.name == "Mina 2"


def test_the_later_test_is_prepared_for_and_the_pin_stays_at_home(
    school: Computer, home: Computer, clock: HandClock, tmp_path: Path
) -> None:
    mina, own = school.learners.add("Mina"), home.learners.add("Mina")
    plans = [Planning(one.bank, clock, learning_day) for one in (home, school)]
    plans[0].set_plan(own.id, Preparation(clock.now.date() + timedelta(days=9)))
    clock.tick(hours=1)
    plans[1].set_plan(mina.id, Preparation(clock.now.date() + timedelta(days=20)))
    school.learners.set_pin(mina.id, "123456")
    file = saved(school, mina, tmp_path)
    assert "scrypt" not in file.read_text("utf-8")
    home.rights.take_in(file, own.id, on)
    assert home.rows(own.id)["test_plan"][0]["test_on"] == plan_day(school, mina.id)
    assert home.rows(own.id)["learner"][0]["pin"] is None
    home.rights.undo()
    assert home.rows(own.id)["test_plan"][0]["test_on"] != plan_day(school, mina.id)


def test_milestones_come_along_and_go_with_the_attempt(
    school: Computer, home: Computer, clock: HandClock, tmp_path: Path
) -> None:
    mina = school.learners.add("Mina")
    for seed in (1, 2, 3):
        study(school.practice, clock, mina, number=10, seed=seed)
    with school.bank.read() as db:
        there = Milestones(db).of(mina.id)
    assert there
    own = home.rights.take_in(saved(school, mina, tmp_path), None, on).learner
    with home.bank.read() as db:
        assert Milestones(db).of(own.id) == there
    home.rights.undo()
    assert count(home.bank, "milestone") == 0


def plan_day(one: Computer, learner_id: LearnerId) -> str:
    return str(one.rows(learner_id)["test_plan"][0]["test_on"])


# What this bank does not have


def test_questions_that_this_bank_does_not_have_are_left_out_and_counted(
    home: Computer, copy: Path
) -> None:
    def rename(told: dict[str, Any]) -> None:
        for one in told["attempts"][0]["questions"][:2]:
            one["item"] = "from-another-pack"

    strange = changed(copy, rename)
    expected = CopyCounts(attempts=1, new=4, unknown=2)
    assert home.rights.look_into(strange, None, on).counts == expected
    taken = home.rights.take_in(strange, None, on)
    assert home.answers(taken.learner.id) == 4
    assert (taken.counts, taken.counts.left_out) == (expected, 2)


def test_an_earlier_wording_is_kept_as_it_was_shown(computer: Make, copy: Path) -> None:
    later = computer(3, stem_ending=" today?")
    taken = later.rights.take_in(copy, None, on)
    assert taken.counts == CopyCounts(attempts=1, new=6)
    (line,) = later.practice.history(taken.learner.id)
    shown = later.practice.summary(line.id).attempt.questions
    assert any(
        q.version.item.stem.endswith("matter 1?") or "today" not in q.version.item.stem
        for q in shown
    )
    assert all("today" not in q.version.item.stem for q in shown)
    versions = count(later.bank, "item_version")
    later.rights.undo()
    assert count(later.bank, "item_version") < versions


def count(bank: Bank, table: str) -> int:
    with bank.read() as db:
        return int(db.connection().exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0)


def test_a_wording_that_is_not_known_and_not_told_rightly_is_left_out(
    computer: Make, copy: Path
) -> None:
    later = computer(3, stem_ending=" today?")
    forged = changed(copy, lambda told: of_kind(told, "choice").update(question="Is it not so?"))
    counts = later.rights.take_in(forged, None, on).counts
    assert (counts.new, counts.reworded) == (5, 1)


def of_kind(told: dict[str, Any], kind: str) -> dict[str, Any]:
    questions = told["attempts"][0]["questions"]
    return next(one for one in questions if one["kind"] == kind)


def changed(copy: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    told = json.loads(copy.read_text("utf-8"))
    change(told)
    file = copy.with_name("changed.json")
    file.write_text(json.dumps(told), "utf-8")
    return file


def test_a_copy_of_an_older_version_without_ids_is_not_counted_twice_either(
    school: Computer, home: Computer, copy: Path
) -> None:
    def strip(told: dict[str, Any]) -> None:
        for attempt in told["attempts"]:
            attempt.pop("uid")
            for question in attempt["questions"]:
                question.pop("uid")

    old = changed(copy, strip)
    taken = home.rights.take_in(old, None, on)
    assert taken.counts.new == 6
    assert home.rights.take_in(old, taken.learner.id, on).counts == CopyCounts(here=6)


# Broken, newer, too large


BREAKING: dict[str, Callable[[dict[str, Any]], object]] = {
    "no learner": lambda told: told.pop("learner"),
    "no format": lambda told: told.pop("format"),
    "a format that is no number": lambda told: told.update(format="1"),
    "attempts that are none": lambda told: told.update(attempts=[1]),
    "attempts that are a text": lambda told: told.update(attempts="many"),
    "a time without a zone": lambda told: told["attempts"][0].update(started_at="2026-01-01T09:00"),
    "a time that is a number": lambda told: told["attempts"][0].update(started_at=1),
    "a year that is none": lambda told: told["learner"].update(since="0001-01-01T00:00:00+00:00"),
    "a flag that is a text": lambda told: of_kind(told, "choice").update(flagged="no"),
    "an order that is none": lambda told: of_kind(told, "choice").update(order=[0, 0, 1]),
    "a wording that is none": lambda told: of_kind(told, "choice").update(wording="../x"),
    "two choices": lambda told: [o.update(chosen=True) for o in of_kind(told, "choice")["options"]],
    "a grade that does not follow": lambda told: of_kind(told, "choice")["response"].update(
        outcome="skipped"
    ),
    "a negative time": lambda told: of_kind(told, "choice")["response"].update(elapsed_ms=-1),
    "a quiz of no kind": lambda told: told["attempts"][0]["quiz"].update(purpose="exam"),
    "half a letter": lambda told: told["attempts"][0].update(title="\ud800"),
    "a huge number": lambda told: told["attempts"][0].update(seed=2**64),
}


@pytest.mark.parametrize("what", BREAKING)
def test_a_copy_with_something_wrong_in_it_is_told_and_changes_nothing(
    home: Computer, copy: Path, what: str
) -> None:
    broken = changed(copy, BREAKING[what])
    before = bytes_of(home.bank)
    for do in (home.rights.look_into, home.rights.take_in):
        with pytest.raises(ExpectedError, match="can't be taken in") as told:
            do(broken, None, on)
        assert "Nothing was changed" in told.value.hint
    assert home.learners.everyone() == ()
    assert count(home.bank, "attempt") == 0
    assert before


RAW: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda text: text[: len(text) // 2],
    "cut short by one sign": lambda text: text.rstrip()[:-1],
    "empty": lambda _: b"",
    "another encoding": lambda text: text.replace(b"Mina", "Mína".encode("cp1252")),
    "UTF-16": lambda text: text.decode().encode("utf-16"),
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a list": lambda _: b"[1, 2, 3]",
    "an empty object": lambda _: b"{}",
    "brackets without end": lambda _: b'{"attempts": [' + b"[" * 200_000,
    "something after the end": lambda text: text + b"{}",
    "no number": lambda text: text.replace(b'"seed": ', b'"seed": NaN, "x": ', 1),
    "ten thousand digits": lambda _: b'{"format": ' + b"9" * 10_000 + b"}",
}


@pytest.mark.parametrize("what", RAW)
def test_a_file_that_is_no_copy_is_told_and_changes_nothing(
    home: Computer, copy: Path, what: str
) -> None:
    copy.write_bytes(RAW[what](copy.read_bytes()))
    for do in (home.rights.look_into, home.rights.take_in):
        with pytest.raises(ExpectedError, match="can't be taken in"):
            do(copy, None, on)
    assert home.learners.everyone() == ()


def test_a_folder_and_a_file_that_is_gone_are_told(home: Computer, tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "gone.json"):
        with pytest.raises(ExpectedError, match="can't be taken in"):
            home.rights.look_into(place, None, on)


def test_a_mark_at_the_beginning_does_not_matter(home: Computer, copy: Path) -> None:
    copy.write_bytes(b"\xef\xbb\xbf" + copy.read_bytes())
    assert home.rights.take_in(copy, None, on).counts.new == 6


def test_a_copy_of_a_newer_version_is_told(home: Computer, copy: Path) -> None:
    newer = changed(copy, lambda told: told.update(format=2))
    with pytest.raises(ExpectedError, match="newer version"):
        home.rights.take_in(newer, None, on)
    assert home.learners.everyone() == ()


def test_a_copy_with_far_too_many_answers_is_told_in_little_memory(
    home: Computer, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has ten times as many as are taken in, as one with a million has of 100,000."""
    monkeypatch.setattr(learner_copy, "MOST_ANSWERS", 2_000)
    huge = many(copy, tmp_path / "huge.json", attempts=200, answers=100)
    size = huge.stat().st_size
    tracemalloc.start()
    try:
        with pytest.raises(ExpectedError, match="more than") as told:
            home.rights.take_in(huge, None, on)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "Nothing was changed" in told.value.hint
    assert size > 10_000_000
    assert peak < size / 2
    assert home.learners.everyone() == ()
    assert count(home.bank, "attempt") == 0


def test_one_value_of_the_file_is_never_held_whole_when_it_is_too_long(
    home: Computer, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learner_copy, "_MOST_VALUE", 100_000)
    huge = many(copy, tmp_path / "huge.json", attempts=1, answers=3_000)
    with pytest.raises(ExpectedError, match="far too large"):
        home.rights.look_into(huge, None, on)


def test_it_is_told_how_far_it_has_come(home: Computer, copy: Path, tmp_path: Path) -> None:
    large = many(copy, tmp_path / "large.json", attempts=20, answers=50)
    told: list[float] = []

    def note(share: float) -> bool:
        told.append(share)
        return True

    assert home.rights.take_in(large, None, note).counts.new == 1_000
    second = told.index(min(told), 1) if told.count(min(told)) > 1 else 0
    assert told[second:] == sorted(told[second:])
    assert 0 <= min(told) < 0.9 <= max(told) <= 1


def many(copy: Path, file: Path, *, attempts: int, answers: int) -> Path:
    """Write a copy with many answers, all to one question."""
    told = json.loads(copy.read_text("utf-8"))
    (attempt,) = told.pop("attempts")
    question = attempt["questions"][0]
    with file.open("w", encoding="utf-8") as out:
        out.write(json.dumps(told)[:-1] + ', "attempts": [')
        for number in range(attempts):
            attempt["uid"] = f"attempt-{number:06}"
            attempt["questions"] = [
                {**question, "uid": f"question-{number:06}-{place:06}"} for place in range(answers)
            ]
            out.write("," * bool(number) + json.dumps(attempt))
        out.write("]}")
    return file


def test_a_file_that_is_too_large_is_not_even_read(
    home: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as out:
        out.truncate(learner_copy.MOST_BYTES + 1)
    with pytest.raises(ExpectedError, match="far too large"):
        home.rights.look_into(huge, None, on)


def test_it_can_be_stopped_and_changes_nothing_then(home: Computer, copy: Path) -> None:
    for do in (home.rights.look_into, home.rights.take_in):
        with pytest.raises(ExpectedError, match="was stopped"):
            do(copy, None, lambda share: share < 0)
    assert home.learners.everyone() == ()


# Undoing


def test_undoing_takes_the_new_learner_out_of_the_file(home: Computer, copy: Path) -> None:
    home.rights.take_in(copy, None, on)
    assert b"Mina" in bytes_of(home.bank)
    assert home.rights.undo().name == "Mina"
    assert home.learners.everyone() == ()
    assert b"Mina" not in bytes_of(home.bank)
    assert home.rights.undo_offer() is None


def test_undoing_leaves_what_was_there_and_what_was_done_since(
    school: Computer, home: Computer, copy: Path, clock: HandClock
) -> None:
    own = home.learners.add("Mina")
    study(home.practice, clock, own, seed=4)
    before = home.rows(own.id)
    home.rights.take_in(copy, own.id, on)
    assert home.answers(own.id) == 12
    home.rights.undo()
    assert home.rows(own.id) == before
    home.rights.take_in(copy, own.id, on)
    clock.tick(minutes=2)
    since = home.practice.start(own.id, QuizSpec(number=2))
    answer(home, since.id)
    home.rights.undo()
    assert home.answers(own.id) == 7


def test_a_new_learner_who_has_answered_since_stays(
    home: Computer, copy: Path, clock: HandClock
) -> None:
    taken = home.rights.take_in(copy, None, on)
    since = home.practice.start(taken.learner.id, QuizSpec(number=2))
    answer(home, since.id)
    home.rights.undo()
    assert home.answers(taken.learner.id) == 1


def test_undoing_is_possible_after_the_learner_was_removed_and_brought_back(
    home: Computer, copy: Path, clock: HandClock
) -> None:
    own = home.learners.add("Mina")
    study(home.practice, clock, own, seed=4)
    home.rights.take_in(copy, own.id, on)
    home.rights.erase(own.id)
    home.learners.add("Somebody")  # has the number that was free
    back = home.rights.undo()
    assert home.answers(back.id) == 12
    home.rights.undo()
    assert home.answers(back.id) == 6
