"""A working copy as the pack that learners get: its ready questions and what they rest on.

A fact's sentence that its teacher left empty is its quote, or is made from its first question. What
nothing ready needs (drafts, retired questions, words explained by them) stays behind.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from quizapp.core.authoring.drafts import Draft, QuestionState, WorkingCopy
from quizapp.core.content.documents import Document, Passage, Table, table_in_words
from quizapp.core.content.facts import Fact, Stance, Status
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import FactId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.packs import Pack
from quizapp.core.content.pictures import Picture

UNSAID = "not stated"
"""What stands for what nobody said."""

MOST_DECIDING = 3
"""Passages that decide a question: more aren't read after an answer."""

_LONGEST_QUOTE = 25
"""Words up to which a quote can stand as the sentence of its fact."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]")


def compiled(copy: WorkingCopy, release: int) -> Pack:
    """Return the pack that a working copy would be published as.

    Facts stand in the order of their topics, and documents in that of their files.

    Args:
        copy: the working copy; its ready questions have no errors (``judging.Judge.errors``).
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
    asked = {fact.topic_id for fact in facts}  # of others not even the title is published
    written = (_document(one) for one in copy.documents if one.passages)
    documents = tuple(sorted(written, key=lambda one: f"{one.id}.md"))
    return Pack(
        id=copy.pack_id,
        title=one_line(head.title),
        language=head.language,
        licence=one_line(head.licence) or UNSAID,
        about=one_line(head.about) or one_line(head.title),
        topics=tuple(
            replace(
                one, title=one_line(one.title), about=one_line(one.about) or one_line(one.title)
            )
            for one in head.topics
            if one.id in asked or not asked
        ),
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
    if len(keys) != 1 or not one_line(item.stem):
        message = f"the question {item.id} is incomplete"
        raise ValueError(message)
    if item.kind is ItemKind.CHOICE:
        return f"{one_line(item.stem)} {one_line(keys[0])}"
    if not item.statement_is_false:
        return one_line(item.stem)
    if not one_line(item.correction):
        message = f"the false statement {item.id} has no correction"
        raise ValueError(message)
    return one_line(item.correction)


def _sentence(fact: Fact, item: Item, made: str) -> str:
    """Return what is so where the teacher wrote no sentence.

    Of a choice it is its quote, if that is a short sentence: a question with its answer behind it
    says what was asked, and not what is so.

    Args:
        fact: the fact without a sentence.
        item: its first question.
        made: what the question says is so (``sentence_of``).
    """
    if item.kind is not ItemKind.CHOICE or fact.status is Status.DISPUTED:
        return made
    supports = (one for one in fact.evidence if one.stance is Stance.SUPPORTS and not one.row)
    quote = one_line(next((one.quote for one in supports), ""))
    whole = quote[:1].isupper() and quote.endswith((".", "!"))
    return quote if whole and len(quote.split()) <= _LONGEST_QUOTE else made


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
            claim=one_line(myth.claim),
            why_misleading=one_line(myth.why_misleading),
            replacement=one_line(myth.replacement),
        )
    return replace(
        fact,
        statement=one_line(fact.statement) or _sentence(fact, items[0], statements[0]),
        attributed_to=one_line(fact.attributed_to) if attributed else "",
        explanation=one_line(fact.explanation),
        reading=one_line(fact.reading) if fact.status is Status.DISPUTED else "",
        provenance=one_line(fact.provenance),
        evidence=tuple(
            replace(
                one, quote=one_line(one.quote), row=one_line(one.row), column=one_line(one.column)
            )
            for one in fact.evidence
        ),
        myth=myth,
        items=tuple(
            replace(
                item,
                fact_id=fact.id,
                stem=one_line(item.stem),
                options=tuple(_option(option, myths) for option in item.options),
                correction=one_line(item.correction) if item.statement_is_false else "",
                source_line=one_line(item.source_line),
                takeaway=one_line(item.takeaway),
                evidence=tuple(one for one in item.evidence if one in cited)[:MOST_DECIDING],
                about_myth=item.about_myth and fact.myth is not None,
                picture=_picture(item.picture),
            )
            for item in items
        ),
    )


def _picture(picture: Picture | None) -> Picture | None:
    return None if picture is None else replace(picture, alt=one_line(picture.alt))


def _option(option: Option, myths: Set[FactId]) -> Option:
    """Return an option; what it embodies is told only where a learner gets that false belief."""
    embodies = None if option.is_key or option.misconception not in myths else option.misconception
    return Option(one_line(option.text), option.is_key, one_line(option.feedback), embodies)


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
            forms = tuple(map(one_line, entry.forms))
            yield GlossaryEntry(one_line(entry.term), one_line(entry.means), rests_on, forms)


def _document(document: Document) -> Document:
    """Return a document as a file can hold it: what nobody said is said to be unsaid."""
    original = document.original
    passages: list[Passage] = []
    section: tuple[str, ...] = ()
    for number, passage in enumerate(document.passages, start=1):
        # A file has two levels of headings, and no way back to none.
        section = _section(passage.section) or section
        table = passage.table
        if table is not None:
            rows = tuple(tuple(map(one_line, cells)) for cells in table.rows)
            table = Table(tuple(map(one_line, table.columns)), rows)
        passages.append(
            replace(
                passage,
                text=one_line(passage.text) if table is None else table_in_words(table),
                table=table,
                number=number,
                section=section,
                from_paragraphs=tuple(sorted(set(passage.from_paragraphs))) or (number,),
                unverified=one_line(passage.unverified).replace('"', "”"),
                note=one_line(passage.note),
                picture=_picture(passage.picture),
            )
        )
    told = "\n".join(passage.text for passage in passages)
    return replace(
        document,
        title=one_line(document.title) or UNSAID,
        trust=one_line(document.trust) or "How far to trust it is not said.",
        original=replace(
            original,
            author=one_line(original.author) or UNSAID,
            publisher=one_line(original.publisher) or UNSAID,
            date=original.date or UNSAID,
            address=one_line(original.address) or UNSAID,
            file=one_line(original.file) or UNSAID,
            sha256=original.sha256 or hashlib.sha256(told.encode()).hexdigest(),
            paragraphs=max(
                original.paragraphs, *(max(passage.from_paragraphs) for passage in passages)
            ),
        ),
        passages=tuple(passages),
    )


def _section(section: Sequence[str]) -> tuple[str, ...]:
    names = [one_line(name).strip("#").strip() for name in section]
    names = [name for name in names if name]
    return (*names[:1], " / ".join(names[1:])) if len(names) > 2 else tuple(names)


def one_line(text: str) -> str:
    """Return a text on one line, as files keep it: composed, without control characters."""
    seen = _CONTROL.sub("", unicodedata.normalize("NFC", text))
    return " ".join(seen.split())
