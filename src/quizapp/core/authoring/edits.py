"""Edits of a working copy, each with its inverse.

An edit says of every part that it touches what it was and what it becomes. So its inverse is itself
with the two exchanged, and one that no longer fits (somebody else changed the part meanwhile) is
told from one that does: what stands there is not what it was made for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, cast

from quizapp.core.authoring.drafts import Draft, PackHead, WorkingCopy
from quizapp.core.content.documents import Document

Part: TypeAlias = PackHead | Document | Draft
"""What an edit exchanges as a whole."""

HEAD = "head"
DOCUMENT = "document"
DRAFT = "draft"
"""The kinds of parts, as they are stored."""


@dataclass(frozen=True)
class Entry:
    """One part before and after an edit. None: it isn't there."""

    before: Part | None
    after: Part | None
    at: int | None = None
    """Before which part of its kind it stands, counted from 0, when it comes; None: at the end."""

    @property
    def kind(self) -> str:
        """Return the kind of the part.

        Raises:
            ValueError: it is about nothing.
        """
        match self.after if self.after is not None else self.before:
            case PackHead():
                return HEAD
            case Document():
                return DOCUMENT
            case Draft():
                return DRAFT
            case None:
                message = "an entry of an edit is about nothing"
                raise ValueError(message)

    @property
    def key(self) -> str:
        """Return the id of the part within its kind; the head has none."""
        part = self.after if self.after is not None else self.before
        return "" if part is None or isinstance(part, PackHead) else part.id


@dataclass(frozen=True)
class Change:
    """An edit as one undoes it: with a name for people, and the parts that it touches."""

    label: str
    """What was done, as in "Undo: …": "6 questions taken from quiz.gift"."""
    entries: tuple[Entry, ...]

    def inverse(self) -> "Change":
        """Return what takes it back."""
        turned = (
            replace(entry, before=entry.after, after=entry.before)
            for entry in reversed(self.entries)
        )
        return replace(self, entries=tuple(turned))


class ConflictError(Exception):
    """A part is no longer what an edit was made for."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"{kind} {key}".strip())
        self.kind = kind
        self.key = key


def apply(copy: WorkingCopy, change: Change) -> WorkingCopy:
    """Return a working copy after an edit, with the same revision.

    Raises:
        ConflictError: a part is not as the edit found it.
    """
    for entry in change.entries:
        copy = _applied(copy, entry)
    return copy


def _applied(copy: WorkingCopy, entry: Entry) -> WorkingCopy:
    part = entry.after if entry.after is not None else entry.before
    if isinstance(part, PackHead):
        if copy.head != entry.before or not isinstance(entry.after, PackHead):
            raise ConflictError(HEAD, "")
        return replace(copy, head=entry.after)
    if isinstance(part, Document):
        return replace(
            copy, documents=cast("tuple[Document, ...]", _exchanged(copy.documents, entry))
        )
    return replace(copy, drafts=cast("tuple[Draft, ...]", _exchanged(copy.drafts, entry)))


def _exchanged(
    parts: Sequence[Document | Draft], entry: Entry
) -> tuple[Document | Draft | PackHead, ...]:
    place = next((at for at, one in enumerate(parts) if one.id == entry.key), None)
    there = None if place is None else parts[place]
    if there != entry.before:
        raise ConflictError(entry.kind, entry.key)
    after = () if entry.after is None else (entry.after,)
    if place is None:
        at = len(parts) if entry.at is None else min(entry.at, len(parts))
        return (*parts[:at], *after, *parts[at:])
    return (*parts[:place], *after, *parts[place + 1 :])


def put(label: str, *pairs: tuple[Part | None, Part | None]) -> Change:
    """Return an edit that puts parts in the place of others, or at the end."""
    return Change(label, tuple(Entry(before, after) for before, after in pairs))


def added(label: str, parts: Iterable[Part]) -> Change:
    """Return an edit that adds parts at the end."""
    return Change(label, tuple(Entry(None, part) for part in parts))


def removed(label: str, copy: WorkingCopy, part: Document | Draft) -> Change:
    """Return an edit that takes a part away, and puts it back in its place when it is undone."""
    parts = copy.documents if isinstance(part, Document) else copy.drafts
    at = [one.id for one in parts].index(part.id)
    return Change(label, (Entry(part, None, at),))
