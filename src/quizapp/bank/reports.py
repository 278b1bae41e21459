"""Queries for reports: few of them, each over a whole set."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from quizapp.bank.bulk import chunks, fetch
from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.engine import Db
from quizapp.bank.specs import spec_from_json
from quizapp.bank.tables import moment, stored
from quizapp.core.answering.attempts import Certainty, QuizSpec
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.facts import Importance
from quizapp.core.content.ids import (
    AttemptId,
    DocumentId,
    FactId,
    ItemVersionId,
    LearnerId,
    PackId,
    PresentedId,
    TopicId,
)
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.clocks import TOLERATED, ran_ahead, set_right

if TYPE_CHECKING:  # each is loaded by its query: at a start only open attempts are asked for
    from quizapp.core.learning.activity import Logged
    from quizapp.core.learning.classwide import First

FACTS = """
    SELECT fact.id, fact.topic_id, topic.title, fact.statement, fact.myth_claim,
           fact.myth_technique, fact.retired, fact.importance, fact.sensitive,
           EXISTS (
               SELECT 1 FROM item
               WHERE item.fact_id = fact.id AND NOT item.retired AND item.deck = 'default'
           )
    FROM fact JOIN topic ON topic.id = fact.topic_id
    WHERE fact.pack_id = :pack
    ORDER BY topic.pack_id, topic.position, fact.position, fact.id
"""

CITED = """
    SELECT DISTINCT document.pack_id, document.position, document.id, document.title,
           evidence.fact_id
    FROM evidence
    JOIN passage ON passage.id = evidence.passage_id
    JOIN document ON document.id = passage.document_id
    WHERE document.pack_id = :pack AND NOT document.retired
    ORDER BY document.pack_id, document.position, document.id
"""

RESPONSES = """
    SELECT response.presented_id, presented_item.version_id, response.outcome,
           response.certainty, response.at, response.elapsed_ms
    FROM attempt
    JOIN presented_item ON presented_item.attempt_id = attempt.id
    JOIN response ON response.presented_id = presented_item.id
    WHERE attempt.learner_id = :learner AND attempt.pack_id = :pack
"""

# Thousands of responses are on hundreds of wordings: what is asked is looked up once for each.
VERSIONS = """
    SELECT item_version.id, item_version.kind, item.fact_id
    FROM item_version JOIN item ON item.number = item_version.item_number
    WHERE item_version.id IN ({ids})
"""

ATTEMPTS = """
    SELECT count(*) FROM attempt
    WHERE attempt.learner_id = :learner AND attempt.pack_id = :pack AND EXISTS (
        SELECT 1 FROM presented_item
        JOIN response ON response.presented_id = presented_item.id
        WHERE presented_item.attempt_id = attempt.id AND response.outcome <> 'skipped'
    )
"""

# A myth is believed where a false statement of its fact was judged true, or an option that
# embodies it was chosen. "True" is the first option of a claim.
BELIEFS = """
    SELECT item.fact_id, option.misconception, item_version.kind, response.chosen,
           response.certainty, response.at, presented_item.left_at, response.presented_id
    FROM attempt
    JOIN presented_item ON presented_item.attempt_id = attempt.id
    JOIN response ON response.presented_id = presented_item.id
    JOIN item_version ON item_version.id = presented_item.version_id
    JOIN item ON item.number = item_version.item_number
    JOIN option ON option.version_id = presented_item.version_id
        AND option.position = response.chosen
    WHERE attempt.learner_id = :learner AND response.outcome = 'wrong'
        AND (option.misconception IS NOT NULL
             OR (item_version.kind = 'true_false' AND response.chosen = 0))
    ORDER BY response.at, response.presented_id
