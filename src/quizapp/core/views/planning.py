"""Values about preparing for a test."""

from dataclasses import dataclass
from datetime import date

from quizapp.core.content.ids import PackId
from quizapp.core.learning.test_plan import Preparation


@dataclass(frozen=True)
class OtherTest:
    """A test ahead in another pack than the one that the learner works with."""

    pack: str
    """The pack's title."""
    test_on: date


@dataclass(frozen=True)
class PlanView:
    """A test to prepare for, as it stands today."""

    preparation: Preparation
    topics: tuple[str, ...]
    """The titles of its topics, in the pack's order; empty: all topics."""
    days_left: int
    """0 on the day of the test, negative after it."""
    sessions: tuple[date, ...]
    """The days of the sessions still to come, today first if one is due today."""
    done_today: bool
    """Whether a session for the test was begun today."""
    pack_id: PackId
    """The pack that it is on."""
    facts: int
    not_met: int
    """Those of the facts that the learner was never asked about."""
    expected_now: float
    """The mean recall to expect on the day of the test if nothing more is done, 0 to 1.

    A fact never met counts as not known."""
    expected_then: float
    """The same if the planned sessions are done."""
    minutes: int
    """What one session takes an ordinary reader."""

    @property
    def over(self) -> bool:
        """Return whether the day of the test is past: the plan can be removed."""
        return self.days_left < 0
