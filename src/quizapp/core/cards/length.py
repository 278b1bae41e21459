"""How much there is to read on a card (spec FB-13)."""

from collections.abc import Iterable, Iterator, Mapping

from quizapp.core.answering.attempts import ItemVersion, Question
from quizapp.core.cards.card import feedback_card
from quizapp.core.cards.outline import (
    CORRECTION,
    Asked,
    Claim,
    FactLine,
    OptionLine,
    Options,
    Paragraph,
    Part,
    PassagePart,
    Provenance,
    Reading,
    RightAnswer,
    Verdict,
    Why,
    outline,
)
from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import ItemVersionId, PassageId, PresentedId
from quizapp.core.content.items import Item


def card_words(
    item: Item, fact: Fact, passages: Mapping[PassageId, tuple[Passage, Document]]
) -> tuple[int, int]:
    """Return how many words the card of a question shows before anything is unfolded.

    Labels count, and so do the question and its source line, which the card repeats. It is the
    card of somebody who gave no answer: an answer adds its option and what is said of it.
    Of a passage its place and cautions count too; of a long table the rows around the cited ones;
    a long note does not, which is folded.

    Args:
        item: the question.
        fact: the fact it is on.
        passages: every passage that the fact's evidence cites, with its document.

    Returns:
        The words of everything but passages, and the words of the whole card.

    Raises:
        KeyError: a passage that the evidence cites is missing.
    """
    version = ItemVersion(ItemVersionId(0), item, fact.topic_id, fact.sensitive)
    question = Question(PresentedId(0), 0, version, tuple(range(len(item.options))))
    parts = outline(feedback_card(question, fact, dict(passages)))
    left = words_shown(part for part in parts if not isinstance(part, PassagePart))
    return left, left + words_shown(part for part in parts if isinstance(part, PassagePart))


def words_shown(parts: Iterable[Part]) -> int:
    """Return how many words parts of a card show before anything is unfolded."""
    texts = (text for part in parts for text in _shown(part))
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def _shown(part: Part) -> Iterator[str]:
    match part:
        case Asked(label, text, source):
            yield from (source, label, text)
        case RightAnswer(label, text) | FactLine(label, text) | Reading(label, text):
            yield from (label, text)
        case Verdict(text=text) | Provenance(text=text) | Paragraph(text=text):
            yield text
        case Claim():
            yield from (part.source, part.label, part.text)
            if not part.correction_is_fact:
                yield from (CORRECTION, part.correction)
        case Why():
            yield from (part.label, part.text, part.technique)
        case Options():
            for option in part.shown:
                yield from _option(option)
        case PassagePart(folded=False):
            yield from _passage(part)


def _option(option: OptionLine) -> tuple[str, ...]:
    return option.label, option.text, option.feedback


def _passage(part: PassagePart) -> Iterator[str]:
    yield from (part.stance, part.place, part.date, *part.cautions)
    if part.table is None:
        yield from (span.text for span in part.spans)
    else:
        yield from part.table.columns
        for row in part.near_rows:
            yield from part.table.rows[row]
    if not part.note_is_long:
        yield part.note
