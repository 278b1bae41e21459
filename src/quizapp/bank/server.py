"""A bank on a PostgreSQL server: its address, and its errors in words.

While a connection is being made libpq hands over the server's message and no code for it, so that
the sentence is told apart by what it says in English. A server that speaks another language is
quoted.
"""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from quizapp.bank.errors import BankBusy, BankError, BankUnreachable, DiskFull
from quizapp.core.errors import Kind

DRIVER = "postgresql+psycopg"
WRITTEN = "Write it as postgresql://name@host/database."
ASLEEP_MS = 20_000
"""How long a computer that fell asleep in the middle of a write keeps its locks."""

LOCK_MS = 30_000
"""How long a write waits for another's: longer than for a computer that fell asleep."""

WHERE_PASSWORDS_ARE = (
    "The password can also be kept in the file that PGPASSFILE names (~/.pgpass), or in a service "
    "file: postgresql:///?service=NAME."
)


class AddressBad(BankUnreachable):
    """The address does not lead to a bank."""


class PasswordNeeded(BankUnreachable):
    """The server asks for a password, and none was given."""

    kind = Kind.PASSWORD

    def __init__(self) -> None:
        super().__init__("The database server asks for a password.", WHERE_PASSWORDS_ARE)


class PasswordWrong(BankUnreachable):
    """The server does not take the name with this password."""

    kind = Kind.PASSWORD

    def __init__(self, user: str) -> None:
        super().__init__(
            f"The database server does not accept the name {user} with this password.",
            f"Check both, and type the password again. {WHERE_PASSWORDS_ARE}",
        )


class RightMissing(BankUnreachable):
    """The server knows who asks, and does not let them do what a bank needs."""


class DatabaseMissing(BankUnreachable):
    """The server has no such database."""


class HostUnknown(BankUnreachable):
    """No computer has this name."""


class ServerDead(BankUnreachable):
    """Nothing answers at the address."""


