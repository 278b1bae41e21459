"""A real browser that behaves like a phone, and everything that goes over its wire."""

import functools
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import playwright
from bootstrap.system_packages import DRIVER as LIBRARIES
from playwright.sync_api import Browser, Locator, Page, Response, WebSocket, expect, sync_playwright

from quizapp.core.session.events import FromTeacher
from quizapp.server.host import SessionHost
from tests.waiting import PATIENCE, wait_until

CHROMIUM = Path("/usr/bin/chromium")
NO_CHROMIUM = "there is no /usr/bin/chromium here (apt-get install chromium)"
DRIVER = Path(playwright.__file__).with_name("driver") / "node"
PORTRAIT = (360, 640)


def lacks_library(driver: Path = DRIVER) -> str:
    """Return why Playwright's driver does not start where a library is missing; else "".

    It says so on standard error, and Playwright only that the connection was closed.
    """
    done = subprocess.run(
        [driver, "--version"], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    if done.returncode == 0 or "shared libraries" not in done.stderr:
        return ""
    packages = " ".join(each.package for each in LIBRARIES)
    return f"{done.stderr.strip()} (apt-get install {packages})"


@contextmanager
def browsing(*flags: str) -> Iterator[Browser]:
    """Open the browser; nothing of it is left afterwards."""
    expect.set_options(timeout=PATIENCE * 1_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", *flags]
        )
        try:
            yield browser
        finally:
            browser.close()


class Phone:
    """A phone with the page on it. Each has a storage of its own.

    Args:
        browser: where it lives.
        size: width and height in CSS pixels.
        dark: whether its owner likes it dark.
        scale: device pixels for each CSS pixel.
    """

    def __init__(
        self,
        browser: Browser,
        size: tuple[int, int] = PORTRAIT,
        *,
        dark: bool = False,
        scale: float = 2,
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            has_touch=True,
            is_mobile=True,
            device_scale_factor=scale,
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
        )
        self.wire: list[str] = []
        """Every body and every frame, in either direction."""
        self._answers: list[Response] = []
        self.asked: set[str] = set()
        """Scheme, host and port of everything that was asked for."""
        self.troubles: list[str] = []
        """What the page complained of: errors, and what its policy forbade."""
        self.page = self.tab()

    def tab(self) -> Page:
        """Open a tab: the same phone, the same storage."""
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE * 1_000)
        page.on("request", lambda request: self._asked(request.url, request.post_data))
        page.on("response", lambda answer: self._answers.append(answer))
        page.on("websocket", self._listen)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._heard)
        return page

    def _heard(self, message: Any) -> None:
        # That a request failed is what some tests are about; the browser says so here by itself.
        expected = ("Failed to load resource", "WebSocket connection")
        if message.type == "error" and not message.text.startswith(expected):
            self.troubles.append(message.text)

    def _asked(self, url: str, body: str | None) -> None:
        if not url.startswith(("data:", "blob:", "file:")):
            self.asked.add("/".join(url.split("/")[:3]))
        self.wire.append(body or "")

    def _listen(self, connection: WebSocket) -> None:
        self.asked.add("/".join(connection.url.split("/")[:3]).replace("ws://", "http://"))
        connection.on("framereceived", lambda text: self.wire.append(str(text)))
        connection.on("framesent", lambda text: self.wire.append(str(text)))

    def traffic(self) -> str:
        """Return everything that went over the wire so far."""
        for answer in self._answers:
            if answer.status == 200:
                self.wire.append(answer.text())
        self._answers.clear()
        return "\n".join(self.wire)

    def open(self, url: str) -> "Phone":
        self.page.goto(url)
        return self

    def join(self, host: SessionHost) -> str:
        """Come in as a pupil does: scan, choose the first name. Return the name."""
        self.open(host.url)
        first = self.page.locator("label.option").first
        first.tap()
        name = first.inner_text()
        self.button("Go in").tap()
        self.sees(f"You are in, {name}.") if host.room.question < 0 else None
        return name.strip()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def choose(self, place: int) -> None:
        self.page.locator("input[name=option]").nth(place).check(force=True)

    def answer(self, place: int, sure: str = "") -> None:
        """Choose, say how sure, send, and wait until it is written down."""
        self.choose(place)
        if sure:
            self.page.get_by_role("radio", name=sure, exact=True).check(force=True)
        self.send()
        self.sees("Saved.")

    def send(self) -> None:
        self.page.locator("#send").tap()

    def sees(self, text: str) -> Locator:
        """Wait until a text is seen."""
        # Not what is only said to screen readers: that comes a little sooner or later.
        found = self.page.locator("main, header, #banner").get_by_text(text).first
        found.wait_for(state="visible")
        return found

    def shows(self) -> str:
        return self.page.locator("body").inner_text()

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for something, letting the browser do its part."""
        wait_until(holds, meanwhile=lambda: self.page.wait_for_timeout(20))

    def close(self) -> None:
        self.context.close()


def step(host: SessionHost, *events: FromTeacher) -> None:
    """Take a teacher's steps, each durable before the next."""
    for event in events:
        already = functools.partial(_is_past, host, host.room.seq)
        host.send(event)
        wait_until(already, str(event))
        assert not host.refused


def _is_past(host: SessionHost, seq: int) -> bool:
    """Return whether the room went on, or will not."""
    return host.room.seq != seq or bool(host.refused)


def words(texts: Iterable[str]) -> list[str]:
    """Return texts long enough to be told from chance."""
    return [text for text in texts if len(text) > 12]
