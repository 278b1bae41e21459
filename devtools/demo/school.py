"""Plays the weeks of a class on a bank, through the services that the app uses."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from devtools.demo.weeks import Pupil, Sitting, is_right, pupils, school_days, sittings
from quizapp.core.answering.attempts import Attempt, Certainty, Learner, Question, QuizSpec, Stage
from quizapp.core.content.ids import FactId, ParticipantId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.test_plan import Preparation
from quizapp.core.session.events import (
    CloseVote,
    Discuss,
    End,
    Event,
    Explain,
    Join,
    OpenVote,
    Record,
    Reveal,
    Vote,
)
from quizapp.core.session.room import after
from quizapp.core.session.room_state import Room, new_room
from quizapp.core.session.setup import ClassSession, Naming, Roster, SessionPlan
from quizapp.services.services import Services

SEED = 20
CLASS = "Class 7b"
LESSON = "What we were told"
LESSON_QUESTIONS = 6
LESSON_DAYS_AGO = 3
TEST_IN = 9
"""Days from today to the test that one pupil prepares for."""
HOST = "demo"

Tell = Callable[[float], None]
"""Gets the share that is done."""


class SimulatedClock:
    """A clock that moves when it is told to, and never back."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the moment that it is."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)

    def go_on_to(self, day: date, hour: int) -> None:
        """Go on to an hour of a day, if it is not past."""
        self.now = max(self.now, datetime.combine(day, time(hour), UTC))


@dataclass(frozen=True)
class Written:
    """How much was played."""

    learners: int
    attempts: int
    responses: int
    days: int


class School:
    """A class on one bank.

    Args:
        services: the services on an open, built bank.
        clock: the clock that they were made with.
        pupils: who is in the class.
        dice: decides everything that pupils do.
    """

    def __init__(
        self,
        services: Services,
        clock: SimulatedClock,
        pupils: tuple[Pupil, ...],
        dice: random.Random,
    ) -> None:
        self._services = services
        self._clock = clock
        self._pupils = pupils
        self._dice = dice
        self._learners: tuple[Learner, ...] = ()
        self._met: dict[int, set[FactId]] = {}
        self.attempts = 0
        self.responses = 0
        self.lesson_held = False

    def enrol(self) -> None:
        """Add the learners and their class list."""
        services = self._services
        self._learners = tuple(services.learners.add(pupil.name) for pupil in self._pupils)
        self._met = {learner.id: set() for learner in self._learners}
        names = services.preparing.linked([pupil.name for pupil in self._pupils])
        services.preparing.keep_roster(Roster(CLASS, names))

    def sit_down(self, sitting: Sitting, *, stop_after: int | None = None) -> None:
        """Let a pupil do what Today offers: the test's session, a review, or a new quiz."""
        self._clock.go_on_to(sitting.day, 14)
        attempt = self._begun(self._learners[sitting.pupil], sitting.questions)
        if attempt is not None:
            self.attempts += 1
            self._answer_all(self._pupils[sitting.pupil], attempt, stop_after)
        self._clock.advance(300)

    def prepare_for_test(self, pupil: int, on: date) -> None:
        """Let a pupil set the day of a test on the first topic."""
        topics = frozenset(
            topic_id for topic_id, *_ in self._services.practice.choices().topics[:1]
        )
        self._services.planning.set_plan(self._learners[pupil].id, Preparation(on, topics, 6))

    def hold_lesson(self, day: date) -> None:
        """Hold a session with the whole class, votes and a discussion, and end it."""
        self._clock.go_on_to(day, 9)
        services = self._services
        (roster,) = services.preparing.rosters()
        plan = services.preparing.keep(
            SessionPlan(
                title=LESSON,
                items=services.preparing.draw(QuizSpec(number=LESSON_QUESTIONS)),
                naming=Naming.ROSTER,
                roster_id=roster.id,
            )
        )
        setup = services.preparing.setup(plan)
        lesson = _Lesson(services, services.classroom.begin(setup), self._clock)
        lesson.happen(*(Join(f"demo-{one.id}", one.name, one.id) for one in self._learners))
        for number in range(len(setup.questions)):
            lesson.happen(OpenVote())
            lesson.happen(*self._votes(lesson.room), CloseVote())
            if number == 1:
                lesson.happen(Discuss(), OpenVote())
                lesson.happen(*self._votes(lesson.room, talked=True), CloseVote())
            lesson.happen(Reveal(), Explain())
        lesson.happen(End())
        lesson.finish()
        self.lesson_held = True

    def _begun(self, learner: Learner, number: int) -> Attempt | None:
        services = self._services
        starts: tuple[Callable[[], Attempt | None], ...] = (
            lambda: services.practice.unfinished(learner.id),
            lambda: services.today.start(learner.id),
            lambda: services.practice.start(learner.id, QuizSpec(number=number)),
        )
        for start in starts:
            try:
                attempt = start()
            except ExpectedError:  # nothing of the kind today
                continue
            if attempt is not None:
                return attempt
        return None

    def _answer_all(self, pupil: Pupil, attempt: Attempt, stop_after: int | None) -> None:
        practice = self._services.practice
        answered = 0
        while attempt.stage is not Stage.SUMMARY:
            if attempt.stage is Stage.QUESTION:
                # Another question may take the place of this one.
                attempt = practice.go_on(attempt.id).attempt
            question = attempt.current
            assert question is not None
            if attempt.stage is Stage.QUESTION:
                if answered == stop_after:
                    return
                attempt = self._answer(pupil, attempt, question)
                answered += 1
            self._clock.advance(self._dice.uniform(8, 40))
            attempt = practice.leave_feedback(attempt.id, question.id)

    def _answer(self, pupil: Pupil, attempt: Attempt, question: Question) -> Attempt:
        dice, practice = self._dice, self._services.practice
        seconds = dice.uniform(5, 35)
        self._clock.advance(seconds)
        fact = question.version.item.fact_id
        met = self._met[attempt.learner_id]
        right = is_right(pupil, met_before=fact in met, dice=dice)
        met.add(fact)
        position: int | None = _position(question, right=right, dice=dice)
        if dice.random() < 0.03:
            position = None
        sure = _certainty(pupil, right=right, dice=dice)
        if dice.random() < 0.02:
            practice.flag(question.id, flagged=True)
        self.responses += 1
        return practice.answer(
            attempt.id, question.id, position, sure, round(seconds * 1000)
        ).attempt

    def _votes(self, room: Room, *, talked: bool = False) -> Iterable[Vote]:
        question = room.current
        assert question is not None
        wrong = [place for place in range(len(question.presented.options)) if place != question.key]
        for number, pupil in enumerate(self._pupils, 1):
            if self._dice.random() < 0.06:
                continue  # a battery died
            right = is_right(pupil, met_before=talked, dice=self._dice)
            choice = question.key if right else self._dice.choice(wrong)
            sure = _certainty(pupil, right=right, dice=self._dice)
            key = f"{number}-{room.ballot}"
            yield Vote(ParticipantId(number), key, *room.ballot, choice, sure)


