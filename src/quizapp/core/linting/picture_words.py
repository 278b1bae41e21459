"""L35: the words that stand for a picture, for whoever can't see it."""

import re
from collections.abc import Iterator

from quizapp.core.content.items import Item, ItemKind
from quizapp.core.linting.choices import named
from quizapp.core.linting.findings import Finding, warning

_STARTS = re.compile(
    r"(?:an? |the )?(?:picture|image|photo|photograph|drawing) (?:of|that shows|showing)\b",
    re.IGNORECASE,
)


def picture_words(item: Item) -> Iterator[Finding]:
    """L35: the words tell the key and no other option, or begin by saying that it is a picture."""
    if item.picture is None:
        return
    alt = item.picture.alt.strip()
    if start := _STARTS.match(alt):
        yield warning(
            "L35",
            item.id,
            f"The alternative text begins with “{start[0]}”.",
            "Say at once what it shows: a screen reader says that it is a picture.",
            start[0],
            case="start",
        )
    if item.kind is not ItemKind.CHOICE:
        return
    told = [option for option in item.options if _says(alt, option.text)]
    if len(told) == 1 and told[0].is_key:
        yield warning(
            "L35",
            item.id,
            f"The alternative text has the key {named(told[0].text)} in it.",
            "Say what is seen, not what it means.",
            named(told[0].text),
            case="key",
        )


def _says(alt: str, option: str) -> bool:
    """Return whether words stand in an alternative text one by one, whole."""
    words = option.rstrip(" .!?").split()
    if not words:
        return False
    wanted = r"\s+".join(map(re.escape, words))
    return re.search(rf"(?<!\w){wanted}(?!\w)", alt, re.IGNORECASE) is not None
