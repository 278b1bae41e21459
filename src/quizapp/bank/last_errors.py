"""When each fact last went wrong for a learner: missed, or right by a guess."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.bank.bulk import fetch
from quizapp.bank.engine import Db
from quizapp.bank.tables import moment
from quizapp.core.content.ids import FactId, LearnerId

_LAST = """
    SELECT item.fact_id,
           max(CASE WHEN response.outcome = 'wrong' THEN response.at END),
           max(CASE WHEN response.outcome = 'right' THEN response.at END)
    FROM attempt
    JOIN presented_item ON presented_item.attempt_id = attempt.id
    JOIN response ON response.presented_id = presented_item.id
    JOIN item_version ON item_version.id = presented_item.version_id
    JOIN item ON item.number = item_version.item_number
    WHERE attempt.learner_id = :learner
      AND (response.outcome = 'wrong'
           OR (response.outcome = 'right' AND response.certainty = 'guess'))
    GROUP BY item.fact_id
"""


@dataclass(frozen=True)
class LastError:
    """When a fact was last missed and last guessed right; None: never."""

    missed_at: datetime | None
    guessed_at: datetime | None


def last_errors(db: Db, learner_id: LearnerId) -> dict[FactId, LastError]:
    """Return for each fact that a learner missed or guessed when this last happened."""
    return {
        FactId(fact_id): LastError(
            None if missed is None else moment(missed),
            None if guessed is None else moment(guessed),
        )
        for fact_id, missed, guessed in fetch(db, _LAST, {"learner": int(learner_id)})
    }
