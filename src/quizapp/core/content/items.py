"""Items: the scorable questions on a fact."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.content.ids import FactId, ItemId, PassageId
from quizapp.core.content.pictures import Picture

CHART = "chart"
"""The tag of an item whose task is to read a table: its chart is shown with the question."""


class Deck(StrEnum):
    """Which quizzes an item is for."""

    DEFAULT = "default"
    """About the world: every quiz that asks for nothing else."""
    DETECTIVE = "detective"
    """About how a source argues: its passages are shown first, the question after."""


class ItemKind(StrEnum):
    """The two kinds of item."""

    CHOICE = "choice"
    TRUE_FALSE = "true_false"


@dataclass(frozen=True)
class Option:
    """One option of an item, with its feedback."""

    text: str
    is_key: bool
    feedback: str
    misconception: FactId | None = None
    """The fact whose myth this option embodies."""


@dataclass(frozen=True)
class Item:
    """One scorable question.

    A true-false item has the two options "True" and "False", in this order; its ``stem`` is the
    statement to judge and ``correction`` the corrected sentence where the statement is false.
    """

    id: ItemId
    fact_id: FactId
    kind: ItemKind
    stem: str
    options: tuple[Option, ...]
    difficulty: int
    """1 recall, 2 understanding, 3 reasoning across passages."""
    tags: tuple[str, ...] = ()
    correction: str = ""
    source_line: str = ""
    """Shown above the stem: whose figure it is, of what year. May be empty."""
    takeaway: str = ""
    """What the card says in place of the fact, where the fact does not answer the question."""
    evidence: tuple[PassageId, ...] = ()
    """The passages that decide this question, of those that the fact cites; empty: the first."""
    deck: Deck = Deck.DEFAULT
    talk: bool = False
    """Whether it is worth talking about at the end of a quiz."""
    about_myth: bool = False
    """Whether the question is about the fact's myth; only then the card tells it."""
    picture: Picture | None = None
    """Shown with the question; None where there is none."""

    @property
    def shows_chart(self) -> bool:
        """Return whether the chart of the table that decides it stands above the options."""
        return CHART in self.tags

    @property
    def key(self) -> int:
        """Return the position of the right option."""
        return next(i for i, option in enumerate(self.options) if option.is_key)

    @property
    def statement_is_false(self) -> bool:
        """Return whether showing the stem shows a false sentence."""
        return self.kind is ItemKind.TRUE_FALSE and self.key == 1

    @property
    def fingerprint(self) -> str:
        """Return a digest of all that a learner sees of the item: it changes with its wording."""
        seen = [str(self.kind), self.stem, self.correction]
        for option in self.options:
            seen += (option.text, "key" if option.is_key else "", option.feedback)
        # Only where there is one, so that wordings from before there were any keep their digest.
        seen += ["source " + self.source_line] if self.source_line else []
        seen += ["takeaway " + self.takeaway] if self.takeaway else []
        seen += [CHART] if self.shows_chart else []
        if self.picture is not None:
            seen += [f"picture {self.picture.digest}", self.picture.alt]
        # The unit separator occurs in no text. Joining is several times faster than JSON, which
        # counts when a bank of a million items is built.
        return hashlib.sha256("\x1f".join(seen).encode()).hexdigest()
