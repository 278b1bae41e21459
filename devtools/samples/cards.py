"""Invented values for the gallery's pictures and the tests of the screens."""

from dataclasses import replace

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.presenting import PresentedItem
from quizapp.core.cards.card import FeedbackCard, OptionShown, Source
from quizapp.core.cards.outline import PassagePart
from quizapp.core.cards.reading import to_read
from quizapp.core.content.documents import (
    Document,
    DocumentKind,
    Original,
    Passage,
    Table,
    table_in_words,
)
from quizapp.core.content.facts import Myth, MythOrigin, Stance, Status
from quizapp.core.content.ids import DocumentId, FactId, ItemId, PassageId
from quizapp.core.content.items import ItemKind

YEARS = PresentedItem(
    ItemId("arrivals-peak-year"),
    ItemKind.CHOICE,
    "In which year did most North Koreans arrive in the South?",
    ("1998", "2002", "2009", "2023"),
    source_line="By the statistics table",
)
WALK = PresentedItem(
    ItemId("routes-china-walk"),
    ItemKind.TRUE_FALSE,
    "Most people who leave North Korea walk across the border to the South.",
    ("True", "False"),
    source_line="News report of August 2024",
)
LONG = replace(
    YEARS,
    stem=(
        "Which of these best describes how the encyclopedia article accounts for the difference "
        "between the number of people who fled into China during the famine of the 1990s and the "
        "number of those who had arrived in South Korea by the end of 1998?"
    ),
    options=(
        "Fleeing across the river into China and arriving in South Korea are counted separately, "
        "and most of those who fled in those years did not travel on to the South at all.",
        "The South Korean ministry did not publish any figures before 2001, so that everybody who "
        "arrived earlier is missing from the table.",
        "Two authors used different words for the same people.",
        "Nobody knows; Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle.",
    ),
    source_line="Encyclopedia article, figures of 1998 and before",
)

ARRIVALS = Table(
    ("Year", "Men", "Women", "Total"),
    (
        ("~1998", "831", "116", "947"),
        ("~2001", "565", "478", "1,043"),
        ("2002", "510", "632", "1,142"),
        ("2003", "474", "811", "1,285"),
        ("2004", "626", "1,272", "1,898"),
        ("2005", "424", "960", "1,384"),
        ("2006", "515", "1,513", "2,028"),
        ("2007", "573", "1,981", "2,554"),
        ("2008", "608", "2,195", "2,803"),
        ("2009", "662", "2,252", "2,914"),
        ("2010", "591", "1,811", "2,402"),
        ("2011", "795", "1,911", "2,706"),
        ("2012", "404", "1,098", "1,502"),
    ),
)
_ARTICLE = "North Korean defectors: an encyclopedia article"
_OPENING = (
    "Late in the famine many more people fled than before; the article's opening puts the height "
    "at 1998 and 1999 and the fall after it."
)
_BORDER = (
    "The border between the two Koreas is mined and guarded. Most people go by way of China and "
    "other countries before they reach the South."
)


def a_source(text: str, quote: str) -> Source:
    """Return a source whose one mark is the quote."""
    passage = Passage(
        id=PassageId("dmz-news#usual-route"),
        document_id=DocumentId("dmz-news"),
        number=9,
        section=("The border",),
        text=text,
        table=None,
        from_paragraphs=(9,),
        sensitive=False,
        unverified="",
        note="",
    )
    start = text.index(quote)
    return Source(
        passage=passage,
        document_title="A soldier crosses the border",
        document_date="2024-08-20",
        place="A soldier crosses the border, section The border, paragraph 9",
        stance=Stance.SUPPORTS,
        marks=((start, start + len(quote)),),
        cells=(),
    )


def table_source() -> Source:
    """Return a source that cites one cell of a long table."""
    words = table_in_words(ARRIVALS)
    made = a_source(words, "2,914")
    return replace(
        made,
        document_title=_ARTICLE,
        document_date="not stated",
        place=f"{_ARTICLE}, section Statistics, table 44",
        cells=(("2009", "Total"),),
        passage=replace(
            made.passage, id=PassageId("encyclopedia#arrivals-table"), table=ARRIVALS, number=44
        ),
    )


