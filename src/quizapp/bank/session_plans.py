"""Reading and storing session plans and rosters."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, select

from quizapp.bank.engine import Db
from quizapp.bank.session_tables import RosterRow, SessionPlanRow
from quizapp.bank.sessions import roster_from_json, roster_to_json
from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import ItemId
from quizapp.core.session.names import name_key, sort_key
from quizapp.core.session.setup import Naming, Roster, SessionPlan


class SessionPlans:
    """The session plans and class lists of a bank."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def plans(self) -> tuple[SessionPlan, ...]:
        """Return all plans, the latest changed first."""
        rows = self._db.scalars(
            select(SessionPlanRow).order_by(SessionPlanRow.changed_at.desc(), SessionPlanRow.id)
        )
        return tuple(_plan_of(row) for row in rows)

    def keep(self, plan: SessionPlan, at: datetime) -> int:
        """Store a plan, new or in place of the one with its id; return the id."""
        row = None if plan.id is None else self._db.get(SessionPlanRow, plan.id)
        row = row or SessionPlanRow()
        row.title = plan.title
        row.items = [str(item) for item in plan.items]
        row.settings = {
            "ask_certainty": plan.ask_certainty,
            "naming": plan.naming.value,
            "roster": plan.roster_id,
            "phones": plan.phones,
            "seconds": plan.seconds,
            "ranking": plan.ranking,
        }
        row.changed_at = at
        self._db.add(row)
        self._db.flush()
        return row.id

    def remove(self, plan_id: int) -> None:
        """Delete a plan; sessions that were started with it stay."""
        self._db.execute(delete(SessionPlanRow).where(SessionPlanRow.id == plan_id))

    def rosters(self) -> tuple[Roster, ...]:
        """Return all rosters, by title."""
        rows = self._db.scalars(select(RosterRow).order_by(RosterRow.id))
        rosters = [Roster(row.title, roster_from_json(row.names), row.id) for row in rows]
        return tuple(sorted(rosters, key=lambda roster: sort_key(roster.title)))

    def keep_roster(self, roster: Roster, at: datetime) -> int:
        """Store a roster, new or in place of the one with its id; return the id."""
        row = None if roster.id is None else self._db.get(RosterRow, roster.id)
        row = row or RosterRow()
        row.title = roster.title
        row.names = roster_to_json(roster.names)
        row.changed_at = at
        self._db.add(row)
        self._db.flush()
        return row.id

    def link_learner(self, learner: Learner) -> None:
        """Link a learner who is new, or has a new name, with the names of class lists.

        Only the whole name counts, and only one that belongs to nobody yet: no name that the
        teacher said is no learner's, and none that stands on the list for somebody else.
        """
        key = name_key(learner.name)
        for row in self._db.scalars(select(RosterRow)):
            names = roster_from_json(row.names)
            if any(one.learner_id == learner.id for one in names):
                continue
            linked = tuple(
                replace(one, learner_id=learner.id)
                if one.learner_id is None and not one.apart and name_key(one.name) == key
                else one
                for one in names
            )
            if linked != names:
                row.names = roster_to_json(linked)
        self._db.flush()

    def remove_roster(self, roster_id: int) -> None:
        """Delete a roster with all its names; sessions that are over keep what they recorded."""
        self._db.execute(delete(RosterRow).where(RosterRow.id == roster_id))


def _plan_of(row: SessionPlanRow) -> SessionPlan:
    settings = row.settings
    return SessionPlan(
        title=row.title,
        items=tuple(ItemId(item) for item in row.items),
        ask_certainty=settings["ask_certainty"],
        naming=Naming(settings["naming"]),
        roster_id=settings["roster"],
        phones=settings["phones"],
        seconds=settings["seconds"],
        ranking=settings["ranking"],
        id=row.id,
    )
