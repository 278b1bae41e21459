"""What is said of which answer in QTI: feedback has names, and rules that say when it is shown.

Followed are rules as programs write them: a name that stands for an answer, for right or for wrong.
What depends on more (points, tries, several answers at once) is said after any answer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.packs.formats.xml_tree import Node

FEEDBACK = frozenset({"feedbackinline", "feedbackblock"})

_RIGHT = frozenset({"correct", "right", "true"})
_WRONG = frozenset({"incorrect", "wrong", "false", "notcorrect"})
_BRANCHES = frozenset({"responseif", "responseelseif", "responseelse"})


@dataclass(frozen=True)
class Said:
    """A feedback with the answers that it is said of."""

    feedback: Node
    of: frozenset[str]
    """Names of answers; all of them: it is said after any; none: only where nothing was chosen."""


def said_in(item: Node, response: str, names: Sequence[str], keys: set[str]) -> Iterator[Said]:
    """Yield the feedback of a question that does not stand inside of an answer.

    Args:
        item: the question.
        response: what its choice answers to.
        names: of its answers.
        keys: those that are right.
    """
    rules = _Rules(response, frozenset(names), frozenset(keys))
    for processing in item.children("responseprocessing"):
        rules.follow(processing)
    body = item.child("itembody")
    inside = {
        id(each)
        for answer in (body.all() if body is not None else ())
        if answer.name == "simplechoice"
        for each in answer.all()
    }
    free = [
        each
        for each in (body.all() if body is not None else ())
        if each.name in FEEDBACK and id(each) not in inside
    ]
    for each in (*free, *item.children("modalfeedback")):
        yield Said(each, rules.answers_of(each))


class _Rules:
    """After which answers an outcome has a value."""

    def __init__(self, response: str, names: frozenset[str], keys: frozenset[str]) -> None:
        self._response = response
        self._names = names
        self._keys = keys
        self._wrong = names - keys
        self._known: dict[tuple[str, str], frozenset[str] | None] = {}

    def answers_of(self, feedback: Node) -> frozenset[str]:
        """Return after which answers a feedback is shown."""
        told = feedback.attributes
        if told.get("showhide", "show").strip() == "hide":
            return self._names
        case, outcome = told.get("identifier", "").strip(), told.get("outcomeidentifier", "")
        if (found := self._known.get((outcome.strip(), case))) is not None:
            # Where several are chosen, "not B" says nothing of the others.
            plain = len(self._keys) == 1 or len(found) < 2 or found in (self._keys, self._wrong)
            return found if plain else self._names
        if case in self._names:
            return frozenset({case})
        word = re.sub(r"[\W_]|feedback", "", case.casefold())
        if word in _RIGHT:
            return self._keys
        return self._wrong if word in _WRONG else self._names

    def follow(self, processing: Node) -> None:
        """Take in the rules of a question, in their order."""
        for condition in processing.children("responsecondition"):
            left: frozenset[str] | None = self._names
            for branch in condition.parts:
                if not isinstance(branch, Node) or branch.name not in _BRANCHES:
                    continue
                parts = [part for part in branch.parts if isinstance(part, Node)]
                holds = self._names
                if branch.name != "responseelse" and parts:
                    found = self._holds(parts.pop(0))
                    holds = found if found is not None else holds
                    left = None if found is None else left
                self._set(parts, None if left is None else left & holds)
                left = None if left is None else left - holds

    def _set(self, rules: list[Node], answers: frozenset[str] | None) -> None:
        for rule in rules:
            if rule.name != "setoutcomevalue":
                continue
            outcome = rule.attributes.get("identifier", "").strip()
            for value in rule.all():
                if value.name == "basevalue":
                    key = outcome, value.text().strip()
                    before = self._known.get(key, frozenset())
                    unknown = answers is None or before is None
                    self._known[key] = (
                        None if unknown else (before or frozenset()) | (answers or frozenset())
                    )

    def _holds(self, condition: Node) -> frozenset[str] | None:
        """Return after which answers a condition holds; None: it depends on more."""
        parts = [part for part in condition.parts if isinstance(part, Node)]
        match condition.name:
            case "isnull":
                return frozenset()
            case "not" if len(parts) == 1:
                found = self._holds(parts[0])
                return None if found is None else self._names - found
            case "and" | "or":
                holds = [self._holds(part) for part in parts]
                sets = [each for each in holds if each is not None]
                if not sets or len(sets) < len(holds):
                    return None
                join = frozenset.intersection if condition.name == "and" else frozenset.union
                return join(*sets)
            case "match" | "member" | "contains":
                return self._matched(parts)
        return None

    def _matched(self, parts: list[Node]) -> frozenset[str] | None:
        found = [each for part in parts for each in (part, *part.all())]
        variables = [
            each.attributes.get("identifier", "").strip()
            for each in found
            if each.name == "variable"
        ]
        values = [each.text().strip() for each in found if each.name == "basevalue"]
        if len(variables) != 1:
            return None
        if variables[0] == self._response and not values:
            corrects = [each for each in found if each.name == "correct"]
            return self._keys if len(corrects) == 1 else None
        if len(values) != 1:
            return None
        if variables[0] == self._response:
            return frozenset(values) & self._names
        return self._known.get((variables[0], values[0]))
