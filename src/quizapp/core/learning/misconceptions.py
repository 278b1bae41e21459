"""The history of a myth that a learner once believed: first, now, a week later, did it come back?

It is gone only when that was checked: after a right answer at least seven days after the latest
miss, and not by a guess (spec RV-12).

A myth was believed where a false statement of its fact was judged true, or an option that embodies
it was chosen, on whatever fact that question was. Errors made with certainty are corrected more
often than others, and come back more often when the correction is forgotten (spec RV-6):
therefore a week later is looked at by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Encounter:
    """One response that tells whether a myth is believed."""

    at: datetime
    day: date
    """The learning day of it."""
    outcome: Outcome
    """Wrong wherever the myth was believed."""
    certainty: Certainty | None
    believed: bool
    corrected_on: date | None = None
    """The learning day on which its correction was left; None while it is owed."""


@dataclass(frozen=True)
class MisconceptionHistory:
    """What became of a belief."""

    first: Encounter
    """The first response in which the myth was believed."""
    now: Encounter
    """The latest response on the fact, or in which the myth was believed."""
    week_later: Encounter | None
    """The first response a week or more after the first correction; None: there is none yet.
    Weeks count in learning days."""
    times: int
    """How often the myth was believed."""
    came_back: bool
    """Whether it was believed again after a right response."""
    checked: bool = False
    """Whether it was right, and not by a guess, seven days or more after the latest miss."""

    @property
    def right_since(self) -> bool:
        """Return whether the latest response was right."""
        return self.now.outcome is Outcome.RIGHT


def history_of(encounters: Sequence[Encounter]) -> MisconceptionHistory | None:
    """Return the history of one myth with one learner; None where it was never believed.

    Args:
        encounters: every response on the myth's fact and every one in which it was believed,
            each once, without skipped ones, oldest first.
    """
    begin = next((place for place, one in enumerate(encounters) if one.believed), None)
    if begin is None:
        return None
    since = encounters[begin:]
    first = since[0]
    later = since[1:]
    week_later = None
    if first.corrected_on is not None:
        due = first.corrected_on + WEEK
        week_later = next((one for one in later if one.day >= due), None)
    right = False
    came_back = False
    checked = False
    missed_on = first.day
    for one in later:
        if one.outcome is Outcome.WRONG:
            checked, missed_on = False, one.day
        elif one.certainty is not Certainty.GUESS and one.day >= missed_on + WEEK:
            checked = True
        right = right or one.outcome is Outcome.RIGHT
        came_back = came_back or (right and one.believed)
    return MisconceptionHistory(
        first=first,
        now=since[-1],
        week_later=week_later,
        times=sum(one.believed for one in since),
        came_back=came_back,
        checked=checked,
    )
