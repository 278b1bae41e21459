"""L34: words of violence and death where nothing is marked sensitive."""

import re
from collections.abc import Iterable, Iterator

from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.items import Item
from quizapp.core.linting.content import sensitive_word
from quizapp.core.linting.findings import Finding, warning
from quizapp.core.linting.other_senses import SOMEBODY, without_other_senses

_VIOLENT = re.compile(
    r"\b(?:shot(?! of (?:vodka|coffee))|shots (?:at|were|fired)|gunshots?|gunfire|bullets?"
    r"|(?<!film )(?<!photo )shooting(?! (?:script|schedule|star))|gunned down|opened fire"
    r"|fir(?:ed|ing) (?:at|on|shots|around|about|\d+)(?! \w+ lines)"
    r"|killed|killings?|killers?|murder\w*|assassin\w*|massacre\w*|poisoned|strangled|stabbed"
    r"|hanged|bomb(?:ed|ings?)|blown up"
    # What died down, out or away was a noise, a custom or a fire.
    r"|died(?! (?:down|out|away|off))|dying(?! (?:down|out|for|to))|deaths?"
    r"|dead(?! (?:end|heat|line))|corpses?|drown(?:s|ed|ing)|starved to death"
    r"|beaten(?! (?:track|path))|beatings?"
    rf"|(?:body|bodies) of (?:an? |the |his |her |two |three )?(?:\w+ )?{SOMEBODY}"
    r"|bod(?:y|ies) (?:was|were) (?:found|washed)|dead bod(?:y|ies)"
    r"|traffick(?:ed|ing)|violence|violent(?:ly)?|prostitut\w+|brothels?"
    r"|assault(?:s|ed)?|wounded|maimed|bloodshed|bloody|hostages?|mistreated|abused)\b",
    re.IGNORECASE,
)


def violent_word(*texts: str) -> str:
    """Return the first word on violence or death (L34), or nothing.

    Deadlines, dead ends, what died down, the bodies that govern and the shooting of a film are not
    meant; nor is what such words mean in biology, sport or physics (``other_senses.py``).
    """
    told = " | ".join(texts)
    match = _VIOLENT.search(told)
    if match:  # rare: only then the other senses are looked for
        match = _VIOLENT.search(without_other_senses(told))
    return match[0] if match else ""


def unmarked_fact(fact: Fact) -> Iterator[Finding]:
    """L34 on what the card tells of the fact itself, unless C07 has said it."""
    myth = fact.myth
    claim = myth.claim if myth else ""
    if fact.sensitive or sensitive_word(fact.statement, claim):
        return
    told = (myth.why_misleading, myth.replacement) if myth else ()
    if word := violent_word(fact.statement, claim, fact.explanation, fact.reading, *told):
        yield _unmarked(fact.id, f"The fact speaks of {word!r}", word)


def unmarked_item(item: Item, fact: Fact) -> Iterator[Finding]:
    """L34 on everything that an item says, before and after it is judged; C07 goes first."""
    asked = (item.source_line, item.stem, *(option.text for option in item.options))
    if fact.sensitive or sensitive_word(*asked):
        return
    told = (item.correction, item.takeaway, *(option.feedback for option in item.options))
    if word := violent_word(*asked, *told):
        yield _unmarked(item.id, f"The item speaks of {word!r}", word)


def unmarked_passages(passages: Iterable[Passage]) -> Iterator[Finding]:
    """L34 on passages and the notes on them; here the words of C07 count too."""
    for passage in passages:
        for text, what in ((passage.text, "The passage"), (passage.note, "The note")):
            word = "" if passage.sensitive else sensitive_word(text) or violent_word(text)
            if word:
                yield _unmarked(passage.id, f"{what} speaks of {word!r}", word)
                break


def _unmarked(where: str, problem: str, word: str) -> Finding:
    return warning(
        "L34",
        where,
        f"{problem}, but is not marked sensitive.",
        "Mark it sensitive and keep it sober, or leave the violence out.",
        word,
    )
