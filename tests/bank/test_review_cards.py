"""Cards are kept as responses come, and can always be made again from what was recorded."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from quizapp.bank import review_cards
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.learner_rows import erase
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import Attempt, Certainty, Question, QuizSpec, Response
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId, LearnerId
from quizapp.core.content.packs import Pack
from quizapp.core.learning.review_cards import Reason, ReviewCard
from quizapp.env.clock import learning_day
from tests.bank.conftest import NOON, add_learner
from tests.bank.packs import a_fact_numbered, a_pack_of, without_items

Build = Callable[[Bank, Pack], None]

RIGHT, WRONG, SKIPPED = Outcome.RIGHT, Outcome.WRONG, Outcome.SKIPPED
DAY = timedelta(days=1)
names = count()


def day_of(at: datetime) -> date:
    return learning_day(at, UTC)


@pytest.fixture
def content(any_bank: Bank, build: Build) -> Pack:
    """Three facts with a choice, a true and a false statement each."""
    pack = a_pack_of(*(a_fact_numbered(number) for number in range(3)))
    build(any_bank, pack)
    return pack


@dataclass
class Sitting:
    """One learner who responds to items in any order, at any time; each attempt holds nine."""

    bank: Bank
    learner_id: LearnerId
    attempt: Attempt = field(init=False)

    def __post_init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        with self.bank.write() as db:
            kinds = ("choice", "true", "false")
            ids = [ItemId(f"fact-{number}-{kind}") for number in range(3) for kind in kinds]
            versions = Content(db).current_versions(ids)
            shown = [(v.id, tuple(range(len(v.item.options)))) for v in versions]
            records = Records(db)
            attempt_id = records.add_attempt(self.learner_id, QuizSpec(), "Quiz", 1, shown, NOON)
            self.attempt = records.attempt(attempt_id)

    def respond(
        self,
        item_id: str,
        outcome: Outcome,
        certainty: Certainty | None = Certainty.THINK_SO,
        at: datetime = NOON,
        *,
        take: bool = True,
    ) -> ReviewCard | None:
        """Respond in a new attempt; leave the card alone where ``take`` is off."""
        self.begin()
        question = next(q for q in self.attempt.questions if q.version.item.id == item_id)
        return self.respond_to(question, outcome, certainty, at, take=take)

    def respond_to(
        self,
        question: Question,
        outcome: Outcome,
        certainty: Certainty | None,
        at: datetime,
        *,
        take: bool = True,
    ) -> ReviewCard | None:
        with self.bank.write() as db:
            chosen = None if outcome is SKIPPED else 0
            response = Response(chosen, certainty, outcome, 900, at)
            assert Records(db).record(question.id, response)
            return ReviewCards(db, day_of).take(self.learner_id, question.id) if take else None

    def cards(self) -> dict[FactId, ReviewCard]:
        with self.bank.read() as db:
            return ReviewCards(db, day_of).of(self.learner_id)

    def rebuilt(self, now: datetime = NOON + 99 * DAY) -> dict[FactId, ReviewCard]:
        with self.bank.write() as db:
            ReviewCards(db, day_of).rebuild(self.learner_id, now)
        return self.cards()


@pytest.fixture
def mina(any_bank: Bank, content: Pack) -> Sitting:
    return Sitting(any_bank, add_learner(any_bank).id)


def test_a_card_reads_back_as_it_was_kept(mina: Sitting) -> None:
    card = mina.respond("fact-1-choice", WRONG, Certainty.CERTAIN)
    assert card is not None
    assert card.reason is Reason.CERTAIN_WRONG
    assert mina.cards() == {FactId("fact-1"): card}
    with mina.bank.read() as db:
        cards = ReviewCards(db, day_of)
        assert cards.card(mina.learner_id, FactId("fact-1")) == card
        assert cards.card(mina.learner_id, FactId("fact-2")) is None


def test_all_questions_on_a_fact_share_its_card(mina: Sitting) -> None:
    mina.respond("fact-1-choice", WRONG)
    mina.respond("fact-1-true", RIGHT, at=NOON + DAY)
    card = mina.respond("fact-1-false", RIGHT, at=NOON + 2 * DAY)
    assert card is not None
    assert (card.responses, card.right_days, card.right_by_choice) == (3, 2, False)
    assert set(mina.cards()) == {"fact-1"}


def test_a_skipped_question_leaves_no_card_and_changes_none(mina: Sitting) -> None:
    assert mina.respond("fact-0-choice", SKIPPED, None) is None
    assert mina.cards() == {}
    card = mina.respond("fact-0-choice", RIGHT)
    assert mina.respond("fact-0-choice", SKIPPED, None, NOON + DAY) == card
    assert mina.cards() == mina.rebuilt() == {FactId("fact-0"): card}


def test_cards_belong_to_one_learner(mina: Sitting) -> None:
    juno = Sitting(mina.bank, add_learner(mina.bank, "Juno").id)
    mina.respond("fact-0-choice", WRONG)
    juno.respond("fact-0-choice", RIGHT)
    (hers,), (his,) = mina.cards().values(), juno.cards().values()
    assert (hers.misses, his.misses) == (1, 0)
    juno.rebuilt()
    assert list(mina.cards().values()) == [hers]


def test_a_learner_who_is_removed_takes_the_cards_along(mina: Sitting) -> None:
    juno = Sitting(mina.bank, add_learner(mina.bank, "Juno").id)
    for sitting in (mina, juno):
        sitting.respond("fact-0-choice", WRONG)
    with mina.bank.write() as db:
        erase(db, mina.learner_id)
    with mina.bank.read() as db:
        owners = db.scalars(text("SELECT learner_id FROM review_card")).all()
    assert owners == [juno.learner_id]


def test_every_response_on_a_fact_is_told_oldest_first_skipped_ones_too(mina: Sitting) -> None:
    mina.respond("fact-0-choice", WRONG, at=NOON + DAY)
    mina.respond("fact-0-true", SKIPPED, None, at=NOON + 3 * DAY)
    mina.respond("fact-0-false", RIGHT, at=NOON + 2 * DAY)
    mina.respond("fact-1-choice", RIGHT, at=NOON + 2 * DAY)
    with mina.bank.read() as db:
        told = ReviewCards(db, day_of).responses_on(mina.learner_id, FactId("fact-0"))
    assert [(one.item_id, one.outcome) for one in told] == [
        ("fact-0-choice", WRONG),
        ("fact-0-false", RIGHT),
        ("fact-0-true", SKIPPED),
    ]


def test_a_card_outlives_all_its_questions_and_its_fact(
    any_bank: Bank, content: Pack, build: Build
) -> None:
    mina = Sitting(any_bank, add_learner(any_bank).id)
    card = mina.respond("fact-0-choice", WRONG)
    first, *rest = content.facts
    build(any_bank, replace(content, facts=(without_items(first, "choice", "false"), *rest)))
    assert mina.rebuilt() == {FactId("fact-0"): card}
    build(any_bank, replace(content, facts=tuple(rest)))
    assert mina.rebuilt() == {FactId("fact-0"): card}


def test_new_wording_leaves_cards_and_replays_as_they_are(
    any_bank: Bank, content: Pack, build: Build
) -> None:
    mina = Sitting(any_bank, add_learner(any_bank).id)
    for name in ("fact-0-choice", "fact-0-true", "fact-1-false"):
        mina.respond(name, WRONG)
    before = mina.cards()
    reworded = tuple(
        replace(f, items=tuple(replace(i, stem=f"{i.stem} Really?") for i in f.items))
        for f in content.facts
    )
    build(any_bank, replace(content, facts=reworded))
    assert mina.cards() == mina.rebuilt() == before


answers = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["choice", "true", "false"]),
    st.sampled_from(Outcome),
    st.sampled_from([None, *Certainty]),
    st.integers(1, 20_000),
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(answers, max_size=8))
def test_cards_made_again_are_those_that_were_kept(
    any_bank: Bank, content: Pack, given_answers: list[tuple[int, str, Outcome, Certainty, int]]
) -> None:
    mina = Sitting(any_bank, add_learner(any_bank, f"Learner {next(names)}").id)
    at = NOON
    for fact, kind, outcome, certainty, minutes in given_answers:
        at += timedelta(minutes=minutes)
        mina.respond(f"fact-{fact}-{kind}", outcome, certainty, at)
    kept = mina.cards()
    assert mina.rebuilt() == kept
    assert mina.rebuilt() == kept


def test_attempts_answered_by_turns_are_replayed_in_the_order_of_answering(mina: Sitting) -> None:
    first = mina.attempt
    mina.begin()
    second = mina.attempt
    for place, outcome in enumerate((WRONG, RIGHT, WRONG, RIGHT, RIGHT, WRONG)):
        question = (first, second)[place % 2].questions[place // 2]
        assert question.version.item.fact_id == "fact-0"
        mina.respond_to(question, outcome, Certainty.CERTAIN, NOON + place * DAY)
    kept = mina.cards()
    assert mina.rebuilt() == kept


def test_after_a_wrong_clock_cards_made_again_lose_nothing_and_wait_for_nothing(
    mina: Sitting,
) -> None:
    for days, outcome in ((0, WRONG), (366, RIGHT), (2, RIGHT), (-300, WRONG), (3, RIGHT)):
        mina.respond("fact-0-choice", outcome, at=NOON + days * DAY)
    (kept,), (again,) = mina.cards().values(), mina.rebuilt(NOON + 3 * DAY).values()
    assert (again.responses, again.misses) == (kept.responses, kept.misses) == (5, 2)
    assert not again.stale(NOON + 4 * DAY)
    assert day_of(again.last.at) == day_of(NOON + 3 * DAY)
    after = mina.respond("fact-0-choice", RIGHT, at=NOON + 4 * DAY)
    assert after is not None
    assert not after.stale(NOON + 4 * DAY)


def test_who_answered_and_has_no_card_is_found_once(mina: Sitting) -> None:
    def waiting() -> tuple[LearnerId, ...]:
        with mina.bank.read() as db:
            return ReviewCards(db, day_of).learners_without()

    assert waiting() == ()
    add_learner(mina.bank, "Who never began")
    skipping = Sitting(mina.bank, add_learner(mina.bank, "Who skips").id)
    skipping.respond("fact-0-choice", SKIPPED, None, take=False)
    assert waiting() == ()
    mina.respond("fact-0-choice", WRONG, take=False)
    assert waiting() == (mina.learner_id,)
    assert set(mina.rebuilt()) == {"fact-0"}
    assert waiting() == ()


def test_responses_from_before_there_were_cards_get_them(bank: Bank, build: Build) -> None:
    build(bank, a_pack_of(*(a_fact_numbered(number) for number in range(3))))
    mina = Sitting(bank, add_learner(bank).id)
    for days, name, outcome in (
        (0, "fact-0-choice", WRONG),
        (0, "fact-1-choice", RIGHT),
        (0, "fact-2-choice", SKIPPED),
        (1, "fact-0-false", RIGHT),
    ):
        mina.respond(name, outcome, at=NOON + days * DAY, take=False)
    assert mina.cards() == {}
    cards = mina.rebuilt()
    assert {name: (c.responses, c.misses, c.right_days) for name, c in cards.items()} == {
        "fact-0": (2, 1, 1),
        "fact-1": (1, 0, 0),
    }


# How the queries find their rows

QUERIES = {
    "a learner's cards": review_cards._READ,
    "a learner's responses": review_cards._OF_LEARNER,
    "a learner's responses on a fact": review_cards._ON_FACT,
    "a response just recorded": review_cards._OF_PRESENTED,
}
VALUES = {"learner": 1, "fact": "fact-1", "presented": 1}


@pytest.mark.parametrize("name", QUERIES)
def test_reading_cards_and_responses_uses_indexes(bank: Bank, name: str) -> None:
    with bank.read() as db:
        plan = [row[3] for row in db.execute(text("EXPLAIN QUERY PLAN " + QUERIES[name]), VALUES)]
    assert plan
    assert [step for step in plan if step.startswith("SCAN")] == []


def test_finding_who_has_no_cards_looks_into_no_response_of_those_who_have(bank: Bank) -> None:
    with bank.read() as db:
        query = text("EXPLAIN QUERY PLAN " + review_cards._WITHOUT_CARDS)
        scans = [row[3] for row in db.execute(query) if row[3].startswith("SCAN")]
    assert scans == ["SCAN learner"]
