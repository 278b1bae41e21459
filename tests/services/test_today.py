"""A learner's days: what Today says, what its session asks, and what was told the day before."""

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Attempt, Certainty, Purpose, QuizSpec, Stage
from quizapp.core.content.ids import FactId, TopicId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.test_plan import Preparation
from quizapp.core.learning.todays_task import AFTER_PAUSE, MOST, NEW, SIZE
from quizapp.core.views.today import DayView
from quizapp.services.cards import Cards
from quizapp.services.learners import Learners
from quizapp.services.planning import Planning
from quizapp.services.practice import Practice
from quizapp.services.review import Review
from quizapp.services.today import Today
from quizapp.ui.pages.today.state import Chief, TodayState
from quizapp.ui.pages.today.states import today_state
from quizapp.ui.pages.today.wording import greeting, lines, ring, title
from quizapp.ui.wording.tasks import comes_next
from tests.builders import MOMENT
from tests.services.diary import a_long_stock
from tests.services.reviewing import day_of
from tests.services.stock import HandClock


class Pupil:
    """Somebody who does what Today says."""

    def __init__(self, bank: Bank, clock: HandClock) -> None:
        self.clock = clock
        self.practice = Practice(bank, clock, random.Random(1), day_of)
        self.review = Review(bank, clock, random.Random(2), day_of, Cards())
        self.planning = Planning(bank, clock, day_of)
        self.days = Today(bank, clock, random.Random(3), day_of, self.review)
        self.learner = Learners(bank, clock).add("Mina")

    @property
    def id(self) -> int:
        return self.learner.id

    def on(self, day: int) -> DayView:
        """Come on a day, counted from the first, and look at Today."""
        self.clock.now = MOMENT + timedelta(days=day)
        return self.look()

    def look(self) -> DayView:
        return self.days.view(self.learner.id)

    def page(self) -> TodayState:
        plan = self.planning.plan(self.learner.id, foresee=False)
        return today_state(self.learner, self.clock.now, self.look(), plan)

    def start(self) -> Attempt:
        return self.days.start(self.learner.id)

    def answer(
        self,
        attempt: Attempt,
        *,
        wrong: int = 0,
        certainty: Certainty | None = None,
        stop_after: int = 100,
    ) -> Attempt:
        """Answer to the end, the first so many facts wrongly when they are first asked."""
        missed: set[FactId] = set()
        for _ in range(stop_after):
            if attempt.stage is Stage.SUMMARY:
                break
            attempt = self.practice.go_on(attempt.id).attempt
            question = attempt.current
            assert question is not None
            fact = question.version.item.fact_id
            key = question.order.index(question.version.item.key)
            right = fact in missed or len(missed) >= wrong
            missed |= set() if right else {fact}
            self.clock.tick(seconds=20)
            chosen = key if right else (key + 1) % len(question.order)
            sure = Certainty.THINK_SO if right else certainty
            self.practice.answer(attempt.id, question.id, chosen, sure, 9000)
            attempt = self.practice.leave_feedback(attempt.id, question.id)
        return attempt

    def do_today(self, *, wrong: int = 0, certainty: Certainty | None = None) -> Attempt:
        return self.answer(self.start(), wrong=wrong, certainty=certainty)


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("long") / "bank.sqlite"
    bank = Bank.open(file, HandClock())
    build_bank(bank, a_long_stock(40), "first")
    bank.close()
    return file


@pytest.fixture
def pupil(long_file: Path, tmp_path: Path, clock: HandClock) -> Iterator[Pupil]:
    file = tmp_path / "long.sqlite"
    file.write_bytes(long_file.read_bytes())
    bank = Bank.open(file, clock)
    yield Pupil(bank, clock)
    bank.close()


def facts_of(attempt: Attempt) -> list[FactId]:
    return list(dict.fromkeys(q.version.item.fact_id for q in attempt.questions))


