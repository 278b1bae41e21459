"""What the page of the first hour shows."""

from dataclasses import dataclass

from quizapp.core.content.glossary import FoundWord, words_in
from quizapp.core.content.ids import PackId
from quizapp.core.views.first_hour import Reading, ReadPassage


@dataclass(frozen=True)
class WelcomeState:
    """What there is to begin with, and where in it the reader is."""

    readings: tuple[Reading, ...]
    others: tuple[tuple[PackId, str], ...] = ()
    """The other subjects that are here: id and title."""
    chosen: int | None = None
    """Which of them is read; None: none is chosen yet."""
    at: int = 0
    """The passage that is shown, from 0."""

    @property
    def reading(self) -> Reading | None:
        """Return what is read."""
        return None if self.chosen is None else self.readings[self.chosen]

    @property
    def passage(self) -> ReadPassage | None:
        """Return the passage that is shown."""
        return None if self.reading is None else self.reading.passages[self.at]

    @property
    def words(self) -> tuple[FoundWord, ...]:
        """Return where the passage that is shown has words that are explained."""
        if self.reading is None or self.passage is None:
            return ()
        return words_in(self.passage.passage.text, self.reading.glossary)

    @property
    def is_last(self) -> bool:
        """Return whether the questions follow the passage that is shown."""
        return self.reading is not None and self.at == len(self.reading.passages) - 1
