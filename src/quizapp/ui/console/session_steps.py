"""Which steps a session can take now, which of them is the most sensible, and their keys."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from quizapp.core.session.events import (
    CloseVote,
    Discuss,
    End,
    Explain,
    FromTeacher,
    OpenVote,
    ReopenVote,
    Reveal,
)
from quizapp.core.session.room_state import Phase, Room
from quizapp.core.session.tally import Advice, tally


class Ask(StrEnum):
    """What a step needs besides the press."""

    NOTHING = "nothing"
    CONFIRM = "confirm"
    LEAVE = "leave"
    """The console is left; nothing happens in the room."""


@dataclass(frozen=True)
class Step:
    """A button of the pace bar."""

    label: str
    key: str
    event: FromTeacher | None
    first: bool = False
    """Whether it is the most sensible one: filled, and taken by Space or Enter."""
    ask: Ask = Ask.NOTHING


def steps(room: Room, *, private: bool = True) -> tuple[Step, ...]:
    """Return the steps that can be taken, the most sensible first.

    Args:
        room: the room.
        private: whether only the teacher sees them. Where the class does, nothing in them may
            tell how the vote went (spec SE-1).
    """
    last = room.question + 1 >= len(room.questions)
    end = Step(_tr("End the session"), "X", End(), ask=Ask.CONFIRM)
    result = Step(_tr("Show the result"), "R", Reveal())
    again = Step(_tr("Open the vote again"), "O", ReopenVote())
    match room.phase:
        case Phase.LOBBY:
            found = [Step(_tr("Begin with question 1"), "N", OpenVote()), end]
        case Phase.VOTE:
            found = [Step(_tr("Close the vote"), "C", CloseVote()), end]
        case Phase.CLOSED if room.round == 1:
            talk = Step(_tr("Discuss, then vote again"), "D", Discuss())
            found = [talk, result] if private and _unsure(room) else [result, talk]
            found += [again, end]
        case Phase.CLOSED:
            found = [result, again, end]
        case Phase.DISCUSS:
            back = Step(_tr("Back to the first vote"), "O", ReopenVote())
            found = [Step(_tr("Open the second vote"), "V", OpenVote()), result, back, end]
        case Phase.REVEAL:
            found = [Step(_tr("Explain"), "E", Explain())]
            found += [] if last or room.ending else [_next(room)]
            found.append(end)
        case Phase.EXPLAIN if last or room.ending:
            found = [Step(_tr("End the session"), "X", End())]
        case Phase.EXPLAIN:
            found = [_next(room), end]
        case _:
            found = [Step(_tr("Close and go to the results"), "X", None, ask=Ask.LEAVE)]
    best = found[0]
    return (Step(best.label, best.key, best.event, True, best.ask), *found[1:])


def _next(room: Room) -> Step:
    return Step(_tr("Go to question {n}").format(n=room.question + 2), "N", OpenVote())


def _unsure(room: Room) -> bool:
    return tally(room, room.ballot).advice is Advice.DISCUSS


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pace", text)
