"""Simulated days of one pupil, through the real services and a real bank on disk.

``python -m tests.services.diary [SEED]`` prints sixty days with the built-in questions: what was
promised, and what was asked. The same simulation is the property test of the review
(``test_diary.py``): whatever the pupil does, a day that was told is kept.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Attempt, Certainty, Purpose, Question, QuizSpec, Stage
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import FactId, ItemId, LearnerId
from quizapp.core.content.packs import Pack
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.queue import Agenda
from quizapp.core.learning.review_cards import Reason
from quizapp.core.learning.test_plan import Preparation
from quizapp.core.learning.todays_task import AFTER_PAUSE, MOST, NEW, SIZE
from quizapp.core.views.today import DayView
from quizapp.env.clock import learning_day
from quizapp.packs.load import read_pack
from quizapp.services.cards import Cards
from quizapp.services.learners import Learners
from quizapp.services.planning import Planning
from quizapp.services.practice import Practice
from quizapp.services.reporting import Reporting
from quizapp.services.review import Review
from quizapp.services.today import Today
from quizapp.ui.pages.today.states import today_state
from quizapp.ui.pages.today.wording import greeting, lines, title
from quizapp.ui.wording.next_due import comes_back
from tests.builders import MOMENT
from tests.services.reviewing import due_again
from tests.services.stock import HandClock, a_stock

CONTENT = Path(__file__).parents[2] / "content"
DAYS = 60

Say = Callable[[str], None]


def day_of(at: datetime) -> date:
    return learning_day(at, UTC)


@dataclass(frozen=True)
class Promise:
    """What a card said of its fact's return, the latest time."""

    told: date
    on: date | None
    """None: first in the next review."""
    words: str
    asked: tuple[Question, Attempt]
    before_test: bool = False

    def owed(self, today: date) -> bool:
        """Return whether the fact is to be asked today."""
        return self.on is None or self.on <= today


@dataclass
class Tally:
    """How promises were kept."""

    told: int = 0
    on_the_day: int = 0
    after_a_day_away: int = 0


