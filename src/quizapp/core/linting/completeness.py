"""L26: missing parts of an item or a fact."""

from collections.abc import Iterator, Mapping

from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import PassageId
from quizapp.core.content.items import Item, ItemKind
from quizapp.core.linting.choices import named
from quizapp.core.linting.findings import Finding, error
from quizapp.core.linting.words import plain


def complete_item(item: Item) -> Iterator[Finding]:
    """L26: one key, feedback on every option, a corrected sentence for a false statement."""
    keys = sum(option.is_key for option in item.options)
    if keys != 1:
        yield error("L26", item.id, f"There are {keys} keys.", "Mark exactly one option as key.")
    for option in item.options:
        if not option.feedback.strip():
            yield error(
                "L26",
                item.id,
                f"The option {named(option.text)} has no feedback.",
                "Say why it is right, or why someone would pick it and why it fails.",
            )
    if item.kind is ItemKind.TRUE_FALSE and keys == 1 and item.statement_is_false:
        if not item.correction.strip():
            problem = "The false statement has no corrected sentence."
        elif plain(item.correction) == plain(item.stem):
            problem = "The correction repeats the false statement."
        else:
            return
        yield error("L26", item.id, problem, "Write what is so, as one sentence.")


def located_evidence(fact: Fact, passages: Mapping[PassageId, Passage]) -> Iterator[Finding]:
    """L26: every piece of evidence stands in its passage where the fact says it stands."""
    if not fact.evidence:
        yield error("L26", fact.id, "There is no evidence.", "Quote the passage that decides it.")
    for piece in fact.evidence:
        passage = passages.get(piece.passage_id)
        if passage is None:
            yield error(
                "L26",
                fact.id,
                f"There is no passage {piece.passage_id}.",
                "Cite a passage of this pack as document#passage.",
            )
        elif not piece.quote or passage.text[piece.start : piece.end] != piece.quote:
            yield error(
                "L26",
                fact.id,
                f"The quote {named(piece.quote)} does not stand in {piece.passage_id} where it "
                "is located.",
                "Quote the passage exactly and build again.",
            )
