"""Wrong PINs wait: how often one was typed in a row, and until when nothing is looked at."""

from collections.abc import Hashable
from datetime import datetime, timedelta

from quizapp.core.pins import fits, pause_after
from quizapp.core.views.records import PinCheck
from quizapp.env.clock import Clock


class PinTries:
    """The tries since the app was started.

    Args:
        clock: returns the current time.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wrong: dict[Hashable, tuple[int, datetime]] = {}

    def check(self, whose: Hashable, kept: str | None, typed: str) -> PinCheck:
        """Return whether a PIN is the one whose digest is kept; each wrong one waits longer.

        Args:
            whose: tells the PINs apart.
            kept: the digest; None: there is no PIN, and everything is right.
            typed: what was typed.
        """
        now = self._clock()
        tries, until = self._wrong.get(whose, (0, now))
        wait = until - now
        if kept is not None and timedelta(0) < wait <= pause_after(tries):
            return PinCheck(right=False, wait=wait)
        if kept is None or fits(typed, kept):
            self.forget(whose)
            return PinCheck(right=True)
        wait = pause_after(tries + 1)
        self._wrong[whose] = (tries + 1, now + wait)
        return PinCheck(right=False, wait=wait)

    def forget(self, whose: Hashable) -> None:
        """Forget the tries: there is another PIN, or none."""
        self._wrong.pop(whose, None)
