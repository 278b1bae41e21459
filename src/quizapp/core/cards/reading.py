"""Passages as they are read before a question on them."""

from collections.abc import Iterable
from dataclasses import replace

from quizapp.core.cards.card import Source, place_of
from quizapp.core.cards.outline import PassagePart, passage_part
from quizapp.core.content.charts import chart_of
from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Stance


def to_read(found: Iterable[tuple[Passage, Document]]) -> tuple[PassagePart, ...]:
    """Return passages as they are read before a question on them is asked.

    Nothing is marked and our notes are left out: either would give the answer away.

    Args:
        found: the passages, each with its document, in the order in which they are read.
    """
    bare = (
        Source(
            passage=replace(passage, note=""),
            document_title=document.title,
            document_date=document.original.date,
            place=place_of(passage, document),
            stance=Stance.SUPPORTS,
            marks=(),
            cells=(),
        )
        for passage, document in found
    )
    parts = (passage_part(source, disputed=False, folded=False) for source in bare)
    return tuple(replace(part, table=part.source.passage.table, linked=False) for part in parts)


def charts_to_read(found: Iterable[tuple[Passage, Document]]) -> tuple[PassagePart, ...]:
    """Return those of some passages that are tables of years, to be read as charts.

    Args:
        found: as for ``to_read``; a question that shows a chart has one such table.
    """
    return tuple(
        replace(part, as_chart=True)
        for part in to_read(found)
        if part.table is not None and chart_of(part.table) is not None
    )
