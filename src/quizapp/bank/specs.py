"""A quiz specification as JSON, kept with its attempt."""

from typing import Any

from quizapp.core.answering.attempts import Purpose, QuizSpec, Timing
from quizapp.core.content.ids import DocumentId, PackId, TopicId
from quizapp.core.content.items import Deck, ItemKind


def spec_to_json(spec: QuizSpec) -> dict[str, Any]:
    """Return a specification as plain values."""
    return {
        "topics": sorted(spec.topics),
        "documents": sorted(spec.documents),
        "kinds": sorted(spec.kinds),
        "difficulties": sorted(spec.difficulties),
        "myths_only": spec.myths_only,
        "include_sensitive": spec.include_sensitive,
        "number": spec.number,
        "timing": spec.timing,
        "seconds_per_question": spec.seconds_per_question,
        "purpose": spec.purpose,
        "deck": spec.deck,
        "packs": sorted(spec.packs),
    }


def spec_from_json(stored: dict[str, Any]) -> QuizSpec:
    """Return the specification that was stored."""
    return QuizSpec(
        topics=frozenset(TopicId(topic) for topic in stored["topics"]),
        documents=frozenset(DocumentId(document) for document in stored["documents"]),
        kinds=frozenset(ItemKind(kind) for kind in stored["kinds"]),
        difficulties=frozenset(stored["difficulties"]),
        myths_only=stored["myths_only"],
        include_sensitive=stored["include_sensitive"],
        number=stored["number"],
        timing=Timing(stored["timing"]),
        seconds_per_question=stored["seconds_per_question"],
        purpose=Purpose(stored.get("purpose", Purpose.QUIZ)),  # attempts before reviews had none
        deck=Deck(stored.get("deck", Deck.DEFAULT)),  # nor had those before there were two
        packs=frozenset(PackId(pack) for pack in stored.get("packs", ())),
    )
