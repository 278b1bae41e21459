"""The wrong list of a learner, and one entry of it; each read inside one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from quizapp.bank.content import Content
from quizapp.bank.engine import Db
from quizapp.bank.last_errors import LastError, last_errors
from quizapp.bank.owner import allows_sensitive
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import DocumentId, FactId, LearnerId, TopicId
from quizapp.core.learning.review_cards import DAYS_NEEDED, Days, Reason, ReviewCard
from quizapp.core.learning.test_plan import Ahead
from quizapp.core.views.review import WrongEntry, WrongLine, WrongList
from quizapp.services.cards import Cards


def wrong_list_of(
    db: Db, learner_id: LearnerId, cards: Mapping[FactId, ReviewCard], ahead: Ahead
) -> WrongList:
    """Return everything on a learner's wrong list, the most urgent first.

    Args:
        db: the transaction.
        learner_id: the learner.
        cards: all of the learner's review cards.
        ahead: the test that the learner prepares for, as it touches their facts.
    """
    listed = [card for card in cards.values() if card.on_list(ahead.needed(card.fact_id))]
    listed.sort(key=_urgency)
    content = Content(db)
    lines = tuple(
        replace(line, needed=ahead.needed(line.card.fact_id))
        for line in _lines(db, content, listed, last_errors(db, learner_id))
    )
    topics = {line.topic_id for line in lines}
    documents = {document for line in lines for document in line.documents}
    return WrongList(
        lines=lines,
        needed=max((line.needed for line in lines), default=DAYS_NEEDED),
        topics=tuple((t.id, t.title) for t in content.topics() if t.id in topics),
        documents=tuple(
            (document_id, title)
            for document_id, title in content.document_titles()
            if document_id in documents
        ),
        off_list=sum(
            card.misses > 0 and not card.on_list(ahead.needed(card.fact_id))
            for card in cards.values()
        ),
    )


def entry_of(
    db: Db, learner_id: LearnerId, fact_id: FactId, day_of: Days, cards: Cards
) -> WrongEntry:
    """Return one fact on the wrong list with the question that put it there.

    Args:
        db: the transaction.
        learner_id: the learner.
        fact_id: the fact.
        day_of: returns the learning day of a moment.
        cards: builds feedback cards.

    Raises:
        KeyError: the fact is not on the list.
    """
    review_cards = ReviewCards(db, day_of)
    card = review_cards.card(learner_id, fact_id)
    if card is None or card.reason_id is None:
        raise KeyError(fact_id)
    content = Content(db)
    question = Records(db).question(card.reason_id)
    return WrongEntry(
        line=_lines(db, content, [card], last_errors(db, learner_id))[0],
        question=question,
        feedback=cards.of(content, question),
        responses=review_cards.responses_on(learner_id, fact_id),
    )


def _lines(
    db: Db, content: Content, cards: Sequence[ReviewCard], errors: Mapping[FactId, LastError]
) -> tuple[WrongLine, ...]:
    facts = content.facts((card.fact_id for card in cards), with_items=False)
    topics = {topic.id: topic.title for topic in content.topics()}
    asked = content.facts_with_items(facts, with_sensitive=True)
    resting = frozenset[FactId]()
    if not allows_sensitive(db):
        resting = frozenset(fact_id for fact_id, fact in facts.items() if fact.sensitive)
    lines = (
        replace(
            _line(card, facts[card.fact_id], topics, can_ask=card.fact_id in asked - resting),
            rests=card.fact_id in resting,
            last_error_at=_last_error_at(card, errors.get(card.fact_id)),
        )
        for card in cards
    )
    return tuple(sorted(lines, key=_what_is_asked_first))


def _line(card: ReviewCard, fact: Fact, topics: dict[TopicId, str], *, can_ask: bool) -> WrongLine:
    cited = (DocumentId(piece.passage_id.partition("#")[0]) for piece in fact.evidence)
    return WrongLine(
        card=card,
        fact=fact.statement,
        topic_id=fact.topic_id,
        topic=topics.get(fact.topic_id, ""),
        documents=tuple(dict.fromkeys(cited)),
        is_myth=fact.myth is not None,
        sensitive=fact.sensitive,
        can_ask=can_ask,
        evidence=fact.evidence,
    )


def _last_error_at(card: ReviewCard, last: LastError | None) -> datetime | None:
    if last is None:
        return None
    return last.guessed_at if card.reason is Reason.GUESSED else last.missed_at


def _what_is_asked_first(line: WrongLine) -> tuple[int, bool]:
    """Leave the order within a reason alone, but for what is not asked: it comes last."""
    assert line.card.reason is not None
    return line.card.reason.rank, not line.can_ask


def _urgency(card: ReviewCard) -> tuple[int, bool, float]:
    """Sort by reason, then what was missed last before what was right since, latest first."""
    assert card.reason is not None
    return card.reason.rank, not card.missed_last, -card.last.at.timestamp()
