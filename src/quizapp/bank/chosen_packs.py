"""Which pack a learner works with: the one chosen last, while it is offered.

Draws, reviews, reports and the library stay inside it, so that two subjects never mix without being
asked for (spec DB-8).
"""

from sqlalchemy import text, update

from quizapp.bank.bulk import fetch
from quizapp.bank.engine import Db
from quizapp.bank.record_tables import LearnerRow
from quizapp.core.content.ids import ItemVersionId, LearnerId, PackId
from quizapp.core.content.scoping import BUILT_IN

_CHOSEN = """
    SELECT pack.id FROM pack WHERE NOT pack.retired
    ORDER BY CASE WHEN pack.id = (SELECT pack_id FROM learner WHERE id = :learner) THEN 0
                  WHEN pack.id = :built_in THEN 1 ELSE 2 END, pack.title, pack.id
    LIMIT 1
"""

_FILL = f"""
    UPDATE attempt SET pack_id = coalesce((
        SELECT fact.pack_id FROM presented_item
        JOIN item_version ON item_version.id = presented_item.version_id
        JOIN item ON item.number = item_version.item_number
        JOIN fact ON fact.id = item.fact_id
        WHERE presented_item.attempt_id = attempt.id
        ORDER BY presented_item.position LIMIT 1
    ), '{BUILT_IN}')
    WHERE pack_id = ''
"""

_OF_VERSION = """
    SELECT fact.pack_id FROM item_version
    JOIN item ON item.number = item_version.item_number
    JOIN fact ON fact.id = item.fact_id
    WHERE item_version.id = :version
"""


def chosen_pack(db: Db, learner_id: LearnerId | None) -> PackId:
    """Return the pack that a learner works with.

    Args:
        db: the transaction.
        learner_id: the learner; None: nobody, who is offered the first there is.
    """
    values = {"learner": None if learner_id is None else int(learner_id), "built_in": BUILT_IN}
    rows = fetch(db, _CHOSEN, values)
    return PackId(rows[0][0]) if rows else BUILT_IN


def pack_of(db: Db, version_id: ItemVersionId) -> PackId:
    """Return the pack of a question.

    Raises:
        KeyError: there never was such a version.
    """
    rows = fetch(db, _OF_VERSION, {"version": int(version_id)})
    if not rows:
        raise KeyError(version_id)
    return PackId(rows[0][0])


def fill_packs(db: Db) -> None:
    """Note the packs of attempts that were written before their questions were."""
    db.execute(text(_FILL))


def choose_pack(db: Db, learner_id: LearnerId, pack_id: PackId) -> None:
    """Let a learner work with a pack from now on."""
    db.execute(update(LearnerRow).where(LearnerRow.id == learner_id).values(pack_id=pack_id))