def server_engine(address: str) -> Engine:
    """Return an engine for a bank on a server. Nothing is connected yet.

    Raises:
        AddressBad: the address does not name a PostgreSQL database.
        BankUnreachable: the driver is not installed.
    """
    scheme = address.partition(":")[0]
    if not re.fullmatch(r"[a-z0-9+]+://.*", address):
        raise AddressBad("The database address cannot be understood.", WRITTEN)
    if scheme not in ("postgresql", "postgres", DRIVER):
        raise AddressBad(
            f"The question bank can't be kept in a database of the kind {scheme}.",
            f"It is kept in a file, which is the default, or on PostgreSQL. {WRITTEN}",
        )
    try:
        engine = create_engine(
            make_url(address).set(drivername=DRIVER),
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"connect_timeout": 5, "client_encoding": "utf8"},
        )
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise AddressBad("The database address cannot be understood.", WRITTEN) from error
    except ModuleNotFoundError as error:
        raise BankUnreachable(
            "The driver for PostgreSQL is not installed.",
            "Install quizapp with its extra: pip install 'quizapp[postgresql]'.",
        ) from error

    @event.listens_for(engine, "connect")
    def limit(connection: DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET idle_in_transaction_session_timeout = {ASLEEP_MS}")
        cursor.execute(f"SET lock_timeout = {LOCK_MS}")
        cursor.close()
        connection.commit()

    return engine


def with_password(address: str, password: str) -> str:
    """Return an address with a typed password. It must never be shown or logged."""
    return make_url(address).set(password=password).render_as_string(hide_password=False)


def of_server(error: DBAPIError, url: URL) -> BankError | None:
    """Return the error to show for one of the server, or None if it is a bug.

    Args:
        error: what SQLAlchemy raised.
        url: the address of the bank.
    """
    cause = error.orig
    made = _connection_of(cause, url)
    state: str | None = getattr(cause, "sqlstate", None)
    if state is None:
        if error.connection_invalidated or type(cause).__name__ == "OperationalError":
            return _of_connection(str(cause), made)
        return None
    if state in ("28P01", "28000"):
        return PasswordWrong(made.user)
    if state == "3D000":
        return _missing(made.database)
    if state == "42501":
        return _may_not(made)
    if state == "25006":
        return RightMissing(
            "The database server takes no writes: it is a copy of another one, or set to reading.",
            "Nothing was changed. Use the address of the server that may be written.",
        )
    if state == "53100":
        return DiskFull()
    if state in ("55P03", "40P01", "40001"):
        return BankBusy()
    if state[:2] in ("08", "57") or state in ("53300", "25P03"):
        return ServerDead(
            "The connection to the database server was lost, or it takes no more: "
            f"{_first_line(str(cause))}",
            "This was not recorded; everything before is kept. Check the network, then try again.",
        )
    return None


@dataclass(frozen=True)
class _Connection:
    """With whom a connection was made, as far as that is known."""

    host: str
    user: str
    database: str
    asked_for_password: bool = False


def _connection_of(cause: BaseException | None, url: URL) -> _Connection:
    named = _Connection(
        url.host or "its address", url.username or "this account", url.database or "of its name"
    )
    made: Any = getattr(cause, "pgconn", None)
    if made is None:
        return named
    try:
        return _Connection(
            _text(made.host) or named.host,
            _text(made.user) or named.user,
            _text(made.db) or named.database,
            bool(made.needs_password),
        )
    except Exception as error:  # the driver's own, which is not imported here
        if type(error).__name__ != "OperationalError":  # it is closed
            raise
        return named


def _text(value: bytes | None) -> str:
    return (value or b"").decode("utf-8", "replace")


def _of_connection(said: str, made: _Connection) -> BankError:
    """Return why a connection failed, by the words of libpq and of the server."""
    if made.asked_for_password or "no password supplied" in said:
        return PasswordNeeded()
    if "password authentication failed" in said:
        return PasswordWrong(made.user)
    if re.search(r'database ".*" does not exist', said):
        return _missing(made.database)
    if "permission denied for database" in said or "is not permitted to log in" in said:
        return _may_not(made)
    if "pg_hba.conf" in said:
        return RightMissing(
            f"The database server does not let {made.user} in from this computer.",
            "Ask whoever runs it to allow that (in its pg_hba.conf), or check name and address.",
        )
    if re.search(r'(role|user) ".*" does not exist', said):
        return RightMissing(
            f"The database server does not know the name {made.user}.",
            "Check the name in the address, or ask whoever runs the server.",
        )
    unknown = re.search(r"resolve host '([^']*)'|translate host name \"([^\"]*)\"", said)
    if unknown:
        return HostUnknown(
            f"There is no computer named {unknown[1] or unknown[2]} on the network.",
            "Check the name in the database address and the network, then try again.",
        )
    if re.search(r"invalid port|definition of service|service file", said):
        return AddressBad(
            f"The database address cannot be used: {_first_line(said)}", f"Check it. {WRITTEN}"
        )
    if re.search(r"refused|No such file|timeout|timed out|unreachable|No route", said):
        return ServerDead(
            f"No database server answers at {made.host}.",
            "Check that it is running, and the network and the port in its address, then try "
            "again.",
        )
    return BankUnreachable(
        f"The database server did not let us in: {_first_line(said)}",
        "Check the database address, or ask whoever runs the server.",
    )


def _missing(database: str) -> DatabaseMissing:
    return DatabaseMissing(
        f"The database server has no database named {database}.",
        f"Check its name in the address, or ask whoever runs the server: createdb {database}",
    )


def _may_not(made: _Connection) -> RightMissing:
    return RightMissing(
        f"{made.user} lacks a right in the database {made.database}.",
        "Nothing was changed. Ask whoever runs the server for the rights to connect, to create "
        f'tables and to write: GRANT ALL ON DATABASE "{made.database}" TO "{made.user}"; '
        f'GRANT ALL ON SCHEMA public TO "{made.user}"',
    )


def _first_line(said: str) -> str:
    """Return the server's message without its address."""
    line = said.strip().splitlines()[0] if said.strip() else "no reason was given"
    return re.sub(r"^connection (failed|is bad): (connection to server .* failed: )?", "", line)
