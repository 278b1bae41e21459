"""Questions of a file becoming drafts: which are new, here already, or changed since."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from quizapp.core.authoring.drafts import (
    Draft,
    DraftQuestion,
    PackHead,
    QuestionState,
    WorkingCopy,
    empty_fact,
)
from quizapp.core.authoring.edits import Change, Entry
from quizapp.core.authoring.naming import slug
from quizapp.core.authoring.questions import ForeignQuestion, LeftOut, Parsed
from quizapp.core.content.ids import FactId, ItemId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.packs import Topic

MOST_TOPICS = 20
"""Categories of a file become topics up to this number; more are left in the first topic."""

_Wording: TypeAlias = tuple[str, tuple[tuple[str, bool], ...]]

_LETTERS = re.compile(r"[^\W_]+")


class Fate(StrEnum):
    """What taking a question would do."""

    NEW = "new"
    CHANGED = "changed"
    """One of this stem is here, with other options, another key or other punctuation."""
    SAME = "same"
    """It is here word for word: it is not taken again."""


@dataclass(frozen=True)
class Incoming:
    """A question of a file, held against what is here."""

    question: ForeignQuestion
    fate: Fate
    there: tuple[Draft, DraftQuestion] | None = None
    """What it is the same as, or would replace."""
    notes: tuple[str, ...] = ()
    """What one should look at: what it wants, and what is odd beside the other questions."""


@dataclass(frozen=True)
class ImportPreview:
    """A file of questions before anything of it is taken."""

    name: str
    """Of the file."""
    format: str
    incoming: tuple[Incoming, ...]
    left_out: tuple[LeftOut, ...]
    lost: tuple[tuple[str, int], ...]
    """What doesn't come along, and how many times."""
    notes: tuple[str, ...]

    @property
    def in_file(self) -> int:
        """Return how many questions the file holds."""
        return len(self.incoming) + len(self.left_out)

    def count(self, fate: Fate) -> int:
        """Return how many questions have a fate."""
        return sum(one.fate is fate for one in self.incoming)


def held_against(parsed: Parsed, name: str, copy: WorkingCopy) -> ImportPreview:
    """Return what of a file is new in a working copy.

    Args:
        parsed: what the file holds.
        name: of the file.
        copy: what is here.
    """
    there: dict[tuple[ItemKind, str], list[tuple[Draft, DraftQuestion]]] = {}
    for draft, question in copy.questions():
        key = question.item.kind, _bare(question.item.stem)
        there.setdefault(key, []).append((draft, question))
    before: dict[tuple[ItemKind, str], list[ForeignQuestion]] = {}
    incoming = []
    asked = {_asked(one) for one in parsed.questions}  # what one of them is, none replaces
    for one in parsed.questions:
        key = one.kind, _bare(one.stem)
        notes = list(one.wants)
        twins = before.setdefault(key, []) if key[1] else []
        held = there.get(key, []) if key[1] else []
        same = next((pair for pair in held if _written(pair[1].item) == _asked(one)), None)
        equal = next((twin for twin in twins if _asked(twin) == _asked(one)), None)
        if equal is not None:
            notes.append(f"the same as question {equal.number} of this file")
            incoming.append(Incoming(one, Fate.SAME, same, tuple(notes)))
            continue
        if twins:
            notes.append(f"asks the same as question {twins[0].number}, with other answers")
        if same is not None:
            incoming.append(Incoming(one, Fate.SAME, same, tuple(notes)))
        elif not twins and (old := _other_than(held, asked)) is not None:
            incoming.append(Incoming(one, Fate.CHANGED, old, tuple(notes)))
        else:
            incoming.append(Incoming(one, Fate.NEW, None, tuple(notes)))
        twins.append(one)
    return ImportPreview(
        name=name,
        format=parsed.format,
        incoming=tuple(incoming),
        left_out=parsed.left_out,
        lost=tuple((lost.what, lost.number) for lost in parsed.lost),
        notes=parsed.notes,
    )


def _other_than(
    held: Iterable[tuple[Draft, DraftQuestion]], asked: Collection[_Wording]
) -> tuple[Draft, DraftQuestion] | None:
    """Return the first question of a stem that the file does not have word for word."""
    return next((pair for pair in held if _written(pair[1].item) not in asked), None)


