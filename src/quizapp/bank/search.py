"""Full-text search over passages and items.

What a user types never reaches the index as syntax: it is cut into words (``core.search_words``),
and each is quoted. All words must occur; a word also matches as the beginning of a longer one.

Whole words are looked for first, beginnings only if these do not suffice. The index finds whole
words one by one, so that the first fifty of half a million cost no more than fifty; a beginning it
would gather from all longer words first. So a beginning is put to it as the longer words there are.
"""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

from sqlalchemy import select

from quizapp.bank.bulk import fetch
from quizapp.bank.content_tables import DocumentRow, PassageRow
from quizapp.bank.dialects import is_sqlite
from quizapp.bank.engine import Db
from quizapp.bank.values import document_of, passage_of
from quizapp.bank.words import ITEM_WORDS, PASSAGE_WORDS
from quizapp.core.cards.card import place_of
from quizapp.core.content.ids import PackId
from quizapp.core.content.items import ItemKind
from quizapp.core.content.search_words import Marker, Term, loosely, terms_of
from quizapp.core.content.searching import ItemHit, PassageHit

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


_LITE = """
    SELECT rowid FROM "{index}" WHERE "{index}" MATCH :query{filter} ORDER BY rowid LIMIT :n
"""
_ON_SERVER = """
    SELECT number FROM "{index}" WHERE words @@ CAST(:query AS tsquery){filter}
    ORDER BY number LIMIT :n
"""
_IN_PACK = """
    SELECT passage.number FROM passage JOIN document ON document.id = passage.document_id
    WHERE document.pack_id = :pack
"""
_OTHERS = "SELECT 1 FROM pack WHERE id <> :pack AND NOT retired LIMIT 1"


def search_passages(
    db: Db, text: str, limit: int, pack_id: PackId | None = None
) -> tuple[PassageHit, ...]:
    """Return the passages that hold every word of a text, whole words before beginnings.

    Args:
        db: the transaction.
        text: what the user typed.
        limit: how many hits at most.
        pack_id: the pack whose passages are searched; None: all.
    """
    index = _Index(db, PASSAGE_WORDS, _only_of(db, pack_id))
    terms, numbers = _found(index, text, limit)
    if not numbers:
        return ()
    query = (
        select(PassageRow, DocumentRow)
        .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
        .where(PassageRow.number.in_(numbers))
        .order_by(PassageRow.number)
    )
    marker = Marker(terms)
    hits = []
    for passage_row, document_row in db.execute(query):
        passage = passage_of(passage_row, {})  # a hit shows words
        document = document_of(document_row, ())
        marks, weight = _weigh(passage.text, marker)
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
    terms, numbers = _found(_Index(db, ITEM_WORDS), text, limit)
    if not numbers:
        return ()
    marker = Marker(terms)
    hits = []
    for row in fetch(db, _ITEMS.format(numbers=", ".join(map(str, numbers)))):
        item_id, version_id, fact_id, topic_id, kind, stem = row
        marks, weight = _weigh(stem, marker)
        hit = ItemHit(item_id, version_id, fact_id, topic_id, ItemKind(kind), stem, marks)
        hits.append((weight, hit))
    return _weighed(hits)


def _weigh(text: str, marker: Marker) -> tuple[tuple[tuple[int, int], ...], _Weight]:
    """Return the spans of a text where the terms stand, and its weight."""
    where = marker.marked(text)
    first = where.spans[0][0] if where.spans else len(text)
    return where.spans, (-where.whole, -len(where.spans), first)


def _weighed(hits: list[tuple[_Weight, _Hit]]) -> tuple[_Hit, ...]:
    """Return hits by their weight; those of the same weight stay as they were."""
    hits.sort(key=itemgetter(0))
    return tuple(hit for _, hit in hits)


class _Index(NamedTuple):
    """A full-text index, or the part of it that belongs to one pack."""

    db: Db
    name: str
    pack_id: PackId | None = None
    """None: the whole index."""

    @property
    def filter(self) -> str:
        """Return the condition that keeps to the pack.

        The plus keeps SQLite from trying the query once for each passage of the pack.
        """
        if self.pack_id is None:
            return ""
        number = "+rowid" if is_sqlite(self.db) else "number"
        return f" AND {number} IN ({_IN_PACK})"

    def rows(self, query: str, limit: int) -> list[int]:
        """Return the first rows that a query finds."""
        statement = _LITE if is_sqlite(self.db) else _ON_SERVER
        values = {"query": query, "n": limit} | (
            {} if self.pack_id is None else {"pack": self.pack_id}
        )
        statement = statement.format(index=self.name, filter=self.filter)
        return [row[0] for row in fetch(self.db, statement, values)]


def _only_of(db: Db, pack_id: PackId | None) -> PackId | None:
    """Return the pack to keep to; None where the bank has no other."""
    return pack_id if fetch(db, _OTHERS, {"pack": pack_id}) else None


def _found(index: _Index, text: str, limit: int) -> tuple[Sequence[Term], list[int]]:
    """Return the terms of a search and the rows of an index that hold them.

    Where nothing holds Korean words as they were typed, what is found is what begins with their
    letters: the last syllable may not be finished.
    """
    terms = terms_of(text)
    numbers = _numbers(index, terms, limit) if terms else []
    if not numbers and (loose := loosely(terms)):
        return loose, _numbers(index, loose, limit)
    return terms, numbers


def _numbers(index: _Index, terms: Sequence[Term], limit: int) -> list[int]:
    """Return rows of an index that hold all terms: whole words, then also beginnings."""
    lite = is_sqlite(index.db)
    quoted = _quoted if lite else _quoted_on_server
    whole = index.rows(_worded(terms, quoted, lite), limit)
    if len(whole) == limit:
        return whole

    def begun(word: str) -> str:
        if lite:
            return _begun(index.db, index.name, word)
        return quoted(word) + (":*" if len(word) > 1 else "")

    longer = index.rows(_worded(terms, begun, lite), limit)
    return list(dict.fromkeys((*whole, *longer)))[:limit]


def _worded(terms: Sequence[Term], put: Callable[[str], str], lite: bool) -> str:
    """Return the query for terms, of whose words each is put by a function."""
    both, either = (" AND ", " OR ") if lite else (" & ", " | ")
    ways = (either.join(f"({both.join(map(put, way))})" for way in term.ways) for term in terms)
    return both.join(f"({way})" for way in ways)


def _quoted(word: str) -> str:
    return f'"{word}"'


def _quoted_on_server(word: str) -> str:
    return f"'{word}'"


def _begun(db: Db, index: str, word: str) -> str:
    """Return SQLite's query for a word or any longer one that begins with it."""
    if len(word) == 1:
        return f'"{word}"'
    if len(word) in _PREFIXES:
        return f'"{word}"*'
    statement = (
        f'SELECT term FROM "{index}_vocabulary" WHERE term >= :first AND term < :last LIMIT 1'
    )
    bounds = {"first": word, "last": word + "\U0010ffff"}
    longer = [word]
    while found := fetch(db, statement, bounds):
        longer.append(found[0][0])
        bounds["first"] = longer[-1] + "\x01"  # after it, and before any longer one
        if len(longer) > _LONGER:
            return f'"{word}"*'
    return "(" + " OR ".join(f'"{one}"' for one in longer) + ")"


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
