from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import Event

from quizapp.packs.yaml_scanner import yaml_events
from quizapp.packs.yaml_source import MAX_DEPTH, read_yaml
from quizapp.packs.yaml_tree import Scalar, child, line_at, plain_value
from tests.packs.folders import FACTS, PACK


def _troubles(text: str) -> list[tuple[int, str]]:
    return [(trouble.line, trouble.what) for trouble in read_yaml(text).troubles]


def test_every_value_knows_its_line() -> None:
    root = read_yaml("a: x\nb:\n  - c: y\n  - d: >-\n      long\n      text\n", 10).root
    assert root is not None
    assert line_at(root, "a") == 10
    assert line_at(root, "b", 0, "c") == 12
    assert line_at(root, "b", 1, "d") == 13
    assert line_at(root, "b", 1, "not there") == 13
    assert child(root, "b", 1, "d") == Scalar("long text", False, 13)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("1950", 1950),
        ("-3", -3),
        ("2,914", "2,914"),
        ("No", "No"),
        ("2024-08-20", "2024-08-20"),
        ("12:30", "12:30"),
        ('"true"', "true"),
        ("'1950'", "1950"),
        ("3 per cent", "3 per cent"),
    ],
)
def test_scalars_are_read_by_yaml_1_2(written: str, value: object) -> None:
    root = read_yaml(f"a: {written}\n").root
    assert root is not None
    assert plain_value(root) == {"a": value}


def test_a_number_too_long_to_be_one_is_still_no_text() -> None:
    root = read_yaml("a: " + "9" * 5000).root
    assert root is not None
    assert not isinstance(plain_value(root)["a"], str)


@pytest.mark.parametrize("written", ["No", "yes", "ON", "off", "2024-08-20", "2016-02", ".inf"])
def test_a_word_that_others_read_differently_is_a_trap_unless_quoted(written: str) -> None:
    for text, is_trap in ((written, True), (f'"{written}"', False)):
        value = child(read_yaml(f"a: {text}\n").root, "a")
        assert isinstance(value, Scalar)
        assert value.is_trap is is_trap


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: he said: no\n", 2, "a colon and a space inside unquoted text"),
        ('a: 1\nb: "North" is\n', 2, "text follows a closing quotation mark"),
        ('a: 1\nb: "open\nc: 2\n', 2, "a quotation mark is opened here and never closed"),
        ('a: 1\nb: "open\nc: 2\nd: "shut"\n', 2, "a quotation mark is opened here"),
        ("a: 'open\nb: it\nc: 'x'\n", 1, "a quotation mark is opened here"),
        ("a: 1\n  b: 2\n", 2, "inside unquoted text, or a line indented wrongly"),
        ("a:\n  - b\n c: d\n", 3, "indent"),
        ("a: 1\n\tb: 2\n", 2, "indented with a tab"),
        ("a: 1\nb: *other\n", 2, "'*other' is an alias"),
        ("a: &name 1\n", 1, "'&name' is an anchor"),
        ("a: &name\n  b: 1\n", 1, "'&name' is an anchor"),
        ("a: !!python/object:os.system 1\n", 1, "is a tag"),
        ("a: !mine [1]\n", 1, "is a tag"),
        ("a: 1\nb: 2\na: 3\n", 3, "'a' is given twice here, first in line 1"),
        ("a: 1\n---\nb: 2\n", 2, "a second YAML document"),
        ("%YAML 1.1\n---\na: no\n", 1, "begins with '%'"),
        ("a: @home\n", 1, "begins with a character that YAML keeps for itself"),
        ("a: `code`\n", 1, "begins with a character that YAML keeps for itself"),
        ('a: "C:\\dir"\n', 1, "a backslash inside double quotes"),
        ("a: [x, y\nb: 2\n", 2, "a bracket is opened"),
        ("a: - b\n", 1, "a list begins with '-'"),
        ("? [x]\n: b\n", 1, "a list stands where a field name belongs"),
        ("a: He was #1 that year\n", 1, "the text ends before ' #'"),
        ("a: }\n", 1, "this is not YAML"),
        ("[" * (MAX_DEPTH + 1), 1, "nested too deeply"),
        ("[" * 100_000, 1, "nested too deeply"),
    ],
)
def test_a_trap_is_refused_at_its_line_in_an_authors_words(
    text: str, line: int, words: str
) -> None:
    found = _troubles(text)
    assert [at for at, _ in found] == [line] * len(found)
    assert any(words in what for _, what in found), found


def test_a_billion_laughs_are_refused_and_never_expanded() -> None:
    levels = ["a0: &a0 [lol, lol]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    read = read_yaml("\n".join(levels))
    assert len(read.troubles) == 10 + 9 * 9
    assert read.root is not None
    assert plain_value(read.root)["a9"] == [""] * 9


def test_a_comment_after_a_value_is_welcome() -> None:
    read = read_yaml("a: two words   # a comment\nb: 1 #2\n")
    assert not read.troubles


def test_a_slip_in_one_entry_hides_no_slip_in_another() -> None:
    text = 'facts:\n  - id: a\n    t: "x" y\n  - id: b\n    t: fine\n  - id: c\n    t: x: y\n'
    read = read_yaml(text)
    assert [trouble.line for trouble in read.troubles] == [3, 7]
    assert plain_value(read.root or Scalar("", True, 0)) == {"facts": [{"id": "b", "t": "fine"}]}


def test_a_quote_left_open_does_not_cost_the_next_entry() -> None:
    text = 'facts:\n  - id: a\n    t: "open\n  - id: b\n    t: "shut"\n'
    read = read_yaml(text)
    assert [trouble.line for trouble in read.troubles] == [3]
    assert plain_value(read.root or Scalar("", True, 0)) == {"facts": [{"id": "b", "t": "shut"}]}


def _seen(events: list[Event]) -> list[tuple[object, ...]]:
    return [
        (
            type(event).__name__,
            event.start_mark.line,
            event.start_mark.column,
            event.end_mark.line,
            event.end_mark.column,
            getattr(event, "value", None),
            getattr(event, "style", None),
        )
        for event in events
    ]


def _same_as_the_library(text: str) -> bool:
    try:
        expected = _seen(list(YAML(typ="safe", pure=True).parse(text)))
    except YAMLError as error:
        try:
            list(yaml_events(text))
        except YAMLError as ours:
            return str(ours) == str(error)
        return False
    return _seen(list(yaml_events(text))) == expected


@pytest.mark.parametrize("text", [PACK, FACTS])
def test_the_fast_scanner_reads_files_as_the_library_does(text: str) -> None:
    assert _same_as_the_library(text)


_PIECES = ["a", "b c", ": ", ":", "#", " #", "- ", "\n", "\n  ", "\n    ", '"', "'", "[", "]", "{"]
_PIECES += ["}", ", ", "? ", "| ", ">-", "x: y\n", "한", "*", "&", "!", "---", "...", "\\", "\t"]


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
@settings(deadline=None)
def test_the_fast_scanner_reads_anything_as_the_library_does(text: str) -> None:
    assert _same_as_the_library(text)


def test_the_fast_scanner_reads_every_short_text_as_the_library_does() -> None:
    for pieces in product(["a", ": ", "\n", "  ", "- ", " #"], repeat=4):
        assert _same_as_the_library("".join(pieces)), pieces
