"""kill -9 at random moments of publishing: bank, files and versions agree after the next start."""

import os
import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bank.backup import check
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.core.authoring.edits import added, put
from quizapp.core.content.ids import FactId, PackId
from quizapp.core.content.scoping import scoped
from quizapp.env.clock import system_clock
from quizapp.services.packs import Packs
from quizapp.services.publishing import Publishing
from quizapp.services.workbench import Workbench
from tests.services.test_publishing import a_question

ROUNDS = int(os.environ.get("QUIZAPP_KILLS", "4"))
FARM = PackId("farm")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")


class Opened:
    """A bank with its packs, opened as a start does."""

    def __init__(self, data: Path) -> None:
        self.bank = Bank.open(data / "bank.sqlite", system_clock)
        self.packs = Packs(self.bank, data / "packs")
        self.workbench = Workbench(self.bank, self.packs, system_clock)
        self.publishing = Publishing(self.bank, self.packs, self.workbench, system_clock)

    def reword(self, stem: str) -> None:
        draft = self.workbench.open(FARM).copy.draft(FactId("cows"))
        question = draft.questions[0]
        item = replace(question.item, stem=stem)
        after = draft.with_question(replace(question, item=item))
        self.workbench.edit(FARM, put("typed", (draft, after)))


def _publish_and_be_killed(data: Path, seed: int) -> int:
    """Publish in a process of its own, kill it, and return the last version it told of."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # the child: nothing of the test's own may run here
        try:
            opened = Opened(data)
            opened.packs.build_all()
            for number in range(1_000):
                opened.reword(f"How many cows are {seed} and {number}?")
                version = opened.publishing.publish(FARM, f"round {seed}", "Ms Kim")
                os.write(writing, f"{version}\n".encode())
        finally:
            os._exit(1)
    os.close(writing)
    moment = random.Random(seed)
    with os.fdopen(reading) as said:
        text = "".join(said.readline() for _ in range(moment.randint(1, 3)))
        time.sleep(moment.uniform(0, 0.06))  # somewhere within the next version
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        text += said.read()
    return max(int(line) for line in text.split())


def test_whatever_is_killed_is_a_version_as_a_whole_or_none(tmp_path: Path) -> None:
    opened = Opened(tmp_path)
    opened.workbench.new("Farm")
    opened.workbench.edit(FARM, added("a question", (a_question("cows", "cows"),)))
    opened.bank.close()
    told = 0
    for seed in range(ROUNDS):
        told = max(told, _publish_and_be_killed(tmp_path, seed))
        opened = Opened(tmp_path)
        try:
            opened.packs.build_all()
            assert check(opened.bank) == ()
            versions = opened.publishing.versions(FARM)
            numbers = [one.number for one in versions]
            assert numbers == list(range(numbers[0], 0, -1))
            assert numbers[0] in (told, told + 1)  # what was told is there; the next one may be
            pack = opened.packs.read_own(FARM)
            assert pack.release == numbers[0]
            assert opened.publishing.check(FARM).by_hand == ()
            with opened.bank.read() as db:
                (built,) = Content(db).packs()
                items = scoped(pack).items()
                asked = Content(db).current_versions(item.id for item in items)
            assert built.release == numbers[0]
            assert [one.item.stem for one in asked] == [item.stem for item in pack.items()]
            assert not list((tmp_path / "packs").glob(".*"))
        finally:
            opened.bank.close()
