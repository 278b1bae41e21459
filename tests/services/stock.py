"""Twelve facts on three topics from two documents, for stories about learners."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from quizapp.bank.engine import Bank
from quizapp.bank.owner import allow_sensitive
from quizapp.core.content.facts import Evidence, Fact, Stance
from quizapp.core.content.ids import DocumentId, FactId, ItemId, PassageId, TopicId
from quizapp.core.content.items import Item, Option
from quizapp.core.content.packs import Pack, Topic
from quizapp.core.views.changes import Changed
from quizapp.services.services import Services
from tests.builders import MOMENT, a_choice, a_document, a_fact, a_pack, a_passage, a_statement

TOPICS = ("routes", "china", "law")

OpenBuilt = Callable[[Path, Path], Services]
"""Opens the services on a new data folder and the stock's folder; its bank is built already."""


class HandClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = MOMENT

    def __call__(self) -> datetime:
        return self.now

    def tick(self, **much: float) -> None:
        self.now += timedelta(**much)


def a_stock(*, stem_ending: str = "?", without: frozenset[str] = frozenset()) -> Pack:
    """Return the pack.

    Args:
        stem_ending: ends every choice stem; another one makes new versions.
        without: ids of items to leave out.
    """
    documents = tuple(
        a_document(
            id=DocumentId(name),
            title=f"Document {name}",
            passages=tuple(
                a_passage(
                    id=PassageId(f"{name}#p{number}"),
                    document_id=DocumentId(name),
                    number=number,
                    text=f"Passage {number} of {name} says that thing {number} is so.",
                )
                for number in range(1, 7)
            ),
        )
        for name in ("news", "list")
    )
    return a_pack(
        topics=tuple(Topic(TopicId(t), t.capitalize(), f"About {t}.") for t in TOPICS),
        documents=documents,
        facts=tuple(_fact(number, stem_ending, without) for number in range(1, 13)),
    )


def _fact(number: int, stem_ending: str, without: frozenset[str]) -> Fact:
    name, place = ("news", number) if number <= 6 else ("list", number - 6)
    fact_id = FactId(f"fact-{number}")
    quote = f"thing {place} is so"
    text = f"Passage {place} of {name} says that {quote}."
    start = text.index(quote)
    return a_fact(
        id=fact_id,
        topic_id=TopicId(TOPICS[number % 3]),
        statement=f"The matter with number {number} is settled.",
        sensitive=number == 12,
        evidence=(
            Evidence(
                PassageId(f"{name}#p{place}"), quote, Stance.SUPPORTS, start, start + len(quote)
            ),
        ),
        items=tuple(i for i in _items(number, fact_id, stem_ending) if i.id not in without),
    )


def _items(number: int, fact_id: FactId, stem_ending: str) -> tuple[Item, ...]:
    options = tuple(
        Option(f"{word} of case {number}", word == "Alpha", f"Because of {word.lower()}.")
        for word in ("Alpha", "Beta", "Gamma")
    )
    choice = a_choice(
        id=ItemId(f"item-{number}-choice"),
        fact_id=fact_id,
        stem=f"Which word belongs to matter {number}{stem_ending}",
        options=options,
    )
    statement = a_statement(
        key=number % 2 == 0,
        id=ItemId(f"item-{number}-statement"),
        fact_id=fact_id,
        stem=f"Matter {number} is as it has been told.",
    )
    return (choice, replace(statement))


def allow(bank: Bank) -> None:
    """Let the bank's owner allow sensitive questions."""
    with bank.write(Changed.OWNER) as db:
        allow_sensitive(db, allowed=True)
