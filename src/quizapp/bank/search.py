"""Full-text search over passages and items.

What a user types never reaches the index as syntax: it is cut into words, and each is quoted. All
words must occur; a word also matches as the beginning of a longer one. Korean needs it, because
particles stick to nouns: 탈북자 must find 탈북자들은 (DESIGN.md 5).

Whole words are looked for first, beginnings only if these do not suffice. The index finds whole
words one by one, so that the first fifty of half a million cost no more than fifty; a beginning it
would gather from all longer words first. So a beginning is put to it as the longer words there are.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from sqlalchemy import ColumnElement, exists, func, literal_column, or_, select
from sqlalchemy.orm import QueryableAttribute

from quizapp.bank.bulk import fetch
from quizapp.bank.content_tables import (
    DocumentRow,
    FactRow,
    ItemRow,
    ItemVersionRow,
    OptionRow,
    PassageRow,
)
from quizapp.bank.dialects import is_sqlite
from quizapp.bank.engine import Db
from quizapp.bank.values import document_of, passage_of
from quizapp.bank.words import ITEM_WORDS, PASSAGE_WORDS, words_in
from quizapp.core.feedback import place_of
from quizapp.core.ids import FactId, ItemId, ItemVersionId, TopicId
from quizapp.core.items import ItemKind
from quizapp.core.searching import ItemHit, PassageHit

SNIPPET = 200
"""How many characters of a passage a snippet shows."""

_PREFIXES = (2, 3)
"""Lengths of beginnings that the index itself holds as if they were words."""

_LONGER = 60
"""Up to how many longer words stand for a beginning."""


_ITEMS = (
    select(
        *(ItemRow.id, ItemRow.version_id, ItemRow.fact_id, FactRow.topic_id),
        *(ItemVersionRow.kind, ItemVersionRow.stem),
    )
    .join(ItemVersionRow, ItemVersionRow.id == ItemRow.version_id)
    .join(FactRow, FactRow.id == ItemRow.fact_id)
)


def search_passages(db: Db, text: str, limit: int) -> tuple[PassageHit, ...]:
    """Return the passages that hold every word of a text, whole words before beginnings.

    Args:
        db: the transaction.
        text: what the user typed.
        limit: how many hits at most.
    """
    words = words_in(text)
    if not words:
        return ()
    query = select(PassageRow, DocumentRow).join(
        DocumentRow, DocumentRow.id == PassageRow.document_id
    )
    if is_sqlite(db):
        numbers = _numbers(db, PASSAGE_WORDS, words, limit)
        if not numbers:
            return ()
        query = query.where(PassageRow.number.in_(numbers))
    else:
        query = query.where(~PassageRow.retired, *(_holds(PassageRow.text, w) for w in words))
    hits = []
    for passage_row, document_row in db.execute(query.order_by(PassageRow.number).limit(limit)):
        passage = passage_of(passage_row)
        document = document_of(document_row, ())
        marks = marks_in(passage.text, words)
        hits.append(
            PassageHit(
                passage=passage,
                document_title=document.title,
                place=place_of(passage, document),
                marks=marks,
                snippet=_snippet(passage.text, marks),
            )
        )
    hits.sort(key=lambda hit: _weight(hit.passage.text, hit.marks, words))
    return tuple(hits)


def search_items(db: Db, text: str, limit: int) -> tuple[ItemHit, ...]:
    """Return the items whose stem and options hold every word of a text, whole words first.

    Args:
        db: the transaction.
        text: what the user typed.
        limit: how many hits at most.
    """
    words = words_in(text)
    if not words:
        return ()
    query = _ITEMS
    if is_sqlite(db):
        numbers = _numbers(db, ITEM_WORDS, words, limit)
        if not numbers:
            return ()
        query = query.where(ItemRow.number.in_(numbers))
    else:
        query = query.where(~ItemRow.retired, *(_item_holds(word) for word in words))
    hits = [
        ItemHit(
            item_id=ItemId(row.id),
            version_id=ItemVersionId(row.version_id),
            fact_id=FactId(row.fact_id),
            topic_id=TopicId(row.topic_id),
            kind=ItemKind(row.kind),
            stem=row.stem,
            marks=marks_in(row.stem, words),
        )
        for row in db.connection().execute(query.order_by(ItemRow.number).limit(limit)).all()
    ]
    hits.sort(key=lambda hit: _weight(hit.stem, hit.marks, words))
    return tuple(hits)


def marks_in(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the spans of a text where one of the words stands, or begins a longer one."""
    folded = _fold(text)
    longest_first = sorted({_fold(word) for word in words}, key=len, reverse=True)
    pattern = r"(?<![^\W_])(?:" + "|".join(re.escape(word) for word in longest_first) + ")"
    return tuple(match.span() for match in re.finditer(pattern, folded))


