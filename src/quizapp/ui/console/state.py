"""What the console shows."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.session.room_state import Room
from quizapp.ui.live.join_info import JoinInfo
from quizapp.ui.live.networks import Network


@dataclass(frozen=True)
class SessionTrouble:
    """What keeps a session from going on as it should."""

    message: str
    hint: str


@dataclass(frozen=True)
class ConsoleState:
    """The whole console; it is the teacher's alone."""

    room: Room
    cards: tuple[FeedbackCard, ...]
    """The feedback card of each question of the plan, made without a response."""
    now: datetime
    began: datetime
    join_info: JoinInfo | None = None
    """None: nobody joins by phone."""
    networks: tuple[Network, ...] = ()
    """Addresses to choose from, the likeliest first."""
    troubles: tuple[SessionTrouble, ...] = ()
    """What keeps the session from going on as it should, such as a full disk; nothing twice."""
    notice: str = ""
    """Why something that was wanted did not happen."""
    single_keys: bool = True
    one_screen: bool = False
    """Whether class and teacher look at the same screen."""
    join_info_large: bool = False
    """Whether the projector shows how to join over everything else."""
    text_below: bool = False
    """Whether what is read on the projector does not fit there: passages, or the explanation."""
