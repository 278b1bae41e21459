"""Parts of working copies as text, and back.

The text is JSON with the fields of the values in ``core``. A field that was added later has a
default there, so that what an earlier version wrote is read as well.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from quizapp.bank.drafts import StoredEntry, StoredPart
from quizapp.core.authoring.drafts import Draft, PackHead, QuestionState, WorkingCopy
from quizapp.core.authoring.edits import DOCUMENT, DRAFT, HEAD, Change, Entry, Part
from quizapp.core.content.documents import Document
from quizapp.core.content.ids import PackId
from quizapp.core.content.pictures import Picture


@cache
def _adapter(kind: str) -> TypeAdapter[Part]:
    adapters: dict[str, type[Part]] = {HEAD: PackHead, DOCUMENT: Document, DRAFT: Draft}
    return TypeAdapter(adapters[kind])


def encoded(part: Part) -> str:
    """Return a part as text; equal parts give equal text."""
    kind = Entry(None, part).kind
    return _adapter(kind).dump_json(part, exclude=_left_out(part)).decode()


def _left_out(part: Part) -> dict[str, Any] | None:
    """Return which fields aren't written: the bytes of pictures, and a picture that isn't there.

    So a part without pictures is stored as it was before there were any: an edit is held against
    what is stored.
    """
    if isinstance(part, Draft):
        shown = [question.item.picture for question in part.questions]
        return {"questions": {n: {"item": _of_picture(one)} for n, one in enumerate(shown)}}
    if isinstance(part, Document):
        shown = [passage.picture for passage in part.passages]
        return {"passages": {n: _of_picture(one) for n, one in enumerate(shown)}}
    return None


def _of_picture(picture: Picture | None) -> dict[str, Any]:
    return {"picture": True if picture is None else {"data": True}}


def decoded(kind: str, body: str) -> Part:
    """Return the part that a text holds.

    Args:
        kind: what sort of part it is.
        body: the text, by ``encoded``.
    """
    return _adapter(kind).validate_json(body)


def counts(part: Part | None) -> tuple[int, int]:
    """Return how many questions of a part are drafts, and how many are ready."""
    if not isinstance(part, Draft):
        return 0, 0
    states = [question.state for question in part.questions]
    return states.count(QuestionState.DRAFT), states.count(QuestionState.READY)


def stored_parts(copy: WorkingCopy) -> list[StoredPart]:
    """Return the parts of a working copy as they are stored, in their order."""
    parts: tuple[Part, ...] = (copy.head, *copy.documents, *copy.drafts)
    return [StoredPart(*_name(Entry(None, part)), encoded(part), *counts(part)) for part in parts]


def copy_of(
    pack_id: PackId, parts: Sequence[tuple[str, str]], revision: int, version: int
) -> WorkingCopy:
    """Return the working copy that was stored in parts."""
    read: dict[str, list[Part]] = {HEAD: [], DOCUMENT: [], DRAFT: []}
    for kind, body in parts:
        read[kind].append(decoded(kind, body))
    (head,) = read[HEAD]
    assert isinstance(head, PackHead)
    return WorkingCopy(
        pack_id,
        head,
        tuple(part for part in read[DOCUMENT] if isinstance(part, Document)),
        tuple(part for part in read[DRAFT] if isinstance(part, Draft)),
        revision,
        version,
    )


def stored_entries(change: Change) -> list[StoredEntry]:
    """Return the entries of an edit as they are stored."""
    return [
        StoredEntry(
            *_name(entry),
            entry.at,
            None if entry.before is None else encoded(entry.before),
            None if entry.after is None else encoded(entry.after),
            *counts(entry.after),
        )
        for entry in change.entries
    ]


def change_of(label: str, entries: Sequence[StoredEntry]) -> Change:
    """Return the edit that was stored."""
    return Change(
        label,
        tuple(
            Entry(
                None if one.before is None else decoded(one.kind, one.before),
                None if one.after is None else decoded(one.kind, one.after),
                one.at,
            )
            for one in entries
        ),
    )


def _name(entry: Entry) -> tuple[str, str]:
    return entry.kind, entry.key
