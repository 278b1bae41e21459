"""What learners say is wrong: kept with its question, answered, saved for the author."""

import json
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Attempt, Learner, Question
from quizapp.core.content.ids import FactId
from quizapp.core.errors import ExpectedError, LearnerGone
from quizapp.core.views.objections import NOTE_LONGEST
from quizapp.env.clock import learning_day
from quizapp.services.learners import Learners
from quizapp.services.objections import Objections
from quizapp.services.practice import Practice
from quizapp.services.rights import Rights
from tests.services.stock import HandClock, a_stock


@pytest.fixture
def objections(bank: Bank, clock: HandClock) -> Objections:
    return Objections(bank, clock)


def asked(practice: Practice, learner: Learner, fact: str = "fact-1") -> tuple[Attempt, Question]:
    """Start a quiz on one fact and answer it."""
    attempt = practice.start_on(learner.id, [FactId(fact)], "One")
    question = practice.go_on(attempt.id).attempt.current
    assert question is not None
    practice.answer(attempt.id, question.id, 0, None, 1000)
    return attempt, question


def test_a_note_is_kept_with_question_wording_and_passage(
    objections: Objections, practice: Practice, mina: Learner
) -> None:
    _, question = asked(practice, mina)
    (said,) = objections.object(question.id, "  This is\nnot so. ")
    assert (said.note, said.open) == ("This is not so.", True)
    (line,) = objections.lines()
    assert line.version == question.version
    assert line.passage_id == "news#p1"
    assert (line.learner, line.current) == ("Mina", True)
    assert line.fact == "The matter with number 1 is settled."
    assert objections.counts() == (1, 1)


@pytest.mark.parametrize("note", ["", "  \n ", "x" * (NOTE_LONGEST + 1)])
def test_nothing_and_too_much_are_refused(
    note: str, objections: Objections, practice: Practice, mina: Learner
) -> None:
    _, question = asked(practice, mina)
    with pytest.raises(ExpectedError):
        objections.object(question.id, note)
    assert objections.lines() == ()


def test_an_answer_is_unread_until_its_learner_says_so(
    objections: Objections, practice: Practice, mina: Learner, clock: HandClock
) -> None:
    attempt, question = asked(practice, mina)
    (said,) = objections.object(question.id, "Why?")
    assert objections.unread(mina.id) == ()
    clock.tick(hours=1)
    objections.answer(said.id, "Because.")
    (unread,) = objections.unread(mina.id)
    assert (unread.attempt_id, unread.objection.answer) == (attempt.id, "Because.")
    assert unread.objection.answered_at == clock()
    objections.mark_read([said.id])
    assert objections.unread(mina.id) == ()
    objections.answer(said.id, "I looked again.")
    assert [one.objection.answer for one in objections.unread(mina.id)] == ["I looked again."]


def test_what_was_said_is_found_at_the_next_card_of_the_question_in_other_words_too(
    bank: Bank, objections: Objections, practice: Practice, mina: Learner
) -> None:
    _, question = asked(practice, mina)
    objections.object(question.id, "Unclear.")
    build_bank(bank, a_stock(stem_ending=", then?"), "reworded")
    attempt = practice.start_on(mina.id, [FactId("fact-1")], "Again")
    while True:
        again = practice.attempt(attempt.id).questions[0]
        if again.version.item.id == question.version.item.id:
            break
        attempt = practice.start_on(mina.id, [FactId("fact-1")], "Again")
        practice.go_on(attempt.id)
    practice.go_on(attempt.id)
    told = practice.answer(attempt.id, again.id, 0, None, 1000)
    assert [one.note for one in told.objections] == ["Unclear."]
    assert objections.lines()[0].current == (again.version == question.version)


def test_what_nobody_answered_can_be_taken_back_and_nothing_else(
    objections: Objections, practice: Practice, mina: Learner
) -> None:
    _, question = asked(practice, mina)
    (first,) = objections.object(question.id, "One.")
    _, second = objections.object(question.id, "Two.")
    objections.answer(first.id, "Yes.")
    left = objections.take_back(question.id, second.id)
    assert [one.id for one in left] == [first.id]
    assert objections.on(question.id) == left
    assert [one.id for one in objections.take_back(question.id, first.id)] == [first.id]


def test_open_ones_come_first_and_the_latest_before_the_others(
    objections: Objections, practice: Practice, mina: Learner, clock: HandClock
) -> None:
    _, question = asked(practice, mina)
    for note in ("first", "second", "third"):
        objections.object(question.id, note)
        clock.tick(minutes=1)
    objections.answer(objections.lines()[0].objection.id, "Done.")
    assert [line.objection.note for line in objections.lines()] == ["second", "first", "third"]


def test_the_file_for_the_author_names_nobody_and_no_false_claim_stands_alone(
    objections: Objections, practice: Practice, mina: Learner, tmp_path: Path
) -> None:
    noted = []
    for fact in ("fact-1", "fact-2"):
        for _ in range(2):  # each of its two questions
            _, question = asked(practice, mina, fact)
            objections.object(question.id, f"About {question.version.item.id}.")
            noted.append(question.version.item)
    file = tmp_path / "notes.json"
    objections.export(file)
    text = file.read_text("utf-8")
    assert "Mina" not in text
    told = json.loads(text)
    assert told["format"] == 1
    by_id = {one["question"]: one for one in told["objections"]}
    assert len(by_id) == 4
    for item in noted:
        one = by_id[item.id]
        assert one["note"] == f"About {item.id}."
        assert one["state"] == "open"
        if item.statement_is_false:
            assert (one["false_claim"], one["correction"]) == (item.stem, item.correction)
            assert "stem" not in one
        else:
            assert "false_claim" not in one
        labels = {option["text"]: option["label"] for option in one["options"]}
        assert labels[item.options[item.key].text] == "right"
        assert list(labels.values()).count("right") == 1


def test_what_is_said_goes_with_its_learner(
    bank: Bank,
    objections: Objections,
    practice: Practice,
    learners: Learners,
    mina: Learner,
    clock: HandClock,
) -> None:
    other = learners.add("Jonas")
    _, question = asked(practice, mina)
    objections.object(question.id, "Mine.")
    rights = Rights(bank, clock, learning_day)
    rights.merge(mina.id, other.id)
    assert [line.learner for line in objections.lines()] == ["Jonas"]
    rights.erase(other.id)
    rights.close()
    assert objections.lines() == ()
    with pytest.raises(LearnerGone):
        objections.object(question.id, "Late.")
