"""How much there is to read on a card (spec FB-13)."""

from collections.abc import Iterable, Iterator, Mapping

from quizapp.core.answering.attempts import ItemVersion, Question
from quizapp.core.cards.card import feedback_card
from quizapp.core.cards.outline import (
    CORRECTION,
    Claim,
    FactLine,
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

    It is what the card adds to the question, which the learner has just read: the question with
    its source line and the words of options stand there only so that a card can be read by itself,
    and do not count. A false claim counts, which is told anew beside what is so. Labels count. It
    is the card of somebody who gave no answer: a wrong one adds its label and what is said of it.
    Of a passage its place and cautions count too; of a long one the sentences with evidence; of a
    long table the rows around the cited ones; a long note does not, which is folded.

    Args:
        item: the question.
        fact: the fact it is on.
        passages: every passage that the fact's evidence cites, with its document.

    Returns:
        The words that stand beside the passages, and the words of the whole card. Which reading
        the passages favour stands with them.

    Raises:
        KeyError: a passage that the evidence cites is missing.
    """
    version = ItemVersion(ItemVersionId(0), item, fact.topic_id, fact.sensitive)
    question = Question(PresentedId(0), 0, version, tuple(range(len(item.options))))
    parts = outline(feedback_card(question, fact, dict(passages)))
    beside = (part for part in parts if not isinstance(part, PassagePart | Reading))
    return words_shown(beside), words_shown(parts)


def words_shown(parts: Iterable[Part]) -> int:
    """Return how many words parts of a card add to the question before anything is unfolded."""
    texts = (text for part in parts for text in _shown(part))
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def _shown(part: Part) -> Iterator[str]:
    match part:
        case RightAnswer(label=label):
            yield label
        case Reading(label, text):
            yield from (label, text)
        case Verdict():
            yield part.whole
        case FactLine(text=text) | Provenance(text) | Paragraph(text):
            yield text  # the label of the fact is seen on no surface, but said
        case Claim():
            yield from (part.source, part.label, part.text)
            if not part.correction_is_fact:
                yield from (CORRECTION, part.correction)
        case Why():
            yield from (part.label, part.text, part.technique)
        case Options():
            for option in part.shown:
                yield from (option.label, option.feedback)
        case PassagePart(folded=False):
            yield from _passage(part)


def _passage(part: PassagePart) -> Iterator[str]:
    yield from (part.stance, part.place, *part.cautions)
    if part.table is None:
        yield from (span.text for span in part.spans)
    else:
        yield from part.table.columns
        for row in part.near_rows:
            yield from part.table.rows[row]
    if not part.note_is_long:
        yield part.note
