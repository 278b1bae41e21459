"""What a benchmark reports, and how times are taken."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Report:
    """The outcome of one benchmark."""

    figures: dict[str, float]
    """What was measured; the name says the unit."""
    budget: str
    """What is allowed, in words."""
    ok: bool
    notes: tuple[str, ...] = ()
    """What else there is to tell, a line each."""


@dataclass(frozen=True)
class Times:
    """The spread of a repeated measurement, in milliseconds."""

    least: float
    median: float
    p95: float

    def figures(self, name: str) -> dict[str, float]:
        """Return the spread as figures."""
        return {
            f"{name} median ms": round(self.median, 3),
            f"{name} p95 ms": round(self.p95, 3),
            f"{name} least ms": round(self.least, 3),
        }


def spread(seconds: list[float]) -> Times:
    """Return the spread of measured times."""
    ordered = sorted(seconds)
    return Times(
        least=ordered[0] * 1000,
        median=statistics.median(ordered) * 1000,
        p95=ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1000,
    )


def timed(work: Callable[[], object]) -> float:
    """Return how long some work takes, in seconds."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def pace() -> float:
    """Return how long a million additions take in Python, in milliseconds, best of three.

    Computers differ tenfold; budgets in milliseconds can only be judged beside this.
    """

    def add() -> None:
        total = 0
        for number in range(1_000_000):
            total += number

    return round(min(timed(add) for _ in range(3)) * 1000, 1)


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from running in the middle of a short measurement."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
