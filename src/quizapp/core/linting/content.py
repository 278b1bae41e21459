"""Rules on the content of facts and stems (docs/spec/questions.md): warnings, but for C11.

| id  | rule                                                                          |
|-----|-------------------------------------------------------------------------------|
| C02 | a total, share, sum or rate has an ``as_of``                                  |
| C03 | the year of ``as_of`` stands in the source line or the stem of each item      |
| C04 | source line or stem of an attributed fact's item name the person or body      |
| C05 | a true-false item on a disputed fact says who says so                         |
| C06 | no stem asks what is so now, recently, today or currently                     |
| C07 | a fact whose words touch a sensitive subject is marked ``sensitive``          |
| C08 | a fact that cites a sensitive passage is marked ``sensitive``                 |
| C09 | a quarter of the items has difficulty 3, two passages or the table (the bank) |
| C10 | picking the shortest option earns no more than chance (``lengths.py``)        |
| C11 | what shows a chart is decided by a table that can be drawn as one (an error)  |
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping

from quizapp.core.content.charts import chart_of
from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import Fact, Status
from quizapp.core.content.ids import PassageId
from quizapp.core.content.items import Item, ItemKind
from quizapp.core.linting import limits
from quizapp.core.linting.findings import Finding, error, warning
from quizapp.core.linting.other_senses import without_other_senses
from quizapp.core.linting.words import content_stems, tokens, unquoted, words

DEMANDING_TAGS = frozenset(("two-passages", "table"))
"""Tags that count as demanding (docs/content-format.md)."""

_SHARE = re.compile(
    r"%|\bper ?cent\b|\bpercentage|\bmost\s+(?:of|people|women|men|children|north|south|who)\b"
    r"|\bmost\s+(?!\w*(?:ous|ss)\b)\w+s\b|\b(?:majority|minority|latest)\b"
    r"|\b(?:half|thirds?|quarters?) of\b|\b(?:one|two|three|four|nine) (?:in|out of) \w+",
    re.IGNORECASE,
)
_NO_SHARE = re.compile(
    r"\b(?:the|at|its|their|his|her)\s+most\b|\b(?:first|second|latter|other) half of\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_COUNTED_UP = re.compile(
    r"\b(?:since|total|altogether|in all|so far|numbers?|until|up to(?= \d))\b", re.IGNORECASE
)
_FEW = 100
"""A smaller count in a statement that names its year counts one event, no total (C02)."""
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_NO_TOTAL = re.compile(
    rf"\b\d{{1,2}}(?:st|[nr]d|th)?\s+{_MONTH}\b|\b{_MONTH}\s+\d{{1,2}}\b(?!,\d)"
    r"|(?<![\d,.$€£₩])\b(?:1\d{3}|20\d\d)s?\b(?![,.]\d)(?!\s*%)"
    r"|\b\d+(?:st|[nr]d|th)\b|\b\d+-year-olds?\b|\b(?:aged?|ages? of|at|turned)\s+\d{1,2}\b(?!,\d)"
    r"|\b\d[\d,.]*(?:\s*(?:to|or|and|-|–)\s*\d[\d,.]*)?[\s-](?:(?:metric|square|nautical)\s)?(?:km|kilomet\w+"
    r"|miles?|met\w+|cm|centimet\w+|kg|kilo\w*|hectares?|degrees?|hours?|minutes?|seconds?|days?|nights?|weeks?|months?"
    r"|years?|decades?)\b"
    r"|\b(?:article|office|room|bureau|unit|camp|chapter|section|number|no\.|act|law|part|paragraph"
    r"|page|point|fact|route|division|resolution|kilometre)\s+\d+\b|\b\d{1,2}[.:]\d{2}\b"
    r"|\b\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.)|\b[A-Za-z]+-?\d+\b|\b38\s+North\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:now|recently|today|currently|nowadays|at present|these days|so far)\b", re.IGNORECASE
)
_TITLE_TODAY = re.compile(r"(?<=[a-z,] )(?:[A-Z]\w+ )*(?:Today|Now)\b")
_SENSITIVE = re.compile(
    r"\b(?:tortur\w+|execute[sd]?|executing|executions?|rape[sd]?|raping|rapists?"
    r"|sexual(?:ly)? (?:violence|assault\w*|abus\w+|exploit\w+|slavery)"
    r"|forced(?: to have)?(?: an)? abortions?|infanticide\w*|suicid\w+)\b",
    re.IGNORECASE,
)
_OF_SOCIETY = re.compile(
    r"[$€£₩]|\b(?:people|persons?|inhabitants?|populations?|citizens?|residents?|households?"
    r"|famil(?:y|ies)|pupils?|students?|teachers?|men|women|children|workers?"
    r"|voters?|votes?|members?|users?|customers?|farm(?:s|ers?)|refugees?|migrants?|tourists?"
    r"|visitors?|soldiers?|prisoners?|unemploy\w+|births?|deaths?|cases?|infections?|outbreaks?"
    r"|countries|states|cities|towns|schools?|compan(?:y|ies)|cars?|flights?|prices?|costs?|wages?"
    r"|incomes?|debts?|budgets?|gdp|exports?|imports?|sales|sold|produc(?:ed|es|tion)|harvest\w*"
    r"|emissions?|emits?|consum\w+|euros?|dollars?|pounds?|yuan|won|rank\w*|latest|majority"
    r"|minority)\b",
    re.IGNORECASE,
)
"""What is counted by those who keep statistics."""
_SOURCE = re.compile(
    r"\baccording to\b|\b(?:tables?|articles?|reports?|reported|encyclop\w+|news|listicle|list"
    r"|overview|documents?|sources?|passages?|survey\w*|stud(?:y|ies)|interview\w*|ministry"
    r"|authors?|writers?|researchers?|estimat\w+|figures? (?:of|from|in|given))\b"
    r"|\b(?:says?|said|states?|stated|writes?|wrote|claims?|claimed|gives?|puts|counts|counted"
    r"|holds|argues?|argued|believes?|believed|calls|described?|describes|cites|names)\b",
    re.IGNORECASE,
)


def lint_content_of_fact(fact: Fact, passages: Mapping[PassageId, Passage]) -> Iterator[Finding]:
    """C02, C07 and C08 on the fact itself."""
    if not fact.as_of and (figure := dated_figure(fact.statement)):
        yield warning(
            "C02",
            fact.id,
            f"{figure!r} looks like a total, share or rate, but the fact has no as_of.",
            "Add as_of with the year the figure is for, and name the year in every stem.",
            figure,
        )
    if fact.sensitive:
        return
    claim = fact.myth.claim if fact.myth else ""
    if word := sensitive_word(fact.statement, claim):
        yield _unmarked("C07", fact.id, f"The fact speaks of {word!r}", word)
    cited = dict.fromkeys(piece.passage_id for piece in fact.evidence)
    marked = [at for at in cited if at in passages and passages[at].sensitive]
    if marked:
        yield _unmarked("C08", fact.id, f"The fact cites the sensitive passage {marked[0]}")


def lint_content_of_item(item: Item, fact: Fact) -> Iterator[Finding]:
    """C03 to C07 on an item's source line, stem and options."""
    asked = f"{item.source_line} {item.stem}"
    year = fact.as_of[:4]
    if year and year not in asked:
        yield warning(
            "C03",
            item.id,
            f"The fact is as of {fact.as_of}, but source line and stem do not name {year}.",
            f"Say in the source line that it is about {year}.",
            year,
        )
    if fact.status is Status.ATTRIBUTED and not names_source(asked, fact.attributed_to):
        yield warning(
            "C04",
            item.id,
            f"The fact rests on {fact.attributed_to}, but source line and stem do not say so.",
            f"Name {fact.attributed_to} in the source line.",
            fact.attributed_to,
        )
    if (
        fact.status is Status.DISPUTED
        and item.kind is ItemKind.TRUE_FALSE
        and not _SOURCE.search(asked)
    ):
        yield warning(
            "C05",
            item.id,
            "The fact is disputed, but the statement does not say who says so.",
            "Name the document, table or person in the source line: then it is true or false.",
        )
    if now := _NOW.search(_TITLE_TODAY.sub(" ", unquoted(item.stem))):
        yield warning(
            "C06",
            item.id,
            f"The stem asks about {now[0]!r}, which will not stay so.",
            "Name the year or the document instead.",
            now[0],
        )
    texts = (asked, *(option.text for option in item.options))
    if not fact.sensitive and (word := sensitive_word(*texts)):
        yield _unmarked("C07", item.id, f"The item speaks of {word!r}", word)


