"""Tables of what learners did. Rows are added, never rewritten; only erasing a learner deletes."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.bank.tables import Base, Moment, RowId


def _new_uid() -> str:
    """Return an id that no other row has, in any bank. Nothing is decided by it but "the same?"."""
    return str(uuid.uuid4())


class LearnerRow(Base):
    """A person who answers on this computer."""

    __tablename__ = "learner"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    pin: Mapped[str | None] = mapped_column(Text)
    """The salted digest of a PIN (``core.pins``); null where there is none."""
    pack_id: Mapped[str | None] = mapped_column(Text)
    """The pack that the learner chose last; null: the first there is. It may be retired since."""


class AttemptRow(Base):
    """One learner's run through a quiz."""

    __tablename__ = "attempt"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learner.id", ondelete="CASCADE"), index=True
    )
    spec: Mapped[dict[str, Any]] = mapped_column(JSON)
    title: Mapped[str] = mapped_column(Text)
    seed: Mapped[int] = mapped_column(BigInteger)
    started_at: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    uid: Mapped[str] = mapped_column(Text, unique=True, default=_new_uid)
    """The same in every bank that a copy of the learner came to."""
    pack_id: Mapped[str] = mapped_column(Text, server_default="")
    """The pack of its questions; of the first, where several were picked."""


class PresentedItemRow(Base):
    """One place of an attempt: what is shown there, in which order, and what became of it."""

    __tablename__ = "presented_item"
    __table_args__ = (UniqueConstraint("attempt_id", "position"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"))
    position: Mapped[int]
    version_id: Mapped[int] = mapped_column(ForeignKey("item_version.id"), index=True)
    shown_order: Mapped[list[int]] = mapped_column(JSON)
    shown_at: Mapped[datetime | None] = mapped_column(Moment)
    left_at: Mapped[datetime | None] = mapped_column(Moment)
    flagged: Mapped[bool]
    uid: Mapped[str] = mapped_column(Text, unique=True, default=_new_uid)
    """The same in every bank; of the response too, since a question has at most one."""
    extra: Mapped[bool] = mapped_column(server_default=false())
    """Whether the learner asked for it on top of what was drawn."""


class ResponseRow(Base):
    """The response to a presented item, with its grade: at most one for each."""

    __tablename__ = "response"

    presented_id: Mapped[int] = mapped_column(
        ForeignKey("presented_item.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    chosen: Mapped[int | None]
    certainty: Mapped[str | None] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(Text)
    elapsed_ms: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)


class SeenRow(Base):
    """When a learner last saw an item: what draws read, kept with every showing."""

    __tablename__ = "seen"
    __table_args__ = (
        Index(None, "learner_id", "last_shown"),
        {"sqlite_with_rowid": False},
    )

    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learner.id", ondelete="CASCADE"), primary_key=True
    )
    item_number: Mapped[int] = mapped_column(ForeignKey("item.number"), primary_key=True)
    last_shown: Mapped[datetime] = mapped_column(Moment)


class ReviewCardRow(Base):
    """The review card of one learner and one fact, computed from the responses on it.

    It can always be made again from them. The questions it names are those of the same learner,
    and go when the learner goes, so that no foreign key needs to watch over them.
    """

    __tablename__ = "review_card"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  SQLAlchemy reads a plain dict

    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learner.id", ondelete="CASCADE"), primary_key=True
    )
    fact_id: Mapped[str] = mapped_column(ForeignKey("fact.id"), primary_key=True)
    stability: Mapped[float]
    difficulty: Mapped[float]
    reviewed_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    responses: Mapped[int]
    misses: Mapped[int]
    missed_day: Mapped[str | None] = mapped_column(Text)
    last_presented_id: Mapped[int] = mapped_column(RowId)
    last_item_id: Mapped[str] = mapped_column(Text)
    last_kind: Mapped[str] = mapped_column(Text)
    last_outcome: Mapped[str] = mapped_column(Text)
    last_certainty: Mapped[str | None] = mapped_column(Text)
    last_at: Mapped[datetime] = mapped_column(Moment)
    last_day: Mapped[str] = mapped_column(Text)
    """A day is stored as text: 2026-11-22."""
    concern: Mapped[str | None] = mapped_column(Text)
    concern_id: Mapped[int | None] = mapped_column(RowId)
    right_days: Mapped[int]
    right_day: Mapped[str | None] = mapped_column(Text)
    right_by_choice: Mapped[bool]
    check_at: Mapped[datetime | None] = mapped_column(Moment)


class PlanRow(Base):
    """The test that a learner prepares for in a pack: at most one for each."""

    __tablename__ = "test_plan"

    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learner.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    pack_id: Mapped[str] = mapped_column(Text, primary_key=True)
    """The pack may be retired since: then the test waits until it is brought back."""
    test_on: Mapped[str] = mapped_column(Text)
    topics: Mapped[list[str]] = mapped_column(JSON)
    size: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(Moment)


class MilestoneRow(Base):
    """A milestone that was reached: never deleted but with its attempt, never computed anew.

    Its learner is the attempt's, so that it goes wherever the attempt goes.
    """

    __tablename__ = "milestone"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempt.id", ondelete="CASCADE"), index=True
    )
    """The attempt at whose end it was noted."""
    kind: Mapped[str] = mapped_column(Text)
    topic_id: Mapped[str | None] = mapped_column(ForeignKey("topic.id"))
    number: Mapped[int]
    """How many facts or myths it counted then."""
    reached_at: Mapped[datetime] = mapped_column(Moment)
    news: Mapped[bool]
    """Whether that attempt reached it; else it was reached before milestones were kept."""


class OwnerChoiceRow(Base):
    """What whoever looks after the bank decided for everybody; no row: nothing was decided."""

    __tablename__ = "owner_choice"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class ObjectionRow(Base):
    """What a learner says is wrong with a question as it was shown, and what a teacher answers."""

    __tablename__ = "objection"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    presented_id: Mapped[int] = mapped_column(
        ForeignKey("presented_item.id", ondelete="CASCADE"), index=True
    )
    passage_id: Mapped[str | None] = mapped_column(ForeignKey("passage.id"))
    """The passage that decided the question."""
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(Text)
    """Empty until it is answered."""
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    read_at: Mapped[datetime | None] = mapped_column(Moment)
    """When the learner had read the answer."""
