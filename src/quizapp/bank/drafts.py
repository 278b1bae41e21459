"""Working copies of packs: reading them, editing them, and taking edits back.

What a part holds is text here. An edit is written together with what it changes, in one
transaction, so that after a power cut both are there or neither is.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, delete, func, select, update

from quizapp.bank.bulk import insert_rows
from quizapp.bank.draft_tables import (
    PackVersionRow,
    WorkingCopyRow,
    WorkingEditRow,
    WorkingEntryRow,
    WorkingPartRow,
)
from quizapp.bank.engine import Db

KEPT_EDITS = 500
"""How many edits of a pack can be taken back; older ones are forgotten."""


class StoredPart(NamedTuple):
    """A part as it is stored."""

    kind: str
    key: str
    body: str
    drafts: int
    """How many of its questions are drafts."""
    ready: int


class StoredEntry(NamedTuple):
    """One part before and after an edit; None: it isn't there."""

    kind: str
    key: str
    at: int | None
    """Before which part of its kind it comes, from 0; None: at the end."""
    before: str | None
    after: str | None
    drafts: int = 0
    ready: int = 0


class StoredEdit(NamedTuple):
    """An edit as it is stored."""

    number: int
    label: str
    entries: tuple[StoredEntry, ...]


class StoredCopy(NamedTuple):
    """A working copy in a list."""

    pack_id: str
    title: str
    revision: int
    drafts: int
    ready: int


class StoredVersion(NamedTuple):
    """A published version without its files."""

    number: int
    at: datetime
    by: str
    note: str
    questions: int


class PartChangedError(Exception):
    """A part isn't what an edit was made for: another window was faster."""