def taking(preview: ImportPreview, copy: WorkingCopy, without: Collection[int] = ()) -> Change:
    """Return the one edit that takes a file's questions as drafts.

    What is the same as something here is not taken; what has changed replaces its question, which
    becomes a draft again and keeps its source and everything else that the file does not say.

    Args:
        preview: the file, held against this working copy.
        copy: the working copy.
        without: numbers of questions that are not taken.
    """
    taken = [
        one
        for one in preview.incoming
        if one.fate is not Fate.SAME and one.question.number not in without
    ]
    head, topics = _with_topics(copy, [one.question.topic for one in taken])
    ids = {draft.id for draft in copy.drafts} | {
        str(question.item.id) for _, question in copy.questions()
    }
    naming = _Naming(ids)
    changed: dict[FactId, Draft] = {}
    entries = [] if head == copy.head else [Entry(copy.head, head)]
    fresh = []
    for one in taken:
        origin = f"{preview.name}, question {one.question.number}"
        if one.there is not None:
            draft, question = one.there
            draft = changed.get(draft.id, draft)
            item = _item(one.question, question.item.id, draft.id)
            item = replace(
                question.item, stem=item.stem, options=item.options, correction=item.correction
            )
            again = replace(question, item=item, state=QuestionState.DRAFT, origin=origin)
            changed[draft.id] = draft.with_question(again)
        else:
            topic = topics.get(one.question.topic, head.topics[0].id)
            fresh.append(Entry(None, _draft(one.question, naming, topic, origin)))
    entries += [Entry(copy.draft(fact_id), draft) for fact_id, draft in changed.items()]
    number = len(taken)
    questions = "1 question" if number == 1 else f"{number:,} questions"
    return Change(f"{questions} taken from {preview.name}", (*entries, *fresh))


def _draft(question: ForeignQuestion, naming: "_Naming", topic: TopicId, origin: str) -> Draft:
    fact_id = FactId(naming.free(slug(question.stem, "question")))
    item_id = ItemId(naming.free(f"{fact_id}-1"))
    fact = replace(empty_fact(fact_id, topic), explanation=question.feedback)
    return Draft(fact, (DraftQuestion(_item(question, item_id, fact_id), origin=origin),))


def _item(question: ForeignQuestion, item_id: ItemId, fact_id: FactId) -> Item:
    return Item(
        id=item_id,
        fact_id=fact_id,
        kind=question.kind,
        stem=question.stem,
        options=tuple(Option(one.text, one.is_key, one.feedback) for one in question.options),
        difficulty=1,
        correction=question.correction,
    )


class _Naming:
    """Makes ids that are not taken, for any number of equal stems in no more than linear time."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        name = wanted
        while name in self._taken:
            number = self._next.get(wanted, 2)
            self._next[wanted] = number + 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        return name


def _with_topics(copy: WorkingCopy, wanted: Iterable[str]) -> tuple[PackHead, dict[str, TopicId]]:
    """Return the head with topics for the categories of a file, and the topic of each category."""
    categories = [one for one in dict.fromkeys(wanted) if one]
    by_title = {_bare(topic.title): topic.id for topic in copy.head.topics}
    found: dict[str, TopicId] = {}
    added: list[Topic] = []
    naming = _Naming([*(topic.id for topic in copy.head.topics), copy.pack_id])
    for category in categories:
        title = category.rsplit(" / ", 1)[-1]
        there = by_title.get(_bare(title))
        if there is None and len(categories) <= MOST_TOPICS:
            there = TopicId(naming.free(slug(title, "topic")))
            by_title[_bare(title)] = there
            added.append(Topic(there, title, category))
        if there is not None:
            found[category] = there
    return replace(copy.head, topics=(*copy.head.topics, *added)), found


def _bare(text: str) -> str:
    """Return what tells two stems apart: letters and digits, without case and punctuation."""
    return " ".join(_LETTERS.findall(unicodedata.normalize("NFKC", text).casefold()))


def _asked(question: ForeignQuestion) -> _Wording:
    options = tuple((one.text, one.is_key) for one in question.options)
    return question.stem, options


def _written(item: Item) -> _Wording:
    return item.stem, tuple((one.text, one.is_key) for one in item.options)
