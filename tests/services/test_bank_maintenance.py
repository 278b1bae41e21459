"""Keeping the bank: telling content apart, sweeping, closing to others, the backup of a day."""

import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import QuizSpec, Stage
from quizapp.core.errors import ExpectedError
from quizapp.core.session.setup import SessionPlan
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.services.services import Services, open_services
from tests.services.stock import HandClock
from tests.ui.journeys.stock_folder import a_stock_folder


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_stock_folder(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("empty") / BANK_FILE
    Bank.open(file, HandClock()).close()
    return file


@pytest.fixture
def maintenance(
    tmp_path: Path, content: Path, clock: HandClock, empty_file: Path
) -> BankMaintenance:
    (tmp_path / "data").mkdir()
    shutil.copy(empty_file, tmp_path / "data" / BANK_FILE)
    return BankMaintenance(tmp_path / "data" / BANK_FILE, content, clock)


def test_a_file_of_the_content_with_another_name_is_other_content(
    tmp_path: Path, content: Path, clock: HandClock
) -> None:
    """A document's id is its file's name: the bytes alone do not tell."""
    own = shutil.copytree(content, tmp_path / "content")
    maintenance = BankMaintenance(tmp_path / BANK_FILE, own, clock)
    bank = maintenance.open()
    maintenance.build(bank)
    assert maintenance.is_current(bank)
    facts = sorted((own / "facts").iterdir())
    renamed = facts[-1].rename(facts[-1].with_stem(f"{facts[-1].stem}-z"))  # last in order still
    assert not maintenance.is_current(bank)
    renamed.rename(facts[-1])
    assert maintenance.is_current(bank)
    (own / "facts").rename(own / "others")
    assert not maintenance.is_current(bank)
    bank.close()


@pytest.fixture
def services(maintenance: BankMaintenance, tmp_path: Path, clock: HandClock) -> Iterator[Services]:
    opened = open_services(maintenance, tmp_path / "data", clock, random.Random(3))
    yield opened
    opened.close()


def file_alone(services: Services) -> bytes:
    assert services.bank.path is not None
    return services.bank.path.read_bytes()


def test_a_build_an_attempt_and_a_session_end_in_the_file_itself(services: Services) -> None:
    """Who carries the file away, and not the journal beside it, carries all of it."""
    assert services.bank.path is not None
    journal = services.bank.path.with_name(services.bank.path.name + "-wal")
    services.build(lambda _: None)
    assert journal.stat().st_size == 0
    zoe = services.learners.add("Zaragossa").id
    attempt = services.practice.start(zoe, QuizSpec(number=2))
    assert journal.stat().st_size > 0
    while attempt.stage is not Stage.SUMMARY:
        question = attempt.current
        assert question is not None
        assert journal.stat().st_size > 0
        if attempt.stage is Stage.QUESTION:
            services.practice.go_on(attempt.id)
            attempt = services.practice.answer(attempt.id, question.id, 0, None, 5).attempt
        else:
            attempt = services.practice.leave_feedback(attempt.id, question.id)
    assert journal.stat().st_size == 0
    assert b"Zaragossa" in file_alone(services)
    services.practice.end(services.practice.start(zoe, QuizSpec(number=2)).id)
    assert journal.stat().st_size == 0
    plan = SessionPlan("Numbers", services.preparing.draw(QuizSpec(number=2)))
    session = services.classroom.begin(services.preparing.setup(plan))
    assert journal.stat().st_size > 0
    services.classroom.end(session.id)
    assert journal.stat().st_size == 0
    services.classroom.enter(session.id, ())
    assert journal.stat().st_size == 0


@pytest.mark.parametrize(
    "name", ["bank.sqlite.restoring", "bank.sqlite.part", "backups/bank-1.sqlite.part"]
)
def test_a_start_sweeps_what_a_killed_copy_left(
    maintenance: BankMaintenance, tmp_path: Path, name: str
) -> None:
    left = tmp_path / "data" / name
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(b"Zaragossa")
    maintenance.open().close()
    assert not left.exists()


def test_erasing_somebody_sweeps_it_too(services: Services, tmp_path: Path) -> None:
    zoe = services.learners.add("Zaragossa").id
    left = tmp_path / "data" / "bank.sqlite.part"
    left.write_bytes(b"Zaragossa")
    services.rights.erase(zoe)
    assert not left.exists()
    assert not [
        file
        for file in (tmp_path / "data").rglob("*")
        if file.is_file() and b"Zaragossa" in file.read_bytes()
    ]


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


@posix_only
def test_the_data_folder_is_closed_to_other_accounts(
    maintenance: BankMaintenance, tmp_path: Path, clock: HandClock
) -> None:
    data = tmp_path / "data"
    (data / "backups").mkdir(mode=0o755)
    (data / "originals").mkdir(mode=0o755)
    old = [data / name for name in ("settings.json", "quizapp.log", "backups/bank-1.sqlite")]
    for file in (*old, data / "originals" / "one.txt"):
        file.write_text("{}")
        file.chmod(0o644)
    for folder in (data, data / "backups", data / "originals"):
        folder.chmod(0o755)
    bank = maintenance.open()
    made = maintenance.back_up(bank)
    closed = [*data.rglob("*"), data]
    assert made in closed
    assert {path.name: mode(path) for path in closed} == {
        path.name: "0o700" if path.is_dir() else "0o600" for path in closed
    }
    bank.close()


@posix_only
def test_a_new_data_folder_is_closed_to_other_accounts(
    tmp_path: Path, content: Path, clock: HandClock
) -> None:
    before = os.umask(0o000)
    try:
        BankMaintenance(tmp_path / "new" / BANK_FILE, content, clock).open().close()
    finally:
        os.umask(before)
    assert mode(tmp_path / "new") == "0o700"
    assert mode(tmp_path / "new" / BANK_FILE) == "0o600"


@posix_only
def test_in_a_folder_with_other_things_only_our_files_are_closed(
    maintenance: BankMaintenance, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    (data / "essay.txt").write_text("three weeks of work")
    (data / "essay.txt").chmod(0o644)
    data.chmod(0o755)
    (data / BANK_FILE).chmod(0o644)
    maintenance.open().close()
    assert (mode(data), mode(data / "essay.txt"), mode(data / BANK_FILE)) == (
        *("0o755", "0o644"),
        "0o600",
    )


def test_the_first_start_of_a_day_makes_a_backup_and_the_next_ones_make_none(
    services: Services, tmp_path: Path, clock: HandClock
) -> None:
    services.learners.add("Zoe")
    first = services.back_up_today()
    assert first is not None
    assert b"Zoe" in first.read_bytes()
    assert services.back_up_today() is None
    clock.tick(days=1)
    assert services.back_up_today() is not None
    assert [one.file for one in services.maintenance.backups()][-1] == first
    assert all(services.maintenance.damage_in(one) == () for one in services.maintenance.backups())


def test_a_start_that_finds_the_backup_of_the_day_does_not_load_what_makes_backups(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.learners.add("Zoe")
    assert services.back_up_today() is not None
    monkeypatch.setitem(sys.modules, "quizapp.bank.backup", None)  # an import of it fails
    assert services.back_up_today() is None


def test_a_bank_put_aside_by_a_restore_is_listed_and_is_the_way_back(
    maintenance: BankMaintenance, tmp_path: Path, clock: HandClock
) -> None:
    services = open_services(maintenance, tmp_path / "data", clock, random.Random(3))
    backup = services.back_up()
    clock.tick(hours=1)
    services.learners.add("Zoe")
    services.close()
    maintenance.restore(backup)
    aside, listed = maintenance.backups()
    assert (aside.replaced, listed.replaced) == (True, False)
    assert aside.made_at == clock()
    assert listed.file == backup
    maintenance.restore(aside.file)
    services = open_services(maintenance, tmp_path / "data", clock, random.Random(3))
    assert [one.name for one in services.learners.everyone()] == ["Zoe"]
    services.close()


def test_a_backup_that_is_damaged_is_seen(services: Services) -> None:
    services.back_up().write_bytes(b"SQLite format 3\x00" + b"\x07" * 4000)
    (backup,) = services.maintenance.backups()
    assert services.maintenance.damage_in(backup) != ()


@posix_only
def test_a_pipe_among_the_backups_is_passed_over(services: Services, tmp_path: Path) -> None:
    (tmp_path / "data" / "backups").mkdir()
    os.mkfifo(tmp_path / "data" / "backups" / "bank-1.sqlite")
    assert services.maintenance.backups() == ()
    services.rights.erase(services.learners.add("Zoe").id)


@posix_only
def test_a_data_folder_whose_name_is_no_text_is_refused_before_it_is_made(
    tmp_path: Path, content: Path, clock: HandClock
) -> None:
    folder = tmp_path / os.fsdecode(b"\xe9t\xe9")
    with pytest.raises(ExpectedError, match="not valid text"):
        BankMaintenance(folder / BANK_FILE, content, clock).open()
    assert not folder.exists()


def test_a_data_folder_that_is_a_file_is_told(
    tmp_path: Path, content: Path, clock: HandClock
) -> None:
    (tmp_path / "note").write_text("hello")
    with pytest.raises(ExpectedError, match="note cannot be made"):
        BankMaintenance(tmp_path / "note" / BANK_FILE, content, clock).open()
