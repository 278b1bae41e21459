"""What the projector shows. Before the reveal there is no place in these values for a key."""

from dataclasses import dataclass

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import PassagePart
from quizapp.core.content.pictures import Picture
from quizapp.core.session.scores import Rank, SessionScore
from quizapp.ui.live.join_info import JoinInfo


@dataclass(frozen=True)
class Lobby:
    """Waiting for everybody."""

    title: str
    names: tuple[str, ...]
    """Pseudonyms in the order of coming; teams where there are no phones; none of a class list."""
    number: int
    """How many are here."""
    awaited: int | None = None
    """How many are expected, where there is a class list."""
    locked: bool = False
    subject: str = ""
    """What the questions are about; empty where the title says so already."""


@dataclass(frozen=True)
class Asked:
    """A question as everybody sees it."""

    number: int
    of: int
    stem: str
    claim: bool
    letters: tuple[str, ...]
    options: tuple[str, ...]
    round: int = 1
    source_line: str = ""
    """Stands above the stem; may be empty."""
    read_first: tuple[PassagePart, ...] = ()
    """What is read before the question, without marks and notes: of most questions nothing."""
    picture: Picture | None = None
    """Shown with the question, and with its result."""


@dataclass(frozen=True)
class Voting:
    """The vote is open."""

    asked: Asked
    answered: int
    present: int
    """How many can answer by phone or as a team."""
    seconds_left: int | None = None
    """None: no clock. The clock closes nothing."""
    hands: bool = False
    """Whether hands are counted: nobody has a phone, and there are no teams."""


@dataclass(frozen=True)
class Closed:
    """The vote is closed, and that is all there is to see."""

    asked: Asked


@dataclass(frozen=True)
class Discussing:
    """Neighbours talk."""

    asked: Asked


@dataclass(frozen=True)
class Revealed:
    """The key, and how the room voted."""

    asked: Asked
    key: int
    counts: tuple[int, ...]
    """Of the last vote, option by option."""
    before: tuple[int, ...] = ()
    """Of the first vote, where there were two."""
    statement_is_false: bool = False
    true_sentence: str = ""
    """What is so, where a claim was false."""


@dataclass(frozen=True)
class Explained:
    """The fact, why the myth misleads, and the passage."""

    asked: Asked
    card: FeedbackCard


@dataclass(frozen=True)
class Over:
    """The end."""

    title: str
    questions: int
    people: int
    score: SessionScore
    """The same that the results say."""
    best: tuple[Rank, ...] = ()
    """Pseudonyms, only where the teacher turned a ranking on (spec SE-5)."""
    phones: bool = True


View = Lobby | Voting | Closed | Discussing | Revealed | Explained | Over


@dataclass(frozen=True)
class ProjectorState:
    """The whole view."""

    view: View
    join_info: JoinInfo | None
    """None: nobody joins by phone."""
    join_info_large: bool = False
    """Whether how to join covers everything else for a moment."""
