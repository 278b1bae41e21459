"""Passages that a document is proposed to be made of, and what a teacher does with them.

Every change returns new passages and leaves the old ones as they were: to undo it, take those.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.core.authoring.handouts import LINK, SMALL_PRINT, TEXT_BOX, Block, BlockKind, Handout
from quizapp.core.authoring.plain_text import one_line
from quizapp.core.authoring.sentences import as_sentence, cut_at_sentences, words
from quizapp.core.content.documents import Table

TOGETHER = 80
"""Words up to which short paragraphs are joined."""
SHORT = 40
"""Words up to which a paragraph is short."""
LONG = 120
"""Words from which on a paragraph is proposed in parts."""
_PART = 90
_LONGEST_HEADING = 150
_STRAY = 3
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|s\.)?\s*[0-9]{1,4}(?:\s*(?:of|von|/)\s*[0-9]{1,4})?\W*", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?…:;。！？][\"'”’»)\]」』]*$")
_APART = frozenset({TEXT_BOX, SMALL_PRINT})


@dataclass(frozen=True)
class ProposedPassage:
    """A passage as it is proposed, or as the teacher made it."""

    text: str
    """On one line; of a table its cells in words, one line a row."""
    from_paragraphs: tuple[int, ...]
    """The blocks of the document that it renders, 1-based."""
    section: tuple[str, ...] = ()
    """Headings above it, outermost first, at most two."""
    table: Table | None = None
    page: int = 0
    """1-based, where the file has pages; else 0."""
    warnings: tuple[str, ...] = ()
    """What one should look at here."""
    sensitive: bool = False
    left_out: bool = False
    """Whether it does not go into the document: a page's number, a stray line."""


Passages = tuple[ProposedPassage, ...]


def proposed(handout: Handout) -> Passages:
    """Return the passages that a document is proposed to be made of, in its order.

    Headings become sections. Short paragraphs are joined and long ones cut between sentences; the
    items of a list stand behind the line above them, and tables alone. Page numbers and stray lines
    are left out, which can be taken back.
    """
    found: list[ProposedPassage] = []
    for section, blocks in _sections(handout):
        found += _grouped(section, blocks)
    return tuple(found)


Numbered = tuple[int, Block]


def _sections(handout: Handout) -> Iterator[tuple[tuple[str, ...], list[Numbered]]]:
    """Yield the blocks below each heading, with the headings above them."""
    levels = _depths(handout)
    section: tuple[str, ...] = ()
    held: list[Numbered] = []
    for number, block in enumerate(handout.blocks, start=1):
        if block.kind is not BlockKind.HEADING or len(block.text) > _LONGEST_HEADING:
            held.append((number, block))
            continue
        yield section, held
        held = []
        if number == 1 and levels.get(block.level) == 0:
            continue  # the document's title
        outer = section[: 1 if levels.get(block.level, 2) > 1 else 0]
        section = (*outer, block.text)
    yield section, held


def _depths(handout: Handout) -> dict[int, int]:
    """Return how deep the headings of each level lie: 1 or 2, and 0 for the title's."""
    used = [
        block.level
        for block in handout.blocks
        if block.kind is BlockKind.HEADING and len(block.text) <= _LONGEST_HEADING
    ]
    depths: dict[int, int] = {}
    levels = sorted(set(used))
    first = handout.blocks[0] if handout.blocks else None
    if first is not None and first.kind is BlockKind.HEADING and levels:
        alone = used.count(first.level) == 1 and first.level == levels[0]
        if alone and (len(used) > 1 or one_line(first.text) == handout.title):
            depths[levels.pop(0)] = 0
    for place, level in enumerate(levels):
        depths[level] = 1 if place == 0 else 2
    return depths


def _grouped(section: tuple[str, ...], blocks: Sequence[Numbered]) -> Iterator[ProposedPassage]:
    """Yield the passages of a section."""
    lead: list[Numbered] = []  # short paragraphs that wait for more
    place = 0
    while place < len(blocks):
        number, block = blocks[place]
        if block.kind is BlockKind.LIST_ITEM:
            end = place
            while end < len(blocks) and _is_alike(block, blocks[end][1]):
                end += 1
            above = lead.pop() if lead and lead[-1][1].text.endswith((":", "：")) else None
            yield from _joined_paragraphs(section, lead)
            lead = []
            is_menu = above is None and LINK in block.warnings
            for passage in _list(section, above, blocks[place:end]):
                yield replace(passage, left_out=is_menu)
            place = end
            continue
        apart = block.table is not None or _APART & set(block.warnings) or _is_stray(block)
        if apart or (lead and not _fits(lead, block)):
            yield from _joined_paragraphs(section, lead)
            lead = []
        if apart:
            yield from _alone(section, number, block)
        else:
            lead.append((number, block))
        place += 1
    yield from _joined_paragraphs(section, lead)


def _is_alike(item: Block, other: Block) -> bool:
    """Return whether another block is of the same list, and as much of a menu."""
    is_item = other.kind is BlockKind.LIST_ITEM
    return is_item and (LINK in item.warnings) == (LINK in other.warnings)


def _fits(lead: Sequence[Numbered], block: Block) -> bool:
    held = sum(words(one.text) for _, one in lead)
    own = words(block.text)
    return held + own <= TOGETHER and min(held, own) < SHORT


def _joined_paragraphs(
    section: tuple[str, ...], blocks: Sequence[Numbered]
) -> Iterator[ProposedPassage]:
    if blocks:
        text = " ".join(block.text for _, block in blocks)
        yield from _cut(_passage(section, blocks, text))


