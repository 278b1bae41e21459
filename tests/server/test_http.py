"""Phones and a real server on the loopback address."""

import asyncio
import json
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from aiohttp import ClientSession

from quizapp.bank.engine import Bank
from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import (
    AllowReturn,
    CloseVote,
    End,
    Explain,
    LockDoor,
    OpenVote,
    Readmit,
    Remove,
    Rename,
    Reveal,
)
from quizapp.core.session.room_state import Phase
from quizapp.core.session.setup import Naming, RosterName
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom
from tests.server.conftest import PAGE, Start, a_setup
from tests.server.phones import Phone, play, several
from tests.waiting import until


@pytest.mark.parametrize("fallen_back", [False, True])
def test_a_question_from_the_lobby_to_the_card(start: Start, fallen_back: bool) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        assert phone.view["phase"] == "lobby"
        host.send(OpenVote())
        await phone.phase("vote")
        assert "card" not in phone.view
        vote = phone.vote_by_post if fallen_back else phone.vote
        assert await vote(0, certainty=3) == "done"
        await phone.see(lambda view: view["mine"])
        assert phone.view["mine"]["choice"] == 0
        assert phone.view["mine"]["certainty"] == 3
        host.send(CloseVote())
        await phone.phase("closed")
        assert "card" not in phone.view
        host.send(Reveal())
        await phone.phase("reveal")
        kinds = {part["kind"] for part in phone.view["card"]}
        assert {"verdict", "fact", "passage"} <= kinds

    play(story)
    assert len(host.room.counted((0, 1))) == 1


