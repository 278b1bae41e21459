"""Rows of a learner's copy: found by ids that hold in every bank, added, taken out again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, delete, func, insert, select, update

from quizapp.bank.bulk import chunks
from quizapp.bank.chosen_packs import fill_packs
from quizapp.bank.content_tables import ItemRow, ItemVersionRow, OptionRow, PackRow, TopicRow
from quizapp.bank.dialects import insert as insert_or
from quizapp.bank.engine import Db
from quizapp.bank.pictures import stored
from quizapp.bank.record_tables import (
    AttemptRow,
    LearnerRow,
    MilestoneRow,
    PlanRow,
    PresentedItemRow,
    ResponseRow,
    SeenRow,
)
from quizapp.core.content.ids import LearnerId
from quizapp.core.content.items import Item

_ATTEMPT = cast(Table, AttemptRow.__table__)
_QUESTION = cast(Table, PresentedItemRow.__table__)
_RESPONSE = cast(Table, ResponseRow.__table__)

Row = dict[str, Any]


class KnownAttempt(NamedTuple):
    """An attempt that is here already."""

    id: int
    learner_id: LearnerId
    finished_at: datetime | None


class KnownQuestion(NamedTuple):
    """A question of an attempt that is here already."""

    id: int
    attempt_id: int
    shown_at: datetime | None
    left_at: datetime | None
    flagged: bool
    version_id: int
    shown_order: list[int]
    answered: bool


class KnownVersion(NamedTuple):
    """A wording that is here already."""

    id: int
    options: int
    key: int


@dataclass
class Added:
    """What taking in a copy wrote, so that it can be undone.

    Rows are named by the ids that hold in every bank: numbers may be other ones after a removal
    was undone in between.
    """

    learner_id: LearnerId
    attempts: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    """Of attempts that were here before."""
    responses: list[str] = field(default_factory=list)
    """To questions that were here before."""
    questions_before: list[Row] = field(default_factory=list)
    attempts_before: list[Row] = field(default_factory=list)
    versions: list[int] = field(default_factory=list)
    seen: dict[int, tuple[datetime | None, datetime]] = field(default_factory=dict)
    """By item: when it was last shown before, and since."""
    plans: dict[str, tuple[Row | None, Row]] = field(default_factory=dict)
    """By pack: the test that was prepared for before, and since."""
    since: tuple[datetime, datetime] | None = None
    """The learner's beginning before, and since."""

    @property
    def anything(self) -> bool:
        """Return whether something was written."""
        return bool(
            self.attempts
            or self.questions
            or self.responses
            or self.questions_before
            or self.attempts_before
            or self.seen
            or self.plans
            or self.since
        )


