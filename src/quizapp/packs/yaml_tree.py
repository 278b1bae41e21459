"""A YAML text as a tree in which every value knows its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_NULL = re.compile(r"~|null|Null|NULL|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
_TRAP = re.compile(r"(?i:yes|no|on|off|y|n|\.nan|[-+]?\.inf)|[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?")


@dataclass(frozen=True)
class Scalar:
    """A single value. ``plain`` means that it was written without quotes."""

    text: str
    plain: bool
    line: int

    @property
    def value(self) -> str | bool | int | float | None:
        """Return its value by YAML 1.2's core schema."""
        if not self.plain:
            return self.text
        if _NULL.fullmatch(self.text):
            return None
        if _BOOL.fullmatch(self.text):
            return self.text.lower() == "true"
        if _INT.fullmatch(self.text):
            return int(self.text)
        if _NUMBER.fullmatch(self.text):
            return float("nan")  # no field takes a fraction: only its type matters
        return self.text

    @property
    def is_trap(self) -> bool:
        """Return whether it is text that other YAML readers take for something else."""
        return self.plain and _TRAP.fullmatch(self.text) is not None


@dataclass(frozen=True)
class Sequence:
    """A list of values."""

    values: tuple["Node", ...]
    line: int


@dataclass(frozen=True)
class Entry:
    """A field of a mapping and the line of its name."""

    line: int
    value: "Node"


@dataclass(frozen=True)
class Mapping:
    """Named fields."""

    entries: dict[str, Entry]
    line: int


Node = Scalar | Sequence | Mapping


def plain_value(node: Node) -> Any:  # noqa: ANN401  # whatever is written
    """Return a tree as dictionaries, lists and scalars."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain_value(value) for value in node.values]
    return {name: plain_value(entry.value) for name, entry in node.entries.items()}


def child(node: Node | None, *path: str | int) -> Node | None:
    """Return the node at a path of field names and positions, or None where there is none."""
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            node = node.entries[step].value
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.values):
            node = node.values[step]
        else:
            return None
    return node


def line_at(node: Node, *path: str | int) -> int:
    """Return the line of the last step of a path that exists, at least the node's own."""
    line = node.line
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            entry = node.entries[step]
            line, node = entry.line, entry.value
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.values):
            node = node.values[step]
            line = node.line
    return line


def scalars(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Scalar, Any]]:
    """Yield every scalar below a node with its path."""
    if isinstance(node, Scalar):
        yield node, path
    elif isinstance(node, Sequence):
        for place, value in enumerate(node.values):
            yield from scalars(value, (*path, place))
    else:
        for name, entry in node.entries.items():
            yield from scalars(entry.value, (*path, name))
