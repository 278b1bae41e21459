"""Reading and adding what learners did: attempts and responses."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, func, or_, select, update

from quizapp.bank.bulk import insert_statement, run_one
from quizapp.bank.chosen_packs import chosen_pack, pack_of
from quizapp.bank.content import Content
from quizapp.bank.content_tables import FactRow, ItemRow, ItemVersionRow
from quizapp.bank.dialects import insert
from quizapp.bank.engine import Db
from quizapp.bank.record_tables import (
    AttemptRow,
    LearnerRow,
    PresentedItemRow,
    ResponseRow,
    ReviewCardRow,
    SeenRow,
)
from quizapp.bank.specs import spec_from_json, spec_to_json
from quizapp.bank.tables import stored
from quizapp.core.answering.attempts import (
    Attempt,
    AttemptLine,
    Certainty,
    Question,
    QuizSpec,
    Response,
)
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import AttemptId, ItemVersionId, LearnerId, PresentedId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.errors import LearnerGone
from quizapp.core.learning.clocks import TOLERATED

_RESPONSE = ("presented_id", "chosen", "certainty", "outcome", "elapsed_ms", "at")
_RECORD = insert_statement("response", _RESPONSE) + " ON CONFLICT (presented_id) DO NOTHING"


class Records:
    """Attempts, their questions and the responses to them."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def add_attempt(
        self,
        learner_id: LearnerId,
        spec: QuizSpec,
        title: str,
        seed: int,
        shown: Sequence[tuple[ItemVersionId, tuple[int, ...]]],
        at: datetime,
    ) -> AttemptId:
        """Add an attempt with everything that it will show.

        Args:
            learner_id: the learner who answers.
            spec: what it was drawn from.
            title: its name in the history.
            seed: what its draw and its orders came from.
            shown: item versions in their order, each with the order of its options.
            at: when it started.

        Raises:
            LearnerGone: the learner was removed.
        """
        if self._db.get(LearnerRow, learner_id) is None:
            raise LearnerGone
        attempt = AttemptRow(
            learner_id=learner_id,
            spec=spec_to_json(spec),
            title=title,
            seed=seed,
            started_at=at,
            pack_id=pack_of(self._db, shown[0][0]) if shown else BUILT_IN,
        )
        self._db.add(attempt)
        self._db.flush()
        self._db.add_all(
            PresentedItemRow(
                attempt_id=attempt.id,
                position=position,
                version_id=version_id,
                shown_order=list(order),
                flagged=False,
            )
            for position, (version_id, order) in enumerate(shown)
        )
        self._db.flush()
        return AttemptId(attempt.id)

    def insert_question(
        self,
        attempt_id: AttemptId,
        position: int,
        version_id: ItemVersionId,
        order: tuple[int, ...],
        *,
        extra: bool = False,
    ) -> None:
        """Put a question into a running attempt; those at and after its place move on by one.

        Args:
            attempt_id: the attempt.
            position: its place; every question from there on must not have been shown.
            version_id: what is to be shown.
            order: the order of its options.
            extra: whether the learner asked for it on top of what was drawn.
        """
        later = self._db.scalars(
            select(PresentedItemRow)
            .where(PresentedItemRow.attempt_id == attempt_id, PresentedItemRow.position >= position)
            .order_by(PresentedItemRow.position.desc())
        )
        for row in later.all():  # one by one from the end: no two may ever have the same place
            row.position += 1
            self._db.flush()
        self._db.add(
            PresentedItemRow(
                attempt_id=attempt_id,
                position=position,
                version_id=version_id,
                shown_order=list(order),
                flagged=False,
                extra=extra,
            )
        )
        self._db.flush()

    def replace_question(
        self, presented_id: PresentedId, version_id: ItemVersionId, order: tuple[int, ...]
    ) -> None:
        """Put another question in the place of one; nothing happens if that was shown already."""
        self._db.execute(
            update(PresentedItemRow)
            .where(PresentedItemRow.id == presented_id, PresentedItemRow.shown_at.is_(None))
            .values(version_id=version_id, shown_order=list(order))
        )

    def attempt(self, attempt_id: AttemptId) -> Attempt:
        """Return an attempt with all its questions.

        Raises:
            LearnerGone: there is none: its learner was removed.
        """
        found = self._attempts(select(AttemptRow).where(AttemptRow.id == attempt_id))
        if not found:
            raise LearnerGone
        return found[0]

    def question(self, presented_id: PresentedId) -> Question:
        """Return one question of an attempt, as it was shown.

        Raises:
            LearnerGone: there is none: its learner was removed.
        """
        pair = self._db.execute(
            select(PresentedItemRow, ResponseRow)
            .outerjoin(ResponseRow, ResponseRow.presented_id == PresentedItemRow.id)
            .where(PresentedItemRow.id == presented_id)
        ).one_or_none()
        if pair is None:
            raise LearnerGone
        return self._questions([(pair[0], pair[1])])[0]

    def learner_of(self, presented_id: PresentedId) -> LearnerId:
        """Return who is asked a question.

        Raises:
            LearnerGone: nobody any more.
        """
        learner_id = self._db.scalar(
            select(AttemptRow.learner_id)
            .join(PresentedItemRow, PresentedItemRow.attempt_id == AttemptRow.id)
            .where(PresentedItemRow.id == presented_id)
        )
        if learner_id is None:
            raise LearnerGone
        return LearnerId(learner_id)

    def open_attempts(self, learner_id: LearnerId) -> tuple[Attempt, ...]:
        """Return a learner's attempts that were not finished, oldest first."""
        return self._attempts(
            select(AttemptRow)
            .where(AttemptRow.learner_id == learner_id, AttemptRow.finished_at.is_(None))
            .order_by(AttemptRow.started_at, AttemptRow.id)
        )

    def whole_attempts(self, learner_id: LearnerId) -> tuple[Attempt, ...]:
        """Return all of a learner's attempts with all their questions, oldest first."""
        return self._attempts(
            select(AttemptRow)
            .where(AttemptRow.learner_id == learner_id)
            .order_by(AttemptRow.started_at, AttemptRow.id)
        )

    def attempts(self, learner_id: LearnerId, now: datetime) -> tuple[AttemptLine, ...]:
        """Return a learner's attempts as rows of the history, the latest first.

        Those in the pack that the learner works with; those dated by a clock that ran
        ahead come last, because their real time is unknown.
        """
        asked = (
            select(
                PresentedItemRow.attempt_id,
                PresentedItemRow.id,
                ResponseRow.outcome,
                # What was missed and came back in the attempt counts by its first answer.
                func.row_number()
                .over(
                    partition_by=(PresentedItemRow.attempt_id, ItemRow.fact_id),
                    order_by=PresentedItemRow.position,
                )
                .label("time"),
            )
            .join(AttemptRow, AttemptRow.id == PresentedItemRow.attempt_id)
            .join(ItemVersionRow, ItemVersionRow.id == PresentedItemRow.version_id)
            .join(ItemRow, ItemRow.number == ItemVersionRow.item_number)
            .outerjoin(ResponseRow, ResponseRow.presented_id == PresentedItemRow.id)
            .where(AttemptRow.learner_id == learner_id, ~PresentedItemRow.extra)
            .subquery()
        )
        first = asked.c.time == 1
        rows = self._db.execute(
            select(
                AttemptRow.id,
                AttemptRow.title,
                AttemptRow.started_at,
                AttemptRow.finished_at,
                func.count(asked.c.id),
                func.count(asked.c.outcome),
                func.count(asked.c.outcome).filter(first),
                func.count(asked.c.outcome).filter(first, asked.c.outcome == Outcome.RIGHT.value),
            )
            .outerjoin(asked, asked.c.attempt_id == AttemptRow.id)
            .where(
                AttemptRow.learner_id == learner_id,
                AttemptRow.pack_id == chosen_pack(self._db, learner_id),
            )
            .group_by(AttemptRow.id)
            .order_by(
                AttemptRow.started_at > now + TOLERATED,
                AttemptRow.started_at.desc(),
                AttemptRow.id.desc(),
            )
        )
        return tuple(AttemptLine(AttemptId(row[0]), *row[1:]) for row in rows)

    def mark_shown(self, presented_id: PresentedId, at: datetime) -> None:
        """Note that a question is shown: its debt is open, and draws know that it was seen.

        The first moment stands; what draws know is the latest.
        """
        self._db.execute(
            update(PresentedItemRow)
            .where(PresentedItemRow.id == presented_id, PresentedItemRow.shown_at.is_(None))
            .values(shown_at=at)
        )
        learner_id, item_number = self._db.execute(
            select(AttemptRow.learner_id, ItemVersionRow.item_number)
            .select_from(PresentedItemRow)
            .join(AttemptRow, AttemptRow.id == PresentedItemRow.attempt_id)
            .join(ItemVersionRow, ItemVersionRow.id == PresentedItemRow.version_id)
            .where(PresentedItemRow.id == presented_id)
        ).one()
        seen = insert(self._db, SeenRow).values(
            learner_id=learner_id, item_number=item_number, last_shown=at
        )
        self._db.execute(
            seen.on_conflict_do_update(
                index_elements=["learner_id", "item_number"],
                # Also where it is earlier: then the clock ran ahead the last time.
                set_={"last_shown": seen.excluded.last_shown},
            )
        )

    def record(self, presented_id: PresentedId, response: Response) -> bool:
        """Record a response; return whether it is the one that stands.

        At most one response is kept for a question: a second one, from another copy of the app or
        a repeated click, is refused and the first stands.
        """
        values = (
            presented_id,
            response.chosen,
            None if response.certainty is None else response.certainty.value,
            response.outcome.value,
            response.elapsed_ms,
            stored(response.at),
        )
        return run_one(self._db, _RECORD, _RESPONSE, values) == 1

    def mark_left(self, presented_id: PresentedId, at: datetime) -> None:
        """Note that a question's feedback was left by an explicit action: its debt is paid."""
        self._db.execute(
            update(PresentedItemRow)
            .where(PresentedItemRow.id == presented_id, PresentedItemRow.left_at.is_(None))
            .values(left_at=at)
        )

    def set_flag(self, presented_id: PresentedId, *, flagged: bool) -> None:
        """Flag a question for later, or take the flag away."""
        self._db.execute(
            update(PresentedItemRow)
            .where(PresentedItemRow.id == presented_id)
            .values(flagged=flagged)
        )

    def finish(self, attempt_id: AttemptId, at: datetime) -> None:
        """Close an attempt; if it is closed already, its first end stands."""
        self._db.execute(
            update(AttemptRow)
            .where(AttemptRow.id == attempt_id, AttemptRow.finished_at.is_(None))
            .values(finished_at=at)
        )

    def debts(self, learner_id: LearnerId) -> tuple[tuple[AttemptId, Question], ...]:
        """Return everything shown or answered whose feedback was not left, oldest first."""
        owed = or_(PresentedItemRow.shown_at.is_not(None), ResponseRow.presented_id.is_not(None))
        rows = self._db.execute(
            select(PresentedItemRow, ResponseRow)
            .join(AttemptRow, AttemptRow.id == PresentedItemRow.attempt_id)
            .outerjoin(ResponseRow, ResponseRow.presented_id == PresentedItemRow.id)
            .where(
                AttemptRow.learner_id == learner_id,
                AttemptRow.pack_id == chosen_pack(self._db, learner_id),
                PresentedItemRow.left_at.is_(None),
                owed,
            )
            .order_by(func.coalesce(PresentedItemRow.shown_at, ResponseRow.at), PresentedItemRow.id)
        )
        pairs = list(rows)
        questions = self._questions(pairs)
        return tuple(
            (AttemptId(row.attempt_id), question)
            for (row, _), question in zip(pairs, questions, strict=True)
        )

    def facts_met(self, learner_id: LearnerId) -> int:
        """Return how many facts a learner has answered of those that the learner's pack has now.

        A skip answers nothing.
        """
        query = (
            select(func.count())
            .select_from(ReviewCardRow)
            .join(FactRow, FactRow.id == ReviewCardRow.fact_id)
            .where(
                ReviewCardRow.learner_id == learner_id,
                FactRow.pack_id == chosen_pack(self._db, learner_id),
                ~FactRow.retired,
            )
        )
        return self._db.scalar(query) or 0

    def has_said_how_sure(self, learner_id: LearnerId) -> bool:
        """Return whether a learner ever said how sure they were."""
        query = (
            select(ResponseRow.presented_id)
            .join(PresentedItemRow, PresentedItemRow.id == ResponseRow.presented_id)
            .join(AttemptRow, AttemptRow.id == PresentedItemRow.attempt_id)
            .where(AttemptRow.learner_id == learner_id, ResponseRow.certainty.is_not(None))
            .limit(1)
        )
        return self._db.scalar(query) is not None

    def flagged(self, learner_id: LearnerId) -> tuple[tuple[AttemptId, str, Question], ...]:
        """Return the questions of the learner's pack that were flagged, the latest shown first.

        Each with its attempt and the attempt's title.
        """
        rows = self._db.execute(
            select(PresentedItemRow, ResponseRow, AttemptRow.title)
            .join(AttemptRow, AttemptRow.id == PresentedItemRow.attempt_id)
            .outerjoin(ResponseRow, ResponseRow.presented_id == PresentedItemRow.id)
            .where(
                AttemptRow.learner_id == learner_id,
                AttemptRow.pack_id == chosen_pack(self._db, learner_id),
                PresentedItemRow.flagged,
            )
            .order_by(PresentedItemRow.shown_at.desc(), PresentedItemRow.id.desc())
        )
        found = list(rows)
        questions = self._questions([(row, response) for row, response, _ in found])
        return tuple(
            (AttemptId(row.attempt_id), title, question)
            for (row, _, title), question in zip(found, questions, strict=True)
        )

    def _attempts(self, query: Select[AttemptRow]) -> tuple[Attempt, ...]:
        attempts = self._db.scalars(query.execution_options(populate_existing=True)).all()
        pairs = list(
            self._db.execute(
                select(PresentedItemRow, ResponseRow)
                .outerjoin(ResponseRow, ResponseRow.presented_id == PresentedItemRow.id)
                .where(PresentedItemRow.attempt_id.in_([attempt.id for attempt in attempts]))
                .order_by(PresentedItemRow.attempt_id, PresentedItemRow.position)
                .execution_options(populate_existing=True)
            )
        )
        questions: dict[int, list[Question]] = {attempt.id: [] for attempt in attempts}
        for (row, _), question in zip(pairs, self._questions(pairs), strict=True):
            questions[row.attempt_id].append(question)
        return tuple(
            Attempt(
                id=AttemptId(row.id),
                learner_id=LearnerId(row.learner_id),
                spec=spec_from_json(row.spec),
                title=row.title,
                started_at=row.started_at,
                questions=tuple(questions[row.id]),
                finished_at=row.finished_at,
            )
            for row in attempts
        )

    def _questions(
        self, pairs: Sequence[tuple[PresentedItemRow, ResponseRow | None]]
    ) -> list[Question]:
        versions = Content(self._db).item_versions(
            ItemVersionId(row.version_id) for row, _ in pairs
        )
        return [
            Question(
                id=PresentedId(row.id),
                position=row.position,
                version=versions[ItemVersionId(row.version_id)],
                order=tuple(row.shown_order),
                shown_at=row.shown_at,
                response=None if response is None else _response_of(response),
                left_at=row.left_at,
                flagged=row.flagged,
                extra=row.extra,
            )
            for row, response in pairs
        ]


def _response_of(row: ResponseRow) -> Response:
    return Response(
        chosen=row.chosen,
        certainty=None if row.certainty is None else Certainty(row.certainty),
        outcome=Outcome(row.outcome),
        elapsed_ms=row.elapsed_ms,
        at=row.at,
    )
