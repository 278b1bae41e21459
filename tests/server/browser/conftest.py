"""A real browser against a real host with the built-in content."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.content.packs import Pack
from quizapp.env.clock import system_clock
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom
from tests.server.browser.stage import CHROMIUM, NO_CHROMIUM, Phone, browsing, lacks_library
from tests.server.conftest import Start, a_setup
from tests.whole_content import whole_pack

CLAIM = "routes-via-third-danger-false"
CHOICE = "motives-economic-why"
TABLE = "numbers-peak-year-which"
DISPUTED = "routes-usual-way-south-false"

SOURCE_LINE = "As told by the documents, in 2024"
"""Stands above every question of these tests that has no line of its own."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in content in a bank, to be copied."""
    path = tmp_path_factory.mktemp("built") / "bank.sqlite"
    bank = Bank.open(path, system_clock)
    build_bank(bank, _with_source_lines(whole_pack()), "first")
    bank.close()
    return path


def _with_source_lines(pack: Pack) -> Pack:
    facts = (
        replace(
            fact,
            items=tuple(
                replace(item, source_line=item.source_line or SOURCE_LINE) for item in fact.items
            ),
        )
        for fact in pack.facts
    )
    return replace(pack, facts=tuple(facts))


@pytest.fixture
def bank(built: Path, tmp_path: Path) -> Iterator[Bank]:
    path = tmp_path / "bank.sqlite"
    shutil.copy(built, path)
    opened = Bank.open(path, system_clock)
    yield opened
    opened.close()


@pytest.fixture
def begin(start: Start, bank: Bank, classroom: Classroom) -> Callable[..., SessionHost]:
    """Starts a host for a session with items of the built-in content."""

    def begin_with(*items: str, names: tuple[str, ...] = (), **changes: object) -> SessionHost:
        setup = a_setup(bank, *(items or (CLAIM, CHOICE, TABLE)), **changes)
        return start(classroom.begin(setup), names=names)

    return begin_with


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """One browser for a file of tests: while it is open, nothing else may run an event loop."""
    if not CHROMIUM.exists():
        pytest.skip(NO_CHROMIUM)
    if trouble := lacks_library():
        pytest.skip(trouble)
    with browsing("--host-resolver-rules=MAP phones.test 127.0.0.1") as opened:
        yield opened


NewPhone = Callable[..., Phone]
Begin = Callable[..., SessionHost]


@pytest.fixture
def phone(browser: object) -> Iterator[NewPhone]:
    """Makes phones; none may have complained of anything at the end."""
    phones: list[Phone] = []

    def make(**how: object) -> Phone:
        phones.append(Phone(browser, **how))  # type: ignore[arg-type]
        return phones[-1]

    yield make
    troubles = [trouble for one in phones for trouble in one.troubles]
    asked = {place.rpartition(":")[0] for one in phones for place in one.asked}
    for one in phones:
        one.close()
    assert troubles == []
    assert asked <= {"http://127.0.0.1", "http://phones.test"}, "nobody else is asked for anything"
