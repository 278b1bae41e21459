"""Reading and keeping session plans and rosters."""

from datetime import datetime

from sqlalchemy import delete, select

from quizapp.bank.engine import Db
from quizapp.bank.live_sessions import roster_from_json, roster_to_json
from quizapp.bank.live_tables import RosterRow, SessionPlanRow
from quizapp.core.ids import ItemId
from quizapp.core.live import Naming, Roster, SessionPlan
from quizapp.core.names import sort_key


class SessionPlans:
    """What a teacher has prepared."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def plans(self) -> tuple[SessionPlan, ...]:
        """Return all plans, the latest changed first."""
        rows = self._db.scalars(
            select(SessionPlanRow).order_by(SessionPlanRow.changed_at.desc(), SessionPlanRow.id)
        )
        return tuple(_plan_of(row) for row in rows)

    def keep(self, plan: SessionPlan, at: datetime) -> int:
        """Keep a plan, new or in place of the one with its id; return the id."""
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
        """Keep a roster, new or in place of the one with its id; return the id."""
        row = None if roster.id is None else self._db.get(RosterRow, roster.id)
        row = row or RosterRow()
        row.title = roster.title
        row.names = roster_to_json(roster.names)
        row.changed_at = at
        self._db.add(row)
        self._db.flush()
        return row.id

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
