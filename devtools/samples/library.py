"""Invented documents and facts for the library's pictures and tests."""

from collections.abc import Iterable
from dataclasses import replace

from devtools.samples.cards import ARRIVALS

from quizapp.core.cards.card import Source
from quizapp.core.content.documents import (
    Document,
    DocumentKind,
    Original,
    Passage,
    Table,
    table_in_words,
)
from quizapp.core.content.facts import Evidence, Fact, Myth, MythOrigin, Stance, Status
from quizapp.core.content.ids import DocumentId, FactId, ItemId, PassageId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.originals import Beside, Copy, rendered_by
from quizapp.core.content.searching import PassageHit
from quizapp.core.content.timeline import DatedFact
from quizapp.core.views.library import DocumentLine, DocumentPage, PassageFacts
from quizapp.ui.pages.library.state import LibraryState

TRUST = (
    "A web copy of a long encyclopedia article. No author or date is stated; the latest year in "
    "its figures is 2023. It names many of its sources, but the copy holds no list of them. Its "
    "parts were written at different times and contradict each other in places: check what one "
    "passage says against the others."
)
ROUTE = (
    "The strategy that defectors use most often is to cross the border between China and North "
    "Korea, and from there to go on to another country. Few cross the zone between the two Koreas."
)
_FILLER = (
    "The article gives several reasons and no order of weight among them. Some people spoke of "
    "hunger, some of freedom, some of a relative who had left before, and many named two or three."
)
_QUOTE = "The strategy that defectors use most often is to cross the border between China"


def a_passage(number: int, text: str, section: tuple[str, ...], **changes: object) -> Passage:
    """Return a passage of the sample article."""
    passage = Passage(
        id=PassageId(f"encyclopedia#p{number}"),
        document_id=DocumentId("encyclopedia"),
        number=number,
        section=section,
        text=text,
        table=None,
        from_paragraphs=(number,),
        sensitive=False,
        unverified="",
        note="",
    )
    return replace(passage, **changes)  # type: ignore[arg-type]


def an_article(passages: int = 8) -> Document:
    """Return an article with everything a passage can have; the rest is plain text.

    Args:
        passages: how many, at least 8.
    """
    made = [
        a_passage(1, "The article names reasons of three kinds for leaving.", ("Introduction",)),
        a_passage(2, ROUTE, ("Introduction",)),
        a_passage(
            3,
            "The Korean word is 탈북자, in Hanja 脫北者: a person who has fled the North.",
            ("Introduction", "Terms"),
            note=(
                "Since 2005 the South's ministry prefers 새터민, people of a new land; "
                "encyclopedia#p1 does not use it."
            ),
        ),
        a_passage(
            4,
            "Those who are sent back face prison and torture, according to human rights groups.",
            ("Return by force",),
            sensitive=True,
            unverified="the number of those sent back",
        ),
        a_passage(5, table_in_words(ARRIVALS), ("Statistics", "South Korea"), table=ARRIVALS),
    ]
    made += [
        a_passage(number, _FILLER, ("Motives", f"Part {number // 20 + 1}"))
        for number in range(6, passages + 1)
    ]
    return Document(
        id=DocumentId("encyclopedia"),
        title="Encyclopedia article on North Korean defectors",
        kind=DocumentKind.ENCYCLOPEDIA,
        original=Original(
            author="not stated",
            publisher="Wiki English",
            date="2023-10",
            address="https://example.org/wiki/North_Korean_defectors",
            file="000.txt",
            sha256="0" * 64,
            paragraphs=passages,
        ),
        trust=TRUST,
        passages=tuple(made),
    )


def a_page(passages: int = 8) -> DocumentPage:
    """Return the article with facts on some of its passages."""
    document = an_article(passages)
    facts = {passage.id: (0, 3, 1, 1, 2)[passage.number % 5] for passage in document.passages}
    return DocumentPage(document, facts)


def an_original() -> Beside:
    """Return an attached original of the article: invented words for every paragraph."""
    document = an_article()
    told = [
        "They left for the sake of bread, of belief, or of blood: so runs the old summary.",
        "Hardly anyone walks through the minefields. The river in the north is the door, and "
        "behind the door there is a second country, and often a third one.",
        "탈북자 (脫北者) is what the newspapers write.",
        "Camps await the returned, say those who have kept lists of names.",
        "Year by year the ministry has counted heads; its own table follows.",
        *["A paragraph that nobody has to remember."] * 3,
    ]
    return Beside(Copy.ATTACHED, {p.id: rendered_by(p, told) for p in document.passages})


def some_lines() -> tuple[DocumentLine, ...]:
    """Return a list of documents."""
    rows = (
        ("encyclopedia", "Encyclopedia article on North Korean defectors", "2023-10", 131),
        ("dmz-news", "News report of August 2024: a soldier crosses the zone", "2024-08", 24),
        ("thirty-five-facts", "A list of 35 facts about defectors", "2024-10-26", 38),
        ("overview", "Questions and answers about soldiers who defect", "not stated", 1),
    )
    kinds = (
        DocumentKind.ENCYCLOPEDIA,
        DocumentKind.NEWS,
        DocumentKind.LISTICLE,
        DocumentKind.OVERVIEW,
    )
    return tuple(
        DocumentLine(DocumentId(name), title, kind, date, facts)
        for (name, title, date, facts), kind in zip(rows, kinds, strict=True)
    )


