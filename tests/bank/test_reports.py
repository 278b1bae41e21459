"""What reports are made of, on both databases."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from quizapp.bank import reports
from quizapp.bank.bulk import fetch
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.records import Records
from quizapp.bank.reports import Reports
from quizapp.core.answering.attempts import Certainty, QuizSpec, Response, Timing
from quizapp.core.answering.grading import Outcome, grade
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import AttemptId, FactId, ItemId, LearnerId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.content.packs import Pack
from quizapp.env.clock import Clock
from tests.bank.conftest import NOON, add_learner
from tests.bank.packs import a_fact_numbered, a_pack_of
from tests.builders import a_pack

Build = Callable[[Bank, Pack], None]

SURE = Certainty.CERTAIN
DAY = timedelta(days=1)


def with_lure(fact: Fact, of: str) -> Fact:
    """Return a fact whose choice has an option that embodies the myth of another."""
    choice, *others = fact.items
    key, lure, *rest = choice.options
    options = (key, replace(lure, misconception=FactId(of)), *rest)
    return replace(fact, items=(replace(choice, options=options), *others))


@pytest.fixture
def bank(any_bank: Bank, build: Build) -> Bank:
    facts = [a_fact_numbered(number) for number in range(4)]
    build(any_bank, a_pack_of(with_lure(facts[0], "fact-3"), *facts[1:]))
    return any_bank


@pytest.fixture
def bank_on_sqlite(bank_file: Path, clock: Clock) -> Iterator[Bank]:
    opened = Bank.open(bank_file, clock)
    yield opened
    opened.close()


def ask(bank: Bank, learner: LearnerId, *items: str, spec: QuizSpec | None = None) -> AttemptId:
    with bank.write() as db:
        versions = Content(db).current_versions(ItemId(item) for item in items)
        shown = [(version.id, tuple(range(len(version.item.options)))) for version in versions]
        return Records(db).add_attempt(learner, spec or QuizSpec(), "Quiz", 1, shown, NOON)


def say(
    bank: Bank,
    attempt: AttemptId,
    place: int,
    chosen: int | None,
    at: datetime,
    *,
    left: datetime | None = None,
) -> PresentedId:
    with bank.write() as db:
        records = Records(db)
        question = records.attempt(attempt).questions[place]
        records.mark_shown(question.id, at)
        outcome = grade(question.version.item, chosen)
        records.record(question.id, Response(chosen, SURE, outcome, 1500, at))
        if left is not None:
            records.mark_left(question.id, left)
        return question.id


def test_the_first_response_is_the_earliest_and_not_the_one_drawn_first(bank: Bank) -> None:
    mina = add_learner(bank).id
    older = ask(bank, mina, "fact-1-choice")
    newer = ask(bank, mina, "fact-1-false")
    say(bank, newer, 0, 0, NOON + DAY)
    say(bank, older, 0, 0, NOON + 2 * DAY)
    with bank.read() as db:
        (first,) = Reports(db).firsts()
    assert (first.fact_id, first.outcome, first.options) == ("fact-1", Outcome.WRONG, 2)


def test_a_skipped_question_is_no_first_response(bank: Bank) -> None:
    mina = add_learner(bank).id
    attempt = ask(bank, mina, "fact-1-choice", "fact-1-true")
    say(bank, attempt, 0, None, NOON)
    with bank.read() as db:
        assert Reports(db).firsts() == ()
    say(bank, attempt, 1, 0, NOON + DAY)
    with bank.read() as db:
        (first,) = Reports(db).firsts()
    assert first.outcome is Outcome.RIGHT


def test_first_responses_are_those_that_a_plain_look_through_all_finds(bank: Bank) -> None:
    rng = random.Random(3)
    learners = [add_learner(bank, name).id for name in ("Ada", "Ben", "Cho")]
    earliest: dict[tuple[int, str], tuple[datetime, int]] = {}
    for _ in range(12):
        learner = rng.choice(learners)
        numbers = rng.sample(range(4), 3)
        kind = rng.choice(("choice", "true", "false"))
        attempt = ask(bank, learner, *(f"fact-{number}-{kind}" for number in numbers))
        for place, number in enumerate(numbers):
            # A dead clock's battery gives moments before 1980, a mistyped year those after 2100.
            at = (
                NOON + DAY * rng.choice((-20_000, -1, 0, 1, 2, 30_000)) + place * timedelta(hours=1)
            )
            pair = (at, say(bank, attempt, place, rng.randrange(2), at))
            key = (learner, f"fact-{number}")
            earliest[key] = min(earliest.get(key, pair), pair)
    with bank.read() as db:
        found = Reports(db).firsts()
        records = Records(db)
        for first in found:
            question = records.question(PresentedId(earliest[first.learner_id, first.fact_id][1]))
            assert question.response is not None
            assert (first.version_id, first.chosen, first.outcome) == (
                question.version.id,
                question.response.chosen,
                question.response.outcome,
            )
    assert len(found) == len(earliest)


def test_a_myth_is_believed_by_judging_it_true_or_by_choosing_what_embodies_it(bank: Bank) -> None:
    mina, other = add_learner(bank).id, add_learner(bank, "Ben").id
    items = ("fact-0-choice", "fact-1-false", "fact-1-true", "fact-2-choice", "fact-2-false")
    attempt = ask(bank, mina, *items)
    say(bank, attempt, 0, 1, NOON, left=NOON + DAY)  # the lure of fact 3
    say(bank, attempt, 1, 0, NOON + DAY)  # a false claim judged true
    say(bank, attempt, 2, 1, NOON + 2 * DAY)  # a true claim judged false: no myth in it
    say(bank, attempt, 3, 1, NOON + 3 * DAY)  # a wrong option that embodies nothing
    say(bank, attempt, 4, 1, NOON + 4 * DAY)  # a false claim judged false
    with bank.read() as db:
        beliefs = Reports(db).beliefs(mina)
        assert Reports(db).beliefs(other) == ()
    assert [(one.fact_id, one.at, one.corrected_at) for one in beliefs] == [
        ("fact-3", NOON, NOON + DAY),
        ("fact-1", NOON + DAY, None),
    ]


def test_responses_come_in_the_order_in_which_they_were_given(bank: Bank) -> None:
    mina = add_learner(bank).id
    attempt = ask(bank, mina, "fact-1-choice", "fact-2-true", "fact-3-choice")
    say(bank, attempt, 0, 0, NOON + 2 * DAY)
    say(bank, attempt, 1, None, NOON + DAY)
    with bank.read() as db:
        skipped, right = Reports(db).responses(mina, NOON + 2 * DAY)
        assert Reports(db).attempts(mina) == 1
    assert (skipped.fact_id, skipped.kind, skipped.outcome) == (
        "fact-2",
        ItemKind.TRUE_FALSE,
        Outcome.SKIPPED,
    )
    assert (right.at, right.certainty, right.elapsed_ms) == (NOON + 2 * DAY, SURE, 1500)


def test_an_attempt_in_which_nothing_was_answered_is_not_counted(bank: Bank) -> None:
    mina = add_learner(bank).id
    ask(bank, mina, "fact-1-choice")
    with bank.read() as db:
        assert Reports(db).attempts(mina) == 0


def test_open_attempts_and_the_last_finished_are_found_without_their_questions(bank: Bank) -> None:
    mina = add_learner(bank).id
    first = ask(bank, mina, "fact-1-choice", spec=QuizSpec(timing=Timing.END))
    second, third = (ask(bank, mina, "fact-2-choice") for _ in range(2))
    with bank.write() as db:
        Records(db).finish(second, NOON)
        found = Reports(db)
        assert found.open_attempts(mina) == (
            (first, QuizSpec(timing=Timing.END)),
            (third, QuizSpec()),
        )
        assert found.last_finished(mina, NOON) is None  # nothing in it was answered
    say(bank, second, 0, 0, NOON)
    with bank.read() as db:
        found = Reports(db)
        assert found.last_finished(mina, NOON) == second
        assert found.last_finished(LearnerId(99), NOON) is None


def test_documents_are_named_with_the_facts_that_cite_them(any_bank: Bank, build: Build) -> None:
    both = a_fact_numbered(1, documents=("list", "news"))
    build(any_bank, a_pack_of(both, a_fact_numbered(2)))
    with any_bank.read() as db:
        cited = Reports(db).cited(a_pack().id)
    assert cited["list"] == ("List", ("fact-1",))  # type: ignore[index]
    assert sorted(cited["news"][1]) == ["fact-1", "fact-2"]  # type: ignore[index]


@pytest.mark.parametrize(
    "query",
    ["RESPONSES", "VERSIONS", "ATTEMPTS", "BELIEFS", "OPEN_ATTEMPTS", "LAST_FINISHED"],
)
def test_a_learners_reports_never_read_a_whole_table(bank_on_sqlite: Bank, query: str) -> None:
    with bank_on_sqlite.read() as db:
        plan = [
            row[3]
            for row in fetch(
                db,
                f"EXPLAIN QUERY PLAN {getattr(reports, query).format(ids=1)}",
                {"learner": 1, "latest": 0, "pack": "sample"},
            )
        ]
    assert plan
    assert not [step for step in plan if step.startswith("SCAN") and "CONSTANT" not in step]


def test_the_class_review_reads_the_responses_once_and_looks_the_rest_up(
    bank_on_sqlite: Bank,
) -> None:
    with bank_on_sqlite.read() as db:
        plan = [row[3] for row in fetch(db, f"EXPLAIN QUERY PLAN {reports.FIRSTS}")]
    scans = [step for step in plan if step.startswith("SCAN")]
    assert len(scans) == 2, plan  # one table of responses, and what was found in it
    assert "SCAN earliest" in scans
