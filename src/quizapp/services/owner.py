"""What whoever looks after the question bank decides for everybody who learns with it (spec PE-4).

A class's session is no part of it: its teacher chooses its questions.
"""

import logging
import secrets

from quizapp.bank.engine import Bank, Db
from quizapp.bank.owner import allow_sensitive, allows_sensitive, owner_pin, set_owner_pin
from quizapp.core.errors import ExpectedError
from quizapp.core.pins import FEWEST, MOST, digest_of, is_pin
from quizapp.core.views.changes import Changed
from quizapp.core.views.owner import OwnerView
from quizapp.env.clock import Clock
from quizapp.services.pin_tries import PinTries

log = logging.getLogger(__name__)


class Owner:
    """The decisions on a bank, guarded by a PIN where one was set.

    Args:
        bank: the open bank.
        clock: returns the current time.
    """

    def __init__(self, bank: Bank, clock: Clock) -> None:
        self._bank = bank
        self._tries = PinTries(clock)

    def view(self) -> OwnerView:
        """Return the decisions as they are."""
        with self._bank.read() as db:
            return OwnerView(allows_sensitive(db), owner_pin(db) is not None)

    def allow_sensitive(self, *, allowed: bool, pin: str = "") -> None:
        """Decide whether learners may be asked what is sensitive.

        Raises:
            ExpectedError: the PIN is not the right one; nothing was changed.
        """
        with self._bank.write(Changed.OWNER) as db:
            self.refuse_wrong(db, pin)
            allow_sensitive(db, allowed=allowed)
        log.info("sensitive questions are %s now", "allowed" if allowed else "left out")

    def set_pin(self, new: str | None, pin: str = "") -> None:
        """Guard the decisions with a PIN, with another one, or with none.

        Args:
            new: the new PIN; None: there is to be none.
            pin: the one that there is.

        Raises:
            ExpectedError: it is no PIN, or that which there is was not typed rightly.
        """
        if new is not None and not is_pin(new):
            raise ExpectedError(
                "That can't be a PIN.",
                f"Nothing was changed. Use {FEWEST} to {MOST} digits that you will know again.",
            )
        with self._bank.write(Changed.OWNER) as db:
            self.refuse_wrong(db, pin)
            # Its own dice: the digest must not tell that a learner has the same PIN.
            set_owner_pin(db, None if new is None else digest_of(new, secrets.token_bytes(16)))
        log.info("the bank has %s PIN now", "no" if new is None else "a")

    def reset_pin(self) -> bool:
        """Take the PIN away without asking for it, for whoever owns the data folder.

        Returns:
            Whether there was one.
        """
        with self._bank.write(Changed.OWNER) as db:
            had = owner_pin(db) is not None
            set_owner_pin(db, None)
        self._tries.forget(None)
        log.info("the bank has no PIN now")
        return had

    def check_pin(self, pin: str) -> None:
        """Refuse what is guarded, as ``refuse_wrong`` does, in a transaction of its own."""
        with self._bank.read() as db:
            self.refuse_wrong(db, pin)

    def refuse_wrong(self, db: Db, pin: str) -> None:
        """Refuse what is guarded unless the PIN is the right one, or there is none.

        Raises:
            ExpectedError: it is not the right one.
        """
        check = self._tries.check(None, owner_pin(db), pin)
        if not check.right:
            seconds = max(1, round(check.wait.total_seconds()))
            raise ExpectedError(
                "That is not the PIN of whoever looks after this question bank.",
                f"Nothing was changed. The next try is possible in {seconds} s.",
            )
