"""Reading a large JSON object member by member, so that it is never in memory as a whole."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

_CHUNK = 1 << 18


class ValueTooLong(Exception):
    """A value is longer than is read at once."""


EMPTY = object()
"""Stands for an array without elements."""


class JsonStream:
    """The members of one JSON object, those of arrays one by one.

    Args:
        stream: the file.
        most: how many characters a value may have.
    """

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream = stream
        self._most = most
        self._text = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder(parse_constant=_refuse)
        self._held = ""
        self._at = 0
        self._ended = False
        self.read = 0
        """How many bytes were read."""

    def members(self) -> Iterator[tuple[str, Any]]:
        """Yield each name with its value, or with each element of its value; ``EMPTY`` for none.

        Raises:
            ValueTooLong: a value has more characters than it may have.
            ValueError: it is no JSON object in UTF-8, or it is cut short.
            RecursionError: it is nested too deeply.
        """
        self._expect("{")
        if self._next() == "}":
            self._at += 1
        else:
            yield from self._all_members()
        if self._next():
            raise ValueError("more after the end")

    def _all_members(self) -> Iterator[tuple[str, Any]]:
        while True:
            name = self._value()
            if not isinstance(name, str):
                raise ValueError("no name")
            self._expect(":")
            if self._next() == "[":
                yield from ((name, one) for one in self._elements())
            else:
                yield name, self._value()
            if self._either(",", "}") == "}":
                return

    def _elements(self) -> Iterator[Any]:
        self._expect("[")
        if self._next() == "]":
            self._at += 1
            yield EMPTY
            return
        while True:
            yield self._value()
            if self._either(",", "]") == "]":
                return

    def _value(self) -> Any:  # noqa: ANN401
        self._next()
        wanted = _CHUNK
        while True:
            try:
                value, end = self._json.raw_decode(self._held, self._at)
            except ValueError:
                if self._ended:
                    raise
            else:
                if end < len(self._held) or self._ended:  # else a number may go on
                    self._at = end
                    return value
            if len(self._held) - self._at > self._most:
                raise ValueTooLong
            self._fill(wanted)
            wanted *= 2

    def _next(self) -> str:
        """Return the next sign that is no space; "" at the end."""
        while True:
            while self._at < len(self._held) and self._held[self._at] in " \t\r\n":
                self._at += 1
            if self._at < len(self._held):
                return self._held[self._at]
            if self._ended:
                return ""
            self._fill(_CHUNK)

    def _expect(self, sign: str) -> None:
        self._either(sign, sign)

    def _either(self, one: str, other: str) -> str:
        found = self._next()
        if found not in (one, other) or not found:
            raise ValueError("another sign")
        self._at += 1
        return found

    def _fill(self, wanted: int) -> None:
        chunk = self._stream.read(wanted)
        self._ended = not chunk
        self.read += len(chunk)
        self._held = self._held[self._at :] + self._text.decode(chunk, final=self._ended)
        self._at = 0


def _refuse(constant: str) -> Any:  # noqa: ANN401
    raise ValueError(constant)
