"""Words that give the key away: L05, L06, L16, L17, L28."""

import re
from collections.abc import Iterator

from quizapp.core.linting.choices import Choice, named
from quizapp.core.linting.findings import Finding, warning
from quizapp.core.linting.options import of_the_above
from quizapp.core.linting.vocabulary import ABSOLUTES, HEDGES
from quizapp.core.linting.words import as_written, content_stems, found

_NOT_QUITE = re.compile(
    r"\b(?:almost|nearly|not|hardly|practically|virtually)\s+(?:all|always|never|none|every|only"
    r"|completely|impossible)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d")
_BRACKETS = re.compile(r"[(\[][^)\]]+[)\]]")
_CLAUSE = re.compile(
    r"\w[,;]?\s+(?:which|who|whom|whose|because|although|though|unless|if|when|where|while|except"
    r"|provided|so that|but)\b|\w\s+[–—]\s*\w|\w\s+-\s+\w|\w—\w",
    re.IGNORECASE,
)


def absolute_distractors(choice: Choice) -> Iterator[Finding]:
    """L05: an absolute word in a distractor but not in the key.

    Options that L03 speaks of are skipped; "almost all" and "not always" are not absolute.
    """
    if found(choice.key.text, ABSOLUTES):
        return
    for option in choice.distractors:
        said = _NOT_QUITE.sub(" ", option.text)
        absolutes = [] if of_the_above(option.text) else found(said, ABSOLUTES)
        if absolutes:
            yield warning(
                "L05",
                choice.id,
                f"{absolutes[0]!r} in the distractor {named(option.text)}, but no such word in "
                "the key.",
                "Soften the distractor; pupils know that absolute options are mostly wrong.",
                absolutes[0],
                named(option.text),
            )


def hedged_key(choice: Choice) -> Iterator[Finding]:
    """L06: a hedge in the key only."""
    hedges = found(choice.key.text, HEDGES)
    if hedges and not any(found(option.text, HEDGES) for option in choice.distractors):
        yield warning(
            "L06",
            choice.id,
            f"Only the key is hedged ({hedges[0]!r}).",
            "Move the hedge to the stem or hedge a distractor as well.",
            hedges[0],
        )


def clang(choice: Choice) -> Iterator[Finding]:
    """L16: a content stem that the stem and the key share with no distractor."""
    shared = content_stems(choice.stem) & content_stems(choice.key.text)
    for option in choice.distractors:
        shared -= content_stems(option.text)
    if shared:
        words = as_written(choice.key.text, shared)
        yield warning(
            "L16",
            choice.id,
            f"Stem and key alone share {words}.",
            "Use another word in the stem or key, or the same word in a distractor.",
            words,
            case="key",
        )


def echo(choice: Choice) -> Iterator[Finding]:
    """L16, the reverse: a distractor shares more content stems with the stem than the key does."""
    asked = content_stems(choice.stem)
    with_key = asked & content_stems(choice.key.text)
    echoing = max(choice.distractors, key=lambda option: len(asked & content_stems(option.text)))
    with_distractor = asked & content_stems(echoing.text)
    if len(with_distractor) > len(with_key):
        shared = as_written(echoing.text, with_distractor - with_key)
        yield warning(
            "L16",
            choice.id,
            f"The distractor {named(echoing.text)} shares {shared} with the stem, the key does "
            "not.",
            "Use another word in the stem or the distractor, or the same word in the key.",
            named(echoing.text),
            shared,
            case="distractor",
        )


def convergence(choice: Choice) -> Iterator[Finding]:
    """L17: the key alone shares the most words with the other options."""
    stems = [content_stems(option.text) for option in choice.options]
    scores = [
        sum(word in other for at, other in enumerate(stems) if at != place for word in own)
        for place, own in enumerate(stems)
    ]
    key = next(place for place, option in enumerate(choice.options) if option.is_key)
    others = [score for place, score in enumerate(scores) if place != key]
    if scores[key] > max(others):
        shared = {
            word
            for word in stems[key]
            if any(word in other for at, other in enumerate(stems) if at != key)
        }
        words = as_written(choice.key.text, shared)
        yield warning(
            "L17",
            choice.id,
            f"The distractors are variations of the key: it alone shares {words} with several of "
            "them.",
            "Let distractors share words with one another too, or vary the key's words.",
            words,
        )


def lone_qualifier(choice: Choice) -> Iterator[Finding]:
    """L28: only the key has digits, brackets or a qualifying clause."""
    for pattern, what in (
        (_DIGITS, "figures"),
        (_BRACKETS, "brackets"),
        (_CLAUSE, "a qualifying clause"),
    ):
        if pattern.search(choice.key.text) and not any(
            pattern.search(option.text) for option in choice.distractors
        ):
            yield warning(
                "L28",
                choice.id,
                f"Only the key has {what}.",
                "Leave it out of the key, or give a distractor the same.",
                case=what,
            )
