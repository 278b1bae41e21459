"""What a database server refuses is told apart, each with what to do."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from quizapp.bank.engine import Bank
from quizapp.bank.errors import BankError
from quizapp.bank.server import (
    AddressBad,
    DatabaseMissing,
    HostUnknown,
    PasswordNeeded,
    PasswordWrong,
    RightMissing,
    ServerDead,
    with_password,
)
from quizapp.env.clock import Clock
from tests.bank.conftest import add_learner
from tests.bank.servers import MISSING, a_server, programs


@pytest.fixture(scope="module")
def strict() -> Iterator[str]:
    """The folder of a server that asks everybody but its owner for a password."""
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    rules = ("local all stranger reject", "local all all scram-sha-256")
    with a_server(found, *rules) as address:
        folder = address.partition("host=")[2]
        with psycopg.connect(owner(folder, "postgres"), autocommit=True) as connection:
            for statement in (
                "CREATE ROLE teacher LOGIN PASSWORD 'right: @/?'",
                "CREATE ROLE shy LOGIN PASSWORD 'shy'",
                "CREATE ROLE idle PASSWORD 'idle'",
                "CREATE DATABASE school OWNER teacher",
                "CREATE DATABASE shut",
                "REVOKE CONNECT ON DATABASE shut FROM PUBLIC",
            ):
                connection.execute(statement.encode())
        yield folder


def owner(folder: str, database: str) -> str:
    return f"postgresql://quiz@/{database}?host={folder}"


def told(address: str, clock: Clock) -> BankError:
    with pytest.raises(BankError) as raised:
        Bank.open(address, clock)
    return raised.value


@pytest.mark.parametrize(
    ("who", "database", "kind", "said"),
    [
        ("teacher", "school", PasswordNeeded, "asks for a password"),
        ("teacher:wrong", "school", PasswordWrong, "does not accept the name teacher"),
        ("ghost:wrong", "school", PasswordWrong, "does not accept the name ghost"),
        ("stranger:wrong", "school", RightMissing, "does not let stranger in"),
        ("shy:shy", "nowhere", DatabaseMissing, "no database named nowhere"),
        ("shy:shy", "shut", RightMissing, "shy lacks a right in the database shut"),
        ("shy:shy", "school", RightMissing, "shy lacks a right in the database school"),
        ("idle:idle", "school", RightMissing, "idle lacks a right in the database school"),
    ],
)
def test_each_refusal_of_the_server_has_its_own_sentence(
    strict: str, clock: Clock, who: str, database: str, kind: type[BankError], said: str
) -> None:
    error = told(f"postgresql://{who}@/{database}?host={strict}", clock)
    assert type(error) is kind
    assert said in error.message
    assert error.hint
    assert "wrong" not in str(error)  # the password


def test_a_server_that_is_not_there_is_told(tmp_path: Path, clock: Clock) -> None:
    error = told(f"postgresql://quiz@/bank?host={tmp_path}", clock)
    assert type(error) is ServerDead
    assert str(tmp_path) in error.message
    assert type(told("postgresql://quiz@127.0.0.1:1/bank", clock)) is ServerDead


def test_a_computer_that_is_not_there_is_told(clock: Clock) -> None:
    error = told("postgresql://quiz@no.such.computer.invalid/bank", clock)
    assert type(error) is HostUnknown
    assert "no.such.computer.invalid" in error.message


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://host/bank", "can't be kept in a database of the kind mysql"),
        ("mysql+nothing://host/bank", "of the kind mysql+nothing"),
        ("http://host/bank", "of the kind http"),
        ("postgresql:/host", "cannot be understood"),
        ("what", "cannot be understood"),
        ("", "cannot be understood"),
        ("postgresql://host:port/bank", "cannot be understood"),
        ("postgresql://quiz@127.0.0.1:99999/bank", "cannot be used: invalid port number"),
        ("postgresql:///?service=nowhere", "cannot be used: definition of service"),
    ],
)
def test_an_address_that_leads_to_no_bank_is_told(address: str, said: str, clock: Clock) -> None:
    error = told(address, clock)
    assert type(error) is AddressBad
    assert said in error.message
    assert "postgresql://name@host/database" in error.hint


def test_a_password_that_is_typed_opens_the_bank(strict: str, clock: Clock) -> None:
    address = f"postgresql://teacher@/school?host={strict}"
    bank = Bank.open(with_password(address, "right: @/?"), clock)
    add_learner(bank, "Ana")
    bank.close()


OPEN = """
import sys
from datetime import UTC, datetime
from quizapp.bank.engine import Bank
Bank.open(sys.argv[1], lambda: datetime.now(UTC)).close()
print("opened")
"""


@pytest.mark.parametrize("kept_in", ["PGPASSFILE", "PGSERVICEFILE"])
def test_a_password_is_taken_from_a_file_of_passwords_or_of_services(
    strict: str, tmp_path: Path, kept_in: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept"
    address = f"postgresql://teacher@/school?host={strict}"
    if kept_in == "PGPASSFILE":
        file.write_text("*:*:school:teacher:right\\: @/?\n")
    else:
        file.write_text(
            f"[quiz]\nhost={strict}\nuser=teacher\ndbname=school\npassword=right: @/?\n"
        )
        address = "postgresql:///?service=quiz"
    file.chmod(0o600)
    monkeypatch.setenv(kept_in, str(file))
    done = subprocess.run(
        [sys.executable, "-c", OPEN, address], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("opened\n", "")


def test_a_server_that_stops_is_told_and_nothing_is_said_to_be_recorded(clock: Clock) -> None:
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    with a_server(found) as address:
        bank = Bank.open(address, clock)
        add_learner(bank, "Ana")
    with pytest.raises(ServerDead):
        add_learner(bank, "Lost")
    bank.close()


def test_a_server_that_takes_no_writes_is_told(strict: str, clock: Clock) -> None:
    address = with_password(f"postgresql://teacher@/school?host={strict}", "right: @/?")
    Bank.open(address, clock).close()
    bank = Bank.open(f"{address}&options=-c%20default_transaction_read_only%3Don", clock)
    with pytest.raises(RightMissing, match="takes no writes"):
        add_learner(bank, "Lost")
    bank.close()
