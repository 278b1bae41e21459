"""Writes a picture of every state of the phone page: `python -m tests.server.browser.pictures DIR`.

Each state in portrait, in landscape and with text at 200 %, light and dark.
"""

import argparse
import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from devtools.samples.pictures import coast, tower, wave
from playwright.sync_api import Browser
from PySide6.QtGui import QGuiApplication

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.content.packs import Pack
from quizapp.core.session import events as happens
from quizapp.core.session.setup import Naming, RosterName
from quizapp.env.clock import system_clock
from quizapp.env.paths import find_paths
from quizapp.packs.load import read_pack
from quizapp.server import host as hosting
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom
from quizapp.ui.live.phone_pictures import smaller_copies
from tests.server.browser.stage import PORTRAIT, Phone, browsing, step
from tests.server.conftest import LOOPBACK, PAGE, a_setup

LANDSCAPE = (640, 360)
VARIANTS = (
    ("portrait-light", PORTRAIT, "light", 16),
    ("portrait-dark", PORTRAIT, "dark", 16),
    ("landscape-light", LANDSCAPE, "light", 16),
    ("large-light", PORTRAIT, "light", 32),
    ("large-dark", PORTRAIT, "dark", 32),
)
CLAIM = "routes-via-third-danger-false"
CHOICE = "motives-economic-why"
TABLE = "numbers-peak-year-which"
DISPUTED = "routes-usual-way-south-false"
LONG = "numbers-26000-old-why"
PUPILS = (
    *("Aylin Yılmaz", "Bao Nguyen", "Chiara Rossi", "Dmytro Kovalenko", "Emma Schmidt"),
    *("Fatima Haddad", "Georgios Papadopoulos", "Hana Kim"),
)


class Studio:
    """Takes the pictures."""

    def __init__(self, folder: Path, browser: Browser, bank: Bank, classroom: Classroom) -> None:
        self.folder = folder
        self._browser = browser
        self._bank = bank
        self._classroom = classroom
        self._hosts: list[SessionHost] = []
        self._number = 0

    def host(self, *items: str, **changes: object) -> SessionHost:
        """Start a host; its pictures are made small as the window makes them."""
        setup = a_setup(self._bank, *items, **changes)
        begun = self._classroom.begin(setup)
        host = SessionHost(
            self._classroom, begun, PAGE, LOOPBACK, system_clock, random.Random(11), limited=False
        )
        self._hosts.append(host)
        host.phone_pictures = smaller_copies(host.pictures)
        host.start()
        return host

    def phone(self) -> Phone:
        return Phone(self._browser, scale=1)

    def snap(self, phone: Phone, name: str) -> None:
        """Write pictures of what a phone shows, whole pages."""
        self._number += 1
        page = phone.page
        page.wait_for_timeout(150)
        for variant, (width, height), scheme, text in VARIANTS:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.evaluate(f"document.documentElement.style.fontSize = '{text}px'")
            page.wait_for_timeout(60)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if wide > 0:
                print(f"{name} {variant}: {wide} px too wide")  # noqa: T201
            page.screenshot(
                path=self.folder / f"{self._number:02}-{name}-{variant}.png", full_page=True
            )
        page.set_viewport_size({"width": PORTRAIT[0], "height": PORTRAIT[1]})
        page.evaluate("document.documentElement.style.fontSize = ''")

    def close(self) -> None:
        for host in self._hosts:
            host.stop()


def _coming_in(studio: Studio) -> None:
    host = studio.host(CLAIM)
    one = studio.phone().open(f"http://{LOOPBACK}:{host.port}/")
    one.sees("Which code")
    studio.snap(one, "code")
    one.page.get_by_label("Code").fill("XXXX")
    one.button("Go in").tap()
    one.sees("There is no session")
    studio.snap(one, "code-wrong")
    one.open(host.url).sees("Choose a name")
    studio.snap(one, "names-offered")
    one.page.locator("label.option").nth(1).tap()
    studio.snap(one, "names-chosen")
    one.button("Go in").tap()
    one.sees("You are in")
    studio.snap(one, "lobby")
    step(host, happens.Remove(next(iter(host.room.participants))))
    one.sees("not in this room")
    studio.snap(one, "removed")
    one.open(f"http://{LOOPBACK}:{host.port}/check").sees("can take part")
    studio.snap(one, "check")
    roster = tuple(RosterName(name) for name in PUPILS)
    one = studio.phone().open(studio.host(CLAIM, naming=Naming.ROSTER, roster=roster).url)
    one.sees("Who are you?")
    studio.snap(one, "names-roster")
    _long_list(studio)
    one = studio.phone().open(studio.host(CLAIM, naming=Naming.TYPED).url)
    one.page.get_by_label("Your name").fill("shit")
    one.button("Go in").tap()
    one.sees("can’t be used")
    studio.snap(one, "names-typed")


