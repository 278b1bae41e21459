"""What is wrong with a question while it is being written, at the field where one mends it.

What a pack's reader would refuse is an error; what the linter says of form and wording is a
warning, which a teacher may accept: its rules know English and usage, not what is meant.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from quizapp.core.authoring.compiling import one_line
from quizapp.core.authoring.drafts import (
    Draft,
    DraftQuestion,
    PackHead,
    QuestionState,
    WorkingCopy,
)
from quizapp.core.authoring.trouble_words import in_plain_words
from quizapp.core.content.dates import is_date
from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import TECHNIQUES, Evidence, Fact, Stance, Status
from quizapp.core.content.ids import FactId, ItemId, PassageId
from quizapp.core.content.items import Item, ItemKind
from quizapp.core.content.pictures import MOST_ALT, Picture
from quizapp.core.content.quoting import cuts_a_word
from quizapp.core.linting.choices import named
from quizapp.core.linting.content import may_change
from quizapp.core.linting.findings import Finding, Severity
from quizapp.core.linting.limits import FACT_GRADE_MOST
from quizapp.core.linting.lint import lint_fact, lint_item
from quizapp.core.linting.readability import grade, longest_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

MOST_OPTIONS = 4
"""More than a phone shows and a key on the keyboard chooses."""

NOT_DESCRIBED = "Say what the picture shows, for pupils who can't see it."

STEM, KEY, SOURCE, FACT, CORRECTION = "stem", "key", "source", "fact", "correction"
SOURCE_LINE, MYTH, PICTURE = "source_line", "myth", "picture"
"""Fields of a question, beside ``option:0`` and ``feedback:0`` with the option's position."""

_ORDER = (STEM, PICTURE, "option", KEY, CORRECTION, "feedback", SOURCE, FACT, SOURCE_LINE, MYTH)

_LEFT_OUT = frozenset(
    {
        "L26",  # told here as errors, in plain words
        "L32",  # a teacher asks about the document in front of the class; the bank's own asks
        # about the world
        "C11",  # only the tag `chart` asks for one, and nobody types tags here
    }
)
"""Rules on single questions and facts that are no use to somebody writing a pack of their own.

The rules over a whole bank are left out too (shares of L02, L10, L11, L15, L24, L29, L30, L32, L33,
C09 and C10): they judge some hundred questions together and tell nothing at one question. So are
the detective deck and the length of cards (L33): what a teacher wants said is said.
"""

_ANY_LANGUAGE = frozenset({"L01", "L09", "L12", "L13", "L14", "L15", "L23", "L35"})
"""Rules that look at lengths, numbers and sameness: the others know English words."""

