"""What somebody new reads first, and is asked about it (spec DY-5).

A few short passages that together hold five facts, core ones before others, each with a question
of the lowest difficulty that these passages decide. What the documents dispute is for later.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Fact, Importance, Status
from quizapp.core.content.ids import FactId, ItemId, PassageId
from quizapp.core.content.items import Deck, Item, ItemKind

QUESTIONS = 5
"""How many questions follow the reading."""

CORE = 3
"""So many of the questions are on core facts at least."""

PASSAGES = (2, 3, 4, 5)
"""How many passages there are to read: two or three, and more where they are very short."""

LONGEST, TOGETHER = 90, 180
"""How many words a passage has at most, and all of them: they are read in a minute."""

_TRUSTED = (frozenset({Status.SETTLED}), frozenset({Status.SETTLED, Status.ATTRIBUTED}))
"""Which facts are asked: what is settled, and what somebody says only where that is too little."""

TOPICS = 4
"""From so many topics are the common myths, a passage from each."""

_CHOICES = 3
"""So many of the questions offer options, if there are such."""

_HOSTS = 24
"""How many passages are combined with each other: those that hold the most facts."""


@dataclass(frozen=True)
class Chosen:
    """Passages to read, and what is asked about each."""

    passages: tuple[PassageId, ...]
    questions: tuple[tuple[FactId, ItemId], ...]


def ease(
    chosen: Chosen,
    facts: Mapping[FactId, Fact],
    passages: Mapping[PassageId, tuple[Passage, Document]],
) -> tuple[int, int, int, int]:
    """Return how well a reading suits a beginner; the lowest suits best.

    All settled, most core facts, fewest figures, fewest words.
    """
    asked = [facts[fact_id] for fact_id, _ in chosen.questions]
    read = [passages[passage_id][0] for passage_id in chosen.passages]
    return (
        sum(fact.status is not Status.SETTLED for fact in asked),
        -sum(fact.importance is Importance.CORE for fact in asked),
        sum(map(_figures, read)),
        sum(map(_words, read)),
    )


def choose_reading(
    facts: Sequence[Fact],
    passages: Mapping[PassageId, tuple[Passage, Document]],
    *,
    on_myths: bool = False,
) -> Chosen | None:
    """Return what to read and to ask; None where the facts do not give five questions.

    Settled facts if they are enough. The fewest passages that hold five facts, then the most core
    facts, the fewest figures, the least to read. Common myths are read in one passage for each of
    several topics, and most of them are worth talking about.

    Args:
        facts: what may be asked about, with items and evidence.
        passages: every passage that they cite, with its document.
        on_myths: whether only questions about a myth count.
    """
    for trusted in _TRUSTED:
        among = tuple(fact for fact in facts if fact.status in trusted)
        chosen = _chosen_among(among, passages, on_myths=on_myths)
        if chosen is not None:
            return chosen
    return None


def _chosen_among(
    facts: Sequence[Fact],
    passages: Mapping[PassageId, tuple[Passage, Document]],
    *,
    on_myths: bool,
) -> Chosen | None:
    """Return what to read and to ask about these facts; None where they are too few."""
    hosts = _hosts(facts, passages, on_myths=on_myths)
    core = {fact.id for fact in facts if fact.importance is Importance.CORE}
    topics = {fact.id: fact.topic_id for fact in facts}
    places = {fact.id: 1 << place for place, fact in enumerate(facts)}
    holds = {one: sum(places[fact] for fact in held) for one, held in hosts.items()}
    talked = {fact.id for fact in facts if on_myths and any(item.talk for item in fact.items)}
    richest = sorted(
        hosts,
        key=lambda one: (
            -sum(1 + (fact in core) + (fact in talked) for fact in hosts[one]),
            _words(passages[one][0]),
            one,
        ),
    )
    chosen_from = {  # else all five may be claims to judge
        fact
        for held in hosts.values()
        for fact, items in held.items()
        if any(item.kind is ItemKind.CHOICE for item in items)
    }
    best: tuple[tuple[int, ...], tuple[PassageId, ...]] | None = None
    for number in sorted(PASSAGES, key=lambda one: abs(one - TOPICS) if on_myths else one):
        if best is not None:
            break
        for group in combinations(richest[:_HOSTS], number):
            held = 0
            for one in group:
                held |= holds[one]
            if held.bit_count() < QUESTIONS:
                continue
            words = sum(_words(passages[one][0]) for one in group)
            if words > TOGETHER:
                continue
            various = {topics[fact] for one in group for fact in hosts[one]} if on_myths else ()
            held_facts = {fact for one in group for fact in hosts[one]}
            if len(held_facts & core) < CORE:
                continue
            rated = (
                -min(len(various), TOPICS),
                -min(len(held_facts & talked), QUESTIONS),
                -min(len(held_facts & core), QUESTIONS),
                -min(len(held_facts & chosen_from), _CHOICES),
                sum(_figures(passages[one][0]) for one in group),
                words,
            )
            if best is None or (rated, group) < best:
                best = rated, group
    if best is None:
        return None
    return _asked(best[1], {one: hosts[one] for one in best[1]}, core)


def _hosts(
    facts: Sequence[Fact],
    passages: Mapping[PassageId, tuple[Passage, Document]],
    *,
    on_myths: bool,
) -> dict[PassageId, dict[FactId, list[Item]]]:
    """Return of each short passage the facts that it holds, with the questions it decides."""
    hosts: dict[PassageId, dict[FactId, list[Item]]] = {}
    by_id = {fact.id: fact for fact in facts}
    for fact in facts:
        if not fact.evidence:  # there is nothing to read before it is asked
            continue
        for item in _questions_on(fact, on_myths=on_myths):
            needed = item.evidence or (fact.evidence[0].passage_id,)
            home = needed[0] == fact.evidence[0].passage_id
            # A question that only several passages decide together is not for beginners.
            if len(needed) > 1 or (on_myths and not home):
                continue
            passage_id = needed[0]
            held = hosts.setdefault(passage_id, {})
            told = any(_quote_the_same(fact, by_id[one], passage_id) for one in held)
            if fact.id in held or (not told and _is_short(passages[passage_id][0])):
                held.setdefault(fact.id, []).append(item)
    return {one: held for one, held in hosts.items() if held}


def _asked(
    group: Sequence[PassageId],
    hosts: Mapping[PassageId, Mapping[FactId, list[Item]]],
    core: Set[FactId],
) -> Chosen:
    """Return the questions on a group of passages: each passage gets one before any gets two.

    Core facts come first. Choices and claims take turns, and true claims and false ones.
    """
    left = {one: list(hosts[one]) for one in group}
    questions: list[tuple[FactId, ItemId]] = []
    asked: set[FactId] = set()
    claim_was_false = False
    while len(questions) < QUESTIONS:
        for one in group:
            left[one] = [fact for fact in left[one] if fact not in asked]
            if not left[one] or len(questions) == QUESTIONS:
                continue
            found = [(fact, item) for fact in left[one] for item in hosts[one][fact]]
            cost = partial(
                _off_turn, core=core, claim=len(questions) % 2 == 1, before=claim_was_false
            )
            fact_id, item = min(found, key=cost)
            if item.kind is ItemKind.TRUE_FALSE:
                claim_was_false = item.statement_is_false
            asked.add(fact_id)
            questions.append((fact_id, item.id))
    return Chosen(tuple(group), tuple(questions))


def _quote_the_same(one: Fact, other: Fact, passage_id: PassageId) -> bool:
    """Return whether two facts rest on the same words of a passage: one tells the other's."""
    return any(
        a.start < b.end and b.start < a.end
        for a in one.evidence
        for b in other.evidence
        if a.passage_id == b.passage_id == passage_id
    )