class CopiedRecords:
    """Looks up what of a copy is here already, and writes what is not.

    Args:
        db: the transaction.
    """

    def __init__(self, db: Db) -> None:
        self._db = db

    # Looking up

    def attempts(self, uids: Iterable[str]) -> dict[str, KnownAttempt]:
        """Return the attempts with these ids, whoever's they are."""
        found = {}
        for some in chunks(uids):
            for uid, id_, learner, finished in self._db.execute(
                select(
                    AttemptRow.uid, AttemptRow.id, AttemptRow.learner_id, AttemptRow.finished_at
                ).where(AttemptRow.uid.in_(some))
            ):
                found[uid] = KnownAttempt(id_, LearnerId(learner), finished)
        return found

    def questions(self, uids: Iterable[str]) -> dict[str, KnownQuestion]:
        """Return the questions with these ids."""
        found = {}
        for some in chunks(uids):
            for row, response in self._db.execute(
                select(PresentedItemRow, ResponseRow.presented_id)
                .outerjoin(ResponseRow, ResponseRow.presented_id == PresentedItemRow.id)
                .where(PresentedItemRow.uid.in_(some))
            ):
                found[row.uid] = KnownQuestion(
                    *(row.id, row.attempt_id, row.shown_at, row.left_at, row.flagged),
                    *(row.version_id, row.shown_order),
                    answered=response is not None,
                )
        return found

    def items(self, ids: Iterable[str]) -> dict[str, int]:
        """Return the numbers of the items that the bank has, retired ones too."""
        found: dict[str, int] = {}
        for some in chunks(ids):
            rows = self._db.execute(select(ItemRow.id, ItemRow.number).where(ItemRow.id.in_(some)))
            found |= {id_: number for id_, number in rows}
        return found

    def versions(self, numbers: Iterable[int]) -> dict[tuple[int, str], KnownVersion]:
        """Return every wording of items, by number and fingerprint."""
        found = {}
        for some in chunks(numbers):
            rows = self._db.execute(
                select(
                    *(ItemVersionRow.item_number, ItemVersionRow.fingerprint, ItemVersionRow.id),
                    func.count(),
                    func.max(OptionRow.position).filter(OptionRow.is_key),
                )
                .join(OptionRow, OptionRow.version_id == ItemVersionRow.id)
                .where(ItemVersionRow.item_number.in_(some))
                .group_by(ItemVersionRow.item_number, ItemVersionRow.fingerprint, ItemVersionRow.id)
            )
            for number, print_, *version in rows:
                found[number, bytes(print_).hex()] = KnownVersion(*version)
        return found

    def topics(self) -> dict[str, str]:
        """Return the ids of the topics that the bank has, each with its pack's."""
        rows = self._db.execute(select(TopicRow.id, TopicRow.pack_id).where(~TopicRow.retired))
        return {topic: pack_id for topic, pack_id in rows}

    def packs(self) -> frozenset[str]:
        """Return the ids of the packs that learners are offered."""
        return frozenset(self._db.scalars(select(PackRow.id).where(~PackRow.retired)))

    # Writing

    def add_version(self, number: int, item: Item) -> int:
        """Add a wording of an item; return its id."""
        version_id = (self._db.scalar(select(func.max(ItemVersionRow.id))) or 0) + 1
        self._db.add(
            ItemVersionRow(
                id=version_id,
                item_number=number,
                fingerprint=bytes.fromhex(item.fingerprint),
                kind=str(item.kind),
                stem=item.stem,
                correction=item.correction,
                source_line=item.source_line,
                takeaway=item.takeaway,
                picture=stored(item.picture),
            )
        )
        self._db.flush()
        self._db.add_all(
            OptionRow(
                version_id=version_id,
                position=position,
                text=option.text,
                is_key=option.is_key,
                feedback=option.feedback,
            )
            for position, option in enumerate(item.options)
        )
        self._db.flush()
        return version_id

    def add_attempts(self, rows: Sequence[Row]) -> list[int]:
        """Add attempts; return their numbers in the same order."""
        return self._add(_ATTEMPT, rows)

    def add_questions(self, rows: Sequence[Row]) -> list[int]:
        """Add questions; return their numbers in the same order."""
        return self._add(_QUESTION, rows)

    def add_responses(self, rows: Sequence[Row]) -> None:
        """Add responses."""
        for some in chunks(rows, 1_000):
            self._db.execute(insert(_RESPONSE), some)

    def _add(self, table: Table, rows: Sequence[Row]) -> list[int]:
        added: list[int] = []
        for some in chunks(rows, 1_000):
            inserting = insert(table).returning(table.c.id, sort_by_parameter_order=True)
            added += self._db.scalars(inserting, some)
        return added

    def next_position(self, attempt_id: int) -> int:
        """Return the first free place at the end of an attempt."""
        last = self._db.scalar(
            select(func.max(PresentedItemRow.position)).where(
                PresentedItemRow.attempt_id == attempt_id
            )
        )
        return 0 if last is None else last + 1

    def note_packs(self) -> None:
        """Note the packs of the attempts that were added, once their questions are there."""
        fill_packs(self._db)

    def set_question(self, values: Row) -> None:
        """Change what became of a question; it is named by its ``uid``."""
        self._db.execute(update(_QUESTION).where(_QUESTION.c.uid == values["uid"]).values(**values))

    def set_finished(self, uid: str, at: datetime | None) -> None:
        """Close an attempt, or open it again."""
        self._db.execute(update(_ATTEMPT).where(_ATTEMPT.c.uid == uid).values(finished_at=at))

    def see(self, learner_id: LearnerId, shown: dict[int, datetime], added: Added) -> None:
        """Note when items were last shown, where that is later than what is known."""
        known: dict[int, datetime] = {}
        for some in chunks(shown):
            known |= {
                number: at
                for number, at in self._db.execute(
                    select(SeenRow.item_number, SeenRow.last_shown).where(
                        SeenRow.learner_id == learner_id, SeenRow.item_number.in_(some)
                    )
                )
            }
        later = {n: at for n, at in shown.items() if n not in known or known[n] < at}
        self._put_seen(learner_id, later)
        for number, at in later.items():
            first, _ = added.seen.get(number, (known.get(number), at))
            added.seen[number] = (first, at)

    def _put_seen(self, learner_id: LearnerId, shown: dict[int, datetime]) -> None:
        rows = [
            {"learner_id": learner_id, "item_number": number, "last_shown": at}
            for number, at in shown.items()
        ]
        for some in chunks(rows, 1_000):
            putting = insert_or(self._db, SeenRow).values(some)
            self._db.execute(
                putting.on_conflict_do_update(
                    index_elements=["learner_id", "item_number"],
                    set_={"last_shown": putting.excluded.last_shown},
                )
            )

    def plan(self, learner_id: LearnerId, pack_id: str) -> Row | None:
        """Return the test that a learner prepares for in a pack, as its row."""
        row = self._db.get(PlanRow, (learner_id, pack_id))
        if row is None:
            return None
        return {
            "test_on": row.test_on,
            "topics": row.topics,
            "size": row.size,
            "made_at": row.made_at,
        }

    def set_plan(self, learner_id: LearnerId, pack_id: str, plan: Row | None) -> None:
        """Set the test that a learner prepares for in a pack, or forget it."""
        key = {"learner_id": learner_id, "pack_id": pack_id}
        self._db.execute(delete(PlanRow).filter_by(**key))
        if plan is not None:
            self._db.execute(insert(PlanRow), [plan | key])

    def set_since(self, learner_id: LearnerId, at: datetime) -> None:
        """Set the moment that a learner dates from."""
        self._db.execute(
            update(LearnerRow).where(LearnerRow.id == learner_id).values(created_at=at)
        )

    # Taking out again

    def take_out(self, added: Added) -> bool:
        """Undo what was written; what the learner did since then stays.

        Returns:
            Whether the learner has any attempt left.
        """
        who, mine = added.learner_id, _ATTEMPT.c.learner_id == added.learner_id
        for some in chunks(added.responses):
            named = select(_QUESTION.c.id).where(_QUESTION.c.uid.in_(some))
            self._db.execute(delete(_RESPONSE).where(_RESPONSE.c.presented_id.in_(named)))
        for some in chunks(added.questions):
            self._db.execute(delete(_QUESTION).where(_QUESTION.c.uid.in_(some)))
        for some in chunks(added.attempts):
            self._db.execute(delete(_ATTEMPT).where(_ATTEMPT.c.uid.in_(some), mine))
        for row in added.questions_before:
            self.set_question(row)
        for row in added.attempts_before:
            self.set_finished(row["uid"], row["finished_at"])
            named = select(_ATTEMPT.c.id).where(_ATTEMPT.c.uid == row["uid"])
            self._db.execute(delete(MilestoneRow).where(MilestoneRow.attempt_id.in_(named)))
        self._take_out_seen(added)
        for pack_id, (before, since) in added.plans.items():
            if self.plan(who, pack_id) == since:
                self.set_plan(who, pack_id, before)
        if added.since is not None:
            self.set_since(who, added.since[0])
        self._drop_versions(added.versions)
        return self._db.scalar(select(_ATTEMPT.c.id).where(mine).limit(1)) is not None

    def _take_out_seen(self, added: Added) -> None:
        now: dict[int, datetime] = {}
        for some in chunks(added.seen):
            now |= {
                number: at
                for number, at in self._db.execute(
                    select(SeenRow.item_number, SeenRow.last_shown).where(
                        SeenRow.learner_id == added.learner_id, SeenRow.item_number.in_(some)
                    )
                )
            }
        same = {n: first for n, (first, at) in added.seen.items() if now.get(n) == at}
        for some in chunks(same):
            self._db.execute(
                delete(SeenRow).where(
                    SeenRow.learner_id == added.learner_id, SeenRow.item_number.in_(some)
                )
            )
        before = {number: first for number, first in same.items() if first is not None}
        self._put_seen(added.learner_id, before)

    def _drop_versions(self, versions: Iterable[int]) -> None:
        for version_id in versions:
            shown = select(_QUESTION.c.id).where(_QUESTION.c.version_id == version_id).limit(1)
            current = select(ItemRow.number).where(ItemRow.version_id == version_id).limit(1)
            if self._db.scalar(shown) is None and self._db.scalar(current) is None:
                self._db.execute(delete(OptionRow).where(OptionRow.version_id == version_id))
                self._db.execute(delete(ItemVersionRow).where(ItemVersionRow.id == version_id))
