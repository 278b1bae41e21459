"""The people who answer on this computer."""

import logging
import secrets

from quizapp.bank.engine import Bank, Db
from quizapp.bank.learners import LearnerRecords
from quizapp.core.answering.attempts import Learner, LearnerLine
from quizapp.core.content.ids import LearnerId
from quizapp.core.errors import ExpectedError, Kind
from quizapp.core.pins import FEWEST, MOST, digest_of, is_pin
from quizapp.core.session.names import (
    NAME_LENGTH,
    NameFault,
    looks_like,
    name_fault,
    name_key,
    tidied,
)
from quizapp.core.views.changes import Changed
from quizapp.core.views.records import PinCheck
from quizapp.env.clock import Clock
from quizapp.services.pin_tries import PinTries

log = logging.getLogger(__name__)


class LooksAlike(ExpectedError):
    """The name looks like that of another learner; the user may insist on it."""

    kind = Kind.LOOKS_ALIKE


class Learners:
    """Adds and renames learners; ``Rights`` merges and erases them.

    There are no passwords: whoever sits at the computer chooses a name. A PIN is a curtain against
    classmates and no more (spec PE-1).
    """

    def __init__(self, bank: Bank, clock: Clock) -> None:
        self._bank = bank
        self._clock = clock
        self._tries = PinTries(clock)

    @property
    def on_server(self) -> bool:
        """Return whether what is recorded leaves this computer, for a database server."""
        return self._bank.path is None

    def find(self, learner_id: LearnerId | None) -> Learner | None:
        """Return a learner who was here before; None where there is none (any more)."""
        return next((one for one in self.everyone() if one.id == learner_id), None)

    def everyone(self) -> tuple[Learner, ...]:
        """Return all learners, by name."""
        with self._bank.read() as db:
            return LearnerRecords(db).everyone()

    def overview(self) -> tuple[LearnerLine, ...]:
        """Return all learners, by name, with their last activity and their look-alikes."""
        with self._bank.read() as db:
            return LearnerRecords(db).lines()

    def add(self, name: str, *, beside_look_alike: bool = False) -> Learner:
        """Add a learner, linked with that name on class lists, and return it.

        Args:
            name: as it was typed.
            beside_look_alike: whether a name that looks like another learner's is accepted.

        Raises:
            LooksAlike: it looks like another learner's name, and this was not accepted.
            ExpectedError: the name is empty, too long or taken.
        """
        tidy = self._tidy(name)
        with self._bank.write(Changed.LEARNERS) as db:
            learners = LearnerRecords(db)
            self._refuse_taken(tidy, learners.everyone(), beside_look_alike=beside_look_alike)
            learner = learners.add(tidy, self._clock())
            _link(db, learner)
        log.info("learner %d added", learner.id)
        return learner

    def rename(self, learner_id: LearnerId, name: str, *, beside_look_alike: bool = False) -> None:
        """Give a learner another name, linked with that name on class lists.

        Args:
            learner_id: the learner.
            name: as it was typed.
            beside_look_alike: whether a name that looks like another learner's is accepted.

        Raises:
            LooksAlike: it looks like another learner's name, and this was not accepted.
            ExpectedError: the name is empty, too long or taken.
        """
        tidy = self._tidy(name)
        with self._bank.write(Changed.LEARNERS) as db:
            learners = LearnerRecords(db)
            others = tuple(one for one in learners.everyone() if one.id != learner_id)
            self._refuse_taken(tidy, others, beside_look_alike=beside_look_alike)
            learners.rename(learner_id, tidy)
            _link(db, Learner(learner_id, tidy, self._clock()))
        log.info("learner %d renamed", learner_id)

    def set_pin(self, learner_id: LearnerId, pin: str | None) -> None:
        """Give a learner a PIN, or take it away.

        Raises:
            ExpectedError: it is no PIN, or the learner is gone.
        """
        if pin is not None and not is_pin(pin):
            raise ExpectedError(
                "That can't be a PIN.", f"Use {FEWEST} to {MOST} digits that you will know again."
            )
        # Its own dice: two learners with the same PIN must not have the same digest.
        kept = None if pin is None else digest_of(pin, secrets.token_bytes(16))
        with self._bank.write(Changed.LEARNERS) as db:
            learners = LearnerRecords(db)
            learners.pin(learner_id)  # is the learner still there?
            learners.set_pin(learner_id, kept)
        self._tries.forget(learner_id)
        log.info("learner %d has %s PIN now", learner_id, "no" if pin is None else "a")

    def check_pin(self, learner_id: LearnerId, typed: str) -> PinCheck:
        """Return whether a PIN is a learner's; each wrong one makes the next try wait longer.

        Raises:
            LearnerGone: the learner is no longer there.
        """
        with self._bank.read() as db:
            kept = LearnerRecords(db).pin(learner_id)
        check = self._tries.check(learner_id, kept, typed)
        if not check.right:
            log.info("a wrong PIN for learner %d", learner_id)
        return check

    def reset_pin(self, name: str) -> Learner:
        """Take the PIN away from whoever is called so; for whoever owns the data folder.

        Raises:
            ExpectedError: nobody is called so.
        """
        key = name_key(tidied(name))
        learner = next((one for one in self.everyone() if name_key(one.name) == key), None)
        if learner is None:
            raise ExpectedError(
                f"There is no learner named {name}.",
                "Nothing was changed. Type the name as it stands on the page of learners.",
            )
        self.set_pin(learner.id, None)
        return learner

    @staticmethod
    def _tidy(name: str) -> str:
        tidy = tidied(name)
        match name_fault(tidy):
            case NameFault.EMPTY:
                raise ExpectedError(
                    "The name is empty.", "Type a name, or any word you will know again."
                )
            case NameFault.LONG:
                raise ExpectedError(
                    f"The name has {len(tidy)} characters.", f"Use at most {NAME_LENGTH}."
                )
            case NameFault.UNREADABLE:
                raise ExpectedError(
                    "The name has too many marks on one letter.", "Type it without them."
                )
        return tidy

    @staticmethod
    def _refuse_taken(name: str, learners: tuple[Learner, ...], *, beside_look_alike: bool) -> None:
        key = name_key(name)
        if any(name_key(one.name) == key for one in learners):
            raise ExpectedError(
                f"There is already a learner named {name}.",
                "Choose that name from the list, or add a letter to tell the two apart.",
            )
        other = None if beside_look_alike else looks_like(name, (one.name for one in learners))
        if other is not None:
            raise LooksAlike(
                f"There is already a learner named {other}, and {name} looks almost the same.",
                f"If that is you, choose {other} from the list.",
            )


def _link(db: Db, learner: Learner) -> None:
    """Link a learner with their name on class lists."""
    # Imported here: a start, which adds nobody, need not wait for the tables of class lists.
    from quizapp.bank.session_plans import SessionPlans

    SessionPlans(db).link_learner(learner)
