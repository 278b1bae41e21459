"""What the page Review shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from quizapp.core.learning.duration import USUAL

if TYPE_CHECKING:
    from datetime import datetime

    from quizapp.core.views.objections import AnsweredObjection, Objection
    from quizapp.core.views.reports import HeldMyth
    from quizapp.core.views.review import WrongEntry, WrongList


@dataclass(frozen=True)
class ReviewState:
    """What one learner got wrong, and what they once believed."""

    wrong: WrongList
    now: datetime
    """The present, in the reader's time zone."""
    due: int = 0
    """Facts to review today, on the list or not."""
    myths: tuple[HeldMyth, ...] = ()
    each: timedelta = USUAL
    """How long the learner takes for a question with its explanation."""
    session: int = 0
    """How many of the facts due one session asks."""
    answers: tuple[AnsweredObjection, ...] = ()
    """What a teacher answered to what the learner said is wrong, not read yet."""


@dataclass(frozen=True)
class EntryState:
    """One fact of the list, opened."""

    entry: WrongEntry
    needed: int
    """Different days on which a fact must be right to leave the list."""
    now: datetime
    objections: tuple[Objection, ...] = ()
    """What the learner said is wrong with its question."""
