"""Lint at a pause: what judging one question takes while it is being written.

The pack has a thousand questions on five hundred facts, each with a passage of its own.
"""

import time
from dataclasses import replace
from pathlib import Path

from benchmarks.report import Report, no_collection, spread
from quizapp.core.authoring.drafts import Draft, DraftQuestion, PackHead, WorkingCopy
from quizapp.core.authoring.judging import troubles
from quizapp.core.content.documents import Document, DocumentKind, Original, Passage
from quizapp.core.content.facts import Evidence, Fact, Stance, Status
from quizapp.core.content.ids import DocumentId, FactId, ItemId, PackId, PassageId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.packs import Topic

FACTS = 500
MOST_MS = 50
"""Of a pause in typing (p95): nobody is to wait for what is said of a question."""
ROUNDS = 200

_PLACES = ("harbour", "market", "mill", "bridge", "tower", "school", "well", "gate")


def run(folder: Path) -> Report:
    """Judge questions in turn as if each were being written."""
    del folder  # nothing is kept
    copy = _a_copy()
    asked = list(copy.questions())
    took: list[float] = []
    told = 0
    with no_collection():
        for number in range(ROUNDS):
            draft, question = asked[number * 37 % len(asked)]
            written = replace(question.item, stem=f"{question.item.stem} {number}")
            begin = time.perf_counter()
            found = troubles(copy, draft, replace(question, item=written))
            took.append(time.perf_counter() - begin)
            told += len(found)
    times = spread(took)
    return Report(
        figures={
            "questions in the pack": len(asked),
            "troubles told": told,
            **times.figures("judging one question"),
        },
        budget=f"judging one question at most {MOST_MS} ms (p95)",
        ok=times.p95 <= MOST_MS,
    )


def _a_copy() -> WorkingCopy:
    document = DocumentId("town")
    passages = tuple(_passage(document, number) for number in range(FACTS))
    original = Original(
        "A. Author", "not stated", "1998", "not stated", "town.txt", "0" * 64, FACTS
    )
    return WorkingCopy(
        PackId("town"),
        PackHead(
            "The town", "en", "All rights reserved", "A town", (Topic(TopicId("t"), "T", "T"),)
        ),
        (Document(document, "A town", DocumentKind.TEXTBOOK, original, "A book.", passages),),
        tuple(_draft(passage, number) for number, passage in enumerate(passages)),
    )


def _passage(document: DocumentId, number: int) -> Passage:
    place = _PLACES[number % len(_PLACES)]
    text = (
        f"The {place} number {number} was built in {1300 + number}. Before that there was a field, "
        f"and people from {number + 3} villages came to it on foot. Nobody wrote down what they "
        "paid, though most of them came again in the next year."
    )
    return Passage(
        PassageId(f"{document}#p{number}"), document, number + 1, (), text, None, (number + 1,),
        sensitive=False, unverified="", note="",
    )  # fmt: skip


def _draft(passage: Passage, number: int) -> Draft:
    fact_id = FactId(f"fact-{number}")
    quote = passage.text.partition(".")[0]
    fact = Fact(
        fact_id, TopicId("t"), f"{quote}.", Status.SETTLED, "", "", False, "", "",
        (Evidence(passage.id, quote, Stance.SUPPORTS, 0, len(quote)),), None, (),
    )  # fmt: skip
    years = tuple(
        Option(str(1300 + number + step), step == 0, "It stands in the book.")
        for step in (0, 10, 25)
    )
    choice = Item(
        ItemId(f"{fact_id}-1"), fact_id, ItemKind.CHOICE,
        f"When was {quote.partition(' was')[0].lower()} built?", years, 1,
    )  # fmt: skip
    sides = tuple(Option(text, text == "True", "So it is.") for text in ("True", "False"))
    claim = Item(ItemId(f"{fact_id}-2"), fact_id, ItemKind.TRUE_FALSE, f"{quote}.", sides, 1)
    return Draft(fact, (DraftQuestion(choice), DraftQuestion(claim)))
