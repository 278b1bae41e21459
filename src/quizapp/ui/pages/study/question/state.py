"""What the question screen shows."""

from dataclasses import dataclass, field

from quizapp.core.answering.presenting import PresentedItem
from quizapp.core.cards.outline import PassagePart
from quizapp.env.settings import Settings


@dataclass(frozen=True)
class QuestionState:
    """One question before it is answered. It holds no key."""

    number: int
    """1-based."""
    of: int
    topic: str
    item: PresentedItem
    answered: float
    """Share of the quiz that is answered, 0 to 1."""
    read_first: tuple[PassagePart, ...] = ()
    """Passages to read before the question."""
    flagged: bool = False
    extra: bool = False
    """Whether the learner asked for it on top of the quiz."""
    chosen: int | None = None
    """Position in the shown order."""
    settings: Settings = field(default_factory=Settings)
    """Whole, so that a setting that matters here is read where it matters."""
    seconds_left: int | None = None
    """None: no timer."""
    seconds_more: int = 0
    """What more time gives."""
    id: int = 0
    """Which showing it is: another one begins at its beginning, even with the same words."""
    come_back: int = 0
    """Questions still to come on facts that were missed in this review."""
    explains_certainty: bool = False
    """Whether it says what saying how sure one is is for: until it was said for the first time."""
    notice: str = ""
    """What happened that nobody pressed, such as that time was up."""
