"""What the feedback screen shows."""

from dataclasses import dataclass, field

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.glossary import GlossaryEntry, entries_in
from quizapp.core.views.objections import Objection
from quizapp.env.settings import Settings


@dataclass(frozen=True)
class FeedbackState:
    """A question after responding."""

    number: int
    """1-based."""
    of: int
    topic: str
    card: FeedbackCard
    answered: float
    """Share of the quiz that is answered, 0 to 1."""
    flagged: bool = False
    settings: Settings = field(default_factory=Settings)
    """Whole, so that a setting that matters here is read where it matters."""
    next_text: str = ""
    """When the fact comes back, or what comes next."""
    id: int = 0
    """Which showing it is: another one begins at its beginning, even with the same words."""
    come_back: int = 0
    """Questions still to come on facts that were missed in this review."""
    notice: str = ""
    """What happened that nobody pressed, such as that time was up."""
    extra: bool = False
    """Whether the learner asked for this question on top of the quiz."""
    another: bool = False
    """Whether one more like it can be asked for: not where the quiz is over."""
    objections: tuple[Objection, ...] = ()
    """What the learner said is wrong with the question, and what was answered."""
    glossary: tuple[GlossaryEntry, ...] = ()
    """The words that are explained in the passages of the card."""

    @property
    def words(self) -> tuple[GlossaryEntry, ...]:
        """Return the explained words that the passages of the card have."""
        return entries_in((source.passage.text for source in self.card.sources), self.glossary)
