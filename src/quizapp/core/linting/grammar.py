"""L08: grammar that gives the key away."""

import re
from collections.abc import Iterator

from quizapp.core.content.quantities import QuantityKind, parse_quantity
from quizapp.core.linting.choices import Choice, named
from quizapp.core.linting.findings import Finding, error
from quizapp.core.linting.options import of_the_above

_END = re.compile(r"[\s_.…:]+$")
_ARTICLE = re.compile(r"(?:^|\s)(an?)$", re.IGNORECASE)
_VERB = re.compile(r"(?:^|\s)(is|are)$", re.IGNORECASE)
_SAID_AS_CONSONANT = re.compile(
    r"^(?:uni(?![nm])|us[aeu]|ubiq|ura[nl]|ut[eio]|eu|ewe|one(?!r)|once|u(?:[-.\s]|$))",
    re.IGNORECASE,
)
_SAID_AS_VOWEL = re.compile(r"^(?:hour|honest|honou?r|heir|8|11(?!\d)|18(?!\d)|11,|18,)", re.I)
_LETTERS_SAID_AS_VOWEL = re.compile(r"^[AEFHILMNORSX](?:[A-Z]|\.|-|$)")
_ABBREVIATED = re.compile(r"^[A-Z]{2,}$|^(?:[A-Z]\.)+")
_SENTENCE = re.compile(r"[.!?][”\"’)]*$")
_CUT_OFF = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:etc|Mr|Mrs|Dr|St|Jr|Sr|Co|Ltd|Inc|approx|no|vs)\.$")
_SUBJECT = re.compile(r"^(?:they|he|she|it|we|you|there)\s+\w+", re.IGNORECASE)
_PHRASE = re.compile(
    r"^(?:to|by|in|on|at|for|from|with|without|through|across|into|over|under|because of|as|"
    r"\w{2,}ing)\s",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(
    r"\s(?:of|in|from|by|with|for|to|at|on|that|who|which|whose|where|when|between|about|as)\s.*",
    re.IGNORECASE,
)
_SINGULAR_S = ("ss", "us", "is", "ics", "news")
_PLURALS = frozenset(("people", "men", "women", "children", "police", "these", "those", "both"))
_ONE = re.compile(r"^(?:an?|one|this|that|every|each)\s", re.IGNORECASE)
_MANY = re.compile(
    r"^(?:two|three|four|five|six|seven|eight|nine|ten|many|several|few|most|these|those|both)\s",
    re.IGNORECASE,
)


def grammar(choice: Choice) -> Iterator[Finding]:
    """L08: the stem's article or verb fits only some options, or the options mix forms."""
    yield from _article(choice)
    yield from _verb(choice)
    yield from _forms(choice)


def takes_an(text: str) -> bool:
    """Return whether the indefinite article before the text is "an"."""
    first = re.sub(r"^\W+", "", text).split(" ")[0]
    if _ABBREVIATED.match(first):
        return bool(_LETTERS_SAID_AS_VOWEL.match(first))
    if _SAID_AS_VOWEL.match(first):
        return True
    return first[:1].lower() in "aeiou" and not _SAID_AS_CONSONANT.match(first)


def is_plural(text: str) -> bool | None:
    """Return whether an option is plural, singular (False) or hard to say (None)."""
    if _ONE.match(text):
        return False
    if _MANY.match(text):
        return True
    head = _HEAD_ENDS.sub("", text.strip(" .")).strip()
    if re.search(r"\w,? and \w", head):
        return True
    last = re.sub(r"['’]s?$", "", head.split(" ")[-1].lower()) if head else ""
    if not last.isalpha() or len(last) < 3:
        return None
    return last in _PLURALS or (last.endswith("s") and not last.endswith(_SINGULAR_S))


def _article(choice: Choice) -> Iterator[Finding]:
    match = _ARTICLE.search(_END.sub("", choice.stem))
    if match is None:
        return
    article = match[1].lower()
    unfit = [text for text in choice.texts if takes_an(text) != (article == "an")]
    if unfit:
        yield error(
            "L08",
            choice.id,
            f"The stem ends in {article!r}, which does not fit {named(unfit[0])}.",
            "End the stem in “a(n)”, or put the article into the options.",
            article,
            named(unfit[0]),
            case="article",
        )


def _verb(choice: Choice) -> Iterator[Finding]:
    match = _VERB.search(_END.sub("", choice.stem))
    if match is None:
        return
    plural = match[1].lower() == "are"
    fits = [is_plural(option.text) is plural for option in choice.distractors]
    unknown = [is_plural(option.text) is None for option in choice.distractors]
    if is_plural(choice.key.text) is plural and not any(fits) and not any(unknown):
        yield error(
            "L08",
            choice.id,
            f"The stem ends in {match[1]!r} and only the key agrees with it in number.",
            "Let all options be singular or all plural.",
            match[1],
            case="verb",
        )


def _forms(choice: Choice) -> Iterator[Finding]:
    texts = [text for text in choice.texts if not of_the_above(text)]
    numbers = [text for text in texts if _is_number(text)]
    rest = [text for text in texts if parse_quantity(text) is None and not _figured(text)]
    sentences = [text for text in rest if _ends_as_sentence(text)]
    open_ended = [text for text in rest if not _ends_as_sentence(text)]
    clauses = [text for text in rest if _SUBJECT.match(text) and len(text.split()) > 2]
    phrases = [text for text in rest if _PHRASE.match(text)]
    for some, others, what in (
        (numbers, rest, "a number and a phrase"),
        (sentences, open_ended, "a sentence with a full stop and a phrase without"),
        (clauses, phrases, "a sentence and a phrase"),
    ):
        if some and others:
            yield error(
                "L08",
                choice.id,
                f"The options mix forms: {named(some[0])} and {named(others[0])} are {what}.",
                "Write all options in the same form.",
                named(some[0]),
                named(others[0]),
                what,
                case="forms",
            )
            return


def _is_number(text: str) -> bool:
    quantity = parse_quantity(text)
    return quantity is not None and quantity.kind is QuantityKind.NUMBER


def _figured(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _ends_as_sentence(text: str) -> bool:
    ended = _SENTENCE.search(text.strip()) and not _CUT_OFF.search(text.strip())
    return bool(ended) and len(text.split()) > 2
