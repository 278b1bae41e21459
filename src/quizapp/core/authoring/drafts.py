"""The working copy of a pack: what its teacher is writing, which no learner ever sees.

A draft has the form of a fact with its items, with one difference: anything in it may still be
missing. A fact may have no sentence and no evidence, a question no stem and no key. What must be
there before it is published is judged elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Fact, Status
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import FactId, ItemId, PackId, PassageId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.packs import Pack, Topic


class QuestionState(StrEnum):
    """How far a question is, for its teacher."""

    DRAFT = "draft"
    """Being written, or brought and not looked at: it is in no version."""
    READY = "ready"
    """In the next version."""
    RETIRED = "retired"
    """In no version any more; kept, so that it can be brought back."""


@dataclass(frozen=True)
class Accepted:
    """A warning that the teacher decided to live with."""

    rule: str
    """Of the linter, a key of ``RULES``."""
    reason: str


@dataclass(frozen=True)
class DraftQuestion:
    """A question as it is being written."""

    item: Item
    """May be incomplete: an empty stem, empty options, no key. ``fact_id`` is that of its fact."""
    state: QuestionState = QuestionState.DRAFT
    origin: str = ""
    """Where it came from, in words: "quiz-8b.xml, question 3"; empty: it was written here."""
    accepted: tuple[Accepted, ...] = ()

    @property
    def keys(self) -> tuple[int, ...]:
        """Return the positions of the options that are right: one, once it is complete."""
        return tuple(place for place, option in enumerate(self.item.options) if option.is_key)


@dataclass(frozen=True)
class Draft:
    """A fact as it is being written, with the questions on it; at least one."""

    fact: Fact
    """May be incomplete: an empty statement, no evidence. Its ``items`` are empty."""
    questions: tuple[DraftQuestion, ...]

    @property
    def id(self) -> FactId:
        """Return the id of its fact."""
        return self.fact.id

    def question(self, item_id: ItemId) -> DraftQuestion:
        """Return a question on it.

        Raises:
            KeyError: there is none of this id.
        """
        for question in self.questions:
            if question.item.id == item_id:
                return question
        raise KeyError(item_id)

    def with_question(self, question: DraftQuestion) -> "Draft":
        """Return this draft with a question in the place of that of the same id, or added."""
        there = any(one.item.id == question.item.id for one in self.questions)
        questions = tuple(
            question if one.item.id == question.item.id else one for one in self.questions
        )
        return replace(self, questions=questions if there else (*questions, question))


@dataclass(frozen=True)
class PackHead:
    """What a pack says of itself."""

    title: str
    language: str
    licence: str
    about: str
    topics: tuple[Topic, ...]
    """At least one."""
    glossary: tuple[GlossaryEntry, ...] = ()


@dataclass(frozen=True)
class WorkingCopy:
    """A pack as its teacher is writing it. Ids are those of its files, not scoped."""

    pack_id: PackId
    head: PackHead
    documents: tuple[Document, ...] = ()
    drafts: tuple[Draft, ...] = ()
    revision: int = 0
    """Counts the edits and their undoing; only rises."""
    version: int = 0
    """The number of the version that learners have; 0: none was published."""

    def draft(self, fact_id: FactId) -> Draft:
        """Return the draft of a fact.

        Raises:
            KeyError: there is none of this id.
        """
        for draft in self.drafts:
            if draft.id == fact_id:
                return draft
        raise KeyError(fact_id)

    def passages(self) -> dict[PassageId, Passage]:
        """Return the passages of all documents, by id."""
        return {one.id: one for document in self.documents for one in document.passages}

    def questions(self) -> Iterator[tuple[Draft, DraftQuestion]]:
        """Yield all questions with their drafts, in their order."""
        for draft in self.drafts:
            for question in draft.questions:
                yield draft, question


def working_copy_of(pack: Pack, version: int) -> WorkingCopy:
    """Return a working copy that begins where a published pack is: all its questions are ready.

    Args:
        pack: as it was read from its files.
        version: the number under which learners have it.
    """
    head = PackHead(pack.title, pack.language, pack.licence, pack.about, pack.topics, pack.glossary)
    drafts = tuple(
        Draft(
            replace(fact, items=()),
            tuple(DraftQuestion(item, QuestionState.READY) for item in fact.items),
        )
        for fact in pack.facts
    )
    return WorkingCopy(pack.id, head, pack.documents, drafts, version=version)


def empty_fact(fact_id: FactId, topic_id: TopicId) -> Fact:
    """Return a fact of which nothing is written yet."""
    return Fact(
        id=fact_id,
        topic_id=topic_id,
        statement="",
        status=Status.SETTLED,
        attributed_to="",
        as_of="",
        sensitive=False,
        explanation="",
        reading="",
        evidence=(),
        myth=None,
        items=(),
    )


def empty_question(item_id: ItemId, fact_id: FactId, kind: ItemKind) -> DraftQuestion:
    """Return a question of which nothing is written yet: three options, or True and False."""
    if kind is ItemKind.CHOICE:
        options = tuple(Option("", is_key=False, feedback="") for _ in range(3))
    else:
        options = tuple(Option(text, is_key=False, feedback="") for text in ("True", "False"))
    return DraftQuestion(Item(item_id, fact_id, kind, "", options, difficulty=1))
