"""How many responses there are to some questions."""

from collections.abc import Iterable

from sqlalchemy import func, select

from quizapp.bank.bulk import chunks
from quizapp.bank.content_tables import ItemRow, ItemVersionRow
from quizapp.bank.engine import Db
from quizapp.bank.record_tables import PresentedItemRow, ResponseRow
from quizapp.core.content.ids import ItemId


def responses_to(db: Db, ids: Iterable[ItemId]) -> int:
    """Return how many responses learners gave to questions, in whatever wording.

    Args:
        db: the transaction.
        ids: of the questions, as the bank has them.
    """
    found = 0
    for chunk in chunks(ids):
        query = (
            select(func.count())
            .select_from(ResponseRow)
            .join(PresentedItemRow, PresentedItemRow.id == ResponseRow.presented_id)
            .join(ItemVersionRow, ItemVersionRow.id == PresentedItemRow.version_id)
            .join(ItemRow, ItemRow.number == ItemVersionRow.item_number)
            .where(ItemRow.id.in_(chunk))
        )
        found += db.scalar(query) or 0
    return found