class Pupil:
    """One pupil who does what the caller says, and holds the app to what it tells.

    Args:
        bank: with questions.
        clock: the time, moved by the pupil.
        seed: of the pupil's answers.
        say: gets each line of the diary.
    """

    def __init__(
        self, bank: Bank, clock: HandClock, seed: int, say: Say = lambda line: None
    ) -> None:
        self.bank = bank
        self.clock = clock
        self.dice = random.Random(seed)
        self.practice = Practice(bank, clock, random.Random(seed + 1), day_of)
        self.review = Review(bank, clock, random.Random(seed + 2), day_of, Cards())
        self.planning = Planning(bank, clock, day_of)
        self.days = Today(bank, clock, random.Random(seed + 3), day_of, self.review)
        self.reporting = Reporting(bank, clock, day_of)
        self.learner = Learners(bank, clock).add(f"Mina {seed}")
        self.promises: dict[FactId, Promise] = {}
        self.tally = Tally()
        self._say = say
        self._known: dict[FactId, float] = {}

    @property
    def id(self) -> LearnerId:
        return self.learner.id

    @property
    def today(self) -> date:
        return day_of(self.clock.now)

    def owed(self) -> set[FactId]:
        """Return the facts that the app said would come back today, before or next."""
        return {fact for fact, promise in self.promises.items() if promise.owed(self.today)}

    # What a day is made of

    def look(self) -> Agenda:
        """Look at Today, the wrong list and the myths; they must agree with every card."""
        self._look_again_after_test()
        agenda = self.review.agenda(self.id)
        plan = self.planning.plan(self.id, foresee=False)
        view = self.days.view(self.id)
        state = today_state(self.learner, self.clock.now, view, plan)
        self._say(f"  Today: {' '.join((greeting(state), title(state), *lines(state)))}")
        due, owed = set(agenda.queue.facts), self.owed()
        assert owed <= due, f"told for today and not due: {sorted(owed - due)}"
        if plan is None or plan.over:
            assert due == owed, f"due and told for another day: {sorted(due - owed)}"
        assert len(due) == agenda.session + agenda.waiting
        assert agenda.session == min(MOST, len(due))
        self._look_at_task(view, due)
        if agenda.upcoming is not None:
            day = agenda.upcoming.day
            told = [p for fact, p in self.promises.items() if p.on == day and fact not in due]
            assert day > self.today
            if plan is None or plan.over:
                assert agenda.upcoming.facts == len(told)
        self._look_at_list(agenda)
        return agenda

    def _look_at_task(self, day: DayView, due: set[FactId]) -> None:
        """The task has a bound, and what comes back finds its place before anything new."""
        assert not (day.waiting and day.new), "new facts push out a promise"
        if day.begun is None and not day.is_test:
            assert day.review <= (AFTER_PAUSE if day.after_pause else MOST)
            assert day.new <= NEW
            # A test that is set when the task is done has a session of its own on the same day.
            assert day.to_go == 0 or day.asked + day.to_go <= MOST
            assert day.new == 0 or day.asked + day.to_go <= SIZE
            assert day.review + day.waiting <= len(due)

    def _look_at_list(self, agenda: Agenda) -> None:
        lines = {line.card.fact_id: line.card for line in self.review.wrong_list(self.id).lines}
        assert agenda.on_list == len(lines)
        assert set(agenda.queue.certain_wrong + agenda.queue.wrong) <= set(lines)
        for myth in self.reporting.myths(self.id):
            if myth.gone:
                card = lines.get(myth.fact_id)
                assert card is None or card.reason is not Reason.CERTAIN_WRONG

    def do_review(self, *, stop_after: int | None = None) -> None:
        """Do a review of what is due, if there is anything."""
        agenda = self.look()
        if not agenda.queue.facts:
            return
        attempt = self.review.start(self.id)
        asked = _facts(attempt)
        most_urgent = list(agenda.queue.facts[:MOST])
        number = len(most_urgent)
        assert sorted(asked[:number]) == sorted(most_urgent), "something new came before a promise"
        listed = [fact in agenda.queue.on_list for fact in asked[:number]]
        assert listed == sorted(listed, reverse=True), "the wrong list comes first"
        self._note_kept(asked[:number], set(agenda.queue.facts) - set(asked))
        self._do("Review", attempt, stop_after)

    def do_task(self, *, stop_after: int | None = None) -> None:
        """Do what is left of the day's task."""
        agenda, day = self.look(), self.days.view(self.id)
        if day.begun is not None or day.is_done:
            return
        attempt = self.days.start(self.id)
        asked = _facts(attempt)
        assert len(asked) == len(set(asked)) == day.to_go, "it asks what Today said"
        back = [fact for fact in asked if fact in agenda.queue.facts]
        if day.is_test:
            met = [fact in back or fact in self.promises for fact in asked]
            first = met.index(False) if False in met else len(asked)
            assert set(back) <= set(asked[:first]), "something new came before what is due"
        else:
            assert len(back) == day.review
            assert asked[: len(back)] == back, "something new came before a promise"
        self._note_kept(back, set())
        self._do("For the test" if day.is_test else "Today", attempt, stop_after)

    def do_quiz(self, number: int = 10, *, stop_after: int | None = None) -> None:
        """Do a quiz as it comes."""
        self._do("Quiz", self.practice.start(self.id, QuizSpec(number=number)), stop_after)

    def do_again(self) -> None:
        """Do what was wrong in the latest attempt again, a minute later."""
        last = self.practice.overview(self.id).last
        if last is None:
            return
        self.clock.tick(minutes=1)
        shown = {q.version.item.id for q in last.questions if not q.version.item.options[0].is_key}
        try:
            attempt = self.practice.start_again(last.id)
        except ExpectedError:
            return
        if len(last.questions) == len(set(_facts(last))):
            claims = {q.version.item.id for q in attempt.questions if len(q.order) == 2}
            assert not claims & shown
        self._do("Again, only the wrong ones", attempt, None)

    def go_on(self) -> None:
        """Go on with what was left, or end it if it has nothing to ask any more."""
        attempt = self.practice.unfinished(self.id)
        if attempt is not None:
            self._do(f"Goes on: {attempt.title}", attempt, None)

    def end_what_is_open(self) -> None:
        """End what was left, and read the explanations that are owed."""
        attempt = self.practice.unfinished(self.id)
        if attempt is not None:
            self.practice.end(attempt.id)
            for attempt_id, question in self.practice.debts(self.id):
                self.practice.leave_feedback(attempt_id, question.id)

    def plan_test(self, days: int, size: int = 12) -> None:
        """Set the day of a test, or put it off or forward."""
        on = self.today + timedelta(days=days)
        self.planning.set_plan(self.id, Preparation(on, size=size))
        self._retell()
        self._say(f"  Sets a test on {on:%A %-d %B}, sessions of {size} questions")

    def drop_test(self) -> None:
        """Remove the test."""
        self.planning.drop_plan(self.id)
        self._retell()

    def do_test_session(self) -> None:
        """Do the session of the plan, if one is due today."""
        if self.days.view(self.id).is_test:
            self.do_task()

    # Answering

    def _do(self, title: str, attempt: Attempt, stop_after: int | None) -> None:
        asked = [q for q in attempt.questions if q.response is None]
        due = self.owed()
        named = [
            q.version.item.fact_id
            + ("*" if q.version.item.fact_id in due else "")
            + ("" if q.version.item.fact_id in self.promises else " (new)")
            for q in asked
        ]
        self._say(f"  {title}, {len(asked)} questions (* told for today): {', '.join(named)}")
        done = 0
        while attempt.stage is not Stage.SUMMARY:
            if stop_after is not None and done >= stop_after:
                self._say("    … stops there, with more to come")
                return
            attempt = self._answer(attempt)
            done += 1
        if attempt.spec.purpose is not Purpose.QUIZ:
            self._look_back(attempt)

    def _answer(self, attempt: Attempt) -> Attempt:
        attempt = self.practice.go_on(attempt.id).attempt
        question = attempt.current
        assert question is not None
        if question.response is None:
            self.clock.tick(seconds=self.dice.randrange(8, 50))
            position, certainty = self._say_what(question)
            attempt = self.practice.answer(
                attempt.id, question.id, position, certainty, 9000
            ).attempt
            question = next(q for q in attempt.questions if q.id == question.id)
        self._take_promise(question, attempt)
        return self.practice.leave_feedback(attempt.id, question.id)

    def _say_what(self, question: Question) -> tuple[int | None, Certainty | None]:
        fact_id = question.version.item.fact_id
        knows = self._known.get(fact_id, 0.45)
        self._known[fact_id] = min(knows + 0.2, 0.96)
        if self.dice.random() < 0.04:
            return None, None
        key = question.order.index(question.version.item.key)
        sure = self.dice.choices(list(Certainty), [2, 5, 3])[0]
        right = self.dice.random() < knows
        return key if right else (key + 1) % len(question.order), sure

    def _take_promise(self, question: Question, attempt: Attempt) -> None:
        fact_id = question.version.item.fact_id
        response = question.response
        assert response is not None
        back = due_again(self.bank, self.clock, question, attempt)
        if back is None or response.outcome is Outcome.SKIPPED:
            return  # what was told before still stands
        words = comes_back(back, self.clock.now)
        on = None if back.missed_last else back.on
        self.promises[fact_id] = Promise(
            self.today, on, words, (question, attempt), back.before_test
        )
        self.tally.told += 1
        sure = response.certainty.value if response.certainty else "unasked"
        self._say(f"    {fact_id}: {response.outcome.value}, {sure}. “{words}”")

    def _look_back(self, attempt: Attempt) -> None:
        """Compare the summary with the cards."""
        outcome = self.review.outcome(attempt.id)
        if outcome.left:
            self._say(f"    Left the list: {', '.join(one.fact_id for one in outcome.left)}")
        for one in (*outcome.stay, *outcome.off_list, *outcome.left):
            promise = self.promises[one.fact_id]
            assert one.missed_last == (promise.on is None)
            assert promise.on is None or promise.on == one.on, (one, promise)

    # Keeping

    def _note_kept(self, asked: Sequence[FactId], waiting: set[FactId]) -> None:
        for fact_id in asked:
            promise = self.promises[fact_id]
            late = promise.on is not None and promise.on < self.today
            if late:
                self.tally.after_a_day_away += 1
            else:
                self.tally.on_the_day += 1
        if waiting:
            self._say(f"  Waiting for the next session: {_some(waiting)}")

    def _look_again_after_test(self) -> None:
        plan = self.planning.plan(self.id, foresee=False)
        if plan is None or plan.over:
            self._retell()

    def _retell(self) -> None:
        """What comes back early for a test comes back when the card says now (spec TP-6).

        The test is new, on another day, or no more. A day that was told without one is kept.
        """
        for fact_id, promise in self.promises.items():
            back = due_again(self.bank, self.clock, *promise.asked)
            assert back is not None
            on = None if back.missed_last else back.on
            if not promise.before_test:
                kept = on is None or (promise.on is not None and on <= promise.on)
                assert kept, f"put off by a test: {fact_id}, {on} instead of {promise.on}"
            self.promises[fact_id] = replace(promise, on=on, before_test=back.before_test)


