"""What a room knows from the start: questions as they are shown and, apart from them, keys."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.core.answering.attempts import ItemVersion
from quizapp.core.answering.presenting import PresentedItem, present
from quizapp.core.content.ids import ItemVersionId
from quizapp.core.session.names import name_key
from quizapp.core.session.setup import Naming, RosterName, SessionSetup


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
    """Everything that a room knows from the start (see ``core.live.SessionSetup``)."""

    title: str
    questions: tuple[RoomQuestion, ...]
    """At least one."""
    ask_certainty: bool = True
    naming: Naming = Naming.OFFERED
    roster: tuple[RosterName, ...] = ()
    phones: bool = True
    seconds: int | None = None
    ranking: bool = False

    def entry(self, name: str) -> RosterName | None:
        """Return the pupil of the class list whose name this is; None for nobody's."""
        if self.naming is not Naming.ROSTER:
            return None
        key = name_key(name)
        return next((one for one in self.roster if name_key(one.name) == key), None)


def room_plan(setup: SessionSetup, versions: Mapping[ItemVersionId, ItemVersion]) -> RoomPlan:
    """Return the plan of a session.

    Args:
        setup: what the session was started with.
        versions: the item versions that its questions name.
    """
    questions = []
    for one in setup.questions:
        item = versions[one.version_id].item
        questions.append(
            RoomQuestion(
                version_id=one.version_id,
                order=one.order,
                presented=present(item, one.order),
                key=one.order.index(item.key),
            )
        )
    return RoomPlan(
        title=setup.title,
        questions=tuple(questions),
        ask_certainty=setup.ask_certainty,
        naming=setup.naming,
        roster=setup.roster,
        phones=setup.phones,
        seconds=setup.seconds,
        ranking=setup.ranking,
    )