_FIELDS = {
    "L15": STEM,
    "L18": KEY,
    "L31": FACT,
    "L35": PICTURE,
    "C01": FACT,
    "C02": FACT,
    "C03": SOURCE_LINE,
    "C04": SOURCE_LINE,
    "C05": SOURCE_LINE,
    "C08": SOURCE,
    **dict.fromkeys(("L07", "L19", "L21", "L22", "L24", "L34", "C06", "C07"), STEM),
    **dict.fromkeys(("L01", "L06", "L17", "L28", "L29"), KEY),
}
"""Where the finding of a rule is shown, unless it names an option."""


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong with a question, or might be."""

    field: str
    """``stem``, ``option:0``, ``feedback:0``, ``key``, ``source``, ``fact``, ``correction``,
    ``source_line``, ``myth`` or ``picture``; options are counted from 0."""
    severity: Severity
    rule: str
    """A key of ``RULES``, by which a warning is accepted."""
    message: str
    """What is wrong and what to do, in plain words."""


class Judge:
    """Judges the questions of a pack: what all of them need is gathered once.

    Args:
        copy: the pack that is being written.
    """

    def __init__(self, copy: WorkingCopy) -> None:
        self._head = copy.head
        self._passages = copy.passages()
        self._english = copy.head.language.partition("-")[0] == "en"
        self._asked: dict[str, list[tuple[ItemId, FactId]]] = {}
        for draft, question in copy.questions():
            if question.state is QuestionState.RETIRED:  # nobody is asked it any more
                continue
            words = _spelled(question.item.stem)
            self._asked.setdefault(words, []).append((question.item.id, draft.id))

    def errors(self, draft: Draft, question: DraftQuestion) -> tuple[Trouble, ...]:
        """Return only what keeps a question from being published."""
        found = (*_incomplete(question.item), *_unsound(self._head, draft.fact, self._passages))
        return tuple(sorted(dict.fromkeys(found), key=_place))

    def troubles(self, draft: Draft, question: DraftQuestion) -> tuple[Trouble, ...]:
        """Return what is wrong with a question, as ``troubles`` does."""
        if question.state is QuestionState.RETIRED:
            return ()
        errors = self.errors(draft, question)
        if errors:  # what is missing comes first; the rules expect a whole question
            return errors
        accepted = {one.rule for one in question.accepted}
        found = (one for one in self._linted(draft, question) if one.rule not in accepted)
        return tuple(sorted(dict.fromkeys(found), key=_place))

    def _linted(self, draft: Draft, question: DraftQuestion) -> Iterator[Trouble]:
        item, fact = question.item, draft.fact
        found = list(lint_item(item, fact, self._passages))
        if fact.statement.strip():  # else it is made from the question, which is judged already
            asked = (one for one in draft.questions if one.state is not QuestionState.RETIRED)
            whole = replace(fact, items=tuple(one.item for one in asked))
            found += lint_fact(whole, self._passages)
        for finding in found:
            if finding.rule in _LEFT_OUT or not (self._english or finding.rule in _ANY_LANGUAGE):
                continue
            if finding.rule == "C02" and not may_change(fact.statement):
                continue  # as most figures of biology, physics or mathematics
            kept = _of_hard_words(finding, fact, item)
            if kept is not None:
                yield _told(kept, item)
        yield from self._asked_twice(draft.id, item)

    def _asked_twice(self, fact_id: FactId, item: Item) -> Iterator[Trouble]:
        """L09 over the pack, as far as it is told at once: another question in the same words."""
        for other, on in self._asked.get(_spelled(item.stem), ()):
            if other != item.id:
                where = "on the same fact" if on == fact_id else "in this pack"
                what = f"Another question {where} asks the same in the same words. "
                what += "Ask it another way."
                yield Trouble(STEM, Severity.WARNING, "L09", what)
                return


def troubles(copy: WorkingCopy, draft: Draft, question: DraftQuestion) -> tuple[Trouble, ...]:
    """Return what is wrong with a question: errors first, then by field.

    Warnings that its teacher accepted are left out; of a retired question nothing is told.

    Args:
        copy: the pack that is being written.
        draft: the fact it is on; need not be in the copy yet.
        question: one of its questions, as it stands in the editor.
    """
    return Judge(copy).troubles(draft, question)


def picture_trouble(picture: Picture | None) -> str | None:
    """Return what keeps a picture from being published, with what to do; None for nothing."""
    if picture is None:
        return None
    words = len(one_line(picture.alt))
    if not words:
        return NOT_DESCRIBED
    if words > MOST_ALT:
        return (
            f"What the picture shows is said in {words} characters; {MOST_ALT} are the most. "
            "Say what matters for the question."
        )
    return None


def passages_troubles(copy: WorkingCopy) -> tuple[str, ...]:
    """Return what is wrong with the pictures of a pack's passages, each with its place."""
    return tuple(
        f"Passage {passage.number} of “{document.title}”: {what}"
        for document in copy.documents
        for passage in document.passages
        if (what := picture_trouble(passage.picture)) is not None
    )


def _error(field: str, message: str, rule: str = "L26") -> Trouble:
    return Trouble(field, Severity.ERROR, rule, message)


def _place(trouble: Trouble) -> tuple[bool, int, str]:
    name, _, number = trouble.field.partition(":")
    return trouble.severity is not Severity.ERROR, _ORDER.index(name), number


# What must be there


def _incomplete(item: Item) -> Iterator[Trouble]:
    if not one_line(item.stem):
        yield _error(STEM, "The question is empty. Write what is asked.")
    if (what := picture_trouble(item.picture)) is not None:
        yield _error(PICTURE, what)
    if item.kind is ItemKind.CHOICE:
        yield from _options(item)
    else:
        yield from _statement(item)


def _options(item: Item) -> Iterator[Trouble]:
    keys = sum(option.is_key for option in item.options)
    texts = [one_line(option.text) for option in item.options]
    if len(item.options) < 2:
        yield _error(KEY, "There are too few options. Write at least two.", "L14")
    if len(item.options) > MOST_OPTIONS:
        what = f"There are {len(item.options)} options. Keep {MOST_OPTIONS} at most."
        yield _error(f"option:{MOST_OPTIONS}", what, "L14")
    for place, text in enumerate(texts):
        if not text:
            yield _error(f"option:{place}", "This option is empty. Write it, or take it out.")
    if keys == 0:
        yield _error(KEY, "Mark the right option.")
    elif keys > 1:
        yield _error(KEY, f"{keys} options are marked as right. Mark only one.")
    for (_, one), (place, other) in combinations(enumerate(texts), 2):
        if one and one == other:
            yield _error(f"option:{place}", "Two options are the same. Change one.", "L09")