def lint_chart(item: Item, fact: Fact, passages: Mapping[PassageId, Passage]) -> Iterator[Finding]:
    """C11: a question that shows a chart, and no table of years that decides it."""
    if not item.shows_chart:
        return
    deciding = item.evidence or tuple(piece.passage_id for piece in fact.evidence[:1])
    tables = (passages[one].table for one in deciding if one in passages)
    if not any(table is not None and chart_of(table) is not None for table in tables):
        yield error(
            "C11",
            item.id,
            "The item shows a chart, but no passage that decides it is a table of years.",
            "Name the table under evidence, or take the tag `chart` away.",
        )


def lint_demand(items: Iterable[Item], where: str) -> Iterator[Finding]:
    """C09: too few items that need reasoning, two passages or a table."""
    every = tuple(items)
    demanding = sum(item.difficulty >= 3 or bool(DEMANDING_TAGS & {*item.tags}) for item in every)
    least = limits.DEMANDING_SHARE * len(every)
    if len(every) >= limits.DEMANDING_ITEMS and demanding < least:
        yield warning(
            "C09",
            where,
            f"{demanding} of {len(every)} items have difficulty 3 or need two passages or a table.",
            f"It should be a quarter: {math.ceil(least - demanding)} more.",
        )


def dated_figure(statement: str) -> str:
    """Return the first part of a statement that looks like a total, share or rate, or nothing.

    Years, dates, ages, lengths, durations, ordinals and names with a number (Office 39) are none,
    nor is a count below 100 in an event that is dated (17 people were caught in June 2002).
    """
    if share := _SHARE.search(_NO_SHARE.sub(" ", statement)):
        return share[0]
    dated = _YEAR.search(statement) and not _COUNTED_UP.search(statement)
    for figure in re.findall(r"[$€£₩]?\d[\d,.]*", _NO_TOTAL.sub(" ", statement)):
        bare = str(figure).rstrip(".,")
        if not (dated and bare.isdecimal() and int(bare) < _FEW):
            return bare
    return ""


