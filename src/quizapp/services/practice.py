"""Self-study: setting up a quiz, running it, looking back on it.

What draws a quiz and runs it is loaded with the first one: Today, which comes first, does neither.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank, Db
from quizapp.bank.owner import allows_sensitive
from quizapp.bank.records import Records
from quizapp.bank.variants import Variants
from quizapp.core.answering.attempts import (
    Attempt,
    AttemptLine,
    Certainty,
    ItemVersion,
    Purpose,
    Question,
    QuizSpec,
    Response,
    Stage,
)
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import (
    AttemptId,
    FactId,
    ItemVersionId,
    LearnerId,
    PackId,
    PresentedId,
)
from quizapp.core.content.items import Deck, ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.queue import spread
from quizapp.core.learning.review_cards import Days
from quizapp.core.views.changes import Changed
from quizapp.core.views.practice import Choices
from quizapp.env.clock import Clock
from quizapp.services.beginning import begun
from quizapp.services.cards import Cards
from quizapp.services.looking_back import (
    debts_of,
    flagged_of,
    offered_first_of,
    overview_of,
    owed_of,
    summary_of,
    unfinished_of,
)
from quizapp.services.sensitive import without_refused

if TYPE_CHECKING:
    from quizapp.core.cards.card import FeedbackCard
    from quizapp.core.views.answered import Answered, Owed
    from quizapp.core.views.practice import AttemptSummary, FlaggedQuestion, LearnerOverview
    from quizapp.services.originals import Originals
    from quizapp.services.running import Running

log = logging.getLogger(__name__)

AGAIN = " · again"
"""Suffix of the title of an attempt on the missed questions of another."""


class Practice:
    """Self-study: quizzes, answers, flags, and what is still owed.

    Args:
        bank: the open bank.
        clock: returns the current time.
        rng: random numbers for draws and shuffles.
        day_of: returns the learning day of a moment.
        originals: returns the attached originals that cards show beside passages; None: none.
    """

    def __init__(
        self,
        bank: Bank,
        clock: Clock,
        rng: random.Random,
        day_of: Days,
        originals: Callable[[], Originals] | None = None,
    ) -> None:
        self._bank = bank
        self._clock = clock
        self._rng = rng
        self._day_of = day_of
        self._cards = Cards(originals)

    def choices(
        self, learner_id: LearnerId | None = None, packs: frozenset[PackId] = frozenset()
    ) -> Choices:
        """Return the topics and documents that a quiz can be limited to.

        Args:
            learner_id: whose pack they are of; None: of the first pack there is.
            packs: several packs that were picked together, that one among them; else it alone
                counts.
        """
        from quizapp.bank.draws import count

        with self._bank.read() as db:
            content = Content(db)
            pack_id = chosen_pack(db, learner_id)
            offered = [pack for pack in content.packs() if not pack.retired]
            titles = {pack.id: pack.title for pack in offered}
            if pack_id not in packs:
                packs = frozenset({pack_id})
            picked = [pack_id, *(one for one in titles if one in packs and one != pack_id)]
            return Choices(
                topics=tuple(
                    (t.id, t.title, count(db, QuizSpec(topics=frozenset({t.id}))))
                    for one in picked
                    for t in content.topics(one)
                ),
                documents=tuple(
                    (d.id, d.title, count(db, QuizSpec(documents=frozenset({d.id}))))
                    for one in picked
                    for d in content.documents(one)
                ),
                myths=count(db, QuizSpec(myths_only=True, packs=packs)),
                detective=count(db, QuizSpec(deck=Deck.DETECTIVE, packs=packs)),
                sensitive=allows_sensitive(db)
                and count(db, QuizSpec(include_sensitive=True, packs=packs))
                > count(db, QuizSpec(packs=packs)),
                pack=(pack_id, titles.get(pack_id, "")),
                others=tuple(
                    (one, title, count(db, QuizSpec(packs=frozenset({one}))))
                    for one, title in titles.items()
                    if one != pack_id
                ),
            )

    def matching(self, spec: QuizSpec, learner_id: LearnerId | None = None) -> int:
        """Return how many questions the filters of a quiz leave.

        Args:
            spec: the filters.
            learner_id: whose pack is drawn from if they name none; None: the first there is.
        """
        from quizapp.bank.draws import count

        with self._bank.read() as db:
            return count(db, _allowed(db, spec, learner_id))

    def start(self, learner_id: LearnerId, spec: QuizSpec) -> Attempt:
        """Draw a quiz, store it with its shown orders, and return the attempt.

        Sensitive questions need two: whoever looks after the bank, and the learner (spec PE-4).

        Raises:
            ExpectedError: no question fits the filters.
        """
        from quizapp.bank.draws import candidates
        from quizapp.services.cues import without_cues

        with self._bank.write(Changed.ATTEMPTS) as db:
            seed = self._rng.getrandbits(63)
            rng = random.Random(seed)
            spec = _allowed(db, spec, learner_id)
            pool = candidates(db, spec, learner_id, spec.number, rng)
            versions = without_cues(Content(db), pool, spec.number, rng)
            if not versions:
                raise ExpectedError(
                    "No question fits these choices.",
                    "Choose more topics, or another kind.",
                )
            attempt = self._begin(db, learner_id, spec, self._title(db, spec), seed, versions)
        _log_start(attempt, "a quiz")
        return attempt

    def start_again(self, attempt_id: AttemptId) -> Attempt:
        """Start a new attempt on the facts of another that were wrong or skipped.

        Each is asked by the question seen longest ago: who reads the same claim a minute after its
        correction repeats what was read (spec AN-9). A claim that is its fact's only
        question is left to the next review.

        Raises:
            ExpectedError: nothing was wrong, or the bank has no other question on it.
        """
        with self._bank.write(Changed.ATTEMPTS) as db:
            before = Records(db).attempt(attempt_id)
            # In a review a fact may have come several times: the last time counts.
            last = {q.version.item.fact_id: q for q in before.questions if q.response}
            missed = {
                fact_id: q.version.item.id
                for fact_id, q in last.items()
                if q.response and q.response.outcome is not Outcome.RIGHT
            }
            chosen = Variants(db, self._clock()).next(before.learner_id, missed)
            found = Content(db).item_versions(chosen.values())
            versions = [
                found[version_id]
                for fact_id, version_id in chosen.items()
                if found[version_id].item.kind is not ItemKind.TRUE_FALSE
                or found[version_id].item.id != missed[fact_id]
            ]
            versions = without_refused(db, versions)
            if not versions:
                raise ExpectedError(
                    "There is nothing to do again now.",
                    "What was wrong comes back tomorrow.",
                )
            seed = self._rng.getrandbits(63)
            random.Random(seed).shuffle(versions)
            spec = replace(before.spec, kinds=frozenset(), number=len(versions))
            if spec.purpose is Purpose.TEST:  # a few questions are no session of the plan
                spec = replace(spec, purpose=Purpose.REVIEW)
            title = before.title.removesuffix(AGAIN) + AGAIN
            attempt = self._begin(db, before.learner_id, spec, title, seed, versions)
        _log_start(attempt, "the missed ones again")
        return attempt

    def start_on(self, learner_id: LearnerId, facts: Sequence[FactId], title: str) -> Attempt:
        """Start a quiz on given facts: of each the question that the learner saw longest ago.

        Args:
            learner_id: who answers, or who leads a class through it.
            facts: what to ask; no two neighbours are of one topic where that can be avoided.
            title: what the attempt is called.

        Raises:
            ExpectedError: the bank has no question on any of them.
        """
        with self._bank.write(Changed.ATTEMPTS) as db:
            chosen = Variants(db, self._clock()).next(learner_id, facts)
            found = Content(db).item_versions(chosen.values())
            versions = spread(
                without_refused(db, [found[version_id] for version_id in chosen.values()])
            )
            if not versions:
                raise ExpectedError(
                    "The bank has no question on these facts any more.", "Start a new quiz instead."
                )
            spec = QuizSpec(number=len(versions), include_sensitive=True)
            seed = self._rng.getrandbits(63)
            attempt = self._begin(db, learner_id, spec, title, seed, versions)
        _log_start(attempt, "a quiz on chosen facts")
        return attempt

    def attempt(self, attempt_id: AttemptId) -> Attempt:
        """Return an attempt as it stands in the bank."""
        with self._bank.read() as db:
            return Records(db).attempt(attempt_id)

    def go_on(self, attempt_id: AttemptId, left: PresentedId | None = None) -> Answered:
        """Return the attempt with what it shows next, and record that it is shown.

        The attempt is finished with its last card.

        Args:
            attempt_id: the attempt.
            left: the question whose card was just left by an explicit action; None: none was.
        """
        with self._bank.write(Changed.ATTEMPTS) as db:
            running = self._running(db)
            attempt = Records(db).attempt(attempt_id)
            if left is not None:
                attempt = running.leave(attempt, left)
            answered = running.answered(running.show(attempt))
            if left is None:
                certain = Records(db).has_said_how_sure(attempt.learner_id)
                answered = replace(answered, first_certainty=not certain)
        stage = answered.attempt.stage
        if left is None:
            log.debug("attempt %d goes on: %s", attempt_id, stage)
            return answered
        if stage is Stage.SUMMARY:
            self._bank.checkpoint()
        log.info("attempt %d: card %d left for the %s", attempt_id, left, stage)
        return answered

    def ask_another(self, attempt_id: AttemptId, left: PresentedId) -> Answered:
        """Leave a card for another question like its own, which comes on top of what was drawn.

        Args:
            attempt_id: the attempt.
            left: the question whose card is left.

        Raises:
            ExpectedError: the bank has none.
        """
        with self._bank.write(Changed.ATTEMPTS) as db:
            running = self._running(db)
            attempt = running.ask_another(Records(db).attempt(attempt_id), left)
            answered = running.answered(running.show(running.leave(attempt, left)))
        log.info("attempt %d: another question like %d", attempt_id, left)
        return answered

    def answer(
        self,
        attempt_id: AttemptId,
        presented_id: PresentedId,
        shown_position: int | None,
        certainty: Certainty | None,
        elapsed_ms: int,
    ) -> Answered:
        """Grade a response, record it durably (spec DB-5), and return what to show next.

        That is its card or, where feedback comes at the end, the next question.
        Another response that reached the bank first, from a second copy of the app, stands.

        Args:
            attempt_id: the attempt.
            presented_id: the question responded to.
            shown_position: the option chosen, counted in the shown order; None to skip.
            certainty: how sure the learner said to be, if at all.
            elapsed_ms: time from showing to responding.
        """
        with self._bank.write(Changed.ANSWERS, Changed.ATTEMPTS) as db:
            running = self._running(db)
            attempt = Records(db).attempt(attempt_id)
            attempt = running.record(attempt, presented_id, shown_position, certainty, elapsed_ms)
            answered = running.answered(running.show(attempt))
        what = "skipped" if shown_position is None else "answered"
        log.info("attempt %d: question %d %s", attempt_id, presented_id, what)
        return answered

    def leave_feedback(self, attempt_id: AttemptId, presented_id: PresentedId) -> Attempt:
        """Note that a card that was still owed was left by an explicit action.

        Nothing else of its attempt is shown. Returns the attempt, finished with its last card.
        """
        with self._bank.write(Changed.ATTEMPTS) as db:
            attempt = self._running(db).leave(Records(db).attempt(attempt_id), presented_id)
        if attempt.stage is Stage.SUMMARY:
            self._bank.checkpoint()
        log.info("attempt %d: card %d left for the %s", attempt_id, presented_id, attempt.stage)
        return attempt

    def _running(self, db: Db) -> Running:
        from quizapp.services.running import Running

        return Running(db, self._clock, self._rng, self._day_of, self._cards)

    def end(self, attempt_id: AttemptId) -> Attempt:
        """End an attempt early.

        A question that was shown and not answered counts as skipped, so that its card still
        comes; those never shown are left out.
        """
        from quizapp.services.milestones import note_milestones

        with self._bank.write(Changed.ANSWERS, Changed.ATTEMPTS) as db:
            records = Records(db)
            now = self._clock()
            for question in records.attempt(attempt_id).questions:
                if question.shown_at is not None and question.response is None:
                    records.record(question.id, Response(None, None, Outcome.SKIPPED, 0, now))
            records.finish(attempt_id, now)
            ended = records.attempt(attempt_id)
            note_milestones(db, ended, now, self._day_of)
        self._bank.checkpoint()
        log.info("attempt %d ended early", attempt_id)
        return ended

    def flag(self, presented_id: PresentedId, *, flagged: bool) -> None:
        """Flag a question for later, or take the flag away."""
        with self._bank.write(Changed.FLAGS) as db:
            Records(db).set_flag(presented_id, flagged=flagged)
        log.info("question %d %s", presented_id, "flagged" if flagged else "no longer flagged")

    def card_on(self, version_id: ItemVersionId) -> FeedbackCard:
        """Return the card of a question that nobody is being asked: key, reasons, passages."""
        with self._bank.read() as db:
            content = Content(db)
            version = content.item_versions([version_id])[version_id]
            order = tuple(range(len(version.item.options)))
            return self._cards.of(content, Question(PresentedId(0), 0, version, order))

    def debts(self, learner_id: LearnerId) -> tuple[tuple[AttemptId, Question], ...]:
        """Return the explanations that are owed from last time (``looking_back.debts_of``)."""
        with self._bank.read() as db:
            return debts_of(db, learner_id)

    def owed(self, learner_id: LearnerId) -> Owed | None:
        """Return the oldest of the explanations that are owed; None where nothing is."""
        with self._bank.read() as db:
            return owed_of(db, learner_id, self._cards)

    def offered_first(self, learner_id: LearnerId) -> QuizSpec:
        """Return the quiz to offer: on common myths to who finished none yet, else a mixed one.

        A bank that has too few questions on myths for a quiz of them offers a mixed one.
        """
        with self._bank.read() as db:
            return offered_first_of(db, learner_id, self._clock())

    def unfinished(self, learner_id: LearnerId) -> Attempt | None:
        """Return the attempt to go on with, the latest if there are several."""
        with self._bank.read() as db:
            return unfinished_of(db, learner_id)

    def overview(self, learner_id: LearnerId) -> LearnerOverview:
        """Return what awaits a learner: an open attempt, owed corrections, facts never met."""
        with self._bank.read() as db:
            return overview_of(db, learner_id, self._clock())

    def flagged(self, learner_id: LearnerId) -> tuple[FlaggedQuestion, ...]:
        """Return the questions that a learner has flagged, the latest first."""
        with self._bank.read() as db:
            return flagged_of(db, learner_id)

    def history(self, learner_id: LearnerId) -> tuple[AttemptLine, ...]:
        """Return a learner's attempts, the latest first."""
        with self._bank.read() as db:
            return Records(db).attempts(learner_id, self._clock())

    def summary(self, attempt_id: AttemptId) -> AttemptSummary:
        """Return the result of an attempt: score, topics, calibration and every card."""
        with self._bank.read() as db:
            return summary_of(db, Records(db).attempt(attempt_id), self._cards)

    def _begin(
        self,
        db: Db,
        learner_id: LearnerId,
        spec: QuizSpec,
        title: str,
        seed: int,
        versions: Sequence[ItemVersion],
    ) -> Attempt:
        return begun(db, learner_id, spec, title, seed, versions, self._clock())

    @staticmethod
    def _title(db: Db, spec: QuizSpec) -> str:
        titles = [t.title for t in Content(db).topics() if t.id in spec.topics]
        if len(titles) == 1:
            return titles[0]
        if spec.deck is Deck.DETECTIVE:
            return "Source detective"
        if spec.myths_only:
            return "Common myths"
        return "Mixed questions" if not titles else f"{len(titles)} topics"


def _log_start(attempt: Attempt, what: str) -> None:
    number = len(attempt.questions)
    log.info("learner %d started attempt %d: %s (%d)", attempt.learner_id, attempt.id, what, number)


def _allowed(db: Db, spec: QuizSpec, learner_id: LearnerId | None) -> QuizSpec:
    """Return a quiz as it may be drawn: from the learner's pack if none is named.

    Without sensitive questions where the bank's owner does not allow them.
    """
    if not spec.packs:
        spec = replace(spec, packs=frozenset({chosen_pack(db, learner_id)}))
    if spec.include_sensitive and not allows_sensitive(db):
        return replace(spec, include_sensitive=False)
    return spec
