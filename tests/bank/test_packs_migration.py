"""A pack that was added by command, before ids were a pack's own, is carried over with its records.

The kept bank has the built-in pack; under another id it is a bank of such a pack.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from quizapp.bank.backup import check
from quizapp.bank.chosen_packs import choose_pack
from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.core.content.ids import PackId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.views.changes import Changed
from quizapp.services.bank_maintenance import BankMaintenance
from tests.bank.released.reading import held, lost
from tests.bank.test_released import CONTENT, carried, expected_of, unpacked
from tests.whole_content import keep_what_is_read

BEFORE = "0012"
OWN = "town-history"


def as_own_pack(file: Path) -> set[str]:
    """Make the pack of a bank one that a teacher added; return all ids that are the pack's."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE pack SET id = ?", (OWN,))
        for table in ("topic", "document", "fact"):
            connection.execute(f"UPDATE {table} SET pack_id = ?", (OWN,))
        return {
            row[0]
            for table in ("topic", "document", "passage", "fact", "item")
            for row in connection.execute(f"SELECT id FROM {table}")
        }


def renamed(value: Any, ids: set[str]) -> Any:
    if isinstance(value, dict):
        return {renamed(name, ids): renamed(one, ids) for name, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, ids) for one in value]
    return f"{OWN}:{value}" if isinstance(value, str) and value in ids else value


def on_file(file: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path | str:
    return file


def on_server(file: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path | str:
    make: Callable[[str], str] = request.getfixturevalue("new_database")
    return carried(BEFORE, file, make, request.getfixturevalue("monkeypatch"))


@pytest.mark.parametrize("put", [on_file, on_server])
def test_its_ids_become_its_own_and_every_record_still_names_them(
    tmp_path: Path,
    request: pytest.FixtureRequest,
    put: Callable[[Path, Path, pytest.FixtureRequest], Path | str],
) -> None:
    at, expected = expected_of(BEFORE)
    file = unpacked(BEFORE, tmp_path)
    ids = as_own_pack(file)
    address = put(file, tmp_path, request)
    bank = Bank.open(address, lambda: at)
    try:
        assert check(bank) == ()
        assert lost(renamed(expected, ids), held(bank, at)) == []
        with bank.read() as db:
            for table, column in (("bucket", "topic_id"), ("item", "id"), ("fact", "id")):
                rows = db.execute(text(f"SELECT {column} FROM {table}")).scalars().all()
                assert rows
                assert all(one.startswith(f"{OWN}:") for one in rows)
            for cited in db.execute(text("SELECT DISTINCT documents FROM bucket")).scalars():
                assert all(one.startswith(f"{OWN}:") for one in cited.strip("|").split("|"))
            lists = db.execute(text("SELECT CAST(evidence AS TEXT) FROM item")).scalars().all()
            named = [one for found in lists for one in json.loads(found)]
            assert named
            assert all(one.startswith(f"{OWN}:") for one in named)
    finally:
        bank.close()
    if isinstance(address, str):  # the keys hold again, at once
        engine = create_engine(address)
        with engine.connect() as connection:
            waiting = "SELECT count(*) FROM pg_constraint WHERE condeferrable"
            assert connection.scalar(text(waiting)) == 0
        engine.dispose()


def test_the_built_in_pack_with_the_same_ids_is_built_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_what_is_read(monkeypatch)
    at, expected = expected_of(BEFORE)
    file = unpacked(BEFORE, tmp_path)
    ids = as_own_pack(file)
    maintenance = BankMaintenance(file, CONTENT, lambda: at)
    bank = maintenance.open()
    try:
        assert not maintenance.is_current(bank)
        report = maintenance.build(bank)
        assert report.added > 500
        assert maintenance.is_current(bank)
        assert check(bank) == ()
        recorded = renamed(expected["recorded"], ids)
        with bank.write(Changed.CONTENT) as db:
            for learner in LearnerRecords(db).everyone():
                choose_pack(db, learner.id, PackId(OWN))
        assert lost(recorded, held(bank, at)["recorded"]) == []
        with bank.read() as db:
            packs = "SELECT DISTINCT pack_id FROM fact WHERE NOT retired ORDER BY pack_id"
            assert db.execute(text(packs)).scalars().all() == [BUILT_IN, OWN]
    finally:
        bank.close()
