"""Reports as tables for spreadsheets: no false claim without its correction (spec FB-4)."""

from collections.abc import Iterable
from datetime import datetime

from quizapp.core.answering.attempts import Certainty
from quizapp.core.cards.claims import false_claim, in_one_line
from quizapp.core.learning.mastery import Mastery
from quizapp.core.learning.misconceptions import Encounter
from quizapp.core.learning.review_cards import Days
from quizapp.core.spreadsheets import Cell, csv_bytes
from quizapp.core.views.reports import FactMastery

PROGRESS_HEADER = (
    *("Topic", "Fact", "Documents", "Standing", "Answered", "Days missed"),
    *("Last answered", "Last time", "How sure then"),
    *("Expected recall today, %", "Expected recall in 30 days, %", "Comes back on"),
    *("On the wrong list", "Myth once believed", "First believed", "How sure then, first"),
    *("A week later", "Last asked", "Came back"),
)


_STANDING = {
    Mastery.NOT_MET: "not met",
    Mastery.WRONG: "missed",
    Mastery.UNSURE: "shaky",
    Mastery.KNOWN: "held",
}
"""The words of the column Standing, which tables of earlier versions have too."""


def progress_table(lines: Iterable[FactMastery], day_of: Days) -> bytes:
    """Return a learner's mastery of every fact as CSV.

    Args:
        lines: one for each fact.
        day_of: returns the learning day of a moment.
    """
    return csv_bytes(PROGRESS_HEADER, (_fact_row(one, day_of) for one in lines))


def _fact_row(line: FactMastery, day_of: Days) -> tuple[Cell, ...]:
    card = line.card
    return (
        line.topic,
        line.fact,
        "; ".join(line.documents),
        _STANDING[line.mastery],
        card.responses if card else 0,
        card.misses if card else 0,
        _day(card.last.at, day_of) if card else None,
        card.last.outcome.value if card else None,
        _sure(card.last.certainty) if card else None,
        _percent(line.recall_now),
        _percent(line.recall_later),
        line.due_on.isoformat() if line.due_on else None,
        (card.reason.value if card.reason else "no") if card else None,
        *_myth_cells(line, day_of),
    )


def _myth_cells(line: FactMastery, day_of: Days) -> tuple[Cell, ...]:
    held = line.myth
    if held is None:
        return (None,) * 6
    return (
        in_one_line(false_claim(held.myth, held.fact)),
        _day(held.first.at, day_of),
        _sure(held.first.certainty),
        _told(held.week_later),
        _told(held.now),
        "yes" if held.came_back else "no",
    )


def _told(encounter: Encounter | None) -> str | None:
    if encounter is None:
        return None
    sure = _sure(encounter.certainty)
    said = "believed" if encounter.believed else encounter.outcome.value
    return f"{said}, {sure}" if sure else said


def _sure(certainty: Certainty | None) -> str | None:
    return None if certainty is None else certainty.value


def _day(at: datetime, day_of: Days) -> str:
    return day_of(at).isoformat()


def _percent(share: float | None) -> int | None:
    return None if share is None else round(share * 100)
