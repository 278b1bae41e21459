"""Waiting in tests: for what must become true, never for a length of time.

How long something takes says only how busy the computer is. A bound is needed all the same, so
that what is broken fails instead of hanging: it is so generous that nothing that works meets it.
"""

import asyncio
import time
from collections.abc import Callable

PATIENCE = 300.0
"""Seconds after which what is waited for counts as never coming.

Also the time-out of processes, requests and browsers: they are the same kind of bound.
"""


def wait_until(
    holds: Callable[[], object],
    what: str = "what was waited for",
    *,
    meanwhile: Callable[[], object] = lambda: time.sleep(0.002),
) -> None:
    """Wait until a condition holds.

    Args:
        holds: the condition.
        what: what the failure names.
        meanwhile: done between two looks; lets others have the processor.
    """
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"{what} did not come in {PATIENCE:.0f} seconds"
        meanwhile()


async def until(holds: Callable[[], object], what: str = "what was waited for") -> None:
    """Wait until a condition holds, while other tasks of this loop go on."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"{what} did not come in {PATIENCE:.0f} seconds"
        await asyncio.sleep(0.005)
