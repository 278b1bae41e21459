"""A session on the real app with a real host: begun, run by keys, closed, interrupted, reopened."""

import json
import random
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from quizapp.bank.sessions import ClassSessions
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.errors import ExpectedError
from quizapp.core.session.events import LockDoor
from quizapp.core.session.room_state import Phase, Room
from quizapp.core.session.setup import ClassSession, SessionPlan
from quizapp.ui.console.hands import HandsPart
from quizapp.ui.console.intents import Send
from quizapp.ui.console.screen import ConsoleScreen
from quizapp.ui.kit.layout.banner import Banner
from quizapp.ui.live.networks import Medium, Network
from quizapp.ui.pages.classroom.screen import ClassScreen
from quizapp.ui.pages.session.page import SessionPage
from quizapp.ui.pages.session.screen import SessionScreen
from quizapp.ui.pages.session.windows import other_screen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.projector.screen import ProjectorScreen
from quizapp.ui.shell.destinations import RunSession
from quizapp.ui.shell.state import PageId
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import qt_until, seen, texts
from tests.waiting import PATIENCE

ENTER, SPACE, F5 = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F5
ASSETS = Path(__file__).parents[3] / "assets"
HERE = Network("127.0.0.1", "wlan0", Medium.WIFI, likely=True)
THERE = Network("127.0.0.2", "eth0", Medium.CABLE, likely=True)


@pytest.fixture(autouse=True)
def _own_ports_and_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    first = random.SystemRandom().randrange(32_000, 44_000)
    monkeypatch.setattr("quizapp.server.host.FIRST_PORT", first)
    monkeypatch.setattr("quizapp.ui.live.found_networks.found_networks", lambda: (HERE, THERE))
    monkeypatch.setattr("quizapp.ui.pages.session.step_guard.SETTLE_MS", 0)


def wait(sitting: Sitting, done: Callable[[], bool]) -> None:
    """Let the app run until something is so."""
    qt_until(done)
    sitting.settle()


def begin(sitting: Sitting, *, phones: bool = True) -> ClassSession:
    """Begin a session of two questions, as the page Class does."""
    services = sitting.services
    items = services.preparing.draw(QuizSpec(number=2))
    plan = SessionPlan("Numbers", items, phones=phones)
    session = services.classroom.begin(services.preparing.setup(plan))
    assert sitting.app.navigator is not None
    sitting.app.navigator.go(RunSession(session))
    sitting.settle()
    return session


def live(sitting: Sitting) -> SessionPage:
    assert sitting.app.navigator is not None
    return sitting.app.navigator.pages.session


def on_screen(sitting: Sitting) -> SessionScreen:
    screen = live(sitting).windows.screen
    assert screen is not None
    return screen


def room(sitting: Sitting) -> Room:
    host = live(sitting).host
    assert host is not None
    return host.room


def step(sitting: Sitting, phase: Phase) -> None:
    """Press Space and wait until the room is there, and the window shows it."""
    wait(sitting, lambda: live(sitting).guard.is_open)
    sitting.press(SPACE)
    wait(sitting, lambda: room(sitting).phase is phase)
    live(sitting).look()
    sitting.settle()