def _long_list(studio: Studio) -> None:
    roster = tuple(
        RosterName(f"{one.split()[0]} {two.split()[1]}") for two in PUPILS for one in PUPILS
    )
    host = studio.host(CLAIM, naming=Naming.ROSTER, roster=roster)
    first, second = (studio.phone().open(host.url) for _ in range(2))
    for one in (first, second):
        one.page.get_by_label("Emma Haddad", exact=True).check(force=True)
    first.button("Go in").tap()
    first.sees("You are in")
    second.button("Go in").tap()
    second.sees("Somebody else has that name")
    second.page.screenshot(path=studio.folder / "00-names-long-refused-screen.png")
    studio.snap(second, "names-long-refused")
    second.page.get_by_label("Find your name").fill("em")
    studio.snap(second, "names-long-searched")
    step(host, happens.AllowReturn(next(iter(host.room.participants))))
    first.page.close()
    first.page = first.tab()
    first.until(lambda: not host.room.here)
    second.open(host.url).sees("Were you here before?")
    studio.snap(second, "names-come-back")


def _key(host: SessionHost) -> int:
    return host.room.questions[host.room.question].key


def _playing(studio: Studio) -> None:
    host = studio.host(CLAIM, CHOICE, TABLE, DISPUTED, LONG)
    right, wrong, quiet = (studio.phone() for _ in range(3))
    for one in (right, wrong, quiet):
        one.join(host)
    step(host, happens.OpenVote())
    right.sees("1 of 5")
    studio.snap(right, "vote-claim")
    right.answer(_key(host), "certain")
    studio.snap(right, "vote-saved")
    wrong.choose(1 - _key(host))
    studio.snap(wrong, "vote-sure")
    wrong.send()
    step(host, happens.CloseVote())
    right.sees("The vote is closed")
    studio.snap(right, "closed")
    studio.snap(quiet, "closed-unanswered")
    step(host, happens.Reveal())
    right.sees("Correct.")
    studio.snap(right, "reveal-claim-right")
    wrong.sees("Not correct.")
    studio.snap(wrong, "reveal-claim-wrong")
    step(host, happens.OpenVote())
    right.sees("2 of 5")
    studio.snap(right, "vote-choice")
    right.answer(_key(host))
    right.choose((_key(host) + 1) % 3)
    studio.snap(right, "vote-changed")
    wrong.answer((_key(host) + 1) % 3, "certain")
    step(host, happens.CloseVote(), happens.ReopenVote())
    wrong.sees("open again")
    studio.snap(wrong, "vote-again")
    step(host, happens.CloseVote(), happens.Discuss())
    wrong.sees("Talk with")
    studio.snap(wrong, "discuss")
    step(host, happens.OpenVote())
    wrong.sees("Second vote")
    studio.snap(wrong, "vote-second")
    wrong.answer((_key(host) + 1) % 3, "certain")
    step(host, happens.CloseVote(), happens.Reveal())
    wrong.sees("Not correct.")
    studio.snap(wrong, "reveal-choice-wrong")
    quiet.sees("You did not answer.")
    studio.snap(quiet, "reveal-unanswered")
    step(host, happens.OpenVote())
    right.sees("3 of 5")
    right.answer(_key(host), "think so")
    step(host, happens.CloseVote(), happens.Reveal())
    right.sees("You were fairly sure.")
    studio.snap(right, "reveal-table")
    step(host, happens.OpenVote())
    wrong.sees("4 of 5")
    wrong.answer(1 - _key(host), "guess")
    step(host, happens.CloseVote(), happens.Reveal())
    wrong.sees("You guessed.")
    studio.snap(wrong, "reveal-disputed")
    step(host, happens.OpenVote())
    wrong.sees("5 of 5")
    studio.snap(wrong, "vote-long")
    host.stop()
    wrong.sees("No connection.")
    studio.snap(wrong, "offline")
    wrong.choose(0)
    wrong.send()
    wrong.sees("Your answer is kept")
    studio.snap(wrong, "offline-answered")
    again = SessionHost(
        studio._classroom,
        studio._classroom.session(host.session.id),
        PAGE,
        LOOPBACK,
        system_clock,
        random.Random(11),
        limited=False,
    )
    studio._hosts.append(again)
    again.start()
    step(again, happens.CloseVote())
    wrong.sees("The vote is closed")
    wrong.page.wait_for_timeout(500)
    studio.snap(wrong, "after-offline")
    step(again, happens.Reveal())
    wrong.sees("Wait for")
    studio.snap(wrong, "reveal-long")
    step(again, happens.End())
    wrong.sees("right")
    studio.snap(wrong, "end")
    wrong.page.locator("details.card > summary").first.tap()
    studio.snap(wrong, "end-opened")


