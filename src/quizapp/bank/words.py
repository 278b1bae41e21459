"""The full-text indexes of SQLite: what is put in, and how a search is worded.

Each index holds words only and no text, so a row is taken out by giving its text again. On
PostgreSQL ordinary indexes on the tables serve instead, and nothing here writes.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from quizapp.bank.bulk import run_many
from quizapp.bank.dialects import is_sqlite
from quizapp.bank.engine import Db
from quizapp.core.items import Item

PASSAGE_WORDS = "passage_words"
ITEM_WORDS = "item_words"

_WORD = re.compile(r"[^\W_]+")


def words_in(text: str) -> list[str]:
    """Return the words of a text, composed (NFC), as the index cuts them."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def text_of_item(item: Item) -> str:
    """Return what an item is found by: its stem and its options."""
    return text_to_find(item.stem, [option.text for option in item.options])


def text_to_find(stem: str, options: Sequence[str]) -> str:
    """Return what an item with this stem and these options is found by."""
    return " ".join([stem, *options])


def put_words(db: Db, index: str, rows: Iterable[tuple[int, str]]) -> None:
    """Add (row number, text) pairs to an index."""
    if is_sqlite(db):
        statement = f'INSERT INTO "{index}" (rowid, words) VALUES (:number, :words)'
        composed = ((number, unicodedata.normalize("NFC", text)) for number, text in rows)
        run_many(db, statement, ("number", "words"), composed)


def forget_words(db: Db, index: str, rows: Iterable[tuple[int, str]]) -> None:
    """Take (row number, text) pairs out of an index; the text must be what was put in."""
    if is_sqlite(db):
        statement = (
            f'INSERT INTO "{index}" ("{index}", rowid, words) VALUES (\'delete\', :number, :words)'
        )
        composed = ((number, unicodedata.normalize("NFC", text)) for number, text in rows)
        run_many(db, statement, ("number", "words"), composed)
