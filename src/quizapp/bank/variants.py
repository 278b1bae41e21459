"""The current questions on a fact, and when a learner saw each: for choosing the next."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from quizapp.bank.bulk import chunks, fetch
from quizapp.bank.engine import Db
from quizapp.bank.tables import moment, stored
from quizapp.core.answering.attempts import ItemVersion
from quizapp.core.content.ids import FactId, ItemId, ItemVersionId, LearnerId
from quizapp.core.content.items import Deck, ItemKind
from quizapp.core.learning.variant_choice import FALSE_WITHIN, Variant, next_variant, worn

_ITEMS = """
    SELECT item.fact_id, item.id, item.version_id, item_version.kind, option.is_key,
           seen.last_shown, item.difficulty, item.deck
    FROM item
    JOIN item_version ON item_version.id = item.version_id
    JOIN option ON option.version_id = item.version_id AND option.position = 0
    LEFT JOIN seen ON seen.item_number = item.number AND seen.learner_id = :learner
    WHERE item.fact_id IN ({facts}) AND NOT item.retired
    ORDER BY item.position
"""

_LATELY = """
    SELECT item.id, presented_item.shown_at
    FROM attempt
    JOIN presented_item ON presented_item.attempt_id = attempt.id
    JOIN item_version ON item_version.id = presented_item.version_id
    JOIN item ON item.number = item_version.item_number
    WHERE attempt.learner_id = :learner AND presented_item.shown_at > :since
"""


class Variants:
    """Chooses among the questions on a fact.

    Args:
        db: the transaction.
        now: the current time.
    """

    def __init__(self, db: Db, now: datetime) -> None:
        self._db = db
        self._now = now

    def next(
        self,
        learner_id: LearnerId,
        fact_ids: Iterable[FactId],
        prefer_choice: frozenset[FactId] = frozenset(),
    ) -> dict[FactId, ItemVersionId]:
        """Return the question to ask on each fact; a fact without questions is left out.

        Args:
            learner_id: who will answer.
            fact_ids: the facts, in the order wanted.
            prefer_choice: those of them that claims alone can no longer prove.
        """
        wanted = list(dict.fromkeys(fact_ids))
        found = self._of(learner_id, wanted)
        chosen = {}
        for fact_id in wanted:
            choice = next_variant(
                found.get(fact_id, []), self._now, prefer_choice=fact_id in prefer_choice
            )
            if choice is not None:
                chosen[fact_id] = choice.version_id
        return chosen

    def another(
        self,
        learner_id: LearnerId,
        fact_id: FactId,
        asked: frozenset[ItemId],
        kinds: frozenset[ItemKind],
    ) -> ItemVersionId | None:
        """Return a question on a fact that is none of those asked; None if there is none.

        Args:
            learner_id: who will answer.
            fact_id: the fact.
            asked: what is not to be asked again.
            kinds: the kinds that may be asked; empty: all.
        """
        others = [
            one
            for one in self._of(learner_id, [fact_id]).get(fact_id, [])
            if one.item_id not in asked and (not kinds or one.kind in kinds)
        ]
        choice = next_variant(others, self._now)
        return None if choice is None or worn(choice, self._now) else choice.version_id

    def instead_of(
        self, learner_id: LearnerId, version: ItemVersion, kinds: frozenset[ItemKind]
    ) -> ItemVersionId | None:
        """Return what to ask in the place of a question that is about to be shown.

        None if it may be shown, and if its fact has nothing better: a false statement that the
        learner saw twice within seven days gives way to another question on its fact.

        Args:
            learner_id: who will answer.
            version: the question.
            kinds: the kinds that may be asked; empty: all.
        """
        item = version.item
        if not item.statement_is_false:
            return None
        variants = self._of(learner_id, [item.fact_id]).get(item.fact_id, [])
        if not any(one.item_id == item.id and worn(one, self._now) for one in variants):
            return None
        others = [one for one in variants if not kinds or one.kind in kinds]
        choice = next_variant(others, self._now)
        return None if choice is None or worn(choice, self._now) else choice.version_id

    def _of(self, learner_id: LearnerId, fact_ids: Sequence[FactId]) -> dict[FactId, list[Variant]]:
        lately = self._lately(learner_id)
        variants: dict[FactId, list[Variant]] = {}
        for chunk in chunks(fact_ids):
            names = {f"fact_{place}": str(fact_id) for place, fact_id in enumerate(chunk)}
            query = _ITEMS.format(facts=", ".join(f":{name}" for name in names))
            rows = fetch(self._db, query, names | {"learner": int(learner_id)})
            # A question of the detective deck is for those who asked for it, or where the fact has
            # no other.
            asked = {row[0] for row in rows if row[-1] == Deck.DEFAULT}
            for fact_id, item_id, version_id, kind, first_is_key, last_shown, hard, deck in rows:
                if deck != Deck.DEFAULT and fact_id in asked:
                    continue
                shown = set(lately.get(item_id, ()))
                if last_shown is not None:
                    shown.add(moment(last_shown))
                variants.setdefault(FactId(fact_id), []).append(
                    Variant(
                        item_id=ItemId(item_id),
                        version_id=ItemVersionId(version_id),
                        kind=ItemKind(kind),
                        statement_is_false=kind == ItemKind.TRUE_FALSE and not first_is_key,
                        shown=tuple(sorted(shown)),
                        difficulty=hard,
                    )
                )
        return variants

    def _lately(self, learner_id: LearnerId) -> dict[str, list[datetime]]:
        lately: dict[str, list[datetime]] = {}
        values = {"learner": int(learner_id), "since": stored(self._now - FALSE_WITHIN)}
        for item_id, shown_at in fetch(self._db, _LATELY, values):
            lately.setdefault(item_id, []).append(moment(shown_at))
        return lately