def test_the_days_of_a_pupil_agree_with_each_other_and_with_the_bank(pupil: Pupil) -> None:
    """Days 0, 1, 2, 3, 8, 9 and 30: what was told is what is asked, and every day ends."""
    told = None
    for day, wrong in ((0, 2), (1, 0), (2, 3), (3, 1), (8, 2), (9, 0), (30, 1)):
        view = pupil.on(day)
        page = pupil.page()
        today = day_of(pupil.clock.now)
        due = {fact for fact in pupil.review.queue(pupil.learner.id).facts}
        if told is not None and told.day == today:
            assert (view.review, view.new) == (told.review, told.new), f"day {day}"
        assert view.review + view.waiting == len(due)
        assert view.after_pause is (day == 30)
        assert view.to_go <= (AFTER_PAUSE if day == 30 else MOST)
        assert page.chief is Chief.TASK
        assert title(page).startswith(f"{view.to_go} question")
        assert ring(page)[0] == f"0 / {view.to_go}"
        attempt = pupil.start()
        asked = facts_of(attempt)
        assert len(asked) == view.to_go
        assert sum(fact in due for fact in asked) == view.review
        assert attempt.spec.purpose is Purpose.TODAY
        half = pupil.answer(attempt, wrong=wrong, stop_after=2)
        going = pupil.page()
        assert half.finished_at is None
        assert going.chief is Chief.GO_ON
        assert going.day.asked == 2
        assert going.day.asked + going.day.to_go == view.to_go, "the day does not grow"
        pupil.answer(half, wrong=0)
        done = pupil.page()
        assert done.chief is Chief.DONE
        assert title(done) == "Done for today."
        assert done.day.done is not None
        assert done.day.done.score.total == view.to_go
        assert f"of {view.to_go} right." in lines(done)[0]
        latest, score = pupil.practice.history(pupil.learner.id)[0], done.day.done.score
        assert (latest.counted, latest.right) == (score.total, score.right), f"day {day}"
        summary = pupil.practice.summary(latest.id)
        assert summary.first == score
        assert sum(topic.score.total for topic in summary.topics) == score.total
        assert sum(topic.score.right for topic in summary.topics) == score.right
        assert len(summary.cards) - len(summary.again) == score.total
        assert sum(level.stated for level in summary.calibration) <= score.total
        assert today in done.day.learned
        told = done.next_task
        assert told is not None
        assert lines(done)[-1] == comes_next(told, today)
        assert told.day == today + timedelta(days=1)
        assert f"Tomorrow: {told.questions} questions" in lines(done)[-1]
        with pytest.raises(ExpectedError):
            pupil.start()
    assert [d.day for d in done.day.learned] == [today.day]  # of the last seven days


def test_a_miss_of_today_is_in_tomorrows_task_and_named_if_it_was_certain(pupil: Pupil) -> None:
    assert pupil.on(0).to_go == NEW
    attempt = pupil.do_today(wrong=2, certainty=Certainty.CERTAIN)
    missed = set(facts_of(attempt)[:2])
    told = pupil.look().next_task
    assert told is not None
    assert (told.review, told.new, told.certain_wrong) == (2, NEW, 2)
    assert "2 questions" not in comes_next(told, day_of(pupil.clock.now))
    assert "Two are on mistakes" in comes_next(told, day_of(pupil.clock.now))
    view = pupil.on(1)
    assert view.teaser is not None
    assert view.teaser.certain
    assert set(facts_of(pupil.start())[:2]) == missed


def test_a_teaser_gives_neither_a_claim_nor_an_answer(pupil: Pupil) -> None:
    pupil.on(0)
    pupil.do_today(wrong=5)
    view = pupil.on(1)
    assert view.teaser is not None
    question = view.teaser.question
    assert view.teaser.topic
    assert question == "" or question.endswith("?")
    assert "Alpha" not in question


def test_more_due_than_a_day_holds_waits_and_is_first_the_next_day(pupil: Pupil) -> None:
    pupil.on(0)
    quiz = pupil.practice.start(pupil.learner.id, QuizSpec(number=30))
    pupil.answer(quiz, wrong=30)
    assert pupil.page().chief is Chief.DONE  # thirty new facts are enough for one day
    view = pupil.on(1)
    assert (view.review, view.new, view.waiting) == (MOST, 0, 18)
    first = facts_of(pupil.do_today())
    done = pupil.look()
    assert (done.is_done, done.waiting) == (True, 18)
    assert done.next_task is not None
    assert done.next_task.review == MOST
    assert pupil.on(2).review == MOST
    assert not set(facts_of(pupil.start())) & set(first)


