"""Hosts a session and plays the teacher until another host has taken the session over.

    host_until_lost.py ADDRESS SESSION SEED PACE

Writes ``serving PORT CODE`` once phones can come, and ``lost`` when it may not go on. Made to be
stopped (SIGSTOP) as a computer that sleeps, woken, and killed.
"""

import random
import sys
import time
from pathlib import Path

from quizapp.bank.engine import Bank
from quizapp.core.content.ids import SessionId
from quizapp.env.clock import system_clock
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom
from tests.server.serve_until_killed import PAGE, next_step


def serve(address: str, session_id: SessionId, rng: random.Random, pace: float) -> None:
    place = address if "://" in address else Path(address)
    classroom = Classroom(Bank.open(place, system_clock), system_clock, rng)
    session = classroom.session(session_id)
    host = SessionHost(classroom, session, PAGE, "127.0.0.1", system_clock, rng, limited=False)
    host.start()
    _say(f"serving {host.port} {session.code}")
    while host.lost is None:
        time.sleep(rng.uniform(0.5, 1.5) * pace)
        event = next_step(host.room, rng)
        if event is not None:
            host.send(event)
    _say("lost")
    host.stop()


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve(
        sys.argv[1],
        SessionId(int(sys.argv[2])),
        random.Random(int(sys.argv[3])),
        float(sys.argv[4]),
    )
