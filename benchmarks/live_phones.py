"""Many phones in one process, for the benchmark of live sessions; spoken to by lines.

    python -m benchmarks.live_phones PORT CODE NUMBER

They join, connect, and say ``ready``. At each ``go N`` all vote on question N within one second;
when all are acknowledged (or ten seconds later) a line of JSON tells how long each waited.

They speak the websocket's frames by hand: a client library would take most of the time measured.
"""

import asyncio
import json
import random
import sys
import time

PATIENCE = 10.0
AT_ONCE = 40


class Phone(asyncio.Protocol):
    """One connection: first a join by HTTP, then a websocket."""

    def __init__(self, host: str, code: str, number: int) -> None:
        self._host = host
        self._code = code
        self._number = number
        self._secret = f"{number:08}" + "s" * 40
        self._buffer = b""
        self._open = False
        self.transport: asyncio.Transport | None = None
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.acked: asyncio.Future[float] | None = None
        self._key = b""
        self._sent = 0.0
        self.viewed = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Join."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        body = json.dumps(
            {"code": self._code, "name": f"Phone{self._number}", "secret": self._secret}
        )
        transport.write(
            f"POST /api/join HTTP/1.1\r\nHost: {self._host}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )

    def data_received(self, data: bytes) -> None:
        """Take answers and frames."""
        self._buffer += data
        while self._buffer:
            if not self._open:
                if not self._take_head():
                    return
            else:
                text = self._take_frame()
                if text is None:
                    return
                self._hear(text)

    def vote(self, question: int) -> None:
        """Vote once; ``acked`` says how long it took."""
        self._key = f"{self._number}-{question}".encode()
        self._sent = time.perf_counter()
        self._say(
            {
                "vote": {
                    "key": self._key.decode(),
                    "question": question,
                    "round": 1,
                    "choice": self._number % 2,
                    "certainty": 1 + self._number % 3,
                }
            }
        )

    def _take_head(self) -> bool:
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        if not found:
            return False
        if b" 101 " in head[:20]:
            self._open = True
            self._buffer = rest
            self._say({"secret": self._secret})
            return True
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        if len(rest) < length:
            return False
        if b" 200 " not in head[:20]:
            raise RuntimeError(head.decode() + rest.decode())
        self._buffer = rest[length:]
        assert self.transport is not None
        self.transport.write(
            f"GET /api/live HTTP/1.1\r\nHost: {self._host}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )
        return True

    def _take_frame(self) -> bytes | None:
        if len(self._buffer) < 2:
            return None
        length, start = self._buffer[1], 2
        if length == 126:
            length, start = int.from_bytes(self._buffer[2:4], "big"), 4
        elif length == 127:
            length, start = int.from_bytes(self._buffer[2:10], "big"), 10
        if len(self._buffer) < start + length:
            return None
        kind = self._buffer[0] & 15
        text = self._buffer[start : start + length]
        self._buffer = self._buffer[start + length :]
        if kind == 9 and self.transport is not None:  # a ping
            self.transport.write(bytes([0x8A, 0x80 | length, 0, 0, 0, 0]) + text)
        return text if kind == 1 else b""

    def _hear(self, text: bytes) -> None:
        if text.startswith(b'{"ack"'):
            waited = time.perf_counter() - self._sent
            if self._key in text and self.acked is not None and not self.acked.done():
                self.acked.set_result(waited if b'"done"' in text else -1.0)
        elif text.startswith(b'{"view"'):
            self.viewed = time.perf_counter()
            if not self.ready.done():
                self.ready.set_result(None)

    def _say(self, message: object) -> None:
        body = json.dumps(message).encode()
        size = bytes([0x80 | len(body)]) if len(body) < 126 else b"\xfe" + len(body).to_bytes(2)
        assert self.transport is not None
        self.transport.write(b"\x81" + size + b"\0\0\0\0" + body)


async def run(port: int, code: str, number: int) -> None:
    """Bring the phones in, then do as the lines say."""
    loop = asyncio.get_running_loop()
    host = f"127.0.0.1:{port}"
    door = asyncio.Semaphore(AT_ONCE)

    async def come(n: int) -> Phone:
        async with door:
            _, phone = await loop.create_connection(lambda: Phone(host, code, n), "127.0.0.1", port)
            await phone.ready
            return phone

    phones = await asyncio.gather(*(come(n) for n in range(number)))
    print("ready", flush=True)
    rng = random.Random(number)
    while line := await asyncio.to_thread(sys.stdin.readline):
        word, _, rest = line.partition(" ")
        if word != "go":
            break
        await _vote(phones, int(rest), rng)
    for phone in phones:
        assert phone.transport is not None
        phone.transport.abort()


async def _vote(phones: list[Phone], question: int, rng: random.Random) -> None:
    loop = asyncio.get_running_loop()
    last_view = max(phone.viewed for phone in phones)
    for phone in phones:
        phone.acked = loop.create_future()
        loop.call_later(rng.random(), phone.vote, question)
    futures = [phone.acked for phone in phones if phone.acked is not None]
    done, _ = await asyncio.wait(futures, timeout=PATIENCE)
    waits = [future.result() for future in done]
    print(json.dumps({"waits": [w for w in waits if w >= 0], "last_view": last_view}), flush=True)


if __name__ == "__main__":
    asyncio.run(run(int(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
