"""Tables of content: documents, facts and items.

Rows that may be referred to are never deleted: what a pack no longer has is marked ``retired``.
The full-text indexes are made by a migration; ``words.py`` fills them.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.bank.tables import Base, Moment, RowId


class PackRow(Base):
    """A pack that was built into this bank, with the digest of the files it was built from."""

    __tablename__ = "pack"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    licence: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text)
    built_at: Mapped[datetime] = mapped_column(Moment)
    glossary: Mapped[list[dict[str, Any]]] = mapped_column(JSON, server_default="[]")
    release: Mapped[int] = mapped_column(server_default="1")
    """Only rises: a bank that holds a higher one is left alone by an older app."""
    retired: Mapped[bool] = mapped_column(server_default=false())
    """Whether learners are no longer offered it; what they did with it stays."""


class TopicRow(Base):
    """A topic, in the order of its pack."""

    __tablename__ = "topic"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    pack_id: Mapped[str] = mapped_column(ForeignKey("pack.id"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text)
    retired: Mapped[bool]


class DocumentRow(Base):
    """A document without its passages."""

    __tablename__ = "document"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    pack_id: Mapped[str] = mapped_column(ForeignKey("pack.id"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    trust: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    publisher: Mapped[str] = mapped_column(Text)
    date: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    file: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    paragraphs: Mapped[int]
    retired: Mapped[bool]


class PictureRow(Base):
    """A picture, kept once for all that show it."""

    __tablename__ = "picture"

    digest: Mapped[str] = mapped_column(Text, primary_key=True)
    """SHA-256 of its bytes."""
    data: Mapped[bytes] = mapped_column(LargeBinary)


class PassageRow(Base):
    """A passage. ``number`` is its place in the full-text index."""

    __tablename__ = "passage"

    number: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(Text, unique=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), index=True)
    position: Mapped[int]
    section: Mapped[list[str]] = mapped_column(JSON)
    text: Mapped[str] = mapped_column(Text)
    cells: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    from_paragraphs: Mapped[list[int]] = mapped_column(JSON)
    sensitive: Mapped[bool]
    unverified: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    retired: Mapped[bool]
    picture: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """All of it but its bytes."""


class FactRow(Base):
    """A fact with its myth; ``myth_claim`` is null where there is none."""

    __tablename__ = "fact"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    pack_id: Mapped[str] = mapped_column(ForeignKey("pack.id"))
    topic_id: Mapped[str] = mapped_column(ForeignKey("topic.id"))
    position: Mapped[int]
    statement: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    attributed_to: Mapped[str] = mapped_column(Text)
    as_of: Mapped[str] = mapped_column(Text)
    sensitive: Mapped[bool]
    explanation: Mapped[str] = mapped_column(Text)
    reading: Mapped[str] = mapped_column(Text)
    myth_claim: Mapped[str | None] = mapped_column(Text)
    myth_origin: Mapped[str | None] = mapped_column(Text)
    myth_why_misleading: Mapped[str | None] = mapped_column(Text)
    myth_technique: Mapped[str | None] = mapped_column(Text)
    myth_replacement: Mapped[str | None] = mapped_column(Text)
    retired: Mapped[bool]
    importance: Mapped[str] = mapped_column(Text, server_default="useful")
    provenance: Mapped[str] = mapped_column(Text, server_default="")
    places: Mapped[list[str]] = mapped_column(JSON, server_default="[]")


class EvidenceRow(Base):
    """A quoted span of a passage. A span from 0 to 0 marks nothing: the quote is gone from it."""

    __tablename__ = "evidence"

    fact_id: Mapped[str] = mapped_column(ForeignKey("fact.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    passage_id: Mapped[str] = mapped_column(ForeignKey("passage.id"), index=True)
    quote: Mapped[str] = mapped_column(Text)
    stance: Mapped[str] = mapped_column(Text)
    span_start: Mapped[int]
    span_end: Mapped[int]
    cell_row: Mapped[str] = mapped_column(Text)
    cell_column: Mapped[str] = mapped_column(Text)


class BucketRow(Base):
    """All items that no filter can tell apart; they carry ``seq`` 0 to ``size`` - 1, no gaps."""

    __tablename__ = "bucket"

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=False)
    topic_id: Mapped[str] = mapped_column(ForeignKey("topic.id"))
    difficulty: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    key_is_true: Mapped[bool | None]
    myth: Mapped[bool]
    """Whether the questions are about their facts' myths."""
    sensitive: Mapped[bool]
    documents: Mapped[str] = mapped_column(Text)
    """Ids of the documents that the fact's evidence cites, sorted, as ``|a|b|``."""
    size: Mapped[int]
    importance: Mapped[str] = mapped_column(Text, server_default="useful")
    deck: Mapped[str] = mapped_column(Text, server_default="default")


class ItemRow(Base):
    """An item: where it is filed, and its current version.

    ``version_id`` has no foreign key: item and version would each have to exist before the other.
    A retired item is in no bucket.
    """

    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("bucket_id", "seq"),)

    number: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(Text, unique=True)
    fact_id: Mapped[str] = mapped_column(ForeignKey("fact.id"), index=True)
    position: Mapped[int]
    difficulty: Mapped[int]
    tags: Mapped[list[str]] = mapped_column(JSON)
    version_id: Mapped[int] = mapped_column(RowId)
    retired: Mapped[bool]
    bucket_id: Mapped[int | None] = mapped_column(ForeignKey("bucket.id"))
    seq: Mapped[int | None]
    evidence: Mapped[list[str]] = mapped_column(JSON, server_default="[]")
    deck: Mapped[str] = mapped_column(Text, server_default="default")
    talk: Mapped[bool] = mapped_column(server_default=false())
    about_myth: Mapped[bool] = mapped_column(server_default=false())


class ItemVersionRow(Base):
    """An item's wording, never changed: one row for each fingerprint it ever had."""

    __tablename__ = "item_version"
    __table_args__ = (UniqueConstraint("item_number", "fingerprint"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=False)
    item_number: Mapped[int] = mapped_column(ForeignKey("item.number"))
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    kind: Mapped[str] = mapped_column(Text)
    stem: Mapped[str] = mapped_column(Text)
    correction: Mapped[str] = mapped_column(Text)
    source_line: Mapped[str] = mapped_column(Text, server_default="")
    takeaway: Mapped[str] = mapped_column(Text, server_default="")
    picture: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """All of it but its bytes."""


class OptionRow(Base):
    """An option of an item version."""

    __tablename__ = "option"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  SQLAlchemy reads a plain dict

    version_id: Mapped[int] = mapped_column(ForeignKey("item_version.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    is_key: Mapped[bool]
    feedback: Mapped[str] = mapped_column(Text)
    misconception: Mapped[str | None] = mapped_column(Text)
