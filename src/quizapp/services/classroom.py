"""The life of a session: started, hosted, ended, its results, deleted."""

from __future__ import annotations

import logging
import random
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.secure_erase import copies_beside, mark_for_vacuum, may_hold_session
from quizapp.bank.sessions import ClassSessions
from quizapp.core.answering.attempts import ItemVersion, Question
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import FactId, ItemVersionId, PresentedId, SessionId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.review_cards import Days
from quizapp.core.session.setup import (
    CODE_LENGTH,
    CODE_SIGNS,
    ClassSession,
    HostedElsewhere,
    LeaseLost,
    SessionLine,
    SessionSetup,
)
from quizapp.core.views.changes import Changed
from quizapp.core.views.classroom import DeletedSession
from quizapp.env.clock import Clock, learning_day, system_stopwatch
from quizapp.env.processes import has_ended
from quizapp.services.bank_maintenance import backup_files
from quizapp.services.cards import Cards
from quizapp.services.erasing import erase_traces
from quizapp.services.leases import LeaseWatch
from quizapp.services.preparing import MOST_TAKEN_UP
from quizapp.services.reading_first import read_first
from quizapp.services.reporting import Reporting

if TYPE_CHECKING:  # loaded when a session is read back: the start of the app must not wait for it
    from quizapp.core.cards.outline import PassagePart
    from quizapp.core.session.class_work import ClassWork
    from quizapp.core.session.events import Record
    from quizapp.core.session.results import SessionResults
    from quizapp.core.session.room_state import Room

log = logging.getLogger(__name__)

REOPEN_WITHIN = timedelta(days=1)
"""How long after its start a session that was cut off may be reopened."""

LOOKED_BACK = timedelta(days=120)
MOST_LOOKED_AT = 8
"""Sessions that tell what a class got wrong: of the last months, and not too many to read."""


