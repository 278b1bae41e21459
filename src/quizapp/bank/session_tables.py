"""Tables of sessions: their setup, who joined, what was voted, what the teacher did.

Joins, votes and steps of a session share one count ``seq``: in its order they are the records that
a restarted host replays (``session_events``).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.bank.tables import Base, Moment, RowId


class SessionPlanRow(Base):
    """Questions and settings that a teacher keeps under a name."""

    __tablename__ = "session_plan"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    items: Mapped[list[str]] = mapped_column(JSON)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class RosterRow(Base):
    """A class list that the teacher brought."""

    __tablename__ = "roster"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    names: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class ClassSessionRow(Base):
    """A session that was started. ``entered_at``: when its responses came to learners' reviews.

    ``host_id`` and ``heartbeat`` are its lease: which copy of the app hosts it now (NULL: none),
    and a count that grows with everything that copy writes.
    """

    __tablename__ = "live_session"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    code: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    setup: Mapped[dict[str, Any]] = mapped_column(JSON)
    started_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    entered_at: Mapped[datetime | None] = mapped_column(Moment)
    port: Mapped[int | None]
    host_id: Mapped[str | None] = mapped_column(Text)
    heartbeat: Mapped[int] = mapped_column(default=0, server_default="0")


class ParticipantRow(Base):
    """A phone, or a team that answers by hand; ``token_hash`` is empty for these."""

    __tablename__ = "participant"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("live_session.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    name: Mapped[str] = mapped_column(Text)
    token_hash: Mapped[str] = mapped_column(Text)
    learner_id: Mapped[int | None] = mapped_column(
        ForeignKey("learner.id", ondelete="SET NULL"), index=True
    )


class VoteRow(Base):
    """A vote that arrived in time; the last of a participant in a round counts."""

    __tablename__ = "vote"
    __table_args__ = (UniqueConstraint("session_id", "participant", "client_key"),)

    session_id: Mapped[int] = mapped_column(
        ForeignKey("live_session.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    participant: Mapped[int]
    client_key: Mapped[str] = mapped_column(Text)
    question: Mapped[int]
    round: Mapped[int]
    choice: Mapped[int]
    certainty: Mapped[str | None] = mapped_column(Text)


class SessionStepRow(Base):
    """A step of the teacher."""

    __tablename__ = "live_step"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("live_session.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str] = mapped_column(Text)
    step: Mapped[dict[str, Any]] = mapped_column(JSON)