def may_change(statement: str) -> bool:
    """Return whether a figure in a statement is of something that changes from year to year.

    What is counted of people, money, goods or countries does. A body has 206 bones every year, and
    water boils at 100 degrees.
    """
    return bool(_OF_SOCIETY.search(statement))


def names_source(stem: str, source: str) -> bool:
    """Return whether a stem names a person or body: half of the name's words, or its initials."""
    named = _name_words(source)
    if not named:
        return source.casefold() in stem.casefold()
    capitals = "".join(word[0] for word in words(source) if word[0].isupper())
    if len(capitals) > 1 and capitals in words(stem):
        return True
    return 2 * len(named & (content_stems(stem) | frozenset(tokens(stem)))) >= len(named)


def sensitive_word(*texts: str) -> str:
    """Return the first word on a sensitive subject (C07), or nothing."""
    told = " | ".join(texts)
    match = _SENSITIVE.search(told)
    if match:
        match = _SENSITIVE.search(without_other_senses(told))
    return match[0] if match else ""


def _name_words(source: str) -> frozenset[str]:
    """Return what of a name can be looked for: capitalised words, or content words without any."""
    proper = {
        token
        for word in words(source)
        if word[0].isupper() and len(word) > 1
        for token in tokens(word)
        if token not in ("the", "of")
    }
    return frozenset(proper) or content_stems(source)


def _unmarked(rule: str, where: str, problem: str, *words: str) -> Finding:
    return warning(
        rule,
        where,
        f"{problem}, but is not marked sensitive.",
        "Mark the fact `sensitive: true`, keep it sober, or use other evidence.",
        *words,
    )
