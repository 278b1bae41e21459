"""Phones that speak as the phone page does, for tests with a real server."""

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Self, TypeVar

from aiohttp import ClientSession, ClientTimeout, ClientWebSocketResponse, TCPConnector, WSMsgType

from quizapp.server.host import SessionHost
from tests.waiting import PATIENCE

T = TypeVar("T")


def play(story: Callable[[ClientSession], Coroutine[Any, Any, T]]) -> T:
    """Run a story of phones to its end."""

    async def told() -> T:
        connector = TCPConnector(limit=0, force_close=True)
        timeout = ClientTimeout(total=PATIENCE)
        async with ClientSession(connector=connector, timeout=timeout) as http:
            return await asyncio.wait_for(story(http), 2 * PATIENCE)

    return asyncio.run(told())


class Phone:
    """A phone: joins, connects, votes, and knows its latest view."""

    def __init__(self, http: ClientSession, host: SessionHost, name: str, secret: str = "") -> None:
        self.http = http
        self.code = host.session.code
        self.base = f"http://{host.address}:{host.port}"
        self.name = name
        self.secret = secret or secrets.token_hex(24)
        self.view: dict[str, Any] = {}
        self.views = 0
        self.acks: dict[str, str] = {}
        self.closed = ""
        self.code_of_closing = 0
        self._socket: ClientWebSocketResponse | None = None
        self._reading: asyncio.Task[None] | None = None
        self._news = asyncio.Event()

    @classmethod
    async def come(cls, http: ClientSession, host: SessionHost, name: str) -> Self:
        """Join and connect."""
        phone = cls(http, host, name)
        status, body = await phone.join()
        assert status == 200, body
        await phone.connect()
        return phone

    @property
    def id(self) -> int:
        return int(self.view["me"]["id"])

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"}

    async def join(self, **changes: object) -> tuple[int, dict[str, Any]]:
        body = {"code": self.code, "name": self.name, "secret": self.secret, **changes}
        return await self.post("/api/join", body)

    async def post(self, path: str, body: object, **more: Any) -> tuple[int, dict[str, Any]]:
        async with self.http.post(self.base + path, json=body, **more) as answer:
            return answer.status, await answer.json()

    async def get(self, path: str, **more: Any) -> tuple[int, str]:
        headers = {**self.bearer, **more.pop("headers", {})}
        async with self.http.get(self.base + path, headers=headers, **more) as answer:
            return answer.status, await answer.text()

    async def connect(self) -> None:
        """Open the websocket and wait for the first view."""
        self._socket = await self.http.ws_connect(self.base + "/api/live")
        await self._socket.send_json({"secret": self.secret})
        self._reading = asyncio.create_task(self._read(self._socket))
        seen = self.views
        await self.see(lambda _: self.views > seen)

    async def leave(self) -> None:
        """Lose the connection without a word."""
        assert self._socket is not None
        assert self._reading is not None
        self._reading.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._reading
        await self._socket.close()

    async def send(self, message: object) -> None:
        assert self._socket is not None
        await self._socket.send_json(message)

    async def send_raw(self, text: str | bytes) -> None:
        assert self._socket is not None
        if isinstance(text, str):
            await self._socket.send_str(text)
        else:
            await self._socket.send_bytes(text)

    async def vote(self, choice: int, **changes: object) -> str:
        """Vote by the websocket; return the verdict."""
        sent = self.a_vote(choice, **changes)
        await self.send({"vote": sent})
        return await self.ack(str(sent["key"]))

    async def vote_by_post(self, choice: int, **changes: object) -> str:
        """Vote by the fall-back; return the verdict."""
        body = self.a_vote(choice, **changes)
        _, answer = await self.post("/api/vote", body, headers=self.bearer)
        return str(answer["verdict"])

    def a_vote(self, choice: int, **changes: object) -> dict[str, Any]:
        standing = {
            "question": self.view.get("number", 1) - 1,
            "round": self.view.get("round", 1),
        }
        key = secrets.token_hex(8)
        return {"key": key, **standing, "choice": choice, "certainty": None, **changes}

    async def ack(self, key: str) -> str:
        await self._wait(lambda: key in self.acks)
        return self.acks.pop(key)

    async def see(self, wanted: Callable[[dict[str, Any]], object]) -> None:
        """Wait for a view that is as wanted."""
        await self._wait(lambda: self.view and wanted(self.view))

    async def phase(self, name: str, number: int | None = None) -> None:
        await self.see(lambda v: v["phase"] == name and number in (None, v["number"]))

    async def cut_off(self) -> str:
        """Wait until the connection is closed; return the reason."""
        await self._wait(lambda: self.closed)
        return self.closed

    async def _wait(self, true: Callable[[], object]) -> None:
        async def wait() -> None:
            while not true():
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(wait(), PATIENCE)

    async def _read(self, socket: ClientWebSocketResponse) -> None:
        while True:
            message = await socket.receive()
            if message.type is not WSMsgType.TEXT:
                break
            got = message.json()
            if "view" in got:
                self.view = got["view"]
                self.views += 1
            if "ack" in got:
                self.acks[got["ack"]["key"]] = got["ack"]["verdict"]
            self._news.set()
        self.code_of_closing = socket.close_code or 0
        self.closed = str(message.extra or self.code_of_closing)
        self._news.set()


async def several(wanted: list[Awaitable[T]]) -> list[T]:
    """Wait for several at once."""
    return list(await asyncio.gather(*wanted))