class _Lesson:
    """A session that is held without phones: their events are made here."""

    def __init__(self, services: Services, session: ClassSession, clock: SimulatedClock) -> None:
        self._services = services
        self._session = session
        self._clock = clock
        self.room = new_room(session.setup, services.classroom.versions(session.setup))
        services.classroom.take(session.id, HOST)

    def happen(self, *events: Event) -> None:
        """Let events happen, some seconds apart, and write them down."""
        records: list[Record] = []
        for event in events:
            self.room, messages = after(self.room, event, self._clock())
            records += [one for one in messages if isinstance(one, Record)]
            self._clock.advance(4)
        self._services.classroom.record(self._session.id, HOST, records)

    def finish(self) -> None:
        """End the session and enter it into its learners' reviews."""
        services = self._services
        services.classroom.release(self._session.id, HOST)
        services.classroom.finish(self._session.id)


def play(
    services: Services,
    clock: SimulatedClock,
    *,
    learners: int,
    days: int,
    tell: Tell = lambda share: None,
) -> Written:
    """Play the weeks of a class up to the clock's moment plus so many days.

    Args:
        services: the services on an open bank with questions.
        clock: their clock, at the first day.
        learners: how many pupils, at most as many as there are names.
        days: how many days, the first included.
        tell: told after each sitting how much is done.
    """
    dice = random.Random(SEED)
    last = (clock.now + timedelta(days=days - 1)).date()
    plan = school_days(last, days)
    of = pupils(learners, dice)
    school = School(services, clock, of, dice)
    school.enrol()
    lesson_on = max((day for day in plan if (last - day).days >= LESSON_DAYS_AGO), default=plan[0])
    todo = list(sittings(of, plan, dice))
    for done, sitting in enumerate(todo):
        if sitting.day >= lesson_on and not school.lesson_held:
            school.hold_lesson(lesson_on)
            school.prepare_for_test(0, last + timedelta(days=TEST_IN))
        tell(done / len(todo))
        is_last = sitting is todo[-1]
        school.sit_down(sitting, stop_after=2 if is_last else None)  # to be gone on with
    tell(1.0)
    return Written(learners, school.attempts, school.responses, len(plan))


def _position(question: Question, *, right: bool, dice: random.Random) -> int:
    """Return the place, among the options as shown, of the key or of a wrong option."""
    key = question.order.index(question.version.item.key)
    return key if right else dice.choice([n for n in range(len(question.order)) if n != key])


def _certainty(pupil: Pupil, *, right: bool, dice: random.Random) -> Certainty:
    """Return how sure a pupil says to be: being right helps, and does not decide."""
    sure = pupil.boldness + (0.25 if right else 0)
    if dice.random() < sure:
        return Certainty.CERTAIN
    return Certainty.THINK_SO if dice.random() < 0.6 else Certainty.GUESS
