"""What is read before a question goes out with it, and is recorded nowhere."""

import json
from dataclasses import replace
from typing import Any

from aiohttp import ClientSession

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.content.items import Deck
from quizapp.core.session.events import CloseVote, Discuss, End, OpenVote, Reveal
from quizapp.services.classroom import Classroom
from tests.server.conftest import Start, a_setup
from tests.server.phones import Phone, play
from tests.services.stock import a_stock


def test_the_passages_of_a_question_on_how_a_source_argues_go_with_it(
    bank: Bank, classroom: Classroom, start: Start
) -> None:
    stock = a_stock()
    (first, *others) = stock.facts
    items = tuple(replace(item, deck=Deck.DETECTIVE) for item in first.items)
    note = "OUR-NOTE"
    documents = tuple(
        replace(one, passages=tuple(replace(p, note=note) for p in one.passages))
        for one in stock.documents
    )
    facts = (replace(first, items=items), *others)
    build_bank(bank, replace(stock, facts=facts, documents=documents), "second")
    setup = a_setup(bank, "item-1-choice", "item-2-choice")
    host = start(classroom.begin(setup))
    seen: dict[str, Any] = {}

    async def story(http: ClientSession) -> None:
        phone = await Phone.come(http, host, "Amber Crane")
        seen["lobby"] = phone.view
        for event, name in ((OpenVote(), "vote"), (CloseVote(), "closed"), (Discuss(), "discuss")):
            host.send(event)
            await phone.phase(name)
            seen[name] = phone.view
        host.send(OpenVote())
        await phone.see(lambda view: view["round"] == 2)
        host.send(CloseVote())
        await phone.phase("closed")
        host.send(Reveal())
        await phone.phase("reveal")
        seen["reveal"] = phone.view
        host.send(OpenVote())
        await phone.see(lambda view: view["number"] == 2)
        seen["other"] = phone.view

    play(story)
    (read,) = seen["vote"]["question"]["read_first"]
    assert read["spans"] == [["Passage 1 of news says that thing 1 is so.", False]]
    assert seen["discuss"]["question"]["read_first"] == [read]
    told = json.dumps([seen[name] for name in ("lobby", "vote", "closed", "discuss")])
    assert note not in told
    assert host.cards[0].fact not in told
    assert note in json.dumps(seen["reveal"])
    for name in ("closed", "reveal", "other"):
        assert "read_first" not in seen[name]["question"], name
    # It is no part of the record: the session is read back without it.
    host.send(End())
    host.stop()
    records = json.dumps([str(one) for one in classroom.records(host.session.id)])
    assert "says that thing" not in records
    assert classroom.results(host.session.id).questions