"""

NAMES = "SELECT id, name FROM learner"

# The first response of a learner on a fact, found in one pass: second and place in one number,
# whose least is sought. (A window function sorts whole rows and takes three times as long.) There
# is room for two thousand million questions and, counted from 2020, for the seconds until 2156.
FIRSTS = """
    SELECT earliest.learner_id, earliest.fact_id, presented_item.version_id, response.chosen,
           response.outcome, response.certainty,
           (SELECT count(*) FROM option WHERE option.version_id = presented_item.version_id)
    FROM (
        SELECT attempt.learner_id AS learner_id, item.fact_id AS fact_id,
               min(
                   (response.at / 1000000 - 1577836800) * 2147483648 + response.presented_id
               ) AS pair
        FROM response
        JOIN presented_item ON presented_item.id = response.presented_id
        JOIN attempt ON attempt.id = presented_item.attempt_id
        JOIN item_version ON item_version.id = presented_item.version_id
        JOIN item ON item.number = item_version.item_number
        WHERE response.outcome <> 'skipped'
        GROUP BY attempt.learner_id, item.fact_id
    ) AS earliest
    JOIN response
        ON response.presented_id = (earliest.pair % 2147483648 + 2147483648) % 2147483648
    JOIN presented_item ON presented_item.id = response.presented_id
    ORDER BY earliest.learner_id, earliest.fact_id
"""

OPEN_ATTEMPTS = """
    SELECT id, CAST(spec AS TEXT) FROM attempt
    WHERE learner_id = :learner AND pack_id = :pack AND finished_at IS NULL
    ORDER BY started_at, id
"""

# Only shown or skipped is no result. What a clock that ran ahead dated comes last.
LAST_FINISHED = """
    SELECT id FROM attempt
    WHERE learner_id = :learner AND pack_id = :pack AND finished_at IS NOT NULL AND EXISTS (
        SELECT 1 FROM presented_item
        JOIN response ON response.presented_id = presented_item.id
        WHERE presented_item.attempt_id = attempt.id AND response.outcome <> 'skipped'
    )
    ORDER BY started_at > :latest, started_at DESC, id DESC LIMIT 1