def test_state_says_204_until_something_changes(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = Phone(http, host, "Amber Crane")
        await phone.join()
        status, text = await phone.get("/api/state")
        assert status == 200
        seq = json.loads(text)["seq"]
        assert await phone.get(f"/api/state?seq={seq}") == (204, "")
        host.send(OpenVote())
        await until(lambda: host.room.phase is Phase.VOTE)
        status, text = await phone.get(f"/api/state?seq={seq}")
        assert status == 200
        assert json.loads(text)["phase"] == "vote"

    play(story)


def test_a_reload_finds_vote_and_place_again(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        await phone.vote(1, certainty=2)
        await phone.leave()
        await until(lambda: not host.room.here)
        again = Phone(http, host, "Amber Crane", phone.secret)
        assert (await again.join())[1]["verdict"] == "again"
        await again.connect()
        assert again.id == phone.id
        assert again.view["mine"] == {
            "choice": 1,
            "certainty": 2,
            "key": again.view["mine"]["key"],
        }
        assert host.room.here == {again.id}

    play(story)
    assert len(host.room.participants) == 1


def test_two_tabs_are_one_participant_and_both_show_the_vote(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        one = await Phone.come(http, host, "Amber Crane")
        two = Phone(http, host, "Amber Crane", one.secret)
        await two.connect()
        host.send(OpenVote())
        await one.phase("vote")
        await two.phase("vote")
        assert await one.vote(0) == "done"
        await two.see(lambda view: view["mine"] and view["mine"]["choice"] == 0)
        assert await two.vote(1) == "done"
        await one.see(lambda view: view["mine"]["choice"] == 1)
        await one.leave()
        await asyncio.sleep(0)
        assert await two.vote(0) == "done"
        assert len(host.room.here) == 1

    play(story)
    (cast,) = host.room.counted((0, 1)).values()
    assert cast.vote.choice == 0


def test_a_resend_counts_once_and_the_first_choice_of_a_key_stands(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        assert await phone.vote(0, key="one") == "done"
        assert await phone.vote(0, key="one") == "again"
        assert await phone.vote_by_post(1, key="one") == "again"
        host.send(CloseVote())
        await phone.phase("closed")
        assert await phone.vote(0, key="one") == "again"
        assert await phone.vote(0, key="two") == "late"
        assert await phone.vote_by_post(0, key="three") == "late"

    play(story)
    (given,) = host.room.cast[0, 1].values()
    assert [cast.vote.choice for cast in given] == [0]


def test_a_key_of_an_earlier_question_is_refused_as_it_could_not_be_kept(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote", 1)
        assert await phone.vote(0, key="one") == "done"
        for event in (CloseVote(), Reveal(), OpenVote()):
            host.send(event)
        await phone.phase("vote", 2)
        assert await phone.vote(1, key="one") == "unknown"
        assert await phone.vote(1, key="two") == "done"

    play(story)


def test_who_is_sent_out_is_told_and_comes_back_with_all_votes(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        await phone.vote(1)
        who = host.room.present[0].id
        host.send(Remove(who))
        await phone.see(lambda view: view["me"]["removed"])
        assert await phone.vote(0) == "removed"
        assert await phone.vote_by_post(0) == "removed"
        status, body = await phone.join()
        assert (status, body["verdict"]) == (409, "removed")
        assert not host.room.counted((0, 1))
        host.send(Readmit(who))
        await phone.see(lambda view: not view["me"]["removed"])
        assert phone.view["mine"]["choice"] == 1
        assert await phone.vote(0) == "done"
        host.send(Rename(who, "Jade Owl"))
        await phone.see(lambda view: view["me"]["name"] == "Jade Owl")

    play(story)
    assert len(host.room.counted((0, 1))) == 1


async def _joined(http: ClientSession, host: SessionHost, name: str) -> str:
    """Return what becomes of a name."""
    _, body = await Phone(http, host, name).join()
    return str(body["me"]["name"] if "me" in body else body["verdict"])


def test_offered_names_are_ours_and_nobody_elses(start: Start) -> None:
    host = start(naming=Naming.OFFERED)

    async def story(http: ClientSession) -> None:
        phone = Phone(http, host, "")
        status, text = await phone.get(f"/api/room?code={phone.code.lower()}")
        names = json.loads(text)["names"]
        assert status == 200
        assert len(set(names)) == 3
        assert await _joined(http, host, names[0]) == names[0]
        assert await _joined(http, host, names[0]) == "name taken"
        assert await _joined(http, host, names[0].swapcase()) == "name refused"
        assert await _joined(http, host, "Mina") == "name refused"

    play(story)


def test_roster_names_are_the_teachers_and_each_is_taken_once(start: Start) -> None:
    host = start(naming=Naming.ROSTER, roster=(RosterName("Mina Kim"), RosterName("Ben Oh")))

    async def story(http: ClientSession) -> None:
        assert await _joined(http, host, "Mina Kim") == "Mina Kim"
        assert await _joined(http, host, "Mina Kim") == "name taken"
        assert await _joined(http, host, "Amber Crane") == "name refused"
        _, text = await Phone(http, host, "").get(f"/api/room?code={host.session.code}")
        assert json.loads(text)["names"] == ["Ben Oh"]

    play(story)


def test_typed_names_are_tidied_and_filtered(start: Start) -> None:
    host = start(naming=Naming.TYPED)

    async def story(http: ClientSession) -> None:
        assert await _joined(http, host, "  Min\u202ea   Kim\n") == "Mina Kim"
        assert await _joined(http, host, "MINA KIM") == "name taken"
        assert await _joined(http, host, "sh1t") == "name refused"
        assert await _joined(http, host, "\u200b \ud800") == "name refused"
        assert await _joined(http, host, "x" * 41) == "name too long"
        assert await _joined(http, host, "x" * 40) == "x" * 40
        assert await _joined(http, host, "🦉") == "🦉"
        assert await _joined(http, host, "Mína Kím") == "looks alike"
        assert await _joined(http, host, "\u041cina Kim") == "looks alike"  # Cyrillic M
        assert await _joined(http, host, "Jose\u0301") == "Jos\u00e9"
        assert await _joined(http, host, "Jos\u00e9") == "name taken"
        assert await _joined(http, host, "=1+1") == "=1+1"

    play(story)


def test_a_code_is_understood_however_a_keyboard_writes_it_and_is_no_wrong_try(
    start: Start, classroom: Classroom, bank: Bank
) -> None:
    session = replace(classroom.begin(a_setup(bank)), code="4AKX")
    host = start(session, limited=True)
    written: tuple[str, ...] = (
        "\uff14\uff21\uff2b\uff38",
        "4AKX.",
        "4akx",
        " 4 A-K X ",
        "\uff14akx\u3002",
    )
    written += ("4\u0410\u041a\u0425", "4\u03b1\u03ba\u03c7")  # Cyrillic, Greek

    async def story(http: ClientSession) -> None:
        phone = Phone(http, host, "Amber Crane")
        for code in written * 2:  # more often than wrong codes are allowed
            status, body = await phone.get(f"/api/room?code={quote(code)}")
            assert (status, json.loads(body)["code"]) == (200, "4AKX"), code
            status, page = await phone.get(f"/{quote(code)}")
            assert (status, "phone.js" in page) == (200, True), code
        assert (await phone.get("/api/room?code=4AK"))[0] == 404
        assert (await phone.get("/nothing.js"))[0] == 404
        assert (await phone.join(code="4AKX."))[0] == 200

    play(story)


def test_a_phone_without_a_memory_is_given_its_name_back_by_the_teacher(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        before = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await before.phase("vote")
        await before.vote(1)
        await before.leave()
        await until(lambda: not host.room.here)
        after = Phone(http, host, "Amber Crane")
        assert await after.join() == (409, {"verdict": "name taken"})
        host.send(AllowReturn(ParticipantId(before.id)))
        await until(lambda: host.room.returning)
        _, body = await after.get(f"/api/room?code={host.session.code}")
        assert json.loads(body)["returning"] == ["Amber Crane"]
        assert (await after.join())[0] == 200
        await after.connect()
        assert (after.id, after.view["mine"]["choice"]) == (before.id, 1)
        assert (await before.get("/api/state"))[0] == 401, "nobody votes from the old page"

    play(story)
    assert len(host.room.participants) == 1


def test_a_name_given_back_is_taken_though_it_was_the_teachers_own(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        before = await Phone.come(http, host, "Amber Crane")
        await before.leave()
        await until(lambda: not host.room.here)
        host.send(Rename(ParticipantId(1), "Dick"))  # no phone may type this one
        host.send(AllowReturn(ParticipantId(1)))
        await until(lambda: host.room.returning)
        assert (await Phone(http, host, "Dick").join())[0] == 200

    play(story)


def test_a_locked_door_holds_newcomers_and_lets_the_others_return(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(LockDoor(locked=True))
        await until(lambda: host.room.locked)
        assert await _joined(http, host, "Jade Owl") == "door locked"
        assert (await phone.join())[0] == 200
        host.send(LockDoor(locked=False))
        await until(lambda: not host.room.locked)
        assert await _joined(http, host, "Jade Owl") == "Jade Owl"

    play(story)


def test_the_same_secret_sent_twice_at_once_is_one_participant(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> list[tuple[int, dict[str, Any]]]:
        phone = Phone(http, host, "Amber Crane")
        return await several([phone.join() for _ in range(10)])

    answers = play(story)
    assert {status for status, _ in answers} == {200}
    assert sorted(body["verdict"] for _, body in answers) == ["again"] * 9 + ["done"]
    assert len(host.room.participants) == 1


def test_the_file_to_take_home_is_there_only_at_the_end(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> str:
        phone = await Phone.come(http, host, "Amber Crane")
        host.send(OpenVote())
        await phone.phase("vote")
        wrong = (host.room.questions[0].key + 1) % 2
        await phone.vote(wrong)
        for event in (CloseVote(), Reveal(), Explain()):
            assert (await phone.get("/api/home"))[0] == 404
            host.send(event)
        await phone.phase("explain")
        assert (await phone.get("/api/home"))[0] == 404
        host.send(End())
        await phone.phase("end")
        assert phone.view["result"]["right"] == 0
        assert len(phone.view["result"]["questions"]) == 1
        status, page = await phone.get("/api/home")
        assert status == 200
        assert (await phone.get("/api/home", headers={"Authorization": "Bearer x"}))[0] == 401
        return page

    page = play(story)
    assert "Amber Crane: 0 of 1 right" in page
    assert "src=" not in page
    assert "href=" not in page


def test_the_page_comes_whole_with_strict_headers_and_nothing_else_does(start: Start) -> None:
    host = start()

    async def story(http: ClientSession) -> None:
        phone = Phone(http, host, "")
        for path in ("/", f"/{phone.code}", f"/{phone.code.lower()}", "/phone.js", "/check"):
            async with http.get(phone.base + path) as answer:
                assert answer.status == 200, path
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["Cache-Control"] == "no-store"
        assert (await phone.get("/"))[1] == (PAGE / "index.html").read_text()
        assert json.loads((await phone.get("/api/check"))[1]) == {"ok": True}
        assert (await phone.get("/phone.py"))[0] == 404

    play(story)


def test_no_view_holds_the_key_before_the_reveal(start: Start) -> None:
    host = start()
    secrets_of_the_room = [card.fact for card in host.cards]
    seen: list[str] = []

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        for event, phase in ((OpenVote(), "vote"), (CloseVote(), "closed")):
            host.send(event)
            await phone.phase(phase)
            seen.append(json.dumps(phone.view))
            seen.append((await phone.get("/api/state"))[1])
        host.send(Reveal())
        await phone.phase("reveal")
        assert secrets_of_the_room[0] in json.dumps(phone.view)
        assert secrets_of_the_room[1] not in json.dumps(phone.view)

    play(story)
    assert len(seen) == 4
    assert not any(fact in text for fact in secrets_of_the_room for text in seen)
