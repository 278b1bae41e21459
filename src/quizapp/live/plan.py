"""What a live session is made of: fixed when it starts, the same after a restart."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.ids import ItemVersionId, LearnerId
from quizapp.core.presenting import PresentedItem


class Naming(StrEnum):
    """How participants come by their names."""

    OFFERED = "offered"
    """A friendly name from a list of ours, the default: nobody types, nobody is known."""
    ROSTER = "roster"
    """A name from the teacher's own list."""
    TYPED = "typed"
    """A name that the pupil types; filtered."""


@dataclass(frozen=True)
class RosterName:
    """A name that may be taken in a room, and the learner it belongs to, if any."""

    name: str
    learner_id: LearnerId | None = None


@dataclass(frozen=True)
class RoomQuestion:
    """A question of the session: what is shown, and beside it, never in it, the key."""

    version_id: ItemVersionId
    order: tuple[int, ...]
    """Positions of the item's options in shown order."""
    presented: PresentedItem
    key: int
    """Position of the key in the shown options."""


@dataclass(frozen=True)
class RoomPlan:
    """Everything that a room knows from the start."""

    title: str
    questions: tuple[RoomQuestion, ...]
    """At least one."""
    ask_certainty: bool = True
    naming: Naming = Naming.OFFERED
    roster: tuple[RosterName, ...] = ()
    phones: bool = True
    """False: hands are counted, or teams answer."""
    seconds: int | None = None
    """A clock for the room to see; it closes nothing and counts for nothing. None: the default."""
    ranking: bool = False
    """Whether the three best pseudonyms are shown at the end, off by default (PEDAGOGY.md 6)."""
