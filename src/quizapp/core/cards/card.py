"""The feedback card: what is shown after responding (spec FB-1: its order and its parts)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from quizapp.core.answering.attempts import Certainty, Question
from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.comparing import names
from quizapp.core.cards.dates import date_words
from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Evidence, Fact, Myth, Stance, Status
from quizapp.core.content.ids import FactId, PassageId
from quizapp.core.content.originals import OriginalParagraph
from quizapp.core.content.pictures import Picture
from quizapp.core.content.places import known_places
from quizapp.core.learning.others import OthersChoice

_ADDRESS = re.compile(r" \([a-z0-9-]+#[a-z0-9-]+\)")
"""How a note points to another passage; a reader outside the library can't follow it."""


@dataclass(frozen=True)
class OptionShown:
    """An option after responding: always with its right or wrong label (spec FB-7)."""

    letter: str
    text: str
    feedback: str
    chosen: bool
    right: bool
    others: tuple[int, int] | None = None
    """How many of how many others chose it, where that is told (spec SA-5)."""


@dataclass(frozen=True)
class Source:
    """A passage with the evidence marked in it, and its place named."""

    passage: Passage
    document_title: str
    document_date: str
    place: str
    """Document, section and paragraph in words."""
    stance: Stance
    marks: tuple[tuple[int, int], ...]
    """Character spans of the passage's text to highlight."""
    cells: tuple[tuple[str, str], ...]
    """(row, column) of the cells to highlight in a table."""
    original: tuple[OriginalParagraph, ...] = ()
    """The paragraphs it renders, where the original is on this computer. Never leaves it."""

    @property
    def date(self) -> str:
        """Return the document's date; empty where it states none."""
        return "" if self.document_date == "not stated" else self.document_date

    @property
    def short_place(self) -> str:
        """Return the document by its name without what follows a colon, its date, the section."""
        title = self.document_title.partition(":")[0]
        date = date_words(self.date)
        document = title if names(title, date) else f"{title}, {date}"
        return " · ".join((document, *self.passage.section[-1:]))

    @property
    def full_place(self) -> str:
        """Return document, section and paragraph, and the date where the title is silent."""
        date = date_words(self.date)
        return self.place if names(self.document_title, date) else f"{self.place} · {date}"

    @property
    def note(self) -> str:
        """Return our note on the passage, without the addresses that it points to."""
        return _ADDRESS.sub("", self.passage.note)


@dataclass(frozen=True)
class LastTime:
    """That the fact was missed when it was last asked, for the learner alone."""

    on: date
    """The learning day."""
    chosen: str
    """The words of the option that was chosen; empty where another question asked."""
    today: bool = False
    """Whether it is the day on which the card is shown."""


@dataclass(frozen=True)
class FeedbackCard:
    """Everything that is shown after a response, in reading order."""

    fact_id: FactId
    stem: str
    statement_is_false: bool
    outcome: Outcome
    certainty: Certainty | None
    fact: str
    """The fact's own statement, by which it is named in lists (spec FB-5)."""
    status: Status
    attributed_to: str
    as_of: str
    myth: Myth | None
    """The fact's myth, where the question is about it."""
    explanation: str
    correction: str
    options: tuple[OptionShown, ...]
    reading: str
    sources: tuple[Source, ...]
    source_line: str = ""
    """What stood above the stem; may be empty."""
    takeaway: str = ""
    """What is so, where the fact does not answer the question; empty: the fact does."""
    provenance: str = ""
    deciding: tuple[PassageId, ...] = ()
    """The passages that decide this question, the first to be read first; empty: not said."""
    places: tuple[str, ...] = ()
    """The countries of the fact that the locator map knows."""
    picture: Picture | None = None
    """What was shown with the question; None where there was none."""
    last_time: LastTime | None = None
    """Where the answer before this one was wrong; a class is never told."""

    @property
    def headline(self) -> str:
        """Return the sentence that the card is to leave behind: the takeaway, else the fact."""
        return self.takeaway or self.fact

    @property
    def true_sentence(self) -> str:
        """Return what is so in place of the false statement that was judged."""
        return self.correction or self.headline


