"""What is shown while sources are found: one question at a time."""

from dataclasses import dataclass

from quizapp.core.content.ids import PassageId


@dataclass(frozen=True)
class ShownPassage:
    """A passage that may answer the question."""

    passage_id: PassageId
    where: str
    """The title of its document."""
    text: str
    start: int
    end: int
    """The words that would be its quote, as offsets into the text."""


@dataclass(frozen=True)
class SourcesState:
    """A question without a source, and the passages that fit it best."""

    pack: str
    """The title of the pack."""
    number: int
    """Which question without a source it is, from 1; one more than there are at the end."""
    total: int
    stem: str = ""
    right: str = ""
    """Its right option; empty for a statement, and where none is marked."""
    passages: tuple[ShownPassage, ...] = ()
    """The best first; empty where no passage shares a word with it."""
    found: int = 0
    """How many questions got a source."""
    searched: str = ""
    """The words by which the passages were found; empty: by the question."""

    @property
    def is_over(self) -> bool:
        """Return whether all questions were looked at."""
        return self.number > self.total
