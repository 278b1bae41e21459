"""Pictures go to phones small, by their digest, and never before the class is shown them."""

import contextlib
import json
import socket
import threading
from dataclasses import replace
from typing import Any

from aiohttp import ClientSession

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.content.items import Deck
from quizapp.core.content.pictures import Picture
from quizapp.core.session.events import CloseVote, End, OpenVote, Reveal
from quizapp.core.session.room_state import Phase
from quizapp.server import limits
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom
from tests.pictures import a_picture, a_png
from tests.server.conftest import Start, a_setup
from tests.server.phones import Phone, play
from tests.services.stock import a_stock
from tests.waiting import PATIENCE, wait_until

ASKED = a_picture("asked.png", "Ring 1 of a tree.", 10)
LATER = a_picture("later.png", "A later question.", 20)
PASSAGE = a_picture("passage.png", "What decides question 1.", 30)
ELSEWHERE = a_picture("elsewhere.png", "In the bank, and in no session.", 40)
ALL = (ASKED, LATER, PASSAGE, ELSEWHERE)


def reduced(picture: Picture) -> Picture:
    """Return a stand-in for a smaller copy: other bytes, another size, the same digest."""
    return replace(picture, width=20, height=15, data=a_png(20, 15, ALL.index(picture)))


def with_pictures(bank: Bank, deck: Deck = Deck.DEFAULT) -> None:
    """Give pictures to the first two questions, to the passage of the first, and to a third.

    Args:
        bank: the bank.
        deck: of all questions.
    """
    stock = a_stock()
    shown = {"item-1-choice": ASKED, "item-2-choice": LATER, "item-3-choice": ELSEWHERE}
    facts = tuple(
        replace(
            fact, items=tuple(replace(i, picture=shown.get(i.id), deck=deck) for i in fact.items)
        )
        for fact in stock.facts
    )
    documents = tuple(
        replace(
            one,
            passages=tuple(
                replace(p, picture=PASSAGE if p.id == "news#p1" else None) for p in one.passages
            ),
        )
        for one in stock.documents
    )
    build_bank(bank, replace(stock, facts=facts, documents=documents), "with pictures")


def begun(
    bank: Bank,
    classroom: Classroom,
    start: Start,
    *,
    but: Picture | None = None,
    deck: Deck = Deck.DEFAULT,
) -> SessionHost:
    """Start a host whose pictures are reduced, all but one."""
    with_pictures(bank, deck)
    session = classroom.begin(a_setup(bank, "item-1-choice", "item-2-choice"))

    def prepare(host: SessionHost) -> None:
        host.phone_pictures = {o.digest: reduced(o) for o in host.pictures if o != but}

    return start(session, prepare=prepare)


async def seen(http: ClientSession, host: SessionHost) -> list[str]:
    """Return the files of the pictures that anybody can fetch now."""
    found = []
    for one in ALL:
        async with http.get(f"http://{host.address}:{host.port}/pictures/{one.digest}") as answer:
            if answer.status == 200:
                assert await answer.read() == reduced(one).data
                found.append(one.file)
            else:
                assert (answer.status, await answer.json()) == (404, {"error": "not found"})
    return found


def test_a_picture_is_handed_out_from_the_moment_on_at_which_the_class_sees_it(
    bank: Bank, classroom: Classroom, start: Start
) -> None:
    host = begun(bank, classroom, start)
    assert {one.file for one in host.pictures} == {"asked.png", "later.png", "passage.png"}

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        assert await seen(http, host) == []
        host.send(OpenVote())
        await phone.phase("vote")
        assert await seen(http, host) == ["asked.png"]
        told = phone.view["question"]["picture"]
        assert told == {"digest": ASKED.digest, "alt": ASKED.alt, "width": 20, "height": 15}
        assert PASSAGE.digest not in json.dumps(phone.view)
        host.send(CloseVote())
        await phone.phase("closed")
        assert await seen(http, host) == ["asked.png"]
        host.send(Reveal())
        await phone.phase("reveal")
        assert await seen(http, host) == ["asked.png", "passage.png"]
        card = phone.view["card"]
        assert [p["digest"] for p in card if p["kind"] == "picture"] == [ASKED.digest]
        passages = [p["picture"] for p in card if p["kind"] == "passage"]
        assert [one["digest"] for one in passages] == [PASSAGE.digest]
        host.send(End())
        await phone.phase("end")
        assert await seen(http, host) == ["asked.png", "passage.png"]
        _, page = await phone.get("/api/home")
        assert page.count("data:image/png;base64,") == 2

    play(story)


