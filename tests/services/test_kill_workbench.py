"""kill -9 at random moments of writing questions."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from quizapp.bank.backup import check
from quizapp.core.authoring.illustrating import pictures_of_change, pictures_of_copy
from quizapp.core.content.ids import PackId
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.services.services import Services, open_services
from tests.services.stock import HandClock
from tests.services.write_until_killed import hash_of, write

ROUNDS = int(os.environ.get("QUIZAPP_KILLS", "20"))
MOST_WORDS = 12
"""After how many edits the writing is killed at the latest."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")


def _open(data: Path, clock: HandClock) -> Services:
    maintenance = BankMaintenance(data / BANK_FILE, data / "content", clock)
    return open_services(maintenance, data, clock, random.Random(1))


def _write_and_be_killed(data: Path, clock: HandClock, pack_id: PackId, seed: int) -> list[str]:
    """Run the writing in a process of its own, kill it, and return what it had said last."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # the child: nothing of the test's own may run here
        os.dup2(writing, 1)
        sys.stdout = os.fdopen(1, "w")
        try:
            write(_open(data, clock).workbench, pack_id, random.Random(seed))
        finally:
            os._exit(1)
    os.close(writing)
    moment = random.Random(seed)
    with os.fdopen(reading) as said:
        # After so many edits, and then somewhere within one: never at a certain time.
        text = "".join(said.readline() for _ in range(moment.randint(1, MOST_WORDS)))
        time.sleep(moment.uniform(0, 0.01))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        text += said.read()
    whole = [line for line in text.splitlines(keepends=True) if line.endswith("\n")]
    return whole[-1].split() if whole else []


def test_no_kill_loses_what_was_stored_and_undoing_goes_on(tmp_path: Path) -> None:
    clock = HandClock()
    services = _open(tmp_path, clock)
    pack_id = services.workbench.new("Milk")
    services.close()
    ahead = 0
    for seed in range(ROUNDS):
        said = _write_and_be_killed(tmp_path, clock, pack_id, seed)
        services = _open(tmp_path, clock)
        try:
            workbench = services.workbench
            copy = workbench.open(pack_id).copy
            if said:
                # The edit that the kill came into is stored wholly, or not at all.
                assert copy.revision - int(said[1]) in (0, 1)
                if copy.revision == int(said[1]):
                    assert hash_of(copy.drafts) == said[2]
                else:
                    ahead += 1
            if workbench.undo(pack_id) is not None:
                workbench.redo(pack_id)
            again = workbench.open(pack_id).copy
            assert again.drafts == copy.drafts
            assert all(one.data for one in pictures_of_copy(again))
        finally:
            services.close()
    services = _open(tmp_path, clock)
    try:
        assert check(services.bank) == ()
        steps = pictures = 0
        while services.workbench.undo(pack_id) is not None:
            steps += 1
        assert steps > ROUNDS
        while (done := services.workbench.redo(pack_id)) is not None:
            pictures += sum(bool(one.data) for one in pictures_of_change(done.change))
            steps -= 1
        assert pictures
        assert steps == 0
        assert services.workbench.open(pack_id).copy.drafts == copy.drafts
    finally:
        services.close()
