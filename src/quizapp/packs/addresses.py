"""The address line above a passage: ``{#id from="2,6" sensitive unverified="…"}``."""

import re
from dataclasses import dataclass

from quizapp.packs.models import ID_PATTERN
from quizapp.packs.problems import did_you_mean
from quizapp.packs.yaml_troubles import Trouble

_LOOKS_LIKE = re.compile(r"\{\s*#|\{\s*from\b")
_WHOLE = re.compile(r"\{#(?P<id>[^\s{}\"]*)(?P<rest>[^{}]*)\}")
_MARK = re.compile(r"\s+(?P<name>[\w-]+)(?:=\"(?P<value>[^\"]*)\")?")
_RANGE = re.compile(r"([0-9]{1,5})(?:\s*-\s*([0-9]{1,5}))?")
_KNOWN = ("from", "sensitive", "unverified")
_FORM = 'write {#id from="2"}, with straight quotation marks and nothing after it'


@dataclass(frozen=True)
class Address:
    """What an address line says of the passage below it."""

    line: int
    id: str
    from_paragraphs: tuple[int, ...]
    sensitive: bool
    unverified: str


def is_address(written: str) -> bool:
    """Return whether a line is meant as an address."""
    return _LOOKS_LIKE.match(written) is not None


def read_address(
    written: str, line: int, paragraphs: int | None
) -> tuple[Address, tuple[Trouble, ...]]:
    """Return the address as far as it can be read, and what is wrong with it.

    Args:
        written: the line.
        line: its number in the file.
        paragraphs: how many paragraphs the original has; None where that is not known.
    """
    whole = _WHOLE.match(written)
    if whole is None or whole.end() != len(written.rstrip()):
        what = "the address line is not well formed, or text follows it"
        return Address(line, "?", (), False, ""), (Trouble(line, what, _FORM),)
    troubles = []
    if not re.match(ID_PATTERN, whole["id"]):
        what = f"the passage id is '{whole['id']}'"
        troubles.append(Trouble(line, what, "write lower-case words joined by hyphens"))
    marks, unread = _marks(whole["rest"])
    if unread:
        what = f"'{unread}' in the address line can't be read"
        troubles.append(Trouble(line, what, _FORM))
    for name in marks:
        if name not in _KNOWN:
            what = f"'{name}' is unknown in an address line"
            troubles.append(Trouble(line, what, did_you_mean(name, _KNOWN)))
    if marks.get("sensitive", None) is not None:
        what = "'sensitive' takes no value"
        troubles.append(Trouble(line, what, "write the word alone, or leave it out"))
    unverified = " ".join((marks.get("unverified") or "").split())
    if "unverified" in marks and not unverified:
        what = "'unverified' does not say what the source marks"
        troubles.append(Trouble(line, what, 'write unverified="the figure of 70 per cent"'))
    numbers, complaint = parse_paragraphs(marks.get("from") or "", paragraphs)
    if complaint:
        remedy = 'write from="3", from="3,5" or from="4-6"'
        troubles.append(Trouble(line, f"'from' {complaint}", remedy))
    return (
        Address(line, whole["id"], numbers, "sensitive" in marks, unverified),
        tuple(troubles),
    )


def _marks(written: str) -> tuple[dict[str, str | None], str]:
    """Return the marks of an address line and the rest that is none."""
    marks: dict[str, str | None] = {}
    at = 0
    while found := _MARK.match(written, at):
        marks[found["name"]] = found["value"]
        at = found.end()
    return marks, written[at:].strip()


def parse_paragraphs(written: str, paragraphs: int | None) -> tuple[tuple[int, ...], str]:
    """Return the paragraph numbers of ``3``, ``3,5`` or ``4-6``, and what is wrong with them.

    Args:
        written: the numbers as an author wrote them.
        paragraphs: how many paragraphs there are; None where that is not known.
    """
    if not written.strip():
        return (), "is missing"
    numbers: set[int] = set()
    for part in written.split(","):
        found = _RANGE.fullmatch(part.strip())
        if found is None:
            return (), f"is '{written}'"
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last:
            return (), f"is '{written}', counted backwards or from 0"
        if paragraphs is not None and last > paragraphs:
            return (), f"names paragraph {last}, and the original has {paragraphs}"
        numbers.update(range(first, last + 1))
    return tuple(sorted(numbers)), ""
