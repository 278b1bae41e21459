"""Reading a class list: pasted, or a CSV file that some other program wrote."""

import csv
import io
from dataclasses import dataclass

from quizapp.core.names import NAME_LENGTH, tidy_name

MOST_NAMES = 500

LONGEST_LINE = 5_000
"""What goes beyond is no list of names; it is not read."""

_FIRST = frozenset(("first name", "firstname", "first", "given name", "forename", "vorname"))
_LAST = frozenset(("last name", "lastname", "last", "family name", "surname", "nachname"))
_WHOLE = frozenset(("name", "names", "full name", "pupil", "student", "nickname", "display name"))


@dataclass(frozen=True)
class RosterReading:
    """What a list says, and what in it could not be used."""

    names: tuple[str, ...]
    problems: tuple[str, ...]
    """One sentence each, with the line it is about."""


def read_roster(text: str) -> RosterReading:
    """Return the names of a list: one on each line, or in the columns of a table.

    Commas, semicolons and tabs separate columns. A heading such as "name", or "first name" and
    "last name", says which columns count; without one the first column does. Names are shortened
    to the first name and an initial where they are too long to show.

    Args:
        text: the list, decoded.
    """
    columns, body = _columns(_rows(_plain(text), _delimiter(text)))
    names: list[str] = []
    problems: list[str] = []
    seen: dict[str, int] = {}
    for line, row in body:
        words = " ".join(row[c].strip() for c in columns if c < len(row)).strip()
        if not words:
            continue
        name = _shown(words)
        if name is None:
            problems.append(f"Line {line}: “{words[:40]}” cannot be shown as a name.")
        elif name.casefold() in seen:
            first = seen[name.casefold()]
            problems.append(f"Line {line}: {name} is on line {first} already; add an initial.")
        elif len(names) == MOST_NAMES:
            problems.append(f"Line {line}: a list holds at most {MOST_NAMES} names.")
            break
        else:
            names.append(name)
            seen[name.casefold()] = line
    return RosterReading(tuple(names), tuple(problems))


def decoded(content: bytes) -> str:
    """Return a list file's text: UTF-8 or UTF-16 where it says so, else as old Windows wrote it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _plain(text: str) -> str:
    # Non-breaking spaces and a byte order mark come along with what is copied from elsewhere.
    text = text.replace("\ufeff", "").replace("\N{NO-BREAK SPACE}", " ").replace("\x00", "")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(text: str, delimiter: str) -> list[list[str]]:
    lines = [line[:LONGEST_LINE] for line in text.split("\n")]
    if text.count('"') % 2 == 0:
        try:
            return list(csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter))
        except csv.Error:  # a cell longer than any list of names has
            pass
    # A quotation mark that nobody closed must not swallow the names below it.
    return [next(csv.reader([line], delimiter=delimiter), []) for line in lines]


def _delimiter(text: str) -> str:
    head = "\n".join(_plain(text).splitlines()[:20])
    counts = {sign: head.count(sign) for sign in "\t;,"}
    return max(counts, key=lambda sign: counts[sign])


def _columns(rows: list[list[str]]) -> tuple[list[int], list[tuple[int, list[str]]]]:
    """Return which columns make the name, and the rows below the heading with their lines."""
    numbered = list(enumerate(rows, 1))
    for place, (_, row) in enumerate(numbered):
        if not any(cell.strip() for cell in row):
            continue
        heads = [cell.strip().casefold() for cell in row]
        first = [n for n, head in enumerate(heads) if head in _FIRST]
        last = [n for n, head in enumerate(heads) if head in _LAST]
        whole = [n for n, head in enumerate(heads) if head in _WHOLE]
        if whole:
            return whole[:1], numbered[place + 1 :]
        if first or last:
            return first[:1] + last[:1], numbered[place + 1 :]
        break
    return [0], numbered


def _shown(words: str) -> str | None:
    """Return a name as it can be shown, shortened where it is too long."""
    if len(words) > NAME_LENGTH:
        parts = words.split()
        words = f"{parts[0]} {parts[-1][0]}." if len(parts) > 1 else words
        words = words[:NAME_LENGTH]
    return tidy_name(words)