def test_a_passage_that_is_read_first_brings_its_picture_with_the_question(
    bank: Bank, classroom: Classroom, start: Start
) -> None:
    host = begun(bank, classroom, start, deck=Deck.DETECTIVE)

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        assert await seen(http, host) == []
        host.send(OpenVote())
        await phone.phase("vote")
        assert await seen(http, host) == ["asked.png", "passage.png"]
        (part,) = phone.view["question"]["read_first"]
        assert part["picture"]["digest"] == PASSAGE.digest

    play(story)


def test_what_could_not_be_made_smaller_is_told_in_words(
    bank: Bank, classroom: Classroom, start: Start
) -> None:
    host = begun(bank, classroom, start, but=ASKED)

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        for event in (OpenVote(), CloseVote(), Reveal(), End()):
            host.send(event)
            if isinstance(event, OpenVote):
                await phone.phase("vote")
                told = phone.view["question"]["picture"]
                assert (told["digest"], told["alt"]) == ("", ASKED.alt)
        await phone.phase("end")
        assert await seen(http, host) == ["passage.png"]
        _, page = await phone.get("/api/home")
        assert f"Picture: {ASKED.alt}" in page
        assert ASKED.digest not in json.dumps(phone.view)

    play(story)


def test_a_picture_is_kept_by_the_phone_and_is_nothing_but_a_picture(
    bank: Bank, classroom: Classroom, start: Start
) -> None:
    host = begun(bank, classroom, start)

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        address = f"{phone.base}/pictures/{ASKED.digest}"
        async with http.get(address) as answer:
            headers = answer.headers
            assert headers["Content-Type"] == "image/png"
            assert headers["Cache-Control"] == "private, max-age=31536000, immutable"
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            again = {"If-None-Match": headers["ETag"]}
        async with http.get(address, headers=again) as answer:
            assert (answer.status, await answer.read()) == (304, b"")
        async with http.get(address, headers={"Host": "elsewhere.test"}) as answer:
            assert answer.status == 421
        async with http.get(address, headers={"Origin": "http://elsewhere.test"}) as answer:
            assert answer.status == 403
        async with http.get(f"{phone.base}/pictures/{'0' * 64}") as answer:
            assert answer.status == 404
            assert answer.headers["Cache-Control"] == "no-store"

    play(story)


def test_one_address_fetches_only_so_many(
    bank: Bank, classroom: Classroom, start: Start, monkeypatch: Any
) -> None:
    monkeypatch.setattr("quizapp.server.http.PICTURES", replace(limits.PICTURES, burst=2))
    with_pictures(bank)
    host = start(classroom.begin(a_setup(bank, "item-1-choice")), limited=True)

    async def story(http: ClientSession) -> None:
        codes = []
        for _ in range(3):
            base = f"http://{host.address}:{host.port}"
            async with http.get(f"{base}/pictures/{ASKED.digest}") as answer:
                codes.append(answer.status)
        assert codes == [404, 404, 429]

    play(story)


def test_a_slow_phone_gets_its_picture_and_one_that_stands_still_is_cut_off(
    bank: Bank, classroom: Classroom, start: Start
) -> None:
    large = bytes(70_000_000)
    some = 12_000_000  # more than the system itself holds of what is under way
    with_pictures(bank)

    def prepare(host: SessionHost) -> None:
        host.phone_pictures = {ASKED.digest: replace(ASKED, data=large)}

    host = start(classroom.begin(a_setup(bank, "item-1-choice")), prepare=prepare)
    host.send(OpenVote())
    wait_until(lambda: host.room.phase is Phase.VOTE)
    with socket.create_connection((host.address, host.port)) as phone:
        phone.settimeout(PATIENCE)

        def read(number: int) -> int:
            got = 0
            with contextlib.suppress(ConnectionError):
                while got < number and (more := len(phone.recv(65_536))):
                    got += more
            return got

        asked = f"GET /pictures/{ASKED.digest} HTTP/1.1\r\nHost: {host.address}:{host.port}\r\n\r\n"
        phone.sendall(asked.encode())
        got = 0
        for _ in range(3):
            now = read(some)
            assert now >= some
            got += now
            miss_deadlines(host)
        for _ in range(50):  # until the system takes no more of it
            miss_deadlines(host)
        assert got + read(len(large) - got) < len(large)


def miss_deadlines(host: SessionHost) -> None:
    """Let the time that each connection has pass, however long this computer takes."""
    server, loop, missed = host._server, host._loop, threading.Event()
    assert server is not None
    assert server._connections is not None
    assert loop is not None
    protocols = list(server._connections._protocols.values())

    def miss() -> None:
        for protocol in protocols:
            protocol.miss_deadline()
        missed.set()

    loop.call_soon_threadsafe(miss)
    assert missed.wait(PATIENCE)