def _with_pictures(studio: Studio) -> None:
    host = studio.host(CLAIM, CHOICE, TABLE)
    one = studio.phone()
    one.page.route("**/pictures/*", lambda route: route.abort())
    one.join(host)
    step(host, happens.OpenVote())
    one.sees("1 of 3")
    studio.snap(one, "picture-on-its-way")
    one.page.wait_for_timeout(7_000)
    studio.snap(one, "picture-in-words")
    one.page.unroute("**/pictures/*")
    one.button("Load the picture").tap()
    one.page.wait_for_timeout(300)
    studio.snap(one, "picture-claim")
    one.page.locator(".picture").tap()
    one.page.wait_for_timeout(100)
    for (width, height), name in ((PORTRAIT, "portrait"), (LANDSCAPE, "landscape")):
        one.page.set_viewport_size({"width": width, "height": height})
        one.page.screenshot(path=studio.folder / f"00-picture-large-{name}.png")
    one.page.set_viewport_size({"width": PORTRAIT[0], "height": PORTRAIT[1]})
    one.button("Back").tap()
    one.answer(0)
    step(host, happens.CloseVote(), happens.Discuss())
    one.sees("Talk with")
    one.page.wait_for_timeout(100)
    studio.snap(one, "picture-discuss")
    step(host, happens.OpenVote(), happens.CloseVote(), happens.Reveal())
    one.sees("Wait for")
    one.page.wait_for_timeout(100)
    studio.snap(one, "picture-reveal")
    step(host, happens.OpenVote())
    one.sees("2 of 3")
    one.page.wait_for_timeout(200)
    studio.snap(one, "picture-high")
    step(host, happens.CloseVote(), happens.Reveal(), happens.OpenVote())
    one.sees("3 of 3")
    one.page.wait_for_timeout(200)
    studio.snap(one, "picture-wide")
    step(host, happens.CloseVote(), happens.Reveal(), happens.End())
    one.sees("Save this")
    one.page.locator("details.card > summary").first.tap()
    one.page.wait_for_timeout(200)
    studio.snap(one, "picture-end")
    with one.page.expect_download() as saved:
        one.button("Save this to take home").tap()
    page = studio.folder / "picture-home.html"
    saved.value.save_as(page)
    home = studio.phone()
    home.page.goto(f"file://{page}")
    studio.snap(home, "picture-home")


def _illustrated(pack: Pack) -> Pack:
    """Return a pack with pictures on some questions and on the passages that decide them."""
    shown = {CLAIM: coast(), CHOICE: tower(), TABLE: wave()}
    facts = tuple(
        replace(f, items=tuple(replace(i, picture=shown.get(i.id)) for i in f.items))
        for f in pack.facts
    )
    cited = {p for f in facts for i in f.items if i.picture for p in i.evidence}
    cited |= {f.evidence[0].passage_id for f in facts if any(i.picture for i in f.items)}
    documents = tuple(
        replace(
            one,
            passages=tuple(
                replace(p, picture=wave() if p.id in cited else None) for p in one.passages
            ),
        )
        for one in pack.documents
    )
    return replace(pack, facts=facts, documents=documents)


def _sheets(folder: Path, browser: Browser) -> None:
    """Lay the variants of each state beside each other."""
    page = browser.new_page(viewport={"width": 1800, "height": 640})
    names = sorted({file.name.split("-portrait")[0] for file in folder.glob("*-portrait-*.png")})
    for name in names:
        images = "".join(
            f'<img src="file://{folder}/{name}-{variant}.png">' for variant, *_ in VARIANTS
        )
        sheet = folder / "sheet.html"
        sheet.write_text(
            "<style>body{margin:8px;background:#888;display:flex;gap:8px;align-items:start}"
            f"img{{flex:none;max-width:640px;height:auto}}</style>{images}"
        )
        page.goto(f"file://{sheet}")
        page.screenshot(path=folder / f"sheet-{name}.png", full_page=True)
        sheet.unlink()


def take_pictures(folder: Path, *, only: Callable[[Studio], None] | None = None) -> None:
    """Write all pictures into a folder.

    Args:
        folder: where to; made if it is not there.
        only: one part of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # A host is stopped and comes back: nobody may take its port in between.
    hosting.FIRST_PORT = random.SystemRandom().randrange(32_000, 60_000)
    kept = Path(tempfile.mkdtemp())
    pack = read_pack(find_paths().content).pack
    assert pack is not None
    bank = Bank.open(kept / "bank.sqlite", system_clock)
    try:
        build_bank(bank, pack if only is not _with_pictures else _illustrated(pack), "first")
        classroom = Classroom(bank, system_clock, random.Random(7))
        with browsing() as browser:
            studio = Studio(folder, browser, bank, classroom)
            try:
                for part in (_coming_in, _playing) if only is None else (only,):
                    part(studio)
            finally:
                studio.close()
            _sheets(folder, browser)
    finally:
        bank.close()
        shutil.rmtree(kept)


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path, metavar="DIR")
    words.add_argument("--illustrated", action="store_true", help="questions with pictures")
    asked = words.parse_args()
    part = _with_pictures if asked.illustrated else None
    application = QGuiApplication([])  # for the letters in the samples' pictures
    take_pictures(asked.folder.resolve(), only=part)
