"""Removing erased records from the bank's file, of a learner or of a session with its names."""

import logging

from quizapp.bank.engine import Bank
from quizapp.bank.errors import DiskFull
from quizapp.bank.secure_erase import vacuum_erased
from quizapp.bank.sqlite_files import sweep
from quizapp.core.views.records import Traces
from quizapp.env.logs import timed

log = logging.getLogger(__name__)


def erase_traces(bank: Bank, wait_ms: int | None = None) -> Traces:
    """Rewrite the bank's file without what was erased; return what is left in it.

    Args:
        bank: the bank.
        wait_ms: how long to wait for other programs; None: as long as for any write.
    """
    if bank.path is None:
        return Traces.SERVER
    sweep(bank.path)  # a copy that was killed half-way holds it too
    with timed(log, "writing the bank's file anew"):
        kept_from = vacuum_erased(bank) if wait_ms is None else vacuum_erased(bank, wait_ms)
    if kept_from is None:
        return Traces.NONE
    return Traces.NO_ROOM if isinstance(kept_from, DiskFull) else Traces.BUSY
