"""Banks to test on: a SQLite file always, PostgreSQL too where it is installed."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.tables import Base
from quizapp.core.answering.attempts import Learner
from quizapp.core.content.packs import Pack
from quizapp.env.clock import Clock
from tests.bank.servers import MISSING, a_server, programs

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _close_what_was_opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every bank that a test opens: Python 3.13 tells of connections that nobody closed."""
    opened: list[Bank] = []
    open_bank = Bank.open

    def opening(address: Path | str, clock: Clock) -> Bank:
        opened.append(open_bank(address, clock))
        return opened[-1]

    monkeypatch.setattr(Bank, "open", opening)
    yield
    for each in opened:
        each.close()


@pytest.fixture
def clock() -> Clock:
    """A clock that goes on by a second at each look."""
    ticks = itertools.count()
    return lambda: NOON + timedelta(seconds=next(ticks))


@pytest.fixture(scope="session")
def empty_bank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new bank, made once and copied by each test: migrating takes a while."""
    file = tmp_path_factory.mktemp("empty") / "bank.sqlite"
    Bank.open(file, lambda: NOON).close()
    return file


@pytest.fixture
def bank_file(empty_bank_file: Path, tmp_path: Path) -> Path:
    file = tmp_path / "bank.sqlite"
    shutil.copy(empty_bank_file, file)
    return file


@pytest.fixture
def bank(bank_file: Path, clock: Clock) -> Iterator[Bank]:
    """A bank in a SQLite file."""
    opened = Bank.open(bank_file, clock)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    with a_server(found) as address:
        yield address


@pytest.fixture(scope="session")
def new_database(server: str) -> Callable[[str], str]:
    """Makes a database from another one; returns its address."""
    numbers = itertools.count()
    control = make_url(server).set(drivername="postgresql").render_as_string()

    def make(template: str) -> str:
        name = f"bank{next(numbers)}"
        with psycopg.connect(control, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return make_url(server).set(database=name).render_as_string()

    return make


@pytest.fixture(scope="session")
def empty_bank_database(new_database: Callable[[str], str]) -> str:
    """The name of a database that holds a new bank."""
    address = new_database("template0")
    Bank.open(address, lambda: NOON).close()
    return make_url(address).database or ""


@pytest.fixture(scope="session")
def bank_on_server(new_database: Callable[[str], str], empty_bank_database: str) -> str:
    """The address of a bank on a server that tests use in turn."""
    return new_database(empty_bank_database)


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def any_bank(request: pytest.FixtureRequest, clock: Clock) -> Iterator[Bank]:
    """A bank, once on each kind of database."""
    if request.param == "SQLite":
        opened = Bank.open(request.getfixturevalue("bank_file"), clock)
    else:
        opened = Bank.open(request.getfixturevalue("bank_on_server"), clock)
        with opened.write() as db:
            tables = ", ".join(f'"{name}"' for name in Base.metadata.tables)
            db.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
    yield opened
    opened.close()


@pytest.fixture
def build() -> Callable[[Bank, Pack], None]:
    """Builds a pack as one that was never built so."""
    digests = itertools.count()

    def do(bank: Bank, pack: Pack) -> None:
        build_bank(bank, pack, f"digest {next(digests)}")

    return do


def add_learner(bank: Bank, name: str = "Mina") -> Learner:
    with bank.write() as db:
        return LearnerRecords(db).add(name, NOON)
