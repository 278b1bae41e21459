"""Opening a bank, and the only two ways to talk to it: ``read`` and ``write``.

A transaction is one service method: it is begun here, and committed or rolled back here alone.
The driver's own transaction handling is switched off: with it a rolled-back migration would leave
its tables behind (spec DB-2).
"""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import PoolProxiedConnection

from quizapp.bank import migrating
from quizapp.bank.errors import BankReadOnly, of_disk, of_sqlite
from quizapp.bank.guard import FileGuard
from quizapp.bank.places import SIDE_FILES, refuse_bad_place
from quizapp.bank.server import of_server, server_engine
from quizapp.bank.wal import journal_mode_for, may_write, reading_address, uri_of
from quizapp.core.views.changes import Changed
from quizapp.env.clock import Clock
from quizapp.env.logs import timed
from quizapp.env.private import make_private, private_opener

log = logging.getLogger(__name__)

Db = Session
"""An open transaction on a bank."""

BUSY_MS = 10_000
"""How long a write waits for another program's write to end."""

WAL_KEPT = 16 * 1024 * 1024
"""To how many bytes the write-ahead log is cut after a large build."""

CACHE_KIB = 16_384
"""How much of a SQLite file each connection may keep in memory; the default is 2,000.

A draw touches hundreds of pages all over a large bank; a small bank takes only what it has.
"""

_WRITES = "quizapp_writes"


class Bank:
    """An open bank. Made by ``Bank.open``.

    Args:
        engine: the database's engine.
        clock: returns the current time, for the names of backups.
        path: the SQLite file; None for a database server.
        read_only: whether writing is refused.
    """

    def __init__(self, engine: Engine, clock: Clock, path: Path | None, *, read_only: bool) -> None:
        self.path = path
        self.clock = clock
        self.read_only = read_only
        self.on_change: Callable[[frozenset[Changed]], None] = lambda _: None
        """Called after each writing transaction, on the thread that wrote."""
        self._guard: FileGuard | None = None
        self._held: PoolProxiedConnection | None = None
        self._engine = engine
        self._reading = sessionmaker(engine, expire_on_commit=False)
        self._writing = sessionmaker(
            engine.execution_options(**{_WRITES: True}), expire_on_commit=False
        )

    @classmethod
    def open(cls, address: Path | str, clock: Clock) -> Self:
        """Open a bank; create it if there is none; migrate an older one.

        A file or folder that cannot be written is opened for reading only.

        Args:
            address: a SQLite file, or the URL of a PostgreSQL database
                (``postgresql://name:password@host/database``).
            clock: returns the current time, for the names of backups.

        Raises:
            BankMalformed: the file is damaged or no bank. It is left as it is.
            BankNewer: a newer version of the app made it.
            BankReadOnly: it must be made or updated, and cannot be written.
            BankUnreachable: there is no such folder, no permission, or no such server; which of
                them, and what of the server's refusals (``bank.server``), is told by its kind.
            BankBusy, DiskFull, DiskFailed: see there.
        """
        if isinstance(address, str) and address.startswith("sqlite:///"):
            address = Path(address.removeprefix("sqlite:///"))
        with timed(log, "opening the bank"):
            if isinstance(address, str):
                bank = cls._open_server(address, clock)
            else:
                bank = cls._open_file(address, clock)
        log.info("bank opened: %s, migration %s", bank.database, migrating.VERSIONS[-1])
        return bank

    @property
    def database(self) -> str:
        """Return which database the bank is in, and its version, for the log."""
        dialect = self._engine.dialect
        number: tuple[int, ...] = getattr(dialect, "server_version_info", None) or ()
        return f"{dialect.name} {'.'.join(map(str, number))}"

    @classmethod
    def _open_file(cls, file: Path, clock: Clock) -> Self:
        refuse_bad_place(file)
        read_only = not may_write(file)
        if read_only and not file.exists():
            raise BankReadOnly
        if not read_only:
            _keep_private(file)
        engine = sqlite_engine(file, read_only=read_only)
        bank = cls(engine, clock, file, read_only=read_only)
        try:
            with _translating(engine):
                migrating.bring_up_to_date(engine, file, clock, read_only=read_only)
                if not read_only:
                    bank._hold_files(file)
        except BaseException:
            bank.close()
            raise
        return bank

    @classmethod
    def _open_server(cls, address: str, clock: Clock) -> Self:
        engine = server_engine(address)
        bank = cls(engine, clock, None, read_only=False)
        try:
            with _translating(engine):
                migrating.bring_up_to_date(engine, None, clock, read_only=False)
        except BaseException:
            bank.close()
            raise
        return bank

    def _hold_files(self, file: Path) -> None:
        """Keep one connection open, so that each write can check the identity of the files."""
        self._held = self._engine.raw_connection()
        raw = self._held.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("SELECT 1 FROM alembic_version").fetchone()  # opens the write-ahead log
        self._guard = FileGuard(file, raw)

    @contextmanager
    def read(self) -> Iterator[Db]:
        """Open a transaction that sees one unchanging state of the bank.

        Raises:
            BankError: as for ``open``.
        """
        with timed(log, "reading"), _translating(self._engine), self._reading() as db:
            yield db

    @contextmanager
    def write(self, *changed: Changed) -> Iterator[Db]:
        """Open a transaction that writes; it is durable when the block ends without an error.

        It takes the write lock before the block begins, so that nothing the block reads can be
        changed by another program before it writes.

        Args:
            changed: the kinds of things that the block changes, for those who show them: they are
                given to ``on_change`` once the transaction is durable.

        Raises:
            BankReadOnly: the bank was opened for reading only.
            BankGone, WalGone: its files are no longer those that were opened. SQLite would go
                on writing into what was deleted, and nobody would notice until the next start.
            BankError: as for ``open``. Nothing of the block is kept then.
        """
        if self.read_only:
            raise BankReadOnly
        self._refuse_gone()
        with timed(log, "writing"), _translating(self._engine), self._writing() as db:
            db.connection()  # begins now: BEGIN IMMEDIATE
            yield db
            db.commit()
        self._refuse_gone()  # it was deleted meanwhile: the commit is lost
        if changed:
            self.on_change(frozenset(changed))

    def _refuse_gone(self) -> None:
        if self._guard is not None:
            self._guard.check()

    def checkpoint(self) -> None:
        """Checkpoint: move the write-ahead log into the file, so that the file alone is complete.

        Done after a build, an attempt and a session, so that a copy of the file made by hand is
        complete. Raises nothing; if another program is reading, the next call does it.
        """
        if self._guard is not None:
            self._guard.checkpoint()

    def close(self) -> None:
        """Close all connections. The last one moves the write-ahead log into the file."""
        self._guard = None
        if self._held is not None:
            self._held.close()
            self._held = None
        self._engine.dispose()