def _some(facts: Iterable[FactId]) -> str:
    ordered = sorted(facts)
    more = f" and {len(ordered) - 6} more" if len(ordered) > 6 else ""
    return (", ".join(ordered[:6]) or "–") + more


def _facts(attempt: Attempt) -> list[FactId]:
    return [question.version.item.fact_id for question in attempt.questions]


def a_long_stock(number: int) -> Pack:
    """Return the stock with so many facts: more than two sessions can ask."""
    stock = a_stock()
    models = [fact for fact in stock.facts if not fact.sensitive]

    def fact(place: int) -> Fact:
        model = models[place % len(models)]
        fact_id = FactId(f"thing-{place + 1:02}")
        items = tuple(
            replace(item, id=ItemId(f"{fact_id}-{kind}"), fact_id=fact_id)
            for item, kind in zip(model.items, ("choice", "claim"), strict=True)
        )
        return replace(model, id=fact_id, statement=f"Thing {place + 1} is so.", items=items)

    return replace(stock, facts=tuple(fact(place) for place in range(number)))


def write_diary(bank: Bank, seed: int, say: Say, days: int = DAYS) -> Tally:
    """Let one pupil learn for some days, and say day by day what was promised and asked.

    Args:
        bank: with questions.
        seed: of the days and the answers.
        say: gets each line.
        days: how many.
    """
    clock = HandClock()
    pupil = Pupil(bank, clock, seed, say)
    dice = random.Random(seed)
    begin = MOMENT.replace(hour=0, minute=0)
    for number in range(days):
        if number and dice.random() < 0.25:
            continue  # no time today
        clock.now = begin + timedelta(days=number, hours=dice.choice([7, 13, 16, 20, 25.5]))
        say(f"\nDay {number + 1}, {clock.now:%A %-d %B, %H:%M}")
        told = [fact for fact, one in pupil.promises.items() if one.on == pupil.today]
        first = [fact for fact, one in pupil.promises.items() if one.on is None]
        if told or first:
            say(f"  Told for today: {_some(told)}")
            say(f"  Told to come first: {_some(first)}")
        if pupil.practice.unfinished(pupil.id) is not None:
            pupil.go_on()
        if number == 24:
            pupil.plan_test(9)
        pupil.do_task(stop_after=5 if number % 17 == 9 else None)
        done = pupil.practice.unfinished(pupil.id) is None
        if done and (number == 0 or not pupil.owed()) and dice.random() < 0.6:
            pupil.do_quiz()
            pupil.do_again()
        pupil.look()
    tally = pupil.tally
    say(
        f"\n{tally.told} cards told when their fact comes back. {tally.on_the_day} times it was "
        f"asked on the day told, or first in the next review; {tally.after_a_day_away} times "
        "later, because the pupil was away that day or the session was full. None was forgotten."
    )
    return tally


def main() -> None:
    """Print the diary."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.TemporaryDirectory() as folder:
        bank = Bank.open(Path(folder) / "bank.sqlite", HandClock())
        pack = read_pack(CONTENT).pack
        assert pack is not None
        build_bank(bank, pack, "diary")
        write_diary(bank, seed, print)
        bank.close()


if __name__ == "__main__":
    main()