"""


@dataclass(frozen=True)
class FactLine:
    """A fact as reports name it: by its statement, never by its myth (spec FB-5)."""

    id: FactId
    topic_id: TopicId
    topic: str
    statement: str
    myth: str | None
    technique: str
    retired: bool
    core: bool = False
    by_choice: bool = False
    """Whether it is asked only where that was chosen: sensitive, or without a question that a
    default quiz may ask."""
    sensitive: bool = False


@dataclass(frozen=True)
class Belief:
    """A response that says that a myth was believed."""

    fact_id: FactId
    """The fact that the myth belongs to."""
    presented_id: PresentedId
    certainty: Certainty | None
    at: datetime
    corrected_at: datetime | None
    """When its correction was left; None while it is still owed."""


class Reports:
    """The queries for reports.

    Args:
        db: the transaction.
    """

    def __init__(self, db: Db) -> None:
        self._db = db

    def facts(self, pack_id: PackId) -> dict[FactId, FactLine]:
        """Return all facts of a pack, retired ones too, in the order of its topics."""
        return {
            FactId(row[0]): FactLine(
                FactId(row[0]),
                TopicId(row[1]),
                row[2],
                row[3],
                row[4],
                row[5] or "",
                bool(row[6]),
                row[7] == Importance.CORE,
                bool(row[8]) or not row[9],
                bool(row[8]),
            )
            for row in fetch(self._db, FACTS, {"pack": pack_id})
        }

    def cited(self, pack_id: PackId) -> dict[DocumentId, tuple[str, tuple[FactId, ...]]]:
        """Return the documents of a pack that facts cite, with title and facts, in its order."""
        found: dict[DocumentId, tuple[str, list[FactId]]] = {}
        for _, _, document_id, title, fact_id in fetch(self._db, CITED, {"pack": pack_id}):
            found.setdefault(DocumentId(document_id), (title, []))[1].append(FactId(fact_id))
        return {document_id: (title, tuple(ids)) for document_id, (title, ids) in found.items()}

    def responses(self, learner_id: LearnerId, now: datetime) -> tuple[Logged, ...]:
        """Return all responses of a learner in the pack that they work with, oldest first.

        Args:
            learner_id: the learner.
            now: the moment; what is dated after it was dated by a clock that ran ahead, and counts
                as at the time of the response before it.
        """
        from quizapp.core.learning.activity import Logged

        rows = sorted(self._in_pack(RESPONSES, learner_id), key=itemgetter(4, 0))
        if rows and ran_ahead(moment(rows[-1][4]), now):
            moments = set_right(((row[0], moment(row[4])) for row in rows), now)
            rows = sorted(
                [(*row[:4], stored(moments[row[0]]), row[5]) for row in rows], key=itemgetter(4, 0)
            )
        facts, kinds = self._asked({row[1] for row in rows})
        # Calling an enumeration, or building dataclasses, would take most of the time here.
        outcomes = {outcome.value: outcome for outcome in Outcome}
        levels: dict[str | None, Certainty | None] = {level.value: level for level in Certainty}
        levels[None] = None
        return tuple(
            [
                Logged(row, facts[version], kinds[version], outcomes[said], levels[sure], at, took)
                for row, version, said, sure, at, took in rows
            ]
        )

    def attempts(self, learner_id: LearnerId) -> int:
        """Return how many attempts a learner answered in, in the pack that they work with."""
        return int(self._in_pack(ATTEMPTS, learner_id)[0][0])

    def open_attempts(self, learner_id: LearnerId) -> tuple[tuple[AttemptId, QuizSpec], ...]:
        """Return a learner's unfinished attempts, oldest first, without their questions.

        Those in the pack that the learner works with.
        """
        return tuple(
            (AttemptId(attempt_id), spec_from_json(json.loads(spec)))
            for attempt_id, spec in self._in_pack(OPEN_ATTEMPTS, learner_id)
        )

    def last_finished(self, learner_id: LearnerId, now: datetime) -> AttemptId | None:
        """Return the latest attempt that a learner finished, and answered something in.

        Of those in the pack that the learner works with.
        """
        rows = self._in_pack(LAST_FINISHED, learner_id, latest=stored(now + TOLERATED))
        return AttemptId(rows[0][0]) if rows else None

    def beliefs(self, learner_id: LearnerId) -> tuple[Belief, ...]:
        """Return the responses of a learner that say that a myth was believed, oldest first."""
        found = []
        for row in self._of(BELIEFS, learner_id):
            fact_id, misconception, kind, chosen, certainty, at, left_at, presented = row
            believed = {misconception} if misconception is not None else set()
            if kind == ItemKind.TRUE_FALSE and chosen == 0:
                believed.add(fact_id)
            corrected_at = None if left_at is None else moment(left_at)
            found += [
                Belief(
                    FactId(one),
                    PresentedId(presented),
                    _certainty(certainty),
                    moment(at),
                    corrected_at,
                )
                for one in sorted(believed)
            ]
        return tuple(found)

    def firsts(self) -> tuple[First, ...]:
        """Return the first response of every learner on every fact; skipped ones are none."""
        from quizapp.core.learning.classwide import First

        outcomes = {outcome.value: outcome for outcome in Outcome}
        levels: dict[str | None, Certainty | None] = {level.value: level for level in Certainty}
        levels[None] = None
        return tuple(
            First(
                LearnerId(learner_id),
                FactId(fact_id),
                ItemVersionId(version_id),
                chosen,
                outcomes[outcome],
                levels[certainty],
                options,
            )
            for learner_id, fact_id, version_id, chosen, outcome, certainty, options in fetch(
                self._db, FIRSTS
            )
        )

    def names(self) -> dict[LearnerId, str]:
        """Return the names of the learners."""
        return {LearnerId(row[0]): row[1] for row in fetch(self._db, NAMES)}

    def _asked(self, versions: Iterable[int]) -> tuple[dict[int, FactId], dict[int, ItemKind]]:
        """Return the facts of item versions, and their kinds."""
        facts: dict[int, FactId] = {}
        kinds: dict[int, ItemKind] = {}
        for chunk in chunks(versions):
            query = VERSIONS.format(ids=", ".join(str(int(version)) for version in chunk))
            for version, kind, fact_id in fetch(self._db, query):
                facts[version] = FactId(fact_id)
                kinds[version] = ItemKind(kind)
        return facts, kinds

    def _in_pack(
        self, query: str, learner_id: LearnerId, **values: int
    ) -> Sequence[tuple[Any, ...]]:
        pack_id = chosen_pack(self._db, learner_id)
        return fetch(self._db, query, {"learner": int(learner_id), "pack": pack_id, **values})

    def _of(self, query: str, learner_id: LearnerId) -> Sequence[tuple[Any, ...]]:
        return fetch(self._db, query, {"learner": int(learner_id)})


def _certainty(stored_as: str | None) -> Certainty | None:
    return None if stored_as is None else Certainty(stored_as)
