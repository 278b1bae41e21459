"""A document made from a file: the passages that a teacher confirmed, and what is known of it."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from quizapp.core.authoring.handouts import Handout
from quizapp.core.authoring.naming import slug, unique_id
from quizapp.core.authoring.passages import Passages, ProposedPassage
from quizapp.core.authoring.plain_text import one_line
from quizapp.core.content.documents import (
    Document,
    DocumentKind,
    Original,
    Passage,
    Table,
    table_in_words,
)
from quizapp.core.content.ids import DocumentId, PassageId
from quizapp.core.errors import ExpectedError

NOT_STATED = "not stated"
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_WORDS_OF_ID = 4
_MOST_PARAGRAPHS = 99_999
"""More are not counted in the file of a document."""
_SAID_OFTEN = frozenset(
    {
        *("a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "how"),
        *("in", "is", "it", "its", "of", "on", "or", "that", "the", "their", "there", "these"),
        *("they", "this", "to", "was", "were", "what", "when", "where", "which", "who", "why"),
        *("will", "with"),
    }
)
_LOOKED_AT = 80


@dataclass(frozen=True)
class DocumentHead:
    """What a teacher says of a document; what is empty is not stated."""

    title: str
    kind: DocumentKind
    trust: str
    author: str = ""
    publisher: str = ""
    date: str = ""
    """As ``2024``, ``2024-08`` or ``2024-08-20``; anything else is no date."""
    address: str = ""
    file: str = ""
    """The name of the file that it was made from."""


def to_document(
    handout: Handout, passages: Passages, head: DocumentHead, taken: Collection[str] = ()
) -> Document:
    """Return the document that is made of a file.

    Args:
        handout: the file as it was read.
        passages: those that the teacher confirmed; what is left out does not go into it.
        head: what the teacher says of it.
        taken: ids that the pack has already.

    Raises:
        ExpectedError: it has no title, no word on how far to trust it, or no passage.
    """
    kept = [passage for passage in passages if not passage.left_out and passage.text.strip()]
    title, trust = one_line(head.title), one_line(head.trust)
    if not kept:
        raise ExpectedError(
            "No passage is left to take.", "Take at least one again, and nothing is lost."
        )
    if not title or not trust:
        raise ExpectedError(
            "The document has no title yet." if not title else "How far to trust it is not said.",
            "Write a few words there. The passages are kept as they are.",
        )
    own_id = DocumentId(unique_id(slug(title, "document"), taken))
    return Document(
        id=own_id,
        title=title,
        kind=head.kind,
        original=Original(
            author=one_line(head.author) or NOT_STATED,
            publisher=one_line(head.publisher) or NOT_STATED,
            date=_date(one_line(head.date)),
            address=one_line(head.address) or NOT_STATED,
            file=one_line(head.file) or NOT_STATED,
            sha256=handout.sha256,
            paragraphs=_paragraphs(handout, kept),
        ),
        trust=trust,
        passages=tuple(_passages(own_id, kept, handout)),
    )


def _paragraphs(handout: Handout, kept: Sequence[ProposedPassage]) -> int:
    if _counts_lines(handout):
        return handout.lines
    return max(len(handout.blocks), *(max(one.from_paragraphs, default=1) for one in kept))


def _counts_lines(handout: Handout) -> bool:
    """Return whether paragraphs of the original are its lines, as a text beside it has them."""
    return 0 < handout.lines <= _MOST_PARAGRAPHS


def _from_paragraphs(handout: Handout, one: ProposedPassage) -> tuple[int, ...]:
    if not _counts_lines(handout):
        return tuple(sorted(set(one.from_paragraphs)))
    blocks = (handout.blocks[number - 1] for number in one.from_paragraphs)
    return tuple(sorted({line for block in blocks for line in block.from_lines}))


def _passages(
    own_id: DocumentId, kept: Sequence[ProposedPassage], handout: Handout
) -> Iterator[Passage]:
    section: tuple[str, ...] = ()
    for number, (name, one) in enumerate(zip(_names(kept), kept, strict=True), start=1):
        # The file of a document has no way back from a heading to none.
        section = tuple(filter(None, map(_heading, one.section)))[:2] or section
        lines = _from_paragraphs(handout, one) or (number,)
        yield _passage(own_id, number, name, replace(one, from_paragraphs=lines), section)


def _passage(
    own_id: DocumentId, number: int, name: str, one: ProposedPassage, section: tuple[str, ...]
) -> Passage:
    table = one.table
    if table is not None:
        rows = tuple(tuple(map(one_line, cells)) for cells in table.rows)
        table = Table(tuple(map(one_line, table.columns)), rows)
    return Passage(
        id=PassageId(f"{own_id}#{name}"),
        document_id=own_id,
        number=number,
        section=section,
        text=one_line(one.text) if table is None else table_in_words(table),
        table=table,
        from_paragraphs=one.from_paragraphs,
        sensitive=one.sensitive,
        unverified="",
        note="",
    )


def _names(passages: Sequence[ProposedPassage]) -> Iterator[str]:
    """Yield ids within the document, from the heading and the first words, each once."""
    taken: set[str] = set()
    for number, passage in enumerate(passages, start=1):
        said = "table" if passage.table is not None else passage.text
        heading = passage.section[-1] if passage.section else ""
        words = [*_telling(heading, 2), *_telling(said, _WORDS_OF_ID - 1)]
        readable = _is_latin(passage.text) and words
        name = unique_id(slug(" ".join(words), f"p{number}") if readable else f"p{number}", taken)
        taken.add(name)
        yield name


def _telling(text: str, number: int) -> list[str]:
    """Return the first words that tell something."""
    found = re.findall(r"[^\W_]+", text[:_LOOKED_AT])
    telling = [word for word in found if word.casefold() not in _SAID_OFTEN]
    return (telling or found)[:number]


def _is_latin(text: str) -> bool:
    """Return whether most letters at its beginning can stand in an id."""
    letters = [letter for letter in text[:_LOOKED_AT] if letter.isalpha()]
    latin = sum(unicodedata.normalize("NFKD", letter)[0].isascii() for letter in letters)
    return 2 * latin > len(letters)


def _heading(text: str) -> str:
    """Return a heading without signs that the file of a pack would take for more than text."""
    text = re.sub(r"(?<!\w)_+|_+(?!\w)", "…", one_line(text).strip("#"))
    text = re.sub(r"&(?=#?\w+;)", "& ", text.translate(_SIGNS))
    return one_line(text).strip("# ")


_SIGNS = str.maketrans({"*": "∗", "`": "'", "\\": "∖", "<": "‹", "[": "(", "]": ")"})


def _date(written: str) -> str:
    found = _DATE.fullmatch(written)
    if found is None:
        return NOT_STATED
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return NOT_STATED
    return written
