"""The services on one open bank, made together and closed together."""

import random
from dataclasses import dataclass
from pathlib import Path

from quizapp.bank.engine import Bank
from quizapp.bank.errors import BankReadOnly
from quizapp.env.clock import Clock, learning_day
from quizapp.services.bank_maintenance import BankMaintenance, Progress
from quizapp.services.cards import Cards
from quizapp.services.classroom import Classroom
from quizapp.services.learners import Learners
from quizapp.services.library import Library
from quizapp.services.originals import ORIGINALS, Originals, documents_of
from quizapp.services.planning import Planning
from quizapp.services.practice import Practice
from quizapp.services.preparing import Preparing
from quizapp.services.reporting import Reporting
from quizapp.services.review import Review
from quizapp.services.rights import Rights


@dataclass(frozen=True)
class Services:
    """One open bank and the services on it."""

    bank: Bank
    maintenance: BankMaintenance
    learners: Learners
    practice: Practice
    review: Review
    planning: Planning
    reporting: Reporting
    rights: Rights
    library: Library
    originals: Originals
    preparing: Preparing
    classroom: Classroom

    @property
    def is_current(self) -> bool:
        """Return whether the bank was built from the content as it is now."""
        return self.maintenance.is_current(self.bank)

    @property
    def is_empty(self) -> bool:
        """Return whether the bank holds no questions yet."""
        return self.maintenance.totals(self.bank).items == 0

    def build(self, progress: Progress) -> None:
        """Bring the bank's content up to date."""
        self.maintenance.build(self.bank, progress)

    def back_up(self) -> Path:
        """Make a dated backup beside the bank and return its path."""
        return self.maintenance.back_up(self.bank)

    def back_up_today(self) -> Path | None:
        """Make today's backup if there is none yet; return its path."""
        return self.maintenance.back_up_today(self.bank)

    def close(self) -> None:
        """Close the bank; what could be undone is forgotten."""
        self.rights.close()
        self.bank.close()


def open_services(
    maintenance: BankMaintenance, data: Path, clock: Clock, rng: random.Random
) -> Services:
    """Open the bank for learning; make the review cards that an older version did not keep.

    Args:
        maintenance: opens and maintains the bank.
        data: the data folder, for what is kept beside the bank.
        clock: returns the current time.
        rng: random numbers.

    Raises:
        ExpectedError: it cannot be opened, or not written: what is learned could not be kept.
    """
    bank = maintenance.open()
    if bank.read_only:
        bank.close()
        raise BankReadOnly
    originals = Originals(data / ORIGINALS, lambda: documents_of(bank))
    review = Review(bank, clock, rng, learning_day, Cards(originals))
    rights = Rights(bank, clock, learning_day)
    try:
        rights.finish_erasing()
        # Before anybody can respond: a learner who has one card counts as caught up.
        review.catch_up()
    except BaseException:
        bank.close()
        raise
    return Services(
        bank=bank,
        maintenance=maintenance,
        learners=Learners(bank, clock),
        practice=Practice(bank, clock, rng, learning_day, originals),
        review=review,
        planning=Planning(bank, clock, learning_day, review),
        reporting=Reporting(bank, clock, learning_day),
        rights=rights,
        library=Library(bank),
        originals=originals,
        preparing=Preparing(bank, clock, rng),
        classroom=Classroom(bank, clock, rng),
    )
