"""Stories of what reports tell: standing, myths once believed, the class."""

import csv
import io
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.learner_rows import erase
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import Certainty, Learner, QuizSpec, Response
from quizapp.core.answering.grading import Outcome, grade
from quizapp.core.answering.scoring import Fit
from quizapp.core.content.ids import FactId, ItemId, TopicId
from quizapp.core.errors import ExpectedError
from quizapp.core.views.reports import MasteryCounts, Progress
from quizapp.env.clock import learning_day
from quizapp.services.learners import Learners
from quizapp.services.report_tables import PROGRESS_HEADER
from quizapp.services.reporting import Reporting
from tests.services.stock import HandClock, a_stock

THINK, SURE = Certainty.THINK_SO, Certainty.CERTAIN


def day_of(at: datetime) -> date:
    return learning_day(at, UTC)


@dataclass
class Desk:
    """Where learners answer and look at what it amounts to."""

    bank: Bank
    clock: HandClock
    reporting: Reporting

    def say(
        self,
        learner: Learner,
        item: str,
        chosen: int | None,
        certainty: Certainty | None = THINK,
        elapsed_ms: int = 60_000,
    ) -> None:
        """Answer one question in an attempt of its own, and read its card."""
        now = self.clock()
        with self.bank.write() as db:
            records = Records(db)
            (version,) = Content(db).current_versions([ItemId(item)])
            order = tuple(range(len(version.item.options)))
            shown = [(version.id, order)]
            attempt = records.add_attempt(learner.id, QuizSpec(), "Quiz", 1, shown, now)
            (question,) = records.attempt(attempt).questions
            records.mark_shown(question.id, now)
            outcome = grade(version.item, chosen)
            records.record(question.id, Response(chosen, certainty, outcome, elapsed_ms, now))
            ReviewCards(db, day_of).take(learner.id, question.id)
            records.mark_left(question.id, now)
            records.finish(attempt, now)
        self.clock.tick(minutes=1)

    def progress(self, learner: Learner) -> Progress:
        return self.reporting.progress(learner.id)


@pytest.fixture
def desk(bank: Bank, clock: HandClock) -> Desk:
    return Desk(bank, clock, Reporting(bank, clock, day_of))


def counts(line: MasteryCounts) -> tuple[int, int, int, int, int]:
    return line.facts, line.not_met, line.known, line.unsure, line.wrong


