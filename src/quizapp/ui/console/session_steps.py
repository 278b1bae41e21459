"""Which steps a session can take now, which of them is the most sensible, and their keys."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from quizapp.core.session.events import (
    CloseVote,
    Discuss,
    End,
    Explain,
    OpenVote,
    ReopenVote,
    Reveal,
)
from quizapp.core.session.room_state import Phase, Room
from quizapp.core.session.tally import Advice, tally
from quizapp.ui.console.intents import AskToEnd, Leave, StepIntent, TakeStep


@dataclass(frozen=True)
class Step:
    """A button of the pace bar."""

    label: str
    key: str
    intent: StepIntent
    first: bool = False
    """Whether it is the most sensible one: filled, and taken by Space or Enter."""


def steps(room: Room, *, private: bool = True) -> tuple[Step, ...]:
    """Return the steps that can be taken, the most sensible first.

    Args:
        room: the room.
        private: whether only the teacher sees them. Where the class does, nothing in them may
            tell how the vote went (spec SE-1).
    """
    last = room.question + 1 >= len(room.questions)
    end = Step(_tr("End the session"), "X", AskToEnd())
    result = Step(_tr("Show the result"), "R", TakeStep(Reveal()))
    again = Step(_tr("Open the vote again"), "O", TakeStep(ReopenVote()))
    match room.phase:
        case Phase.LOBBY:
            found = [Step(_tr("Begin with question 1"), "N", TakeStep(OpenVote())), end]
        case Phase.VOTE:
            found = [Step(_tr("Close the vote"), "C", TakeStep(CloseVote())), end]
        case Phase.CLOSED if room.round == 1:
            talk = Step(_tr("Discuss, then vote again"), "D", TakeStep(Discuss()))
            found = [talk, result] if private and _unsure(room) else [result, talk]
            found += [again, end]
        case Phase.CLOSED:
            found = [result, again, end]
        case Phase.DISCUSS:
            back = Step(_tr("Back to the first vote"), "O", TakeStep(ReopenVote()))
            found = [
                Step(_tr("Open the second vote"), "V", TakeStep(OpenVote())),
                result,
                back,
                end,
            ]
        case Phase.REVEAL:
            found = [Step(_tr("Explain"), "E", TakeStep(Explain()))]
            found += [] if last or room.ending else [_next(room)]
            found.append(end)
        case Phase.EXPLAIN if last or room.ending:
            found = [Step(_tr("End the session"), "X", TakeStep(End()))]
        case Phase.EXPLAIN:
            found = [_next(room), end]
        case _:
            found = [Step(_tr("Close and go to the results"), "X", Leave())]
    return (replace(found[0], first=True), *found[1:])


def _next(room: Room) -> Step:
    return Step(_tr("Go to question {n}").format(n=room.question + 2), "N", TakeStep(OpenVote()))


def _unsure(room: Room) -> bool:
    return tally(room, room.ballot).advice is Advice.DISCUSS


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pace", text)
