"""Detecting two ideas or a double negative in a statement by its form (L24).

There is no parser here. A second idea is reported only where a conjunction has a finite verb of
the main clause before it and a clause of its own, or a second finite verb, right after it. Rather
too little is found than too much: joined nouns, numbers and participles are no second idea.
"""

import re
from collections.abc import Sequence

from quizapp.core.linting.vocabulary import listed
from quizapp.core.linting.words import negations, tokens, unquoted

_JOINS = re.compile(r";|\b(?:and|but|because)\b", re.IGNORECASE)
_AUXILIARIES = listed(
    """is are was were has have had does do did can could will would may might must shall should
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't can't cannot couldn't
    won't wouldn't mustn't shouldn't"""
)
_PRONOUNS = listed("they he she it we you i there")
_SUBORDINATORS = listed(
    """who whom whose which that where when if as than because before after while until since
    although though whether how why what unless"""
)
_ADVERBS = listed("also then never often later not still even now thus so only usually always")
_PAST = listed(
    """became began broke brought built bought came caught chose cost did died drank drew drove ate
    fell felt fled fought found flew forgot gave got grew had heard held hid kept knew led left lent
    lost made meant met paid ran read rose said sang sank sat saw sent sold shot slept spent spoke
    stole stood swam swore taught took told thought threw understood went woke won wore wrote"""
)
_PLAIN = listed(
    """arrive become begin belong bring build buy choose consider continue earn eat enter flee
    forget get give go grow hear hide keep know learn leave lead live lose make mean meet obtain
    provide prove receive refuse regard rely remain require seek sell send settle speak spend stand
    suffer take teach tell think understand wait write come find reach treat pass"""
)
_FORMS = frozenset(form for verb in _PLAIN for form in (f"{verb}s", f"{verb}es")) | listed(
    "says costs dies holds rises falls runs wins pays allows grants lies needs wants carries tries"
)
_SAYING = listed(
    """says said say states stated writes wrote reports reported claims claimed argues argued holds
    held finds found shows showed suggests suggested estimates estimated believes believed thinks
    thought adds added told tells explains explained notes noted warns warned"""
)
_FUNCTION = listed(
    """the a an in on at to by from with into over for as it them him her his their its across
    through that no not only more less about out up down back off away under around between one
    two three four five six seven eight nine ten"""
)
_NOUN_BEFORE = listed("the a an most many some all few these those more less of in by with for and")
_UN = listed(
    """uncommon unusual unlikely unknown unable unimportant unfair unlawful unrelated unaware
    unclear unheard untrue unlike unsafe unaffected unsuccessful unreasonable unnecessary unwilling
    impossible improbable illegal illegitimate incorrect inaccurate infrequent insignificant
    irrelevant irregular invalid false without"""
)


def joins_two_ideas(statement: str) -> str | None:
    """Return the word or mark that joins a second idea with its own verb to the first, if any."""
    text = re.sub(r"\bMay\b", "month", unquoted(statement))
    for match in _JOINS.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        join = match[0].lower()
        if join == "because":
            second = not after.lstrip().startswith("of ") and _has_verb(after)
        elif join == ";":
            second = _has_verb(after)
        else:
            before = re.split(r"[:;]", before)[-1]
            second = _second_verb(before, after)
        if second and _has_verb(before):
            return join
    return None


def double_negative(statement: str) -> tuple[str, ...]:
    """Return the two words that negate each other, or nothing.

    Two negating words count, and ``not`` before a word with a negative prefix (not uncommon).
    """
    text = unquoted(statement)
    negative = negations(text)
    if len(negative) > 1:
        return negative[0], negative[1]
    found = tokens(text)
    for place, token in enumerate(found):
        if token == "not" or token.endswith(("n't", "n’t")):
            for follower in found[place + 1 : place + 3]:
                if follower in _UN:
                    return token, follower
    return ()


def _has_verb(text: str) -> bool:
    """Return whether the main clause of the text has a finite verb that is not one of saying."""
    return _holds_verb(_main_clause(tokens(text)))


def _has_verb_since_subordinator(earlier: Sequence[str]) -> bool:
    """Return whether the clause that the tokens end in has its verb already.

    In "it says that China and Russia are allies" the nouns before and after "and" are one subject.
    """
    opened = [place for place, token in enumerate(earlier) if token in _SUBORDINATORS]
    return not opened or _holds_verb(earlier[opened[-1] + 1 :])


def _holds_verb(found: Sequence[str]) -> bool:
    return any(
        token not in _SAYING
        and (
            token in _AUXILIARIES
            or token in _PAST
            or token in _PLAIN
            or token in _FORMS
            or (token in _PRONOUNS and place + 1 < len(found))
            or (_regular_past(token) and place > 0 and found[place - 1] not in _NOUN_BEFORE)
        )
        for place, token in enumerate(found)
    )


def _second_verb(before: str, after: str) -> bool:
    earlier = tokens(before)
    if not _has_verb_since_subordinator(earlier):
        return False
    found = _main_clause(tokens(after))
    while found and (found[0] in _ADVERBS or found[0].endswith("ly")):
        found = found[1:]
    if not found:
        return False
    first, following = found[0], found[1] if len(found) > 1 else ""
    if first in _PRONOUNS and following:
        return True
    if any(token in _AUXILIARIES for token in found):
        return True
    if first in _PAST or first in _FORMS:
        return True
    if first in _PLAIN:
        return not any(token == "to" or token in _AUXILIARIES for token in earlier)
    if _regular_past(first) and not (earlier and _participle(earlier)):
        return not following or following in _FUNCTION or following[0].isdigit()
    return False


def _main_clause(found: Sequence[str]) -> Sequence[str]:
    """Return the tokens up to the first word that opens a subordinate clause."""
    for place, token in enumerate(found):
        if token in _SUBORDINATORS:
            return found[:place]
    return found


def _regular_past(token: str) -> bool:
    return len(token) > 4 and token.endswith("ed") and not token.endswith("eed")


def _participle(earlier: Sequence[str]) -> bool:
    """Return whether a participle after a form of be or have stands right before the join."""
    return any(token in _AUXILIARIES for token in earlier[-5:]) and any(
        _regular_past(token) for token in earlier[-3:]
    )
