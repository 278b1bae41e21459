"""What an author would write for a pack: values of ``core`` as the fields of its files.

The other way round than ``convert``: what is written here is read there as it was.
"""

from quizapp.core.content.documents import Document
from quizapp.core.content.facts import Evidence, Fact, Importance, Myth, Stance
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.items import Deck, Item, ItemKind, Option
from quizapp.core.content.packs import Pack, Topic
from quizapp.packs.yaml_writing import Value

Fields = dict[str, Value]


def pack_fields(pack: Pack) -> Fields:
    """Return the fields of ``pack.yaml``."""
    return {
        "id": str(pack.id),
        "title": pack.title,
        "language": pack.language,
        "licence": pack.licence,
        "about": pack.about,
        "release": pack.release,
        "topics": [str(topic.id) for topic in pack.topics],
    }


def topic_fields(topic: Topic) -> Fields:
    """Return what a topic is called."""
    return {"id": str(topic.id), "title": topic.title, "about": topic.about}


def front_fields(document: Document) -> Fields:
    """Return the front matter of a document."""
    original = document.original
    return {
        "id": str(document.id),
        "title": document.title,
        "kind": str(document.kind),
        "original": {
            "author": original.author,
            "publisher": original.publisher,
            "date": original.date,
            "address": original.address,
            "file": original.file,
            "sha256": original.sha256,
            "paragraphs": original.paragraphs,
        },
        "trust": document.trust,
    }


def entry_fields(entry: GlossaryEntry) -> Fields:
    """Return an entry of the glossary."""
    return _told(
        term=entry.term, forms=list(entry.forms), means=entry.means, rests_on=list(entry.rests_on)
    )


def fact_fields(fact: Fact) -> Fields:
    """Return a fact with its evidence, its myth and its items."""
    fields = _told(
        id=str(fact.id),
        fact=fact.statement,
        importance="" if fact.importance is Importance.USEFUL else str(fact.importance),
        provenance=fact.provenance,
        places=list(fact.places),
        status=str(fact.status),
        attributed_to=fact.attributed_to,
        as_of=fact.as_of,
        sensitive=fact.sensitive,
        explanation=fact.explanation,
        reading=fact.reading,
        evidence=[_evidence(piece) for piece in fact.evidence],
    )
    if fact.myth is not None:
        fields["myth"] = _myth(fact.myth)
    fields["items"] = [_item(item, fact) for item in fact.items]
    return fields


def _evidence(piece: Evidence) -> Fields:
    stance = "" if piece.stance is Stance.SUPPORTS else str(piece.stance)
    return _told(
        passage=str(piece.passage_id),
        row=piece.row,
        column=piece.column,
        quote=piece.quote,
        stance=stance,
    )


def _myth(myth: Myth) -> Fields:
    return _told(
        claim=myth.claim,
        origin=str(myth.origin),
        why_misleading=myth.why_misleading,
        technique=myth.technique,
        replacement=myth.replacement,
    )


def _item(item: Item, fact: Fact) -> Fields:
    is_choice = item.kind is ItemKind.CHOICE
    fields: Fields = {"id": str(item.id), "kind": str(item.kind)}
    fields["stem" if is_choice else "statement"] = item.stem
    embodied = any(option.misconception == fact.id for option in item.options)
    if not is_choice:
        fields["key"] = not item.statement_is_false
        embodied = item.statement_is_false
    fields["difficulty"] = item.difficulty
    fields |= _told(
        correction=item.correction,
        tags=list(item.tags),
        source_line=item.source_line,
        takeaway=item.takeaway,
        evidence=[str(one) for one in item.evidence],
        deck="" if item.deck is Deck.DEFAULT else str(item.deck),
        talk=item.talk,
    )
    if item.picture is not None:
        fields["picture"] = {"file": item.picture.file, "alt": item.picture.alt}
    if fact.myth is not None and item.about_myth is not embodied:
        fields["about_myth"] = item.about_myth
    if is_choice:
        fields["options"] = [_option(option) for option in item.options]
    else:
        key = item.key
        fields |= _told(
            feedback=item.options[key].feedback, tempting=item.options[1 - key].feedback
        )
    return fields


def _option(option: Option) -> Fields:
    return _told(
        text=option.text,
        key=option.is_key,
        feedback=option.feedback,
        misconception="" if option.misconception is None else str(option.misconception),
    )


def _told(**fields: Value) -> Fields:
    """Return the fields that say something: what is left out has its default."""
    return {name: value for name, value in fields.items() if value not in ("", False, [])}
