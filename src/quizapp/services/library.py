"""Reading and searching the documents, and the facts that rest on a passage."""

from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.search import search_passages
from quizapp.core.cards.card import sources_of
from quizapp.core.content.ids import DocumentId, LearnerId, PassageId
from quizapp.core.content.searching import PassageHit
from quizapp.core.content.timeline import DatedFact, timeline
from quizapp.core.scripts import signs_of
from quizapp.core.views.library import DocumentLine, DocumentPage, PassageFacts

HITS = 50
"""How many passages a search shows."""


class Library:
    """Documents and passages to read."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def documents(self, learner_id: LearnerId | None = None) -> tuple[DocumentLine, ...]:
        """Return every document of the pack that a learner works with."""
        with self._bank.read() as db:
            content = Content(db)
            counts = content.facts_per_document()
            return tuple(
                DocumentLine(
                    id=document.id,
                    title=document.title,
                    kind=document.kind,
                    date=document.original.date,
                    facts=counts.get(document.id, 0),
                )
                for document in content.documents(chosen_pack(db, learner_id))
            )

    def signs_in_use(self) -> frozenset[str]:
        """Return the letters in the passages that are not plain Latin ones."""
        with self._bank.read() as db:
            return signs_of(Content(db).texts_read())

    def page(self, document_id: DocumentId) -> DocumentPage:
        """Return a document to read."""
        with self._bank.read() as db:
            content = Content(db)
            document = content.document(document_id)
            counts = content.facts_per_passage()
            facts = {p.id: counts.get(p.id, 0) for p in document.passages}
            return DocumentPage(document, facts, content.glossary(content.pack_of(document_id)))

    def passage_facts(self, passage_id: PassageId) -> PassageFacts:
        """Return a passage with the facts and items that rest on it."""
        with self._bank.read() as db:
            content = Content(db)
            found = content.passages_with_documents([passage_id])
            passage, _ = found[passage_id]
            facts = content.facts_citing(passage_id)
            sources = tuple(
                sources_of(tuple(e for e in fact.evidence if e.passage_id == passage_id), found)[0]
                for fact in facts
            )
            return PassageFacts(passage, facts, sources)

    def timeline(self, learner_id: LearnerId | None = None) -> tuple[DatedFact, ...]:
        """Return the facts of a learner's pack that have a date, the oldest first."""
        with self._bank.read() as db:
            content = Content(db)
            topics = [topic.id for topic in content.topics(chosen_pack(db, learner_id))]
            return timeline(content.facts(content.fact_ids(topics), with_items=False).values())

    def search(self, text: str, learner_id: LearnerId | None = None) -> tuple[PassageHit, ...]:
        """Return the passages of a learner's pack that hold every word of a text, at most HITS.

        The best come first. A word also matches as the beginning of a longer one.
        """
        with self._bank.read() as db:
            return search_passages(db, text, HITS, chosen_pack(db, learner_id))
