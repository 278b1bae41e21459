"""What a card claims, and whether a surface says all of it, in order and under its labels."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import cycle

from quizapp.core.answering.attempts import Certainty, ItemVersion, Question
from quizapp.core.cards.card import FeedbackCard, answered, feedback_card
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
from quizapp.core.cards.outline import Asked as AskedPart
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import ItemVersionId, PresentedId
from quizapp.core.content.items import Item
from quizapp.core.content.packs import Pack
from tests.whole_content import whole_pack

Outline = tuple[Part, ...]


@dataclass(frozen=True)
class Asked:
    """A question of the bank: its fact, and its card made without a response."""

    id: str
    fact: Fact
    card: FeedbackCard
    about_myth: bool

    @property
    def choices(self) -> tuple[int | None, ...]:
        """Return every way to respond: not at all, and each option."""
        return (None, *range(len(self.card.options)))

    def outlines(self) -> Iterator[Outline]:
        """Yield the outline of the card for every choice."""
        for choice in self.choices:
            certainty = None if choice is None else Certainty.CERTAIN
            yield outline(answered(self.card, choice, certainty))


def _every_question(pack: Pack) -> list[Asked]:
    """Return all questions of a pack."""
    passages = {
        passage.id: (passage, document)
        for document in pack.documents
        for passage in document.passages
    }
    made = []
    for fact in pack.facts:
        for item in map(_with_lines, fact.items, cycle((True, False))):
            version = ItemVersion(ItemVersionId(1), item, fact.topic_id, fact.sensitive)
            order = tuple(range(len(item.options)))
            question = Question(PresentedId(1), 0, version, order)
            made.append(
                Asked(item.id, fact, feedback_card(question, fact, passages), item.about_myth)
            )
    return made


def _with_lines(item: Item, invented: bool) -> Item:
    """Return an item with the lines that it may have, invented where its author wrote none.

    Args:
        item: an item of the bank.
        invented: whether to invent them; False: as it is.
    """
    if not invented:
        return item
    return replace(
        item,
        source_line=item.source_line or f"Told of {item.id}, 2021",
        takeaway=item.takeaway or f"To be taken away from {item.id}.",
    )


@cache
def built_in_questions() -> tuple[Asked, ...]:
    """Return all questions of the built-in pack, read once in a process."""
    return tuple(_every_question(whole_pack()))


def claims(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Yield (label, text) of what a card claims, in order: what no surface may leave out."""
    for part in parts:
        match part:
            case Verdict(text=text) | FactLine(text=text) | Provenance(text) | Paragraph(text):
                yield "", text  # how sure one was may follow the right option: ``lost_sure``
            case RightAnswer(label, text):
                yield label, text
            case Why(label, text):
                yield label, text
            case Claim(label, text):
                yield f"{part.source} {label}", text
            case Reading(label, text):
                yield label, text
            case Options(shown=shown):
                for option in shown:
                    yield option.label, option.text
                    yield "", option.feedback
            case PassagePart(folded=False) if not part.rows:  # a table: see ``lost_cells``
                yield from (("", evidence) for evidence in part.evidence)
            case _:
                pass


