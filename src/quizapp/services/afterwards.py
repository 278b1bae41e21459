"""After a session: it is closed, entered into learners' reviews, looked at, learned from."""

import logging
from contextlib import suppress
from datetime import timedelta

from quizapp.core.content.ids import FactId, SessionId
from quizapp.core.session.class_work import class_work
from quizapp.core.session.replay import replayed
from quizapp.core.session.results import SessionResults, session_results
from quizapp.core.session.room_state import Room, new_room
from quizapp.core.session.setup import ClassSession, HostedElsewhere, SessionPlan
from quizapp.env.clock import Clock
from quizapp.services.classroom import REOPEN_WITHIN, Classroom
from quizapp.services.preparing import Preparing
from quizapp.services.reporting import Reporting

log = logging.getLogger(__name__)

LESSON = 12
"""How many questions the plan for a next lesson has at most: they fill half an hour."""

LOOKED_BACK = timedelta(days=120)
MOST_LOOKED_AT = 8
"""Sessions that speak for what a class got wrong: of the last months, and not too many to read."""


class Afterwards:
    """Everything that is done with a session once it is over.

    Args:
        classroom: keeps the sessions.
        preparing: makes plans.
        reporting: knows what learners missed.
        clock: the time.
    """

    def __init__(
        self, classroom: Classroom, preparing: Preparing, reporting: Reporting, clock: Clock
    ) -> None:
        self._classroom = classroom
        self._preparing = preparing
        self._reporting = reporting
        self._clock = clock

    def finish(self, session_id: SessionId) -> SessionResults:
        """Close a session, enter it into its learners' reviews, and return its results.

        It may be done any number of times: what is done already is not done again.
        """
        self._classroom.end(session_id)
        session = self._classroom.session(session_id)
        room = self._room(session)
        self._enter(session, room)
        return self._results(session, room)

    def results(self, session_id: SessionId) -> SessionResults:
        """Return the results of a session, running or over.

        Raises:
            KeyError: there is none, or it was deleted.
        """
        session = self._classroom.session(session_id)
        return self._results(session, self._room(session))

    def catch_up(self) -> int:
        """Do what a crash kept from being done; return for how many sessions.

        A session that nobody reopened within a day is closed, as of its last event, and sessions
        that were closed without having been entered into reviews are entered. One that is still
        running somewhere is left alone.
        """
        stale = self._clock() - REOPEN_WITHIN
        for session in self._classroom.open():
            if session.started_at < stale and not self._classroom.lives(session):
                records = self._classroom.records(session.id)
                at = records[-1].at if records else session.started_at
                with suppress(HostedElsewhere):  # since the look just now
                    log.debug("session %d was never reopened", session.id)
                    self._classroom.end(session.id, at)
        waiting = self._classroom.not_entered()
        for session in waiting:
            self._enter(session, self._room(session))
        return len(waiting)

    def next_lesson(self, session_id: SessionId) -> SessionPlan:
        """Return a plan for the next lesson: what a session showed to be missing, worded anew.

        First the facts that the class does not have, then the questions that say nothing of it:
        never asked, not answered, or cut off. The plan is not kept yet.

        Raises:
            ExpectedError: the class has everything.
        """
        session = self._classroom.session(session_id)
        results = self._results(session, self._room(session))
        return self._preparing.next_lesson(
            session.setup, results.ask_again[:LESSON], results.not_reached
        )

    def got_wrong(self, number: int = LESSON) -> tuple[FactId, ...]:
        """Return what this class got wrong and was not seen to have since.

        First what past sessions left open, the latest first; then what the learners of this bank
        missed most when first asked.

        Args:
            number: how many facts at most.
        """
        since = self._clock() - LOOKED_BACK
        wrong: list[FactId] = []
        settled: set[FactId] = set()
        lines = [line for line in self._classroom.sessions() if line.started_at > since]
        for line in [line for line in lines if line.ended_at][:MOST_LOOKED_AT]:
            results = self.results(line.id)
            wrong += [fact_id for fact_id in results.ask_again if fact_id not in settled]
            settled |= {one.fact_id for one in results.questions if one.judged}
        missed = self._reporting.class_review().lines
        wrong += [line.fact_id for line in missed if line.fact_id not in settled]
        return tuple(dict.fromkeys(wrong))[:number]

    def _room(self, session: ClassSession) -> Room:
        empty = new_room(session.setup, self._classroom.versions(session.setup))
        return replayed(empty, self._classroom.records(session.id))

    def _results(self, session: ClassSession, room: Room) -> SessionResults:
        setup = session.setup
        return session_results(room, self._classroom.versions(setup), self._classroom.facts(setup))

    def _enter(self, session: ClassSession, room: Room) -> None:
        assert session.ended_at is not None
        self._classroom.enter(session.id, class_work(room, session.ended_at))
