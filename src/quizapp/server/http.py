"""The server for the phones; only it and ``responses`` import the web framework.

One port serves the page, the websocket and the fall-back for poor Wi-Fi. Everything a phone sends
is checked here for its form and answered in one of a few words; what it means is for the room.
"""

import asyncio
import contextlib
import functools
import json
import logging
import random
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import WSCloseCode, WSMessage, WSMsgType, web, web_app

from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import Join, Vote
from quizapp.core.session.friendly_names import is_offered, offered
from quizapp.core.session.names import NameFault, name_fault, sort_key, tidied, tidy_name
from quizapp.core.session.room_state import Phase, Reply, Verdict
from quizapp.core.session.setup import Naming, tidy_code
from quizapp.core.session.unkind_names import is_kind
from quizapp.env.clock import Clock
from quizapp.server.connections import OPENING_SECONDS, Connections, Offender, stop_listening
from quizapp.server.hub import Connection, SessionHub, hashed
from quizapp.server.limits import (
    COMPLAINTS,
    JOINS,
    MESSAGES,
    PICTURES,
    REQUESTS,
    WRONG_CODES,
    Limiter,
    Rate,
)
from quizapp.server.messages import Malformed, inner, parsed, text_in, vote_in
from quizapp.server.responses import error_response, json_response, picture_response, protected
from quizapp.server.take_home_page import take_home_page

log = logging.getLogger(__name__)
http_log = log.getChild("http")

MOST_BYTES = 4_096
"""The longest message that a phone may send; the longest honest one has about 300."""

PING_SECONDS = 15
SEND_SECONDS = 10
"""A phone that does not take a message for so long is cut off; it reconnects by itself."""

SENT_AT_ONCE = 32_768
"""Such a message fits into an empty buffer without waiting: asyncio's limit is twice as high."""

CLOSE_SECONDS = 2
"""How long a phone may take to say that it knows that its connection is closed."""

BODY_SECONDS = 15
"""How long a request may be without its body."""

LIVE = "/api/live"

MOST_UNACKNOWLEDGED = 50
"""How many votes one connection may have unacknowledged (a full disk); a page has one."""