def opening_source() -> Source:
    """Return a source that speaks against the table."""
    return replace(
        a_source(_OPENING, "the article's opening puts the height at 1998 and 1999"),
        document_title=_ARTICLE,
        document_date="not stated",
        place=f"{_ARTICLE}, section Opening, paragraph 11",
        stance=Stance.CONTRADICTS,
    )


def passages_to_read() -> tuple[PassagePart, ...]:
    """Return a paragraph and a table as they are read before a question on how they argue."""
    sources = (opening_source(), table_source())
    documents = (
        Document(
            DocumentId("sample"),
            one.document_title,
            DocumentKind.NEWS,
            Original("", "", one.document_date, "", "", "", 1),
            "",
            (),
        )
        for one in sources
    )
    return to_read(zip((one.passage for one in sources), documents, strict=True))


def a_chart_to_read() -> tuple[PassagePart, ...]:
    """Return a table as it is read as a chart before a question on it."""
    return tuple(replace(part, as_chart=True) for part in passages_to_read()[1:])


def a_card() -> FeedbackCard:
    """Return the card of the mock-up: a choice question, wrong, disputed, with a myth."""
    return FeedbackCard(
        fact_id=FactId("arrivals-peak"),
        stem=YEARS.stem,
        statement_is_false=False,
        outcome=Outcome.WRONG,
        certainty=Certainty.THINK_SO,
        fact="Arrivals in the South peaked in 2009, with 2,914 people.",
        status=Status.DISPUTED,
        attributed_to="",
        as_of="",
        myth=Myth(
            claim="The numbers have only fallen since the famine of the 1990s.",
            origin=MythOrigin.REFUTED,
            why_misleading=(
                "The famine made many flee into China, and one sentence of the source calls 1998 "
                "and 1999 the peak. Fleeing and arriving are two counts: those who arrived in the "
                "South up to 1998 were 947 in all."
            ),
            technique="confused terms",
            replacement=(
                "Arrivals rose from 1,142 in 2002 to their height in 2009 and have fallen since."
            ),
        ),
        explanation="",
        correction="",
        options=(
            OptionShown("A", "1998", "Up to 1998 there were 947 in all.", False, False),
            OptionShown(
                "B",
                "2002",
                "Here the rise begins; the table shows higher figures in every year up to 2011.",
                True,
                False,
            ),
            OptionShown("C", "2009", "The largest figure in the row of totals.", False, True),
            OptionShown("D", "2023", "A year of few arrivals; borders were closed.", False, False),
        ),
        reading=(
            "The table decides for arrivals in the South. The opening may mean flight into China; "
            "it does not say so."
        ),
        sources=(table_source(), opening_source()),
        source_line=YEARS.source_line,
    )


def a_judged_card() -> FeedbackCard:
    """Return the card of a false statement that was rightly judged, its myth in other words."""
    return replace(
        a_card(),
        fact_id=FactId("routes-china"),
        stem=WALK.stem,
        statement_is_false=True,
        outcome=Outcome.RIGHT,
        certainty=Certainty.CERTAIN,
        fact="Most leave through China and third countries; few cross the border to the South.",
        status=Status.SETTLED,
        myth=Myth(
            claim="Most people walk across the border to the South.",
            origin=MythOrigin.COMMON,
            why_misleading="The rare crossings make the news; the usual way does not.",
            technique="anecdote for data",
            replacement="The border is mined and guarded, so most go by way of other countries.",
        ),
        correction="Most people who leave North Korea go by way of China and other countries.",
        options=(
            OptionShown("T", "True", "It is the shortest way on a map.", False, False),
            OptionShown("F", "False", "The border is mined and guarded.", True, True),
        ),
        reading="",
        sources=(a_source(_BORDER, "Most people go by way of China and other countries"),),
        source_line=WALK.source_line,
    )
