"""Sessions of an hour each, by a clock that is moved on, leave nothing behind."""

import gc
import os
import sys
import threading

import pytest
from aiohttp import ClientSession

from quizapp.bank.engine import Bank
from quizapp.bank.sessions import ClassSessions
from quizapp.core.session.events import CloseVote, End, Explain, OpenVote, Reveal
from quizapp.core.session.room_state import Phase
from quizapp.server.host import SessionHost
from quizapp.server.http import Server
from quizapp.server.hub import Connection, SessionHub
from quizapp.services.classroom import Classroom
from tests.server.conftest import Start
from tests.server.phones import Phone, play, several
from tests.server.test_host import open_files
from tests.services.stock import HandClock
from tests.waiting import until

SESSIONS = int(os.environ.get("QUIZAPP_SESSIONS", "4"))
"""The benchmark ``live`` has ten, and measures memory too."""
COLOURS = ("Amber", "Jade", "Ruby", "Teal")


def an_hour(host: SessionHost, clock: HandClock) -> None:
    async def story(http: ClientSession) -> None:
        phones = await several([Phone.come(http, host, f"{c} Owl") for c in COLOURS])
        for number in (1, 2, 3):
            host.send(OpenVote())
            for phone in phones:
                await phone.phase("vote", number)
                assert await phone.vote(number % 2) == "done"
            for minutes, event in ((5, CloseVote()), (5, Reveal()), (10, Explain())):
                clock.tick(minutes=minutes)
                host.send(event)
            await phones[0].phase("explain")
        host.send(End())
        await until(lambda: host.room.phase is Phase.END)
        await phones[0].get("/api/home")

    play(story)
    host.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="open files are counted in /proc")
def test_sessions_leave_no_thread_socket_row_or_object(
    start: Start, bank: Bank, classroom: Classroom
) -> None:
    clock = HandClock()
    left = []
    for _ in range(SESSIONS):
        host = start(clock=clock)
        an_hour(host, clock)
        rows = len(classroom.records(host.session.id))
        with bank.write() as db:
            ClassSessions(db).remove(host.session.id)
        gone = classroom.records(host.session.id)
        gc.collect()
        kept = sum(isinstance(one, SessionHub | Connection | Server) for one in gc.get_objects())
        left.append((rows, gone, threading.active_count(), open_files(), kept))
    assert left[1:] == left[:1] * (SESSIONS - 1)
    rows, gone, _, _, kept = left[0]
    assert rows == len(COLOURS) * 4 + 3 * 4 + 1
    assert not gone
    assert kept == 0