def join(sitting: Sitting, name: str, secret: str) -> dict[str, Any]:
    host = live(sitting).host
    assert host is not None
    url = f"http://{host.address}:{host.port}/api/join"
    told = json.dumps({"code": host.session.code, "name": name, "secret": secret * 40}).encode()
    request = urllib.request.Request(url, told, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
        found: dict[str, Any] = json.load(reply)
        return found


def a_sitting(start: Callable[..., Sitting]) -> Sitting:
    """Return the app with somebody learning."""
    sitting = start()
    sitting.app.paths = replace(sitting.app.paths, assets=ASSETS)
    return sitting


def test_one_enter_too_many_on_start_begins_no_question(
    start: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.ui.pages.session.step_guard.SETTLE_MS", 60_000)
    sitting = a_sitting(start)
    begin(sitting)
    wait(sitting, lambda: live(sitting).guard._settling.isActive())
    sitting.press(ENTER).press(SPACE).press(Qt.Key.Key_X)
    assert room(sitting).phase is Phase.LOBBY
    live(sitting).guard._settling.setInterval(0)
    wait(sitting, lambda: live(sitting).guard.is_open)
    step(sitting, Phase.VOTE)


def test_a_double_enter_on_close_the_vote_shows_no_result(
    start: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = a_sitting(start)
    begin(sitting)
    step(sitting, Phase.VOTE)
    monkeypatch.setattr("quizapp.ui.pages.session.step_guard.SETTLE_MS", 60_000)
    sitting.press(ENTER).press(ENTER)
    wait(sitting, lambda: room(sitting).phase is Phase.CLOSED)
    page = live(sitting)
    page.look()
    assert on_screen(sitting).pace.steps[0].label == "Show the result"
    sitting.press(ENTER)
    page.handle(Send(LockDoor(True)))  # the room takes it after all that was sent before
    wait(sitting, lambda: room(sitting).locked)
    assert room(sitting).phase is Phase.CLOSED
    page.guard._settling.setInterval(0)
    wait(sitting, lambda: page.guard.is_open)
    step(sitting, Phase.REVEAL)


def test_a_session_without_phones_is_run_by_one_key_to_its_results(
    start: Callable[..., Sitting],
) -> None:
    sitting = a_sitting(start)
    session = begin(sitting, phones=False)
    assert live(sitting).running
    assert seen(sitting.window, ProjectorScreen), "one screen: the class's view is in the window"
    phases = [Phase.VOTE, Phase.CLOSED, Phase.REVEAL, Phase.EXPLAIN]
    for phase in (*phases, *phases, Phase.END):
        step(sitting, phase)
    wait(sitting, lambda: live(sitting).guard.is_open)
    sitting.press(SPACE)
    wait(sitting, lambda: not live(sitting).running and sitting.app.jobs.idle)
    assert sitting.services.classroom.session(session.id).ended_at is not None
    assert not seen(sitting.window, ProjectorScreen)
    assert not seen(sitting.window, QuestionScreen)


def type_where_the_focus_is(sitting: Sitting, key: Qt.Key | str) -> None:
    """Press a key in the widget that has the focus of the window, active or not."""
    QTest.keyClick(sitting.window.focusWidget() or sitting.window, key)  # type: ignore[arg-type]
    sitting.settle()


def test_on_one_screen_hands_are_counted_below_what_the_class_sees(
    start: Callable[..., Sitting],
) -> None:
    sitting = a_sitting(start)
    begin(sitting, phones=False)
    step(sitting, Phase.VOTE)
    assert seen(sitting.window, ProjectorScreen)
    letters = room(sitting).questions[0].presented.letters
    for key in ("1", "2", ENTER, "7"):  # the keyboard stays in the field
        type_where_the_focus_is(sitting, key)
    counts = (12, 7, *(0 for _ in letters[2:]))
    wait(sitting, lambda: list(room(sitting).hands.values()) == [counts])
    wait(sitting, lambda: live(sitting).guard.is_open)
    type_where_the_focus_is(sitting, SPACE)
    wait(sitting, lambda: room(sitting).phase is Phase.CLOSED)
    live(sitting).look()
    assert seen(sitting.window, HandsPart), "who counted wrong can still mend it"
    wait(sitting, lambda: live(sitting).guard.is_open)
    type_where_the_focus_is(sitting, SPACE)
    wait(sitting, lambda: room(sitting).phase is Phase.REVEAL)
    live(sitting).look()
    assert not seen(sitting.window, HandsPart)
    assert list(room(sitting).hands.values()) == [counts]


def test_a_phone_comes_in_and_is_seen_on_both_views(start: Callable[..., Sitting]) -> None:
    sitting = a_sitting(start)
    begin(sitting)
    assert join(sitting, "Blue Heron", "a")["verdict"] == "done"
    screen = on_screen(sitting)
    wait(sitting, lambda: "Blue Heron" in screen.projector.lobby.names.text())
    sitting.press(F5)
    assert seen(sitting.window, ConsoleScreen)
    assert "Blue Heron" in sitting.text
    assert "Waiting for everybody" in sitting.text
    with pytest.raises(urllib.error.HTTPError):
        join(sitting, "Blue Heron", "b")


def test_an_early_end_passes_the_reveal(start: Callable[..., Sitting]) -> None:
    sitting = a_sitting(start)
    begin(sitting, phones=False)
    step(sitting, Phase.VOTE)
    wait(sitting, lambda: live(sitting).guard.is_open)
    sitting.press("x")
    wait(sitting, lambda: room(sitting).phase is Phase.REVEAL)
    assert "End the session?" in sitting.dialogs.asked
    live(sitting).look()
    assert room(sitting).ending
    step(sitting, Phase.EXPLAIN)
    step(sitting, Phase.END)


def test_a_window_closed_in_the_middle_asks_and_the_session_is_gone_on_with(
    start: Callable[..., Sitting],
) -> None:
    sitting = a_sitting(start)
    session = begin(sitting)
    join(sitting, "Blue Heron", "a")
    sitting.press(F5)
    step(sitting, Phase.VOTE)
    host = live(sitting).host
    assert host is not None
    port = host.port
    sitting.window.close()
    assert sitting.dialogs.asked[-1] == "Close quizapp in the middle of a session?"
    assert not host.running
    sitting.end()
    again = a_sitting(start)
    interrupted = again.services.classroom.interrupted()
    assert interrupted is not None
    assert interrupted.id == session.id
    assert again.app.navigator is not None
    again.app.navigator.go(RunSession(interrupted))
    again.settle()
    found = room(again)
    assert found.phase is Phase.VOTE
    assert [one.name for one in found.present] == ["Blue Heron"]
    reopened = live(again).host
    assert reopened is not None
    assert (reopened.port, reopened.session.code) == (port, session.code)


def test_after_a_crash_the_app_opens_on_the_session_that_was_cut_off(
    start: Callable[..., Sitting],
) -> None:
    sitting = a_sitting(start).enter("Mina")
    session = begin(sitting)
    join(sitting, "Blue Heron", "a")
    step(sitting, Phase.VOTE)
    live(sitting).rest()
    sitting.end()
    again = start()
    assert again.shows(ClassScreen)
    assert "Numbers was not ended" in again.text
    assert again.focus_name == "Go on with Numbers"
    again.app.paths = replace(again.app.paths, assets=ASSETS)
    again.press(ENTER)
    wait(again, lambda: live(again).running)
    assert room(again).phase is Phase.VOTE
    live(again)._close()
    wait(again, lambda: again.services.classroom.session(session.id).ended_at is not None)
    again.end()
    assert start().shows(TodayScreen), "what has ended is not gone on with"


def test_a_session_that_runs_in_another_window_is_not_opened_on(
    start: Callable[..., Sitting],
) -> None:
    sitting = a_sitting(start).enter("Mina")
    begin(sitting)
    other = start()
    assert other.shows(TodayScreen)


def test_trouble_at_the_start_is_told_and_nothing_is_left(
    start: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ExpectedError("No network.", "Join one.")

    sitting = a_sitting(start)
    monkeypatch.setattr("quizapp.server.host.SessionHost.start", refuse)
    begin(sitting)
    assert not live(sitting).running
    assert "No network." in sitting.text
    monkeypatch.undo()


def test_the_session_moves_to_another_address_with_everybody_in_it(
    start: Callable[..., Sitting],
) -> None:
    sitting = a_sitting(start)
    session = begin(sitting)
    join(sitting, "Blue Heron", "a")
    page = live(sitting)
    page._move("127.0.0.2")
    wait(sitting, lambda: page.host is not None)
    assert page.host is not None
    assert page.host.url.startswith("http://127.0.0.2:")
    assert page.host.session.code == session.code
    assert [one.name for one in room(sitting).present] == ["Blue Heron"]
    assert "phones scan the code again" in page._notice
    # For a browser it is another place: the phone does not know its secret any more.
    wait(sitting, lambda: [one.name for one in room(sitting).returning] == ["Blue Heron"])
    join(sitting, "Blue Heron", "b")
    wait(sitting, lambda: not room(sitting).returning)
    assert [one.name for one in room(sitting).present] == ["Blue Heron"]
    page._move("203.0.113.1")  # not this computer's
    wait(sitting, lambda: page.host is not None)
    assert page.host.address == "127.0.0.2"
    assert "did not work" in page._notice


def test_without_a_second_screen_there_is_no_other_one(start: Callable[..., Sitting]) -> None:
    assert other_screen(a_sitting(start).window) is None


def test_a_second_screen_is_the_class_s_and_one_that_goes_away_is_no_loss(
    start: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = a_sitting(start)
    other = "quizapp.ui.pages.session.windows.other_screen"
    monkeypatch.setattr(other, lambda window: window.screen())
    begin(sitting, phones=False)
    page = live(sitting)
    screen = on_screen(sitting)
    assert screen.projector.isWindow()
    assert screen.projector.isFullScreen()
    assert seen(sitting.window, ConsoleScreen)
    wait(sitting, lambda: page.guard.is_open)
    QTest.keyClick(screen.projector, SPACE)
    wait(sitting, lambda: room(sitting).phase is Phase.VOTE)
    monkeypatch.setattr("quizapp.ui.pages.session.windows.other_screen", lambda _: None)
    page.windows.arrange()
    sitting.settle()
    assert not screen.projector.isWindow()
    assert seen(sitting.window, ProjectorScreen)
    assert room(sitting).phase is Phase.VOTE


# Another window at the same bank


def page_class(sitting: Sitting) -> Sitting:
    assert sitting.app.navigator is not None
    sitting.app.navigator.open(PageId.CLASS)
    return sitting.settle()


def test_a_session_that_runs_in_another_window_is_named_and_not_offered(
    start: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.ui.pages.classroom.page.WATCH_MS", 20)
    first, second = a_sitting(start), a_sitting(start).enter("Mina")
    begin(first)
    page_class(second)
    assert "Numbers is running elsewhere" in second.text
    assert "Go on with Numbers" not in second.text
    assert "End Numbers" not in second.text
    # Whoever came here before it was begun may still try.
    session = first.services.classroom.open()[0]
    assert second.app.navigator is not None
    second.app.navigator.go(RunSession(session))
    second.settle()
    assert not live(second).running
    assert "running in another window" in second.text
    assert not any("port" in question for question in second.dialogs.asked)
    # The first window is closed: the second offers it by itself.
    first.end()
    wait(second, lambda: "Go on with Numbers" in second.text)
    assert "running elsewhere" not in second.text


def test_a_window_whose_session_was_taken_over_leaves_it_and_says_why(
    start: Callable[..., Sitting],
) -> None:
    sitting = a_sitting(start)
    session = begin(sitting)
    with sitting.services.bank.write() as db:
        ClassSessions(db).take(session.id, "another computer")
    wait(sitting, lambda: not live(sitting).running)
    wait(sitting, lambda: sitting.app.jobs.idle and not seen(sitting.window, ProjectorScreen))
    assert "taken over by another window or computer" in sitting.text
    assert sitting.services.classroom.session(session.id).ended_at is None


# Networks that go and come back


def networks(sitting: Sitting, *found: Network) -> None:
    """Let the computer be in these networks from now on, and have the page look."""
    page = live(sitting)
    page.networks.find = lambda: found
    page.networks.look()
    wait(sitting, lambda: page.host is not None and sitting.app.jobs.idle)
    page.look()
    sitting.settle()


def shown(sitting: Sitting) -> tuple[str, str]:
    """Return all that the class and the teacher read."""
    screen = on_screen(sitting)
    return texts(screen.projector), texts(screen.console)


def test_without_a_network_both_say_so_and_nothing_dead_is_shown(
    start: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    docker = Network("172.17.0.1", "docker0", Medium.VIRTUAL, likely=False)
    monkeypatch.setattr("quizapp.ui.live.found_networks.found_networks", lambda: (docker,))
    sitting = a_sitting(start)
    session = begin(sitting)
    screen = on_screen(sitting)
    sitting.press(F5)
    console = texts(screen.console)
    assert "in no network: phones can't join or answer" in console
    assert "in no network just now" in screen.projector.lobby.first.text()
    assert screen.projector.lobby.qr.isHidden()
    everything = console + texts(screen.projector)
    assert "127.0.0.1" not in everything
    assert "/check" not in everything
    # It comes: address and code are there by themselves, and phones come in.
    networks(sitting, docker, HERE)
    assert join(sitting, "Blue Heron", "a")["verdict"] == "done"
    assert screen.projector.lobby.qr._address.endswith(f"/{session.code}")
    assert not seen(screen.console, Banner)
    assert "Phones must be in the Wi-Fi (wlan0, 127.0.0.1)." in texts(screen.console)


def test_a_network_that_goes_and_comes_back_takes_everybody_along(
    start: Callable[..., Sitting],
) -> None:
    sitting = a_sitting(start)
    begin(sitting)
    join(sitting, "Blue Heron", "a")
    sitting.press(F5)
    step(sitting, Phase.VOTE)
    screen, page = on_screen(sitting), live(sitting)
    assert page.host is not None
    before = page.host.url
    assert screen.projector.qr._address == before
    networks(sitting)
    assert "No network" in screen.projector.join_line.text()
    assert screen.projector.qr.isHidden()
    assert "All answers so far are kept" in texts(screen.console)
    networks(sitting, HERE)
    assert screen.projector.qr._address == before
    assert not screen.projector.qr.isHidden()
    assert [one.name for one in room(sitting).present] == ["Blue Heron"]
    # Another network in its place: another address, another picture to scan.
    networks(sitting, THERE)
    assert page.host.address == "127.0.0.2"
    assert screen.projector.qr._address == page.host.url != before
    assert "Phones must be in the cable network (eth0, 127.0.0.2)." in texts(screen.console)
    assert room(sitting).phase is Phase.VOTE
    # What works is left alone, though a likelier network has come up.
    networks(sitting, HERE, THERE)
    assert page.host.address == "127.0.0.2"
    assert "Use the Wi-Fi (wlan0, 127.0.0.1)" in texts(screen.console)


def test_it_looks_for_networks_by_itself(
    start: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.ui.pages.session.networks.NETWORK_MS", 20)
    found: list[Network] = []
    monkeypatch.setattr("quizapp.ui.live.found_networks.found_networks", lambda: tuple(found))
    sitting = a_sitting(start)
    begin(sitting)
    screen = on_screen(sitting)
    assert screen.projector.lobby.qr.isHidden()
    found.append(HERE)
    wait(sitting, lambda: not screen.projector.lobby.qr.isHidden())
    found.clear()
    wait(sitting, screen.projector.lobby.qr.isHidden)


def test_who_floods_the_session_is_named_to_the_teacher(start: Callable[..., Sitting]) -> None:
    sitting = a_sitting(start)
    begin(sitting)
    host, screen = live(sitting).host, on_screen(sitting)
    assert host is not None
    with socket.create_connection(("127.0.0.1", host.port)) as bad:
        with suppress(ConnectionError):
            bad.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * 40_000)
        wait(sitting, lambda: host.offender is not None)
    live(sitting).look()
    (banner,) = screen.console.banners
    assert "A device in this network (127.0.0.1) sends far too much" in banner.accessibleName()
