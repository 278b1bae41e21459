"""YAML 1.2 with a line number for every value, and its traps refused in plain words.

Only events are taken from the YAML library and the tree is built here: so anchors, aliases and
tags never act, depth is bounded, and duplicate keys are seen with their lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from quizapp.packs.yaml_scanner import yaml_events
from quizapp.packs.yaml_tree import Entry, Mapping, Node, Scalar, Sequence
from quizapp.packs.yaml_troubles import NEVER_CLOSED, Trouble, explain

MAX_DEPTH = 12
_MENDING_BUDGET = 1_000_000
"""How many characters are read again at most to find further slips of syntax: some seconds."""

_CUT = re.compile(r" +#[^\s#]")
_ENTRY = re.compile(r"( {0,4})- ")
_ID = re.compile(r"\s*(?:- )?id:\s*[\"']?([^\s\"'#]+)")


@dataclass(frozen=True)
class YamlText:
    """A parsed text: its tree (None where there is none) and what is wrong in it."""

    root: Node | None
    troubles: tuple[Trouble, ...]


def read_yaml(text: str, first_line: int = 1) -> YamlText:
    """Return the tree of a YAML text and all that is wrong in it.

    Where the syntax breaks inside an entry of a list (a fact, say), that entry is left out and the
    rest is read again, so that one slip hides no other.

    Args:
        text: with newlines as line ends and without control characters.
        first_line: the line of the file at which the text begins.
    """
    lines = text.split("\n")
    refused = [*_tabs(lines, first_line), *_directives(lines, first_line)]
    if refused:
        return YamlText(None, tuple(refused))
    syntax: list[Trouble] = []
    while True:
        builder = _Builder(lines, first_line)
        try:
            root = builder.build(yaml_events("\n".join(lines)))
        except YAMLError as error:
            trouble, line = _syntax_trouble(error, lines, first_line)
            syntax.append(trouble)
            spent = len(syntax) * len(text)
            if spent > _MENDING_BUDGET or not _blank_entry(lines, line):
                return YamlText(None, tuple(sorted(syntax)))
        else:
            return YamlText(root, tuple(sorted([*syntax, *builder.troubles])))


def ids_by_line(text: str) -> tuple[str, ...]:
    """Return for each line, from 0, the id that is written last at or above it; empty for none.

    It names what a line of broken YAML is about, where no tree can tell.
    """
    ids, last = [], ""
    for written in text.split("\n"):
        if found := _ID.match(written):
            last = found.group(1)
        ids.append(last)
    return tuple(ids)


@dataclass
class _Open:
    """A collection whose end has not come yet."""

    line: int
    is_mapping: bool
    values: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: tuple[str, int] | None = None


class _Builder:
    """Builds the tree from events, noting what the format refuses."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        self._lines = lines
        self._first_line = first_line
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._documents = 0
        self.troubles: list[Trouble] = []

    def build(self, events: Iterator[Event]) -> Node | None:
        for event in events:
            if not self._take(event):
                break
        return self._root if not self._open else None

    def _take(self, event: Event) -> bool:
        line = event.start_mark.line + self._first_line
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._note(line, "a second YAML document begins here", "delete the line '---'")
                return False
        elif isinstance(event, AliasEvent):
            self._note(line, f"'*{event.anchor}' is an alias", "write the text out, or quote it")
            self._add(Scalar("", False, line))
        elif isinstance(event, ScalarEvent):
            self._refuse_marks(event, line)
            scalar = Scalar(event.value, event.style is None, line)
            self._refuse_cut(scalar, event)
            self._add(scalar)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._refuse_marks(event, line)
            if len(self._open) >= MAX_DEPTH:
                self._note(line, "lists are nested too deeply", "check brackets and indentation")
                return False
            self._open.append(_Open(line, isinstance(event, MappingStartEvent)))
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            done = self._open.pop()
            if done.is_mapping:
                self._add(Mapping(done.entries, done.line))
            else:
                self._add(Sequence(tuple(done.values), done.line))
        return True

    def _refuse_marks(self, event: ScalarEvent | CollectionStartEvent, line: int) -> None:
        if event.anchor is not None:
            self._note(line, f"'&{event.anchor}' is an anchor", "write the text in quotes")
        if event.tag is not None:
            self._note(line, f"'{event.tag}' is a tag", "write the text in quotes")

    def _refuse_cut(self, scalar: Scalar, event: ScalarEvent) -> None:
        """Refuse ``He was #1 in 2009``: what follows the `` #`` would be lost without a word."""
        end = event.end_mark
        if scalar.plain and " " in scalar.text and _CUT.match(self._lines[end.line][end.column :]):
            what = "the text ends before ' #', which begins a comment"
            remedy = "put the whole text in quotes, or write a space after '#'"
            self._note(end.line + self._first_line, what, remedy)

    def _add(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.values.append(node)
        elif parent.key is None:
            if isinstance(node, Scalar):
                parent.key = (node.text, node.line)
            else:
                self._note(node.line, "a list stands where a field name belongs", "quote the text")
                parent.key = (f"?{node.line}", node.line)
        else:
            name, line = parent.key
            parent.key = None
            if name in parent.entries:
                first = parent.entries[name].line
                what = f"'{name}' is given twice here, first in line {first}"
                self._note(line, what, "keep one of the two")
            else:
                parent.entries[name] = Entry(line, node)

    def _note(self, line: int, what: str, remedy: str) -> None:
        self.troubles.append(Trouble(line, what, remedy))


def _tabs(lines: list[str], first_line: int) -> Iterator[Trouble]:
    for number, written in enumerate(lines, first_line):
        if "\t" in written[: len(written) - len(written.lstrip())]:
            yield Trouble(number, "the line is indented with a tab", "use spaces")


def _directives(lines: list[str], first_line: int) -> Iterator[Trouble]:
    for number, written in enumerate(lines, first_line):
        if written.startswith("%"):
            yield Trouble(number, "the line begins with '%'", "put the text in quotes")


def _syntax_trouble(error: YAMLError, lines: list[str], first_line: int) -> tuple[Trouble, int]:
    """Return the trouble in words, and the line (from 0) at which the reader gave up."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Trouble(first_line, "this is not YAML", "compare with the content format"), 0
    problem = error.problem_mark.line
    context = error.context_mark.line if error.context_mark is not None else problem
    opened = _quote_left_open(lines, min(problem, len(lines) - 1))
    if opened is not None:
        return Trouble(opened + first_line, *NEVER_CLOSED), opened
    return explain(str(error.problem), problem, context, lines, first_line), problem


def _quote_left_open(lines: list[str], line: int) -> int | None:
    """Return the line above at which a quotation mark was opened that only this line closes.

    The reader takes all between the two for one text and complains only here.
    """
    for mark in ('"', "'"):
        above = line - 1
        while above >= 0 and mark not in lines[above]:
            above -= 1
        if (
            above >= 0
            and mark in lines[line]
            and re.match(rf"\s*(- )?[\w-]+: +{mark}[^{mark}]*$", lines[above])
        ):
            return above
    return None


def _blank_entry(lines: list[str], line: int) -> bool:
    """Blank the outermost list entry that holds the line; return whether there was one."""
    starts = [(n, len(m.group(1))) for n, text in enumerate(lines) if (m := _ENTRY.match(text))]
    if not starts:
        return False
    indent = min(depth for _, depth in starts)
    outer = [n for n, depth in starts if depth == indent]
    before = [n for n in outer if n <= line]
    if not before:
        return False
    end = next((n for n in outer if n > line), len(lines))
    for n in range(before[-1], end):
        lines[n] = ""
    return True
