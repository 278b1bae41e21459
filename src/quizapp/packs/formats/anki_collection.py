"""The notes in a package of Anki (``.apkg``, ``.colpkg``), read within limits.

A package holds the collection, an SQLite database, in one of three forms, and beside a newer one a
dummy in the oldest, whose only note asks to update Anki. The database may come from anybody: it is
opened as a copy that only this account can read, nothing in it can run, and its work is bounded.
"""

import io
import json
import re
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from quizapp.core.errors import ExpectedError
from quizapp.env.atomic_files import write_atomically
from quizapp.packs.formats.gathering import MOST_QUESTIONS
from quizapp.packs.zip_guard import Bounds, GuardedArchive, UnsafeArchive, guarded

MOST_BYTES = 400_000_000
"""Of a collection, unpacked. Pictures and sounds are no part of it."""
LONGEST_VALUE = 50_000_000
"""Bytes of one value in it: the list of note types of an old collection is one."""
MOST_STEPS = 20_000
"""Of a hundred thousand steps of the database each: far more than the largest collection needs."""

_PACKED = PurePosixPath("collection.anki21b")
_NEW = PurePosixPath("collection.anki21")
_OLD = PurePosixPath("collection.anki2")
_META = PurePosixPath("meta")
_WANTED = frozenset({_PACKED, _NEW, _OLD, _META})
_BOUNDS = Bounds(100_000, MOST_BYTES, MOST_BYTES)
_PIECE = 1 << 20
_WINDOW = 1 << 26
"""Bytes of the window with which a collection may be packed; Anki's own have 8 MB at most."""
_DUMMY = "please update to the latest anki version"


@dataclass(frozen=True)
class Note:
    """A note: what cards are made of."""

    guid: str
    kind: str
    """The name of its note type."""
    names: tuple[str, ...]
    """Of its fields; empty where the file doesn't say them."""
    fields: tuple[str, ...]
    deck: str
    """Of its first card, with the decks around it, joined by "::"."""
    tags: tuple[str, ...]
    is_html: bool = True


@contextmanager
def collection(file: BinaryIO) -> Iterator["Collection"]:
    """Open the collection in a package.

    Raises:
        ExpectedError: it is no package, a damaged or hostile one, or too large.
    """
    try:
        with guarded(file, "The package", _BOUNDS, _WANTED.__contains__) as archive:
            content = _content(archive)
    except UnsafeArchive as error:
        raise no_package(str(error)) from error
    if not content.startswith(b"SQLite format 3\0"):
        raise no_package("There is no collection of Anki in this file.")
    with tempfile.TemporaryDirectory(prefix="quizapp-") as folder:
        copy = Path(folder) / "collection"
        write_atomically(copy, content, private=True)
        del content
        try:
            # Immutable: what the file says of a log beside it is not looked for.
            opened = sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)
            with closing(opened) as db:
                yield Collection(db)
        except (sqlite3.Error, OverflowError) as error:
            raise no_package("The collection in this package is damaged.") from error


def no_package(what: str) -> ExpectedError:
    """Return what is told of a package that can't be read."""
    return ExpectedError(
        what,
        "Nothing was taken. Export the deck in Anki again (File, Export, Anki Deck Package), "
        "without scheduling and media.",
    )


def _content(archive: GuardedArchive) -> bytes:
    """Return the real collection: the newest form that the package has."""
    if _PACKED in archive:
        return _unpacked(archive.read(_PACKED))
    if _NEW in archive:
        return archive.read(_NEW)
    if _OLD in archive and _META not in archive:
        return archive.read(_OLD)
    if _OLD in archive and archive.read(_META) in (b"", b"\x08\x01"):  # the first form says so
        return archive.read(_OLD)
    raise no_package("There is no collection of Anki in this file.")


def _unpacked(packed: bytes) -> bytes:
    # Only packages of new versions of Anki need it.
    import zstandard

    pieces, size = [], 0
    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(
            io.BytesIO(packed)
        ) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > MOST_BYTES:
                    raise no_package(
                        f"The collection has more than {MOST_BYTES // 10**6} MB, unpacked."
                    )
                pieces.append(piece)
    except (zstandard.ZstdError, MemoryError) as error:
        raise no_package("The collection in this package is damaged.") from error
    return b"".join(pieces)


