"""Rate limits, for everything that an address or a connection could abuse."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Rate:
    """A token bucket: ``burst`` at once, refilled evenly over a time."""

    burst: int
    over: timedelta


WRONG_CODES = Rate(60, timedelta(minutes=6))
"""A class behind one address may mistype it; ten a minute find one of 331,776 codes in weeks."""

JOINS = Rate(120, timedelta(minutes=1))
"""Three classes behind one address may join at once."""

MESSAGES = Rate(40, timedelta(seconds=10))
"""Far more than fingers can do; a participant who sends more is cut off."""

FRAMES = Rate(80, timedelta(seconds=10))
"""What one connection may send, whatever it is; twice the messages of the most hasty phone."""

CONNECTIONS = Rate(1_500, timedelta(seconds=30))
"""As many as requests: a browser may open a connection for each."""

REQUESTS = Rate(1_500, timedelta(seconds=30))
"""A school that joins at once, or 120 phones that ask every 2.5 seconds, behind one address."""

PICTURES = Rate(600, timedelta(minutes=1))
"""Five for each of 120 phones behind one address; of 80 kB each a Wi-Fi carries no more anyway."""

COMPLAINTS = Rate(30, timedelta(minutes=1))
"""What the log says of one address: enough to name it, too little to fill a disk with."""

MOST_ADDRESSES = 10_000
"""How many addresses are remembered; the oldest are forgotten first."""


class Bucket:
    """The tokens of one connection, refilled with time; full at first."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._left = float(rate.burst)
        self._at: float | None = None

    def take(self, number: int, now: float) -> bool:
        """Take so many tokens; return False if there were fewer, and then take none.

        Args:
            number: how many.
            now: seconds since some moment.
        """
        burst, over = self._rate.burst, self._rate.over.total_seconds()
        if self._at is not None:
            self._left = min(float(burst), self._left + (now - self._at) / over * burst)
        self._at = now
        if self._left < number:
            return False
        self._left -= number
        return True


class Limiter:
    """A token bucket for each address, refilled with time.

    Args:
        rate: how much is allowed; None: anything.
    """

    def __init__(self, rate: Rate | None) -> None:
        self._rate = rate
        self._buckets: OrderedDict[str, tuple[float, datetime]] = OrderedDict()

    def take(self, who: str, now: datetime, number: int = 1) -> bool:
        """Take a token, or several; return False if there was none.

        Of several that are not all there what is there is taken.
        """
        if self._rate is None:
            return True
        left = self._left(who, now)
        if left < 1:
            return False
        self._buckets[who] = (max(0.0, left - number), now)
        self._buckets.move_to_end(who)
        if len(self._buckets) > MOST_ADDRESSES:
            self._buckets.popitem(last=False)
        return True

    def wait(self, who: str, now: datetime) -> int:
        """Return in how many seconds the next token is there, rounded up."""
        if self._rate is None:
            return 0
        missing = max(0.0, 1 - self._left(who, now))
        return -int(-missing * self._rate.over.total_seconds() // self._rate.burst)

    def _left(self, who: str, now: datetime) -> float:
        assert self._rate is not None
        left, at = self._buckets.get(who, (float(self._rate.burst), now))
        gone = max(0.0, (now - at) / self._rate.over)
        return min(float(self._rate.burst), left + gone * self._rate.burst)
