"""What a bad phone may try: refused or contained, named in the log, and a good phone goes on."""

import asyncio
import contextlib
import itertools
import json
import logging
import os
import secrets
import socket
import string
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import (
    ClientError,
    ClientSession,
    ClientTimeout,
    TCPConnector,
    WSServerHandshakeError,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.attendance import MOST_PARTICIPANTS
from quizapp.core.session.events import CloseVote, End, OpenVote, Rename, Reveal
from quizapp.core.session.setup import Naming
from quizapp.server import connections
from quizapp.server import http as servers
from quizapp.server.host import SessionHost
from quizapp.server.hub import hashed
from quizapp.server.limits import JOINS, MESSAGES, WRONG_CODES, Rate
from tests.server.conftest import LOOPBACK, PAGE, Start
from tests.server.phones import Phone, play, several
from tests.waiting import PATIENCE, until

BAD = "127.0.0.66"
"""Where bad phones come from; good ones come from 127.0.0.1."""

JOINERS = int(os.environ.get("QUIZAPP_JOINS", "1000"))

elsewhere = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux has a whole network of loopback addresses"
)

Attack = Callable[[ClientSession, Phone], Coroutine[Any, Any, None]]


@contextlib.asynccontextmanager
async def bad_http() -> AsyncIterator[ClientSession]:
    connector = TCPConnector(limit=200, force_close=True, local_addr=(BAD, 0))
    timeout = ClientTimeout(total=PATIENCE)
    async with ClientSession(connector=connector, timeout=timeout) as http:
        yield http


def survive(host: SessionHost, attack: Attack) -> float:
    """Attack a running vote while a good phone votes; return its longest wait in seconds."""

    async def story(http: ClientSession) -> float:
        good = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await good.phase("vote")
        over, waits = asyncio.Event(), []

        async def vote_on() -> None:
            for number in range(MESSAGES.burst - 5):
                if over.is_set() and number > 2:
                    break
                begin = time.perf_counter()
                assert await good.vote(number % 2) == "done"
                waits.append(time.perf_counter() - begin)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(over.wait(), 0.05)

        voting = asyncio.create_task(vote_on())
        try:
            async with bad_http() as bad:
                await attack(bad, good)
        finally:
            over.set()
            await voting
        host.send(CloseVote())
        host.send(Reveal())
        await good.phase("reveal")
        assert (await good.get("/api/state"))[0] == 200
        return max(waits)

    return play(story)


async def raw(host: SessionHost, sent: bytes, *, patience: float = PATIENCE) -> bytes:
    """Send bytes as they are; return the answer, or what came until the connection was closed."""
    reader, writer = await asyncio.open_connection(LOOPBACK, host.port)
    got = b""
    try:
        writer.write(sent)
        with contextlib.suppress(TimeoutError, ConnectionError):
            while piece := await asyncio.wait_for(reader.read(65_536), patience):
                got += piece
                head, _, body = got.partition(b"\r\n\r\n")
                length = head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0]
                if length.isdigit() and len(body) >= int(length):
                    break
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
    return got