@contextmanager
def _translating(engine: Engine) -> Iterator[None]:
    """Translate database errors that the user can act on into ``BankError``."""
    try:
        yield
    except DBAPIError as error:
        cause = error.orig
        told = (
            of_sqlite(cause) if isinstance(cause, sqlite3.Error) else of_server(error, engine.url)
        )
        if told is None:
            raise
        raise told from error
    except sqlite3.Error as error:
        told = of_sqlite(error)
        if told is None:
            raise
        raise told from error


def _keep_private(file: Path) -> None:
    """Make the file and its logs private; SQLite gives new ones the file's permissions."""
    if not file.exists():
        try:
            with open(file, "ab", opener=private_opener):  # it takes an opener
                pass
        except OSError as error:
            raise of_disk(error, file) from error
    make_private(file.with_name(file.name + ending) for ending in ("", *SIDE_FILES))


def sqlite_engine(file: Path, *, read_only: bool) -> Engine:
    """Return an engine with safe settings, which begins transactions explicitly."""
    journal = journal_mode_for(file)
    address = reading_address(file) if read_only else f"{uri_of(file)}?mode=rwc"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, timeout=BUSY_MS / 1000, isolation_level=None, uri=True, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute(f"PRAGMA journal_size_limit={WAL_KEPT}")
            connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
            if not read_only:
                _set_journal_mode(connection, journal)
        except BaseException:
            connection.close()
            raise
        return connection

    # An error shows its statement, but not the bound values: they hold names.
    engine = create_engine("sqlite+pysqlite:///bank", creator=connect, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _set_journal_mode(connection: sqlite3.Connection, journal: str) -> None:
    """Set the journal mode; where WAL cannot be had, truncate.

    Two programs that open a new file at once may meet here, and SQLite does not wait by itself.
    """
    for attempt in range(100):
        try:
            (mode,) = connection.execute(f"PRAGMA journal_mode={journal}").fetchone()
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or attempt == 99:
                raise
            time.sleep(0.02)
    if mode not in ("wal", "truncate"):
        connection.execute("PRAGMA journal_mode=truncate")
