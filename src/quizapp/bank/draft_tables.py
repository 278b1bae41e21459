"""Tables of what teachers are writing: working copies, their edits, and published versions.

No table of content refers to these and none of these to content: a draft can't reach a learner by
any query on questions. What a part holds is text here, which ``services.draft_codec`` reads and
writes.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.bank.tables import Base, Moment, RowId


class WorkingCopyRow(Base):
    """The working copy of a pack."""

    __tablename__ = "working_copy"

    pack_id: Mapped[str] = mapped_column(Text, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    changed_at: Mapped[datetime] = mapped_column(Moment)


class WorkingPartRow(Base):
    """A part of a working copy: its head, a document, or a fact with its questions."""

    __tablename__ = "working_part"
    __table_args__ = (UniqueConstraint("pack_id", "kind", "key"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    pack_id: Mapped[str] = mapped_column(ForeignKey("working_copy.pack_id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    place: Mapped[float]
    """Parts of a kind stand in this order."""
    body: Mapped[str] = mapped_column(Text)
    drafts: Mapped[int]
    """How many questions in it are drafts."""
    ready: Mapped[int]
    """How many are ready."""


class WorkingEditRow(Base):
    """An edit, as one undoes it."""

    __tablename__ = "working_edit"
    __table_args__ = (UniqueConstraint("pack_id", "number"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    pack_id: Mapped[str] = mapped_column(ForeignKey("working_copy.pack_id", ondelete="CASCADE"))
    number: Mapped[int]
    """Counts the edits of a pack from 1."""
    at: Mapped[datetime] = mapped_column(Moment)
    label: Mapped[str] = mapped_column(Text)
    undone: Mapped[bool]


class WorkingEntryRow(Base):
    """One part before and after an edit."""

    __tablename__ = "working_entry"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    edit_id: Mapped[int] = mapped_column(
        ForeignKey("working_edit.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    at: Mapped[int | None]
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class PackVersionRow(Base):
    """A version that was published, with its files as they were."""

    __tablename__ = "pack_version"
    __table_args__ = (UniqueConstraint("pack_id", "number"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    pack_id: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    """Counts the versions of a pack from 1 and only rises; it is the ``release`` of its files."""
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(Text)
    """The name of the learner who was chosen then."""
    note: Mapped[str] = mapped_column(Text)
    questions: Mapped[int]
    file: Mapped[bytes] = mapped_column(LargeBinary)
    """The pack as a ``.quizpack``."""
