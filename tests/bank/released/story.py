"""Three learners and a class, through the real services: what a bank is kept with.

Everything that the app keeps of people occurs at least once: attempts that are over, ended early
and open, each outcome and certainty, feedback at the end, a flag, corrections that are owed, a pack
beside the built-in one, reviews on several days, what returned within one, tests to prepare for in
both packs, milestones, objections, a class list with links, a plan, a session that is over and one
that was cut off, with a discussion, a rename, a removal, a team and hands.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from quizapp.core.answering.attempts import Attempt, Certainty, QuizSpec, Stage, Timing
from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.authoring.edits import put
from quizapp.core.content.ids import LearnerId, PackId, ParticipantId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.learning.test_plan import Preparation
from quizapp.core.session.events import (
    AddTeam,
    CloseVote,
    Discuss,
    End,
    Event,
    Explain,
    Hands,
    Join,
    LockDoor,
    OpenVote,
    Record,
    Remove,
    Rename,
    Reveal,
    TeamVote,
    Vote,
)
from quizapp.core.session.room import after
from quizapp.core.session.room_state import new_room
from quizapp.core.session.setup import ClassSession, Naming, Roster, SessionPlan
from quizapp.services.bank_maintenance import BankMaintenance
from quizapp.services.services import Services, open_services
from tests.packs.folders import a_folder

HOST = "the teacher's computer"
BEGAN = datetime(2026, 3, 2, 12, tzinfo=UTC)

SURE, THINKS, GUESSES = Certainty.CERTAIN, Certainty.THINK_SO, Certainty.GUESS

Sign = str
"""What to do with a question: R right, W wrong, S skip; then how sure: c, t, g or nothing."""


class HandClock:
    """Goes on by seven seconds at each look, and by hand."""

    def __init__(self) -> None:
        self._now = BEGAN

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=7)
        return self._now

    def next_day(self, days: int = 1) -> None:
        self._now = self._now.replace(hour=12, minute=0, second=0) + timedelta(days=days)


def live_through(file: Path, content: Path) -> datetime:
    """Make a bank and let everything happen in it; return when it was over.

    Args:
        file: where the bank comes to be.
        content: the folder of the pack it is built from.
    """
    clock = HandClock()
    rng = random.Random(20260302)
    services = open_services(BankMaintenance(file, content, clock), file.parent, clock, rng)
    try:
        services.build(lambda _: None)
        _Story(services, clock, a_folder(file.parent)).tell()
    finally:
        services.close()
    return clock()


class _Story:
    def __init__(self, services: Services, clock: HandClock, own_pack: Path) -> None:
        self.services = services
        self.clock = clock
        self.own_pack = own_pack

    def tell(self) -> None:
        services, clock = self.services, self.clock
        ana, bela, minjun = (
            services.learners.add(name).id for name in ("Ana Müller", "Béla Őry", "김민준")
        )
        services.learners.set_pin(bela, "2468")
        services.owner.set_pin("97531")
        services.owner.allow_sensitive(allowed=True, pin="97531")
        topics = [topic for topic, _, _ in services.practice.choices().topics]

        # Day 1: Ana takes a quiz to its end and flags a question, Béla ends one early.
        first = services.practice.start(ana, QuizSpec(number=10))
        services.practice.flag(first.questions[2].id, flagged=True)
        self.answer(first, ["Rc", "Wc", "Rt", "Wt", "Rg", "S", "Wg", "Rc", "Wc", "R"])
        early = services.practice.start(bela, QuizSpec(number=6, topics=frozenset(topics[:2])))
        self.answer(early, ["Rc", "Wc"])
        services.practice.go_on(early.id)  # seen, and not answered: it counts as skipped
        services.practice.end(early.id)

        # Béla tries a pack that was brought, and goes back to the built-in one.
        services.packs.add(self.own_pack)
        services.packs.choose(bela, PackId("sample"))
        own = services.practice.start(bela, QuizSpec(number=1))
        self.answer(own, ["Wt"])
        services.packs.choose(bela, BUILT_IN)

        # Somebody begins to change that pack: one question is a draft again.
        copy = services.workbench.open(PackId("sample")).copy
        draft = copy.drafts[0]
        draft_again = replace(draft.questions[0], state=QuestionState.DRAFT)
        change = put("Set back to a draft", (draft, draft.with_question(draft_again)))
        services.workbench.edit(copy.pack_id, change)

        # Days 2 to 4: Ana reviews; what she misses comes back within the review.
        for signs in ("Rc Wc Rt", "Rc Rg Wt Rc", "Rt Rt Rc"):
            clock.next_day()
            review = services.today.start(ana)
            self.answer(review, signs.split() + ["Rt"] * 30)

        # Min-jun is asked claims with feedback at the end, and leaves the cards unseen.
        claims = QuizSpec(
            number=4, kinds=frozenset([ItemKind.TRUE_FALSE]), timing=Timing.END, myths_only=True
        )
        at_end = services.practice.start(minjun, claims)
        self.answer(at_end, ["Rc", "Wc", "Rg", "Wt"], leave=False)

        # A test for two of them; Ana has had a session for hers.
        services.planning.set_plan(
            ana, Preparation(date(2026, 3, 20), frozenset(TopicId(t) for t in topics[:3]), 8)
        )
        services.planning.set_plan(bela, Preparation(date(2026, 4, 1)))
        services.packs.choose(bela, PackId("sample"))
        services.planning.set_plan(bela, Preparation(date(2026, 3, 27), size=6))
        services.packs.choose(bela, BUILT_IN)
        clock.next_day()
        self.answer(services.today.start(ana), ["Rc", "Wt"] * 20)

        clock.next_day()
        self.teach(ana, minjun)

        # Ana practises a topic until she has met all of it.
        for _ in range(3):
            self.answer(services.practising.of_topic(ana, TopicId("law")), ["Rc"] * 10)

        # Ana reviews what is due, as from the page Review.
        clock.next_day(2)
        self.answer(services.review.start(ana), ["Rc", "Wt", "Rt"])

        # Béla says that something is wrong, is answered, and takes something else back; he asks for
        # another question like the one before.
        says = services.practice.start(bela, QuizSpec(number=3))
        self.answer(says, ["Wc"], leave=False)
        wrong, *_ = says.questions
        services.practice.ask_another(says.id, wrong.id)
        services.objections.object(wrong.id, "The passage says 2017, the question 2018.")
        said, _ = services.objections.object(wrong.id, "And the sentence is too long.")
        services.objections.answer(said.id, "You are right, it will be mended.")
        self.answer(says, ["Rt"])
        extra = services.practice.attempt(says.id).questions[1]
        (later,) = services.objections.object(extra.id, "Never mind.")
        services.objections.take_back(extra.id, later.id)
        services.practice.end(says.id)

        # At the end: Béla is in the middle of a quiz and owes a card, Ana is at a question.
        clock.next_day(2)
        open_one = services.practice.start(bela, QuizSpec(number=5, include_sensitive=True))
        self.answer(open_one, ["Rc", "Wc"])
        self.answer(open_one, ["Wg"], leave=False)
        services.practice.go_on(services.practice.start(ana, QuizSpec(number=3)).id)

    def answer(self, attempt: Attempt, signs: Sequence[Sign], *, leave: bool = True) -> None:
        """Answer the next questions of an attempt, one sign for each, as far as there are any."""
        practice = self.services.practice
        attempt = practice.attempt(attempt.id)
        for sign in signs:
            if attempt.stage is not Stage.QUESTION:
                break
            question = practice.go_on(attempt.id).attempt.current
            assert question is not None
            item = question.version.item
            right = question.order.index(item.key)
            wrong = (right + 1) % len(question.order)
            chosen = {"R": right, "W": wrong, "S": None}[sign[0]]
            sure = {"c": SURE, "t": THINKS, "g": GUESSES, "": None}[sign[1:]]
            attempt = practice.answer(attempt.id, question.id, chosen, sure, 4200).attempt
            while leave and attempt.stage is Stage.FEEDBACK:
                owed = attempt.current
                assert owed is not None
                attempt = practice.leave_feedback(attempt.id, owed.id)

    def teach(self, ana: LearnerId, minjun: LearnerId) -> None:
        """Hold a session with a class list, and begin another that is cut off."""
        services = self.services
        names = services.preparing.linked(["Ana Müller", "Carla", "김민준", "Zoë de Vries"])
        assert [one.learner_id for one in names] == [ana, None, minjun, None]
        roster = services.preparing.keep_roster(Roster("Class 7b", names))
        drawn = services.preparing.draw(QuizSpec(number=4))
        plan = services.preparing.keep(
            SessionPlan("Lesson one", drawn, naming=Naming.ROSTER, roster_id=roster.id, seconds=60)
        )
        self.clock.next_day()
        held = services.classroom.begin(services.preparing.setup(plan))
        lesson = _Lesson(self.services, self.clock, held)
        services.classroom.serve_at(held.id, HOST, 8420)
        lesson.happen(
            Join("hash-1", "Ana Müller", ana),
            Join("hash-2", "Carla"),
            Join("hash-3", "김민준", minjun),
            Join("hash-4", "Zoë de Vries"),
            AddTeam("By the window"),
            LockDoor(locked=True),
        )
        lesson.ask({1: (0, SURE), 2: (1, THINKS), 3: (0, GUESSES), 4: (1, None)}, team=0)
        lesson.happen(Rename(ParticipantId(2), "Carla P."), Remove(ParticipantId(4)))
        lesson.ask({1: (1, SURE), 2: (1, SURE), 3: (0, THINKS)}, talk=True)
        lesson.ask({1: (0, THINKS), 3: (1, SURE)})
        lesson.happen(End())
        services.classroom.release(held.id, HOST)
        services.classroom.finish(held.id)

        self.clock.next_day()
        by_hand = replace(plan, id=None, title="Lesson two", naming=Naming.TYPED, roster_id=None)
        cut_off = services.classroom.begin(services.preparing.setup(replace(by_hand, ranking=True)))
        lesson = _Lesson(self.services, self.clock, cut_off)
        lesson.happen(Join("hash-5", "Kestrel"), OpenVote())
        lesson.vote({1: (1, None)})
        lesson.happen(CloseVote(), Hands((3, 2) + (0,) * (lesson.options - 2)))


class _Lesson:
    """A session, played: what happens is written down as a running host does it."""

    def __init__(self, services: Services, clock: HandClock, session: ClassSession) -> None:
        self._services = services
        self._clock = clock
        self._id = session.id
        services.classroom.take(session.id, HOST)
        versions = services.classroom.versions(session.setup)
        self.room = new_room(session.setup, versions)
        self._team: ParticipantId | None = None

    @property
    def options(self) -> int:
        """Return how many options the question that was opened last has."""
        return len(self.room.setup.questions[self.room.ballot[0]].order)

    def happen(self, *events: Event) -> None:
        for event in events:
            self.room, messages = after(self.room, event, self._clock())
            (record,) = (one for one in messages if isinstance(one, Record))
            self._services.classroom.record(self._id, HOST, [record])
            if isinstance(event, AddTeam):
                self._team = max(self.room.participants)

    def vote(self, choices: dict[int, tuple[int, Certainty | None]]) -> None:
        question, number = self.room.ballot
        for who, (choice, sure) in choices.items():
            key = f"{who}-{question}-{number}"
            self.happen(Vote(ParticipantId(who), key, question, number, choice, sure))

    def ask(
        self,
        choices: dict[int, tuple[int, Certainty | None]],
        *,
        team: int | None = None,
        talk: bool = False,
    ) -> None:
        self.happen(OpenVote())
        self.vote(choices)
        if team is not None:
            assert self._team is not None
            self.happen(TeamVote(self._team, team))
        self.happen(CloseVote())
        if talk:
            self.happen(Discuss(), OpenVote())
            self.vote({who: (0, sure) for who, (_, sure) in choices.items()})
            self.happen(CloseVote())
        self.happen(Reveal(), Explain())