def _numbers(db: Db, index: str, words: Sequence[str], limit: int) -> list[int]:
    """Return rows of a SQLite index that hold all words: whole ones, then also beginnings."""
    statement = f'SELECT rowid FROM "{index}" WHERE "{index}" MATCH :query ORDER BY rowid LIMIT :n'

    def rows(query: str, number: int) -> list[int]:
        return [row[0] for row in fetch(db, statement, {"query": query, "n": number})]

    whole = rows(" AND ".join(f'"{word}"' for word in words), limit)
    if len(whole) == limit:
        return whole
    begun = rows(" AND ".join(_begun(db, index, word) for word in words), limit)
    return list(dict.fromkeys((*whole, *begun)))[:limit]


def _begun(db: Db, index: str, word: str) -> str:
    """Return the query for a word or any longer one that begins with it."""
    if len(word) == 1:
        return f'"{word}"'
    if len(word) in _PREFIXES:
        return f'"{word}"*'
    statement = (
        f'SELECT term FROM "{index}_vocabulary" WHERE term >= :first AND term < :last LIMIT 1'
    )
    first = _fold(word)
    bounds = {"first": first, "last": first + "\U0010ffff"}
    longer = [word]
    while found := fetch(db, statement, bounds):
        longer.append(found[0][0])
        bounds["first"] = longer[-1] + "\x01"  # after it, and before any longer one
        if len(longer) > _LONGER:
            return f'"{word}"*'
    return "(" + " OR ".join(f'"{one}"' for one in longer) + ")"


def _holds(column: ColumnElement[str] | QueryableAttribute[str], word: str) -> ColumnElement[bool]:
    """Return PostgreSQL's condition that a text holds a word (which is letters and digits)."""
    query = f"'{word}':*" if len(word) > 1 else f"'{word}'"
    simple: ColumnElement[str] = literal_column("'simple'")
    found: ColumnElement[bool] = func.to_tsvector(simple, column).bool_op("@@")(
        func.to_tsquery(simple, query)
    )
    return found


def _item_holds(word: str) -> ColumnElement[bool]:
    in_option = exists().where(
        OptionRow.version_id == ItemRow.version_id, _holds(OptionRow.text, word)
    )
    return or_(_holds(ItemVersionRow.stem, word), in_option)


@cache
def _folded(character: str) -> str:
    """Return one character for one, without case and accents, as the index sees it."""
    apart = unicodedata.normalize("NFD", character)
    if len(apart) > 1 and all(unicodedata.combining(mark) for mark in apart[1:]):
        character = apart[0]
    lower = character.lower()
    return lower if len(lower) == 1 else character


def _fold(text: str) -> str:
    return text.lower() if text.isascii() else "".join(map(_folded, text))


def _weight(
    text: str, marks: Sequence[tuple[int, int]], words: Sequence[str]
) -> tuple[int, int, int]:
    """Return a sort key: more of the words whole, then more of them, then earlier."""
    found = {_fold(text[start:end]) for start, end in marks if not text[end : end + 1].isalnum()}
    whole = sum(_fold(word) in found for word in words)
    return (-whole, -len(marks), marks[0][0] if marks else len(text))


def _snippet(text: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the span to show: around the first mark, from a word's beginning to a word's end."""
    if len(text) <= SNIPPET:
        return (0, len(text))
    first = marks[0][0] if marks else 0
    start = max(0, min(first - SNIPPET // 3, len(text) - SNIPPET))
    end = min(len(text), start + SNIPPET)
    if start:
        start = text.rfind(" ", 0, start + 1) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end), first + 1)
    return (start, end)