def _off_turn(
    one: tuple[FactId, Item], *, core: Set[FactId], claim: bool, before: bool
) -> tuple[bool, bool, bool]:
    """Return what speaks against asking a question now, the weightiest first.

    That its fact is no core fact, that it is of the kind whose turn it is not, that it is false as
    the claim before it was.
    """
    fact_id, item = one
    is_claim = item.kind is ItemKind.TRUE_FALSE
    off_turn = is_claim is not claim
    return fact_id not in core, off_turn, is_claim and item.statement_is_false == before


def _questions_on(fact: Fact, *, on_myths: bool) -> list[Item]:
    """Return the easiest questions on a fact worth knowing; on myths only those about its myth."""
    if fact.importance is Importance.EXTRA or fact.sensitive:
        return []
    return [
        item
        for item in fact.items
        if item.difficulty == 1 and item.deck is Deck.DEFAULT and (item.about_myth or not on_myths)
    ]


def _is_short(passage: Passage) -> bool:
    plain = not (passage.sensitive or passage.unverified) and passage.table is None
    return plain and _words(passage) <= LONGEST


def _figures(passage: Passage) -> int:
    """Return how many words of a passage hold digits: they are hard to keep in mind."""
    return sum(any(sign.isdigit() for sign in word) for word in passage.text.split())


def _words(passage: Passage) -> int:
    return len(passage.text.split())
