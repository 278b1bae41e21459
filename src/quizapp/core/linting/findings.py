"""Findings of the linter, and the table of its rules.

L01 to L35 are flaws in the form of an item or of the whole bank, C01 to C12 what content must hold
beyond its form. Why each is a rule stands in ``docs/spec/questions.md`` under its id.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """A violation of a rule by an item, a fact or the bank."""

    rule: str
    """``L01`` to ``L35`` or ``C01`` to ``C12``, a key of RULES."""
    severity: Severity
    where: str
    """Id of the item, fact or pack."""
    message: str
    """What is wrong."""
    remedy: str
    """How to mend it."""
    case: str = ""
    """Which of the flaws of its rule it is, where the rule knows several; empty: the only one."""
    words: tuple[str, ...] = ()
    """What it is about: words of the question, options or numbers, for whoever says it anew."""


RULES = {
    "L01": "the key is longer than the distractors",
    "L02": "over the bank, the key is too often the longest option",
    "L03": "all, none, both or neither of the above",
    "L04": "options combine other options",
    "L05": "an absolute word in a distractor but not in the key",
    "L06": "a hedge in the key only",
    "L07": "a negative stem",
    "L08": "a grammar cue",
    "L09": "duplicates",
    "L10": "the key stands too often in one place of a fixed order",
    "L11": "true and false statements are out of balance",
    "L12": "numbers or dates are not in ascending order",
    "L13": "numeric options overlap",
    "L14": "too few or too many options",
    "L15": "the statement copies its passage",
    "L16": "the stem shares a word with the key alone, or more with a distractor than with the key",
    "L17": "the key alone shares the most words with the other options",
    "L18": "a distractor of another type, or none that embodies the myth",
    "L19": "an unfocused stem",
    "L20": "a vague word in an option",
    "L21": "a blank inside the stem, or several",
    "L22": "too much to read",
    "L23": "all options start alike",
    "L24": "the form of a true-false statement",
    "L25": "one item gives away another",
    "L26": "something is missing",
    "L27": "a pair of opposites with the key in it",
    "L28": "only the key has figures, brackets or a qualifying clause",
    "L29": "over the bank, a cue of form or wording tells the key",
    "L30": "over the bank, the option that reconciles or doubts is too often the key",
    "L31": "a fact too long or too hard for a headline",
    "L32": "a stem that names a document",
    "L33": "a card with too much to read",
    "L34": "a word of violence or death where nothing is marked sensitive",
    "L35": "the words for a picture tell the key, or begin with 'picture of'",
    "C01": "a fact of more than one sentence",
    "C02": "a total, share or rate without a date",
    "C03": "the year of a dated fact is missing from a stem",
    "C04": "the source of an attributed fact is missing from a stem",
    "C05": "a true-false item on a disputed fact names no source",
    "C06": "a stem asks about now",
    "C07": "a sensitive word where the fact is not marked sensitive",
    "C08": "a sensitive passage cited by a fact that is not marked sensitive",
    "C09": "too few items that need thought or two passages",
    "C10": "over the bank, the key is too often the shortest option",
    "C11": "a chart is shown that no table gives",
    "C12": "an entry of the glossary is long, hard or sensitive",
}
"""Every rule with its name in a few words."""


def error(rule: str, where: str, message: str, remedy: str, *words: str, case: str = "") -> Finding:
    """Return a finding that stops the build."""
    return Finding(rule, Severity.ERROR, where, message, remedy, case, words)


def warning(
    rule: str, where: str, message: str, remedy: str, *words: str, case: str = ""
) -> Finding:
    """Return a finding that is counted."""
    return Finding(rule, Severity.WARNING, where, message, remedy, case, words)
