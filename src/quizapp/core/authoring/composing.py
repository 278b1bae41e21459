"""What a teacher does to a question, as pure steps from one draft to the next.

None of them asks whether a question is whole: that is judged elsewhere, all the time.
"""

from collections.abc import Collection
from dataclasses import replace

from quizapp.core.authoring.anchoring import evidence_at, sentence_at
from quizapp.core.authoring.drafts import (
    Accepted,
    Draft,
    DraftQuestion,
    QuestionState,
    WorkingCopy,
    empty_fact,
    empty_question,
)
from quizapp.core.authoring.naming import slug, unique_id
from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import Evidence, Importance, Myth, MythOrigin, Stance, Status
from quizapp.core.content.ids import FactId, ItemId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option

LEAST_OPTIONS, MOST_OPTIONS = 2, 4

_NO_MYTH = Myth("", MythOrigin.COMMON, "", "", "")


def draft_of_words(copy: WorkingCopy, passage: Passage, start: int, end: int) -> Draft | None:
    """Return a new draft on words chosen in a passage, its fact begun with their sentence.

    Args:
        copy: the pack, of whose ids none is taken again.
        passage: where the words stand.
        start: where they begin in its text.
        end: where they end.

    Returns:
        The draft with one empty question; None where no words were chosen.
    """
    piece = evidence_at(passage, start, end)
    if piece is None:
        return None
    first, last = sentence_at(passage.text, piece.start)
    # Of a table no sentence is made: "Men 662; Women 2,252" says nothing by itself.
    sentence = "" if passage.table else " ".join(passage.text[first:last].split())
    draft = empty_draft(copy, sentence or piece.quote)
    fact = replace(draft.fact, statement=sentence, evidence=(piece,), sensitive=passage.sensitive)
    return replace(draft, fact=fact)


def empty_draft(copy: WorkingCopy, about: str = "") -> Draft:
    """Return a new draft with one empty question and no source.

    Args:
        copy: the pack, of whose ids none is taken again.
        about: words that its id is made from.
    """
    facts = {draft.id for draft in copy.drafts}
    items = {question.item.id for _, question in copy.questions()}
    fact_id = FactId(unique_id(slug(about, "question"), facts))
    item_id = ItemId(unique_id(f"{fact_id}-1", items))
    topic_id = copy.drafts[-1].fact.topic_id if copy.drafts else copy.head.topics[0].id
    if all(topic.id != topic_id for topic in copy.head.topics):
        topic_id = copy.head.topics[0].id
    return Draft(
        empty_fact(fact_id, topic_id), (empty_question(item_id, fact_id, ItemKind.CHOICE),)
    )


def with_source(draft: Draft, piece: Evidence) -> Draft:
    """Return a draft with a source: in the place of those on the same side, which it had."""
    others = tuple(one for one in draft.fact.evidence if one.stance is not piece.stance)
    both = (piece, *others) if piece.stance is Stance.SUPPORTS else (*others, piece)
    return replace(draft, fact=replace(draft.fact, evidence=both))


def without_source(draft: Draft, stance: Stance = Stance.SUPPORTS) -> Draft:
    """Return a draft without its sources on one side."""
    kept = tuple(one for one in draft.fact.evidence if one.stance is not stance)
    return replace(draft, fact=replace(draft.fact, evidence=kept))


def moved_source(draft: Draft, before: Evidence, after: Evidence) -> Draft:
    """Return a draft with one quote in another place."""
    pieces = tuple(after if one == before else one for one in draft.fact.evidence)
    return replace(draft, fact=replace(draft.fact, evidence=pieces))


# The question


def with_item(draft: Draft, question: DraftQuestion, item: Item) -> Draft:
    """Return a draft with another wording of one of its questions.

    A question that was ready and lost something stays ready: it is judged again when published.
    """
    return draft.with_question(replace(question, item=item))


def with_kind(item: Item, kind: ItemKind) -> Item:
    """Return a question of another kind; what both have is kept."""
    if item.kind is kind:
        return item
    options = empty_question(item.id, item.fact_id, kind).item.options
    correction = item.correction if kind is ItemKind.TRUE_FALSE else ""
    return replace(item, kind=kind, options=options, correction=correction, tags=())


def with_option_text(item: Item, place: int, text: str) -> Item:
    """Return a question with another text of an option."""
    return _with_option(item, place, replace(item.options[place], text=text))


def with_feedback(item: Item, place: int, text: str) -> Item:
    """Return a question with another feedback of an option."""
    return _with_option(item, place, replace(item.options[place], feedback=text))


def with_key(item: Item, place: int) -> Item:
    """Return a question with another right option."""
    options = tuple(
        replace(option, is_key=number == place) for number, option in enumerate(item.options)
    )
    return replace(item, options=options)


def with_more_options(item: Item) -> Item:
    """Return a question with one empty option more, unless it has as many as there can be."""
    if item.kind is not ItemKind.CHOICE or len(item.options) >= MOST_OPTIONS:
        return item
    return replace(item, options=(*item.options, Option("", is_key=False, feedback="")))


def without_option(item: Item, place: int) -> Item:
    """Return a question without an option, unless it has as few as there can be."""
    if item.kind is not ItemKind.CHOICE or len(item.options) <= LEAST_OPTIONS:
        return item
    return replace(item, options=(*item.options[:place], *item.options[place + 1 :]))


def _with_option(item: Item, place: int, option: Option) -> Item:
    return replace(item, options=(*item.options[:place], option, *item.options[place + 1 :]))


