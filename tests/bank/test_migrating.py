"""Migrations: from a backup, all or nothing."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from quizapp.bank import content_tables, draft_tables, migrating, record_tables, session_tables
from quizapp.bank.engine import Bank
from quizapp.bank.errors import BankReadOnly
from quizapp.bank.learner_rows import erase
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.tables import Base
from quizapp.env.clock import Clock
from tests.bank.conftest import add_learner

SCRIPT = """
import sqlalchemy as sa
from alembic import op
revision = "{version}"
down_revision = "{before}"
def upgrade():
    {body}
"""

RELEASED = migrating.VERSIONS[-1]


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes this app a later one, with one more migration for each body given."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrating.SCRIPTS, scripts)

    def make(*bodies: str) -> None:
        versions = list(migrating.VERSIONS)
        for body in bodies:
            version = f"{len(versions) + 1:04}"
            script = SCRIPT.format(version=version, before=versions[-1], body=body)
            (scripts / "versions" / f"{version}_later.py").write_text(script)
            versions.append(version)
        monkeypatch.setattr(migrating, "VERSIONS", tuple(versions))
        monkeypatch.setattr(migrating, "SCRIPTS", scripts)

    return make


def a_bank_with_a_learner(file: Path, clock: Clock) -> None:
    bank = Bank.open(file, clock)
    add_learner(bank, "Ana")
    bank.close()


def test_the_versions_named_are_the_scripts_there_are() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrating.SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(reversed([s.revision for s in scripts.walk_revisions()])) == migrating.VERSIONS


def test_no_script_imports_the_app() -> None:
    for script in (migrating.SCRIPTS / "versions").glob("*.py"):
        assert "quizapp" not in script.read_text("utf-8"), script.name


def test_the_migrated_schema_is_the_schema_of_the_tables(bank_file: Path, tmp_path: Path) -> None:
    assert {
        content_tables.ItemRow,
        draft_tables.WorkingEntryRow,
        session_tables.VoteRow,
        record_tables.SeenRow,
    } <= set(Base.__subclasses__())
    made = tmp_path / "made.sqlite"
    engine = create_engine(f"sqlite:///{made}")
    Base.metadata.create_all(engine)
    engine.dispose()
    assert schema(bank_file) == schema(made)


def schema(file: Path) -> dict[str, list[str]]:
    """Return what SQLite says of each table and index, constraints in any order."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL")
        return {
            name: parts_of(sql)
            for name, sql in rows
            if "_words" not in name and name != "alembic_version"
        }


def parts_of(sql: str) -> list[str]:
    # A table that was rebuilt has its name in quotes.
    body, _, end = " ".join(sql.replace('"', "").split()).rpartition(")")
    # Commas between columns and constraints stand in no brackets; a later column comes last.
    return [*sorted(part.strip() for part in re.split(r",(?![^()]*\))", body)), end]


def test_the_migrated_schema_is_that_of_the_tables_on_a_server_too(
    new_database: Callable[[str], str], empty_bank_database: str
) -> None:
    engine = create_engine(new_database(empty_bank_database))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [
            one
            for one in compare_metadata(context, Base.metadata)
            if not (one[0].startswith("remove_") and str(one[1].name).endswith("_words"))
        ]
    engine.dispose()
    assert differences == []


def test_a_migration_keeps_everything_and_leaves_a_backup(
    bank_file: Path, clock: Clock, later: Callable[..., None]
) -> None:
    a_bank_with_a_learner(bank_file, clock)
    later('op.add_column("learner", sa.Column("colour", sa.Text()))')
    bank = Bank.open(bank_file, clock)
    with bank.read() as db:
        assert [learner.name for learner in LearnerRecords(db).everyone()] == ["Ana"]
    (backup,) = (bank_file.parent / "backups").iterdir()
    assert "colour" in str(schema(bank_file)["learner"])
    assert "colour" not in str(schema(backup)["learner"])
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT name FROM learner").fetchall() == [("Ana",)]


def test_five_backups_are_kept(bank_file: Path, clock: Clock, later: Callable[..., None]) -> None:
    for number in range(7):
        later(f'op.add_column("learner", sa.Column("colour{number}", sa.Text()))')
        Bank.open(bank_file, clock).close()
    backups = sorted((bank_file.parent / "backups").iterdir())
    assert len(backups) == 5
    assert "colour5" in str(schema(backups[-1])["learner"])


def test_a_crash_inside_a_migration_leaves_the_old_bank(
    bank_file: Path, clock: Clock, later: Callable[..., None]
) -> None:
    a_bank_with_a_learner(bank_file, clock)
    before = schema(bank_file)
    later(
        'op.add_column("learner", sa.Column("colour", sa.Text()))',
        'op.execute("DELETE FROM learner"); op.drop_table("seen"); raise MemoryError',
    )
    with pytest.raises(MemoryError):
        Bank.open(bank_file, clock)
    assert schema(bank_file) == before
    with closing(sqlite3.connect(bank_file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (RELEASED,)
        ]
        assert connection.execute("SELECT name FROM learner").fetchall() == [("Ana",)]


def test_a_migration_that_would_lose_rows_is_stopped(
    bank_file: Path, clock: Clock, later: Callable[..., None]
) -> None:
    a_bank_with_a_learner(bank_file, clock)
    later('op.execute("DELETE FROM learner")')
    with pytest.raises(RuntimeError, match="lost rows of learner"):
        Bank.open(bank_file, clock)
    with closing(sqlite3.connect(bank_file)) as connection:
        assert connection.execute("SELECT name FROM learner").fetchall() == [("Ana",)]


def test_a_migration_that_would_orphan_rows_is_stopped(
    bank_file: Path, clock: Clock, later: Callable[..., None]
) -> None:
    a_bank_with_a_learner(bank_file, clock)
    later("op.execute(\"INSERT INTO attempt VALUES (1, 99, '{{}}', '', 1, 1, NULL, 'a', 'p')\")")
    with pytest.raises(RuntimeError, match="without their parents"):
        Bank.open(bank_file, clock)


def test_rebuilding_a_parent_table_deletes_no_child_rows(
    bank_file: Path, clock: Clock, later: Callable[..., None]
) -> None:
    a_bank_with_a_learner(bank_file, clock)
    with closing(sqlite3.connect(bank_file)) as connection, connection:
        connection.execute("INSERT INTO attempt VALUES (1, 1, '{}', '', 1, 1, NULL, 'a', 'p')")
    later(
        'with op.batch_alter_table("learner", recreate="always") as batch: '
        'batch.add_column(sa.Column("colour", sa.Text()))'
    )
    bank = Bank.open(bank_file, clock)
    with closing(sqlite3.connect(bank_file)) as connection:
        assert connection.execute("SELECT count(*) FROM attempt").fetchone() == (1,)
    with bank.write() as db:
        (ana,) = LearnerRecords(db).everyone()
        erase(db, ana.id)
    with closing(sqlite3.connect(bank_file)) as connection:
        assert connection.execute("SELECT count(*) FROM attempt").fetchone() == (0,)


def test_an_old_bank_that_cannot_be_written_is_refused(
    bank_file: Path, clock: Clock, later: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    later('op.add_column("learner", sa.Column("colour", sa.Text()))')
    monkeypatch.setattr("quizapp.bank.engine.may_write", lambda _: False)
    with pytest.raises(BankReadOnly):
        Bank.open(bank_file, clock)
