"""A bank with a session of three questions, and a host that serves it on a port of its own."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.core.answering.presenting import shown_order
from quizapp.core.content.ids import ItemId
from quizapp.core.session.setup import ClassSession, SessionQuestion, SessionSetup
from quizapp.env.clock import Clock, system_clock
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom
from tests.services.stock import a_stock
from tests.waiting import PATIENCE

LOOPBACK = "127.0.0.1"
PAGE = Path(__file__).parents[2] / "assets" / "phone"

Start = Callable[..., SessionHost]


@pytest.fixture(scope="session")
def stock_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank's file with the stock, to be copied."""
    file = tmp_path_factory.mktemp("live") / "stock.sqlite"
    opened = Bank.open(file, system_clock)
    build_bank(opened, a_stock(), "first")
    opened.close()
    return file


@pytest.fixture
def bank(stock_file: Path, tmp_path: Path) -> Iterator[Bank]:
    shutil.copyfile(stock_file, tmp_path / "bank.sqlite")
    opened = Bank.open(tmp_path / "bank.sqlite", system_clock)
    yield opened
    opened.close()


@pytest.fixture
def classroom(bank: Bank) -> Classroom:
    return Classroom(bank, system_clock, random.Random(7))


def a_setup(bank: Bank, *items: str, **changes: object) -> SessionSetup:
    """Return a set-up with these items, or with the first three of the stock."""
    rng = random.Random(3)
    with bank.read() as db:
        content = Content(db)
        wanted = items or tuple(_first_items(content))
        versions = content.current_versions(ItemId(item) for item in wanted)
    questions = tuple(SessionQuestion(v.id, shown_order(v.item, rng)) for v in versions)
    return SessionSetup("Numbers", questions, **changes)  # type: ignore[arg-type]


def _first_items(content: Content) -> list[str]:
    facts = content.facts(fact.id for fact in a_stock().facts[:3])
    return [fact.items[n % len(fact.items)].id for n, fact in enumerate(facts.values())]


@pytest.fixture(autouse=True)
def own_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests that run at the same time from taking each other's ports."""
    first = random.SystemRandom().randrange(20_000, 32_000)
    monkeypatch.setattr("quizapp.server.host.FIRST_PORT", first)


@pytest.fixture(autouse=True)
def patient_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy computer an honest phone may be slow; tests of a deadline set a short one."""
    for name in ("SEND_SECONDS", "CLOSE_SECONDS", "BODY_SECONDS", "PING_SECONDS"):
        monkeypatch.setattr(f"quizapp.server.http.{name}", PATIENCE)
    monkeypatch.setattr("quizapp.server.connections.OPENING_SECONDS", PATIENCE)
    monkeypatch.setattr("quizapp.server.host.SETTLE_SECONDS", PATIENCE)


@pytest.fixture
def start(bank: Bank, classroom: Classroom) -> Iterator[Start]:
    """Starts hosts; all are stopped at the end."""
    hosts: list[SessionHost] = []

    def begin(
        session: ClassSession | None = None,
        *,
        clock: Clock = system_clock,
        limited: bool = False,
        names: tuple[str, ...] = (),
        prepare: Callable[[SessionHost], None] = lambda _host: None,
        **changes: object,
    ) -> SessionHost:
        begun = session or classroom.begin(a_setup(bank, **changes))
        rng = random.Random(11)
        host = SessionHost(
            classroom, begun, PAGE, LOOPBACK, clock, rng, limited=limited, names=names
        )
        hosts.append(host)
        prepare(host)
        host.start()
        return host

    yield begin
    for host in hosts:
        host.stop()
