"""The full-text indexes: what is put in, and taken out again.

What a text is found by is told by ``core.search_words``, alike for both databases. SQLite's index
holds words only and no text, so a row is taken out by giving its words again. When the rule
changes, a migration must go with it: after each one the indexes are made anew (``index_anew``).
"""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session as Db

from quizapp.bank.bulk import fetch, run_many
from quizapp.bank.dialects import is_sqlite
from quizapp.core.content.items import Item

PASSAGE_WORDS = "passage_words"
ITEM_WORDS = "item_words"

_ITEMS = """
    SELECT item.number, item_version.stem, option.text
    FROM item
    JOIN item_version ON item_version.id = item.version_id
    JOIN option ON option.version_id = item.version_id
    WHERE NOT item.retired AND item.number > :after AND item.number <= :last
    ORDER BY item.number, option.position
"""
_AT_ONCE = 10_000


def text_of_item(item: Item) -> str:
    """Return the text by which an item is found: its stem and its options."""
    return text_to_find(item.stem, [option.text for option in item.options])


def text_to_find(stem: str, options: Sequence[str]) -> str:
    """Return the text by which an item with this stem and these options is found."""
    return " ".join([stem, *options])


def put_words(db: Db, index: str, rows: Iterable[tuple[int, str]]) -> None:
    """Add (row number, text) pairs to an index."""
    if is_sqlite(db):
        statement = f'INSERT INTO "{index}" (rowid, words) VALUES (:number, :words)'
        run_many(
            db,
            statement,
            ("number", "words"),
            ((number, " ".join(_index_words(text))) for number, text in rows),
        )
        return
    statement = (
        f'INSERT INTO "{index}" (number, words) '
        "VALUES (:number, array_to_tsvector(CAST(:words AS text[]))) "
        "ON CONFLICT (number) DO UPDATE SET words = excluded.words"
    )
    run_many(
        db, statement, ("number", "words"), ((number, _index_words(text)) for number, text in rows)
    )


def forget_words(db: Db, index: str, rows: Iterable[tuple[int, str]]) -> None:
    """Take (row number, text) pairs out of an index; the text must be what was put in."""
    if is_sqlite(db):
        statement = (
            f'INSERT INTO "{index}" ("{index}", rowid, words) VALUES (\'delete\', :number, :words)'
        )
        run_many(
            db,
            statement,
            ("number", "words"),
            ((number, " ".join(_index_words(text))) for number, text in rows),
        )
        return
    numbers = ((number,) for number, _ in rows)
    run_many(db, f'DELETE FROM "{index}" WHERE number = :number', ("number",), numbers)


def index_anew(db: Db) -> None:
    """Rebuild both indexes from everything that is not retired."""
    for index in (PASSAGE_WORDS, ITEM_WORDS):
        empty = f'DELETE FROM "{index}"'
        if is_sqlite(db):
            empty = f'INSERT INTO "{index}" ("{index}") VALUES (\'delete-all\')'
        db.connection().exec_driver_sql(empty)
    passages = fetch(db, "SELECT number, text FROM passage WHERE NOT retired ORDER BY number")
    put_words(db, PASSAGE_WORDS, ((number, text) for number, text in passages))
    last = fetch(db, "SELECT max(number) FROM item")[0][0] or 0
    for after in range(0, last, _AT_ONCE):
        texts: dict[int, list[str]] = {}
        for number, stem, option in fetch(db, _ITEMS, {"after": after, "last": after + _AT_ONCE}):
            texts.setdefault(number, [stem]).append(option)
        put_words(db, ITEM_WORDS, ((number, " ".join(words)) for number, words in texts.items()))


def _index_words(text: str) -> list[str]:
    # Loaded when there is something to put in: a start compiles no patterns of search.
    from quizapp.core.content.search_words import index_words

    return index_words(text)