def table(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_who_answered_nothing_has_an_empty_but_whole_report(desk: Desk, mina: Learner) -> None:
    found = desk.progress(mina)
    assert counts(found.total) == (11, 11, 0, 0, 0)
    assert found.forecast == ()
    assert found.weeks == ()
    assert (found.minutes, found.days, found.attempts, found.responses) == (0, 0, 0, 0)
    assert not any(level.shown for level in found.calibration)
    assert desk.reporting.myths(mina.id) == ()


def test_each_fact_stands_in_its_topic_and_in_its_document(desk: Desk, mina: Learner) -> None:
    desk.say(mina, "item-1-choice", 0)
    desk.say(mina, "item-2-choice", 1)
    desk.say(mina, "item-4-choice", 0, Certainty.GUESS)
    desk.say(mina, "item-7-choice", None, None)
    found = desk.progress(mina)
    assert counts(found.total) == (11, 8, 1, 1, 1)  # what was only skipped is not met
    assert {line.id: counts(line) for line in found.topics} == {
        "routes": (3, 3, 0, 0, 0),
        "china": (4, 2, 1, 1, 0),
        "law": (4, 3, 0, 0, 1),
    }
    assert {line.title: counts(line) for line in found.documents} == {
        "Document news": (6, 3, 1, 1, 1),
        "Document list": (5, 5, 0, 0, 0),
    }
    assert found.total.met == 3


def test_the_forecast_falls_with_the_days_and_is_about_what_was_answered(
    desk: Desk, mina: Learner
) -> None:
    desk.say(mina, "item-1-choice", 0)
    desk.say(mina, "item-2-choice", None, None)
    found = desk.progress(mina)
    assert found.forecast_facts == 1
    assert [point.days for point in found.forecast] == [0, 7, 30]
    assert [round(point.recall, 4) for point in found.forecast] == [1.0, 0.8083, 0.6675]


def test_the_forecast_counts_what_was_missed_last_time_as_not_known(
    desk: Desk, mina: Learner
) -> None:
    desk.say(mina, "item-1-choice", 0)
    desk.say(mina, "item-2-choice", 1)
    found = desk.progress(mina)
    assert found.forecast_facts == 2
    assert [round(point.recall, 4) for point in found.forecast] == [0.5, 0.4042, 0.3338]
    lines = desk.reporting.fact_mastery(mina.id)
    missed = next(one for one in lines if one.fact_id == "fact-2")
    assert (missed.recall_now, missed.recall_later) == (0, 0)


def test_weeks_without_work_are_told_and_time_left_open_is_not_counted(
    desk: Desk, mina: Learner
) -> None:
    desk.say(mina, "item-1-choice", 0, elapsed_ms=120_000)
    desk.clock.tick(days=14)
    desk.say(mina, "item-1-choice", 1, elapsed_ms=9_000_000)
    desk.say(mina, "item-2-choice", None, None)
    found = desk.progress(mina)
    first, between, last = found.weeks
    assert first.starts == date(2026, 11, 2)
    assert (first.right, first.wrong, first.skipped, first.minutes) == (1, 0, 0, 2)
    assert (between.starts, between.right, between.minutes) == (date(2026, 11, 9), 0, 0)
    assert (last.wrong, last.skipped, last.minutes) == (1, 1, 6)
    assert (found.minutes, found.days, found.attempts, found.responses) == (8, 2, 2, 3)


def test_a_clock_that_was_years_ahead_does_not_make_thousands_of_weeks(
    desk: Desk, mina: Learner
) -> None:
    desk.say(mina, "item-1-choice", 0)
    desk.clock.tick(days=20_000)
    desk.say(mina, "item-2-choice", 0)
    assert len(desk.progress(mina).weeks) == 2
    desk.clock.tick(days=-20_000)
    (week,) = desk.progress(mina).weeks
    assert (week.starts, week.right) == (date(2026, 11, 2), 2)


def test_work_after_midnight_belongs_to_the_evening_before(desk: Desk, mina: Learner) -> None:
    desk.clock.now = datetime(2026, 11, 8, 23, 50, tzinfo=UTC)  # a Sunday
    desk.say(mina, "item-1-choice", 0)
    desk.clock.tick(hours=2)
    desk.say(mina, "item-2-choice", 0)
    found = desk.progress(mina)
    assert found.days == 1
    assert [week.starts for week in found.weeks] == [date(2026, 11, 2)]


def test_a_level_of_certainty_is_shown_from_twenty_responses(desk: Desk, mina: Learner) -> None:
    for number in range(20):
        desk.say(mina, f"item-{1 + number % 11}-choice", number % 2, SURE)
    certain, think_so, _ = desk.progress(mina).calibration
    assert (certain.stated, certain.share, certain.claimed, certain.shown) == (20, 0.5, 0.9, True)
    assert certain.fit is Fit.OVER
    assert not think_so.shown


def test_one_learners_work_is_not_in_anothers_report(
    desk: Desk, mina: Learner, learners: Learners
) -> None:
    desk.say(mina, "item-1-statement", 0)
    other = learners.add("Ben")
    assert desk.progress(other).total.not_met == 11  # and a sensitive one
    assert desk.reporting.myths(other.id) == ()


def test_the_total_the_topics_and_the_map_on_today_count_the_same_facts(
    desk: Desk, mina: Learner
) -> None:
    desk.say(mina, "item-1-choice", None, None)
    desk.say(mina, "item-2-statement", 0)
    total, topics = desk.progress(mina).total, desk.progress(mina).topics
    assert (total.facts, total.not_met) == (11, 10)  # of twelve one is sensitive
    assert total.facts == sum(line.facts for line in topics)
    assert desk.reporting.topics(mina.id) == topics


def test_a_myth_is_told_with_first_now_and_a_week_later(desk: Desk, mina: Learner) -> None:
    desk.say(mina, "item-1-statement", 0, SURE)
    first_at = desk.clock.now - timedelta(minutes=1)
    desk.clock.tick(days=3)
    desk.say(mina, "item-1-choice", 0)
    desk.clock.tick(days=5)
    desk.say(mina, "item-1-statement", 0, THINK)
    (myth,) = desk.reporting.myths(mina.id)
    assert myth.fact == "The matter with number 1 is settled."
    assert myth.myth.startswith("Most people who flee")
    assert myth.technique == "anecdote for data"
    assert (myth.first.at, myth.first.certainty) == (first_at, SURE)
    assert myth.week_later == myth.now
    assert (myth.now.outcome, myth.now.certainty, myth.now.believed) == (Outcome.WRONG, THINK, True)
    assert myth.came_back
    assert not myth.gone


def test_myths_that_came_back_stand_first_and_those_that_are_gone_last(
    desk: Desk, mina: Learner
) -> None:
    for item, chosen in [(1, 0), (3, 0), (5, 0), (5, 1), (5, 0)]:
        desk.say(mina, f"item-{item}-statement", chosen)
    for _ in range(3):
        desk.clock.tick(days=7)
        desk.say(mina, "item-1-choice", 0)
    assert [myth.fact_id for myth in desk.reporting.myths(mina.id)] == [
        "fact-5",
        "fact-3",
        "fact-1",
    ]


def test_an_option_can_tell_of_a_myth_of_another_fact(
    desk: Desk, mina: Learner, bank: Bank
) -> None:
    pack = a_stock()
    facts = []
    for fact in pack.facts:
        choice, statement = fact.items
        key, lure, *rest = choice.options
        options = (key, replace(lure, misconception=FactId("fact-9")), *rest)
        facts.append(replace(fact, items=(replace(choice, options=options, stem="?"), statement)))
    build_bank(bank, replace(pack, facts=tuple(facts)), "second")
    desk.say(mina, "item-1-choice", 1, SURE)
    desk.say(mina, "item-9-choice", 0)
    (myth,) = desk.reporting.myths(mina.id)
    assert (myth.fact_id, myth.first.certainty, myth.gone) == ("fact-9", SURE, False)
    (line,) = desk.reporting.class_review().lines
    assert line.fact_id == "fact-1"
    assert line.lure is not None
    assert line.lure.myth_fact == "The matter with number 9 is settled."


def test_reports_go_on_when_the_content_was_reworded_or_a_question_removed(
    desk: Desk, mina: Learner, bank: Bank
) -> None:
    desk.say(mina, "item-1-choice", 1)
    desk.say(mina, "item-3-statement", 0)
    without = frozenset({"item-3-statement"})
    build_bank(bank, a_stock(stem_ending=", do you think?", without=without), "second")
    desk.say(mina, "item-1-choice", 0)
    assert counts(desk.progress(mina).total) == (11, 9, 0, 1, 1)
    assert [myth.fact_id for myth in desk.reporting.myths(mina.id)] == ["fact-3"]
    lures = {line.fact_id: line.lure for line in desk.reporting.class_review().lines}
    lure = lures[FactId("fact-1")]
    assert lure is not None
    assert lure.stem == "Which word belongs to matter 1?"


@pytest.fixture
def a_class(desk: Desk, learners: Learners) -> list[Learner]:
    """Six learners: five believe the claim on fact 1, two of them surely; one misses fact 2."""
    everyone = [learners.add(name) for name in ("Ada", "Ben", "Kim", "Dan", "Eun", "=Fay()")]
    for number, learner in enumerate(everyone):
        desk.say(
            learner, "item-1-statement", 1 if number == 0 else 0, SURE if number < 3 else THINK
        )
        desk.say(learner, "item-1-statement", 1)  # a second response says nothing new
    desk.say(everyone[0], "item-2-choice", 2)
    return everyone


def test_the_class_review_counts_first_responses_and_tells_what_drew_most(
    desk: Desk, a_class: list[Learner]
) -> None:
    review = desk.reporting.class_review()
    assert (review.learners, review.asked, review.responses, review.wrong) == (6, 2, 7, 6)
    first, second = review.lines
    assert first.fact == "The matter with number 1 is settled."
    assert (first.asked, first.wrong, first.certain_wrong) == (6, 5, 2)
    assert first.share == pytest.approx(5 / 6)
    assert first.interval is not None
    assert first.flag is None
    lure = first.lure
    assert lure is not None
    assert lure.stem_is_false
    assert lure.correction
    assert (lure.text, lure.chosen, lure.asked, lure.certain) == ("True", 5, 6, 2)
    assert lure.share == pytest.approx(5 / 6)
    assert lure.myth_fact == first.fact
    assert (second.asked, second.share, second.interval) == (1, None, None)
    assert second.lure is not None
    assert (second.lure.text, second.lure.myth) == ("Gamma of case 2", "")


def test_names_are_told_only_when_they_are_asked_for(desk: Desk, a_class: list[Learner]) -> None:
    plain = desk.reporting.class_review()
    assert not plain.with_names
    for learner in a_class:
        assert learner.name not in repr(plain)
    named = desk.reporting.class_review(with_names=True)
    assert [line.names for line in named.lines] == [
        ("=Fay()", "Ben", "Dan", "Eun", "Kim"),
        ("Ada",),
    ]


def test_the_class_review_can_be_limited_to_topics(desk: Desk, a_class: list[Learner]) -> None:
    review = desk.reporting.class_review([TopicId("law")])
    assert [line.fact_id for line in review.lines] == ["fact-2"]
    assert review.learners == 1


def test_an_erased_learner_is_in_no_class_review(
    desk: Desk, a_class: list[Learner], bank: Bank
) -> None:
    for learner in a_class[1:]:
        with bank.write() as db:
            erase(db, learner.id)
    review = desk.reporting.class_review(with_names=True)
    assert review.learners == 1
    assert [line.names for line in review.lines] == [("Ada",)]


def test_the_exported_progress_has_every_fact_and_no_bare_myth(
    desk: Desk, mina: Learner, tmp_path: Path
) -> None:
    desk.say(mina, "item-1-statement", 0, SURE)
    desk.say(mina, "item-2-choice", 0)
    file = tmp_path / "progress.csv"
    desk.reporting.write_progress_csv(mina.id, file)
    rows = table(file)
    assert tuple(rows[0]) == PROGRESS_HEADER
    assert len(rows) == 12
    by_fact = {row["Fact"]: row for row in rows}
    missed = by_fact["The matter with number 1 is settled."]
    assert missed["Standing"] == "missed"
    assert missed["On the wrong list"] == "certain and wrong"
    assert missed["Last answered"] == missed["First believed"] == "2026-11-02"
    assert missed["Last asked"] == "believed, certain"
    claim = "Most people who flee North Korea walk across the border to the South."
    assert missed["Myth once believed"] == (
        f"FALSE CLAIM – {claim} / CORRECTION – The matter with number 1 is settled."
    )
    right = by_fact["The matter with number 2 is settled."]
    assert (right["Standing"], right["Expected recall today, %"]) == ("held", "100")
    assert right["Comes back on"] == "2026-11-04"
    assert by_fact["The matter with number 3 is settled."]["Standing"] == "not met"
    bare = file.read_text("utf-8-sig").replace(f"FALSE CLAIM – {claim} / CORRECTION –", "")
    assert claim not in bare


def test_a_file_that_cannot_be_written_is_explained(
    desk: Desk, mina: Learner, tmp_path: Path
) -> None:
    with pytest.raises(ExpectedError, match="can't be written"):
        desk.reporting.write_progress_csv(mina.id, tmp_path / "nowhere" / "progress.csv")
