"""Taking in a learner's copy from another computer: what it would do, doing it, undoing it.

Nothing is counted twice (spec PE-2): attempts and questions carry ids that hold in every bank.
What is here stands; a copy only adds. Cards are made again from all answers, so that facts come
back as if everything had been answered on one computer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from quizapp.bank.engine import Db
from quizapp.bank.learner_copies import (
    Added,
    CopiedRecords,
    KnownAttempt,
    KnownQuestion,
    KnownVersion,
)
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.milestones import Milestones
from quizapp.bank.specs import spec_to_json
from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import AttemptId, LearnerId, TopicId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.learning.milestones import Milestone
from quizapp.core.session.names import name_key
from quizapp.core.views.copies import CopyCounts, CopyPreview, Watch
from quizapp.services.copied import (
    CopiedAttempt,
    CopiedLearner,
    CopiedMilestone,
    CopiedPlan,
    CopiedQuestion,
    CopiedSeen,
    CopyPart,
)
from quizapp.services.learner_copy import NoCopy, parts_of

_BATCH = 1_000
"""Questions that are looked up at once."""


class _Fate(Enum):
    NEW = "new"
    HERE = "here"
    UNKNOWN = "unknown"
    REWORDED = "reworded"


class _Question(NamedTuple):
    copied: CopiedQuestion
    uid: str
    fate: _Fate
    number: int = 0
    version: KnownVersion | None = None
    known: KnownQuestion | None = None

    @property
    def brings(self) -> bool:
        """Return whether it has an answer that is not here."""
        answered = self.copied.response is not None
        return answered and (self.known is None or not self.known.answered)


@dataclass(frozen=True)
class _Attempt:
    copied: CopiedAttempt
    uid: str
    known: KnownAttempt | None
    questions: tuple[_Question, ...]


def preview_of(db: Db, file: Path, into: Learner | None, watch: Watch) -> CopyPreview:
    """Return what taking in a copy would do.

    Args:
        db: the transaction.
        file: the copy.
        into: who is to have it; None: whoever it belongs to, or somebody new.
        watch: is told how far it has come, and says whether to go on.

    Raises:
        ExpectedError: it is no copy, or too large, or was stopped.
    """
    sorter = _Sorter(db)
    free = CopyCounts()
    owned: dict[LearnerId, CopyCounts] = {}
    for attempt in sorter.attempts(parts_of(file, watch)):
        if attempt.known is None:
            free = _counted(free, attempt)
        else:
            owner = attempt.known.learner_id
            owned[owner] = _counted(owned.get(owner, CopyCounts()), attempt)
    learner = sorter.learner
    everyone = {one.id: one for one in LearnerRecords(db).everyone()}
    same = into is None and bool(owned)
    if same:
        into = everyone[max(owned, key=lambda one: owned[one].here)]
    elif into is None:
        key = name_key(learner.name)
        into = next((one for one in everyone.values() if name_key(one.name) == key), None)
    own = owned.pop(into.id, CopyCounts()) if into is not None else CopyCounts()
    counts = CopyCounts(
        attempts=free.attempts + own.attempts,
        new=free.new + own.new,
        here=own.here,
        elsewhere=sum(one.new + one.here for one in owned.values()),
        unknown=free.unknown + own.unknown,
        reworded=free.reworded + own.reworded,
    )
    return CopyPreview(learner.name, learner.since, counts, into, same)


def name_in(file: Path, watch: Watch) -> str:
    """Return whose copy a file is, as it is called there."""
    for part in parts_of(file, watch):
        if isinstance(part, CopiedLearner):
            return part.name
    raise NoCopy


def _counted(counts: CopyCounts, attempt: _Attempt) -> CopyCounts:
    """Return the counts with an attempt added."""
    answered = [one for one in attempt.questions if one.copied.response is not None]
    fates = [one.fate for one in answered]
    here = sum(not one.brings for one in answered)
    new = fates.count(_Fate.NEW) + fates.count(_Fate.HERE) - here
    return replace(
        counts,
        attempts=counts.attempts + bool(new),
        new=counts.new + new,
        here=counts.here + here,
        unknown=counts.unknown + fates.count(_Fate.UNKNOWN),
        reworded=counts.reworded + fates.count(_Fate.REWORDED),
    )


def take_in(db: Db, file: Path, learner: Learner, watch: Watch) -> tuple[Added, CopyCounts]:
    """Write what a copy holds and this bank does not; the cards are to be made again afterwards.

    Args:
        db: the transaction.
        file: the copy.
        learner: who has it.
        watch: is told how far it has come, and says whether to go on.

    Raises:
        ExpectedError: it is no copy, or too large, or was stopped: undo the transaction.
    """
    sorter = _Sorter(db)
    writer = _Writer(db, learner)
    counts = CopyCounts()
    for attempt in sorter.attempts(parts_of(file, watch)):
        if attempt.known is None or attempt.known.learner_id == learner.id:
            writer.take(attempt)
            counts = _counted(counts, attempt)
        else:  # somebody else's here: one answer is never counted for two
            one = _counted(CopyCounts(), attempt)
            counts = replace(counts, elsewhere=counts.elsewhere + one.new + one.here)
    writer.finish(sorter)
    return writer.added, counts


class _Sorter:
    """Looks at a copy's attempts in batches: what of them is here, what is new, what can't be.

    Attributes:
        learner: whose copy it is, once all attempts were looked at.
        seen: when questions were last shown, likewise.
        plans: the tests that are prepared for, likewise.
        milestones: those that were reached, likewise.
    """

    learner: CopiedLearner

    def __init__(self, db: Db) -> None:
        self._records = CopiedRecords(db)
        self._told: set[str] = set()
        self.seen: dict[str, datetime] = {}
        self.plans: list[CopiedPlan] = []
        self.milestones: list[CopiedMilestone] = []

    def attempts(self, parts: Iterable[CopyPart]) -> Iterator[_Attempt]:
        batch: list[CopiedAttempt] = []
        size = 0
        found = False
        for part in parts:
            match part:
                case CopiedAttempt():
                    batch.append(part)
                    size += len(part.questions)
                    if size >= _BATCH or len(batch) >= _BATCH:
                        yield from self._sorted(batch)
                        batch, size = [], 0
                case CopiedLearner():
                    self.learner, found = part, True
                case CopiedSeen():
                    self.seen[part.item] = part.last_shown
                case CopiedPlan():
                    self.plans.append(part)
                case CopiedMilestone():
                    self.milestones.append(part)
        yield from self._sorted(batch)
        if not found:
            raise NoCopy

    def _sorted(self, batch: list[CopiedAttempt]) -> Iterator[_Attempt]:
        records = self._records
        attempts = records.attempts(one.own_uid for one in batch)
        questions = records.questions(one.uid_of(q) for one in batch for q in one.questions)
        numbers = records.items({q.item for one in batch for q in one.questions})
        versions = records.versions(set(numbers.values()))
        for attempt in batch:
            uid = attempt.own_uid
            if uid in self._told:  # told twice in the file
                continue
            self._told.add(uid)
            yield _Attempt(
                attempt,
                uid,
                attempts.get(uid),
                tuple(self._questions(attempt, attempts.get(uid), questions, numbers, versions)),
            )

    def _questions(
        self,
        attempt: CopiedAttempt,
        here: KnownAttempt | None,
        questions: dict[str, KnownQuestion],
        numbers: dict[str, int],
        versions: dict[tuple[int, str], KnownVersion],
    ) -> Iterator[_Question]:
        for copied in attempt.questions:
            uid = attempt.uid_of(copied)
            if uid in self._told:
                continue
            self._told.add(uid)
            known = questions.get(uid)
            if known is not None and (here is None or known.attempt_id != here.id):
                continue  # it names a question of another attempt: nothing we ever wrote does
            number = numbers.get(copied.item)
            if number is None:
                fate = _Fate.UNKNOWN if known is None else _Fate.HERE
                yield _Question(copied, uid, fate, known=known)
                continue
            version = versions.get((number, copied.wording))
            if version is None:
                fits = copied.as_item is not None
            else:
                fits = version.options == len(copied.order) and _is_graded(copied, version)
            fate = _Fate.NEW if fits else _Fate.REWORDED
            if known is not None and (fits or known.answered):
                fate = _Fate.HERE
            yield _Question(copied, uid, fate, number, version, known)


def _is_graded(copied: CopiedQuestion, version: KnownVersion) -> bool:
    """Return whether the grade is the one that the bank's own wording gives."""
    if copied.response is None or copied.chosen is None:
        return True
    return (copied.chosen == version.key) == (copied.response.outcome == "right")