def with_believed(draft: Draft, question: DraftQuestion, place: int | None) -> Draft:
    """Return a draft of which one wrong option is the fact's false belief; None: none is.

    Whoever says so has written the question about that belief.
    """
    options = tuple(
        replace(option, misconception=draft.id if number == place else None)
        if number == place or option.misconception == draft.id
        else option
        for number, option in enumerate(question.item.options)
    )
    about = question.item.about_myth or place is not None
    return with_item(draft, question, replace(question.item, options=options, about_myth=about))


def believed_at(draft: Draft, item: Item) -> int | None:
    """Return which wrong option is the fact's false belief; None where none is said to be."""
    places = (
        number
        for number, option in enumerate(item.options)
        if option.misconception == draft.id and not option.is_key
    )
    return next(places, None)


# What the teacher decides about it


def with_state(question: DraftQuestion, state: QuestionState) -> DraftQuestion:
    """Return a question as far as its teacher says it is."""
    return replace(question, state=state)


def with_accepted(question: DraftQuestion, rule: str, reason: str) -> DraftQuestion:
    """Return a question of which a warning is accepted with a reason; an empty one takes it back.

    Args:
        question: the question.
        rule: of the linter.
        reason: in the teacher's words.
    """
    others = tuple(one for one in question.accepted if one.rule != rule)
    reason = " ".join(reason.split())
    return replace(question, accepted=(*others, Accepted(rule, reason)) if reason else others)


# What every text field is called, and what writing in it does

STEM, INSTEAD, SOURCE_LINE, TAKEAWAY = "stem", "correction", "source_line", "takeaway"
STATEMENT, EXPLANATION, PROVENANCE = "statement", "explanation", "provenance"
AS_OF, ATTRIBUTED_TO, READING = "as_of", "attributed_to", "reading"
MYTH_CLAIM, MYTH_WHY, MYTH_INSTEAD = "myth:claim", "myth:why", "myth:instead"
PICTURE = "picture"
"""What a question's picture shows, in words; writable only while it has one."""
OPTION, FEEDBACK = "option:", "feedback:"
"""Followed by the number of the option, from 0."""

_OF_ITEM: Collection[str] = (STEM, INSTEAD, SOURCE_LINE, TAKEAWAY)
_OF_FACT: Collection[str] = (STATEMENT, EXPLANATION, PROVENANCE, AS_OF, ATTRIBUTED_TO, READING)
_OF_MYTH = {MYTH_CLAIM: "claim", MYTH_WHY: "why_misleading", MYTH_INSTEAD: "replacement"}


def text_of(draft: Draft, question: DraftQuestion, field: str) -> str:
    """Return what stands in a text field.

    Raises:
        KeyError: there is no such field.
        IndexError: there is no such option.
    """
    item, fact = question.item, draft.fact
    if field in _OF_ITEM:
        return str(getattr(item, field))
    if field == PICTURE:
        return "" if item.picture is None else item.picture.alt
    if field in _OF_FACT:
        return str(getattr(fact, field))
    if field in _OF_MYTH:
        return "" if fact.myth is None else str(getattr(fact.myth, _OF_MYTH[field]))
    name, _, number = field.partition(":")
    if name == "option":
        return item.options[int(number)].text
    if name == "feedback":
        return item.options[int(number)].feedback
    raise KeyError(field)


def with_text(draft: Draft, item_id: ItemId, field: str, text: str) -> Draft:
    """Return a draft after writing in a text field of one of its questions.

    An empty myth is none: it begins with the first word of it, and its last word ends it.

    Raises:
        KeyError: there is no such question or field.
        IndexError: there is no such option.
    """
    question = draft.question(item_id)
    item, fact = question.item, draft.fact
    if field in _OF_ITEM:
        changed = replace(item, **{field: text})  # type: ignore[arg-type]  # all are texts
        return with_item(draft, question, changed)
    if field == PICTURE:
        if item.picture is None:  # it was taken away while its field was being left
            return draft
        described = replace(item, picture=replace(item.picture, alt=text))
        return with_item(draft, question, described)
    if field in _OF_FACT:
        return replace(draft, fact=replace(fact, **{field: text}))  # type: ignore[arg-type]
    if field in _OF_MYTH:
        myth = replace(fact.myth or _NO_MYTH, **{_OF_MYTH[field]: text})  # type: ignore[arg-type]
        empty = not (myth.claim or myth.why_misleading or myth.replacement)
        if empty or fact.myth is None:
            # Whoever writes of a belief beside a question has written that question about it.
            draft = with_item(draft, question, replace(item, about_myth=not empty))
        return replace(draft, fact=replace(fact, myth=None if empty else myth))
    name, _, number = field.partition(":")
    if name == "option":
        return with_item(draft, question, with_option_text(item, int(number), text))
    if name == "feedback":
        return with_item(draft, question, with_feedback(item, int(number), text))
    raise KeyError(field)


def with_topic(draft: Draft, topic_id: TopicId) -> Draft:
    """Return a draft on another topic."""
    return replace(draft, fact=replace(draft.fact, topic_id=topic_id))


def with_importance(draft: Draft, importance: Importance) -> Draft:
    """Return a draft of another importance."""
    return replace(draft, fact=replace(draft.fact, importance=importance))


def with_sensitive(draft: Draft, *, sensitive: bool) -> Draft:
    """Return a draft that is marked as sensitive, or not."""
    return replace(draft, fact=replace(draft.fact, sensitive=sensitive))


def with_status(draft: Draft, status: Status) -> Draft:
    """Return a draft that is settled, somebody's word, or disputed; quotes stay."""
    return replace(draft, fact=replace(draft.fact, status=status))
