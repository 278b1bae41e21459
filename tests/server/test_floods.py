"""Floods from anybody on the Wi-Fi: every frame counts, and a whole class is let in."""

import asyncio
import contextlib
import json
import logging
import socket
import struct
import time
from datetime import timedelta

import pytest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.session.events import OpenVote
from quizapp.core.session.setup import Naming
from quizapp.server import connections
from quizapp.server.connections import FrameCount
from quizapp.server.host import SessionHost
from quizapp.server.limits import Bucket, Rate
from tests.server.conftest import LOOPBACK, PAGE, Start
from tests.server.phones import Phone, play, several
from tests.server.test_attacks import BAD, elsewhere, survive
from tests.waiting import until

PONG, PING, PIECE = 0x8A, 0x89, 0x00


def frame(kind: int, payload: bytes = b"") -> bytes:
    """Return a frame as a browser sends it: masked, here with zeros."""
    length = len(payload)
    if length < 126:
        head = bytes([kind, 0x80 | length])
    elif length < 65_536:
        head = bytes([kind, 0x80 | 126]) + length.to_bytes(2)
    else:
        head = bytes([kind, 0x80 | 127]) + length.to_bytes(8)
    return head + bytes(4) + payload


def upgrade(host: SessionHost) -> bytes:
    return (
        f"GET /api/live HTTP/1.1\r\nHost: {host.address}:{host.port}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    ).encode()


class Bad:
    """A connection that speaks no better than it is told to."""

    def __init__(self, host: SessionHost, address: str = BAD) -> None:
        self._host = host
        self._address = address

    async def open(self, secret: str = "") -> "Bad":
        """Open a websocket, and say who it is if there is a secret."""
        self.reader, self.writer = await asyncio.open_connection(
            LOOPBACK, self._host.port, local_addr=(self._address, 0)
        )
        try:
            self.writer.write(upgrade(self._host))
            assert b" 101 " in await self.reader.readuntil(b"\r\n\r\n")
        except BaseException:
            self.writer.close()
            raise
        if secret:
            self.writer.write(frame(0x81, json.dumps({"secret": secret}).encode()))
        return self

    async def flood(self, sent: bytes, seconds: float = 10) -> bool:
        """Send the same again and again; return whether that was ended."""
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end and not self.writer.is_closing():
                self.writer.write(sent)
                await asyncio.wait_for(self.writer.drain(), 1)
                await asyncio.sleep(0)
        except (ConnectionError, TimeoutError):
            return True
        return self.writer.is_closing()

    async def ended(self) -> bool:
        """Wait until the other side ends it."""
        with contextlib.suppress(ConnectionError):
            while await self.reader.read(65_536):
                pass
        return True

    def close(self) -> None:
        self.writer.close()


@given(
    st.lists(st.tuples(st.sampled_from([PONG, PING, PIECE, 0x81]), st.integers(0, 300)), max_size=9)
    | st.just([(0x81, 70_000), (PONG, 0)]),
    st.lists(st.integers(1, 200), min_size=1, max_size=20),
)
def test_frames_are_counted_in_whatever_pieces_they_come(
    frames: list[tuple[int, int]], pieces: list[int]
) -> None:
    sent = b"".join(frame(kind, b"x" * length) for kind, length in frames)
    count, number, at, turn = FrameCount(), 0, 0, 0
    while at < len(sent):
        size = pieces[turn % len(pieces)]
        number += count.add(sent[at : at + size])
        at, turn = at + size, turn + 1
    assert number == len(frames)


def test_a_bucket_refills_with_time() -> None:
    bucket = Bucket(Rate(4, timedelta(seconds=2)))
    assert bucket.take(4, 100.0)
    assert not bucket.take(1, 100.0)
    assert bucket.take(1, 100.5)
    assert not bucket.take(1, 100.6)
    assert bucket.take(4, 200.0)
    assert not bucket.take(5, 300.0)


@elsewhere
@pytest.mark.parametrize("known", [False, True], ids=["nobody", "a participant"])
@pytest.mark.parametrize(
    "sent",
    [
        frame(PONG) * 1_000,
        frame(PING, b"x" * 125) * 100,
        frame(0x01, b'{"') + frame(PIECE) * 1_000,
        frame(PONG)[:1],
    ],
    ids=["pongs", "pings", "pieces of a message", "byte by byte"],
)
def test_a_flood_of_frames_of_any_kind_is_cut_off_and_named(
    start: Start, caplog: pytest.LogCaptureFixture, sent: bytes, known: bool
) -> None:
    host = start(limited=True)
    who: list[int] = []
    number = 5 if known else 20  # more pages than eight are not left to one participant

    async def attack(http: ClientSession, good: Phone) -> None:
        secret = ""
        if known:
            joined = Phone(http, host, "Jade Owl")
            _, body = await joined.join()
            who.append(body["me"]["id"])
            secret = joined.secret
        bad = [await Bad(host).open(secret) for _ in range(number)]
        try:
            ends = await several([one.flood(sent) for one in bad])
            assert all(ends)
        finally:
            for one in bad:
                one.close()

    survive(host, attack)
    offender = host.offender
    assert offender is not None
    assert (offender.address, offender.times) == (BAD, number)
    assert offender.participant_id == (who[0] if known else None)
    named = f"participant {who[0]}, " if known else ""
    assert f"cut off: {named}it sends too much from {BAD}" in caplog.text
    assert len(caplog.records) < 60


@elsewhere
def test_who_comes_again_and_again_to_flood_is_turned_away(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connections, "CONNECTIONS", Rate(20, timedelta(minutes=10)))
    monkeypatch.setattr(connections, "COST_OF_FLOOD", 0)
    host = start(limited=True)
    opened: list[int] = []

    async def attack(http: ClientSession, good: Phone) -> None:
        for _ in range(30):
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                bad = await Bad(host).open()
                opened.append(1)
                assert await bad.flood(frame(PONG) * 200)
                bad.close()

    survive(host, attack)
    assert len(opened) == 20
    assert f"too many connections from {BAD}" in caplog.text


@elsewhere
def test_a_flood_from_the_address_of_a_class_does_not_lock_the_class_out(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "CONNECTIONS", Rate(100, timedelta(minutes=10)))
    host = start(limited=True, naming=Naming.TYPED)

    async def story(http: ClientSession) -> None:
        await Phone.come(http, host, "Amber Crane")
        for _ in range(30):
            bad = await Bad(host, LOOPBACK).open()
            assert await bad.flood(frame(PONG) * 200)
            bad.close()
        await several([Phone.come(http, host, f"Pupil {number}") for number in range(10)])

    play(story)
    assert len(host.room.present) == 11


@elsewhere
def test_who_floods_from_an_address_of_its_own_soon_gets_nowhere(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "CONNECTIONS", Rate(100, timedelta(minutes=10)))
    host = start(limited=True)
    opened: list[int] = []

    async def attack(http: ClientSession, good: Phone) -> None:
        for _ in range(20):
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                bad = await Bad(host).open()
                opened.append(1)
                assert await bad.flood(frame(PONG) * 200)
                bad.close()

    survive(host, attack)
    assert len(opened) <= 6


@elsewhere
def test_one_address_may_hold_so_many_connections_and_no_more(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connections, "MOST_OF_ONE", 30)
    host = start(limited=True)

    async def attack(http: ClientSession, good: Phone) -> None:
        bad = [await Bad(host).open() for _ in range(30)]
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await Bad(host).open()
        assert (await Phone(good.http, host, "Jade Owl").join())[0] == 200
        bad[0].close()
        await until(lambda: host._server._connections._open[BAD] < 30)  # type: ignore[union-attr]
        bad[0] = await Bad(host).open()
        for one in bad:
            one.close()

    survive(host, attack)
    assert f"too many connections at once from {BAD}" in caplog.text


@elsewhere
def test_control_frames_buy_no_time_to_say_who_one_is(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = start(limited=True)

    async def attack(http: ClientSession, good: Phone) -> None:
        with monkeypatch.context() as soon:  # the good phone may take its time, also on a busy day
            soon.setattr(connections, "OPENING_SECONDS", 2)
            bad = await Bad(host).open()
        over = asyncio.create_task(bad.ended())
        while not over.done():  # without the deadline it goes on until the test fails
            with contextlib.suppress(ConnectionError):
                bad.writer.write(frame(PONG))
                await bad.writer.drain()
            await asyncio.sleep(0.3)
        bad.close()

    survive(host, attack)


@elsewhere
def test_a_request_whose_answer_waits_for_the_disk_is_not_cut_off(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = start(limited=True)

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        record = host._classroom.record

        def slowly(*what: object) -> None:
            time.sleep(1.5)
            record(*what)  # type: ignore[arg-type]

        monkeypatch.setattr(connections, "OPENING_SECONDS", 1)
        monkeypatch.setattr(host._classroom, "record", slowly)
        assert await phone.vote_by_post(1) == "done"

    play(story)
    assert len(host.room.counted((0, 1))) == 1


@elsewhere
def test_forty_phones_behind_one_address_join_and_vote(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    host = start(limited=True, naming=Naming.TYPED)
    files = ["/", *(f"/{file.name}" for file in PAGE.glob("*.js")), "/phone.css", "/favicon.ico"]

    async def pupil(http: ClientSession, number: int) -> Phone:
        phone = Phone(http, host, f"Pupil {number}")
        for path in files:
            assert (await phone.get(path))[0] in (200, 404)
        assert (await phone.join(code="AAAA"))[0] == 404  # everybody mistypes it once
        assert (await phone.get(f"/api/room?code={phone.code}"))[0] == 200
        assert (await phone.join())[0] == 200
        await phone.connect()
        return phone

    async def story(http: ClientSession) -> None:
        phones = await several([pupil(http, number) for number in range(40)])
        for turn in range(3):
            if turn == 0:
                host.send(OpenVote())
            await several([phone.phase("vote") for phone in phones])
            votes = await several([phone.vote(turn % 2) for phone in phones])
            assert votes == ["done"] * 40
        # The access point starts anew: all of them come back at once.
        await several([phone.leave() for phone in phones])
        await several([phone.connect() for phone in phones])
        assert all(phone.view["mine"] for phone in phones)

    play(story)
    assert len(host.room.counted((0, 1))) == 40
    assert host.offender is None
    assert "too many" not in caplog.text


@elsewhere
def test_a_host_that_was_frozen_tells_of_those_who_left_in_words(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    host = start(limited=True)

    async def story(http: ClientSession) -> None:
        phones = [await Phone.come(http, host, name) for name in ("Amber Crane", "Jade Owl")]
        loop = host._loop
        assert loop is not None
        asleep: list[int] = []

        def freeze() -> None:
            asleep.append(1)
            while not woken_up():
                time.sleep(0.005)

        def woken_up() -> bool:
            return len(asleep) > 1

        loop.call_soon_threadsafe(freeze)
        await until(lambda: asleep)
        for kind in range(30):  # whoever comes meanwhile gives up, in every way there is
            gone = socket.create_connection((LOOPBACK, host.port))
            gone.sendall(upgrade(host) if kind % 2 else b"GET / HTTP/1.1\r\n")
            if kind % 3:
                hello = json.dumps({"secret": phones[0].secret}).encode()
                gone.sendall(frame(0x81, hello))
            if kind % 5:
                gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            gone.close()
        for phone in phones:
            await phone.send({"vote": phone.a_vote(0)})
            await phone.leave()
        asleep.append(1)
        back = Phone(http, host, "Amber Crane", phones[0].secret)
        await back.connect()

    play(story)
    assert not [r for r in caplog.records if r.levelno >= logging.ERROR and r.exc_info]
    for record in caplog.records:
        assert not record.getMessage().startswith("Error handling request"), record.getMessage()
