"""A bank with twelve facts on three topics, a clock that is set by hand, seeded dice."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Learner
from quizapp.env.clock import learning_day
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice
from quizapp.services.services import Services, open_services
from tests.services.stock import HandClock, OpenBuilt, a_stock
from tests.ui.journeys.stock_folder import a_stock_folder
from tests.unclosed import WatchedConnection


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WatchedConnection, "waits_for_disk", False)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="session")
def stocked_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank with the stock, made once and copied by each test: migrating takes a while."""
    file = tmp_path_factory.mktemp("stock") / "bank.sqlite"
    made = Bank.open(file, HandClock())
    build_bank(made, a_stock(), "first")
    made.close()
    return file


@pytest.fixture
def bank(stocked_file: Path, tmp_path: Path, clock: HandClock) -> Iterator[Bank]:
    opened = Bank.open(shutil.copy(stocked_file, tmp_path / "bank.sqlite"), clock)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def built_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bank that the app makes of the stock's folder at its first start, to be copied."""
    base = tmp_path_factory.mktemp("built")
    maintenance = BankMaintenance(base / BANK_FILE, a_stock_folder(base), HandClock())
    made = maintenance.open()
    maintenance.build(made)
    made.close()
    return base / BANK_FILE


@pytest.fixture
def open_built(built_file: Path, clock: HandClock) -> OpenBuilt:
    """Opens the services on a new data folder whose bank was built from the stock's folder."""

    def opened(data: Path, content: Path) -> Services:
        data.mkdir()
        shutil.copy(built_file, data / BANK_FILE)
        maintenance = BankMaintenance(data / BANK_FILE, content, clock)
        services = open_services(maintenance, data, clock, random.Random(4))
        assert services.is_current, "another folder than the stock's: build it"
        return services

    return opened


@pytest.fixture
def practice(bank: Bank, clock: HandClock) -> Practice:
    return Practice(bank, clock, random.Random(5), learning_day)


@pytest.fixture
def learners(bank: Bank, clock: HandClock) -> Learners:
    return Learners(bank, clock)


@pytest.fixture
def mina(learners: Learners) -> Learner:
    return learners.add("Mina")
