"""What a learner knows, where they are unsure, what was wrong.

A met fact is

* **wrong** where its latest response was wrong,
* **known** where its latest response was right, it is not on the wrong list, its predicted recall
  today is at least ``KNOWN_FROM``, and it was proven by more than claims: since its last miss it
  was right on a choice, or on claims on as many days as the wrong list asks for,
* **unsure** otherwise: a guess that was right, a fact still on the list, one that has faded, one
  that was only judged true or false. One that was only ever skipped is not met.

So "known" says what can be expected today and not what once went well: a fact that nobody asked
about for months becomes unsure without any mistake.
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

KNOWN_FROM = 0.8
"""The predicted recall from which a fact counts as known: a little under the 0.9 at which it is
due, so that a fact does not become unsure on the very day on which it comes back."""


class Mastery(StrEnum):
    """How well a learner knows a fact."""

    NOT_MET = "not met"
    WRONG = "wrong"
    UNSURE = "unsure"
    KNOWN = "known"


@dataclass
class Proof:
    """What speaks for a fact since it was last missed. Grows with each response, oldest first."""

    by_choice: bool = False
    claim_days: int = 0
    _day: date | None = None

    def take(
        self, kind: ItemKind, outcome: Outcome, certainty: Certainty | None, day: date
    ) -> None:
        """Update it by a response."""
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
        """Return whether it rests on more than lucky guesses (spec RV-9)."""
        return self.by_choice or self.claim_days >= DAYS_NEEDED_BY_CLAIMS


def mastery_of(card: ReviewCard | None, proof: Proof, now: datetime) -> Mastery:
    """Return how well a learner knows a fact.

    Args:
        card: what the responses amount to; None where there is none but skipped ones.
        proof: what speaks for it since it was last missed.
        now: the current time.
    """
    if card is None:
        return Mastery.NOT_MET
    if card.missed_last:
        return Mastery.WRONG
    known = proof.enough and not card.on_list() and recall(card.memory, now) >= KNOWN_FROM
    return Mastery.KNOWN if known else Mastery.UNSURE


def mean_recall(cards: Sequence[ReviewCard], at: datetime) -> float | None:
    """Return the recall to expect of facts at a moment, on average; None where there are none.

    What was missed last time counts as not known (``ReviewCard.expected``), as it does among the
    facts known and wrong.
    """
    if not cards:
        return None
    return sum(card.expected(at) for card in cards) / len(cards)
