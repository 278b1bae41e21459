"""The one test of a learner becomes the test of its pack, and another pack gets one beside it."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from quizapp.bank.backup import check
from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.plans import Plan, Plans
from quizapp.core.content.ids import PackId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.learning.test_plan import Preparation
from quizapp.core.views.changes import Changed
from tests.bank.test_packs_migration import on_file
from tests.bank.test_released import carried, expected_of, unpacked

BEFORE = "0015"
SAMPLE = PackId("sample")

Put = Callable[[Path, Path, pytest.FixtureRequest], Path | str]


def on_server(file: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path | str:
    make: Callable[[str], str] = request.getfixturevalue("new_database")
    return carried(BEFORE, file, make, request.getfixturevalue("monkeypatch"))


@pytest.mark.parametrize("put", [on_file, on_server])
def test_each_test_comes_to_the_pack_that_it_was_made_for(
    tmp_path: Path, request: pytest.FixtureRequest, put: Put
) -> None:
    at, _ = expected_of(BEFORE)
    file = unpacked(BEFORE, tmp_path)
    with closing(sqlite3.connect(file)) as connection, connection:
        topics = "SELECT id FROM topic WHERE pack_id = 'sample' ORDER BY id"
        topic = connection.execute(topics).fetchone()[0]
        ids = dict(connection.execute("SELECT name, id FROM learner"))
        ana, bela, minjun = (ids[name] for name in ("Ana Müller", "Béla Őry", "김민준"))
        # Béla's was set in the other pack; Ana's came in a copy, which got the default whatever it
        # was on; Min-jun's is on a topic that is gone, so that nothing says otherwise.
        change = "UPDATE test_plan SET pack_id = ?, topics = ? WHERE learner_id = ?"
        connection.execute(change, (SAMPLE, "[]", bela))
        connection.execute(change, (BUILT_IN, json.dumps([topic]), ana))
        connection.execute(
            "INSERT INTO test_plan SELECT ?, test_on, ?, size, made_at, ? FROM test_plan LIMIT 1",
            (minjun, '["gone"]', BUILT_IN),
        )
        days = dict(connection.execute("SELECT learner_id, test_on FROM test_plan"))
    bank = Bank.open(put(file, tmp_path, request), lambda: at)
    try:
        assert check(bank) == ()
        with bank.read() as db:
            found = {
                (int(one.id), pack_id): str(plan.preparation.test_on)
                for one in LearnerRecords(db).everyone()
                for pack_id in (BUILT_IN, SAMPLE)
                if (plan := Plans(db).of(one.id, pack_id)) is not None
            }
        assert found == {
            (ana, SAMPLE): days[ana],
            (bela, SAMPLE): days[bela],
            (minjun, BUILT_IN): days[minjun],
        }
        with bank.write(Changed.TESTS) as db:
            for one in LearnerRecords(db).everyone():
                for pack_id in (BUILT_IN, SAMPLE):
                    plan = Plan(Preparation(date(2026, 6, 1)), at, pack_id)
                    Plans(db).put(one.id, plan)
                    assert Plans(db).of(one.id, pack_id) == plan
    finally:
        bank.close()