@elsewhere
def test_forged_and_replayed_messages_do_not_touch_anybody_else(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    host = start(limited=True)

    async def attack(http: ClientSession, good: Phone) -> None:
        bad = await Phone.come(http, host, "Jade Owl")
        await bad.phase("vote")
        # Somebody else's number in the message, and a message that was overheard.
        forged = bad.a_vote(1, participant_id=good.id, me={"id": good.id}, who=good.id)
        await bad.send({"vote": forged, "secret": good.secret[:10], "participant_id": good.id})
        assert await bad.ack(forged["key"]) == "done"
        overheard = good.a_vote(0, key=good.view["mine"]["key"] if good.view["mine"] else "k")
        await bad.send({"vote": overheard})
        assert await bad.ack(overheard["key"]) == "done"
        # What the bank keeps of a secret is no secret, and a part of one is none either.
        for token in (hashed(good.secret), good.secret[:-1], good.secret.upper() + "A", "", "é"):
            headers = {"Authorization": f"Bearer {token}"}
            for path in ("/api/state", "/api/home"):
                async with http.get(bad.base + path, headers=headers) as answer:
                    assert answer.status == 401
            status, _ = await bad.post("/api/vote", bad.a_vote(1), headers=headers)
            assert status == 401
            thief = await http.ws_connect(bad.base + "/api/live")
            await thief.send_json({"secret": token})
            await thief.receive()
            assert thief.close_code == 4401
        status, body = await bad.join(secret=hashed(good.secret), name="Amber Crane")
        assert (status, body["verdict"]) == (409, "name taken")
        for changes in ({"question": 1}, {"round": 2}, {"question": 0, "round": 0}):
            assert await bad.vote(0, **changes) in ("not now", "late", "unknown")
        for choice in (-1, 99):
            assert await bad.vote(choice) == "unknown"

    survive(host, attack)
    good, bad = host.room.present
    assert {cast.vote.participant_id for cast in host.room.cast[0, 1][good.id]} == {good.id}
    assert host.room.counted((0, 1))[bad.id].vote.participant_id == bad.id
    assert "an unknown secret from 127.0.0.66" in caplog.text


@elsewhere
@pytest.mark.parametrize(
    ("message", "complaint"),
    [
        ("", "not JSON"),
        ("null", "not an object"),
        ("[" * 2_000, "not JSON"),
        ('{"a":' * 600 + "1" + "}" * 600, "no vote"),
        ('{"vote": []}', "no vote"),
        ('{"vote": {"key": "\\ud800", "question": 0, "round": 1, "choice": 0}}', "no key"),
        ('{"vote": {"key": "a\\u0000", "question": 0, "round": 1, "choice": 0}}', "no key"),
        ('{"vote": {"key": "k", "question": 1e9, "round": 1, "choice": 0}}', "no question"),
        ('{"vote": {"key": "k", "question": 0, "round": true, "choice": 0}}', "no round"),
        ('{"vote": {"key": "k", "question": 0, "round": 1, "choice": ' + "9" * 3_000, "not JSON"),
        (
            '{"vote": {"key": "k", "question": 0, "round": 1, "choice": 0, "certainty": 4}}',
            "no such certainty",
        ),
        (b'{"vote": {}}', "not a text message"),
        ("x" * 5_000, "not a text message"),
    ],
)
def test_a_malformed_message_cuts_its_sender_off(
    start: Start, caplog: pytest.LogCaptureFixture, message: str | bytes, complaint: str
) -> None:
    host = start(limited=True)

    async def attack(http: ClientSession, good: Phone) -> None:
        bad = await Phone.come(http, host, "Jade Owl")
        await bad.send_raw(message)
        await bad.cut_off()
        assert bad.code_of_closing in (1008, 1009)
        status, _answer = await bad.get("/api/state")
        assert status == 200  # it may come back, and behave

    survive(host, attack)
    assert f"cut off: {complaint}" in caplog.text
    assert "Traceback" not in caplog.text


_PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["k", "secret", "\ud800"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
_ANY = st.one_of(
    st.text(max_size=200).map(lambda text: text.encode(errors="replace").decode()),
    st.binary(max_size=200),
    _PLAIN.map(json.dumps),
    st.fixed_dictionaries({"vote": _PLAIN}).map(json.dumps),
    st.fixed_dictionaries(
        {
            "vote": st.fixed_dictionaries(
                {n: _PLAIN for n in ("key", "question", "round", "choice", "certainty")}
            )
        }
    ).map(json.dumps),
)
_calm = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def test_nothing_that_a_phone_may_send_breaks_anything(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    host = start()

    async def begin(http: ClientSession) -> str:
        return (await Phone.come(http, host, "Amber Crane")).secret

    secret = play(begin)
    host.send(OpenVote())

    @_calm
    @given(st.lists(_ANY, min_size=3, max_size=12))
    def fuzz(messages: list[str | bytes]) -> None:
        async def story(http: ClientSession) -> None:
            for message in messages:
                phone = Phone(http, host, "Amber Crane", secret)
                await phone.connect()
                await phone.send_raw(message)
                await phone.send_raw("enough")
                await phone.cut_off()
                first = await http.ws_connect(phone.base + "/api/live")
                if isinstance(message, str):
                    await first.send_str(message)
                else:
                    await first.send_bytes(message)
                await first.receive()
                assert first.close_code in (1008, 4401)
                body = message.encode() if isinstance(message, str) else message
                headers = {**phone.bearer, "Content-Type": "application/json"}
                for path in ("/api/vote", "/api/join"):
                    async with http.post(phone.base + path, data=body, headers=headers) as answer:
                        assert answer.status in (200, 400)

        play(story)

    fuzz()
    assert "Traceback" not in caplog.text
    assert "something went wrong" not in caplog.text


def test_no_bytes_at_all_break_the_server(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    host = start()
    name = f"{LOOPBACK}:{host.port}".encode()
    lines = st.sampled_from(
        [b"GET / HTTP/1.1", b"POST /api/join HTTP/1.1", b"GET /api/live HTTP/1.1", b"\x16\x03\x01"]
    ) | st.binary(max_size=60)
    headers = st.lists(
        st.sampled_from(
            [
                b"Host: " + name,
                b"Content-Length: 5",
                b"Content-Length: -1",
                b"Content-Length: 99999999999",
                b"Transfer-Encoding: chunked",
                b"Content-Encoding: gzip",
                b"Content-Type: application/json; charset=nonsense",
                b"Upgrade: websocket",
                b"Connection: Upgrade",
                b"Sec-WebSocket-Version: 13",
                b"Sec-WebSocket-Key: x",
                b"Expect: 100-continue",
                b"X: " + b"y" * 9_000,
            ]
        )
        | st.binary(max_size=40),
        max_size=6,
    )

    @_calm
    @given(st.lists(st.tuples(lines, headers, st.binary(max_size=60)), min_size=5, max_size=20))
    def fuzz(requests: list[tuple[bytes, list[bytes], bytes]]) -> None:
        async def story(http: ClientSession) -> None:
            for line, head, body in requests:
                sent = b"\r\n".join([line, *head, b"", body])
                await raw(host, sent, patience=0.005)  # much of it never gets an answer
            assert (await Phone(http, host, "").get("/api/check"))[0] == 200

        play(story)

    fuzz()
    told = [r for r in caplog.records if r.levelno >= logging.ERROR]
    assert not [r for r in told if r.name != "quizapp.server.http.http"]
    assert "Traceback" not in caplog.text
    assert len(told) <= 30  # the log is not filled


def test_what_is_too_large_is_refused(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        status, _ = await phone.post("/api/vote", {"key": "x" * 10_000}, headers=phone.bearer)
        assert status == 413
        status, _ = await Phone(http, host, "x" * 201).join()
        assert status == 400
        status, _ = await Phone(http, host, "Jade Owl", "s" * 129).join()
        assert status == 400
        status, _ = await Phone(http, host, "Jade Owl", "short").join()
        assert status == 400
        assert b" 400 " in await raw(host, b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\n\r\n")

    play(story)
    assert "413 '/api/vote' from 127.0.0.1" in caplog.text


@elsewhere
def test_a_flood_of_joins_ends_at_the_limit(
    start: Start, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    host = start(limited=True, naming=Naming.TYPED)

    async def attack(http: ClientSession, good: Phone) -> None:
        refused: list[int] = []

        async def flood(numbers: range) -> None:
            for number in numbers:
                with contextlib.suppress(ClientError):
                    refused.append((await Phone(http, host, f"Bad {number}").join())[0])

        await several([flood(range(n, JOINERS, 50)) for n in range(50)])
        assert set(refused) <= {200, 429}

    begin = time.monotonic()
    wait = survive(host, attack)
    minutes = (time.monotonic() - begin) / 60
    came = len(host.room.participants) - 1
    with capsys.disabled():
        sys.stdout.write(
            f" {JOINERS:,} joins in {minutes * 60:.1f} s: {came} came in,"
            f" the good phone waited {wait * 1000:.0f} ms at most "
        )
    assert came <= JOINS.burst * (1 + minutes) + 1
    assert "too many joins from 127.0.0.66" in caplog.text
    assert len(caplog.records) < 100


def test_a_room_takes_no_more_than_it_can_hold(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_PARTICIPANTS > 2_000
    monkeypatch.setattr("quizapp.core.session.attendance.MOST_PARTICIPANTS", 3)
    host = start(naming=Naming.TYPED)

    async def story(http: ClientSession) -> None:
        for number in range(3):
            assert (await Phone(http, host, f"Name {number}").join())[0] == 200
        status, body = await Phone(http, host, "One more").join()
        assert (status, body["verdict"]) == (409, "full")

    play(story)


@elsewhere
def test_codes_cannot_be_guessed_and_others_are_not_held_up(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    host = start(limited=True)

    async def attack(http: ClientSession, good: Phone) -> None:
        bad = Phone(http, host, "Jade Owl")
        seen = []
        for number in range(120):
            guess = f"A{number:03}" if number % 2 else f"{number}"
            path = f"{bad.base}/api/room?code={guess}"
            if number % 3:
                async with http.get(path) as answer:
                    seen.append(answer.status)
            else:
                seen.append((await bad.join(code=guess))[0])
        assert seen.count(404) <= WRONG_CODES.burst + 1
        assert seen.count(429) == 120 - seen.count(404)
        async with http.get(f"{bad.base}/api/room?code={bad.code}") as answer:
            assert answer.status == 429  # the right one too: nothing is learnt any more
            assert "wait" in (await answer.json())["error"]

    survive(host, attack)
    assert "a wrong code from 127.0.0.66" in caplog.text


def test_script_in_a_name_stays_text(start: Start) -> None:
    host = start(naming=Naming.TYPED)
    name = "<img src=x onerror=a()>"

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, name)
        assert phone.view["me"]["name"] == name
        async with http.get(phone.base + "/api/state", headers=phone.bearer) as answer:
            assert answer.content_type == "application/json"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        for event in (OpenVote(), CloseVote(), Reveal(), End()):
            host.send(event)
        await phone.phase("end")
        _, page = await phone.get("/api/home")
        assert "<img" not in page
        assert "&lt;img" in page

    play(story)


def test_other_pages_and_other_names_of_the_computer_are_refused(
    start: Start, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def name_of(address: str = "") -> str:
        asked.append(address)
        return address

    monkeypatch.setattr("socket.getfqdn", name_of)
    host = start()
    name = f"{LOOPBACK}:{host.port}"

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        for host_name in (
            "evil.example",
            f"evil.example:{host.port}",
            f"localhost:{host.port}",
            "",
        ):
            status, _ = await phone.get("/api/state", headers={"Host": host_name})
            assert status in (400, 421), host_name
        for origin in ("http://evil.example", "null", f"https://{name}", f"http://{name}.evil", ""):
            status, _ = await phone.get("/api/state", headers={"Origin": origin})
            assert status == 403, origin
            with pytest.raises(WSServerHandshakeError):
                await http.ws_connect(phone.base + "/api/live", headers={"Origin": origin})
        assert (await phone.get("/api/state", headers={"Origin": f"http://{name}"}))[0] == 200
        # A form of another page can send no JSON, and may not ask first.
        async with http.post(
            phone.base + "/api/vote",
            data=b"{}",
            headers={**phone.bearer, "Content-Type": "text/plain"},
        ) as answer:
            assert answer.status == 400
        async with http.options(phone.base + "/api/vote") as answer:
            assert answer.status == 405
            assert "Access-Control-Allow-Origin" not in answer.headers
        for version, wanted in ((b"1.0", b" 421 "), (b"1.1", b" 400 ")):
            assert wanted in await raw(host, b"GET / HTTP/" + version + b"\r\n\r\n")

    play(story)
    assert "a page of 'http://evil.example' from 127.0.0.1" in caplog.text
    assert "a request for host 'evil.example' from 127.0.0.1" in caplog.text
    assert asked == [], "the network is asked for this computer's name, which may take seconds"


@pytest.mark.parametrize(
    "path",
    [
        *("/../phone.py", "/../../pyproject.toml", "/..%2f..%2fpyproject.toml", "/%2e%2e/x.toml"),
        *("/.%2e/", "/%00", "/phone.js%00", "/phone.js/../../x", "//etc/passwd", "/etc/passwd"),
        *("/..\\..\\x", "/%5c..%5cx", "/index.html/..", "/api/../phone.js", "/.git/config"),
        *("http://evil.example/", "*", "/%ff%fe", "/?x=/../..", "/phone.js;/../x", "/ä"),
    ],
)
def test_no_path_leads_out_of_the_page(start: Start, path: str) -> None:
    host = start()
    ours = {file.read_bytes() for file in PAGE.iterdir()}
    name = f"{LOOPBACK}:{host.port}".encode()

    async def story(_: ClientSession) -> bytes:
        return await raw(
            host, b"GET " + path.encode() + b" HTTP/1.1\r\nHost: " + name + b"\r\n\r\n"
        )

    head, _, body = play(story).partition(b"\r\n\r\n")
    status = int(head.split()[1])
    assert (status == 200 and body in ours) or status in (400, 404, 421), head
    assert status == 200 or len(body) < 200


@elsewhere
def test_a_phone_that_talks_too_much_is_cut_off_and_coming_back_does_not_help(
    start: Start, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The usual rate allows a message more each quarter of a second, which is soon over here.
    monkeypatch.setattr(servers, "MESSAGES", Rate(MESSAGES.burst, timedelta(minutes=10)))
    host = start(limited=True)

    async def attack(http: ClientSession, good: Phone) -> None:
        bad = await Phone.come(http, host, "Jade Owl")
        await bad.phase("vote")
        with contextlib.suppress(ConnectionError):
            for number in range(60):  # many more are a flood: tests/server/test_floods.py
                await bad.send({"vote": bad.a_vote(number % 2)})
        assert await bad.cut_off() == "too many messages"
        await bad.connect()
        bad.closed = ""
        with contextlib.suppress(ConnectionError):
            for _ in range(20):
                await bad.send({"vote": bad.a_vote(0)})
        assert await bad.cut_off() == "too many messages"
        status, _ = await bad.post("/api/vote", bad.a_vote(0), headers=bad.bearer)
        assert status == 429

    survive(host, attack)
    assert len(host.room.cast[0, 1][host.room.present[1].id]) <= MESSAGES.burst + 20
    assert "cut off: too many messages from 127.0.0.66" in caplog.text


@elsewhere
def test_a_flood_of_requests_is_refused(
    start: Start, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "REQUESTS", Rate(100, timedelta(minutes=10)))
    host = start(limited=True)

    async def attack(http: ClientSession, good: Phone) -> None:
        async def ask() -> int:
            async with http.get(good.base + "/") as answer:
                return answer.status

        seen = await several([ask() for _ in range(300)])
        assert seen.count(429) == 200
        async with http.get(good.base + "/") as answer:
            assert answer.headers["Connection"] == "close"

    survive(host, attack)
    assert "too many requests from 127.0.0.66" in caplog.text


def test_of_too_many_pages_of_one_participant_the_oldest_is_closed(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        first = await Phone.come(http, host, "Amber Crane")
        tabs = [first] + [Phone(http, host, "", first.secret) for _ in range(10)]
        for tab in tabs[1:]:
            await tab.connect()
        assert "too many pages" in await first.cut_off()
        host.send(OpenVote())
        for tab in tabs[3:]:
            await tab.phase("vote")
        assert host.room.here == {first.id}

    play(story)


async def _end(reader: asyncio.StreamReader) -> None:
    with contextlib.suppress(ConnectionError):
        assert await reader.read() == b""


@elsewhere
def test_connections_that_say_nothing_make_room_for_those_that_do(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST_SILENT", 20)
    monkeypatch.setattr(connections, "OPENING_SECONDS", 1)
    monkeypatch.setattr(servers, "BODY_SECONDS", 1)
    host = start()

    async def attack(unused: ClientSession, good: Phone) -> None:
        opened = [asyncio.open_connection(LOOPBACK, host.port) for _ in range(100)]
        slow = await several([*opened])
        try:
            for _, silent in slow:
                silent.write(b"GET / HTTP/1.1\r\nX: ")
            ends = [asyncio.create_task(_end(half)) for half, _ in slow]
            await until(lambda: sum(end.done() for end in ends) >= 80)
            assert (await Phone(good.http, host, "Jade Owl").join())[0] == 200
            await several([*ends])  # and in the end all of them
        finally:
            for _, silent in slow:
                silent.close()
        # Nor may a request's body be waited for for ever.
        head = f"POST /api/join HTTP/1.1\r\nHost: {LOOPBACK}:{host.port}\r\n"
        head += "Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{"
        assert b" 408 " in await raw(host, head.encode())

    survive(host, attack)


@contextlib.asynccontextmanager
async def deaf_phone(host: SessionHost, http: ClientSession) -> AsyncIterator[ParticipantId]:
    """A phone that is in the room, and never reads what it is sent."""
    bad = Phone(http, host, "Jade Owl")
    await bad.join()
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
        deaf.connect((LOOPBACK, host.port))
        upgrade = (
            f"GET /api/live HTTP/1.1\r\nHost: {LOOPBACK}:{host.port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        hello = json.dumps({"secret": bad.secret}).encode()
        frame = bytes([0x81, 0x80 | len(hello), 0, 0, 0, 0]) + hello
        deaf.sendall(upgrade.encode() + frame)
        who = host.room.names["jade owl"]
        await until(lambda: who in host.room.here)
        yield who


async def news(host: SessionHost, who: ParticipantId, enough: Callable[[int], bool]) -> None:
    """Send a phone one view after another until there were enough."""
    for number in itertools.count():
        if enough(number):
            break
        host.send(Rename(who, f"Jade {number}"))
        await asyncio.sleep(0.001)


@pytest.fixture
def narrow(start: Start) -> SessionHost:
    """A host whose connections hold little that is not read yet."""
    host = start()
    assert host._socket is not None
    host._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)
    return host


@elsewhere
def test_a_phone_that_never_reads_holds_nobody_up(narrow: SessionHost) -> None:
    async def attack(http: ClientSession, good: Phone) -> None:
        async with deaf_phone(narrow, http) as who:
            await news(narrow, who, lambda number: number == 2_000)  # the buffers hold less
            assert await good.vote(1) == "done"
            assert who in narrow.room.here

    survive(narrow, attack)


@elsewhere
def test_a_phone_that_never_reads_is_cut_off(
    narrow: SessionHost, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(servers, "SEND_SECONDS", 0.3)

    async def attack(http: ClientSession, good: Phone) -> None:
        async with deaf_phone(narrow, http) as who:
            gone = news(narrow, who, lambda _: who not in narrow.room.here)
            await asyncio.wait_for(gone, PATIENCE)

    survive(narrow, attack)
    assert "participant 2 does not read" in caplog.text


def test_a_deaf_phone_does_not_keep_a_session_from_stopping(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "CLOSE_SECONDS", 0.2)
    host = start()

    async def story(http: ClientSession) -> None:
        async with deaf_phone(host, http):
            await asyncio.to_thread(host.stop)

    play(story)


def test_secrets_and_names_are_not_in_the_log(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    host = start(naming=Naming.TYPED)
    secret = secrets.token_hex(24)

    async def story(http: ClientSession) -> None:
        phone = Phone(http, host, "Mina Kim", secret)
        await phone.join()
        await phone.connect()
        await phone.send_raw("nonsense")
        await phone.cut_off()
        await phone.join(code="XXXX", secret=secret[::-1])

    play(story)
    assert "cut off" in caplog.text
    assert secret not in caplog.text
    assert hashed(secret) not in caplog.text
    assert "Mina" not in caplog.text
    assert set(secret) <= set(string.hexdigits)
