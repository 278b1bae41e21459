"""Bringing a bank's schema up to date, from a backup taken first (spec DB-3).

The usual opening of a bank is one plain query; Alembic is loaded only when a migration is due. A
new bank is built by running all migrations, so there is one path.

The runner switches foreign keys off before it begins: with them on, rebuilding a parent table
deletes its child rows without a word, and inside a transaction the switch is ignored. It then
compares the row counts of all tables and checks every foreign key before it commits.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.orm import Session

from quizapp.bank.errors import BankMalformed, BankNewer, BankReadOnly
from quizapp.bank.sqlite_files import backup_place, copy_checked, rotate
from quizapp.env.clock import Clock
from quizapp.env.logs import timed

log = logging.getLogger(__name__)

VERSIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
)
"""All versions of the schema, oldest first. A test holds them against the scripts."""

SCRIPTS = Path(__file__).parent / "migrations"
"""Where Alembic finds the scripts."""

_LOCK = 7_105_112
"""Key of the lock under which PostgreSQL lets one program at a time migrate."""


def bring_up_to_date(engine: Engine, file: Path | None, clock: Clock, *, read_only: bool) -> None:
    """Migrate a bank if it is new or old; do nothing if it is current.

    Args:
        engine: the bank's engine.
        file: its SQLite file, to be backed up first; None on a server, whose keeper backs up.
        clock: dates the backup.
        read_only: whether the bank cannot be written.

    Raises:
        BankMalformed: it has tables, but not ours.
        BankNewer: its version is not one of ours.
        BankReadOnly: a migration is due and the bank cannot be written.
    """
    with engine.connect() as connection:
        version = version_of(connection)
    if version == VERSIONS[-1]:
        return
    if read_only:
        raise BankReadOnly
    with _locked(engine) as connection:
        version = version_of(connection)  # another program may have migrated it meanwhile
        if version == VERSIONS[-1]:
            return
        if file is not None and version is not None:
            backup = backup_place(file, clock())
            copy_checked(file, backup)
            rotate(file, clock())
        with timed(log, "migrating"):
            _migrate(connection, VERSIONS[-1])
    log.info("bank migrated from %s to %s", version or "nothing", VERSIONS[-1])


def version_of(connection: Connection) -> str | None:
    """Return the version of a bank's schema, None for an empty database.

    Raises:
        BankMalformed: it has tables, but not ours.
        BankNewer: its version is not one of ours.
    """
    if not inspect(connection).has_table("alembic_version"):
        if inspect(connection).get_table_names():
            message = "This database holds something else, not a question bank."
            raise BankMalformed(message)
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if version is not None and version not in VERSIONS:
        raise BankNewer
    return version


@contextmanager
def _locked(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that no other program can migrate beside; commit it at the end."""
    lite = engine.dialect.name == "sqlite"
    with engine.execution_options(quizapp_writes=True).connect() as connection:
        if lite:
            _set_foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                if not lite:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                yield connection
        finally:
            if lite:
                _set_foreign_keys(connection, "ON")


def _set_foreign_keys(connection: Connection, state: str) -> None:
    """Switch on the driver's own connection, outside any transaction: inside it is ignored."""
    raw = connection.connection.driver_connection
    if isinstance(raw, sqlite3.Connection):
        raw.execute(f"PRAGMA foreign_keys={state}")


def _migrate(connection: Connection, target: str) -> None:
    """Run the scripts inside the open transaction and prove that nothing was lost."""
    from alembic import command
    from alembic.config import Config

    before = _row_counts(connection)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
    _index_words(connection)
    after = _row_counts(connection)
    lost = {name: n for name, n in before.items() if name in after and after[name] < n}
    if lost:
        message = f"The migration would have lost rows of {', '.join(sorted(lost))}."
        raise RuntimeError(message)
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            message = f"The migration would have left {len(broken)} rows without their parents."
            raise RuntimeError(message)


def _index_words(connection: Connection) -> None:
    """Fill the full-text indexes by today's rule: what is in them follows from the texts."""
    from quizapp.bank.words import index_anew  # not loaded at every start

    with Session(connection, join_transaction_mode="rollback_only") as db:
        index_anew(db)


def _row_counts(connection: Connection) -> dict[str, int]:
    names = inspect(connection).get_table_names()
    return {
        name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0
        for name in names
        if name != "alembic_version" and "_words" not in name
    }
