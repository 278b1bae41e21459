"""What the linter says, in the words of somebody who never read how questions are written."""

import re

_QUOTED = re.compile(r"(“[^”]*”|(?<!\w)'[^']*'(?!\w))")
"""What somebody wrote themselves: it stays as it is."""

_WORDS = (
    (r"\bsource line and stem do not\b", "neither the question nor the line above it"),
    (r"\b(the|The) distractors of its choice items\b", r"\1 wrong options"),
    (r"\bits choice items\b", "its questions"),
    (r"\b([Tt])he item\b", r"\1he question"),
    (r"\bwrite true-false items\b", "write true-or-false questions"),
    (r"\ba true-false item\b", "a true-or-false question"),
    (r"\bthe stem\b", "the question"),
    (r"\bThe stem\b", "The question"),
    (r"\bStem and key\b", "The question and the right option"),
    (r"\bstems?\b", "question"),
    (r"\bsource line\b", "line above the question"),
    (r"\bdistractors\b", "wrong options"),
    (r"\bdistractor\b", "wrong option"),
    (r"\bthe key's\b", "the right option's"),
    (r"\bkey's\b", "right option's"),
    (r"\bkeys\b", "right options"),
    (r"\bkey\b", "right option"),
    (r"\bthe fact has no as_of\b", "it has no date"),
    (r"\bas_of\b", "a date"),
    (r"\bprovenance\b", "line under it"),
    (r" \(misconception\)", ""),
    (r"\bThe myth\b", "The false belief"),
    (r"\bmyth\b", "false belief"),
)

_INSTEAD = {
    "C07": "It speaks of torture, execution or other violence. Mark it as sensitive, or leave "
    "that out.",
    "C08": "Its passage is marked as sensitive. Mark this as sensitive too, or use another.",
    "L34": "It speaks of violence or death. Mark it as sensitive, or leave that out.",
    "L18": "A wrong option should be tempting: of the same sort as the right one, or what many "
    "people believe.",
    "L28": "Only the right option is exact: it has a figure, brackets or a condition. Give a wrong "
    "option the same, or leave it out.",
}
"""What is said in place of a finding whose words are about files."""


def in_plain_words(rule: str, said: str) -> str:
    """Return a finding of the linter for a teacher.

    Args:
        rule: its rule.
        said: what it says is wrong and how to mend it.
    """
    if rule in _INSTEAD:
        return _INSTEAD[rule]
    pieces = _QUOTED.split(said)
    for place in range(0, len(pieces), 2):
        for before, after in _WORDS:
            pieces[place] = re.sub(before, after, pieces[place])
    return "".join(pieces)
