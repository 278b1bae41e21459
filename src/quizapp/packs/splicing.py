"""Exchanging parts of a YAML file while the rest stays byte for byte: order, comments, quotes.

An entry of a list, or a field at the margin, owns its lines and the comments directly above it.
"""

import re
from collections.abc import Mapping, Sequence

from quizapp.packs.sources import Fields
from quizapp.packs.yaml_source import read_yaml
from quizapp.packs.yaml_tree import Mapping as Tree
from quizapp.packs.yaml_tree import Sequence as TreeList
from quizapp.packs.yaml_tree import child
from quizapp.packs.yaml_writing import entry_lines, yaml_lines

_ENTRY = re.compile(r"( *)- +[\w]")
_OF_NOBODY = re.compile(r"\s*(#.*)?")
"""An empty line, or one with a comment alone."""


def with_entries(
    text: str, name: str, ids: Sequence[str], kept: Mapping[str, int], fresh: Mapping[str, Fields]
) -> str | None:
    """Return a file with a list of other entries in it; None where it can't be done by lines.

    Args:
        text: the file.
        name: the field at the margin whose value is the list.
        ids: what the list holds afterwards, in its order.
        kept: of entries that stay as they are their place in the list as it is.
        fresh: the fields of all others.
    """
    root = read_yaml(text).root
    found = child(root, name)
    if not isinstance(root, Tree) or not isinstance(found, TreeList):
        return None
    if list(root.entries)[-1] != name:
        return None  # something follows the list
    starts = [value.line - 1 for value in found.values]
    lines = text.split("\n")
    margins = {len(match[1]) if (match := _ENTRY.match(lines[at])) else -1 for at in starts}
    if len(margins) != 1 or -1 in margins or sorted(set(starts)) != starts:
        return None
    (margin,) = margins
    tops = [_top(lines, at) for at in starts]
    ends = [*tops[1:], len(lines) - (lines[-1] == "")]
    head = lines[: tops[0]]
    body: list[str] = []
    for one in ids:
        if one in kept:
            body += lines[tops[kept[one]] : ends[kept[one]]]
        else:
            body += entry_lines(fresh[one], margin)
    return "\n".join([*head, *body, ""])


def with_fields(text: str, before: Fields, after: Fields) -> str | None:
    """Return a file with other fields at its margin; None where it can't be done by lines.

    Args:
        text: the file.
        before: what it holds.
        after: what it is to hold; a field that it lacks is added at the end.
    """
    root = read_yaml(text).root
    if not isinstance(root, Tree):
        return None
    lines = text.split("\n")
    starts = {name: entry.line - 1 for name, entry in root.entries.items()}
    if any(not lines[at].startswith(name) for name, at in starts.items()):
        return None
    for name in reversed(sorted(starts, key=starts.__getitem__)):
        if name in after and after[name] != before.get(name):
            later = [at for at in starts.values() if at > starts[name]]
            end = _top(lines, min(later)) if later else len(lines) - (lines[-1] == "")
            lines[starts[name] : end] = yaml_lines({name: after[name]})
    missing = {
        name: value
        for name, value in after.items()
        if name not in starts and value != before.get(name)
    }
    if missing:
        if lines[-1] == "":
            lines.pop()
        lines += [*yaml_lines(missing), ""]
    return "\n".join(lines)


def _top(lines: Sequence[str], at: int) -> int:
    """Return the first of the comments and empty lines directly above a line, else itself."""
    while at > 0 and _OF_NOBODY.fullmatch(lines[at - 1]):
        at -= 1
    return at