def test_after_two_weeks_away_the_task_is_smaller_and_the_page_welcomes(pupil: Pupil) -> None:
    pupil.on(0)
    pupil.answer(pupil.practice.start(pupil.learner.id, QuizSpec(number=20)), wrong=20)
    assert not pupil.on(13).after_pause
    view = pupil.on(14)
    assert (view.to_go, view.new, view.waiting) == (AFTER_PAUSE, 0, 15)
    assert greeting(pupil.page()) == "Welcome back, Mina."
    assert "Nothing is lost." in lines(pupil.page())[0]
    attempt = pupil.answer(pupil.start(), stop_after=3)
    assert pupil.look().to_go == 2, "answering does not end the pause of that day"
    pupil.answer(attempt)
    told = pupil.look().next_task
    assert pupil.look().is_done
    assert told is not None
    view = pupil.on(15)
    assert not view.after_pause
    assert view.to_go == told.questions > AFTER_PAUSE


def test_a_dropped_session_leaves_the_rest_of_the_day(pupil: Pupil) -> None:
    pupil.on(0)
    attempt = pupil.answer(pupil.start(), stop_after=2)
    pupil.practice.end(attempt.id)
    view = pupil.look()
    assert (view.begun, view.asked, view.to_go) == (None, 2, NEW - 2)
    assert not set(facts_of(pupil.start())) & set(facts_of(attempt)[:2])


def test_another_quiz_is_one_line_and_not_the_task(pupil: Pupil) -> None:
    pupil.on(0)
    quiz = pupil.practice.start(pupil.learner.id, QuizSpec(number=4))
    view = pupil.look()
    assert view.begun is None
    assert view.unfinished is not None
    assert view.unfinished.id == quiz.id
    assert view.to_go == NEW
    pupil.answer(quiz)
    assert pupil.look().to_go == NEW - 4  # they were new facts of today
    assert pupil.look().asked == 0


def test_a_session_left_yesterday_is_a_quiz_to_go_on_with_today(pupil: Pupil) -> None:
    pupil.on(0)
    attempt = pupil.answer(pupil.start(), stop_after=1)
    view = pupil.on(1)
    assert view.begun is None
    assert view.unfinished is not None
    assert view.unfinished.id == attempt.id


def test_the_session_of_a_test_is_the_task_of_its_day(pupil: Pupil) -> None:
    pupil.on(0)
    pupil.do_today(wrong=2)
    pupil.on(1)
    test_on = day_of(pupil.clock.now) + timedelta(days=6)
    topics = frozenset({TopicId("routes")})
    pupil.planning.set_plan(pupil.learner.id, Preparation(test_on, topics, size=6))
    view = pupil.look()
    assert (view.is_test, view.to_go) == (True, 6)
    attempt = pupil.start()
    assert attempt.spec.purpose is Purpose.TEST
    assert len(facts_of(attempt)) == 6
    pupil.answer(attempt)
    done = pupil.look()
    assert (done.is_done, done.is_test) == (True, False)
    plan = pupil.planning.plan(pupil.learner.id, foresee=False)
    assert plan is not None
    assert plan.done_today
    told = done.next_task
    assert told is not None
    assert pupil.on(2).to_go == told.questions


def test_with_everything_known_the_next_day_that_asks_is_told(pupil: Pupil) -> None:
    pupil.on(0)
    every = [FactId(f"thing-{n + 1:02}") for n in range(40)]
    pupil.answer(pupil.practice.start_on(pupil.learner.id, every, "All"))
    page = pupil.page()
    told = page.next_task
    assert told is not None
    assert told.new == 0
    ahead = (told.day - day_of(pupil.clock.now)).days
    assert ahead > 1
    assert lines(page)[-1].startswith("Next, on ")
    assert lines(page)[-1].endswith(f": {min(told.questions, MOST)} questions.")
    assert pupil.on(ahead).to_go == told.questions
    assert pupil.on(ahead - 1).is_done
    assert title(pupil.page()) == "Nothing to do today."


def test_the_days_learned_are_those_on_which_something_was_answered(pupil: Pupil) -> None:
    for day in (0, 1, 4, 9):
        pupil.on(day)
        pupil.do_today()
    today = day_of(pupil.clock.now)
    assert pupil.look().learned == (today - timedelta(days=5), today)
    assert pupil.on(10).learned == (today - timedelta(days=5), today)
    assert SIZE > NEW
