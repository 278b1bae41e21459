"""Rules on the stem: L07, L19, L21, L22."""

import re
from collections.abc import Iterator

from quizapp.core.content.items import Item
from quizapp.core.linting import limits
from quizapp.core.linting.choices import Choice, named
from quizapp.core.linting.findings import Finding, error, warning
from quizapp.core.linting.words import negations, negative_words, word_count, words

_BLANK = re.compile(r"_{2,}")
_FINAL_BLANK = re.compile(r"(?:_{2,}|…|\.{3})\W*$")
_BOLD = re.compile(r"\*\*(.+?)\*\*|__(\w.*?\w)__|<b>(.+?)</b>", re.IGNORECASE)
_NOTHING_MORE = re.compile(
    r"^which (?:one )?of (?:the following|these)(?: \w+)?"
    r" (?:is|are|was|were) (?:true|correct|right)\W*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|Ms|St|No|vs))(?<!\bMrs)[.!?]+[”\"’)]*(?=\s+[“\"‘(]?[A-Z0-9])"
)


def negative_stem(choice: Choice) -> Iterator[Finding]:
    """L07: a negative stem; an error unless emphasised, and with a negative option always.

    Words in quotation marks, ``at least`` and ``not only`` are no negation.
    """
    negative = negative_words(choice.stem)
    if not negative:
        return
    opposed = next((text for text in choice.texts if negations(text)), None)
    if opposed is not None:
        yield error(
            "L07",
            choice.id,
            f"The stem is negative ({negative[0]!r}) and so is the option {named(opposed)}.",
            "Ask for what is so, and phrase the options without a negation.",
            negative[0],
            named(opposed),
            case="twice",
        )
    elif all(_emphasised(word, choice.stem) for word in negative):
        yield warning(
            "L07",
            choice.id,
            f"The stem is negative ({negative[0]!r}).",
            "Ask for what is so, if you can.",
            negative[0],
            case="emphasised",
        )
    else:
        plain = next(word for word in negative if not _emphasised(word, choice.stem))
        yield error(
            "L07",
            choice.id,
            f"The stem is negative ({plain!r}) and the word is not emphasised.",
            f"Ask for what is so, or write {plain.upper()} in capitals.",
            plain,
            plain.upper(),
            case="plain",
        )


def unfocused_stem(choice: Choice) -> Iterator[Finding]:
    """L19: a short stem, one without question mark, colon or final blank, or an empty question."""
    count = word_count(choice.stem)
    stem = choice.stem.strip()
    if _NOTHING_MORE.match(stem):
        problem, case = (
            "The stem asks only what is true: the idea is in the options.",
            "which",
        )
    elif not (stem.rstrip("”\"’')").endswith(("?", ":")) or _FINAL_BLANK.search(stem)):
        problem, case = "The stem ends in no question mark, colon or blank.", "open"
    elif count < limits.STEM_WORDS_LEAST:
        problem, case = f"The stem has only {count} words.", "short"
    else:
        return
    yield warning(
        "L19",
        choice.id,
        problem,
        "Ask one full question that can be responded to with the options covered.",
        case=case,
    )


def blanks(choice: Choice) -> Iterator[Finding]:
    """L21: a blank that is not at the end, or more than one."""
    gaps = _BLANK.findall(choice.stem)
    if len(gaps) > 1:
        problem = f"The stem has {len(gaps)} blanks."
        yield warning("L21", choice.id, problem, "Ask for one thing.", case="several")
    elif gaps and not _FINAL_BLANK.search(choice.stem):
        yield warning(
            "L21",
            choice.id,
            "The blank is not at the end of the stem.",
            "Turn the sentence round, or ask a question.",
            case="inside",
        )


def load(item: Item) -> Iterator[Finding]:
    """L22: a stem of too many words or sentences."""
    count, sentences = word_count(item.stem), sentence_count(item.stem)
    if count > limits.STEM_WORDS_MOST:
        problem = f"The stem has {count} words, more than {limits.STEM_WORDS_MOST}."
        number, case = count, "words"
    elif sentences > limits.STEM_SENTENCES_MOST:
        problem = f"The stem has {sentences} sentences, more than {limits.STEM_SENTENCES_MOST}."
        number, case = sentences, "sentences"
    else:
        return
    remedy = "Keep what the question needs; use shorter words."
    yield warning("L22", item.id, problem, remedy, str(number), case=case)


def sentence_count(text: str) -> int:
    """Return how many sentences a text has; initials and common abbreviations end none."""
    return len(_SENTENCE_END.findall(text.strip())) + 1


def _emphasised(word: str, stem: str) -> bool:
    if word.isupper():
        return True
    bold = " ".join(part for match in _BOLD.findall(stem) for part in match)
    return word in words(bold)
