"""Patterns of words that may tell the key over a bank (L29, L30)."""

import re

_NUMBER = (
    r"(?:\d|half|a (?:half|third|quarter|hundred|thousand|dozen|million)|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    r"|thousand|million)"
)

SOFTENED = re.compile(
    r"\b(?:many|some|several|often|usually|mostly|sometimes|may(?! \d)|might|could|probably|perhaps"
    r"|possibly|nearly|almost|roughly|reportedly|generally|typically|partly|partially|likely"
    rf"|(?:tends?|seems?) to|(?:about|around)(?= {_NUMBER}))\b",
    re.IGNORECASE,
)
"""Hedges in the widest sense: what makes a sentence easier to be true."""

COMPARING = re.compile(
    r"\b(?:\w{2,}er|more|less|worse) than\b|\bat (?:least|most)\b|\b(?:more|fewer)\b"
    rf"|\b(?:over|under|above|below)(?= {_NUMBER})",
    re.IGNORECASE,
)
"""Comparatives, and what stands before the bound of a figure."""

TELLING = re.compile(
    r"\b(?:says?|said|claim(?:s|ed)?|report(?:s|ed)|tells?|told|argue[sd]?|state[sd]|writes?|wrote"
    r"|call(?:s|ed)|describe[sd]?|mention(?:s|ed)?|insist(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""Verbs of telling: somebody else says so."""

AND = re.compile(r"\band\b|&", re.IGNORECASE)
OR = re.compile(r"\bor\b", re.IGNORECASE)

RECONCILING = re.compile(
    r"\b(?:both(?! (?:sides|ends)\b)|neither|depends?|depending|partly|partially|in part"
    r"|to some extent|it varies|(?:hard|impossible|too early) to (?:say|tell|know|judge)"
    r"|(?:cannot|can't|can’t|can not|could not) be (?:said|told|known|decided|settled|checked"
    r"|judged|compared|verified)|(?:cannot|can't|can’t) (?:say|tell|know)"
    r"|nobody (?:knows|can (?:say|tell))|no ?one (?:knows|can (?:say|tell))"
    r"|not (?:yet )?(?:known|clear|certain|settled|decided|comparable)|unknown|unclear|uncertain"
    r"|undecided|different (?:people|groups|years|times|things|questions))\b",
    re.IGNORECASE,
)
"""What makes peace between two sides, or doubts that it can be known."""
