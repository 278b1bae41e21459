"""Backups: checked, five kept, restored without losing what was there."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.bank.backup import back_up, check, restore
from quizapp.bank.engine import Bank
from quizapp.bank.errors import BackupFailed, BankBusy, BankMalformed
from quizapp.bank.records import Records
from quizapp.env.clock import Clock
from tests.bank.conftest import add_learner


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
        db.connection().exec_driver_sql("INSERT INTO learner VALUES (77, 'Half', 0)")
        copy = back_up(bank, tmp_path / "copies" / "copy.sqlite")
    assert copy == tmp_path / "copies" / "copy.sqlite"
    assert names_in(copy) == ["Ana"]
    assert [path.name for path in copy.parent.iterdir()] == ["copy.sqlite"]


def test_five_dated_backups_are_kept_beside_the_bank(bank: Bank) -> None:
    made = [back_up(bank) for _ in range(7)]
    assert bank.path is not None
    kept = sorted((bank.path.parent / "backups").iterdir())
    assert kept == made[-5:]


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
        assert [learner.name for learner in Records(db).learners()] == ["Ana"]
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
        connection.execute("INSERT INTO pack VALUES ('p', '', '', '', '', '', 1)")
        connection.execute("INSERT INTO topic VALUES ('t', 'p', 0, '', '', 0)")
        connection.execute(
            "INSERT INTO fact VALUES"
            "('f','p','t',0,'','settled','','',0,'','',NULL,NULL,NULL,NULL,NULL,0)"
        )
        connection.execute("INSERT INTO bucket VALUES (1, 't', 1, 'choice', NULL, 0, 0, '|', 2)")
        connection.execute("INSERT INTO item VALUES (1, 'i', 'f', 0, 1, '[]', 5, 0, 1, 1)")
    assert check(Bank.open(bank_file, clock)) == ("bucket 1 has gaps", "item i has no version")


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
