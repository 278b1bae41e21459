"""A working copy as the pack that learners get: its ready questions and what they rest on.

A fact's sentence that its teacher left empty is made from its first question. What nothing ready
needs (drafts, retired questions, words explained by them) stays behind.
"""

from collections.abc import Iterable, Set
from dataclasses import replace

from quizapp.core.authoring.drafts import Draft, QuestionState, WorkingCopy
from quizapp.core.content.documents import Document
from quizapp.core.content.facts import Fact, Status
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import FactId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.packs import Pack


def compiled(copy: WorkingCopy, release: int) -> Pack:
    """Return the pack that a working copy would be published as.

    Facts stand in the order of their topics, and documents in that of their files.

    Args:
        copy: the working copy; its ready questions have no errors (``judging.errors_of``).
        release: the number of the version.

    Raises:
        ValueError: a ready question is incomplete.
    """
    head = copy.head
    drafts = [draft for draft in copy.drafts if _ready(draft)]
    myths = {draft.id for draft in drafts if draft.fact.myth is not None}
    facts = tuple(
        _fact(draft, myths)
        for topic in head.topics
        for draft in drafts
        if draft.fact.topic_id == topic.id
    )
    if len(facts) < len(drafts):
        message = "a ready question is on a topic that is gone"
        raise ValueError(message)
    documents = tuple(sorted(copy.documents, key=lambda one: f"{one.id}.md"))
    return Pack(
        id=copy.pack_id,
        title=head.title,
        language=head.language,
        licence=head.licence,
        about=head.about,
        topics=head.topics,
        documents=documents,
        facts=facts,
        glossary=tuple(_glossary(head.glossary, facts, documents)),
        release=release,
    )


def sentence_of(item: Item) -> str:
    """Return what a question says is so, as the sentence of a fact that has none of its own.

    Raises:
        ValueError: the question is incomplete.
    """
    keys = [option.text for option in item.options if option.is_key]
    if len(keys) != 1 or not item.stem.strip():
        message = f"the question {item.id} is incomplete"
        raise ValueError(message)
    if item.kind is ItemKind.CHOICE:
        return f"{_line(item.stem)} {_line(keys[0])}"
    if not item.statement_is_false:
        return _line(item.stem)
    if not item.correction.strip():
        message = f"the false statement {item.id} has no correction"
        raise ValueError(message)
    return _line(item.correction)


def _ready(draft: Draft) -> list[Item]:
    return [one.item for one in draft.questions if one.state is QuestionState.READY]


def _fact(draft: Draft, myths: Set[FactId]) -> Fact:
    fact, items = draft.fact, _ready(draft)
    cited = {piece.passage_id for piece in fact.evidence}
    statements = [sentence_of(item) for item in items]
    attributed = fact.status is Status.ATTRIBUTED
    myth = fact.myth
    if myth is not None:
        myth = replace(
            myth,
            claim=_line(myth.claim),
            why_misleading=_line(myth.why_misleading),
            replacement=_line(myth.replacement),
        )
    return replace(
        fact,
        statement=_line(fact.statement) or statements[0],
        attributed_to=_line(fact.attributed_to) if attributed else "",
        explanation=_line(fact.explanation),
        reading=_line(fact.reading) if fact.status is Status.DISPUTED else "",
        provenance=_line(fact.provenance),
        evidence=tuple(replace(one, quote=_line(one.quote)) for one in fact.evidence),
        myth=myth,
        items=tuple(
            replace(
                item,
                fact_id=fact.id,
                stem=_line(item.stem),
                options=tuple(_option(option, myths) for option in item.options),
                correction=_line(item.correction) if item.statement_is_false else "",
                source_line=_line(item.source_line),
                takeaway=_line(item.takeaway),
                evidence=tuple(one for one in item.evidence if one in cited),
                about_myth=item.about_myth and fact.myth is not None,
            )
            for item in items
        ),
    )


def _option(option: Option, myths: Set[FactId]) -> Option:
    """Return an option; what it embodies is told only where a learner gets that false belief."""
    embodies = None if option.is_key or option.misconception not in myths else option.misconception
    return Option(_line(option.text), option.is_key, _line(option.feedback), embodies)


def _glossary(
    entries: Iterable[GlossaryEntry], facts: Iterable[Fact], documents: Iterable[Document]
) -> Iterable[GlossaryEntry]:
    """Return the words that rest on something in the version that isn't sensitive."""
    there = {str(fact.id) for fact in facts if not fact.sensitive}
    there |= {
        str(one.id) for document in documents for one in document.passages if not one.sensitive
    }
    for entry in entries:
        rests_on = tuple(name for name in entry.rests_on if name in there)
        if rests_on:
            yield replace(entry, rests_on=rests_on)


def _line(text: str) -> str:
    """Return a text on one line, as files keep it."""
    return " ".join(text.split())
