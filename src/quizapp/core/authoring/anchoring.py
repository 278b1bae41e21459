"""Quotes and their places: from chosen words to evidence, and to the nearest place once they moved.

Nothing here moves a quote by itself: what was found is proposed, and its teacher takes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizapp.core.cards.excerpt import sentences_of
from quizapp.core.content.documents import Passage, Table
from quizapp.core.content.facts import Evidence, Stance
from quizapp.core.content.quoting import cuts_a_word

_NEAR = 60.0
"""How alike words must be, of 100, to be called the nearest place of a quote."""
_FEW = 3
"""So many words at an end of a sentence are not left out of a quote that was found again."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table passage and its place in the table's words."""

    row: str
    column: str
    start: int
    end: int


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without white space at its ends, widened until it cuts no word or number.

    Args:
        text: the passage.
        start: where the span begins.
        end: where it ends; before the start: the two are exchanged.
    """
    start, end = sorted(min(max(place, 0), len(text)) for place in (start, end))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, end
    while start > 0 and cuts_a_word(text, start, len(text)):
        start -= 1
    while end < len(text) and cuts_a_word(text, 0, end):
        end += 1
    return start, end


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends, without white space after it."""
    for start, end in sentences_of(text):
        if place < end:
            return start, start + len(text[start:end].rstrip())
    return 0, len(text.rstrip())


def cells_of(table: Table) -> tuple[Cell, ...]:
    """Return the cells of a table that can be quoted, with their places in ``table_in_words``."""
    cells, at = [], 0
    for row in table.rows:
        at += len(row[0]) + 2
        for head, text in zip(table.columns[1:], row[1:], strict=True):
            at += len(head) + 1
            cells.append(Cell(row[0], head, at, at + len(text)))
            at += len(text) + 2  # "; ", or "." and the end of the line
    return tuple(cells)


def evidence_at(
    passage: Passage, start: int, end: int, stance: Stance = Stance.SUPPORTS
) -> Evidence | None:
    """Return evidence for words that were chosen in a passage; None where nothing was.

    Of a table it is the cell that the chosen words begin in, whole; words between cells choose
    the cell after them.

    Args:
        passage: the passage.
        start: where the chosen words begin in its text.
        end: where they end.
        stance: which side they are on.
    """
    if passage.table is not None:
        begin = min(start, end)
        cell = next((one for one in cells_of(passage.table) if begin < one.end), None)
        if cell is None:
            return None
        words = passage.text[cell.start : cell.end]
        return Evidence(passage.id, words, stance, cell.start, cell.end, cell.row, cell.column)
    start, end = whole_words(passage.text, start, end)
    if start == end:
        return None
    return Evidence(passage.id, passage.text[start:end], stance, start, end)


def stands(piece: Evidence, passage: Passage | None) -> bool:
    """Return whether the words of a quote are where it says."""
    if passage is None or not piece.quote.strip():
        return False
    if passage.text[piece.start : piece.end] != piece.quote:
        return False
    if not piece.row:
        return passage.table is None
    return passage.table is not None and passage.table.cell(piece.row, piece.column) == piece.quote


def nearest(piece: Evidence, passages: Iterable[Passage]) -> Evidence | None:
    """Return where the words of a quote that moved most likely are now; None: nowhere.

    The same words anywhere come first, those in its own passage before others; then the words that
    are most like them.

    Args:
        piece: a quote that no longer stands.
        passages: all passages of its pack.
    """
    there = sorted(passages, key=lambda one: one.id != piece.passage_id)
    for passage in there:
        if (found := _same_words(piece, passage)) is not None:
            return found
    return _alike(piece, there)


def _same_words(piece: Evidence, passage: Passage) -> Evidence | None:
    if passage.table is not None:
        cells = [
            cell
            for cell in cells_of(passage.table)
            if passage.text[cell.start : cell.end] == piece.quote
        ]
        same = [one for one in cells if one.row == piece.row or one.column == piece.column]
        if not piece.row or not same:
            return None
        return evidence_at(passage, same[0].start, same[0].end, piece.stance)
    at = passage.text.find(piece.quote) if piece.quote.strip() else -1
    while at >= 0:
        if not cuts_a_word(passage.text, at, at + len(piece.quote)):
            return replace(
                piece,
                passage_id=passage.id,
                start=at,
                end=at + len(piece.quote),
                row="",
                column="",
            )
        at = passage.text.find(piece.quote, at + 1)
    return None


def _alike(piece: Evidence, passages: Iterable[Passage]) -> Evidence | None:
    # Loaded when a quote is lost, which is seldom.
    from rapidfuzz import fuzz

    best, likeness = None, _NEAR
    for passage in passages:
        if passage.table is not None:
            cell = passage.table.cell(piece.row, piece.column) if piece.row else None
            if cell is not None and passage.id == piece.passage_id:
                place = next(
                    one
                    for one in cells_of(passage.table)
                    if (one.row, one.column) == (piece.row, piece.column)
                )
                return evidence_at(passage, place.start, place.end, piece.stance)
            continue
        found = fuzz.partial_ratio_alignment(piece.quote, passage.text)
        if found is None or found.score <= likeness or found.dest_start >= found.dest_end:
            continue
        likeness = found.score
        start, end = _rounded(passage.text, found.dest_start, found.dest_end)
        best = evidence_at(passage, start, end, piece.stance)
    return best


def _rounded(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span that takes in the few words that are left of its first or last sentence.

    What was found is as long as the quote was; the words now in the place of its last ones may be
    longer.
    """
    start, end = whole_words(text, start, end)
    first, _ = sentence_at(text, start)
    _, last = sentence_at(text, max(end - 1, start))
    last = first + len(text[first:last].rstrip(".!?"))
    if len(text[first:start].split()) <= _FEW:
        start = first
    if end < last and len(text[end:last].split()) <= _FEW:
        end = last
    return start, end
