"""Backups: checked, kept by day and week, restored without losing what was there."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.backup import back_up, back_up_today, check, restore
from quizapp.bank.engine import Bank
from quizapp.bank.errors import BackupFailed, BankBusy, BankMalformed, BankUnreachable, DiskFull
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.migrating import VERSIONS
from quizapp.bank.sqlite_files import dated_backups, sweep, to_keep, unfinished
from quizapp.env.clock import Clock, learning_day
from tests.bank.conftest import NOON, add_learner
from tests.disks import no_file_larger_than


def names_in(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM learner ORDER BY id")]


def spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 : 4096 * 8] = os.urandom(4096 * 7)
    file.write_bytes(content)


def test_a_backup_holds_what_was_committed_while_others_write(bank: Bank, tmp_path: Path) -> None:
    add_learner(bank, "Ana")
    with bank.write() as db:
        db.connection().exec_driver_sql(
            "INSERT INTO learner (id, name, created_at) VALUES (77, 'Half', 0)"
        )
        copy = back_up(bank, tmp_path / "copies" / "copy.sqlite")
    assert copy == tmp_path / "copies" / "copy.sqlite"
    assert names_in(copy) == ["Ana"]
    assert [path.name for path in copy.parent.iterdir()] == ["copy.sqlite"]


def test_of_one_day_the_five_newest_backups_are_kept_beside_the_bank(bank: Bank) -> None:
    made = [back_up(bank) for _ in range(7)]
    assert bank.path is not None
    kept = sorted((bank.path.parent / "backups").iterdir())
    assert kept == made[-5:]


class HandClock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def kept_days(bank_file: Path) -> list[date]:
    return [learning_day(at) for at in dated_backups(bank_file).values()]


def test_a_start_a_day_leaves_five_days_and_four_weeks(bank_file: Path) -> None:
    clock = HandClock()
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    for _ in range(60):
        clock.now += timedelta(days=1)
        assert back_up_today(bank) is not None
        assert back_up_today(bank) is None
    today = learning_day(clock.now)  # 2026-05-01, a Friday
    bank.close()
    days = kept_days(bank_file)
    assert days[:5] == [today - timedelta(days=n) for n in range(5)]
    # The Sundays before, which are the last days of their weeks.
    assert days[5:] == [date(2026, 4, 26), date(2026, 4, 19), date(2026, 4, 12), date(2026, 4, 5)]


@given(st.lists(st.floats(0, 90), max_size=60), st.integers(0, 400))
def test_whatever_was_made_when_days_and_weeks_are_covered(days: list[float], minutes: int) -> None:
    """Backups come at any moments, and are rotated after each, as they are in life."""
    kept: set[datetime] = set()
    for day in sorted(days):
        kept = to_keep({*kept, NOON + timedelta(days=day, minutes=minutes)})
    made = sorted({NOON + timedelta(days=day, minutes=minutes) for day in days}, reverse=True)
    assert set(made[:5]) <= kept
    lasts: dict[date, datetime] = {}
    for moment in made:
        lasts.setdefault(learning_day(moment), moment)
    five = list(lasts)[:5]
    assert {lasts[day] for day in five} <= kept
    older = {day.isocalendar()[:2] for day in lasts if day not in five}
    wanted = sorted(older, reverse=True)[:4]
    assert set(wanted) <= {learning_day(moment).isocalendar()[:2] for moment in kept}
    assert len(kept) <= 5 + 5 + 4


def test_backups_made_while_the_clock_was_wrong_push_no_real_one_out(bank_file: Path) -> None:
    clock = HandClock()
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    clock.now = datetime(2036, 1, 1, 12, tzinfo=UTC)
    for _ in range(6):
        clock.now += timedelta(days=1)
        back_up_today(bank)
    clock.now = NOON
    for _ in range(6):
        clock.now += timedelta(days=1)
        assert back_up_today(bank) is not None
    bank.close()
    real = [day for day in kept_days(bank_file) if day.year == 2026]
    assert real[:5] == [learning_day(clock.now) - timedelta(days=n) for n in range(5)]


def test_a_bank_with_nobody_in_it_needs_no_backup(bank: Bank) -> None:
    assert back_up_today(bank) is None
    add_learner(bank, "Ana")
    assert back_up_today(bank) is not None


def test_a_day_without_room_for_a_backup_deletes_no_older_one(bank_file: Path) -> None:
    clock = HandClock()
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    for _ in range(5):
        clock.now += timedelta(days=1)
        back_up_today(bank)
    before = kept_days(bank_file)
    clock.now += timedelta(days=1)
    with no_file_larger_than(50_000), pytest.raises(DiskFull):
        back_up_today(bank)
    assert kept_days(bank_file) == before
    bank.close()


def test_backups_are_closed_to_other_accounts(bank: Bank) -> None:
    made = back_up(bank)
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700


def test_what_killed_copies_left_is_swept_and_nothing_else(bank: Bank) -> None:
    assert bank.path is not None
    folder = bank.path.parent
    made = back_up(bank)
    left = [
        folder / "bank.sqlite.restoring",
        folder / "bank.sqlite.restoring.part",
        folder / "bank.sqlite.part",
        folder / ".bank.sqlite.part",
        folder / "bank.sqlite.part-journal",
        folder / "bank-replaced-20260302-120000-000000.sqlite.part",
        folder / "backups" / "bank-20260302-120000-000000.sqlite.part",
        folder / "backups" / "bank-20260302-120000-000000.sqlite.part-journal",
    ]
    others = [folder / "bank.particulars.txt", folder / "essay.part", folder / "other.restoring"]
    for file in (*left, *others):
        file.write_text("Ana")
    assert set(sweep(bank.path)) == set(left)
    assert not [file for file in left if file.exists()]
    assert all(file.exists() for file in (*others, made, bank.path))


def test_a_copy_that_another_program_is_making_is_not_swept(bank: Bank) -> None:
    assert bank.path is not None
    with unfinished(bank.path.parent / "backups.sqlite") as part:
        part.write_text("half")
        assert sweep(bank.path) == ()
    assert (bank.path.parent / "backups.sqlite").read_text() == "half"


def test_a_damaged_bank_makes_no_backup_and_the_older_one_stays(
    bank_file: Path, clock: Clock, tmp_path: Path
) -> None:
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    copy = back_up(bank, tmp_path / "copy.sqlite")
    bank.close()
    spoil(bank_file)
    with pytest.raises(BankMalformed):
        back_up(bank, copy)
    assert names_in(copy) == ["Ana"]


def test_a_backup_to_where_nothing_can_be_written_is_told(bank: Bank, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BackupFailed, match="cannot be written"):
        back_up(bank, tmp_path / "file" / "copy.sqlite")


def test_a_restored_backup_takes_the_place_and_the_old_bank_is_kept(
    bank_file: Path, clock: Clock
) -> None:
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    backup = back_up(bank)
    add_learner(bank, "Later")
    bank.close()
    aside = restore(backup, bank_file, clock)
    assert aside is not None
    assert names_in(aside) == ["Ana", "Later"]
    assert names_in(backup) == ["Ana"]
    opened = Bank.open(bank_file, clock)
    with opened.read() as db:
        assert [learner.name for learner in LearnerRecords(db).everyone()] == ["Ana"]
    assert check(opened) == ()


def test_a_damaged_bank_can_be_restored_over_and_is_kept(bank_file: Path, clock: Clock) -> None:
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    backup = back_up(bank)
    bank.close()
    bank_file.write_bytes(b"\x00" * 5000)
    aside = restore(backup, bank_file, clock)
    assert aside is not None
    assert aside.read_bytes() == b"\x00" * 5000
    assert names_in(bank_file) == ["Ana"]


def test_a_missing_bank_is_restored(bank: Bank, tmp_path: Path, clock: Clock) -> None:
    add_learner(bank, "Ana")
    backup = back_up(bank)
    assert restore(backup, tmp_path / "elsewhere.sqlite", clock) is None
    assert names_in(tmp_path / "elsewhere.sqlite") == ["Ana"]


def test_the_journal_of_the_old_bank_is_not_played_into_the_restored_one(
    bank_file: Path, clock: Clock, tmp_path: Path
) -> None:
    bank = Bank.open(bank_file, clock)
    backup = back_up(bank)
    add_learner(bank, "Only in the journal")
    crashed = tmp_path / "crashed" / "bank.sqlite"
    crashed.parent.mkdir()
    for beside in ("", "-wal"):
        shutil.copy(f"{bank_file}{beside}", f"{crashed}{beside}")
    aside = restore(backup, crashed, clock)
    assert aside is not None
    assert names_in(aside) == ["Only in the journal"]
    assert names_in(crashed) == []


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x07" * 4000])
def test_a_backup_that_is_damaged_or_no_bank_is_refused_and_nothing_changes(
    bank_file: Path, clock: Clock, tmp_path: Path, content: bytes
) -> None:
    add_learner(Bank.open(bank_file, clock), "Ana")
    backup = tmp_path / "backup.sqlite"
    backup.write_bytes(content)
    with pytest.raises(BackupFailed, match="damaged, or is not a question bank"):
        restore(backup, bank_file, clock)
    assert names_in(bank_file) == ["Ana"]
    assert backup.read_bytes() == content
    assert not list(bank_file.parent.glob("*restoring*"))
    assert not list(bank_file.parent.glob("*replaced*"))


def test_a_missing_backup_is_told(bank_file: Path, clock: Clock, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match=r"There is no file .*none\.sqlite"):
        restore(tmp_path / "none.sqlite", bank_file, clock)


def test_a_bank_that_another_program_has_open_is_not_replaced(
    bank_file: Path, clock: Clock
) -> None:
    other = Bank.open(bank_file, clock)
    add_learner(other, "Ana")
    backup = back_up(other)
    add_learner(other, "Later")
    with pytest.raises(BankBusy):
        restore(backup, bank_file, clock)
    other.close()
    assert names_in(bank_file) == ["Ana", "Later"]


def test_a_sound_bank_has_no_troubles(any_bank: Bank) -> None:
    assert check(any_bank) == ()


def test_a_check_finds_damage_and_lost_parents_and_gaps(bank_file: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(bank_file)) as connection, connection:
        connection.execute("INSERT INTO response VALUES (9, 0, NULL, 'right', 1, 1)")
    (orphan,) = check(Bank.open(bank_file, clock))
    assert "response" in orphan
    with closing(sqlite3.connect(bank_file)) as connection, connection:
        connection.execute("DELETE FROM response")
        connection.execute("INSERT INTO pack VALUES ('p', '', '', '', '', '', 1, '[]', 1, 0)")
        connection.execute("INSERT INTO topic VALUES ('t', 'p', 0, '', '', 0)")
        connection.execute(
            "INSERT INTO fact VALUES"
            "('f','p','t',0,'','settled','','',0,'','',NULL,NULL,NULL,NULL,NULL,0,'','','[]')"
        )
        connection.execute(
            "INSERT INTO bucket VALUES (1, 't', 1, 'choice', NULL, 0, 0, '|', 2, '', '')"
        )
        connection.execute(
            "INSERT INTO item VALUES (1, 'i', 'f', 0, 1, '[]', 5, 0, 1, 1, '[]', '', 0, 0)"
        )
    assert check(Bank.open(bank_file, clock)) == ("bucket 1 has gaps", "item i has no version")


def test_a_restored_bank_is_the_backup_and_what_was_there_can_be_restored_in_turn(
    bank_file: Path, clock: Clock
) -> None:
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    backup = back_up(bank)
    add_learner(bank, "Bea")
    bank.close()
    aside = restore(backup, bank_file, clock)
    assert aside is not None
    assert aside.stat().st_mode & 0o777 == 0o600
    assert names_in(bank_file) == ["Ana"]
    restore(aside, bank_file, clock)
    assert names_in(bank_file) == ["Ana", "Bea"]


@pytest.mark.parametrize(
    "spoiling",
    [
        "ALTER TABLE learner DROP COLUMN created_at",
        "ALTER TABLE attempt RENAME COLUMN spec TO speck",
        "DELETE FROM alembic_version",
        "UPDATE alembic_version SET version_num = '0001'",
        "INSERT INTO attempt VALUES (1, 99, '{}', '', 1, 1, NULL, 'a', 'sample')",
        "INSERT INTO roster VALUES (1, 'Class', 'no list', 1)",
    ],
)
def test_a_database_that_would_not_open_and_read_as_a_bank_is_refused(
    bank_file: Path, clock: Clock, tmp_path: Path, spoiling: str
) -> None:
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    backup = back_up(bank, tmp_path / "copies" / "backup.sqlite")
    bank.close()
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(spoiling)
        connection.commit()
    before = backup.read_bytes()
    with pytest.raises(BackupFailed, match="damaged, or is not a question bank"):
        restore(backup, bank_file, clock)
    assert backup.read_bytes() == before
    assert names_in(bank_file) == ["Ana"]
    assert [file.name for file in bank_file.parent.glob("bank*")] == ["bank.sqlite"]


def test_a_bank_without_any_one_of_its_tables_is_refused(
    bank_file: Path, clock: Clock, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(bank_file)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [name for (name,) in rows if not name.startswith("sqlite_")]
    tables = [name for name in names if "_words_" not in name]  # parts of the full-text index
    assert len(tables) > 20
    for table in tables:
        backup = tmp_path / f"without {table}.sqlite"
        with closing(sqlite3.connect(bank_file)) as source, closing(sqlite3.connect(backup)) as to:
            source.backup(to)
            to.execute(f'DROP TABLE "{table}"')
            to.commit()
        with pytest.raises(BackupFailed, match="damaged, or is not a question bank"):
            restore(backup, bank_file, clock)


def test_a_database_of_another_program_is_refused(
    bank_file: Path, clock: Clock, tmp_path: Path
) -> None:
    other = tmp_path / "recipes.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute(f"INSERT INTO alembic_version VALUES ('{VERSIONS[-1]}')")
        connection.commit()
    with pytest.raises(BackupFailed, match="not a question bank"):
        restore(other, bank_file, clock)


def test_the_bank_itself_is_no_backup_of_it(bank_file: Path, clock: Clock) -> None:
    with pytest.raises(BackupFailed, match="the question bank itself"):
        restore(bank_file.parent / "." / bank_file.name, bank_file, clock)


@pytest.mark.skipif(sys.platform == "win32", reason="such files are not there")
def test_a_pipe_is_neither_restored_nor_written_over_nor_waited_for(
    bank: Bank, clock: Clock
) -> None:
    assert bank.path is not None
    pipe = bank.path.with_name("pipe.sqlite")
    os.mkfifo(pipe)
    with pytest.raises(BackupFailed, match="not a question bank"):
        restore(pipe, bank.path, clock)
    with pytest.raises(BackupFailed, match="something else"):
        back_up(bank, pipe)
    assert pipe.is_fifo()
    bank.close()
    sound = back_up(Bank.open(bank.path, clock))
    bank.path.unlink()
    os.mkfifo(bank.path)
    with pytest.raises(BankUnreachable, match="is a pipe"):
        restore(sound, bank.path, clock)
    assert bank.path.is_fifo()


def test_a_device_is_not_replaced_by_a_backup(bank: Bank, tmp_path: Path) -> None:
    device = tmp_path / "null"
    device.symlink_to(os.devnull)
    with pytest.raises(BackupFailed, match="something else"):
        back_up(bank, device)
    assert device.is_symlink()


def test_a_full_disk_stops_a_restore_and_leaves_the_bank_as_it_was(
    bank_file: Path, clock: Clock
) -> None:
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    backup = back_up(bank)
    add_learner(bank, "Bea")
    bank.close()
    with no_file_larger_than(50_000), pytest.raises(DiskFull):
        restore(backup, bank_file, clock)
    assert names_in(bank_file) == ["Ana", "Bea"]
    assert [file.name for file in bank_file.parent.glob("bank*")] == ["bank.sqlite"]


def test_a_bank_on_a_server_is_backed_up_by_its_keeper(
    bank: Bank, any_bank: Bank, tmp_path: Path
) -> None:
    if any_bank.path is None:
        with pytest.raises(BackupFailed, match="server"):
            back_up(any_bank)


def test_a_backup_over_the_bank_itself_is_refused(bank: Bank) -> None:
    add_learner(bank, "Ana")
    assert bank.path is not None
    with pytest.raises(BackupFailed, match="the question bank itself"):
        back_up(bank, bank.path.parent / "." / bank.path.name)
    assert names_in(bank.path) == ["Ana"]


def test_a_backup_over_a_file_of_another_kind_is_refused(bank: Bank, tmp_path: Path) -> None:
    essay = tmp_path / "essay.txt"
    essay.write_text("three weeks of work")
    with pytest.raises(BackupFailed, match="something else"):
        back_up(bank, essay)
    assert essay.read_text() == "three weeks of work"


def test_a_backup_of_a_newer_app_is_refused_and_the_bank_stays(
    bank_file: Path, clock: Clock, tmp_path: Path
) -> None:
    bank = Bank.open(bank_file, clock)
    add_learner(bank, "Ana")
    newer = back_up(bank, tmp_path / "newer.sqlite")
    bank.close()
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(BackupFailed, match="newer version"):
        restore(newer, bank_file, clock)
    assert names_in(bank_file) == ["Ana"]
    assert list(bank_file.parent.glob("*replaced*")) == []
