"""Errors of the YAML reader in the words of somebody who writes questions."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Trouble:
    """Something wrong in a YAML text, without the file and the id."""

    line: int
    what: str
    remedy: str


_QUOTE_IT = "put the whole text in quotes"

NEVER_CLOSED = (
    "a quotation mark is opened here and never closed",
    "close it at the end of the text",
)

_MEANINGS = (
    (
        "mapping values are not allowed",
        "a colon and a space inside unquoted text, or a line indented wrongly",
        _QUOTE_IT + ", or line the field up with its neighbours",
    ),
    (
        "could not find expected ':'",
        "this line is neither 'field: value' nor the further text of a field",
        "add the field name and a colon, or indent the line below its field",
    ),
    (
        "expected <block end>, but found '<scalar>'",
        "text follows a closing quotation mark",
        "put the whole text in quotes and write inner ones as '' or use the other kind",
    ),
    (
        "expected <block end>",
        "the indentation does not fit the lines above",
        "line the field up with its neighbours, or put the text before it in quotes",
    ),
    ("found unexpected end of stream", *NEVER_CLOSED),
    ("found unexpected document separator", *NEVER_CLOSED),
    (
        "found unknown escape character",
        "a backslash inside double quotes has a meaning of its own",
        "use single quotes, or write it twice",
    ),
    (
        "alphabetic or numeric character",
        "text begins with '*' or '&'",
        _QUOTE_IT,
    ),
    (
        "that cannot start any token",
        "text begins with a character that YAML keeps for itself (@, `, %, |, >)",
        _QUOTE_IT,
    ),
    (
        "expected ',' or",
        "a bracket is opened and the list in it does not end well",
        "close the bracket, or put text that begins with a bracket in quotes",
    ),
    (
        "sequence entries are not allowed here",
        "a list begins with '-' where a value belongs",
        "put it in its own line, or put the text in quotes",
    ),
)


def explain(
    complaint: str, problem: int, context: int, lines: list[str], first_line: int
) -> Trouble:
    """Return a complaint of the YAML reader in an author's words.

    Args:
        complaint: the reader's own words.
        problem: line, from 0, where it gave up.
        context: line, from 0, where what it was reading began.
        lines: the text.
        first_line: the line of the file at which the text begins.
    """
    for words, what, remedy in _MEANINGS:
        if words in complaint:
            at = context if what == NEVER_CLOSED[0] else problem
            return Trouble(min(at, len(lines) - 1) + first_line, what, remedy)
    at = min(problem, len(lines) - 1) + first_line
    return Trouble(at, f"this is not YAML ({complaint})", _QUOTE_IT)