def _list(
    section: tuple[str, ...], above: Numbered | None, items: Sequence[Numbered]
) -> Iterator[ProposedPassage]:
    """Yield a list as one passage, or as several where it is long."""
    held = [above] if above is not None else []
    lead = above[1].text if above is not None else ""
    taken: list[Numbered] = []
    for item in items:
        size = words(lead) + sum(words(one.text) for _, one in taken)
        if taken and size + words(item[1].text) > LONG:
            text = as_sentence(lead, (one.text for _, one in taken))
            yield _passage(section, [*held, *taken], text)
            held, lead, taken = [], "", []
        taken.append(item)
    yield from _cut(
        _passage(section, [*held, *taken], as_sentence(lead, (one.text for _, one in taken)))
    )


def _alone(section: tuple[str, ...], number: int, block: Block) -> Iterator[ProposedPassage]:
    passage = _passage(section, [(number, block)], block.text)
    if block.table is not None:
        yield replace(passage, table=block.table)
    else:
        yield from _cut(replace(passage, left_out=_is_stray(block)))


def _is_stray(block: Block) -> bool:
    """Return whether a line is a page's number, a bare link, or too short to say something."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    text = block.text
    if LINK in block.warnings:
        return True
    if _PAGE_NUMBER.fullmatch(text) or not any(letter.isalnum() for letter in text):
        return True
    return words(text) <= _STRAY and not _ENDS.search(text)


def _passage(section: tuple[str, ...], blocks: Sequence[Numbered], text: str) -> ProposedPassage:
    warnings = dict.fromkeys(warning for _, block in blocks for warning in block.warnings)
    return ProposedPassage(
        text=text if blocks[0][1].table is not None else one_line(text),
        from_paragraphs=tuple(number for number, _ in blocks),
        section=section,
        page=blocks[0][1].page,
        warnings=tuple(warnings),
    )


def _cut(passage: ProposedPassage) -> Iterator[ProposedPassage]:
    """Yield a long passage in parts."""
    if words(passage.text) <= LONG:
        yield passage
        return
    for part in cut_at_sentences(passage.text, _PART):
        yield replace(passage, text=part)


def with_next(passages: Passages, place: int) -> Passages:
    """Return the passages with one joined to the next; neither may be a table.

    Raises:
        ValueError: there is no next one, or one of the two is a table.
    """
    if not can_join(passages, place):
        message = "a table can't be joined, nor the last passage"
        raise ValueError(message)
    one, other = passages[place : place + 2]
    whole = replace(
        one,
        text=one_line(f"{one.text} {other.text}"),
        from_paragraphs=tuple(sorted({*one.from_paragraphs, *other.from_paragraphs})),
        section=one.section or other.section,
        warnings=tuple(dict.fromkeys((*one.warnings, *other.warnings))),
        sensitive=one.sensitive or other.sensitive,
        left_out=one.left_out and other.left_out,
    )
    return (*passages[:place], whole, *passages[place + 2 :])


def can_join(passages: Passages, place: int) -> bool:
    """Return whether a passage can be joined to the next."""
    return 0 <= place < len(passages) - 1 and all(
        one.table is None for one in passages[place : place + 2]
    )


def split(passages: Passages, place: int, offset: int) -> Passages:
    """Return the passages with one cut in two.

    Args:
        passages: all.
        place: of the one, from 0.
        offset: the letter of its text with which the second part begins.

    Raises:
        ValueError: a part would be empty, or it is a table.
    """
    one = passages[place]
    parts = one_line(one.text[:offset]), one_line(one.text[offset:])
    if one.table is not None or not all(parts) or offset < 0:
        message = "a table can't be split, nor an end of a passage"
        raise ValueError(message)
    halves = (replace(one, text=part) for part in parts)
    return (*passages[:place], *halves, *passages[place + 1 :])


def with_left_out(passages: Passages, place: int, left_out: bool) -> Passages:
    """Return the passages with one left out, or taken again."""
    return _with(passages, place, replace(passages[place], left_out=left_out))


def with_sensitive(passages: Passages, place: int, sensitive: bool) -> Passages:
    """Return the passages with one marked as sensitive, or not."""
    return _with(passages, place, replace(passages[place], sensitive=sensitive))


def with_text(passages: Passages, place: int, text: str) -> Passages:
    """Return the passages with the text of one changed.

    Raises:
        ValueError: the text is empty, or it is that of a table.
    """
    plain = one_line(text)
    if not plain or passages[place].table is not None:
        message = "a passage has a text, and a table has its cells"
        raise ValueError(message)
    return _with(passages, place, replace(passages[place], text=plain))


def with_section(passages: Passages, place: int, section: Sequence[str]) -> Passages:
    """Return the passages with one below other headings, at most two."""
    names = tuple(filter(None, map(one_line, section)))[:2]
    return _with(passages, place, replace(passages[place], section=names))


def as_text(passages: Passages, place: int) -> Passages:
    """Return the passages with a table as its words, so that it can be joined and split."""
    one = passages[place]
    return _with(passages, place, replace(one, table=None, text=one_line(one.text)))


def _with(passages: Passages, place: int, passage: ProposedPassage) -> Passages:
    if not 0 <= place < len(passages):
        message = "there is no such passage"
        raise ValueError(message)
    return (*passages[:place], passage, *passages[place + 1 :])
