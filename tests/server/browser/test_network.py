"""Poor networks: away for twenty seconds, a host that dies, a way that is blocked or dead."""

from playwright.sync_api import WebSocketRoute, expect

from quizapp.core.session.events import CloseVote, OpenVote, Reveal
from tests.server.browser.conftest import CHOICE, CLAIM, Begin, NewPhone
from tests.server.browser.stage import step
from tests.server.browser.test_answering import cast
from tests.server.conftest import LOOPBACK, Start

AWAY = "00:20"
"""Minutes and seconds by the phone's own clock."""
LONGEST_WAIT = 2_500
"""Milliseconds by the phone's own clock after which it tries again at the latest."""


def test_twenty_seconds_without_a_network_cost_nothing(begin: Begin, phone: NewPhone) -> None:
    host = begin(CLAIM, CHOICE)
    one = phone()
    one.page.clock.install()
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 2")
    one.context.set_offline(True)
    one.sees("No connection. This page comes back by itself.")
    one.choose(1)
    one.send()
    one.sees("Your answer is kept on this phone")
    one.sees("Waiting for the connection")
    one.page.clock.fast_forward(AWAY)
    one.sees("Waiting for the connection")
    assert cast(host) == []
    one.context.set_offline(False)
    one.page.clock.fast_forward(LONGEST_WAIT)
    one.sees("Saved.")
    assert cast(host) == [(1, None)]
    expect(one.page.locator("#banner")).to_be_hidden()
    step(host, CloseVote())
    one.sees("The vote is closed.")


def test_a_vote_is_kept_over_the_death_of_the_host(
    begin: Begin, start: Start, phone: NewPhone
) -> None:
    host = begin(CLAIM, CHOICE)
    one, idle = phone(), phone()
    names = [one.join(host), idle.join(host)]
    step(host, OpenVote())
    for each in (one, idle):
        each.sees("1 of 2")
    host.stop()
    one.choose(0)
    one.send()
    one.sees("Your answer is kept on this phone")
    again = start(host._classroom.session(host.session.id))
    assert again.url == host.url
    one.sees("Saved.")
    expect(idle.page.locator("#banner")).to_be_hidden()
    idle.until(lambda: len(again.room.here) == 2)
    assert [p.name for p in again.room.participants.values()] == names
    assert cast(again) == [(0, None)]


def test_a_vote_that_was_not_sent_survives_a_reload(
    begin: Begin, start: Start, phone: NewPhone
) -> None:
    host = begin(CLAIM)
    one = phone()
    one.page.route_web_socket("**/api/live", lambda way: way.connect_to_server())
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 1")
    one.page.route("**/api/vote", lambda route: route.abort())
    one.page.evaluate("WebSocket.prototype.send = function () {}")  # it never leaves the phone
    one.choose(1)
    one.send()
    one.sees("Saving")
    assert cast(host) == []
    one.page.unroute("**/api/vote")
    one.page.reload()
    one.sees("Saved.")
    assert cast(host) == [(1, None)]


def test_a_late_answer_to_an_earlier_question_is_told_by_its_number(
    begin: Begin, start: Start, phone: NewPhone
) -> None:
    host = begin(CLAIM, CHOICE)
    one = phone()
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 2")
    host.stop()
    one.choose(0)
    one.send()
    one.sees("Your answer is kept on this phone")
    # The class goes on before this phone is back.
    session = host._classroom.session(host.session.id)
    one.context.set_offline(True)
    again = start(session)
    step(again, CloseVote(), Reveal(), OpenVote())
    one.context.set_offline(False)
    one.sees("Your answer to question 1 arrived after its vote had closed, so it is not counted.")
    one.sees("2 of 2")
    assert one.page.locator("input:checked").count() == 0
    one.answer(1)
    assert cast(again) == [(1, None)]
    assert (0, 1) not in again.room.cast


def test_where_websockets_are_blocked_the_whole_question_goes_by_asking(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(CLAIM)
    one = phone()
    one.page.route_web_socket("**/api/live", lambda way: way.close())
    one.join(host)
    step(host, OpenVote())
    one.sees("1 of 1")
    one.answer(0, "guess")
    assert len(cast(host)) == 1
    step(host, CloseVote(), Reveal())
    one.sees("You guessed.")
    expect(one.page.locator("#banner")).to_be_hidden()
    one.open(f"http://{LOOPBACK}:{host.port}/check")
    one.sees("This phone can take part.")
    one.sees("the fast connection is blocked on the way.")


def test_a_websocket_that_died_in_silence_is_noticed_on_waking(
    begin: Begin, phone: NewPhone
) -> None:
    host = begin(CLAIM)
    one = phone()
    ways: list[WebSocketRoute] = []
    silent: list[bool] = []
    lost: list[str | bytes] = []

    def between(way: WebSocketRoute) -> None:
        server = way.connect_to_server()
        ways.append(way)
        number = len(ways)

        def pass_on(message: str | bytes) -> None:
            if silent and number == 1:
                lost.append(message)
            else:
                way.send(message)

        server.on_message(pass_on)

    one.page.route_web_socket("**/api/live", between)
    one.join(host)
    silent.append(True)
    step(host, OpenVote())
    one.until(lambda: lost)
    one.sees("You are in")
    one.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    one.sees("1 of 1")
    one.until(lambda: len(ways) == 2)
    one.answer(1)
    step(host, CloseVote())
    one.sees("The vote is closed.")


def test_the_self_test_says_that_all_is_well(begin: Begin, phone: NewPhone) -> None:
    host = begin(CLAIM)
    one = phone().open(f"http://{LOOPBACK}:{host.port}/check")
    one.sees("This phone can take part.")
    one.sees("the fast connection works.")