class Collection:
    """An open collection.

    Args:
        db: it; from here on only what is asked below can be done with it.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._steps = 0
        db.text_factory = _text
        for limit, most in (
            (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE),
            (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
            (sqlite3.SQLITE_LIMIT_COLUMN, 200),
            (sqlite3.SQLITE_LIMIT_VDBE_OP, 5_000),
        ):
            db.setlimit(limit, most)
        db.execute("PRAGMA trusted_schema = OFF")
        db.set_authorizer(_allowed)
        db.set_progress_handler(self._count, 100_000)
        self._tables = {
            name
            for name, kind, sql in db.execute("SELECT name, type, sql FROM sqlite_master")
            if kind == "table" and not _RUNS.search(str(sql))
        }
        if "notes" not in self._tables or "col" not in self._tables:
            raise no_package("There are no notes in the collection of this file.")
        self._kinds = self._note_types()
        self._decks = self._deck_names()

    def count(self) -> int:
        """Return how many notes there are.

        Raises:
            ExpectedError: they are too many.
        """
        (number,) = self._db.execute("SELECT count(*) FROM notes").fetchone()
        if number > MOST_QUESTIONS:
            raise ExpectedError(
                f"This package has more than {MOST_QUESTIONS:,} notes.",
                "Export one deck after another. Nothing was taken.",
            )
        return int(number)

    def notes(self) -> Iterator[Note]:
        """Yield the notes in the order in which they were made.

        Raises:
            ExpectedError: the only one asks to update Anki: it stands for a collection that the
                package has lost.
        """
        number = self.count()
        decks = self._decks_of_notes()
        for nid, guid, mid, tags, fields in self._db.execute(
            "SELECT id, guid, mid, tags, flds FROM notes ORDER BY id"
        ):
            texts = tuple(str(fields or "").split("\x1f"))
            if number == 1 and _DUMMY in texts[0].casefold():
                raise no_package("This package holds only a note that asks to update Anki.")
            kind, names = self._kinds.get(str(mid), ("", ()))
            deck = self._decks.get(decks.get(nid, ""), "")
            yield Note(str(guid), kind, names, texts, deck, tuple(str(tags or "").split()))

    def _count(self) -> int:
        self._steps += 1
        return self._steps > MOST_STEPS

    def _note_types(self) -> Mapping[str, tuple[str, tuple[str, ...]]]:
        """Return the name of each note type and those of its fields, by its id."""
        if {"notetypes", "fields"} <= self._tables:
            names: dict[str, list[str]] = {}
            for kind, name in self._db.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
                names.setdefault(str(kind), []).append(str(name))
            return {
                str(kind): (str(name), tuple(names.get(str(kind), ())))
                for kind, name in self._db.execute("SELECT id, name FROM notetypes")
            }
        return {
            kind: (str(made.get("name", "")), _field_names(made.get("flds")))
            for kind, made in self._in_json("models").items()
        }

    def _deck_names(self) -> Mapping[str, str]:
        if "decks" in self._tables:
            found = {
                str(deck): str(name).replace("\x1f", "::")
                for deck, name in self._db.execute("SELECT id, name FROM decks")
            }
        else:
            found = {
                deck: str(made.get("name", "")) for deck, made in self._in_json("decks").items()
            }
        return {deck: name for deck, name in found.items() if deck != _DEFAULT_DECK}

    def _decks_of_notes(self) -> Mapping[object, str]:
        if "cards" not in self._tables:
            return {}
        return {
            note: str(deck)
            for note, deck in self._db.execute(
                "SELECT nid, did FROM cards ORDER BY id DESC LIMIT ?", (5 * MOST_QUESTIONS,)
            )
        }

    def _in_json(self, column: str) -> Mapping[str, Mapping[str, object]]:
        row = self._db.execute(f"SELECT {column} FROM col").fetchone()  # of two constants
        try:
            told = json.loads(row[0]) if row else {}
        except (ValueError, TypeError, RecursionError) as error:
            raise no_package("The list of note types in this package is damaged.") from error
        if not isinstance(told, dict):
            return {}
        return {key: made for key, made in told.items() if isinstance(made, dict)}


_DEFAULT_DECK = "1"
_RUNS = re.compile(r"\bvirtual\b|\bas\b", re.IGNORECASE)
"""In tables that run something when they are read: virtual ones, and columns that are reckoned."""


def _field_names(fields: object) -> tuple[str, ...]:
    if not isinstance(fields, list):
        return ()
    return tuple(str(one.get("name", "")) for one in fields if isinstance(one, dict))


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})
_FUNCTIONS = frozenset({"count"})


def _allowed(action: int, one: str | None, two: str | None, *_: str | None) -> int:
    """Let the database be read, and nothing else."""
    if action in _READING or (action == sqlite3.SQLITE_FUNCTION and two in _FUNCTIONS):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