class Drafts:
    """The working copies in a bank.

    Args:
        db: the transaction.
    """

    def __init__(self, db: Db) -> None:
        self._db = db

    def copies(self) -> tuple[StoredCopy, ...]:
        """Return all working copies with how many questions are in which state."""
        query = (
            select(
                WorkingCopyRow.pack_id,
                WorkingCopyRow.title,
                WorkingCopyRow.revision,
                func.coalesce(func.sum(WorkingPartRow.drafts), 0),
                func.coalesce(func.sum(WorkingPartRow.ready), 0),
            )
            .outerjoin(WorkingPartRow, WorkingPartRow.pack_id == WorkingCopyRow.pack_id)
            .group_by(WorkingCopyRow.pack_id, WorkingCopyRow.title, WorkingCopyRow.revision)
            .order_by(WorkingCopyRow.pack_id)
        )
        return tuple(StoredCopy(*row) for row in self._db.execute(query))

    def revision(self, pack_id: str) -> int | None:
        """Return the revision of a working copy; None where there is none."""
        return self._db.scalar(
            select(WorkingCopyRow.revision).where(WorkingCopyRow.pack_id == pack_id)
        )

    def begin(
        self, pack_id: str, title: str, parts: Iterable[StoredPart], revision: int, at: datetime
    ) -> None:
        """Store a new working copy."""
        row = WorkingCopyRow(pack_id=pack_id, title=title, revision=revision, changed_at=at)
        self._db.add(row)
        self._db.flush()
        insert_rows(
            self._db,
            WorkingPartRow,
            ("pack_id", "kind", "key", "place", "body", "drafts", "ready"),
            (
                (pack_id, part.kind, part.key, float(place), part.body, part.drafts, part.ready)
                for place, part in enumerate(parts)
            ),
        )

    def rename(self, pack_id: str, title: str) -> None:
        """Store what a working copy is called in lists."""
        self._db.execute(
            update(WorkingCopyRow).where(WorkingCopyRow.pack_id == pack_id).values(title=title)
        )

    def drop(self, pack_id: str) -> None:
        """Delete a working copy with its edits; its published versions stay."""
        edits = select(WorkingEditRow.id).where(WorkingEditRow.pack_id == pack_id)
        self._db.execute(delete(WorkingEntryRow).where(WorkingEntryRow.edit_id.in_(edits)))
        for row in (WorkingEditRow, WorkingPartRow, WorkingCopyRow):
            self._db.execute(delete(row).where(row.pack_id == pack_id))

    def parts(self, pack_id: str) -> list[tuple[str, str]]:
        """Return the kind and the body of each part, in their order."""
        query = (
            select(WorkingPartRow.kind, WorkingPartRow.body)
            .where(WorkingPartRow.pack_id == pack_id)
            .order_by(WorkingPartRow.place, WorkingPartRow.id)
        )
        return [(kind, body) for kind, body in self._db.execute(query)]

    def edit(self, pack_id: str, label: str, entries: Sequence[StoredEntry], at: datetime) -> int:
        """Make an edit, and return the new revision. What had been undone can't be redone then.

        Raises:
            PartChangedError: a part is not what the edit found.
        """
        self._exchange(pack_id, entries)
        undone = select(WorkingEditRow.id).where(
            WorkingEditRow.pack_id == pack_id, WorkingEditRow.undone
        )
        self._forget(list(self._db.scalars(undone)))
        last = self._db.scalar(
            select(func.max(WorkingEditRow.number)).where(WorkingEditRow.pack_id == pack_id)
        )
        number = (last or 0) + 1
        row = WorkingEditRow(pack_id=pack_id, number=number, at=at, label=label, undone=False)
        self._db.add(row)
        self._db.flush()
        insert_rows(
            self._db,
            WorkingEntryRow,
            ("edit_id", "kind", "key", "at", "before", "after"),
            ((row.id, one.kind, one.key, one.at, one.before, one.after) for one in entries),
        )
        old = select(WorkingEditRow.id).where(
            WorkingEditRow.pack_id == pack_id, WorkingEditRow.number <= number - KEPT_EDITS
        )
        self._forget(list(self._db.scalars(old)))
        return self._raise_revision(pack_id, at)

    def last_edit(self, pack_id: str) -> StoredEdit | None:
        """Return the edit that would be taken back next; None for none."""
        return self._edit(
            select(WorkingEditRow)
            .where(WorkingEditRow.pack_id == pack_id, ~WorkingEditRow.undone)
            .order_by(WorkingEditRow.number.desc())
            .limit(1)
        )

    def next_edit(self, pack_id: str) -> StoredEdit | None:
        """Return the edit that was taken back and would be made again next; None for none."""
        return self._edit(
            select(WorkingEditRow)
            .where(WorkingEditRow.pack_id == pack_id, WorkingEditRow.undone)
            .order_by(WorkingEditRow.number)
            .limit(1)
        )

    def labels(self, pack_id: str) -> tuple[str, str]:
        """Return what undoing and redoing would take back and make again; empty for nothing."""
        rows = [
            self._db.scalar(query.limit(1)) or ""
            for query in (
                select(WorkingEditRow.label)
                .where(WorkingEditRow.pack_id == pack_id, ~WorkingEditRow.undone)
                .order_by(WorkingEditRow.number.desc()),
                select(WorkingEditRow.label)
                .where(WorkingEditRow.pack_id == pack_id, WorkingEditRow.undone)
                .order_by(WorkingEditRow.number),
            )
        ]
        return rows[0], rows[1]

    def mark(
        self,
        pack_id: str,
        edit: StoredEdit,
        entries: Sequence[StoredEntry],
        at: datetime,
        *,
        undone: bool,
    ) -> int:
        """Take an edit back, or make it again, and return the new revision.

        Args:
            pack_id: whose edit.
            edit: which.
            entries: what is exchanged: the edit's, or its inverse's.
            at: the moment.
            undone: whether it is taken back.

        Raises:
            PartChangedError: a part is not as the edit left it.
        """
        self._exchange(pack_id, entries)
        self._db.execute(
            update(WorkingEditRow)
            .where(WorkingEditRow.pack_id == pack_id, WorkingEditRow.number == edit.number)
            .values(undone=undone)
        )
        return self._raise_revision(pack_id, at)

    # Versions

    def add_version(self, pack_id: str, version: StoredVersion, file: bytes) -> None:
        """Keep a version that is being published."""
        self._db.add(
            PackVersionRow(
                pack_id=pack_id,
                number=version.number,
                at=version.at,
                by=version.by,
                note=version.note,
                questions=version.questions,
                file=file,
            )
        )
        self._db.flush()

    def versions(self, pack_id: str) -> tuple[StoredVersion, ...]:
        """Return the published versions of a pack, the newest first."""
        query = (
            select(
                PackVersionRow.number,
                PackVersionRow.at,
                PackVersionRow.by,
                PackVersionRow.note,
                PackVersionRow.questions,
            )
            .where(PackVersionRow.pack_id == pack_id)
            .order_by(PackVersionRow.number.desc())
        )
        return tuple(StoredVersion(*row) for row in self._db.execute(query))

    def version_file(self, pack_id: str, number: int) -> bytes | None:
        """Return the files of a version as a ``.quizpack``; None where it isn't kept."""
        return self._db.scalar(
            select(PackVersionRow.file).where(
                PackVersionRow.pack_id == pack_id, PackVersionRow.number == number
            )
        )

    # How an edit is made

    def _exchange(self, pack_id: str, entries: Iterable[StoredEntry]) -> None:
        end: dict[str, float] = {}
        fresh = []
        for entry in entries:
            if entry.before is None and entry.at is None:
                if entry.kind not in end:
                    end[entry.kind] = self._end(pack_id, entry.kind)
                end[entry.kind] += 1
                fresh.append((entry, end[entry.kind]))
            else:
                self._add(pack_id, fresh)
                fresh = []
                end = {}
                self._exchange_one(pack_id, entry)
        self._add(pack_id, fresh)

    def _add(self, pack_id: str, fresh: Sequence[tuple[StoredEntry, float]]) -> None:
        if not fresh:
            return
        keys = {(entry.kind, entry.key) for entry, _ in fresh}
        query = select(WorkingPartRow.kind, WorkingPartRow.key).where(
            WorkingPartRow.pack_id == pack_id
        )
        there = {(kind, key) for kind, key in self._db.execute(query)}
        if len(keys) < len(fresh) or keys & there:
            raise PartChangedError
        insert_rows(
            self._db,
            WorkingPartRow,
            ("pack_id", "kind", "key", "place", "body", "drafts", "ready"),
            (
                (pack_id, one.kind, one.key, place, one.after, one.drafts, one.ready)
                for one, place in fresh
            ),
        )

    def _exchange_one(self, pack_id: str, entry: StoredEntry) -> None:
        part = (
            WorkingPartRow.pack_id == pack_id,
            WorkingPartRow.kind == entry.kind,
            WorkingPartRow.key == entry.key,
        )
        if self._db.scalar(select(WorkingPartRow.body).where(*part)) != entry.before:
            raise PartChangedError
        if entry.after is None:
            self._db.execute(delete(WorkingPartRow).where(*part))
        elif entry.before is not None:
            self._db.execute(
                update(WorkingPartRow)
                .where(*part)
                .values(body=entry.after, drafts=entry.drafts, ready=entry.ready)
            )
        else:
            assert entry.at is not None
            self._add(pack_id, [(entry, self._place(pack_id, entry.kind, entry.at))])

    def _end(self, pack_id: str, kind: str) -> float:
        return (
            self._db.scalar(
                select(func.max(WorkingPartRow.place)).where(
                    WorkingPartRow.pack_id == pack_id, WorkingPartRow.kind == kind
                )
            )
            or 0.0
        )

    def _place(self, pack_id: str, kind: str, at: int) -> float:
        """Return a place before the part that stands at a position of its kind."""
        for _ in range(2):
            query = (
                select(WorkingPartRow.id, WorkingPartRow.place)
                .where(WorkingPartRow.pack_id == pack_id, WorkingPartRow.kind == kind)
                .order_by(WorkingPartRow.place, WorkingPartRow.id)
            )
            rows = self._db.execute(query).all()
            if at >= len(rows):
                return self._end(pack_id, kind) + 1
            after = rows[at].place
            before = rows[at - 1].place if at else after - 1
            middle = float((before + after) / 2)
            if before < middle < after:
                return middle
            for number, row in enumerate(rows):  # halved too often: they are set apart again
                self._db.execute(
                    update(WorkingPartRow)
                    .where(WorkingPartRow.id == row.id)
                    .values(place=float(number))
                )
        return middle

    def _raise_revision(self, pack_id: str, at: datetime) -> int:
        revision = (self.revision(pack_id) or 0) + 1
        self._db.execute(
            update(WorkingCopyRow)
            .where(WorkingCopyRow.pack_id == pack_id)
            .values(revision=revision, changed_at=at)
        )
        return revision

    def _edit(self, query: Select[WorkingEditRow]) -> StoredEdit | None:
        row = self._db.scalar(query)
        if row is None:
            return None
        entries = (
            select(
                WorkingEntryRow.kind,
                WorkingEntryRow.key,
                WorkingEntryRow.at,
                WorkingEntryRow.before,
                WorkingEntryRow.after,
            )
            .where(WorkingEntryRow.edit_id == row.id)
            .order_by(WorkingEntryRow.id)
        )
        return StoredEdit(
            row.number, row.label, tuple(StoredEntry(*one) for one in self._db.execute(entries))
        )

    def _forget(self, edits: Sequence[int]) -> None:
        for row, column in (
            (WorkingEntryRow, WorkingEntryRow.edit_id),
            (WorkingEditRow, WorkingEditRow.id),
        ):
            self._db.execute(delete(row).where(column.in_(edits)))
