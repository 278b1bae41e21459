"""What differs between two versions of a pack, fact by fact."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from quizapp.core.authoring.drafts import (
    Draft,
    DraftQuestion,
    PackHead,
    QuestionState,
    WorkingCopy,
    working_copy_of,
)
from quizapp.core.authoring.edits import Change, Entry, Part
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import FactId, ItemId
from quizapp.core.content.items import Item
from quizapp.core.content.packs import Pack


class Difference(StrEnum):
    """What became of a fact or a question; the values are the words shown."""

    ADDED = "new"
    REWORDED = "reworded"
    REMOVED = "removed"


@dataclass(frozen=True)
class Reworded:
    """One text that reads otherwise; empty: it wasn't there, or is not any more."""

    what: str
    """Of what: "Question", "Option B"."""
    before: str
    after: str


@dataclass(frozen=True)
class FactDifference:
    """What became of a fact with its questions."""

    fact_id: FactId
    statement: str
    kind: Difference
    texts: tuple[Reworded, ...]
    """What reads otherwise; of a new or removed fact its questions."""


@dataclass(frozen=True)
class ChangedItems:
    """Ids of the questions of two packs by what became of them."""

    added: frozenset[ItemId]
    reworded: frozenset[ItemId]
    removed: frozenset[ItemId]

    @property
    def any(self) -> bool:
        """Return whether anything became of any."""
        return bool(self.added or self.reworded or self.removed)


def changed_items(before: Iterable[Item], after: Iterable[Item]) -> ChangedItems:
    """Return which questions are new, read otherwise, or are gone."""
    old = {item.id: item.fingerprint for item in before}
    new = {item.id: item.fingerprint for item in after}
    return ChangedItems(
        frozenset(new.keys() - old.keys()),
        frozenset(one for one in new.keys() & old.keys() if new[one] != old[one]),
        frozenset(old.keys() - new.keys()),
    )


def fact_differences(before: Pack | None, after: Pack) -> tuple[FactDifference, ...]:
    """Return what became of each fact, in the order of the later pack; what is gone comes last.

    Args:
        before: the earlier version; None: there was none.
        after: the later one.
    """
    old = {fact.id: fact for fact in before.facts} if before is not None else {}
    found = []
    for fact in after.facts:
        there = old.pop(fact.id, None)
        texts = tuple(_reworded(there, fact))
        if there is None:
            found.append(FactDifference(fact.id, fact.statement, Difference.ADDED, texts))
        elif texts:
            found.append(FactDifference(fact.id, fact.statement, Difference.REWORDED, texts))
    found += [
        FactDifference(fact.id, fact.statement, Difference.REMOVED, tuple(_reworded(fact, None)))
        for fact in old.values()
    ]
    return tuple(found)


def _reworded(before: Fact | None, after: Fact | None) -> Iterable[Reworded]:
    old = dict(_texts(before)) if before is not None else {}
    new = dict(_texts(after)) if after is not None else {}
    for key in dict.fromkeys((*old, *new)):
        was, is_now = old.get(key, ""), new.get(key, "")
        if was != is_now:
            yield Reworded(key[1], was, is_now)


def _texts(fact: Fact) -> Iterable[tuple[tuple[str, str], str]]:
    """Yield the texts of a fact, each under the question that it is of, and what it is."""
    yield ("", "Fact"), fact.statement
    for place, piece in enumerate(fact.evidence, start=1):
        yield ("", "Source" if place == 1 else f"Source {place}"), piece.quote
    if fact.myth is not None:
        yield ("", "False belief"), f"{fact.myth.claim} {fact.myth.why_misleading}".strip()
    for item in fact.items:
        yield (item.id, "Question"), item.stem
        if item.correction:
            yield (item.id, "What is so"), item.correction
        if item.source_line:
            yield (item.id, "Line above the question"), item.source_line
        if item.picture is not None:
            shown = item.picture
            yield (item.id, "Picture"), f"{shown.alt} ({shown.file}, {shown.digest[:6]})"
        for letter, option in zip("ABCDE", item.options, strict=False):
            right = " (right)" if option.is_key else ""
            yield (item.id, f"Option {letter}"), f"{option.text}{right}"
            if option.feedback:
                yield (item.id, f"What is said of {letter}"), option.feedback


def going_back(copy: WorkingCopy, pack: Pack) -> Change:
    """Return the edit that makes a working copy what an earlier version was.

    What was written since and never published stays a draft; questions that learners had since and
    the version has not are retired. So nothing is lost, and the next version is that one again.

    Args:
        copy: the working copy.
        pack: the version, with the ids of its files.
    """
    wanted = working_copy_of(pack, copy.version)
    drafts = {draft.id: draft for draft in wanted.drafts}
    placed = {item.id: fact.id for fact in pack.facts for item in fact.items}
    entries: list[Entry] = []
    if copy.head != wanted.head:
        entries.append(Entry(copy.head, _head(wanted.head, copy.head)))
    cited = set()
    gone = 0
    for place, draft in enumerate(copy.drafts):
        there = drafts.pop(draft.id, None)
        extra = tuple(_set_aside(one) for one in draft.questions if placed.get(one.item.id) is None)
        if there is not None:
            kept = {one.item.id: one for one in draft.questions}
            own = tuple(
                replace(kept[one.item.id], item=one.item, state=one.state)
                if one.item.id in kept
                else one
                for one in there.questions
            )
            after: Draft | None = replace(there, questions=(*own, *extra))
        else:
            after = replace(draft, questions=extra) if extra else None
            cited |= {piece.passage_id for piece in draft.fact.evidence if extra}
        if after != draft:
            entries.append(_exchange(draft, after, place - gone))
            gone += after is None
    entries += [Entry(None, draft) for draft in drafts.values()]
    documents = {document.id: document for document in wanted.documents}
    gone = 0
    for place, document in enumerate(copy.documents):
        other = documents.pop(document.id, None)
        needed = any(passage.id in cited for passage in document.passages)
        if other != document and not (other is None and needed):
            entries.append(_exchange(document, other, place - gone))
            gone += other is None
    entries += [Entry(None, document) for document in documents.values()]
    return Change(f"gone back to version {pack.release}", tuple(entries))


def _exchange(before: Part, after: Part | None, place: int) -> Entry:
    """Return an entry; what goes away comes back to its place when it is undone."""
    return Entry(before, after, place if after is None else None)


def _set_aside(question: DraftQuestion) -> DraftQuestion:
    if question.state is QuestionState.READY:
        return replace(question, state=QuestionState.RETIRED)
    return question


def _head(wanted: PackHead, now: PackHead) -> PackHead:
    """Return the head of the version, with the topics that drafts of today are on."""
    known = {topic.id for topic in wanted.topics}
    return replace(
        wanted, topics=(*wanted.topics, *(one for one in now.topics if one.id not in known))
    )
