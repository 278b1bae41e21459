"""The real app on a real bank of twelve facts, started as often as a test likes."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from quizapp.env.clock import system_clock
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from tests.services.stock import HandClock
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.sitting import Sitting
from tests.ui.journeys.stock_folder import a_stock_folder
from tests.unclosed import WatchedConnection

Start = Callable[..., Sitting]


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WatchedConnection, "waits_for_disk", False)


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the content and the bank that is built from it."""
    base = tmp_path_factory.mktemp("stock")
    maintenance = BankMaintenance(base / BANK_FILE, a_stock_folder(base), system_clock)
    bank = maintenance.open()
    maintenance.build(bank)
    bank.close()
    return base


@pytest.fixture
def data(tmp_path: Path, stock: Path) -> Path:
    """Return a data folder with the bank in it."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(stock / BANK_FILE, folder / BANK_FILE)
    return folder


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def start(qapp: QApplication, data: Path, stock: Path, clock: HandClock) -> Iterator[Start]:
    """Return what starts the app; every start is ended after the test."""
    sittings: list[Sitting] = []

    def begin(
        *,
        data: Path = data,
        content: Path = stock / "content",
        dialogs: FakeDialogs | None = None,
        wait: bool = True,
        database: str | None = None,
    ) -> Sitting:
        sitting = Sitting(data, content, clock, dialogs, database=database)
        sittings.append(sitting)
        sys.excepthook = sitting.catch
        return sitting.begin() if wait else sitting

    hook = sys.excepthook
    yield begin
    sys.excepthook = hook
    for sitting in sittings:
        sitting.end()
    assert [bug for sitting in sittings for bug in sitting.bugs] == []


@pytest.fixture
def mina(start: Start) -> Sitting:
    """Return a sitting of Mina's: she has just come and is on Today."""
    return start().enter("Mina")
