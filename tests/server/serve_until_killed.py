"""Hosts the interrupted session and plays the teacher; made to be killed.

    serve_until_killed.py BANK SEED PACE

Writes ``serving PORT CODE`` once phones can come. The teacher opens, closes and reveals, and ends
nothing: whoever starts it again goes on with the same session.
"""

import random
import sys
import time
from pathlib import Path

from quizapp.bank.engine import Bank
from quizapp.core.session.events import CloseVote, Discuss, Explain, FromTeacher, OpenVote, Reveal
from quizapp.core.session.room_state import Phase, Room
from quizapp.env.clock import system_clock
from quizapp.server.host import SessionHost
from quizapp.services.classroom import Classroom

PAGE = Path(__file__).parents[2] / "assets" / "phone"


def serve(file: Path, rng: random.Random, pace: float) -> None:
    classroom = Classroom(Bank.open(file, system_clock), system_clock, rng)
    session = classroom.interrupted()
    assert session is not None
    host = SessionHost(classroom, session, PAGE, "127.0.0.1", system_clock, rng, limited=False)
    host.start()
    sys.stdout.write(f"serving {host.port} {session.code}\n")
    sys.stdout.flush()
    while True:
        time.sleep(rng.uniform(0.5, 1.5) * pace)
        event = next_step(host.room, rng)
        if event is not None:
            host.send(event)


def next_step(room: Room, rng: random.Random) -> FromTeacher | None:
    match room.phase:
        case Phase.VOTE:
            return CloseVote()
        case Phase.CLOSED if room.round == 1 and rng.random() < 0.5:
            return Discuss()
        case Phase.CLOSED:
            return Reveal()
        case Phase.REVEAL:
            return Explain()
        case _ if room.question + 1 < len(room.questions) or room.phase is Phase.DISCUSS:
            return OpenVote()
        case _:
            return None


if __name__ == "__main__":
    serve(Path(sys.argv[1]), random.Random(int(sys.argv[2])), float(sys.argv[3]))