class Classroom:
    """The sessions that a teacher runs.

    Args:
        bank: the open bank.
        clock: returns the current time.
        rng: random numbers for join codes.
        day_of: returns the learning day of a moment.
        watch: tells which sessions have a host that is alive.
    """

    def __init__(
        self,
        bank: Bank,
        clock: Clock,
        rng: random.Random,
        day_of: Days = learning_day,
        watch: LeaseWatch | None = None,
    ) -> None:
        self._bank = bank
        self._clock = clock
        self._rng = rng
        self._day_of = day_of
        self._watch = watch or LeaseWatch(system_stopwatch, has_ended)
        self._cards = Cards()  # what stands in attached originals never leaves this computer

    # Before it begins, and finding it again

    def begin(self, setup: SessionSetup) -> ClassSession:
        """Start a session under a code that no other open session has."""
        with self._bank.write(Changed.SESSIONS) as db:
            sessions = ClassSessions(db)
            taken = {one.code for one in sessions.open()}
            code = self._code()
            while code in taken:
                code = self._code()
            session = sessions.add(code, setup, self._clock())
        log.info("session %d begun: %d questions", session.id, len(setup.questions))
        return session

    def interrupted(self) -> ClassSession | None:
        """Return the latest session that was interrupted by a crash or a closed window.

        Only one of the last day is offered: its lesson may still go on. An older one is closed
        with its results by ``catch_up``. One that runs in another window or on another computer is
        never offered.
        """
        since = self._clock() - REOPEN_WITHIN
        recent = (one for one in self.open() if one.started_at >= since)
        return next((one for one in recent if not self.lives(one)), None)

    def hosted(self) -> tuple[ClassSession, ...]:
        """Return the sessions that have a host which may be alive, the latest first.

        Call it again every second or two: a host that does not write is known to be dead after
        ``leases.LEASE_SECONDS``.
        """
        return tuple(one for one in self.open() if self.lives(one))

    def lives(self, session: ClassSession) -> bool:
        """Return whether a session, as it stands in the bank, has a host that may be alive."""
        return session.ended_at is None and self._watch.lives(session.id, session.lease)

    def open(self) -> tuple[ClassSession, ...]:
        """Return all sessions that were never ended, the latest first."""
        with self._bank.read() as db:
            return ClassSessions(db).open()

    def session(self, session_id: SessionId) -> ClassSession:
        """Return a session.

        Raises:
            KeyError: there is none, or it was deleted.
        """
        with self._bank.read() as db:
            return ClassSessions(db).get(session_id)

    def sessions(self) -> tuple[SessionLine, ...]:
        """Return all sessions, the latest first."""
        with self._bank.read() as db:
            return ClassSessions(db).lines()

    # Its questions

    def versions(self, setup: SessionSetup) -> dict[ItemVersionId, ItemVersion]:
        """Return the questions of a session, worded as when it began."""
        with self._bank.read() as db:
            return Content(db).item_versions(one.version_id for one in setup.questions)

    def cards(self, setup: SessionSetup) -> tuple[FeedbackCard, ...]:
        """Return the feedback card of each question of a session, without a response."""
        with self._bank.read() as db:
            content = Content(db)
            versions = content.item_versions(one.version_id for one in setup.questions)
            return tuple(
                self._cards.of(
                    content,
                    Question(PresentedId(0), place, versions[one.version_id], one.order),
                )
                for place, one in enumerate(setup.questions)
            )

    def readings(self, setup: SessionSetup) -> tuple[tuple[PassagePart, ...], ...]:
        """Return what is read before each question of a session, as the bank has it now.

        It is no part of what a session records: it is read from the bank when one is hosted.
        """
        with self._bank.read() as db:
            content = Content(db)
            versions = content.item_versions(one.version_id for one in setup.questions)
            return tuple(
                read_first(content, versions[one.version_id].item) for one in setup.questions
            )

    def facts(self, setup: SessionSetup) -> dict[FactId, Fact]:
        """Return the facts of a session's questions, and those whose myths its options embody."""
        with self._bank.read() as db:
            content = Content(db)
            versions = content.item_versions(one.version_id for one in setup.questions)
            items = [version.item for version in versions.values()]
            wanted = [item.fact_id for item in items]
            wanted += [o.misconception for item in items for o in item.options if o.misconception]
            return content.facts(wanted, with_items=False)

    # While it runs: for its host

    def take(self, session_id: SessionId, host: str) -> ClassSession:
        """Become the host of a session; return it as it stands.

        Raises:
            HostedElsewhere: it has a host that may be alive. Nothing was changed.
            LeaseLost: it has ended, or was deleted.
        """
        with self._bank.write(Changed.SESSIONS) as db:
            sessions = ClassSessions(db)
            try:
                session = sessions.locked(session_id)
            except KeyError as error:
                raise LeaseLost from error
            own = session.lease is not None and session.lease.host_id == host
            if not own and self.lives(session):
                raise HostedElsewhere
            if not sessions.take(session_id, host):
                raise LeaseLost
        log.debug("session %d: this host took the lease", session_id)
        return session

    def release(self, session_id: SessionId, host: str) -> None:
        """Stop being the host of a session, so that it can be reopened at once."""
        with self._bank.write(Changed.SESSIONS) as db:
            ClassSessions(db).release(session_id, host)
        log.debug("session %d: this host released the lease", session_id)

    def record(self, session_id: SessionId, host: str, records: Sequence[Record]) -> None:
        """Store events, all of them in one durable transaction.

        Without records it only renews the lease.

        Raises:
            LeaseLost: another host has the session, or it has ended. Nothing was written.
        """
        with self._bank.write(Changed.SESSIONS) as db:
            ClassSessions(db).record(session_id, host, records)
        log.debug("session %d: %d events written", session_id, len(records))

    def records(self, session_id: SessionId) -> tuple[Record, ...]:
        """Return all that happened in a session, in its order."""
        with self._bank.read() as db:
            return ClassSessions(db).records(session_id)

    def serve_at(self, session_id: SessionId, host: str, port: int) -> None:
        """Note where a session is served, so that a restarted host is found there again.

        Raises:
            LeaseLost: another host has the session, or it has ended.
        """
        with self._bank.write(Changed.SESSIONS) as db:
            sessions = ClassSessions(db)
            sessions.renew(session_id, host)
            sessions.set_port(session_id, port)
        log.debug("session %d is served at port %d", session_id, port)

    # Its end and its results

    def end(self, session_id: SessionId, at: datetime | None = None) -> None:
        """Close a session; if it is closed already, its first end stands.

        Args:
            session_id: the session.
            at: when it ended; None: now.

        Raises:
            HostedElsewhere: it has a host that may be alive. Nothing was changed.
        """
        with self._bank.write(Changed.SESSIONS, Changed.ANSWERS) as db:
            sessions = ClassSessions(db)
            with suppress(KeyError):  # another window deleted it
                if self.lives(sessions.locked(session_id)):
                    raise HostedElsewhere
            sessions.end(session_id, at or self._clock())
        self._bank.checkpoint()
        log.info("session %d ended", session_id)

    def finish(self, session_id: SessionId) -> SessionResults:
        """Close a session, enter it into its learners' reviews, and return its results.

        Calling it again changes nothing more and returns the same results.

        Raises:
            HostedElsewhere: it has a host that may be alive. Nothing was changed.
            KeyError: there is none, or it was deleted.
        """
        self.end(session_id)
        session = self.session(session_id)
        room = self._room(session)
        self._enter_work(session, room)
        return self._results(session, room)

    def results(self, session_id: SessionId) -> SessionResults:
        """Return the results of a session, running or over.

        Raises:
            KeyError: there is none, or it was deleted.
        """
        session = self.session(session_id)
        return self._results(session, self._room(session))

    @staticmethod
    def write_workbook(results: SessionResults, path: Path) -> Path:
        """Write the results with all names as one workbook, and return its file.

        Raises:
            ExpectedError: it can't be written there; a file that was there is as it was.
        """
        from quizapp.services.session_exporting import write_xlsx  # few ever export

        return write_xlsx(results, path)

    @staticmethod
    def write_tables(results: SessionResults, path: Path) -> tuple[Path, ...]:
        """Write the results with all names as CSV files beside one another, and return them.

        Raises:
            ExpectedError: one can't be written there; those before it are written.
        """
        from quizapp.services.session_exporting import write_csv

        return write_csv(results, path)

    def catch_up(self) -> int:
        """Finish sessions that a crash left unfinished; return how many.

        A session that nobody reopened within a day is closed, as of its last event, and sessions
        that were closed without having been entered into reviews are entered. One that is still
        running somewhere is left alone.
        """
        stale = self._clock() - REOPEN_WITHIN
        for session in self.open():
            if session.started_at < stale and not self.lives(session):
                records = self.records(session.id)
                at = records[-1].at if records else session.started_at
                with suppress(HostedElsewhere):  # somebody reopened it a moment ago
                    self.end(session.id, at)
                    log.debug("session %d was never reopened", session.id)
        with self._bank.read() as db:
            waiting = ClassSessions(db).not_entered()
        for session in waiting:
            self._enter_work(session, self._room(session))
        return len(waiting)

    def enter(self, session_id: SessionId, works: Sequence[ClassWork]) -> int:
        """Enter a session into the reviews of its learners, once; return for how many.

        All of it is one transaction: after a crash either everybody has it or nobody. Done again,
        or by two copies of the app at once, it changes nothing.

        Args:
            session_id: a session that has ended.
            works: what each learner of this bank did in it.
        """
        from quizapp.services.session_attempts import add_attempts

        with self._bank.write(Changed.SESSIONS, Changed.ANSWERS) as db:
            sessions = ClassSessions(db)
            if not sessions.mark_entered(session_id, self._clock()):
                return 0
            session = sessions.get(session_id)
            entered = add_attempts(db, session, works, self._clock(), self._day_of)
        self._bank.checkpoint()
        log.debug("session %d entered the reviews of %d learners", session_id, entered)
        return entered

    def got_wrong(self, number: int = MOST_TAKEN_UP) -> tuple[FactId, ...]:
        """Return what this class got wrong and was not seen to know since.

        First what past sessions left open, the latest first; then what the learners of this bank
        missed most when first asked.

        Args:
            number: how many facts at most.
        """
        since = self._clock() - LOOKED_BACK
        wrong: list[FactId] = []
        settled: set[FactId] = set()
        lines = [line for line in self.sessions() if line.started_at > since and line.ended_at]
        for line in lines[:MOST_LOOKED_AT]:
            results = self.results(line.id)
            wrong += [fact_id for fact_id in results.ask_again if fact_id not in settled]
            settled |= {one.fact_id for one in results.questions if one.judged}
        missed = Reporting(self._bank, self._clock, self._day_of).class_review().lines
        wrong += [line.fact_id for line in missed if line.fact_id not in settled]
        return tuple(dict.fromkeys(wrong))[:number]

    def delete(self, session_id: SessionId) -> DeletedSession:
        """Delete a session with all its names, votes and steps, out of the file too.

        What was entered into learners' own reviews stays.

        Raises:
            ExpectedError: it is still running, or the bank cannot be written: nothing was changed.
        """
        try:
            session = self.session(session_id)
        except KeyError:  # another window was first
            return DeletedSession(erase_traces(self._bank), ())
        if session.ended_at is None:
            raise ExpectedError(
                "This session has not ended.", "End it first; then it can be deleted."
            )
        with self._bank.write(Changed.SESSIONS, Changed.ANSWERS) as db:
            mark_for_vacuum(db)
            ClassSessions(db).remove(session_id)
        log.info("session %d deleted", session_id)
        copies = copies_beside(self._bank)
        holding = [one for one in copies if may_hold_session(one, session_id, session.started_at)]
        return DeletedSession(erase_traces(self._bank), backup_files(holding))

    def _room(self, session: ClassSession) -> Room:
        from quizapp.core.session.replay import replayed
        from quizapp.core.session.room_state import new_room

        return replayed(
            new_room(session.setup, self.versions(session.setup)), self.records(session.id)
        )

    def _results(self, session: ClassSession, room: Room) -> SessionResults:
        from quizapp.core.session.results import session_results

        return session_results(room, self.versions(session.setup), self.facts(session.setup))

    def _enter_work(self, session: ClassSession, room: Room) -> None:
        from quizapp.core.session.class_work import class_work

        assert session.ended_at is not None
        self.enter(session.id, class_work(room, session.ended_at))

    def _code(self) -> str:
        return "".join(self._rng.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
