"""Banks outlive versions: what an earlier one wrote opens with everything intact."""

import json
import lzma
import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, MetaData, create_engine, text
from sqlalchemy.types import TypeEngine

from quizapp.bank import migrating
from quizapp.bank.backup import check
from quizapp.bank.engine import Bank
from quizapp.bank.migrating import VERSIONS
from quizapp.services.bank_maintenance import BankMaintenance
from quizapp.services.services import open_services
from tests.bank.released.reading import held, lost
from tests.whole_content import keep_what_is_read

RELEASED = Path(__file__).parent / "released"
CONTENT = Path(__file__).parents[2] / "content"
FIRST = "0003"

KEPT = sorted(file.name.partition(".")[0] for file in RELEASED.glob("*.sqlite.xz"))


def expected_of(version: str) -> tuple[datetime, dict[str, Any]]:
    told = json.loads((RELEASED / f"{version}.json").read_text("utf-8"))
    return datetime.fromisoformat(told.pop("at")), told


def unpacked(version: str, folder: Path) -> Path:
    file = folder / "bank.sqlite"
    file.write_bytes(lzma.decompress((RELEASED / f"{version}.sqlite.xz").read_bytes()))
    return file


def test_there_is_a_bank_of_every_revision_of_the_schema() -> None:
    assert list(VERSIONS[VERSIONS.index(FIRST) :]) == KEPT, "see tests/bank/released/README.md"


@pytest.mark.parametrize("version", KEPT)
def test_a_bank_was_written_by_the_version_it_is_named_for(version: str, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{unpacked(version, tmp_path)}")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == version
    engine.dispose()


@pytest.mark.parametrize("version", KEPT)
def test_a_bank_of_an_earlier_version_opens_with_everything_intact(
    version: str, tmp_path: Path
) -> None:
    at, expected = expected_of(version)
    bank = Bank.open(unpacked(version, tmp_path), lambda: at)
    try:
        assert check(bank) == ()
        assert lost(expected, held(bank, at)) == []
    finally:
        bank.close()


@pytest.mark.parametrize("version", KEPT)
def test_what_a_bank_of_an_earlier_version_holds_is_intact_on_a_server_too(
    version: str,
    tmp_path: Path,
    new_database: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The rows of the file are put into a database of its schema, and migrated there."""
    at, expected = expected_of(version)
    address = carried(version, unpacked(version, tmp_path), new_database, monkeypatch)
    bank = Bank.open(address, lambda: at)
    try:
        assert lost(expected, held(bank, at)) == []
    finally:
        bank.close()


def carried(
    version: str,
    file: Path,
    new_database: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """Put the rows of a bank of a version into a database of its schema; return its address."""
    address = new_database("template0")
    with monkeypatch.context() as earlier:
        earlier.setattr(migrating, "VERSIONS", VERSIONS[: VERSIONS.index(version) + 1])
        earlier.setattr(migrating, "_index_words", lambda _: None)  # today's, on older tables
        Bank.open(address, lambda: expected_of(version)[0]).close()
    carry(file, address)
    return address


def carry(file: Path, address: str) -> None:
    """Copy all rows of a SQLite bank into an empty one of the same schema on a server."""
    source, target = create_engine(f"sqlite:///{file}"), create_engine(address)
    schema = MetaData()
    schema.reflect(target)
    with source.connect() as reads, target.begin() as writes:
        for table in schema.sorted_tables:
            if table.name == "alembic_version" or "_words" in table.name:  # filled by rule
                continue
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            found = reads.execute(text(f'SELECT {names} FROM "{table.name}"')).mappings()
            rows = [{name: as_type(table.c[name].type, row[name]) for name in row} for row in found]
            if rows:
                writes.execute(table.insert(), rows)
    source.dispose()
    target.dispose()


def as_type(wanted: TypeEngine[Any], value: Any) -> Any:
    """Return what SQLite keeps as text or number as the type that a server has for it."""
    if value is None:
        return None
    if isinstance(wanted, JSON):
        return json.loads(value)
    return bool(value) if isinstance(wanted, Boolean) else value


@pytest.mark.parametrize("version", KEPT)
def test_todays_content_is_built_into_it_and_changes_no_record(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_what_is_read(monkeypatch)
    at, expected = expected_of(version)
    file = unpacked(version, tmp_path)
    services = open_services(
        BankMaintenance(file, CONTENT, lambda: at), tmp_path, lambda: at, random.Random(1)
    )
    try:
        services.build(lambda _: None)
        assert services.is_current
        assert check(services.bank) == ()
        assert lost(expected["recorded"], held(services.bank, at)["recorded"]) == []
        for learner in services.learners.everyone():
            services.practice.summary(services.practice.history(learner.id)[0].id)
    finally:
        services.close()


@pytest.mark.parametrize("version", KEPT)
def test_a_kept_bank_holds_everything_that_can_get_lost(version: str) -> None:
    _, expected = expected_of(version)
    recorded = expected["recorded"]
    learners = recorded["learners"].values()
    attempts = [attempt for learner in learners for attempt in learner["attempts"]]
    questions = [question for attempt in attempts for question in attempt["questions"]]
    responses = [question["response"] for question in questions if question["response"]]
    assert len(learners) == 3
    assert {attempt["finished"] is None for attempt in attempts} == {True, False}
    assert {attempt["spec"]["purpose"] for attempt in attempts} >= {"quiz", "review", "test"}
    assert {attempt["spec"]["timing"] for attempt in attempts} == {"immediate", "end"}
    assert {one["outcome"] for one in responses} == {"right", "wrong", "skipped"}
    assert {one["certainty"] for one in responses} == {None, "guess", "think so", "certain"}
    assert sum(len(learner["owed"]) for learner in learners) > 1
    assert any(question["flagged"] for question in questions)
    assert sum(learner["test"] is not None for learner in learners) == 2
    (roster,) = recorded["class lists"]
    assert len({one["learner_id"] for one in roster["names"]}) == 3
    assert recorded["plans"]
    cut_off, over = recorded["sessions"]
    assert cut_off["ended"] is None
    assert over["ended"]
    assert over["entered"]
    assert sum("choice" in entry for entry in over["entries"]) > 10
    assert all(expected["derived"]["wrong list"][name] for name in ("Ana Müller", "Béla Őry"))


def test_what_is_lost_is_named() -> None:
    expected = {"a": [1, {"b": 2}], "c": 3}
    assert lost(expected, {"a": [1, {"b": 2, "new": 1}], "c": 3}) == []
    assert lost(expected, {"a": [1, {"b": 9}]}) == ["/a/1/b: 9 in place of 2", "/c: gone"]
    assert lost(expected, {"a": [1], "c": 3}) == ["/a: [1] in place of [1, {'b': 2}]"]
