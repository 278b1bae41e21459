"""Writing values as YAML that every reader takes as it was meant.

A text is written without quotes only where nothing in it can be taken for something else; quoted
texts are written as in JSON, which is YAML too.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from quizapp.packs.yaml_tree import Scalar

Value: TypeAlias = "str | bool | int | Sequence[Value] | Mapping[str, Value]"

_BARE = re.compile(r"[^\W\d_](?:[\w ,.()–’%/?!;+&-]*[\w.)%?!’])?")
"""Begins with a letter; has no sign that means anything in YAML; does not end in a space."""


def yaml_text(fields: Mapping[str, Value]) -> str:
    """Return fields as a YAML text, in their order."""
    return "".join(f"{line}\n" for line in yaml_lines(fields))


def yaml_lines(fields: Mapping[str, Value], indent: int = 0) -> Iterator[str]:
    """Yield the lines of fields.

    Args:
        fields: what to write; lists of fields stand indented below their name, each with a hyphen.
        indent: how many spaces stand before each line.
    """
    margin = " " * indent
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield f"{margin}{name}:"
            yield from yaml_lines(value, indent + 2)
        elif isinstance(value, str | bool | int):
            yield f"{margin}{name}: {_scalar(value)}"
        elif not value:
            yield f"{margin}{name}: []"
        elif all(isinstance(one, str) for one in value):
            yield f"{margin}{name}: [{', '.join(map(_in_list, value))}]"
        else:
            yield f"{margin}{name}:"
            for one in value:
                assert isinstance(one, Mapping)
                yield from entry_lines(one, indent + 2)


def entry_lines(fields: Mapping[str, Value], indent: int) -> Iterator[str]:
    """Yield the lines of an entry of a list: its first field stands behind the hyphen."""
    lines = yaml_lines(fields, indent + 2)
    yield f"{' ' * indent}- {next(lines).lstrip()}"
    yield from lines


def _scalar(value: str | bool | int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else _text(value)


def _in_list(value: object) -> str:
    text = str(value)
    return _quoted(text) if "," in text else _text(text)


def _text(text: str) -> str:
    bare = Scalar(text, plain=True, line=0)
    if _BARE.fullmatch(text) and bare.value == text and not bare.is_trap:
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
