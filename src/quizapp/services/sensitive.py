"""Leaving out what is sensitive where the bank's owner does not allow it (spec PE-4)."""

from collections.abc import Sequence

from quizapp.bank.engine import Db
from quizapp.bank.owner import allows_sensitive
from quizapp.core.answering.attempts import ItemVersion


def without_refused(db: Db, versions: Sequence[ItemVersion]) -> list[ItemVersion]:
    """Return those of the questions that learners may be asked, in their order."""
    if not any(version.sensitive for version in versions) or allows_sensitive(db):
        return list(versions)
    return [version for version in versions if not version.sensitive]
