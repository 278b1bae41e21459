"""Pictures in the parts of a working copy: found, filled with their bytes, and left bare.

A part is stored without the bytes of its pictures; the bank keeps each of them once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from quizapp.core.authoring.drafts import Draft, DraftQuestion, WorkingCopy
from quizapp.core.authoring.edits import Change, Entry, Part
from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.ids import PassageId
from quizapp.core.content.pictures import Picture


def pictures_in(part: Part | None) -> Iterator[Picture]:
    """Yield the pictures of a part, in its order."""
    if isinstance(part, Draft):
        shown = [question.item.picture for question in part.questions]
    elif isinstance(part, Document):
        shown = [passage.picture for passage in part.passages]
    else:
        shown = []
    yield from (picture for picture in shown if picture is not None)


def with_passage_picture(
    document: Document, passage_id: PassageId, picture: Picture | None
) -> Document:
    """Return a document with another picture at one of its passages; None: without one."""
    passages = tuple(
        replace(one, picture=picture) if one.id == passage_id else one for one in document.passages
    )
    return replace(document, passages=passages)


def filled(part: Part, data: Mapping[str, bytes]) -> Part:
    """Return a part with the bytes of its pictures, by digest; without those that aren't given."""
    if not any(pictures_in(part)):
        return part
    if isinstance(part, Draft):
        return replace(part, questions=tuple(_question(one, data) for one in part.questions))
    assert isinstance(part, Document)  # a head has no pictures
    return replace(part, passages=tuple(_passage(one, data) for one in part.passages))


def filled_copy(copy: WorkingCopy, data: Mapping[str, bytes]) -> WorkingCopy:
    """Return a working copy with the bytes of its pictures."""
    documents = (filled(one, data) for one in copy.documents)
    drafts = (filled(one, data) for one in copy.drafts)
    return replace(
        copy,
        documents=tuple(one for one in documents if isinstance(one, Document)),
        drafts=tuple(one for one in drafts if isinstance(one, Draft)),
    )


def filled_change(change: Change, data: Mapping[str, bytes]) -> Change:
    """Return an edit with the bytes of the pictures in what it makes of parts."""
    return replace(change, entries=tuple(_entry(one, data) for one in change.entries))


def pictures_of_copy(copy: WorkingCopy) -> Iterator[Picture]:
    """Yield the pictures of a working copy."""
    for document in copy.documents:
        yield from pictures_in(document)
    for draft in copy.drafts:
        yield from pictures_in(draft)


def pictures_of_change(change: Change) -> Iterator[Picture]:
    """Yield the pictures in what an edit makes of parts."""
    for entry in change.entries:
        yield from pictures_in(entry.after)


def _entry(entry: Entry, data: Mapping[str, bytes]) -> Entry:
    return entry if entry.after is None else replace(entry, after=filled(entry.after, data))


def _question(question: DraftQuestion, data: Mapping[str, bytes]) -> DraftQuestion:
    return replace(
        question, item=replace(question.item, picture=_picture(question.item.picture, data))
    )


def _passage(passage: Passage, data: Mapping[str, bytes]) -> Passage:
    return replace(passage, picture=_picture(passage.picture, data))


def _picture(picture: Picture | None, data: Mapping[str, bytes]) -> Picture | None:
    return None if picture is None else replace(picture, data=data.get(picture.digest, b""))
