"""Live sessions as the bank keeps them: started, recorded, reopened, ended, deleted."""

import random
from collections.abc import Sequence

from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.live_sessions import LiveSessions
from quizapp.core.attempts import ItemVersion, Question
from quizapp.core.facts import Fact
from quizapp.core.feedback import FeedbackCard
from quizapp.core.ids import FactId, ItemVersionId, LiveSessionId, PresentedId
from quizapp.core.live import (
    CODE_LENGTH,
    CODE_SIGNS,
    LiveEntry,
    LiveSession,
    LiveSessionLine,
    SessionSetup,
)
from quizapp.env.clock import Clock
from quizapp.services.cards import Cards


class Classroom:
    """Everything that is kept of sessions that a teacher runs.

    Args:
        bank: the open bank.
        clock: the time.
        rng: the dice of codes.
    """

    def __init__(self, bank: Bank, clock: Clock, rng: random.Random) -> None:
        self._bank = bank
        self._clock = clock
        self._rng = rng
        self._cards = Cards()  # what stands in attached originals never leaves this computer

    def begin(self, setup: SessionSetup) -> LiveSession:
        """Start a session under a code that no other open session has."""
        with self._bank.write() as db:
            sessions = LiveSessions(db)
            taken = {one.code for one in sessions.open()}
            code = self._code()
            while code in taken:
                code = self._code()
            return sessions.add(code, setup, self._clock())

    def interrupted(self) -> LiveSession | None:
        """Return the latest session that was never ended: a crash, or a closed window."""
        with self._bank.read() as db:
            return next(iter(LiveSessions(db).open()), None)

    def session(self, session_id: LiveSessionId) -> LiveSession:
        """Return a session.

        Raises:
            KeyError: there is none, or it was deleted.
        """
        with self._bank.read() as db:
            return LiveSessions(db).get(session_id)

    def sessions(self) -> tuple[LiveSessionLine, ...]:
        """Return all sessions, the latest first."""
        with self._bank.read() as db:
            return LiveSessions(db).lines()

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

    def facts(self, setup: SessionSetup) -> dict[FactId, Fact]:
        """Return the facts of a session's questions, and those whose myths its options embody."""
        with self._bank.read() as db:
            content = Content(db)
            versions = content.item_versions(one.version_id for one in setup.questions)
            items = [version.item for version in versions.values()]
            wanted = [item.fact_id for item in items]
            wanted += [o.misconception for item in items for o in item.options if o.misconception]
            return content.facts(wanted, with_items=False)

    def record(self, session_id: LiveSessionId, entries: Sequence[LiveEntry]) -> None:
        """Write down what happened, all of it in one durable transaction."""
        with self._bank.write() as db:
            LiveSessions(db).record(session_id, entries)

    def entries(self, session_id: LiveSessionId) -> tuple[LiveEntry, ...]:
        """Return all that happened in a session, in its order."""
        with self._bank.read() as db:
            return LiveSessions(db).entries(session_id)

    def serve_at(self, session_id: LiveSessionId, port: int) -> None:
        """Note where a session is served, so that a restarted host is found there again."""
        with self._bank.write() as db:
            LiveSessions(db).set_port(session_id, port)

    def end(self, session_id: LiveSessionId) -> None:
        """Close a session."""
        with self._bank.write() as db:
            LiveSessions(db).end(session_id, self._clock())

    def _code(self) -> str:
        return "".join(self._rng.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
