"""What the set-up of a test shows."""

from dataclasses import dataclass
from datetime import date

from quizapp.core.content.ids import PackId, TopicId
from quizapp.core.learning.test_plan import Outlook, Preparation

SIZES = (6, 12, 18, 24)
"""Questions of a session on offer."""

PRESETS = (3, 7, 14)
"""Days from today on offer as one press."""


@dataclass(frozen=True)
class TypedDate:
    """A date as it stands in its three fields, right or wrong."""

    day: str = ""
    month: str = ""
    year: str = ""

    @property
    def is_empty(self) -> bool:
        """Return whether no day was typed yet."""
        return not self.day.strip() and not self.month.strip()


@dataclass(frozen=True)
class PlanState:
    """What was chosen so far, and what it would mean."""

    today: date
    """The learning day."""
    typed: TypedDate
    topics: tuple[tuple[TopicId, str, int], ...]
    """(id, title, number of questions), in the pack's order."""
    chosen: frozenset[TopicId] = frozenset()
    """Empty: all."""
    size: int = 12
    minutes: tuple[int, ...] = (4, 8, 12, 16)
    """What a session of each of SIZES takes."""
    test_on: date | None = None
    """The date in the fields where it can be planned for."""
    sessions: tuple[date, ...] = ()
    """What would be left to do, today first if one is due today."""
    outlook: Outlook | None = None
    """What to expect with a session of each of SIZES; None while it is not known."""
    problem: str = ""
    """What is wrong with the date; empty while nothing is, or nothing was typed."""
    kept: Preparation | None = None
    """The test that is planned already, to be changed or removed; None where there is none."""
    done_on: date | None = None
    """The day of a session that was already done for it."""
    pack_id: PackId | None = None
    """The pack that the test is on; None: the one that the learner works with."""

    @property
    def is_moved(self) -> bool:
        """Return whether facts due early for the kept test may get another day (spec TP-6)."""
        if self.kept is None or self.test_on is None:
            return False
        return (self.test_on, self.chosen) != (self.kept.test_on, self.kept.topics)