SHORTEST_SECRET, LONGEST_SECRET = 32, 128
OFFERS = 3

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Serves one session to phones.

    Args:
        hub: the running session.
        code: what pupils type to join.
        page: the folder of the phone page.
        hosts: what the page may be reached under ("192.168.1.5:8080"); other names are refused.
        clock: returns the current time.
        rng: random numbers for offered names.
        limited: whether addresses are limited; a load test from one address is not.
    """

    def __init__(
        self,
        hub: SessionHub,
        code: str,
        page: Path,
        hosts: frozenset[str],
        clock: Clock,
        rng: random.Random,
        *,
        limited: bool = True,
    ) -> None:
        self._hub = hub
        self._code = code
        self._hosts = hosts
        self._clock = clock
        self._rng = rng
        self._files = {
            f"/{file.name}": (file.read_bytes(), _TYPES[file.suffix])
            for file in sorted(page.iterdir())
            if file.suffix in _TYPES
        }

        def rate(allowed: Rate) -> Rate | None:
            return allowed if limited else None

        self._wrong_codes = Limiter(rate(WRONG_CODES))
        self._joins = Limiter(rate(JOINS))
        self._messages = Limiter(rate(MESSAGES))
        self._requests = Limiter(rate(REQUESTS))
        self._pictures = Limiter(rate(PICTURES))
        self._complaints = Limiter(COMPLAINTS)
        self._limited = limited
        self._connections: Connections | None = None
        self._runner: web.AppRunner | None = None
        self._listening: asyncio.Server | None = None

    async def start(self, listening: socket.socket) -> None:
        """Serve on a socket that is bound already."""
        app = web.Application(client_max_size=MOST_BYTES, middlewares=[self._guard])
        app.router.add_get("/", self._page)
        app.router.add_get("/{name}", self._page)
        app.router.add_get("/api/check", self._check)
        app.router.add_get("/api/room", self._room)
        app.router.add_post("/api/join", self._join)
        app.router.add_get("/api/state", self._state)
        app.router.add_post("/api/vote", self._vote)
        app.router.add_get(LIVE, self._live)
        app.router.add_get("/api/home", self._home)
        app.router.add_get("/pictures/{digest}", self._picture)
        # The web framework logs requests that are not HTTP itself, each with a traceback.
        http_log.addFilter(self._is_worth_telling)
        self._runner = web.AppRunner(
            app,
            access_log=None,
            shutdown_timeout=2,
            keepalive_timeout=OPENING_SECONDS,
            logger=http_log,
        )
        await self._runner.setup()
        assert self._runner.server is not None
        self._connections = Connections(
            self._runner.server, self._clock, self._complain, limited=self._limited
        )
        self._listening = await asyncio.get_running_loop().create_server(
            self._connections.accept, sock=listening, backlog=2_048
        )

    @property
    def offender(self) -> Offender | None:
        """Return who was cut off last because it sends too much; None: nobody was."""
        return self._connections.offender if self._connections is not None else None

    async def stop(self, reason: str) -> None:
        """Close every connection with a reason, then the socket."""
        if self._listening is not None:
            await stop_listening(self._listening)
        self._hub.close(reason)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS):
                while self._hub.connections:
                    await asyncio.sleep(0.02)
        if self._runner is not None:
            await self._runner.cleanup()
        http_log.removeFilter(self._is_worth_telling)
        # aiohttp remembers the last thousand handlers with what is around them: whole sessions.
        remembered = getattr(web_app, "_cached_build_middleware", None)
        if remembered is not None:
            remembered.cache_clear()

    def _is_worth_telling(self, record: logging.LogRecord) -> bool:
        """Replace tracebacks by one line, and drop lines that come too often."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            record.msg, record.args = "a request failed: %.200s", (reason,)
            record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.exc_info = record.exc_text = None
        return self._complaints.take("http", self._clock())

    def _complain(self, who: str, words: str) -> None:
        if self._complaints.take(who, self._clock()):
            log.warning("refused: %s from %s", words, who)

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse requests from elsewhere, and turn every error into an answer."""
        assert self._connections is not None
        protocol = self._connections.protocol_of(request.protocol)
        protocol.request_begins()
        if request.path == LIVE:
            return await self._guarded(request, handler)  # the deadline runs on until it identifies
        protocol.stop_deadline()
        try:
            return await self._guarded(request, handler)
        finally:
            protocol.start_deadline()

    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self._requests.take(_who(request), self._clock()):
            self._complain(_who(request), "too many requests")
            response = error_response(429, "too many requests")
            response.force_close()
            return response
        # Not request.host: without the header that one asks the network for this computer's name.
        host = request.headers.get("Host", "")
        if host not in self._hosts:
            self._complain(_who(request), f"a request for host {host!r:.80}")
            return error_response(421, "wrong address")
        origin = request.headers.get("Origin")
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            self._complain(_who(request), f"a page of {origin!r:.80}")
            return error_response(403, "wrong origin")
        try:
            answer = await handler(request)
        except Malformed as error:
            self._complain(_who(request), f"{error}")
            return error_response(400, str(error))
        except web.HTTPException as error:
            self._complain(_who(request), f"{error.status} {request.path!r:.80}")
            return error_response(error.status, error.reason.casefold())
        except asyncio.CancelledError:
            raise
        except ConnectionError:
            # The phone left while it waited, perhaps because this computer slept: nobody to answer.
            return error_response(499, "you left")
        except Exception:
            log.exception("a request failed")
            return error_response(500, "something went wrong here")
        return answer if answer.prepared else protected(answer, request.host)

    async def _page(self, request: web.Request) -> web.Response:
        name = request.path
        if name == "/check":
            name = "/check.html"
        elif name == "/" or tidy_code(name) == self._code:
            name = "/index.html"
        elif name.endswith(".html"):
            raise web.HTTPNotFound
        if name not in self._files:
            if "." not in name.rstrip("."):
                # Another session's code: the page explains that better than a browser's 404 would.
                name = "/index.html"
            else:
                raise web.HTTPNotFound
        body, content_type = self._files[name]
        return web.Response(body=body, content_type=content_type, charset="utf-8")

    async def _check(self, request: web.Request) -> web.Response:
        return json_response({"ok": True})

    async def _room(self, request: web.Request) -> web.Response:
        self._check_code(request, request.query.get("code", ""))
        room = self._hub.shown
        names = tuple(sorted(room.free_names, key=sort_key))
        if room.setup.naming is Naming.OFFERED:
            names = offered(room.names, OFFERS, self._rng)
        return json_response(
            {
                "code": self._code,
                "title": room.setup.title,
                "subject": room.setup.subject,
                "naming": str(room.setup.naming),
                "names": list(names),
                "returning": [one.name for one in room.returning],
            }
        )

    async def _join(self, request: web.Request) -> web.Response:
        body = await _body(request)
        secret, name = text_in(body, "secret", LONGEST_SECRET), text_in(body, "name", 200)
        if len(secret) < SHORTEST_SECRET or not secret.isascii():
            raise Malformed("no secret")
        known = self._hub.find(secret)
        if known is None:
            self._check_code(request, text_in(body, "code", 40))
            if not self._joins.take(_who(request), self._clock()):
                self._complain(_who(request), "too many joins")
                return json_response({"error": "too many joins"}, 429)
        reply = await self._enter(secret, name)
        if reply is None:
            return json_response({"verdict": _refusal(name)}, 409)
        if reply.verdict not in (Verdict.DONE, Verdict.AGAIN) or reply.participant_id is None:
            return json_response({"verdict": str(reply.verdict)}, 409)
        one = self._hub.shown.participants[reply.participant_id]
        return json_response(
            {"verdict": str(reply.verdict), "me": {"id": int(one.id), "name": one.name}}
        )

    async def _enter(self, secret: str, name: str) -> Reply | None:
        """Register a phone. Returns None if the name is not allowed in this session."""
        if self._hub.find(secret) is not None:
            return await self._hub.reply_to(Join(hashed(secret), name or "-"))
        room = self._hub.shown
        if any(name == one.name for one in room.returning):  # the teacher allowed it (AllowReturn)
            return await self._hub.reply_to(Join(hashed(secret), name))
        setup = room.setup
        learner = None
        tidy = tidy_name(name)
        if tidy is None:
            return None
        if setup.naming is Naming.ROSTER:
            chosen = next((one for one in setup.roster if one.name == name), None)
            if chosen is None:
                return None
            tidy, learner = chosen.name, chosen.learner_id
        elif (setup.naming is Naming.OFFERED and not is_offered(tidy)) or not is_kind(tidy):
            return None
        return await self._hub.reply_to(Join(hashed(secret), tidy, learner))

    async def _state(self, request: web.Request) -> web.Response:
        who = self._known(request)
        if request.query.get("seq") == str(self._hub.shown.seq):
            return web.Response(status=204)
        return web.Response(text=self._hub.view(who), content_type="application/json")

    async def _vote(self, request: web.Request) -> web.Response:
        who = self._known(request)
        if not self._messages.take(str(who), self._clock()):
            raise web.HTTPTooManyRequests(reason="too many messages")
        vote = vote_in(await _body(request), who)
        reply = await self._hub.reply_to(vote)
        verdict = reply.verdict if reply else Verdict.UNKNOWN
        return json_response({"verdict": str(verdict), "view": json.loads(self._hub.view(who))})

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        socket_ = web.WebSocketResponse(
            heartbeat=PING_SECONDS, max_msg_size=MOST_BYTES, compress=False
        )
        assert self._connections is not None
        protocol = self._connections.protocol_of(request.protocol)
        protocol.count_frames()
        await socket_.prepare(request)
        try:
            first = await socket_.receive(timeout=SEND_SECONDS)
            secret = text_in(parsed(first.data), "secret", LONGEST_SECRET)
        except (TimeoutError, Malformed):
            if request.transport is None or request.transport.is_closing():
                return socket_  # it closed, or was cut off, before it identified itself
            self._complain(_who(request), "a connection that does not say who it is")
            await socket_.close(code=WSCloseCode.POLICY_VIOLATION, message=b"say who you are")
            return socket_
        who = self._hub.find(secret)
        if who is None:
            self._complain(_who(request), "an unknown secret")
            await socket_.close(code=4401, message=b"unknown")
            return socket_
        protocol.identify(who)
        connection = Connection(who)
        self._hub.attach(connection)
        assert request.transport is not None
        sending = asyncio.create_task(self._send(socket_, connection, request.transport))
        try:
            await self._receive(socket_, connection, request)
        finally:
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sending
            self._hub.detach(connection)
        return socket_

    async def _send(
        self, socket_: web.WebSocketResponse, connection: Connection, transport: asyncio.Transport
    ) -> None:
        """Send news as it comes; cut off a phone that does not take it."""
        try:
            while not connection.closing:
                for text in await connection.next(self._hub.view):
                    if len(text) < SENT_AT_ONCE and not transport.get_write_buffer_size():
                        await socket_.send_str(text)  # into an empty buffer: no wait
                    else:
                        async with asyncio.timeout(SEND_SECONDS):
                            await socket_.send_str(text)
            async with asyncio.timeout(CLOSE_SECONDS):
                reason = connection.closing.encode()[:120]
                await socket_.close(code=WSCloseCode.GOING_AWAY, message=reason)
        except TimeoutError:
            # Not a clean close: a client that isn't reading won't read the close frame.
            log.warning("cut off: participant %d does not read", connection.participant_id)
            transport.abort()
        except ConnectionError:
            pass  # gone already; `_receive` notices and ends

    async def _receive(
        self, socket_: web.WebSocketResponse, connection: Connection, request: web.Request
    ) -> None:
        async for message in socket_:
            if message.type is WSMsgType.ERROR and isinstance(message.data, TimeoutError):
                who = connection.participant_id
                self._complain(_who(request), f"cut off: participant {who} does not answer")
                break
            try:
                vote = self._vote_of(message, connection)
            except Malformed as error:
                self._complain(_who(request), f"cut off: {error}")
                reason = str(error).encode()
                await socket_.close(code=WSCloseCode.POLICY_VIOLATION, message=reason)
                break
            # Not awaited: a vote that waits for the disk must not hold up the next message.
            connection.unacknowledged += 1
            self._hub.submit(vote, functools.partial(_acknowledge, connection, vote.client_key))

    def _vote_of(self, message: WSMessage, connection: Connection) -> Vote:
        """Return the vote in a message; a connection that sends anything else is cut off."""
        if not self._messages.take(str(connection.participant_id), self._clock()):
            raise Malformed("too many messages")
        if connection.unacknowledged >= MOST_UNACKNOWLEDGED:
            raise Malformed("too many messages at once")
        if message.type is not WSMsgType.TEXT:
            raise Malformed("not a text message")
        return vote_in(inner(parsed(message.data), "vote"), connection.participant_id)

    async def _home(self, request: web.Request) -> web.Response:
        who = self._known(request)
        room = self._hub.shown
        if room.phase is not Phase.END:
            raise web.HTTPNotFound
        page = take_home_page(room, who, self._hub.cards)
        return web.Response(
            text=page,
            content_type="text/html",
            charset="utf-8",
            headers={"Content-Disposition": 'attachment; filename="quiz-result.html"'},
        )

    async def _picture(self, request: web.Request) -> web.Response:
        """Return a picture that the class has been shown; of any other nothing is told."""
        if not self._pictures.take(_who(request), self._clock()):
            raise web.HTTPTooManyRequests(reason="too many pictures")
        picture = self._hub.picture(request.match_info["digest"])
        if picture is None:
            raise web.HTTPNotFound
        return picture_response(picture, request.headers.get("If-None-Match"))

    def _check_code(self, request: web.Request, code: str) -> None:
        who, now = _who(request), self._clock()
        wait = self._wrong_codes.wait(who, now)
        if wait:
            raise web.HTTPTooManyRequests(reason=f"wait {wait} seconds")
        if tidy_code(code) != self._code:
            self._wrong_codes.take(who, now)
            self._complain(_who(request), "a wrong code")
            raise web.HTTPNotFound(reason="no such code")

    def _known(self, request: web.Request) -> ParticipantId:
        secret = request.headers.get("Authorization", "").removeprefix("Bearer ")
        who = self._hub.find(secret)
        if who is None:
            raise web.HTTPUnauthorized(reason="unknown")
        return who


def _acknowledge(connection: Connection, key: str, reply: Reply | None) -> None:
    connection.unacknowledged -= 1
    verdict = reply.verdict if reply else Verdict.UNKNOWN
    connection.send(json.dumps({"ack": {"key": key, "verdict": str(verdict)}}))


def _refusal(name: str) -> str:
    """Return why a phone's name was not taken, as the page knows it."""
    fault = name_fault(tidied(name))
    return "name too long" if fault is NameFault.LONG else "name refused"


def _who(request: web.Request) -> str:
    return request.remote or "?"


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type != "application/json":  # a form of another page cannot send this
        raise Malformed("not JSON")
    try:
        async with asyncio.timeout(BODY_SECONDS):
            sent = await request.read()
        return parsed(sent.decode())
    except UnicodeDecodeError as error:
        raise Malformed("not UTF-8") from error
    except TimeoutError as error:
        raise web.HTTPRequestTimeout from error