class _Writer:
    def __init__(self, db: Db, learner: Learner) -> None:
        self._records = CopiedRecords(db)
        self._milestones = Milestones(db)
        self._learner = learner
        self._versions: dict[tuple[int, str], int] = {}
        self._shown: dict[int, datetime] = {}
        self._ended: dict[int, int] = {}
        """By its number in the copy: each attempt that ended there, and has its milestones here."""
        self.added = Added(learner.id)

    def take(self, attempt: _Attempt) -> None:
        """Write an attempt, or what one that is here lacks."""
        kept = [one for one in attempt.questions if one.fate in (_Fate.NEW, _Fate.HERE)]
        new = [one for one in kept if one.fate is _Fate.NEW]
        if attempt.known is None:
            if not new:
                return
            copied = attempt.copied
            (attempt_id,) = self._records.add_attempts(
                [
                    {
                        "uid": attempt.uid,
                        "learner_id": self._learner.id,
                        "spec": spec_to_json(copied.spec),
                        "title": copied.title,
                        "seed": copied.seed,
                        "started_at": copied.started_at,
                        "finished_at": copied.finished_at,
                    }
                ]
            )
            self.added.attempts.append(attempt.uid)
            self._ended[copied.id] = attempt_id
            self._add(attempt_id, 0, new)
            return
        self._complete(attempt, attempt.known, [one for one in kept if one.fate is _Fate.HERE])
        if new:
            first = self._records.next_position(attempt.known.id)
            written = self._add(attempt.known.id, first, new)
            self.added.questions += written

    def _complete(self, attempt: _Attempt, here: KnownAttempt, questions: list[_Question]) -> None:
        """Add to an attempt that is here what became of it on the other computer."""
        finished = attempt.copied.finished_at
        if here.finished_at is None and finished is not None:
            self.added.attempts_before.append({"uid": attempt.uid, "finished_at": None})
            self._records.set_finished(attempt.uid, finished)
            self._ended[attempt.copied.id] = here.id
        responses = []
        for one in questions:
            known, copied = one.known, one.copied
            assert known is not None
            before = {
                "uid": one.uid,
                "shown_at": known.shown_at,
                "left_at": known.left_at,
                "flagged": known.flagged,
                "version_id": known.version_id,
                "shown_order": known.shown_order,
            }
            after: dict[str, Any] = {
                **before,
                "shown_at": known.shown_at or copied.shown_at,
                "left_at": known.left_at or copied.explained_at,
                "flagged": known.flagged or copied.flagged,
            }
            if one.brings:
                # What was answered there, which may have taken the place of what waits here.
                after |= {"version_id": self._version_of(one), "shown_order": copied.order}
                responses.append(_response(known.id, copied))
                self.added.responses.append(one.uid)
            if after != before:
                self.added.questions_before.append(before)
                self._records.set_question(after)
            self._note_shown(one)
        self._records.add_responses(responses)

    def _add(self, attempt_id: int, first: int, questions: list[_Question]) -> list[str]:
        rows = [
            {
                "uid": one.uid,
                "attempt_id": attempt_id,
                "position": first + place,
                "version_id": self._version_of(one),
                "shown_order": one.copied.order,
                "shown_at": one.copied.shown_at,
                "left_at": one.copied.explained_at,
                "flagged": one.copied.flagged,
                "extra": one.copied.extra,
            }
            for place, one in enumerate(questions)
        ]
        ids = self._records.add_questions(rows)
        self._records.add_responses(
            [
                _response(id_, one.copied)
                for id_, one in zip(ids, questions, strict=True)
                if one.copied.response is not None
            ]
        )
        for one in questions:
            self._note_shown(one)
        return [one.uid for one in questions]

    def _version_of(self, question: _Question) -> int:
        if question.version is not None:
            return question.version.id
        key = (question.number, question.copied.wording)
        if key not in self._versions:
            item = question.copied.as_item
            assert item is not None  # else it would have been left out
            self._versions[key] = self._records.add_version(question.number, item)
            self.added.versions.append(self._versions[key])
        return self._versions[key]

    def _note_shown(self, question: _Question) -> None:
        shown = question.copied.shown_at
        if shown is not None and question.number:
            before = self._shown.get(question.number, shown)
            self._shown[question.number] = max(before, shown)

    def finish(self, sorter: _Sorter) -> None:
        """Write what stands beside the attempts: what was seen, the tests, since when."""
        records, who = self._records, self._learner
        records.note_packs()
        numbers = records.items(sorter.seen)
        for item, at in sorter.seen.items():
            if item in numbers:
                self._shown[numbers[item]] = max(self._shown.get(numbers[item], at), at)
        records.see(who.id, self._shown, self.added)
        self._take_plans(sorter.plans)
        self._take_milestones(sorter.milestones)
        since = sorter.learner.since
        if since < who.created_at:
            records.set_since(who.id, since)
            self.added.since = (who.created_at, since)

    def _take_plans(self, plans: list[CopiedPlan]) -> None:
        """Write the tests, in each pack the one made later; what this bank lacks is left out."""
        known, packs = self._records.topics(), self._records.packs()
        for plan in sorted(plans, key=lambda plan: plan.made_at):
            pack_id = _pack_of(plan, known)
            topics = sorted({topic for topic in plan.topics if known.get(topic) == pack_id})
            if pack_id not in packs or (plan.topics and not topics):
                continue
            before = self._records.plan(self._learner.id, pack_id)
            if before is not None and before["made_at"] >= plan.made_at:
                continue
            after = {
                "test_on": plan.test_on.isoformat(),
                "topics": topics,
                "size": plan.size,
                "made_at": plan.made_at,
            }
            self._records.set_plan(self._learner.id, pack_id, after)
            first, _ = self.added.plans.get(pack_id, (before, after))
            self.added.plans[pack_id] = (first, after)

    def _take_milestones(self, milestones: list[CopiedMilestone]) -> None:
        topics = self._records.topics()
        for one in milestones:
            attempt_id = self._ended.get(one.attempt)
            if attempt_id is not None and (one.topic is None or one.topic in topics):
                topic = None if one.topic is None else TopicId(one.topic)
                reached = Milestone(one.kind, topic, one.number, one.reached_at, one.news)
                self._milestones.add(AttemptId(attempt_id), [reached])


def _pack_of(plan: CopiedPlan, known: Mapping[str, str]) -> str:
    """Return the pack of a copied test, which its topics tell where the copy does not.

    Versions that knew one test for each learner took one in on whatever pack, and named the
    built-in one: so its topics count before its name.

    Args:
        plan: the test.
        known: the topics of this bank, each with its pack.
    """
    packs = [known[topic] for topic in plan.topics if topic in known]
    named = plan.pack_id or BUILT_IN
    return packs[0] if packs and named not in packs else named


def _response(presented_id: int, copied: CopiedQuestion) -> dict[str, Any]:
    response = copied.response
    assert response is not None
    return {
        "presented_id": presented_id,
        "chosen": copied.chosen,
        "certainty": None if response.certainty is None else response.certainty.value,
        "outcome": response.outcome.value,
        "elapsed_ms": response.elapsed_ms,
        "at": response.at,
    }