def place_of(passage: Passage, document: Document) -> str:
    """Return where a passage stands, in words: document, section, paragraph."""
    parts = [document.title]
    if passage.section:
        parts.append("section " + " / ".join(passage.section))
    parts.append(("table " if passage.table else "paragraph ") + str(passage.number))
    return ", ".join(parts)


def sources_of(
    evidence: tuple[Evidence, ...], passages: dict[PassageId, tuple[Passage, Document]]
) -> tuple[Source, ...]:
    """Return each cited passage once, in the order first cited, with all its evidence marked."""
    grouped: dict[PassageId, list[Evidence]] = {}
    for piece in evidence:
        grouped.setdefault(piece.passage_id, []).append(piece)
    sources = []
    for passage_id, pieces in grouped.items():
        passage, document = passages[passage_id]
        sources.append(
            Source(
                passage=passage,
                document_title=document.title,
                document_date=document.original.date,
                place=place_of(passage, document),
                stance=pieces[0].stance,
                marks=tuple(sorted((piece.start, piece.end) for piece in pieces)),
                cells=tuple((piece.row, piece.column) for piece in pieces if piece.row),
            )
        )
    return tuple(sources)


def feedback_card(
    question: Question, fact: Fact, passages: dict[PassageId, tuple[Passage, Document]]
) -> FeedbackCard:
    """Return the card for a question that was answered, skipped or left open.

    Args:
        question: as it was shown; without a response it counts as skipped.
        fact: the fact it is on, as the bank has it now.
        passages: every passage that the fact's evidence cites, with its document.
    """
    item = question.version.item
    response = question.response
    letters = question.presented.letters
    options = tuple(
        OptionShown(
            letter=letters[shown],
            text=item.options[place].text,
            feedback=item.options[place].feedback,
            chosen=response is not None and response.chosen == place,
            right=item.options[place].is_key,
        )
        for shown, place in enumerate(question.order)
    )
    return FeedbackCard(
        fact_id=fact.id,
        stem=item.stem,
        statement_is_false=item.statement_is_false,
        outcome=response.outcome if response else Outcome.SKIPPED,
        certainty=response.certainty if response else None,
        fact=fact.statement,
        status=fact.status,
        attributed_to=fact.attributed_to,
        as_of=fact.as_of,
        myth=fact.myth if item.about_myth else None,
        explanation=fact.explanation,
        correction=item.correction,
        options=options,
        reading=fact.reading,
        sources=sources_of(fact.evidence, passages),
        source_line=item.source_line,
        takeaway=item.takeaway,
        provenance=fact.provenance,
        deciding=item.evidence,
        places=known_places(fact.places),
        picture=item.picture,
    )


def answered(
    card: FeedbackCard, choice: int | None, certainty: Certainty | None = None
) -> FeedbackCard:
    """Return a card, made without a response, as it is for somebody who chose an option.

    Args:
        card: the card.
        choice: position among the card's options; None: no answer.
        certainty: how sure they were; None: not asked or not said.

    Raises:
        IndexError: there is no such option.
    """
    if choice is None:
        outcome = Outcome.SKIPPED
    else:
        outcome = Outcome.RIGHT if card.options[choice].right else Outcome.WRONG
    options = tuple(
        replace(option, chosen=place == choice) for place, option in enumerate(card.options)
    )
    return replace(card, outcome=outcome, certainty=certainty, options=options)


def with_others(
    card: FeedbackCard, order: tuple[int, ...], others: OthersChoice | None
) -> FeedbackCard:
    """Return a card that tells how many others chose the same false option.

    Args:
        card: the card.
        order: the order in which the options were shown.
        others: what can be told; None: nothing.
    """
    if others is None:
        return card
    told = (others.chosen, others.answered)
    options = tuple(
        replace(option, others=told) if place == others.option and not option.right else option
        for option, place in zip(card.options, order, strict=True)
    )
    return replace(card, options=options)


def marks_in(cards: Iterable[FeedbackCard], passage_id: PassageId) -> tuple[tuple[int, int], ...]:
    """Return the spans of a passage that are evidence on these cards."""
    sources = (source for card in cards for source in card.sources)
    return next((one.marks for one in sources if one.passage.id == passage_id), ())