@lru_cache(maxsize=20_000)
def words(text: str) -> str:
    """Return a text's words alone: brackets, table bars and white space are how a surface looks."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def lost_claims(parts: Outline, text: str) -> list[str]:
    """Return the first claim that a surface does not make, or makes too early or unlabelled."""
    said, at = words(text), 0
    for label, claim in claims(parts):
        wanted = words(f"{label} {claim}")
        found = said.find(wanted, at)
        if found < 0:
            return [f"not said, or out of order: {label} {claim}"]
        at = found + len(wanted)
    return []


def lost_question(parts: Outline, text: str) -> list[str]:
    """Return what was asked where a surface leaves it or the line above it out."""
    said = words(text)
    return [
        f"not under its source line: {part.text}"
        for part in parts
        if isinstance(part, AskedPart)
        if words(f"{part.source} {part.label} {part.text}") not in said
    ]


def lost_corrections(parts: Outline, text: str) -> list[str]:
    """Return the false claims that are not followed by their own correction.

    One that the fact corrects is corrected where the card has told the fact.
    """
    said = words(text)
    return [
        f"not corrected: {part.text}"
        for part in parts
        if isinstance(part, Claim) and not part.correction_is_fact
        if words(f"{part.text} {CORRECTION} {part.correction}") not in said
    ]


def bare_claims(parts: Outline, text: str) -> list[str]:
    """Return the false claims that stand somewhere without a label.

    A wrong option that says the same stands under its own label, "not correct", and what was asked
    may speak of a claim in other words around it.
    """
    said = words(text)
    for part in parts:
        if isinstance(part, AskedPart):
            said = said.replace(words(f"{part.label} {part.text}"), "")
    options = [
        words(f"{one.label} {one.text}")
        for part in parts
        if isinstance(part, Options)
        for one in (*part.shown, *part.folded)
    ]
    bare = []
    for part in parts:
        if not isinstance(part, Claim):
            continue
        claim = words(part.text)
        labelled = said.count(words(f"{part.label} {part.text}"))
        labelled += sum(said.count(one) for one in options if claim in one)
        if labelled != said.count(claim):
            bare.append(f"without its label: {part.text}")
    return bare


def lost_sides(parts: Outline, text: str) -> list[str]:
    """Return where a surface hides on which side of a dispute a passage is."""
    sides = {part.stance for part in parts if isinstance(part, PassagePart) and not part.folded}
    return [f"no side: {side}" for side in sorted(sides) if words(side) not in words(text)]


def lost_cells(parts: Outline, text: str) -> list[str]:
    """Return the cited cells of tables that a surface leaves out."""
    said = words(text)
    lost = []
    for part in parts:
        if isinstance(part, PassagePart) and part.table is not None and not part.folded:
            for row, column in part.source.cells:
                cell = part.table.cell(row, column)
                assert cell is not None
                lost += [f"no cell: {each}" for each in (row, cell) if words(each) not in said]
    return lost


def lost_rest(parts: Outline, text: str) -> list[str]:
    """Return the passages of which a part is shown as if it were all, or not even that part."""
    said = words(text)
    return [
        f"a part of it as if it were all, or not that: {part.place}"
        for part in parts
        if isinstance(part, PassagePart) and part.whole and not part.folded
        if words("".join(span.text for span in part.whole)) not in said
        if words(part.shown_text) not in said or "…" not in text
    ]


def lost_sure(parts: Outline, text: str) -> list[str]:
    """Return how sure the learner was where a surface leaves it out."""
    said = words(text)
    sure = (part.sure for part in parts if isinstance(part, Verdict))
    return [f"not said: {each}" for each in sure if words(each) not in said]


def faults(
    question: Asked, parts: Outline, text: str, but: Callable[[Part], bool] = lambda _: False
) -> list[str]:
    """Return everything that a surface says wrongly of a card, with the question's id.

    Args:
        question: what was asked.
        parts: the card.
        text: what the surface says, in its own order.
        but: the parts that stand somewhere else by design.
    """
    expected = tuple(part for part in parts if not but(part))
    found = [
        *lost_claims(expected, text),
        *lost_question(expected, text),
        *lost_corrections(expected, text),
        *bare_claims(parts, text),
        *lost_sides(expected, text),
        *lost_cells(expected, text),
        *lost_rest(expected, text),
        *lost_sure(expected, text),
    ]
    if any(isinstance(part, Why) for part in parts) and not any(
        words(part.text) in words(text) for part in parts if isinstance(part, Claim)
    ):
        found.append("explains a false claim that it does not state")
    return [f"{question.id}: {fault}" for fault in found]


def told(wrong: list[str]) -> str:
    """Return faults for the message of a test: how many, and the first few."""
    return f"{len(wrong)} faults:\n" + "\n".join(wrong[:8])
