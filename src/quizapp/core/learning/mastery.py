"""What a learner holds, what is shaky, what was missed.

A met fact is

* **missed** where its latest response was wrong,
* **held** where its latest response was right, it is not on the wrong list, its predicted recall
  today is at least ``HELD_FROM``, and it was proven by more than claims: since its last miss it was
  right on a choice, or on claims on as many days as the wrong list asks for,
* **shaky** otherwise: a guess that was right, a fact still on the list, one that time has worn, one
  that was only judged true or false. One that was only ever skipped is not met.

So "held" says what can be expected today and not what once went well: a fact that nobody asked
about for months becomes shaky without any mistake.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.review_cards import DAYS_NEEDED_BY_CLAIMS, ReviewCard
from quizapp.core.learning.scheduling import recall

HELD_FROM = 0.8
"""The predicted recall from which a fact counts as held: a little under the 0.9 at which it is due,
so that a fact does not become shaky on the very day on which it comes back."""


class Mastery(StrEnum):
    """How firmly a learner stands on a fact."""

    NOT_MET = "not met"
    MISSED = "missed"
    SHAKY = "shaky"
    HELD = "held"


@dataclass
class Proof:
    """What speaks for a fact since it was last missed. Grows with each response, oldest first."""

    by_choice: bool = False
    claim_days: int = 0
    _day: date | None = None

    def take(
        self, kind: ItemKind, outcome: Outcome, certainty: Certainty | None, day: date
    ) -> None:
        """Take a response in."""
        if outcome is Outcome.WRONG:
            self.by_choice, self.claim_days, self._day = False, 0, None
        if outcome is not Outcome.RIGHT or certainty is Certainty.GUESS:
            return
        if kind is not ItemKind.TRUE_FALSE:
            self.by_choice = True
        elif day != self._day:
            self.claim_days += 1
            self._day = day

    @property
    def enough(self) -> bool:
        """Return whether more than a few coin tosses speaks for it (spec RV-9)."""
        return self.by_choice or self.claim_days >= DAYS_NEEDED_BY_CLAIMS


def mastery_of(card: ReviewCard | None, proof: Proof, now: datetime) -> Mastery:
    """Return how firmly a learner stands on a fact.

    Args:
        card: what the responses amount to; None where there is none but skipped ones.
        proof: what speaks for it since it was last missed.
        now: the moment.
    """
    if card is None:
        return Mastery.NOT_MET
    if card.missed_last:
        return Mastery.MISSED
    firm = proof.enough and not card.on_list() and recall(card.memory, now) >= HELD_FROM
    return Mastery.HELD if firm else Mastery.SHAKY


def mean_recall(cards: Sequence[ReviewCard], at: datetime) -> float | None:
    """Return the recall to expect of facts at a moment, on average; None where there are none.

    What was missed last time counts as not known (``ReviewCard.expected``), as it does among the
    facts held and missed.
    """
    if not cards:
        return None
    return sum(card.expected(at) for card in cards) / len(cards)
