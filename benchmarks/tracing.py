"""Which files a piece of work runs through, and by which of them it is handed on.

A profile hook sees every call in every thread. From it come two counts, told apart because they
answer different questions:

* **executed**: every file of the project of which a function ran; those that Python makes for a
  dataclass belong to the file of its class. It says how much takes part, helpers and all.
* **the path**: every file with a frame on the stack at one of the *moments* below. It says who
  hands the work to whom. What a helper computes and returns to its caller stands in no such
  stack, unless the helper itself hands something on.

A moment is where the work leaves the functions of the project, or reaches a screen. None of them
is a place in the project, except that a screen shows a state by ``render``:

* in another thread: ``QThreadPool.start``, ``SimpleQueue.put``, ``call_soon_threadsafe``, and a
  signal emitted outside the main thread;
* in another task of a server's loop: ``call_soon``;
* in the database: a transaction begins, a statement writes, a transaction is committed (SQLite
  itself tells the statements);
* on the screen: a screen renders a state, another widget is put in front, text is put into a
  document or marked there. Painting is none: Qt asks for it afterwards, and nobody is handed
  anything;
* out of the program: a file is put in place of another, bytes are sent.

The stack of a moment reaches down to what Qt, asyncio or the thread called, so that the arrival of
a key or of a message, the start of a job and the return of its result are on it. A **move** is a
call on the path from a function of one file to a function of another (each such pair is counted
once, however often it is called: a reader reads it once), or a hand-over to another thread.
"""

import asyncio
import inspect
import sqlite3
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, TypeVar

from sqlalchemy import Engine, event

Result = TypeVar("Result")

HANDED_OVER = "handed to a thread"
BEGUN = "transaction begun"
COMMITTED = "transaction committed"

_CALLED = {
    "QThreadPool.start": HANDED_OVER,
    "SimpleQueue.put": HANDED_OVER,
    "QStackedWidget.setCurrentWidget": "put in front",
    "QTextEdit.setExtraSelections": "marked in a document",
    "replace": "file put in place",  # of os; that of str is called str.replace
    "socket.send": "sent",
}
"""Functions that are not Python's, by their qualified names."""
_INSERTS = "QTextCursor.insert"  # text, a block, a table, a picture
_EMIT = "SignalInstance.emit"

_CALLED_IN_PYTHON = {
    asyncio.BaseEventLoop.call_soon_threadsafe.__code__: HANDED_OVER,
    asyncio.BaseEventLoop.call_soon.__code__: "handed to a task",
}

_STATEMENTS = {
    "BEGIN": BEGUN,
    "INSERT": "row written",
    "UPDATE": "row written",
    "DELETE": "row written",
    "COMMIT": COMMITTED,
}


@dataclass
class Trace:
    """What was seen of one piece of work."""

    executed: set[str] = field(default_factory=set)
    path: list[str] = field(default_factory=list)
    """In the order in which the moments reached them, each once."""
    moments: Counter[str] = field(default_factory=Counter)
    calls: set[tuple[str, str]] = field(default_factory=set)
    """From file to file, on the path: the two functions, as ``file::name``."""

    @property
    def moves(self) -> int:
        """Return how often the path goes from one file to another, or to another thread."""
        return len(self.calls) + self.moments[HANDED_OVER]


class Recorder:
    """Records traces while the hooks are in.

    Args:
        root: the folder of the project's files.
        ignored: functions that the measuring itself calls, by their code.
    """

    def __init__(self, root: Path, ignored: frozenset[CodeType] = frozenset()) -> None:
        self.called = dict(_CALLED_IN_PYTHON)
        """Functions of Python whose call is a moment, by their code."""
        self._root = f"{root}/"
        self._ignored = ignored
        self._files: dict[int, tuple[CodeType, str]] = {}
        self._lock = threading.Lock()
        self._trace: Trace | None = None

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Hook into this thread, and into threads and SQLite connections that are made from now on.

        Nothing is recorded yet.
        """
        event.listen(Engine, "connect", self._watch)
        threading.setprofile(self.hook)
        sys.setprofile(self.hook)
        try:
            yield
        finally:
            sys.setprofile(None)
            threading.setprofile(None)
            event.remove(Engine, "connect", self._watch)

    def in_its_thread(self, work: Callable[[], Result]) -> Callable[[], Result]:
        """Return work that hooks into the thread it runs in: Qt's threads are not Python's.

        The hook stays until the thread's next work: what follows the work is seen too.
        """

        def hooked() -> Result:
            sys.setprofile(self.hook)
            if self._trace is not None:
                for each in self._stack(inspect.currentframe()):
                    self._trace.executed.add(self._file(each))
            return work()

        return hooked

    @contextmanager
    def recording(self) -> Iterator[Trace]:
        """Record what runs meanwhile, in all threads."""
        trace = self._trace = Trace()
        try:
            yield trace
        finally:
            self._trace = None

    def hook(self, frame: FrameType, kind: str, arg: Any) -> None:  # noqa: ANN401
        """Take a call; given to ``sys.setprofile``."""
        if self._trace is None:
            return
        if kind == "call":
            code = frame.f_code
            file = self._file(frame)
            if file and code not in self._ignored:
                self._trace.executed.add(file)
            if code in self.called:
                self._note(self.called[code], frame)
        elif kind == "c_call":
            name = getattr(arg, "__qualname__", "")
            if name in _CALLED:
                self._note(_CALLED[name], frame)
            elif name == _EMIT and threading.current_thread() is not threading.main_thread():
                self._note(HANDED_OVER, frame)
            elif name.startswith(_INSERTS):
                self._note("put into a document", frame)

    def _watch(self, raw: sqlite3.Connection, _: object) -> None:
        raw.set_trace_callback(self._take_statement)

    def _take_statement(self, words: str) -> None:
        moment = _STATEMENTS.get(words.partition(" ")[0])
        if moment is not None:
            self._note(moment, inspect.currentframe())

    def _note(self, moment: str, frame: FrameType | None) -> None:
        trace = self._trace
        stack = self._stack(frame)
        if trace is None or not stack:
            return
        with self._lock:
            trace.moments[moment] += 1
            for each in stack:
                file = self._file(each)
                if file not in trace.path:
                    trace.path.append(file)
            for caller, called in pairwise(stack):
                if self._file(caller) != self._file(called):
                    trace.calls.add((self._function(caller), self._function(called)))

    def _stack(self, frame: FrameType | None) -> list[FrameType]:
        """Return the project's frames of a stack, the outermost first."""
        found = []
        while frame is not None:
            if self._file(frame):
                found.append(frame)
            frame = frame.f_back
        return found[::-1]

    def _function(self, frame: FrameType) -> str:
        return f"{self._file(frame)}::{frame.f_code.co_qualname}"

    def _file(self, frame: FrameType) -> str:
        """Return the project's file of a frame, relative to its folder; empty: it has none."""
        code = frame.f_code
        known = self._files.get(id(code))
        if known is not None:
            return known[1]
        # Not the code's own file name: functions that Python makes for a class have none.
        name = str(frame.f_globals.get("__file__", ""))
        inside = name.startswith(self._root) and code.co_name != "<module>"
        file = name.removeprefix(self._root) if inside else ""
        # By identity, and kept: two functions that read the same in two files are equal as code.
        self._files[id(code)] = (code, file)
        return file
