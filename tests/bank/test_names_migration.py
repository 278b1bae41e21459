"""Learners' names of earlier versions become composed ones; nobody is lost, nobody is joined."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine

from quizapp.bank import migrating
from quizapp.bank.engine import Bank
from quizapp.bank.learners import LearnerRecords
from quizapp.env.clock import Clock

BEFORE = "0003"


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def old_bank(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """An empty bank of the version before names were composed."""
    if request.param == "SQLite":
        place: Path | str = tmp_path / "old.sqlite"
        engine = create_engine(f"sqlite:///{place}")
    else:
        make: Callable[[str], str] = request.getfixturevalue("new_database")
        place = make("template1")
        engine = create_engine(place)
    try:
        config = Config()
        config.set_main_option("script_location", str(migrating.SCRIPTS))
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, BEFORE)
        _add(engine, request)
    finally:
        engine.dispose()
    return place


def _add(engine: Engine, request: pytest.FixtureRequest) -> None:
    names = ["Jose\u0301", "Mina", "Jos\u00e9", "Ana\u00a0 Berg", "Zoe\u0308", "a\u0301" * 40]
    with engine.begin() as connection:
        for number, name in enumerate(names, 1):
            connection.execute(
                text("INSERT INTO learner (id, name, created_at) VALUES (:id, :name, :at)"),
                {"id": number, "name": name, "at": number},
            )
            connection.execute(
                text(
                    "INSERT INTO attempt (id, learner_id, spec, title, seed, started_at)"
                    " VALUES (:id, :id, '{}', '', 1, 1)"
                ),
                {"id": number},
            )


def test_names_are_composed_and_who_would_share_one_is_told_apart_by_a_number(
    old_bank: Path | str, clock: Clock
) -> None:
    bank = Bank.open(old_bank, clock)
    try:
        with bank.read() as db:
            lines = LearnerRecords(db).lines()
    finally:
        bank.close()
    assert {int(line.learner.id): line.learner.name for line in lines} == {
        1: "José 2",
        2: "Mina",
        3: "José",
        4: "Ana Berg",
        5: "Zoë",
        6: "á" * 40,
    }
    assert [line.attempts for line in lines] == [1] * 6
