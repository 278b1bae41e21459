"""What stands above a passage that is read before its questions."""

from collections.abc import Iterable

from quizapp.core.cards.comparing import adds_nothing
from quizapp.core.cards.excerpt import sentences_of
from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import Fact, Stance
from quizapp.core.content.items import Item


def headline_above(passage: Passage, asked: Iterable[tuple[Fact, Item]]) -> str:
    """Return what a passage comes to; empty where nothing that is asked says just that.

    A fact that rests on other passages too may say more than this one, so it stands above it only
    where this one has nearly all its words. Then comes what there is to take away from a question
    that this passage decides. A single sentence needs no headline: it would be said twice.

    Args:
        passage: what is read.
        asked: the questions that this passage alone decides, with their facts.
    """
    if len(sentences_of(passage.text)) < 2:
        return ""
    known = tuple(asked)
    for fact, _ in known:
        rests_on = {one.passage_id for one in fact.evidence if one.stance is Stance.SUPPORTS}
        if rests_on == {passage.id} or adds_nothing(fact.statement, passage.text):
            return fact.statement
    return next((item.takeaway for _, item in known if item.takeaway), "")
