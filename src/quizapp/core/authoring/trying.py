"""A question that is being written as a pupil would meet it: asked, and explained afterwards.

It is put together in memory from what stands in the editor. Nothing is recorded.
"""

import random
from dataclasses import dataclass, replace

from quizapp.core.answering.attempts import ItemVersion, Question
from quizapp.core.answering.presenting import PresentedItem, present, shown_order
from quizapp.core.authoring.anchoring import stands
from quizapp.core.authoring.compiling import sentence_of
from quizapp.core.authoring.drafts import Draft, DraftQuestion, WorkingCopy
from quizapp.core.cards.card import FeedbackCard, feedback_card
from quizapp.core.content.ids import ItemVersionId, PresentedId


@dataclass(frozen=True)
class Trial:
    """A question to try, and its card."""

    question: PresentedItem
    card: FeedbackCard | None
    """For somebody who has not answered; None while no right option is marked."""


def trial(copy: WorkingCopy, draft: Draft, question: DraftQuestion) -> Trial:
    """Return a question as a pupil would see it, as it stands now.

    Args:
        copy: the pack, with the passages that are quoted.
        draft: the fact it is on.
        question: one of its questions; may be incomplete.
    """
    item = question.item
    # The same order each time: what is looked at must not jump while one writes.
    order = shown_order(item, random.Random(item.id))
    presented = present(item, order)
    if len(question.keys) != 1:
        return Trial(presented, None)
    found = {
        passage.id: (passage, document)
        for document in copy.documents
        for passage in document.passages
    }
    kept = tuple(
        piece
        for piece in draft.fact.evidence
        if piece.passage_id in found and stands(piece, found[piece.passage_id][0])
    )
    cited = {piece.passage_id for piece in kept}
    item = replace(item, evidence=tuple(one for one in item.evidence if one in cited))
    fact = replace(draft.fact, evidence=kept, statement=_sentence(draft, question))
    version = ItemVersion(ItemVersionId(0), item, fact.topic_id, fact.sensitive)
    asked = Question(PresentedId(0), 0, version, order)
    return Trial(presented, feedback_card(asked, fact, found))


def _sentence(draft: Draft, question: DraftQuestion) -> str:
    if draft.fact.statement.strip():
        return draft.fact.statement
    try:
        return sentence_of(question.item)
    except ValueError:  # its correction or its stem is still to be written
        return question.item.stem
