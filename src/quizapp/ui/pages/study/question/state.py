"""What the question screen shows."""

from dataclasses import dataclass

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.presenting import PresentedItem


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
    flagged: bool = False
    chosen: int | None = None
    """Position in the shown order."""
    certainty: Certainty | None = None
    ask_certainty: bool = True
    single_keys: bool = True
    """Whether letters and digits alone do something (WCAG 2.1.4)."""
    seconds_left: int | None = None
    """None: no timer."""
    id: int = 0
    """Which showing it is: another one begins at its beginning, even with the same words."""
    come_back: int = 0
    """Questions still to come on facts that were missed in this review."""
    notice: str = ""
    """What happened that nobody pressed, such as that time was up."""
