"""Showing what a set-up is doing, and running the programs that do it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_ON_A_TERMINAL, _IN_A_FILE = 0.5, 15.0
"""Seconds between two signs of life; a file gets a line for each, a terminal the same line."""


class Progress:
    """Prints lines to standard error, and signs of life while something takes its time."""

    def __init__(self) -> None:
        self._stream = sys.stderr
        self._lock = threading.Lock()
        self._terminal = self._stream.isatty()

    def line(self, text: str) -> None:
        """Print a line."""
        with self._lock:
            self._stream.write(f"\r\x1b[K{text}\n" if self._terminal else f"{text}\n")
            self._stream.flush()

    @contextmanager
    def alive(self, told: Callable[[], str]) -> Iterator[None]:
        """Show again and again what is told, and for how long, until the block ends."""
        began, over = time.monotonic(), threading.Event()

        def show() -> None:
            while not over.wait(_ON_A_TERMINAL if self._terminal else _IN_A_FILE):
                text = f"      {told()} ({time.monotonic() - began:.0f} s)"
                with self._lock:
                    self._stream.write(f"\r{text[:78]}\x1b[K" if self._terminal else f"{text}\n")
                    self._stream.flush()

        thread = threading.Thread(target=show, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            if self._terminal:
                with self._lock:
                    self._stream.write("\r\x1b[K")
                    self._stream.flush()


def run_program(
    words: Sequence[str | Path],
    heard: Callable[[str], None] = lambda _: None,
    environment: dict[str, str] | None = None,
    keep_open: Sequence[int] = (),
    must_end: Callable[[], bool] | None = None,
) -> tuple[int, str]:
    """Run a program that asks nothing and return its exit status and all that it printed.

    Args:
        words: the program and its arguments.
        heard: gets each line as it is printed.
        environment: variables beside those of this process.
        keep_open: descriptors that the program inherits: a lock stays until it ends, too.
        must_end: asked when Ctrl-C comes: whether the program has to go on to its end, because it
            would leave something half done. It does not hear of Ctrl-C itself then.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed; the program has ended.
    """
    process = subprocess.Popen(
        [str(word) for word in words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})},
        text=True,
        encoding="utf-8",
        errors="replace",
        pass_fds=tuple(keep_open) if os.name != "nt" else (),
        start_new_session=must_end is not None,  # Ctrl-C reaches every program of the terminal's
    )
    lines: list[str] = []
    interrupted = False
    assert process.stdout is not None
    try:
        while True:
            try:
                for line in process.stdout:
                    lines.append(line)
                    heard(line.rstrip())
                status = process.wait()
                break
            except KeyboardInterrupt:
                if must_end is None or not must_end():
                    raise
                interrupted = True
        if interrupted:
            raise KeyboardInterrupt
        return status, "".join(lines)
    finally:
        process.stdout.close()
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def bytes_in(folder: Path) -> int:
    """Return the size of the files in a folder that may change meanwhile."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(parent, name)).st_size  # noqa: PTH118
            except OSError:
                continue
    return total
