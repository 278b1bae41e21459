"""Where the sentences of a text end, and how many words it has; in any script."""

import re
from collections.abc import Iterable
from math import ceil

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«„(\[¿¡]*[^\W_])|[。！？][」』”’）]*\s*(?=\S)")
_NO_END = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Nr|No|Prof|St|Fig|Figs|Abb|Tab|Art|vs|ca|cf|vgl|bzw|usw|etc|e\.g|i\.e"
    r"|z\.\s?B|u\.\s?a|d\.\s?h|p|pp|vol|ed|eds|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)|\b[^\W\d_])\.\s*$",
    re.IGNORECASE,
)
"""What a full stop ends that is no sentence: an abbreviation, an initial."""
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_FINISHED = re.compile(r"[.!?…:;,。！？、][\"'”’»)\]」』]*$")


def sentence_ends(text: str) -> tuple[int, ...]:
    """Return where the sentences after the first begin."""
    found = []
    for match in _END.finditer(text):
        end = match.end()
        if end < len(text) and text[end].islower():
            continue
        if match[0][0] == "." and _NO_END.search(text[max(0, end - 12) : end]):
            continue
        found.append(end)
    return tuple(found)


def words(text: str) -> int:
    """Return how many words a text has; where a script has no spaces, two signs count as one."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def cut_at_sentences(text: str, about: int) -> list[str]:
    """Return a text in parts of about as many words, cut between sentences.

    A text of one sentence is returned whole.
    """
    begins = (0, *sentence_ends(text))
    ends = (*begins[1:], len(text))
    sentences = [text[begin:end].strip() for begin, end in zip(begins, ends, strict=True)]
    number = ceil(words(text) / about)
    wanted = words(text) / max(1, number)
    parts: list[str] = []
    size = 0
    for sentence in sentences:
        own = words(sentence)
        # A sentence goes where the part it makes comes nearer to the wanted size.
        if parts and size + own / 2 <= wanted:
            parts[-1] = f"{parts[-1]} {sentence}"
            size += own
        else:
            parts.append(sentence)
            size = own
    return parts


def as_sentence(lead: str, items: Iterable[str]) -> str:
    """Return the items of a list as one text behind what stands above them."""
    text = lead
    for place, item in enumerate(items):
        if place and not _FINISHED.search(text):
            text += ";"
        text = f"{text} {item}" if text else item
    return (
        text if _FINISHED.search(text) and text[-1] not in ":;,、" else f"{text.rstrip(':;,、')}."
    )
