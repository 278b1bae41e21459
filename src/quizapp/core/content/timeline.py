"""The dated facts of the documents in the order of what they tell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.core.content.facts import Evidence, Fact
from quizapp.core.content.ids import FactId, PassageId

_YEAR = re.compile(r"(?<![\d,.$€£])(?:1[89]|20)\d\d(?![\d,]\d|\d|s)")
"""A year, not a part of a number; a decade is none: "the late 1990s" would stand at 1990."""


@dataclass(frozen=True)
class DatedFact:
    """A fact, when it happened or was counted, and the passage that says so."""

    id: FactId
    date: str
    """``2016``, ``2016-02`` or ``2016-02-28``."""
    statement: str
    passage_id: PassageId
    marks: tuple[tuple[int, int], ...]
    """Character spans of the passage's text that are evidence."""

    @property
    def year(self) -> int:
        """Return the year."""
        return int(self.date[:4])


def timeline(facts: Iterable[Fact]) -> tuple[DatedFact, ...]:
    """Return the facts that have a date, the oldest first; those of one date as they come.

    Args:
        facts: any facts, each with its evidence.
    """
    dated = []
    for fact in facts:
        if (date := _date(fact)) and fact.evidence:
            first = fact.evidence[0]
            marks = tuple(sorted(map(_span, _of(first.passage_id, fact.evidence))))
            dated.append(DatedFact(fact.id, date, fact.statement, first.passage_id, marks))
    return tuple(sorted(dated, key=lambda each: each.date))


def _date(fact: Fact) -> str:
    """Return the first year that the fact tells, else the date as of which it holds, else nothing.

    Of a count of 2009 in a table of 2023 the fact says 2009.
    """
    found = _YEAR.search(fact.statement)
    if found is None or fact.as_of.startswith(found[0]):
        return fact.as_of
    return found[0]


def _of(passage_id: PassageId, evidence: Iterable[Evidence]) -> Iterable[Evidence]:
    return (piece for piece in evidence if piece.passage_id == passage_id)


def _span(piece: Evidence) -> tuple[int, int]:
    return piece.start, piece.end