def a_fact() -> Fact:
    """Return a settled fact with a myth, a choice question and a false statement."""
    fact_id = FactId("routes-china")
    return Fact(
        id=fact_id,
        topic_id=TopicId("routes"),
        statement="Most people who flee North Korea go by way of China and other countries.",
        status=Status.SETTLED,
        attributed_to="",
        as_of="",
        sensitive=False,
        explanation="",
        reading="",
        evidence=(
            Evidence(PassageId("encyclopedia#p2"), _QUOTE, Stance.SUPPORTS, 0, len(_QUOTE)),
            Evidence(PassageId("encyclopedia#p6"), "Some people", Stance.SUPPORTS, 0, 11),
            Evidence(PassageId("dmz-news#way"), "by way of China", Stance.SUPPORTS, 0, 15),
        ),
        myth=Myth(
            claim="Most people who flee North Korea walk across the border to the South.",
            origin=MythOrigin.COMMON,
            why_misleading="The rare crossings make the news; the usual way does not.",
            technique="anecdote for data",
            replacement="The border is mined and guarded, so most go through other countries.",
        ),
        items=(
            Item(
                ItemId("routes-china-way"),
                fact_id,
                ItemKind.CHOICE,
                "By which way do most people who flee North Korea reach the South?",
                (
                    Option("Through China and other countries", True, "The usual way."),
                    Option("Across the border between the Koreas", False, "It is guarded."),
                    Option("By boat along the coast to Japan", False, "That is rare."),
                ),
                1,
                source_line="News report of August 2024",
            ),
            Item(
                ItemId("routes-china-walk"),
                fact_id,
                ItemKind.TRUE_FALSE,
                "Most people who flee reach the South on foot, across the zone between the Koreas.",
                (Option("True", False, "It is short."), Option("False", True, "It is guarded.")),
                1,
                correction="Most people who flee reach the South by way of China.",
            ),
        ),
        places=("north-korea", "china", "south-korea"),
    )


def a_disputed_fact() -> Fact:
    """Return a fact on which two passages disagree, without a myth."""
    quote = "Few cross the zone between the two Koreas"
    start = ROUTE.index(quote)
    return replace(
        a_fact(),
        id=FactId("routes-zone"),
        statement="Three documents call a crossing of the zone rare; one calls it the only path.",
        places=(),
        status=Status.DISPUTED,
        as_of="2024-08",
        explanation="The zone is mined and guarded on both sides, so that few dare to cross it.",
        reading="The evidence favours the three: the fourth gives no figure and no source.",
        myth=None,
        evidence=(
            Evidence(
                PassageId("encyclopedia#p2"), quote, Stance.SUPPORTS, start, start + len(quote)
            ),
            Evidence(PassageId("later#only"), "the only path", Stance.CONTRADICTS, 0, 13),
        ),
        items=(),
    )


def some_facts(facts: Iterable[Fact] | None = None) -> PassageFacts:
    """Return the second passage of the article with its facts."""
    passage = an_article().passages[1]
    chosen = tuple(facts) if facts is not None else (a_fact(), a_disputed_fact())
    return PassageFacts(passage, chosen, tuple(_source(passage, fact) for fact in chosen))


def _source(passage: Passage, fact: Fact) -> Source:
    here = [evidence for evidence in fact.evidence if evidence.passage_id == passage.id]
    return Source(
        passage=passage,
        document_title="Encyclopedia article on North Korean defectors",
        document_date="2023-10",
        place="Encyclopedia article on North Korean defectors, section Introduction, paragraph 2",
        stance=here[0].stance,
        marks=tuple((evidence.start, evidence.end) for evidence in here),
        cells=(),
    )


def some_hits(number: int = 4) -> tuple[PassageHit, ...]:
    """Return passages that hold "border" or some other word to be found."""
    hits = []
    for passage in an_article(max(number, 8)).passages[1 : number + 1]:
        word = next(
            w for w in ("border", "탈북자", "prison", "Total", "reasons") if w in passage.text
        )
        start = passage.text.index(word)
        hits.append(
            PassageHit(
                passage,
                "Encyclopedia article on North Korean defectors",
                f"Encyclopedia article, section {passage.section[-1]}, paragraph {passage.number}",
                ((start, start + len(word)),),
                (start, min(start + 200, len(passage.text))),
            )
        )
    return tuple(hits)


def a_library(**changes: object) -> LibraryState:
    """Return the library with its documents and nothing chosen."""
    state = LibraryState(documents=some_lines())
    return replace(state, **changes)  # type: ignore[arg-type]


WIDE_TABLE = Table(
    ("Country", *(str(year) for year in range(2010, 2022))),
    tuple(
        (name, *(f"{number * 37 % 1000:,}" for number in range(1, 13)))
        for name in ("South Korea", "United Kingdom", "Mongolia", "Thailand")
    ),
)


def a_timeline() -> tuple[DatedFact, ...]:
    """Return dated facts: two of one year, one of a day, one with long words."""
    told = (
        ("1953", "The Korean War ended in 1953 with a truce, not a peace."),
        ("1998", "By the end of 1998 the South had counted 947 arrivals."),
        ("2009", "Arrivals in the South peaked in 2009, with 2,914 people."),
        ("2009", "In 2009 more than three of four who arrived were women."),
        ("2014-02", "A commission of the United Nations called the punishments of those who are "
                    "sent back crimes against humanity, and named the officers who order them."),
        ("2023", "In 2023 196 people arrived, most of whom had left the North years before."),
    )  # fmt: skip
    return tuple(
        DatedFact(FactId(f"dated-{n}"), date, words, PassageId("encyclopedia#p2"), ((0, 12),))
        for n, (date, words) in enumerate(told)
    )
