"""kill -9 of the host at random moments of a session with thirty phones."""

import asyncio
import json
import os
import random
import secrets
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector, WSMsgType

from quizapp.bank.backup import check
from quizapp.bank.engine import Bank
from quizapp.core.session.events import Record, Vote
from quizapp.core.session.names import name_key
from quizapp.core.session.replay import replayed
from quizapp.core.session.room_state import Room, new_room
from quizapp.core.session.setup import ClassSession, SessionSetup
from quizapp.services.classroom import Classroom
from tests.server.conftest import LOOPBACK, a_setup
from tests.server.rooms import joins_in, votes_in
from tests.waiting import PATIENCE

KILLS = int(os.environ.get("QUIZAPP_KILLS", "2"))
PHONES = 30
ROOT = Path(__file__).parents[2]
PACE = 0.12
"""Seconds between the teacher's steps, on average."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")


@dataclass
class Pupil:
    """A phone that behaves as the page does: keeps what is not acknowledged, sends it again."""

    base: str
    code: str
    name: str
    rng: random.Random
    secret: str = field(default_factory=lambda: secrets.token_hex(24))
    view: dict[str, Any] = field(default_factory=dict)
    pending: dict[str, Any] | None = None
    acknowledged: dict[str, dict[str, Any]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    joined: bool = False
    back_at: float = 0.0

    async def live(self, http: ClientSession) -> None:
        tries = 0
        while True:
            try:
                if not self.joined:
                    await self._join(http)
                await self._connected(http)
                tries = 0
            except (ClientError, ConnectionError, TimeoutError):
                pass
            tries += 1
            await asyncio.sleep(min(2.0, 0.05 * 2 ** min(tries, 4)))

    async def _join(self, http: ClientSession) -> None:
        body = {"code": self.code, "name": self.name, "secret": self.secret}
        async with http.post(self.base + "/api/join", json=body) as answer:
            assert answer.status == 200, await answer.text()
            self.joined = True

    async def _connected(self, http: ClientSession) -> None:
        async with http.ws_connect(self.base + "/api/live") as live:
            await live.send_json({"secret": self.secret})
            sent = ""
            while True:
                message = await live.receive()
                if message.type is not WSMsgType.TEXT:
                    assert live.close_code != 4401, "an acknowledged join is gone"
                    return
                got = json.loads(message.data)
                if "view" in got:
                    self.back_at = self.back_at or time.monotonic()
                    self._take(got["view"])
                if "ack" in got:
                    self._hear(**got["ack"])
                self._choose()
                if self.pending is not None and self.pending["key"] != sent:
                    sent = self.pending["key"]
                    await live.send_json({"vote": self.pending})

    def _take(self, view: dict[str, Any]) -> None:
        if self.view:
            assert view["seq"] >= self.view["seq"], "what was shown has been forgotten"
            assert view["me"] == self.view["me"]
        self.view = view

    def _hear(self, key: str, verdict: str) -> None:
        if self.pending is not None and key == self.pending["key"]:
            assert verdict in ("done", "again", "late"), verdict
            if verdict == "late":
                self.refused.add(key)
            else:
                self.acknowledged[key] = self.pending
            self.pending = None

    def _choose(self) -> None:
        """Vote once in each round, and sometimes think better of it."""
        view = self.view
        if self.pending is not None or view.get("phase") != "vote":
            return
        if view["mine"] is None or self.rng.random() < 0.2:
            self.pending = {
                "key": f"{self.rng.getrandbits(64):x}",
                "question": view["number"] - 1,
                "round": view["round"],
                "choice": self.rng.randrange(len(view["question"]["options"])),
                "certainty": self.rng.choice([None, 1, 2, 3]),
            }


class Child:
    """A host in a process of its own."""

    def __init__(self, file: Path, seed: int) -> None:
        words = ["-m", "tests.server.serve_until_killed", str(file), str(seed), str(PACE)]
        self._process = subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.said = self._process.stdout.readline().split()
        if self.said[:1] != ["serving"]:
            self.kill()
            pytest.fail("the host did not start")

    def kill(self) -> None:
        self._process.kill()  # SIGKILL
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


def test_no_kill_of_the_host_loses_a_vote_or_a_phone(
    bank: Bank, classroom: Classroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    setup = a_setup(bank)
    longer = SessionSetup(setup.title, setup.questions * (4 * KILLS))
    session = classroom.begin(longer)
    # A port of its own: while the host is dead nobody else's may take its place.
    classroom.take(session.id, "nobody")
    classroom.serve_at(session.id, "nobody", random.SystemRandom().randrange(20_000, 32_000))
    classroom.release(session.id, "nobody")
    bank.close()
    waits = asyncio.run(_lesson(tmp_path / "bank.sqlite", session, classroom, bank))
    with capsys.disabled():
        sys.stdout.write(
            f" {KILLS} kills, {waits.votes} votes acknowledged; the last phone was back"
            f" {max(waits.back):.2f} s after the restart at most "
        )
    assert waits.votes > PHONES


@dataclass
class Waits:
    back: list[float] = field(default_factory=list)
    votes: int = 0


async def _lesson(file: Path, session: ClassSession, classroom: Classroom, bank: Bank) -> Waits:
    waits, rng = Waits(), random.Random(5)
    child = await asyncio.to_thread(Child, file, 0)
    assert child.said[2] == session.code
    port = int(child.said[1])
    base = f"http://{LOOPBACK}:{port}"
    names = [f"{colour} {bird}" for colour in ("Amber", "Jade", "Ruby") for bird in BIRDS]
    pupils = [Pupil(base, session.code, n, random.Random(n)) for n in names[:PHONES]]
    connector = TCPConnector(limit=0, force_close=True)
    async with ClientSession(connector=connector, timeout=ClientTimeout(total=PATIENCE)) as http:
        living = [asyncio.create_task(pupil.live(http)) for pupil in pupils]
        try:
            await _all_back(pupils, living)
            for seed in range(1, KILLS + 1):
                await asyncio.sleep(rng.uniform(0.05, 1.0))
                child.kill()
                acknowledged = [dict(pupil.acknowledged) for pupil in pupils]
                await asyncio.to_thread(_verify, classroom, bank, session, pupils, acknowledged)
                for pupil in pupils:
                    pupil.back_at = 0.0
                child = await asyncio.to_thread(Child, file, seed)
                assert int(child.said[1]) == port
                waits.back.append(await _all_back(pupils, living))
            # In the end nothing is owed to anybody.
            await asyncio.sleep(0.2)
        finally:
            child.kill()
            for task in living:
                task.cancel()
            ends = await asyncio.gather(*living, return_exceptions=True)
        for end in ends:
            if not isinstance(end, asyncio.CancelledError):
                raise AssertionError(end)
    _verify(classroom, bank, session, pupils, [pupil.acknowledged for pupil in pupils])
    waits.votes = sum(len(pupil.acknowledged) for pupil in pupils)
    return waits


BIRDS = ("Crane", "Owl", "Robin", "Heron", "Dove", "Eagle", "Finch", "Gull", "Kite", "Lark")


async def _all_back(pupils: list[Pupil], living: list[asyncio.Task[None]]) -> float:
    """Wait until every phone has a view again; return after how many seconds the last had."""
    begin = time.monotonic()
    while not all(pupil.back_at for pupil in pupils):
        for task in living:
            if task.done():
                task.result()
        assert time.monotonic() - begin < PATIENCE, "a phone does not come back"
        await asyncio.sleep(0.01)
    return max(pupil.back_at for pupil in pupils) - begin


def _verify(
    classroom: Classroom,
    bank: Bank,
    session: ClassSession,
    pupils: list[Pupil],
    acknowledged: list[dict[str, dict[str, Any]]],
) -> None:
    """Check the rows against what phones were told, and the replayed room against the rows."""
    try:
        assert check(bank) == ()
        records = classroom.records(session.id)
        versions = classroom.versions(session.setup)
    finally:
        bank.close()
    assert [one.seq for one in records] == list(range(1, len(records) + 1))
    room = replayed(new_room(session.setup, versions), records)
    assert room.seq == len(records)
    kept = {(one.participant_id, one.client_key): one for one in votes_in(records)}
    for pupil, told in zip(pupils, acknowledged, strict=True):
        who = room.names[name_key(pupil.name)]
        if pupil.view:
            assert pupil.view["me"]["id"] == who
            assert pupil.view["seq"] <= room.seq
        for key, vote in told.items():
            row = kept[who, key]
            assert (row.question, row.round, row.choice) == (
                vote["question"],
                vote["round"],
                vote["choice"],
            )
        assert not any((who, key) in kept for key in pupil.refused)
    assert _scores(room) == _recounted(room, records)


def _scores(room: Room) -> dict[int, int]:
    """Return how many each has right by the room: the last vote of the last round counts."""
    scores = dict.fromkeys(map(int, room.participants), 0)
    for number in room.revealed:
        for who in room.participants:
            cast = room.vote_of(who, (number, 2)) or room.vote_of(who, (number, 1))
            if cast is not None and cast.vote.choice == room.questions[number].key:
                scores[int(who)] += 1
    return scores


def _recounted(room: Room, records: tuple[Record, ...]) -> dict[int, int]:
    """Return the same from the rows alone."""
    last: dict[tuple[int, int], Vote] = {}
    for vote in sorted(votes_in(records), key=lambda one: (one.question, one.round)):
        last[int(vote.participant_id), vote.question] = vote
    scores = {number: 0 for number, _ in enumerate(joins_in(records), 1)}
    for (who, number), vote in last.items():
        if number in room.revealed and vote.choice == room.questions[number].key:
            scores[who] += 1
    return scores
