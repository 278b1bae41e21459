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
from operator import itemgetter
from typing import TypeVar

from sqlalchemy import ColumnElement, exists, func, literal_column, or_, select
from sqlalchemy.orm import QueryableAttribute

from quizapp.bank.bulk import fetch
from quizapp.bank.content_tables import (
    DocumentRow,
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
from quizapp.core.items import ItemKind
from quizapp.core.searching import ItemHit, PassageHit

SNIPPET = 200
"""How many characters of a passage a snippet shows."""

_PREFIXES = (2, 3)
"""Lengths of beginnings that the index itself holds as if they were words."""

_LONGER = 60
"""Up to how many longer words stand for a beginning."""

_Weight = tuple[int, int, int]
"""A sort key: more of the words whole, then more of them, then earlier."""

_Hit = TypeVar("_Hit", ItemHit, PassageHit)

# Plain SQL: a search runs while the user types, and building a statement costs more than this one.
_ITEMS = """
    SELECT item.id, item.version_id, item.fact_id, topic_id, kind, stem
    FROM item
    JOIN item_version ON item_version.id = item.version_id
    JOIN fact ON fact.id = item.fact_id
    WHERE item.number IN ({numbers}) ORDER BY item.number
"""


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
    looked_for = _Words(words)
    hits = []
    for passage_row, document_row in db.execute(query.order_by(PassageRow.number).limit(limit)):
        passage = passage_of(passage_row)
        document = document_of(document_row, ())
        marks, weight = looked_for.marked(passage.text)
        hit = PassageHit(
            passage=passage,
            document_title=document.title,
            place=place_of(passage, document),
            marks=marks,
            snippet=_snippet(passage.text, marks),
        )
        hits.append((weight, hit))
    return _weighed(hits)


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
    numbers = _numbers(db, ITEM_WORDS, words, limit) if is_sqlite(db) else _held(db, words, limit)
    if not numbers:
        return ()
    looked_for = _Words(words)
    hits = []
    for row in fetch(db, _ITEMS.format(numbers=", ".join(map(str, numbers)))):
        item_id, version_id, fact_id, topic_id, kind, stem = row
        marks, weight = looked_for.marked(stem)
        hit = ItemHit(item_id, version_id, fact_id, topic_id, ItemKind(kind), stem, marks)
        hits.append((weight, hit))
    return _weighed(hits)


def marks_in(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the spans of a text where one of the words stands, or begins a longer one."""
    return _Words(words).marked(text)[0]


class _Words:
    """The words of a search, ready to be looked for in many texts."""

    def __init__(self, words: Sequence[str]) -> None:
        self._folded = [_fold(word) for word in words]
        longest_first = sorted(set(self._folded), key=len, reverse=True)
        among = "|".join(re.escape(word) for word in longest_first)
        self._pattern = re.compile(rf"(?<![^\W_])(?:{among})")

    def marked(self, text: str) -> tuple[tuple[tuple[int, int], ...], _Weight]:
        """Return the spans of a text where one of the words stands or begins, and its weight."""
        marks = []
        whole = set()
        for match in self._pattern.finditer(_fold(text)):
            mark = match.span()
            marks.append(mark)
            if not text[mark[1] : mark[1] + 1].isalnum():
                whole.add(match[0])
        number = sum(word in whole for word in self._folded)
        return tuple(marks), (-number, -len(marks), marks[0][0] if marks else len(text))


def _weighed(hits: list[tuple[_Weight, _Hit]]) -> tuple[_Hit, ...]:
    """Return hits by their weight; those of the same weight stay as they were."""
    hits.sort(key=itemgetter(0))
    return tuple(hit for _, hit in hits)


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


def _held(db: Db, words: Sequence[str], limit: int) -> Sequence[int]:
    """Return the numbers of PostgreSQL's items that hold all words."""
    query = (
        select(ItemRow.number)
        .join(ItemVersionRow, ItemVersionRow.id == ItemRow.version_id)
        .where(~ItemRow.retired, *(_item_holds(word) for word in words))
    )
    return db.scalars(query.order_by(ItemRow.number).limit(limit)).all()


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
