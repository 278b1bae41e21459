"""Valid values for tests: every builder takes changes for what matters to the test."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from quizapp.core.answering.attempts import (
    Attempt,
    Certainty,
    ItemVersion,
    Question,
    QuizSpec,
    Response,
)
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.documents import Document, DocumentKind, Original, Passage
from quizapp.core.content.facts import Evidence, Fact, Myth, MythOrigin, Stance, Status
from quizapp.core.content.ids import (
    AttemptId,
    DocumentId,
    FactId,
    ItemId,
    ItemVersionId,
    LearnerId,
    PackId,
    PassageId,
    PresentedId,
    TopicId,
)
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.packs import Pack, Topic

MOMENT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)

PASSAGE_TEXT = (
    "The border between the two Koreas is mined and guarded. Most people go by way of China and "
    "other countries before they reach the South."
)


def a_choice(**changes: Any) -> Item:
    """Return a valid choice item."""
    item = Item(
        id=ItemId("routes-china-way"),
        fact_id=FactId("routes-china"),
        kind=ItemKind.CHOICE,
        stem="By which way do most people who flee North Korea reach the South?",
        options=(
            Option("Through China and other countries", True, "The report calls this usual."),
            Option("On foot across the mined border", False, "It is short, but guarded."),
            Option("By boat along the coast to Japan", False, "This has happened three times."),
        ),
        difficulty=1,
    )
    return replace(item, **changes)


def a_statement(*, key: bool = False, **changes: Any) -> Item:
    """Return a valid true-false item."""
    item = Item(
        id=ItemId("routes-china-walk"),
        fact_id=FactId("routes-china"),
        kind=ItemKind.TRUE_FALSE,
        stem="Most people who flee North Korea walk across the border to the South.",
        options=(
            Option("True", key, "It is the shortest way on a map."),
            Option("False", not key, "The border is mined and guarded."),
        ),
        difficulty=1,
        correction="" if key else "Most people who flee North Korea go by way of China.",
    )
    return replace(item, **changes)


def a_passage(**changes: Any) -> Passage:
    """Return a valid passage."""
    passage = Passage(
        id=PassageId("dmz-news#usual-route"),
        document_id=DocumentId("dmz-news"),
        number=1,
        section=("The border",),
        text=PASSAGE_TEXT,
        table=None,
        from_paragraphs=(9,),
        sensitive=False,
        unverified="",
        note="",
    )
    return replace(passage, **changes)


def a_document(**changes: Any) -> Document:
    """Return a valid document with one passage."""
    document = Document(
        id=DocumentId("dmz-news"),
        title="A soldier crosses the border",
        kind=DocumentKind.NEWS,
        original=Original(
            author="not stated",
            publisher="not stated",
            date="2024-08",
            address="not stated",
            file="001.txt",
            sha256="0" * 64,
            paragraphs=33,
        ),
        trust="A short news report.",
        passages=(a_passage(),),
    )
    return replace(document, **changes)


def a_fact(**changes: Any) -> Fact:
    """Return a valid fact with a myth, one choice item and one false statement."""
    quote = "Most people go by way of China"
    start = PASSAGE_TEXT.index(quote)
    fact = Fact(
        id=FactId("routes-china"),
        topic_id=TopicId("routes"),
        statement="Most people who flee North Korea go by way of China and other countries.",
        status=Status.SETTLED,
        attributed_to="",
        as_of="",
        sensitive=False,
        explanation="",
        reading="",
        evidence=(
            Evidence(
                PassageId("dmz-news#usual-route"),
                quote,
                Stance.SUPPORTS,
                start,
                start + len(quote),
            ),
        ),
        myth=Myth(
            claim="Most people who flee North Korea walk across the border to the South.",
            origin=MythOrigin.COMMON,
            why_misleading="The rare crossings make the news; the usual way does not.",
            technique="anecdote for data",
            replacement="The border is mined, so most go through China and other countries.",
        ),
        items=(a_choice(), a_statement()),
    )
    return replace(fact, **changes)


def a_pack(**changes: Any) -> Pack:
    """Return a valid pack with one topic, one document and one fact."""
    pack = Pack(
        id=PackId("sample"),
        title="A sample",
        language="en",
        licence="CC BY 4.0",
        about="For tests.",
        topics=(Topic(TopicId("routes"), "Routes and borders", "How people get out."),),
        documents=(a_document(),),
        facts=(a_fact(),),
    )
    return replace(pack, **changes)


def a_version(**changes: Any) -> ItemVersion:
    """Return an item version as it was shown."""
    version = ItemVersion(
        id=ItemVersionId(1), item=a_choice(), topic_id=TopicId("routes"), sensitive=False
    )
    return replace(version, **changes)


def a_response(**changes: Any) -> Response:
    """Return a right response, thought so."""
    response = Response(
        chosen=0,
        certainty=Certainty.THINK_SO,
        outcome=Outcome.RIGHT,
        elapsed_ms=4200,
        at=MOMENT,
    )
    return replace(response, **changes)


def a_question(**changes: Any) -> Question:
    """Return a question that was not shown yet."""
    question = Question(id=PresentedId(1), position=0, version=a_version(), order=(2, 0, 1))
    return replace(question, **changes)


def an_attempt(**changes: Any) -> Attempt:
    """Return an attempt of two questions, neither answered."""
    attempt = Attempt(
        id=AttemptId(1),
        learner_id=LearnerId(1),
        spec=QuizSpec(number=2),
        title="Routes and borders",
        started_at=MOMENT,
        questions=(
            a_question(),
            a_question(
                id=PresentedId(2),
                position=1,
                order=(0, 1),
                version=a_version(id=ItemVersionId(2), item=a_statement()),
            ),
        ),
    )
    return replace(attempt, **changes)
