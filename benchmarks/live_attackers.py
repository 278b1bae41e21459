"""Sockets that flood a server with control frames, for the benchmark of live sessions.

    python -m benchmarks.live_attackers PORT CODE NUMBER

Every second one joins first, and says who it is. All send pongs as fast as they are taken, and come
again when they are cut off. With port 0 they flood a server of their own that takes everything, so
that the machine is as busy. They end with their standard input, and after a minute at the latest.
"""

import asyncio
import contextlib
import json
import socket
import sys

ADDRESS = "127.0.0.66" if sys.platform == "linux" else "127.0.0.1"
"""Where they come from: only Linux has a whole network of loopback addresses."""

MOST_SECONDS = 60
AGAIN_SECONDS = 0.2
PONGS = b"\x8a\x80\0\0\0\0" * 2_000


class Sink(asyncio.Protocol):
    """Takes everything and says nothing but that it is a websocket."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Answer at once, whatever is asked."""
        assert isinstance(transport, asyncio.Transport)
        transport.write(b"HTTP/1.1 101 Switching Protocols\r\n\r\n")


async def attack(port: int, code: str, number: int) -> None:
    """Flood until it is enough."""
    loop = asyncio.get_running_loop()
    sink = None
    if not port:
        sink = await loop.create_server(Sink, "127.0.0.1", 0)
        port = sink.sockets[0].getsockname()[1]
    bad = [
        asyncio.create_task(_flood(port, n, code if sink is None else "")) for n in range(number)
    ]
    print("ready", flush=True)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.to_thread(sys.stdin.readline), MOST_SECONDS)
    for task in bad:
        task.cancel()
    await asyncio.gather(*bad, return_exceptions=True)
    if sink is not None:
        sink.close()


async def _flood(port: int, number: int, code: str) -> None:
    secret = ""
    while True:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", port, local_addr=(ADDRESS, 0), family=socket.AF_INET
            )
            try:
                host = f"127.0.0.1:{port}"
                if code and number % 2 and not secret:
                    secret = f"bad{number:05}" + "s" * 40
                    body = json.dumps({"code": code, "name": f"Bad{number}", "secret": secret})
                    writer.write(
                        f"POST /api/join HTTP/1.1\r\nHost: {host}\r\n"
                        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
                        f"{body}".encode()
                    )
                    await reader.readuntil(b"}}")
                writer.write(
                    f"GET /api/live HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
                    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
                )
                await reader.readuntil(b"\r\n\r\n")
                if secret:
                    hello = json.dumps({"secret": secret}).encode()
                    writer.write(bytes([0x81, 0x80 | len(hello), 0, 0, 0, 0]) + hello)
                while not writer.is_closing():
                    writer.write(PONGS)
                    await writer.drain()
                    await asyncio.sleep(0)
            finally:
                writer.close()
        await asyncio.sleep(AGAIN_SECONDS)


if __name__ == "__main__":
    asyncio.run(attack(int(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