def _statement(item: Item) -> Iterator[Trouble]:
    keys = sum(option.is_key for option in item.options)
    if keys != 1:
        yield _error(KEY, "Say whether the statement is true or false.")
    elif item.statement_is_false:
        if not one_line(item.correction):
            yield _error(CORRECTION, "Write what is so instead.")
        elif _spelled(item.correction) == _spelled(item.stem):
            yield _error(CORRECTION, "This repeats the false statement. Write what is so instead.")


def _unsound(
    head: PackHead, fact: Fact, passages: Mapping[PassageId, Passage]
) -> Iterator[Trouble]:
    """Yield what does not fit together in the fact of a question."""
    if all(topic.id != fact.topic_id for topic in head.topics):
        yield _error(FACT, "The topic it was under is gone. Choose another.")
    for piece in fact.evidence:
        if (what := _lost(piece, passages)) is not None:
            yield _error(SOURCE, what)
    if fact.as_of and not is_date(fact.as_of):
        yield _error(FACT, f"There is no date {fact.as_of}. Write a year, such as 2019.")
    yield from _status(fact)
    myth = fact.myth
    if myth is None:
        return
    if not one_line(myth.claim):
        yield _error(MYTH, "The false belief is empty. Write what many people think, or delete it.")
    if not one_line(myth.why_misleading):
        yield _error(MYTH, "Write why the false belief misleads, or delete the belief.")
    if myth.technique and myth.technique not in TECHNIQUES:
        yield _error(MYTH, f"“{myth.technique}” is no way to mislead that is known here.")
    if fact.explanation:
        yield _error(
            FACT, "The card has room for a false belief or an explanation. Empty one of them."
        )


def _lost(piece: Evidence, passages: Mapping[PassageId, Passage]) -> str | None:
    passage = passages.get(piece.passage_id)
    if passage is None:
        return "The passage it rests on is gone. Choose another source, or none."
    if passage.table is not None and not piece.row:
        return "Its source is a table. Choose the cell that says so."
    if not piece.quote.strip() or passage.text[piece.start : piece.end] != piece.quote:
        return "The words it rests on have changed in the passage. Choose them again."
    if not piece.row and cuts_a_word(passage.text, piece.start, piece.end):
        return "The source begins or ends inside a word. Choose whole words."
    return None


def _status(fact: Fact) -> Iterator[Trouble]:
    stances = {piece.stance for piece in fact.evidence}
    if fact.status is Status.ATTRIBUTED and not one_line(fact.attributed_to):
        yield _error(FACT, "You marked it as somebody's word. Write whose it is.")
    if fact.status is Status.DISPUTED:
        if not one_line(fact.reading):
            yield _error(
                FACT, "Sources differ on it. Write which of them is better backed, and why."
            )
        if stances != set(Stance):
            yield _error(SOURCE, "Sources differ on it. Quote one that says so and one against it.")
    elif Stance.CONTRADICTS in stances:
        yield _error(
            SOURCE, "A source speaks against it. Mark it as disputed, or take that source out."
        )


# What the linter says of a whole question


def _told(finding: Finding, item: Item) -> Trouble:
    place = next(
        (n for n, one in enumerate(item.options) if named(one.text) in finding.message), None
    )
    asks_words = item.kind is ItemKind.CHOICE and finding.rule not in _FIELDS
    field = f"option:{place}" if asks_words and place is not None else _FIELDS.get(finding.rule)
    return Trouble(
        field or KEY,
        Severity.WARNING,
        finding.rule,
        in_plain_words(finding),
    )


def _of_hard_words(finding: Finding, fact: Fact, item: Item) -> Finding | None:
    """Return a finding; None if a sentence is hard only by the words that its question teaches."""
    if (finding.rule, finding.case) != ("L31", "hard"):
        return finding
    asked = " ".join((item.stem, item.correction, *(option.text for option in item.options)))
    taught = frozenset(_WORD.findall(asked.lower()))
    if grade(fact.statement, taught) <= FACT_GRADE_MOST:
        return None
    return replace(finding, words=longest_words(fact.statement, taught))


def _spelled(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("?.! ")
