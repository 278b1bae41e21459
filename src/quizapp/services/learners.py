"""The people who answer on this computer."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from quizapp.bank.engine import Bank
from quizapp.bank.records import Records
from quizapp.core.attempts import Learner
from quizapp.core.errors import ExpectedError
from quizapp.core.ids import LearnerId
from quizapp.env.clock import Clock

NAME_LENGTH = 40


@dataclass(frozen=True)
class LearnerLine:
    """A learner as a row of the list."""

    learner: Learner
    last_active: datetime | None
    """When the latest attempt began; None if there is none."""
    attempts: int


class Learners:
    """Adds and renames learners; ``Rights`` merges and erases them.

    No passwords: whoever sits at the computer chooses.
    """

    def __init__(self, bank: Bank, clock: Clock) -> None:
        self._bank = bank
        self._clock = clock

    def everyone(self) -> tuple[Learner, ...]:
        """Return all learners, by name."""
        with self._bank.read() as db:
            return Records(db).learners()

    def overview(self) -> tuple[LearnerLine, ...]:
        """Return all learners, by name, with what tells them apart at a glance."""
        with self._bank.read() as db:
            records = Records(db)
            lines = []
            for learner in records.learners():
                attempts = records.attempts(learner.id)
                latest = attempts[0].started_at if attempts else None
                lines.append(LearnerLine(learner, latest, len(attempts)))
            return tuple(lines)

    def add(self, name: str) -> Learner:
        """Add a learner and return it.

        Raises:
            ExpectedError: the name is empty, too long or taken.
        """
        tidy = self._tidy(name)
        with self._bank.write() as db:
            records = Records(db)
            self._refuse_taken(tidy, records.learners())
            return records.add_learner(tidy, self._clock())

    def rename(self, learner_id: LearnerId, name: str) -> None:
        """Give a learner another name.

        Raises:
            ExpectedError: the name is empty, too long or taken.
        """
        tidy = self._tidy(name)
        with self._bank.write() as db:
            records = Records(db)
            others = tuple(one for one in records.learners() if one.id != learner_id)
            self._refuse_taken(tidy, others)
            records.rename_learner(learner_id, tidy)

    @staticmethod
    def _tidy(name: str) -> str:
        shown = "".join(sign for sign in name if sign.isspace() or not _is_hidden(sign))
        tidy = " ".join(shown.split())
        if not tidy.strip(_JOINERS):
            raise ExpectedError(
                "The name is empty.", "Type a name, or any word you will know again."
            )
        if len(tidy) > NAME_LENGTH:
            raise ExpectedError(
                f"The name has {len(tidy)} characters.", f"Use at most {NAME_LENGTH}."
            )
        return tidy

    @staticmethod
    def _refuse_taken(name: str, learners: tuple[Learner, ...]) -> None:
        if any(one.name.casefold() == name.casefold() for one in learners):
            raise ExpectedError(
                f"There is already a learner named {name}.",
                "Choose that name from the list, or add a letter to tell the two apart.",
            )


_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Persian and emoji cannot be written without them."""


def _is_hidden(sign: str) -> bool:
    """Return whether a character shows nothing, or turns the text after it around."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in _JOINERS
